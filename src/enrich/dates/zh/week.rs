//! Weeks, their days and weekends in Chinese: 上周, 本周五, 周三, 下周末.

use super::super::chars::{char_at, char_before, starts, starts_any};
use super::super::shape::Shape;
use super::day::weekday_digit;
use crate::text::wordlist::WordTable;

/// Weeks and weekdays: 上周, 下下周, 本周五, 周三, 上周末.
pub(super) fn weeks(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    static PREFIXES: WordTable<i32> =
        WordTable::of(&[("上上", -2), ("下下", 2), ("上", -1), ("下", 1), ("本", 0), ("这", 0)]);
    let prefix = PREFIXES.at(chars, at);
    let behind = prefix.map_or(at, |(_, len)| at + len);
    let behind = if char_at(chars, behind) == '个' { behind + 1 } else { behind };
    let word = ["星期", "礼拜", "周"].iter().find_map(|word| starts(chars, behind, word))?;
    let end = behind + word;
    let before = char_before(chars, at);
    if let Some(day) = weekday_digit(char_at(chars, end)) {
        let end = end + 1;
        let span = separated_weekday(chars, end);
        let habit =
            prefix.is_none() && (at.saturating_sub(12)..at).any(|i| separated_weekday(chars, i));
        let named = habit || starts_any(chars, end, &["福", "刊", "岁", "年", "杰", "围"]);
        let counted = before.is_ascii_digit()
            || matches!(
                before,
                '每' | '逐'
                    | '各'
                    | '单'
                    | '双'
                    | '一'
                    | '两'
                    | '三'
                    | '四'
                    | '五'
                    | '几'
                    | '个'
                    | '到'
                    | '至'
                    | '、'
                    | '第'
                    | '-'
            );
        let opens = !before.is_alphanumeric()
            || matches!(before, '于' | '在' | '间' | '社' | '从' | '自' | '和');
        let closes = !char_at(chars, end).is_alphanumeric()
            || starts_any(
                chars,
                end,
                &[
                    "上午", "下午", "晚", "早", "凌晨", "(", "宣", "表示", "发", "举行", "公布",
                    "的", "警告", "透露", "批准", "通过", "报道",
                ],
            );
        let sure = prefix.is_some() || (!counted && (opens || closes));
        return (sure && !span && !named)
            .then_some((Shape::Weekday(prefix.map(|(week, _)| week), day), end));
    }
    let (week, _) = prefix?;
    if char_at(chars, end) == '末' {
        return Some((Shape::Weekend(Some(week)), end + 1));
    }
    let compound = matches!(char_at(chars, end), '期' | '边' | '转' | '年' | '报' | '刊');
    (!(compound || before == '以' && week < 0)).then_some((Shape::Week(week), end))
}

/// Whether a habit follows: 周一至周五.
fn separated_weekday(chars: &[char], at: usize) -> bool {
    starts_any(chars, at, &["至周", "到周", "至星期", "到星期", "-周", "~周"])
}
