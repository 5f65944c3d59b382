//! Points of the calendar in Chinese: 2021年3月5日, 今年一季度, 3月底, 上半年.

use super::super::chars::{
    arabic, char_at, char_before, han_small, lookup, small, spaces, starts, starts_any,
};
use super::super::shape::{Edge, Month, Part, Point, Year};
use super::bracketed;
use super::day::{day, separator, weekday_digit};
use super::era;
use super::lunar;
use super::named::{festival, is_quote, number_stands_alone};
use super::part::{holidays, season_char, short_part, stretch};
use super::quarter;
use super::reign;
use crate::text::numeral::han_digit;
use crate::text::wordlist::WordTable;

/// Years that are said relative to publication or to the year last named.
pub(super) static YEARS: WordTable<Year> = WordTable::of(&[
    ("今年", Year::Of(0)),
    ("本年度", Year::Of(0)),
    ("本年", Year::Of(0)),
    ("大前年", Year::Of(-3)),
    ("前年", Year::Of(-2)),
    ("去年", Year::Of(-1)),
    ("上一年度", Year::Of(-1)),
    ("上一年", Year::Of(-1)),
    ("上年度", Year::Of(-1)),
    ("上年", Year::Of(-1)),
    ("明年", Year::Of(1)),
    ("后年", Year::Of(2)),
    ("同年", Year::Said(0)),
    ("当年", Year::Said(0)),
    ("这一年", Year::Said(0)),
    ("那一年", Year::Said(0)),
    ("该年", Year::Said(0)),
    ("是年", Year::Said(0)),
    ("次年", Year::Said(1)),
    ("翌年", Year::Said(1)),
    ("第二年", Year::Said(1)),
    ("隔年", Year::Said(1)),
    ("转年", Year::Said(1)),
    ("来年", Year::Of(1)),
    ("前一年", Year::Said(-1)),
    ("全年", Year::Whole),
]);

/// A year at `at`, one past its end, and whether a month must follow for it to be one.
pub(super) fn year(chars: &[char], at: usize) -> Option<(Year, usize, bool)> {
    let first = char_at(chars, at);
    if let Some((year, end)) = bracketed::year(chars, at) {
        return Some((year, end, false));
    }
    if first.is_ascii_digit() {
        if inside_number(chars, at) {
            return None;
        }
        let (value, len) = arabic(chars, at, 4)?;
        let end = spaces(chars, at + len);
        if let Some(len) = starts(chars, end, "财年").or_else(|| starts(chars, end, "学年"))
            && (1900..=2199).contains(&value)
        {
            return Some((Year::Known(i16::try_from(value).ok()?), end + len, false));
        }
        if char_at(chars, end) != '年' {
            return None;
        }
        // 2010年代 is for `decades`.
        if char_at(chars, end + 1) == '代' && !starts_any(chars, end + 1, &["代表", "代理"]) {
            return None;
        }
        return match len {
            4 if (1000..=2199).contains(&value) && !is_duration(chars, end + 1, value) => {
                Some((Year::Known(i16::try_from(value).ok()?), end + 1, false))
            }
            // 106年12月5日: a year of the Republic, where a month follows or the sentence has named the count.
            3 if (80..=199).contains(&value) => {
                let named = reign::counts_republic(chars, at);
                Some((Year::Known(i16::try_from(1911 + value).ok()?), end + 1, !named))
            }
            2 => {
                let full = if value < 50 { 2000 + value } else { 1900 + value };
                Some((Year::Known(i16::try_from(full).ok()?), end + 1, first != '0'))
            }
            _ => None,
        };
    }
    if let Some((year, len)) = YEARS.at(chars, at) {
        if starts_any(chars, at + len, &["同期", "同月", "同季"]) {
            return None;
        }
        let ordinal = year == Year::Said(1) && first == '第';
        let level = matches!(char_at(chars, at + len), '级' | '薪' | '龄');
        return (!(level || ordinal && char_before(chars, at) == '年')).then_some((
            year,
            at + len,
            ordinal,
        ));
    }
    if let Some((year, end, lunar)) = reign::year(chars, at) {
        // The months of a lunar year are not those of the common one: 光绪二十三年十二月 stays without a value.
        let month = lunar && lunar_month(chars, end);
        return (!month).then_some((Year::Known(year), end, false));
    }
    era::han_year(chars, at)
}

