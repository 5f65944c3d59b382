//! One view of a site after another: of each only what has changed is made.
//!
//! What an edit can touch is told by what was read: where only texts of sources differ, in pieces of memory that are not
//! those of before, all other units are as they were.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::enrich;
use crate::link::{self, Before, Brief, Shape};
use crate::load::{Content, Loaded, TextFile};
use crate::localize::{Context, Convert, Phrases};
use crate::memo::{Counts, Fingerprint};
use crate::model::{
    Assets, Colours, Config, Glossary, OutputFile, Pictures, Region, Report, SourceFile, SourcePath,
};
use crate::render::Theme;

use super::group::{self, Group};
use super::memos::{Disk, Memos};
use super::pictures::{self, Copies};
use super::remarks::Remarks;
use super::site::Work;
use super::stock::Note;
use super::unit;
use super::view::{Scene, View, briefs};
use super::{Maker, Options};

/// Makes views of a site.
pub struct Preview {
    memos: Arc<Memos>,
    /// What builds have left, for the first view; others may have it afterwards.
    disk: Option<Disk>,
    /// Units by their keys: those of the view before, and some of earlier ones, for who undoes an edit.
    known: BTreeMap<Fingerprint, Note>,
    words: Option<Words>,
    last: Option<Last>,
}

/// What is seen of a site.
pub struct Seen {
    /// Its pages, and all else but the files of the theme that are published as they are.
    pub view: Arc<View>,
    /// Those.
    pub assets: Vec<OutputFile>,
    /// The path it lies under on its host: `/` or `/digest/`.
    pub base: String,
    /// How many articles have pages.
    pub articles: usize,
    /// What is remarked on it.
    pub remarks: Arc<Remarks>,
    /// How much of it was made anew; pages are those made since the view before.
    pub work: Work,
    /// Whether it looks different from the one before, which concerns every page.
    pub is_new_look: bool,
}

/// The view before, with what it was made of.
struct Last {
    loaded: Arc<Loaded>,
    settings: (Config, Glossary, bool),
    remarks: Arc<Remarks>,
    pictures: (Pictures, Report),
    linked: Before,
    look: Look,
    view: Arc<View>,
}

/// Which files belong together.
pub(super) struct Grouped {
    /// For each source, the number of its group.
    pub(super) of_source: Vec<usize>,
    /// The stem of each group.
    pub(super) stems: Vec<String>,
    pub(super) report: Report,
}

/// The pictures that an article shows, and what is remarked on them.
pub(super) type Shown = (BTreeMap<String, String>, Report);

/// What the theme adds to pages and cards: all but what stands in the files that are published as they are.
type Look = (Vec<TextFile>, Assets, Colours);

/// So many units of earlier views are held, besides those of the last.
const EARLIER: usize = 256;

impl Preview {
    /// A preview of a site that was not seen before.
    pub fn new(mut memos: Memos) -> Self {
        let disk = memos.disk.take();
        Self { memos: Arc::new(memos), disk, known: BTreeMap::new(), words: None, last: None }
    }

