//! Signs, apart from its concepts, that a candidate is a good or a poor key point.
//!
//! Each sign is a factor near 1; they were set on articles with hand-made nuggets (news, commentary, advertising,
//! speeches). Place counts most, then new figures; set phrases and first-person asides cost.

use crate::enrich::words;
use std::collections::BTreeSet;

use super::units::Unit;
use crate::enrich::passage::{count_any, find, starts_any};
use crate::model::Locale;

/// The figures of folded text, each once: digits with a unit, Latin or Han.
pub(super) fn figures(folded: &[char], lang: Locale) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < folded.len() {
        if !folded[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut end = at;
        while folded.get(end).is_some_and(|c| c.is_ascii_digit())
            || (folded.get(end).is_some_and(|c| matches!(c, '.' | ',' | '/'))
                && folded.get(end + 1).is_some_and(char::is_ascii_digit))
        {
            end += 1;
        }
        let before = at.checked_sub(1).map(|before| folded[before]);
        let rest = &folded[end..];
        let spaced = if rest.first() == Some(&' ') { &rest[1..] } else { rest };
        let with_unit = if lang.is_chinese() {
            starts_any(spaced, &words::CUES_UNITS).is_some() && !is_ordinal(&folded[..at])
        } else {
            starts_any(spaced, &words::CUES_UNITS_ENGLISH).is_some()
                || matches!(before, Some('$' | '£' | '€' | '¥'))
        };
        if with_unit {
            found.insert(folded[at..(end + 2).min(folded.len())].iter().collect());
        }
        at = end;
    }
    // Numbers in Han characters count where they are large: 三万辆, 七十一亿.
    for at in 1..folded.len() {
        if matches!(folded[at], '万' | '亿' | '百' | '千')
            && "一二三四五六七八九十两百千".contains(folded[at - 1])
        {
            found.insert(folded[at - 1..(at + 2).min(folded.len())].iter().collect());
        }
    }
    found
}

fn is_ordinal(before: &[char]) -> bool {
    before.last() == Some(&'第')
}

/// The factor by which everything but concepts speaks for a unit; `facts` is how many figures it has.
pub(super) fn cue(unit: &Unit, lang: Locale, facts: usize) -> f64 {
    let folded = &unit.passage.folded;
    let mut factor = 1.0 + 1.1 * (-(unit.order as f64) / 3.0).exp();
    if unit.order == 0 {
        factor += 0.2;
    }
    if unit.opens_paragraph && unit.order > 0 {
        factor *= 1.12;
    }
    if !unit.whole {
        factor *= 0.87;
    }
    if unit.speech {
        factor *= 0.85;
    }
    factor *= figure_factor(facts);
    factor *= if lang.is_chinese() { chinese(folded) } else { english(folded) };
    factor
}

/// The factor by which figures speak for a unit.
pub(super) fn figure_factor(facts: usize) -> f64 {
    1.0 + 0.7 * facts.min(3) as f64
}

