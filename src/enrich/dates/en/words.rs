//! The words of an English sentence, in lower case, with their places; and the words for numbers, months, weekdays.

use super::super::calendar::Unit;
use super::super::numeric::Order;
use crate::text::letter::is_alphabetic;
use crate::text::number_words;

/// A word, a number, or one mark; white space is left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    /// In lower case.
    pub(super) text: &'a str,
    /// First character in the sentence.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// Whether the word begins with a capital.
    pub(super) capital: bool,
}

/// An English sentence, taken apart.
pub(super) struct Words<'a> {
    /// The tokens in order.
    pub(super) tokens: Vec<Token<'a>>,
    /// How dates in figures are read.
    pub(super) order: Order,
}

impl<'a> Words<'a> {
    /// Takes a sentence apart; `lower` is `text` in ASCII lower case, so both have the same bytes.
    pub(super) fn of(text: &str, lower: &'a str) -> Self {
        let class = |c: char| match c {
            '0'..='9' => 1,
            c if is_alphabetic(c) => 2,
            c if c.is_whitespace() => 0,
            _ => 3,
        };
        let mut tokens: Vec<Token<'a>> = Vec::with_capacity(text.len() / 5 + 4);
        let mut rest = text.char_indices().peekable();
        let mut at = 0;
        while let Some((from, c)) = rest.next() {
            let (start, kind) = (at, class(c));
            at += 1;
            if kind == 0 {
                continue;
            }
            while matches!(kind, 1 | 2)
                && let Some((byte, next)) = rest.peek().copied()
            {
                // An apostrophe inside a word belongs to it, new year's, but not that of Friday's and last year's.
                let inner = || {
                    let after_new = tokens.last().is_some_and(|token| token.text == "new");
                    kind == 2
                        && matches!(next, '\'' | '’')
                        && text[byte + next.len_utf8()..].starts_with(is_alphabetic)
                        && (after_new || !is_owner(&lower[from..byte]))
                };
                if class(next) != kind && !inner() {
                    break;
                }
                rest.next();
                at += 1;
            }
            let end = rest.peek().map_or(text.len(), |(byte, _)| *byte);
            let text = &lower[from..end];
            tokens.push(Token { text, start, end: at, capital: c.is_uppercase() });
        }
        Self { tokens, order: Order::Month }
    }

    /// The word at `at`; empty past the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    /// The word so many places before `at`; empty before the beginning.
    pub(super) fn back(&self, at: usize, by: usize) -> &'a str {
        at.checked_sub(by).map_or("", |at| self.word(at))
    }

    /// Whether the words of `phrase` stand at `at`, and how many they are.
    pub(super) fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // Most phrases already begin otherwise.
        if phrase.as_bytes().first() != self.word(at).as_bytes().first() {
            return None;
        }
        let mut len = 0;
        for word in phrase.split(' ') {
            if self.word(at + len) != word {
                return None;
            }
            len += 1;
        }
        Some(len)
    }

    /// How many words the first of `phrases` takes that ends right before `at`.
    pub(super) fn phrase_before(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        // Most phrases already end otherwise.
        let last = self.word(at.checked_sub(1)?);
        phrases.iter().filter(|phrase| phrase.ends_with(last)).find_map(|phrase| {
            let len = phrase.split(' ').count();
            self.phrase(at.checked_sub(len)?, phrase)
        })
    }

    /// Whether nothing stands between two neighbours.
    pub(super) fn touch(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(one), Some(next)) => one.end == next.start,
            _ => false,
        }
    }

    /// Whether the word at `at` begins with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// The whole number at `at`, of at most four digits.
    pub(super) fn number(&self, at: usize) -> Option<i32> {
        let word = self.word(at);
        (word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok())?
    }

    /// A year in figures at `at`: four digits, no part of a longer number.
    pub(super) fn year(&self, at: usize) -> Option<i16> {
        let year = self.number(at).filter(|_| self.word(at).len() == 4)?;
        let tied_behind = self.touch(at)
            && (matches!(self.word(at + 1), "," | "." | ":")
                && self.touch(at + 1)
                && self.number(at + 2).is_some()
                || self.word(at + 1) == "%"
                || self.word(at + 1) == "/" && month(self.word(at + 2)).is_none());
        let tied_before = at > 0
            && self.touch(at - 1)
            && (matches!(self.back(at, 1), "$" | "€" | "£" | "¥" | "#" | "+")
                || matches!(self.back(at, 1), "." | "," | ":")
                    && at > 1
                    && self.touch(at - 2)
                    && self.number(at - 2).is_some());
        (!tied_behind && !tied_before && (1000..=2199).contains(&year))
            .then(|| i16::try_from(year).ok())?
    }

    /// A count at `at` in figures or words: 3, three, a, couple of.
    pub(super) fn count(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(number) = self.number(at) {
            return Some((number, 1));
        }
        let word = self.word(at);
        if let Some(number @ 1..=12) = number_words::small(word) {
            return Some((i32::try_from(number).ok()?, 1));
        }
        match word {
            "a" | "an" => Some((1, 1)),
            _ => None,
        }
    }

    /// A day of the month at `at`, and how many tokens it takes: 5, 5th, fifth, twenty-first.
    pub(super) fn day(&self, at: usize) -> Option<(i8, usize)> {
        if let Some(number) = self.number(at) {
            let suffix = usize::from(
                self.touch(at) && matches!(self.word(at + 1), "st" | "nd" | "rd" | "th"),
            );
            let day = i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?;
            // 5.2, 5,000, 5% and 5:30 are no days.
            let end = at + suffix;
            let tied = self.touch(end)
                && (matches!(self.word(end + 1), "." | "," | ":")
                    && self.touch(end + 1)
                    && self.number(end + 2).is_some()
                    || self.word(end + 1) == "%"
                    || self.word(end + 1) == "/" && month(self.word(end + 2)).is_none());
            return (!tied && self.word(at).len() <= 2).then_some((day, 1 + suffix));
        }
        ordinal(self, at)
    }
}

