//! Chinese expressions that lean on publication or on a date just named: 昨天, 当天, 上周五, 三天前, 近五年.

use super::super::calendar::Unit;
use super::super::chars::{
    char_at, char_before, clause_begins, ends_any, lookup, small, spaces, starts, starts_any,
};
use super::super::shape::{Edge, Month, Part, Point, Shape, Year};
use super::bracketed;
use super::day::day_in_range;
use super::era::{decades, plans};
use super::point::behind_month;
use super::week::weeks;
use crate::text::numeral::han_digit;
use crate::text::wordlist::{WordList, WordTable};

/// Words that say all by themselves.
pub(super) static WORDS: WordTable<Shape> = WordTable::of(&[
    ("大前天", Shape::Days(-3)),
    ("大后天", Shape::Days(3)),
    ("今天", Shape::Days(0)),
    ("今日", Shape::Days(0)),
    ("今晚", Shape::Days(0)),
    ("今早", Shape::Days(0)),
    ("今晨", Shape::Days(0)),
    ("今夜", Shape::Days(0)),
    ("即日", Shape::Days(0)),
    ("截至目前", Shape::Days(0)),
    ("截至发稿", Shape::Days(0)),
    ("昨天", Shape::Days(-1)),
    ("昨日", Shape::Days(-1)),
    ("昨晚", Shape::Days(-1)),
    ("昨夜", Shape::Days(-1)),
    ("明天", Shape::Days(1)),
    ("明日", Shape::Days(1)),
    ("明晚", Shape::Days(1)),
    ("明早", Shape::Days(1)),
    ("前天", Shape::Days(-2)),
    ("前日", Shape::Days(-2)),
    ("后天", Shape::Days(2)),
    ("前晚", Shape::Days(-2)),
    ("前晨", Shape::Days(-2)),
    ("后晚", Shape::Days(2)),
    ("昨午", Shape::Days(-1)),
    ("今午", Shape::Days(0)),
    ("当天", Shape::SaidDays(0)),
    ("当日", Shape::SaidDays(0)),
    ("当晚", Shape::SaidDays(0)),
    ("同日", Shape::SaidDays(0)),
    ("同一天", Shape::SaidDays(0)),
    ("这一天", Shape::SaidDays(0)),
    ("那一天", Shape::SaidDays(0)),
    ("次日", Shape::SaidDays(1)),
    ("翌日", Shape::SaidDays(1)),
    ("第二天", Shape::SaidDays(1)),
    ("隔天", Shape::SaidDays(1)),
    ("隔日", Shape::SaidDays(1)),
    ("前一天", Shape::SaidDays(-1)),
    ("去年同期", Shape::SamePeriod(-1)),
    ("上年同期", Shape::SamePeriod(-1)),
    ("去年同月", Shape::SamePeriod(-1)),
    ("去年同季", Shape::SamePeriod(-1)),
    ("上年同月", Shape::SamePeriod(-1)),
    ("前年同期", Shape::SamePeriod(-2)),
    ("上半周", Shape::WeekPart(0, Edge::Early)),
    ("下半周", Shape::WeekPart(0, Edge::Late)),
    ("今春", SPRING),
    ("今夏", SUMMER),
    ("今秋", AUTUMN),
    ("今冬", WINTER),
    ("近年来", Shape::Vague),
    ("近几年", Shape::Vague),
    ("近些年", Shape::Vague),
    ("近日", Shape::Vague),
    ("近期", Shape::Vague),
    ("日前", Shape::Vague),
    ("不久前", Shape::Vague),
]);

const SPRING: Shape = season_of_this_year(1);
const SUMMER: Shape = season_of_this_year(2);
const AUTUMN: Shape = season_of_this_year(3);
const WINTER: Shape = season_of_this_year(4);

const fn season_of_this_year(season: i8) -> Shape {
    Shape::Point(Point { year: Year::Of(0), part: Part::Season(season) })
}

/// Longer words that only begin like one of the above.
static NOT_WORDS: WordList = WordList::of(&[
    "今日头条",
    "今日说法",
    "今日俄罗斯",
    "明日之",
    "后天性",
    "后天教",
    "第二天性",
    "上半周转",
    "上半周期",
    "下半周转",
    "下半周期",
    "明日方舟",
    "今日美国",
    "今天下",
    "当日清",
    "当天下",
]);

