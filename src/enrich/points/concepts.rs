//! What a text is about, as weighted concepts: pairs of Han characters; stems and pairs of stems in English.
//!
//! A concept weighs more the more often it occurs, the earlier it first occurs, and if the title or a heading has it.
//! Nothing here knows a language's words beyond a list of those that mean nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::weights::WEIGHTS;
use crate::text::width::is_han;

const STOP_HAN: &str =
    "的了是在和与及或也都就而着中上下为对以将把被从到等这那其之于有会要能可更最不我你他她它们个一";

const STOP_ENGLISH: &[&str] = &[
    "a", "about", "after", "also", "an", "and", "are", "as", "at", "be", "been", "before", "but",
    "by", "for", "from", "had", "has", "have", "he", "her", "his", "in", "into", "is", "it", "its",
    "not", "of", "on", "or", "our", "over", "said", "she", "than", "that", "the", "their", "these",
    "they", "this", "those", "to", "was", "we", "were", "which", "who", "will", "with", "would",
];

/// The concepts of an article with their weights, numbered.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    numbers: BTreeMap<String, usize>,
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
            for token in tokens(text) {
                let next = all.numbers.len();
                let number = *all.numbers.entry(token).or_insert(next);
                if number == seen.len() {
                    seen.push((0, order));
                }
                seen[number].0 += 1;
            }
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

    /// The numbers of the concepts of a text; those the article lacks are left out.
    pub(super) fn of(&self, folded: &[char]) -> BTreeSet<usize> {
        tokens(folded).iter().filter_map(|token| self.numbers.get(token).copied()).collect()
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

/// The concepts of folded text, in order, with repetitions.
pub(super) fn tokens(folded: &[char]) -> Vec<String> {
    let mut found = Vec::new();
    let mut previous_han: Option<char> = None;
    let mut previous_stem: Option<String> = None;
    let mut at = 0;
    while at < folded.len() {
        let c = folded[at];
        if is_han(c) {
            if let Some(before) = previous_han
                && !STOP_HAN.contains(before)
                && !STOP_HAN.contains(c)
            {
                found.push([before, c].iter().collect());
            }
            previous_han = Some(c);
            previous_stem = None;
            at += 1;
        } else if c.is_alphanumeric() {
            let end = word_end(folded, at);
            let word: String = folded[at..end].iter().collect();
            at = end;
            previous_han = None;
            if STOP_ENGLISH.contains(&word.as_str()) {
                continue;
            }
            let stem = stem(&word);
            if let Some(before) = previous_stem {
                found.push(format!("{before}_{stem}"));
            }
            found.push(stem.clone());
            previous_stem = Some(stem);
        } else {
            // Quotes and title marks do not part words: 新“三样” is about 新三样.
            if !matches!(c, '“' | '”' | '‘' | '’' | '《' | '》' | ' ') {
                (previous_han, previous_stem) = (None, None);
            }
            at += 1;
        }
    }
    found
}

/// One past the last character of the Latin word or number at `at`.
fn word_end(folded: &[char], at: usize) -> usize {
    let mut end = at;
    while let Some(c) = folded.get(end) {
        let inner = matches!(c, '.' | ',' | '-' | '\'' | '’')
            && folded.get(end + 1).is_some_and(|c| c.is_alphanumeric() && !is_han(*c));
        if !(inner || *c == '%' || (c.is_alphanumeric() && !is_han(*c))) {
            break;
        }
        end += 1;
    }
    end
}

/// An English word without its ending; short words stay, since their endings mostly are none.
fn stem(word: &str) -> String {
    if word.len() <= 4 {
        return word.to_owned();
    }
    for ending in ["’s", "'s", "ing", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending) {
            return stem.to_owned();
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(tokens(&text.chars().collect::<Vec<_>>()), expected);
    }

    #[test]
    fn pairs_han_characters_across_quotes_but_not_across_commas() {
        check("新“三样”出口,增长", &["新三", "三样", "样出", "出口", "增长"]);
    }

    #[test]
    fn leaves_out_what_means_nothing() {
        check("the trains halted", &["train", "train_halt", "halt"]);
    }
}
