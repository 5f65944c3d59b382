//! What stands around an English date: the features that decide its role, and the tense of its clause.
//!
//! A date belongs to the words between two marks of punctuation; where it stands there almost alone (", in June 2018,")
//! it belongs to the clauses on either side. Nothing reaches over another date of the sentence.

use super::super::lexicon::{self, Cue, Tense};
use super::super::role::{self, Feature};
use super::super::shape::{Bound, Found, Month, Part, Point, Shape, Year};
use super::tense::{is_past, of as tense_of};
use super::verbs::{cues, is_particle};
use super::words::Words;
use super::{dateline, habit};
use crate::model::{DateValue, Precision};

/// How many words on either side a date governs.
const REACH: usize = 24;

/// How many characters on either side are looked at.
const REACH_CHARS: usize = 180;

/// The words around a date, in the order of the text.
struct Around<'a> {
    before: Vec<&'a str>,
    behind: Vec<&'a str>,
    /// Whether the date stands at the head of its clause.
    opens: bool,
    /// Whether it stands in what happens again and again, where its words say so or the contrary.
    habit: Option<bool>,
    /// Whether a date before it shares the clause, and nothing between is a verb.
    follows: bool,
}

/// The date before one in its sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(in super::super) struct Previous {
    /// One past its last character; 0 where there is none.
    pub(in super::super) end: usize,
    /// Whether it tells an event.
    pub(in super::super) tells: bool,
    /// Whether it stands in what happens again and again.
    pub(in super::super) habit: bool,
}

/// The features of one of the dates of a sentence; the next begins at `next`.
pub(in super::super) fn features(
    text: &[char],
    found: &Found,
    value: &DateValue,
    previous: Previous,
    next: usize,
) -> Vec<Feature> {
    let mut features = Vec::new();
    role::of_value(value, found.bound, &mut features);
    with_words(text, found.start, found.end, previous.end, next, |around| {
        // The verb mostly stands before the date, its figures behind: order by nearness, before first.
        let (mut before, led_before) = cues(&around.before);
        before.reverse();
        let (behind, led_behind) = cues(&around.behind);
        let (mut first, second) = if around.opens { (behind, before) } else { (before, behind) };
        first.extend(second);
        first.extend((led_before || led_behind).then_some(Cue::Acts));
        role::of_cues(&first, &mut features);
        beside(around, found, value, &mut features);
        // The worst quarter since 2008; had not met since 1965.
        if matches!(found.bound, Bound::Since | Bound::SinceClause) && is_compared(&around.before) {
            features.push(Feature::Compared);
        }
        if previous.tells && around.follows && found.bound == Bound::At {
            features.push(Feature::Continues);
        }
        let named = matches!(found.shape, Shape::Point(Point { year: Year::Known(_), .. }));
        if !named && around.habit.unwrap_or(previous.habit) {
            features.push(Feature::Habit);
        }
    });
    if dateline::holds(text, found) {
        features.push(Feature::Dateline);
    }
    features
}

/// Whether words say that something had not been, or not so much, since.
fn is_compared(before: &[&str]) -> bool {
    before.iter().any(|word| {
        matches!(
            *word,
            "not" | "never" | "no" | "worst" | "best" | "most" | "least" | "fewest" | "worse"
        ) || word.ends_with("n't")
            || word.len() > 5 && word.ends_with("est")
    })
}

