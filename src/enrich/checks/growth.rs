//! Rules `growth` and `cagr`: two levels of one measure, and the percentage that should lead from one to the other.

use super::interval::{Interval, number, readable};
use super::{Article, places};
use crate::model::{Check, Direction, Quantity, QuantityKind};

pub(super) fn check(article: &Article<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for (i, percent) in article.quantities.iter().enumerate() {
        if percent.kind != QuantityKind::Percent || percent.unit != "%" {
            continue;
        }
        let before = article.before(percent, 16);
        let yearly = [
            "复合",
            "年均",
            "cagr",
            "compound annual",
            "年化",
            "average annual",
            "annually",
            "a year",
        ]
        .iter()
        .any(|word| before.contains(word));
        let Some((low, high)) = levels(article, i, yearly) else { continue };
        let (Some(x), Some(y), Some(p)) =
            (Interval::of(low), Interval::of(high), Interval::of(percent))
        else {
            continue;
        };
        let ratio = y.over(x);
        if yearly {
            let Some(years) = years(article, low, high) else { continue };
            let rate = ratio.map(|r| 100.0 * (r.powf(1.0 / f64::from(years)) - 1.0));
            // An annual rate says nothing of which years it leaves out: only a wide gap is a contradiction.
            if apart(rate, p, 1.0) {
                checks.push(flag(article, "cagr", percent, (low, high), Some(years)));
            }
        } else if let Some(direction) = percent.direction {
            let change = match direction {
                Direction::Up => ratio.map(|r| 100.0 * (r - 1.0)),
                Direction::Down => {
                    Interval { low: 100.0 * (1.0 - ratio.high), high: 100.0 * (1.0 - ratio.low) }
                }
                Direction::Flat => continue,
            };
            if apart(change, p, 0.5) {
                checks.push(flag(article, "growth", percent, (low, high), None));
            }
        }
    }
    checks
}

/// Apart by more than `points` percentage points and a twentieth of the larger.
fn apart(a: Interval, b: Interval, points: f64) -> bool {
    let room = points + 0.05 * a.high.abs().max(b.high.abs());
    a.low - room > b.high || b.low - room > a.high
}

/// The two levels that the percentage should lead from and to, the earlier first. For growth the words must join all
/// three; for an annual rate two levels of one unit with a year each are enough.
fn levels<'a>(
    article: &'a Article<'_>,
    percent: usize,
    yearly: bool,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let both = before(article, percent, yearly);
    if yearly { both } else { both.or_else(|| across(article, percent)) }
}

/// "up 40% from $20 billion" behind a level, "rose 40% to $25 billion from $20 billion", "rose 40% from … to …".
fn across<'a>(article: &'a Article<'_>, percent: usize) -> Option<(&'a Quantity, &'a Quantity)> {
    let here = &article.quantities[percent];
    let next = |by: usize| {
        article.quantities.get(percent + by).filter(|one| one.sentence == here.sentence)
    };
    let link = |a: &Quantity, b: &Quantity| {
        let words = article.between(a.sentence, a.end_char, b.start_char);
        words.trim().to_owned()
    };
    let first = next(1)?;
    let (low, high) = match (link(here, first).as_str(), next(2)) {
        ("to", Some(second)) if link(first, second) == "from" => (second, first),
        ("from", Some(second)) if link(first, second) == "to" => (first, second),
        ("from", _) => {
            let level = percent.checked_sub(1).map(|at| &article.quantities[at])?;
            let verb = link(level, here);
            let joined = matches!(
                verb.as_str(),
                ", up" | ", down" | ", a rise of" | ", a fall of" | ", an increase of"
            );
            (first, Some(level).filter(|one| joined && one.sentence == here.sentence)?)
        }
        _ => return None,
    };
    comparable(low, high).then_some((low, high))
}

/// Whether both are levels of one unit.
fn comparable(low: &Quantity, high: &Quantity) -> bool {
    let level = |q: &Quantity| {
        matches!(
            q.kind,
            QuantityKind::Currency
                | QuantityKind::Count
                | QuantityKind::Weight
                | QuantityKind::Area
                | QuantityKind::Length
        )
    };
    level(low)
        && level(high)
        && low.unit == high.unit
        && low.per == high.per
        && !low.unit.is_empty()
}

