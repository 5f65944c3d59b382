//! Writes the published site: into a folder beside the target first, then swapped in.
//!
//! A crash or a full disk leaves the old site or the new one, never a mixture; between the two renames there is, for an
//! instant, none. A folder that this program did not make is never touched.
#![expect(clippy::disallowed_methods, reason = "this room writes the disk")]

mod compress;

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::model::OutputFile;

pub use compress::compressed;

/// The file by which the program knows a folder of its own.
pub const MARKER: &str = ".digest-site";

/// Why a site could not be written; the target is as it was.
#[derive(Debug, thiserror::Error)]
pub enum EmitError {
    /// The target exists, has files in it, and was not made by this program.
    #[error("`{}` was not made by digest; choose another folder with --output, or empty it yourself", path.display())]
    NotOurs {
        /// The target.
        path: PathBuf,
    },
    /// A file or folder could not be written.
    #[error("cannot write `{}`", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file would have been written outside the target.
    #[error("`{path}` leads out of the output folder")]
    Escapes {
        /// The file's path as it was given.
        path: String,
    },
}

/// Replaces `target` with `files`.
///
/// A file whose bytes are what they were is not written: it moves to the new folder as it is, with its time.
///
/// # Errors
///
/// [`EmitError::NotOurs`] and [`EmitError::Escapes`] before anything is touched; [`EmitError::Write`] with `target` as it was.
pub fn emit(files: &[Arc<OutputFile>], target: &Path) -> Result<Emitted, EmitError> {
    refuse_foreign(target)?;
    // A link to the folder that a server reads must stay a link.
    let followed = fs::canonicalize(target);
    let target = followed.as_deref().unwrap_or(target);
    if let Some(file) = files.iter().find(|file| !stays_inside(&file.path)) {
        return Err(EmitError::Escapes { path: file.path.clone() });
    }
    if is_published(files, target) {
        return Ok(Emitted { written: 0, kept: files.len() });
    }
    let staging = sibling(target, "staging");
    let old = sibling(target, "old");
    remove(&staging)?;
    remove(&old)?;
    let written = write_all(files, target, &staging);
    let swapped = written.and_then(|emitted| swap(&staging, target, &old).map(|()| emitted));
    if swapped.is_err() {
        let _ = fs::remove_dir_all(&staging);
    }
    let emitted = swapped?;
    remove(&old)?;
    Ok(emitted)
}

/// What became of the files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Emitted {
    /// Files that were written.
    pub written: usize,
    /// Files that were there already.
    pub kept: usize,
}

fn refuse_foreign(target: &Path) -> Result<(), EmitError> {
    let foreign = || EmitError::NotOurs { path: target.to_owned() };
    match fs::read_dir(target) {
        Ok(mut entries) => {
            let ours = target.join(MARKER).is_file() || entries.next().is_none();
            if ours { Ok(()) } else { Err(foreign()) }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(_) => Err(foreign()),
    }
}

/// Whether a path is relative and goes only downwards.
fn stays_inside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains('\\')
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// A hidden folder beside the target, on the same disk, so that renaming is one step.
fn sibling(target: &Path, what: &str) -> PathBuf {
    let name = target
        .file_name()
        .map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
    target.with_file_name(format!(".{name}.digest-{what}"))
}

fn write_all(
    files: &[Arc<OutputFile>],
    target: &Path,
    staging: &Path,
) -> Result<Emitted, EmitError> {
    write(&staging.join(MARKER), b"This folder is replaced as a whole by `digest build`.\n")?;
    let mut emitted = Emitted::default();
    for file in files {
        let path = staging.join(&file.path);
        if keep(&target.join(&file.path), &path, &file.bytes) {
            emitted.kept += 1;
        } else {
            write(&path, &file.bytes)?;
            emitted.written += 1;
        }
    }
    Ok(emitted)
}

/// Whether the target holds these files and no others.
fn is_published(files: &[Arc<OutputFile>], target: &Path) -> bool {
    files.iter().all(|file| holds(&target.join(&file.path), &file.bytes))
        && count(target) == Some(files.len() + 1)
}

/// How many files are below a folder, links to folders not followed.
fn count(folder: &Path) -> Option<usize> {
    let mut found = 0;
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).ok()? {
            let entry = entry.ok()?;
            if entry.file_type().ok()?.is_dir() {
                open.push(entry.path());
            } else {
                found += 1;
            }
        }
    }
    Some(found)
}

