//! Reads an English number: digits, words or both, with scale words, fractions and decimals said as "point five".

use super::Number;
use super::en_fraction::{denominator, fraction, slash, vulgar, with_fraction};
use super::en_word::Word;
use crate::model::Decimal;
use crate::text::letter::is_alphabetic;
use crate::text::number_words::{self, small, tens};
use crate::text::numeral::arabic;

/// A number read from a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    pub(super) number: Number,
    pub(super) fraction: Option<(u64, u64)>,
    /// One past its last character.
    pub(super) end: usize,
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// Whether a scale word is part of it.
    pub(super) scaled: bool,
    /// Whether it is "a hundred", "a thousand" and no more.
    pub(super) article: bool,
}

/// A word in lower case and one past its last character; `None` where no letter stands.
pub(super) fn word(chars: &[char], at: usize) -> Option<(Word, usize)> {
    let len = chars.get(at..)?.iter().take(32).take_while(|c| is_alphabetic(**c)).count();
    (len > 0).then(|| (Word::of(&chars[at..at + len]), at + len))
}

/// Whether a number may begin at `at`: a digit, a sign, or a word that a number, a fraction or a share begins with.
pub(super) fn may_begin(chars: &[char], at: usize) -> bool {
    match chars.get(at) {
        Some('0'..='9' | '.' | '-' | '−') => true,
        // "seventeen" is the longest of the words.
        Some(c) if c.is_ascii_alphabetic() => {
            if !spells_number(*c, chars.get(at + 1).copied().unwrap_or(' ')) {
                return false;
            }
            let len = chars[at..].iter().take(10).take_while(|c| is_alphabetic(**c)).count();
            let word: &str = &Word::of(&chars[at..at + len]);
            matches!(
                word,
                "a" | "an" | "half" | "halves" | "quarter" | "hundred" | "minus" | "negative"
            ) || small(word).or_else(|| tens(word)).is_some()
        }
        Some(c) => vulgar(*c).is_some(),
        None => false,
    }
}

/// Whether the first two letters are those of a word in [`may_begin`]; most words are passed over at once.
fn spells_number(first: char, second: char) -> bool {
    let second = second.to_ascii_lowercase();
    match first.to_ascii_lowercase() {
        'a' => second == 'n' || !second.is_alphabetic(),
        'e' => matches!(second, 'i' | 'l'),
        'f' => matches!(second, 'i' | 'o'),
        'h' => matches!(second, 'a' | 'u'),
        'm' | 's' => matches!(second, 'i' | 'e'),
        'n' => matches!(second, 'i' | 'e' | 'o' | 'a'),
        'o' => second == 'n',
        'q' => second == 'u',
        't' => matches!(second, 'w' | 'h' | 'e'),
        'z' => second == 'e',
        _ => false,
    }
}

/// One past the blanks, or one hyphen with or without blanks, between two words of a number.
pub(super) fn gap(chars: &[char], at: usize) -> usize {
    let mut i = at;
    let mut hyphen = false;
    while i < at + 4 {
        match chars.get(i) {
            Some(c) if *c != '\n' && c.is_whitespace() => {}
            Some('-' | '‑') if !hyphen => hyphen = true,
            _ => break,
        }
        i += 1;
    }
    i
}

/// The power of ten of a scale word from a thousand on.
fn scale(word: &str) -> Option<i32> {
    number_words::scale(word).and_then(|power| i32::try_from(power).ok())
}

