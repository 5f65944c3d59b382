//! Events on timelines: of one article, and of the site.
//!
//! The site's timeline has an event once, however many articles tell it: two are the same if their dates are the same
//! value and most of the words of the shorter stand in the other. Events are never merged across languages.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::view::{AnchorView, BadgeView, EventView, WhenView};
use crate::model::{Approximation, Date, DateValue, Event, Locale, Precision, Words};
use crate::text::dates;
use crate::text::fold::simplified;
use crate::text::width::is_han;

use super::address::Route;
use super::card::{anchor, badge, foreign, only_badge};
use super::places::Placed;
use super::shell::Maker;

/// An event of the site, told by one or more articles.
#[derive(Debug, Clone)]
pub(crate) struct Told<'a> {
    /// As the first of the articles tells it.
    pub(crate) event: &'a Event,
    /// The articles that tell it, the earliest first, by their places in the list of stories, each with the sentence.
    tellers: Vec<(usize, usize)>,
    words: BTreeSet<String>,
    lang: Locale,
}

/// An event names at most so many of the articles that tell it, the earliest first.
const MAX_TELLERS: usize = 6;

impl Told<'_> {
    /// The language it is told in.
    pub(crate) fn lang(&self) -> Locale {
        self.lang
    }
}

/// An event is compared with at most so many of its day; more would be quadratic on a year full of events.
const MAX_COMPARED: usize = 48;

/// All events that lists of `locale` show, each once, earliest first.
pub(crate) fn gather<'a>(stories: &[Placed<'a>], locale: Locale) -> Vec<Told<'a>> {
    let mut days: BTreeMap<(DateValue, bool), Vec<Told<'a>>> = BTreeMap::new();
    // Earliest article first, so that the first to tell an event gives its words.
    for (index, placed) in stories.iter().enumerate().rev() {
        let Some((version, _)) = placed.links.get(locale) else { continue };
        if super::card::publish(&version.entry) == crate::model::Publish::Link {
            continue;
        }
        for event in &version.entry.timeline {
            let words = words(&event.text);
            let day = days.entry((event.when, event.planned)).or_default();
            let from = day.len().saturating_sub(MAX_COMPARED);
            let same = day[from..].iter_mut().find(|told| {
                told.lang == version.locale
                    && told.tellers.iter().all(|(teller, _)| *teller != index)
                    && overlap(&told.words, &words)
            });
            match same {
                Some(told) => told.tellers.push((index, event.sentence)),
                None => day.push(Told {
                    event,
                    tellers: vec![(index, event.sentence)],
                    words,
                    lang: version.locale,
                }),
            }
        }
    }
    let mut events: Vec<Told<'a>> = days.into_values().flatten().collect();
    events.sort_by_key(|told| (first_day(&told.event.when), told.event.when));
    events
}

/// The day an event is sorted by: its first, or for an open beginning its last.
pub(crate) fn first_day(value: &DateValue) -> Option<Date> {
    value.start.or(value.end)
}

/// What two tellings of one event share: pairs of Han characters in Simplified form, and words.
fn words(text: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut word = String::new();
    let mut before = None;
    for c in text.chars().map(simplified) {
        if is_han(c) {
            if let Some(before) = before {
                words.insert([before, c].iter().collect());
            }
            before = Some(c);
        } else {
            before = None;
        }
        if c.is_alphanumeric() && !is_han(c) {
            word.extend(c.to_lowercase());
        } else if !word.is_empty() {
            words.insert(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.insert(word);
    }
    words
}

/// Whether at least 60 % of the smaller set are in the other.
fn overlap(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = small.iter().filter(|word| large.contains(*word)).count();
    !small.is_empty() && shared * 5 >= small.len() * 3
}

impl Maker<'_> {
    /// An event on the page of its own article.
    pub(crate) fn own_event(
        &self,
        entry: &crate::model::Entry,
        lang: Locale,
        page: Locale,
        (number, event): (usize, &Event),
    ) -> EventView {
        let words = self.words(page);
        EventView {
            id: format!("e{number}"),
            anchor: anchor(entry, event.sentence, words),
            ..event_view(event, lang, page, words)
        }
    }

    /// An event on a list, with links to the articles that tell it.
    pub(crate) fn told_event(
        &self,
        told: &Told<'_>,
        stories: &[Placed<'_>],
        page: Locale,
    ) -> EventView {
        let words = self.words(page);
        let mut view = event_view(told.event, told.lang, page, words);
        for (index, sentence) in told.tellers.iter().take(MAX_TELLERS) {
            let Some(placed) = stories.get(*index) else { continue };
            let Some(mut link) = self.card_link(placed, page) else { continue };
            if let Some(version) = placed.links.get(page).map(|(version, _)| version)
                && let Some(AnchorView { href, .. }) = anchor(&version.entry, *sentence, words)
            {
                link.href.push_str(&href);
            }
            view.articles.push(link);
        }
        if let Some((first, _)) = told.tellers.first()
            && let Some(placed) = stories.get(*first)
            && let Some((version, _)) = placed.links.get(page)
        {
            view.badges.extend(only_badge(version, page, words));
        }
        view
    }

    /// The address of a year of the site's timeline.
    pub(crate) fn year_href(&self, locale: Locale, year: i16) -> String {
        self.addresses.href(Route::TimelineYear(locale, year))
    }
}

fn event_view(event: &Event, lang: Locale, page: Locale, words: &Words) -> EventView {
    EventView {
        when: when(&event.when, event.approximation, page),
        edtf: dates::edtf(&event.when, event.approximation),
        text: event.text.clone(),
        lang: foreign(lang, page),
        badges: event_badges(event, words),
        anchor: None,
        articles: Vec::new(),
        id: String::new(),
    }
}

fn event_badges(event: &Event, words: &Words) -> Vec<BadgeView> {
    let mut badges = Vec::new();
    if event.planned {
        badges.push(badge("planned", words.get("badge.planned"), words.get("badge.planned.title")));
    }
    if event.inferred {
        let title = words.fill("badge.inferred.title", &[("expression", &event.expression)]);
        badges.push(badge("inferred", words.get("badge.inferred"), &title));
    }
    badges
}

/// The date of an event: two times for a range, one for a day, week, month or year; words alone for what the
/// `datetime` attribute cannot say (HTML, §4.5.14).
pub(crate) fn when(
    value: &DateValue,
    approximation: Approximation,
    locale: Locale,
) -> Vec<WhenView> {
    dates::time_parts(value, approximation, locale)
        .into_iter()
        .map(|(datetime, text)| WhenView { datetime, text })
        .collect()
}

/// The day, month or year that `date` lies in.
pub(crate) fn part_value(date: Date, precision: Precision) -> DateValue {
    let (start, end) = match precision {
        Precision::Month => (date.first_of_month(), date.last_of_month()),
        Precision::Year => (date.first_of_year(), date.last_of_year()),
        _ => (date, date),
    };
    DateValue { start: Some(start), end: Some(end), precision }
}
