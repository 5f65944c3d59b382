//! Says which period a figure holds for, and whether it is only expected.
//!
//! The nearest date before the figure governs it, unless the words between say that it does not: it is compared with,
//! it names a festival, it is the day on which a count begins, or another stretch of time or the condition of a rule
//! stands between. No period is better than a wrong one. What a figure is *expected* to be (a forecast, a plan, an aim)
//! is said by a verb before it or by a date after the day of publication.

use super::{Found, Reading, ends};
use crate::model::{
    Approximation, Date, DateMention, DateValue, Precision, Quantity, QuantityKind,
};
use crate::text::wordlist::WordList;
use crate::text::{dates as date_text, fold};

/// How many dates before a figure are asked whether it holds for them.
const NEAR_DATES: usize = 32;
/// How many characters before a figure are asked what they say of it.
const REACH: usize = 160;

/// When a figure holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Held {
    /// As an EDTF value.
    pub(super) period: Option<String>,
    /// Whether it was still to come, or only aimed at, when the article appeared.
    pub(super) expected: bool,
}

/// A sentence, as far as figures and dates are concerned.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// Folded.
    pub(super) chars: &'a [char],
    /// Its dates, in order.
    pub(super) dates: &'a [&'a DateMention],
    /// A figure and those shortly before it.
    pub(super) figures: &'a [Found],
    pub(super) reading: Reading<'a>,
    /// What holds for the sentence before, where this one tells a part of it (其中…).
    pub(super) whole: Option<&'a Held>,
}

