//! The key points of an article: its own sentences, or clauses of them, that say most of it in least room.
//!
//! Extractive throughout: [`tighten`] takes off what leads into a sentence, [`clauses`] says where it may be cut,
//! [`standalone`] rejects what cannot be read alone; [`concepts`] (of [`tokens`], by their [`numbers`]), [`cues`] and [`select`]
//! choose. Nothing is reworded and no two sentences are joined. Decisions look at folded text only, so that both scripts get the
//! same points.

mod anchor;
mod brief;
mod clauses;
mod concepts;
mod cues;
mod genre;
mod numbers;
mod resolve;
mod select;
mod speech;
mod standalone;
mod tighten;
mod tokens;
mod units;
mod weights;

use super::passage::Passage;
pub(crate) use clauses::clauses;
use concepts::Concepts;
use select::{Candidate, select, weigh};
use units::{Line, Part};

use super::Reading;
use crate::model::{CandidatePoint, Considered, DateMention, Name, Point, Quote, SummaryBudget};

/// The fewest points of an article that has room for them.
const FEWEST: usize = 3;
/// What is kept for each point that is still missing to those, as a share of the room.
const RESERVE: usize = 6;
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
    dates: &[DateMention],
    budget: SummaryBudget,
) -> (Vec<Point>, Option<String>) {
    let weighed = weighed(reading, quotes, names);
    let mut points: Vec<Point> =
        chosen(&weighed, reading, budget).into_iter().map(|one| point(&weighed.all[one])).collect();
    let aliases = resolve::aliases(&weighed.lines, reading.lang, names);
    anchor::anchor(
        &mut points,
        dates,
        &aliases,
        reading.sentences,
        reading.lang,
        reading.published,
    );
    let longest = if reading.lang.is_chinese() { GIST_HAN } else { GIST_WORDS };
    let gist = best(&weighed.all, &weighed.concepts, longest);
    (points, gist.map(|one| one.unit.passage.text()))
}

/// The numbers of the candidates that become points, in the order of the text.
fn chosen(weighed: &Weighed, reading: Reading<'_>, budget: SummaryBudget) -> Vec<usize> {
    let Weighed { all, concepts, .. } = weighed;
    let room = if reading.lang.is_chinese() { budget.han_chars } else { budget.words };
    let chosen = select(all, concepts, room, budget.points, 0);
    // A box of two long points says less than one of three shorter ones.
    if chosen.len() < FEWEST && reading.sentences.len() >= LONG_ENOUGH && budget.points >= FEWEST {
        let shorter = select(all, concepts, room, budget.points, room / RESERVE);
        if shorter.len() > chosen.len() {
            return shorter;
        }
    }
    chosen
}

/// The candidates of an article, and which of them [`choose`] takes.
pub(crate) fn consider(
    reading: Reading<'_>,
    quotes: &[Quote],
    names: &[Name],
    budget: SummaryBudget,
) -> Considered {
    let weighed = weighed(reading, quotes, names);
    let chosen = chosen(&weighed, reading, budget);
    let candidates = weighed.all.iter().enumerate().map(|(number, one)| CandidatePoint {
        text: one.unit.passage.text(),
        sentence: one.unit.sentence,
        length: one.unit.len,
        worth: one.worth(&weighed.concepts),
        reasons: one.reasons.clone(),
        chosen: chosen.contains(&number),
    });
    Considered {
        genre: weighed.sensed.genre.name(),
        candidates: candidates.collect(),
        signs: weighed.sensed.signs,
    }
}

/// The clauses of the points, or of any sentence, that say most in at most `longest`; `None` if none can be read alone.
pub(crate) fn headline(reading: Reading<'_>, points: &[Point], longest: usize) -> Option<String> {
    let Weighed { all, concepts, .. } = weighed(reading, &[], &[]);
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
    // A scene is no news, however well it opens the text.
    let tells = |one: &&Candidate| one.tells();
    most(&mut all.iter().filter(chosen).filter(tells))
        .or_else(|| most(&mut all.iter().filter(tells)))
        .or_else(|| most(&mut all.iter()))
}

/// The sentences and candidates of an article, weighed, with what they were weighed by.
struct Weighed {
    /// The sentences.
    lines: Vec<Line>,
    all: Vec<Candidate>,
    concepts: Concepts,
    sensed: genre::Sensed,
}

fn weighed(reading: Reading<'_>, quotes: &[Quote], names: &[Name]) -> Weighed {
    let title = reading.title.map(Passage::new);
    let lines: Vec<Line> =
        reading.sentences.iter().map(|one| Line::of(&one.text, reading.lang)).collect();
    let bodies: Vec<&Passage> = reading
        .sentences
        .iter()
        .zip(&lines)
        .filter(|(sentence, line)| !sentence.heading && line.part == Part::Body)
        .map(|(_, line)| &line.passage)
        .collect();
    let (units, headings) = units::units(reading, &lines, quotes, names);
    let title = title.as_ref().map(|one| one.folded.as_slice());
    let texts: Vec<&[char]> = bodies.iter().map(|one| one.folded.as_slice()).collect();
    let concepts = Concepts::weigh(&texts, title, &headings);
    let sensed = genre::sense(&bodies, title, quotes, reading.lang);
    let profile = weights::profile(sensed.genre).without_scene(sensed.scene);
    let all = weigh(units, &concepts, title, profile, reading.lang);
    Weighed { lines, all, concepts, sensed }
}

fn point(one: &Candidate) -> Point {
    let text = one.unit.passage.text();
    Point { shown: text.clone(), text, sentence: one.unit.sentence }
}

/// The candidate of at most `longest` that is worth most.
fn best<'a>(all: &'a [Candidate], concepts: &Concepts, longest: usize) -> Option<&'a Candidate> {
    let fits = |one: &&Candidate| one.unit.len <= longest && !one.unit.speech;
    let most = |among: &mut dyn Iterator<Item = &'a Candidate>| {
        let weighed = among.map(|one| (one.worth_whole(concepts), one));
        weighed.reduce(|best, one| if one.0 > best.0 { one } else { best }).map(|(_, one)| one)
    };
    // A scene says nothing alone.
    most(&mut all.iter().filter(fits).filter(|one| one.tells()))
        .or_else(|| most(&mut all.iter().filter(fits)))
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_signs;