    /// The site as it is now. With errors in `report` it is not to be shown. `None` where the program fails on it.
    pub fn see(
        &mut self,
        loaded: &Arc<Loaded>,
        (config, glossary): (&Config, &Glossary),
        convert: &Convert<'_>,
        options: Options<'_>,
        report: &mut Report,
    ) -> Option<Seen> {
        let theme = super::theme(config, loaded, report).with_plain_names();
        let look = look(&theme, loaded);
        let assets = theme.assets().map(|(path, text)| OutputFile { path, bytes: text.into() });
        let assets: Vec<OutputFile> = assets.collect();
        let settings = (config.clone(), glossary.clone(), options.drafts);
        let last = self.last.take().filter(|last| last.settings == settings);
        let is_new_look = last.as_ref().is_none_or(|last| last.look != look);
        let edited = last.as_ref().and_then(|last| edited(&last.loaded.content, &loaded.content));
        let is_same = !is_new_look && edited.as_ref().is_some_and(Vec::is_empty);
        let (now, made) = match last {
            Some(last) if is_same => (Last { loaded: loaded.clone(), ..last }, 0),
            last => {
                last.iter().for_each(|last| last.view.stop());
                let before = last.as_ref().zip(edited.as_deref());
                let taken = self.take_in(loaded, (config, glossary), convert, options, before);
                let made = taken.touched.len();
                let now = (loaded, settings, look, theme);
                (self.open(now, taken, last.as_ref(), is_new_look)?, made)
            }
        };
        self.disk = None;
        report.append(now.remarks.errors());
        let seen = Seen {
            view: now.view.clone(),
            assets,
            base: link::base_path(&config.base_url),
            articles: now.remarks.places.len(),
            remarks: now.remarks.clone(),
            work: Work {
                units: Counts { made, found: now.remarks.notes.len() - made },
                units_from_disk: 0,
                pages: self.memos.pages.end_turn(),
            },
            is_new_look,
        };
        self.memos.own.end_turn();
        self.memos.cards.end_turn();
        self.memos.copies.end_turn();
        self.last = Some(now);
        Some(seen)
    }

