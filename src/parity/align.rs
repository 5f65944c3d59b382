//! Which paragraphs of a translation render which of its source.
//!
//! Gale and Church (“A Program for Aligning Sentences in Bilingual Corpora”, 1993), on paragraphs: the cheapest way
//! through both texts in steps of one to three paragraphs a side. To their length model come what both sides name alike
//! (dates, figures, Latin words), which is rarer and says more than a length, and whether both are headings. Marks of
//! the translator (`{#p3}`) are taken as they stand; what lies between is aligned.
//!
//! The work is linear in the longer text: only steps near the diagonal are looked at.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::Row;

/// What is known of one paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    /// Its length, in letters; a Han character counts as much as it takes in English.
    pub(super) length: f64,
    /// Whether it is a heading.
    pub(super) heading: bool,
    /// What a translation keeps, each once.
    pub(super) anchors: Vec<String>,
    /// The paragraphs of the source that the translator says it renders, from 1.
    pub(super) marked: Option<Range<usize>>,
}

/// Steps: paragraphs of the source, paragraphs of the translation, and what such a step costs by itself.
const STEPS: &[(usize, usize, f64)] = &[
    (1, 1, 0.0),
    (2, 1, 3.0),
    (1, 2, 3.0),
    (3, 1, 5.0),
    (1, 3, 5.0),
    (2, 2, 6.0),
    (1, 0, 5.0),
    (0, 1, 5.0),
];

/// Gale and Church measured 6.8 for characters of European languages; Chinese and English differ more.
const VARIANCE: f64 = 8.0;

/// No length is worse than this; otherwise one long paragraph decides everything.
const WORST_LENGTH: f64 = 12.0;

/// What an anchor found on both sides is worth, if nothing else in the texts has it.
const SHARED: f64 = 4.0;

/// What an anchor found on one side costs.
const ALONE: f64 = 1.5;

/// One of several paragraphs that has nothing in common with what they are put beside.
const STRANGER: f64 = 3.0;

/// A heading beside a paragraph.
const UNLIKE: f64 = 5.0;

/// How far from the diagonal steps are looked for, in paragraphs.
const BAND: usize = 60;

/// A step whose cost beyond its kind's is more than this is doubtful.
const DOUBT: f64 = 8.0;

/// The rows of both texts, in order, without a gap.
pub(super) fn align(source: &[Paragraph], translation: &[Paragraph]) -> Vec<Row> {
    let mut rows = Vec::new();
    let (mut s, mut t) = (0, 0);
    let weights = Weights::new(source, translation);
    for (at, paragraph) in translation.iter().enumerate() {
        let Some(marked) = &paragraph.marked else {
            continue;
        };
        let (start, end) = (marked.start - 1, (marked.end - 1).min(source.len()));
        if start >= source.len() || start >= end || at < t {
            continue;
        }
        if let Some(last) = rows.last_mut().filter(|_| start < s) {
            // The next paragraph of the same one of the source.
            let last: &mut Row = last;
            if at == t && end == s {
                last.translation.end = at + 2;
                t = at + 1;
            }
            continue;
        }
        rows.extend(cheapest(source, translation, s..start, t..at, &weights));
        let sure = Row { source: start + 1..end + 1, translation: at + 1..at + 2, doubtful: false };
        rows.push(sure);
        (s, t) = (end, at + 1);
    }
    rows.extend(cheapest(source, translation, s..source.len(), t..translation.len(), &weights));
    rows
}

/// How much each anchor says: the more often it occurs, the less.
struct Weights<'p> {
    by_anchor: BTreeMap<&'p str, f64>,
    /// Letters of the translation for one of the source.
    ratio: f64,
}

impl<'p> Weights<'p> {
    fn new(source: &'p [Paragraph], translation: &'p [Paragraph]) -> Self {
        let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
        for paragraph in source.iter().chain(translation) {
            for anchor in &paragraph.anchors {
                *counts.entry(anchor).or_default() += 1.0;
            }
        }
        let by_anchor = counts.into_iter().map(|(key, n)| (key, 2.0 / n.max(2.0))).collect();
        let length = |side: &[Paragraph]| side.iter().map(|one| one.length).sum::<f64>();
        let ratio = (length(translation) / length(source).max(1.0)).clamp(0.2, 5.0);
        Self { by_anchor, ratio }
    }

