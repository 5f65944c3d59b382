//! Figures that have changed places: "exports 5%, imports 3%" for 出口3%、进口5%.
//!
//! Languages order a sentence differently ("109 of 500", "to 19 hours from 52"), so an exchange is told only where nothing
//! else has moved: two neighbouring figures of one kind, in one sentence, with no word between them that turns an
//! order round.

use crate::model::Entry;

use super::compare::{Clash, ClashKind, side};
use super::fact::{Fact, Value};

/// English words between two figures that explain another order.
const TURNING: &[&str] = &[
    "from",
    "of",
    "than",
    "to",
    "against",
    "after",
    "versus",
    "compared",
    "out",
    "in",
    "per",
    "for",
    "at",
    "before",
    "above",
    "below",
    "over",
    "under",
    "minus",
    "with",
    "which",
    "including",
    "among",
];

/// The exchanges in one row; `partners` says which fact of the translation each of the source is.
pub(super) fn swapped(
    source: (&Entry, &[Fact<'_>]),
    translation: (&Entry, &[Fact<'_>]),
    partners: &[Option<usize>],
) -> Vec<Clash> {
    // Facts that both sides have exactly once.
    let pairs: Vec<(usize, usize)> = (0..partners.len())
        .filter_map(|at| Some((at, partners[at]?)))
        .filter(|(s, t)| is_single(source.1, *s) && is_single(translation.1, *t))
        .collect();
    let mut clashes = Vec::new();
    for at in 1..pairs.len() {
        let ((s1, t1), (s2, t2)) = (pairs[at - 1], pairs[at]);
        let alike =
            source.1[s1].is_like(&source.1[s2]) && matches!(source.1[s1].value, Value::Figure(..));
        let together = source.1[s1].sentence == source.1[s2].sentence
            && translation.1[t1].sentence == translation.1[t2].sentence;
        let inverted = t1 > t2;
        let others_in_order = pairs[..at - 1].iter().all(|(_, t)| *t < t2)
            && pairs[at + 1..].iter().all(|(_, t)| *t > t1);
        if alike && together && inverted && others_in_order {
            let english = if translation.0.article.lang.is_chinese() {
                (source.0, &source.1[s1], &source.1[s2])
            } else {
                (translation.0, &translation.1[t2], &translation.1[t1])
            };
            if !turns(english) {
                clashes.push(Clash {
                    kind: ClashKind::Order,
                    source: Some(side(&source.1[s1])),
                    translation: Some(side(&translation.1[t2])),
                });
            }
        }
    }
    clashes
}

fn is_single(facts: &[Fact<'_>], at: usize) -> bool {
    facts.iter().filter(|other| other.equals(&facts[at])).count() == 1
}

/// Whether the English words between two figures may explain that they stand the other way round.
fn turns((entry, first, second): (&Entry, &Fact<'_>, &Fact<'_>)) -> bool {
    let text = match first.sentence {
        0 => entry.article.title.as_ref().map_or("", |title| &title.text),
        number => entry.sentences.get(number - 1).map_or("", |sentence| &sentence.text),
    };
    let between: String =
        text.chars().skip(first.start).take(second.start.saturating_sub(first.start)).collect();
    let mut words = between.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| TURNING.contains(&word.to_ascii_lowercase().as_str()))
}
