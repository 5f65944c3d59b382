//! What stands around a Chinese date: the features that decide its role.

use super::super::chars::{char_at, char_before, clause_begins, ends_any, starts, starts_any};
use super::super::lexicon::{self, Cue};
use super::super::role::{self, Feature};
use super::super::shape::{Bound, Found, Part, Shape};
use super::beside::beside;
use super::named::is_quote;
use super::predicate;
use super::tense::is_ahead;
use crate::model::{DateValue, Precision};
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// What figures of a month or a year follow.
static MADE: WordList =
    WordList::of(&["交付", "销售", "生产", "出口", "进口", "售出", "卖出", "产出", "发货"]);

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
    let coarse = is_coarse(value);
    role::of_cues(&cues(chars, found, end, coarse), &mut features);
    // 今年以来首次: it has not happened since; the day on which it did is another.
    if bound == Bound::Since && ends_any(chars, found.end, &["以来"]) {
        features.retain(|one| !matches!(one, Feature::Milestone | Feature::First));
    }
    // 今年起每个月…: so it goes.
    if is_reported(chars, found, value) {
        features.push(Feature::Attributive);
    }
    if coarse && bound != found.bound && char_at(chars, found.end) == '每' {
        features.push(Feature::Habit);
    }
    let told = features.iter().any(|one| matches!(one, Feature::Milestone | Feature::Ahead));
    if coarse && !told && has_figure(chars, found.end, end) {
        features.push(Feature::Figure);
    }
    // 上月末…较年初…: a figure is compared with the next date.
    if coarse && end == next && ends_any(chars, end, &["较", "比"]) {
        features.push(Feature::Statistic);
    }
    if matches!(found.shape, Shape::Window(..)) {
        features.push(Feature::LongRange);
    }
    beside(chars, found, value, &mut features);
    let words = words_behind(chars, found.end, end);
    let figures = features.iter().any(role::of_figures);
    if !coarse && value.precision != Precision::Week && !features.contains(&Feature::Statistic) {
        let said = || starts_any(chars, found.end, &["说", "称"]);
        features.extend((words >= 2 || said()).then_some(Feature::Told));
    }
    if !figures && opens(chars, found, value) && words >= 4 {
        features.push(Feature::Opens);
    }
    let long = coarse || is_festival(found);
    let bounded = matches!(bound, Bound::At | Bound::By | Bound::Before);
    let qualifies = char_at(chars, found.end) == '的';
    if long && bounded && !figures && !qualifies && predicate::follows(chars, found.end, end) {
        features.push(Feature::Predicate);
    }
    if in_work(chars, found.start) || names_issue(chars, found) {
        features.push(Feature::InWork);
    }
    if is_dateline(chars, found) {
        features.push(Feature::Dateline);
    }
    features
}

/// Where the clause that holds `at` begins: behind the last mark.
pub(super) fn clause_start(chars: &[char], at: usize) -> usize {
    let floor = at.saturating_sub(40);
    (floor..at)
        .rev()
        .find(|i| matches!(chars[*i], ',' | '。' | ';' | ':' | '!' | '?' | '，' | '\n'))
        .map_or(floor, |i| i + 1)
}

/// Where the words that a date governs end: at the next date, the end of the part of the sentence, or out of reach.
pub(super) fn scope_end(chars: &[char], at: usize, next: usize) -> usize {
    let limit = chars.len().min(at + REACH).min(next.max(at));
    (at..limit).find(|i| matches!(chars[*i], '。' | ';' | '!' | '?')).unwrap_or(limit)
}

