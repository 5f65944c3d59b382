//! Articles in lists: cards, days, badges, figures.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::view::{AnchorView, BadgeView, CardLinkView, CardView, DayView, FigureView};
use crate::model::{
    Approximation, Date, DateValue, Entry, Locale, Precision, Publish, Quantity, Standing, Version,
    VersionOrigin, Words,
};
use crate::text::width::is_han;
use crate::text::{dates, edtf};

use super::address::Route;
use super::places::Placed;
use super::shell::{Maker, language_link};

/// How many figures a card has at most.
const CARD_FIGURES: usize = 3;

impl Maker<'_> {
    /// The card of a story in lists of `locale`; `None` where they do not list it.
    pub(crate) fn card(
        &self,
        placed: &Placed<'_>,
        locale: Locale,
        figures: bool,
    ) -> Option<CardView> {
        let (version, page) = (*placed.links.get(locale))?;
        let words = self.words(locale);
        let entry = &version.entry;
        let languages = self
            .config
            .languages
            .iter()
            .filter(|other| **other != page && placed.is_version(**other))
            .map(|other| {
                let href = self.addresses.href(Route::Article(*other, &placed.slug));
                language_link(*other, href, false)
            })
            .collect();
        let figures =
            if figures { key_figures(entry, version.locale, locale, words) } else { Vec::new() };
        Some(CardView {
            title: title(entry).to_owned(),
            lang: foreign(version.locale, locale),
            href: self.addresses.href(Route::Article(page, &placed.slug)),
            gist: gist(entry),
            date: placed.date.map(|date| day(date, locale)),
            source: entry.article.source_name.clone().unwrap_or_default(),
            minutes: words.count("minutes", minutes(placed, version)),
            badges: only_badge(version, locale, words)
                .into_iter()
                .chain(standing_badges(version, words))
                .collect(),
            languages,
            figures: figures
                .into_iter()
                // Without the sentence beside it, a figure has to say what it measures.
                .filter(|figure| !figure.measure.is_empty())
                .take(CARD_FIGURES)
                // The place in the text is on another page, and the card leads there anyway.
                .map(|figure| FigureView { anchor: None, flag: None, ..figure })
                .collect(),
        })
    }

    /// A short link to a story, as lists of `locale` link to it.
    pub(crate) fn card_link(&self, placed: &Placed<'_>, locale: Locale) -> Option<CardLinkView> {
        let (version, page) = (*placed.links.get(locale))?;
        Some(CardLinkView {
            title: title(&version.entry).to_owned(),
            source: version.entry.article.source_name.clone().unwrap_or_default(),
            lang: foreign(version.locale, locale),
            href: self.addresses.href(Route::Article(page, &placed.slug)),
        })
    }
}

/// The tag of `lang`, where a page in `page` has to mark it.
pub(crate) fn foreign(lang: Locale, page: Locale) -> Option<String> {
    (lang != page).then(|| lang.tag().to_owned())
}

/// An article's title.
pub(crate) fn title(entry: &Entry) -> &str {
    entry.article.title.as_ref().map_or("…", |title| title.text.as_str())
}

/// One line about an article.
pub(crate) fn gist(entry: &Entry) -> String {
    let gist = entry.gist.as_deref().or(entry.points.first().map(|point| point.shown.as_str()));
    gist.unwrap_or_default().to_owned()
}

/// A day in the words of a language.
pub(crate) fn day(date: Date, locale: Locale) -> DayView {
    let value = DateValue { start: Some(date), end: Some(date), precision: Precision::Day };
    DayView {
        datetime: date.to_string(),
        text: dates::display(&value, Approximation::Exact, locale),
    }
}

/// How many minutes a version takes to read.
pub(crate) fn minutes(placed: &Placed<'_>, version: &Version) -> usize {
    *placed.minutes.get(version.locale) as usize
}

/// How much of an article is published.
pub(crate) fn publish(entry: &Entry) -> Publish {
    entry.article.settings.publish.unwrap_or(Publish::Full)
}

/// A mark with a tooltip.
pub(crate) fn badge(key: &str, label: &str, title: &str) -> BadgeView {
    BadgeView { key: key.to_owned(), label: label.to_owned(), title: title.to_owned() }
}

