//! Every unit of a site: a little of each in memory, all of it where it can be had again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::check::Sketch;
use crate::link::Brief;
use crate::memo::{Aside, Fingerprint};
use crate::model::{Report, Settings};

use super::group::Group;
use super::memos::Memos;
use super::unit::{self, Unit};

/// Every unit of a site, in the order of the groups.
pub(super) struct Stock<'a> {
    /// What is known of each.
    pub(super) notes: Vec<Note>,
    groups: &'a [Group<'a>],
    make: &'a (dyn Fn(&Group<'_>) -> Unit + Sync),
    memos: &'a Memos,
    /// The last that were asked for: an article has several pages, a listing several articles.
    last: Mutex<VecDeque<(usize, Arc<Unit>)>>,
}

/// What is known of a unit.
pub(super) struct Note {
    pub(super) key: Fingerprint,
    /// Its articles, until they are taken.
    pub(super) articles: Vec<Noted>,
    /// What was remarked on each file, and the settings that [`super::overrule::settle`] asks for.
    pub(super) files: Vec<(Report, Option<Settings>)>,
    /// What was remarked on how the files go together.
    pub(super) report: Report,
    lies: Lies,
}

/// What is known of an article.
pub(super) struct Noted {
    pub(super) brief: Brief,
    /// One for each version that someone wrote.
    pub(super) sketches: Vec<Sketch>,
    pub(super) report: Report,
    pub(super) draft: bool,
}

/// Where a unit is.
enum Lies {
    Memory(Arc<Unit>),
    Shelf(Aside),
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
            let note = note(group, shared, make, memos);
            progress();
            note
        });
        let (notes, last) = (notes.collect(), Mutex::default());
        Self { notes, groups, make, memos, last }
    }

    /// The unit of that number.
    pub(super) fn unit(&self, number: usize) -> Arc<Unit> {
        let aside = match self.notes.get(number).map(|note| &note.lies) {
            Some(Lies::Memory(unit)) => return unit.clone(),
            Some(Lies::Shelf(aside)) => Some(aside),
            None => None,
        };
        let last = || self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, unit)) = last().iter().find(|(one, _)| *one == number) {
            return unit.clone();
        }
        let bytes = aside.and_then(|aside| self.memos.shelf.get(aside));
        let found = bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok());
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

fn note(
    group: &Group<'_>,
    shared: Fingerprint,
    make: &(dyn Fn(&Group<'_>) -> Unit + Sync),
    memos: &Memos,
) -> Note {
    let key = unit::key(group, shared);
    let read = |bytes: &[u8]| postcard::from_bytes::<Unit>(bytes).ok();
    let make = || {
        let unit = make(group);
        let bytes = postcard::to_stdvec(&unit).unwrap_or_default();
        (unit, bytes)
    };
    let make = || match &memos.disk {
        Some(disk) => disk.get_or_make(key, read, make),
        None => make(),
    };
    if memos.lasting {
        let unit = memos.units.get_or_make(key, || make().0);
        return Note::of(&unit, key, Lies::Memory(unit.clone()));
    }
    let mut aside = None;
    let unit = memos.units.make(|| {
        let (unit, bytes) = make();
        aside = (!bytes.is_empty()).then(|| memos.shelf.put(bytes));
        unit
    });
    match aside {
        Some(aside) => Note::of(&unit, key, Lies::Shelf(aside)),
        None => {
            let unit = Arc::new(unit);
            Note::of(&unit, key, Lies::Memory(unit.clone()))
        }
    }
}

impl Note {
    fn of(unit: &Unit, key: Fingerprint, lies: Lies) -> Self {
        let Unit { files, articles, report } = unit;
        let articles = articles.iter().map(|one| Noted {
            brief: Brief::of(&one.story),
            sketches: unit::written(&one.story).into_iter().map(Sketch::of).collect(),
            report: one.report.clone(),
            draft: one.story.source().entry.article.settings.draft == Some(true),
        });
        Self {
            key,
            articles: articles.collect(),
            files: files.iter().map(|one| (one.report.clone(), overrides(one))).collect(),
            report: report.clone(),
            lies,
        }
    }
}

/// The settings of a file as far as they say what to keep and drop.
fn overrides(file: &unit::UnitFile) -> Option<Settings> {
    let settings = file.settings.as_ref()?;
    let (keep, drop) = (settings.keep.clone(), settings.drop.clone());
    Some(Settings { keep, drop, ..Settings::default() })
}
