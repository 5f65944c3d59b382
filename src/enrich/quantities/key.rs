//! Chooses the figures of the key-figures box: at most six, each with what it measures, none twice.
//!
//! Money, shares and counts of the news itself come first; durations, fractions of the text's manner of speaking and
//! figures of the title (whose sentence has them again) do not belong there.

use super::super::Reading;
use crate::model::{Decimal, Modifier, Quantity, QuantityKind};

const MOST: usize = 6;

/// Sets `key` on the chosen ones.
pub(super) fn choose(quantities: &mut [Quantity], reading: Reading<'_>) {
    let mut ranked: Vec<(i64, usize)> = quantities
        .iter()
        .enumerate()
        .filter(|(_, quantity)| eligible(quantity, reading))
        .map(|(i, quantity)| (weight(quantity), i))
        .collect();
    ranked.sort_by_key(|(weight, i)| (-weight, *i));
    let mut chosen: Vec<usize> = Vec::new();
    for (_, i) in ranked {
        let again = chosen.iter().any(|other| same(&quantities[*other], &quantities[i]));
        if !again && chosen.len() < MOST {
            chosen.push(i);
        }
    }
    for i in chosen {
        quantities[i].key = true;
    }
}

fn eligible(quantity: &Quantity, reading: Reading<'_>) -> bool {
    let heading = quantity
        .sentence
        .checked_sub(1)
        .is_none_or(|i| reading.sentences.get(i).is_none_or(|sentence| sentence.heading));
    !heading
        && quantity.measure.is_some()
        && quantity.kind != QuantityKind::Duration
        && !quantity.unit.is_empty()
}

fn same(a: &Quantity, b: &Quantity) -> bool {
    a.value == b.value && a.value_max == b.value_max && a.unit == b.unit
}

fn weight(quantity: &Quantity) -> i64 {
    let kind = match quantity.kind {
        QuantityKind::Currency => 60,
        QuantityKind::Percent => 50,
        QuantityKind::Count if quantity.value >= Decimal::from(100) => 48,
        QuantityKind::Count | QuantityKind::Ratio | QuantityKind::Fraction => 36,
        QuantityKind::Data | QuantityKind::Length | QuantityKind::Area | QuantityKind::Weight => 40,
        QuantityKind::Duration => 0,
    };
    let large = if quantity.value >= Decimal::from(100_000_000) { 8 } else { 0 };
    let dated = if quantity.period.is_some() { 6 } else { 0 };
    let changed = if quantity.direction.is_some() { 4 } else { 0 };
    let vague = if quantity.modifier == Some(Modifier::About) { -2 } else { 0 };
    // What stands early matters more, up to a point: the tenth sentence is no better than the thirtieth.
    let early = 24 - 2 * i64::try_from(quantity.sentence.min(12)).unwrap_or(12);
    kind + large + dated + changed + vague + early
}
