//! The translation memory: what was asked once is not asked again. One line of JSON for each paragraph and language, in
//! the order in which they were finished, for people to read, correct and compare.
//!
//! A line is on disk as soon as its paragraph is finished; a run that is killed loses no finished paragraph. The last of
//! several lines for one paragraph holds. Only one run may have the file at a time.
#![expect(clippy::disallowed_methods, reason = "this room keeps the memory on disk")]

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::model::Locale;
use crate::text::fingerprint::fingerprint;

/// The file beside `digest.toml`.
pub const MEMORY_FILE: &str = "translation-memory.jsonl";

/// A paragraph, translated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// The fingerprint of `source`.
    pub hash: String,
    /// The language.
    pub to: Locale,
    /// Who translated it: `openai/qwen3`.
    pub by: String,
    /// The paragraph, with tags.
    pub source: String,
    /// Its translation, with tags.
    pub target: String,
    /// What the translation was found to get wrong, after a second try.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<String>,
}

/// Why the memory cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MemoryError {
    /// It could not be read or written.
    #[error("cannot use the translation memory `{}`", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Another run has it.
    #[error("another `digest translate` is at work here: `{}` is locked", path.display())]
    Locked {
        /// The file.
        path: PathBuf,
    },
}

/// The memory of a site.
#[derive(Debug)]
pub struct Memory {
    path: PathBuf,
    file: Option<File>,
    known: BTreeMap<(String, Locale), Remembered>,
    /// The lines, from 1, that are none of ours.
    pub unread: Vec<usize>,
}

impl Memory {
    /// Reads the memory at `path`; nothing is written, and no file made.
    ///
    /// # Errors
    ///
    /// [`MemoryError::Io`].
    pub fn read(path: &Path) -> Result<Self, MemoryError> {
        let mut bytes = Vec::new();
        match File::open(path).and_then(|mut file| file.read_to_end(&mut bytes)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(fault(path, error)),
            _ => Ok(Self::of(path, &bytes)),
        }
    }

    /// Reads the memory and keeps others from writing to it until this value goes.
    ///
    /// # Errors
    ///
    /// Any [`MemoryError`].
    pub fn open(path: &Path) -> Result<Self, MemoryError> {
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .open(path)
            .map_err(|error| fault(path, error))?;
        // Some network folders know no locks.
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(MemoryError::Locked { path: path.to_owned() });
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| fault(path, error))?;
        // What a killed run left half is ended, so that the next line is whole.
        if bytes.last().is_some_and(|byte| *byte != b'\n') {
            file.write_all(b"\n").map_err(|error| fault(path, error))?;
        }
        Ok(Self { file: Some(file), ..Self::of(path, &bytes) })
    }

    fn of(path: &Path, bytes: &[u8]) -> Self {
        let mut known = BTreeMap::new();
        let mut unread = Vec::new();
        for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
            match serde_json::from_slice::<Remembered>(line) {
                // By what it says of the source, not by its hash: people edit.
                Ok(one) => {
                    known.insert((fingerprint(&one.source), one.to), one);
                }
                Err(_) if line.trim_ascii().is_empty() => {}
                Err(_) => unread.push(number),
            }
        }
        Self { path: path.to_owned(), file: None, known, unread }
    }

    /// The translation of a paragraph, if it is known.
    pub fn get(&self, source: &str, to: Locale) -> Option<&Remembered> {
        self.known.get(&(fingerprint(source), to))
    }

    /// Adds a line, at once and as a whole.
    ///
    /// # Errors
    ///
    /// [`MemoryError::Io`].
    pub fn add(&mut self, one: Remembered) -> Result<(), MemoryError> {
        let mut line =
            serde_json::to_vec(&one).map_err(|error| fault(&self.path, io::Error::other(error)))?;
        line.push(b'\n');
        if let Some(file) = &mut self.file {
            let written = file.write_all(&line).and_then(|()| file.sync_data());
            written.map_err(|error| fault(&self.path, error))?;
        }
        self.known.insert((fingerprint(&one.source), one.to), one);
        Ok(())
    }
}

fn fault(path: &Path, source: io::Error) -> MemoryError {
    MemoryError::Io { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(source: &str, target: &str) -> Remembered {
        Remembered {
            hash: fingerprint(source),
            to: Locale::En,
            by: "openai/m".to_owned(),
            source: source.to_owned(),
            target: target.to_owned(),
            doubts: Vec::new(),
        }
    }

    #[test]
    fn a_line_cut_off_costs_itself_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(MEMORY_FILE);
        std::fs::write(&path, "{\"hash\":\"5").unwrap();
        let mut memory = Memory::open(&path).unwrap();
        assert_eq!(memory.unread, [1]);
        memory.add(one("渡口有雾。", "Fog.")).unwrap();
        memory.add(one("渡口有雾。", "Fog at the ferry.")).unwrap();
        drop(memory);
        let memory = Memory::read(&path).unwrap();
        assert_eq!(memory.get("渡口有雾。", Locale::En).unwrap().target, "Fog at the ferry.");
        assert_eq!(memory.get("渡口 有雾。", Locale::En).unwrap().target, "Fog at the ferry.");
        assert!(memory.get("渡口有雾。", Locale::ZhHant).is_none());
    }

    #[test]
    fn two_runs_cannot_have_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(MEMORY_FILE);
        let _first = Memory::open(&path).unwrap();
        assert!(matches!(Memory::open(&path), Err(MemoryError::Locked { .. })));
        assert!(Memory::read(&path).is_ok());
    }
}
