//! Days that lean on what stands right beside them: on an event without a date (事发次日, 签约当晚), on a day in brackets
//! (星期二（12月10日）), on nothing (时至今日).
//!
//! 当天 and 三天后 count from the day last named, but not where the words before say from what they count: the article
//! may never date it, and no day is better than a wrong one.

use super::super::chars::ends_any;
use super::super::shape::{Found, Part, Shape};

/// Events from which days are counted, as they stand before 当天 and 次日.
const EVENTS: &[&str] = &[
    "事发", "案发", "出事", "发生", "通报", "签约", "签订", "签署", "协议", "开幕", "闭幕", "首播",
    "首映", "上映", "开业", "抵达", "到达", "出发", "离开", "获释", "被捕", "入院", "出院", "住院",
    "手术", "婚礼", "葬礼", "比赛", "决赛", "大选", "投票", "选举", "地震", "爆炸", "起火", "坠毁",
    "失踪", "失联", "报案", "立案", "考试", "出生", "去世", "退休", "通车", "投产", "结婚", "离婚",
    "毕业", "就职", "上任", "封锁", "解封", "交付", "收货", "下单", "购买", "入职", "离职", "归来",
    "返回",
];

/// The finds of a sentence, each for what it leans on.
pub(super) fn settled(chars: &[char], found: Vec<Found>) -> Vec<Found> {
    let mut settled: Vec<Found> = Vec::with_capacity(found.len());
    for mut one in found {
        if ends_any(chars, one.start, &["时至"]) {
            continue;
        }
        if let Some(last) = settled.last_mut()
            && is_bracketed(chars, last, &one)
        {
            *last = Found { start: last.start, ..one };
            continue;
        }
        let clause = clause_start(chars, one.start);
        let dated = settled.last().is_some_and(|last| last.end > clause);
        if !dated && counts_from_event(chars, &one, clause) {
            one.shape = Shape::Vague;
        }
        settled.push(one);
    }
    settled
}

/// Whether a weekday has its day behind it in brackets.
fn is_bracketed(chars: &[char], weekday: &Found, day: &Found) -> bool {
    matches!(weekday.shape, Shape::Weekday(..))
        && matches!(day.shape, Shape::Point(point) if matches!(point.part, Part::Day(..)))
        && day.start == weekday.end + 1
        && chars.get(weekday.end) == Some(&'(')
        && chars.get(day.end) == Some(&')')
}

fn counts_from_event(chars: &[char], one: &Found, clause: usize) -> bool {
    let forward = match one.shape {
        Shape::SaidDays(days) => days >= 0,
        Shape::SaidOffset(number, _) => number > 0,
        _ => return false,
    };
    let end = match chars[clause..one.start] {
        [.., '约' | '的' | '近'] => one.start - 1,
        _ => one.start,
    };
    // 在某地解封半年后: all of it says when.
    let since = matches!(one.shape, Shape::SaidOffset(..))
        && end >= clause + 3
        && matches!(chars[clause], '在' | '自' | '距');
    forward && (ends_any(chars, end, EVENTS) || since)
}

/// Where the clause that holds `at` begins.
fn clause_start(chars: &[char], at: usize) -> usize {
    let mark = |c: &char| matches!(c, ',' | '。' | ';' | ':' | '!' | '?' | '“' | '”');
    chars[..at].iter().rposition(mark).map_or(0, |mark| mark + 1)
}

#[cfg(test)]
mod tests {
    use super::super::scan;
    use super::*;
    use crate::text::fold::fold;

    /// What the finds of a sentence say: `-` where they lean on nothing known.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let chars = fold(text);
        let found: Vec<String> = scan(&chars)
            .into_iter()
            .map(|one| {
                let words: String = chars[one.start..one.end].iter().collect();
                if one.shape == Shape::Vague { format!("-{words}") } else { words }
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_day_counted_from_an_event_is_none_of_the_days_named_before() {
        check("事发次日，他去了医院。", &["-次日"]);
        check("和学校签订协议当晚，她哭了。", &["-当晚"]);
        check("在小城解除封锁约半年后，市场又满了。", &["-半年后"]);
    }

    #[test]
    fn other_days_count_from_the_day_before() {
        check("5月3日通报，当天就有人来问。", &["5月3日", "当天"]);
        check("法院次日宣判，三天后放人。", &["次日", "三天后"]);
        check("9月28日事发当天，他在家。", &["9月28日", "当天"]);
    }

    #[test]
    fn a_weekday_with_its_day_in_brackets_is_that_day() {
        check("会议星期二（12月10日）开始。", &["星期二(12月10日"]);
    }

    #[test]
    fn an_idiom_is_no_day() {
        check("时至今日，桥还在。", &[]);
    }
}
