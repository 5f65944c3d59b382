//! Remembers values as bytes on disk, in one embedded database.
//!
//! What is on disk is never trusted: each value carries a checksum, a database that cannot be read is begun anew, and one
//! that another process has open is gone without. Writing is one transaction, so that a crash leaves the state before or
//! behind it.
#![expect(clippy::disallowed_methods, reason = "this part of the room keeps values on disk")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use redb::{
    Database, DatabaseError, Durability, ReadOnlyTable, ReadableDatabase, ReadableTable, Table,
    TableDefinition,
};

use super::Fingerprint;

/// Values, each behind its checksum.
const VALUES: TableDefinition<'_, &[u8; 32], &[u8]> = TableDefinition::new("values");

/// For each value the run that used it last, and its length in bytes.
const USES: TableDefinition<'_, &[u8; 32], (u64, u64)> = TableDefinition::new("uses");

/// The number of the last run that wrote.
const RUNS: TableDefinition<'_, (), u64> = TableDefinition::new("runs");

const FILE: &str = "memo.redb";

/// Length of a checksum in bytes.
const CHECK: usize = 16;

/// A use is noted when the last one is so many runs old: a run that makes nothing new writes nothing most of the time.
const STALE: u64 = 8;

/// How many bytes of the database are held in memory: values are read once a run.
const CACHE: usize = 16 << 20;

/// A file of so many bytes is never too large: an empty database has a few of them.
const SMALL: u64 = 64 << 20;

