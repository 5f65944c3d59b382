//! What the page itself tells: names above all, which no word list has, and which characters the converter annotated.
//!
//! A bigram that stands in the text outside its damaged windows is likely to stand there once more.

use std::collections::BTreeSet;

use crate::text::fold::fold_char;
use crate::text::width::is_han;

use super::model;

/// How much the text's own pairs weigh against the word list's.
const SHARE: f32 = 0.25;

/// The pairs of Han characters of a text.
#[derive(Default)]
pub(super) struct Context {
    /// Ascending; as often as they occur.
    pairs: Vec<(char, char)>,
    annotated: BTreeSet<char>,
}

impl Context {
    /// Learns from sound stretches of the text, and from the characters that carry an annotation.
    pub(super) fn learn<'a>(
        stretches: impl Iterator<Item = &'a [char]>,
        annotated: BTreeSet<char>,
    ) -> Self {
        let mut pairs = Vec::new();
        for stretch in stretches {
            let folded: Vec<char> = stretch.iter().map(|c| fold_char(*c)).collect();
            let pair =
                |pair: &[char]| (is_han(pair[0]) && is_han(pair[1])).then(|| (pair[0], pair[1]));
            pairs.extend(folded.windows(2).filter_map(pair));
        }
        pairs.sort_unstable();
        Self { pairs, annotated }
    }

    /// Whether the page has `c` with an annotation elsewhere.
    pub(super) fn is_annotated(&self, c: char) -> bool {
        self.annotated.contains(&c)
    }

    /// What may stand behind `previous`, which is looked up once for many characters.
    pub(super) fn behind(&self, previous: char) -> Row<'_> {
        let folded = fold_char(previous);
        let start = self.pairs.partition_point(|pair| pair.0 < folded);
        let count = self.pairs[start..].partition_point(|pair| pair.0 == folded);
        Row { listed: model::Row::behind(previous), pairs: &self.pairs[start..start + count] }
    }

    /// The log-probability of `c` behind `previous`.
    pub(super) fn log_probability(&self, previous: char, c: char) -> f32 {
        self.behind(previous).log_probability(c)
    }
}

/// A character's successors, in the word list and on the page.
pub(super) struct Row<'a> {
    listed: model::Row,
    pairs: &'a [(char, char)],
}

impl Row<'_> {
    /// The log-probability of `c`.
    pub(super) fn log_probability(&self, c: char) -> f32 {
        let listed = self.listed.log_probability(c);
        if self.pairs.is_empty() {
            return listed;
        }
        let folded = fold_char(c);
        let start = self.pairs.partition_point(|pair| pair.1 < folded);
        let found = self.pairs[start..].iter().take_while(|pair| pair.1 == folded).count();
        if found == 0 {
            return listed;
        }
        let share = found as f32 / (self.pairs.len() as f32 + 1.0);
        ((1.0 - SHARE) * listed.exp() + SHARE * share).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_the_text_is_likely_in_it() {
        let text: Vec<char> = "蔡裕東說，蔡裕東表示".chars().collect();
        let context = Context::learn([&text[..]].into_iter(), BTreeSet::new());
        let gain = |a, b| context.log_probability(a, b) - model::log_probability(a, b);
        assert!(gain('蔡', '裕') > 3.0 && gain('蔡', '英') == 0.0);
    }
}
