//! Search without a server: the page that asks, and the index that `search.js` reads.
//!
//! Each language has an index of what its lists show, so that results are in the reader's language; folding makes both Chinese
//! scripts one. The form of the index is described in `model/search.rs`; it depends on the texts alone.

mod amend;
mod index;
mod packed;
mod units;

use crate::model::view::{BodyView, LinkView};
use crate::model::{Locale, Page, Piece, Publish, SearchDocument, SearchPart, SearchPiece};

use super::Desk;
use super::address::Route;
use super::card::{day, foreign, publish, title};
use super::places::Placed;
use super::shell::{Maker, Sheet};

pub(crate) use amend::amend;
use index::Cutter;
use units::Unit;

/// About how many bytes of text a pack of documents holds.
const PACK_BYTES: usize = 4_000;

/// So many packs are handed over at once.
const MANY: usize = 64;

impl Maker<'_> {
    /// The page with the form. Without scripts it shows the ways to browse.
    pub(crate) fn search_page(&self, locale: Locale) -> Page {
        let languages = &self.config.languages;
        let words = self.words(locale);
        let heading = words.get("search.heading").to_owned();
        let sheet = Sheet {
            route: Route::Search(locale),
            locale: Some(locale),
            title: heading.clone(),
            description: String::new(),
            section: "search",
            up: None,
            versions: languages.iter().map(|one| (*one, Route::Search(*one))).collect(),
            default: languages.first().map(|one| Route::Search(*one)),
        };
        let ways = [
            ("nav.topics", Route::Topics(locale)),
            ("nav.timeline", Route::Timeline(locale)),
            ("nav.archive", Route::Archive(locale)),
            ("sources.heading", Route::Sources(locale, 1)),
            ("names.heading", Route::Names(locale, 1)),
        ];
        let body = BodyView::Search {
            heading,
            script: self.addresses.href(Route::SearchScript),
            action: self.addresses.href(Route::Search(locale)),
            ways: ways
                .into_iter()
                .filter(|(key, _)| *key != "nav.topics" || self.extent.has_topics)
                .map(|(key, route)| LinkView {
                    label: words.get(key).to_owned(),
                    href: self.addresses.href(route),
                })
                .collect(),
        };
        self.page(sheet, body)
    }

    /// What search finds of an article in lists of `locale`, taken apart; `placed` is of the whole story.
    pub(crate) fn searched(&self, placed: &Placed<'_>, locale: Locale) -> Option<Searched> {
        let document = self.search_document(placed, locale)?;
        let units = units_in(&document);
        Some(Searched { document, units })
    }

    /// Where the index of a language is written.
    pub(crate) fn search_folder(&self, locale: Locale) -> String {
        self.addresses.path(Route::Search(locale)).trim_end_matches("index.html").to_owned()
    }

    /// The names of the article in the other language, as its box of names prints them: found too, though no sentence has them.
    fn other_names(&self, placed: &Placed<'_>, locale: Locale) -> Vec<String> {
        let Some((version, page)) = *placed.links.get(locale) else { return Vec::new() };
        let names = match publish(&version.entry) {
            Publish::Link => Vec::new(),
            Publish::Full | Publish::Summary => self.names(placed.story, version, page),
        };
        names.into_iter().map(|name| name.other).filter(|name| !name.is_empty()).collect()
    }

    pub(crate) fn search_document(
        &self,
        placed: &Placed<'_>,
        locale: Locale,
    ) -> Option<SearchDocument> {
        let (version, page) = (*placed.links.get(locale))?;
        let entry = &version.entry;
        let published = publish(entry);
        let day = placed.date.map(|date| day(date, locale).text);
        let source = entry.article.source_name.clone();
        let meta: Vec<String> = day.into_iter().chain(source).collect();
        Some(SearchDocument {
            href: self.addresses.href(Route::Article(page, &placed.slug)),
            title: title(entry).to_owned(),
            lang: foreign(version.locale, locale),
            meta: meta.join(" · "),
            text: match published {
                Publish::Full => entry.sentences.iter().map(|one| one.text.clone()).collect(),
                Publish::Summary => entry.points.iter().map(|one| one.shown.clone()).collect(),
                Publish::Link => Vec::new(),
            },
            anchored: published == Publish::Full,
            names: self.other_names(placed, locale),
        })
    }
}

/// The units of a document.
fn units_in(document: &SearchDocument) -> Vec<(u32, Unit)> {
    index::units_of(&document.title, document.text.iter().chain(&document.names))
}

/// About how many bytes of a pack a document takes.
fn pack_size(document: &SearchDocument) -> usize {
    document.text.iter().map(|text| text.len() + 3).sum()
}

/// A document, and its units.
pub(crate) struct Searched {
    document: SearchDocument,
    units: Vec<(u32, Unit)>,
}

/// The index of what lists of a language show, in the making.
pub(crate) struct Index {
    folder: String,
    keys: index::Builder,
    packs: Cutter<SearchDocument>,
}

impl Index {
    /// An index without documents.
    pub(crate) fn new(maker: &Maker<'_>, locale: Locale) -> Self {
        Self {
            folder: maker.search_folder(locale),
            keys: index::Builder::default(),
            packs: Cutter::new(PACK_BYTES),
        }
    }

    /// The next document; they are numbered in the order in which they come.
    pub(crate) fn add(&mut self, document: Option<Searched>, desk: &dyn Desk) {
        let Some(Searched { document, units }) = document else { return };
        self.keys.add(units);
        let mark = document.href.clone();
        self.packs.push(pack_size(&document), &mark, document);
        if self.packs.done.len() < MANY {
            return;
        }
        let packs = std::mem::take(&mut self.packs.done);
        self.hand(SearchPart::Packs(packs), desk);
    }

    /// Hands over what is left.
    pub(crate) fn finish(mut self, desk: &dyn Desk) {
        let packs = std::mem::replace(&mut self.packs, Cutter::new(PACK_BYTES)).end();
        self.hand(SearchPart::Packs(packs), desk);
        let keys = std::mem::take(&mut self.keys);
        let fold = keys.finish(|shards| self.hand(SearchPart::Shards(shards), desk));
        self.hand(SearchPart::End { fold }, desk);
    }

    fn hand(&self, part: SearchPart, desk: &dyn Desk) {
        desk.take(Piece::Search(SearchPiece { folder: self.folder.clone(), part }));
    }
}
