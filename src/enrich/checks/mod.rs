//! Holds the figures of an article against one another: shares, growth, parts and wholes.
//!
//! Flags, never corrects; the message shows both figures and the arithmetic. A rule speaks only where the sentence
//! itself ties its figures together and rounding cannot explain the difference: better silent than a false alarm.
//! Figures qualified by more than, at least and the like take no part, since they state no value.

mod growth;
mod interval;
mod order;
mod same;
mod share;

#[cfg(test)]
mod tests;

use super::Reading;
use crate::model::{Check, DateMention, Quantity};
use crate::text::fold;

/// What the rules look at: the figures, and the folded text of each sentence (number 0 is the title).
struct Article<'a> {
    quantities: &'a [Quantity],
    texts: Vec<Vec<char>>,
    chinese: bool,
}

impl Article<'_> {
    /// The text of a sentence between two characters, in lower case.
    fn between(&self, sentence: usize, start: usize, end: usize) -> String {
        let text = self.texts.get(sentence).map_or(&[][..], Vec::as_slice);
        let end = end.min(text.len());
        text[start.min(end)..end].iter().flat_map(|c| c.to_lowercase()).collect()
    }

    /// At most `count` characters before a figure, not further than its sentence.
    fn before(&self, quantity: &Quantity, count: usize) -> String {
        self.between(
            quantity.sentence,
            quantity.start_char.saturating_sub(count),
            quantity.start_char,
        )
    }

    /// At most `count` characters behind a figure.
    fn behind(&self, quantity: &Quantity, count: usize) -> String {
        self.between(quantity.sentence, quantity.end_char, quantity.end_char + count)
    }

    /// The figure as the article's language prints it.
    fn shown<'q>(&self, quantity: &'q Quantity) -> &'q str {
        if self.chinese { &quantity.display.zh_hans } else { &quantity.display.en }
    }
}

/// Where figures stand.
fn places(figures: &[&Quantity]) -> Vec<(usize, usize)> {
    figures.iter().map(|figure| (figure.sentence, figure.start_char)).collect()
}

/// What does not fit, in the order of the text; nothing twice.
pub(crate) fn check(
    reading: Reading<'_>,
    quantities: &[Quantity],
    dates: &[DateMention],
) -> Vec<Check> {
    let texts = std::iter::once(reading.title.unwrap_or_default())
        .chain(reading.sentences.iter().map(|sentence| sentence.text.as_str()))
        .map(fold::fold)
        .collect();
    let article = Article { quantities, texts, chinese: reading.lang.is_chinese() };
    let mut checks = share::check(&article);
    checks.extend(growth::check(&article));
    checks.extend(same::check(&article));
    checks.extend(order::check(&article, dates));
    checks.sort_by(|a, b| (a.sentence, a.rule, &a.message).cmp(&(b.sentence, b.rule, &b.message)));
    checks.dedup();
    checks
}
