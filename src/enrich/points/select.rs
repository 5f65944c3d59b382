//! Which candidates become the key points: weighted coverage of concepts and figures, greedily, within a budget.
//!
//! Each round takes the candidate that adds most for its length; what is covered counts no more. A greedy choice of a
//! submodular gain by cost stays within a constant factor of the best (Lin & Bilmes 2010). Ties go to the earlier
//! candidate, so that the choice is the same every time.

use std::collections::BTreeSet;

use super::concepts::{Concepts, shared};
use super::cues::{Reason, cues, figure_factor, figures};
use super::units::{Unit, length};
use super::weights::{Profile, WEIGHTS};
use crate::enrich::passage::{Passage, balanced};
use crate::model::Locale;

/// Below this a candidate costs as much as one of this length: very short ones would win by their shortness alone.
const CHEAPEST: usize = 12;

/// From how many points on a further one must be worth something.
const ENOUGH: usize = 3;

/// Below this share of the first point's value, a candidate is worth nothing.
const WORTHLESS: f64 = 0.02;

/// A candidate, weighed.
#[derive(Debug)]
pub(super) struct Candidate {
    /// The candidate.
    pub(super) unit: Unit,
    /// Ascending.
    concepts: Vec<usize>,
    figures: BTreeSet<String>,
    cue: f64,
    profile: Profile,
    /// The signs that make up the cue, with their factors.
    pub(super) reasons: Vec<Reason>,
}

impl Candidate {
    /// What a part of it, or all of it, is worth as the only line a reader sees.
    ///
    /// Such a line must be the news itself: place counts for more than among points, and figures for less.
    pub(super) fn worth_alone(&self, part: &Passage, concepts: &Concepts, lang: Locale) -> f64 {
        let own = concepts.of(&part.folded);
        let figures = figures(&part.folded, lang).len();
        self.worth_of(&own, figures, length(part, lang), concepts)
    }

    /// What all of it is worth as the only line a reader sees.
    pub(super) fn worth_whole(&self, concepts: &Concepts) -> f64 {
        self.worth_of(&self.concepts, self.figures.len(), self.unit.len, concepts)
    }

    fn worth_of(&self, own: &[usize], figures: usize, len: usize, concepts: &Concepts) -> f64 {
        let gain: f64 = own.iter().map(|one| concepts.weight(*one)).sum();
        let news = figures.min(3) as f64;
        let cue = self.cue / figure_factor(self.figures.len(), self.profile) * (1.0 + 0.2 * news);
        let opens = if self.profile.lead > 0.5 { 0.7 } else { 0.0 };
        let place = 1.0 + opens * (-(self.unit.order as f64) / 2.0).exp();
        let len = len.max(CHEAPEST) as f64;
        gain * cue * place / len.powf(WEIGHTS.cost)
    }

    /// Whether it tells something: a deed, a day, a figure, a claim or a plan.
    pub(super) fn tells(&self) -> bool {
        const TELLING: &[&str] = &["figures", "news", "date", "claim", "what comes next"];
        self.reasons.iter().any(|(sign, _)| TELLING.contains(sign))
    }

    /// What it is worth while nothing is chosen.
    pub(super) fn worth(&self, concepts: &Concepts) -> f64 {
        self.value(concepts, &[], &BTreeSet::new())
    }

    fn value(&self, concepts: &Concepts, covered: &[bool], told: &BTreeSet<String>) -> f64 {
        let new = self.concepts.iter().filter(|one| covered.get(**one) != Some(&true));
        let gain: f64 = new.map(|one| concepts.weight(*one)).sum();
        let news = self.figures.difference(told).count().min(3) as f64;
        let len = self.unit.len.max(CHEAPEST) as f64;
        (gain + WEIGHTS.figure_gain * concepts.mean() * news) * self.cue / len.powf(WEIGHTS.cost)
    }
}

