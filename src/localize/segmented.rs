//! Puts right what OpenCC reads across the border of two words.
//!
//! OpenCC takes the longest phrase from the left: in 学生发展 it finds 生发 (which grows hair) before 发展, and in 没有采取 有采. Here the text
//! is taken apart into words first, and each common word with an ambiguous character is converted by itself. Where both
//! differ the word is right, unless OpenCC has read something that holds the whole word (一发 in 千钧一发). A 发 that is in no
//! common word is no hair where OpenCC has read it together with the end of one: 码头发货 has no 头发.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::fold::fold;
use crate::text::words::words;

use super::ambiguous;

/// The longest phrase that is looked for round a character.
const LONGEST: usize = 8;

/// What `convert` makes of `text`, into Traditional, with whole words where it has read across their borders.
pub(super) fn converted(text: &str, convert: &dyn Fn(&str) -> String) -> String {
    let whole = convert(text);
    if !text.contains(ambiguous::into_traditional) {
        return whole;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut to: Vec<char> = whole.chars().collect();
    if to.len() != chars.len() {
        return whole;
    }
    let all = words(&fold(text));
    let mut words = all.clone();
    words.retain(|word| {
        word.len() > 1 && chars[word.clone()].iter().any(|c| ambiguous::into_traditional(*c))
    });
    let lines: Vec<String> =
        words.iter().map(|word| chars[word.clone()].iter().collect()).collect();
    let alone = convert(&lines.join("\n"));
    // A text that says one thing a thousand times is asked about it once.
    let mut known: BTreeMap<(&[char], usize), bool> = BTreeMap::new();
    for (word, alone) in words.iter().zip(alone.split('\n')) {
        for (at, c) in word.clone().zip(alone.chars()) {
            if to[at] == c {
                continue;
            }
            let start = at.saturating_sub(LONGEST);
            let near = &chars[start..chars.len().min(at + LONGEST)];
            let word = word.start - start..word.end - start;
            let holds = known
                .entry((near, at - start))
                .or_insert_with(|| holds_word(near, at - start, to[at], &word, convert));
            if !*holds {
                to[at] = c;
            }
        }
    }
    for pair in all.windows(2).filter(|pair| pair[0].len() > 1 && chars[pair[1].start] == VERB) {
        let at = pair[1].start;
        // 头发 in 码头发货: the phrase begins within the word before.
        let half: String = chars[at - 1..=at].iter().collect();
        let whole: String = chars[pair[0].start..=at].iter().collect();
        let is_taken = |text: &str| convert(text).ends_with(to[at]);
        let alone = convert(&VERB.to_string()).chars().next().unwrap_or(VERB);
        if pair[1].len() == 1 && to[at] != alone && is_taken(&half) && is_taken(&whole) {
            to[at] = alone;
        }
    }
    to.into_iter().collect()
}

/// Begins more verbs of the news than a list of common words has (发货, 发力, 发往), and ends many words for hair.
const VERB: char = '发';

/// Whether OpenCC reads a phrase that holds all of `word` where it makes `taken` of the character at `at`.
fn holds_word(
    chars: &[char],
    at: usize,
    taken: char,
    word: &Range<usize>,
    convert: &dyn Fn(&str) -> String,
) -> bool {
    phrase(chars, at, taken, convert)
        .is_some_and(|phrase| phrase.start <= word.start && phrase.end >= word.end)
}

/// The shortest piece round `at` that by itself makes `taken` of the character there; `None` if the character alone does, or
/// none of them.
pub(super) fn phrase(
    chars: &[char],
    at: usize,
    taken: char,
    convert: &dyn Fn(&str) -> String,
) -> Option<Range<usize>> {
    if convert(&chars[at].to_string()).chars().eq([taken]) {
        return None;
    }
    let pieces = (2..=LONGEST)
        .flat_map(|len| ((at + 1).saturating_sub(len)..=at).map(move |start| start..start + len));
    pieces.filter(|piece| piece.end <= chars.len()).find(|piece| {
        let text: String = chars[piece.clone()].iter().collect();
        convert(&text).chars().nth(at - piece.start) == Some(taken)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads 生发, 有采 and 千钧一发 as OpenCC does.
    fn convert(text: &str) -> String {
        let text =
            text.replace("千钧一发", "千鈞一髮").replace("生发", "生髮").replace("头发", "頭髮");
        text.replace('发', "發").replace('头', "頭").replace('码', "碼").replace('货', "貨")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(converted(text, &convert), expected);
    }

    #[test]
    fn a_word_is_not_read_across_its_border() {
        check("学生发展", "学生發展");
    }

    #[test]
    fn a_verb_is_not_read_with_the_end_of_a_word() {
        check("码头发货", "碼頭發貨");
        check("头发", "頭髮");
    }

    #[test]
    fn a_longer_phrase_holds() {
        check("千钧一发", "千鈞一髮");
    }
}
