//! Whether what stands side by side says the same: figures, dates, directions.
//!
//! Both ways: what the source has must be in its translation, and the translation may have nothing of its own. Before
//! a fact is called missing, the number is looked for in whatever words, and in the rows beside.

use crate::model::{Decimal, Direction, Entry, Row};
use crate::text::dates;

use super::amount;
use super::bag::Number;
use super::fact::{self, Fact, Facts, Value};
use super::order;

/// Something that the two texts do not agree in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// What is wrong.
    pub kind: ClashKind,
    /// What the source has: its words, the value in them and the number of its sentence.
    pub source: Option<Side>,
    /// The same of the translation.
    pub translation: Option<Side>,
}

/// What one of two texts says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The words.
    pub words: String,
    /// What they mean, in English or as an EDTF value.
    pub value: String,
    /// The number of the sentence; 0 is the title.
    pub sentence: usize,
}

/// Sorts of clashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClashKind {
    /// A figure has another value.
    Figure,
    /// A date is another day.
    Date,
    /// One says up and the other down, or one at least and the other at most.
    Direction,
    /// Two figures have changed places.
    Order,
    /// A figure or date of the source is nowhere in the translation.
    Missing,
    /// A figure or date of the translation is nowhere in the source.
    Added,
    /// A paragraph of the source has no translation.
    MissingParagraph,
    /// A paragraph of the translation has no source.
    AddedParagraph,
    /// A name of the source is nowhere in the translation.
    Name,
}

/// A row with what its two sides say.
struct Rendering<'e> {
    source: Facts<'e>,
    translation: Facts<'e>,
    /// For each fact of the source, which of the translation says the same.
    partners: Vec<Option<usize>>,
    /// Which facts of the translation are the same as one of the source.
    known: Vec<bool>,
    /// Whether prose may leave figures out here: titles and headings.
    terse: bool,
    whole: bool,
}

/// All clashes of two texts, in the order of the translation.
pub(super) fn compare(source: &Entry, translation: &Entry, rows: &[Row]) -> Vec<Clash> {
    let (ours, theirs) = (fact::by_paragraph(source), fact::by_paragraph(translation));
    let title = Row { source: 0..1, translation: 0..1, doubtful: false };
    let mut renderings: Vec<Rendering<'_>> = Vec::with_capacity(rows.len() + 1);
    let mut clashes = Vec::new();
    for row in std::iter::once(&title).chain(rows) {
        let terse = row == &title || is_heading(source, row.source.start);
        let rendering = Rendering::new(
            join(&ours[row.source.clone()]),
            join(&theirs[row.translation.clone()]),
            terse,
            !row.source.is_empty() && !row.translation.is_empty(),
        );
        clashes.extend(lost_paragraph(source, translation, row));
        renderings.push(rendering);
    }
    for (at, rendering) in renderings.iter().enumerate().filter(|(_, one)| one.whole) {
        let near = &renderings[at.saturating_sub(1)..(at + 2).min(renderings.len())];
        rendering.clashes(near, &mut clashes);
        let ours = (source, &rendering.source.facts[..]);
        let theirs = (translation, &rendering.translation.facts[..]);
        let swapped = order::swapped(ours, theirs, &rendering.partners);
        if swapped.is_empty() {
            clashes.extend(order::impossible(ours, theirs, &rendering.partners));
        }
        clashes.extend(swapped);
    }
    clashes
}

impl<'e> Rendering<'e> {
    fn new(source: Facts<'e>, translation: Facts<'e>, terse: bool, whole: bool) -> Self {
        let mut known = vec![false; translation.facts.len()];
        let partners = source
            .facts
            .iter()
            .map(|fact| {
                let mut all = translation.facts.iter().enumerate();
                let free = all.position(|(at, other)| !known[at] && fact.equals(other));
                // What is said twice may stand once; but 21% is not also "over 20%".
                let partner =
                    free.or_else(|| translation.facts.iter().position(|other| fact.is_same(other)));
                if let Some(at) = partner {
                    known[at] = true;
                }
                partner
            })
            .collect();
        for (at, fact) in translation.facts.iter().enumerate() {
            known[at] |= source.facts.iter().any(|other| other.is_same(fact));
        }
        Self { source, translation, partners, known, terse, whole }
    }

