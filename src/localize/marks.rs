//! Takes the marks `-{…}-` out of an article before anything is looked for in it, and notes what they said.
//!
//! Behind this no text of the article has a mark, so that none can reach a page, a feed or the search. What a mark said is kept
//! with the few characters round it ([`Protected`]): sentences, points and boxes are made of the text, and wherever
//! its words come back with those neighbours, conversion obeys.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::model::{Article, FigureSetting, Locale, Place, Protected, Region, Report, SourcePath};
use crate::text::marks::{self, Mark, Part};

use super::{article, tree};

/// So many characters on each side tell one use of a word from another.
const AROUND: usize = 6;

/// Takes the marks out of `found`; what is wrong with them goes into `report`, with its place in `source`.
pub fn settle(found: &mut Article, region: Region, source: &str, report: &mut Report) {
    tree::join_broken_marks(&mut found.blocks);
    let codes = Codes::of(found.lang, region);
    let (protected, faulty) = (RefCell::new(BTreeSet::new()), RefCell::new(Vec::new()));
    let resolve = |text: &str| {
        if !marks::may_have(text) {
            return text.to_owned();
        }
        faulty.borrow_mut().push(text.to_owned());
        resolved(text, codes, &mut protected.borrow_mut())
    };
    *found = article::article(found, &resolve);
    for one in &mut found.settings.events {
        one.text = resolve(&one.text);
    }
    for figure in &mut found.settings.figures {
        match &mut figure.value {
            FigureSetting::Add { measure, .. }
            | FigureSetting::Change { measure: Some(measure), .. } => *measure = resolve(measure),
            FigureSetting::Change { measure: None, .. } | FigureSetting::Hide { .. } => {}
        }
    }
    found.protected = protected.into_inner().into_iter().collect();
    tell(&faulty.into_inner(), source, &found.path, report);
}

/// The codes of variants, the nearest first, for the article's own script and the other.
#[derive(Clone, Copy)]
struct Codes {
    own: &'static [&'static str],
    other: &'static [&'static str],
}

const SIMPLIFIED: &[&str] = &["zh-cn", "zh-hans", "zh-sg", "zh-my", "zh"];
const TAIWAN: &[&str] = &["zh-tw", "zh-hant", "zh-hk", "zh-mo", "zh"];
const HONG_KONG: &[&str] = &["zh-hk", "zh-hant", "zh-mo", "zh-tw", "zh"];

impl Codes {
    fn of(lang: Locale, region: Region) -> Self {
        let traditional = match region {
            Region::Taiwan => TAIWAN,
            Region::HongKong => HONG_KONG,
        };
        match lang {
            Locale::ZhHant => Self { own: traditional, other: SIMPLIFIED },
            Locale::ZhHans | Locale::En => Self { own: SIMPLIFIED, other: traditional },
        }
    }
}

/// The text without its marks.
fn resolved(text: &str, codes: Codes, protected: &mut BTreeSet<Protected>) -> String {
    let mut plain: Vec<char> = Vec::new();
    let mut found = Vec::new();
    for part in marks::parts(text) {
        match part {
            Part::Text(text) => plain.extend(text.chars()),
            Part::Mark(mark) => {
                let (own, other) = forms(&mark, codes);
                let start = plain.len();
                plain.extend(own.chars());
                if let Some(other) = other.filter(|_| !own.is_empty()) {
                    found.push((start..plain.len(), other));
                }
            }
        }
    }
    for (range, other) in found {
        let before = &plain[range.start.saturating_sub(AROUND)..range.start];
        let after = &plain[range.end..plain.len().min(range.end + AROUND)];
        protected.insert(Protected {
            before: before.iter().collect(),
            text: plain[range.clone()].iter().collect(),
            after: after.iter().collect(),
            other: other.to_owned(),
        });
    }
    plain.into_iter().collect()
}

/// What a mark shows in the article's own script and in the other; `None`: what conversion makes of the first.
fn forms<'a>(mark: &Mark<'a>, codes: Codes) -> (&'a str, Option<&'a str>) {
    let (own, other) = (mark.words(codes.own), mark.words(codes.other));
    match (own, other) {
        (Some(own), other) => (own, other),
        // The author gave words for the other script alone: they stand in both.
        (None, Some(other)) => (other, Some(other)),
        (None, None) => ("", None),
    }
}

/// Tells what is wrong with the marks of `texts`, each looked up in the source as it stands there.
fn tell(texts: &[String], source: &str, path: &SourcePath, report: &mut Report) {
    let mut from = 0;
    let faults = texts.iter().flat_map(|text| {
        marks::faults(text).into_iter().map(move |fault| (&text[fault.at..], fault))
    });
    for (words, fault) in faults.take(MOST_TOLD) {
        let at = place_of(words, source, &mut from);
        report.error("convert/mark", path, at, fault.message, fault.help);
    }
}

/// Who has more faults than this in one article has made one mistake many times.
const MOST_TOLD: usize = 50;

/// Where `words` begin in the source, at `from` or behind it, else anywhere.
fn place_of(words: &str, source: &str, from: &mut usize) -> Option<Place> {
    let ends = words.char_indices().map(|(at, _)| at).chain([words.len()]);
    let lengths: Vec<usize> = ends.take(SEEN + 1).collect();
    let found = lengths.iter().rev().filter(|length| **length >= 2).find_map(|length| {
        let behind = source[*from..].find(&words[..*length]).map(|at| *from + at);
        behind.or_else(|| source.find(&words[..*length]))
    })?;
    *from = found + 2;
    let before = &source[..found];
    Some(Place::START.advanced(before, before.chars().count()))
}

/// The longest piece of a mark that is looked for, in characters.
const SEEN: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lang: Locale, text: &str, own: &str, kept: &[(&str, &str)]) {
        let mut protected = BTreeSet::new();
        let codes = Codes::of(lang, Region::HongKong);
        assert_eq!(resolved(text, codes, &mut protected), own);
        let found: Vec<(&str, &str)> =
            protected.iter().map(|one| (one.text.as_str(), one.other.as_str())).collect();
        assert_eq!(found, kept);
    }

    #[test]
    fn the_own_words_stay_and_the_others_are_noted() {
        let text = "用-{zh-hans:软件;zh-tw:軟體;zh-hk:軟件}-和-{后}-";
        check(Locale::ZhHans, text, "用软件和后", &[("软件", "軟件"), ("后", "后")]);
        check(Locale::ZhHant, text, "用軟件和后", &[("軟件", "软件"), ("后", "后")]);
    }

    #[test]
    fn words_for_one_script_alone() {
        check(Locale::ZhHans, "坐-{zh-hans:地铁}-去", "坐地铁去", &[]);
        check(Locale::ZhHans, "坐-{zh-tw:捷運}-去", "坐捷運去", &[("捷運", "捷運")]);
    }

    #[test]
    fn the_place_of_a_fault_is_that_of_its_mark() {
        let mut report = Report::default();
        let source = "甲\n乙-{丙}-和-{丁";
        let path = SourcePath::new("a.txt");
        tell(&["乙-{丙}-和-{丁".to_owned()], source, &path, &mut report);
        let one = &report.diagnostics[0];
        assert_eq!((one.line.unwrap().get(), one.column.unwrap().get()), (2, 8));
    }
}
