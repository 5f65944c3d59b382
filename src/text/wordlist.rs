//! Lists of words that are asked for at a place in folded text: which of them begins here, which ends here.
//!
//! A list is written as a constant and made into an index ([`WordIndex`]) when it is first asked.

use std::sync::OnceLock;

use super::wordindex::WordIndex;
use super::wordset::WordSet;

/// A list of words.
pub struct WordList {
    words: Words,
    firsts: OnceLock<WordIndex>,
    lasts: OnceLock<WordIndex>,
    whole: OnceLock<WordSet>,
}

/// A list of words that each stand for a value.
pub struct WordTable<T: 'static> {
    rows: &'static [(&'static str, T)],
    firsts: OnceLock<WordIndex>,
    lasts: OnceLock<WordIndex>,
}

#[derive(Clone, Copy)]
enum Words {
    Each(&'static [&'static str]),
    BetweenBlanks(&'static str),
    Made(fn() -> Vec<&'static str>),
}

impl WordList {
    /// Of these words.
    pub const fn of(words: &'static [&'static str]) -> Self {
        Self::new(Words::Each(words))
    }

    /// Of the words between the blanks of a text.
    pub const fn between_blanks(text: &'static str) -> Self {
        Self::new(Words::BetweenBlanks(text))
    }

    /// Of the words that a function gives when the list is first asked.
    pub const fn made(by: fn() -> Vec<&'static str>) -> Self {
        Self::new(Words::Made(by))
    }

    /// The longest word that begins at `at`, with its length in characters.
    pub fn at(&self, chars: &[char], at: usize) -> Option<(&'static str, usize)> {
        let (row, len) = self.firsts().row_at(chars, at)?;
        Some((self.firsts().word(row), len))
    }

    /// The length in characters of the longest word that begins at `at`.
    pub fn len_at(&self, chars: &[char], at: usize) -> Option<usize> {
        self.firsts().row_at(chars, at).map(|(_, len)| len)
    }

    /// Every word that begins at `at`, by its place in the list, with its length in characters; the longest first.
    pub fn rows_at(&self, chars: &[char], at: usize) -> impl Iterator<Item = (usize, usize)> {
        self.firsts().rows_at(chars, at)
    }

    /// The word that begins at `at` and comes first in the list, with its length in characters.
    pub fn first_at(&self, chars: &[char], at: usize) -> Option<(&'static str, usize)> {
        let (row, len) = self.firsts().rows_at(chars, at).min()?;
        Some((self.firsts().word(row), len))
    }

    /// The longest word that ends right before `end`, with its length in characters.
    pub fn before(&self, chars: &[char], end: usize) -> Option<(&'static str, usize)> {
        let lasts = self.lasts.get_or_init(|| WordIndex::by_last(self.words()));
        lasts.row_before(chars, end).map(|(row, len)| (lasts.word(row), len))
    }

    /// Whether a word begins at `at`.
    pub fn begins(&self, chars: &[char], at: usize) -> bool {
        self.firsts().row_at(chars, at).is_some()
    }

    /// Whether a word begins at `at` that no letter or digit goes on.
    pub fn stands_at(&self, chars: &[char], at: usize) -> bool {
        let ends = |len: usize| chars.get(at + len).is_none_or(|c| !c.is_alphanumeric());
        self.rows_at(chars, at).any(|(_, len)| ends(len))
    }

    /// Whether a word ends right before `end`.
    pub fn ends(&self, chars: &[char], end: usize) -> bool {
        self.before(chars, end).is_some()
    }

    /// Whether a word stands somewhere in `chars`.
    pub fn any_in(&self, chars: &[char]) -> bool {
        self.firsts().any_in(chars)
    }

    /// Of the words that stand somewhere in `chars` the one that comes first in the list.
    pub fn first_in(&self, chars: &[char]) -> Option<&'static str> {
        let row = self.firsts().rows_in(chars).into_iter().min()?;
        Some(self.firsts().word(row))
    }

    /// Whether `word` is one of the words.
    pub fn contains(&self, word: &str) -> bool {
        let words = || WordSet::of(self.words().into_iter().map(|word| (word, ())));
        self.whole.get_or_init(words).contains(word)
    }

    /// The words, in the order of the list.
    pub fn words(&self) -> Vec<&'static str> {
        match self.words {
            Words::Each(words) => words.to_vec(),
            Words::BetweenBlanks(text) => text.split_whitespace().collect(),
            Words::Made(by) => by(),
        }
    }

    const fn new(words: Words) -> Self {
        Self { words, firsts: OnceLock::new(), lasts: OnceLock::new(), whole: OnceLock::new() }
    }

    fn firsts(&self) -> &WordIndex {
        self.firsts.get_or_init(|| WordIndex::by_first(self.words()))
    }
}

