//! Makes the timeline of an article from the dates that tell events.
//!
//! One entry for one event, however often the article tells it; the best telling stays. The periods of statistics,
//! the date line and the dates inside titles never come in. Invariant: the text of an entry is a piece of its
//! sentence, so that a reader who follows the link finds the words.

use std::collections::BTreeSet;

use super::{Reading, dates};
use crate::model::{DateMention, DateRole, DateValue, Event, EventOrigin, Precision};
use crate::text::fold::{fold, fold_char};
use crate::text::width::is_han;

/// Longest text of an entry, in characters, before clauses are cut off: Chinese, then English.
const MAX_CHARS: (usize, usize) = (90, 220);

/// How far from its date the words of an event are looked for, in characters.
const REACH: usize = 600;

/// How many other dates beside one are asked whether they tell the next event.
const NEIGHBOURS: usize = 16;

/// The events, earliest first.
pub(crate) fn events(reading: Reading<'_>, dates: &[DateMention]) -> Vec<Event> {
    let mut events: Vec<Candidate> = Vec::new();
    let mut telling: Option<Telling> = None;
    for (i, mention) in dates.iter().enumerate() {
        let (DateRole::Event, Some(when)) = (mention.role, mention.value) else { continue };
        if telling.as_ref().is_none_or(|telling| telling.number != mention.sentence) {
            telling = Telling::of(reading, mention.sentence);
        }
        let Some(telling) = &telling else { continue };
        let near = |other: &&DateMention| other.sentence == mention.sentence;
        let other =
            |other: &DateMention| (other.role == DateRole::Event).then_some(other.start_char);
        let next = dates[i + 1..].iter().take(NEIGHBOURS).take_while(near).find_map(other);
        let previous = dates[..i].iter().rev().take(NEIGHBOURS).take_while(near).find_map(other);
        let candidate = Candidate::new(reading, telling, mention, when, (previous, next));
        match events.iter_mut().find(|event| event.is_same(&candidate)) {
            Some(event) if candidate.is_better_than(event) => *event = candidate,
            Some(_) => {}
            None => events.push(candidate),
        }
    }
    let mut events: Vec<Event> = events.into_iter().map(|candidate| candidate.event).collect();
    events
        .sort_by_key(|event| (event.when.start.or(event.when.end), event.when.end, event.sentence));
    events
}

/// The sentence whose events are being told, taken apart once.
struct Telling {
    number: usize,
    chars: Vec<char>,
    folded: Vec<char>,
}

impl Telling {
    fn of(reading: Reading<'_>, number: usize) -> Option<Self> {
        let text = match number {
            0 => reading.title?,
            number => reading.sentences.get(number - 1)?.text.as_str(),
        };
        Some(Self { number, chars: text.chars().collect(), folded: fold(text) })
    }
}

struct Candidate {
    event: Event,
    /// Pairs of neighbouring characters or words, folded: what two tellings of one event share.
    pairs: BTreeSet<(u64, u64)>,
    /// Whether the words of the date lean on others.
    leans: bool,
}

impl Candidate {
    fn new(
        reading: Reading<'_>,
        sentence: &Telling,
        mention: &DateMention,
        when: DateValue,
        neighbours: (Option<usize>, Option<usize>),
    ) -> Self {
        let chinese = reading.lang.is_chinese();
        let text = telling(&sentence.chars, mention, neighbours, chinese);
        let past = reading
            .published
            .is_some_and(|published| when.end.or(when.start).is_some_and(|last| last < published));
        let ahead = reading.published.is_some_and(|published| {
            when.start.or(when.end).is_some_and(|first| first > published)
        });
        let cue =
            dates::looks_ahead(&sentence.folded, mention.start_char, mention.end_char, chinese);
        let leans = !mention.expression.chars().any(|c| c.is_ascii_digit() || fold_char(c) == '月');
        // The whole sentence counts, since two tellings may be cut at different clauses.
        let from = mention.start_char.saturating_sub(REACH / 2).min(sentence.chars.len());
        let to = (mention.end_char + REACH / 2).min(sentence.chars.len());
        let around: String = sentence.chars[from..to].iter().collect();
        let pairs = pairs(&around, chinese);
        let event = Event {
            when,
            planned: ahead || (cue && !past),
            inferred: mention.inferred,
            approximation: mention.approximation,
            text,
            expression: mention.expression.clone(),
            sentence: mention.sentence,
            origin: EventOrigin::Text,
        };
        Self { event, pairs, leans }
    }

