//! What stands in front of an item: the number or the mark of a list, a label in capitals.

use crate::text::fold::fold;

/// The mark of a list's item at the beginning of a line, in characters: `1. `, `1、`, `一、`, `(1)`, `①`, `• `; 0 for none.
pub(super) fn marker(folded: &[char]) -> usize {
    let digits = |from: usize| {
        folded[from.min(folded.len())..]
            .iter()
            .take(4)
            .take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十百".contains(**c))
            .count()
    };
    let len = match folded.first() {
        Some(
            '•' | '●' | '■' | '▪' | '◆' | '★' | '☆' | '○' | '◎' | '▲' | '□' | '◇' | '※' | '▶' | '►'
            | '·',
        ) => 1,
        Some('-' | '*' | '–' | '—' | '>') if folded.get(1) == Some(&' ') => 1,
        Some('①'..='⑳') => 1,
        Some('(' | '[' | '【') => match digits(1) {
            len @ 1..=3 if matches!(folded.get(1 + len), Some(')' | ']' | '】')) => 2 + len,
            _ => return 0,
        },
        _ => match digits(0) {
            len @ 1..=3 => match folded.get(len) {
                Some('、' | ')') => len + 1,
                // Not a decimal: 3.5亿元.
                Some('.') if !folded.get(len + 1).is_some_and(char::is_ascii_digit) => len + 1,
                _ => return 0,
            },
            _ => return 0,
        },
    };
    len + folded[len..].iter().take_while(|c| c.is_whitespace()).count()
}

/// Whether a line begins with the number of a list's item, a mark that stands for one, or a label: `COUNCIL: `.
pub(super) fn is_leading(text: &str) -> bool {
    let text = text.trim_start();
    let begins = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '(' | '（' | '【' | '[' | '①'..='⑳')
            || matches!(c, '●' | '■' | '◆' | '★' | '◎' | '▲' | '□' | '◇' | '▶' | '►' | '☆')
            || "一二三四五六七八九十".contains(c)
    };
    text.starts_with(begins) && marker(&fold(text)) > 0 || has_label(text)
}

/// Whether a line begins with a word or two in capitals and a colon, and goes on in small letters.
fn has_label(text: &str) -> bool {
    let Some((label, rest)) = text.split_once(": ") else { return false };
    let capital = |c: char| c.is_ascii_uppercase() || matches!(c, ' ' | '&' | '\'' | '-');
    (3..=24).contains(&label.len())
        && label.starts_with(|c: char| c.is_ascii_uppercase())
        && label.chars().all(capital)
        && rest.chars().any(char::is_lowercase)
}
