//! Rule `same-measure`: one measure, one period, two values.

use super::interval::Interval;
use super::{Article, places};
use crate::model::{Check, Quantity, QuantityKind};

/// Words that say that a value is not the one that was measured.
const SUPPOSED: &[&str] = &[
    "预计", "预期", "目标", "计划", "力争", "将达", "有望", "原", "此前", "修正", "上调", "下调",
    "forecast", "expect", "target", "plan", "revised", "earlier", "previous", "will",
];

pub(super) fn check(article: &Article<'_>) -> Vec<Check> {
    let levels: Vec<&Quantity> = article
        .quantities
        .iter()
        .filter(|q| {
            q.sentence > 0
                && matches!(
                    q.kind,
                    QuantityKind::Currency
                        | QuantityKind::Count
                        | QuantityKind::Weight
                        | QuantityKind::Area
                        | QuantityKind::Data
                )
                && q.direction.is_none()
        })
        .filter(|q| !q.unit.is_empty() && states_a_total(q) && !supposed(article, q))
        .collect();
    let mut checks = Vec::new();
    // At most a few hundred figures can be of use to a reader; a longer list is a table in prose.
    for (i, first) in levels.iter().enumerate().take(400) {
        for second in levels[i + 1..].iter().take(400) {
            if first.sentence == second.sentence
                || first.unit != second.unit
                || first.per != second.per
                || first.measure != second.measure
                || first.period.is_none()
                || first.period != second.period
            {
                continue;
            }
            let (Some(a), Some(b)) = (Interval::of(first), Interval::of(second)) else { continue };
            if a.apart(b, 0.005) {
                checks.push(Check {
                    rule: "same-measure",
                    message: message(article, first, second),
                    sentence: second.sentence,
                    places: places(&[first, second]),
                });
            }
        }
    }
    checks
}

/// Whether the measure names a sum of which there is one for a period: 零售额, "retail sales".
fn states_a_total(quantity: &Quantity) -> bool {
    let Some(measure) = quantity.measure.as_deref() else { return false };
    let named = ["额", "总量", "产量", "产值", "收入", "利润", "规模", "市值", "人口"]
        .iter()
        .any(|word| measure.ends_with(word))
        || ["sales", "revenue", "profit", "population", "output", "income"]
            .iter()
            .any(|word| measure.to_lowercase().ends_with(word));
    named && measure.chars().count() >= 4
}

fn supposed(article: &Article<'_>, quantity: &Quantity) -> bool {
    let around = article.before(quantity, 40);
    SUPPOSED.iter().any(|word| around.contains(word))
}

fn message(article: &Article<'_>, first: &Quantity, second: &Quantity) -> String {
    let measure = first.measure.as_deref().unwrap_or_default();
    let (a, b) = (article.shown(first), article.shown(second));
    if article.chinese {
        format!("{measure}：前文 {a}，此处 {b}")
    } else {
        format!("{measure}: {a} above, {b} here")
    }
}
