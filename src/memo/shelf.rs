//! Puts bytes aside on disk for the length of a run, so that a large site need not be in memory.
//!
//! The file is nobody's but this run's and goes with it, whatever way the run ends. What the disk does not take stays in
//! memory.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Bytes that were put aside.
#[derive(Debug)]
pub struct Shelf {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// `None`: there is no file, and everything stays in memory.
    file: Option<File>,
    end: u64,
}

/// Where bytes lie.
#[derive(Debug, Clone)]
pub enum Aside {
    /// In the file: from where, and how many.
    Disk(u64, usize),
    /// In memory.
    Memory(Vec<u8>),
}

impl Shelf {
    /// A shelf in `folder`, which is there.
    pub fn on_disk(folder: &Path) -> Self {
        Self { state: Mutex::new(State { file: nameless(folder), end: 0 }) }
    }

    /// A shelf in memory.
    pub fn in_memory() -> Self {
        Self { state: Mutex::new(State { file: None, end: 0 }) }
    }

    /// Puts bytes aside.
    pub fn put(&self, bytes: Vec<u8>) -> Aside {
        let mut state = self.state();
        let (start, length) = (state.end, bytes.len());
        let written = state.file.as_mut().is_some_and(|file| {
            file.seek(SeekFrom::Start(start)).and_then(|_| file.write_all(&bytes)).is_ok()
        });
        if !written {
            return Aside::Memory(bytes);
        }
        state.end += length as u64;
        Aside::Disk(start, length)
    }

    /// Bytes that were put aside here; `None` if the disk does not give them back.
    pub fn get(&self, aside: &Aside) -> Option<Vec<u8>> {
        let (start, length) = match aside {
            Aside::Disk(start, length) => (*start, *length),
            Aside::Memory(bytes) => return Some(bytes.clone()),
        };
        let mut state = self.state();
        let file = state.file.as_mut()?;
        let mut bytes = vec![0; length];
        file.seek(SeekFrom::Start(start)).and_then(|_| file.read_exact(&mut bytes)).ok()?;
        Some(bytes)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An empty file that no folder lists for longer than it takes to open it, or that goes when it is closed.
fn nameless(folder: &Path) -> Option<File> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let path = folder.join(format!(".shelf-{}-{number}", std::process::id()));
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(true);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt;
        const FILE_FLAG_DELETE_ON_CLOSE: u32 = 0x0400_0000;
        options.custom_flags(FILE_FLAG_DELETE_ON_CLOSE);
    }
    let file = options.open(&path).ok()?;
    if cfg!(unix) {
        std::fs::remove_file(&path).ok()?;
    }
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_aside_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        for shelf in [Shelf::on_disk(folder.path()), Shelf::in_memory()] {
            let [a, b] = [shelf.put(b"one".to_vec()), shelf.put(b"another".to_vec())];
            assert_eq!(shelf.get(&b).unwrap(), b"another");
            assert_eq!(shelf.get(&a).unwrap(), b"one");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left");
    }

    #[test]
    fn without_a_disk_it_stays_in_memory() {
        let shelf = Shelf::on_disk(Path::new("/nowhere/at/all"));
        assert_eq!(shelf.get(&shelf.put(b"one".to_vec())).unwrap(), b"one");
    }
}