/// Whether a month in Han digits follows: 十二月, 正月.
fn lunar_month(chars: &[char], at: usize) -> bool {
    let named = matches!(char_at(chars, at), '正' | '冬' | '腊' | '闰');
    named || han_small(chars, at).is_some_and(|(_, len)| char_at(chars, at + len) == '月')
}

/// Whether the digits before `at` go on with a number: 3,2021 and 5.2021.
fn inside_number(chars: &[char], at: usize) -> bool {
    let before = char_before(chars, at);
    before.is_ascii_digit()
        || (matches!(before, '.' | ',') && char_before(chars, at - 1).is_ascii_digit())
}

/// Whether a round number before 年 counts years: 2000年历史, 1000年前.
fn is_duration(chars: &[char], behind: usize, value: i32) -> bool {
    value % 1000 == 0
        && starts_any(
            chars,
            behind,
            &["历史", "的历史", "文明", "古", "前,", "前的", "来", "间", "以上", "左右", "的文明"],
        )
}

/// A point of the calendar at `at`, and one past its end.
pub(super) fn point(chars: &[char], at: usize) -> Option<(Point, usize)> {
    if let Some((year, end, needs_month)) = year(chars, at) {
        if let Some((part, end)) = part_behind_year(chars, end)
            && (!needs_month || has_month(part))
        {
            return Some((Point { year, part }, end));
        }
        if needs_month {
            return None;
        }
        let whole = Point { year, part: Part::Whole };
        // 2021年度 and 2021年全年 are the year.
        let end = ["全年", "整年", "全年度", "度"]
            .iter()
            .find_map(|word| starts(chars, end, word))
            .map_or(end, |len| end + len);
        return Some((whole, end));
    }
    part_alone(chars, at).map(|(part, end)| (Point::of(part), end))
}

/// Whether a part names months, so that a two-digit number before it can be a year: 21年3月.
fn has_month(part: Part) -> bool {
    matches!(
        part,
        Part::Month(_)
            | Part::Day(..)
            | Part::Days(..)
            | Part::Months(..)
            | Part::Third(..)
            | Part::Quarter(_)
            | Part::Quarters(..)
            | Part::Half(_)
    )
}

/// The part of a year that follows the year.
fn part_behind_year(chars: &[char], at: usize) -> Option<(Part, usize)> {
    let at = spaces(chars, at);
    let start = if char_at(chars, at) == '的' { at + 1 } else { at };
    if let Some((part, end)) = lunar::behind_year(chars, start) {
        return Some((part, end));
    }
    if let Some((part, end)) = calendar_part(chars, start).or_else(|| short_part(chars, start)) {
        return Some((part, end));
    }
    static TAIL: WordTable<Part> = WordTable::of(&[
        ("早些时候", Part::SoFar),
        ("早前", Part::SoFar),
        ("稍早", Part::SoFar),
        ("晚些时候", Part::Rest),
        ("余下时间", Part::Rest),
        ("年初", Part::Edge(Edge::Early)),
        ("年底", Part::Edge(Edge::Late)),
        ("年末", Part::Edge(Edge::Late)),
        ("伊始", Part::Edge(Edge::Early)),
        ("初", Part::Edge(Edge::Early)),
        ("岁末", Part::Edge(Edge::Late)),
        ("底", Part::Edge(Edge::Late)),
        ("末", Part::Edge(Edge::Late)),
        ("年中", Part::Edge(Edge::Middle)),
        ("(上)", Part::Half(1)),
        ("(下)", Part::Half(2)),
        ("春节档", Part::Whole),
    ]);
    if let Some((part, len)) = TAIL.at(chars, start)
        && part != Part::Whole
        && !(len == 1
            && starts_any(chars, start, &["初步", "初次", "初中", "初级", "底层", "底部"]))
    {
        return Some((part, start + len));
    }
    if char_at(chars, at) == '中' && !char_at(chars, at + 1).is_alphanumeric() {
        return Some((Part::Edge(Edge::Middle), at + 1));
    }
    if let Some((part, end)) = stretch(chars, start) {
        return Some((part, end));
    }
    festival(chars, start).map(|(festival, end)| (Part::Festival(festival), end))
}

