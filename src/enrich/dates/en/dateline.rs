//! The line with which a report begins: LONDON, March 14 (Reuters) —, LEEDS (Aug. 13) --.
//!
//! Its date is that of the report and tells nothing else. A place is told from the words of a sentence by its capitals; a
//! title before a date in brackets (Leeds Festival (Aug. 13) – three days of music) is no place.

use super::super::shape::Found;

/// How far into its sentence a dateline may have its date, in characters.
const REACH: usize = 60;

/// Whether a date belongs to the dateline of its sentence.
pub(super) fn holds(text: &[char], found: &Found) -> bool {
    if found.start > REACH {
        return false;
    }
    let head: String = text[..found.start].iter().collect();
    let behind: String = text[found.end..].iter().take(40).collect();
    let (head, behind) = (head.trim_end(), behind.trim_start());
    let opened = head.strip_suffix(['(', '[']);
    let closed = behind.strip_prefix([')', ']']);
    let (place, behind, bracketed) = match (opened, closed) {
        (Some(place), Some(behind)) => (place, behind.trim_start(), true),
        _ => (head, behind, false),
    };
    let agency = behind_agency(behind);
    let dash = |rest: &str| rest.trim_start().starts_with(['-', '–', '—']);
    let closes = dash(agency.unwrap_or(behind));
    match place.trim() {
        "" => bracketed && closes,
        place => is_place(place, closes && agency.is_some()) && (closes || agency.is_some()),
    }
}

/// What follows the name of an agency in brackets or between strokes, if one begins the text.
fn behind_agency(text: &str) -> Option<&str> {
    let close = match text.chars().next()? {
        '(' => ')',
        '/' => '/',
        _ => return None,
    };
    text[1..].split_once(close).map(|(_, rest)| rest)
}

/// Whether words name the place of a report: all begin with capitals, and the first has no other letters unless an
/// agency has `signed` the line.
fn is_place(text: &str, signed: bool) -> bool {
    let words =
        || text.split(|c: char| !c.is_alphabetic() && c != '.').filter(|word| !word.is_empty());
    let named = |word: &str| {
        word.starts_with(char::is_uppercase) || matches!(word, "de" | "la" | "of" | "and")
    };
    let upper = |word: &str| word.chars().all(|c| c.is_uppercase() || c == '.');
    let first = words().next().is_some_and(|word| upper(word) && word.len() > 1 || signed);
    first && words().all(named) && words().count() <= 8
}
