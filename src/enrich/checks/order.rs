//! Rule `date-order`: a stretch of time that ends before it begins, or an end that is dated before its beginning.
//!
//! Speaks only where both dates have their year in words or figures of their own: a year that was inferred may be wrong.

use super::Article;
use crate::model::{Check, Date, DateMention};

/// Verbs of a beginning, and of what comes behind it.
const BEGUN_ZH: &[&str] =
    &["动工", "开工", "始建", "奠基", "开建", "立项", "启动", "入学", "入伍", "出生"];
const ENDED_ZH: &[&str] = &[
    "竣工", "建成", "完工", "通车", "落成", "投产", "封顶", "结题", "毕业", "退伍", "去世", "逝世",
    "病逝",
];
const BEGUN_EN: &[&str] =
    &["began", "begun", "started", "launched", "founded", "born", "broke ground"];
const ENDED_EN: &[&str] =
    &["completed", "finished", "ended", "died", "closed", "concluded", "was opened", "disbanded"];

pub(super) fn check(article: &Article<'_>, dates: &[DateMention]) -> Vec<Check> {
    let backwards = dates.iter().filter_map(|date| {
        let (from, to) = backwards(date)?;
        let stretch = !is_moved(article, date);
        stretch.then(|| flag(article, (from.to_string(), to.to_string()), &[date]))
    });
    let turned = dates.windows(2).filter_map(|pair| {
        let [first, second] = pair else { return None };
        let before = beginning(second)? < beginning(first)? && first.sentence == second.sentence;
        let names = || (first.expression.clone(), second.expression.clone());
        (before && turned(article, first, second)).then(|| flag(article, names(), &[first, second]))
    });
    backwards.chain(turned).collect()
}

/// The years of a stretch whose end is before its beginning; such a one has no value.
fn backwards(date: &DateMention) -> Option<(u32, u32)> {
    let years = super::growth::years_in(&date.expression);
    match (date.value, years.as_slice()) {
        (None, [from, to]) if from > to => Some((*from, *to)),
        _ => None,
    }
}

/// The first day of a date that says its own year.
fn beginning(date: &DateMention) -> Option<Date> {
    let years = super::growth::years_in(&date.expression);
    let own = years.len() == 1 && !date.inferred && date.trouble.is_none();
    date.value.filter(|_| own)?.start
}

/// "postponed from 2024 to 2023" is a move, not a stretch.
fn is_moved(article: &Article<'_>, date: &DateMention) -> bool {
    const MOVED: &[&str] = &[
        "提前",
        "推迟",
        "延",
        "改",
        "调整",
        "moved",
        "brought",
        "postponed",
        "pushed",
        "revised",
        "back",
        "比",
        "较",
        "fell",
        "dropped",
        "compared",
    ];
    let before =
        article.between(date.sentence, date.start_char.saturating_sub(24), date.start_char);
    MOVED.iter().any(|word| before.contains(word))
}

/// 2019年动工，2017年建成; "began in 2019 and was completed in 2017".
fn turned(article: &Article<'_>, first: &DateMention, second: &DateMention) -> bool {
    let between = article.between(first.sentence, first.end_char, second.start_char);
    if article.chinese {
        let Some((begun, rest)) = between.split_once([',', '，', '、']) else { return false };
        let behind = article.between(second.sentence, second.end_char, second.end_char + 6);
        return rest.is_empty()
            && begun.chars().count() <= 4
            && BEGUN_ZH.iter().any(|word| begun.ends_with(word))
            && ENDED_ZH.iter().any(|word| behind.starts_with(word));
    }
    fn verb(text: &str) -> &str {
        let text = text.trim_end();
        text.strip_suffix(" in").or(text.strip_suffix(" on")).unwrap_or(text)
    }
    let before =
        article.between(first.sentence, first.start_char.saturating_sub(20), first.start_char);
    between.len() < 40
        && !between.contains([';', '.', ':'])
        && BEGUN_EN.iter().any(|word| verb(&before).ends_with(word))
        && ENDED_EN.iter().any(|word| verb(&between).ends_with(word))
}

fn flag(article: &Article<'_>, (from, to): (String, String), dates: &[&DateMention]) -> Check {
    let message = if article.chinese {
        format!("{to}在{from}之前，次序颠倒")
    } else {
        format!("{to} is before {from}, the wrong way round")
    };
    let places = dates.iter().map(|date| (date.sentence, date.start_char)).collect();
    let sentence = dates.last().map_or(0, |date| date.sentence);
    Check { rule: "date-order", message, sentence, places }
}