/// A part of a year that may stand without one.
fn part_alone(chars: &[char], at: usize) -> Option<(Part, usize)> {
    let before = char_before(chars, at);
    let number = inside_number(chars, at) && char_at(chars, at).is_ascii_digit();
    if number || han_digit(before).is_some() || matches!(before, '/' | '每' | '年' | '十') {
        // Behind 年 stands a year that was not understood: 光绪二十三年十二月.
        return None;
    }
    if let Some((part, end)) = quarter::of_accounts(chars, at) {
        return Some((part, end));
    }
    if let Some((part, end)) = calendar_part(chars, at) {
        return (!matches!(part, Part::Season(_))).then_some((part, end));
    }
    if char_at(chars, at).is_ascii_digit() {
        // 618: all other words begin with Han characters.
        return festival(chars, at).map(|(festival, end)| (Part::Festival(festival), end));
    }
    if let Some((part, end)) = holidays(chars, at).filter(|_| !before.is_alphanumeric()) {
        return Some((part, end));
    }
    if let Some((part, end)) = quarter::first_months(chars, at) {
        return Some((part, end));
    }
    // 前三季度 stands alone; 前三个月 counts back from now and is for `relative`.
    if let Some((part @ Part::Quarters(..), end)) = stretch(chars, at) {
        return Some((part, end));
    }
    static EDGES: WordTable<Part> = WordTable::of(&[
        ("年初", Part::Edge(Edge::Early)),
        ("年底", Part::Edge(Edge::Late)),
        ("年末", Part::Edge(Edge::Late)),
        ("岁末", Part::Edge(Edge::Late)),
        ("年中", Part::Edge(Edge::Middle)),
        ("年内", Part::Rest),
    ]);
    let edge = EDGES.at(chars, at);
    if let Some((part, len)) = edge {
        let opens = !before.is_alphanumeric()
            || matches!(before, '到' | '至' | '在' | '于' | '自' | '从' | '前' | '较' | '比');
        let closes =
            part != Part::Edge(Edge::Middle) || !char_at(chars, at + len).is_alphanumeric();
        return (opens && closes).then_some((part, at + len));
    }
    // Here the quotation marks of “双11” are not part of the expression.
    let (festival, end) = (!is_quote(char_at(chars, at))).then(|| festival(chars, at))??;
    Some((Part::Festival(festival), end))
}

/// Quarters, halves, seasons and months, which follow a year or stand alone.
fn calendar_part(chars: &[char], at: usize) -> Option<(Part, usize)> {
    match char_at(chars, at) {
        '上' | '下' | '前' | '后' => {
            let half = if matches!(char_at(chars, at), '上' | '前') { 1 } else { 2 };
            let len = ["上半年", "下半年", "前半年", "后半年"]
                .iter()
                .find_map(|word| starts(chars, at, word))?;
            let end = at + len;
            let end = if char_at(chars, end) == '度' { end + 1 } else { end };
            Some((Part::Half(half), end))
        }
        '首' => starts(chars, at, "首季度")
            .or_else(|| starts(chars, at, "首季"))
            .map(|len| (Part::Quarter(1), at + len)),
        '末' => starts(chars, at, "末季").map(|len| (Part::Quarter(4), at + len)),
        'Q' | 'q' => {
            let number = i8::try_from(char_at(chars, at + 1).to_digit(10)?).ok()?;
            ((1..=4).contains(&number) && number_stands_alone(chars, at, at + 2))
                .then_some((Part::Quarter(number), at + 2))
        }
        '春' | '夏' | '秋' | '冬' => {
            let season = season_char(char_at(chars, at))?;
            matches!(char_at(chars, at + 1), '季' | '天').then_some((Part::Season(season), at + 2))
        }
        '第' => quarter(chars, at + 1),
        '元' => {
            let end = at + starts(chars, at, "元月")?;
            behind_month(chars, end, Month::Known(1), false)
        }
        '正' | '腊' => None,
        c if c.is_ascii_digit() || han_digit(c).is_some() || matches!(c, '十') => {
            quarter(chars, at).or_else(|| month(chars, at))
        }
        _ => None,
    }
}