    /// Whether both tell one event: the same date with a quarter of the words of the shorter telling, or, in another
    /// sentence, one date inside the other with two thirds of them.
    fn is_same(&self, other: &Self) -> bool {
        let same_date = self.event.when.start == other.event.when.start
            && self.event.when.end == other.event.when.end;
        let same_place =
            self.event.sentence == other.event.sentence && self.event.text == other.event.text;
        let shorter = self.pairs.len().min(other.pairs.len()).max(1);
        // Counted only where the dates fit, since most pairs of entries do not.
        let shared = || self.pairs.intersection(&other.pairs).count();
        let inside = contains(&self.event.when, &other.event.when)
            || contains(&other.event.when, &self.event.when);
        let fine = |value: &DateValue| {
            matches!(value.precision, Precision::Day | Precision::DayRange | Precision::Month)
        };
        // A title tells in other words: there a third is enough.
        let titled = self.event.sentence == 0 || other.event.sentence == 0;
        let of_three = if titled { 1 } else { 2 };
        // 当天 goes on with what was told of the day: a sixth is enough.
        let part = if self.leans || other.leans { 6 } else { 4 };
        let apart = self.event.sentence != other.event.sentence;
        (same_date && (same_place || shared() * part >= shorter))
            || (inside
                && apart
                && fine(&self.event.when)
                && fine(&other.event.when)
                && shared() * 3 >= shorter * of_three)
    }

    /// Whether this telling is better: in the text rather than in the title, by its own date, more precise; else the
    /// first one stays.
    fn is_better_than(&self, other: &Self) -> bool {
        let rank = |one: &Self| {
            let days = match (one.event.when.start, one.event.when.end) {
                (Some(start), Some(end)) if start == end => 0,
                (Some(_), Some(_)) => 1,
                _ => 2,
            };
            (one.leans, days, one.event.sentence == 0)
        };
        rank(self) < rank(other)
    }
}

fn contains(outer: &DateValue, inner: &DateValue) -> bool {
    outer.start.is_some()
        && outer.end.is_some()
        && outer.start <= inner.start
        && inner.end.is_some()
        && inner.end <= outer.end
}

/// The part of the sentence that tells the event: between semicolons, and where that is still long, the clauses from
/// the date (or from what precedes it, if nothing else is told there) to the next date or the limit.
fn telling(
    chars: &[char],
    mention: &DateMention,
    (previous, next): (Option<usize>, Option<usize>),
    chinese: bool,
) -> String {
    let strong =
        |c: char| matches!(c, ';' | '；' | '。' | '!' | '！' | '?' | '？') && (chinese || c == ';');
    let weak = |c: char| matches!(c, ',' | '，');
    let date = mention.start_char.min(chars.len());
    // Out of reach nothing is looked for, so that a line without marks costs no more than its dates.
    let floor = date.saturating_sub(REACH);
    let ceiling = chars.len().min(date + REACH);
    let mut start =
        chars[floor..date].iter().rposition(|c| strong(*c)).map_or(floor, |at| floor + at + 1);
    let mut end =
        chars[date..ceiling].iter().position(|c| strong(*c)).map_or(ceiling, |at| date + at);
    let max = if chinese { MAX_CHARS.0 } else { MAX_CHARS.1 };
    let sentence_start = start;
    start = behind_dateline(chars, start, date);
    if end - start > max {
        if let Some(next) = next.filter(|next| *next < end) {
            let cut = chars[date..next].iter().rposition(|c| weak(*c)).map(|at| date + at);
            end = cut.filter(|cut| *cut > mention.end_char + 4).unwrap_or(end);
        }
        if let Some(previous) = previous.filter(|previous| *previous >= start) {
            let cut =
                chars[previous..date].iter().rposition(|c| weak(*c)).map(|at| previous + at + 1);
            start = cut.unwrap_or(start);
        }
    }
    if end - start > max {
        // Attribution before the clause of the date goes first: the date must stay, the speaker need not.
        let head =
            chars[start..date].iter().rposition(|c| weak(*c)).map_or(start, |at| start + at + 1);
        start = if date - head < max / 3 { head } else { start };
    }
    if end - start > max {
        let limit = (start + max).max(mention.end_char + max / 3).min(end);
        let floor = mention.end_char + 8;
        if floor < limit {
            let cut = chars[floor..limit].iter().rposition(|c| weak(*c)).map(|at| floor + at);
            end = cut.unwrap_or(end);
        }
    }
    if !chinese
        && chars[start..end].iter().find(|c| c.is_alphabetic()).is_some_and(|c| c.is_lowercase())
    {
        // A clause that lost its subject tells nothing by itself.
        start = behind_dateline(chars, sentence_start, date);
    }
    let text: String = chars[start..end].iter().collect();
    balanced(text.trim().trim_end_matches(['。', '.', ',', '，', '、']))
}

