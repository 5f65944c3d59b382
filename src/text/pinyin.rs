//! Mandarin readings of Han characters, and addresses made from them.

use pinyin::{ToPinyin, ToPinyinMulti};
use unicode_normalization::UnicodeNormalization;

/// Every reading of `c` with tone marks: 長 has `cháng` and `zhǎng`. Empty for what is no Han character.
pub fn readings(c: char) -> Vec<&'static str> {
    c.to_pinyin_multi()
        .map_or_else(Vec::new, |all| all.into_iter().map(|one| one.with_tone()).collect())
}

/// The usual reading of `c` without tone: `chang`.
pub fn plain(c: char) -> Option<&'static str> {
    c.to_pinyin().map(|one| one.plain())
}

/// An ASCII form of `text` for addresses: lower-case, Han as pinyin, everything else as single hyphens.
///
/// At most `max_chars` ASCII characters, cut between syllables; empty where nothing of `text` has a form.
pub fn slug(text: &str, max_chars: usize) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut glue = false;
    for c in text.nfkd() {
        if let Some(syllable) = plain(c) {
            parts.push(syllable.replace('ü', "v"));
            glue = false;
        } else if c.is_ascii_alphanumeric() {
            match parts.last_mut() {
                Some(last) if glue => last.push(c.to_ascii_lowercase()),
                _ => parts.push(c.to_ascii_lowercase().to_string()),
            }
            glue = true;
        } else if !unicode_normalization::char::is_combining_mark(c) && c != '\'' && c != '’' {
            glue = false;
        }
    }
    let mut slug = String::new();
    for part in parts {
        if slug.is_empty() {
            slug = part.chars().take(max_chars).collect();
        } else if slug.len() + 1 + part.len() <= max_chars {
            slug.push('-');
            slug.push_str(&part);
        } else {
            break;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_han_as_pinyin_and_keeps_words_whole() {
        assert_eq!(slug("京东的“双11”", 40), "jing-dong-de-shuang-11");
        assert_eq!(slug("Café prices: up 3%!", 40), "cafe-prices-up-3");
    }

    #[test]
    fn cuts_between_syllables() {
        assert_eq!(slug("电子商务", 8), "dian-zi");
    }

    #[test]
    fn knows_every_reading() {
        assert!(readings('長').contains(&"zhǎng"));
    }
}
