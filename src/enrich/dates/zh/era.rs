//! Decades, centuries, five-year plans and years in Han digits: 上世纪90年代, 21世纪, “十四五”, 二〇二一年.

use super::super::calendar;
use super::super::chars::{arabic, char_at, char_before, small, starts, starts_any};
use super::super::shape::{Shape, Year};
use super::day::weekday_digit;
use crate::model::Precision;
use crate::text::numeral::han_digit;
use crate::text::wordlist::WordTable;

/// 80年代, 1990年代, 上世纪90年代, 十九世纪七十年代, 21世纪.
pub(super) fn decades(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    if char_before(chars, at).is_ascii_digit() {
        return None;
    }
    let (century, behind) = if let Some(len) =
        starts(chars, at, "上世纪").or_else(|| starts(chars, at, "上个世纪"))
    {
        (Some(20), at + len)
    } else if let Some(len) = starts(chars, at, "本世纪") {
        (Some(21), at + len)
    } else if let Some((number, len)) = small(chars, at)
        && let Some(word) = starts(chars, at + len, "世纪")
    {
        (i16::try_from(number).ok(), at + len + word)
    } else {
        (None, at)
    };
    let full = arabic(chars, behind, 4).filter(|(_, len)| *len == 4);
    let (tens, len) = full.or_else(|| small(chars, behind)).unwrap_or((0, 0));
    if len > 0
        && tens % 10 == 0
        && let Some(word) = starts(chars, behind + len, "年代")
    {
        let first = match (full.is_some(), century) {
            (true, _) => i16::try_from(tens).ok()?,
            (false, Some(century)) => (century - 1) * 100 + i16::try_from(tens).ok()?,
            (false, None) if tens >= 30 => 1900 + i16::try_from(tens).ok()?,
            (false, None) => 2000 + i16::try_from(tens).ok()?,
        };
        let end = behind + len + word;
        let end = ["初期", "中期", "后期", "末期", "初", "末", "中"]
            .iter()
            .find_map(|word| starts(chars, end, word))
            .filter(|len| *len > 1 || !starts_any(chars, end, &["中国", "初步"]))
            .map_or(end, |len| end + len);
        return calendar::decade(first).map(|value| (Shape::Value(value), end));
    }
    let named = starts_any(chars, behind, &["经济报道", "报", "教育", "海上"]);
    if let Some(century) = century.filter(|century| (1..=22).contains(century))
        && let Some(((first, last), len)) = PARTS.at(chars, behind)
    {
        let start = (century - 1) * 100;
        let value = calendar::years(start + first, start + last, Precision::Span)?;
        return Some((Shape::Value(value), behind + len));
    }
    let value = calendar::century(century.filter(|century| (10..=22).contains(century))?)?;
    (!named).then_some((Shape::Value(value), behind))
}

/// The parts of a century, by their first and last year.
static PARTS: WordTable<(i16, i16)> = WordTable::of(&[
    ("上半叶", (1, 50)),
    ("下半叶", (51, 100)),
    ("前半叶", (1, 50)),
    ("后半叶", (51, 100)),
    ("中叶", (41, 60)),
    ("中期", (41, 60)),
    ("初期", (1, 10)),
    ("初年", (1, 10)),
    ("初", (1, 10)),
    ("末期", (91, 100)),
    ("末", (91, 100)),
]);

/// The five-year plans of the People's Republic: “十四五” is 2021 to 2025.
pub(super) fn plans(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    let number =
        |c: char| weekday_digit(c).filter(|_| !c.is_ascii_digit() && !matches!(c, '日' | '天'));
    let (plan, end) = if char_at(chars, at) == '十' {
        match (char_at(chars, at + 1), char_at(chars, at + 2)) {
            (unit, '五') if number(unit).is_some() => (10 + number(unit)?, at + 3),
            ('五', _) => (10, at + 2),
            _ => return None,
        }
    } else {
        let plan = match char_at(chars, at) {
            '七' => 7,
            '八' => 8,
            '九' => 9,
            c => number(c)?,
        };
        (char_at(chars, at + 1) == '五').then_some((plan, at + 2))?
    };
    let quoted = matches!(char_before(chars, at), '“' | '"' | '「')
        && matches!(char_at(chars, end), '”' | '"' | '」');
    let behind = if quoted { end + 1 } else { end };
    let period =
        starts_any(chars, behind, &["期间", "时期", "规划", "计划", "末", "以来", "开局", "收官"]);
    // 十五 and 三五 are numbers, 十四五 is none.
    let sure = if plan > 10 { quoted || period } else { period };
    let start = match plan {
        1 => 1953,
        2 => 1958,
        _ => 1966 + (i16::from(plan) - 3) * 5,
    };
    let value = calendar::years(start, start + 4, Precision::YearRange)?;
    sure.then_some((Shape::Value(value), end))
}

/// 二〇二一年, 零八年, 九八年.
pub(super) fn han_year(chars: &[char], at: usize) -> Option<(Year, usize, bool)> {
    han_digit(char_at(chars, at))?;
    if han_digit(char_before(chars, at)).is_some() {
        return None;
    }
    let digits: Vec<u32> = chars[at..].iter().map_while(|c| han_digit(*c)).take(5).collect();
    let end = at + digits.len();
    if char_at(chars, end) != '年' || char_at(chars, end + 1) == '代' {
        return None;
    }
    let value = digits.iter().fold(0, |sum, digit| sum * 10 + digit);
    let value = match digits.len() {
        4 if (1000..=2199).contains(&value) => value,
        // 八九年 is "eight or nine years".
        2 if digits[0] == 0 => 2000 + value,
        2 if digits[0] == 9 && digits[1] < 8 || value == 98 || value == 99 => 1900 + value,
        _ => return None,
    };
    Some((Year::Known(i16::try_from(value).ok()?), end + 1, false))
}