/// 一季度, 四季, 一至三季度, 1-3季度.
fn quarter(chars: &[char], at: usize) -> Option<(Part, usize)> {
    let (first, len) = small(chars, at)?;
    let first = i8::try_from(first).ok().filter(|number| (1..=4).contains(number))?;
    let end = spaces(chars, at + len);
    if let Some(len) = starts(chars, end, "季度") {
        let end = end + len;
        return (!starts_any(chars, end, &["末考", "考"])).then_some((Part::Quarter(first), end));
    }
    let behind = separator(chars, end)?;
    let behind = if char_at(chars, behind) == '第' { behind + 1 } else { behind };
    let (last, len) = small(chars, behind)?;
    let last = i8::try_from(last).ok().filter(|number| (first..=4).contains(number))?;
    let word = starts(chars, behind + len, "季度")?;
    Some((Part::Quarters(first, last), behind + len + word))
}

/// 3月, 3月份, 3月5日, 3月上旬, 3月底, 6-7月, 6月22-30日.
fn month(chars: &[char], at: usize) -> Option<(Part, usize)> {
    let (first, len) = small(chars, at)?;
    let number = i8::try_from(first).ok().filter(|number| (1..=12).contains(number))?;
    let end = spaces(chars, at + len);
    if char_at(chars, end) != '月' {
        // 6-7月: the first month lacks its word.
        let behind = separator(chars, end)?;
        let (last, len) = small(chars, behind)?;
        let last = i8::try_from(last).ok().filter(|last| (number + 1..=12).contains(last))?;
        let behind = behind + len;
        let closes = char_at(chars, behind) == '月' && small(chars, behind + 1).is_none();
        let end = if char_at(chars, behind + 1) == '份' { behind + 2 } else { behind + 1 };
        return closes.then_some((Part::Months(number, last), end));
    }
    let end = end + 1;
    if matches!(char_at(chars, end), '龄' | '天' | '嫂' | '球' | '饼' | '卡' | '子' | '薪' | '亮')
    {
        return None;
    }
    let arabic = char_at(chars, at).is_ascii_digit();
    behind_month(chars, end, Month::Known(number), arabic)
}

/// What follows the word 月; the month itself where nothing does.
pub(super) fn behind_month(
    chars: &[char],
    end: usize,
    month: Month,
    arabic: bool,
) -> Option<(Part, usize)> {
    let end = if char_at(chars, end) == '份' { end + 1 } else { end };
    if let Some((part, end)) = day(chars, spaces(chars, end), month, arabic) {
        return Some((part, end));
    }
    let tail: &[(&str, Part)] = &[
        ("上旬", Part::Third(month, Edge::Early)),
        ("中旬", Part::Third(month, Edge::Middle)),
        ("下旬", Part::Third(month, Edge::Late)),
        ("上半月", Part::HalfMonth(month, 1)),
        ("下半月", Part::HalfMonth(month, 2)),
        ("初", Part::MonthEdge(month, Edge::Early)),
        ("底", Part::MonthEdge(month, Edge::Late)),
        ("末", Part::MonthEdge(month, Edge::Late)),
    ];
    if let Some((part, len)) = lookup(chars, end, tail)
        && !starts_any(chars, end, &["初步", "初次", "底部", "末位"])
    {
        return Some((part, end + len));
    }
    if let Some((part, end)) = week_or_weekday(chars, end, month) {
        return Some((part, end));
    }
    Some((Part::Month(month), end))
}

/// 的第一周, 最后一个星期一.
fn week_or_weekday(chars: &[char], at: usize, month: Month) -> Option<(Part, usize)> {
    let at = if char_at(chars, at) == '的' { at + 1 } else { at };
    let (nth, mut end) = if let Some(len) = starts(chars, at, "最后一") {
        (-1, at + len)
    } else {
        let len = starts(chars, at, "第")?;
        let (nth, digits) = small(chars, at + len)?;
        (i8::try_from(nth).ok().filter(|nth| (1..=5).contains(nth))?, at + len + digits)
    };
    if char_at(chars, end) == '个' {
        end += 1;
    }
    let len = ["星期", "礼拜", "周"].iter().find_map(|word| starts(chars, end, word))?;
    match weekday_digit(char_at(chars, end + len)) {
        Some(day) => Some((Part::NthWeekday(month, nth, day), end + len + 1)),
        None => Some((Part::WeekOf(month, nth), end + len)),
    }
}
