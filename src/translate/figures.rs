//! What translators are told of the figures in a paragraph: the words of the source, and what the other language has.
//!
//! Of counted things only the number is told, and only where it is written with 万 or 亿: what is counted is for the
//! translator to say.

use crate::model::{Locale, Quantity, QuantityKind};

/// The figures, each once.
pub(super) fn told(quantities: &[Quantity], to: Locale) -> Vec<(String, String)> {
    // What goes up or is about so much is printed with these words; in the text they stand already.
    let bare = |one: &&Quantity| one.direction.is_none() && one.modifier.is_none();
    let mut all: Vec<(String, String)> = Vec::new();
    for one in quantities.iter().filter(bare) {
        let printed = one.display.get(to);
        let pair = match one.kind {
            QuantityKind::Count => number(&one.expression, printed),
            _ => Some((one.expression.clone(), in_prose(printed))),
        };
        all.extend(pair.filter(|(source, target)| {
            !target.is_empty() && all.iter().all(|(known, _)| known != source)
        }));
    }
    all
}

/// The number of a Chinese count and of its English form: 21.7万 and 217,000.
fn number(expression: &str, printed: &str) -> Option<(String, String)> {
    let is_digit = |c: &char| {
        c.is_ascii_digit()
            || matches!(c, '.' | ',' | '千' | '百' | '十' | '万' | '亿' | '萬' | '億')
    };
    let source: String = expression.chars().take_while(is_digit).collect();
    let scale = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(*word, "thousand" | "million" | "billion" | "trillion")
    };
    let target: Vec<&str> = printed.split(' ').take_while(scale).collect();
    let large = source.contains(['万', '亿', '萬', '億']);
    (large && !target.is_empty()).then(|| (source, target.join(" ")))
}

/// A figure as running text has it: 12 yuan, where boxes have ¥12.
fn in_prose(printed: &str) -> String {
    match printed.strip_prefix('¥') {
        Some(number) if number.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{number} yuan")
        }
        _ => printed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_counts_the_number_alone_is_told() {
        let check = |expression: &str, printed: &str, expected: Option<(&str, &str)>| {
            let found = number(expression, printed);
            assert_eq!(found.as_ref().map(|(a, b)| (a.as_str(), b.as_str())), expected);
        };
        check("21.7万票", "217,000 votes", Some(("21.7万", "217,000")));
        check("3亿件", "300 million items", Some(("3亿", "300 million")));
        check("36家", "36 companies", None);
    }

    #[test]
    fn money_is_told_in_words() {
        assert_eq!(in_prose("¥2.9 trillion"), "2.9 trillion yuan");
        assert_eq!(in_prose("40%"), "40%");
    }
}
