//! Says what a figure measures, in the words of its sentence.
//!
//! The phrase before the figure, without the date, the verb and the qualifier between them; for a count also the noun
//! behind it. Words are taken as they stand, in one piece; where neither side has a phrase there is no measure.

use super::{Found, longest_at, longest_before};
use crate::model::QuantityKind;
use crate::text::width::is_han;

/// The longest phrase that is taken, in characters of Chinese.
const ZH_LONGEST: usize = 24;

/// What may stand between a phrase and its figure.
const ZH_LINKS: &[&str] = &[
    "同比增长",
    "同比增加",
    "同比下降",
    "同比减少",
    "同比上升",
    "同比上涨",
    "同比下跌",
    "环比增长",
    "环比下降",
    "环比上涨",
    "同比",
    "环比",
    "比上年",
    "比去年",
    "较上年",
    "较去年",
    "分别",
    "增长至",
    "增长到",
    "下降至",
    "下降到",
    "增长",
    "增加",
    "下降",
    "减少",
    "上升",
    "上涨",
    "下跌",
    "提高",
    "提升",
    "增",
    "降",
    "涨",
    "跌",
    "了",
    "达到",
    "达致",
    "达成",
    "达",
    "高达",
    "超过",
    "超",
    "突破",
    "首次突破",
    "首次",
    "为",
    "是",
    "至",
    "到",
    "已",
    "已经",
    "将",
    "将会",
    "会",
    "近",
    "约",
    "接近",
    "将近",
    "逾",
    "有",
    "共有",
    "共",
    "累计",
    "总计",
    "合计",
    "预计",
    "预计达到",
    "预期",
    "不到",
    "不足",
    "至少",
    "仅",
    "仅为",
    "只有",
    "占",
    "占比",
    "占到",
    "也",
    "均",
    "还",
    "更是",
    "累积",
    "目前",
    "现有",
    "在",
    "从",
    "由",
    "的",
    "以",
    "比",
    "较",
    "大约",
    "每天",
    "每年",
    "每月",
    "就",
    "又",
    "人民币",
    "回升",
    "回落",
    "下滑",
    "攀升",
    "保持",
];
/// What may begin a clause without belonging to what is measured.
const ZH_OPENINGS: &[&str] = &[
    "其中",
    "目前",
    "截至目前",
    "截至",
    "数据显示",
    "报告显示",
    "预计",
    "此外",
    "同时",
    "另外",
    "现在",
    "据统计",
    "据介绍",
    "其",
    "而",
    "且",
    "并",
    "但",
    "以及",
    "从",
    "在",
    "到",
    "去年",
    "今年",
    "当年",
    "全年",
    "上半年",
    "下半年",
    "上年",
    "前年",
    "明年",
    "本月",
    "上月",
    "当日",
    "当天",
    "已有",
    "已经",
    "已",
    "的",
    "年",
    "月",
    "日",
];
/// Verbs that end what a count counts.
const ZH_ENDINGS: &[&str] = &[
    "参加", "参与", "实现", "开展", "设立", "获得", "完成", "达到", "已经", "覆盖", "用于", "入选",
    "受伤", "死亡", "遇难", "失踪", "并", "以", "是", "为", "在", "被", "将", "因", "左右", "以上",
    "以下", "发布", "投入", "测算", "起", "吗", "了", "进行", "增长", "下降",
];