/// Why there is no memo on disk. Never a reason not to build.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another process has it open.
    #[error("the memo is in use by another run")]
    Busy,
    /// Its folder or file cannot be made.
    #[error("cannot make `{}`", path.display())]
    Make {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The database failed.
    #[error("cannot use the memo")]
    Database(#[source] Box<redb::Error>),
}

impl<E: Into<redb::Error>> From<E> for StoreError {
    fn from(error: E) -> Self {
        Self::Database(Box::new(error.into()))
    }
}

/// A memo on disk.
pub struct Store {
    database: Database,
    values: Option<ReadOnlyTable<&'static [u8; 32], &'static [u8]>>,
    /// Most bytes of values that are kept.
    bound: u64,
    /// Whether something was added that is not kept.
    open: AtomicBool,
}

impl Store {
    /// Opens the memo in `folder`, which is made if it is not there; it keeps at most `bound` bytes of values.
    ///
    /// # Errors
    ///
    /// Any [`StoreError`].
    pub fn open(folder: &Path, bound: u64) -> Result<Self, StoreError> {
        let make = |path: &Path, source| StoreError::Make { path: path.to_owned(), source };
        fs::create_dir_all(folder).map_err(|source| make(folder, source))?;
        // Nobody wants it in a repository or a backup. See <https://bford.info/cachedir/>.
        for (name, text) in [
            (".gitignore", "*\n"),
            ("CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n"),
        ] {
            let path = folder.join(name);
            if !path.exists() {
                fs::write(&path, text).map_err(|source| make(&path, source))?;
            }
        }
        let path = folder.join(FILE);
        // Removed values leave room for new ones, but the file never shrinks by itself.
        let most = bound.saturating_mul(3).max(SMALL);
        if fs::metadata(&path).is_ok_and(|file| file.len() > most) {
            let _ = fs::remove_file(&path);
        }
        let create = || Database::builder().set_cache_size(CACHE).create(&path);
        let database = match sound(create) {
            Some(Err(DatabaseError::DatabaseAlreadyOpen)) => return Err(StoreError::Busy),
            Some(Err(_)) | None => {
                // No database, or one of another version, or a broken one.
                fs::remove_file(&path).map_err(|source| make(&path, source))?;
                create()?
            }
            Some(Ok(database)) => database,
        };
        let table = || database.begin_read().ok().and_then(|read| read.open_table(VALUES).ok());
        let values = sound(table).flatten();
        Ok(Self { database, values, bound, open: AtomicBool::new(false) })
    }

    /// The value of `key`; `None` if there is none, or it is damaged.
    pub fn get(&self, key: Fingerprint) -> Option<Vec<u8>> {
        sound(|| {
            let found = self.values.as_ref()?.get(&key.0).ok()??;
            let (check, bytes) = found.value().split_at_checked(CHECK)?;
            (check == checksum(&key, bytes)).then(|| bytes.to_vec())
        })?
    }

    /// Takes `fresh` values for the time being: without a [`Self::keep`] behind it, they may be lost.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`], with the memo as it was.
    pub fn add(&self, fresh: &[(Fingerprint, Vec<u8>)]) -> Result<(), StoreError> {
        let added = || -> Result<(), StoreError> {
            let run = self.run() + 1;
            let mut write = self.database.begin_write()?;
            // Nothing waits for the disk.
            write.set_durability(Durability::None)?;
            insert(fresh, run, &mut write.open_table(VALUES)?, &mut write.open_table(USES)?)?;
            write.commit()?;
            self.open.store(true, Ordering::Relaxed);
            Ok(())
        };
        sound(added).unwrap_or_else(broken)
    }

    /// Keeps `fresh` values, notes that those of `used` were of use, and forgets the ones that were of no use
    /// for longest where there is too much.
    ///
    /// # Errors
    ///
    /// [`StoreError::Database`], with the memo as it was.
    pub fn keep(
        &self,
        used: &[Fingerprint],
        fresh: &[(Fingerprint, Vec<u8>)],
    ) -> Result<(), StoreError> {
        sound(|| self.write(used, fresh)).unwrap_or_else(broken)
    }

    fn write(
        &self,
        used: &[Fingerprint],
        fresh: &[(Fingerprint, Vec<u8>)],
    ) -> Result<(), StoreError> {
        let run = self.run() + 1;
        let stale = self.stale(used, run);
        if fresh.is_empty() && stale.is_empty() && !self.open.load(Ordering::Relaxed) {
            return Ok(());
        }
        let write = self.database.begin_write()?;
        {
            let mut values = write.open_table(VALUES)?;
            let mut uses = write.open_table(USES)?;
            write.open_table(RUNS)?.insert((), run)?;
            for (key, length) in stale {
                uses.insert(&key, (run, length))?;
            }
            insert(fresh, run, &mut values, &mut uses)?;
            for key in too_much(&uses, self.bound)? {
                values.remove(&key)?;
                uses.remove(&key)?;
            }
        }
        write.commit()?;
        Ok(())
    }

    fn run(&self) -> u64 {
        let read = || -> Result<u64, StoreError> {
            let runs = self.database.begin_read()?.open_table(RUNS)?;
            Ok(runs.get(())?.map_or(0, |run| run.value()))
        };
        read().unwrap_or(0)
    }

    /// Those whose last use is long ago, with their lengths.
    fn stale(&self, used: &[Fingerprint], run: u64) -> Vec<([u8; 32], u64)> {
        let Ok(read) = self.database.begin_read() else { return Vec::new() };
        let Ok(uses) = read.open_table(USES) else { return Vec::new() };
        let mut stale = Vec::new();
        for key in used.iter().collect::<BTreeSet<_>>() {
            if let Ok(Some(found)) = uses.get(&key.0) {
                let (last, length) = found.value();
                if last + STALE <= run {
                    stale.push((key.0, length));
                }
            }
        }
        stale
    }
}

fn insert(
    fresh: &[(Fingerprint, Vec<u8>)],
    run: u64,
    values: &mut Table<'_, &'static [u8; 32], &'static [u8]>,
    uses: &mut Table<'_, &'static [u8; 32], (u64, u64)>,
) -> Result<(), StoreError> {
    for (key, bytes) in fresh {
        let mut value = checksum(key, bytes).to_vec();
        value.extend_from_slice(bytes);
        values.insert(&key.0, value.as_slice())?;
        uses.insert(&key.0, (run, value.len() as u64))?;
    }
    Ok(())
}

fn broken() -> Result<(), StoreError> {
    Err(redb::Error::Corrupted("its pages".to_owned()).into())
}

/// What `ask` says; `None` if the database panics, as it does at some damage that its own checksums do not see.
fn sound<T>(ask: impl FnOnce() -> T) -> Option<T> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(ask)).ok()
}

