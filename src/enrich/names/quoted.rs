//! Names that marks set apart: works in 《》, plans and festivals in quotes, coined terms.
//!
//! A quote is a name if a word behind it says what it names (计划, 节, 概念), or if the article puts the same short words in
//! quotes twice. Anything else in quotes may be irony, emphasis or speech.

use crate::enrich::words;
use std::collections::BTreeMap;

use super::persons::starts_with;
use super::spots::Spots;
use super::{Hit, Line};
use crate::model::NameKind;
use crate::text::width::is_han;

/// Names in marks, line by line.
pub(super) fn find(lines: &[Line]) -> Vec<Vec<Hit>> {
    let mut kinds: BTreeMap<Vec<char>, NameKind> = BTreeMap::new();
    let mut times: BTreeMap<Vec<char>, usize> = BTreeMap::new();
    for line in lines {
        for (start, end) in marked(line) {
            let words = line.folded[start..end].to_vec();
            let kind = if line.folded[start - 1] == '《' {
                work(&words)
            } else {
                named(line, &words, start, end)
            };
            if let Some(kind) = kind {
                kinds.entry(words).or_insert(kind);
            } else if (3..=8).contains(&words.len()) && is_coined(&words) {
                let count = times.entry(words).or_default();
                *count += 1;
            }
        }
    }
    for (words, count) in times {
        if count > 1 {
            kinds.entry(words).or_insert(NameKind::Term);
        }
    }
    indices(lines, &mut kinds);
    let long =
        |(words, kind): &(&Vec<char>, &NameKind)| words.len() >= 4 && **kind != NameKind::Work;
    let long: Vec<(&Vec<char>, &NameKind)> = kinds.iter().filter(long).take(100).collect();
    let spots = Spots::of(long.iter().map(|(words, _)| words.as_slice()));
    let kind_of = |name: usize| *long[name].1;
    lines.iter().map(|line| places(line, &kinds, &spots, kind_of)).collect()
}

/// What is between 《》, “”, 「」 or straight quotes: ranges without the marks, at most 48 characters.
fn marked(line: &Line) -> Vec<(usize, usize)> {
    let folded = &line.folded;
    let mut found = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let close = match folded[at] {
            '《' => '》',
            '“' => '”',
            '「' => '」',
            '『' => '』',
            '‘' => '’',
            '"' => '"',
            _ => {
                at += 1;
                continue;
            }
        };
        at += 1;
        let open = folded[at - 1];
        let mut depth = 0;
        for (offset, c) in folded[at..].iter().take(64).enumerate() {
            if *c == open && open != close {
                depth += 1;
            } else if *c == close && depth == 0 {
                if offset > 1 {
                    found.push((at, at + offset));
                }
                break;
            } else if *c == close {
                depth -= 1;
            }
        }
    }
    found
}

fn work(words: &[char]) -> Option<NameKind> {
    let short = words::QUOTED_SHORT.len_at(words, 0) == Some(words.len());
    (!short).then_some(NameKind::Work)
}

/// What a quote names, by its own end or by the word behind it.
fn named(line: &Line, words: &[char], start: usize, end: usize) -> Option<NameKind> {
    const PRODUCTS: &[&str] = &[
        "计划",
        "工程",
        "行动",
        "项目",
        "专项",
        "系统",
        "平台",
        "小程序",
        "套餐",
        "品牌",
        "号",
        "系列",
        "服务",
        "战略",
        "机制",
        "APP",
    ];
    const TERMS: &[&str] = &[
        "的概念",
        "的理念",
        "的发展理念",
        "理念",
        "概念",
        "模式",
        "效应",
        "经济",
        "定律",
        "的模式",
        "体系",
        "指数",
    ];
    const EVENT_ENDS: &[&str] = &[
        "节",
        "周",
        "大会",
        "论坛",
        "峰会",
        "博览会",
        "嘉年华",
        "杯",
        "大赛",
        "锦标赛",
        "音乐会",
        "购物季",
        "消费季",
    ];
    let after: Vec<char> = line.folded[end..].iter().skip(1).take(8).copied().collect();
    let whole = (2..=20).contains(&words.len())
        && words
            .iter()
            .all(|c| is_han(*c) || c.is_ascii_alphanumeric() || matches!(c, '·' | '+' | '-' | ' '));
    if !whole || words.iter().filter(|c| is_han(**c)).count() < 2 {
        return None;
    }
    let ends = |list: &[&str]| list.iter().any(|end| super::persons::ends_with(words, end));
    let begins = |list: &[&str]| list.iter().any(|word| starts_with(&after, word));
    // 这个“项目” and “好”的项目 name nothing.
    let storm = words.len() <= 5 && is_storm(&line.folded[..start - 1]);
    if storm || ends(EVENT_ENDS) && words.len() >= 4 {
        Some(NameKind::Event)
    } else if words.len() >= 3 && begins(PRODUCTS) {
        Some(NameKind::Product)
    } else if words.len() >= 3 && words::QUOTED_EVENTS.begins(&after, 0) {
        Some(NameKind::Event)
    } else if (words.len() >= 3 && begins(TERMS) || coined_by(line, start)) && !is_addressed(words)
    {
        Some(NameKind::Term)
    } else {
        None
    }
}

