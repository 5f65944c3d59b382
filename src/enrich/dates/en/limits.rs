//! The words before and behind an English date that limit or round it, and its time of day: since, by, around, onwards.

use super::super::shape::{Bound, Edge, Found, Month, Part, Point, Shape, Year};
use super::Hit;
use super::words::Words;

/// Words before an expression that limit it, longer ones first.
const LIMITS: &[(&str, Bound)] = &[
    ("by the end of", Bound::By),
    ("as of", Bound::Until),
    ("as from", Bound::Since),
    ("with effect from", Bound::Since),
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
    ("> =", Bound::Since),
    ("< =", Bound::Until),
    ("until", Bound::Until),
    ("till", Bound::Until),
    ("by", Bound::By),
    ("before", Bound::Before),
    ("after", Bound::After),
];

/// Words before a count that round it: more than two years ago.
const ROUNDED: &[&str] = &[
    "a little more than",
    "more than",
    "less than",
    "fewer than",
    "just over",
    "just under",
    "well over",
    "over",
    "under",
    "nearly",
    "almost",
    "some",
    "at least",
];

const ROUGH: &[&str] = &["around", "about", "circa", "c .", "ca .", "approximately", "roughly"];

/// The expression with what limits it, as a place in the text; and one past its last token.
pub(super) fn place(
    words: &Words<'_>,
    at: usize,
    floor: usize,
    (shape, end): Hit,
) -> Option<(Found, usize)> {
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
        let counted = matches!(
            shape,
            Shape::Offset(..) | Shape::SaidOffset(..) | Shape::Counted(..) | Shape::Stepped(..)
        );
        if let Some(len) = words.phrase_before(start, ROUNDED).filter(|_| counted) {
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
        } else if let Some(len) = words
            .phrase_before(start, &["from"])
            .filter(|_| matches!(shape, Shape::Range(..) | Shape::ToDate(_) | Shape::FromNow(_)))
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
            || matches!(shape, Shape::WeekPart(..))
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
        if let Some(len) = words.phrase(end, phrase).filter(|len| words.word(end + len) != "than") {
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