/// Reads the number at `at`, its sign included.
pub(super) fn read(chars: &[char], at: usize) -> Option<Read> {
    let c = *chars.get(at)?;
    if matches!(c, '-' | '−') {
        let start = super::past_blanks(chars, at + 1);
        let free = at.checked_sub(1).is_none_or(|i| chars[i].is_whitespace() || chars[i] == '(');
        let digit = chars.get(start).is_some_and(|c| c.is_ascii_digit());
        // "fell - 5 people": a dash between words is no sign; at the start of a text or close to its digits it is.
        return (free
            && digit
            && (start == at + 1 || at == 0 || chars[..at].iter().all(|c| c.is_whitespace())))
        .then(|| unsigned(chars, start))
        .flatten()
        .map(negative);
    }
    if let Some((_, end)) = word(chars, at).filter(|(w, _)| w == "minus" || w == "negative") {
        return unsigned(chars, super::past_blanks(chars, end)).map(negative);
    }
    unsigned(chars, at)
}

fn negative(read: Read) -> Read {
    Read { number: read.number.negated(), ..read }
}

fn unsigned(chars: &[char], at: usize) -> Option<Read> {
    let first = chars.get(at)?;
    if let Some((over, under)) = vulgar(*first) {
        return Some(fraction(over, under, at + 1));
    }
    let read = if first.is_ascii_digit() || *first == '.' {
        digits(chars, at)?
    } else {
        words(chars, at)?
    };
    Some(with_fraction(chars, read))
}

/// Digits with group marks (commas, narrow or fixed spaces), then scales and smaller parts.
pub(super) fn digits(chars: &[char], at: usize) -> Option<Read> {
    let (value, mut end) = if chars[at] == '.' {
        let free = at
            .checked_sub(1)
            .is_none_or(|i| chars[i].is_whitespace() || matches!(chars[i], '$' | '£' | '€'));
        let (value, len) =
            arabic(chars, at + 1).filter(|_| free && chars[at + 1].is_ascii_digit())?;
        (Number::scaled(value, -(len as i32))?.value, at + 1 + len)
    } else {
        let (value, len) = spaced(chars, at).or_else(|| arabic(chars, at))?;
        (value, at + len)
    };
    // 1/4, 2 3/4
    if let Some(read) = slash(chars, at, value, end) {
        return Some(read);
    }
    if let Some((power, end)) = super::exponent(chars, end) {
        let number = Number { value: Number::scaled(value, power)?.value.normalize(), step: None };
        return Some(Read {
            number,
            fraction: None,
            end,
            digits: true,
            scaled: true,
            article: false,
        });
    }
    let notation =
        super::raised(chars, end, value).or_else(|| super::times_a_power(chars, end, value));
    if let Some((number, end)) = notation {
        return Some(Read {
            number,
            fraction: None,
            end,
            digits: true,
            scaled: true,
            article: false,
        });
    }
    let mut number = Number::scaled(value, 0)?;
    let mut scaled = false;
    let mut total = Decimal::ZERO;
    let mut power = i32::MAX;
    // 4 thousand 3 hundred and 21: each part smaller than the one before.
    for _ in 0..4 {
        let start = gap(chars, end);
        let hyphen = chars.get(end..start).is_some_and(|gap| gap.contains(&'-'));
        let Some((word, after)) = word(chars, start) else { break };
        let next = match word.as_str() {
            "hundred" => 2,
            "dozen" => 0,
            // k belongs to its digits (10k), single letters elsewhere mean metres or minutes.
            "k" if start > end + 2 => break,
            _ => match scale(&word) {
                Some(next) => next,
                None => break,
            },
        };
        if hyphen && word == "k" || next >= power {
            break;
        }
        let factor = if word == "dozen" { Decimal::from(12) } else { Decimal::ONE };
        let part = Number::scaled(number.value.checked_mul(factor)?, next)?;
        // "hundred thousand" behind digits: 3 hundred thousand.
        let step = Number::scaled(number.value, next)
            .and_then(|n| n.step)
            .or(number.step.map(|s| s + next));
        total = total.checked_add(part.value)?;
        (end, scaled, power) = (after, true, next);
        let mut following = super::past_blanks(chars, end);
        if let Some((_, past)) = self::word(chars, following).filter(|(w, _)| w == "and") {
            following = super::past_blanks(chars, past);
        }
        number = Number { value: total, step };
        let small_word = self::word(chars, following)
            .and_then(|(w, past)| Some((small(&w).or(tens(&w))?, past)))
            .filter(|_| power == 2 && step.is_none() && following > end + 3);
        if let Some((value, past)) = small_word {
            total = total.checked_add(Decimal::from(value))?;
            number = Number { value: total, step: None };
            end = past;
            break;
        }
        let Some((rest, len)) = arabic(chars, following).filter(|_| step.is_none()) else { break };
        let (next_word, _) = self::word(chars, gap(chars, following + len)).unwrap_or_default();
        let smaller = if next_word == "hundred" { Some(2) } else { scale(&next_word) };
        match smaller {
            Some(next) if next < power => {
                number = Number::scaled(rest, 0)?;
                end = following + len;
            }
            None if power == 2
                && rest < Decimal::from(100)
                && rest > Decimal::ZERO
                && following + len > end + 3 =>
            {
                total = total.checked_add(rest)?;
                number = Number { value: total, step: None };
                end = following + len;
                break;
            }
            _ => break,
        }
    }
    Some(Read { number, fraction: None, end, digits: true, scaled, article: false })
}