fn chinese(folded: &[char]) -> f64 {
    const HEDGES: &[&str] = &[
        "希望",
        "致力于",
        "纷纷表示",
        "高度重视",
        "不断努力",
        "贡献",
        "重要意义",
        "重大意义",
        "里程碑",
        "机遇",
        "尝试",
    ];
    const QUESTIONS: &[&str] = &["如何", "为什么", "怎样", "呢", "吗"];
    let mut factor = 1.0;
    if ends_with(folded, '?') {
        factor *= 0.3;
    } else if starts_any(folded, QUESTIONS).is_some() {
        factor *= 0.5;
    }
    factor *= 0.8f64.powi(count_any(folded, HEDGES).min(2) as i32);
    factor *= 0.75f64.powi(count_any(folded, &words::CUES_SET_PHRASES).min(3) as i32);
    let news = count_any(folded, &words::CUES_NEWS).min(3);
    factor *= 1.0 + 0.06 * news as f64;
    if has_date(folded) {
        factor *= 1.1;
    } else if news == 0 && !folded.iter().any(char::is_ascii_digit) {
        // Neither a deed nor a date nor a number: a scene or a reflection.
        factor *= 0.95;
    }
    if starts_any(folded, &["“", "‘"]).is_some() && find(folded, "说").is_none() {
        factor *= 0.85;
    }
    // Who met whom and who looked on is for the who-box.
    if find(folded, "见证").is_some()
        || find(folded, "出席").is_some()
        || find(folded, "主持会议").is_some()
    {
        factor *= 0.7;
    }
    // Without a subject: 帮助企业…, 实现了….
    if starts_any(
        folded,
        &["帮助", "助力", "推动", "提高", "实现", "促进", "致力于", "提升", "旨在"],
    )
    .is_some()
    {
        factor *= 0.5;
    }
    // The activity, the plan, the meeting: which one stands in the sentence before.
    if starts_any(
        folded,
        &[
            "活动",
            "目标",
            "规划提出",
            "方案提出",
            "意见明确",
            "指导意见明确",
            "会议",
            "报告指出",
            "报告显示",
            "《报告》",
            "通知",
            "现场",
            "记者",
        ],
    )
    .is_some()
    {
        factor *= 0.75;
    }
    // 还 and 也 near the front lean on what was said before.
    if folded.iter().take(8).any(|c| matches!(c, '还' | '也')) {
        factor *= 0.85;
    }
    // What a leader said elsewhere frames the article and is not its news.
    if count_any(
        folded,
        &["总书记指出", "总书记强调", "重要讲话", "重要指示", "主席指出", "总理指出"],
    ) > 0
    {
        factor *= 0.4;
    }
    if folded.iter().take(3).any(|c| c.is_ascii_digit())
        && matches!(folded.get(1), Some('.' | '、'))
    {
        factor *= 0.4;
    }
    // A list of names joined by 、 reads badly and says little.
    let commas = folded.iter().filter(|c| **c == '、').count();
    if commas > 6 {
        factor *= 0.8;
    }
    factor
}

fn english(folded: &[char]) -> f64 {
    const HEDGES: &[&str] =
        &[" could ", " may ", " might ", " we ", "we must", " should ", " helps ", " i ", " our "];
    let mut factor = 1.0;
    if ends_with(folded, '?') {
        factor *= 0.3;
    }
    factor *= 0.8f64.powi(count_any(folded, HEDGES).min(2) as i32);
    factor *= 0.75f64.powi(count_any(folded, &words::CUES_SET_PHRASES_ENGLISH).min(3) as i32);
    factor *= 1.0 + 0.08 * count_any(folded, &words::CUES_NEWS_ENGLISH).min(3) as f64;
    if starts_any(folded, &["“", "\""]).is_some() {
        factor *= 0.75;
    }
    factor
}

/// Whether folded Chinese names a day or a year.
fn has_date(folded: &[char]) -> bool {
    (2..folded.len()).any(|at| {
        (folded[at] == '日' || folded[at] == '年')
            && folded[at - 1].is_ascii_digit()
            && folded[at - 2] != '第'
    })
}

fn ends_with(folded: &[char], mark: char) -> bool {
    folded.iter().rev().find(|c| !matches!(c, '”' | '’' | '"' | ' ')).is_some_and(|c| *c == mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrich::passage::Passage;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        let lang = crate::text::script::detect(text);
        let found = figures(&Passage::new(text).folded, lang);
        assert_eq!(found.len(), expected, "{found:?}");
    }

    #[test]
    fn counts_figures_with_units() {
        check("全年发电3,500亿千瓦时，增长4.5%。", 2);
        check("The fund lost $3.2 billion, or 14 percent, in 2019.", 2);
    }

    #[test]
    fn ordinals_and_bare_numbers_are_no_figures() {
        check("第49次列车于12时到站。", 0);
    }

    #[test]
    fn large_numbers_in_han_characters_count() {
        check("参赛选手超过三万。", 1);
    }
}
