//! Folding for comparison: one character to one, so that positions survive.
//!
//! Traditional characters become Simplified, full-width letters, digits and punctuation ASCII. Rules written for
//! folded text serve both scripts. Never print folded text: 后 may have been 後 or 后.
//!
//! The pairs are what OpenCC 1.4.2 (Apache-2.0), configuration `t2s`, answers for each single character of the
//! Unicode blocks CJK Unified Ideographs and Extension A; `tests/it/convert.rs` holds the two against each other.

use std::sync::LazyLock;

const PAIRS: &str = include_str!("data/traditional_to_simplified.txt");

/// For each character from U+3400 to U+9FFF, what it folds to.
static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table: Vec<char> = (FIRST..=LAST).filter_map(char::from_u32).collect();
    for (traditional, simplified) in pairs() {
        table[(traditional as u32 - FIRST) as usize] = simplified;
    }
    table
});

const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// Every character that folds to another, with that one.
pub fn pairs() -> impl Iterator<Item = (char, char)> {
    let mut chars = PAIRS.chars().filter(|c| *c != '\n');
    std::iter::from_fn(move || Some((chars.next()?, chars.next()?)))
}

/// The Simplified form of a character; itself where it has none.
pub fn simplified(c: char) -> char {
    match c as u32 {
        code @ FIRST..=LAST => TABLE[(code - FIRST) as usize],
        _ => c,
    }
}

/// The character folded: Simplified, and ASCII for the full-width forms U+FF01 to U+FF5E and the ideographic space.
pub fn fold_char(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' => ' ',
        _ => simplified(c),
    }
}

/// The characters of a text, in a list that need not grow.
pub fn chars(text: &str) -> Vec<char> {
    let mut chars = vec!['\0'; text.chars().count()];
    for (place, c) in chars.iter_mut().zip(text.chars()) {
        *place = c;
    }
    chars
}

/// The text folded, one character for each.
pub fn fold(text: &str) -> Vec<char> {
    let mut folded = chars(text);
    fold_all(&mut folded);
    folded
}

/// Folds each of these characters.
pub fn fold_all(chars: &mut [char]) {
    let table = TABLE.as_slice();
    for c in chars {
        *c = match *c as u32 {
            0..0xA0 => continue,
            code @ FIRST..=LAST => table[(code - FIRST) as usize],
            _ => fold_char(*c),
        };
    }
}

/// The text folded, as a string; as many characters as `text`.
pub fn fold_string(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_positions() {
        assert_eq!(fold_string("電子商務，２０２０年"), "电子商务,2020年");
    }

    #[test]
    fn folds_a_list_as_it_folds_each() {
        let text = "A\u{A0}9\u{9F}é“臺，〇\u{3000}ｚ𠮷𠀀鿿";
        assert_eq!(fold(text), text.chars().map(fold_char).collect::<Vec<char>>());
    }

    #[test]
    fn folds_japanese_looking_variants() {
        assert_eq!(fold_string("産品説明"), "产品说明");
    }
}
