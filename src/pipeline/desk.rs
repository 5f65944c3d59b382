//! What linking hands over is rendered at once and goes on, so that nothing large stays.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::link::{Around, Desk, Own, Part};
use crate::memo::{Aside, Fingerprint, Key};
use crate::model::{
    Diagnostic, EventFiles, OutputFile, Page, Piece, Report, SearchPiece, Site, SourcePath, Story,
};
use crate::render::{self, EventWriter, Listed, Renderer, SearchWriter};

use super::cards::Cards;
use super::memos::Memos;
use super::pages::{About, Keys, Published, Rendered};
use super::stock::Stock;

/// Takes finished files, in no order, from several threads.
pub type Out<'a> = dyn Fn(Arc<OutputFile>) + Sync + 'a;

/// Takes the path of a file that is published and stays as it is.
pub type Keep<'a> = dyn Fn(&str) + Sync + 'a;

/// Renders what linking hands over.
pub(super) struct Renders<'a> {
    pub(super) stock: &'a Stock<'a>,
    /// Where each story is: the number of its unit, and its own among the articles of that.
    pub(super) places: &'a [(usize, usize)],
    /// `None` where a template is broken; then nothing is rendered.
    pub(super) renderer: Option<&'a Renderer<'a>>,
    pub(super) keys: &'a Keys,
    /// `None` where none are drawn.
    pub(super) cards: Option<&'a Cards<'a>>,
    /// The key of everything that all pages have in common.
    pub(super) shared: Fingerprint,
    pub(super) memos: &'a Memos,
    pub(super) out: &'a Out<'a>,
    /// What is published already, and what takes a file that stays.
    pub(super) before: Option<&'a Published>,
    pub(super) keep: &'a Keep<'a>,
    /// Whether what is made is remembered, where anything is.
    pub(super) remember: bool,
    pub(super) kept: Mutex<Kept>,
}

/// What stays of pages that have gone.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) listed: Vec<Listed>,
    /// The source of each article's page, by the page's path.
    pub(super) sources: BTreeMap<String, SourcePath>,
    /// Errors of templates, each once.
    pub(super) errors: Vec<Diagnostic>,
    search: Vec<(String, SearchWriter)>,
    events: Option<EventWriter<Aside>>,
    published: Published,
    /// The folders of search whose names last.
    pub(super) lasting: Vec<String>,
}

