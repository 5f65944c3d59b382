//! Tables of English phrases, asked for by their first word: most words begin none.

use std::sync::OnceLock;

use super::words::Words;
use crate::text::wordset::WordMap;

/// Phrases of words between single blanks, each with its value; of two that fit at a place the earlier counts.
pub(super) struct Phrases<T: 'static> {
    rows: &'static [(&'static str, T)],
    index: OnceLock<Index<T>>,
}

struct Index<T> {
    /// The words of each phrase, and its value; phrases with one first word side by side, in the order of the list.
    rows: Vec<(Vec<&'static str>, T)>,
    /// For each first word the first of its rows, and one past the last.
    firsts: WordMap<(usize, usize)>,
}

impl<T: Copy> Phrases<T> {
    /// Of these phrases and values.
    pub(super) const fn of(rows: &'static [(&'static str, T)]) -> Self {
        Self { rows, index: OnceLock::new() }
    }

    /// The value of the phrase that begins at token `at`, and how many tokens it takes.
    pub(super) fn at(&self, words: &Words<'_>, at: usize) -> Option<(T, usize)> {
        let index = self.index.get_or_init(|| Index::of(self.rows));
        let (start, end) = index.firsts.get(words.word(at))?;
        let stands = |(phrase, _): &&(Vec<&str>, T)| {
            (1..phrase.len()).all(|by| words.word(at + by) == phrase[by])
        };
        let (phrase, value) = index.rows[start..end].iter().find(stands)?;
        Some((*value, phrase.len()))
    }
}

impl<T: Copy> Index<T> {
    fn of(rows: &'static [(&'static str, T)]) -> Self {
        let apart = |(phrase, value): &(&'static str, T)| (phrase.split(' ').collect(), *value);
        let mut rows: Vec<(Vec<&'static str>, T)> = rows.iter().map(apart).collect();
        rows.sort_by_key(|(phrase, _)| phrase[0]);
        let range = |first: &'static str| {
            let start = rows.partition_point(|(phrase, _)| phrase[0] < first);
            (first, (start, rows.partition_point(|(phrase, _)| phrase[0] <= first)))
        };
        let firsts = WordMap::of(rows.iter().map(|(phrase, _)| range(phrase[0])));
        Self { rows, firsts }
    }
}
