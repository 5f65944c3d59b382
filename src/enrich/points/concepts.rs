//! What an article is about, as weighted concepts: its tokens, numbered.
//!
//! A concept weighs more the more often it occurs, the earlier it first occurs, and if the title or a heading has it.

use super::numbers::Numbers;
use super::tokens::tokens;
use super::weights::WEIGHTS;

/// The concepts of an article with their weights, numbered.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    numbers: Numbers,
    weights: Vec<f64>,
    /// Their mean.
    mean: f64,
}

impl Concepts {
    /// Weighs the concepts of `texts` (folded, in order); `title` and `headings` (folded) make theirs heavier.
    pub(super) fn weigh(texts: &[&[char]], title: Option<&[char]>, headings: &[Vec<char>]) -> Self {
        let mut all = Self::default();
        // For each concept, how often it occurs and in which text first.
        let mut seen: Vec<(u32, usize)> = Vec::new();
        for (order, text) in texts.iter().enumerate() {
            tokens(text, |token| {
                let number = all.numbers.number(token);
                if number == seen.len() {
                    seen.push((0, order));
                }
                seen[number].0 += 1;
            });
        }
        all.weights = seen
            .into_iter()
            .map(|(count, first)| {
                let often = if count == 1 { WEIGHTS.once } else { 1.0 + f64::from(count).ln() };
                often * (1.0 + (-(first as f64) / WEIGHTS.early).exp())
            })
            .collect();
        if let Some(title) = title {
            all.raise(title, WEIGHTS.title_concept);
        }
        for heading in headings {
            all.raise(heading, WEIGHTS.title_concept);
        }
        all.mean = all.weights.iter().sum::<f64>() / all.weights.len().max(1) as f64;
        all
    }

    /// The numbers of the concepts of a text, ascending, each once; those the article lacks are left out.
    pub(super) fn of(&self, folded: &[char]) -> Vec<usize> {
        let mut found = Vec::with_capacity(folded.len() / 2);
        tokens(folded, |token| found.extend(self.numbers.get(token)));
        found.sort_unstable();
        found.dedup();
        found
    }

    /// How many concepts there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// What a concept weighs.
    pub(super) fn weight(&self, number: usize) -> f64 {
        self.weights.get(number).copied().unwrap_or_default()
    }

    /// What a concept weighs on average; 0 for a text without any.
    pub(super) fn mean(&self) -> f64 {
        self.mean
    }

    fn raise(&mut self, folded: &[char], factor: f64) {
        for number in self.of(folded) {
            self.weights[number] *= factor;
        }
    }
}

/// How many numbers two ascending lists share.
pub(super) fn shared(one: &[usize], other: &[usize]) -> usize {
    let mut rest = other.iter().peekable();
    let is_shared = |number: &&usize| {
        while rest.next_if(|next| *next < *number).is_some() {}
        rest.peek() == Some(number)
    };
    one.iter().filter(is_shared).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_two_lists_share() {
        assert_eq!(shared(&[1, 3, 5, 8], &[0, 3, 4, 5, 9]), 2);
        assert_eq!((shared(&[], &[1]), shared(&[2], &[])), (0, 0));
    }
}
