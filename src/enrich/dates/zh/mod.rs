//! Finds expressions of time in Chinese, on folded text, so that one rule set serves both scripts.
//!
//! One pass from left to right; at each character at most one expression begins, the longest rule first. What counts
//! things (2000多台, 3日内) or names them (618厂, 21世纪经济报道) is no date. Nothing is resolved here.

mod bare;
mod beside;
mod bounds;
mod bracketed;
mod clause;
mod day;
mod era;
mod leaning;
mod lunar;
mod named;
mod part;
mod point;
mod predicate;
mod quarter;
mod reign;
mod relative;
mod same_day;
mod tense;
mod traps;
mod week;

use bounds::bounded;
pub(super) use clause::{features, in_work, is_background, is_reported};
pub(super) use tense::tense;

use super::chars::{char_at, char_before, ends_any, small, spaces, starts, starts_any};
use super::festival::names;
use super::numeric;
use super::shape::{Bound, Found, Month, Part, Point, Shape, Year};
use crate::text::charset::CharSet;
use crate::text::wordlist::WordList;

/// Every expression of time in a folded sentence, in order, none overlapping another.
pub(super) fn scan(chars: &[char]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let hit = may_begin(chars, at).then(|| expression(chars, at)).flatten();
        match hit {
            Some(hit) => {
                let floor = found.last().map_or(0, |last| last.end);
                if traps::is_name(chars, &hit) {
                    at = hit.end;
                    continue;
                }
                let hit = bounded(chars, hit, floor);
                at = hit.end;
                found.push(hit);
            }
            None => at += 1,
        }
    }
    leaning::settled(chars, found)
}

/// Whether an expression may begin at `at`; keeps the scan fast on running text, in which 上, 不 and 大 mostly begin none.
fn may_begin(chars: &[char], at: usize) -> bool {
    let counts = |c: char| NUMBERS.contains(c) || matches!(c, ' ' | '卅' | '日' | '天');
    NUMBERS.contains(chars[at])
        || matches!(chars[at], '今' | '昨')
        || BEGINNINGS.begins(chars, at)
        || matches!(chars[at], '近' | '前' | '后' | '第' | '周' | '首')
            && counts(char_at(chars, at + 1))
}

/// What numbers begin with, quarters (Q3) and leap months.
static NUMBERS: CharSet =
    CharSet::of("0123456789〇零○一壹二两贰三叁四肆五伍六陆七柒八捌九玖十廿半Qq闰");

/// What expressions begin with that begin with no number.
static BEGINNINGS: WordList = WordList::made(|| {
    let others = OTHERS.split_whitespace();
    let tables = [relative::WORDS.words(), point::YEARS.words(), reign::COUNTS.words()];
    names().chain(others).chain(tables.into_iter().flatten()).collect()
});

/// The beginnings of those that are in no table by themselves.
const OTHERS: &str = "今明 去今 上半 下半 前半 后半 前季 首季 末季 元月 正月 冬月 腊月 农历 阴历 旧历 夏历 \
    暑假 暑期 寒假 年初 年底 年末 年中 年内 岁末 最后 最近 过去 未来 星期 礼拜 上上 下下 上个 下个 这个 上一 下一 \
    上周 下周 本周 这周 上星期 下星期 本星期 这星期 上礼拜 下礼拜 本礼拜 这礼拜 上月 下月 本月 同月 当月 该月 次月 \
    翌月 上季 下季 本季 上世纪 本世纪 今( 昨( 明( 前( 后( 去( 本( 上( 下( 这( 昨早 昨晨 明晨 前晚 前早 前晨 后日 \
    后晚 后早 后晨";

