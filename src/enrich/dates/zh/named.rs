//! Days with a name in Chinese: 双11, 今年“618”, 世界读书日.

use super::super::chars::{char_at, char_before, starts, starts_any};
use super::super::festival::{Festival, named};

/// A day with a name at `at`, and one past it and its closing quotation mark.
pub(super) fn festival(chars: &[char], at: usize) -> Option<(&'static Festival, usize)> {
    let start = if is_quote(char_at(chars, at)) { at + 1 } else { at };
    let first = char_at(chars, start);
    let (festival, name) =
        named(first).iter().find(|(_, name)| starts(chars, start, name).is_some()).copied()?;
    let end = start + name.chars().count();
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        // 618 is a day only where it is quoted or stands before a word for a sale.
        let quoted = is_quote(char_at(chars, end)) && is_quote(char_before(chars, start));
        let sale = starts_any(
            chars,
            end,
            &[
                "大促",
                "购物节",
                "年中",
                "促销",
                "期间",
                "活动",
                "狂欢",
                "电商",
                "战报",
                "预售",
                "当天",
            ],
        );
        let alone = !char_before(chars, start).is_ascii_alphanumeric()
            && !matches!(char_before(chars, start), '.' | ',' | '第' | '-')
            && number_stands_alone(chars, start, end);
        if !alone || !(quoted || sale) {
            return None;
        }
    }
    let before_word = char_at(chars, end).is_ascii_digit() && name.ends_with('1');
    let other = starts_any(chars, start, &["国庆街", "清明上河", "圣诞树", "端午门", "清明路"]);
    if before_word || other {
        return None;
    }
    // The quotation mark goes with the name only where a year stands before it: 今年“双11”.
    let quoted = start > at && is_quote(char_at(chars, end));
    Some((festival, if quoted { end + 1 } else { end }))
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '"' | '「' | '」' | '『' | '』' | '\'')
}

/// Whether neither letters nor digits touch what stands from `start` to `end`.
pub(super) fn number_stands_alone(chars: &[char], start: usize, end: usize) -> bool {
    !char_before(chars, start).is_ascii_alphabetic() && !char_at(chars, end).is_ascii_alphanumeric()
}
