//! Reading folded characters: words, small numbers, boundaries.

use crate::text::numeral::han_digit;

/// The character at `at`; NUL past the end.
pub(super) fn char_at(chars: &[char], at: usize) -> char {
    chars.get(at).copied().unwrap_or('\0')
}

/// The character before `at`; NUL at the beginning.
pub(super) fn char_before(chars: &[char], at: usize) -> char {
    at.checked_sub(1).map_or('\0', |before| char_at(chars, before))
}

/// The length of `word` where it stands at `at`.
pub(super) fn starts(chars: &[char], at: usize, word: &str) -> Option<usize> {
    let mut len = 0;
    for c in word.chars() {
        if chars.get(at + len) != Some(&c) {
            return None;
        }
        len += 1;
    }
    Some(len)
}

/// Whether one of `words` stands at `at`.
pub(super) fn starts_any(chars: &[char], at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| starts(chars, at, word).is_some())
}

/// The length of `word` where it ends right before `at`.
pub(super) fn ends(chars: &[char], at: usize, word: &str) -> Option<usize> {
    let len = word.chars().count();
    starts(chars, at.checked_sub(len)?, word)
}

/// Whether one of `words` ends right before `at`.
pub(super) fn ends_any(chars: &[char], at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| ends(chars, at, word).is_some())
}

/// What the first of `table` whose word stands at `at` maps to, with the word's length.
pub(super) fn lookup<T: Copy>(
    chars: &[char],
    at: usize,
    table: &[(&str, T)],
) -> Option<(T, usize)> {
    table.iter().find_map(|(word, value)| starts(chars, at, word).map(|len| (*value, len)))
}

/// Where the text goes on behind up to two spaces.
pub(super) fn spaces(chars: &[char], at: usize) -> usize {
    let mut end = at;
    while end < at + 2 && char_at(chars, end) == ' ' {
        end += 1;
    }
    end
}

/// A whole number of at most `digits` Arabic digits at `at`, nothing of a longer one, and its length.
pub(super) fn arabic(chars: &[char], at: usize, digits: usize) -> Option<(i32, usize)> {
    let len =
        chars[at.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).take(10).count();
    if len == 0 || len > digits {
        return None;
    }
    let value = chars[at..at + len].iter().fold(0, |sum, c| sum * 10 + c.to_digit(10).unwrap_or(0));
    Some((i32::try_from(value).ok()?, len))
}

/// A whole number below 100 in Arabic or Han digits at `at`, and its length.
pub(super) fn small(chars: &[char], at: usize) -> Option<(i32, usize)> {
    arabic(chars, at, 2).or_else(|| han_small(chars, at))
}

/// A Han number below 100: 九, 十, 十二, 二十, 三十一, 廿一, 〇八.
pub(super) fn han_small(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let digit = |at: usize| {
        chars.get(at).and_then(|c| han_digit(*c)).and_then(|digit| i32::try_from(digit).ok())
    };
    let (tens, behind) = match (char_at(chars, at), char_at(chars, at + 1)) {
        ('十', _) => (10, at + 1),
        ('廿', _) => (20, at + 1),
        ('卅', _) => (30, at + 1),
        (_, '十') => (digit(at)?.checked_mul(10)?, at + 2),
        _ => {
            let first = digit(at)?;
            return match digit(at + 1) {
                // 〇八 is 8; 三五 is "three to five" and no number.
                Some(second) if first == 0 && digit(at + 2).is_none() => Some((second, 2)),
                Some(_) => None,
                None => Some((first, 1)),
            };
        }
    };
    match digit(behind) {
        Some(ones) if tens > 0 => Some((tens + ones, behind + 1 - at)),
        _ => Some((tens, behind - at)),
    }
}

/// Whether no letter or digit stands at `at`, so that a number may end there.
pub(super) fn number_ends(chars: &[char], at: usize) -> bool {
    !char_at(chars, at).is_ascii_alphanumeric()
}

/// Whether a clause may begin at `at`: the text begins, or a mark, bracket or space precedes.
pub(super) fn clause_begins(chars: &[char], at: usize) -> bool {
    let before = char_before(chars, at);
    before == '\0' || !before.is_alphanumeric()
}