/// The expression that begins at `at`, without what limits it.
fn expression(chars: &[char], at: usize) -> Option<Found> {
    let make = |shape, end| Some(Found { start: at, end, shape, bound: Bound::At, about: false });
    if chars[at].is_ascii_digit() {
        if let Some((shape, end)) = numeric::date(chars, at, numeric::Order::Year) {
            return range_behind(chars, at, shape, time_of_day(chars, end));
        }
        if let Some((shape, end)) = year_range(chars, at) {
            return make(shape, end);
        }
    }
    if let Some((shape, end)) = bracketed::day(chars, at) {
        return make(shape, time_of_day(chars, end));
    }
    if let Some((shape, end)) = same_day::same_day(chars, at) {
        return make(shape, end);
    }
    if let Some((shape, end)) = bare::day(chars, at) {
        return make(shape, time_of_day(chars, end));
    }
    if let Some((point, end)) = lunar::dated(chars, at) {
        // 神龙二年正月初一: of a year that no table has.
        if point.year == Year::Missing && char_before(chars, at) == '年' {
            return make(Shape::Vague, end);
        }
        return range_behind(chars, at, Shape::Point(point), end);
    }
    if let Some((point, end)) = point::point(chars, at) {
        if ends_any(chars, at, &["农历", "阴历", "旧历"]) {
            return make(Shape::Vague, end);
        }
        let end = match point.part {
            Part::Day(..) => time_of_day(chars, weekday_in_brackets(chars, end)),
            Part::Festival(_) => end + on_the_day(chars, end),
            _ => end,
        };
        return range_behind(chars, at, Shape::Point(point), end);
    }
    if let Some((shape, end)) = relative::relative(chars, at) {
        let end = match shape {
            Shape::Days(_) | Shape::SaidDays(_) | Shape::Weekday(..) => time_of_day(chars, end),
            _ => end,
        };
        return range_behind(chars, at, shape, end);
    }
    let (part, end) = day::day_alone(chars, at)?;
    range_behind(chars, at, Shape::Point(Point::of(part)), time_of_day(chars, end))
}

/// 2011-2020年, 2019—20年.
fn year_range(chars: &[char], at: usize) -> Option<(Shape, usize)> {
    if char_before(chars, at).is_ascii_digit() {
        return None;
    }
    let (first, len) = super::chars::arabic(chars, at, 4).filter(|(_, len)| *len == 4)?;
    let slash = (char_at(chars, at + len) == '/').then_some(at + len + 1);
    let behind = slash.or_else(|| day::separator(chars, at + len))?;
    let (last, digits) = super::chars::arabic(chars, behind, 4)?;
    let last = match digits {
        4 => last,
        2 => first - first % 100 + last,
        _ => return None,
    };
    let end = spaces(chars, behind + digits);
    // The year of Hong Kong's government, and of most that write so, runs from April.
    let budget = starts(chars, end, "财政年度");
    let word = ["年度", "财年", "学年", "赛季", "榨季", "雪季", "年"];
    let word = budget.or_else(|| word.iter().find_map(|word| starts(chars, end, word)))?;
    // 2018/2019年 may be either; seasons and years of accounts run over the end of a year.
    if slash.is_some() && word == 1 {
        return None;
    }
    if !(1000..=2199).contains(&first) || last <= first || last > 2199 {
        return None;
    }
    let parts = match budget {
        Some(_) if last == first + 1 => [4, 3].map(|month| Part::Month(Month::Known(month))),
        _ => [Part::Whole; 2],
    };
    let point = |year, part| Some(Point { year: Year::Known(i16::try_from(year).ok()?), part });
    Some((Shape::Range(point(first, parts[0])?, point(last, parts[1])?), end + word))
}

/// The expression from `at` to `end`, or the range it begins.
fn range_behind(chars: &[char], at: usize, shape: Shape, end: usize) -> Option<Found> {
    let alone = Found { start: at, end, shape, bound: Bound::At, about: false };
    let Shape::Point(left) = shape else { return Some(alone) };
    let Some(behind) = day::separator(chars, end) else { return Some(alone) };
    let right = match numeric::date(chars, behind, numeric::Order::Year) {
        Some((Shape::Point(point), end)) => Some((point, end)),
        _ => point::point(chars, behind).or_else(|| relative::right_end(chars, behind, left.part)),
    };
    let Some((right, end)) = right.filter(|(right, _)| is_pair(left, *right)) else {
        return Some(alone);
    };
    let end = match right.part {
        Part::Day(..) => time_of_day(chars, weekday_in_brackets(chars, end)),
        _ => end,
    };
    Some(Found { end, shape: Shape::Range(left, right), ..alone })
}

