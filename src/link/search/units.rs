//! Takes text apart for search, as `search.js` takes queries apart: the two must not differ.

use crate::text::fold::fold_char;
use crate::text::width::is_han;

/// What search finds: a Han character, Simplified, or a word in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unit {
    Han(char),
    Word(String),
}

/// The units of `text` with their positions from `at` on, and the position behind.
///
/// White space takes no room, so that a break inside a Chinese phrase does not hide it; any other mark takes one place,
/// so that nothing is found across it.
pub(crate) fn units(text: &str, mut at: u32) -> (Vec<(u32, Unit)>, u32) {
    let mut units = Vec::new();
    let mut word = String::new();
    for c in text.chars().map(folded).chain(['\0']) {
        if c.is_alphanumeric() && !is_han(c) {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            units.push((at, Unit::Word(std::mem::take(&mut word))));
            at += 1;
        }
        if is_han(c) {
            units.push((at, Unit::Han(c)));
            at += 1;
        } else if !c.is_whitespace() {
            at += 1;
        }
    }
    (units, at)
}

/// Simplified, half-width, lower case, where that is one character.
fn folded(c: char) -> char {
    let c = fold_char(c);
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (units, end) = units(text, 0);
        let mut shown: Vec<String> = units
            .iter()
            .map(|(at, unit)| match unit {
                Unit::Han(c) => format!("{at}{c}"),
                Unit::Word(word) => format!("{at}{word}"),
            })
            .collect();
        shown.push(end.to_string());
        assert_eq!(shown.join(" "), expected);
    }

    #[test]
    fn folds_scripts_widths_and_cases() {
        check("電商 ＳａａＳ", "0电 1商 2saas 4");
    }

    #[test]
    fn white_space_takes_no_room_and_marks_do() {
        check("河\u{3000}水，5G手", "0河 1水 35g 4手 6");
    }
}
