//! Parts of a year that follow it in Chinese: 第三季, 暑假, 前三个月.

use super::super::calendar::Unit;
use super::super::chars::{char_at, small, spaces, starts_any};
use super::super::shape::{Month, Part};
use crate::text::wordlist::WordTable;

/// What is clear only behind a year: 第三季, 2018年春, 今年暑假.
pub(super) fn short_part(chars: &[char], at: usize) -> Option<(Part, usize)> {
    if let Some((part, end)) = holidays(chars, at) {
        return Some((part, end));
    }
    if let Some(week) = iso_week(chars, at) {
        return Some(week);
    }
    let number = if char_at(chars, at) == '第' { at + 1 } else { at };
    if let Some((nth, len)) = small(chars, number)
        && let Some(quarter) = i8::try_from(nth).ok().filter(|nth| (1..=4).contains(nth))
        && char_at(chars, number + len) == '季'
        && !starts_any(chars, number + len, &["季赛", "季节目", "季综艺", "季稻", "季度"])
    {
        return Some((Part::Quarter(quarter), number + len + 1));
    }
    let into = if char_at(chars, at) == '入' { at + 1 } else { at };
    let season = season_char(char_at(chars, into))?;
    let behind = char_at(chars, into + 1);
    let closes = !behind.is_alphanumeric() || into > at || behind == '以';
    closes.then_some((Part::Season(season), into + 1))
}

/// 第41周, of a year.
fn iso_week(chars: &[char], at: usize) -> Option<(Part, usize)> {
    let number = (char_at(chars, at) == '第').then_some(at + 1)?;
    let (week, len) = small(chars, number)?;
    let week = i8::try_from(week).ok().filter(|week| (1..=53).contains(week))?;
    let end = number + len;
    let other = starts_any(chars, end, &["周年", "周岁", "周期"]);
    (char_at(chars, end) == '周' && !other).then_some((Part::IsoWeek(week), end + 1))
}

/// The school holidays, by whole months: 暑假 is July and August, 寒假 January and February.
pub(super) fn holidays(chars: &[char], at: usize) -> Option<(Part, usize)> {
    static TABLE: WordTable<Part> = WordTable::of(&[
        ("暑假", Part::Months(7, 8)),
        ("暑期", Part::Months(7, 8)),
        ("寒假", Part::Months(1, 2)),
    ]);
    let (part, len) = TABLE.at(chars, at)?;
    let end = at + len;
    let behind = char_at(chars, end);
    let time = starts_any(
        chars,
        end,
        &["期间", "以来", "前", "后", "里", "来临", "将至", "开始", "结束", "起"],
    );
    (time || !behind.is_alphanumeric()).then_some((part, end))
}

pub(super) fn season_char(c: char) -> Option<i8> {
    Some(match c {
        '春' => 1,
        '夏' => 2,
        '秋' => 3,
        '冬' => 4,
        _ => return None,
    })
}

/// 前三个月, 最后4周, 第三个月, of a year.
pub(super) fn stretch(chars: &[char], at: usize) -> Option<(Part, usize)> {
    static UNITS: WordTable<Unit> = WordTable::of(&[
        ("季度", Unit::Quarter),
        ("月", Unit::Month),
        ("星期", Unit::Week),
        ("周", Unit::Week),
        ("天", Unit::Day),
    ]);
    static SIGNS: WordTable<i32> =
        WordTable::of(&[("前", 1), ("头", 1), ("首", 1), ("最后", -1), ("后", -1), ("第", 0)]);
    let (sign, len) = SIGNS.at(chars, at)?;
    let (number, digits) = small(chars, spaces(chars, at + len))?;
    let behind = spaces(chars, spaces(chars, at + len) + digits);
    let behind = if char_at(chars, behind) == '个' { behind + 1 } else { behind };
    let (unit, unit_len) = UNITS.at(chars, behind)?;
    let end = behind + unit_len;
    let count = i8::try_from(number).ok()?;
    let part = match (sign, unit) {
        (0, Unit::Month) => Part::Month(Month::Known(count)),
        (0, Unit::Quarter) => Part::Quarter(count),
        (0, _) => return None,
        (1, Unit::Quarter) => Part::Quarters(1, count),
        (1, Unit::Month) => Part::Months(1, count),
        (sign, unit) => Part::Stretch(sign * number, unit),
    };
    (number > 0).then_some((part, end))
}
