//! From everything a site is made of to its finished files, each part of it remembered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use rayon::prelude::*;

use crate::link::{Brief, Linkage, Shape};
use crate::load::Loaded;
use crate::localize::{Context, Convert, Phrases};
use crate::memo::{Counts, Key};
use crate::model::{Card, Config, Glossary, Report, Settings, SourcePath};
use crate::render::{Renderer, Theme};
use crate::{check, decode, enrich, link, parity};

use super::cards::Cards;
use super::desk::{Kept, Out, Renders};
use super::memos::{Disk, Memos};
use super::pages::{Before, Keys, Published};
use super::pictures::{self, Copies};
use super::stock::{Note, Stock};
use super::unit;
use super::{Maker, Options, group, overrule};

/// A site, made; its files have gone out.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The path it lies under on its host: `/` or `/digest/`.
    pub base: String,
    /// The source of each article's page, by the page's path.
    pub sources: BTreeMap<String, SourcePath>,
    /// Its pages, for a run that is remembered by later ones.
    pub published: Published,
    /// How many articles have pages.
    pub articles: usize,
    /// The texts of all files that messages quote.
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

impl Work {
    /// The same, had all of it been remembered.
    pub(super) fn again(self) -> Self {
        let found = |one: Counts| Counts { made: 0, found: one.made + one.found };
        Self { units: found(self.units), units_from_disk: 0, pages: found(self.pages) }
    }
}

/// What the making of a site goes with.
pub struct Run<'a> {
    /// What is remembered.
    pub memos: &'a Memos,
    /// Takes each file as soon as it is finished. With errors in the report they must not be published.
    pub out: &'a Out<'a>,
    /// What is published already, with its files as they were.
    pub before: Option<Before<'a>>,
    /// Whether cards are drawn: whoever only looks for faults needs none.
    pub draw: bool,
    /// Whether the site is only looked at: then the theme's files keep their names, so that no page changes with them.
    pub preview: bool,
    /// Called at the end of each stage.
    pub done: &'a mut dyn FnMut(&'static str),
}