/// 台风“杜鹃”, 中台「桦加沙」: storms have names.
fn is_storm(before: &[char]) -> bool {
    const STORMS: [&str; 8] = ["台风", "中台", "强台", "轻台", "飓风", "气旋", "热带风暴", "风暴"];
    STORMS.iter().any(|storm| super::persons::ends_with(before, storm))
}

/// 提出“甲乙丙”, 即“甲乙丙”, 称为“甲乙丙”.
fn coined_by(line: &Line, start: usize) -> bool {
    const VERBS: &[&str] = &["提出", "提出了", "称为", "称之为", "叫做", "所谓", "所谓的"];
    let before = &line.folded[..start - 1];
    VERBS.iter().any(|verb| super::persons::ends_with(before, verb))
}

fn is_coined(words: &[char]) -> bool {
    words.iter().all(|c| is_han(*c) || c.is_ascii_alphanumeric())
        && !words.iter().any(|c| {
            "的了是在这那我你他她它们不都无没要会能被把让用就也还很别想说吗呢吧么谁啥爱太"
                .contains(*c)
        })
        && !is_addressed(words)
}

/// 张经理, 王警官: somebody, and no term.
fn is_addressed(words: &[char]) -> bool {
    const ADDRESSES: [&str; 12] = [
        "经理", "警官", "主任", "老师", "先生", "女士", "医生", "老板", "队长", "师傅", "局长",
        "同学",
    ];
    words.len() <= 4 && ADDRESSES.iter().any(|word| super::persons::ends_with(words, word))
}

/// 甲乙指数 that an article keeps coming back to is a term of it.
fn indices(lines: &[Line], kinds: &mut BTreeMap<Vec<char>, NameKind>) {
    let mut times: BTreeMap<Vec<char>, usize> = BTreeMap::new();
    for line in lines {
        let folded = &line.folded;
        for at in 2..folded.len().saturating_sub(1) {
            if !starts_with(&folded[at..], "指数") {
                continue;
            }
            let stem = &folded[at - 2..at];
            let spoken =
                stem.iter().all(|c| is_han(*c) && !"的了是在和与个该一些等及其各".contains(*c));
            if spoken {
                *times.entry(folded[at - 2..at + 2].to_vec()).or_default() += 1;
            }
        }
    }
    for (words, count) in times {
        if count >= 3 {
            kinds.entry(words).or_insert(NameKind::Term);
        }
    }
}

/// Every place of the names in a line, with or without their marks; `spots` are the long ones, others count only within
/// marks.
fn places(
    line: &Line,
    kinds: &BTreeMap<Vec<char>, NameKind>,
    spots: &Spots<'_>,
    kind_of: impl Fn(usize) -> NameKind,
) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut add = |start: usize, end: usize, kind: NameKind| {
        if hits.iter().all(|hit| hit.range.end <= start || end <= hit.range.start) {
            hits.push(Hit { range: start..end, kind, en: None, role: None });
        }
    };
    for (start, end) in marked(line) {
        if let Some(kind) = kinds.get(&line.folded[start..end]) {
            add(start, end, *kind);
        }
    }
    for (name, range) in spots.places(&line.folded) {
        add(range.start, range.end, kind_of(name));
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, NameKind)]) {
        let chars: Vec<char> = text.chars().collect();
        let line = Line { sentence: 1, taken: vec![false; chars.len()], folded: fold(text), chars };
        let lines = [line];
        let found: Vec<(String, NameKind)> = find(&lines)[0]
            .iter()
            .map(|hit| (lines[0].words(hit.range.clone()), hit.kind))
            .collect();
        let found: Vec<(&str, NameKind)> = found.iter().map(|(a, b)| (a.as_str(), *b)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn works_stand_in_title_marks() {
        check(
            "《海洋公报2019》发布，《公报》全文见附件，《办法》同日施行。",
            &[("海洋公报2019", NameKind::Work), ("公报", NameKind::Work)],
        );
    }

    #[test]
    fn a_plan_and_a_festival_are_told_by_their_words() {
        check(
            "启动「青苗成長」計劃，举办“渔港美食节”。",
            &[("青苗成長", NameKind::Product), ("渔港美食节", NameKind::Event)],
        );
    }

    #[test]
    fn scare_quotes_name_nothing() {
        check("所有人都“忙坏了”，这真是“好”的开始。", &[]);
    }

    #[test]
    fn words_quoted_twice_are_a_term_of_the_article() {
        check(
            "“山海协作”第三年，“山海协作”还要深化。",
            &[("山海协作", NameKind::Term), ("山海协作", NameKind::Term)],
        );
    }
}
