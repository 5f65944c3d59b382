//! Dates in figures: ISO 8601 and its look-alikes, shared by both languages.
//!
//! Version numbers, scores, addresses, tickers, telephone numbers and fractions are no dates: a date in figures has
//! a four-digit year, one kind of separator, and no further figure tied to either end.

use super::chars::{arabic, char_at, char_before, ends_any, number_ends};
use super::shape::{Month, Part, Point, Shape, Year};
use crate::model::Date;

/// What a date in figures begins with, and so which of two short numbers is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The year comes first; day before month where it comes last.
    Year,
    /// American: month before day.
    Month,
    /// Most other countries: day before month.
    Day,
}

/// The order in which an article writes days and months, by the first of its dates that allows only one: 25/03/2021.
pub(super) fn order_of<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Order> {
    texts.filter(|text| text.as_bytes().contains(&b'/')).flat_map(year_last_pairs).find_map(
        |(first, second)| match (first, second) {
            (13..=31, 1..=12) => Some(Order::Day),
            (1..=12, 13..=31) => Some(Order::Month),
            _ => None,
        },
    )
}

/// Whether the words are a date that the other order reads as another day: 03/04/2021.
pub(super) fn is_ambiguous(words: &str) -> bool {
    year_last_pairs(words).any(|(first, second)| {
        first != second && (1..=12).contains(&first) && (1..=12).contains(&second)
    })
}

/// The two short numbers of every `25/03/2021` in a text, in their order.
fn year_last_pairs(text: &str) -> impl Iterator<Item = (u32, u32)> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '/')).filter_map(|word| {
        let mut parts = word.split('/');
        let mut short = || parts.next().filter(|part| (1..=2).contains(&part.len()));
        let (first, second) = (short()?.parse().ok()?, short()?.parse().ok()?);
        let year = parts.next().filter(|year| year.len() == 4);
        (year.is_some() && parts.next().is_none()).then_some((first, second))
    })
}

/// A date in figures at `at`, and one past it and its time.
pub(super) fn date(chars: &[char], at: usize, order: Order) -> Option<(Shape, usize)> {
    let before = char_before(chars, at);
    if before.is_ascii_digit()
        || (matches!(before, '.' | '/' | ':')
            && char_before(chars, at.saturating_sub(1)).is_ascii_alphanumeric())
        || before.is_ascii_alphabetic()
    {
        return None;
    }
    let (first, len) = arabic(chars, at, 8)?;
    // 2018/1/10-2018/7/10 is a range; 138-2010-11 is a number of some kind.
    if before == '-'
        && len != 4
        && char_at(chars, at + len) != '/'
        && char_before(chars, at - 1).is_ascii_alphanumeric()
    {
        return None;
    }
    if order != Order::Year
        && let Some(hit) = of_english(chars, at, len, first, order)
    {
        return Some(hit);
    }
    let (year, part, end) = match len {
        8 => return compact(chars, at, first),
        4 => year_first(chars, at + 4, first)?,
        1 | 2 => year_last(chars, at + len, first, order)?,
        _ => return None,
    };
    let point = Point { year: Year::Known(year), part };
    let end = time(chars, end);
    Some((Shape::Point(point), end))
}

/// Forms that only English has: 2016 10 16, 12-2015, 10/1-11/2/2017.
fn of_english(
    chars: &[char],
    at: usize,
    len: usize,
    first: i32,
    order: Order,
) -> Option<(Shape, usize)> {
    let (mark, behind) = (char_at(chars, at + len), at + len + 1);
    match (len, mark) {
        (4, ' ') => {
            let (month, _) = arabic(chars, behind, 2).filter(|(_, len)| *len == 2)?;
            let (day, _) = arabic(chars, behind + 3, 2).filter(|(_, len)| *len == 2)?;
            let stands = char_at(chars, behind + 2) == ' ' && free(chars, behind + 5);
            let counted =
                char_at(chars, behind + 5) == ' ' && char_at(chars, behind + 6).is_ascii_digit();
            let point = valid(first, month, day)?;
            (stands && !counted && (1900..2100).contains(&first))
                .then_some((Shape::Point(point), behind + 5))
        }
        (1 | 2, '-') => {
            let (year, _) = arabic(chars, behind, 4).filter(|(_, len)| *len == 4)?;
            let month = i8::try_from(first).ok().filter(|month| (1..=12).contains(month))?;
            let end = behind + 4;
            let stands = free(chars, end) && !matches!(char_at(chars, end), '-' | '/' | '.');
            let stands =
                stands || char_at(chars, end) == '.' && !char_at(chars, end + 1).is_ascii_digit();
            let year = i16::try_from(year).ok().filter(|year| (1900..2100).contains(year))?;
            let part = Part::Month(Month::Known(month));
            stands.then_some((Shape::Point(Point { year: Year::Known(year), part }), end))
        }
        (1 | 2, '/') => {
            let (second, len) = arabic(chars, behind, 2)?;
            let dash = behind + len;
            let (third, third_len) = arabic(chars, dash + 1, 2)?;
            let (year, part, end) = year_last(chars, dash + 1 + third_len, third, order)?;
            let (month, day) =
                if order == Order::Month { (first, second) } else { (second, first) };
            let left = written(i32::from(year), month, day)?;
            let right = Point { year: Year::Known(year), part };
            (char_at(chars, dash) == '-').then_some((Shape::Range(left, right), end))
        }
        _ => None,
    }
}

