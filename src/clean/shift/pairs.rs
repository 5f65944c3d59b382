//! Counts the pairs of Han characters of a text, in as little memory as there are different ones.

use crate::text::fold::simplified;
use crate::text::width::is_han;

/// How many pairs are collected at least before they are counted.
const FEW: usize = 1 << 16;

/// The pairs of a text.
#[derive(Default)]
pub(super) struct Pairs {
    /// Each pair that was counted, ascending, and how often it stands in the text.
    counted: Vec<(u64, usize)>,
    /// Those that are still to be counted.
    fresh: Vec<u64>,
}

/// The two characters of a pair, folded, the first one in the upper half.
pub(super) fn key(first: char, second: char) -> u64 {
    u64::from(simplified(first) as u32) << 32 | u64::from(simplified(second) as u32)
}

impl Pairs {
    /// Adds the pairs of a stretch of text.
    pub(super) fn see(&mut self, stretch: &[char]) {
        let pair =
            |pair: &[char]| (is_han(pair[0]) && is_han(pair[1])).then(|| key(pair[0], pair[1]));
        let pairs = stretch.windows(2).filter_map(pair);
        for pair in pairs {
            self.fresh.push(pair);
            if self.fresh.len() > FEW.max(self.counted.len()) {
                self.count();
            }
        }
    }

    /// Each pair, ascending, and how often it was seen.
    pub(super) fn counted(mut self) -> Vec<(u64, usize)> {
        self.count();
        self.counted
    }

    fn count(&mut self) {
        self.fresh.sort_unstable();
        let before = std::mem::take(&mut self.counted);
        let mut before = before.into_iter().peekable();
        for same in self.fresh.chunk_by(|a, b| a == b) {
            while let Some(other) = before.next_if(|(pair, _)| *pair < same[0]) {
                self.counted.push(other);
            }
            let earlier = before.next_if(|(pair, _)| *pair == same[0]);
            self.counted.push((same[0], same.len() + earlier.map_or(0, |(_, times)| times)));
        }
        self.counted.extend(before);
        self.fresh.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_the_same_however_often_it_counts() {
        let text: Vec<char> = "茶园茶山，茶園abc山茶".chars().collect();
        let (mut once, mut often) = (Pairs::default(), Pairs::default());
        for _ in 0..3 {
            once.see(&text);
            often.see(&text);
            often.count();
        }
        let expected = [('园', '茶', 3), ('山', '茶', 3), ('茶', '园', 6), ('茶', '山', 3)];
        let expected = expected.map(|(first, second, times)| (key(first, second), times));
        assert_eq!(once.counted(), expected);
        assert_eq!(often.counted(), expected);
    }
}