impl Place<'_> {
    /// What holds for the last of the figures, which measures `measure`.
    pub(super) fn held(&self, measure: Option<&str>) -> Held {
        let Some((figure, earlier)) = self.figures.split_last() else { return Held::default() };
        let start = figure.span.start;
        let date = self.governing(start).filter(|date| !self.is_cut_off(date, earlier, start));
        if date.is_none()
            && !self.has_own_time(earlier, start.saturating_sub(REACH), start)
            && let Some(whole) = self.whole
        {
            return whole.clone();
        }
        // What must be done before a day has that day for its limit, not for its period.
        let stated = date.filter(|date| date.approximation != Approximation::Before);
        let value = stated.and_then(|date| self.narrowed(date, figure, earlier, measure));
        let period =
            value.zip(stated).map(|(value, date)| date_text::edtf(&value, date.approximation));
        let comes = date.is_some_and(|date| {
            let end = date.end_char.max(start.saturating_sub(REACH)).min(start);
            let commas = self.chars[end..start].iter().filter(|c| **c == ',').count();
            let limit = date.approximation == Approximation::Before;
            commas < 2 && !limit && is_after(date, self.reading.published)
        });
        Held { period, expected: comes || self.is_announced(start) }
    }

    /// The nearest date before `start` that something is not compared with.
    fn governing(&self, start: usize) -> Option<&DateMention> {
        // Dates come in the order of the text; what stands far back governs nothing, and a line may be all dates.
        let before = self.dates.partition_point(|date| date.end_char <= start);
        let near = &self.dates[before.saturating_sub(NEAR_DATES)..before];
        let date = near.iter().rev().find(|date| {
            // 比2017年的20亿元增长5%: the twenty are those of 2017.
            let own = date.end_char + 1 == start && self.chars.get(date.end_char) == Some(&'的');
            date.value.is_some()
                && (own || !self.is_compared(date))
                && !self.is_festival(date)
                && !self.is_dateline(date)
        });
        date.copied()
    }

    /// 同比2020年, 和去年持平, "than in 2020".
    fn is_compared(&self, date: &DateMention) -> bool {
        static LINKS: WordList =
            WordList::of(&["同比", "比", "较", "than in ", "from ", "compared with ", "than "]);
        static WITH: WordList = WordList::of(&["和", "与", "跟", "同"]);
        static ALIKE: WordList = WordList::of(&[
            "持平",
            "基本持平",
            "大体持平",
            "大致持平",
            "相比",
            "相当",
            "一样",
            "相同",
            "差不多",
        ]);
        let alike = || {
            let skip = if super::has(self.chars, date.end_char, "同期") { 2 } else { 0 };
            ALIKE.at(self.chars, date.end_char + skip).is_some()
        };
        LINKS.ends(self.chars, date.start_char) || WITH.ends(self.chars, date.start_char) && alike()
    }

    /// 618大促: the sale of that name, which lasts weeks.
    fn is_festival(&self, date: &DateMention) -> bool {
        static SALES: WordList = WordList::of(&[
            "大促",
            "购物节",
            "促销",
            "狂欢节",
            "电商节",
            "年中",
            "期间",
            " sale",
            " shopping",
            " season",
        ]);
        let behind = date.end_char
            + usize::from(matches!(self.chars.get(date.end_char), Some('”' | '’' | '"')));
        !date.expression.contains(['月', '日', '年'])
            && date.expression.contains(|c: char| c.is_ascii_digit())
            && SALES.at(self.chars, behind).is_some()
    }

    /// 7月14日消息: when it was reported.
    fn is_dateline(&self, date: &DateMention) -> bool {
        static REPORTS: WordList = WordList::of(&["消息", "讯", "电", "报道"]);
        let end = REPORTS.at(self.chars, date.end_char).map(|(_, len)| date.end_char + len);
        end.is_some_and(|end| {
            self.chars.get(end).is_none_or(|c| matches!(c, ',' | '(' | ':' | ' '))
        })
    }

    /// Whether what stands between a date and the figure at `start` says that the date is another's.
    fn is_cut_off(&self, date: &DateMention, earlier: &[Found], start: usize) -> bool {
        let begin = date.end_char.max(start.saturating_sub(REACH)).min(start);
        let between = &self.chars[begin..start.min(self.chars.len())];
        // 7月12日，局里通报结果：…: the day of the report.
        let reported = date.value.is_some_and(|value| value.precision == Precision::Day)
            && between.contains(&':');
        let here = || earlier.iter().filter(|one| one.span.start >= begin);
        reported
            || is_a_start(self.chars, date, between)
            || self.has_own_time(earlier, begin, start)
            || here().any(|one| self.is_condition(one, start))
    }

    /// Whether a time of its own stands before the figure at `start`: 18天里, 不到一个月, "in the 18 days".
    fn has_own_time(&self, earlier: &[Found], begin: usize, start: usize) -> bool {
        static WITHIN: WordList =
            WordList::of(&["in ", "in the ", "within ", "in less than ", "in under ", "over the "]);
        if self.reading.lang.is_chinese() {
            return STRETCHES.any_in(&self.chars[begin..start]);
        }
        earlier.iter().filter(|one| one.span.start >= begin).any(|one| {
            one.kind == QuantityKind::Duration && WITHIN.ends(self.chars, one.span.start)
        })
    }

    /// 不足10万元的店铺, before a comma: what is said of them behind it is not of the time in which they are told.
    fn is_condition(&self, one: &Found, start: usize) -> bool {
        let behind = &self.chars[one.span.end.min(start)..start];
        let open = behind.first() == Some(&'的') || behind.starts_with(&['以', '下', '的']);
        open && one.modifier.is_some() && behind.iter().take(12).any(|c| *c == ',')
    }

    /// The part of a range of years that a figure is of, and nothing where a rate is of more years than the date names.
    fn narrowed(
        &self,
        date: &DateMention,
        figure: &Found,
        earlier: &[Found],
        measure: Option<&str>,
    ) -> Option<DateValue> {
        static RATES: WordList = WordList::of(&["复合", "年均", "compound"]);
        static RISES: WordList = WordList::of(&["至", "到", "为"]);
        let value = date.value?;
        let (Some(first), Some(last)) = (value.start, value.end) else { return Some(value) };
        let years = last.year() - first.year();
        let rate = measure.is_some_and(|measure| RATES.any_in(&fold::fold(measure)));
        if rate {
            return (years > 1).then_some(value);
        }
        // 2017—2021年，从902亿元增长至1.98万亿元: the level of the last year, and before it that of the first.
        let from = |one: &Found| {
            ends(self.chars, one.span.start, "从") || ends(self.chars, one.span.start, "由")
        };
        let at = if from(figure) {
            first
        } else if RISES.ends(self.chars, figure.span.start) && earlier.last().is_some_and(from) {
            last
        } else {
            return Some(value);
        };
        if value.precision != Precision::YearRange {
            return Some(value);
        }
        let day = |month, day| Date::new(at.year(), month, day).ok();
        Some(DateValue { start: day(1, 1), end: day(12, 31), precision: Precision::Year })
    }

    /// Whether a word before the figure at `start` announces it: 预计, 目标是, "is expected to".
    fn is_announced(&self, start: usize) -> bool {
        let floor = start.saturating_sub(REACH / 2);
        let chars = &self.chars[floor..start.min(self.chars.len())];
        let ended = chars.iter().rposition(|c| matches!(c, '。' | ';' | '!' | '?'));
        let sentence = &chars[ended.map_or(0, |at| at + 1)..];
        let comma = sentence.iter().rposition(|c| *c == ',').map_or(0, |at| at + 1);
        if !self.reading.lang.is_chinese() {
            // "the 23,000 shops" are there already.
            return ANNOUNCED_ENGLISH.any_in(sentence)
                && !sentence.ends_with(&['t', 'h', 'e', ' ']);
        }
        let parts = |date: &&&DateMention| {
            date.end_char <= start && date.approximation != Approximation::Before
        };
        let dated = self.dates.iter().rev().find(parts);
        // 预计，2022年…: the date belongs to what is announced.
        let since =
            dated.map_or(0, |date| date.start_char.saturating_sub(4 + start - sentence.len()));
        if PRESENT.any_in(&sentence[comma..]) {
            return false;
        }
        // What is announced goes on behind a comma, until another time is named.
        ANNOUNCED.any_in(&sentence[comma..])
            || ANNOUNCED.any_in(&sentence[since.min(sentence.len())..])
    }
}

