//! Says what a figure measures, in the words of its sentence.
//!
//! The phrase before the figure, without the date, the verb and the qualifier between them; for a count also the noun
//! behind it. Words are taken as they stand, in one piece; where neither side has a phrase there is no measure.

use std::ops::Range;

use super::subject::{self, ZH_GOOD_STARTS, ZH_METRICS};
use super::{Found, noun, zh_context};
use crate::model::{Locale, QuantityKind};
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// The longest phrase that is taken, in characters of Chinese.
const ZH_LONGEST: usize = 24;

/// What may stand between a phrase and its figure.
static ZH_LINKS: WordList = WordList::between_blanks(
    "\
    同比增长 同比增加 同比下降 同比减少 同比上升 同比上涨 同比下跌 环比增长 环比下降 环比上涨 同比 环比 比上年 \
    比去年 较上年 较去年 分别 增长至 增长到 下降至 下降到 增长 增加 下降 减少 上升 上涨 下跌 提高 提升 增 降 \
    涨 跌 了 达到 达致 达成 达 高达 超过 超 突破 首次突破 首次 为 是 至 到 已 已经 将 将会 会 近 约 接近 \
    将近 逾 有 共有 共 累计 总计 合计 预计 预计达到 预期 不到 不足 至少 仅 仅为 只有 占 占比 占到 也 均 还 \
    更是 累积 目前 现有 在 从 由 的 以 比 较 大约 每天 每年 每月 就 又 人民币 来看 看 以前 之前 以来 依然 \
    季增 季减 年增 年减 月增 月减 按年 按月 按季 累升 累跌 累涨 升 挫 可望 料 收在 收报 终场 上扬 下挫 \
    涨幅 跌幅 升幅 降幅 增幅 仍然 仍 增加到 增加至 减少到 减少至 提高到 提高至 上升到 上升至 降至 升至 增至 随后 进一步 大幅 小幅 略 \
    累计有 其中 去年 今年 当年 全年 连续 经过 初步 逐年 已经占到 占到 保持在 由 左右 以上 以下 上下 新增 净增 \
    微增 微降 大增 高出 上调 下调 调整 降低 扩大 花 已交付 每股 每桶 每吨 每平方米 每人 每秒 每斤 每公斤 \
    每小时 每月 收于 报 回升 回落 下滑 攀升 保持 力争 力争达到 争取 有望 \
    有望达到 新台币 港币 合计 总共 一共 维持 维持在 扩到 扩至 缩到 \
    缩至 缩短到 缩短至",
);
/// What may begin a clause without belonging to what is measured.
static ZH_OPENINGS: WordList = WordList::between_blanks(
    "\
    其中 目前 截至目前 截至 数据显示 报告显示 预计 此外 同时 另外 现在 据统计 据介绍 而 且 并 但 以及 从 在 \
    到 去年 今年 当年 全年 上半年 下半年 上年 前年 明年 本月 上月 当日 当天 已有 已经 已 的 以上 以下 左右 \
    目标是 设有 共有 有 带动 拉动",
);
/// Verbs that end what a count counts.
static ZH_ENDINGS: WordList = WordList::between_blanks(
    "\
    调整 提高 降低 上调 下调 购买 收购 支付 收于 参加 参与 开设 实现 开展 设立 获得 完成 达到 已经 覆盖 用于 \
    入选 受伤 死亡 遇难 失踪 并 以 是 为 在 被 将 因 左右 以上 以下 发布 投入 测算 起 吗 了 进行 增长 \
    下降",
);

