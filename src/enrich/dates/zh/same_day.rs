//! Days of other years by the day they share: 去年的今天, 10年前的今天, 一年前的昨日.

use super::super::calendar::Unit;
use super::super::chars::{char_at, char_before, starts};
use super::super::shape::Shape;
use super::relative::count;
use crate::text::numeral::han_digit;
use crate::text::wordlist::WordTable;

/// The day of another year at `at`, and one past its end.
pub(super) fn same_day(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    static YEARS: WordTable<i32> =
        WordTable::of(&[("大前年", -3), ("前年", -2), ("去年", -1), ("明年", 1)]);
    static DAYS: WordTable<i32> =
        WordTable::of(&[("今天", 0), ("今日", 0), ("昨天", -1), ("昨日", -1), ("明天", 1)]);
    let first = char_at(chars, at);
    let number = first.is_ascii_digit()
        || han_digit(first).is_some()
        || matches!(first, '十' | '廿' | '卅' | '半');
    if !number && !matches!(first, '去' | '前' | '明' | '大') {
        return None;
    }
    let (years, end) = match YEARS.at(chars, at) {
        Some((years, len)) => {
            let end = at + len;
            (years, end + usize::from(char_at(chars, end) == '的'))
        }
        None => {
            let (number, unit, end) = count(chars, at)?;
            let counted = unit == Unit::Year && !char_before(chars, at).is_ascii_digit();
            // Without 的, the word behind may begin a name: 3年前明天控股….
            (-number, end + starts(chars, end, "前的").filter(|_| counted)?)
        }
    };
    let (days, len) = DAYS.at(chars, end)?;
    Some((Shape::Stepped(years, Unit::Year, days), end + len))
}
