//! Where earlier builds of a site left what they made, and for which program that is good.
#![expect(
    clippy::disallowed_methods,
    reason = "the program is a file, which is read to know it by"
)]

use std::path::{Path, PathBuf};

use crate::memo::{Fingerprint, Key, Shelf, Store};
use crate::pipeline::Memos;

/// The folder beside `digest.toml` for what builds remember.
const FOLDER: &str = ".digest-cache";

/// The most that is remembered, in bytes: some twenty thousand articles.
const BOUND: u64 = 2 << 30;

/// Where builds of the site in `root` leave what they remember.
pub(super) fn folder(root: &Path) -> PathBuf {
    root.join(FOLDER)
}

/// What earlier builds of the site in `root` have made, for this one to use and to add to. Without it, or while another
/// build has it, everything is made anew and comes out the same.
pub(super) fn of_build(root: &Path) -> Memos {
    let folder = folder(root);
    match (Store::open(&folder, BOUND), program()) {
        (Ok(store), Some(program)) => {
            Memos::once(Shelf::on_disk(&folder)).on_disk(store, program, true)
        }
        _ => none(),
    }
}

/// The same for a run that builds again and again.
pub(super) fn of_builds(root: &Path) -> Memos {
    match (Store::open(&root.join(FOLDER), BOUND), program()) {
        (Ok(store), Some(program)) => Memos::lasting().on_disk(store, program, true),
        _ => Memos::lasting(),
    }
}

/// The same for a run that writes nothing.
pub(super) fn to_look_at(root: &Path) -> Memos {
    if !root.join(FOLDER).is_dir() {
        return Memos::lasting();
    }
    match (Store::open(&root.join(FOLDER), BOUND), program()) {
        (Ok(store), Some(program)) => Memos::lasting().on_disk(store, program, false),
        _ => Memos::lasting(),
    }
}

/// For one build that knows nothing of others.
pub(super) fn none() -> Memos {
    Memos::once(Shelf::on_disk(&std::env::temp_dir()))
}

/// The fingerprint of the program itself: another one may make something else of the same sources.
pub(super) fn program() -> Option<Fingerprint> {
    let bytes = std::fs::read(std::env::current_exe().ok()?).ok()?;
    Some(Key::new("digest").bytes(&bytes).end())
}