/// 从X增至Y，增长40%; Y，比上年的X增长40%; "from X to Y, up 40%".
fn before<'a>(
    article: &'a Article<'_>,
    percent: usize,
    yearly: bool,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let here = &article.quantities[percent];
    let mut levels =
        article.quantities[..percent].iter().rev().take(2).filter(|q| q.sentence == here.sentence);
    let (high, low) = (levels.next()?, levels.next()?);
    if !comparable(low, high) || high.direction.is_some() || low.direction.is_some() {
        return None;
    }
    let gap = article.between(here.sentence, high.end_char, here.start_char);
    if gap.chars().count() > 24 || gap.contains(['。', ';', '；']) {
        return None;
    }
    if yearly {
        return Some((low, high));
    }
    if !says_only_that_it_changed(&gap, article.chinese) {
        return None;
    }
    let lead = article.before(low, 8);
    let link = article.between(here.sentence, low.end_char, high.start_char);
    let joined = if article.chinese {
        let from = lead.trim_end().ends_with(['从', '由']) || lead.contains("年的");
        let to = [
            "增长至",
            "增长到",
            "增加至",
            "增加到",
            "增至",
            "升至",
            "提高到",
            "提高至",
            "上升至",
            "上升到",
            "上涨至",
            "上涨到",
            "扩大到",
            "扩大至",
            "下降至",
            "下降到",
            "减少到",
            "减少至",
            "降至",
            "跌至",
            "下跌至",
        ]
        .iter()
        .any(|word| link.ends_with(word) || link.ends_with(&format!("{word}了")));
        from && to
    } else {
        lead.trim_end().ends_with("from") && link.trim() == "to"
    };
    // 2684亿元，比上年的2135亿元增长25.7%: the level that is compared with stands second.
    let compared = article.chinese
        && link.ends_with('的')
        && link.chars().count() <= 10
        && link.contains(['比', '较']);
    if compared {
        return Some((high, low));
    }
    joined.then_some((low, high))
}

/// Whether the words between the level and the percentage name nothing new: "，增长约", not "，成交量增长" nor 同比.
fn says_only_that_it_changed(gap: &str, chinese: bool) -> bool {
    const ZH: &[&str] = &[
        "增长", "增加", "增幅", "涨幅", "升幅", "上涨", "上升", "提高", "提升", "扩大", "下降",
        "减少", "降低", "下跌", "降幅", "跌幅", "缩减", "增", "涨", "升", "降", "跌", "减", "了",
        "约", "近", "超过", "超", "逾", "达到", "达", "为", "大约",
    ];
    const EN: &[&str] = &[
        "up", "down", "a", "an", "rise", "increase", "fall", "drop", "decline", "gain", "jump",
        "growth", "of", "by", "or", "about", "nearly", "some", "over", "more", "than", "change",
    ];
    if !chinese {
        return gap
            .split(|c: char| !c.is_alphabetic())
            .all(|word| word.is_empty() || EN.contains(&word));
    }
    let mut rest = gap.trim_start_matches([',', '，', '、', ' ', '(']);
    while let Some(shorter) = ZH.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter.trim_start();
    }
    rest.is_empty()
}

/// The years between the two levels, from the years written before each, or from a span of years before both.
fn years(article: &Article<'_>, low: &Quantity, high: &Quantity) -> Option<u32> {
    let first = years_in(&article.between(low.sentence, 0, low.start_char));
    let second = years_in(&article.between(low.sentence, low.end_char, high.start_char));
    let (from, to) = match (first.as_slice(), second.as_slice()) {
        ([.., from], [to]) => (*from, *to),
        ([.., from, to], []) => (*from, *to),
        _ => return None,
    };
    to.checked_sub(from).filter(|years| (2..=50).contains(years))
}

/// The numbers of four digits from 1900 to 2099, in order.
pub(super) fn years_in(text: &str) -> Vec<u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() == 4)
        .filter_map(|run| run.parse().ok())
        .filter(|year| (1900..2100).contains(year))
        .collect()
}

fn flag(
    article: &Article<'_>,
    rule: &'static str,
    percent: &Quantity,
    levels: (&Quantity, &Quantity),
    years: Option<u32>,
) -> Check {
    // As a reader would work it out, from the figures as they are printed.
    let ratio = number(levels.1.value).zip(number(levels.0.value)).map_or(1.0, |(y, x)| y / x);
    let change = match years {
        Some(years) => ratio.powf(1.0 / f64::from(years)) - 1.0,
        None => (ratio - 1.0).abs(),
    };
    let rate = readable(100.0 * change, article.chinese);
    let (low, high, printed) =
        (article.shown(levels.0), article.shown(levels.1), article.shown(percent));
    let message = match (article.chinese, years) {
        (true, Some(years)) => {
            format!("{low}到 {high}，{years} 年，每年约 {rate}%，而文中为{printed}")
        }
        (true, None) => format!("{low}到 {high}，变化约 {rate}%，而文中为{printed}"),
        (false, Some(years)) => format!(
            "{low} to {high} in {years} years is about {rate}% a year, but the text has {printed}"
        ),
        (false, None) => {
            format!("{low} to {high} is a change of about {rate}%, but the text has {printed}")
        }
    };
    let places = places(&[levels.0, levels.1, percent]);
    Check { rule, message, sentence: percent.sentence, places }
}
