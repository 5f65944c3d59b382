//! Writes the published site: into a folder beside the target first, then swapped in.
//!
//! A crash or a full disk leaves the old site or the new one, never a mixture; between the two renames there is, for an
//! instant, none. A folder that this program did not make is never touched.
#![expect(clippy::disallowed_methods, reason = "this room writes the disk")]

mod compress;
mod seen;

use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use crate::model::OutputFile;

pub use seen::fingerprint;

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

/// A site on its way to its folder: files are taken as they are finished, and are seen when all of them are there.
///
/// A file whose bytes are what they were is not written: it moves to the new folder as it is, with its time. Dropped
/// before it is published, it leaves nothing.
#[derive(Debug)]
pub struct Staging {
    target: PathBuf,
    folder: PathBuf,
    old: PathBuf,
    /// Whether files get compressed neighbours.
    compress: bool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    written: usize,
    /// The paths of files that are in the target already.
    kept: Vec<String>,
    failed: Option<EmitError>,
}

impl Staging {
    /// Begins a site that will replace `target`; with `compress`, text files get `NAME.gz` and `NAME.br` beside them.
    ///
    /// # Errors
    ///
    /// [`EmitError::NotOurs`], and [`EmitError::Write`] where what an earlier run left cannot be cleared.
    pub fn begin(target: &Path, compress: bool) -> Result<Self, EmitError> {
        // A link to the folder that a server reads must stay a link.
        let followed = fs::canonicalize(target);
        let target = followed.as_deref().unwrap_or(target);
        let (folder, old) = (sibling(target, "staging"), sibling(target, "old"));
        if !target.exists() && old.is_dir() {
            // A run ended between the two renames.
            rename(&old, target)?;
        }
        refuse_foreign(target)?;
        remove(&folder)?;
        remove(&old)?;
        let (target, state) = (target.to_owned(), Mutex::default());
        Ok(Self { target, folder, old, compress, state })
    }

    /// Takes a file. What goes wrong is said by [`Self::publish`].
    pub fn put(&self, file: &OutputFile) {
        if self.state().failed.is_some() {
            return;
        }
        let more = if self.compress { compress::neighbours(file) } else { Vec::new() };
        let written = std::iter::once(file).chain(&more).try_for_each(|file| self.put_one(file));
        if let Err(error) = written {
            self.state().failed.get_or_insert(error);
        }
    }

    /// Takes a file that is in the target and stays as it is, with its compressed neighbours.
    pub fn keep(&self, path: &str) {
        let mut paths = vec![path.to_owned()];
        if self.compress {
            let beside = compress::ENDINGS_ADDED.iter().map(|ending| format!("{path}.{ending}"));
            paths.extend(beside.filter(|path| self.target.join(path).is_file()));
        }
        self.state().kept.append(&mut paths);
    }

    fn put_one(&self, file: &OutputFile) -> Result<(), EmitError> {
        if !stays_inside(&file.path) {
            return Err(EmitError::Escapes { path: file.path.clone() });
        }
        if holds(&self.target.join(&file.path), &file.bytes) {
            self.state().kept.push(file.path.clone());
            return Ok(());
        }
        write(&self.folder.join(&file.path), &file.bytes)?;
        self.state().written += 1;
        Ok(())
    }

