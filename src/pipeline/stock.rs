//! Every unit of a site: a little of each in memory, all of it where it can be had again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::memo::{Aside, Fingerprint, Key};

use super::group::Group;
use super::known::Known;
use super::memos::{Disk, Memos};
use super::unit::{self, Unit};

/// Every unit of a site, in the order of the groups.
pub(super) struct Stock<'a> {
    pub(super) notes: Vec<Note>,
    groups: &'a [Group<'a>],
    make: &'a (dyn Fn(&Group<'_>) -> Unit + Sync),
    memos: &'a Memos,
    /// The last that were asked for: an article has several pages, a listing several articles.
    last: Mutex<VecDeque<(usize, Arc<Unit>)>>,
}

/// A unit.
#[derive(Clone)]
pub(super) struct Note {
    pub(super) key: Fingerprint,
    pub(super) known: Known,
    lies: Lies,
}

/// Where a unit is.
#[derive(Clone)]
enum Lies {
    Memory(Arc<Unit>),
    Shelf(Aside),
    /// In the memo on disk.
    Disk,
}

/// So many units are held ready.
const READY: usize = 32;

impl<'a> Stock<'a> {
    /// Makes every unit, or finds it remembered. `progress` is called once for each.
    pub(super) fn take_in(
        groups: &'a [Group<'a>],
        shared: Fingerprint,
        make: &'a (dyn Fn(&Group<'_>) -> Unit + Sync),
        memos: &'a Memos,
        progress: &(dyn Fn() + Sync),
    ) -> Self {
        let notes = groups.par_iter().map(|group| {
            let key = unit::key(group, shared);
            let make = || make(group);
            let note = if memos.lasting {
                remembered(key, make, memos)
            } else {
                put_aside(key, make, memos)
            };
            progress();
            note
        });
        let (notes, last) = (notes.collect(), Mutex::default());
        Self { notes, groups, make, memos, last }
    }

    /// Of units that are there.
    pub(super) fn of(notes: Vec<Note>, memos: &'a Memos) -> Self {
        Self { notes, groups: &[], make: &|_| Unit::default(), memos, last: Mutex::default() }
    }

    /// The unit of that number.
    pub(super) fn unit(&self, number: usize) -> Arc<Unit> {
        let note = self.notes.get(number);
        if let Some(Note { lies: Lies::Memory(unit), .. }) = note {
            return unit.clone();
        }
        let last = || self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, unit)) = last().iter().find(|(one, _)| *one == number) {
            return unit.clone();
        }
        let bytes = note.and_then(|Note { key, lies, .. }| match lies {
            Lies::Memory(_) => None,
            Lies::Shelf(aside) => self.memos.shelf.get(aside),
            Lies::Disk => self.memos.disk.as_ref()?.get(*key),
        });
        let found = bytes.and_then(|bytes| Unit::unpacked(&bytes));
        // A disk that loses things costs time and nothing else.
        let unit = Arc::new(found.unwrap_or_else(|| match self.groups.get(number) {
            Some(group) => (self.make)(group),
            None => Unit::default(),
        }));
        let mut last = last();
        last.push_front((number, unit.clone()));
        last.truncate(READY);
        unit
    }
}

impl Note {
    /// A unit that stays in memory, found on disk or made.
    pub(super) fn kept(key: Fingerprint, make: impl FnOnce() -> Unit, disk: Option<&Disk>) -> Self {
        let unit = Arc::new(on_disk(key, make, disk));
        Self { key, known: Known::of(&unit), lies: Lies::Memory(unit) }
    }
}

/// A unit that is on disk, or is made and will be.
fn on_disk(key: Fingerprint, make: impl FnOnce() -> Unit, disk: Option<&Disk>) -> Unit {
    let Some(disk) = disk else { return make() };
    let found = disk.get(key).and_then(|bytes| Unit::unpacked(&bytes));
    if let Some(unit) = found {
        disk.count_unit();
        disk.note_use(key);
        return unit;
    }
    let unit = make();
    keep(disk, key, &unit, &Known::of(&unit));
    unit
}

/// A unit that stays in memory, with what is known of it.
fn remembered(key: Fingerprint, make: impl Fn() -> Unit, memos: &Memos) -> Note {
    let unit = memos.units.get_or_make(key, || on_disk(key, make, memos.disk.as_ref()));
    let known = (*memos.known.get_or_make(key, || Known::of(&unit))).clone();
    Note { key, known, lies: Lies::Memory(unit) }
}

/// A unit of which only what is known of it stays in memory.
fn put_aside(key: Fingerprint, make: impl Fn() -> Unit, memos: &Memos) -> Note {
    let found = memos.disk.as_ref().and_then(|disk| {
        let known = Known::unpacked(&disk.get(known_key(key))?)?;
        disk.count_unit();
        disk.note_use(key);
        disk.note_use(known_key(key));
        Some(known)
    });
    let (known, lies) = match found {
        Some(known) => (memos.units.make(|| known), Lies::Disk),
        None => {
            let unit = memos.units.make(make);
            let known = Known::of(&unit);
            let bytes = match &memos.disk {
                Some(disk) => keep(disk, key, &unit, &known),
                None => unit.packed(),
            };
            let lies = match bytes.is_empty() {
                false => Lies::Shelf(memos.shelf.put(bytes)),
                true => Lies::Memory(Arc::new(unit)),
            };
            (known, lies)
        }
    };
    Note { key, known, lies }
}

/// Keeps a unit and what is known of it apart from one another: most builds need the one of few and the other of all.
fn keep(disk: &Disk, key: Fingerprint, unit: &Unit, known: &Known) -> Vec<u8> {
    let bytes = unit.packed();
    disk.keep(key, bytes.clone());
    disk.keep(known_key(key), known.packed());
    bytes
}

/// Where that which is known of the unit `key` lies on disk.
fn known_key(key: Fingerprint) -> Fingerprint {
    Key::new("known").with(key).end()
}
