//! Finds expressions of time in English.
//!
//! One pass over the words of a sentence; at each at most one expression begins. What counts or names things (2000
//! people, version 2.1, a score of 3-1, the Today show) is no date. Nothing is resolved here.

mod clause;
mod ended;
mod period;
mod point;
mod reign;
mod relative;
mod starters;
mod traps;
mod words;

pub(super) use clause::{features, looks_ahead};
use words::{Words, weekday};

use super::numeric;
use super::shape::{Bound, Edge, Found, Month, Part, Point, Shape, Year};

/// Every expression of time in a sentence, in order, none overlapping another; positions count characters. `order` reads
/// dates in figures.
pub(super) fn scan(text: &str, chars: &[char], order: numeric::Order) -> Vec<Found> {
    let lower = text.to_ascii_lowercase();
    let words = Words { order, ..Words::of(text, &lower) };
    let mut found: Vec<Found> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < words.tokens.len() {
        let hit =
            starters::may_begin(words.word(at)).then(|| expression(&words, chars, at)).flatten();
        match hit.and_then(|hit| place(&words, at, floor, hit).map(|placed| (placed, hit.1))) {
            Some(((placed, end), own)) => {
                let name = traps::is_name(&words, &placed, at, own);
                if !name {
                    found.push(placed);
                }
                at = end.max(at + 1);
                floor = at;
            }
            None => at += 1,
        }
    }
    found
}

/// An expression by its tokens: the shape, and one past its last token.
type Hit = (Shape, usize);

fn expression(words: &Words<'_>, chars: &[char], at: usize) -> Option<Hit> {
    let token = words.tokens.get(at)?;
    let digit = token.text.starts_with(|c: char| c.is_ascii_digit());
    // 555-2010-2015 is a telephone number.
    let tied = at > 1
        && words.back(at, 1) == "-"
        && words.touch(at - 1)
        && words.touch(at - 2)
        && words.number(at - 2).is_some();
    if digit && tied {
        return None;
    }
    if digit && let Some((shape, end)) = numeric::date(chars, token.start, words.order) {
        let past = at + words.tokens[at..].iter().take_while(|token| token.start < end).count();
        return Some(range_behind(words, chars, shape, past));
    }
    // Friday, May 3: the weekday belongs to the date.
    if weekday(token.text).is_some() {
        let mut next = at + 1;
        while matches!(words.word(next), "," | "." | "the" | "-" | "(") && next < at + 4 {
            next += 1;
        }
        if let Some((shape @ Shape::Point(Point { part: Part::Day(..), .. }), end)) =
            dated(words, chars, next)
        {
            let end =
                if words.word(end) == ")" && words.word(next - 1) == "(" { end + 1 } else { end };
            return Some(range_behind(words, chars, shape, end));
        }
    }
    if let Some(hit) = ended::period(words, at).or_else(|| reign::of_century(words, at)) {
        return Some(hit);
    }
    if let Some(hit) = reign::season_year(words, at) {
        return Some(hit);
    }
    if let Some((point, end)) = reign::point(words, at) {
        return Some((Shape::Point(point), end));
    }
    if let Some((shape, end)) = point::point(words, at) {
        return Some(range_behind(words, chars, shape, end));
    }
    if let Some((shape, end)) = relative::relative(words, at) {
        return Some((shape, end));
    }
    let year = words.year(at)?;
    let shape = Shape::Point(Point { year: Year::Known(year), part: Part::Whole });
    let (shape, end) = range_behind(words, chars, shape, at + 1);
    (matches!(shape, Shape::Range(..)) || is_year(words, at)).then_some((shape, end))
}

fn dated(words: &Words<'_>, chars: &[char], at: usize) -> Option<Hit> {
    let token = words.tokens.get(at)?;
    if let Some((shape, end)) = numeric::date(chars, token.start, words.order) {
        return Some((
            shape,
            at + words.tokens[at..].iter().take_while(|token| token.start < end).count(),
        ));
    }
    point::point(words, at)
}

