//! What no line parts: a number and its unit, a date.
//!
//! Only finds where such things end; how they are kept together is the page's. Positions count characters.

use super::dates::month_number;
use super::width::is_han;

/// One past the number that begins at `at`: digits, with separators only between digits.
pub(super) fn number_end(chars: &[char], at: usize) -> Option<usize> {
    let starts = at == 0 || !chars[at - 1].is_ascii_alphanumeric();
    digits_end(chars, at).filter(|_| starts)
}

/// The same, whatever stands before it.
fn digits_end(chars: &[char], at: usize) -> Option<usize> {
    if !chars.get(at)?.is_ascii_digit() {
        return None;
    }
    let mut end = at + 1;
    while end < chars.len() {
        let c = chars[end];
        let inside =
            matches!(c, '.' | ',' | ':') && chars.get(end + 1).is_some_and(char::is_ascii_digit);
        if !(c.is_ascii_digit() || inside) {
            break;
        }
        end += 1;
    }
    Some(end)
}

/// One past what begins at `at` and is not parted: a number with its unit, a date, a short name in quotation marks with a
/// number in it.
pub(super) fn kept_end(chars: &[char], at: usize) -> Option<usize> {
    unit_end(chars, at)
        .or_else(|| month_first_end(chars, at))
        .or_else(|| numbered_name_end(chars, at))
}

/// One past a name such as “双11” or 「C919」, with its quotation marks.
fn numbered_name_end(chars: &[char], at: usize) -> Option<usize> {
    const MAX_CHARS: usize = 6;
    let close = match chars[at] {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        _ => return None,
    };
    let length = chars[at + 1..].iter().take(MAX_CHARS + 1).position(|c| *c == close)?;
    let name = &chars[at + 1..][..length];
    let whole = name.iter().all(|c| is_han(*c) || c.is_ascii_alphanumeric() || *c == '.');
    (whole && name.iter().any(char::is_ascii_digit)).then_some(at + length + 2)
}

/// One past an English date that begins with its month: `July 13`, `Nov. 11–12, 2019`, `June 2022`.
fn month_first_end(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && chars[at - 1].is_alphanumeric() {
        return None;
    }
    let mut end = month_name_end(chars, at)?;
    end += usize::from(chars.get(end) == Some(&'.'));
    let number = |at: usize| {
        let end = number_end(chars, at)?;
        let whole = chars[at..end].iter().all(char::is_ascii_digit)
            && !chars.get(end).is_some_and(|c| c.is_alphanumeric());
        whole.then_some((end, end - at))
    };
    let (mut end, mut digits) = number(spaced(chars, end)?)?;
    if matches!(chars.get(end), Some('–' | '-')) {
        (end, digits) = number(end + 1).unwrap_or((end, digits));
    }
    let year = || spaced(chars, end + 1).and_then(number).filter(|(_, digits)| *digits == 4);
    match digits {
        1 | 2 if chars.get(end) == Some(&',') => Some(year().map_or(end, |(end, _)| end)),
        1 | 2 | 4 => Some(end),
        _ => None,
    }
}

/// One past the English name of a month, or its abbreviation, at `at`.
fn month_name_end(chars: &[char], at: usize) -> Option<usize> {
    if !chars.get(at)?.is_ascii_uppercase() {
        return None;
    }
    let length = chars[at..].iter().take(10).take_while(|c| c.is_ascii_alphabetic()).count();
    let word: String = chars[at..at + length].iter().collect();
    month_number(&word).map(|_| at + length)
}

/// One past the space at `at`.
fn spaced(chars: &[char], at: usize) -> Option<usize> {
    matches!(chars.get(at..at + 2), Some([' ' | '\u{A0}', _])).then_some(at + 1)
}

/// One past the number at `at` and the unit or month that belongs to it; `None` where nothing does.
fn unit_end(chars: &[char], at: usize) -> Option<usize> {
    let mut number = number_end(chars, at)?;
    if matches!(chars.get(number), Some('-' | '–' | '~' | '～')) && chars.len() > number + 1 {
        // 1-4月, 10–12 percent
        number = digits_end(chars, number + 1).unwrap_or(number);
    }
    let mut end = number;
    while chars.get(end).is_some_and(|c| {
        matches!(c, '十' | '百' | '千' | '万' | '亿' | '萬' | '億' | '余' | '餘' | '多')
    }) {
        end += 1;
    }
    match chars.get(end) {
        Some('%' | '‰' | '％') => Some(end + 1),
        Some('年') => Some(date_tail(chars, end + 1, '月')),
        Some('月') => Some(date_tail(chars, end + 1, '日')),
        Some(c) if is_han(*c) => {
            let follows = |unit: &&&str| {
                unit.chars().eq(chars[end..].iter().copied().take(unit.chars().count()))
            };
            Some(end + UNITS.iter().find(follows).map_or(1, |unit| unit.chars().count()))
        }
        Some(' ') if number == end => word_unit(chars, end + 1),
        Some(_) | None => (end > number).then_some(end),
    }
}

/// Units of several characters, longer ones before those that they begin with; of a unit not listed, only the first character is
/// kept with its number.
const UNITS: &[&str] = &[
    "个百分点",
    "個百分點",
    "百分点",
    "百分點",
    "平方公里",
    "平方米",
    "立方米",
    "批次",
    "美元",
    "欧元",
    "歐元",
    "港元",
    "日元",
    "英镑",
    "英鎊",
    "公里",
    "公斤",
    "公顷",
    "公頃",
    "平方",
    "立方",
    "小时",
    "小時",
    "分钟",
    "分鐘",
    "人次",
    "季度",
    "世纪",
    "世紀",
    "千米",
    "厘米",
    "毫米",
    "个月",
    "個月",
    "时代",
    "時代",
    "世代",
    "版本",
];

/// The day or month that follows at once: `6月` behind `2022年`, `18日` behind `6月`.
fn date_tail(chars: &[char], at: usize, mark: char) -> usize {
    let digits = chars[at..].iter().take(2).take_while(|c| c.is_ascii_digit()).count();
    match chars.get(at + digits) {
        Some(c) if digits > 0 && *c == mark => {
            if mark == '月' {
                date_tail(chars, at + digits + 1, '日')
            } else {
                at + digits + 1
            }
        }
        Some(_) | None => at,
    }
}

/// One past an English unit or month that begins at `at`.
fn word_unit(chars: &[char], at: usize) -> Option<usize> {
    if let Some(end) = month_name_end(chars, at) {
        // 9 July, 9 July 2031
        let year = spaced(chars, end).filter(|year| number_end(chars, *year) == Some(year + 4));
        return Some(year.map_or(end, |year| year + 4));
    }
    ENGLISH_UNITS.iter().find_map(|unit| {
        let end = at + unit.chars().count();
        let whole = chars.get(at..end)?.iter().copied().eq(unit.chars())
            && !chars.get(end).is_some_and(|c| c.is_alphanumeric());
        whole.then_some(end)
    })
}

/// Longer ones before those that they begin with.
const ENGLISH_UNITS: &[&str] = &[
    "million",
    "billion",
    "trillion",
    "thousand",
    "hundred",
    "percentage points",
    "percentage point",
    "percent",
    "per",
    "yuan",
    "dollars",
    "euros",
    "tonnes",
    "tons",
    "km",
    "m²",
    "m",
    "kg",
    "g",
    "t",
    "ha",
    "GB",
    "MB",
    "TB",
    "min",
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "p.m.",
    "a.m.",
    "pm",
    "am",
];
