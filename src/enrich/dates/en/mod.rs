//! Finds expressions of time in English.
//!
//! One pass over the words of a sentence; at each at most one expression begins. What counts or names things (2000
//! people, version 2.1, a score of 3-1, the Today show) is no date. Nothing is resolved here.

mod clause;
mod dashed;
mod dateline;
mod duration;
mod ended;
mod habit;
mod limits;
mod period;
mod phrases;
mod point;
mod reign;
mod relative;
mod starters;
mod tense;
mod traps;
mod verbs;
mod week;
mod words;
mod year;

pub(super) use clause::{Previous, features, tense};
use limits::place;
pub(super) use verbs::has_verb;
use words::{Words, weekday};
use year::is_year;

use super::numeric;
use super::shape::{Found, Month, Part, Point, Shape, Year};

/// Every expression of time in a sentence, in order, none overlapping another; positions count characters. `order` reads
/// dates in figures.
pub(super) fn scan(text: &str, chars: &[char], order: numeric::Order) -> Vec<Found> {
    let lower = text.to_ascii_lowercase();
    let words = Words { order, ..Words::of(text, &lower) };
    let mut found: Vec<Found> = Vec::new();
    let (mut at, mut floor) = (0, 0);
    while at < words.tokens.len() {
        let hit =
            starters::may_stand(&words, at).then(|| expression(&words, chars, at)).flatten();
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
    if let Some(hit) = weekday_and_figures(words, at) {
        return Some(range_behind(words, chars, hit.0, hit.1));
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
        if let Some(hit) = weekday_and_day(words, at) {
            return Some(hit);
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
    if let Some(hit) = point::point(words, at) {
        let (shape, end) = week::holiday_weekend(words, hit);
        // Q3 FY24: every company's year begins at another time.
        if matches!(words.word(end), "fy" | "fiscal") && is_part_of_accounts(shape) {
            return Some((Shape::Vague, end + 2));
        }
        return Some(
            ended::quarter(words, shape, end)
                .unwrap_or_else(|| range_behind(words, chars, shape, end)),
        );
    }
    if let Some((shape, end)) = relative::relative(words, at) {
        return Some((shape, end));
    }
    let year = words.year(at)?;
    if words.back(at, 1) == "year" && matches!(words.back(at, 2), "school" | "academic") {
        return Some((Shape::Vague, at + 1));
    }
    let shape = Shape::Point(Point { year: Year::Known(year), part: Part::Whole });
    let (shape, end) = range_behind(words, chars, shape, at + 1);
    (matches!(shape, Shape::Range(..)) || is_year(words, at)).then_some((shape, end))
}

fn is_part_of_accounts(shape: Shape) -> bool {
    let part = |part| matches!(part, Part::Quarter(_) | Part::Half(_));
    matches!(shape, Shape::Point(Point { year: Year::Missing, part: one }) if part(one))
}

/// Friday, 5/12; this Friday (5/12): without a weekday two such figures may be anything.
fn weekday_and_figures(words: &Words<'_>, at: usize) -> Option<Hit> {
    let which = matches!(words.word(at), "this" | "last" | "next");
    let mut next = at + usize::from(which);
    weekday(words.word(next))?;
    next += 1;
    let open = words.word(next) == "(";
    next += usize::from(open || words.word(next) == ",");
    let tied = |at: usize| words.touch(at) && matches!(words.word(at + 1), "/" | "-" | ".");
    let figures = words.word(next + 1) == "/" && words.touch(next) && words.touch(next + 1);
    if !figures || tied(next + 2) && words.number(next + 4).is_some() {
        return None;
    }
    let (first, second) = (words.number(next)?, words.number(next + 2)?);
    let month_first = second > 12 || first <= 12 && words.order != numeric::Order::Day;
    let (month, day) = if month_first { (first, second) } else { (second, first) };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    // "Sunday 3/4 of voters", "Friday 5/8-inch bolts", "Monday 2/3 majority".
    let behind = words.word(next + 3);
    let counts = behind == "of" || behind == "-" && words.touch(next + 2) || behind == "majority";
    let end = next + 3 + usize::from(open && behind == ")");
    let part = Part::Day(Month::Known(month), day);
    (!counts && (1..=12).contains(&month) && (1..=31).contains(&day))
        .then_some((Shape::Point(Point::of(part)), end))
}

/// Friday the 26th, Mon 13th: a day of a month that its weekday tells.
fn weekday_and_day(words: &Words<'_>, at: usize) -> Option<Hit> {
    let number = weekday(words.word(at))?;
    let next = at + 1 + usize::from(words.word(at + 1) == "the");
    let (day, len) = words.day(next).filter(|_| !words.word(next).starts_with('0'))?;
    let end = next + len;
    let part = Part::WeekdayDay(number, day);
    // "Friday the 26th floor" counts something; "first" begins too many other things.
    let free = !words.word(end).starts_with(|c: char| c.is_alphabetic() || c == '-')
        || matches!(
            words.word(end),
            "at" | "in" | "and" | "from" | "to" | "around" | "between" | "until" | "through"
        );
    (free && (day > 3 || next > at + 1)).then_some((Shape::Point(Point::of(part)), end))
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
    let dated_left = matches!(left, Point { year: Year::Known(_), part: Part::Day(..) });
    if let Some(end) = present(words, end, behind, between || dated_left) {
        return (Shape::ToDate(left), end);
    }
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

/// One past the words for the present at `at`, behind the mark or word at `mark`: from May 2019 to date, between 2015 and now,
/// 2019–present. Without a word before it, "to date" and "to present" say something else. `sure`: a word or a full date
/// before says that a range follows.
fn present(words: &Words<'_>, mark: usize, at: usize, sure: bool) -> Option<usize> {
    let dash = matches!(words.word(mark), "-" | "–" | "—" | "~");
    let from = (1..=6).any(|by| words.back(mark, by) == "from");
    let len = match words.word(at) {
        "now" | "today" | "yesterday" if dash || from || sure => 1,
        "date" if from && words.word(mark) == "to" => 1,
        "present" if dash => 1,
        "the" if (from || sure) && words.word(at + 1) == "present" => 2,
        _ => return None,
    };
    // Today's readers; the present price.
    let end = at + len;
    let behind = words.word(end);
    let price = words.word(end - 1) == "present" && behind.starts_with(|c: char| c.is_alphabetic());
    (!behind.starts_with(['\'', '’']) && !price).then_some(end)
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
        Part::Day(..) | Part::NthWeekday(..) => 1,
        Part::Month(_) | Part::MonthEdge(..) => 2,
        Part::Quarter(_) => 3,
        Part::Half(_) => 4,
        Part::Whole | Part::Edge(_) => 5,
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