/// Whether two points can be the ends of one range: both days, a day and the end of a month, both months, both quarters, or both years.
fn is_pair(left: Point, right: Point) -> bool {
    let level = |part: Part| match part {
        Part::Day(..) | Part::Lunar(..) => 1,
        Part::Month(_) | Part::MonthEdge(..) | Part::Third(..) => 2,
        Part::Quarter(_) => 3,
        Part::Half(_) => 4,
        Part::Whole | Part::Edge(_) => 5,
        Part::NthWeekday(..) => 1,
        _ => 0,
    };
    let levels = (level(left.part), level(right.part));
    levels.0 > 0
        && (levels.0 == levels.1
            || levels == (1, 2) && matches!(right.part, Part::MonthEdge(..))
            || (left.year != Year::Missing && right.year != Year::Missing))
        // 3月到5日 is no range.
        && !(right.part == Part::Whole && right.year == Year::Whole)
}

/// The length of 当天 and its like behind the name of a day.
fn on_the_day(chars: &[char], at: usize) -> usize {
    ["当天", "当日", "当晚", "这天", "这一天"]
        .iter()
        .find_map(|word| starts(chars, at, word))
        .unwrap_or(0)
}

/// One past a weekday in brackets: 5月6日(周三).
fn weekday_in_brackets(chars: &[char], at: usize) -> usize {
    let start = spaces(chars, at);
    let open = char_at(chars, start) == '(';
    let word = if open { start + 1 } else { start };
    let Some(len) = ["星期", "礼拜", "周"].iter().find_map(|one| starts(chars, word, one))
    else {
        return at;
    };
    let end = word + len + 1;
    match (day::weekday_digit(char_at(chars, word + len)), open, char_at(chars, end)) {
        (Some(_), true, ')') => end + 1,
        (Some(_), false, c) if !c.is_alphanumeric() => end,
        _ => at,
    }
}

/// One past a time of day: 上午10时30分, 晚间, 12:12:30.
fn time_of_day(chars: &[char], at: usize) -> usize {
    let words = [
        "上午",
        "下午",
        "中午",
        "晚上",
        "晚间",
        "凌晨",
        "清晨",
        "早晨",
        "早上",
        "早间",
        "傍晚",
        "深夜",
        "夜间",
        "夜里",
        "午夜",
        "午间",
        "午后",
        "当地时间",
        "晚",
        "早",
        "夜",
    ];
    let mut end = at;
    let start = spaces(chars, end);
    if let Some(len) = words.iter().find_map(|word| starts(chars, start, word))
        && !starts_any(
            chars,
            start,
            &["晚于", "早于", "早在", "早已", "早就", "晚会", "晚报", "夜市", "早报", "晚宴"],
        )
    {
        end = start + len;
    }
    clock(chars, spaces(chars, end)).unwrap_or(end)
}

/// One past a clock time at `at`: 10时, 8点十五分, 17:50:54.
fn clock(chars: &[char], at: usize) -> Option<usize> {
    let (hour, len) = small(chars, at)?;
    let mut end = at + len;
    if !(0..=24).contains(&hour) {
        return None;
    }
    match char_at(chars, end) {
        ':' => {
            while char_at(chars, end) == ':' && char_at(chars, end + 1).is_ascii_digit() {
                end += 1 + super::chars::arabic(chars, end + 1, 2).map_or(0, |(_, len)| len);
            }
            (end > at + len).then_some(end)
        }
        '时' | '点' => {
            end += 1;
            if let Some((_, len)) = small(chars, end)
                && char_at(chars, end + len) == '分'
            {
                end += len + 1;
            } else if matches!(char_at(chars, end), '整' | '半' | '许') {
                end += 1;
            }
            Some(end)
        }
        _ => None,
    }
}