/// Weighs the candidates. A part of a sentence that loses most of it, or all its figures, is left out.
///
/// A sentence that says what the title says is likelier to be the news.
pub(super) fn weigh(
    units: Vec<Unit>,
    concepts: &Concepts,
    title: Option<&[char]>,
    profile: Profile,
    lang: Locale,
) -> Vec<Candidate> {
    let title = title.map(|title| concepts.of(title)).unwrap_or_default();
    // Where hardly anything can be read alone, the rest must do, but only whole and after all others.
    let enough = units
        .iter()
        .filter(|unit| unit.alone)
        .map(|unit| unit.sentence)
        .collect::<BTreeSet<_>>()
        .len()
        >= 3;
    let last = units.last().map_or(0, |unit| unit.order);
    units
        .into_iter()
        .filter(|unit| unit.alone || !enough && unit.whole && balanced(&unit.passage.folded))
        .map(|unit| {
            let figures = figures(&unit.passage.folded, lang);
            let own = concepts.of(&unit.passage.folded);
            let mut reasons = cues(&unit, lang, figures.len(), last, profile);
            let said = share(&own, &title);
            if said > 0.0 {
                reasons.push(("title", 1.0 + profile.title * said));
            }
            if !unit.alone {
                reasons.push(("cannot be read alone", 0.1));
            }
            let cue = reasons.iter().map(|(_, factor)| factor).product();
            Candidate { concepts: own, figures, cue, profile, reasons, unit }
        })
        .collect()
}

/// How much of a theme a candidate says; 0 where there is none to speak of.
fn share(own: &[usize], theme: &[usize]) -> f64 {
    if theme.len() < 2 { 0.0 } else { shared(own, theme) as f64 / theme.len() as f64 }
}

/// Chooses at most `most` candidates of at most `budget` length together; their numbers, in the order of the text. None
/// is so long that less than `reserve` is left for each of the others that make three.
pub(super) fn select(
    all: &[Candidate],
    concepts: &Concepts,
    budget: usize,
    most: usize,
    reserve: usize,
) -> Vec<usize> {
    let mut chosen: Vec<usize> = Vec::new();
    // Which concepts are covered, by their numbers.
    let mut covered = vec![false; concepts.len()];
    let mut told = BTreeSet::new();
    let mut room = budget;
    let mut first: Option<f64> = None;
    let paragraphs = all.iter().map(|one| one.unit.paragraph).collect::<BTreeSet<_>>().len();
    while chosen.len() < most {
        let longest = room.saturating_sub(reserve * ENOUGH.saturating_sub(chosen.len() + 1));
        let mut best: Option<(f64, usize)> = None;
        for (number, one) in all.iter().enumerate() {
            if one.unit.len > longest
                || chosen.iter().any(|&other| all[other].unit.sentence == one.unit.sentence)
            {
                continue;
            }
            let mut value = one.value(concepts, &covered, &told);
            value *= spread(one, chosen.iter().map(|&other| &all[other]), paragraphs);
            value *= 1.0 - repeats(one, chosen.iter().map(|&other| &all[other]));
            if value > 0.0 && best.is_none_or(|(top, _)| value > top) {
                best = Some((value, number));
            }
        }
        let Some((value, number)) = best else { break };
        // What says next to nothing is worse than room to spare.
        first = first.or(Some(value));
        if chosen.len() >= ENOUGH && value < first.unwrap_or_default() * WORTHLESS {
            break;
        }
        for one in &all[number].concepts {
            covered[*one] = true;
        }
        told.extend(all[number].figures.iter().cloned());
        room -= all[number].unit.len;
        chosen.push(number);
    }
    chosen.sort_unstable();
    chosen
}

/// Less than 1 for a candidate beside a chosen one: points should come from all over a text of many paragraphs.
fn spread<'a>(
    one: &Candidate,
    chosen: impl Iterator<Item = &'a Candidate>,
    paragraphs: usize,
) -> f64 {
    if paragraphs < 4 {
        return 1.0;
    }
    let here = chosen.filter(|other| other.unit.paragraph == one.unit.paragraph).count();
    WEIGHTS.spread.powi(here as i32)
}

/// How much of a candidate some chosen one says already, above a tolerable share.
fn repeats<'a>(one: &Candidate, chosen: impl Iterator<Item = &'a Candidate>) -> f64 {
    let share = chosen
        .map(|other| {
            let both = shared(&one.concepts, &other.concepts) as f64;
            both / one.concepts.len().min(other.concepts.len()).max(1) as f64
        })
        .fold(0.0, f64::max);
    (share - WEIGHTS.tolerance).max(0.0)
}
