//! Reads English fractions and shares: 2 3/4, two-thirds, five and a half, one in five, a third of.

use super::en_number::{Read, digits, gap, word, words};
use super::{Found, Number, has};
use crate::model::{Decimal, QuantityKind};
use crate::text::number_words::{small, tens};
use crate::text::numeral::arabic;

/// The denominator that an ordinal names; `true` for a plural.
pub(super) fn denominator(word: &str) -> Option<(u64, bool)> {
    let plural = word.ends_with('s');
    let single = if word == "halves" { "half" } else { word.strip_suffix('s').unwrap_or(word) };
    let value = match single {
        "half" => 2,
        "third" => 3,
        "quarter" | "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "twelfth" => 12,
        "twentieth" => 20,
        "thirtieth" => 30,
        "hundredth" => 100,
        "thousandth" => 1000,
        "millionth" => 1_000_000,
        "billionth" => 1_000_000_000,
        "trillionth" => 1_000_000_000_000,
        _ => return None,
    };
    Some((value, plural))
}

/// ordinals that close a compound denominator: the first of "twenty-firsts".
pub(super) fn last_of_denominator(word: &str) -> Option<u64> {
    match word.strip_suffix('s').unwrap_or(word) {
        "first" => Some(1),
        "second" => Some(2),
        other => denominator(other)
            .map(|(value, _)| value)
            .filter(|value| (3..10).contains(value) && other != "quarter"),
    }
}

pub(super) fn vulgar(c: char) -> Option<(u64, u64)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    })
}

pub(super) fn fraction(over: u64, under: u64, end: usize) -> Read {
    let value = Decimal::from(over)
        .checked_div(Decimal::from(under))
        .and_then(|value| value.round_sf(15))
        .unwrap_or_default()
        .normalize();
    Read {
        number: Number { value, step: None },
        fraction: Some((over, under)),
        end,
        digits: true,
        scaled: false,
        article: false,
    }
}

pub(super) fn slash(chars: &[char], at: usize, value: Decimal, end: usize) -> Option<Read> {
    let part = |start: usize| -> Option<(u64, u64, usize)> {
        let (over, len) = arabic(chars, start)?;
        if chars.get(start + len) != Some(&'/') {
            return None;
        }
        let (under, under_len) = arabic(chars, start + len + 1)?;
        let end = start + len + 1 + under_len;
        let (over, under) = (u64::try_from(over).ok()?, u64::try_from(under).ok()?);
        // 24/7 and 9/11 are read as words are; more than a whole is hardly ever written so.
        let word = matches!((over, under), (24, 7) | (9, 11)) && !has(chars, end, " of");
        let date = word
            || chars.get(end) == Some(&'/')
            || chars.get(end).is_some_and(|c| c.is_alphabetic());
        (!date && under > 1 && over < under * 20 && under < 10_000).then_some((over, under, end))
    };
    if let Some((over, under, end)) = part(at) {
        return Some(fraction(over, under, end));
    }
    let blanks = super::past_blanks(chars, end);
    let (over, under, end) =
        (blanks > end).then(|| part(blanks)).flatten().filter(|(over, under, _)| over < under)?;
    let read = fraction(over, under, end);
    let number = Number { value: read.number.value.checked_add(value)?, step: None };
    Some(Read { number, fraction: None, ..read })
}

/// one fifth, three-quarters, five and a half, a third of: what stands behind makes a fraction of it.
pub(super) fn with_fraction(chars: &[char], read: Read) -> Read {
    if read.number.step.is_some() || read.fraction.is_some() {
        return read;
    }
    let whole = u64::try_from(read.number.value).unwrap_or(0);
    if !read.digits
        && let Some((under, plural, end)) = denominator_at(chars, gap(chars, read.end))
        && plural != (whole == 1)
    {
        return Read { digits: false, ..fraction(whole, under, end) };
    }
    let and = super::past_blanks(chars, read.end);
    let part = word(chars, and).filter(|(w, _)| w == "and").and_then(|(_, after)| {
        let start = super::past_blanks(chars, after);
        let (first, next) = word(chars, start)?;
        let over = if first == "a" || first == "an" { 1 } else { small(&first)? };
        let (under, plural, end) = denominator_at(chars, gap(chars, next))?;
        (plural != (over == 1)).then(|| fraction(over, under, end))
    });
    match part.or_else(|| proportion(chars, read)) {
        Some(part)
            if part.fraction.is_some() && part.end > read.end && is_proportion(chars, read.end) =>
        {
            part
        }
        Some(part) if part.fraction.is_some_and(|(over, under)| over < under) => {
            // "3 million and a half" is half a million more; "two hundred and a half" half of one.
            let unit = [1_000_000_000_000u64, 1_000_000_000, 1_000_000]
                .into_iter()
                .find(|unit| read.scaled && whole >= *unit && whole.is_multiple_of(*unit))
                .unwrap_or(1);
            let more = part.number.value.checked_mul(Decimal::from(unit));
            let sum = more
                .and_then(|more| read.number.value.checked_add(more))
                .and_then(|sum| sum.round_sf(15));
            sum.map_or(read, |sum| Read {
                number: Number { value: sum.normalize(), step: None },
                end: part.end,
                ..read
            })
        }
        _ => read,
    }
}

