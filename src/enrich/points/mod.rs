//! The key points of an article: its own sentences, or clauses of them, that say most of it in least room.
//!
//! Extractive throughout: [`tighten`] takes off what leads into a sentence, [`clauses`] says where it may be cut,
//! [`standalone`] rejects what cannot be read alone; [`concepts`], [`cues`] and [`select`] choose. Nothing is reworded and no
//! two sentences are joined. Decisions look at folded text only, so that both scripts get the same points.

mod brief;
mod clauses;
mod concepts;
mod cues;
mod select;
mod speech;
mod standalone;
mod tighten;
mod units;

use super::passage::Passage;
pub(crate) use clauses::clauses;
use concepts::Concepts;
use select::{Candidate, select, weigh};

use super::Reading;
use crate::model::{Locale, Name, Point, Quote, SummaryBudget};

/// The fewest points of an article that has room for them.
const FEWEST: usize = 3;
/// How many sentences make an article long enough for that.
const LONG_ENOUGH: usize = 8;
/// The longest gist, in Han characters.
const GIST_HAN: usize = 60;
/// The longest gist, in English words.
const GIST_WORDS: usize = 30;

/// Chooses the key points, in the order of the text, and the gist: one line for lists and feeds.
pub(crate) fn choose(
    reading: Reading<'_>,
    quotes: &[Quote],
    names: &[Name],
    budget: SummaryBudget,
) -> (Vec<Point>, Option<String>) {
    let (all, concepts) = weighed(reading, quotes, names);
    let (room, longest) = if reading.lang.is_chinese() {
        (budget.han_chars, GIST_HAN)
    } else {
        (budget.words, GIST_WORDS)
    };
    let mut points = pick(&all, &concepts, room, budget.points, usize::MAX);
    // A box of two long points says less than one of three shorter ones.
    if points.len() < FEWEST && reading.sentences.len() >= LONG_ENOUGH && budget.points >= FEWEST {
        let shorter = pick(&all, &concepts, room, budget.points, room / FEWEST);
        if shorter.len() > points.len() {
            points = shorter;
        }
    }
    let gist = best(&all, &concepts, longest, reading.lang).map(|one| one.unit.passage.text());
    (points, gist)
}

/// The clauses of the points, or of any sentence, that say most in at most `longest`; `None` if none can be read alone.
pub(crate) fn headline(reading: Reading<'_>, points: &[Point], longest: usize) -> Option<String> {
    let (all, concepts) = weighed(reading, &[], &[]);
    let chosen = |one: &&Candidate| points.iter().any(|point| point.sentence == one.unit.sentence);
    let most = |among: &mut dyn Iterator<Item = &Candidate>| {
        let mut best: Option<(f64, Passage)> = None;
        for one in among {
            for brief in brief::briefs(&one.unit.passage, reading.lang, longest) {
                let worth = one.worth_alone(&brief, &concepts, reading.lang);
                if best.as_ref().is_none_or(|(top, _)| worth > *top) {
                    best = Some((worth, brief));
                }
            }
        }
        best.map(|(_, brief)| brief.text())
    };
    most(&mut all.iter().filter(chosen)).or_else(|| most(&mut all.iter()))
}

fn weighed(reading: Reading<'_>, quotes: &[Quote], names: &[Name]) -> (Vec<Candidate>, Concepts) {
    let title = reading.title.map(Passage::new);
    let bodies: Vec<Passage> = reading
        .sentences
        .iter()
        .filter(|one| !one.heading)
        .map(|one| Passage::new(&one.text))
        .filter(|one| !units::is_furniture(&one.folded) && !units::is_heading(one, reading.lang))
        .collect();
    let (units, headings) = units::units(reading, quotes, names);
    let title = title.as_ref().map(|one| one.folded.as_slice());
    let texts: Vec<&[char]> = bodies.iter().map(|one| one.folded.as_slice()).collect();
    let concepts = Concepts::weigh(&texts, title, &headings);
    let all = weigh(units, &concepts, title, reading.lang);
    (all, concepts)
}

fn pick(
    all: &[Candidate],
    concepts: &Concepts,
    room: usize,
    most: usize,
    longest: usize,
) -> Vec<Point> {
    select(all, concepts, room, most, longest)
        .into_iter()
        .map(|number| point(&all[number]))
        .collect()
}

fn point(one: &Candidate) -> Point {
    Point { text: one.unit.passage.text(), sentence: one.unit.sentence }
}

/// The candidate of at most `longest` that is worth most.
fn best<'a>(
    all: &'a [Candidate],
    concepts: &Concepts,
    longest: usize,
    lang: Locale,
) -> Option<&'a Candidate> {
    let worth = |one: &Candidate| one.worth_alone(&one.unit.passage, concepts, lang);
    all.iter()
        .filter(|one| one.unit.len <= longest && !one.unit.speech)
        .reduce(|best, one| if worth(one) > worth(best) { one } else { best })
}

#[cfg(test)]
mod tests;