    /// Puts the new site in the place of the old one.
    ///
    /// # Errors
    ///
    /// [`EmitError::Escapes`] and [`EmitError::Write`], with the target as it was.
    pub fn publish(self) -> Result<Emitted, EmitError> {
        let State { written, kept, failed } = std::mem::take(&mut *self.state());
        if let Some(error) = failed {
            return Err(error);
        }
        let emitted = Emitted { written, kept: kept.len() };
        if written == 0 && count(&self.target) == Some(kept.len() + 1) {
            return Ok(emitted);
        }
        write(
            &self.folder.join(MARKER),
            b"This folder is replaced as a whole by `digest build`.\n",
        )?;
        kept.par_iter()
            .try_for_each(|path| keep(&self.target.join(path), &self.folder.join(path)))?;
        if self.target.exists() {
            rename(&self.target, &self.old)?;
            rename(&self.folder, &self.target).inspect_err(|_| {
                let _ = fs::rename(&self.old, &self.target);
            })?;
        } else {
            rename(&self.folder, &self.target)?;
        }
        remove(&self.old)?;
        Ok(emitted)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Gone where it was published. What cannot be cleared now, the next run clears.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Replaces `target` with `files`.
///
/// # Errors
///
/// As [`Staging::begin`] and [`Staging::publish`].
pub fn emit(
    files: &[Arc<OutputFile>],
    target: &Path,
    compress: bool,
) -> Result<Emitted, EmitError> {
    let staging = Staging::begin(target, compress)?;
    files.par_iter().for_each(|file| staging.put(file));
    staging.publish()
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
        && is_same(file, bytes).unwrap_or(false)
}

/// Whether a file of as many bytes holds these.
fn is_same(file: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = fs::File::open(file)?;
    let mut read = [0; 1 << 14];
    for part in bytes.chunks(read.len()) {
        let read = &mut read[..part.len()];
        file.read_exact(read)?;
        if read != part {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Gives an old file a second name in the new folder, or copies it where the disk knows no second names.
fn keep(old: &Path, new: &Path) -> Result<(), EmitError> {
    let keep = || fs::hard_link(old, new).or_else(|_| fs::copy(old, new).map(|_| ()));
    in_folder(new, keep)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), EmitError> {
    in_folder(path, || fs::write(path, bytes))
}

/// Makes a file, and its folder where that is not there.
fn in_folder(path: &Path, make: impl Fn() -> io::Result<()>) -> Result<(), EmitError> {
    let made = match (make(), path.parent()) {
        (Err(error), Some(folder)) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder).and_then(|()| make())
        }
        (made, _) => made,
    };
    made.map_err(|source| EmitError::Write { path: path.to_owned(), source })
}

fn rename(from: &Path, to: &Path) -> Result<(), EmitError> {
    fs::rename(from, to).map_err(|source| EmitError::Write { path: to.to_owned(), source })
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
        emit(&[file("en/index.html"), file("gone.html")], &target, false).unwrap();
        emit(&[file("en/index.html")], &target, false).unwrap();
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
        emit(&[file("en/index.html"), other("a", "one")], &target, false).unwrap();
        let time = || fs::metadata(target.join("en/index.html")).unwrap().modified().unwrap();
        let before = time();
        let emitted = emit(&[file("en/index.html"), other("a", "two")], &target, false).unwrap();
        assert_eq!((emitted, time()), (Emitted { written: 1, kept: 1 }, before));
        assert_eq!(fs::read(target.join("a")).unwrap(), b"two");
    }

    #[test]
    fn touches_nothing_where_all_is_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("public");
        let time = || fs::metadata(target.join("en")).unwrap().modified().unwrap();
        emit(&[file("en/index.html")], &target, false).unwrap();
        let before = time();
        emit(&[file("en/index.html")], &target, false).unwrap();
        assert_eq!(time(), before);
        fs::write(target.join("stray"), "x").unwrap();
        emit(&[file("en/index.html")], &target, false).unwrap();
        assert!(!target.join("stray").exists());
    }

    #[cfg(unix)]
    #[test]
    fn follows_a_link_instead_of_replacing_it() {
        let root = tempfile::tempdir().unwrap();
        let (real, link) = (root.path().join("served"), root.path().join("public"));
        fs::create_dir(&real).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        emit(&[file("en/index.html")], &link, false).unwrap();
        assert!(link.is_symlink() && real.join("en/index.html").is_file());
    }

    #[test]
    fn refuses_a_folder_it_did_not_make() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("thesis.txt"), "years of work").unwrap();
        assert!(matches!(emit(&[file("a")], root.path(), false), Err(EmitError::NotOurs { .. })));
        assert!(root.path().join("thesis.txt").is_file());
    }

    #[test]
    fn refuses_paths_that_lead_out() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("public");
        for path in ["../a", "/etc/a", "a/../../b", "a\\b"] {
            assert!(
                matches!(emit(&[file(path)], &target, false), Err(EmitError::Escapes { .. })),
                "{path}"
            );
        }
        assert!(!target.exists());
    }
}