/// Times that stand for themselves.
static STRETCHES: WordList = WordList::between_blanks(
    "\
    天里 天内 天间 天来 周里 周内 周来 个月里 个月内 个月来 年里 年间 小时里 小时内 首周 首日 首月 不到一个月 \
    不到一年 开业当天",
);
static PRESENT: WordList = WordList::of(&["目前", "现有", "已有", "现在"]);
static ANNOUNCED: WordList = WordList::between_blanks(
    "\
    预计 预期 预测 有望 力争 争取 目标是 目标为 目标达 计划投 计划在 计划到 计划用 计划新 计划建 计划扩 计划募 \
    将达 将超 将突破 将增 将投 将建 将新 拟投 拟募 拟建",
);
static ANNOUNCED_ENGLISH: WordList = WordList::of(&[
    " expect to ",
    " expects",
    " expected to ",
    " forecast",
    " projected to ",
    " aims to ",
    " aim to ",
    " plans to ",
    " plan to ",
    " hopes to ",
    " goal ",
    " target ",
    " will ",
]);

/// What a part of the sentence before holds for: 其中….
pub(super) fn is_part(folded: &[char]) -> bool {
    static PARTS: WordList =
        WordList::of(&["其中", "Among them", "Of these", "Of them", "Of which"]);
    PARTS.at(folded, 0).is_some()
}

/// What the last figure of the sentence before `sentence` holds for.
pub(super) fn before(quantities: &[Quantity], sentence: usize) -> Held {
    quantities
        .iter()
        .rev()
        .find(|one| one.sentence != sentence)
        .filter(|one| one.sentence + 1 == sentence)
        .map(|one| Held { period: one.period.clone(), expected: one.expected })
        .unwrap_or_default()
}

/// 从4月30日开市算起, "since it opened on April 30": only the beginning of what is counted.
fn is_a_start(chars: &[char], date: &DateMention, between: &[char]) -> bool {
    static FROM: WordList = WordList::of(&["从", "自", "自从"]);
    static SINCE: WordList = WordList::of(&["since ", "Since "]);
    let closed = date.value.is_some_and(|value| value.start.is_some() && value.end.is_some());
    let clause = between.iter().position(|c| *c == ',').unwrap_or(between.len());
    let begun = between[..clause].contains(&'起') && FROM.ends(chars, date.start_char);
    let floor = date.start_char.saturating_sub(40);
    let lead = &chars[floor..date.start_char.min(chars.len())];
    let lead = &lead[lead.iter().rposition(|c| *c == ',').unwrap_or(0)..];
    closed && (begun || SINCE.any_in(lead))
}

/// Whether a date lies behind the day on which the article appeared.
fn is_after(date: &DateMention, published: Option<Date>) -> bool {
    let Some((value, published)) = date.value.zip(published) else { return false };
    match value.start {
        Some(start) => start > published,
        None => value.end.is_some_and(|end| end > published),
    }
}
