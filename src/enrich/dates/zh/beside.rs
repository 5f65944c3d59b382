//! The words that touch a Chinese date: what marks, compares, moves or qualifies it.

use super::super::chars::{char_at, char_before, ends, ends_any, starts, starts_any};
use super::super::role::Feature;
use super::super::shape::{Found, Shape, Year};
use super::clause::is_festival;
use crate::model::{DateValue, Precision};
use crate::text::numeral::han_digit;

/// The features of the words that touch the date.
pub(super) fn beside(
    chars: &[char],
    found: &Found,
    value: &DateValue,
    features: &mut Vec<Feature>,
) {
    let (start, end) = (found.start, found.end);
    if ends_any(chars, start, &["于"]) {
        let verbs = [
            "是于",
            "成立于",
            "创立于",
            "创办于",
            "创建于",
            "建于",
            "始于",
            "生于",
            "发生于",
            "诞生于",
            "落成于",
            "起源于",
            "签署于",
            "发布于",
            "定于",
        ];
        features.push(if ends_any(chars, start, &verbs) {
            Feature::VerbBefore
        } else {
            Feature::Marked
        });
    }
    let moved =
        ["推迟至", "推迟到", "延期至", "延期到", "提前至", "提前到", "改至", "改在", "是在"];
    if ends_any(chars, start, &moved) {
        features.push(Feature::VerbBefore);
    }
    let clause: String = chars[start.saturating_sub(16)..start]
        .rsplit(|c| matches!(c, '。' | ';' | '!' | '?'))
        .next()
        .unwrap_or_default()
        .iter()
        .collect();
    let own = clause.rsplit(',').next().unwrap_or_default();
    let habit = ["往年", "以往", "多年来", "历来", "向来", "过去就", "过去总", "过去在", "从前就"]
        .iter()
        .any(|word| clause.contains(word))
        || ends_any(chars, start, &["过去在", "过去到", "从前在", "从前到"])
        || ["每逢", "每年", "历年"].iter().any(|word| own.contains(word))
        || on_any_day(chars, start, end);
    if habit {
        features.push(Feature::Habit);
    }
    if ends_any(chars, start, &["原定", "原定于", "原定在", "原拟于"]) {
        features.push(Feature::Dropped);
    }
    // 从9月提前到8月: the first of the two is given up. 受3月停运影响 and “双11”前夜 only qualify.
    let given_up = [
        "提前到",
        "提前至",
        "推迟到",
        "推迟至",
        "延期到",
        "延期至",
        "延至",
        "改到",
        "改为",
        "调整到",
        "调整为",
    ];
    if ends_any(chars, start, &["从", "由", "自"]) && starts_any(chars, end, &given_up) {
        features.push(Feature::Dropped);
    }
    if ends_any(chars, start, &["受"])
        || starts_any(chars, end, &["前夜", "前夕", "”前夜", "”前夕"])
    {
        features.push(Feature::Attributive);
    }
    if ends_any(chars, start, &["在"]) && ends(chars, start, "存在").is_none() {
        features.push(Feature::Marked);
    }
    let compared = ends_any(
        chars,
        start,
        &["比", "较", "同比", "环比", "相比", "相较", "相对", "超过", "低于", "高于", "比起"],
    ) || (ends_any(chars, start, &["与", "和", "跟", "同"])
        && compared_behind(chars, end));
    if compared || starts_any(chars, end, &["同期", "相比"]) {
        features.push(Feature::Compared);
    }
    // 后天就是元旦, 今天是…: the day is only named.
    if starts_any(chars, end, &["就是", "正是", "是", "恰逢", "正值", "适逢"]) {
        features.push(Feature::State);
    }
    if is_festival(found) {
        features.push(Feature::FestivalNamed);
        let before = char_before(chars, start);
        let named = matches!(found.shape, Shape::Point(point) if point.year != Year::Missing);
        let quote = matches!(before, '“' | '‘' | '「' | '『' | '"');
        let owner = if quote { char_before(chars, start - 1) } else { before };
        if !named && owner.is_alphanumeric() && !matches!(owner, '在' | '于' | '度' | '的') {
            features.push(Feature::FestivalInside);
        }
        let turns = [
            "来临",
            "将至",
            "落下大幕",
            "落下帷幕",
            "临近",
            "到来",
            "收官",
            "落幕",
            "开启",
            "启幕",
            "拉开帷幕",
            "拉开序幕",
            "在即",
            "结束",
        ];
        let limit = (end + 10).min(chars.len());
        if (end..limit)
            .take_while(|at| !matches!(chars[*at], ',' | '。' | ';'))
            .any(|at| starts_any(chars, at, &turns))
        {
            features.push(Feature::FestivalTurns);
        }
    }
    let behind = ["期间", "前后", "以来"]
        .iter()
        .find_map(|word| starts(chars, end, word))
        .map_or(end, |len| end + len);
    let behind = if matches!(char_at(chars, behind), '”' | '’' | '」' | '』') {
        behind + 1
    } else {
        behind
    };
    if char_at(chars, behind) == '等' {
        features.push(Feature::Attributive);
    }
    if char_at(chars, behind) == '的' {
        let number = char_at(chars, behind + 1);
        // 8月16日的一次大风 counts nothing.
        let one = starts_any(chars, behind + 1, &["一次", "一场", "一个", "一天", "一起", "一项"]);
        features.push(match value.precision {
            // 昨天的20℃, 今天的8元: what a day is compared by.
            Precision::Day if is_reading(chars, behind + 1) => Feature::FigureOfDate,
            Precision::Day | Precision::DayRange => Feature::OfADay,
            _ if one => Feature::OfADay,
            _ if number.is_ascii_digit() || han_digit(number).is_some() => Feature::FigureOfDate,
            _ => Feature::Attributive,
        });
    }
}

/// Whether a number with the unit of a reading begins at `at`: 38.5℃, 6.8%, 79元.
fn is_reading(chars: &[char], at: usize) -> bool {
    let number =
        chars[at..].iter().take(12).take_while(|c| c.is_ascii_digit() || **c == '.').count();
    number > 0 && matches!(char_at(chars, at + number), '℃' | '°' | '%' | '元' | '度' | '点' | '美')
}

fn compared_behind(chars: &[char], end: usize) -> bool {
    (end..chars.len().min(end + 8))
        .any(|at| starts_any(chars, at, &["相比", "持平", "相当", "同期", "一样"]))
}

/// 当天下单当天送达, 也能当天办完: on the day of whatever it is.
fn on_any_day(chars: &[char], start: usize, end: usize) -> bool {
    let day = chars[start..end].iter().eq(['当', '天'].iter())
        || chars[start..end].iter().eq(['次', '日'].iter());
    let may = ends_any(chars, start, &["能", "可", "可以", "能够", "就能", "也能", "下单"]);
    let done =
        starts_any(chars, end, &["达", "送达", "到货", "办完", "办结", "发货", "到账", "送到"]);
    day && (may || done)
}
