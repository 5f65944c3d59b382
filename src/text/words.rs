//! Takes running Chinese text apart into words: the likeliest way, each word by its own frequency.
//!
//! For questions that depend on where a word ends: 学生发展 is 学生 and 发展, and has nothing of 生发. The list is short (what it has not
//! falls into single characters), so that nothing but common words can be relied on. `data/README.md` says where it is from.

use std::ops::Range;
use std::sync::LazyLock;

/// The longest word of the list, in characters.
const LONGEST: usize = 4;

/// What a character costs that is no word of the list: as much as the rarest.
const UNKNOWN: u32 = 75;

/// Words, padded with U+0000, with their costs; sorted.
static WORDS: LazyLock<Vec<([char; LONGEST], u32)>> = LazyLock::new(|| {
    let mut words = Vec::with_capacity(24_000);
    for line in include_str!("data/words.txt").lines() {
        let mut fields = line.split(' ');
        let cost = fields.next().and_then(|cost| cost.parse().ok()).unwrap_or(UNKNOWN);
        words.extend(fields.map(|word| (padded(word.chars()), cost)));
    }
    words.sort_unstable();
    words
});

fn padded(chars: impl Iterator<Item = char>) -> [char; LONGEST] {
    let mut word = ['\0'; LONGEST];
    word.iter_mut().zip(chars).for_each(|(place, c)| *place = c);
    word
}

fn cost(chars: &[char]) -> Option<u32> {
    let word = padded(chars.iter().copied());
    WORDS.binary_search_by_key(&word, |(word, _)| *word).ok().map(|place| WORDS[place].1)
}

/// The words of `folded` text, in order and without gaps.
pub fn words(folded: &[char]) -> Vec<Range<usize>> {
    // For each end the least cost up to there, and where its last word begins.
    let mut best: Vec<(u32, usize)> = Vec::with_capacity(folded.len() + 1);
    best.push((0, 0));
    for end in 1..=folded.len() {
        let single = best[end - 1].0 + cost(&folded[end - 1..end]).unwrap_or(UNKNOWN);
        let longer = (2..=LONGEST.min(end)).filter_map(|len| {
            let start = end - len;
            Some((best[start].0 + cost(&folded[start..end])?, start))
        });
        best.push(longer.fold((single, end - 1), Ord::min));
    }
    let mut words = Vec::new();
    let mut end = folded.len();
    while end > 0 {
        let start = best[end].1;
        words.push(start..end);
        end = start;
    }
    words.reverse();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let words: Vec<String> =
            words(&chars).into_iter().map(|word| chars[word].iter().collect()).collect();
        assert_eq!(words.join(" "), expected);
    }

    #[test]
    fn common_words_are_found() {
        check("促进学生发展", "促进 学生 发展");
        check("没有采取措施", "没有 采取 措施");
    }

    #[test]
    fn what_is_no_word_falls_apart() {
        check("a饕1", "a 饕 1");
        check("", "");
    }
}
