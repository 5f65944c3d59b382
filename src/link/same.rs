//! Whether two articles tell one event.
//!
//! To merge two events into one is worse than to show one twice, so every rule here asks for more than likeness: figures
//! and names must not speak against it, and where the dates differ, either a name or nearly every word must speak for it.

use std::collections::BTreeSet;

use crate::model::{DateValue, Entry, Event, NameKind, Precision};
use crate::text::fold::{fold_char, fold_string};
use crate::text::width::is_han;

/// What a telling shares with other tellings of its event. A site has tens of thousands, so words and figures are kept
/// as fingerprints in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    /// Pairs of Han characters, and words; those of the date left out.
    words: Box<[u64]>,
    /// Numbers, and Han numerals behind 第.
    figures: Box<[u64]>,
    /// Names of all but terms and places, and titles between 《 and 》.
    names: Box<[String]>,
}

/// English words that any two sentences share.
const COMMON: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had", "has", "have",
    "in", "into", "is", "it", "its", "of", "on", "or", "said", "says", "than", "that", "the",
    "their", "this", "to", "was", "were", "which", "will", "with",
];

/// Fewer shared words than these prove nothing: on one day, then on two.
const MIN_SHARED: usize = 4;
const MIN_SHARED_STRICT: usize = 7;

/// Two sources that differ by more days than these speak of two events, for all anybody knows.
const MAX_DAYS_APART: i32 = 3;

impl Evidence {
    /// What `event` of `entry` has to show.
    pub(crate) fn of(event: &Event, entry: &Entry) -> Self {
        let folded = fold_string(&event.text).to_lowercase();
        // The words of the date are what two sources may differ in.
        let date = fold_string(&event.expression).to_lowercase();
        let told = if date.is_empty() { folded.clone() } else { folded.replacen(&date, " ", 1) };
        let names = entry.names.iter().filter(|name| match name.kind {
            NameKind::Person
            | NameKind::Organisation
            | NameKind::Event
            | NameKind::Product
            | NameKind::Work => true,
            NameKind::Place | NameKind::Term => false,
        });
        let mut names: BTreeSet<String> = names
            .map(|name| fold_string(&name.text).to_lowercase())
            .filter(|name| told.contains(name.as_str()))
            .collect();
        names.extend(titles(&told));
        Self {
            words: in_order(words(&told)),
            figures: in_order(figures(&told)),
            names: names.into_iter().collect(),
        }
    }

    /// Whether two tellings with one date are of one event: most of the words of the shorter, and nothing against it.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let (shared, small, _) = self.shared(other);
        let names = self.names.is_empty() || other.names.is_empty() || self.shares_name(other);
        names && self.figures_agree(other) && shared >= MIN_SHARED && shared * 5 >= small * 3
    }

    /// Whether two tellings with different dates are of one event: a name and most words of both, or nearly all words.
    pub(crate) fn is_plainly(&self, other: &Self) -> bool {
        let (shared, small, large) = self.shared(other);
        let named = self.shares_name(other) && shared * 4 >= small * 3 && shared * 2 >= large;
        let worded = self.names.is_empty() == other.names.is_empty()
            && shared >= MIN_SHARED_STRICT + MIN_SHARED
            && shared * 20 >= large * 17;
        shared >= MIN_SHARED_STRICT && self.figures_agree(other) && (named || worded)
    }

    /// How many words both have, and how many the smaller and the larger have.
    fn shared(&self, other: &Self) -> (usize, usize, usize) {
        let (a, b) = (&self.words, &other.words);
        let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        (common(small, large), small.len(), large.len())
    }

    /// Whether one telling has no figure that the other, which has some, lacks.
    fn figures_agree(&self, other: &Self) -> bool {
        let (a, b) = (&self.figures, &other.figures);
        common(a, b) == a.len().min(b.len())
    }

    /// A name may be a part of the other, fuller one.
    fn shares_name(&self, other: &Self) -> bool {
        let pair = |a: &str, b: &str| a.contains(b) || b.contains(a);
        self.names.iter().any(|a| other.names.iter().any(|b| pair(a, b)))
    }
}

/// How two dates of what may be one event go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dates {
    /// One is the other, or a part of it: nobody contradicts anybody.
    Agree,
    /// Days that lie close to one another.
    Differ,
    /// Too far apart, or too vague.
    Apart,
}

/// How two dates go together.
pub(crate) fn dates(a: &DateValue, b: &DateValue) -> Dates {
    let (Some(from_a), Some(to_a), Some(from_b), Some(to_b)) = (a.start, a.end, b.start, b.end)
    else {
        return if a == b { Dates::Agree } else { Dates::Apart };
    };
    let within = |inner: (_, _), outer: (_, _)| inner.0 >= outer.0 && inner.1 <= outer.1;
    if within((from_a, to_a), (from_b, to_b)) || within((from_b, to_b), (from_a, to_a)) {
        return Dates::Agree;
    }
    let days = |value: &DateValue| matches!(value.precision, Precision::Day | Precision::DayRange);
    let near = |a: crate::model::Date, b| {
        a.until(b).is_ok_and(|span| span.get_days().abs() <= MAX_DAYS_APART)
    };
    if days(a) && days(b) && near(from_a, from_b) && near(to_a, to_b) {
        Dates::Differ
    } else {
        Dates::Apart
    }
}

/// How many numbers two lists in order share.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut shared = 0;
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        let order = one.cmp(other);
        shared += usize::from(order.is_eq());
        if order.is_le() {
            a.next();
        }
        if order.is_ge() {
            b.next();
        }
    }
    shared
}

/// The fingerprint of a text (FNV-1a).
fn fingerprint(text: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    text.bytes().fold(0xCBF2_9CE4_8422_2325, mix)
}

