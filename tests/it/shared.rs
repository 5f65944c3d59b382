//! The folder of real sources and of other projects' cases, which is not part of the repository.

use std::path::PathBuf;

/// A file or folder of `../shared`; `None`, with a word about it, where there is none.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let found = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path);
    if !found.exists() {
        eprintln!("skipped: ../shared/{path} is not here");
        return None;
    }
    Some(found)
}
