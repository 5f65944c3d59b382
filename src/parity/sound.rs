//! Whether a Chinese name and one in Latin letters sound alike: by pinyin from end to end, or by their consonants.
//!
//! Rough on purpose: 萨德科娃 is Sadykova and no Zimmer. A name without consonants sounds like any.

use crate::text::fold::fold_char;
use crate::text::pinyin;

/// The shares of consonants, in percent, that must be in both, in their order.
const ALIKE: usize = 60;

/// Whether `words` (Ji Chunhe, Chunhe Ji, Tsai Hsing-fen) spell the Chinese personal name `name`.
pub(super) fn spells(name: &str, words: [&str; 2]) -> bool {
    let [first, second] = words;
    let joined = |a: &str, b: &str| pinyin::ruby(name, &format!("{a}{b}")).is_some();
    if joined(first, second) || joined(second, first) {
        return true;
    }
    // Other romanisations write other letters for the same sounds; nothing is forgiven then.
    let syllables: Vec<char> = name.chars().filter_map(|c| initials(c).first().copied()).collect();
    let mut parts = std::iter::once(first).chain(second.split('-'));
    let own = |part: &str| consonants(part).first().copied();
    second.contains('-')
        && syllables.len() == name.chars().count()
        && syllables.iter().all(|syllable| parts.next().and_then(own) == Some(*syllable))
        && parts.next().is_none()
}

/// Whether a name in Latin letters may begin or end with the reading of `c`: cheap, to be asked first.
pub(super) fn may_begin(c: char, words: [&str; 2]) -> bool {
    let letter = |word: &str| word.chars().next().map(|c| c.to_ascii_lowercase());
    let own = initials(c).first().copied();
    words.iter().any(|word| own.is_some() && consonants(word).first().copied() == own)
        || pinyin::readings(c).iter().any(|reading| {
            let first = reading.chars().next();
            words.iter().any(|word| letter(word) == first) || first.is_some_and(|c| !c.is_ascii())
        })
}

/// Whether the word is the reading of these characters.
pub(super) fn reads(han: &str, word: &str) -> bool {
    pinyin::ruby(han, word).is_some()
}

/// Whether each part of a name with dots (贝克莱·塔德塞) sounds like the word in its place, the last like the last.
pub(super) fn transcribes(parts: &[&str], words: &[&str]) -> bool {
    let (Some(last), Some(word)) = (parts.last(), words.last()) else { return true };
    let first = parts.first().zip(words.first());
    alike(last, word) && first.is_none_or(|(part, word)| alike(part, word))
}

fn alike(han: &str, latin: &str) -> bool {
    let ours: Vec<char> = han.chars().flat_map(initials).collect();
    let theirs = consonants(latin);
    let all = ours.len() + theirs.len();
    ours.is_empty() || theirs.is_empty() || common(&ours, &theirs) * 200 >= all * ALIKE
}

/// How many consonants are in both, in order.
fn common(a: &[char], b: &[char]) -> usize {
    let mut best = vec![0; b.len() + 1];
    for one in a {
        let mut corner = 0;
        for (at, other) in b.iter().enumerate() {
            let above = best[at + 1];
            best[at + 1] = if one == other { corner + 1 } else { above.max(best[at]) };
            corner = above;
        }
    }
    best.last().copied().unwrap_or(0)
}

/// The consonants of a character's reading, as their sorts: 顿 is d and n.
fn initials(c: char) -> Vec<char> {
    let Some(reading) = pinyin::plain(fold_char(c)) else { return Vec::new() };
    if reading == "er" {
        return vec!['l'];
    }
    let first = reading.chars().next().and_then(|letter| match letter {
        'b' | 'p' => Some('b'),
        'd' | 't' => Some('d'),
        'f' | 'w' => Some('v'),
        'g' | 'k' | 'h' => Some('g'),
        'j' | 'q' | 'x' | 'z' | 'c' | 's' => Some('s'),
        'l' | 'r' => Some('l'),
        'm' | 'n' => Some(letter),
        _ => None,
    });
    let last = reading.ends_with('n') || reading.ends_with("ng");
    first.into_iter().chain(last.then_some('n')).collect()
}

/// The consonants of a word, as their sorts.
fn consonants(word: &str) -> Vec<char> {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let mut sorts = Vec::new();
    let mut before = None;
    for (at, letter) in letters.iter().copied().enumerate() {
        let next = letters.get(at + 1).copied();
        let doubled = before == Some(letter);
        before = Some(letter);
        let sort = match letter {
            _ if doubled => continue,
            'p' if next == Some('h') => 'v',
            'b' | 'p' => 'b',
            't' if next == Some('s') => continue,
            'd' | 't' => 'd',
            'f' | 'v' | 'w' => 'v',
            'c' if matches!(next, Some('e' | 'i' | 'h' | 'z')) => 's',
            'h' if at > 0 && matches!(letters[at - 1], 'c' | 's' | 't' | 'p' | 'z') => continue,
            'h' if next == Some('s') => continue,
            'c' | 'g' | 'k' | 'q' | 'h' => 'g',
            's' | 'z' | 'j' | 'x' => 's',
            'l' | 'r' => 'l',
            'm' | 'n' => letter,
            _ => continue,
        };
        sorts.push(sort);
    }
    sorts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, words: [&str; 2], expected: bool) {
        let parts: Vec<&str> = name.split('·').collect();
        let found = if parts.len() > 1 { transcribes(&parts, &words) } else { spells(name, words) };
        assert_eq!(found, expected, "{name} {words:?}");
    }

    #[test]
    fn chinese_names_are_spelled_in_either_order_and_in_two_ways() {
        check("季春禾", ["Ji", "Chunhe"], true);
        check("季春禾", ["Chunhe", "Ji"], true);
        check("季春禾", ["Li", "Chunhe"], false);
        check("顏添丁", ["Yen", "Tien-ting"], true);
        check("蔡幸芬", ["Tsai", "Hsing-fen"], true);
        check("蔡幸芬", ["Lai", "Hsing-fen"], false);
    }

    #[test]
    fn transcriptions_have_the_consonants_of_what_they_transcribe() {
        check("贝克莱·塔德塞", ["Bekele", "Tadese"], true);
        check("古丽娜拉·萨德科娃", ["Gulnara", "Sadykova"], true);
        check("米丽娅姆·奥卡福", ["Miriam", "Okafor"], true);
        check("海倫·馬許", ["Helen", "Marsh"], true);
        check("罗伯特·齐默", ["Gulnara", "Sadykova"], false);
        check("罗伯特·齐默", ["Tom", "Bellamy"], false);
    }
}
