//! Days of a month in Chinese: 5日, 22-30日, 八月十五, and the days that stand without their month.

use super::super::chars::{
    arabic, char_at, char_before, ends_any, han_small, small, spaces, starts_any,
};
use super::super::shape::{Month, Part};

/// A day of a month at `at`: 5日, 5号, 22-30日, and the 十五 of 八月十五.
pub(super) fn day(chars: &[char], at: usize, month: Month, arabic: bool) -> Option<(Part, usize)> {
    let (number, len) = small(chars, at)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?;
    let end = spaces(chars, at + len);
    if is_day_word(chars, end) {
        return Some(match days_on_end(chars, end + 1, number) {
            Some((last, end)) => (Part::Days(month, number, last), end),
            None => (Part::Day(month, number), end + 1),
        });
    }
    if let Some((last, end)) = days_on_end(chars, end, number) {
        return Some((Part::Days(month, number, last), end));
    }
    if let Some(behind) = separator(chars, end)
        && let Some((last, len)) = small(chars, behind)
        && let Some(last) = i8::try_from(last).ok().filter(|last| (number + 1..=31).contains(last))
        && is_day_word(chars, behind + len)
    {
        return Some((Part::Days(month, number, last), behind + len + 1));
    }
    // 八月十五: Han digits without 日, where nothing is counted.
    let bare = !arabic && len >= 2 && han_small(chars, at).is_some();
    let counted = starts_any(
        chars,
        at + len,
        &[
            "个", "万", "亿", "千", "百", "元", "家", "人", "年", "月", "名", "余", "多", "次",
            "%", "点",
        ],
    );
    (bare && !counted).then_some((Part::Day(month, number), at + len))
}

/// The last of days on end that go on at `at`, and one past it: 5日、6日, 5、6日, 5、6、7日.
fn days_on_end(chars: &[char], at: usize, first: i8) -> Option<(i8, usize)> {
    let (mut at, mut last, mut closed) = (at, first, None);
    while matches!(char_at(chars, at), '、' | '和')
        && let Some((next, len)) = small(chars, at + 1)
        && next == i32::from(last) + 1
        && last < 31
    {
        (at, last) = (at + 1 + len, last + 1);
        if is_day_word(chars, at) {
            at += 1;
            closed = Some((last, at));
        }
    }
    closed
}

/// Whether 日 or 号 stands at `at` as the word for a day.
fn is_day_word(chars: &[char], at: usize) -> bool {
    match char_at(chars, at) {
        '日' => {
            !starts_any(chars, at, &["日本", "日元", "日均", "日常"])
                || starts_any(chars, at, &["日本报", "日本台", "日本网"])
        }
        '号' => {
            !starts_any(chars, at, &["号楼", "号线", "号院", "号文", "号令", "号公告", "号店"])
        }
        _ => false,
    }
}

/// Whether someone speaks at `at`.
fn speaks(chars: &[char], at: usize) -> bool {
    starts_any(chars, at, &["说", "称", "表示", "指出", "宣布", "强调", "回应", "透露", "在"])
}

/// A day without its month: 29日. Durations (3日内, 连续5日) are none.
pub(super) fn day_alone(chars: &[char], at: usize) -> Option<(Part, usize)> {
    let (number, len) = arabic(chars, at, 2)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?;
    let before = char_before(chars, at);
    if before.is_ascii_alphanumeric()
        || matches!(
            before,
            '.' | '/'
                | '-'
                | '第'
                | '近'
                | '前'
                | '后'
                | '每'
                | '共'
                | '约'
                | '续'
                | '足'
                | '满'
                | '达'
                | '期'
                | '仅'
                | '这'
                | '周'
                | '作'
                | '月'
                | '几'
                | '短'
                | '过'
        )
        || ends_any(chars, at, &["历时", "交易", "耗时", "超过"])
    {
        // 郁明达23日说: the end of a name, and the day on which he spoke.
        let spoken = before == '达' && speaks(chars, at + len + 1);
        if !spoken {
            return None;
        }
    }
    let end = at + len;
    if char_at(chars, end) == '日' && is_day_word(chars, end) {
        let counted = starts_any(
            chars,
            end + 1,
            &[
                "内", "均", "游", "龄", "间", "线", "年化", "后", "之内", "以内", "为限", "左右",
                "多", "元",
            ],
        );
        return (!counted).then_some((Part::Day(Month::Missing, number), end + 1));
    }
    let behind = separator(chars, end)?;
    let (last, len) = arabic(chars, behind, 2)?;
    let last = i8::try_from(last).ok().filter(|last| (number + 1..=31).contains(last))?;
    // 3-5日 may be a number of days; 23日至25日 is read as a range of two days.
    let clear = number > 9 && char_at(chars, behind + len) == '日';
    let counted = starts_any(chars, behind + len + 1, &["内", "均", "游", "左右"]);
    (clear && !counted).then_some((Part::Days(Month::Missing, number, last), behind + len + 1))
}

/// The right end of a range of days: 30日, 二十日, also 10号.
pub(super) fn day_in_range(chars: &[char], at: usize) -> Option<(Part, usize)> {
    let (number, len) = small(chars, at)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=31).contains(number))?;
    is_day_word(chars, at + len).then_some((Part::Day(Month::Missing, number), at + len + 1))
}

/// One past a sign or word for "to" at `at`.
pub(super) fn separator(chars: &[char], at: usize) -> Option<usize> {
    let start = spaces(chars, at);
    let end = match char_at(chars, start) {
        '-' | '–' | '—' | '~' | '－' | '―' | '至' | '到' | '〜' => start + 1,
        _ => return None,
    };
    let end = if char_at(chars, end) == char_at(chars, start)
        && !matches!(char_at(chars, start), '至' | '到')
    {
        end + 1
    } else {
        end
    };
    Some(spaces(chars, end))
}

/// 1 for 一 to 7 for 日 or 天.
pub(super) fn weekday_digit(c: char) -> Option<i8> {
    Some(match c {
        '一' | '1' => 1,
        '二' | '2' => 2,
        '三' | '3' => 3,
        '四' | '4' => 4,
        '五' | '5' => 5,
        '六' | '6' => 6,
        '日' | '天' | '7' => 7,
        _ => return None,
    })
}