/// 40 000 with spaces between groups of three.
fn spaced(chars: &[char], at: usize) -> Option<(Decimal, usize)> {
    let run = |i: usize| {
        chars.get(i..).unwrap_or_default().iter().take(4).take_while(|c| c.is_ascii_digit()).count()
    };
    let mut len = run(at);
    let mut text: String = chars[at..at + len].iter().collect();
    let mut groups = 0;
    while (1..=3).contains(&run(at))
        && matches!(chars.get(at + len), Some(' ' | '\u{202F}' | '\u{A0}' | '\u{2009}'))
        && run(at + len + 1) == 3
    {
        text.extend(&chars[at + len + 1..at + len + 4]);
        len += 4;
        groups += 1;
    }
    if groups == 0 {
        return None;
    }
    if chars.get(at + len) == Some(&'.') && run(at + len + 1) > 0 {
        let places = run(at + len + 1);
        text.extend(&chars[at + len..at + len + 1 + places]);
        len += 1 + places;
    }
    text.parse().ok().map(|value| (value, len))
}

/// Number words; "a" and "half" only before a scale.
pub(super) fn words(chars: &[char], at: usize) -> Option<Read> {
    if at.checked_sub(1).is_some_and(|i| chars[i].is_alphanumeric()) {
        return None;
    }
    if let Some(read) = part_of_a_scale(chars, at) {
        return Some(read);
    }
    let (mut total, mut current, mut end) = (0u64, 0u64, at);
    let (mut seen, mut open_units, mut open_tens, mut scaled) = (false, true, true, false);
    let mut next = at;
    for _ in 0..24 {
        let Some((word, after)) = word(chars, next) else { break };
        if let Some(value) = small(&word).filter(|_| open_units) {
            current = current.checked_add(value)?;
            (open_units, open_tens) = (false, false);
        } else if let Some(value) = tens(&word).filter(|_| open_tens) {
            current = current.checked_add(value)?;
            open_tens = false;
        } else if word == "hundred" && current < 100 && (seen || article(chars, at)) {
            current = current.max(1).checked_mul(100)?;
            (open_units, open_tens, scaled) = (true, true, true);
        } else if matches!(word.as_str(), "dozen" | "dozens") && seen {
            // "three hundred and two dozen": the hundreds are no dozens.
            let hundreds = if current >= 100 { current / 100 * 100 } else { 0 };
            current = hundreds.checked_add((current - hundreds).max(1).checked_mul(12)?)?;
            (open_units, open_tens) = (false, false);
        } else if let Some(power) = scale(&word).filter(|_| word.len() > 3 && seen) {
            total =
                total.checked_add(current.max(1).checked_mul(10u64.checked_pow(power as u32)?)?)?;
            current = 0;
            (open_units, open_tens, scaled) = (true, true, true);
        } else if word == "and" && scaled && current % 100 == 0 {
            let following = super::past_blanks(chars, after);
            let goes_on = self::word(chars, following).is_some_and(|(w, past)| {
                let part = self::word(chars, gap(chars, past))
                    .is_some_and(|(d, _)| denominator(&d).is_some());
                (small(&w).is_some() || tens(&w).is_some()) && !part
            });
            if !goes_on {
                break;
            }
            next = following;
            continue;
        } else if next == at && word == "a" && article(chars, at) {
            next = gap(chars, after);
            // "a hundred", "a million": the word behind decides.
            let (word, after) = self::word(chars, next)?;
            let power =
                if word == "hundred" { 2 } else { scale(&word).filter(|_| word.len() > 3)? };
            if power == 2 {
                current = 100;
            } else {
                total = 10u64.checked_pow(power as u32)?;
            }
            (seen, scaled, end) = (true, true, after);
            next = gap(chars, after);
            continue;
        } else {
            break;
        }
        seen = true;
        end = after;
        next = gap(chars, after);
    }
    if !seen {
        return None;
    }
    let value = total.checked_add(current)?;
    let number = Number::whole(value);
    Some(point(chars, end, value).unwrap_or(Read {
        number,
        fraction: None,
        end,
        digits: false,
        scaled,
        article: article(chars, at) && matches!(value, 100 | 1000),
    }))
}