/// "In Chinese only", where a version is not in the page's language. The two Chinese scripts are told apart.
pub(crate) fn only_badge(version: &Version, page: Locale, words: &Words) -> Option<BadgeView> {
    (version.locale != page).then(|| {
        let key = format!("badge.only.{}", version.locale.tag());
        badge("only", words.get(&key), words.get("badge.only.title"))
    })
}

/// How a version came about, and that its text was mended.
pub(crate) fn origin_badges(version: &Version, words: &Words) -> Vec<BadgeView> {
    let mut badges = Vec::new();
    let name = |from: &Locale| words.get(&format!("lang.{}", from.tag())).to_owned();
    badges.push(match &version.origin {
        VersionOrigin::Original => {
            badge("original", words.get("badge.original"), words.get("badge.original.title"))
        }
        VersionOrigin::Converted { from, table } => badge(
            "converted",
            &words.fill("badge.converted", &[("from", &name(from))]),
            &words.fill("badge.converted.title", &[("table", table)]),
        ),
        VersionOrigin::Translated { from, by } => {
            let from = name(from);
            let label = words.fill("badge.translated", &[("from", &from)]);
            let title = by.as_deref().map(|by| words.fill("badge.translated.title", &[("by", by)]));
            badge("translated", &label, &title.unwrap_or_default())
        }
    });
    badges.extend(standing_badges(version, words));
    if version.entry.article.edits.iter().any(|edit| !edit.rule.is_structural()) {
        badges.push(badge("edited", words.get("badge.edited"), words.get("badge.edited.title")));
    }
    badges
}

/// What a reader has to know before trusting a translation.
fn standing_badges(version: &Version, words: &Words) -> Vec<BadgeView> {
    let Standing { draft, outdated } = version.standing;
    [("draft", draft), ("outdated", outdated)]
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(key, _)| {
            let title = format!("badge.{key}.title");
            badge(key, words.get(&format!("badge.{key}")), words.get(&title))
        })
        .collect()
}

/// How a version came about in a word or two, for a link to it.
pub(crate) fn state(version: &Version, words: &Words) -> BadgeView {
    let key = match (version.standing, &version.origin) {
        (Standing { outdated: true, .. }, _) => "outdated",
        (Standing { draft: true, .. }, _) => "draft",
        (_, VersionOrigin::Original) => "original",
        (_, VersionOrigin::Translated { .. }) => "translated",
        (_, VersionOrigin::Converted { .. }) => "converted",
    };
    badge(key, words.get(&format!("state.{key}")), "")
}

/// The key figures of an article, each once, in the words of the page.
pub(crate) fn key_figures(
    entry: &Entry,
    lang: Locale,
    page: Locale,
    words: &Words,
) -> Vec<FigureView> {
    let mut seen = BTreeSet::new();
    entry
        .quantities
        .iter()
        .filter(|one| one.key)
        .map(|one| {
            let period = one.period.as_deref().and_then(edtf::parse);
            let value = figure_value(one, page);
            let (value, measure) = told_once(&value, one.measure.as_deref().unwrap_or_default());
            FigureView {
                value: value.to_owned(),
                measure: measure.to_owned(),
                lang: foreign(lang, page),
                period: one
                    .expected
                    .then(|| words.get("figure.expected").to_owned())
                    .into_iter()
                    .chain(period.map(|(value, mark)| dates::display(&value, mark, page)))
                    .collect::<Vec<_>>()
                    .join(if page.is_chinese() { "，" } else { ", " }),
                anchor: anchor(entry, one.sentence, words),
                flag: flag(entry, (one.sentence, one.start_char), words),
            }
        })
        .filter(|view| {
            // Without words beside it nobody knows what it measures.
            !view.value.is_empty()
                && !view.measure.is_empty()
                && seen.insert((view.value.clone(), view.measure.clone()))
        })
        .collect()
}