/// What stands at `at`, and one past its end.
pub(super) fn relative(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    match char_at(chars, at) {
        // No word begins with a number.
        '0'..='9'
        | '一'
        | '二'
        | '两'
        | '三'
        | '四'
        | '五'
        | '六'
        | '七'
        | '八'
        | '九'
        | '十'
        | '廿'
        | '半' => {
            return offset(chars, at).or_else(|| decades(chars, at)).or_else(|| plans(chars, at));
        }
        c if han_digit(c).is_some() => return None,
        _ => {}
    }
    if NOT_WORDS.begins(chars, at) {
        return None;
    }
    if let Some((shape, len)) = WORDS.at(chars, at) {
        let tied = match char_at(chars, at) {
            '前' | '后' => matches!(char_before(chars, at), '之' | '先' | '目' | '此'),
            '日' => {
                char_before(chars, at).is_alphanumeric() && !ends_any(chars, at, &["于", "在"])
            }
            '近' => matches!(char_before(chars, at), '最' | '临' | '附'),
            '第' => false,
            _ => false,
        };
        return (!tied).then_some((shape, at + len));
    }
    near_days(chars, at)
        .or_else(|| weeks(chars, at))
        .or_else(|| months(chars, at))
        .or_else(|| quarters(chars, at))
        .or_else(|| window(chars, at))
        .or_else(|| decades(chars, at))
}

/// 今明两年, 今明两天.
fn near_days(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    let whole = |n| Point { year: Year::Of(n), part: Part::Whole };
    let table: &[(&str, Shape)] = &[
        ("今明两年", Shape::Range(whole(0), whole(1))),
        ("去今两年", Shape::Range(whole(-1), whole(0))),
        ("今明后三年", Shape::Range(whole(0), whole(2))),
    ];
    lookup(chars, at, table).map(|(shape, len)| (shape, at + len))
}

/// 本月5日, 上月, 上个月底, 同月, 当月12日.
fn months(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    static TABLE: WordTable<Month> = WordTable::of(&[
        ("本月", Month::Of(0)),
        ("这个月", Month::Of(0)),
        ("上上月", Month::Of(-2)),
        ("上月", Month::Of(-1)),
        ("上个月", Month::Of(-1)),
        ("上一个月", Month::Of(-1)),
        ("下月", Month::Of(1)),
        ("下个月", Month::Of(1)),
        ("同月", Month::Said(0)),
        ("当月", Month::Said(0)),
        ("该月", Month::Said(0)),
        ("次月", Month::Said(1)),
        ("翌月", Month::Said(1)),
    ]);
    if let Some((month, end)) = bracketed::month(chars, at) {
        let (part, end) = behind_month(chars, end, month, true)?;
        return Some((Shape::Point(Point::of(part)), end));
    }
    if let Some((month, len)) = TABLE.at(chars, at) {
        let (part, end) = behind_month(chars, at + len, month, true)?;
        return Some((Shape::Point(Point::of(part)), end));
    }
    static HALVES: WordTable<i8> = WordTable::of(&[("上半月", 1), ("下半月", 2)]);
    let (half, len) = HALVES.at(chars, at)?;
    Some((Shape::Point(Point::of(Part::HalfMonth(Month::Of(0), half))), at + len))
}

fn quarters(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    static TABLE: WordTable<i32> = WordTable::of(&[
        ("本季度", 0),
        ("上季度", -1),
        ("上个季度", -1),
        ("上一季度", -1),
        ("前一季度", -1),
        ("下季度", 1),
        ("下个季度", 1),
        ("下一季度", 1),
    ]);
    let (by, len) = TABLE.at(chars, at)?;
    Some((Shape::Point(Point::of(Part::QuarterBeside(by))), at + len))
}

/// Units to count in, longer words first.
static UNITS: WordTable<Unit> = WordTable::of(&[
    ("个季度", Unit::Quarter),
    ("季度", Unit::Quarter),
    ("个工作日", Unit::Hour),
    ("个小时", Unit::Hour),
    ("小时", Unit::Hour),
    ("分钟", Unit::Hour),
    ("个月", Unit::Month),
    ("月", Unit::Month),
    ("个星期", Unit::Week),
    ("星期", Unit::Week),
    ("周", Unit::Week),
    ("年", Unit::Year),
    ("天", Unit::Day),
    ("日", Unit::Day),
]);

