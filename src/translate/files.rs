//! The only file of this room that writes content: whole files, each swapped in by one rename.
#![expect(clippy::disallowed_methods, reason = "this room writes translations")]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why a file could not be read or written; it is as it was.
#[derive(Debug, thiserror::Error)]
#[error("cannot read or write `{}`", path.display())]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// What a file holds; nothing where there is none.
pub(super) fn read(path: &Path) -> Result<String, WriteError> {
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        result => result.map_err(|source| WriteError { path: path.to_owned(), source }),
    }
}

/// What a file holds that somebody named.
///
/// # Errors
///
/// [`WriteError`], also where there is no such file.
pub fn read_file(path: &Path) -> Result<String, WriteError> {
    fs::read_to_string(path).map_err(|source| WriteError { path: path.to_owned(), source })
}

/// Writes a file as a whole: a crash leaves the old one or the new one.
///
/// # Errors
///
/// [`WriteError`]; the file is as it was.
pub fn write(path: &Path, text: &str) -> Result<(), WriteError> {
    let error = |source| WriteError { path: path.to_owned(), source };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Hidden, so that a preview running beside does not take it for content.
    let new = path.with_file_name(format!(".{name}.new"));
    let written = fs::File::create(&new).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&new, path)).map_err(|source| {
        let _ = fs::remove_file(&new);
        error(source)
    })
}

/// The sidecar of a translation: `ferry.en.toml` for `ferry.en.md`.
pub(super) fn sidecar(translation: &str) -> String {
    let stem = translation.rsplit_once('.').map_or(translation, |(stem, _)| stem);
    format!("{stem}.toml")
}
