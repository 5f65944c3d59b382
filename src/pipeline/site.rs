//! From everything a site is made of to its finished files, each part of it remembered.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::link::Own;
use crate::load::Loaded;
use crate::localize::{Context, Convert, Phrases};
use crate::memo::{Counts, Fingerprint, Key, Memo, Store, StoreError};
use crate::model::{Config, Glossary, Locale, OutputFile, Report, SourcePath, Story, Version};
use crate::scale::Copy;
use crate::{check, enrich, link, parity};

use super::cards::Cards;
use super::pages::{self, Rendered};
use super::pictures::{self, Copies};
use super::unit::{self, Unit, UnitArticle};
use super::{Maker, Options, group, overrule};

/// A site, made.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The path it lies under on its host: `/` or `/digest/`.
    pub base: String,
    /// Its files, in the order of their paths.
    pub files: Vec<Arc<OutputFile>>,
    /// The source of each article's page, by the page's path.
    pub sources: BTreeMap<String, SourcePath>,
    /// How many articles have pages.
    pub articles: usize,
    /// The texts of all files that messages may quote.
    pub texts: BTreeMap<SourcePath, String>,
    /// How much of it was made anew.
    pub work: Work,
}

/// How much work a site was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Sources with their translations, from `decode` to `localize`.
    pub units: Counts,
    /// Of those that count as made, the ones that were read from disk.
    pub units_from_disk: usize,
    /// Pages, rendered.
    pub pages: Counts,
}

/// What is remembered from one site to the next.
#[derive(Default)]
pub struct Memos {
    units: Memo<Unit>,
    own: Memo<Own>,
    pages: Memo<Rendered>,
    cards: Memo<Option<Vec<u8>>>,
    copies: Memo<Vec<Copy>>,
    disk: Option<Disk>,
}

/// A memo on disk, and what it will be given at the end.
pub(super) struct Disk {
    store: Store,
    /// Tells this program from others.
    program: Fingerprint,
    /// Whether it will be given anything.
    write: bool,
    fresh: Mutex<Vec<(Fingerprint, Vec<u8>)>>,
    used: Mutex<Vec<Fingerprint>>,
}

/// So many bytes of new values are written at once.
const MUCH: usize = 64 << 20;

impl Memos {
    /// Memos with one on disk behind them until the end of the run; `program` is the fingerprint of the program that
    /// runs, `write` says whether what is new will be kept.
    pub fn on_disk(store: Store, program: Fingerprint, write: bool) -> Self {
        let disk = Disk { store, program, write, fresh: Mutex::default(), used: Mutex::default() };
        Self { disk: Some(disk), ..Self::default() }
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
        disk.store.keep(&used, &fresh)
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
        let key = Key::new("program").with(self.program).with(key).end();
        if let Some(bytes) = self.store.get(key)
            && let Some(value) = read(&bytes)
        {
            self.used.lock().unwrap_or_else(PoisonError::into_inner).push(key);
            return (value, bytes);
        }
        let (value, bytes) = make();
        if self.write && !bytes.is_empty() {
            self.gather(key, bytes.clone());
        }
        (value, bytes)
    }

    /// Gathers what is new, and writes it where it becomes much: a large site must not be in memory twice.
    fn gather(&self, key: Fingerprint, bytes: Vec<u8>) {
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        fresh.push((key, bytes));
        if fresh.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MUCH {
            // What cannot be kept will be made again.
            let _ = self.store.keep(&[], &std::mem::take(&mut *fresh));
        }
    }
}

