//! Times of the day: 下午5时48分 and 5:48 p.m. are one, 5:48 a.m. is another.
//!
//! Noon and midnight in words may stand for the hour, and may be left out.

use crate::model::{Entry, Row};
use crate::text::fold::fold;
use crate::text::numeral::numeral;

use super::compare::{Clash, ClashKind, Side};

/// A time of the day.
#[derive(Debug, Clone)]
struct Clock {
    /// Minutes since midnight.
    minutes: u32,
    /// Whether nothing says which half of the day it is in.
    either_half: bool,
    /// Whether a translation must have it.
    firm: bool,
    sentence: usize,
    words: String,
}

/// Half a day, in minutes.
const HALF: u32 = 12 * 60;

impl Clock {
    fn equals(&self, other: &Self) -> bool {
        let day = if self.either_half || other.either_half { HALF } else { 2 * HALF };
        self.minutes % day == other.minutes % day
    }

    fn side(&self) -> Option<Side> {
        let (hours, minutes) = (self.minutes / 60, self.minutes % 60);
        let value = if self.either_half { String::new() } else { format!("{hours}:{minutes:02}") };
        Some(Side { words: self.words.clone(), value, sentence: self.sentence })
    }
}

/// The times that the two texts do not agree in.
pub(super) fn clashes(source: &Entry, translation: &Entry, rows: &[Row]) -> Vec<Clash> {
    let (ours, theirs) = (clocks(source), clocks(translation));
    let mut clashes = Vec::new();
    for row in rows.iter().filter(|row| !row.source.is_empty() && !row.translation.is_empty()) {
        let own = of(source, &ours, &row.source);
        let rendered = of(translation, &theirs, &row.translation);
        let lost = alone(&own, &rendered);
        let added = alone(&rendered, &own);
        let pairs = lost.len().min(added.len());
        for (one, other) in lost.iter().zip(&added) {
            let (source, translation) = (one.side(), other.side());
            clashes.push(Clash { kind: ClashKind::Date, source, translation });
        }
        // What is elsewhere in the other text has moved.
        clashes.extend(alone(&lost[pairs..], &theirs).into_iter().map(|one| Clash {
            kind: ClashKind::Missing,
            source: one.side(),
            translation: None,
        }));
        clashes.extend(alone(&added[pairs..], &ours).into_iter().map(|one| Clash {
            kind: ClashKind::Added,
            source: None,
            translation: one.side(),
        }));
    }
    clashes
}

/// The times of some paragraphs.
fn of(entry: &Entry, all: &[Clock], paragraphs: &std::ops::Range<usize>) -> Vec<Clock> {
    let inside = |one: &&Clock| paragraphs.contains(&entry.sentences[one.sentence - 1].paragraph);
    all.iter().filter(inside).cloned().collect()
}

/// Those that a translation must have and that are none of the others.
fn alone(some: &[Clock], others: &[Clock]) -> Vec<Clock> {
    let lacks = |one: &&Clock| one.firm && !others.iter().any(|other| one.equals(other));
    some.iter().filter(lacks).cloned().collect()
}

fn clocks(entry: &Entry) -> Vec<Clock> {
    let mut all = Vec::new();
    for (number, sentence) in (1..).zip(&entry.sentences) {
        let chars = fold(&sentence.text);
        let mut at = 0;
        while at < chars.len() {
            let (found, end) = match read(&chars, at) {
                Some((clock, end)) => (Some(clock), end),
                None => (None, at + 1),
            };
            all.extend(found.map(|clock| Clock {
                sentence: number,
                words: sentence.text.chars().skip(at).take(end - at).collect(),
                ..clock
            }));
            at = end;
        }
    }
    all
}

/// Words for parts of the day, and the first hour of the half that they belong to.
const PARTS: &[(&str, u32)] = &[
    ("凌晨", 0),
    ("清晨", 0),
    ("早晨", 0),
    ("早上", 0),
    ("上午", 0),
    ("中午", 12),
    ("午后", 12),
    ("下午", 12),
    ("傍晚", 12),
    ("晚上", 12),
    ("晚间", 12),
    ("当晚", 12),
    ("夜间", 12),
    ("深夜", 12),
    ("晚", 12),
];

/// The time that begins at `at`, and one past its end.
fn read(chars: &[char], at: usize) -> Option<(Clock, usize)> {
    let letter = |at: usize| chars.get(at).is_some_and(char::is_ascii_alphanumeric);
    if at > 0 && letter(at - 1) && chars[at].is_ascii_alphanumeric() {
        return None;
    }
    for (word, minutes) in [("noon", HALF), ("midnight", 0), ("正午", HALF), ("午夜", 0)] {
        let end = at + word.chars().count();
        if starts(chars, at, word) && !(word.is_ascii() && letter(end)) {
            return Some((clock(minutes, false, false), end));
        }
    }
    let part = PARTS.iter().find(|(word, _)| starts(chars, at, word));
    let from = at + part.map_or(0, |(word, _)| word.chars().count());
    // 登陆时 is no six o'clock.
    if chars.get(from).is_some_and(|c| "壹贰叁肆伍陆柒捌玖拾百千万".contains(*c)) {
        return None;
    }
    let hour = numeral(chars, from)
        .filter(|hour| !hour.value.is_sign_negative() && from + hour.len <= chars.len())?;
    let hours: u32 =
        hour.value.try_into().ok().filter(|hours| *hours <= 24 && hour.value.scale() == 0)?;
    let end = from + hour.len;
    match chars.get(end)? {
        ':' => colon(chars, from, hours, end, part.map(|(_, first)| *first)),
        '时' | '点' => chinese(chars, at, hours, end, part.map(|(_, first)| *first)),
        ' ' | 'a' | 'p' => {
            let (half, end) = half(chars, end)?;
            Some((clock(hours % 12 * 60 + half, false, true), end)).filter(|_| hours <= 12)
        }
        _ => None,
    }
}

