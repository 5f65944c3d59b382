//! Makes the timeline of an article from the dates that tell events.
//!
//! One entry for one event, however often the article tells it; the best telling stays. The periods of statistics,
//! the date line and the dates inside titles never come in. Invariant: the text of an entry is a piece of its
//! sentence, so that a reader who follows the link finds the words.

mod clause;
mod within;

use std::collections::BTreeSet;
use std::ops::Range;

use within::Within;

use super::{Reading, dates};
use crate::model::{DateMention, DateRole, DateValue, Event, EventOrigin, Precision};
use crate::text::fold::{fold, fold_char};
use crate::text::width::is_han;

/// How far from its date the words that two tellings share are looked for, in characters.
const REACH: usize = 300;

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
        // What somebody tells of himself is his story, and not the article's.
        if within::is_own_story(&telling.chars, mention.start_char, reading.lang.is_chinese()) {
            continue;
        }
        let near = |other: &&DateMention| other.sentence == mention.sentence;
        let other = |other: &DateMention| {
            (other.role == DateRole::Event).then_some(other.start_char..other.end_char)
        };
        let next = dates[i + 1..].iter().take(NEIGHBOURS).take_while(near).find_map(other);
        let previous = dates[..i].iter().rev().take(NEIGHBOURS).take_while(near).find_map(other);
        let candidate = Candidate::new(reading, telling, mention, when, (previous, next));
        // 今起试行，至3月31日止: the end of what has just begun.
        if let Some(begun) = events.last_mut().filter(|begun| begun.is_ended_by(&candidate)) {
            begun.event.when.end = when.end;
            begun.event.when.precision = Precision::DayRange;
            continue;
        }
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

/// The places of the dates of the events told before and behind one in its sentence.
type Neighbours = (Option<Range<usize>>, Option<Range<usize>>);

/// The sentence whose events are being told, taken apart once.
struct Telling {
    number: usize,
    chars: Vec<char>,
    folded: Vec<char>,
    within: Within,
}

impl Telling {
    fn of(reading: Reading<'_>, number: usize) -> Option<Self> {
        let text = match number {
            0 => reading.title?,
            number => reading.sentences.get(number - 1)?.text.as_str(),
        };
        let chars: Vec<char> = text.chars().collect();
        let within = Within::of(&chars);
        Some(Self { number, chars, folded: fold(text), within })
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
        neighbours: Neighbours,
    ) -> Self {
        let chinese = reading.lang.is_chinese();
        let date = mention.start_char..mention.end_char;
        let text = clause::of((&sentence.chars, &sentence.within), date, neighbours, chinese);
        // 今年早些时候 runs up to the day of publication, and is past.
        let past = reading.published.is_some_and(|published| {
            let before = when.precision == Precision::Span && when.start < Some(published);
            let last = when.end.or(when.start);
            last.is_some_and(|last| last < published || before && last == published)
        });
        let ahead = reading.published.is_some_and(|published| {
            when.start.or(when.end).is_some_and(|first| first > published)
        });
        let cue =
            dates::looks_ahead(&sentence.folded, mention.start_char, mention.end_char, chinese);
        let leans = !mention.expression.chars().any(|c| c.is_ascii_digit() || fold_char(c) == '月');
        // The whole sentence counts, since two tellings may be cut at different clauses.
        let from = mention.start_char.saturating_sub(REACH).min(sentence.chars.len());
        let to = (mention.end_char + REACH).min(sentence.chars.len());
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

    /// Whether another tells of the day, in the same sentence, up to which this goes on.
    fn is_ended_by(&self, other: &Self) -> bool {
        let (begins, ends) = (self.event.when, other.event.when);
        let until = other.event.expression.starts_with(['至', '到']);
        until
            && self.event.sentence == other.event.sentence
            && begins.end.is_none()
            && ends.start.is_none()
            && begins.precision == Precision::Day
            && ends.precision == Precision::Day
            && begins.start < ends.end
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
        // A title tells in other words and tells more: there a fifth is enough, and the same day alone.
        let titled = self.event.sentence == 0 || other.event.sentence == 0;
        let day = self.event.when.precision == Precision::Day;
        // 当天 goes on with what was told of the day: a sixth is enough.
        let part = if self.leans || other.leans { 6 } else { 4 };
        let apart = self.event.sentence != other.event.sentence;
        // A title's 明年 is the June of the text.
        let rough = |value: &DateValue| fine(value) || titled && value.precision == Precision::Year;
        (same_date && (same_place || titled && day || shared() * part >= shorter))
            || (inside
                && apart
                && rough(&self.event.when)
                && rough(&other.event.when)
                && if titled { shared() * 5 >= shorter } else { shared() * 3 >= shorter * 2 })
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
    use crate::model::{Date, Sentence};
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
        let reading = Reading {
            title: None,
            sentences: &sentences,
            lang: crate::text::script::detect(text),
            published,
        };
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
    fn what_somebody_tells_of_himself_is_no_entry() {
        check("“I was second in line on September 12,” said a traveller.", &[]);
        check("\"I was second in line on September 12, and nothing moved.", &[]);
        check("“昨天我在站台等了三个小时。”旅客说。", &[]);
        check(
            "“The bridge opened on September 12,” the mayor said.",
            &["2023-09-12 “The bridge opened on September 12,” the mayor said"],
        );
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
    fn keeps_who_did_it_before_a_verb() {
        let text = "Kite Market, the third of the sites on which most of the county's growers sell, closed its shop for \
                    fresh fruit on September 6, since hardly a box of it arrived without at least one peach that was bruised, \
                    and opened another one for dried fruit in the same street.";
        let told = &text[..text.find(", and opened").unwrap()];
        check(text, &[&format!("2023-09-06 {told}")]);
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

    #[test]
    fn never_ends_in_the_air_or_inside_brackets() {
        let told = "9月3日，在第二届江城国际船舶与港口设备博览会的开幕式上，中国内河航运协会副会长兼江城大学教授林远航向来自沿江\
            十一个省市的船东和港口代表分析了今年上半年内河航运市场的变化和下半年可能出现的三种走势";
        check(&format!("{told}，台下坐满了人。"), &[&format!("2023-09-03 {told}")]);
        let told = "9月3日，江城港务局（其前身为江城内河航运管理总站，后来由三家轮船公司合并而成）公布了新泊位的使用办法和\
            第一批获准停靠的四十二艘客货两用船的名单并且宣布取消码头工人沿用多年的停靠押金和夜间照明费";
        check(&format!("{told}，办法从公布起生效。"), &[&format!("2023-09-03 {told}")]);
    }

    #[test]
    fn never_begins_inside_brackets() {
        let told = "渡轮公司（2019年6月3日成立，2021年8月5日更名；船舶42艘）宣布停航";
        check(
            &format!("{told}。"),
            &[&format!("2019-06-03 {told}"), &format!("2021-08-05 {told}")],
        );
        let told = "The firm (renamed in May 2004, and sold in June 2011) opened a yard";
        check(&format!("{told}."), &[&format!("2004-05 {told}"), &format!("2011-06 {told}")]);
    }

    #[test]
    fn cuts_the_date_line_off_the_text() {
        check(
            "LEEDS, Sept. 3 -- The mill opened on Monday.",
            &["2023-09-11 The mill opened on Monday"],
        );
    }
}
