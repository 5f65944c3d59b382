//! Steps over dates and times of day in Chinese, so that a year is never a count.
//!
//! What a date means is another finder's business; here only its end is of interest.

use super::{ends, has, past_blanks};
use crate::text::numeral::han_digit;
use crate::text::wordlist::WordList;

/// Digits of one token at `at`: how many, and their value where it is small.
pub(super) fn digits(chars: &[char], at: usize) -> (usize, u32) {
    let len =
        chars[at.min(chars.len())..].iter().take(12).take_while(|c| c.is_ascii_digit()).count();
    let value = chars[at.min(chars.len())..]
        .iter()
        .take(len.min(9))
        .fold(0u32, |sum, c| sum * 10 + c.to_digit(10).unwrap_or(0));
    (len, value)
}

/// A calendar number at `at`, Arabic or Han: its length and value.
pub(super) fn calendar_number(chars: &[char], at: usize) -> Option<(usize, u32)> {
    let (len, value) = digits(chars, at);
    if len > 0 {
        return Some((len, value));
    }
    let row = chars[at.min(chars.len())..]
        .iter()
        .take(4)
        .take_while(|c| han_digit(**c).is_some())
        .count();
    if row >= 2 {
        let value =
            chars[at..at + row].iter().fold(0, |sum, c| sum * 10 + han_digit(*c).unwrap_or(0));
        return Some((row, value));
    }
    let tens = row + usize::from(chars.get(at + row) == Some(&'十'));
    let ones =
        usize::from(tens > row && chars.get(at + tens).is_some_and(|c| han_digit(*c).is_some()));
    if tens == 0 {
        return None;
    }
    let digit = |i: usize| chars.get(i).and_then(|c| han_digit(*c));
    let value = if tens > row {
        digit(at).filter(|_| row > 0).unwrap_or(1) * 10
            + if ones > 0 { digit(at + tens).unwrap_or(0) } else { 0 }
    } else {
        digit(at).unwrap_or(0)
    };
    Some((tens + ones, value))
}

/// One past the calendar date or clock time that begins at `at`.
pub(super) fn date(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && (chars[at - 1].is_ascii_digit() || chars[at - 1] == '.') {
        return None;
    }
    let mut end = None;
    let mut i = at;
    // A date is a row of parts (2021年 3月 5日 20时), perhaps with one range mark between two of them.
    for _ in 0..10 {
        let Some((next, open)) = date_part(chars, i) else { break };
        i = next;
        end = if open { end } else { Some(next) };
        let dash = past_blanks(chars, i);
        if matches!(chars.get(dash), Some('-' | '—' | '–' | '~' | '至' | '到' | '、'))
            && date_part(chars, past_blanks(chars, dash + 1)).is_some()
        {
            i = past_blanks(chars, dash + 1);
        }
    }
    end
}

/// One part of a date: one past it, and whether it needs a further part to be one (the 6 of 6-7月).
pub(super) fn date_part(chars: &[char], at: usize) -> Option<(usize, bool)> {
    let (len, value) = calendar_number(chars, at)?;
    let end = past_blanks(chars, at + len);
    let arabic = chars[at].is_ascii_digit();
    let yearly = (1000..2200).contains(&value) && len == 4;
    let part = match chars.get(end) {
        Some('年') => {
            yearly
                || (len == 2
                    && han_digit(chars[at]).is_some()
                    && !chars[at..at + len].contains(&'十')
                    && value > 20)
        }
        Some('月') => (1..=12).contains(&value),
        Some('日') => {
            (1..=31).contains(&value) && !matches!(chars.get(end + 1), Some('本' | '元' | '圆'))
        }
        Some('号') => arabic && (1..=31).contains(&value) && after_month(chars, at),
        Some('时') => value <= 24 && !has(chars, end, "时代"),
        Some('分') => value < 60 && at > 0 && matches!(chars[at - 1], '时' | '点'),
        Some('点') => value <= 24 && clock(chars, at, end),
        Some(':') if arabic && value <= 24 => {
            return clock_time(chars, end).map(|end| (end, false));
        }
        Some('-' | '.' | '/') if arabic && yearly => {
            return iso(chars, end).map(|end| (end, false));
        }
        Some('-' | '—' | '–' | '~' | '至' | '到' | '、') => {
            let mut rest = end + 1;
            while matches!(chars.get(rest), Some('-' | '—')) {
                rest += 1;
            }
            let (next_len, next) = calendar_number(chars, past_blanks(chars, rest))?;
            let after = past_blanks(chars, past_blanks(chars, rest) + next_len);
            let joined = match chars.get(after) {
                Some('年') => yearly && (1000..2200).contains(&next),
                Some('月') => value <= 12 && next <= 12,
                Some('日') => value <= 31 && next <= 31,
                _ => false,
            };
            return joined.then_some((at + len, true));
        }
        _ => false,
    };
    part.then(|| {
        static TAILS: WordList =
            WordList::of(&["份", "初", "底", "末", "中旬", "上旬", "下旬", "度", "整", "许"]);
        let after = end + 1;
        let tail = TAILS.at(chars, after).map_or(0, |(_, len)| len);
        (after + tail, false)
    })
}

pub(super) fn after_month(chars: &[char], at: usize) -> bool {
    at > 0 && matches!(chars[at - 1], '月' | '-' | '—' | '至' | '到' | '(' | '于' | '在')
}

/// 8点, 20点30分, 8点半: a time of day, not points of an index.
pub(super) fn clock(chars: &[char], at: usize, end: usize) -> bool {
    let points =
        ["涨", "跌", "报", "收", "升", "降", "于"].iter().any(|word| ends(chars, at, word));
    let next = chars.get(end + 1);
    let after = past_blanks(chars, end + 1);
    if let Some((len, _)) = calendar_number(chars, after) {
        return chars.get(after + len) == Some(&'分') && !has(chars, after + len, "分之");
    }
    !points
        && !matches!(next, Some('建' | '要' | '意' | '共' | '希' | '体' | '认'))
        && (chars[at].is_ascii_digit()
            || next.is_none_or(|c| {
                !c.is_alphanumeric() || matches!(c, '半' | '整' | '钟' | '左' | '许')
            }))
}

pub(super) fn clock_time(chars: &[char], colon: usize) -> Option<usize> {
    let (len, value) = digits(chars, colon + 1);
    if len != 2 || value > 59 {
        return None;
    }
    let end = colon + 1 + len;
    Some(if chars.get(end) == Some(&':') { clock_time(chars, end).unwrap_or(end) } else { end })
}

/// 2021-03-05, 2021/3/5, 2021.3.5, 2011-2020: from the mark behind the year.
pub(super) fn iso(chars: &[char], mark: usize) -> Option<usize> {
    let (len, value) = digits(chars, mark + 1);
    let end = mark + 1 + len;
    if chars[mark] == '-' && len == 4 && (1000..2200).contains(&value) {
        return Some(end);
    }
    if !(1..=2).contains(&len) || !(1..=12).contains(&value) || chars.get(end) != Some(&chars[mark])
    {
        return None;
    }
    let (day_len, day) = digits(chars, end + 1);
    ((1..=2).contains(&day_len) && (1..=31).contains(&day)).then_some(end + 1 + day_len)
}
