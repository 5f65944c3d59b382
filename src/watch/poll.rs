//! Looking again and again: for mounts and systems that do not tell.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Woken;
use super::plan::{Plan, walk};

/// A file changed so lately may change again without a new time: some file systems count whole seconds, or two.
const GRAIN: Duration = Duration::from_secs(3);

/// Looks at one site again and again.
pub(super) struct Poll {
    root: PathBuf,
    every: Duration,
    seen: Look,
}

/// What a site looks like from outside: for each file its length and time.
#[derive(Debug, PartialEq, Eq)]
struct Look {
    files: BTreeMap<PathBuf, (u64, Option<SystemTime>)>,
}

impl Poll {
    /// Looks at the site in `root`, now and from now on.
    pub(super) fn new(root: &Path, every: Duration) -> Self {
        Self { root: root.to_owned(), every, seen: look(root) }
    }

    /// Waits for a change, at most `longest`.
    pub(super) fn wait(&mut self, longest: Duration) -> Woken {
        let mut left = longest;
        loop {
            let turn = left.min(self.every);
            std::thread::sleep(turn);
            left = left.saturating_sub(turn);
            let now = look(&self.root);
            let young = now.is_young();
            if now != self.seen || young {
                self.seen = now;
                return Woken::Changed;
            }
            if left.is_zero() {
                return Woken::Quiet;
            }
        }
    }
}

impl Look {
    /// Whether a file is so young that a second change might not show.
    #[expect(clippy::disallowed_methods, reason = "the age of a file is nothing that is published")]
    fn is_young(&self) -> bool {
        let now = SystemTime::now();
        self.files.values().any(|(_, time)| {
            time.and_then(|time| now.duration_since(time).ok()).is_some_and(|age| age < GRAIN)
        })
    }
}

fn look(root: &Path) -> Look {
    let plan = Plan::of(root);
    let mut files = BTreeMap::new();
    let mut add = |path: &Path| {
        if let Ok(data) = path.metadata() {
            // Reading a folder's files changes nothing of it, so that folders count with their times.
            files.insert(path.to_owned(), (data.len(), data.modified().ok()));
        }
    };
    for name in crate::load::FILES {
        add(&root.join(name));
    }
    for folder in plan.deep.keys() {
        walk(folder).for_each(|entry| add(entry.path()));
    }
    Look { files }
}
