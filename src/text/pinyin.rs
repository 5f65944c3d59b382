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

/// Where a name of a person or body stands in the alphabet: its letters, of Han characters their pinyin as names read the
/// first of them.
pub fn filed(name: &str) -> String {
    const MAX_CHARS: usize = 60;
    // What names begin with, where it is usually read otherwise.
    const BEGINNINGS: &[(&str, &str)] = &[
        ("重庆", "chong"),
        ("重慶", "chong"),
        ("长", "chang"),
        ("長", "chang"),
        ("朝阳", "chao"),
        ("朝陽", "chao"),
        ("厦", "xia"),
        ("廈", "xia"),
        ("蚌", "beng"),
        ("六安", "lu"),
        ("台州", "tai"),
        ("乐清", "yue"),
        ("樂清", "yue"),
        ("单", "shan"),
        ("單", "shan"),
        ("曾", "zeng"),
        ("解", "xie"),
        ("仇", "qiu"),
        ("查", "zha"),
        ("翟", "zhai"),
        ("区", "ou"),
        ("區", "ou"),
        ("覃", "qin"),
        ("朴", "piao"),
    ];
    // Bodies that begin with the same characters, read as usual.
    const USUAL: &[&str] = &["单位", "單位", "区域", "區域", "解放", "长老", "長老"];
    let begins = |one: &&(&str, &str)| name.starts_with(one.0);
    let named = BEGINNINGS.iter().find(begins);
    match named.filter(|_| !USUAL.iter().any(|one| name.starts_with(one))) {
        Some((_, reading)) => {
            let rest: String = name.chars().skip(1).collect();
            slug(&format!("{reading} {rest}"), MAX_CHARS)
        }
        None => slug(name, MAX_CHARS),
    }
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
    fn files_names_as_they_are_read() {
        for (name, filed_as) in [
            ("重庆海关", "chong-qing-hai-guan"),
            ("單雪", "shan-xue"),
            ("单位之家", "dan-wei-zhi-jia"),
            ("重工集团", "zhong-gong-ji-tuan"),
            ("Émile Roux", "emile-roux"),
            ("…", ""),
        ] {
            assert_eq!(filed(name), filed_as);
        }
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