/// Words before a number that only names something.
const NUMBERED: &[&str] = &[
    "umber ", "No. ", "no. ", "serial ", "code ", "ID ", "#", "编号", "号码", "代码", "单号",
    "工号", "学号", "编号:", "ID",
];

/// 20200701.
fn compact(chars: &[char], at: usize, number: i32) -> Option<(Shape, usize)> {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let end = at + 8;
    let numbered = ends_any(chars, at, NUMBERED);
    let free =
        !numbered && number_ends(chars, end) && !matches!(char_at(chars, end), '.' | '号' | '元');
    let point = valid(year, month, day)?;
    ((1900..2100).contains(&year) && free).then_some((Shape::Point(point), end))
}

/// A day of the calendar.
fn valid(year: i32, month: i32, day: i32) -> Option<Point> {
    let point = written(year, month, day)?;
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()?;
    Some(point)
}

/// A day that is meant for one, though the month may be too short for it: 2021-02-30.
fn written(year: i32, month: i32, day: i32) -> Option<Point> {
    let (year, month, day) =
        (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    ((1..=12).contains(&month) && (1..=31).contains(&day))
        .then_some(Point { year: Year::Known(year), part: Part::Day(Month::Known(month), day) })
}

/// 2020-04-28, 2020/4/28, 2020.4.28, and 2020-04.
fn year_first(chars: &[char], at: usize, year: i32) -> Option<(i16, Part, usize)> {
    let mark = char_at(chars, at);
    if !matches!(mark, '-' | '/' | '.') || !(1000..2200).contains(&year) {
        return None;
    }
    let (month, len) = arabic(chars, at + 1, 2)?;
    let end = at + 1 + len;
    let year = i16::try_from(year).ok()?;
    if char_at(chars, end) == mark
        && let Some((day, len)) = arabic(chars, end + 1, 2)
    {
        let point = written(i32::from(year), month, day)?;
        let end = end + 1 + len;
        let tied =
            matches!(char_at(chars, end), '.' | '/') && char_at(chars, end + 1).is_ascii_digit();
        return (free(chars, end) && !tied).then_some((year, point.part, end));
    }
    // 2020-04 is a month; 2020.04 and 2020/04 may be anything, 2020-21 is a season.
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let behind = char_at(chars, end);
    let closes = free(chars, end)
        && !matches!(behind, '-' | '/' | '.' | '年' | '赛' | '财' | '学' | ':' | '月' | '%')
        || (matches!(behind, '.' | '-') && !char_at(chars, end + 1).is_ascii_digit());
    (mark == '-' && year >= 1900 && closes).then_some((year, Part::Month(Month::Known(month)), end))
}

/// 19.11.2015, 1/22/2016.
fn year_last(chars: &[char], at: usize, first: i32, order: Order) -> Option<(i16, Part, usize)> {
    let mark = char_at(chars, at);
    if !matches!(mark, '-' | '/' | '.') {
        return None;
    }
    let (second, len) = arabic(chars, at + 1, 2)?;
    let middle = at + 1 + len;
    if char_at(chars, middle) != mark {
        return None;
    }
    let (year, digits) = arabic(chars, middle + 1, 4)?;
    let year = match digits {
        4 if (1000..2200).contains(&year) => year,
        2 if mark == '/' && order != Order::Year && year < 40 => 2000 + year,
        2 if mark == '/' && order != Order::Year => 1900 + year,
        _ => return None,
    };
    let month_first = match order {
        Order::Month => mark != '.' && first <= 12,
        Order::Year | Order::Day => second > 12,
    };
    let (month, day) = if month_first { (first, second) } else { (second, first) };
    let point = written(year, month, day)?;
    let end = middle + 1 + digits;
    free(chars, end).then_some((i16::try_from(year).ok()?, point.part, end))
}

fn free(chars: &[char], at: usize) -> bool {
    let c = char_at(chars, at);
    !c.is_ascii_alphanumeric() || (c == 'T' && char_at(chars, at + 1).is_ascii_digit())
}

/// One past a time in figures behind a date: T08:15:00Z, 12:12.
fn time(chars: &[char], at: usize) -> usize {
    let start = match char_at(chars, at) {
        'T' => at + 1,
        ' ' if char_at(chars, at + 1) == ' ' => at + 2,
        ' ' => at + 1,
        _ => return at,
    };
    let Some((_, len)) = arabic(chars, start, 2) else { return at };
    let mut end = start + len;
    if char_at(chars, end) != ':' {
        return at;
    }
    while char_at(chars, end) == ':' && char_at(chars, end + 1).is_ascii_digit() {
        end += 1 + arabic(chars, end + 1, 2).map_or(0, |(_, len)| len);
    }
    if char_at(chars, end) == 'Z' {
        return end + 1;
    }
    if matches!(char_at(chars, end), '+' | '-') && char_at(chars, end + 3) == ':' {
        return (end + 6).min(chars.len());
    }
    end
}