/// The cues of the words that a date governs, with those of plans before it: 公司计划在2023年上市, 双方将于5月签约. What
/// comes after a second comma gives no figures for a longer time any more.
fn cues(chars: &[char], found: &Found, end: usize, coarse: bool) -> Vec<Cue> {
    let begins = is_beginning(chars, found.end);
    let mut cues = Vec::new();
    let mut forecast = false;
    for at in clause_start(chars, found.start)..found.start {
        match lexicon::zh(chars, at) {
            Some((Cue::Ahead, _)) if is_ahead(chars, at) && cues.is_empty() => {
                cues.push(Cue::Ahead);
            }
            Some((Cue::Forecast, _)) if char_at(chars, at + 1) == '计' => forecast = true,
            _ => {}
        }
    }
    let (mut at, mut depth, mut commas) = (found.end, 0usize, 0);
    while at < end {
        match chars[at] {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            ',' if at > found.end => commas += 1,
            _ => {}
        }
        let rate = is_rate(chars, at).then_some((Cue::Statistic, 1));
        // 10月交付6000辆: what was made or sold in it.
        let made = (coarse && at - found.end <= 12).then(|| MADE.len_at(chars, at)).flatten();
        let made = made.filter(|len| char_at(chars, at + len).is_ascii_digit());
        let made = made.map(|len| (Cue::Statistic, len));
        let told = made.or_else(|| lexicon::zh(chars, at)).or(rate);
        let Some((cue, len)) = told.filter(|_| depth == 0) else {
            at += 1;
            continue;
        };
        // What begins is told in its own clause; figures behind it follow.
        let reach = usize::from(!begins);
        let far = commas > reach && matches!(cue, Cue::Statistic | Cue::Compared | Cue::Forecast);
        let moves = cue == Cue::Ahead && !is_ahead(chars, at);
        if !(is_noun(chars, at, len) || far || moves) {
            cues.push(cue);
        }
        at += len;
    }
    let figures = cues.contains(&Cue::Statistic) || coarse && has_figure(chars, found.end, end);
    if forecast && !figures {
        // 预计12月中旬到货: what is foretold without a figure is an event to come.
        cues.retain(|cue| *cue != Cue::Forecast);
        cues.insert(0, Cue::Ahead);
    } else if forecast {
        cues.insert(0, Cue::Forecast);
    }
    cues
}

/// Whether 率 at `at` names a rate: 开工率, but not 率队 and 效率.
fn is_rate(chars: &[char], at: usize) -> bool {
    char_at(chars, at) == '率'
        && is_han(char_before(chars, at))
        && !matches!(char_before(chars, at), '效' | '频' | '草' | '轻' | '表' | '直' | '汇')
        && !matches!(char_at(chars, at + 1), '领' | '先' | '队' | '团' | '部' | '众')
}

/// Whether a longer time, or a festival, stands at the head of its clause as a part of its own: 2018年，….
fn opens(chars: &[char], found: &Found, value: &DateValue) -> bool {
    // “双11” in quotation marks is a sale, which its sentence speaks about.
    let festival = is_festival(found);
    let quoted = festival && chars[found.start..found.end].iter().any(|c| is_quote(*c));
    let mark = char_at(chars, found.end) == ',' && !quoted;
    let head = clause_begins(chars, found.start) && mark;
    let century = value.precision == Precision::Span && matches!(found.shape, Shape::Value(_));
    let long = festival
        || century
        || !matches!(value.precision, Precision::Day | Precision::DayRange | Precision::Span);
    let begins = found.bound == Bound::Since && is_beginning(chars, found.end);
    let known = !matches!(found.shape, Shape::Window(..) | Shape::SamePeriod(_))
        && (begins || matches!(found.bound, Bound::At | Bound::By | Bound::SinceClause));
    head && long && known
}

pub(super) fn is_festival(found: &Found) -> bool {
    matches!(found.shape, Shape::Point(point) if matches!(point.part, Part::Festival(_)))
}

/// How many Han characters stand between the date and the end of its scope, counted up to four.
fn words_behind(chars: &[char], start: usize, end: usize) -> usize {
    chars[start..end].iter().filter(|c| is_han(**c)).take(4).count()
}

/// Whether a value is a period that figures are given for.
fn is_coarse(value: &DateValue) -> bool {
    !matches!(value.precision, Precision::Day | Precision::DayRange | Precision::Week)
}