/// Makes everything but the files of the theme that are published as they are.
pub(super) fn make(
    loaded: &Loaded,
    (config, glossary, theme): (&Config, &Glossary, &Theme),
    convert: &Convert<'_>,
    options: Options<'_>,
    run: Run<'_>,
    report: &mut Report,
) -> Site {
    let Run { memos, out, before, draw, preview: _, done } = run;
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
    let groups = group::group(&loaded.content, report);
    let make = |group: &group::Group<'_>| unit::make(group, &maker, &all, context);
    let shared = unit::shared_key(config, glossary, &maker);
    let mut stock = Stock::take_in(&groups, shared, &make, memos, options.progress);
    remarks(&mut stock.notes, report);
    done("articles");

    let mut places = Vec::new();
    for (unit, note) in stock.notes.iter().enumerate() {
        for (number, article) in note.known.facts.articles.iter().enumerate() {
            if options.drafts || !article.draft {
                report.append(article.report.clone());
                places.push((unit, number));
            }
        }
    }
    let sketches = places.iter().filter_map(|(unit, article)| {
        stock.notes.get(*unit)?.known.sketches.get(*article).map(Vec::as_slice)
    });
    check::near_duplicates(sketches, report);
    // Of a large site they are as much as all else that is known.
    stock.notes.iter_mut().for_each(|note| note.known.sketches = Arc::default());
    done("comparing");

    let briefs = places.iter().filter_map(|(unit, article)| {
        stock.notes.get(*unit)?.known.facts.articles.get(*article).map(|one| &one.brief)
    });
    let briefs: Vec<&Brief> = briefs.collect();
    let strings = theme.strings(report);
    let assets = theme.asset_names();
    let copies = Copies { memo: &memos.copies, disk: memos.disk.as_ref(), avif: config.avif };
    let pictures = pictures::pictures(&loaded.content, &copies, report);
    let cards = Cards::new(theme.colours(), memos);
    let renderer = Renderer::new(theme, report);
    let keys = Keys::new(theme, &strings, &assets);
    let desk = Renders {
        stock: &stock,
        places: &places,
        renderer: renderer.as_ref(),
        keys: &keys,
        cards: draw.then_some(&cards),
        shared: Key::new("own").value(&(config, &strings, &pictures)).end(),
        memos,
        out,
        before,
        remember: true,
        kept: Mutex::new(Kept::default()),
    };
    let drawn = |card: &Card, source: Option<&SourcePath>| cards.can_draw(card, source);
    let face =
        link::Face { strings: &strings, assets: &assets, pictures: &pictures, drawn: &drawn };
    let prints = places.iter().filter_map(|(unit, article)| {
        stock.notes.get(*unit)?.known.facts.articles.get(*article).map(|one| &one.print)
    });
    let key = *keys.of_lists(desk.shared, (draw, theme.colours()), prints).bytes();
    let lists = before.map(|before| &before.published.lists);
    let lists = lists.filter(|lists| lists.key == key && !lists.lacking && desk.keep_lists());
    let shape = lists.map(|lists| Shape::of_related(lists.related.clone()));
    let lists_stay = shape.is_some();
    let known = link::Before {
        shape: shape.map(Arc::new).unwrap_or_default(),
        lists_stay,
        ..link::Before::default()
    };
    let mut linkage = Linkage::new(&briefs, config, face, &parity::pair, known, report);
    let linked = linkage.all(&desk, report);
    if !memos.lasting {
        desk.note_lists(key, linkage.known_related());
    }
    if desk.renderer.is_some() {
        pictures::files(&loaded.content, &linked.pictures, &copies).into_iter().for_each(out);
    }
    let (sources, published) = desk.finish(&linked, &linkage.search_folders(), report);
    report.append(cards.told());
    done("pages");
    let units_from_disk = memos.disk.as_ref().map_or(0, Disk::units_found);
    let work =
        Work { units: memos.units.end_turn(), units_from_disk, pages: memos.pages.end_turn() };
    memos.known.end_turn();
    memos.own.end_turn();
    memos.cards.end_turn();
    memos.copies.end_turn();
    Site {
        base: link::base_path(&config.base_url),
        sources,
        published,
        articles: briefs.len(),
        texts: texts(loaded, report),
        work,
    }
}

/// Puts what was remarked on the files of all units into `report`; what nobody else needs is moved there.
pub(super) fn remarks(notes: &mut [Note], report: &mut Report) {
    let told = notes.iter_mut().map(|note| match Arc::get_mut(&mut note.known.facts) {
        Some(facts) => (std::mem::take(&mut facts.files), std::mem::take(&mut facts.report)),
        None => (note.known.facts.files.clone(), note.known.facts.report.clone()),
    });
    let (files, others): (Vec<_>, Vec<Report>) = told.unzip();
    let (mut reports, settings): (Vec<Report>, Vec<Option<Settings>>) =
        files.into_iter().flatten().unzip();
    overrule::settle(settings.iter().map(Option::as_slice).zip(&mut reports).collect());
    reports.into_iter().chain(others).for_each(|one| report.append(one));
}

/// The texts that the remarks in `report` are about, as the editor sees them.
pub fn texts(loaded: &Loaded, report: &Report) -> BTreeMap<SourcePath, String> {
    let content = &loaded.content;
    let ours =
        loaded.site.iter().chain(&loaded.glossary).chain(&loaded.templates).chain(&loaded.themes);
    let ours = ours.chain(content.sidecars.iter().chain(&content.defaults));
    let remarked: BTreeSet<&SourcePath> = report.diagnostics.iter().map(|one| &one.path).collect();
    let sources = content.sources.par_iter().filter(|file| remarked.contains(&file.path));
    let sources = sources.filter_map(|file| {
        let decoded = decode::decode(file, &mut Report::default())?;
        Some((file.path.clone(), decoded.text))
    });
    let ours = ours.filter(|file| remarked.contains(&file.path));
    let ours = ours.map(|file| (file.path.clone(), file.text.clone()));
    ours.chain(sources.collect::<Vec<_>>()).collect()
}