/// Makes the site. With errors in `report` the files must not be published. `done` is called at the end of each stage.
pub fn site(
    loaded: &Loaded,
    (config, glossary): (&Config, &Glossary),
    convert: &Convert<'_>,
    options: Options<'_>,
    memos: &Memos,
    report: &mut Report,
    done: &mut dyn FnMut(&'static str),
) -> Site {
    let units = units(loaded, (config, glossary), convert, options, memos, report);
    done("articles");
    let used = |disk: &Disk| disk.used.lock().unwrap_or_else(PoisonError::into_inner).len();
    let units_from_disk = memos.disk.as_ref().map_or(0, used);
    let wanted = |one: &&UnitArticle| {
        options.drafts || one.story.source().entry.article.settings.draft != Some(true)
    };
    let mut stories: Vec<&Story> = Vec::new();
    // By where they are in memory: ids of odd file names need not differ.
    let place = |story: &Story| std::ptr::from_ref(story) as usize;
    let mut keys: BTreeMap<usize, Fingerprint> = BTreeMap::new();
    for (key, unit) in &units {
        for article in unit.articles.iter().filter(wanted) {
            report.append(article.report.clone());
            stories.push(&article.story);
            keys.insert(place(&article.story), *key);
        }
    }
    check::near_duplicates(stories.iter().map(|story| unit::written(story)), report);
    done("comparing");
    let theme = super::theme(config, loaded, report);
    let strings = theme.strings(report);
    let assets = theme.asset_names();
    let copies = Copies { memo: &memos.copies, disk: memos.disk.as_ref() };
    let pictures = pictures::pictures(&loaded.content, &copies, report);
    let cards = Cards::new(theme.colours(), &memos.cards, memos.disk.as_ref());
    let shared = Key::new("own").value(&(config, &strings, &pictures)).end();
    let recall = |story: &Story, version: &Version, page: Locale, make: &dyn Fn() -> Own| {
        let Some(unit) = keys.get(&place(story)) else { return Arc::new(make()) };
        let key = Key::new("own").with(shared).with(*unit).text(&story.id);
        memos.own.get_or_make(key.value(&(version.locale, page)).end(), make)
    };
    let linked = link::link_with(
        &stories,
        config,
        link::Face {
            strings: &strings,
            assets: &assets,
            pictures: &pictures,
            drawn: &|card, source| cards.can_draw(card, source),
        },
        &parity::pair,
        &recall,
        report,
    );
    done("linking");
    let sources = linked.pages.iter();
    let sources = sources.filter_map(|page| Some((page.path.clone(), page.source.clone()?)));
    let sources = sources.collect();
    let shown = pictures::files(&loaded.content, &linked, &copies);
    memos.copies.end_turn();
    let drawn: Vec<Arc<OutputFile>> =
        linked.pages.par_iter().filter_map(|page| cards.file(page.card.as_ref()?)).collect();
    report.append(cards.remarks());
    memos.cards.end_turn();
    let mut files = pages::render(linked, &theme, &memos.pages, report);
    if !files.is_empty() {
        files.extend(shown);
        files.extend(drawn);
        files.sort_by(|a, b| a.path.cmp(&b.path));
    }
    done("rendering");
    let work =
        Work { units: memos.units.end_turn(), units_from_disk, pages: memos.pages.end_turn() };
    Site {
        base: link::base_path(&config.base_url),
        files,
        sources,
        articles: stories.len(),
        texts: texts(loaded, &units),
        work,
    }
}

fn read_unit(bytes: &[u8]) -> Option<Unit> {
    postcard::from_bytes(bytes).ok()
}

fn write_unit(unit: Unit) -> (Unit, Vec<u8>) {
    let bytes = postcard::to_stdvec(&unit).unwrap_or_default();
    (unit, bytes)
}

/// Everything that needs no other article, in the order of the stems; its remarks go into `report`.
fn units(
    loaded: &Loaded,
    (config, glossary): (&Config, &Glossary),
    convert: &Convert<'_>,
    options: Options<'_>,
    memos: &Memos,
    report: &mut Report,
) -> Vec<(Fingerprint, Arc<Unit>)> {
    let names = enrich::builtin_glossary();
    let phrases = Phrases::new(glossary, &names, config.region);
    // Translations are held against their sources with the names of both.
    let all = Glossary {
        terms: glossary.terms.iter().cloned().chain(names.terms).collect(),
        phrases: Vec::new(),
    };
    let (languages, region) = (&config.languages[..], config.region);
    let context = Context { languages, region, phrases: &phrases, convert };
    let maker = Maker { config, glossary, options };
    let shared = unit::shared_key(config, glossary, &maker);
    let groups = group::group(&loaded.content, report);
    let units: Vec<(Fingerprint, Arc<Unit>)> = groups
        .par_iter()
        .map(|group| {
            let key = unit::key(group, shared);
            let make = || unit::make(group, &maker, &all, context);
            let unit = memos.units.get_or_make(key, || match &memos.disk {
                Some(disk) => disk.get_or_make(key, read_unit, || write_unit(make())).0,
                None => make(),
            });
            (options.progress)();
            (key, unit)
        })
        .collect();
    let files = || units.iter().flat_map(|(_, unit)| &unit.files);
    let mut reports: Vec<Report> = files().map(|file| file.report.clone()).collect();
    let settings = files().map(|file| file.settings.as_slice());
    overrule::settle(settings.zip(&mut reports).collect());
    reports.into_iter().for_each(|one| report.append(one));
    units.iter().for_each(|(_, unit)| report.append(unit.report.clone()));
    units
}

fn texts(loaded: &Loaded, units: &[(Fingerprint, Arc<Unit>)]) -> BTreeMap<SourcePath, String> {
    let content = &loaded.content;
    let ours =
        loaded.site.iter().chain(&loaded.glossary).chain(&loaded.templates).chain(&loaded.themes);
    let settings = content.sidecars.iter().chain(&content.defaults);
    let ours = ours.chain(settings).map(|file| (file.path.clone(), file.text.clone()));
    let files = units.iter().flat_map(|(_, unit)| &unit.files);
    ours.chain(files.map(|file| (file.path.clone(), file.text.clone()))).collect()
}
