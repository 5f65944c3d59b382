//! Lists of words that are asked for at a place in folded text: which of them begins here, which ends here.
//!
//! A list is written as a constant and sorted into buckets by first and by last characters when it is first asked, so
//! that most places cost one look into an empty bucket, however many words there are. It allocates nothing after that.

use std::sync::OnceLock;

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
        self.firsts().at(chars, at).map(|entry| (entry.word, entry.chars.len()))
    }

    /// The length in characters of the longest word that begins at `at`.
    pub fn len_at(&self, chars: &[char], at: usize) -> Option<usize> {
        self.at(chars, at).map(|(_, len)| len)
    }

    /// Every word that begins at `at`, by its place in the list, with its length in characters; the longest first.
    pub fn rows_at(&self, chars: &[char], at: usize) -> impl Iterator<Item = (usize, usize)> {
        self.firsts().rows_at(chars, at)
    }

    /// The word that begins at `at` and comes first in the list, with its length in characters.
    pub fn first_at(&self, chars: &[char], at: usize) -> Option<(&'static str, usize)> {
        let first = self.firsts().all_at(chars, at).min_by_key(|entry| entry.row)?;
        Some((first.word, first.chars.len()))
    }

    /// The longest word that ends right before `end`, with its length in characters.
    pub fn before(&self, chars: &[char], end: usize) -> Option<(&'static str, usize)> {
        let buckets = self.lasts.get_or_init(|| WordIndex::by_last(self.words()));
        buckets.before(chars, end).map(|entry| (entry.word, entry.chars.len()))
    }

    /// Whether a word begins at `at`.
    pub fn begins(&self, chars: &[char], at: usize) -> bool {
        self.at(chars, at).is_some()
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
        (0..chars.len()).any(|at| self.begins(chars, at))
    }

    /// How many of the words stand somewhere in `chars`.
    pub fn count_in(&self, chars: &[char]) -> usize {
        let mut rows: Vec<usize> = Vec::new();
        for at in 0..chars.len() {
            for (row, _) in self.firsts().rows_at(chars, at) {
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        rows.len()
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
        Self {
            words,
            firsts: OnceLock::new(),
            lasts: OnceLock::new(),
            whole: OnceLock::new(),
        }
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
        let entry = self.firsts.get_or_init(|| WordIndex::by_first(self.words())).at(chars, at)?;
        Some((self.rows.get(entry.row)?.1, entry.chars.len()))
    }

    /// The values, in the order of the list.
    pub fn values(&self) -> impl Iterator<Item = T> {
        self.rows.iter().map(|(_, value)| *value)
    }

    /// The value of the longest word that ends right before `end`, with the word's length in characters.
    pub fn before(&self, chars: &[char], end: usize) -> Option<(T, usize)> {
        let entry = self.lasts.get_or_init(|| WordIndex::by_last(self.words())).before(chars, end)?;
        Some((self.rows.get(entry.row)?.1, entry.chars.len()))
    }

    fn words(&self) -> Vec<&'static str> {
        self.rows.iter().map(|(word, _)| *word).collect()
    }
}

/// Words by the low byte of their first or last character, the longest first; of equal ones the earlier in the list.
pub struct WordIndex {
    entries: Vec<Entry>,
    /// Where the entries of each byte begin; one more for the end of the last.
    starts: Vec<usize>,
}

struct Entry {
    word: &'static str,
    chars: Box<[char]>,
    /// Its place in the list.
    row: usize,
}

/// How many buckets there are.
const BUCKETS: usize = 256;

impl WordIndex {
    /// Of words that are looked for where they begin.
    pub fn by_first(words: Vec<&'static str>) -> Self {
        Self::of(words, |word| word.first())
    }

    fn by_last(words: Vec<&'static str>) -> Self {
        Self::of(words, |word| word.last())
    }

    fn of(words: Vec<&'static str>, key: fn(&[char]) -> Option<&char>) -> Self {
        let bucket = |entry: &Entry| key(&entry.chars).map_or(0, |c| *c as usize % BUCKETS);
        let entry = |(row, word): (usize, &'static str)| Entry {
            word,
            chars: word.chars().collect(),
            row,
        };
        let mut entries: Vec<Entry> = words.into_iter().enumerate().map(entry).collect();
        entries.sort_by_key(|entry| (bucket(entry), std::cmp::Reverse(entry.chars.len())));
        let starts = (0..=BUCKETS)
            .map(|next| entries.partition_point(|entry| bucket(entry) < next))
            .collect();
        Self { entries, starts }
    }

    /// The place in the list of the longest word that begins at `at`, with the word's length in characters.
    pub fn row_at(&self, chars: &[char], at: usize) -> Option<(usize, usize)> {
        self.rows_at(chars, at).next()
    }

    /// The same of every word that begins there, the longest first.
    pub fn rows_at(&self, chars: &[char], at: usize) -> impl Iterator<Item = (usize, usize)> {
        self.all_at(chars, at).map(|entry| (entry.row, entry.chars.len()))
    }

    fn at(&self, chars: &[char], at: usize) -> Option<&Entry> {
        self.all_at(chars, at).next()
    }

    fn all_at(&self, chars: &[char], at: usize) -> impl Iterator<Item = &Entry> {
        let rest = chars.get(at..).unwrap_or_default();
        let like = rest.first().map_or(&[][..], |first| self.like(*first));
        like.iter().filter(move |entry| rest.starts_with(&entry.chars))
    }

    fn before(&self, chars: &[char], end: usize) -> Option<&Entry> {
        let before = chars.get(..end)?;
        self.like(*before.last()?).iter().find(|entry| before.ends_with(&entry.chars))
    }

    fn like(&self, c: char) -> &[Entry] {
        let bucket = c as usize % BUCKETS;
        &self.entries[self.starts[bucket]..self.starts[bucket + 1]]
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
    fn a_shared_bucket_is_no_match() {
        static LIST: WordList = WordList::of(&["a"]);
        let alike = char::from_u32('a' as u32 + 256).expect("a character");
        assert!(LIST.begins(&['a'], 0) && !LIST.begins(&[alike], 0));
    }
}
