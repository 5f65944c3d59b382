//! What the page itself tells: names above all, which no word list has, which characters the converter annotated, and
//! what else was done to it.
//!
//! A bigram that stands in the text outside its damaged windows is likely to stand there once more.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::text::script;
use crate::text::width::is_han;

use super::model;
use super::pairs::{self, Pairs};

/// How much the text's own pairs weigh against the word list's.
const SHARE: f32 = 0.25;

/// What a character costs more that the other script has and this one has not.
const OTHER_SCRIPT: f32 = 6.0;

/// What a full-width letter, digit or sign costs more on a page that has none.
const WIDE: f32 = 8.0;

/// For each Han character from U+3400 whether only Simplified text has it, and whether only Traditional text has.
static SCRIPTS: LazyLock<Vec<[bool; 2]>> = LazyLock::new(|| {
    let all = (FIRST..=LAST).map(|code| char::from_u32(code).unwrap_or_default());
    all.map(|c| [script::is_simplified_only(c), script::is_traditional_only(c)]).collect()
});

const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// What is known of a page's cuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cuts {
    /// Full stops stand in front of marks that no cut would have left them, or nothing hints at cuts.
    Unlikely,
    Possible,
    Proved,
}

/// A page.
#[derive(Default)]
pub(super) struct Context {
    /// The pairs of Han characters of the text, folded, ascending, and how likely the second is behind the first.
    pairs: Vec<(u64, f32)>,
    /// A bit for each of `pairs`, by a hash of it: most of what is asked for is not there.
    present: Vec<u64>,
    /// The characters that carry an annotation somewhere.
    pub(super) annotated: BTreeSet<char>,
    /// Whether the text is Simplified.
    pub(super) is_simplified: bool,
    /// Whether the page writes letters, digits and signs in full width.
    pub(super) writes_wide: bool,
    /// Whether characters for private use may have been dropped: it has none.
    pub(super) drops_private_use: bool,
}

impl Context {
    /// Learns how likely the pairs of the text are.
    pub(super) fn learn(&mut self, pairs: Pairs) {
        self.pairs.clear();
        self.present = vec![0; WORDS];
        let counted = pairs.counted();
        for row in counted.chunk_by(|a, b| a.0 >> 32 == b.0 >> 32) {
            let all: usize = row.iter().map(|(_, times)| times).sum();
            for (pair, times) in row {
                self.pairs.push((*pair, (SHARE * *times as f32 / (all as f32 + 1.0)).ln()));
                let (word, bit) = place(*pair);
                self.present[word] |= bit;
            }
        }
    }

    /// Whether the page has `c` with an annotation elsewhere.
    pub(super) fn is_annotated(&self, c: char) -> bool {
        self.annotated.contains(&c)
    }

    /// The log-probability of `c` behind `previous`: the word list's or the page's, whichever makes it likelier.
    pub(super) fn log_probability(&self, previous: char, c: char) -> f32 {
        let mut listed = model::log_probability(previous, c);
        if !is_han(c) {
            return if is_wide(c) && !self.writes_wide { listed - WIDE } else { listed };
        }
        let scripts = SCRIPTS.get((c as u32).wrapping_sub(FIRST) as usize);
        if scripts.is_some_and(|only| only[usize::from(self.is_simplified)]) {
            listed -= OTHER_SCRIPT;
        }
        if listed > -3.0 || !is_han(previous) {
            return listed;
        }
        let wanted = pairs::key(previous, c);
        let (word, bit) = place(wanted);
        if self.present.get(word).is_none_or(|word| word & bit == 0) {
            return listed;
        }
        match self.pairs.binary_search_by_key(&wanted, |pair| pair.0) {
            Ok(at) => listed.max(self.pairs[at].1),
            Err(_) => listed,
        }
    }
}

/// Whether `c` is the full-width form of a letter, a digit or a sign that Chinese text has in ASCII as well.
pub(super) fn is_wide(c: char) -> bool {
    let is_mark = matches!(c, '！' | '（' | '）' | '，' | '：' | '；' | '？');
    matches!(c, '\u{FF01}'..='\u{FF5E}') && !is_mark
}

/// How many words of bits tell which pairs are there.
const WORDS: usize = 512;

/// The word and the bit in it of a pair.
fn place(pair: u64) -> (usize, u64) {
    let hash = pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    (hash as usize >> 6 & (WORDS - 1), 1 << (hash & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_the_text_is_likely_in_it() {
        let text: Vec<char> = "蔡裕東說，蔡裕東表示".chars().collect();
        let (mut context, mut pairs) = (Context::default(), Pairs::default());
        pairs.see(&text);
        context.learn(pairs);
        let gain = |a, b| context.log_probability(a, b) - model::log_probability(a, b);
        assert!(gain('蔡', '裕') > 3.0 && gain('蔡', '英') == 0.0);
    }
}