    /// The units of a site: all of them, or of the one `before` those of the sources that were edited.
    fn take_in(
        &mut self,
        loaded: &Loaded,
        (config, glossary): (&Config, &Glossary),
        convert: &Convert<'_>,
        options: Options<'_>,
        before: Option<(&Last, &[usize])>,
    ) -> Taken {
        let words = self
            .words
            .take()
            .filter(|words| (&words.glossary, words.region) == (glossary, config.region));
        let words = words.unwrap_or_else(|| Words::new(glossary, config.region));
        let Words { phrases, all, .. } = &words;
        let (languages, region) = (&config.languages[..], config.region);
        let context = Context { languages, region, phrases, convert };
        let maker = Maker { config, glossary, options };
        let shared = unit::shared_key(config, glossary, &maker);
        let known = &self.known;
        let note = |group: &Group<'_>| {
            let key = unit::key(group, shared);
            let make = || unit::make(group, &maker, all, context);
            let note = known.get(&key).cloned();
            let is_new = note.is_none();
            let note = note.unwrap_or_else(|| Note::kept(key, make, self.disk.as_ref()));
            (options.progress)();
            (note, is_new)
        };
        let taken = before.and_then(|(last, edited)| take_again(last, loaded, edited, &note));
        let taken = taken.unwrap_or_else(|| take_all(loaded, &note));
        if self.known.len() > taken.notes.len() + EARLIER {
            self.known.clear();
        }
        let new = if self.known.is_empty() {
            (0..taken.notes.len()).collect()
        } else {
            taken.touched.clone()
        };
        for note in new.into_iter().filter_map(|at: usize| taken.notes.get(at)) {
            self.known.insert(note.key, note.clone());
        }
        self.words = Some(words);
        taken
    }

    /// Opens the view of units.
    fn open(
        &self,
        (loaded, settings, look, theme): (&Arc<Loaded>, (Config, Glossary, bool), Look, Theme),
        Taken { grouped, notes, touched }: Taken,
        last: Option<&Last>,
        is_new_look: bool,
    ) -> Option<Last> {
        let (config, _, drafts) = &settings;
        let pictures = last
            .filter(|last| last.loaded.content.pictures == loaded.content.pictures)
            .filter(|last| last.settings.0.avif == config.avif)
            .map(|last| last.pictures.clone());
        let pictures = pictures.unwrap_or_else(|| {
            let mut report = Report::default();
            let (memo, disk) = (&self.memos.copies, self.disk.as_ref());
            let copies = Copies { memo, disk, avif: config.avif };
            (pictures::pictures(&loaded.content, &copies, &mut report), report)
        });
        let known = last.filter(|last| last.pictures == pictures);
        let shown = notes.par_iter().enumerate().map(|(at, note)| {
            let same = known
                .filter(|last| last.remarks.notes.get(at).is_some_and(|one| one.key == note.key));
            let same = same.and_then(|last| last.remarks.shown.get(at).cloned());
            same.unwrap_or_else(|| Arc::new(shown(note, &pictures.0)))
        });
        let shown: Vec<Arc<Vec<Shown>>> = shown.collect();
        let (mut places, mut all_shown) = (Vec::new(), BTreeMap::new());
        for (unit, (note, shown)) in notes.iter().zip(&shown).enumerate() {
            for (number, article) in note.known.facts.articles.iter().enumerate() {
                if *drafts || !article.draft {
                    places.push((unit, number));
                    let pictures = shown.get(number).map(|(pictures, _)| pictures.clone());
                    all_shown.extend(pictures.into_iter().flatten());
                }
            }
        }
        let all = |same: fn(&Brief, &Brief) -> bool| {
            let last = last.filter(|last| last.remarks.places.len() == places.len())?;
            let old = briefs(&last.remarks.notes, &last.remarks.places);
            let mut pairs = old.zip(briefs(&notes, &places));
            pairs.all(|(a, b)| std::ptr::eq(a, b) || same(a, b)).then_some(&last.linked)
        };
        let shape = all(Brief::tells_as).map(|linked| linked.shape.clone());
        let placing = all(Brief::is_placed_as).map(|linked| linked.placing.clone());
        let linked = Before {
            shape: shape.unwrap_or_else(|| Arc::new(Shape::lasting())),
            placing: placing.unwrap_or_default(),
            lists_stay: false,
        };
        let scene = Scene {
            loaded: loaded.clone(),
            config: config.clone(),
            theme,
            notes: notes.clone(),
            places: places.clone(),
            pictures: pictures.0.clone(),
            shown: all_shown,
            memos: self.memos.clone(),
            before: linked.clone(),
        };
        let in_touched = |file: &(usize, &Arc<SourceFile>)| {
            grouped.of_source.get(file.0).is_some_and(|group| touched.contains(group))
        };
        let sources = loaded.content.sources.iter().enumerate().filter(in_touched);
        let sources: Vec<SourcePath> =
            sources.map(|(_, file)| file.path.clone()).take(FIRST).collect();
        let (view, of_links) = View::open(scene, move |bench, report| {
            if is_new_look {
                bench.samples(report);
            } else {
                bench.look_at(&sources, report);
            }
        })?;
        let mut others = pictures.1.clone();
        others.append(of_links);
        let (loaded, view) = (loaded.clone(), Arc::new(view));
        let of = loaded.clone();
        let remarks = Arc::new(Remarks { loaded: of, grouped, notes, shown, places, others });
        Some(Last { loaded, settings, remarks, pictures, linked, look, view })
    }
}

/// The names and phrases of a site, sorted for use.
struct Words {
    glossary: Glossary,
    region: Region,
    phrases: Phrases,
    /// Translations are held against their sources with the names of both.
    all: Glossary,
}

impl Words {
    fn new(glossary: &Glossary, region: Region) -> Self {
        let names = enrich::builtin_glossary();
        let phrases = Phrases::new(glossary, &names, region);
        let terms = glossary.terms.iter().cloned().chain(names.terms).collect();
        let all = Glossary { terms, phrases: Vec::new() };
        Self { glossary: glossary.clone(), region, phrases, all }
    }
}

/// The pages of so many sources are looked at before a view is shown.
const FIRST: usize = 2;

/// The units of a site.
struct Taken {
    grouped: Arc<Grouped>,
    notes: Vec<Note>,
    /// The numbers of those that were made.
    touched: Vec<usize>,
}

/// Gives the unit of a group, and says whether it was made.
type TakeNote<'a> = dyn Fn(&Group<'_>) -> (Note, bool) + Sync + 'a;

