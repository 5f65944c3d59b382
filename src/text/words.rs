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

/// The words of the list: padded with U+0000, with their costs, sorted; and for each first character where its words are.
struct Table {
    words: Vec<([char; LONGEST], u32)>,
    firsts: Vec<Range<u32>>,
}

/// The characters that words begin with.
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut words = Vec::with_capacity(24_000);
    for line in include_str!("data/words.txt").lines() {
        let mut fields = line.split(' ');
        let cost = fields.next().and_then(|cost| cost.parse().ok()).unwrap_or(UNKNOWN);
        words.extend(fields.map(|word| (padded(word.chars()), cost)));
    }
    words.sort_unstable();
    let mut firsts = vec![0..0; (LAST - FIRST + 1) as usize];
    for (at, (word, _)) in (0u32..).zip(&words) {
        if let Some(first) = place(word[0]).and_then(|place| firsts.get_mut(place)) {
            *first = if first.end == 0 { at..at + 1 } else { first.start..at + 1 };
        }
    }
    Table { words, firsts }
});

fn place(c: char) -> Option<usize> {
    (c as usize).checked_sub(FIRST as usize)
}

fn padded(chars: impl Iterator<Item = char>) -> [char; LONGEST] {
    let mut word = ['\0'; LONGEST];
    word.iter_mut().zip(chars).for_each(|(place, c)| *place = c);
    word
}

/// The words that begin with `c`, with their costs.
fn beginning(table: &Table, c: char) -> &[([char; LONGEST], u32)] {
    let range = place(c).and_then(|place| table.firsts.get(place));
    range.map_or(&[], |range| &table.words[range.start as usize..range.end as usize])
}

/// The words of `folded` text, in order and without gaps.
pub fn words(folded: &[char]) -> Vec<Range<usize>> {
    let table = &*TABLE;
    // For each place the least cost up to there, and where its last word begins.
    let mut best: Vec<(u32, usize)> = vec![(u32::MAX, 0); folded.len() + 1];
    best[0] = (0, 0);
    for start in 0..folded.len() {
        let known = beginning(table, folded[start]);
        for len in 1..=LONGEST.min(folded.len() - start) {
            let word = padded(folded[start..start + len].iter().copied());
            let found = known.binary_search_by_key(&word, |(word, _)| *word).ok();
            let cost = match found {
                Some(place) => known[place].1,
                None if len == 1 => UNKNOWN,
                None => continue,
            };
            let all = best[start].0.saturating_add(cost);
            best[start + len] = best[start + len].min((all, start));
        }
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