/// A ratio of 3 to 2, a 3-to-1 ratio, at 2:1 in a ratio: two numbers where the word says what they are.
pub(super) fn ratio(chars: &[char], at: usize) -> Option<Found> {
    let whole = |read: &Read| !read.scaled && read.fraction.is_none();
    let number = |at: usize| {
        let digits = chars.get(at).is_some_and(char::is_ascii_digit);
        if digits { digits_only(chars, at) } else { words(chars, at) }.filter(whole)
    };
    let behind = |end: usize| word(chars, gap(chars, end)).is_some_and(|(w, _)| w == "ratio");
    let over = number(at)?;
    let link = gap(chars, over.end);
    let under = if chars.get(over.end) == Some(&':') {
        number(over.end + 1)?
    } else {
        let (_, after) = word(chars, link).filter(|(w, _)| w == "to")?;
        number(gap(chars, after))?
    };
    let before = super::en_context::words_before(chars, at, 2);
    let said = |at: usize| before.get(at).is_some_and(|word| word == "ratio");
    (said(0) || said(1) || behind(under.end)).then_some(())?;
    let part = |read: Read| u64::try_from(read.number.value).ok();
    let value = over.number.value.checked_div(under.number.value)?.round_sf(15)?.normalize();
    Some(Found {
        span: at..under.end,
        number: Number { value, step: None },
        max: None,
        fraction: part(over).zip(part(under)),
        kind: QuantityKind::Ratio,
        unit: "ratio".to_owned(),
        modifier: None,
        direction: None,
        is_change: true,
        noun: None,
        per: Vec::new(),
        parts: None,
    })
}

fn digits_only(chars: &[char], at: usize) -> Option<Read> {
    let (value, len) = arabic(chars, at)?;
    let number = Number { value, step: None };
    let end = at + len;
    Some(Read { number, fraction: None, end, digits: true, scaled: false, article: false })
}

/// Whether "in", "out of" or "over" follows.
pub(super) fn is_proportion(chars: &[char], end: usize) -> bool {
    word(chars, super::past_blanks(chars, end))
        .is_some_and(|(w, _)| matches!(w.as_str(), "in" | "out" | "over"))
}

/// one in five, 3 out of 10, one over three: a share where the second number is the larger; "over" only at the end
/// of a sentence, since elsewhere it means more than.
pub(super) fn proportion(chars: &[char], read: Read) -> Option<Read> {
    if read.scaled && read.digits {
        return None;
    }
    let (link, mut after) = word(chars, super::past_blanks(chars, read.end))?;
    if link == "out" {
        after = word(chars, super::past_blanks(chars, after)).filter(|(w, _)| w == "of")?.1;
    } else if link != "in" && link != "over" {
        return None;
    }
    let start = super::past_blanks(chars, after);
    let under = if chars.get(start)?.is_ascii_digit() {
        digits(chars, start)?
    } else {
        words(chars, start)?
    };
    let whole = |read: Read| {
        u64::try_from(read.number.value).ok().filter(|_| read.number.value.is_integer())
    };
    let (over, below) = (whole(read)?, whole(under)?);
    let same_form = read.digits == under.digits || link == "over";
    let rest = &chars[under.end..];
    let ended = rest.len() < super::FEW && !rest.iter().any(|c| c.is_alphanumeric());
    let timed = super::en_unit::at(chars, under.end).is_some();
    let part = match link.as_str() {
        "over" => ended && below > 0,
        "in" => same_form && over < below && below <= 1000 && over <= 10 && !timed && !ended,
        _ => over < below && !timed,
    };
    part.then(|| Read { digits: read.digits, ..fraction(over, below, under.end) })
}

/// A denominator in words at `at`: its value, whether it is plural, one past it. Also "twenty-firsts".
pub(super) fn denominator_at(chars: &[char], at: usize) -> Option<(u64, bool, usize)> {
    let (w, end) = word(chars, at)?;
    if let Some((value, plural)) = denominator(&w) {
        return Some((value, plural, end));
    }
    let ten = tens(&w)?;
    let (last, end) = word(chars, gap(chars, end))?;
    Some((ten + last_of_denominator(&last)?, last.ends_with('s'), end))
}

/// "a third", "a fifth", "half" where they stand for a share: the number and one past it.
pub(super) fn share(chars: &[char], at: usize) -> Option<Read> {
    let (first, after) = word(chars, at)?;
    match first.as_str() {
        "half" | "halves" => Some(Read { digits: false, ..fraction(1, 2, after) }),
        "a" | "an" => {
            let (under, plural, end) = denominator_at(chars, super::past_blanks(chars, after))?;
            (!plural && under > 2).then(|| Read { digits: false, ..fraction(1, under, end) })
        }
        _ => None,
    }
}
