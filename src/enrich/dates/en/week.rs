//! Weeks and their days in English: Tuesday, Monday of next week, late last week, the weekend of May 18.

use super::super::shape::{Part, Point, Shape, Year};
use super::period::edge_word;
use super::point;
use super::words::{Words, weekday};

/// Late last week, early next week, the end of the week.
pub(super) fn part(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let (edge, len) = edge_word(words, at)?;
    let which = at + len;
    let by = match words.word(which) {
        "this" => 0,
        "last" => -1,
        "next" => 1,
        // "Early the week": only the end of a week is one without a word for which.
        "the" if len > 1 => 0,
        _ => return None,
    };
    // The end of the week-long siege.
    let tied = words.word(which + 2) == "-" && words.touch(which + 1);
    (words.word(which + 1) == "week" && !tied).then_some((Shape::WeekPart(by, edge), which + 2))
}

/// The weekend of May 18.
pub(super) fn weekend_of(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let start = words.phrase(at, "the weekend of").or_else(|| words.phrase(at, "weekend of"))? + at;
    let start = start + usize::from(words.word(start) == "the");
    match point::point(words, start)? {
        (Shape::Point(point), end) if is_day(point) => Some((Shape::WeekendOf(point), end)),
        (shape @ Shape::Point(Point { part: Part::Days(..), .. }), end) => Some((shape, end)),
        _ => None,
    }
}

/// Labor Day weekend: the weekend beside the holiday that ends at `end`.
pub(super) fn holiday_weekend(words: &Words<'_>, (shape, end): (Shape, usize)) -> (Shape, usize) {
    match shape {
        Shape::Point(point) if is_day(point) && words.word(end) == "weekend" => {
            // Thanksgiving weekend last year.
            let year = point::relative_year(words, end + 1).filter(|_| point.year == Year::Missing);
            match year {
                Some((year, end)) => (Shape::WeekendOf(Point { year, ..point }), end),
                None => (Shape::WeekendOf(point), end + 1),
            }
        }
        _ => (shape, end),
    }
}

fn is_day(point: Point) -> bool {
    matches!(point.part, Part::Day(..) | Part::Festival(_))
}

/// Monday of next week, Thursday last week.
pub(super) fn weekday_of_week(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let number = weekday(words.word(at))?;
    let of = at + 1 + usize::from(words.word(at + 1) == "of");
    if of == at + 1 && !matches!(words.word(of), "last" | "next" | "this") {
        return None;
    }
    let start = of + usize::from(words.word(of) == "the");
    let (by, said) = match words.word(start) {
        "this" => (0, false),
        "last" | "previous" => (-1, false),
        "next" => (1, false),
        "following" => (1, true),
        "that" | "same" => (0, true),
        _ => return None,
    };
    let shape =
        if said { Shape::SaidWeekday(by, number) } else { Shape::Weekday(Some(by), number) };
    (words.word(start + 1) == "week").then_some((shape, start + 2))
}

/// Tuesday; short forms only where a capital, and a mark or a number, say so.
pub(super) fn bare_weekday(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let word = words.word(at);
    let day = weekday(word)?;
    let long = word.ends_with("day");
    let dot = words.word(at + 1) == "." && words.touch(at);
    // Monday to Thursday is a habit; only "from" or "between" makes days of them.
    let joined = |at: usize| matches!(words.word(at), "to" | "-" | "–" | "through");
    let habit = joined(at + 1)
        && weekday(words.word(at + 2)).is_some()
        && !matches!(words.back(at, 1), "from" | "between" | "last" | "next" | "this")
        || at > 1
            && joined(at - 1)
            && weekday(words.word(at - 2)).is_some()
            && words.back(at, 3) != "from";
    if habit {
        return None;
    }
    let on = words.back(at, 1) == "on" && words.capital(at);
    let sure = if long {
        // Sundays, "Black Friday", "Ash Wednesday" and names of papers are no days.
        !(at > 0
            && words.capital(at - 1)
            && matches!(
                words.back(at, 1),
                "black"
                    | "good"
                    | "ash"
                    | "cyber"
                    | "super"
                    | "easter"
                    | "bloody"
                    | "ruby"
                    | "fat"
                    | "giving"
                    | "palm"
                    | "shrove"
                    | "maundy"
                    | "holy"
                    | "freaky"
                    | "manic"
                    | "throwback"
                    | "sheffield"
            ))
            && words.back(at, 1) != "every"
            && words.back(at, 1) != "each"
    } else {
        on || words.capital(at) && word != "sun" && word != "wed" && word != "sat"
            || (dot && words.capital(at) && words.number(at + 2).is_some())
    };
    (sure && (words.capital(at) || long)).then_some((Shape::Weekday(None, day), at + 1))
}