/// Whether "a" or a bare scale at `at` begins a number: a hundred, a million.
fn article(chars: &[char], at: usize) -> bool {
    word(chars, at).is_some_and(|(w, after)| {
        w == "hundred"
            || w == "a"
                && word(chars, gap(chars, after))
                    .is_some_and(|(w, _)| w == "hundred" || scale(&w).is_some_and(|_| w.len() > 3))
    })
}

/// half a million, half a dozen, a quarter million, quarter million
fn part_of_a_scale(chars: &[char], at: usize) -> Option<Read> {
    let (mut first, mut after) = word(chars, at)?;
    if first == "a" {
        (first, after) = word(chars, gap(chars, after))?;
    }
    let share = match first.as_str() {
        "half" => Decimal::new(5, 1),
        "quarter" => Decimal::new(25, 2),
        _ => return None,
    };
    let (mut next, mut end) = word(chars, gap(chars, after))?;
    if next == "a" {
        (next, end) = word(chars, gap(chars, end))?;
    }
    let number = match next.as_str() {
        "dozen" => Number { value: share.checked_mul(Decimal::from(12))?.normalize(), step: None },
        _ => {
            let power = scale(&next).filter(|_| next.len() > 3)?;
            Number { step: None, ..Number::scaled(share, power)? }
        }
    };
    Some(Read { number, fraction: None, end, digits: false, scaled: true, article: false })
}

/// "five point nought four": decimals in words.
fn point(chars: &[char], end: usize, whole: u64) -> Option<Read> {
    let (_, mut after) = word(chars, gap(chars, end)).filter(|(w, _)| w == "point")?;
    let mut text = format!("{whole}.");
    let mut last = None;
    for _ in 0..10 {
        let Some((word, next)) = word(chars, gap(chars, after)) else { break };
        if let Some(ten) = tens(&word) {
            let one =
                self::word(chars, gap(chars, next)).and_then(|(w, e)| small(&w).map(|v| (v, e)));
            let (value, next) = one.map_or((ten, next), |(v, e)| (ten + v, e));
            text.push_str(&value.to_string());
            last = Some(next);
            break;
        }
        let Some(value) = small(&word) else { break };
        text.push_str(&value.to_string());
        (after, last) = (next, Some(next));
    }
    let number = Number::scaled(text.parse().ok()?, 0)?;
    Some(Read { number, fraction: None, end: last?, digits: false, scaled: false, article: false })
}