/// For Chinese; `folded` is to be searched, `chars` to be quoted, `spans` are the sentence's figures.
pub(super) fn zh(
    folded: &[char],
    chars: &[char],
    dated: &[bool],
    spans: &[Range<usize>],
    found: &Found,
) -> Option<String> {
    let start = found.span.start;
    let start = zh_context::before(folded, start, false).map_or(start, |(_, at)| at);
    let before = zh_before(folded, dated, spans, start)
        .filter(|phrase| !is_predicate(folded, spans, phrase, found));
    // 由5个增加到7个: the verb of a change counts nothing.
    let changes =
        |range: &Range<usize>| ZH_LINKS.at(folded, range.start).is_some_and(|(_, len)| len >= 2);
    let behind = zh_behind(folded, spans, found.span.end).filter(|range| !changes(range));
    let metric = before.as_ref().is_some_and(|range| ZH_METRICS.ends(folded, range.end));
    let ends_as_metric = |range: &Range<usize>| ZH_METRICS.ends(folded, range.end);
    // 获得500万元专项资金, but not 把199元划掉.
    let noun_first = !metric
        && match found.kind {
            QuantityKind::Count => true,
            QuantityKind::Currency => behind.as_ref().is_some_and(ends_as_metric),
            _ => false,
        };
    let other = if noun_first { before.clone() } else { behind.clone() };
    let range = if noun_first { behind.or(before) } else { before.or(behind) };
    let quoted = |range: Range<usize>| -> Option<String> {
        let text: String = chars.get(range)?.iter().collect();
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let text = range.and_then(quoted);
    if found.kind == QuantityKind::Count
        || text.as_ref().is_some_and(|text| subject::names(text, Locale::ZhHans))
    {
        return text;
    }
    let named = |text: &String| subject::names(text, Locale::ZhHans);
    nearest_metric(folded, start).or(other).and_then(quoted).filter(named).or(text)
}

/// 在新一轮融资中获得4500万美元: the last name of a measure in the clause, where the phrase beside the figure is none.
fn nearest_metric(folded: &[char], start: usize) -> Option<Range<usize>> {
    let floor = start.saturating_sub(20);
    let clause = (floor..start)
        .rev()
        .find(|i| !is_han(folded[*i]) && !folded[*i].is_ascii_alphanumeric())
        .map_or(floor, |i| i + 1);
    let end = (clause + 2..=start)
        .rev()
        .find(|end| ZH_METRICS.before(folded, *end).is_some_and(|(_, len)| len > 1))?;
    let stop = |c: char| {
        matches!(c, '在' | '的' | '了' | '得' | '把' | '将' | '与' | '和' | '对' | '由' | '从')
    };
    let begin = (clause..end).rev().find(|i| stop(folded[*i])).map_or(clause, |i| i + 1);
    (begin < end).then_some(begin..end)
}

/// The phrase before the figure: past the verb, past dates and figures it is compared with, past one comma.
fn zh_before(
    folded: &[char],
    dated: &[bool],
    spans: &[Range<usize>],
    start: usize,
) -> Option<Range<usize>> {
    let mut end = start;
    let mut commas = 0;
    for _ in 0..16 {
        let here = end;
        while end > 0 && folded[end - 1].is_whitespace() {
            end -= 1;
        }
        let link = ZH_LINKS.before(folded, end);
        if let Some((_, len)) = link.filter(|(word, len)| !inside_a_word(folded, end - len, word)) {
            end -= len;
        } else if let Some(span) = spans.iter().find(|span| span.end == end && span.start < end) {
            end = span.start;
        } else if end > 0 && dated.get(end - 1) == Some(&true) {
            end = dated[..end].iter().rposition(|dated| !dated).map_or(0, |i| i + 1);
        } else if let Some(date) = date_ending(folded, end) {
            end = date;
        } else if end > 0 && folded[end - 1] == '(' {
            end -= 1;
        } else if end > 0 && matches!(folded[end - 1], ',') && commas == 0 {
            commas += 1;
            end -= 1;
        }
        if end == here {
            break;
        }
    }
    let stop = |i: usize| {
        let c = folded[i];
        let word = is_han(c) || c.is_ascii_alphanumeric();
        dated.get(i) == Some(&true)
            || spans.iter().any(|span| span.contains(&i))
            || !(word
                || matches!(
                    c,
                    '“' | '”' | '、' | '+' | '《' | '》' | '·' | '-' | '(' | ')' | '‘' | '’' | ' '
                ))
    };
    let mut begin = end;
    while begin > 0 && end - begin < ZH_LONGEST && !stop(begin - 1) {
        begin -= 1;
    }
    if begin > 0 && !stop(begin - 1) {
        // Cut off in the middle of something: what follows a 的 is still a phrase of its own.
        begin += folded[begin..end].iter().position(|c| *c == '的')? + 1;
    }
    // 公司把临时工增加到: what is changed; 租金为每平方米: what it is of.
    if let Some(at) = (begin..end).rev().find(|i| folded[*i] == '把').filter(|at| at + 2 < end) {
        begin = at + 1;
    }
    if let Some(at) = (begin + 2..end).find(|i| super::has(folded, *i, "为每")) {
        end = at;
    }
    for _ in 0..6 {
        if let Some(date) = super::zh_date::date(folded, begin).filter(|date| *date < end) {
            begin = date;
        } else if let Some((_, len)) = ZH_OPENINGS
            .at(folded, begin)
            .filter(|(_, len)| begin + len < end && ZH_GOOD_STARTS.at(folded, begin).is_none())
        {
            begin += len;
        } else if begin < end
            && matches!(folded[begin], '”' | '、' | ')' | '》' | '’' | ' ' | '“' | '‘')
            && !balanced(&folded[begin..end])
        {
            begin += 1;
        } else {
            break;
        }
    }
    // 目标是公益培训: what is aimed at.
    if let Some(at) = (begin..end).rev().find(|i| super::has(folded, *i, "目标是")) {
        begin = (at + 3).min(end);
    }
    let words =
        folded[begin..end].iter().filter(|c| is_han(**c) || c.is_ascii_alphabetic()).count();
    let metric = ZH_METRICS.ends(folded, end);
    (words >= 3 || words == 2 && metric).then_some(begin..end)
}

/// 17%换成小果，只有5%退款: behind the comma it is not said again what the first share did.
fn is_predicate(
    folded: &[char],
    spans: &[Range<usize>],
    phrase: &Range<usize>,
    found: &Found,
) -> bool {
    let share =
        |span: &Range<usize>| folded[span.clone()].iter().any(|c| matches!(c, '%' | '‰' | '成'));
    found.kind == QuantityKind::Percent
        && found.direction.is_none()
        && folded[phrase.end..found.span.start].contains(&',')
        && spans.iter().any(|span| span.end == phrase.start && share(span))
}

/// 行为, 年均, 方向: the link's character belongs to a longer word.
fn inside_a_word(folded: &[char], at: usize, word: &str) -> bool {
    let previous = at.checked_sub(1).map(|i| folded[i]);
    match word {
        "为" => matches!(previous, Some('行' | '认' | '作' | '成' | '因')),
        "均" => matches!(previous, Some('年' | '人' | '平' | '日' | '月' | '户')),
        "至" => previous == Some('甚'),
        "约" => matches!(
            previous,
            Some('合' | '公' | '条' | '特' | '签' | '预' | '违' | '契' | '纽' | '节' | '制')
        ),
        "会" => {
            matches!(previous, Some('社' | '协' | '大' | '议' | '机' | '委' | '展' | '峰' | '国'))
        }
        "有" => matches!(previous, Some('国' | '占' | '拥' | '持' | '私')),
        "比" => matches!(previous, Some('占' | '对')),
        "是" | "以" => matches!(previous, Some('于' | '可' | '所' | '但')),
        "到" => matches!(previous, Some('收' | '得')),
        _ => false,
    }
}

/// Whether an opening quotation mark at the head of the phrase is closed within it.
fn balanced(phrase: &[char]) -> bool {
    match phrase.first() {
        Some('“') => phrase.contains(&'”'),
        Some('‘') => phrase.contains(&'’'),
        _ => false,
    }
}

/// The beginning of a date that ends right before `end` and that the list of dates does not have.
fn date_ending(folded: &[char], end: usize) -> Option<usize> {
    let ends_like_one = matches!(
        folded.get(end.checked_sub(1)?),
        Some('年' | '月' | '日' | '份' | '底' | '末' | '初')
    );
    let floor = end.saturating_sub(14);
    ends_like_one
        .then(|| (floor..end).find(|i| super::zh_date::date(folded, *i) == Some(end)))
        .flatten()
}

/// The noun phrase behind a count or a sum; none where it runs on too long to be one.
fn zh_behind(folded: &[char], spans: &[Range<usize>], end: usize) -> Option<Range<usize>> {
    static TRIMMED: WordList = WordList::of(&["以上", "左右", "以下", "的", "多", "余", " "]);
    let mut begin = end;
    for _ in 0..2 {
        let Some((_, len)) = TRIMMED.at(folded, begin) else {
            break;
        };
        begin += len;
    }
    let mut stop = begin;
    loop {
        let phrase = folded.get(stop).is_some_and(|c| is_han(*c) || c.is_ascii_alphanumeric());
        let other = spans.iter().any(|span| span.start == stop);
        // 合并: no conjunction.
        let merges =
            stop > begin && ["合并", "兼并"].iter().any(|w| super::has(folded, stop - 1, w));
        if !phrase || other || ZH_ENDINGS.at(folded, stop).is_some() && !merges {
            break;
        }
        stop += 1;
        if stop - begin > 16 {
            return None;
        }
    }
    // 350万家商户的统计: what is counted, not what was made of it.
    if let Some(of) = (begin..stop).find(|i| folded[*i] == '的')
        && noun::ending(folded, of).is_some()
    {
        stop = of;
    }
    (stop >= begin + 2).then_some(begin..stop)
}
