//! Names that an article keeps coming back to, told by the words around them: *in Dunmore*, *the Kestrel sedan*, *Norvik's
//! shares*.
//!
//! Capitals alone do not say what a name is. One that stands inside sentences at least twice, and never in lower case, is
//! taken if the words around its places speak for one kind, and clearly more than for any other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::lower;
use super::runs::run;
use crate::enrich::names::spots::is_free;
use crate::enrich::names::{Hit, Line};
use crate::enrich::words;
use crate::model::NameKind;
use crate::text::wordlist::WordList;

/// Names looked at in one article, and lines: more of them are a list.
const MOST: usize = 300;
/// What the signs for a kind must weigh together.
const ENOUGH: u32 = 4;

/// What speaks for a kind: its weight, and the kind.
type Sign = (u32, NameKind);

/// Adds the names to the hits of their lines.
pub(super) fn add(lines: &[Line], words: &[Vec<Range<usize>>], hits: &mut [Vec<Hit>]) {
    let mut survey = Survey::default();
    for ((line, words), hits) in lines.iter().zip(words).zip(hits.iter()).take(MOST) {
        if line.sentence > 0 && is_prose(line, words) {
            survey.read(line, words, hits);
        }
    }
    let known = survey.names();
    for ((line, words), hits) in lines.iter().zip(words).zip(hits).take(MOST) {
        for found in runs(line, words) {
            let range = words[found.start].start..words[found.end - 1].end;
            let text = line.words(range.clone());
            if let Some(kind) = known.get(text.as_str()).filter(|_| is_free(&range, hits)) {
                hits.push(Hit { range, kind: *kind, en: Some(text), role: None });
            }
        }
    }
}

/// What an article shows of its capitalised words.
#[derive(Debug, Default)]
struct Survey {
    names: BTreeMap<String, Seen>,
    /// Words that stand in lower case somewhere.
    small: BTreeSet<String>,
    /// Last words of longer runs: surnames, most of them.
    lasts: BTreeSet<String>,
}

impl Survey {
    fn read(&mut self, line: &Line, words: &[Range<usize>], hits: &[Hit]) {
        let small = words.iter().filter(|word| line.chars[word.start].is_lowercase());
        self.small.extend(small.map(|word| lower(line, word)));
        for found in runs(line, words) {
            let last = &words[found.end - 1];
            if found.len() > 1 {
                self.lasts.insert(line.words(last.clone()));
            }
            let range = words[found.start].start..last.end;
            if is_free(&range, hits) {
                let inside = !opens(line, words, found.start);
                self.names
                    .entry(line.words(range))
                    .or_default()
                    .add(inside, signs(line, words, found));
            }
        }
    }

    fn names(&self) -> BTreeMap<&str, NameKind> {
        let small =
            |text: &str| text.split(' ').all(|word| self.small.contains(&word.to_lowercase()));
        let names = self.names.iter().filter(|(text, _)| may_be_name(text) && !small(text));
        names
            .filter_map(|(text, seen)| Some((text.as_str(), seen.kind()?)))
            .filter(|(text, kind)| *kind == NameKind::Place || !self.lasts.contains(*text))
            .take(MOST)
            .collect()
    }
}

/// What has been seen of a name.
#[derive(Debug, Default)]
struct Seen {
    times: u32,
    /// Places where no sentence begins.
    inside: u32,
    signs: BTreeMap<NameKind, u32>,
    /// The kinds that more than a preposition or a verb speaks for.
    told: BTreeSet<NameKind>,
}

impl Seen {
    fn add(&mut self, inside: bool, signs: Vec<Sign>) {
        self.times += 1;
        self.inside += u32::from(inside);
        for (weight, kind) in signs {
            *self.signs.entry(kind).or_default() += weight;
            if weight > 1 {
                self.told.insert(kind);
            }
        }
    }

    fn kind(&self) -> Option<NameKind> {
        let (kind, most) = self.signs.iter().max_by_key(|(_, weight)| **weight)?;
        let others: u32 = self.signs.values().sum::<u32>() - most;
        let sure = *most >= ENOUGH && *most >= 2 * others && self.told.contains(kind);
        (self.times >= 2 && self.inside >= 1 && sure).then_some(*kind)
    }
}

/// Whether a line is no headline that writes every word with a capital but small ones.
pub(super) fn is_prose(line: &Line, words: &[Range<usize>]) -> bool {
    words.iter().any(|word| {
        line.chars[word.start].is_lowercase() && {
            let text = lower(line, word);
            text.len() > 2 && !words::ENGLISH_PLAIN.contains(&text)
        }
    })
}

/// Runs of one to four capitalised words.
fn runs(line: &Line, words: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = run(line, words, at);
        if end > at && end - at <= 4 {
            found.push(at..end);
        }
        at = end.max(at + 1);
    }
    found
}

/// Whether a sentence, or a quote within one, begins with this word.
fn opens(line: &Line, words: &[Range<usize>], at: usize) -> bool {
    at == 0 || line.words(words[at - 1].end..words[at].start).trim() != ""
}

/// Nationalities, faiths, languages, parties' people, initials: words with capitals that name nothing here.
fn may_be_name(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "ese", "ish", "ian", "ians", "ans", "crats", "licans", "ists", "ist", "ics", "ims", "eans",
    ];
    let first = text.split(' ').next().unwrap_or_default();
    let single = first.len() == text.len();
    text.chars().count() > 2
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\'' | '&'))
        && !(single
            && (words::ENGLISH_NATIONS.contains(&text.to_lowercase())
                || ENDS.iter().any(|end| text.to_lowercase().ends_with(end))
                || text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())))
        && !words::ENGLISH_TITLES.contains(&first.to_lowercase())
        && !words::ENGLISH_GIVEN.contains(&first.to_lowercase())
}

