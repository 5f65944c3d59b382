//! What stands around a Chinese date: the features that decide its role, and whether the words look ahead.

use super::super::chars::{
    char_at, char_before, clause_begins, ends, ends_any, starts, starts_any,
};
use super::super::lexicon::{self, Cue};
use super::super::role::{self, Feature};
use super::super::shape::{Bound, Found, Part, Shape, Year};
use super::named::is_quote;
use crate::model::{DateValue, Precision};
use crate::text::numeral::han_digit;
use crate::text::width::is_han;

/// How far a date governs the words behind it.
const REACH: usize = 70;

/// The features of one of the dates of a folded sentence; `next` is where the following date begins.
pub(in super::super) fn features(
    chars: &[char],
    found: &Found,
    value: &DateValue,
    next: usize,
) -> Vec<Feature> {
    let mut features = Vec::new();
    let mut bound = found.bound;
    if bound == Bound::Since && is_beginning(chars, found.end) {
        bound = Bound::At;
        features.push(Feature::Begins);
    }
    role::of_value(value, bound, &mut features);
    let end = scope_end(chars, found.end, next);
    let mut cues = cues(chars, found.end, end);
    // A subject may precede the date: 公司计划在2023年上市, 双方将于5月签约.
    let start = clause_start(chars, found.start);
    let ahead =
        (start..found.start).any(|at| matches!(lexicon::zh(chars, at), Some((Cue::Ahead, _))));
    if ahead {
        cues.insert(0, Cue::Ahead);
    }
    role::of_cues(&cues, &mut features);
    let told = features.iter().any(|one| matches!(one, Feature::Milestone | Feature::Ahead));
    if is_coarse(value) && !told && has_figure(chars, found.end, end) {
        features.push(Feature::Figure);
    }
    if matches!(found.shape, Shape::Window(..)) {
        features.push(Feature::LongRange);
    }
    beside(chars, found, &mut features);
    let told = matches!(value.precision, Precision::Day | Precision::DayRange)
        && !features.contains(&Feature::Statistic)
        && words_behind(chars, found.end, end) >= 4;
    if told {
        features.push(Feature::Told);
    }
    if opens(chars, found, value, end) && !features.iter().any(role::of_figures) {
        features.push(Feature::Opens);
    }
    if in_work(chars, found.start) {
        features.push(Feature::InWork);
    }
    if is_dateline(chars, found) {
        features.push(Feature::Dateline);
    }
    features
}

/// Whether the words around a date say that it lies ahead.
pub(in super::super) fn looks_ahead(chars: &[char], start: usize, end: usize) -> bool {
    let from = clause_start(chars, start).max(start.saturating_sub(16));
    // Behind the date up to the end of its clause; a date that is a clause of its own looks into the next.
    let open = end + usize::from(char_at(chars, end) == ',');
    let limit = scope_end(chars, open, end + 40);
    let to = (open..limit).find(|at| chars[*at] == ',').unwrap_or(limit);
    let cue = |at: usize| match lexicon::zh(chars, at) {
        Some((Cue::Ahead, _)) => {
            // 将军, 将近 and the 将 that only moves an object before its verb are not about time.
            char_at(chars, at) != '将'
                || !starts_any(
                    chars,
                    at,
                    &["将军", "将近", "将领", "将士", "将其", "将该", "将此", "将优", "将这"],
                ) && char_before(chars, at) != '通'
        }
        Some((Cue::Forecast, _)) => true,
        _ => starts_any(chars, at, &["在即", "来临", "临近", "将至", "前夕"]),
    };
    (from..start).chain(end..to).any(cue)
}

/// Where the clause that holds `at` begins: behind the last mark.
fn clause_start(chars: &[char], at: usize) -> usize {
    let floor = at.saturating_sub(40);
    (floor..at)
        .rev()
        .find(|i| matches!(chars[*i], ',' | '。' | ';' | ':' | '!' | '?' | '，' | '\n'))
        .map_or(floor, |i| i + 1)
}

/// Where the words that a date governs end: at the next date, the end of the part of the sentence, or out of reach.
fn scope_end(chars: &[char], at: usize, next: usize) -> usize {
    let limit = chars.len().min(at + REACH).min(next.max(at));
    (at..limit).find(|i| matches!(chars[*i], '。' | ';' | '!' | '?')).unwrap_or(limit)
}

