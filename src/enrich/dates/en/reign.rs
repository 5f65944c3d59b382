//! Years of other counts and spelled years in English: Heisei 23, 44 BC, nineteen ninety-six, two thousand and twenty.

use super::super::calendar;
use super::super::shape::{Part, Point, Shape, Year};
use super::phrases::Phrases;
use super::words::{Words, tens_and_ones};
use crate::model::Precision;
use crate::text::number_words;

/// A year of another count, or a spelled one, at token `at`, and one past its last token.
pub(super) fn point(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let (year, end) = japanese(words, at)
        .or_else(|| before_christ(words, at))
        .or_else(|| short_year(words, at))
        .or_else(|| {
            let lead = matches!(
                words.back(at, 1),
                "in" | "since"
                    | "of"
                    | "by"
                    | "from"
                    | "until"
                    | "to"
                    | "before"
                    | "after"
                    | "during"
            );
            spelled_year(words, at).filter(|_| lead)
        })?;
    Some((Point { year: Year::Known(year), part: Part::Whole }, end))
}

fn japanese(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let before = match words.word(at) {
        "reiwa" => 2018,
        "heisei" => 1988,
        "showa" | "shōwa" => 1925,
        "taisho" | "taishō" => 1911,
        "meiji" => 1867,
        _ => return None,
    };
    let number = words.number(at + 1).filter(|number| (1..=64).contains(number))?;
    Some((before + i16::try_from(number).ok()?, at + 2))
}

/// In '98: a year in two figures, where a word for time stands before it.
fn short_year(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let lead =
        matches!(words.back(at, 1), "in" | "of" | "since" | "by" | "until" | "before" | "after");
    let mark = matches!(words.word(at), "'" | "’") && words.touch(at) && lead;
    let number = words.number(at + 1).filter(|_| mark && words.word(at + 1).len() == 2)?;
    let closes = !matches!(words.word(at + 2), "'" | "’" | "s");
    let year = if number < 50 { 2000 + number } else { 1900 + number };
    closes.then_some((i16::try_from(year).ok()?, at + 2))
}

/// 44 BC is the year −43 to astronomers and to EDTF.
fn before_christ(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let number = words.number(at).filter(|number| (1..=8000).contains(number))?;
    let sign = matches!(words.word(at + 1), "bc" | "bce");
    let year = i16::try_from(number).ok()?;
    (sign && words.capital(at + 1)).then_some((1 - year, at + 2))
}

/// Nineteen ninety-six, two thousand and fifteen, twenty twenty-one, two thousand.
pub(super) fn spelled_year(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    if words.word(at) == "two" && words.word(at + 1) == "thousand" {
        let behind = at + 2 + usize::from(words.word(at + 2) == "and");
        let small = tens_and_ones(words, behind);
        return match small {
            Some((number, end)) => Some((2000 + number, end)),
            None => Some((2000, at + 2)),
        };
    }
    let century = number_words::small(words.word(at)).or(number_words::tens(words.word(at)))?;
    let century = i16::try_from(century).ok().filter(|century| (15..=20).contains(century))?;
    let hundred = words.word(at + 1) == "hundred";
    let behind = if hundred { at + 2 } else { at + 1 };
    let behind = behind + usize::from(hundred && words.word(behind) == "and");
    let (number, end) = tens_and_ones(words, behind)?;
    (hundred || number >= 10).then_some((century * 100 + number, end))
}

/// 2021/22, the season or budget year.
pub(super) fn season_year(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let first = words.number(at).filter(|_| words.word(at).len() == 4)?;
    let last = words.number(at + 2).filter(|_| words.word(at + 2).len() == 2)?;
    let touches = words.touch(at) && words.touch(at + 1) && words.word(at + 1) == "/";
    let free = !(words.touch(at + 2) && matches!(words.word(at + 3), "/" | "-"));
    let next = (first + 1) % 100 == last && (1900..2150).contains(&first);
    let whole =
        |year: i32| Some(Point { year: Year::Known(i16::try_from(year).ok()?), part: Part::Whole });
    (touches && free && next).then_some((Shape::Range(whole(first)?, whole(first + 1)?), at + 3))
}

/// The turn of the century, mid-century: roughly, by the years that are commonly meant.
pub(super) fn of_century(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    static TURNS: Phrases<(i16, i16)> = Phrases::of(&[
        ("the turn of the century", (1999, 2001)),
        ("turn of the century", (1999, 2001)),
        ("the turn of the millennium", (1999, 2001)),
        ("mid - century", (2041, 2060)),
        ("the middle of the century", (2041, 2060)),
        ("the middle of this century", (2041, 2060)),
    ]);
    let ((first, last), len) = TURNS.at(words, at)?;
    // "Mid-century furniture" is a style.
    let style = words.word(at) == "mid" && !matches!(words.back(at, 1), "by" | "until" | "to");
    let value = calendar::years(first, last, Precision::Span)?;
    (!style).then_some((Shape::Value(value), at + len))
}
