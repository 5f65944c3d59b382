//! Words by how they begin, or by how they end: which of many stand at a place in a text.
//!
//! They are sorted into buckets by two characters, so that most places cost a look into an empty bucket, however many
//! words there are. Asking allocates nothing.

use std::cmp::Reverse;

/// Words by their first two or their last two characters, the longest first; of equal ones the earlier in the list.
pub struct WordIndex {
    /// The words, in the order of the list.
    words: Vec<&'static str>,
    /// The characters of all words, one behind the other; of words that are looked for where they end, backwards.
    letters: Vec<char>,
    /// By bucket.
    entries: Vec<Entry>,
    /// Where the entries of each bucket begin; one more for the end of the last.
    starts: Vec<u16>,
    /// A bit for the low bits of every first character: where it is missing no bucket is looked into.
    firsts: Bits,
    /// The same for the first two characters together, and the first three; for words of no more than one, and of two.
    pairs: Bits,
    threes: Bits,
    ones: Bits,
    twos: Bits,
}

/// A bit for each number below [`MARKED`]; higher ones share theirs.
struct Bits([u64; MARKED / 64]);

impl Bits {
    fn set(&mut self, number: usize) {
        self.0[number % MARKED / 64] |= 1 << (number % 64);
    }

    #[inline]
    fn has(&self, number: usize) -> bool {
        self.0[number % MARKED / 64] & (1 << (number % 64)) != 0
    }
}

/// A word: where it stands in `letters`, and its place in the list.
struct Entry {
    start: usize,
    len: usize,
    row: usize,
}

/// How many buckets there are for words of two characters or more, and again for single characters.
const BUCKETS: usize = 256;

/// How many beginnings are told apart before any bucket is looked into.
const MARKED: usize = 2048;

impl WordIndex {
    /// Of words that are looked for where they begin; fewer than 65,536.
    pub fn by_first(words: Vec<&'static str>) -> Self {
        let letters = |word: &str| word.chars().collect();
        Self::of(words, letters)
    }

    /// Of words that are looked for where they end; fewer than 65,536.
    pub fn by_last(words: Vec<&'static str>) -> Self {
        let letters = |word: &str| word.chars().rev().collect();
        Self::of(words, letters)
    }

