//! What stands around an English date: the features that decide its role, and whether the words look ahead.

use super::super::lexicon::{self, Cue};
use super::super::role::{self, Feature};
use super::super::shape::{Bound, Found, Part, Shape};
use super::words::Words;
use crate::model::{DateValue, Precision};

/// How many words on either side a date governs.
const REACH: usize = 24;

/// The words around a date, nearest first on either side.
struct Around<'a> {
    before: Vec<&'a str>,
    behind: Vec<&'a str>,
}

/// The features of one of the dates of a sentence; the other dates begin at `next` and end at `previous`.
pub(in super::super) fn features(
    text: &[char],
    found: &Found,
    value: &DateValue,
    previous: usize,
    next: usize,
) -> Vec<Feature> {
    let mut features = Vec::new();
    role::of_value(value, found.bound, &mut features);
    with_words(text, found.start, found.end, previous, next, |around| {
        let mut cues: Vec<Cue> = Vec::new();
        // The verb mostly stands before the date, its figures behind: order by nearness, before first.
        let before: Vec<Cue> = around.before.iter().filter_map(|word| lexicon::en(word)).collect();
        let behind: Vec<Cue> = around.behind.iter().filter_map(|word| lexicon::en(word)).collect();
        let opens = around.before.len() <= 2;
        let (first, second) = if opens { (behind, before) } else { (before, behind) };
        cues.extend(first);
        cues.extend(second);
        role::of_cues(&cues, &mut features);
        beside(around, found, value, &mut features);
        if opens && is_long(found, value) && !features.iter().any(role::of_figures) {
            features.push(Feature::Opens);
        }
    });
    if is_dateline(text, found) {
        features.push(Feature::Dateline);
    }
    features
}

/// Whether a value is longer than a day, or a festival, and no window or limit.
fn is_long(found: &Found, value: &DateValue) -> bool {
    let festival =
        matches!(found.shape, Shape::Point(point) if matches!(point.part, Part::Festival(_)));
    let long = festival
        || !matches!(value.precision, Precision::Day | Precision::DayRange | Precision::Span);
    let whole = !matches!(found.shape, Shape::Window(..) | Shape::SamePeriod(_))
        && !matches!(
            found.bound,
            Bound::Since | Bound::Until | Bound::By | Bound::Before | Bound::After
        );
    long && whole
}

/// Whether the date is that of the report: LONDON, March 14 (Reuters) —
fn is_dateline(text: &[char], found: &Found) -> bool {
    let head = &text[..found.start];
    let place = found.start <= 40
        && head.iter().filter(|c| c.is_uppercase()).count() >= 3
        && !head.windows(4).any(|four| four.iter().all(|c| c.is_lowercase()));
    let behind: String = text[found.end..].iter().take(30).collect();
    let behind = behind.trim_start();
    let dash = |text: &str| text.trim_start().starts_with(['-', '–', '—']);
    let agency = behind
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .is_some_and(|(_, rest)| dash(rest));
    place && (agency || dash(behind) || behind.starts_with('('))
}

/// Whether the words around a date say that it lies ahead.
pub(in super::super) fn looks_ahead(text: &[char], start: usize, end: usize) -> bool {
    with_words(text, start, end, 0, text.len(), |around| {
        let near = |words: &[&str]| {
            words.iter().take(12).any(|word| lexicon::en(word) == Some(Cue::Ahead))
        };
        // "Said on Monday that he would" looks ahead from Monday, not to it.
        near(&around.before) || (around.before.len() <= 2 && near(&around.behind))
    })
}

/// The words of the clause around a date, within reach and between its neighbours.
fn with_words<T>(
    text: &[char],
    start: usize,
    end: usize,
    previous: usize,
    next: usize,
    then: impl FnOnce(&Around<'_>) -> T,
) -> T {
    let from = start.saturating_sub(180).max(previous.min(start));
    let to = text.len().min(end + 180).min(next.max(end));
    let piece = |from: usize, to: usize| text[from..to].iter().collect::<String>();
    let (left, right) = (piece(from, start), piece(end, to));
    let (left_low, right_low) = (left.to_ascii_lowercase(), right.to_ascii_lowercase());
    let (left, right) = (Words::of(&left, &left_low), Words::of(&right, &right_low));
    let open = |word: &&str| !matches!(*word, ";" | "。" | "—");
    let before =
        left.tokens.iter().rev().map(|token| token.text).take_while(open).take(REACH).collect();
    let behind = right.tokens.iter().map(|token| token.text).take_while(open).take(REACH).collect();
    then(&Around { before, behind })
}

fn beside(around: &Around<'_>, found: &Found, value: &DateValue, features: &mut Vec<Feature>) {
    let before = around.before.first().copied().unwrap_or("");
    let behind = around.behind.first().copied().unwrap_or("");
    if matches!(before, "in" | "on" | "at") {
        features.push(Feature::Marked);
    }
    if matches!(before, "than" | "from" | "against" | "versus" | "over")
        && !matches!(found.shape, Shape::Range(..))
    {
        features.push(Feature::Compared);
    }
    if matches!(before, "'s" | "of") || matches!(behind, "'s" | "’") {
        features.push(Feature::Attributive);
    }
    // "The 2019 season", "last year's results": the date only qualifies what follows it.
    // Nearest first: "to" stands before "used".
    let habit =
        around.before.windows(2).any(|two| matches!(two, ["to", "used"] | ["years", "for"]))
            || around
                .before
                .iter()
                .any(|word| matches!(*word, "usually" | "traditionally" | "typically"));
    if habit {
        features.push(Feature::Habit);
    }
    let head = before == "the" || before == "a" || before == "its";
    if head && matches!(value.precision, Precision::Year) && found.bound == Bound::At {
        features.push(Feature::Attributive);
    }
    if matches!(found.shape, Shape::Point(point) if matches!(point.part, Part::Festival(_))) {
        features.push(Feature::FestivalNamed);
    }
    if matches!(found.shape, Shape::Window(..)) {
        features.push(Feature::LongRange);
    }
    let day = matches!(value.precision, Precision::Day | Precision::DayRange);
    let words = around.before.len() + around.behind.len();
    if day
        && words >= 4
        && !features.contains(&Feature::Statistic)
        && !features.contains(&Feature::Marked)
    {
        features.push(Feature::Told);
    }
    let told = features.iter().any(|one| matches!(one, Feature::Milestone | Feature::Ahead));
    let coarse = !matches!(value.precision, Precision::Day | Precision::DayRange | Precision::Week);
    let figure =
        around.behind.iter().chain(around.before.iter().take(8)).take(16).any(|word| {
            matches!(*word, "%" | "percent" | "million" | "billion" | "trillion" | "$")
        });
    if coarse && !told && figure {
        features.push(Feature::Figure);
    }
}
