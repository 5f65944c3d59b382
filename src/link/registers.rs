//! Registers: who published the articles, and who is in them.

use std::collections::BTreeMap;

use crate::model::view::{BodyView, CardLinkView, RegisterEntryView};
use crate::model::{Locale, NameKind, Page, Publish};
use crate::text::fold::fold_string;

use super::address::Route;
use super::card::{anchor, foreign, publish};
use super::places::Placed;
use super::shell::{Maker, Sheet};

/// How many articles an entry of a register names, the newest first: of names, of which there are many, fewer.
const MAX_ARTICLES: usize = 20;
const MAX_NAMED: usize = 5;
/// How many entries a register has, the fullest first.
const MAX_ENTRIES: usize = 300;
/// A name is registered from so many articles on.
const LEAST_NAMED: usize = 2;

/// An entry in the making.
struct Entry {
    label: String,
    lang: Locale,
    count: usize,
    articles: Vec<CardLinkView>,
}

impl Maker<'_> {
    /// `/en/sources/`: every publisher with its articles.
    pub(crate) fn sources_page(&self, stories: &[Placed<'_>], locale: Locale) -> Page {
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        for placed in stories {
            let Some((version, _)) = *placed.links.get(locale) else { continue };
            let Some(name) = &version.entry.article.source_name else { continue };
            let link = self.card_link(placed, locale);
            enter(&mut entries, (name, version.locale), link, MAX_ARTICLES);
        }
        self.register(Route::Sources, "sources.heading", entries, locale, 1)
    }

    /// `/en/names/`: the people and bodies that several articles name.
    pub(crate) fn names_page(&self, stories: &[Placed<'_>], locale: Locale) -> Page {
        let mut entries: BTreeMap<String, Entry> = BTreeMap::new();
        for placed in stories {
            let Some((version, _)) = *placed.links.get(locale) else { continue };
            let entry = &version.entry;
            if publish(entry) == Publish::Link {
                continue;
            }
            let named = entry
                .names
                .iter()
                .filter(|name| matches!(name.kind, NameKind::Person | NameKind::Organisation));
            for name in named {
                let mut link = self.card_link(placed, locale);
                let place = anchor(entry, name.sentence, self.words(locale));
                if let (Some(link), Some(place)) = (&mut link, place) {
                    link.href.push_str(&place.href);
                }
                enter(&mut entries, (&name.text, version.locale), link, MAX_NAMED);
            }
        }
        self.register(Route::Names, "names.heading", entries, locale, LEAST_NAMED)
    }

    /// Where the answers to a search are.
    fn search_href(&self, locale: Locale, sought: &str) -> String {
        format!("{}?q={}", self.addresses.href(Route::Search(locale)), query(sought))
    }

    fn register(
        &self,
        route: fn(Locale) -> Route<'static>,
        heading: &str,
        entries: BTreeMap<String, Entry>,
        locale: Locale,
        least: usize,
    ) -> Page {
        let languages = &self.config.languages;
        let words = self.words(locale);
        let heading = words.get(heading).to_owned();
        let mut entries: Vec<Entry> =
            entries.into_values().filter(|one| one.count >= least).collect();
        entries.sort_by_key(|one| std::cmp::Reverse(one.count));
        entries.truncate(MAX_ENTRIES);
        let sheet = Sheet {
            route: route(locale),
            locale: Some(locale),
            title: heading.clone(),
            description: String::new(),
            section: "",
            up: None,
            versions: languages.iter().map(|one| (*one, route(*one))).collect(),
            default: languages.first().map(|one| route(*one)),
        };
        let entries = entries
            .into_iter()
            .map(|one| RegisterEntryView {
                all: (one.count > one.articles.len()).then(|| self.search_href(locale, &one.label)),
                label: one.label,
                lang: foreign(one.lang, locale),
                count: words.count("articles", one.count),
                articles: one.articles,
            })
            .collect();
        self.page(sheet, BodyView::Register { heading, entries })
    }
}

/// A text as the value of a query: what is no ASCII letter or digit as its bytes (RFC 3986, §2.1).
fn query(text: &str) -> String {
    let mut query = String::new();
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => query.push(char::from(byte)),
            other => query.push_str(&format!("%{other:02X}")),
        }
    }
    query
}

/// One more article under a name; names that differ in script or width alone are one.
fn enter(
    entries: &mut BTreeMap<String, Entry>,
    (name, lang): (&str, Locale),
    article: Option<CardLinkView>,
    most: usize,
) {
    let Some(article) = article else { return };
    let entry = entries.entry(fold_string(name).to_lowercase()).or_insert_with(|| Entry {
        label: name.to_owned(),
        lang,
        count: 0,
        articles: Vec::new(),
    });
    entry.count += 1;
    if entry.articles.len() < most {
        entry.articles.push(article);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_has_only_letters_digits_and_bytes() {
        assert_eq!(query("A&b 潮"), "A%26b%20%E6%BD%AE");
    }
}
