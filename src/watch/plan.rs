//! Which folders of the disk a site is spread over: its own, and those that links in it lead to.
//!
//! Links are resolved here and not by the library, which would watch a linked folder but not the folder of a linked
//! file. A folder is known by its identity too: one that was deleted and made again has the old path and needs a new
//! watch.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::load;

/// Where to look for changes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// Folders with everything below them.
    pub(super) deep: BTreeMap<PathBuf, Identity>,
    /// Folders of which single names matter.
    pub(super) flat: BTreeMap<PathBuf, Identity>,
    /// Those names, with their folders.
    names: BTreeSet<PathBuf>,
}

/// What tells a folder from a later one of the same path: device and number on Unix; elsewhere only the path counts.
pub(super) type Identity = Option<(u64, u64)>;

/// Links from folder to folder are followed so many times; more are a circle.
const MOST_LINKS: usize = 4096;

impl Plan {
    /// The plan for the site in `root`.
    pub(super) fn of(root: &Path) -> Self {
        let mut plan = Self::default();
        plan.flat.insert(root.to_owned(), identity(root));
        let mut open: Vec<PathBuf> = Vec::new();
        for name in load::FILES.iter().chain(load::FOLDERS) {
            let path = root.join(name);
            plan.names.insert(path.clone());
            plan.follow(&path, &mut open);
        }
        let mut links = 0;
        while let Some(folder) = open.pop() {
            // A folder below one that is watched is watched.
            if plan.deep.keys().any(|known| folder.starts_with(known)) {
                continue;
            }
            plan.deep.insert(folder.clone(), identity(&folder));
            for entry in walk(&folder).filter(|entry| entry.path_is_symlink()) {
                links += 1;
                if links > MOST_LINKS {
                    return plan;
                }
                plan.follow(entry.path(), &mut open);
            }
        }
        plan
    }

    /// Notes where a path leads: a folder is to be looked through, of a linked file the name matters.
    fn follow(&mut self, path: &Path, open: &mut Vec<PathBuf>) {
        let Ok(real) = path.canonicalize() else { return };
        if real.is_dir() {
            open.push(real);
        } else if real != path
            && let Some(folder) = real.parent()
        {
            self.flat.insert(folder.to_owned(), identity(folder));
            self.names.insert(real);
        }
    }

    /// Whether a change of that path may be one of the site.
    pub(super) fn concerns(&self, path: &Path) -> bool {
        if self.names.contains(path) {
            return true;
        }
        let below = self.deep.keys().filter_map(|folder| path.strip_prefix(folder).ok());
        let seen = |rest: &Path| {
            rest.components().all(|part| !load::is_hidden(&part.as_os_str().to_string_lossy()))
        };
        below.into_iter().any(seen)
    }

    /// Whether the folders are still the ones the plan was made for.
    pub(super) fn holds(&self) -> bool {
        self.deep.iter().chain(&self.flat).all(|(folder, was)| identity(folder) == *was)
    }
}

/// Everything below a folder that is not hidden, links not followed.
pub(super) fn walk(folder: &Path) -> impl Iterator<Item = walkdir::DirEntry> {
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !load::is_hidden(&entry.file_name().to_string_lossy())
    };
    WalkDir::new(folder).into_iter().filter_entry(visible).filter_map(Result::ok)
}

#[cfg(unix)]
fn identity(folder: &Path) -> Identity {
    use std::os::unix::fs::MetadataExt;
    folder.metadata().ok().map(|data| (data.dev(), data.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Identity {
    folder.is_dir().then_some((0, 0))
}
