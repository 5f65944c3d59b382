//! Every number of a text in whatever words, without a question what it counts.
//!
//! The taggers of `enrich` leave out what is no figure of the news ("a five-layer box", a year in passing). Before a figure is
//! called missing in a translation, these are asked.

use crate::model::Decimal;
use crate::text::dates::month_number;
use crate::text::numeral::numeral;

const WORDS: &[(&str, u32)] = &[
    ("one", 1),
    ("once", 1),
    ("single", 1),
    ("first", 1),
    ("two", 2),
    ("twice", 2),
    ("both", 2),
    ("second", 2),
    ("pair", 2),
    ("double", 2),
    ("doubled", 2),
    ("three", 3),
    ("third", 3),
    ("triple", 3),
    ("tripled", 3),
    ("four", 4),
    ("fourth", 4),
    ("five", 5),
    ("fifth", 5),
    ("six", 6),
    ("sixth", 6),
    ("seven", 7),
    ("seventh", 7),
    ("eight", 8),
    ("eighth", 8),
    ("nine", 9),
    ("ninth", 9),
    ("ten", 10),
    ("tenth", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("dozen", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fortnight", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("thousand", 1000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
];

const SCALES: &[(&str, u64)] = &[
    ("hundred", 100),
    ("thousand", 1000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("k", 1000),
    ("m", 1_000_000),
    ("bn", 1_000_000_000),
];

/// A number, and the unit of time behind it, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: Decimal,
    pub(super) unit: Option<&'static str>,
    /// The number of its sentence, where it is known.
    pub(super) sentence: usize,
}

/// Units of time as they stand behind numbers.
const TIMES: &[(&str, &str)] = &[
    ("个小时", "hour"),
    ("小时", "hour"),
    ("分钟", "minute"),
    ("秒", "second"),
    ("天", "day"),
    ("周", "week"),
    ("个星期", "week"),
    ("星期", "week"),
    ("个月", "month"),
    ("年", "year"),
    ("second", "second"),
    ("minute", "minute"),
    ("hour", "hour"),
    ("day", "day"),
    ("week", "week"),
    ("month", "month"),
    ("year", "year"),
];

/// The numbers of a folded text, scale words multiplied out, months by their names among them.
pub(super) fn numbers(chars: &[char]) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let bare = |value| Number { value, unit: None, sentence: 0 };
    let mut at = 0;
    while at < chars.len() {
        let inside = at > 0 && chars[at - 1].is_ascii_alphanumeric();
        if let Some(number) = numeral(chars, at).filter(|number| number.len > 0 && !inside) {
            at += number.len;
            let space = usize::from(matches!(chars.get(at), Some(' ' | '-')));
            let word = word_at(chars, at + space);
            let scaled = scale(&word).and_then(|by| number.value.checked_mul(by.into()));
            // "5 m" may be metres.
            let unit = time_at(chars, at + space);
            let plain = scaled.is_none() || word.len() == 1;
            found.extend(plain.then_some(Number { value: number.value, unit, sentence: 0 }));
            found.extend(scaled.map(bare));
        } else if chars[at] == '半' {
            found.push(bare(Decimal::new(5, 1)));
            at += 1;
        } else if chars[at].is_ascii_alphabetic() && !inside {
            let start = at;
            let word = word_at(chars, at);
            at += word.chars().count();
            let space = usize::from(chars.get(at) == Some(&' '));
            let unit = time_at(chars, at + space);
            found.extend(in_words(&word).map(|value| Number { value, unit, sentence: 0 }));
            let month = chars[start].is_ascii_uppercase().then(|| month_number(&word)).flatten();
            found.extend(month.map(|month| bare(month.into())));
        } else {
            at += 1;
        }
    }
    found
}

/// "twenty" and "twenty-five" in small letters.
fn in_words(word: &str) -> Option<Decimal> {
    let value = |word: &str| {
        WORDS.iter().find(|(name, _)| *name == word).map(|(_, value)| Decimal::from(*value))
    };
    match word.split_once('-') {
        Some((tens, ones)) => match (value(tens), value(ones)) {
            (Some(tens), Some(ones)) => tens.checked_add(ones),
            (tens, _) => tens,
        },
        None => match word {
            "half" => Some(Decimal::new(5, 1)),
            "quarter" | "quarters" => Some(Decimal::new(25, 2)),
            _ => value(word),
        },
    }
}

fn time_at(chars: &[char], at: usize) -> Option<&'static str> {
    let begins = |word: &str| {
        let mut rest = chars[at.min(chars.len())..].iter();
        word.chars().all(|c| rest.next() == Some(&c))
    };
    TIMES.iter().find(|(word, _)| begins(word)).map(|(_, unit)| *unit)
}

fn scale(word: &str) -> Option<u64> {
    SCALES.iter().find(|(name, _)| *name == word).map(|(_, by)| *by)
}

/// The letters, and hyphens between them, from `at`.
fn word_at(chars: &[char], at: usize) -> String {
    let is_letter = |c: &char| c.is_ascii_alphabetic() || *c == '-';
    chars[at.min(chars.len())..]
        .iter()
        .take(40)
        .take_while(|c| is_letter(c))
        .collect::<String>()
        .to_ascii_lowercase()
}
