//! Rules `share` and `part-of-whole`: a part, its percentage, and the whole they imply.

use super::interval::{Interval, number, readable};
use super::{Article, places};
use crate::model::{Check, Quantity, QuantityKind};

pub(super) fn check(article: &Article<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for (i, percent) in article.quantities.iter().enumerate() {
        if percent.kind != QuantityKind::Percent
            || percent.unit != "%"
            || percent.direction.is_some()
        {
            continue;
        }
        let Some(whole_name) = whole_name(article, percent) else { continue };
        let Some(part) = part(article, i) else { continue };
        let (Some(a), Some(p)) = (Interval::of(part), Interval::of(percent)) else { continue };
        let implied = a.over(p.map(|p| p / 100.0));
        for other in article.quantities {
            if std::ptr::eq(other, part)
                || other.unit != part.unit
                || other.per != part.per
                || other.kind != part.kind
            {
                continue;
            }
            let Some(value) = Interval::of(other) else { continue };
            let Some(measure) = &other.measure else { continue };
            if same_name(measure, &whole_name) && same_period(other, part) {
                if implied.apart(value, 0.03) {
                    checks.push(flag(article, "share", percent, part, other));
                }
            } else if within(measure, &whole_name)
                && near(other, part)
                && value.low > implied.high * 1.05
            {
                checks.push(flag(article, "part-of-whole", percent, part, other));
            }
        }
    }
    checks.extend(of_which(article));
    checks
}

/// What the percentage is a share of; `None` where the words do not say that it is a share.
fn whole_name(article: &Article<'_>, percent: &Quantity) -> Option<String> {
    if article.chinese {
        let before = article.before(percent, 40);
        let clause = before.rsplit([',', '，', '。', ';', '；']).next()?;
        let (_, name) = clause.rsplit_once('占')?;
        let name = name.trim_start_matches(['比', '到', '据', '了']);
        let end = ["的比重", "的比例", "比重", "比例", "的", "近", "约", "超"]
            .iter()
            .filter_map(|w| name.find(w))
            .min()
            .unwrap_or(name.len());
        let name = name[..end].trim();
        return (name.chars().count() >= 3).then(|| name.to_owned());
    }
    let behind = article.behind(percent, 80);
    let name = behind.trim_start().strip_prefix("of ")?;
    let name = name.split([',', '.', ';', '(']).next()?.trim();
    let before = article.before(percent, 40);
    let shared =
        ["account", "made up", "represent", "share", "making up", "equal to", "equivalent"]
            .iter()
            .any(|word| before.contains(word));
    shared.then(|| name.trim_start_matches("the ").to_owned())
}

/// The part: the last level of money or things before the percentage in its sentence.
fn part<'a>(article: &'a Article<'_>, percent: usize) -> Option<&'a Quantity> {
    let sentence = article.quantities[percent].sentence;
    article.quantities[..percent].iter().rev().take_while(|q| q.sentence == sentence).find(|q| {
        matches!(q.kind, QuantityKind::Currency | QuantityKind::Count) && q.direction.is_none()
    })
}

fn near(a: &Quantity, b: &Quantity) -> bool {
    a.sentence.abs_diff(b.sentence) <= 1
}

fn same_period(a: &Quantity, b: &Quantity) -> bool {
    match (&a.period, &b.period) {
        (Some(a), Some(b)) => a == b,
        _ => near(a, b),
    }
}

/// Words that say whose or which sum, not of what.
const FRAME: &[&str] = &[
    "the",
    "a",
    "national",
    "nationwide",
    "country's",
    "china's",
    "overall",
    "total",
    "its",
    "of",
    "全国",
    "我国",
    "中国",
    "全省",
    "全市",
    "全年",
];

fn bare(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().filter(|word| !FRAME.contains(word)).collect();
    let mut joined = words.join(" ");
    for frame in FRAME.iter().filter(|frame| !frame.is_ascii()) {
        joined = joined.replace(frame, "");
    }
    joined
}

fn same_name(measure: &str, whole: &str) -> bool {
    let (measure, whole) = (bare(measure), bare(whole));
    measure.chars().count() >= 4 && measure == whole
}