/// What the words around one place of a name say of its kind.
fn signs(line: &Line, words: &[Range<usize>], run: Range<usize>) -> Vec<Sign> {
    const OF_PLACES: &[&str] = &["city", "town", "village", "suburb", "port", "county"];
    let word = |at: Option<usize>| at.map(|at| lower(line, &words[at])).unwrap_or_default();
    let gap = |at: usize| match at {
        0 => String::new(),
        _ if at == words.len() => String::new(),
        _ => line.words(words[at - 1].end..words[at].start),
    };
    let one = run.start.checked_sub(1).filter(|_| gap(run.start) == " ");
    let two = one.and_then(|at| at.checked_sub(1)).filter(|at| gap(at + 1) == " ");
    let (before, before_that) = (word(one), word(two));
    let possessive = matches!(gap(run.end).as_str(), "'s " | "’s ");
    let after = word(Some(run.end).filter(|_| gap(run.end) == " " || possessive));
    let made = words::ENGLISH_MADE.contains(&after);
    let staffed = words::ENGLISH_STAFFED.contains(&after);
    let called = matches!(before.as_str(), "called" | "named" | "dubbed");
    let of_place = OF_PLACES.contains(&before_that.as_str());
    let mut found = Vec::new();
    let mut sign = |holds: bool, weight: u32, kind: NameKind| {
        if holds {
            found.push((weight, kind));
        }
    };
    let within = matches!(before.as_str(), "in" | "near" | "outside" | "across" | "throughout");
    sign(within && !possessive && !made && !staffed, 2, NameKind::Place);
    sign(matches!(before.as_str(), "at" | "from" | "to" | "around"), 1, NameKind::Place);
    sign((before == "of" || called) && of_place, 3, NameKind::Place);
    sign(words::ENGLISH_SETTLED.contains(&after), 3, NameKind::Place);
    sign(staffed, 3, NameKind::Organisation);
    sign(words::SPEECH_VERBS_ENGLISH.contains(&after), 1, NameKind::Organisation);
    sign(made && !possessive, 3, NameKind::Product);
    sign(called && words::ENGLISH_MADE.contains(&before_that), 3, NameKind::Product);
    // Norvik, an ore trader and mining company, …
    let told = apposed(line, words, run.end);
    let tells = |list: &WordList| told.iter().any(|word| list.contains(word));
    sign(tells(&words::ENGLISH_MAKERS), 4, NameKind::Organisation);
    sign(told.iter().any(|word| OF_PLACES.contains(&word.as_str())), 4, NameKind::Place);
    sign(tells(&words::ENGLISH_MADE), 4, NameKind::Product);
    found
}

/// The words of `, a maker of …,` behind a name, up to the first preposition or mark.
fn apposed(line: &Line, words: &[Range<usize>], after: usize) -> Vec<String> {
    let Some(next) = words.get(after) else { return Vec::new() };
    let comma = line.words(words[after - 1].end..next.start) == ", ";
    if !comma || !matches!(lower(line, next).as_str(), "a" | "an" | "the") {
        return Vec::new();
    }
    let inside = words[after + 1..].iter().zip(&words[after..]).take(7);
    inside
        .take_while(|(one, last)| line.words(last.end..one.start) == " ")
        .map(|(one, _)| lower(line, one))
        .take_while(|word| {
            !matches!(
                word.as_str(),
                "of" | "in"
                    | "for"
                    | "that"
                    | "which"
                    | "who"
                    | "at"
                    | "from"
                    | "on"
                    | "with"
                    | "where"
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::enrich::names::Line;
    use crate::enrich::names::english::find;
    use crate::model::NameKind;

    #[track_caller]
    fn check(text: &[&str], expected: &[(&str, NameKind)]) {
        let lines: Vec<Line> = text
            .iter()
            .zip(1..)
            .map(|(text, sentence)| {
                let chars: Vec<char> = text.chars().collect();
                Line { sentence, taken: vec![false; chars.len()], folded: chars.clone(), chars }
            })
            .collect();
        let mut found: Vec<(String, NameKind)> = Vec::new();
        for (line, hits) in lines.iter().zip(find(&lines)) {
            for hit in hits {
                let name = (line.words(hit.range), hit.kind);
                if !found.contains(&name) {
                    found.push(name);
                }
            }
        }
        found.sort_by(|one, other| one.0.cmp(&other.0));
        let expected: Vec<(String, NameKind)> =
            expected.iter().map(|(text, kind)| ((*text).to_owned(), *kind)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_words_around_a_name_that_comes_again_tell_its_kind() {
        check(
            &[
                "Fire broke out in Dunmore on Friday, and Dunmore residents left their houses.",
                "Engineers from Norvik, a small battery maker, came the next day.",
                "The fire began in a Kestrel sedan, and Norvik shares fell by a tenth.",
                "Every Kestrel sedan will be checked, said people who live in Dunmore.",
            ],
            &[
                ("Dunmore", NameKind::Place),
                ("Kestrel", NameKind::Product),
                ("Norvik", NameKind::Organisation),
            ],
        );
    }

    #[test]
    fn one_place_or_a_word_in_lower_case_or_a_nationality_tells_nothing() {
        check(
            &[
                "They met in Dunmore.",
                "The Norwegian shares fell, and other Norwegian shares followed, in Norwegian towns.",
                "Shares of the Mills stayed where they were, in Mills and in mills alike.",
            ],
            &[],
        );
    }
}