/// Every unit of a site.
fn take_all(loaded: &Loaded, note: &TakeNote<'_>) -> Taken {
    let mut report = Report::default();
    let groups = group::group(&loaded.content, &mut report);
    let taken: Vec<(Note, bool)> = groups.par_iter().map(note).collect();
    let touched = (0..taken.len()).filter(|at| taken[*at].1).collect();
    let notes = taken.into_iter().map(|(note, _)| note).collect();
    let paths = groups.iter().enumerate().flat_map(|(at, group)| {
        let files =
            std::iter::once(group.source).chain(group.translations.iter().map(|one| one.file));
        files.map(move |file| (&file.path, at))
    });
    let by_path: BTreeMap<&SourcePath, usize> = paths.collect();
    let sources = loaded.content.sources.iter();
    let of_source = sources.map(|file| by_path.get(&file.path).copied().unwrap_or(usize::MAX));
    let (of_source, stems) = (of_source.collect(), groups.iter().map(|one| one.id().to_owned()));
    let grouped = Arc::new(Grouped { of_source, stems: stems.collect(), report });
    Taken { grouped, notes, touched }
}

/// The units of a site, of which these sources were edited since the one before.
fn take_again(
    last: &Last,
    loaded: &Loaded,
    edited: &[usize],
    note: &TakeNote<'_>,
) -> Option<Taken> {
    let grouped = last.remarks.grouped.clone();
    let numbers: BTreeSet<usize> =
        edited.iter().filter_map(|at| grouped.of_source.get(*at).copied()).collect();
    let (mut notes, mut touched) = (last.remarks.notes.clone(), Vec::new());
    for number in numbers.into_iter().filter(|number| *number < last.remarks.notes.len()) {
        let stem = grouped.stems.get(number)?;
        let all = &loaded.content;
        let own = all.sources.iter().zip(&grouped.of_source).filter(|(_, of)| **of == number);
        let beside = |one: &&TextFile| {
            one.name
                .strip_prefix(stem.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let content = Content {
            sources: own.map(|(file, _)| file.clone()).collect(),
            sidecars: all.sidecars.iter().filter(beside).cloned().collect(),
            defaults: all.defaults.clone(),
            pictures: Vec::new(),
        };
        // What is remarked on how files go together has not changed.
        let groups = group::group(&content, &mut Report::default());
        let [group] = &groups[..] else { return None };
        let (new, is_new) = note(group);
        notes[number] = new;
        touched.extend(is_new.then_some(number));
    }
    Some(Taken { grouped, notes, touched })
}

/// The numbers of the sources that hold something else, where nothing but that has changed.
fn edited(before: &Content, now: &Content) -> Option<Vec<usize>> {
    let Content { sources, sidecars, defaults, pictures: _ } = now;
    let same = sources.len() == before.sources.len()
        && *sidecars == before.sidecars
        && *defaults == before.defaults;
    let name =
        |file: &SourceFile| (file.path.clone(), file.stem.clone(), file.tag.clone(), file.format);
    let mut edited = Vec::new();
    for (at, (old, new)) in before.sources.iter().zip(sources).enumerate().filter(|_| same) {
        if !Arc::ptr_eq(old, new) && old != new {
            if name(old) != name(new) {
                return None;
            }
            edited.push(at);
        }
    }
    same.then_some(edited)
}

fn look(theme: &Theme, loaded: &Loaded) -> Look {
    let files = loaded.templates.iter().chain(&loaded.themes);
    let seen = files.filter(|file| !Theme::is_asset(file.path.as_str())).cloned().collect();
    (seen, theme.asset_names(), theme.colours())
}

/// The pictures that the articles of a unit show.
fn shown(note: &Note, pictures: &Pictures) -> Vec<Shown> {
    let shown = note.known.facts.articles.iter().map(|article| {
        let mut report = Report::default();
        (link::pictures_shown(&article.brief, pictures, &mut report), report)
    });
    shown.collect()
}