fn cues(chars: &[char], start: usize, end: usize) -> Vec<Cue> {
    let mut cues = Vec::new();
    let mut at = start;
    let mut depth = 0usize;
    while at < end {
        match chars[at] {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match lexicon::zh(chars, at).filter(|_| depth == 0) {
            Some((cue, len)) => {
                if !is_noun(chars, at, len) {
                    cues.push(cue);
                }
                at += len;
            }
            None => at += 1,
        }
    }
    cues
}

/// Whether a longer time, or a festival, stands at the head of its clause as a part of its own: 2018年，….
fn opens(chars: &[char], found: &Found, value: &DateValue, end: usize) -> bool {
    let festival =
        matches!(found.shape, Shape::Point(point) if matches!(point.part, Part::Festival(_)));
    // “双11” in quotation marks is a sale, which its sentence speaks about.
    let quoted = festival && chars[found.start..found.end].iter().any(|c| is_quote(*c));
    let mark = char_at(chars, found.end) == ',' && !quoted;
    let head = clause_begins(chars, found.start) && mark;
    let long = festival
        || !matches!(value.precision, Precision::Day | Precision::DayRange | Precision::Span);
    let known = !matches!(found.shape, Shape::Window(..) | Shape::SamePeriod(_))
        && !matches!(found.bound, Bound::Since | Bound::Until | Bound::Before | Bound::After);
    head && long && known && words_behind(chars, found.end, end) >= 4
}

/// How many Han characters stand between the date and the end of its scope, counted up to four.
fn words_behind(chars: &[char], start: usize, end: usize) -> usize {
    chars[start..end].iter().filter(|c| is_han(**c)).take(4).count()
}

/// Whether a value is a period that figures are given for.
fn is_coarse(value: &DateValue) -> bool {
    !matches!(value.precision, Precision::Day | Precision::DayRange | Precision::Week)
}

/// Whether a figure with a unit stands in the words up to the second comma.
fn has_figure(chars: &[char], start: usize, end: usize) -> bool {
    let mut commas = 0;
    for at in start..end {
        if chars[at] == ',' && !char_at(chars, at + 1).is_ascii_digit() {
            commas += 1;
        }
        let first = chars[at].is_ascii_digit() && !char_before(chars, at).is_ascii_alphanumeric();
        if commas > 1 {
            return false;
        }
        if first {
            let behind =
                (at..end).find(|i| !matches!(chars[*i], '0'..='9' | '.' | ',')).unwrap_or(end);
            let unit = char_at(chars, behind);
            if !matches!(
                unit,
                '年' | '月' | '日' | '号' | '点' | '时' | ':' | '-' | ')' | '岁' | '\0'
            ) && !unit.is_ascii_alphabetic()
            {
                return true;
            }
        }
    }
    false
}

/// Whether a word is part of a noun: 发布会, 合作社, 开展中.
fn is_noun(chars: &[char], at: usize, len: usize) -> bool {
    let behind = char_at(chars, at + len);
    (matches!(behind, '会' | '社' | '者' | '商' | '权' | '率' | '费' | '词' | '书' | '法')
        && !starts_any(chars, at + len, &["会议", "会见", "会谈", "会上"]))
        || starts_any(
            chars,
            at,
            &["举办地", "主办方", "承办方", "投资者", "合作伙伴", "提出者", "增长点"],
        )
}

/// The features of the words that touch the date.
fn beside(chars: &[char], found: &Found, features: &mut Vec<Feature>) {
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
    if ["往年", "以往", "每逢", "每年", "历年"].iter().any(|word| clause.contains(word)) {
        features.push(Feature::Habit);
    }
    if ends_any(chars, start, &["原定", "原定于", "原定在", "原拟于"]) {
        features.push(Feature::Dropped);
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
    let festival =
        matches!(found.shape, Shape::Point(point) if matches!(point.part, Part::Festival(_)));
    if festival {
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
        features.push(if number.is_ascii_digit() || han_digit(number).is_some() {
            Feature::FigureOfDate
        } else {
            Feature::Attributive
        });
    }
}

fn compared_behind(chars: &[char], end: usize) -> bool {
    (end..chars.len().min(end + 8))
        .any(|at| starts_any(chars, at, &["相比", "持平", "相当", "同期", "一样"]))
}

/// Whether 起 or 开始 is followed by what begins then: 5月1日起施行.
fn is_beginning(chars: &[char], end: usize) -> bool {
    ends_any(chars, end, &["起", "开始"])
}

/// Whether `at` stands inside a title in 《》; looked for within two hundred characters.
pub(in super::super) fn in_work(chars: &[char], at: usize) -> bool {
    let floor = at.saturating_sub(200);
    (floor..at)
        .rev()
        .find(|i| matches!(chars[*i], '《' | '》' | '〈' | '〉'))
        .is_some_and(|i| matches!(chars[i], '《' | '〈'))
}

/// Whether the date is that of the report: 新华社北京8月3日电, 6月24日消息.
fn is_dateline(chars: &[char], found: &Found) -> bool {
    let words = ["消息", "电", "讯", "报道", "综合报道", "综合消息"];
    let near = found.start <= 30 || char_at(chars, found.start.saturating_sub(1)) == ')';
    let Some(len) = words.iter().find_map(|word| starts(chars, found.end, word)) else {
        return false;
    };
    let behind = char_at(chars, found.end + len);
    let closes = len > 1
        || !behind.is_alphanumeric()
        || starts_any(chars, found.end + len, &["题", "记者", "综合", "据"]);
    near && closes
}