/// Whether what `measure` names is a kind of the whole: the whole is a total, the measure has the whole's head words
/// and narrows them (online retail sales, of total retail sales of consumer goods).
fn within(measure: &str, whole: &str) -> bool {
    let (measure, whole) = (measure.to_lowercase(), whole.to_lowercase());
    if measure.is_ascii() {
        let Some(rest) = whole.strip_prefix("total ").or_else(|| whole.strip_prefix("all ")) else {
            return false;
        };
        let head: Vec<&str> =
            rest.split(" of ").next().unwrap_or(rest).split_whitespace().collect();
        let words: Vec<&str> = measure.split_whitespace().collect();
        let narrowed = words.iter().any(|word| {
            matches!(
                *word,
                "online"
                    | "domestic"
                    | "retail"
                    | "rural"
                    | "urban"
                    | "mobile"
                    | "physical"
                    | "offline"
            ) && !head.contains(word)
        });
        return head.len() >= 2 && narrowed && !words.contains(&"total") && words.ends_with(&head);
    }
    let stem = |name: &str| -> Option<String> {
        let stem = ["总额", "总量", "总值", "额", "量", "值"]
            .iter()
            .find_map(|tail| name.strip_suffix(tail))?;
        let chars: Vec<char> = stem.chars().collect();
        (chars.len() >= 2).then(|| chars[chars.len() - 2..].iter().collect())
    };
    let narrowed =
        ["网上", "网络", "线上", "电商", "实物", "农村", "乡村", "城镇", "移动", "限额以上"]
            .iter()
            .any(|word| measure.contains(word) && !whole.contains(word));
    let total = whole.contains("总") && !measure.contains("总");
    total && narrowed && stem(&measure).is_some_and(|m| stem(&whole) == Some(m))
}

/// 其中, of which: what follows is part of the figure before, of the same kind and with the same last word.
fn of_which(article: &Article<'_>) -> Vec<Check> {
    let mut checks = Vec::new();
    for pair in article.quantities.windows(2) {
        let [whole, part] = pair else { continue };
        let level = |q: &Quantity| {
            matches!(q.kind, QuantityKind::Currency | QuantityKind::Count)
                && q.direction.is_none()
                && !q.unit.is_empty()
        };
        if whole.sentence != part.sentence
            || whole.unit != part.unit
            || whole.per != part.per
            || whole.kind != part.kind
            || !level(whole)
            || !level(part)
        {
            continue;
        }
        let between = article.between(whole.sentence, whole.end_char, part.start_char);
        let marked = if article.chinese {
            between.contains("其中")
        } else {
            between.contains("of which") || between.contains("of them")
        };
        let (Some(a), Some(w)) = (Interval::of(part), Interval::of(whole)) else { continue };
        let alike = match (&whole.measure, &part.measure) {
            (Some(m), Some(n)) => last_word(m) == last_word(n),
            _ => false,
        } || of_the_same_things(part, &between);
        if marked && alike && a.low > w.high * 1.001 {
            checks.push(Check {
                rule: "part-of-whole",
                message: if article.chinese {
                    format!(
                        "部分大于整体：{} 是 {}的一部分",
                        article.shown(part),
                        article.shown(whole)
                    )
                } else {
                    format!(
                        "the part is larger than the whole: {} of {}",
                        article.shown(part),
                        article.shown(whole)
                    )
                },
                sentence: part.sentence,
                places: places(&[whole, part]),
            });
        }
    }
    checks
}

/// 抽检80批次，其中不合格120批次: a classifier that says what is counted, right behind 其中. General ones (个, 次) say too
/// little, and what is had or averaged (其中一家有门店300家) is another thing.
fn of_the_same_things(part: &Quantity, between: &str) -> bool {
    let Some((_, link)) = between.rsplit_once("其中") else { return false };
    part.kind == QuantityKind::Count
        && matches!(
            part.unit.as_str(),
            "批次" | "例" | "户" | "辆" | "票" | "席" | "人" | "名" | "件" | "家"
        )
        && link.chars().count() <= 6
        && !link.contains(['有', '每', '均', '最', '带', '覆', '服', '惠'])
}

fn last_word(measure: &str) -> String {
    if measure.is_ascii() {
        return measure.split_whitespace().last().unwrap_or("").to_lowercase();
    }
    let chars: Vec<char> = measure.chars().collect();
    chars[chars.len().saturating_sub(2)..].iter().collect()
}

fn flag(
    article: &Article<'_>,
    rule: &'static str,
    percent: &Quantity,
    part: &Quantity,
    other: &Quantity,
) -> Check {
    // As a reader would work it out, from the figures as they are printed.
    let whole =
        number(part.value).zip(number(percent.value)).map(|(part, share)| 100.0 * part / share);
    let middle = readable(whole.unwrap_or_default(), article.chinese);
    let (part_shown, percent_shown, other_shown) =
        (article.shown(part), article.shown(percent), article.shown(other));
    let message = match (article.chinese, rule) {
        (true, "share") => {
            format!("{part_shown}占 {percent_shown}，则整体约 {middle}，而文中为 {other_shown}")
        }
        (true, _) => format!(
            "{part_shown}占 {percent_shown}，则整体约 {middle}，小于其中一部分 {other_shown}"
        ),
        (false, "share") => format!(
            "{part_shown} at {percent_shown} makes a whole of about {middle}, but the text has {other_shown}"
        ),
        (false, _) => format!(
            "{part_shown} at {percent_shown} makes a whole of about {middle}, less than {other_shown}, which is part of it"
        ),
    };
    let places = places(&[other, part, percent]);
    Check { rule, message, sentence: percent.sentence, places }
}