/// Whether a file, and no link to one, holds these bytes.
fn holds(file: &Path, bytes: &[u8]) -> bool {
    let length = bytes.len() as u64;
    fs::symlink_metadata(file).is_ok_and(|data| data.is_file() && data.len() == length)
        && fs::read(file).is_ok_and(|old| old == bytes)
}

/// Gives the old file a second name in the new folder, if it holds these bytes; false if it does not, or the disk knows
/// no second names.
fn keep(old: &Path, new: &Path, bytes: &[u8]) -> bool {
    let folder = || new.parent().is_none_or(|folder| fs::create_dir_all(folder).is_ok());
    holds(old, bytes) && folder() && fs::hard_link(old, new).is_ok()
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), EmitError> {
    let failed = |source| EmitError::Write { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

fn swap(staging: &Path, target: &Path, old: &Path) -> Result<(), EmitError> {
    let rename = |from: &Path, to: &Path| {
        fs::rename(from, to).map_err(|source| EmitError::Write { path: to.to_owned(), source })
    };
    if !target.exists() {
        return rename(staging, target);
    }
    rename(target, old)?;
    rename(staging, target).inspect_err(|_| {
        let _ = fs::rename(old, target);
    })
}

fn remove(folder: &Path) -> Result<(), EmitError> {
    match fs::remove_dir_all(folder) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            Err(EmitError::Write { path: folder.to_owned(), source })
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str) -> Arc<OutputFile> {
        Arc::new(OutputFile { path: path.into(), bytes: b"new".to_vec() })
    }

    #[test]
    fn replaces_its_own_folder_as_a_whole() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("public");
        emit(&[file("en/index.html"), file("gone.html")], &target).unwrap();
        emit(&[file("en/index.html")], &target).unwrap();
        assert!(target.join("en/index.html").is_file() && !target.join("gone.html").exists());
        assert_eq!(
            fs::read_dir(root.path()).unwrap().count(),
            1,
            "nothing is left beside the target"
        );
    }

    #[test]
    fn leaves_files_alone_that_are_what_they_were() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("public");
        let other =
            |path: &str, text: &str| Arc::new(OutputFile { path: path.into(), bytes: text.into() });
        emit(&[file("en/index.html"), other("a", "one")], &target).unwrap();
        let time = || fs::metadata(target.join("en/index.html")).unwrap().modified().unwrap();
        let before = time();
        let emitted = emit(&[file("en/index.html"), other("a", "two")], &target).unwrap();
        assert_eq!((emitted, time()), (Emitted { written: 1, kept: 1 }, before));
        assert_eq!(fs::read(target.join("a")).unwrap(), b"two");
    }

    #[test]
    fn touches_nothing_where_all_is_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("public");
        let time = || fs::metadata(target.join("en")).unwrap().modified().unwrap();
        emit(&[file("en/index.html")], &target).unwrap();
        let before = time();
        emit(&[file("en/index.html")], &target).unwrap();
        assert_eq!(time(), before);
        fs::write(target.join("stray"), "x").unwrap();
        emit(&[file("en/index.html")], &target).unwrap();
        assert!(!target.join("stray").exists());
    }

    #[cfg(unix)]
    #[test]
    fn follows_a_link_instead_of_replacing_it() {
        let root = tempfile::tempdir().unwrap();
        let (real, link) = (root.path().join("served"), root.path().join("public"));
        fs::create_dir(&real).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        emit(&[file("en/index.html")], &link).unwrap();
        assert!(link.is_symlink() && real.join("en/index.html").is_file());
    }

    #[test]
    fn refuses_a_folder_it_did_not_make() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("thesis.txt"), "years of work").unwrap();
        assert!(matches!(emit(&[file("a")], root.path()), Err(EmitError::NotOurs { .. })));
        assert!(root.path().join("thesis.txt").is_file());
    }

    #[test]
    fn refuses_paths_that_lead_out() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("public");
        for path in ["../a", "/etc/a", "a/../../b", "a\\b"] {
            assert!(
                matches!(emit(&[file(path)], &target), Err(EmitError::Escapes { .. })),
                "{path}"
            );
        }
        assert!(!target.exists());
    }
}