/// Whether four figures are a year: a word for time stands before them, and nothing counted behind.
fn is_year(words: &Words<'_>, at: usize) -> bool {
    let year = words.year(at).unwrap_or(0);
    if !(1500..=2150).contains(&year) {
        return false;
    }
    let behind = words.word(at + 1);
    let counted = behind.len() > 3
        && behind.ends_with('s')
        && !words.capital(at + 1)
        && !matches!(
            behind,
            "was"
                | "this"
                | "across"
                | "sales"
                | "has"
                | "versus"
                | "results"
                | "earnings"
                | "elections"
        )
        || matches!(
            behind,
            "people"
                | "percent"
                | "million"
                | "billion"
                | "trillion"
                | "thousand"
                | "yuan"
                | "km"
                | "kg"
                | "men"
                | "women"
                | "more"
                | "other"
                | "points"
                | "feet"
                | "meters"
                | "metres"
                | "miles"
                | "per"
                | "°"
                | "mah"
                | "kilometers"
                | "square"
                | "dollars"
                | "euros"
                | "new"
                | "young"
                | "local"
        );
    if counted {
        return false;
    }
    let before = words.back(at, 1);
    let closes = behind.is_empty() || !behind.starts_with(char::is_alphanumeric);
    let dash = matches!(behind, "-" | "/") && words.touch(at);
    match before {
        "in" | "since" | "during" | "until" | "till" | "by" | "before" | "after" | "year"
        | "circa" | "throughout" | "late" | "early" | "mid" | "around" | "through" | "between"
        | "onward" => !dash || before == "mid",
        "of" | "from" | "to" | "for" | "and" | "than" | "versus" | "on" | "=" | "with" | ","
        | "but" | "or" => {
            (closes || behind == "and" && words.year(at + 2).is_some())
                && !dash
                && (before != "," || month_stands_before(words, at))
                || before == "to" && is_pair_before(words, at)
                || before == "and" && (is_pair_before(words, at) || is_year_before(words, at))
        }
        "(" => matches!(behind, ")" | "-" | "–" | "," | ";"),
        "the" => words.capital(at + 1),
        "" => words.capital(at + 1),
        _ => false,
    }
}

fn month_stands_before(words: &Words<'_>, at: usize) -> bool {
    (2..=4).any(|by| words::month(words.back(at, by)).is_some())
}

fn is_pair_before(words: &Words<'_>, at: usize) -> bool {
    at >= 3 && words.year(at - 2).is_some()
}

fn is_year_before(words: &Words<'_>, at: usize) -> bool {
    at >= 2 && words.year(at - 2).is_some() && words.word(at - 1) == "and"
}

/// The range that a point begins, or the point itself.
fn range_behind(words: &Words<'_>, chars: &[char], shape: Shape, end: usize) -> Hit {
    let alone = (shape, end);
    let Shape::Point(left) = shape else { return alone };
    let between = (1..=12).any(|by| words.back(end, by) == "between");
    let mut behind = match words.word(end) {
        "-" | "–" | "—" | "~" | "to" | "through" | "thru" | "until" | "till" => end + 1,
        "and" if between => end + 1,
        _ => return alone,
    };
    if words.word(behind) == "the" {
        behind += 1;
    }
    let right = match dated(words, chars, behind) {
        Some((Shape::Point(point), end)) => Some((point, end)),
        Some(_) => None,
        None => match (left.part, words.year(behind)) {
            (Part::Whole, Some(year)) => {
                let full = Point { year: Year::Known(year), part: Part::Whole };
                let tied = words.touch(behind) && matches!(words.word(behind + 1), "-" | "/");
                (!tied).then_some((full, behind + 1))
            }
            (Part::Whole, None) => short_year(words, left, end, behind),
            (Part::Month(_) | Part::Day(..), _) if weekday(words.word(behind)).is_some() => {
                match dated(words, chars, behind + 1 + usize::from(words.word(behind + 1) == ",")) {
                    Some((Shape::Point(point), end)) => Some((point, end)),
                    _ => None,
                }
            }
            _ => None,
        },
    };
    match right.filter(|(right, _)| is_pair(left, *right)) {
        Some((right, end)) => (Shape::Range(left, right), end),
        None => alone,
    }
}

/// 2019–20.
fn short_year(words: &Words<'_>, left: Point, dash: usize, at: usize) -> Option<(Point, usize)> {
    let Year::Known(first) = left.year else { return None };
    let number =
        words.number(at).filter(|_| words.word(at).len() == 2 && words.word(dash) != "to")?;
    let last = first - first % 100 + i16::try_from(number).ok()?;
    let touches = words.touch(dash) && words.touch(dash - 1);
    (touches && last == first + 1)
        .then_some((Point { year: Year::Known(last), part: Part::Whole }, at + 1))
}

fn is_pair(left: Point, right: Point) -> bool {
    let level = |part: Part| match part {
        Part::Day(..) => 1,
        Part::Month(_) | Part::MonthEdge(..) => 2,
        Part::Quarter(_) => 3,
        Part::Half(_) => 4,
        Part::Whole => 5,
        _ => 0,
    };
    let ascending = match (left.year, right.year, left.part) {
        (Year::Known(first), Year::Known(last), Part::Whole) => first < last,
        _ => true,
    };
    let (left_level, right_level) = (level(left.part), level(right.part));
    ascending
        && left_level > 0
        && right_level > 0
        && (left_level == right_level
            || (left.year != Year::Missing && right.year != Year::Missing))
}

