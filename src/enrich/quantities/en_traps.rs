//! What looks like a figure in English and is none: dates, times of day, ordinals, codes, names.

use super::en_context::{words_after, words_before};
use super::en_word::Word;
use super::{has, past_blanks};
use crate::text::dates::month_number;

/// Words before a number that make a name, a reference or a date of it: Article 5, Covid 19, No 3, Nov. 16.
pub(super) const NAMING: &[&str] = &[
    "article", "chapter", "section", "figure", "fig", "table", "page", "pages", "version", "phase",
    "stage", "no", "nos", "number", "room", "route", "highway", "flight", "season", "episode",
    "level", "grade", "type", "group", "unit", "part", "item", "step", "windows", "boeing",
    "airbus", "formula", "under", "post", "covid", "apollo", "channel", "vol", "volume", "act",
    "q", "fy", "top", "class", "category", "tier", "g",
];

/// One past a date, time, code or name that begins with the digits at `at`; `None` where they may be a figure.
pub(super) fn skip(chars: &[char], at: usize) -> Option<usize> {
    let run = chars[at..].iter().take(30).take_while(|c| c.is_ascii_digit()).count();
    let end = at + run;
    let value =
        chars[at..end].iter().take(9).fold(0u32, |v, c| v * 10 + c.to_digit(10).unwrap_or(0));
    let previous = at.checked_sub(1).map(|i| chars[i]);
    // PM2.5 and P5+1 are names as a whole.
    let token = || {
        let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
        (end..(end + 30).min(chars.len()))
            .find(|i| match chars[*i] {
                '-' | '/' | ':' => false,
                '.' | '+' => !digit(i + 1),
                c => !c.is_alphanumeric(),
            })
            .unwrap_or((end + 30).min(chars.len()))
    };
    // G20, post-00s, COVID-19, #5
    let letter_hyphen = previous == Some('-') && at > 1 && chars[at - 2].is_alphanumeric();
    if previous.is_some_and(|c| {
        c.is_alphabetic() && c.is_ascii_uppercase() || matches!(c, '#' | '_' | '@' | '/')
    }) && !currency_code_before(chars, at)
        || previous.is_some_and(|c| c.is_ascii_lowercase()) && !currency_code_before(chars, at)
        || letter_hyphen && !chars[at - 2].is_ascii_digit()
    {
        return Some(token());
    }
    if run > 1 && chars[at] == '0' {
        return Some(token());
    }
    // 1990s, 21st, 5G, 3D, 4K, 787s
    if let Some((word, after)) =
        super::en_number::word(chars, end).filter(|_| super::exponent(chars, end).is_none())
    {
        let name = super::en_unit::degrees(chars, at, end).is_none()
            && matches!(word.as_str(), "s" | "st" | "nd" | "rd" | "th" | "g" | "d" | "c")
            && !(word == "g" && run > 1)
            || word == "k" && run == 1 && chars[end] == 'K';
        if name
            || word.len() == 1
                && super::en_unit::degrees(chars, at, end).is_none()
                && !matches!(word.as_str(), "m" | "k" | "g" | "b" | "t" | "x")
        {
            return Some(after);
        }
    }
    if is_set(chars, at, end) {
        return Some(token());
    }
    // 10:30, 2021-03-05, 5/17/2018, 3-1
    if chars.get(end) == Some(&':') && chars.get(end + 1).is_some_and(char::is_ascii_digit) {
        return Some(token());
    }
    if matches!(chars.get(end), Some('-' | '/' | '.')) {
        let second = chars[end + 1..].iter().take(6).take_while(|c| c.is_ascii_digit()).count();
        let third = end + 1 + second;
        if second > 0
            && chars.get(third) == Some(&chars[end])
            && chars.get(third + 1).is_some_and(char::is_ascii_digit)
        {
            return Some(
                token()
                    + usize::from(chars[end] == '.')
                        * chars[token()..]
                            .iter()
                            .take(20)
                            .take_while(|c| c.is_ascii_digit() || **c == '.')
                            .count(),
            );
        }
    }
    let before = words_before(chars, at, 2);
    let last = before.first().map_or("", Word::as_str);
    let dot = previous == Some('.') || at > 1 && previous == Some(' ') && chars[at - 2] == '.';
    let abbreviated = if dot {
        words_before(chars, at - if previous == Some('.') { 1 } else { 2 }, 1)
    } else {
        Vec::new()
    };
    let after = super::en_number::word(chars, past_blanks(chars, end));
    let month = |w: &str| month_number(w).is_some();
    let day = run <= 2 && (1..=31).contains(&value);
    if day
        && (month(last) && last != "may"
            || last == "may" && has(chars, at.saturating_sub(4), "May")
            || abbreviated.first().is_some_and(|w| {
                month(w) || matches!(w.as_str(), "no" | "nos" | "vol" | "fig" | "art")
            }))
    {
        return Some(after_day(chars, end));
    }
    if day
        && after.as_ref().is_some_and(|(w, _)| {
            month(w) && w != "may" && w != "mar"
                || w == "may" && has(chars, past_blanks(chars, end), "May")
        })
    {
        return after.map(|(_, end)| end);
    }
    if after.as_ref().is_some_and(|(w, _)| {
        matches!(w.as_str(), "am" | "pm" | "a.m" | "p.m" | "o'clock" | "bc" | "ad" | "gmt")
    }) && run <= 2
    {
        return Some(end);
    }
    if NAMING.contains(&last)
        && !scaled_or_unit(chars, end)
        && !matches!(last, "under" | "number" | "level" | "top" if chars.get(end) == Some(&','))
    {
        return Some(end);
    }
    year(chars, at, end, value, last).then_some(end)
}

