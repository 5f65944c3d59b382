//! Makes any file of a linked site, one at a time.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::check;
use crate::link::Linkage;
use crate::load::Loaded;
use crate::memo::Fingerprint;
use crate::model::{Config, Locale, OutputFile, Report, SourcePath};
use crate::render::Renderer;

use super::cards::Cards;
use super::desk::{Kept, Renders};
use super::memos::Memos;
use super::pages::Keys;
use super::pictures::{self, Copies};
use super::stock::Stock;
use super::view::Answer;

/// A linked site with all that its files are made with.
pub(super) struct Bench<'a> {
    pub(super) linkage: Linkage<'a>,
    pub(super) loaded: &'a Loaded,
    pub(super) config: &'a Config,
    pub(super) stock: &'a Stock<'a>,
    pub(super) places: &'a [(usize, usize)],
    pub(super) renderer: Option<&'a Renderer<'a>>,
    pub(super) keys: &'a Keys,
    pub(super) cards: &'a Cards<'a>,
    pub(super) shared: Fingerprint,
    pub(super) shown: &'a BTreeMap<String, String>,
    pub(super) memos: &'a Memos,
    pub(super) stop: &'a AtomicBool,
    /// The files of the search indexes that were asked for.
    pub(super) search: Mutex<BTreeMap<Locale, Arc<Files>>>,
    /// The files that are said once of a site; without those that name all others, and with them.
    pub(super) once: OnceLock<Files>,
    pub(super) of_all: OnceLock<Files>,
}

type Files = Vec<Arc<OutputFile>>;

impl<'a> Bench<'a> {
    /// The file at `path`, if it is one of the site; files of the theme are not made here.
    pub(super) fn file(&self, path: &str) -> Answer {
        let named = |files: Files| files.into_iter().find(|file| file.path == path);
        let folder = ["index.md", "card.png"].iter().find_map(|name| path.strip_suffix(name));
        let page = folder.map(|folder| format!("{folder}index.html"));
        let page = page.or_else(|| path.ends_with(".html").then(|| path.to_owned()));
        if let Some(page) = page {
            let drawn = path.ends_with(".png");
            let cards = drawn.then_some(self.cards);
            let renders = self.renders(self.renderer, cards, true);
            let (files, mut kept) = renders.of(|desk| self.linkage.page(&page, desk));
            match (named(files), kept.errors.pop()) {
                (Some(file), _) => return Answer::File(file),
                (None, Some(error)) => return Answer::Broken(error),
                (None, None) => {}
            }
        }
        self.other(path).map_or(Answer::Nothing, Answer::File)
    }

    /// A file that is no page, nor beside one.
    fn other(&self, path: &str) -> Option<Arc<OutputFile>> {
        let named =
            |files: &[Arc<OutputFile>]| files.iter().find(|file| file.path == path).cloned();
        let (first, below) = path.split_once('/').unwrap_or(("", path));
        let locale = self.config.languages.iter().copied().find(|one| one.path() == first);
        match (locale, below) {
            (_, "events.json" | "timeline.ics") if locale.is_some() || first.is_empty() => {
                let renders = self.renders(self.renderer, None, true);
                named(&renders.of(|desk| self.linkage.events(locale, desk)).0)
            }
            (Some(locale), _) if below.starts_with("search/") => named(&self.index(locale)),
            (None, _) if first == "pictures" => named(&self.pictures(path)),
            (None, _) if path == "_headers" || path.starts_with("sitemap") => {
                named(self.of_all.get_or_init(|| {
                    // Without a renderer, pages are made and not rendered.
                    let renders = self.renders(None, None, false);
                    let (_, kept) = renders.of(|desk| self.linkage.pages(&|| false, desk));
                    self.said_once(kept, &self.linkage.search_folders())
                }))
            }
            _ => named(self.once.get_or_init(|| self.said_once(Kept::default(), &[]))),
        }
    }

    fn said_once(&self, kept: Kept, folders: &[String]) -> Files {
        let renders = self.renders(self.renderer, None, true);
        let (mut files, mut site) = (Files::new(), None);
        renders.of(|desk| site = Some(self.linkage.site(desk, &mut Report::default())));
        if let Some((renderer, site)) = self.renderer.zip(site) {
            files.extend(renderer.others(&site, kept.listed, folders).into_iter().map(Arc::new));
        }
        files
    }