/// A number and a unit: 三天, 5年, 半年, 两个月.
pub(super) fn count(chars: &[char], at: usize) -> Option<(i32, Unit, usize)> {
    if starts(chars, at, "半年").is_some() {
        return Some((6, Unit::Month, at + 2));
    }
    let (number, len) = small(chars, at)?;
    let behind = spaces(chars, at + len);
    // 一年半.
    if let Some(len) = starts(chars, behind, "年半").filter(|_| (1..=50).contains(&number)) {
        return Some((number * 12 + 6, Unit::Month, behind + len));
    }
    let (unit, len) = UNITS.at(chars, behind)?;
    (number > 0).then_some((number, unit, behind + len))
}

/// 近12个月, 过去三年, 未来五年, 最近一周, 前1周.
fn window(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    static TABLE: WordTable<i32> = WordTable::of(&[
        ("过去的", -1),
        ("过去", -1),
        ("最近的", -1),
        ("最近", -1),
        ("近", -1),
        ("前", -1),
        ("未来的", 1),
        ("未来", 1),
        ("后", 1),
    ]);
    let (sign, len) = TABLE.at(chars, at)?;
    let alone = matches!(char_at(chars, at), '前' | '后' | '近');
    if alone && !clause_begins(chars, at) && !matches!(char_before(chars, at), '为' | '在') {
        return None;
    }
    let start = spaces(chars, at + len);
    if matches!(char_at(chars, start), '几' | '数' | '多' | '十') && !has_count(chars, start) {
        return None;
    }
    let (number, unit, end) = count(chars, start)?;
    let end = ["以来", "时间里", "里", "来", "间", "内"]
        .iter()
        .find_map(|word| starts(chars, end, word))
        .map_or(end, |len| end + len);
    if unit == Unit::Hour {
        return Some((Shape::Days(0), end));
    }
    Some((Shape::Window(sign * number, unit), end))
}

fn has_count(chars: &[char], at: usize) -> bool {
    count(chars, at).is_some()
}

/// 三天前, 5年后, 两个月之前, 2小时后.
fn offset(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    static SIGNS: WordTable<i32> = WordTable::of(&[
        ("之前", -1),
        ("以前", -1),
        ("前", -1),
        ("之后", 1),
        ("以后", 1),
        ("后", 1),
    ]);
    let before = char_before(chars, at);
    if before.is_ascii_digit()
        || matches!(before, '.' | '第' | '每' | '多' | '余' | '几' | '-' | '百' | '千' | '十')
        || ends_any(chars, at, &["未来", "过去", "年", "月"])
    {
        return None;
    }
    let (number, unit, end) = count(chars, at)?;
    let (sign, len) = SIGNS.at(chars, end)?;
    // 25日前 is a deadline, 5年前后 is neither, 三年后续 is "the sequel".
    let deadline = char_at(chars, end - 1) == '日' && char_at(chars, at).is_ascii_digit();
    let other = len == 1 && starts_any(chars, end, &["前后", "后续", "后期", "前期", "前沿"]);
    if deadline || other || (unit == Unit::Year && number > 60) {
        return None;
    }
    let end = end + len;
    match (unit, sign) {
        (Unit::Hour, _) => Some((Shape::Days(0), end)),
        (_, -1) => Some((Shape::Offset(-number, unit), end)),
        (_, _) => Some((Shape::SaidOffset(number, unit), end)),
    }
}

/// The right end of a range that leans on its left: 次年2月, 30日.
pub(super) fn right_end(chars: &[char], at: usize, left: Part) -> Option<(Point, usize)> {
    let days = matches!(left, Part::Day(..));
    let (part, end) = days.then(|| day_in_range(chars, at)).flatten()?;
    Some((Point::of(part), end))
}

/// Whether a part is an edge that rounds the date.
pub(super) fn is_rough(part: Part) -> bool {
    matches!(part, Part::Edge(Edge::Early | Edge::Middle | Edge::Late) | Part::MonthEdge(..))
}
