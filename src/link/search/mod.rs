//! Search without a server: the page that asks, and the index that `search.js` reads.
//!
//! Each language has an index of what its lists show, so that results are in the reader's language; folding makes both Chinese
//! scripts one. The form of the index is described in `model::SearchIndex`; it depends on the texts alone.

mod index;
mod units;

use crate::model::view::{BodyView, LinkView};
use crate::model::{Locale, Page, Publish, SearchDocument, SearchIndex};

use super::address::Route;
use super::card::{day, foreign, publish, title};
use super::places::Placed;
use super::shell::{Maker, Sheet};

use index::Text;

/// About how many bytes of text a pack of documents holds.
const PACK_BYTES: usize = 4_000;

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
            ("sources.heading", Route::Sources(locale)),
            ("names.heading", Route::Names(locale)),
        ];
        let body = BodyView::Search {
            heading,
            script: self.addresses.href(Route::SearchScript),
            action: self.addresses.href(Route::Search(locale)),
            ways: ways
                .into_iter()
                .map(|(key, route)| LinkView {
                    label: words.get(key).to_owned(),
                    href: self.addresses.href(route),
                })
                .collect(),
        };
        self.page(sheet, body)
    }

    /// The index of what lists of `locale` show.
    pub(crate) fn search_index(&self, stories: &[Placed<'_>], locale: Locale) -> SearchIndex {
        let documents: Vec<SearchDocument> =
            stories.iter().filter_map(|placed| self.search_document(placed, locale)).collect();
        let texts: Vec<Text<'_>> =
            documents.iter().map(|one| Text { title: &one.title, body: &one.text }).collect();
        let shards = index::shards(&texts);
        let fold = index::fold_pairs(&shards);
        let size = |one: &SearchDocument| one.text.iter().map(|text| text.len() + 3).sum::<usize>();
        let packs = index::cut(documents, size, PACK_BYTES);
        let folder = self.addresses.path(Route::Search(locale));
        SearchIndex {
            folder: folder.trim_end_matches("index.html").to_owned(),
            shards,
            packs,
            fold,
        }
    }

    fn search_document(&self, placed: &Placed<'_>, locale: Locale) -> Option<SearchDocument> {
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
        })
    }
}
