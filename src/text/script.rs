//! Which language and script a text is in.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::model::Locale;
use crate::text::fold::simplified;
use crate::text::width::is_han;

/// Characters that only Simplified text has: targets of the folding table that Big5 does not know. 后 and 里 are
/// not among them, since Traditional text has them too.
static SIMPLIFIED_ONLY: LazyLock<BTreeSet<char>> = LazyLock::new(|| {
    include_str!("data/simplified_only.txt").chars().filter(|c| *c != '\n').collect()
});

/// Whether only Traditional text has `c`: it has another, Simplified form.
pub fn is_traditional_only(c: char) -> bool {
    simplified(c) != c
}

/// Whether only Simplified text has `c`.
pub fn is_simplified_only(c: char) -> bool {
    SIMPLIFIED_ONLY.contains(&c)
}

/// The language and script of a text.
///
/// English where Han characters are fewer than Latin words; else the script that more of its telling characters belong
/// to, Simplified where none tells.
pub fn detect(text: &str) -> Locale {
    let (mut han, mut latin_words, mut traditional, mut simplified_only) =
        (0usize, 0usize, 0usize, 0usize);
    let mut in_word = false;
    for c in text.chars() {
        let latin = c.is_alphabetic() && !is_han(c);
        latin_words += usize::from(latin && !in_word);
        in_word = latin;
        if is_han(c) {
            han += 1;
            traditional += usize::from(is_traditional_only(c));
            simplified_only += usize::from(is_simplified_only(c));
        }
    }
    if han < latin_words {
        Locale::En
    } else if traditional > simplified_only {
        Locale::ZhHant
    } else {
        Locale::ZhHans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_three_languages_apart() {
        assert_eq!(detect("网络零售持续增长"), Locale::ZhHans);
        assert_eq!(detect("網路零售持續增長"), Locale::ZhHant);
        assert_eq!(detect("Online retail (网上零售) grew again this year."), Locale::En);
    }
}
