//! A site that was read before: what is the same stays where it is in memory, so that it is known by that.
#![expect(clippy::disallowed_methods, reason = "this room reads the disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Content, Loaded, files};
use crate::model::{SourceFile, SourcePath};

/// The site in `root`, which was `before`, where nothing but texts of these sources has changed. `None` where that cannot
/// be: another file is among `paths`, or one is gone, empty or too large; then all must be read.
pub fn again(root: &Path, before: &Loaded, paths: &BTreeSet<PathBuf>) -> Option<Loaded> {
    let mut loaded = before.clone();
    let sources = &mut loaded.content.sources;
    let mut read = false;
    for path in paths {
        let name = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
        let at = sources.binary_search_by(|one| one.path.as_str().cmp(name.as_str()));
        let Ok(at) = at else {
            // Editors write elsewhere first; what has gone again was nothing.
            if path.symlink_metadata().is_ok() {
                return None;
            }
            continue;
        };
        let data = path.symlink_metadata().ok()?;
        if !data.is_file() || data.len() > files::LARGEST {
            return None;
        }
        let bytes = fs::read(path).ok().filter(|bytes| !bytes.is_empty())?;
        read = true;
        if sources[at].bytes != bytes {
            sources[at] = Arc::new(SourceFile { bytes, ..(*sources[at]).clone() });
        }
    }
    read.then_some(loaded)
}

impl Loaded {
    /// The same, where what is as it was `before` is that very piece of memory.
    pub fn sharing(mut self, before: &Self) -> Self {
        let Content { sources, pictures, .. } = &mut self.content;
        share(sources, &before.content.sources, |one| &one.path);
        share(pictures, &before.content.pictures, |one| &one.path);
        self
    }
}

fn share<T: PartialEq>(new: &mut [Arc<T>], old: &[Arc<T>], path: impl Fn(&T) -> &SourcePath) {
    let known: BTreeMap<&SourcePath, &Arc<T>> = old.iter().map(|one| (path(one), one)).collect();
    for one in new {
        if let Some(same) = known.get(path(one)).filter(|same| ***same == *one) {
            *one = (*same).clone();
        }
    }
}
