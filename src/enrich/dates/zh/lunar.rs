//! Days of the lunar calendar in Chinese: 农历八月十五, 腊月廿三, 闰四月初一.

use super::super::chars::{char_at, han_small};
use super::super::shape::{Part, Point, Year};
use super::point::year;
use crate::text::wordlist::WordList;

/// Words that say which calendar is meant.
static CALENDARS: WordList = WordList::of(&["农历", "阴历", "旧历", "夏历"]);

/// A lunar day at `at` with the year before it, where there is one; and one past its end.
pub(super) fn dated(chars: &[char], at: usize) -> Option<(Point, usize)> {
    let (start, sure) = match calendar(chars, at) {
        Some(len) => (at + len, true),
        None => (at, false),
    };
    if let Some((year, end, _)) = sure.then(|| year(chars, start)).flatten() {
        let (part, end) = day(chars, end, true)?;
        return Some((Point { year, part }, end));
    }
    let (part, end) = day(chars, start, sure)?;
    Some((Point { year: Year::Missing, part }, end))
}

/// A lunar day behind a year: 农历八月十五, 正月初一.
pub(super) fn behind_year(chars: &[char], at: usize) -> Option<(Part, usize)> {
    match calendar(chars, at) {
        Some(len) => day(chars, at + len, true),
        None => day(chars, at, false),
    }
}

fn calendar(chars: &[char], at: usize) -> Option<usize> {
    CALENDARS.at(chars, at).map(|(_, len)| len)
}

/// A month and a day. Without a word for the calendar, one of the two must be said as only lunar dates are: 正月, 腊月,
/// 初五, 廿三.
fn day(chars: &[char], at: usize, sure: bool) -> Option<(Part, usize)> {
    let leap = char_at(chars, at) == '闰';
    let at = at + usize::from(leap);
    let (month, end, named) = match char_at(chars, at) {
        '正' => (1, at + 1, true),
        '冬' => (11, at + 1, true),
        '腊' => (12, at + 1, true),
        _ => {
            let (month, len) = han_small(chars, at)?;
            (month, at + len, leap)
        }
    };
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    if char_at(chars, end) != '月' {
        return None;
    }
    let start = end + 1;
    let first = char_at(chars, start);
    let from = if first == '初' { start + 1 } else { start };
    let (number, len) = han_small(chars, from)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=30).contains(number))?;
    if !(sure || named || matches!(first, '初' | '廿')) || (first == '初' && number > 10) {
        return None;
    }
    Some((Part::Lunar(if leap { -month } else { month }, number), from + len))
}