/// The tense of the clause of a date; the date before it ends at `previous`. `None` where nothing says it.
pub(in super::super) fn tense(
    text: &[char],
    start: usize,
    end: usize,
    previous: usize,
) -> Option<Tense> {
    with_words(text, start, end, previous, text.len(), |around| {
        tense_of(&around.before, &around.behind)
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
    let from = start.saturating_sub(REACH_CHARS).max(previous.min(start));
    let to = text.len().min(end + REACH_CHARS).min(next.max(end));
    let piece = |from: usize, to: usize| text[from..to].iter().collect::<String>();
    let (left, right) = (piece(from, start), piece(end, to));
    let (left_low, right_low) = (left.to_ascii_lowercase(), right.to_ascii_lowercase());
    let (left, right) = (Words::of(&left, &left_low), Words::of(&right, &right_low));
    let near = right.tokens.first().is_some_and(|token| token.text == ",");
    let own = left.tokens.len()
        - (0..left.tokens.len()).rev().take_while(|at| !is_mark(&left, *at)).count();
    let before = texts(&left, own, left.tokens.len());
    let opens = before.iter().all(|word| is_lead(word));
    let skip = usize::from(near && opens);
    let mut close =
        (skip..right.tokens.len()).find(|at| is_mark(&right, *at)).unwrap_or(right.tokens.len());
    let mut open = own;
    let words = before.iter().filter(|word| !is_lead(word)).count() + close.saturating_sub(skip);
    if words <= 2 {
        // A date almost alone between its marks belongs to its neighbours.
        let mark = (0..own.saturating_sub(1)).rev().find(|at| is_mark(&left, *at));
        open = mark.map_or(0, |at| at + 1);
        close = (close + 1..right.tokens.len())
            .find(|at| is_mark(&right, *at))
            .unwrap_or(right.tokens.len());
    }
    let verb = |word: &&str| is_past(word) || lexicon::en(word).is_some();
    // In 2021, the operator, Acme Ltd, was fined: the verb stands behind what is set in between.
    for _ in 0..2 {
        let told = right.tokens[skip.min(close)..close].iter().any(|token| verb(&token.text));
        let comma = right.tokens.get(close).is_some_and(|token| token.text == ",");
        if !(near && opens && comma) || told {
            break;
        }
        close = (close + 1..right.tokens.len())
            .find(|at| is_mark(&right, *at))
            .unwrap_or(right.tokens.len());
    }
    let before = texts(&left, open, left.tokens.len());
    let follows = previous > 0
        && from == previous
        && left.tokens.len() <= 8
        && !left.tokens.iter().any(|token| verb(&token.text) || token.text == ";");
    let behind = texts(&right, skip, close.max(skip));
    let lead: Vec<&str> = left.tokens.iter().map(|token| token.text).collect();
    let joined = opens && !follows && before.iter().any(|word| matches!(*word, "and" | "then"));
    let habit = match habit::behind(&behind) {
        true => Some(true),
        false if joined => Some(false),
        false => habit::before(&lead),
    };
    then(&Around { before, behind, opens, habit, follows })
}

/// The words from one token to another without marks, at most [`REACH`], the nearest to the date if `from` is far.
fn texts<'a>(words: &Words<'a>, from: usize, to: usize) -> Vec<&'a str> {
    let from = if to == words.tokens.len() { from.max(to.saturating_sub(REACH)) } else { from };
    words.tokens[from.min(to)..to].iter().map(|token| token.text).take(REACH).collect()
}

/// Whether a token ends a clause; the comma of 61,000 and the colon of 10:30 do not.
fn is_mark(words: &Words<'_>, at: usize) -> bool {
    let number = |at: usize| words.word(at).starts_with(|c: char| c.is_ascii_digit());
    match words.word(at) {
        "," | ":" => !(at > 0 && words.touch(at - 1) && words.touch(at) && number(at + 1)),
        ";" | "—" | "–" | "(" | ")" => true,
        _ => false,
    }
}

/// Words that only lead to a date.
fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "by"
            | "from"
            | "since"
            | "during"
            | "until"
            | "after"
            | "before"
            | "the"
            | "early"
            | "late"
            | "between"
            | "and"
            | "but"
            | "then"
            | "later"
            | "just"
            | "only"
            | "back"
            | "“"
            | "\""
            | "of"
            | "that"
    )
}

