//! Every number of a text in whatever words, without a question what it counts.
//!
//! The taggers of `enrich` leave out what is no figure of the news ("a five-layer box", a year in passing). Before a figure is
//! called missing in a translation, these are asked.

use crate::model::Decimal;
use crate::text::dates::month_number;
use crate::text::numeral::{Numeral, NumeralForm, numeral};

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

/// Parts of one.
const PARTS: &[(&str, u32)] =
    &[("third", 3), ("quarter", 4), ("fifth", 5), ("sixth", 6), ("eighth", 8), ("tenth", 10)];

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

/// A number, and the unit of time or length behind it, if there is one; `ordinal` for a place in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: Decimal,
    pub(super) unit: Option<&'static str>,
    /// The number of its sentence, where it is known.
    pub(super) sentence: usize,
    /// Whether it is written in digits, the digits are all of it, and so must any translation have it.
    pub(super) digits: bool,
}

impl Number {
    /// Whether it is a place in a row.
    pub(super) fn is_place(&self) -> bool {
        self.unit == Some(ORDINAL)
    }
}

/// What stands for the unit of places in a row.
const ORDINAL: &str = "ordinal";

/// Units of time and length as they stand behind numbers.
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
    ("mile", "mi"),
    ("kilometer", "km"),
    ("meter", "m"),
    ("英里", "mi"),
    ("公里", "km"),
    ("米", "m"),
];

/// The numbers of a folded text, scale words multiplied out, months by their names among them.
pub(super) fn numbers(chars: &[char]) -> Vec<Number> {
    let mut found: Vec<Number> = Vec::new();
    let bare = |value| Number { value, unit: None, sentence: 0, digits: false };
    let mut at = 0;
    while at < chars.len() {
        let inside = at > 0 && chars[at - 1].is_ascii_alphanumeric();
        if let Some(number) = numeral(chars, at).filter(|number| number.len > 0 && !inside) {
            at += number.len;
            let space = usize::from(matches!(chars.get(at), Some(' ' | '-')));
            let word = word_at(chars, at + space);
            let scaled = scale(&word).and_then(|by| number.value.checked_mul(by.into()));
            // "5 m" may be metres.
            let unit = if is_ordinal(chars, at - number.len, at) {
                Some(ORDINAL)
            } else {
                time_at(chars, at + space)
            };
            let plain = scaled.is_none() || word.len() == 1;
            let arabic = number.form != NumeralForm::Han && number.form != NumeralForm::HanDigits;
            let digits = arabic && scaled.is_none();
            found.extend(plain.then_some(Number { unit, digits, ..bare(number.value) }));
            found.extend(scaled.map(|value| Number { digits: arabic, ..bare(value) }));
            let (share, len) = share(chars, at, &number);
            found.extend(share.map(bare));
            at += len;
            // 一成 is 10%, as a figure or in passing.
            let tenths = chars.get(at) == Some(&'成')
                && !matches!(chars.get(at + 1), Some('员' | '为' | '立' | '功'));
            found
                .extend(tenths.then(|| number.value.checked_mul(Decimal::TEN)).flatten().map(bare));
        } else if chars[at] == '半' {
            found.push(bare(Decimal::new(5, 1)));
            at += 1;
        } else if chars[at].is_ascii_alphabetic() && !inside {
            let start = at;
            let word = word_at(chars, at);
            at += word.chars().count();
            let space = usize::from(chars.get(at) == Some(&' '));
            // "half a mile", "a quarter of an hour"
            let article =
                |words: &str| chars[at..].iter().take(words.len()).copied().eq(words.chars());
            let over = [" a ", " an ", " of an "].iter().find(|words| article(words));
            let ordinal = ORDINALS.contains(&word.as_str()) && !counted(&chars[..start]);
            let unit = time_at(chars, at + over.map_or(space, |words| words.len()));
            let unit = if ordinal { Some(ORDINAL) } else { unit };
            found.extend(in_words(&word).map(|value| Number { unit, ..bare(value) }));
            let month = chars[start].is_ascii_uppercase().then(|| month_number(&word)).flatten();
            found.extend(month.map(|month| bare(month.into())));
            found.extend(parts(chars, start, &word).map(bare));
        } else {
            at += 1;
        }
    }
    found
}

/// Words that name a place in a row; "a third" is no such place.
const ORDINALS: &[&str] =
    &["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// Whether a text ends in what makes the next word a share: a, one.
fn counted(before: &[char]) -> bool {
    let tail: String = before.iter().rev().take(6).rev().collect::<String>().to_lowercase();
    let word = tail.trim_end().rsplit([' ', '-']).next().unwrap_or_default();
    matches!(word, "a" | "one" | "per" | "every")
}

/// Whether the number from `start` to `end` is that of a place: 第19号, 19th.
fn is_ordinal(chars: &[char], start: usize, end: usize) -> bool {
    let suffix: String = chars[end..].iter().take(2).collect();
    start.checked_sub(1).is_some_and(|at| chars[at] == '第')
        || matches!(suffix.as_str(), "st" | "nd" | "rd" | "th")
}

/// What `one` is a part of: 四分之一 and "2 in 3", and how many more characters that takes.
fn share(chars: &[char], at: usize, one: &Numeral) -> (Option<Decimal>, usize) {
    let of = |words: &str| {
        chars[at.min(chars.len())..].iter().copied().take(words.chars().count()).eq(words.chars())
    };
    let behind = |len: usize| numeral(chars, at + len).filter(|other| !other.value.is_zero());
    if of("分之")
        && let Some(part) = behind(3).or_else(|| behind(2))
    {
        return (part.value.checked_div(one.value), 2 + part.len);
    }
    let whole =
        behind(4).filter(|_| of(" in ")).and_then(|whole| one.value.checked_div(whole.value));
    (whole, 0)
}

/// "two thirds", "a fifth", "two in three": the share that ends in or begins with the word at `start`.
fn parts(chars: &[char], start: usize, word: &str) -> Option<Decimal> {
    let one =
        PARTS.iter().find(|(name, _)| word.trim_end_matches('s').rsplit('-').next() == Some(*name));
    let before: String =
        chars[start.saturating_sub(12)..start].iter().collect::<String>().to_lowercase();
    let before =
        word.split_once('-').map_or(before.trim_end().rsplit(' ').next(), |(count, _)| Some(count));
    if let (Some((_, whole)), Some(count)) = (one, before) {
        let count = if count == "a" { Some(Decimal::ONE) } else { in_words(count) };
        return count?.checked_div(Decimal::from(*whole));
    }
    let behind: String = chars[start..].iter().skip(word.chars().count()).take(14).collect();
    let whole =
        behind.strip_prefix(" in ")?.split([' ', ',', '.', ';']).next().and_then(in_words)?;
    in_words(word)?.checked_div(whole)
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
