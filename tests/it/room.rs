//! A site in a folder that goes away: its files, and what the program says of it.

use std::path::Path;

use crate::fixtures::{digest, tree};

/// The folder.
pub(crate) struct Room(tempfile::TempDir);

impl Room {
    /// A site of these files; without settings of its own it has the usual ones.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let room = Self(tempfile::tempdir().unwrap());
        [("digest.toml", "")].iter().chain(files).for_each(|(path, text)| room.write(path, text));
        room
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// What a file holds; nothing where there is none.
    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path().join(path)).unwrap_or_default()
    }

    /// The exit code, and all that was said, the results first.
    pub(crate) fn digest(&self, args: &[&str]) -> (Option<i32>, String) {
        let output = digest(self.path(), args);
        let said = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(said).unwrap())
    }

    /// The published pages of articles in a language, by path.
    pub(crate) fn pages(&self, lang: &str) -> Vec<(String, String)> {
        let start = format!("{lang}/a/");
        let files = tree(&self.path().join("public")).into_iter();
        files
            .filter(|(path, _)| path.starts_with(&start))
            .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
            .collect()
    }
}