/// 7:30, 7:30 a.m., 19:30; not 1:00:47.
fn colon(
    chars: &[char],
    from: usize,
    hours: u32,
    at: usize,
    part: Option<u32>,
) -> Option<(Clock, usize)> {
    let digit = |at: usize| chars.get(at)?.to_digit(10);
    let (tens, ones) = (digit(at + 1)?, digit(at + 2)?);
    let joined = matches!(chars.get(at + 3), Some('0'..='9' | ':' | '%' | '.'));
    let in_words = !chars[from].is_ascii_digit();
    let behind = from.checked_sub(1).is_some_and(|at| matches!(chars[at], ':' | '.'));
    if tens > 5 || joined || in_words || behind || hours > 23 {
        return None;
    }
    let minutes = tens * 10 + ones;
    if let Some((half, end)) = half(chars, at + 3).filter(|_| hours <= 12) {
        return Some((clock(hours % 12 * 60 + half + minutes, false, true), end));
    }
    let hours = in_part(hours, part);
    Some((clock(hours * 60 + minutes, part.is_none() && (1..=12).contains(&hours), true), at + 3))
}

/// 20时, 下午5时48分, 晚上8点半; 点 only where nothing else is meant by it (3点意见, 8点).
fn chinese(
    chars: &[char],
    from: usize,
    hours: u32,
    at: usize,
    part: Option<u32>,
) -> Option<(Clock, usize)> {
    let next = chars.get(at + 1).copied();
    let other_word = next.is_some_and(|c| "代期间速尚装候空差刻段".contains(c));
    let plain = chars[at] == '时' || part.is_some() || next.is_some_and(|c| "钟半整许".contains(c));
    let minute = numeral(chars, at + 1).filter(|one| chars.get(at + 1 + one.len) == Some(&'分'));
    if other_word || !(plain || minute.is_some()) {
        return None;
    }
    let (minutes, end) = match minute {
        Some(one) => {
            (one.value.try_into().ok().filter(|minutes: &u32| *minutes < 60)?, at + 2 + one.len)
        }
        None if next == Some('半') => (30, at + 2),
        None => (0, at + 1),
    };
    // 1时20分 by itself may be how long something took.
    let long =
        part.is_none() && from.checked_sub(1).is_some_and(|at| "了约达近".contains(chars[at]));
    let either = part.is_none() && (1..=12).contains(&hours);
    let hours = in_part(hours, part) % 24;
    Some((clock(hours * 60 + minutes, either, !long && !hours.is_multiple_of(12)), end))
}

/// The hour of a day of 24: 晚上8时 is 20, 凌晨12时 is 0.
fn in_part(hours: u32, part: Option<u32>) -> u32 {
    match part {
        Some(0) if hours == 12 => 0,
        // 中午11时 is still the morning.
        Some(12) if hours < 11 => hours + 12,
        Some(12) | Some(_) | None => hours,
    }
}

/// a.m. or p.m. at `at`, behind a blank or none: the first minute of that half, and one past the end.
fn half(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let from = at + usize::from(chars.get(at) == Some(&' '));
    let forms = [("a.m.", 0), ("am", 0), ("p.m.", HALF), ("pm", HALF)];
    forms.iter().find_map(|(form, first)| {
        let end = from + form.len();
        let whole = !chars.get(end).is_some_and(|c| c.is_alphabetic());
        (starts(chars, from, form) && whole).then_some((*first, end))
    })
}

fn starts(chars: &[char], at: usize, word: &str) -> bool {
    let mut rest = chars[at.min(chars.len())..].iter();
    word.chars().all(|c| rest.next().is_some_and(|own| own.to_ascii_lowercase() == c))
}

fn clock(minutes: u32, either_half: bool, firm: bool) -> Clock {
    Clock { minutes, either_half, firm, sentence: 0, words: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, bool)]) {
        let chars = fold(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            match read(&chars, at) {
                Some((clock, end)) => {
                    found.push((clock.minutes, clock.either_half));
                    at = end;
                }
                None => at += 1,
            }
        }
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn times_are_read_in_both_languages() {
        check("下午5时48分起火", &[(1068, false)]);
        check("at 5:48 p.m. and at 6 a.m.", &[(1068, false), (360, false)]);
        check("晚間9時公布，早上七点半开门", &[(1260, false), (450, false)]);
        check("16日20时至18日14时", &[(1200, false), (840, false)]);
        check("7时发车", &[(420, true)]);
        check("at noon", &[(720, false)]);
    }

    #[test]
    fn what_is_no_time_is_not_read() {
        check("跑了1小时00分47秒，提了3点意见，涨了12点", &[]);
        check("won in 1:00:47 by 3:1", &[]);
        check("排在第一：48%的人选了它", &[]);
        check("5 am\u{e9}lioration, 5 amps", &[]);
    }
}