/// Where a telling begins behind the date line of its sentence: `本报讯（记者 王某）`, `LONDON, March 14 (Reuters) -`.
fn behind_dateline(chars: &[char], start: usize, date: usize) -> usize {
    if start > 0 {
        return start;
    }
    let head: Vec<char> = chars[..date.min(60)].iter().map(|c| fold_char(*c)).collect();
    let holds = |piece: &[char], words: &[&str]| {
        let piece: String = piece.iter().collect();
        words.iter().any(|word| piece.contains(word))
    };
    let close = head.iter().position(|c| *c == ')');
    if let Some(close) = close {
        let open = head[..close].iter().rposition(|c| *c == '(').unwrap_or(0);
        let reporter = holds(&head[open..close], &["记者", "通讯员", "编辑"]);
        let rest: String = head[close + 1..].iter().take(3).collect();
        if reporter {
            return close + 1;
        }
        if rest.trim_start().starts_with(['-', '–', '—']) {
            return head[close..]
                .iter()
                .position(|c| matches!(c, '-' | '–' | '—'))
                .map_or(close, |at| close + at + 1);
        }
    }
    // 新华社东京9月3日电 …
    let wire =
        head.windows(3).position(|three| three[0] == '日' && three[1] == '电' && three[2] == ' ');
    wire.map_or(start, |at| at + 3)
}

/// The text without quotation marks and brackets at its ends that have no partner.
fn balanced(text: &str) -> String {
    const PAIRS: [(char, char); 6] =
        [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('(', ')'), ('（', '）')];
    let mut text = text;
    loop {
        let count = |mark: char| text.chars().filter(|c| *c == mark).count();
        let lone = PAIRS.iter().find_map(|(open, close)| match (count(*open), count(*close)) {
            (opens, closes) if opens > closes => {
                text.strip_prefix(*open).or(text.strip_suffix(*open))
            }
            (opens, closes) if closes > opens && *close != '’' => {
                text.strip_suffix(*close).or(text.strip_prefix(*close))
            }
            _ => None,
        });
        match lone {
            Some(rest) => text = rest.trim(),
            None => return text.to_owned(),
        }
    }
}

/// What two tellings are compared by: neighbouring Han characters, or the longer words.
fn pairs(text: &str, chinese: bool) -> BTreeSet<(u64, u64)> {
    if chinese {
        let han: Vec<char> = fold(text).into_iter().filter(|c| is_han(*c)).collect();
        return han.windows(2).map(|pair| (u64::from(pair[0]), u64::from(pair[1]))).collect();
    }
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 3)
        .map(|word| {
            // The first six bytes stand for the word, so that its endings do not matter.
            let stem =
                word.to_lowercase().bytes().take(6).fold(0, |sum, b| sum << 8 | u64::from(b));
            (stem, 0)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Locale, Sentence};
    use crate::text::{dates::edtf, sentence};

    /// The entries of a text of 14 September 2023: `value text`, `P` before what is planned.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let sentences: Vec<Sentence> = sentence::sentences(text)
            .into_iter()
            .map(|range| Sentence {
                text: chars[range].iter().collect(),
                paragraph: 1,
                heading: false,
            })
            .collect();
        let published = Date::new(2023, 9, 14).ok();
        let reading =
            Reading { title: None, sentences: &sentences, lang: Locale::ZhHans, published };
        let shown: Vec<String> = events(reading, &dates::find(reading))
            .iter()
            .map(|event| {
                let mark = if event.planned { "P " } else { "" };
                format!("{mark}{} {}", edtf(&event.when, event.approximation), event.text)
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn puts_the_earliest_first_and_marks_what_is_planned() {
        check(
            "新馆将于10月1日开放。旧馆2021年6月关闭。",
            &["2021-06 旧馆2021年6月关闭", "P 2023-10-01 新馆将于10月1日开放"],
        );
    }

    #[test]
    fn tells_one_event_once() {
        check(
            "9月8日，南山大桥正式通车。记者了解到，南山大桥9月8日通车后车流平稳。当天，南山大桥通车仪式举行。",
            &["2023-09-08 9月8日，南山大桥正式通车"],
        );
    }

    #[test]
    fn leaves_out_the_periods_of_figures() {
        check("上半年，全市出口额同比增长8%。截至8月底，累计签约37家。", &[]);
    }

    #[test]
    fn leaves_out_the_date_line() {
        check("9月13日消息，山洪已经退去，道路恢复畅通。", &[]);
    }

    #[test]
    fn cuts_the_reporter_off_the_text() {
        check("本报讯（记者 王青）9月12日，球队抵达成都。", &["2023-09-12 9月12日，球队抵达成都"]);
    }

    #[test]
    fn leaves_no_lone_quotation_mark() {
        check(
            "“2020年5月，我们创办了诊所。现在有三家分店。”",
            &["2020-05 2020年5月，我们创办了诊所"],
        );
    }
}