/// Words whose possessive is a date of its own: Friday's verdict, last year's results.
fn is_owner(word: &str) -> bool {
    weekday(word).is_some_and(|_| word.ends_with("day"))
        || matches!(
            word,
            "year" | "month" | "week" | "fortnight" | "quarter" | "yesterday" | "decade"
        )
}

/// An ordinal word at `at`: ninth, twenty-first, thirtieth.
pub(super) fn ordinal(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    let unit = |at: usize| i8::try_from(number_words::ordinal(words.word(at))?).ok();
    let tens = match words.word(at) {
        "twenty" => 20,
        "thirty" => 30,
        _ => return unit(at).map(|number| (number, 1)),
    };
    let hyphen = usize::from(words.word(at + 1) == "-");
    let ones = unit(at + 1 + hyphen).filter(|ones| *ones < 10)?;
    Some((tens + ones, 2 + hyphen))
}

/// Whether a day of the month stands at `at` as an ordinal: 18th, eighteenth.
pub(super) fn ordinal_day(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    words.day(at).filter(|(_, len)| *len == 2 || words.number(at).is_none())
}

/// A number below 100 in words, and one past its last token: fifteen, ninety-six, twenty one.
pub(super) fn tens_and_ones(words: &Words<'_>, at: usize) -> Option<(i16, usize)> {
    let small = |at: usize| i16::try_from(number_words::small(words.word(at))?).ok();
    if let Some(number) = small(at).filter(|number| *number > 0) {
        return Some((number, at + 1));
    }
    let tens = i16::try_from(number_words::tens(words.word(at))?).ok()?;
    let next = at + 1 + usize::from(words.word(at + 1) == "-");
    match small(next).filter(|number| (1..10).contains(number)) {
        Some(number) => Some((tens + number, next + 1)),
        None => Some((tens, at + 1)),
    }
}

/// An ordinal from first to fifth or so, in words or figures, and how many tokens it takes.
pub(super) fn nth(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    if words.word(at) == "last" || words.word(at) == "final" {
        return Some((-1, 1));
    }
    let figures = words.number(at).is_some()
        && words.touch(at)
        && matches!(words.word(at + 1), "st" | "nd" | "rd" | "th");
    if figures {
        return Some((i8::try_from(words.number(at)?).ok()?, 2));
    }
    ordinal(words, at)
}

pub(super) use crate::text::dates::month_number as month;

/// The names and abbreviations of the weekdays, with their numbers from Monday.
pub(super) const WEEKDAYS: &[(&str, i8)] = &[
    ("monday", 1),
    ("tuesday", 2),
    ("wednesday", 3),
    ("thursday", 4),
    ("friday", 5),
    ("saturday", 6),
    ("sunday", 7),
    ("mon", 1),
    ("tue", 2),
    ("tues", 2),
    ("wed", 3),
    ("thu", 4),
    ("thur", 4),
    ("thurs", 4),
    ("fri", 5),
    ("sat", 6),
    ("sun", 7),
];

/// A weekday by its name or abbreviation.
pub(super) fn weekday(word: &str) -> Option<i8> {
    WEEKDAYS.iter().find(|(name, _)| *name == word).map(|(_, day)| *day)
}

/// A season: 1 spring to 4 winter.
pub(super) fn season(word: &str) -> Option<i8> {
    Some(match word {
        "spring" => 1,
        "summer" => 2,
        "autumn" | "fall" => 3,
        "winter" => 4,
        _ => return None,
    })
}

/// A unit to count in, singular or plural.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "minute" | "minutes" | "hour" | "hours" => Unit::Hour,
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "month" | "months" => Unit::Month,
        "quarter" | "quarters" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        _ => return None,
    })
}