/// Whether a figure with a unit stands in the words up to the end of the clause that tells what happens, if one does.
fn has_figure(chars: &[char], start: usize, end: usize) -> bool {
    let mut happened = false;
    for at in start..end {
        let behind = char_at(chars, at + 1);
        if chars[at] == ',' && happened && !behind.is_ascii_digit() {
            return false;
        }
        happened |= matches!(lexicon::zh(chars, at), Some((Cue::Happens, _)));
        let before = char_before(chars, at);
        let first = chars[at].is_ascii_digit() && !before.is_ascii_alphanumeric();
        // 以880万元买下, 斥资3亿元: the price of an event.
        let price = matches!(before, '以' | '资' | '价' | '款' | '的' | '第' | '这' | '.');
        if first && !price {
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
    (matches!(behind, '会' | '社' | '者' | '商' | '权' | '率' | '费' | '词' | '书' | '法' | '量')
        && !starts_any(chars, at + len, &["会议", "会见", "会谈", "会上"]))
        || starts_any(
            chars,
            at,
            &["举办地", "主办方", "承办方", "投资者", "合作伙伴", "提出者", "增长点"],
        )
}

/// Whether `at` stands inside a title in 《》; looked for within two hundred characters.
pub(in super::super) fn in_work(chars: &[char], at: usize) -> bool {
    let floor = at.saturating_sub(200);
    (floor..at)
        .rev()
        .find(|i| matches!(chars[*i], '《' | '》' | '〈' | '〉'))
        .is_some_and(|i| matches!(chars[i], '《' | '〈'))
}

/// Whether the date is that of an issue, in a title that says no more than that: 6月3日财经早餐.
fn names_issue(chars: &[char], found: &Found) -> bool {
    static ISSUES: WordList = WordList::of(&[
        "早餐",
        "早报",
        "晚报",
        "日报",
        "快报",
        "快讯",
        "早间",
        "早知道",
        "早参",
        "晚参",
        "内参",
        "汇总",
        "要闻",
        "要览",
        "精选",
        "速览",
        "速递",
        "速报",
        "播报",
        "导读",
        "早读",
        "晨报",
        "复盘",
        "收评",
        "午评",
        "早评",
        "行情",
        "报价",
        "排行",
        "排行榜",
        "热榜",
        "一览",
        "简报",
        "周报",
        "月报",
        "新闻",
        "头条",
        "热点",
        "日历",
        "看点",
    ]);
    const LONGEST: usize = 24;
    found.start <= 8 && chars.len() <= LONGEST && ISSUES.ends(chars, chars.len())
}

/// 将发布10月景气报告: the month that a report is about, and not the one in which it comes.
pub(in super::super) fn is_reported(chars: &[char], found: &Found, value: &DateValue) -> bool {
    // 公布11月11日促销的规则: even of a day, where it only says which.
    let which = || (found.end..chars.len().min(found.end + 10)).any(|at| chars[at] == '的');
    let period = match value.precision {
        Precision::Month | Precision::Quarter | Precision::Half => {
            is_han(char_at(chars, found.end))
        }
        Precision::Day => which(),
        _ => false,
    };
    period
        && found.bound == Bound::At
        && ends_any(chars, found.start, &["发布", "公布", "公布了", "发布了", "揭晓", "公告"])
}

/// Whether a date only tells what went before the sentence's own event: 继5日停航之后. No 当天 leans on it.
pub(in super::super) fn is_background(chars: &[char], found: &Found) -> bool {
    ends_any(chars, found.start, &["继", "继于", "继在"])
        && !ends_any(chars, found.start, &["相继", "后继", "承继", "相继于", "相继在"])
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

/// Whether 起 or 开始 is followed by what begins then: 5月1日起施行.
fn is_beginning(chars: &[char], end: usize) -> bool {
    // 从11月1日起累计: a count begins, and nothing else.
    ends_any(chars, end, &["起", "开始"])
        && !starts_any(chars, end, &["累计", "计算", "统计", "算"])
}
