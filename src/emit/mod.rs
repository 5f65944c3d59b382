//! Writes the published site: into a folder beside the target first, then swapped in.
//!
//! A crash or a full disk leaves the old site or the new one, never a mixture; between the two renames there is, for an
//! instant, none. A folder that this program did not make is never touched.
#![expect(clippy::disallowed_methods, reason = "this room writes the disk")]

mod compress;
mod seen;
mod spare;

use std::fs;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use crate::model::OutputFile;

pub use seen::fingerprint;
use spare::{Note, Spare};

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
    /// Where a spare becomes the next site.
    next: PathBuf,
    spare: Option<Spare>,
    /// Whether files get compressed neighbours.
    compress: bool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The paths of files that are new.
    written: Vec<String>,
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
        let [folder, old, next] = ["staging", "old", "next"].map(|what| sibling(target, what));
        if !target.exists() && old.is_dir() {
            // A run ended between the two renames.
            rename(&old, target)?;
        }
        refuse_foreign(target)?;
        [&folder, &old, &next].into_iter().try_for_each(|one| remove(one))?;
        let (target, state) = (target.to_owned(), Mutex::default());
        Ok(Self { target, folder, old, next, spare: None, compress, state })
    }

    /// The same with a place where the site before is kept for the next. `seen` is the fingerprint of the target, if that is
    /// as the run before has left it.
    pub fn with_spare(mut self, folder: &Path, seen: Option<u64>) -> Self {
        self.spare = Some(Spare::new(folder, seen));
        self
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

    /// Reads a file that is in the target.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        fs::read(self.target.join(path)).ok()
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
        self.state().written.push(file.path.clone());
        Ok(())
    }

    /// Puts the new site in the place of the old one.
    ///
    /// # Errors
    ///
    /// [`EmitError::Escapes`] and [`EmitError::Write`], with the target as it was.
    pub fn publish(self) -> Result<Emitted, EmitError> {
        let State { mut written, mut kept, failed } = std::mem::take(&mut *self.state());
        if let Some(error) = failed {
            return Err(error);
        }
        for paths in [&mut written, &mut kept] {
            paths.sort_unstable();
            paths.dedup();
        }
        let mut emitted = Emitted { written: written.len(), kept: kept.len(), seen: None };
        if written.is_empty() && files(&self.target).is_some_and(|all| all.len() == kept.len() + 1)
        {
            return Ok(emitted);
        }
        let spare = self.spare.as_ref().and_then(|spare| spare.take(&self.next));
        if let Some(note) = spare {
            let differ = self.amend(&note, &written, &kept)?;
            self.swap(&self.next)?;
            let paths = || differ.iter().map(String::as_str).chain([MARKER]);
            let seen = |folder| seen::part(folder, paths());
            let parts = seen(&self.target).zip(seen(&self.old));
            emitted.seen = parts.map(|(new, old)| note.seen.wrapping_sub(old).wrapping_add(new));
            return self.put_away(emitted, differ, (written, kept));
        }
        write(
            &self.folder.join(MARKER),
            b"This folder is replaced as a whole by `digest build`.\n",
        )?;
        kept.par_iter()
            .try_for_each(|path| keep(&self.target.join(path), &self.folder.join(path)))?;
        let before = self.spare.as_ref().and_then(|_| files(&self.target));
        self.swap(&self.folder)?;
        let mut differ = before.unwrap_or_default();
        differ.retain(|path| kept.binary_search(path).is_err() && path != MARKER);
        differ.extend(written.iter().cloned());
        emitted.seen = self.spare.as_ref().and_then(|_| fingerprint(&self.target));
        self.put_away(emitted, differ, (written, kept))
    }

    /// Makes the spare in `next` the next site, and says at which paths that differs from the one that is published.
    fn amend(
        &self,
        note: &Note,
        written: &[String],
        kept: &[String],
    ) -> Result<Vec<String>, EmitError> {
        let has = |paths: &[String], path: &String| paths.binary_search(path).is_ok();
        let moved = |path: &String| {
            let (from, to) = (self.folder.join(path), self.next.join(path));
            in_folder(&to, || fs::rename(&from, &to))
        };
        written.iter().try_for_each(moved)?;
        let gone = note.paths.iter().filter(|path| !has(written, path) && !has(kept, path));
        let gone: Vec<&String> = gone.collect();
        for path in note.differ.iter().chain(gone.iter().copied()) {
            if has(written, path) {
                continue;
            }
            let place = self.next.join(path);
            match fs::remove_file(&place) {
                Err(source) if source.kind() != io::ErrorKind::NotFound => {
                    return Err(EmitError::Write { path: place, source });
                }
                _ => {}
            }
            if has(kept, path) {
                keep(&self.target.join(path), &place)?;
            } else {
                // Folders that hold nothing any more go; the first that does stays.
                let folders = Path::new(path).ancestors().skip(1);
                let _ = folders.map(|one| fs::remove_dir(self.next.join(one))).find(Result::is_err);
            }
        }
        Ok(written.iter().chain(gone).cloned().collect())
    }

    /// Puts a complete site in the place of the target.
    fn swap(&self, new: &Path) -> Result<(), EmitError> {
        if !self.target.exists() {
            return rename(new, &self.target);
        }
        rename(&self.target, &self.old)?;
        rename(new, &self.target).inspect_err(|_| {
            let _ = fs::rename(&self.old, &self.target);
        })
    }

    /// Keeps the site before, or removes it.
    fn put_away(
        &self,
        emitted: Emitted,
        mut differ: Vec<String>,
        (written, kept): (Vec<String>, Vec<String>),
    ) -> Result<Emitted, EmitError> {
        let Some(spare) = self.spare.as_ref().filter(|_| self.old.exists()) else {
            remove(&self.old)?;
            return Ok(emitted);
        };
        let mut paths = [written, kept].concat();
        paths.sort_unstable();
        differ.sort_unstable();
        differ.dedup();
        let note = emitted.seen.map(|seen| Note { seen, differ, paths });
        let path = self.old.clone();
        spare.keep(&self.old, note).map_err(|source| EmitError::Write { path, source })?;
        Ok(emitted)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Gone where they were published. What cannot be cleared now, the next run clears.
        let _ = fs::remove_dir_all(&self.folder);
        let _ = fs::remove_dir_all(&self.next);
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
    /// The fingerprint of the target, where it is known.
    pub seen: Option<u64>,
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

/// The paths of the files below a folder, in no order; links to folders are not followed.
fn files(folder: &Path) -> Option<Vec<String>> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, path)) = open.pop() {
        for entry in fs::read_dir(folder).ok()? {
            let entry = entry.ok()?;
            let below = format!("{path}{}", entry.file_name().to_string_lossy());
            if entry.file_type().ok()?.is_dir() {
                open.push((entry.path(), below + "/"));
            } else {
                found.push(below);
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
mod tests;