    fn index(&self, locale: Locale) -> Arc<Files> {
        // Whoever asks for the next file of an index waits for the first.
        let mut known = self.search.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || {
            let renders = self.renders(self.renderer, None, true);
            Arc::new(renders.of(|desk| self.linkage.search(locale, desk)).0)
        };
        known.entry(locale).or_insert_with(make).clone()
    }

    /// The files of the picture that is published at `path`, or of which a copy is.
    fn pictures(&self, path: &str) -> Files {
        let is_it = |published: &str| {
            let stem = published.rsplit_once('.').map_or(published, |(stem, _)| stem);
            path.starts_with(stem)
        };
        let shown = self.shown.iter().filter(|(_, published)| is_it(published));
        let shown = shown.map(|(from, to)| (from.clone(), to.clone())).collect();
        let copies = Copies { memo: &self.memos.copies, disk: None, avif: self.config.avif };
        pictures::files(&self.loaded.content, &shown, &copies)
    }

    /// What is wrong with one page of each sort.
    pub(super) fn samples(&self, report: &mut Report) {
        let renders = self.renders(self.renderer, None, true);
        let (_, kept) = renders.of(|desk| self.linkage.samples(desk));
        report.diagnostics.extend(kept.errors);
    }

    /// What is wrong with the pages that show these sources.
    pub(super) fn look_at(&self, sources: &[SourcePath], report: &mut Report) {
        let pages = sources.iter().flat_map(|source| self.linkage.pages_of_source(source));
        for page in pages {
            let renders = self.renders(self.renderer, None, true);
            let (_, kept) = renders.of(|desk| self.linkage.page(&page, desk));
            report.diagnostics.extend(kept.errors);
        }
    }

    /// See [`super::View::remarks`].
    pub(super) fn remarks(&self, pages: bool) -> Option<Report> {
        let mut report = Report::default();
        let stopped = || self.stop.load(Ordering::Relaxed);
        let sketches = self.places.iter().filter_map(|(unit, article)| {
            let note = self.stock.notes.get(*unit)?;
            note.known.sketches.get(*article).map(Vec::as_slice)
        });
        check::near_duplicates(sketches, &mut report);
        if stopped() {
            return None;
        }
        self.linkage.cards();
        report.append(self.cards.told());
        if pages {
            let renders = self.renders(self.renderer, None, false);
            let (_, kept) = renders.of(|desk| self.linkage.pages(&stopped, desk));
            report.diagnostics.extend(kept.errors);
        }
        (!stopped()).then_some(report)
    }

    fn renders<'b>(
        &'b self,
        renderer: Option<&'b Renderer<'b>>,
        cards: Option<&'b Cards<'b>>,
        remember: bool,
    ) -> Work<'b, 'a> {
        Work { bench: self, renderer, cards, remember }
    }
}

/// Something that is about to be made.
struct Work<'b, 'a> {
    bench: &'b Bench<'a>,
    renderer: Option<&'b Renderer<'b>>,
    cards: Option<&'b Cards<'b>>,
    /// Whether what is made is remembered.
    remember: bool,
}

impl Work<'_, '_> {
    /// The files that `make` hands over, and what stays of them.
    fn of(&self, make: impl FnOnce(&Renders<'_>)) -> (Files, Kept) {
        let Bench { stock, places, keys, shared, memos, .. } = *self.bench;
        let files = Mutex::new(Files::new());
        let take = |file| files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
        // Who only looks for faults keeps nothing.
        let drop = |_| {};
        let renders = Renders {
            stock,
            places,
            renderer: self.renderer,
            keys,
            cards: self.cards,
            shared,
            memos,
            out: if self.remember { &take } else { &drop },
            before: None,
            remember: self.remember,
            kept: Mutex::default(),
        };
        make(&renders);
        let kept = renders.kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        (files.into_inner().unwrap_or_else(PoisonError::into_inner), kept)
    }
}
