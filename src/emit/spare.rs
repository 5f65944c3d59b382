//! The site before the last, kept so that the next need not be put together from its every file.
//!
//! Two sites that follow one another have most files in common: one file with a name in each. The spare becomes the next
//! site by what has changed since, and never while it is published. What is not certain of it makes it worthless.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Where a spare is kept, and of what it is the spare.
#[derive(Debug)]
pub(super) struct Spare {
    folder: PathBuf,
    note: PathBuf,
    /// The fingerprint of the site that is published, if that is as it was left.
    seen: Option<u64>,
}

/// What is known of a spare.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// The fingerprint of the site behind it.
    pub(super) seen: u64,
    /// The paths at which the two differ, in order.
    pub(super) differ: Vec<String>,
    /// The paths of the files of the site behind it, in order.
    pub(super) paths: Vec<String>,
}

impl Spare {
    /// In `folder`, which may not be there.
    pub(super) fn new(folder: &Path, seen: Option<u64>) -> Self {
        let (folder, note) = (folder.join("spare"), folder.join("spare.list"));
        Self { folder, note, seen }
    }

    /// Moves the spare to `next`, if there is one of the site that is published.
    pub(super) fn take(&self, next: &Path) -> Option<Note> {
        let note = fs::read_to_string(&self.note).ok().and_then(|text| Note::read(&text))?;
        let is_good = Some(note.seen) == self.seen;
        // From now on it is nothing until it is complete again.
        fs::remove_file(&self.note).ok()?;
        (is_good && fs::rename(&self.folder, next).is_ok()).then_some(note)
    }

    /// Keeps the site that was published in `old`; `note` is of the one behind it. Without it the next build takes longer.
    pub(super) fn keep(&self, old: &Path, note: Option<Note>) -> io::Result<()> {
        let _ = fs::remove_file(&self.note);
        if self.folder.exists() {
            fs::remove_dir_all(&self.folder)?;
        }
        match note.and_then(|note| note.written()) {
            Some(text) if fs::rename(old, &self.folder).is_ok() => {
                let new = self.note.with_extension("new");
                let _ = fs::write(&new, text).and_then(|()| fs::rename(&new, &self.note));
                Ok(())
            }
            _ => fs::remove_dir_all(old),
        }
    }
}

impl Note {
    /// One line for the fingerprint, one for each path; those that differ have a mark before them.
    fn written(&self) -> Option<String> {
        let Self { seen, differ, paths } = self;
        let mut text = format!("{seen}\n");
        for (mark, path) in
            differ.iter().map(|path| ('~', path)).chain(paths.iter().map(|path| ('=', path)))
        {
            if path.contains('\n') {
                return None;
            }
            text.push(mark);
            text.push_str(path);
            text.push('\n');
        }
        // What is cut off is no note.
        text.push('.');
        Some(text)
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix("\n.")?.split('\n');
        let mut note = Self { seen: lines.next()?.parse().ok()?, ..Self::default() };
        for line in lines {
            match line.split_at_checked(1)? {
                ("~", path) => note.differ.push(path.to_owned()),
                ("=", path) => note.paths.push(path.to_owned()),
                _ => return None,
            }
        }
        Some(note)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_that_is_written_can_be_read() {
        let note =
            Note { seen: 7, differ: vec!["a/b".into()], paths: vec!["a/b".into(), "c".into()] };
        let text = note.written().unwrap();
        assert_eq!(Note::read(&text), Some(note));
        assert_eq!(Note::read(&text[..text.len() - 3]), None);
        assert_eq!(Note { paths: vec!["a\nb".into()], ..Note::default() }.written(), None);
    }
}