    /// The word at a place in the list.
    pub fn word(&self, row: usize) -> &'static str {
        self.words[row]
    }

    /// The place in the list of the longest word that begins at `at`, with the word's length in characters.
    #[inline]
    pub fn row_at(&self, chars: &[char], at: usize) -> Option<(usize, usize)> {
        if !self.may_stand(*chars.get(at)?, chars.get(at + 1), chars.get(at + 2)) {
            return None;
        }
        self.rows_at(chars, at).next()
    }

    /// The same of every word that begins there, the longest first.
    pub fn rows_at(&self, chars: &[char], at: usize) -> impl Iterator<Item = (usize, usize)> {
        let rest = chars.get(at..).unwrap_or_default();
        self.like(rest.iter())
            .filter(|entry| entry.len <= rest.len() && self.letters(entry).eq(&rest[..entry.len]))
            .map(|entry| (entry.row, entry.len))
    }

    /// The place in the list of the longest word that ends right before `end`, with its length; for words by their last
    /// characters.
    #[inline]
    pub fn row_before(&self, chars: &[char], end: usize) -> Option<(usize, usize)> {
        let before = chars.get(..end)?;
        let mut nearest = before.iter().rev();
        if !self.may_stand(*nearest.next()?, nearest.next(), nearest.next()) {
            return None;
        }
        self.row_ending(before)
    }

    fn row_ending(&self, before: &[char]) -> Option<(usize, usize)> {
        let found = |entry: &&Entry| {
            let from = before.len().checked_sub(entry.len);
            from.is_some_and(|from| self.letters(entry).iter().eq(before[from..].iter().rev()))
        };
        let mut like = self.like(before.iter().rev());
        like.find(found).map(|entry| (entry.row, entry.len))
    }

    /// The places in the list of the words that stand somewhere in `chars`, each once.
    pub fn rows_in(&self, chars: &[char]) -> Vec<usize> {
        let mut rows: Vec<usize> = Vec::new();
        for at in self.places(chars) {
            if !self.may_stand(chars[at], chars.get(at + 1), chars.get(at + 2)) {
                continue;
            }
            for (row, _) in self.rows_at(chars, at) {
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        rows
    }

    /// Whether any word stands somewhere in `chars`.
    pub fn any_in(&self, chars: &[char]) -> bool {
        self.places(chars).any(|at| self.row_at(chars, at).is_some())
    }

    /// The places where a word may begin.
    fn places(&self, chars: &[char]) -> impl Iterator<Item = usize> {
        chars.iter().enumerate().filter(|(_, c)| self.may_begin(**c)).map(|(at, _)| at)
    }

    fn of(words: Vec<&'static str>, letters_of: fn(&str) -> Vec<char>) -> Self {
        let mut letters: Vec<char> = Vec::new();
        let mut entries: Vec<Entry> = Vec::new();
        for (row, word) in words.iter().enumerate().filter(|(_, word)| !word.is_empty()) {
            let word = letters_of(word);
            entries.push(Entry { start: letters.len(), len: word.len(), row });
            letters.extend(word);
        }
        let bucket = |entry: &Entry| match letters[entry.start..][..entry.len] {
            [only] => bucket_of_one(only),
            [first, second, ..] => bucket_of_two(first, second),
            [] => 0,
        };
        entries.sort_by_key(|entry| (bucket(entry), Reverse(entry.len)));
        let starts = (0..=2 * BUCKETS)
            .map(|next| entries.partition_point(|entry| bucket(entry) < next) as u16)
            .collect();
        let none = || Bits([0; MARKED / 64]);
        let (mut firsts, mut pairs, mut threes) = (none(), none(), none());
        let (mut ones, mut twos) = (none(), none());
        for entry in &entries {
            match letters[entry.start..][..entry.len] {
                [first, second, ref rest @ ..] => {
                    firsts.set(first as usize);
                    pairs.set(pair(first, second));
                    match rest.first() {
                        Some(third) => threes.set(three(first, second, *third)),
                        None => twos.set(pair(first, second)),
                    }
                }
                [only] => {
                    firsts.set(only as usize);
                    ones.set(only as usize);
                }
                [] => {}
            }
        }
        Self { words, letters, entries, starts, firsts, pairs, threes, ones, twos }
    }

    /// The words that may begin, or end, with these characters, the longest first.
    fn like<'a>(&self, mut chars: impl Iterator<Item = &'a char>) -> impl Iterator<Item = &Entry> {
        let (two, one) = match chars.next() {
            Some(first) if self.may_begin(*first) => {
                let second = chars.next();
                let third = chars.next();
                let two = second
                    .filter(|second| self.may_go_on(*first, **second, third))
                    .map(|second| self.bucket(bucket_of_two(*first, *second)));
                (two.unwrap_or_default(), self.bucket(bucket_of_one(*first)))
            }
            _ => Default::default(),
        };
        two.iter().chain(one)
    }

    /// Whether a word may stand where these characters do.
    #[inline]
    fn may_stand(&self, first: char, second: Option<&char>, third: Option<&char>) -> bool {
        self.may_begin(first)
            && (second.is_some_and(|second| self.may_go_on(first, *second, third))
                || self.ones.has(first as usize))
    }

    #[inline]
    fn may_begin(&self, first: char) -> bool {
        self.firsts.has(first as usize)
    }

    /// Whether a word of two characters or more may stand where these do.
    #[inline]
    fn may_go_on(&self, first: char, second: char, third: Option<&char>) -> bool {
        let pair = pair(first, second);
        self.pairs.has(pair)
            && (third.is_some_and(|third| self.threes.has(three(first, second, *third)))
                || self.twos.has(pair))
    }

    fn bucket(&self, bucket: usize) -> &[Entry] {
        &self.entries[usize::from(self.starts[bucket])..usize::from(self.starts[bucket + 1])]
    }

    fn letters(&self, entry: &Entry) -> &[char] {
        &self.letters[entry.start..entry.start + entry.len]
    }
}

fn pair(first: char, second: char) -> usize {
    first as usize * 31 + second as usize
}

fn three(first: char, second: char, third: char) -> usize {
    pair(first, second) * 31 + third as usize
}

fn bucket_of_two(first: char, second: char) -> usize {
    pair(first, second) % BUCKETS
}

fn bucket_of_one(only: char) -> usize {
    BUCKETS + only as usize % BUCKETS
}