/// For Chinese; `folded` is to be searched, `chars` to be quoted.
pub(super) fn zh(folded: &[char], chars: &[char], dated: &[bool], found: &Found) -> Option<String> {
    let before = zh_before(folded, dated, found.span.start);
    let behind = zh_behind(folded, found.span.end);
    let quote = |range: (usize, usize)| {
        chars.get(range.0..range.1).map(|part| part.iter().collect::<String>())
    };
    let names_metric = before.is_some_and(|(_, end)| {
        [
            "额", "量", "率", "数", "规模", "收入", "利润", "值", "比重", "占比", "价", "价格",
            "面积", "总额", "金额", "资金", "GDP", "GMV", "人口", "增速", "速度", "投资", "长度",
            "里程", "体重", "身高", "时间", "比例", "温", "费", "成本", "产能", "用户", "比", "幅",
        ]
        .iter()
        .any(|word| super::ends(folded, end, word))
    });
    let noun_first =
        matches!(found.kind, QuantityKind::Count | QuantityKind::Currency) && !names_metric;
    let range = if noun_first { behind.or(before) } else { before.or(behind) }?;
    quote(range).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn zh_before(folded: &[char], dated: &[bool], start: usize) -> Option<(usize, usize)> {
    let mut end = start;
    for _ in 0..8 {
        while end > 0 && folded[end - 1].is_whitespace() {
            end -= 1;
        }
        let Some((_, len)) = longest_before(folded, end, ZH_LINKS) else { break };
        end -= len;
    }
    // The clause before the comma names what is measured where nothing but a verb stands behind it (…, 达到10万人).
    if end > 0 && matches!(folded[end - 1], ',' | '，') && end < start {
        end -= 1;
        for _ in 0..3 {
            let Some((_, len)) = longest_before(folded, end, ZH_LINKS) else { break };
            end -= len;
        }
    }
    let stop = |i: usize| {
        let c = folded[i];
        dated.get(i) == Some(&true)
            || !(is_han(c)
                || c.is_ascii_alphanumeric()
                || matches!(
                    c,
                    '“' | '”' | '、' | '+' | '《' | '》' | '·' | '-' | '(' | ')' | '‘' | '’' | ' '
                ))
    };
    let mut begin = end;
    while begin > 0 && end - begin < ZH_LONGEST && !stop(begin - 1) {
        begin -= 1;
    }
    for _ in 0..4 {
        if let Some(len) = own_date(folded, begin, end) {
            begin += len;
        } else if let Some((_, len)) =
            longest_at(folded, begin, ZH_OPENINGS).filter(|(_, len)| begin + len < end)
        {
            begin += len;
        } else if folded
            .get(begin)
            .is_some_and(|c| c.is_whitespace() || matches!(c, '”' | '、' | ')' | '》' | '’'))
            && begin < end
        {
            begin += 1;
        } else {
            break;
        }
    }
    (end >= begin + 2 && folded[begin..end].iter().any(|c| is_han(*c) || c.is_ascii_alphabetic()))
        .then_some((begin, end))
}

/// A date at the beginning of the phrase that the list of dates does not have.
fn own_date(folded: &[char], begin: usize, end: usize) -> Option<usize> {
    let date = super::traps::date(folded, begin)?;
    (date < end).then(|| date - begin)
}

fn zh_behind(folded: &[char], end: usize) -> Option<(usize, usize)> {
    let mut begin = end;
    for _ in 0..2 {
        let Some((_, len)) =
            longest_at(folded, begin, &["以上", "左右", "以下", "的", "多", "余", " "])
        else {
            break;
        };
        begin += len;
    }
    let mut stop = begin;
    while stop < folded.len() && stop - begin < 16 {
        let c = folded[stop];
        let phrase = is_han(c) || c.is_ascii_alphanumeric();
        if !phrase || longest_at(folded, stop, ZH_ENDINGS).is_some() {
            break;
        }
        stop += 1;
    }
    (stop >= begin + 2).then_some((begin, stop))
}

/// For English.
pub(super) fn en(chars: &[char], dated: &[bool], found: &Found) -> Option<String> {
    let subject = en_before(chars, dated, found.span.start);
    if found.kind == QuantityKind::Count && !found.unit.is_empty() {
        return subject.or_else(|| Some(found.unit.clone()));
    }
    subject.or_else(|| en_behind(chars, found.span.end))
}

const EN_VERBS: &[&str] = &[
    "reached",
    "reaching",
    "was",
    "were",
    "is",
    "are",
    "rose",
    "fell",
    "grew",
    "climbed",
    "dropped",
    "jumped",
    "increased",
    "decreased",
    "declined",
    "totaled",
    "totalled",
    "hit",
    "stood",
    "exceeded",
    "surpassed",
    "topped",
    "came",
    "accounted",
    "accounting",
    "edged",
    "soared",
    "surged",
    "slipped",
    "plunged",
    "amounted",
    "raised",
    "raising",
    "cost",
    "has",
    "have",
    "had",
    "will",
    "would",
    "could",
    "gained",
    "lost",
    "slid",
    "expanded",
    "averaged",
    "made",
    "posted",
    "reported",
    "earned",
    "paid",
    "spent",
    "received",
    "won",
];
const EN_OPENINGS: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "and", "but", "of", "among", "them", "it",
    "that", "while", "with", "which", "said", "they", "he", "she", "we", "in", "this",
];

/// The subject of the clause: the words before its verb.
fn en_before(chars: &[char], dated: &[bool], start: usize) -> Option<String> {
    let floor = start.saturating_sub(160);
    let text: Vec<char> = chars[floor..start]
        .iter()
        .enumerate()
        // A date is as good as a clause mark between the words that name the measure and what stands before them.
        .map(|(i, c)| if dated.get(floor + i) == Some(&true) { ';' } else { *c })
        .collect();
    let text: String = text.into_iter().collect();
    let clauses: Vec<&str> = text.split([',', ';', ':', '.', '(', ')', '—']).collect();
    for clause in clauses.iter().rev().take(3) {
        let words: Vec<&str> = clause.split_whitespace().collect();
        let Some(verb) =
            words.iter().rposition(|word| EN_VERBS.contains(&word.to_lowercase().as_str()))
        else {
            continue;
        };
        let begin = words[..verb]
            .iter()
            .position(|word| !EN_OPENINGS.contains(&word.to_lowercase().as_str()))
            .unwrap_or(verb);
        let end = words[..verb]
            .iter()
            .rposition(|word| !EN_VERBS.contains(&word.to_lowercase().as_str()))
            .map_or(begin, |i| i + 1);
        let begin = begin.max(end.saturating_sub(10));
        if begin < end {
            return Some(words[begin..end].join(" "));
        }
    }
    None
}

/// of the total retail sales: what a share is of, or what money is for.
fn en_behind(chars: &[char], end: usize) -> Option<String> {
    let text: String = chars[end..].iter().take(90).collect();
    let clause = text.split([',', ';', '.', '(', '—']).next()?.trim();
    let rest = ["of ", "in ", "for "].iter().find_map(|word| clause.strip_prefix(word))?;
    let words: Vec<&str> = rest
        .split_whitespace()
        .skip_while(|word| matches!(*word, "the" | "a" | "an" | "its" | "all"))
        .take(7)
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