/// Fingerprints in order, each once.
fn in_order(mut all: Vec<u64>) -> Box<[u64]> {
    all.sort_unstable();
    all.dedup();
    all.into()
}

/// The fingerprints of words, and of pairs of Han characters.
fn words(folded: &str) -> Vec<u64> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = None;
    let mut pair = String::new();
    for c in folded.chars().chain([' ']) {
        if let Some(before) = before.filter(|_| is_han(c)) {
            pair.clear();
            pair.extend([before, c]);
            words.push(fingerprint(&pair));
        }
        before = is_han(c).then_some(c);
        if c.is_alphanumeric() && !is_han(c) {
            word.push(c);
        } else if !word.is_empty() {
            if !COMMON.contains(&word.as_str()) {
                words.push(fingerprint(&word));
            }
            word.clear();
        }
    }
    words
}

/// The fingerprints of figures.
fn figures(folded: &str) -> Vec<u64> {
    let chars: Vec<char> = folded.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let ordinal = at > 0 && chars[at - 1] == '第';
        let part = |c: char| {
            c.is_ascii_digit()
                || (ordinal && "一二三四五六七八九十百".contains(c))
                || (!ordinal && matches!(c, '.' | ','))
        };
        if !(chars[at].is_ascii_digit() || ordinal && part(chars[at])) {
            at += 1;
            continue;
        }
        let end = chars[at..].iter().position(|c| !part(*c)).map_or(chars.len(), |more| at + more);
        let number: String = chars[at..end].iter().filter(|c| **c != ',').collect();
        found.push(fingerprint(number.trim_end_matches('.')));
        at = end;
    }
    found
}

fn titles(folded: &str) -> Vec<String> {
    let pieces = folded.split('《').skip(1).filter_map(|rest| rest.split_once('》'));
    pieces.map(|(title, _)| title.chars().map(fold_char).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::sample;
    use crate::model::{Approximation, EventOrigin, Locale, Name};
    use crate::text::edtf;

    fn evidence(text: &str, expression: &str, names: &[&str]) -> Evidence {
        let mut entry = sample::version("a", Locale::ZhHans, text).entry;
        entry.names = names
            .iter()
            .map(|name| Name {
                text: (*name).to_owned(),
                kind: NameKind::Organisation,
                en: None,
                zh: None,
                role: None,
                sentence: 1,
            })
            .collect();
        let event = Event {
            when: value("2031-05-03"),
            planned: false,
            inferred: false,
            approximation: Approximation::Exact,
            text: text.to_owned(),
            expression: expression.to_owned(),
            sentence: 1,
            origin: EventOrigin::Text,
        };
        Evidence::of(&event, &entry)
    }

    fn value(text: &str) -> DateValue {
        edtf::parse(text).unwrap().0
    }

    #[track_caller]
    fn check(a: &str, b: &str, names: &[&str], like: bool, plainly: bool) {
        let (a, b) = (evidence(a, "5月3日", names), evidence(b, "5月4日", names));
        assert_eq!((a.is_like(&b), a.is_plainly(&b)), (like, plainly), "{a:?} {b:?}");
        assert_eq!((b.is_like(&a), b.is_plainly(&a)), (like, plainly), "turned round");
    }

    #[test]
    fn one_event_in_two_scripts_and_widths() {
        let traditional = "青禾運輸於5月4日開通從海寧港到內陸的第３條貨運專線";
        let simplified = "青禾运输于5月3日开通从海宁港到内陆的第3条货运专线";
        check(simplified, traditional, &["青禾运输"], true, true);
    }

    #[test]
    fn another_figure_is_another_event() {
        let (three, five) = ("松果物流完成了3亿元的首轮融资", "松果物流完成了5亿元的首轮融资");
        check(three, five, &["松果物流"], false, false);
        check("第一届河谷音乐节在老城开幕", "第二届河谷音乐节在老城开幕", &[], false, false);
    }

    #[test]
    fn another_name_is_another_event() {
        check(
            "松果物流在云岭县设立了首个分拣中心",
            "青禾运输在云岭县设立了首个分拣中心",
            &["松果物流", "青禾运输"],
            false,
            false,
        );
    }

    #[test]
    fn few_words_prove_nothing() {
        check("松果物流开业", "松果物流开业", &["松果物流"], true, false);
        check("云岭开会", "云岭开会", &[], false, false);
    }

    #[test]
    fn nearly_all_words_prove_it_without_a_name() {
        check(
            "5月3日，跨过白水河的新铁路桥合龙，两岸的村民放了烟花",
            "5月4日，跨过白水河的新铁路桥合龙，两岸的村民放了烟花",
            &[],
            true,
            true,
        );
        check(
            "The Pine Cone Co. opened its first sorting hall in Cloud Ridge county",
            "Pine Cone Co. has opened the first sorting hall of Cloud Ridge",
            &["Pine Cone Co."],
            true,
            true,
        );
    }

    #[test]
    fn dates_agree_differ_or_have_nothing_to_do_with_one_another() {
        let pair = |a: &str, b: &str| dates(&value(a), &value(b));
        assert_eq!(pair("2031-05-03", "2031-05"), Dates::Agree);
        assert_eq!(pair("2031-05-03", "2031-05-04"), Dates::Differ);
        assert_eq!(pair("2031-05-03/2031-05-09", "2031-05-04/2031-05-09"), Dates::Agree);
        assert_eq!(pair("2031-05-03/2031-05-09", "2031-05-04/2031-05-10"), Dates::Differ);
        assert_eq!(pair("2031-05-03", "2031-05-10"), Dates::Apart);
        assert_eq!(pair("2031-05", "2031-06"), Dates::Apart);
        assert_eq!(pair("../2031", "2031-06"), Dates::Apart);
    }
}
