//! Whole words, asked for as they stand: whether a list has one, and what it stands for there.

/// Words with what each stands for; of equal words the first counts.
#[derive(Debug)]
pub struct WordMap<T> {
    /// By bucket.
    entries: Vec<(&'static str, T)>,
    /// Where the entries of each bucket begin; one more for the end of the last.
    starts: Vec<usize>,
}

/// Words that stand for nothing but themselves.
pub type WordSet = WordMap<()>;

impl<T: Copy> WordMap<T> {
    /// Of these words and values.
    pub fn of(rows: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut entries: Vec<(&'static str, T)> = rows.into_iter().collect();
        let buckets = (2 * entries.len()).next_power_of_two();
        entries.sort_by_key(|(word, _)| bucket(word, buckets));
        let starts = (0..=buckets)
            .map(|next| entries.partition_point(|(word, _)| bucket(word, buckets) < next))
            .collect();
        Self { entries, starts }
    }

    /// What a word stands for.
    pub fn get(&self, word: &str) -> Option<T> {
        let bucket = bucket(word, self.starts.len() - 1);
        let like = &self.entries[self.starts[bucket]..self.starts[bucket + 1]];
        like.iter().find(|(one, _)| *one == word).map(|(_, value)| *value)
    }
}

impl WordSet {
    /// Of the words between the blanks of a text.
    pub fn between_blanks(text: &'static str) -> Self {
        Self::of(text.split_whitespace().map(|word| (word, ())))
    }

    /// Whether a word is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }
}

/// A bucket from the length and the outer and middle bytes, in which words of a language differ most.
fn bucket(word: &str, buckets: usize) -> usize {
    let bytes = word.as_bytes();
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return 0 };
    let mixed = [*first, bytes[bytes.len() / 2], *last]
        .into_iter()
        .fold(bytes.len(), |mixed, byte| mixed * 31 + usize::from(byte));
    mixed & (buckets - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_words_only() {
        let set = WordSet::between_blanks("pier  piers quay\n 碼頭");
        assert!(["pier", "piers", "quay", "碼頭"].iter().all(|word| set.contains(word)));
        assert!(!["pie", "", "quays", "碼"].iter().any(|word| set.contains(word)));
    }

    #[test]
    fn the_first_of_equal_words_counts() {
        let map = WordMap::of([("ebb", 1), ("flow", 2), ("ebb", 3)]);
        assert_eq!((map.get("ebb"), map.get("flow"), map.get("tide")), (Some(1), Some(2), None));
    }

    #[test]
    fn an_empty_list_has_nothing() {
        assert!(!WordSet::between_blanks("").contains("x"));
    }
}