    /// What it costs to put these side by side, the cost of the step aside.
    fn cost(&self, source: &[Paragraph], translation: &[Paragraph]) -> f64 {
        if source.is_empty() || translation.is_empty() {
            let lost = source.iter().chain(translation).flat_map(|one| &one.anchors);
            return lost
                .map(|anchor| self.weight(anchor) * ALONE / 2.0)
                .sum::<f64>()
                .min(WORST_LENGTH);
        }
        let length = |side: &[Paragraph]| side.iter().map(|one| one.length).sum::<f64>();
        let (wanted, found) = (length(source) * self.ratio, length(translation));
        let delta = (found - wanted).powi(2) / (VARIANCE * (found + wanted).max(1.0) / 2.0);
        let mut cost = (delta / 2.0).min(WORST_LENGTH);
        let has = |side: &[Paragraph], anchor: &String| {
            side.iter().any(|paragraph| paragraph.anchors.binary_search(anchor).is_ok())
        };
        for anchor in source.iter().flat_map(|one| &one.anchors) {
            let sign = if has(translation, anchor) { -SHARED } else { ALONE };
            cost += sign * self.weight(anchor);
        }
        for anchor in translation.iter().flat_map(|one| &one.anchors) {
            cost += if has(source, anchor) { 0.0 } else { ALONE * self.weight(anchor) };
        }
        for (many, other) in [(source, translation), (translation, source)] {
            if many.len() > 1 {
                let shares = |one: &&Paragraph| one.anchors.iter().any(|anchor| has(other, anchor));
                let strangers = many.len() - many.iter().filter(shares).count();
                cost += STRANGER * strangers as f64;
            }
        }
        let headings = |side: &[Paragraph]| side.iter().filter(|one| one.heading).count();
        let mixed = headings(source).min(1) != headings(translation).min(1)
            || headings(source) > 0 && source.len() != translation.len();
        cost + if mixed { UNLIKE } else { 0.0 }
    }

    fn weight(&self, anchor: &str) -> f64 {
        self.by_anchor.get(anchor).copied().unwrap_or(1.0)
    }
}

/// The cheapest rows from one corner of two stretches to the other.
fn cheapest(
    source: &[Paragraph],
    translation: &[Paragraph],
    s: Range<usize>,
    t: Range<usize>,
    weights: &Weights<'_>,
) -> Vec<Row> {
    let (source_part, translation_part) = (&source[s.clone()], &translation[t.clone()]);
    let (n, m) = (source_part.len(), translation_part.len());
    let half = BAND + n.abs_diff(m).min(4 * BAND);
    // Row i of the table holds the columns from `first(i)`.
    let first = |i: usize| (i * m / n.max(1)).saturating_sub(half);
    let width = 2 * half + 1;
    let mut best = vec![(f64::INFINITY, 0u8); (n + 1) * width];
    let slot = |i: usize, j: usize| {
        (first(i)..first(i) + width).contains(&j).then(|| i * width + j - first(i))
    };
    if let Some(start) = slot(0, 0) {
        best[start].0 = 0.0;
    }
    for i in 0..=n {
        for j in first(i)..(first(i) + width).min(m + 1) {
            for (kind, &(down, right, price)) in (0u8..).zip(STEPS) {
                let (Some(from_i), Some(from_j)) = (i.checked_sub(down), j.checked_sub(right))
                else {
                    continue;
                };
                let (Some(from), Some(to)) = (slot(from_i, from_j), slot(i, j)) else {
                    continue;
                };
                if best[from].0.is_finite() {
                    let cost = best[from].0
                        + price
                        + weights.cost(&source_part[from_i..i], &translation_part[from_j..j]);
                    if cost < best[to].0 {
                        best[to] = (cost, kind);
                    }
                }
            }
        }
    }
    let mut rows = Vec::new();
    let (mut i, mut j) = (n, m);
    while let Some(at) = slot(i, j).filter(|_| (i, j) != (0, 0)) {
        let (down, right, _) = STEPS[usize::from(best[at].1)];
        if !best[at].0.is_finite() || down > i || right > j {
            break;
        }
        let (from_i, from_j) = (i - down, j - right);
        let cost = weights.cost(&source_part[from_i..i], &translation_part[from_j..j]);
        rows.push(Row {
            source: s.start + from_i + 1..s.start + i + 1,
            translation: t.start + from_j + 1..t.start + j + 1,
            doubtful: down > 0 && right > 0 && cost > DOUBT,
        });
        (i, j) = (from_i, from_j);
    }
    rows.reverse();
    rows
}
