//! Periods told by their end in English: the year ended March 31, 2024; three months to September; the week of May 3.

use super::super::calendar::Unit;
use super::super::shape::{Month, Part, Point, Shape};
use super::point;
use super::words::{Words, ordinal_day, unit};

/// A period that ends with a day or month, or the week that holds a day.
pub(super) fn period(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let start = at + usize::from(words.word(at) == "the");
    let weeks = ["week of", "week beginning", "week starting", "week commencing", "w / c"];
    let week = matches!(words.word(start), "week" | "w");
    if let Some(len) =
        week.then(|| weeks.iter().find_map(|phrase| words.phrase(start, phrase))).flatten()
    {
        return week_of(words, start + len);
    }
    let ends = ["week ending", "week ended", "week to"];
    if let Some(len) =
        week.then(|| ends.iter().find_map(|phrase| words.phrase(start, phrase))).flatten()
    {
        let ends = start + len + usize::from(words.word(start + len) == "on");
        let (Shape::Point(point), end) = point::point(words, ends)? else { return None };
        return matches!(point.part, Part::Day(..)).then_some((Shape::WeekTo(point), end));
    }
    let fiscal = ["fiscal", "financial", "full"].contains(&words.word(start));
    let start = start + usize::from(fiscal);
    let (count, len) = match words.word(start) {
        "year" | "quarter" | "month" | "half" => (1, 0),
        _ => words.count(start)?,
    };
    let behind = start + len + usize::from(words.word(start + len) == "-");
    let by = match words.word(behind) {
        "half" => 6,
        word => count.checked_mul(match unit(word)? {
            Unit::Month => 1,
            Unit::Quarter => 3,
            Unit::Year => 12,
            _ => return None,
        })?,
    };
    let behind = behind + 1 + usize::from(words.word(behind + 1) == "period");
    let ends = match words.word(behind) {
        "ended" | "ending" => behind + 1,
        // "The year to March", but "a year to remember".
        "to" | "through" if len > 0 || words.word(at) == "the" => behind + 1,
        _ => return None,
    };
    let ends = ends + usize::from(matches!(words.word(ends), "on" | "in"));
    let (Shape::Point(point), end) = point::point(words, ends)? else { return None };
    let known = matches!(point.part, Part::Month(Month::Known(_)) | Part::Day(Month::Known(_), _));
    (known && (1..=36).contains(&by)).then_some((Shape::Ended(by, point), end))
}

/// The fourth quarter ended Dec. 31: the quarter that the words behind another one name the end of.
pub(super) fn quarter(words: &Words<'_>, shape: Shape, end: usize) -> Option<(Shape, usize)> {
    let quarter = matches!(shape, Shape::Point(Point { part: Part::Quarter(_), .. }));
    let said = quarter && matches!(words.word(end), "ended" | "ending");
    let day = end + 1 + usize::from(matches!(words.word(end + 1), "on" | "in"));
    let (Shape::Point(point), end) = said.then(|| point::point(words, day))?? else { return None };
    let known = matches!(point.part, Part::Month(Month::Known(_)) | Part::Day(Month::Known(_), _));
    known.then_some((Shape::Ended(3, point), end))
}

fn week_of(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    if let Some((Shape::Point(point), end)) = point::point(words, at) {
        return matches!(point.part, Part::Day(..)).then_some((Shape::WeekOf(point), end));
    }
    let (day, len) = ordinal_day(words, at + usize::from(words.word(at) == "the"))?;
    let end = at + usize::from(words.word(at) == "the") + len;
    Some((Shape::WeekOf(Point::of(Part::Day(Month::Missing, day))), end))
}
