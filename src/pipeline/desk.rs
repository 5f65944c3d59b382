//! What linking hands over is rendered at once and goes on, so that nothing large stays.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::link::{Around, Desk, Indexed, Own, Part};
use crate::memo::{Aside, Fingerprint, Key};
use crate::model::{
    Diagnostic, EventFiles, OutputFile, Page, Piece, Report, SearchIndex, SearchPiece, Site,
    SourcePath, Story,
};
use crate::render::{self, EventWriter, Listed, Renderer, SearchWriter};

use super::cards::Cards;
use super::memos::Memos;
use super::pages::{About, Before, DocumentKey, Keys, PageKey, Published, Rendered};
use super::stock::Stock;

/// Takes finished files, in no order, from several threads.
pub type Out<'a> = dyn Fn(Arc<OutputFile>) + Sync + 'a;

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
    /// What is published already.
    pub(super) before: Option<Before<'a>>,
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
    pub(super) published: Published,
}

impl Renders<'_> {
    /// What is said once of the site; errors of templates go into `report`. `folders` have search indexes.
    pub(super) fn finish(
        self,
        site: &Site,
        folders: &[String],
        report: &mut Report,
    ) -> (BTreeMap<String, SourcePath>, Published) {
        let kept = self.kept.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(renderer) = self.renderer {
            let files = renderer.others(site, kept.listed, folders);
            files.into_iter().for_each(|file| (self.out)(Arc::new(file)));
        }
        report.diagnostics.extend(kept.errors);
        (kept.sources, kept.published)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What an article is known by among those that are published: its unit, and its place in that.
    fn article(&self, number: usize) -> Option<([u8; 32], usize)> {
        let (unit, article) = *self.places.get(number)?;
        Some((*self.stock.notes.get(unit)?.key.bytes(), article))
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

    /// Keeps pages that are published; `false`, and nothing done, if one of them is not.
    fn keep<'b>(&self, keys: impl IntoIterator<Item = &'b PageKey>) -> bool {
        let Some(before) = self.before else { return false };
        let found = keys.into_iter().map(|key| Some((*key, before.published.get(key)?.clone())));
        let Some(pages) = found.collect::<Option<Vec<_>>>() else { return false };
        for (key, (about, files)) in pages {
            self.memos.pages.find();
            files.iter().for_each(|path| (before.keep)(path));
            let mut kept = self.kept();
            kept.note(&about);
            kept.published.pages.insert(key, (about, files));
        }
        true
    }

    /// Keeps all that is made of briefs alone; `false` if that cannot be.
    pub(super) fn keep_lists(&self) -> bool {
        let Some(before) = self.before else { return false };
        let lists = &before.published.lists;
        let kept = self.keep(&lists.pages);
        if kept {
            lists.files.iter().for_each(|path| (before.keep)(path));
            self.kept().published.lists = lists.clone();
        }
        kept
    }

    /// Notes what the lists were made of.
    pub(super) fn note_lists(&self, key: [u8; 32], related: &[Vec<usize>]) {
        let lists = &mut self.kept().published.lists;
        (lists.key, lists.related) = (key, related.to_vec());
    }

    /// Shows a page: published as it is to be, or remembered, or made.
    fn show(&self, key: Option<Fingerprint>, make: impl FnOnce() -> Page) {
        if key.is_some_and(|key| self.keep([key.bytes()])) {
            return;
        }
        let make = || self.render(make());
        let rendered = match key.filter(|_| self.memos.lasting && self.remember) {
            Some(key) => self.memos.pages.get_or_make(key, make),
            None => Arc::new(self.memos.pages.make(make)),
        };
        let Rendered { about, files } = &*rendered;
        let card = about.card.as_ref().filter(|_| self.renderer.is_some());
        let card = card.and_then(|card| self.cards?.file(card));
        let mut kept = self.kept();
        kept.note(about);
        match files {
            Ok(files) => {
                if let Some(key) = key.filter(|_| !self.memos.lasting) {
                    let paths = files.iter().chain(&card).map(|file| file.path.clone()).collect();
                    kept.published.pages.insert(*key.bytes(), (about.clone(), paths));
                }
                drop(kept);
                files.iter().for_each(|file| (self.out)(file.clone()));
            }
            Err(error) => {
                if !kept.errors.contains(error) {
                    kept.errors.push(error.clone());
                }
            }
        }
        card.into_iter().for_each(self.out);
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
            |file| {
                self.kept().published.lists.files.push(file.path.clone());
                (self.out)(Arc::new(file));
            },
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
            let before = self.before.and_then(|before| before.published.search.get(&folder));
            let writer = SearchWriter::new(&folder, before.map(|(index, _)| index));
            (folder, writer)
        });
        let keep = |path: &str| self.before.iter().for_each(|before| (before.keep)(path));
        match writer.take(part, |file| (self.out)(Arc::new(file)), keep) {
            None => self.kept().search.push((folder, writer)),
            Some(index) => {
                self.kept().published.search.entry(folder).or_default().0 = index;
            }
        }
    }

    /// The key of a document of a search index.
    fn document_key(&self, number: usize, address: &str) -> Option<DocumentKey> {
        let (unit, article) = self.places.get(number)?;
        let unit = self.stock.notes.get(*unit)?.key;
        let key = Key::new("document").with(self.shared).with(unit).value(article).text(address);
        key.end().bytes().first_chunk().copied()
    }
}