    fn side(&self, of_source: bool) -> &Facts<'e> {
        if of_source { &self.source } else { &self.translation }
    }

    fn clashes(&self, near: &[Rendering<'_>], clashes: &mut Vec<Clash>) {
        let mut suspects: Vec<usize> = (0..self.known.len())
            .filter(|at| !self.known[*at] && !has(self, near, &self.translation.facts[*at], true))
            .collect();
        for (at, fact) in self.source.facts.iter().enumerate() {
            if let Some(partner) = self.partners[at] {
                self.turned(fact, &self.translation.facts[partner], clashes);
                continue;
            }
            let suspect = suspects.iter().position(|other| {
                let other = &self.translation.facts[*other];
                fact.is_like(other) && other.is_firm()
            });
            if !fact.is_firm() || has(self, near, fact, false) {
                continue;
            }
            if let Some(suspect) = suspect.map(|at| suspects.remove(at)) {
                clashes.push(differs(fact, &self.translation.facts[suspect]));
            } else if !self.terse {
                clashes.push(Clash {
                    kind: ClashKind::Missing,
                    source: Some(side(fact)),
                    translation: None,
                });
            }
        }
        self.units(clashes);
        self.times(clashes);
        for at in suspects {
            let fact = &self.translation.facts[at];
            if fact.is_firm() && !self.terse {
                clashes.push(Clash {
                    kind: ClashKind::Added,
                    source: None,
                    translation: Some(side(fact)),
                });
            }
        }
    }

    /// Bare numbers with another unit of time behind them: every 15 minutes, 每15小时.
    fn units(&self, clashes: &mut Vec<Clash>) {
        for number in self.source.numbers.iter().filter(|one| !one.is_place()) {
            let Some((base, factor)) = number.unit.and_then(amount::base) else { continue };
            let same = |other: &&Number| {
                other.value == number.value && other.unit.is_some() && !other.is_place()
            };
            let is_one = |other: &Number| {
                other.unit.and_then(amount::base).is_some_and(|(other_base, other_factor)| {
                    other_base == base && other.value * other_factor == number.value * factor
                })
            };
            let theirs = &self.translation.numbers;
            if let Some(other) = theirs.iter().find(same).filter(|_| !theirs.iter().any(is_one)) {
                let (source, translation) = (Some(bare_side(number)), Some(bare_side(other)));
                clashes.push(Clash { kind: ClashKind::Figure, source, translation });
            }
        }
    }

    /// Lengths of time in passing (两周后, "five weeks later") of which each text has one that the other lacks.
    fn times(&self, clashes: &mut Vec<Clash>) {
        let alone = |numbers: &'_ [Number], others: &Facts<'_>| -> Vec<Number> {
            let lacks = |one: &&Number| {
                let Some((base, factor)) = one.unit.and_then(amount::base) else { return false };
                let same = |other: &Number| {
                    other.value == one.value
                        || other.unit.and_then(amount::base).is_some_and(|(own, by)| {
                            own == base && other.value * by == one.value * factor
                        })
                };
                let fact = |fact: &Fact<'_>| fact.may_be(**one, numbers);
                one.value >= Decimal::TWO
                    && !others.numbers.iter().any(same)
                    && !others.facts.iter().any(fact)
            };
            numbers.iter().filter(lacks).copied().collect()
        };
        let lost = alone(&self.source.numbers, &self.translation);
        let mut added = alone(&self.translation.numbers, &self.source);
        for one in lost {
            let like = |other: &Number| {
                let base =
                    |number: &Number| number.unit.and_then(amount::base).map(|(base, _)| base);
                base(other) == base(&one)
            };
            if let Some(at) = added.iter().position(like) {
                let (source, translation) =
                    (Some(bare_side(&one)), Some(bare_side(&added.remove(at))));
                clashes.push(Clash { kind: ClashKind::Figure, source, translation });
            }
        }
    }

    /// The same number, the other way round. Where the number stands twice, one of them may fit.
    fn turned(&self, fact: &Fact<'_>, partner: &Fact<'_>, clashes: &mut Vec<Clash>) {
        let is_turned = |a: &Fact<'_>, b: &Fact<'_>| match (&a.value, &b.value) {
            (Value::Figure(one, _), Value::Figure(other, _)) => {
                are_opposite(a.way, b.way) || one.is_limit_reversed(other)
            }
            _ => false,
        };
        let others = self.translation.facts.iter().filter(|other| fact.equals(other));
        if is_turned(fact, partner) && others.into_iter().all(|other| is_turned(fact, other)) {
            clashes.push(Clash {
                kind: ClashKind::Direction,
                source: Some(side(fact)),
                translation: Some(side(partner)),
            });
        }
    }
}

