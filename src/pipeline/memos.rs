//! What is remembered from one site to the next, and where.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::link::Own;
use crate::memo::{Fingerprint, Key, Memo, Shelf, Store, StoreError};
use crate::scale::Copy;

use super::again::Last;
use super::known::Known;
use super::pages::Rendered;
use super::unit::Unit;

/// What is remembered from one site to the next.
pub struct Memos {
    /// Whether there will be a next site in this run, for which everything stays in memory.
    pub(super) lasting: bool,
    pub(super) last: Mutex<Option<Last>>,
    pub(super) units: Memo<Unit>,
    pub(super) known: Memo<Known>,
    pub(super) own: Memo<Own>,
    pub(super) pages: Memo<Rendered>,
    pub(super) cards: Memo<Option<Vec<u8>>>,
    pub(super) copies: Memo<Vec<Copy>>,
    pub(super) disk: Option<Disk>,
    /// Where a run that remembers nothing in memory puts things aside.
    pub(super) shelf: Shelf,
}

/// A memo on disk, and what it will be given at the end.
pub(super) struct Disk {
    store: Store,
    /// Tells this program from others.
    program: Fingerprint,
    /// Whether it will be given anything.
    write: bool,
    fresh: Mutex<Fresh>,
    used: Mutex<Vec<Fingerprint>>,
    units_found: AtomicUsize,
}

#[derive(Default)]
struct Fresh {
    values: Vec<(Fingerprint, Vec<u8>)>,
    bytes: usize,
}

/// So many bytes of new values are written at once.
const MUCH: usize = 8 << 20;

impl Memos {
    /// Memos in memory, for one site after the other.
    pub fn lasting() -> Self {
        Self { lasting: true, ..Self::once(Shelf::in_memory()) }
    }

    /// Memos for one site, which is put aside on `shelf` while it is made.
    pub fn once(shelf: Shelf) -> Self {
        Self {
            lasting: false,
            last: Mutex::default(),
            units: Memo::default(),
            known: Memo::default(),
            own: Memo::default(),
            pages: Memo::default(),
            cards: Memo::default(),
            copies: Memo::default(),
            disk: None,
            shelf,
        }
    }

    /// The same with a memo on disk behind them until the end of the run; `program` is the fingerprint of the program
    /// that runs, `write` says whether what is new will be kept.
    pub fn on_disk(self, store: Store, program: Fingerprint, write: bool) -> Self {
        let (fresh, used, units_found) = (Mutex::default(), Mutex::default(), AtomicUsize::new(0));
        Self { disk: Some(Disk { store, program, write, fresh, used, units_found }), ..self }
    }

    /// Ends the run as far as the disk goes: what is new is kept there. What is in memory stays.
    ///
    /// # Errors
    ///
    /// Any [`StoreError`]; nothing that is published depends on it.
    pub fn end_run(&mut self) -> Result<(), StoreError> {
        let Some(disk) = self.disk.take().filter(|disk| disk.write) else { return Ok(()) };
        let used = disk.used.into_inner().unwrap_or_else(PoisonError::into_inner);
        let fresh = disk.fresh.into_inner().unwrap_or_else(PoisonError::into_inner);
        disk.store.keep(&used, &fresh.values)
    }
}

impl Disk {
    /// A value that is on disk, or is made and will be, as bytes; one that `read` cannot read is none.
    pub(super) fn get_or_make<V>(
        &self,
        key: Fingerprint,
        read: impl FnOnce(&[u8]) -> Option<V>,
        make: impl FnOnce() -> (V, Vec<u8>),
    ) -> (V, Vec<u8>) {
        if let Some(bytes) = self.get(key)
            && let Some(value) = read(&bytes)
        {
            self.note_use(key);
            return (value, bytes);
        }
        let (value, bytes) = make();
        self.keep(key, bytes.clone());
        (value, bytes)
    }

    /// The bytes that are on disk.
    pub(super) fn get(&self, key: Fingerprint) -> Option<Vec<u8>> {
        self.store.get(self.own(key))
    }

    /// Notes that a unit was found.
    pub(super) fn count_unit(&self) {
        self.units_found.fetch_add(1, Ordering::Relaxed);
    }

    /// How many units were found.
    pub(super) fn units_found(&self) -> usize {
        self.units_found.load(Ordering::Relaxed)
    }

    /// Notes that what is on disk was of use.
    pub(super) fn note_use(&self, key: Fingerprint) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).push(self.own(key));
    }

    /// The key of a value that this very program made.
    fn own(&self, key: Fingerprint) -> Fingerprint {
        Key::new("program").with(self.program).with(key).end()
    }

    /// Gathers what is new, and writes it where it becomes much: a large site must not be in memory twice. No bytes are
    /// no value.
    pub(super) fn keep(&self, key: Fingerprint, bytes: Vec<u8>) {
        if !self.write || bytes.is_empty() {
            return;
        }
        let key = self.own(key);
        let much = {
            let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
            fresh.bytes += bytes.len();
            fresh.values.push((key, bytes));
            if fresh.bytes <= MUCH {
                return;
            }
            std::mem::take(&mut *fresh).values
        };
        // What cannot be kept will be made again. Others go on gathering.
        let _ = self.store.add(&much);
    }
}
