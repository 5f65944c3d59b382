//! What editors in Taiwan and Hong Kong set in brackets inside a word: 今（16）日, 昨日（15日）, 去（2024）年, 本（10）月.

use super::super::chars::{arabic, char_at, starts};
use super::super::shape::{Month, Shape, Year};
use crate::text::wordlist::WordTable;

/// The day at `at`, and one past its end.
pub(super) fn day(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    if !matches!(char_at(chars, at), '今' | '昨' | '明' | '前' | '后') {
        return None;
    }
    let word = usize::from(matches!(char_at(chars, at + 1), '天' | '日' | '晚' | '早' | '晨'));
    let (number, inner, end) = in_brackets(chars, at + 1 + word, 2)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?;
    let behind = matches!(char_at(chars, end), '日' | '天' | '晚' | '早' | '晨');
    let is_day = inner == Some('日') || inner.is_none() && (behind || word > 0);
    is_day.then_some((Shape::DayNear(number), end + usize::from(behind && word == 0)))
}

/// The year at `at`, and one past its end: 今(2025)年, 去年(2024年).
pub(super) fn year(chars: &[char], at: usize) -> Option<(Year, usize)> {
    if !matches!(char_at(chars, at), '今' | '去' | '明' | '前' | '后') {
        return None;
    }
    let word = usize::from(char_at(chars, at + 1) == '年');
    let (number, inner, end) = in_brackets(chars, at + 1 + word, 4)?;
    let number = i16::try_from(number).ok().filter(|number| (1900..=2199).contains(number))?;
    let behind = char_at(chars, end) == '年';
    let is_year = word == 1 && matches!(inner, None | Some('年')) || behind && inner.is_none();
    is_year.then_some((Year::Known(number), end + usize::from(behind && word == 0)))
}

/// The month at `at`, and one past its end: 本(10)月, 上(9)月.
pub(super) fn month(chars: &[char], at: usize) -> Option<(Month, usize)> {
    if !matches!(char_at(chars, at), '本' | '上' | '下' | '这') {
        return None;
    }
    let (number, inner, end) = in_brackets(chars, at + 1, 2)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=12).contains(number))?;
    (inner.is_none() && char_at(chars, end) == '月').then_some((Month::Known(number), end + 1))
}

/// A number in brackets at `at`, the word behind it inside them, and one past the closing one.
fn in_brackets(chars: &[char], at: usize, digits: usize) -> Option<(i32, Option<char>, usize)> {
    static UNITS: WordTable<char> = WordTable::of(&[("日", '日'), ("年", '年')]);
    let open = at + starts(chars, at, "(")?;
    let (number, len) = arabic(chars, open, digits)?;
    let unit = UNITS.at(chars, open + len);
    let end = open + len + unit.map_or(0, |(_, len)| len);
    Some((number, unit.map(|(unit, _)| unit), end + starts(chars, end, ")")?))
}
