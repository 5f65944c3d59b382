//! UTF-8 that was read in a page of single bytes: `â€œ`, `Ã©`, `ä¸­å›½`.
//!
//! Long characters prove themselves. An accented letter is two characters of the page, and each of them a letter or mark
//! that Western text has: what an author may have written (`„Ä“`, `AMANHÃ”`, `CAFÉ™`) stays.

use crate::text::codepage::{Bytes, Page};

use super::{Fix, utf8};

/// The same margin as elsewhere; a short one, since the rules below are narrow.
const MARGIN: f32 = 4.0;

/// How much has to be proved in a line, each long character counted twice, before lone characters are believed too.
const PROVEN: usize = 8;

/// What may have to be put right in a line.
pub(super) fn fixes(chars: &[char]) -> Vec<Fix> {
    let mut fixes = Vec::new();
    for page in [Page::Western, Page::Central, Page::MacRoman, Page::Cyrillic] {
        let readings: Vec<(utf8::Reading, f32)> = utf8::readings(chars, page)
            .into_iter()
            .map(|reading| (super::gain(chars, &reading), reading))
            .filter(|(gain, reading)| *gain >= MARGIN && reading.losses.is_empty())
            .map(|(gain, reading)| (reading, gain))
            .collect();
        let weight = |(reading, _): &(utf8::Reading, f32)| match reading.after.len() {
            0 | 1 => 0,
            count => count + reading.long,
        };
        let proven = readings.iter().map(weight).sum::<usize>() >= PROVEN;
        let believed =
            readings.iter().filter(|(reading, _)| proven || is_believed(chars, page, reading));
        fixes.extend(believed.map(|(reading, gain)| fix(page, reading, *gain)));
    }
    let proven = !fixes.is_empty();
    fixes.extend(leftovers(chars, proven));
    fixes
}

fn is_believed(chars: &[char], page: Page, reading: &utf8::Reading) -> bool {
    if reading.long > 0 {
        reading.long >= 2 || reading.after.iter().any(|c| is_mark(*c))
    } else {
        short_is_believed(chars, page, reading)
    }
}

fn fix(page: Page, reading: &utf8::Reading, gain: f32) -> Fix {
    Fix {
        range: reading.range.clone(),
        after: reading.after.iter().collect(),
        certain: reading.long > 0 || reading.after.len() > 1,
        gain: gain + super::proof(reading),
        what: format!("UTF-8 read as {}", page.name()),
        losses: Vec::new(),
    }
}

/// Marks that news in Western languages have, and emoji: from three bytes or four.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{2010}'..='\u{2026}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '€' | '™' | '→' | '●' | '■' | '\u{202F}'
        | '\u{2032}' | '\u{2033}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether a reading of two-byte characters alone is what the author wrote.
fn short_is_believed(chars: &[char], page: Page, reading: &utf8::Reading) -> bool {
    let (start, end) = (reading.range.start, reading.range.end);
    let before = start.checked_sub(1).map_or(' ', |at| chars[at]);
    let behind = chars.get(end).copied().unwrap_or(' ');
    let count = reading.after.len();
    if reading.after.iter().any(|c| *c > '\u{17F}') {
        // Greek and Cyrillic words.
        return count >= 3 && reading.after.iter().all(|c| *c > '\u{17F}');
    }
    let first = chars[start];
    let is_edge = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '„' | '»' | '«');
    match page {
        Page::Western | Page::Central => {
            let after_capital = before.is_uppercase() && !behind.is_alphabetic();
            let in_quotes = is_edge(chars[end - 1]) && !behind.is_alphabetic() && is_edge(before);
            let at_edge = matches!(chars[end - 1], '“' | '”' | '‘' | '’' | '–' | '—' | '…')
                && !behind.is_alphabetic();
            let is_common = matches!(first, 'Ã' | 'Â') || page == Page::Central && first == 'Ă';
            let alone = count == 1 && (after_capital || in_quotes || at_edge);
            let within = behind.is_ascii_alphabetic() || before.is_lowercase();
            !alone && (is_common || count >= 2 || within)
        }
        Page::MacRoman => {
            first == '√' && (before.is_ascii_lowercase() || behind.is_ascii_lowercase())
        }
        Page::Cyrillic | Page::Gbk | Page::Big5 => false,
    }
}

/// What later tools left of wrong readings: `â€` without its last byte, which Windows-1252 does not have; `Â` and `Ã` before
/// a space that was a no-break space. `proven`: the line has other wrong readings.
fn leftovers(chars: &[char], proven: bool) -> Vec<Fix> {
    let mut fixes = Vec::new();
    let fix = |start: usize, end: usize, after: &str| Fix {
        range: start..end,
        after: after.to_owned(),
        certain: false,
        gain: MARGIN,
        what: format!("UTF-8 read as {}", Page::Western.name()),
        losses: Vec::new(),
    };
    for (at, c) in chars.iter().enumerate().filter(|(_, c)| matches!(c, 'â' | 'Â' | 'Ã')) {
        let before = at.checked_sub(1).map_or(' ', |before| chars[before]);
        let next = |step: usize| chars.get(at + step).copied();
        let continues = |c: Option<char>| {
            c.and_then(|c| Page::Western.bytes(c))
                .is_some_and(|bytes| matches!(bytes, Bytes::One(0x80..=0xBF)))
        };
        match c {
            'â' if next(1) == Some('€') && !continues(next(2)) && !before.is_whitespace() => {
                let end = at + 2 + usize::from(next(2) == Some('\u{FFFD}'));
                fixes.push(fix(at, end, "”"));
            }
            'Â' if next(1) == Some(' ')
                && (proven && !before.is_uppercase()
                    || before.is_lowercase()
                    || before.is_ascii_digit()
                    || matches!(before, '.' | ',' | ';' | ':' | '!' | '?')) =>
            {
                fixes.push(fix(at, at + 1, ""));
            }
            'Ã' if next(1) == Some(' ') && proven && !before.is_uppercase() => {
                let end = at + 1 + usize::from(next(2) == Some(' '));
                fixes.push(fix(at, end, "à"));
            }
            _ => {}
        }
    }
    fixes
}
