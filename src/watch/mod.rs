//! Says when something of a site may have changed on disk; what changed is for the reader to find out.
//!
//! The system's own watches where they work, else looking again and again. Editors save by writing, renaming or
//! swapping, sessions of a version control change a thousand files at once: all of it comes out as one "changed" when it
//! has settled. Invariants: nothing is read but names and times; a change is told at least once, perhaps once too often;
//! files that editors and systems keep for themselves (`.name.swp`, `name~`, `4913`-like names that vanish) are silent or
//! come to nothing, because the reader compares what files hold.

mod mount;
mod plan;
mod poll;
mod system;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use poll::Poll;
use system::System;

/// Why the system's watches are not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It was asked for.
    Asked,
    /// The folder is on a network, whose changes from elsewhere the system does not tell.
    Network {
        /// The kind of file system: `nfs4`.
        kind: String,
    },
    /// The system has no more watches, or none at all.
    System {
        /// What it said.
        message: String,
    },
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Asked => f.write_str("as asked"),
            Self::Network { kind } => write!(f, "the folder is on a network ({kind})"),
            Self::System { message } => write!(f, "the system cannot watch it: {message}"),
        }
    }
}

/// What a wait ended with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Woken {
    /// Something may have changed, and has settled.
    Changed,
    /// From now on changes are looked for again and again, for this reason. Something may have changed as well.
    Polling(Why),
    /// Nothing happened within the time.
    Quiet,
}

/// Watches one site.
pub struct Watcher {
    root: PathBuf,
    way: Way,
}

enum Way {
    System(System),
    Poll(Poll),
}

/// How often a site is looked at where the system does not tell.
const LOOK: Duration = Duration::from_millis(500);

impl Watcher {
    /// Watches the site in `root`; with `poll`, without the system's help. The reason says why the system's watches
    /// are not used, if they are not.
    pub fn new(root: &Path, poll: bool) -> (Self, Option<Why>) {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let why = if poll {
            Some(Why::Asked)
        } else {
            mount::network(&root).map(|kind| Why::Network { kind })
        };
        let (way, why) = match why {
            Some(why) => (Way::Poll(Poll::new(&root, LOOK)), Some(why)),
            None => match System::new(&root) {
                Ok(system) => (Way::System(system), None),
                Err(message) => (Way::Poll(Poll::new(&root, LOOK)), Some(Why::System { message })),
            },
        };
        (Self { root, way }, why)
    }

    /// The site's folder as the system tells it, and the files in it that it told of when something changed last, in
    /// case it told of all. A word to begin with, not to rely on.
    pub fn touched(&self) -> Option<(&Path, &BTreeSet<PathBuf>)> {
        match &self.way {
            Way::System(system) => Some((&self.root, system.touched()?)),
            Way::Poll(_) => None,
        }
    }

    /// Waits until something may have changed, at most `longest`.
    pub fn wait(&mut self, longest: Duration) -> Woken {
        match &mut self.way {
            Way::Poll(poll) => poll.wait(longest),
            Way::System(system) => match system.wait(&self.root, longest) {
                Ok(woken) => woken,
                Err(message) => {
                    self.way = Way::Poll(Poll::new(&self.root, LOOK));
                    Woken::Polling(Why::System { message })
                }
            },
        }
    }
}
