//! Rules `growth` and `cagr`: two levels of one measure, and the percentage that should lead from one to the other.

use super::Article;
use super::interval::{Interval, readable};
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
                checks.push(flag(article, "cagr", percent, (low, high), rate, Some(years)));
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
                checks.push(flag(article, "growth", percent, (low, high), change, None));
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

/// The two levels before the percentage in its sentence. For growth they must be said as 从…至…, "from … to …"; for
/// an annual rate two levels of one unit with a year each are enough.
fn levels<'a>(
    article: &'a Article<'_>,
    percent: usize,
    yearly: bool,
) -> Option<(&'a Quantity, &'a Quantity)> {
    let here = &article.quantities[percent];
    let level = |q: &&Quantity| {
        q.sentence == here.sentence
            && matches!(
                q.kind,
                QuantityKind::Currency
                    | QuantityKind::Count
                    | QuantityKind::Weight
                    | QuantityKind::Area
                    | QuantityKind::Length
            )
    };
    let mut before = article.quantities[..percent].iter().rev().take(2).filter(level);
    let (high, low) = (before.next()?, before.next()?);
    if high.unit != low.unit
        || high.unit.is_empty()
        || high.direction.is_some()
        || low.direction.is_some()
    {
        return None;
    }
    let gap = article.between(here.sentence, high.end_char, here.start_char);
    if gap.chars().count() > 24 || gap.contains(['。', ';', '；']) {
        return None;
    }
    if yearly {
        return Some((low, high));
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
    // Compared with another year, the percentage is about something else.
    let elsewhere = ["同比", "环比", "year-on-year", "year-over-year", "month"]
        .iter()
        .any(|word| gap.contains(word));
    (joined && !elsewhere).then_some((low, high))
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
fn years_in(text: &str) -> Vec<u32> {
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
    computed: Interval,
    years: Option<u32>,
) -> Check {
    let rate = readable((computed.low + computed.high) / 2.0, article.chinese);
    let (low, high, printed) =
        (article.shown(levels.0), article.shown(levels.1), article.shown(percent));
    let message = match (article.chinese, years) {
        (true, Some(years)) => {
            format!("{low}到{high}，{years} 年，每年约 {rate}%，而文中为{printed}")
        }
        (true, None) => format!("{low}到{high}，变化约 {rate}%，而文中为{printed}"),
        (false, Some(years)) => format!(
            "{low} to {high} in {years} years is about {rate}% a year, but the text has {printed}"
        ),
        (false, None) => {
            format!("{low} to {high} is a change of about {rate}%, but the text has {printed}")
        }
    };
    Check { rule, message, sentence: percent.sentence }
}
