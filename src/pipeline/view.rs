//! One state of a site that is looked at: linked at once, each file made when it is asked for.
//!
//! A view never changes, and every file is a function of it, so that whoever asks twice, or asks late, gets what a build
//! of that state publishes. It lives on threads of its own, which end when nobody holds it any more.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};

use crate::link::{Before, Brief, Face, Linkage};
use crate::load::Loaded;
use crate::memo::Key;
use crate::model::{Card, Config, Diagnostic, OutputFile, Pictures, Report, SourcePath, Strings};
use crate::parity;
use crate::render::{Renderer, Theme};

use super::bench::Bench;
use super::cards::Cards;
use super::memos::Memos;
use super::pages::Keys;
use super::stock::{Note, Stock};

/// All that a view is made of.
pub(super) struct Scene {
    pub(super) loaded: Arc<Loaded>,
    pub(super) config: Config,
    pub(super) theme: Theme,
    pub(super) notes: Vec<Note>,
    /// Where each story is: the number of its unit, and its own among the articles of that.
    pub(super) places: Vec<(usize, usize)>,
    pub(super) pictures: Pictures,
    /// The pictures that articles show: their paths in the content and where they are published.
    pub(super) shown: BTreeMap<String, String>,
    pub(super) memos: Arc<Memos>,
    pub(super) before: Before,
}

/// One state of a site.
pub struct View {
    asks: Sender<Ask>,
    /// Set when nobody wants to know any more.
    stop: Arc<AtomicBool>,
}

/// Something to find out.
type Ask = Box<dyn FnOnce(&Bench<'_>) + Send>;

/// What is at a path.
#[derive(Debug)]
pub enum Answer {
    /// This file.
    File(Arc<OutputFile>),
    /// A page whose template fails.
    Broken(Diagnostic),
    /// Nothing.
    Nothing,
}

/// So many things are found out at once: a page need not wait for an index.
const HANDS: usize = 3;

impl View {
    /// The view of a scene, with what is remarked on it; `first` is done before anything is asked. `None` where the program
    /// fails on it.
    pub(super) fn open(
        scene: Scene,
        first: impl FnOnce(&Bench<'_>, &mut Report) + Send + 'static,
    ) -> Option<(Self, Report)> {
        let (asks, asked) = mpsc::channel();
        let (tell, told) = mpsc::channel();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let work = move || {
            let mut first = Some(first);
            scene.show(&stopped, |bench, mut report| {
                if let Some(first) = first.take() {
                    first(bench, &mut report);
                }
                // Whoever does not wait for the report does not want the view.
                if tell.send(report).is_ok() {
                    answer(bench, asked);
                }
            });
        };
        std::thread::Builder::new().name("view".to_owned()).spawn(work).ok()?;
        let report = told.recv().ok()?;
        Some((Self { asks, stop }, report))
    }

    /// Finds something out; `None` where the program fails on it.
    fn ask<T: Send + 'static>(
        &self,
        find: impl FnOnce(&Bench<'_>) -> T + Send + 'static,
    ) -> Option<T> {
        let (tell, told) = mpsc::channel();
        let ask = move |bench: &Bench<'_>| {
            let _ = tell.send(find(bench));
        };
        self.asks.send(Box::new(ask)).ok()?;
        told.recv().ok()
    }

    /// The file at `path`, below the output folder.
    pub fn file(&self, path: &str) -> Answer {
        let path = path.to_owned();
        self.ask(move |bench| bench.file(&path)).unwrap_or(Answer::Nothing)
    }

    /// The text that the page of an article at `path` shows, by its source.
    pub fn source(&self, path: &str) -> Option<SourcePath> {
        let path = path.to_owned();
        self.ask(move |bench| bench.linkage.shows(&path)).flatten()
    }

    /// The pages that show the text of a source.
    pub fn pages_of(&self, source: &SourcePath) -> Vec<String> {
        let source = source.clone();
        self.ask(move |bench| bench.linkage.pages_of_source(&source)).unwrap_or_default()
    }

    /// The paths of all pages, with the sources of those that show single articles.
    pub fn pages(&self) -> BTreeMap<String, Option<SourcePath>> {
        self.ask(|bench| bench.linkage.every_path()).unwrap_or_default()
    }

    /// All that takes longer to find out than an editor would wait: which articles are near duplicates, which cards cannot be
    /// drawn, and with `pages` what is wrong with any page. `None` where nobody wants to know any more.
    pub fn remarks(&self, pages: bool) -> Option<Report> {
        self.ask(move |bench| bench.remarks(pages))?
    }

    /// Nobody wants to know what [`Self::remarks`] is about.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Scene {
    /// Links the site, and shows it to `look`.
    fn show(&self, stop: &AtomicBool, look: impl FnOnce(&Bench<'_>, Report)) {
        let mut report = Report::default();
        let Self { loaded, config, theme, notes, places, pictures, shown, memos, before } = self;
        let strings: Strings = theme.strings(&mut report);
        let assets = theme.asset_names();
        let renderer = Renderer::new(theme, &mut report);
        let keys = Keys::new(theme, &strings, &assets);
        let cards = Cards::new(theme.colours(), memos);
        let drawn = |card: &Card, source: Option<&SourcePath>| cards.can_draw(card, source);
        let face = Face { strings: &strings, assets: &assets, pictures, drawn: &drawn };
        let briefs: Vec<&Brief> = briefs(notes, places).collect();
        let stock = Stock::of(notes.clone(), memos);
        let pair = &parity::pair;
        let linkage = Linkage::new(&briefs, config, face, pair, before.clone(), &mut report);
        linkage.moved(&mut report);
        let shared = Key::new("own").value(&(config, &strings, pictures)).end();
        let bench = Bench {
            linkage,
            loaded,
            config,
            stock: &stock,
            places,
            renderer: renderer.as_ref(),
            keys: &keys,
            cards: &cards,
            shared,
            shown,
            memos,
            stop,
            search: Mutex::default(),
            once: Default::default(),
            of_all: Default::default(),
        };
        look(&bench, report);
    }
}

/// What is known of the articles at `places`.
pub(super) fn briefs<'a>(
    notes: &'a [Note],
    places: &'a [(usize, usize)],
) -> impl Iterator<Item = &'a Brief> {
    places.iter().filter_map(|(unit, article)| {
        notes.get(*unit)?.known.facts.articles.get(*article).map(|one| &one.brief)
    })
}

/// Answers until nobody can ask any more.
fn answer(bench: &Bench<'_>, asked: Receiver<Ask>) {
    let asked = Mutex::new(asked);
    let next = || asked.lock().unwrap_or_else(PoisonError::into_inner).recv();
    std::thread::scope(|scope| {
        for _ in 0..HANDS {
            scope.spawn(|| {
                while let Ok(ask) = next() {
                    // Who asked sees that there is no answer.
                    let _ = catch_unwind(AssertUnwindSafe(|| ask(bench)));
                }
            });
        }
    });
}
