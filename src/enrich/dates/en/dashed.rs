//! Days with the year in the middle, joined by hyphens: September-2020-23, 23-2020-September.

use super::super::shape::{Month, Part, Point, Year};
use super::words::{Words, month};

/// The day at `at`, and one past its last token.
pub(super) fn dashed(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let joined = (at..at + 4).all(|at| words.touch(at));
    if !joined || words.word(at + 1) != "-" || words.word(at + 3) != "-" {
        return None;
    }
    let (first, year, last) = (at, words.year(at + 2)?, at + 4);
    let (number, day) = match month(words.word(first)) {
        Some(number) => (number, words.number(last)?),
        None => (month(words.word(last))?, words.number(first)?),
    };
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let part = Part::Day(Month::Known(number), day);
    Some((Point { year: Year::Known(year), part }, last + 1))
}
