//! Which language and script a text is in.

use std::sync::LazyLock;

use crate::model::Locale;
use crate::text::fold::simplified;
use crate::text::letter::is_alphabetic;
use crate::text::width::{is_chinese_punctuation, is_han};

/// Which script has a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    Both,
    Traditional,
    Simplified,
}

/// For each character from U+3400 to U+9FFF the script that alone has it.
///
/// Traditional ones have another, Simplified form. Simplified ones are targets of the folding table that Big5 does not
/// know; 后 and 里 are not among them, since Traditional text has them too.
static TELLING: LazyLock<Vec<Telling>> = LazyLock::new(|| {
    let told = |c| if simplified(c) == c { Telling::Both } else { Telling::Traditional };
    let mut table: Vec<Telling> = (FIRST..=LAST).map(told).collect();
    for c in include_str!("data/simplified_only.txt").chars() {
        if let Some(told) = place(c).and_then(|place| table.get_mut(place)) {
            *told = Telling::Simplified;
        }
    }
    table
});

const FIRST: char = '\u{3400}';
const LAST: char = '\u{9FFF}';

fn place(c: char) -> Option<usize> {
    (c as usize).checked_sub(FIRST as usize)
}

fn telling(c: char) -> Option<Telling> {
    place(c).and_then(|place| TELLING.get(place)).copied()
}

/// Whether only Traditional text has `c`: it has another, Simplified form.
pub fn is_traditional_only(c: char) -> bool {
    telling(c) == Some(Telling::Traditional)
}

/// Whether only Simplified text has `c`.
pub fn is_simplified_only(c: char) -> bool {
    telling(c) == Some(Telling::Simplified)
}

/// What a character tells of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Nothing,
    Letter,
    HanOfBoth,
    HanOfTraditional,
    HanOfSimplified,
}

/// What the characters of the Basic Multilingual Plane tell.
static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    (0..=0xFFFF).map(|code| char::from_u32(code).map_or(Kind::Nothing, kind)).collect()
});

fn kind(c: char) -> Kind {
    match telling(c) {
        _ if !is_han(c) => {
            let letter = !is_chinese_punctuation(c) && is_alphabetic(c);
            if letter { Kind::Letter } else { Kind::Nothing }
        }
        Some(Telling::Traditional) => Kind::HanOfTraditional,
        Some(Telling::Simplified) => Kind::HanOfSimplified,
        Some(Telling::Both) | None => Kind::HanOfBoth,
    }
}

/// The language and script of a text: what a [`Census`] of it says.
pub fn detect(text: &str) -> Locale {
    let mut census = Census::default();
    census.count(text);
    census.locale()
}

/// The telling characters and words of a text, counted piece by piece; no word runs from one piece into the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Census {
    han: usize,
    latin_words: usize,
    traditional: usize,
    simplified: usize,
}

impl Census {
    /// Counts what `text` has.
    pub fn count(&mut self, text: &str) {
        let kinds = KINDS.as_slice();
        let mut counts = [0; 5];
        let mut in_word = false;
        for c in text.chars() {
            let kind = kinds.get(c as usize).copied().unwrap_or_else(|| kind(c));
            let starts_word = kind == Kind::Letter && !in_word;
            in_word = kind == Kind::Letter;
            self.latin_words += usize::from(starts_word);
            counts[kind as usize] += 1;
        }
        let [_, _, both, traditional, simplified] = counts;
        self.han += both + traditional + simplified;
        self.traditional += traditional;
        self.simplified += simplified;
    }

    /// English where Han characters are fewer than words of letters; else the script that more of the telling characters
    /// belong to, Simplified where none tells.
    pub fn locale(self) -> Locale {
        if self.han < self.latin_words {
            Locale::En
        } else if self.traditional > self.simplified {
            Locale::ZhHant
        } else {
            Locale::ZhHans
        }
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
