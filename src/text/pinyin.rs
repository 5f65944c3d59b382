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

/// The characters of a name with their readings, as its spelling `spelled` (Tang Shuyan) has them; `None` unless the two
/// agree from end to end. The spelling decides between several readings of a character.
pub fn ruby(name: &str, spelled: &str) -> Option<Vec<(char, &'static str)>> {
    let letters: String = spelled
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect::<String>()
        .replace('ü', "v");
    let mut rest = letters.as_str();
    let mut found = Vec::new();
    for (at, c) in name.chars().enumerate() {
        let usual = c.to_pinyin()?;
        let mut longest: Option<(String, &'static str)> = None;
        // Of readings that differ in tone alone the usual one.
        for one in std::iter::once(usual).chain(c.to_pinyin_multi()?) {
            let plain = one.plain().replace('ü', "v");
            let fits = rest.starts_with(plain.as_str());
            if fits && longest.as_ref().is_none_or(|(best, _)| plain.len() > best.len()) {
                longest = Some((plain, one.with_tone()));
            }
        }
        let (plain, reading) = longest?;
        rest = &rest[plain.len()..];
        found.push((c, if at == 0 { surname_reading(c).unwrap_or(reading) } else { reading }));
    }
    (rest.is_empty() && !found.is_empty()).then_some(found)
}

/// How a character is read as a surname, where its tone is another than usual.
fn surname_reading(c: char) -> Option<&'static str> {
    Some(match c {
        '任' => "rén",
        '曲' => "qū",
        '宁' | '寧' => "níng",
        '燕' => "yān",
        '华' | '華' => "huà",
        '应' | '應' => "yīng",
        '葛' | '盖' | '蓋' => "gě",
        '纪' | '紀' => "jǐ",
        '令' => "líng",
        '过' | '過' => "guō",
        '哈' => "hǎ",
        '那' => "nā",
        _ => return None,
    })
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
    fn readings_of_a_name_follow_its_spelling() {
        assert_eq!(ruby("单雪", "Shan Xue"), Some(vec![('单', "shàn"), ('雪', "xuě")]));
        assert_eq!(ruby("吕乐", "Lü Le").map(|one| one[0].1), Some("lǚ"));
        for (name, spelled, read) in [
            ("高瑾", "Gao Jin", ["gāo", "jǐn"]),
            ("杜春雨", "Du Chunyu", ["dù", "chūn"]),
            ("傅言", "Fu Yan", ["fù", "yán"]),
            ("曲宁", "Qu Ning", ["qū", "níng"]),
            ("任一", "Ren Yi", ["rén", "yī"]),
        ] {
            let readings = ruby(name, spelled).unwrap_or_default();
            let own: Vec<&str> = readings.iter().take(2).map(|one| one.1).collect();
            assert_eq!(own, read, "{name}");
        }
        for (name, spelled) in [("单雪", "Dan Tang"), ("刘强", "Richard Liu"), ("", ""), ("A", "A")]
        {
            assert_eq!(ruby(name, spelled), None, "{name}");
        }
    }

    #[test]
    fn knows_every_reading() {
        assert!(readings('長').contains(&"zhǎng"));
    }
}