/// A figure and its measure without what both say: "3,914 complaints" "received", "68" "box trucks". The measure is empty where
/// nothing is left of it.
fn told_once<'a>(value: &'a str, measure: &'a str) -> (&'a str, &'a str) {
    if value.contains(measure) {
        return (value, "");
    }
    let Some((number, noun)) = value.rsplit_once(' ').filter(|(_, noun)| is_word(noun)) else {
        return (value, measure);
    };
    if let Some(rest) = measure.strip_prefix(noun).and_then(|rest| rest.strip_prefix(' ')) {
        return (value, rest);
    }
    let said = measure.split(' ').any(|word| word == noun);
    (if said && number.ends_with(|c: char| c.is_ascii_digit()) { number } else { value }, measure)
}

/// Whether a figure's last part is a noun, and no part of its number, sign or abbreviation of a unit.
fn is_word(noun: &str) -> bool {
    const NUMBERS: &[&str] = &["thousand", "million", "billion", "trillion"];
    let plain = noun.chars().count() > 3 && noun.chars().all(|c| c.is_ascii_lowercase());
    plain && !NUMBERS.contains(&noun)
}

/// A figure as a page prints it: Chinese pages leave the space between digits and Han to the browser, in figures as in texts.
pub(crate) fn figure_value(one: &Quantity, page: Locale) -> String {
    let value = one.display.get(page);
    if !page.is_chinese() {
        return value.clone();
    }
    let chars: Vec<char> = value.chars().collect();
    let parts = |at: usize| {
        let (before, after) = (chars.get(at.wrapping_sub(1)), chars.get(at + 1));
        matches!((before, after), (Some(a), Some(b)) if is_han(*a) != is_han(*b))
    };
    let kept = chars.iter().enumerate().filter(|(at, c)| **c != ' ' || !parts(*at));
    kept.map(|(_, c)| *c).collect()
}

/// A link to the remark that a figure, or another thing at that place, does not fit another.
fn flag(entry: &Entry, place: (usize, usize), words: &Words) -> Option<AnchorView> {
    let at = entry.checks.iter().position(|check| check.places.contains(&place))?;
    Some(to_check(entry, at, words))
}

/// The same for the sentences of the text: by their numbers, links to what is remarked on their figures.
pub(crate) fn flags(entry: &Entry, words: &Words) -> BTreeMap<usize, AnchorView> {
    let mut flags = BTreeMap::new();
    for (at, check) in entry.checks.iter().enumerate() {
        for (sentence, _) in &check.places {
            flags.entry(*sentence).or_insert_with(|| to_check(entry, at, words));
        }
    }
    flags
}

fn to_check(entry: &Entry, at: usize, words: &Words) -> AnchorView {
    AnchorView {
        label: words.get("flag").to_owned(),
        href: format!("#c{}", at + 1),
        title: entry.checks.get(at).map(|check| check.message.clone()).unwrap_or_default(),
    }
}

/// A link to a sentence on the article's own page; `None` where the text is not published, or the sentence is none of
/// it.
pub(crate) fn anchor(entry: &Entry, sentence: usize, words: &Words) -> Option<AnchorView> {
    if publish(entry) != Publish::Full {
        return None;
    }
    let paragraph = entry.sentences.get(sentence.checked_sub(1)?)?.paragraph.to_string();
    Some(AnchorView {
        label: format!("¶{paragraph}"),
        href: format!("#s{sentence}"),
        title: words.fill("anchor.title", &[("n", &paragraph)]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check((value, measure): (&str, &str), expected: (&str, &str)) {
        assert_eq!(told_once(value, measure), expected);
    }

    #[test]
    fn what_the_figure_says_is_not_said_again() {
        check(("3,900 letters", "letters received"), ("3,900 letters", "received"));
        check(("3,900 letters", "letters"), ("3,900 letters", ""));
        check(("3,900 letters", "sea letters"), ("3,900", "sea letters"));
        check(("3,900 letters", "old letters sold"), ("3,900", "old letters sold"));
        check(("3,900 letters", "post by sea"), ("3,900 letters", "post by sea"));
        check(("¥3.9 million", "a million more"), ("¥3.9 million", "a million more"));
        check(("90 条", "渔船"), ("90 条", "渔船"));
    }
}