/// What must go for the values to take four fifths of `bound`; nothing while they take less than all of it.
fn too_much(
    uses: &impl ReadableTable<&'static [u8; 32], (u64, u64)>,
    bound: u64,
) -> Result<Vec<[u8; 32]>, StoreError> {
    let mut all: Vec<(u64, u64, [u8; 32])> = Vec::new();
    for entry in uses.iter()? {
        let (key, use_) = entry?;
        let (last, length) = use_.value();
        all.push((last, length, *key.value()));
    }
    let mut sum: u64 = all.iter().map(|(_, length, _)| length).sum();
    if sum <= bound {
        return Ok(Vec::new());
    }
    all.sort_unstable();
    let mut gone = Vec::new();
    for (_, length, key) in all {
        if sum <= bound / 5 * 4 {
            break;
        }
        sum -= length;
        gone.push(key);
    }
    Ok(gone)
}

fn checksum(key: &Fingerprint, bytes: &[u8]) -> [u8; CHECK] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&key.0).update(bytes);
    let mut check = [0; CHECK];
    check.copy_from_slice(&hasher.finalize().as_bytes()[..CHECK]);
    check
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memo::Key;

    fn key(number: usize) -> Fingerprint {
        Key::new("test").value(&number).end()
    }

    fn run(folder: &Path, bound: u64, fresh: std::ops::Range<usize>, used: &[usize]) {
        let store = Store::open(folder, bound).unwrap();
        let fresh: Vec<_> = fresh.map(|number| (key(number), vec![number as u8; 1000])).collect();
        let used: Vec<_> = used.iter().map(|number| key(*number)).collect();
        store.keep(&used, &fresh).unwrap();
    }

    fn found(folder: &Path, number: usize) -> bool {
        let value = Store::open(folder, 1 << 20).unwrap().get(key(number));
        assert!(value.as_ref().is_none_or(|value| *value == vec![number as u8; 1000]));
        value.is_some()
    }

    #[test]
    fn values_outlive_the_run() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("deep/memo");
        assert!(!found(&folder, 1));
        run(&folder, 1 << 20, 0..3, &[]);
        assert!(found(&folder, 1) && !found(&folder, 7));
    }

    #[test]
    fn what_was_of_no_use_for_longest_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        run(folder.path(), 10_000, 0..5, &[]);
        for _ in 0..=STALE {
            run(folder.path(), 10_000, 5..6, &[0]);
        }
        run(folder.path(), 10_000, 6..11, &[]);
        assert!(found(folder.path(), 0) && found(folder.path(), 10));
        assert!(!found(folder.path(), 1));
    }

    #[test]
    fn what_is_added_on_the_way_is_kept_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), 1 << 20).unwrap();
        store.add(&[(key(1), vec![1; 1000])]).unwrap();
        store.keep(&[], &[]).unwrap();
        drop(store);
        assert!(found(folder.path(), 1));
    }

    #[test]
    fn a_second_process_goes_without() {
        let folder = tempfile::tempdir().unwrap();
        let _first = Store::open(folder.path(), 1000).unwrap();
        assert!(matches!(Store::open(folder.path(), 1000), Err(StoreError::Busy)));
    }

    #[test]
    fn a_broken_database_is_begun_anew() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        for damage in [0usize, 1, 2] {
            run(folder.path(), 1 << 20, 0..20, &[]);
            let mut bytes = fs::read(&file).unwrap();
            match damage {
                0 => bytes.truncate(bytes.len() / 3),
                1 => bytes.fill(b'x'),
                _ => bytes.clear(),
            }
            fs::write(&file, bytes).unwrap();
            assert!((0..20).all(|number| !found(folder.path(), number)), "{damage}");
        }
    }

    #[test]
    fn a_damaged_value_is_no_value() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        run(folder.path(), 1 << 20, 7..8, &[]);
        let mut bytes = fs::read(&file).unwrap();
        let at = bytes.windows(64).position(|part| part == [7; 64]).unwrap();
        bytes[at] = 8;
        fs::write(&file, bytes).unwrap();
        assert!(!found(folder.path(), 7));
    }
}