/// Whether the digits from `at` to `end` begin 24/7, "at all hours", or 9/11, the day of the attacks.
fn is_set(chars: &[char], at: usize, end: usize) -> bool {
    let set = ["24/7", "9/11"].iter().find(|set| has(chars, at, set));
    let len = set.map_or(0, |set| set.len());
    let goes_on = chars.get(at + len).is_some_and(|c| c.is_alphanumeric() || *c == '/');
    at + len > end && !goes_on
}

pub(super) fn after_day(chars: &[char], end: usize) -> usize {
    let comma = chars.get(end) == Some(&',');
    let year = past_blanks(chars, end + usize::from(comma));
    let run =
        chars[year.min(chars.len())..].iter().take(5).take_while(|c| c.is_ascii_digit()).count();
    if run == 4 { year + 4 } else { end }
}

pub(super) fn scaled_or_unit(chars: &[char], end: usize) -> bool {
    super::en_unit::at(chars, end).is_some()
        || super::en_number::word(chars, past_blanks(chars, end)).is_some_and(|(w, _)| {
            matches!(w.as_str(), "million" | "billion" | "trillion" | "thousand" | "hundred")
        })
        || chars.get(end) == Some(&',') && chars.get(end + 1).is_some_and(char::is_ascii_digit)
}

/// Whether four digits are a year: always behind in, since, by, of …, elsewhere where no unit or noun follows.
pub(super) fn year(chars: &[char], at: usize, end: usize, value: u32, last: &str) -> bool {
    if end - at != 4
        || !(1500..2100).contains(&value)
        || matches!(at.checked_sub(1).map(|i| chars[i]), Some('$' | '£' | '€' | '¥'))
    {
        return false;
    }
    let decimals = matches!(chars.get(end), Some(',' | '.'))
        && chars.get(end + 1).is_some_and(char::is_ascii_digit);
    if decimals {
        return false;
    }
    let pointing = matches!(
        last,
        "in" | "since"
            | "by"
            | "until"
            | "before"
            | "after"
            | "during"
            | "from"
            | "late"
            | "early"
            | "mid"
            | "year"
            | "fiscal"
            | "to"
            | "of"
            | "through"
            | "between"
            | "and"
            | "than"
            | "the"
            | "last"
    );
    // Riverton 2019 champions: what is held once a year has its year before it.
    let held = |word: &str| {
        [
            "champions",
            "finals",
            "playoffs",
            "elections",
            "games",
            "olympics",
            "championships",
            "awards",
            "qualifiers",
            "midterms",
            "primaries",
            "semifinals",
        ]
        .contains(&word)
    };
    let noun = words_after(chars, end, 2)
        .iter()
        .take_while(|(w, _)| !held(w))
        .any(|(w, _)| w.ends_with('s') && w.len() > 3 && !w.ends_with("ss"));
    pointing && !scaled_or_unit(chars, end) || !noun && !scaled_or_unit(chars, end)
}

pub(super) fn currency_code_before(chars: &[char], at: usize) -> bool {
    [
        "USD", "usd", "RMB", "CNY", "EUR", "GBP", "gbp", "HKD", "AUD", "CAD", "NZD", "Rs", "MUSD",
        "MAUD",
    ]
    .iter()
    .any(|code| super::ends(chars, at, code))
}
