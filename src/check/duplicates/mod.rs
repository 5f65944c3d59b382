//! Near duplicates: the same story from two sources, and an article that is a part of another.
//!
//! Texts are compared as runs of five words or Han characters, script and width folded, punctuation aside. The share of a text
//! that lies in runs which the other has too must reach [`SAME`] in both directions for two tellings of one story,
//! [`PART`] in one direction for a part. A follow-up that repeats the lead, or background, stays below that; two reports
//! made by one template share the words, but not the figures, so figures must agree too ([`FIGURES`]). Translations are
//! never compared with their own source.

mod candidates;
#[cfg(test)]
mod tests;
mod words;

use rayon::prelude::*;

use crate::model::{Date, Entry, Place, Report, Severity, SourcePath};
use words::Text;

/// The share of each of two texts that is in the other, from which they are one story. Mirrors with furniture of their
/// own have 0.8 and more, follow-ups that repeat the lead 0.5 and less.
const SAME: f64 = 0.7;

/// The share of a text that is in a longer one, from which it is a part of it.
const PART: f64 = 0.8;

/// The share of the figures in the common stretch of a text that the other must have too. Two reports by one
/// template share years and months, a third at most.
const FIGURES: f64 = 0.65;

/// Words and Han characters below which nothing is said: agencies' one-line items are alike by nature.
const SHORTEST: usize = 40;

/// Two texts of which one is in the other, as indexes into what was compared.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pair {
    /// The article to remark on: of two tellings the later in order, of part and whole the part.
    one: usize,
    other: usize,
    /// The share of `one` that is in `other`, of 1.
    share: f64,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Same,
    Part,
}

/// An article as far as it is compared with others: much smaller than the article.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct Sketch {
    text: Text,
    day: Date,
    id: String,
    path: SourcePath,
    /// Where its text begins.
    begins: Option<Place>,
}

impl Sketch {
    /// The sketch of an article.
    pub fn of(entry: &Entry) -> Self {
        let article = &entry.article;
        Self {
            text: Text::new(entry.sentences.iter().map(|sentence| sentence.text.as_str())),
            day: article.published.map_or(Date::MAX, |one| one.date),
            id: article.id.clone(),
            path: article.path.clone(),
            begins: article.blocks.first().map(|block| block.place),
        }
    }
}

/// Reports articles that are near duplicates of others; each story is its source article with its translations.
pub fn near_duplicates<'a>(stories: impl Iterator<Item = &'a [Sketch]>, report: &mut Report) {
    let mut sketches: Vec<(usize, &Sketch)> = stories
        .enumerate()
        .flat_map(|(story, sketches)| sketches.iter().map(move |sketch| (story, sketch)))
        .collect();
    // The earlier article is the one that the later repeats.
    sketches.sort_by_key(|(_, sketch)| sketch.day);
    let texts: Vec<(usize, &Text)> =
        sketches.iter().map(|(story, sketch)| (*story, &sketch.text)).collect();
    for pair in remarkable(pairs(&texts)) {
        remark(sketches[pair.one].1, sketches[pair.other].1, pair, report);
    }
}

/// Every pair that is near enough, of texts with the numbers of their stories.
fn pairs(numbered: &[(usize, &Text)]) -> Vec<Pair> {
    let texts: Vec<&Text> = numbered.iter().map(|(_, text)| *text).collect();
    candidates::candidates(numbered)
        .into_par_iter()
        .filter_map(|(a, b)| {
            let (in_b, in_a) =
                (texts[a].covered(&texts[b].sorted()), texts[b].covered(&texts[a].sorted()));
            let pair = |one, other, share, kind| Pair { one, other, share, kind };
            let found = if in_b.share.min(in_a.share) >= SAME {
                pair(b, a, in_a.share, Kind::Same)
            } else if in_b.share >= PART && texts[a].len() <= texts[b].len() {
                pair(a, b, in_b.share, Kind::Part)
            } else if in_a.share >= PART && texts[b].len() <= texts[a].len() {
                pair(b, a, in_a.share, Kind::Part)
            } else {
                return None;
            };
            let stretch = if found.one == a { in_b.stretch } else { in_a.stretch };
            let agree = texts[found.one].figures_agree(stretch, texts[found.other]);
            agree.then_some(found)
        })
        .collect()
}

/// One pair for each article: with another telling rather than with a whole, the earliest, the nearest.
fn remarkable(mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by(|a, b| {
        (a.one, a.kind).cmp(&(b.one, b.kind)).then(match a.kind {
            Kind::Same => a.other.cmp(&b.other),
            Kind::Part => b.share.total_cmp(&a.share).then(a.other.cmp(&b.other)),
        })
    });
    pairs.dedup_by_key(|pair| pair.one);
    pairs
}

fn remark(one: &Sketch, other: &Sketch, pair: Pair, report: &mut Report) {
    // Rounded down: 100% is all of it.
    let share = (pair.share * 100.0) as u32;
    let item = |sketch: &Sketch| sketch.id.rsplit_once('#').map(|(_, item)| item.to_owned());
    let other_name = match item(other) {
        Some(item) => format!("`{}`, item {item}", other.path),
        None => format!("`{}`", other.path),
    };
    let place = item(one).and(one.begins);
    let path = &one.path;
    let (severity, rule, message, help) = match pair.kind {
        Kind::Same => (
            Severity::Warning,
            "cross-check/near-duplicate",
            format!("{share}% of this text is also in {other_name}: the two tell one story"),
            format!(
                "keep one of them back with `draft = true`; from {}% on with the same figures this is said",
                (SAME * 100.0) as u32
            ),
        ),
        Kind::Part => (
            Severity::Note,
            "cross-check/part-of-another",
            format!("{share}% of this text is also in {other_name}, which is longer"),
            format!(
                "keep the shorter back with `draft = true`, unless both are wanted; from {}% on this is said",
                (PART * 100.0) as u32
            ),
        ),
    };
    report.add(severity, rule, path, place, message, help);
}
