//! Days with a name in Chinese: 双11, 今年“618”, 世界读书日.

use super::super::chars::{char_at, char_before, starts, starts_any};
use super::super::festival::{Festival, Name, named};
use crate::text::numeral::han_digit;
use crate::text::wordlist::WordList;

/// Words for a holiday, which make a day of a name that is also a plain word: 五一假期, 大雪节气.
static HOLIDAY: WordList = WordList::of(&[
    "假期",
    "小长假",
    "长假",
    "黄金周",
    "假日",
    "节气",
    "时节",
    "节假",
    "档",
    "当天",
    "当日",
    "当晚",
    "前夕",
    "期间",
    "前后",
    "这天",
    "这一天",
    "节",
    "出游",
    "出行",
    "返程",
    "国际劳动节",
]);

/// Words for a sale, which make a day of three figures: 618大促.
static SALE: WordList = WordList::of(&[
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
    "晚会",
    "前夕",
    "消费",
]);

/// A day with a name at `at`, and one past it and its closing quotation mark.
pub(super) fn festival(chars: &[char], at: usize) -> Option<(&'static Festival, usize)> {
    let start = if is_quote(char_at(chars, at)) { at + 1 } else { at };
    let name = named(char_at(chars, start)).iter().find(|name| stands(chars, start, name))?;
    let end = start + name.text.chars().count();
    // The quotation mark goes with the name only where a year stands before it: 今年“双11”.
    let quoted = start > at && is_quote(char_at(chars, end));
    Some((name.festival, if quoted { end + 1 } else { end }))
}

/// Whether a name stands at `start` and means its day.
fn stands(chars: &[char], start: usize, name: &Name) -> bool {
    let Some(len) = starts(chars, start, name.text) else { return false };
    let end = start + len;
    let quoted = is_quote(char_at(chars, end)) && is_quote(char_before(chars, start));
    let behind = if quoted { end + 1 } else { end };
    if name.weak {
        let counted = han_digit(char_before(chars, start)).is_some()
            || matches!(char_before(chars, start), '十' | '第' | '百');
        return !counted && HOLIDAY.begins(chars, behind);
    }
    if name.text.bytes().all(|b| b.is_ascii_digit()) {
        // 618 is a day only where it is quoted or stands before a word for a sale.
        let alone = !char_before(chars, start).is_ascii_alphanumeric()
            && !matches!(char_before(chars, start), '.' | ',' | '第' | '-')
            && number_stands_alone(chars, start, end);
        let of_a_year = char_before(chars, start) == '年';
        return alone && (quoted || of_a_year || SALE.begins(chars, end));
    }
    let before_word = char_at(chars, end).is_ascii_digit() && name.text.ends_with('1');
    let other = starts_any(chars, start, &["国庆街", "清明上河", "圣诞树", "端午门", "清明路"]);
    !before_word && !other
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '"' | '「' | '」' | '『' | '』' | '\'')
}

/// Whether neither letters nor digits touch what stands from `start` to `end`.
pub(super) fn number_stands_alone(chars: &[char], start: usize, end: usize) -> bool {
    !char_before(chars, start).is_ascii_alphabetic() && !char_at(chars, end).is_ascii_alphanumeric()
}