/// Whether one is up and the other down.
pub(super) fn are_opposite(a: Option<Direction>, b: Option<Direction>) -> bool {
    matches!(
        (a, b),
        (Some(Direction::Up), Some(Direction::Down)) | (Some(Direction::Down), Some(Direction::Up))
    )
}

/// Whether a fact is on the other side after all: in a row beside, or as a bare number in the words of its own.
fn has(row: &Rendering<'_>, near: &[Rendering<'_>], fact: &Fact<'_>, in_source: bool) -> bool {
    let own = row.side(in_source);
    let years = |facts: &Facts<'_>, year: i16| {
        let year = Decimal::from(year);
        facts.numbers.iter().any(|number| number.value == year)
            || facts.facts.iter().any(|fact| fact.names_year(year))
    };
    let sides = || near.iter().flat_map(|row| &row.side(in_source).facts);
    let both_ends =
        || [true, false].iter().all(|first| own.facts.iter().any(|one| one.ends(fact, *first)));
    let is_end = |one: &Fact<'_>| fact.ends(one, true) || fact.ends(one, false);
    own.numbers.iter().any(|number| fact.may_be(*number, &own.numbers))
        || sides().any(|one| one.is_same(fact))
        || own.facts.iter().any(is_end)
        || both_ends()
        || own.facts.iter().any(|one| {
            one.equals_but_year(fact, |year| {
                years(&row.source, year) && years(&row.translation, year)
            })
        })
}

fn differs(source: &Fact<'_>, translation: &Fact<'_>) -> Clash {
    let kind = match source.value {
        Value::Date(_) => ClashKind::Date,
        Value::Figure(..) => ClashKind::Figure,
    };
    Clash { kind, source: Some(side(source)), translation: Some(side(translation)) }
}

/// What a fact says, for a message.
pub(super) fn side(fact: &Fact<'_>) -> Side {
    let value = match &fact.value {
        Value::Date(mention) => mention
            .value
            .map(|value| dates::edtf(&value, mention.approximation))
            .unwrap_or_default(),
        Value::Figure(_, quantity) => quantity.display.en.clone(),
    };
    Side { words: fact.words.to_owned(), value, sentence: fact.sentence }
}

fn bare_side(number: &Number) -> Side {
    let words = format!("{} {}", number.value, number.unit.unwrap_or_default());
    Side { words, value: String::new(), sentence: number.sentence }
}

fn lost_paragraph(source: &Entry, translation: &Entry, row: &Row) -> Option<Clash> {
    let first = |entry: &Entry, paragraph: usize| {
        let at = entry.sentences.iter().position(|sentence| sentence.paragraph == paragraph)?;
        Some(Side {
            words: entry.sentences[at].text.clone(),
            value: String::new(),
            sentence: at + 1,
        })
    };
    if row.translation.is_empty() {
        let source = first(source, row.source.start);
        Some(Clash { kind: ClashKind::MissingParagraph, source, translation: None })
    } else if row.source.is_empty() {
        let translation = first(translation, row.translation.start);
        Some(Clash { kind: ClashKind::AddedParagraph, source: None, translation })
    } else {
        None
    }
}

fn is_heading(entry: &Entry, paragraph: usize) -> bool {
    entry.sentences.iter().any(|sentence| sentence.paragraph == paragraph && sentence.heading)
}

fn join<'e>(paragraphs: &[Facts<'e>]) -> Facts<'e> {
    let mut all = Facts::default();
    for one in paragraphs {
        all.facts.extend(one.facts.iter().cloned());
        all.numbers.extend(&one.numbers);
    }
    all
}