impl<T: Copy> WordTable<T> {
    /// Of these words and values; of two rows with one word the first counts.
    pub const fn of(rows: &'static [(&'static str, T)]) -> Self {
        Self { rows, firsts: OnceLock::new(), lasts: OnceLock::new() }
    }

    /// The value of the longest word that begins at `at`, with the word's length in characters.
    pub fn at(&self, chars: &[char], at: usize) -> Option<(T, usize)> {
        let firsts = self.firsts.get_or_init(|| WordIndex::by_first(self.words()));
        firsts.row_at(chars, at).map(|(row, len)| (self.rows[row].1, len))
    }

    /// What `take` makes of the first row, in the order of the list, whose word begins at `at` and that it makes
    /// something of; it is given the row's value and the word's length in characters.
    pub fn find_at<U>(
        &self,
        chars: &[char],
        at: usize,
        take: impl Fn(T, usize) -> Option<U>,
    ) -> Option<U> {
        let firsts = self.firsts.get_or_init(|| WordIndex::by_first(self.words()));
        let taken = |(row, len): (usize, usize)| Some((row, take(self.rows[row].1, len)?));
        let first = firsts.rows_at(chars, at).filter_map(taken).min_by_key(|(row, _)| *row);
        first.map(|(_, taken)| taken)
    }

    /// The values, in the order of the list.
    pub fn values(&self) -> impl Iterator<Item = T> {
        self.rows.iter().map(|(_, value)| *value)
    }

    /// The value of the longest word that ends right before `end`, with the word's length in characters.
    pub fn before(&self, chars: &[char], end: usize) -> Option<(T, usize)> {
        let lasts = self.lasts.get_or_init(|| WordIndex::by_last(self.words()));
        lasts.row_before(chars, end).map(|(row, len)| (self.rows[row].1, len))
    }

    /// The words, in the order of the list.
    pub fn words(&self) -> Vec<&'static str> {
        self.rows.iter().map(|(word, _)| *word).collect()
    }
}

/// Several lists that are counted in one pass.
pub struct WordLists<const N: usize> {
    lists: [&'static WordList; N],
    /// The words of all lists, and for each of them the number of its list.
    index: OnceLock<(WordIndex, Vec<usize>)>,
}

impl<const N: usize> WordLists<N> {
    /// Of these lists.
    pub const fn of(lists: [&'static WordList; N]) -> Self {
        Self { lists, index: OnceLock::new() }
    }

    /// How many words of each list stand somewhere in `chars`.
    pub fn count_in(&self, chars: &[char]) -> [usize; N] {
        let (index, lists) = self.index.get_or_init(|| {
            let all = self.lists.iter().enumerate();
            let rows = all.flat_map(|(list, one)| one.words().into_iter().map(move |w| (w, list)));
            let (words, lists) = rows.unzip();
            (WordIndex::by_first(words), lists)
        });
        let mut counts = [0; N];
        for row in index.rows_in(chars) {
            counts[lists[row]] += 1;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn the_longest_word_counts_at_either_end() {
        static LIST: WordList = WordList::of(&["渡", "渡口", "口", "老渡口"]);
        let text = chars("老渡口边");
        assert_eq!(LIST.at(&text, 1), Some(("渡口", 2)));
        assert_eq!(LIST.before(&text, 3), Some(("老渡口", 3)));
        assert!(!LIST.begins(&text, 3) && !LIST.begins(&text, 9) && !LIST.ends(&text, 0));
    }

    #[test]
    fn lists_are_counted_in_one_pass_and_words_once() {
        static QUAYS: WordList = WordList::of(&["quay", "pier", "berth"]);
        static SHIPS: WordList = WordList::of(&["ferry", "berth"]);
        static BOTH: WordLists<2> = WordLists::of([&QUAYS, &SHIPS]);
        assert_eq!(BOTH.count_in(&chars("a quay, a quay and a berth")), [2, 1]);
    }

    #[test]
    fn blanks_part_words() {
        static LIST: WordList = WordList::between_blanks("up   down \n over");
        assert_eq!(LIST.at(&chars("overt"), 0), Some(("over", 4)));
        assert_eq!(LIST.at(&chars(" down"), 0), None);
    }

    #[test]
    fn the_longest_row_of_a_table_counts_and_of_equal_ones_the_first() {
        static TABLE: WordTable<u8> =
            WordTable::of(&[("码", 1), ("码头", 2), ("头", 3), ("码头", 4)]);
        assert_eq!(TABLE.at(&chars("码头"), 0), Some((2, 2)));
        assert_eq!(TABLE.before(&chars("码头"), 2), Some((2, 2)));
        assert_eq!(TABLE.at(&chars("码头"), 1), Some((3, 1)));
    }

    /// Two characters that share a low byte are not mistaken for each other.
    #[test]
    fn words_that_share_a_bucket_are_told_apart() {
        static LIST: WordList = WordList::of(&["a"]);
        let alike = char::from_u32('a' as u32 + 256).expect("a character");
        assert!(LIST.begins(&['a'], 0) && !LIST.begins(&[alike], 0));
    }
}
