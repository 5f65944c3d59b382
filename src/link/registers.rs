//! Registers: who published the articles, and who is in them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::view::{BodyView, CardLinkView, RegisterEntryView, RegisterGroupView};
use crate::model::{Locale, NameKind, Page, Publish};
use crate::text::fold::fold_string;
use crate::text::pinyin;

use super::address::Route;
use super::card::{anchor, foreign, publish};
use super::places::Placed;
use super::shell::{Maker, Sheet};
use super::who::{self, Acquaintance};

/// How many articles an entry of a register names, the newest first: of names, of which there are many, fewer.
const MAX_ARTICLES: usize = 20;
const MAX_NAMED: usize = 5;
/// How many entries a register has, the fullest first, and about how many links to articles: a page has to be light.
const MAX_ENTRIES: usize = 300;
const MAX_LINKS: usize = 900;
/// A name is registered from so many articles on.
const LEAST_NAMED: usize = 2;
/// A longer register is in alphabetical order, under initials.
const MAX_BY_COUNT: usize = 30;

/// An entry in the making.
struct Entry {
    label: String,
    lang: Locale,
    /// Its place in the alphabet.
    sort: String,
    count: usize,
    articles: Vec<CardLinkView>,
}

/// The entries of a register, by what makes two of them one.
type Entries = BTreeMap<String, Entry>;

impl Maker<'_> {
    /// `/en/sources/`: every publisher with its articles.
    pub(crate) fn sources_page(&self, stories: &[Placed<'_>], locale: Locale) -> Page {
        let mut entries = Entries::new();
        for placed in stories {
            let Some((version, _)) = *placed.links.get(locale) else { continue };
            let Some(name) = &version.entry.article.source_name else { continue };
            let Some(link) = self.card_link(placed, locale) else { continue };
            // Names that differ in script or width alone are one.
            let key = fold_string(name).to_lowercase();
            let entry = entries.entry(key).or_insert_with(|| {
                Entry::new(name.clone(), version.locale, alphabetical(name, None))
            });
            entry.add(link, MAX_ARTICLES);
        }
        self.register(Route::Sources, "sources.heading", entries, locale)
    }

    /// `/en/names/`: the people and bodies that several articles name.
    pub(crate) fn names_page(
        &self,
        stories: &[Placed<'_>],
        known: &Acquaintance,
        locale: Locale,
    ) -> Page {
        let mut entries = Entries::new();
        for placed in stories {
            let Some((version, _)) = *placed.links.get(locale) else { continue };
            let entry = &version.entry;
            if publish(entry) == Publish::Link {
                continue;
            }
            let mut met = BTreeSet::new();
            for name in entry.names.iter().filter(|name| who::is_registered(name)) {
                let identity = known.identity(name, version, placed.story);
                if !met.insert(identity.clone()) {
                    continue;
                }
                let Some(mut link) = self.card_link(placed, locale) else { continue };
                if let Some(place) = anchor(entry, name.sentence, self.words(locale)) {
                    link.href.push_str(&place.href);
                }
                let one = entries.entry(identity).or_insert_with_key(|identity| {
                    let (label, lang) =
                        known.form(identity, locale).unwrap_or((&name.text, version.locale));
                    let spelled =
                        known.form(identity, Locale::En).filter(|_| name.kind == NameKind::Person);
                    let spelled = spelled.map(|(spelled, _)| spelled);
                    Entry::new(label.to_owned(), lang, alphabetical(label, spelled))
                });
                one.add(link, MAX_NAMED);
            }
        }
        entries.retain(|_, one| one.count >= LEAST_NAMED);
        self.register(Route::Names, "names.heading", entries, locale)
    }

    /// Where the answers to a search are.
    fn search_href(&self, locale: Locale, sought: &str) -> String {
        format!("{}?q={}", self.addresses.href(Route::Search(locale)), query(sought))
    }

    fn register(
        &self,
        route: fn(Locale) -> Route<'static>,
        heading: &str,
        entries: Entries,
        locale: Locale,
    ) -> Page {
        let languages = &self.config.languages;
        let words = self.words(locale);
        let heading = words.get(heading).to_owned();
        let all = entries.len();
        let mut entries: Vec<Entry> = entries.into_values().collect();
        entries.sort_by_key(|one| Reverse(one.count));
        entries.truncate(MAX_ENTRIES);
        let most = (MAX_LINKS / entries.len().max(1)).max(1);
        let note = (all > entries.len()).then(|| {
            let (shown, all) = (entries.len().to_string(), all.to_string());
            words.fill("register.most", &[("n", &shown), ("all", &all)])
        });
        let alphabetical = entries.len() > MAX_BY_COUNT;
        if alphabetical {
            entries.sort_by(|a, b| (a.initial(), &a.sort).cmp(&(b.initial(), &b.sort)));
        }
        let mut groups: Vec<RegisterGroupView> = Vec::new();
        for mut one in entries {
            let initial = if alphabetical { one.initial().to_string() } else { String::new() };
            one.articles.truncate(most);
            let entry = RegisterEntryView {
                all: (one.count > one.articles.len()).then(|| self.search_href(locale, &one.label)),
                label: one.label,
                lang: foreign(one.lang, locale),
                count: words.count("articles", one.count),
                articles: one.articles,
            };
            match groups.last_mut().filter(|group| group.initial == initial) {
                Some(group) => group.entries.push(entry),
                None => groups.push(RegisterGroupView { initial, entries: vec![entry] }),
            }
        }
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
        self.page(sheet, BodyView::Register { heading, note, groups })
    }
}

impl Entry {
    fn new(label: String, lang: Locale, sort: String) -> Self {
        Self { label, lang, sort, count: 0, articles: Vec::new() }
    }

    /// One more article; `most` are named.
    fn add(&mut self, article: CardLinkView, most: usize) {
        self.count += 1;
        if self.articles.len() < most {
            self.articles.push(article);
        }
    }

    /// The letter it stands under; what begins with none comes last.
    fn initial(&self) -> char {
        let first = self.sort.chars().next().filter(char::is_ascii_alphabetic);
        first.map_or(OTHERS, |c| c.to_ascii_uppercase())
    }
}

/// Stands behind the letters, in the alphabet as on the page.
const OTHERS: char = '…';

/// Where a name stands in the alphabet; persons as they are `spelled`.
fn alphabetical(label: &str, spelled: Option<&str>) -> String {
    pinyin::filed(spelled.filter(|one| pinyin::ruby(label, one).is_some()).unwrap_or(label))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_has_only_letters_digits_and_bytes() {
        assert_eq!(query("A&b 潮"), "A%26b%20%E6%BD%AE");
    }
}
