//! Chooses the figures of the key-figures box: at most six, each with what it measures, none twice.
//!
//! What the headline speaks of comes first, then what the opening says; the level that a change starts from, the
//! threshold of a rule and a handful of things are for the text. A figure whose phrase names nothing (see
//! [`super::subject`]) is never key, nor is a length of time.

use std::collections::BTreeSet;

use super::super::Reading;
use super::subject::{self, Around};
use crate::model::{Decimal, Modifier, Quantity, QuantityKind};
use crate::text::fold;

/// More figures are a table.
const MOST: usize = 6;
/// A third figure of one measure tells what the text tells better.
const MOST_OF_ONE: usize = 2;

/// Sets `key` on the chosen ones.
pub(super) fn choose(quantities: &mut [Quantity], reading: Reading<'_>) {
    let headline = Headline::of(quantities, reading);
    let mut ranked: Vec<(i64, usize)> = Vec::new();
    // The figures come in the order of the text: each sentence is folded once.
    let mut folded: (usize, Vec<char>) = (0, Vec::new());
    for (i, quantity) in quantities.iter().enumerate() {
        let Some(at) = quantity.sentence.checked_sub(1) else { continue };
        let Some(sentence) = reading.sentences.get(at).filter(|one| !one.heading) else { continue };
        // Most figures are not eligible, and what stands around the others costs more to know.
        if !headline.eligible(quantity, reading) {
            continue;
        }
        if folded.0 != quantity.sentence {
            folded = (quantity.sentence, fold::fold(&sentence.text));
        }
        let around = subject::around(quantity, &folded.1, reading.lang);
        // The level before a change is worth telling only with its day.
        let base = around.is_base && quantity.period.is_none();
        let passes = around.is_threshold || around.is_example || around.is_loose || base;
        if !passes {
            ranked.push((headline.weight(quantity, &around, reading), i));
        }
    }
    ranked.sort_by_key(|(weight, i)| (-weight, *i));
    let mut chosen: Vec<usize> = Vec::new();
    for (_, i) in ranked {
        let one = &quantities[i];
        let again = chosen.iter().any(|other| same(&quantities[*other], one));
        let alike =
            chosen.iter().filter(|other| quantities[**other].measure == one.measure).count();
        if !again && alike < MOST_OF_ONE && chosen.len() < MOST {
            chosen.push(i);
        }
    }
    for i in chosen {
        quantities[i].key = true;
    }
}

fn same(a: &Quantity, b: &Quantity) -> bool {
    a.value == b.value && a.value_max == b.value_max && a.unit == b.unit && a.per == b.per
}

/// What the headline says.
struct Headline {
    /// The values in it, with their units.
    values: Vec<(Decimal, String)>,
    /// The words of it that mean something: pairs of Han characters, stems of English words.
    words: BTreeSet<Word>,
}

impl Headline {
    fn of(quantities: &[Quantity], reading: Reading<'_>) -> Self {
        let inside = quantities.iter().filter(|quantity| quantity.sentence == 0);
        Self {
            values: inside.map(|one| (one.value, one.unit.clone())).collect(),
            words: words(reading.title.unwrap_or_default()),
        }
    }

    fn has(&self, quantity: &Quantity) -> bool {
        self.values.iter().any(|(value, unit)| *value == quantity.value && *unit == quantity.unit)
    }

    fn eligible(&self, quantity: &Quantity, reading: Reading<'_>) -> bool {
        let Some(measure) = quantity.measure.as_deref() else { return false };
        let share = matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Fraction);
        let handful = quantity.kind == QuantityKind::Count
            && quantity.value < Decimal::TEN
            && quantity.sentence > 1
            && !self.has(quantity);
        quantity.kind != QuantityKind::Duration
            && !quantity.unit.is_empty()
            && !handful
            && (self.has(quantity) || !is_bare_noun(quantity, measure))
            && (share || !measure.starts_with(['占', '佔']))
            && subject::names(measure, reading.lang)
    }

    fn weight(&self, quantity: &Quantity, around: &Around, reading: Reading<'_>) -> i64 {
        let hundred = Decimal::from(100);
        let kind = match quantity.kind {
            QuantityKind::Currency => 52,
            QuantityKind::Percent => 48,
            QuantityKind::Count if quantity.value >= hundred => 46,
            QuantityKind::Count if quantity.value < Decimal::TEN => 14,
            QuantityKind::Count | QuantityKind::Ratio | QuantityKind::Fraction => 34,
            QuantityKind::Data
            | QuantityKind::Length
            | QuantityKind::Area
            | QuantityKind::Weight
            | QuantityKind::Duration => 36,
        };
        let measure = quantity.measure.as_deref().unwrap_or_default();
        let shared = if self.words.is_empty() {
            0
        } else {
            words(measure).intersection(&self.words).count().min(3)
        };
        let points = [
            (self.has(quantity), 40),
            (quantity.value >= Decimal::from(100_000_000), 8),
            (quantity.period.is_some(), 6),
            (quantity.direction.is_some(), 4),
            (subject::is_metric(measure, reading.lang), 8),
            (quantity.modifier == Some(Modifier::About), -2),
            (around.is_base, -18),
        ];
        let points: i64 = points.iter().filter(|(met, _)| *met).map(|(_, points)| points).sum();
        // What stands early matters more, up to a point: the tenth sentence is no better than the thirtieth.
        let early = 24 - 2 * i64::try_from(quantity.sentence.min(12)).unwrap_or(12);
        kind + points + 7 * i64::try_from(shared).unwrap_or(0) + early
    }
}

/// Whether an English count says only what is counted: the figure has said it ("1,150 shops").
fn is_bare_noun(quantity: &Quantity, measure: &str) -> bool {
    quantity.kind == QuantityKind::Count
        && measure.is_ascii()
        && quantity.expression.ends_with(measure)
        && !measure.contains(' ')
}

/// A pair of Han characters, or the first five letters of a word; U+0000 where it is shorter.
type Word = [char; 5];

fn word(letters: &[char]) -> Word {
    let mut word = ['\0'; 5];
    for (place, c) in word.iter_mut().zip(letters) {
        *place = c.to_ascii_lowercase();
    }
    word
}

/// Pairs of neighbouring Han characters, folded, and the first five letters of longer English words.
fn words(text: &str) -> BTreeSet<Word> {
    let folded = fold::fold(text);
    let han = folded
        .windows(2)
        .filter(|pair| pair.iter().all(|c| crate::text::width::is_han(*c)))
        .map(word);
    let stems = folded.split(|c| !c.is_ascii_alphabetic()).filter(|word| word.len() > 3).map(word);
    han.chain(stems).collect()
}
