//! Quarters, halves and first months of a year, by their numbers: 三季度, "the second half", 前三季度, "the first nine months".
//!
//! Told only where each text has one that the other lacks: a text may go on to speak of "the quarter".

use crate::model::{Entry, Row};
use crate::text::fold::fold_string;

use super::compare::{Clash, ClashKind, Side};

/// A part of a year: its first month and how many there are.
type Part = (u32, u32);

/// The words for a part, in small letters and Simplified, the longer first.
const WORDS: &[(&str, Part)] = &[
    ("前三季度", (1, 9)),
    ("前三季", (1, 9)),
    ("前9个月", (1, 9)),
    ("first nine months", (1, 9)),
    ("first 9 months", (1, 9)),
    ("first three quarters", (1, 9)),
    ("first six months", (1, 6)),
    ("前6个月", (1, 6)),
    ("上半年", (1, 6)),
    ("first half", (1, 6)),
    ("下半年", (7, 6)),
    ("second half", (7, 6)),
    ("一季度", (1, 3)),
    ("1季度", (1, 3)),
    ("第一季", (1, 3)),
    ("首季", (1, 3)),
    ("first quarter", (1, 3)),
    ("first three months", (1, 3)),
    ("二季度", (4, 3)),
    ("2季度", (4, 3)),
    ("第二季", (4, 3)),
    ("second quarter", (4, 3)),
    ("三季度", (7, 3)),
    ("3季度", (7, 3)),
    ("第三季", (7, 3)),
    ("third quarter", (7, 3)),
    ("四季度", (10, 3)),
    ("4季度", (10, 3)),
    ("第四季", (10, 3)),
    ("fourth quarter", (10, 3)),
    ("final quarter", (10, 3)),
];

/// What the first months of a year may be counted by besides: what a slip makes of three, six and nine.
const MONTHS: &[(&str, u32)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
];

/// The parts of years that the two texts do not agree in.
pub(super) fn clashes(source: &Entry, translation: &Entry, rows: &[Row]) -> Vec<Clash> {
    let (ours, theirs) = (parts(source), parts(translation));
    let mut clashes = Vec::new();
    for row in rows {
        let inside = |all: &[Found], range: &std::ops::Range<usize>| -> Vec<Found> {
            all.iter().filter(|one| range.contains(&one.paragraph)).cloned().collect()
        };
        let (ours, theirs) = (inside(&ours, &row.source), inside(&theirs, &row.translation));
        let alone =
            |one: &&Found, others: &[Found]| !others.iter().any(|other| other.part == one.part);
        let lost = ours.iter().find(|one| alone(one, &theirs));
        if let Some((lost, added)) = lost.zip(theirs.iter().find(|one| alone(one, &ours))) {
            clashes.push(Clash {
                kind: ClashKind::Date,
                source: Some(lost.side.clone()),
                translation: Some(added.side.clone()),
            });
        }
    }
    clashes
}

#[derive(Debug, Clone)]
struct Found {
    part: Part,
    paragraph: usize,
    side: Side,
}

fn parts(entry: &Entry) -> Vec<Found> {
    let mut all = Vec::new();
    for (number, sentence) in (1..).zip(&entry.sentences) {
        let text = fold_string(&sentence.text).to_lowercase();
        let mut push = |part, words: &str| {
            let side = Side { words: words.to_owned(), value: String::new(), sentence: number };
            all.push(Found { part, paragraph: sentence.paragraph, side });
        };
        let mut rest = text.as_str();
        while let Some((at, words, part)) = first(rest) {
            push(part, words);
            rest = &rest[at + words.len()..];
        }
        for (words, months) in MONTHS {
            let phrase = format!("first {words} months");
            if text.contains(&phrase) && !WORDS.iter().any(|(known, _)| *known == phrase) {
                push((1, *months), &phrase);
            }
        }
    }
    all
}

/// The first words for a part, the longest where several begin.
fn first(text: &str) -> Option<(usize, &'static str, Part)> {
    let found = WORDS.iter().filter_map(|(words, part)| Some((text.find(words)?, *words, *part)));
    found.min_by_key(|(at, words, _)| (*at, std::cmp::Reverse(words.len())))
}
