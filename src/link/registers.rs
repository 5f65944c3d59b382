//! Registers: who published the articles, and who is in them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::view::{
    BodyView, CardLinkView, LinkView, PagerView, RegisterEntryView, RegisterGroupView,
};
use crate::model::{Locale, NameKind, Publish};
use crate::text::fold::fold_string;
use crate::text::pinyin;

use super::address::Route;
use super::card::{anchor, foreign, publish};
use super::places::Placed;
use super::shell::{Maker, Sheet, Take};
use super::who::{self, Acquaintance};

/// How many articles an entry of a register names, the newest first: of names, of which there are many, fewer.
const MAX_ARTICLES: usize = 20;
const MAX_NAMED: usize = 5;
/// How many entries a page of a register has at most, and about how many links to articles: a page has to be light.
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
    pub(crate) fn sources_pages(&self, stories: &[Placed<'_>], locale: Locale, take: &Take<'_>) {
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
        self.register_pages(Route::Sources, ("sources.heading", None), entries, locale, take);
    }

    /// `/en/names/`: the people and bodies that several articles name.
    pub(crate) fn names_pages(
        &self,
        stories: &[Placed<'_>],
        known: &Acquaintance,
        locale: Locale,
        take: &Take<'_>,
    ) {
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
        let said = ("names.heading", Some("names.note"));
        self.register_pages(Route::Names, said, entries, locale, take);
    }

    /// Where the answers to a search are.
    fn search_href(&self, locale: Locale, sought: &str) -> String {
        format!("{}?q={}", self.addresses.href(Route::Search(locale)), query(sought))
    }

    /// The pages of a register, one by one to `take`.
    fn register_pages(
        &self,
        route: fn(Locale, usize) -> Route<'static>,
        (heading, note): (&str, Option<&str>),
        entries: Entries,
        locale: Locale,
        take: &Take<'_>,
    ) {
        let mut entries: Vec<Entry> = entries.into_values().collect();
        let alphabetical = entries.len() > MAX_BY_COUNT;
        if alphabetical {
            entries.sort_by(|a, b| (a.initial(), &a.sort).cmp(&(b.initial(), &b.sort)));
        } else {
            entries.sort_by_key(|one| Reverse(one.count));
        }
        let pages = entries.len().div_ceil(MAX_ENTRIES).max(1);
        let parts: Vec<&[Entry]> = match entries.len().div_ceil(pages) {
            0 => vec![&[]],
            size => entries.chunks(size).collect(),
        };
        let heading = self.words(locale).get(heading).to_owned();
        let note = note.filter(|_| !entries.is_empty());
        let note = note.map(|note| self.words(locale).get(note).to_owned());
        let letters = if alphabetical { self.letters(route, &parts, locale) } else { Vec::new() };
        for (number, part) in (1..).zip(&parts) {
            take(route(locale, number), &|| {
                let title = match number {
                    1 => heading.clone(),
                    _ => format!("{heading} ({number}/{})", parts.len()),
                };
                let pager = (1..=parts.len()).filter(|_| parts.len() > 1).map(|page| PagerView {
                    label: page.to_string(),
                    href: self.addresses.href(route(locale, page)),
                    current: page == number,
                });
                let body = BodyView::Register {
                    heading: heading.clone(),
                    note: note.clone(),
                    letters: letters.clone(),
                    groups: self.groups(part, alphabetical, locale),
                    pages: pager.collect(),
                };
                self.page(self.register_sheet(route, number, title, locale), body)
            });
        }
    }

    /// The first page of a register stands for it in every language; where others end differs from language to language.
    fn register_sheet(
        &self,
        route: fn(Locale, usize) -> Route<'static>,
        number: usize,
        title: String,
        locale: Locale,
    ) -> Sheet<'static> {
        let versions = self.config.languages.iter().filter(|_| number == 1);
        let versions: Vec<_> = versions.map(|one| (*one, route(*one, 1))).collect();
        Sheet {
            route: route(locale, number),
            locale: Some(locale),
            title,
            description: String::new(),
            section: "",
            up: None,
            default: versions.first().map(|(_, route)| *route),
            versions,
        }
    }

    /// Where each letter of a register begins.
    fn letters(
        &self,
        route: fn(Locale, usize) -> Route<'static>,
        parts: &[&[Entry]],
        locale: Locale,
    ) -> Vec<LinkView> {
        let mut letters: Vec<LinkView> = Vec::new();
        for (number, part) in (1..).zip(parts) {
            for group in part.chunk_by(|a, b| a.initial() == b.initial()) {
                let label = group[0].initial().to_string();
                if letters.last().is_none_or(|last| last.label != label) {
                    let page = self.addresses.href(route(locale, number));
                    letters.push(LinkView { href: format!("{page}#{}", group[0].letter()), label });
                }
            }
        }
        letters
    }

    /// The entries of a page, under their letters if they are `alphabetical`.
    fn groups(
        &self,
        entries: &[Entry],
        alphabetical: bool,
        locale: Locale,
    ) -> Vec<RegisterGroupView> {
        let words = self.words(locale);
        let most = (MAX_LINKS / entries.len().max(1)).max(1);
        let entry = |one: &Entry| {
            let articles = &one.articles[..one.articles.len().min(most)];
            RegisterEntryView {
                all: (one.count > articles.len()).then(|| self.search_href(locale, &one.label)),
                label: one.label.clone(),
                lang: foreign(one.lang, locale),
                count: words.count("articles", one.count),
                articles: articles.to_vec(),
            }
        };
        let groups = entries.chunk_by(|a, b| !alphabetical || a.initial() == b.initial());
        let groups = groups.map(|group| RegisterGroupView {
            initial: if alphabetical { group[0].initial().to_string() } else { String::new() },
            id: group[0].letter(),
            entries: group.iter().map(entry).collect(),
        });
        groups.collect()
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

    /// The id of its letter on the page.
    fn letter(&self) -> String {
        match self.initial() {
            OTHERS => "letter-other".to_owned(),
            letter => format!("letter-{}", letter.to_ascii_lowercase()),
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