impl Kept {
    /// Notes what is known of a page.
    fn note(&mut self, About { path, source, listed, card: _ }: &About) {
        self.listed.extend(listed.clone());
        self.sources.extend(source.clone().map(|source| (path.clone(), source)));
    }
}

/// The numbers of the documents that are others than before, or new ones at the end; `None` where they are many.
fn changed(before: &[DocumentKey], now: &[DocumentKey]) -> Option<Vec<usize>> {
    if now.len() < before.len() {
        return None;
    }
    let same = |at: &usize| before.get(*at) == now.get(*at);
    let changed: Vec<usize> = (0..now.len()).filter(|at| !same(at)).collect();
    (changed.len() <= FEW).then_some(changed)
}

/// Of so many documents an index is amended; with more it is made anew.
const FEW: usize = 16;

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
        let key = own.map(|own| self.keys.of_article(own, around));
        if let (Some(key), Some(article)) = (key, self.article(part.number))
            && !self.memos.lasting
        {
            self.kept().published.articles.entry(article).or_default().push(*key.bytes());
        }
        self.show(key, make);
    }

    fn stays(&self, number: usize) -> bool {
        let stays = || {
            let article = self.article(number)?;
            let keys = self.before?.published.articles.get(&article)?;
            self.keep(keys).then(|| (article, keys.clone()))
        };
        let stays = stays();
        let stayed = stays.is_some();
        self.kept().published.articles.extend(stays);
        stayed
    }

    fn indexed(&self, folder: &str, documents: &[(usize, String)]) -> Option<Indexed<'_>> {
        if self.memos.lasting || !self.remembers() {
            return None;
        }
        let keys = documents.iter().map(|(number, address)| self.document_key(*number, address));
        let keys: Vec<DocumentKey> = keys.collect::<Option<_>>()?;
        let before = self.before.and_then(|before| {
            let (name, (index, known)) = before.published.search.get_key_value(folder)?;
            let changed = changed(known, &keys)?;
            let pack = Box::new(move |at| render::pack(name, index, at, before.read));
            let shard = Box::new(move |at| render::shard(name, index, at, before.read));
            Some(Indexed { index, changed, pack, shard })
        });
        let index = SearchIndex::default();
        self.kept().published.search.insert(folder.to_owned(), (index, keys));
        before
    }

    fn take(&self, piece: Piece) {
        match piece {
            Piece::Page(mut page) => {
                let key = if self.remembers() { self.keys.of(&mut page) } else { None };
                if !self.memos.lasting {
                    let lists = &mut self.kept().published.lists;
                    match key {
                        Some(key) => lists.pages.push(*key.bytes()),
                        None => lists.lacking = true,
                    }
                }
                self.show(key, || *page);
            }
            Piece::Events(events) => self.events(&events),
            Piece::Search(piece) => self.search(piece),
        }
    }
}