/// Words before an expression that limit it, longer ones first.
const LIMITS: &[(&str, Bound)] = &[
    ("by the end of", Bound::By),
    ("as of", Bound::Until),
    ("up to", Bound::Until),
    ("prior to", Bound::Before),
    ("no later than", Bound::Until),
    ("not later than", Bound::Until),
    ("later than", Bound::After),
    ("ever since", Bound::Since),
    ("since", Bound::Since),
    ("starting from", Bound::Since),
    ("starting on", Bound::Since),
    ("starting in", Bound::Since),
    ("starting", Bound::Since),
    ("beginning on", Bound::Since),
    ("beginning in", Bound::Since),
    ("beginning", Bound::Since),
    ("effective", Bound::Since),
    ("until", Bound::Until),
    ("till", Bound::Until),
    ("by", Bound::By),
    ("before", Bound::Before),
    ("after", Bound::After),
];

const ROUGH: &[&str] = &["around", "about", "circa", "approximately", "roughly"];

/// The expression with what limits it, as a place in the text; and one past its last token.
fn place(words: &Words<'_>, at: usize, floor: usize, (shape, end): Hit) -> Option<(Found, usize)> {
    let (mut start, mut end, mut bound, mut about) = (at, end, Bound::At, false);
    if shape != Shape::Vague {
        if let Some(len) =
            words.phrase_before(start, &["the year", "year"]).filter(|_| is_whole_year(shape))
        {
            start -= len;
        }
        if let Some(len) = words.phrase_before(start, ROUGH) {
            start -= len;
            about = true;
        }
        let the = usize::from(words.back(start, 1) == "the");
        let limit = LIMITS.iter().find_map(|(phrase, bound)| {
            words.phrase_before(start - the, &[phrase]).map(|len| (*bound, len + the))
        });
        if let Some((limit, len)) = limit.filter(|(_, len)| start - len >= floor) {
            bound = limit;
            start -= len;
        } else if let Some(len) =
            words.phrase_before(start, &["from"]).filter(|_| matches!(shape, Shape::Range(..)))
        {
            start -= len.min(start - floor);
        }
        end = behind(words, end, &mut bound);
    }
    let bound = match (bound, shape) {
        (Bound::Before, Shape::Point(Point { part: Part::Edge(Edge::Late), .. })) => Bound::Until,
        (bound, _) => bound,
    };
    let rough =
        matches!(shape, Shape::Point(Point { part: Part::Edge(_) | Part::MonthEdge(..), .. }))
            || is_half_by_edge(words, at, shape);
    let end = clock(words, end, shape);
    let found = Found {
        start: words.tokens.get(start.max(floor))?.start,
        end: words.tokens.get(end - 1)?.end,
        shape,
        bound,
        about: about || (rough && bound == Bound::At),
    };
    Some((found, end))
}

fn is_whole_year(shape: Shape) -> bool {
    let whole = |point: Point| point.part == Part::Whole && matches!(point.year, Year::Known(_));
    matches!(shape, Shape::Point(point) if whole(point))
}

/// "Early 2020" and "fiscal 2020" are rough; "the first half of 2020" is not.
fn is_half_by_edge(words: &Words<'_>, at: usize, shape: Shape) -> bool {
    let Shape::Point(point) = shape else { return false };
    let edge = matches!(words.word(at), "early" | "mid" | "late")
        && matches!(point.part, Part::Half(_) | Part::Months(..));
    edge || (matches!(words.word(at), "fiscal" | "fy" | "financial") && point.part == Part::Whole)
}

/// Words behind: "2016 and later", "from 2016 onwards".
fn behind(words: &Words<'_>, end: usize, bound: &mut Bound) -> usize {
    let table: &[(&str, Bound)] = &[
        ("and later", Bound::Since),
        ("or later", Bound::Since),
        ("and after", Bound::Since),
        ("onwards", Bound::Since),
        ("onward", Bound::Since),
        ("or earlier", Bound::Until),
        ("and earlier", Bound::Until),
        ("or before", Bound::Until),
    ];
    for (phrase, limit) in table {
        if let Some(len) = words.phrase(end, phrase) {
            *bound = *limit;
            return end + len;
        }
    }
    end
}

/// One past a time of day behind a day: at 5:30 p.m., night.
fn clock(words: &Words<'_>, end: usize, shape: Shape) -> usize {
    let day = matches!(shape, Shape::Days(_) | Shape::SaidDays(_) | Shape::Weekday(..))
        || matches!(shape, Shape::Point(Point { part: Part::Day(Month::Known(_), _), .. }));
    if !day {
        return end;
    }
    if matches!(words.word(end), "morning" | "afternoon" | "evening" | "night" | "noon") {
        return end + 1;
    }
    let at = if words.word(end) == "at" { end + 1 } else { end };
    if words.number(at).is_some() && words.word(at + 1) == ":" && words.number(at + 2).is_some() {
        return at + 3;
    }
    end
}