fn beside(around: &Around<'_>, found: &Found, value: &DateValue, features: &mut Vec<Feature>) {
    let back = |by: usize| around.before.len().checked_sub(by).map_or("", |at| around.before[at]);
    let (before, behind) = (back(1), around.behind.first().copied().unwrap_or(""));
    let owner = matches!(behind, "'" | "’") && around.behind.get(1) == Some(&"s");
    // In the 1980s, in the autumn.
    let before =
        if before == "the" && (!is_calendar(found) || is_season(found)) { back(2) } else { before };
    let preposition = matches!(before, "in" | "on" | "at" | "during" | "for" | "between");
    if preposition || found.about || is_adverb(found) && !is_determiner(before) && before != "of" {
        features.push(Feature::Marked);
    }
    let verb = match before {
        _ if back(1) == "the" => back(3),
        "early" | "late" => back(2),
        _ if preposition => back(2),
        _ => before,
    };
    let verb_at = around.before.iter().rposition(|word| *word == verb);
    let ahead = verb_at.and_then(|at| at.checked_sub(1)).map_or("", |at| around.before[at]);
    let verb = if is_particle(ahead, verb) { ahead } else { verb };
    let person = |word: &str| matches!(word, "he" | "she" | "they" | "his" | "her" | "their");
    let spoke = matches!(verb, "said" | "told" | "added" | "recalled" | "wrote" | "tweeted");
    let mut behind_that = around.behind.iter().skip(usize::from(behind == "that"));
    if spoke && behind_that.next().is_some_and(|word| person(word)) {
        features.push(Feature::Remark);
    }
    let figure_verb =
        matches!(lexicon::en(verb), Some(Cue::Statistic | Cue::Forecast | Cue::Ahead));
    let coarse = !matches!(value.precision, Precision::Day | Precision::DayRange | Precision::Week);
    let counted = coarse && has_figure(around);
    // Have doubled in the past decade: a stretch that is looked back on tells no event.
    let window = matches!(found.shape, Shape::Window(..));
    if is_past(verb)
        && !window
        && !owner
        && !counted
        && !figure_verb
        && !matches!(verb, "was" | "were" | "had" | "been")
    {
        features.push(Feature::VerbBefore);
    }
    // Since Monday they have treated two patients: how things have been, and no event of Monday.
    let perfect = || {
        around
            .before
            .iter()
            .chain(&around.behind)
            .any(|word| matches!(*word, "has" | "have" | "ve"))
    };
    if found.bound == Bound::Since && !features.contains(&Feature::State) && perfect() {
        features.push(Feature::State);
    }
    let range = matches!(found.shape, Shape::Range(..) | Shape::ToDate(_))
        || matches!(found.shape, Shape::Point(point) if matches!(point.part, Part::Days(..) | Part::Months(..)));
    let figures = features.iter().any(role::of_figures);
    match before {
        "than" | "against" | "versus" | "over" if !range => features.push(Feature::Compared),
        // "Up from 2016" compares; "tolled from next year" begins.
        "from" if !range && figures => features.push(Feature::Compared),
        "from" if !range => features.push(Feature::Begins),
        _ => {}
    }
    let whole = matches!(
        back(2),
        "whole"
            | "all"
            | "most"
            | "much"
            | "part"
            | "rest"
            | "some"
            | "morning"
            | "afternoon"
            | "evening"
            | "night"
            | "hours"
    );
    let day = matches!(value.precision, Precision::Day | Precision::DayRange);
    if owner || before == "of" && !whole {
        features.push(if day { Feature::OfADay } else { Feature::Attributive });
    } else if before == "of" && whole {
        features.push(Feature::Marked);
    }
    // "The 2019 season", "Nov. 2020 polls": the date only qualifies what follows it.
    let plain = !around.opens || around.before.is_empty();
    let noun = is_determiner(before) || plain && before.is_empty() && is_plural(behind);
    let article = matches!(before, "a" | "an" | "its" | "their");
    if noun && coarse && (is_calendar(found) || article) && found.bound == Bound::At {
        features.push(Feature::Attributive);
    }
    if matches!(found.shape, Shape::Point(point) if matches!(point.part, Part::Festival(_))) {
        features.push(Feature::FestivalNamed);
    }
    if matches!(found.shape, Shape::Window(..) | Shape::Ended(..)) {
        features.push(Feature::LongRange);
    }
    // "Slowed in the year to March": a period told by its end is one of accounts.
    if matches!(found.shape, Shape::Ended(..)) {
        features.push(Feature::Upto);
    }
    let words = around.before.len() + around.behind.len();
    // "Rare names today" says how things are; what happened today has a verb for it.
    let told = !matches!(found.shape, Shape::Days(0))
        && !coarse
        && value.precision != Precision::Week
        && words >= 4
        && !features.contains(&Feature::Statistic)
        && !features.contains(&Feature::Marked);
    if told {
        features.push(Feature::Told);
    }
    let exempt = features.iter().any(|one| matches!(one, Feature::Milestone | Feature::Ahead));
    if counted && !exempt {
        features.push(Feature::Figure);
    }
}

/// Whether a figure stands where a statistic has it: behind a date that opens the clause, else before the date. What
/// follows a date at the end, in 2011 for $3 billion, is the size of the event.
fn has_figure(around: &Around<'_>) -> bool {
    let words = if around.opens { &around.behind } else { &around.before };
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let unit = |word: &str| {
        matches!(word, "%" | "percent" | "million" | "billion" | "trillion" | "$" | "€" | "£")
    };
    // A price, for 86,000 euros, is that of an event.
    let price = |at: usize| {
        (1..=5)
            .filter_map(|by| at.checked_sub(by).map(|at| words[at]))
            .find(|word| !(number(word) || unit(word) || matches!(*word, "," | ".")))
            .is_some_and(|word| matches!(word, "for" | "at" | "worth"))
    };
    (0..words.len()).any(|at| {
        let word = words[at];
        let counted = word.len() >= 3
            && word.bytes().all(|b| b.is_ascii_digit())
            && words.get(at + 1).is_some_and(|next| is_plural(next));
        (unit(word) || counted) && !price(at)
    })
}

fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && lexicon::en(word).is_none()
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "our" | "this" | "that")
}

/// Whether the words are an adverb of time that needs no preposition: last summer, the following year.
fn is_adverb(found: &Found) -> bool {
    match found.shape {
        Shape::Point(point) => {
            !matches!(point.year, Year::Known(_) | Year::Missing | Year::Whole)
                || matches!(point.part, Part::Month(Month::Of(_) | Month::Said(_) | Month::Prior))
        }
        Shape::Week(_)
        | Shape::SaidWeek(_)
        | Shape::Weekend(_)
        | Shape::SoFar(_)
        | Shape::Offset(..)
        | Shape::SaidOffset(..)
        | Shape::Counted(..) => true,
        _ => false,
    }
}

fn is_season(found: &Found) -> bool {
    matches!(found.shape, Shape::Point(point) if matches!(point.part, Part::Season(_)))
}

/// Whether the words name a part of the calendar.
fn is_calendar(found: &Found) -> bool {
    matches!(found.shape, Shape::Point(point) if matches!(point.year, Year::Known(_) | Year::Missing))
}