impl Renders<'_> {
    /// What is said once of the site; errors of templates go into `report`.
    pub(super) fn finish(
        self,
        site: &Site,
        report: &mut Report,
    ) -> (BTreeMap<String, SourcePath>, Published) {
        let kept = self.kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(renderer) = self.renderer {
            let files = renderer.others(site, kept.listed, &kept.lasting);
            files.into_iter().for_each(|file| (self.out)(Arc::new(file)));
        }
        report.diagnostics.extend(kept.errors);
        (kept.sources, kept.published)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The key of what an article's page has of its own.
    fn own_key(&self, part: Part) -> Option<Fingerprint> {
        let (unit, article) = *self.places.get(part.number)?;
        let unit = self.stock.notes.get(unit)?.key;
        let key = Key::new("own").with(self.shared).with(unit);
        Some(key.value(&(article, part.page, part.beside)).end())
    }

    /// Renders a page.
    fn render(&self, mut page: Page) -> Rendered {
        let files = self.renderer.map_or(Ok(Vec::new()), |renderer| {
            let plain = render::plain(&page).map(Arc::new);
            let html = renderer.page(&mut page)?;
            Ok(std::iter::once(Arc::new(html)).chain(plain).collect())
        });
        let listed = Listed::of(&page);
        let Page { path, source, card, .. } = page;
        Rendered { about: About { path, source, listed, card }, files }
    }

    /// Shows a page: published as it is to be, or remembered, or made.
    fn show(&self, key: Option<Fingerprint>, make: impl FnOnce() -> Page) {
        if let Some((key, (about, files))) = key.and_then(|key| Some((key, self.before?.get(key)?)))
        {
            self.memos.pages.find();
            files.iter().for_each(|path| (self.keep)(path));
            self.tell(about);
            self.kept().published.add(key, about.clone(), files.clone());
            return;
        }
        let make = || self.render(make());
        let rendered = match key.filter(|_| self.memos.lasting && self.remember) {
            Some(key) => self.memos.pages.get_or_make(key, make),
            None => Arc::new(self.memos.pages.make(make)),
        };
        let Rendered { about, files } = &*rendered;
        match files {
            Ok(files) => {
                files.iter().for_each(|file| (self.out)(file.clone()));
                if let Some(key) = key.filter(|_| !self.memos.lasting) {
                    let paths = files.iter().map(|file| file.path.clone()).collect();
                    self.kept().published.add(key, about.clone(), paths);
                }
            }
            Err(error) => {
                let errors = &mut self.kept().errors;
                if !errors.contains(error) {
                    errors.push(error.clone());
                }
            }
        }
        self.tell(about);
    }

    /// Notes what is known of a page, and hands over its card.
    fn tell(&self, About { path, source, listed, card }: &About) {
        {
            let mut kept = self.kept();
            kept.listed.extend(listed.clone());
            kept.sources.extend(source.clone().map(|source| (path.clone(), source)));
        }
        let drawn = card.as_ref().filter(|_| self.renderer.is_some());
        let drawn = drawn.and_then(|card| self.cards?.file(card));
        drawn.into_iter().for_each(self.out);
    }

    /// Whether pages are known again, by later turns or later runs.
    fn remembers(&self) -> bool {
        self.remember && (self.memos.lasting || self.memos.disk.is_some())
    }

    fn events(&self, events: &EventFiles) {
        if self.renderer.is_none() {
            return;
        }
        // They come from one thread, one list after the other.
        let open = self.kept().events.take();
        let mut writer = open.unwrap_or_else(|| EventWriter::new(events));
        let shelf = &self.memos.shelf;
        let ended = writer.take(
            events,
            |bytes| shelf.put(bytes),
            |aside| shelf.get(aside).unwrap_or_default(),
            |file| (self.out)(Arc::new(file)),
        );
        if !ended {
            self.kept().events = Some(writer);
        }
    }

    fn search(&self, SearchPiece { folder, part }: SearchPiece) {
        if self.renderer.is_none() {
            return;
        }
        let taken = {
            let search = &mut self.kept().search;
            let at = search.iter().position(|(one, _)| *one == folder);
            at.map(|at| search.swap_remove(at))
        };
        let (folder, mut writer) = taken.unwrap_or_else(|| {
            let writer = SearchWriter::new(&folder);
            (folder, writer)
        });
        let ended = writer.take(part, |file| (self.out)(Arc::new(file)));
        match ended.is_empty() {
            true => self.kept().search.push((folder, writer)),
            false => self.kept().lasting.extend(ended),
        }
    }
}

impl Desk for Renders<'_> {
    fn whole(&self, number: usize, look: &mut dyn FnMut(&Story)) {
        let Some((unit, article)) = self.places.get(number) else { return };
        if let Some(article) = self.stock.unit(*unit).articles.get(*article) {
            look(&article.story);
        }
    }

    fn own(&self, part: Part, make: &mut dyn FnMut() -> Own) -> Arc<Own> {
        if self.renderer.is_none() {
            // Nobody will see it.
            return Arc::default();
        }
        match self.own_key(part).filter(|_| self.memos.lasting && self.remember) {
            Some(key) => self.memos.own.get_or_make(key, make),
            None => Arc::new(make()),
        }
    }

    fn page(&self, part: Part, around: &Around, make: &dyn Fn() -> Page) {
        let own = self.own_key(part).filter(|_| self.remembers());
        self.show(own.map(|own| self.keys.of_article(own, around)), make);
    }

    fn take(&self, piece: Piece) {
        match piece {
            Piece::Page(mut page) => {
                let key = if self.remembers() { self.keys.of(&mut page) } else { None };
                self.show(key, || *page);
            }
            Piece::Events(events) => self.events(&events),
            Piece::Search(piece) => self.search(piece),
        }
    }
}
