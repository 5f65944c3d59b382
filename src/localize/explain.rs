//! Says how a conversion came about: every word with a form of its own, and for every character that stands for several of the
//! other script, which was taken and why.
//!
//! OpenCC does not tell which of its phrases it used. The shortest piece of the text round a character that by itself
//! gives the same answer is that phrase, or as good.

use crate::model::{Entry, Locale, Place};

use super::converter::{By, Step};
use super::phrases::Origin;
use super::protected::Keep;
use super::{Context, ScriptConverter, ambiguous, segmented, tree};

/// A word or character that could have been written in several ways, and how it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Where it stands in the source; `None` in a title that the text does not have.
    pub place: Option<Place>,
    /// What the article has.
    pub from: String,
    /// What the other script has.
    pub to: String,
    /// What it could have had, the usual one first; empty for words.
    pub candidates: Vec<String>,
    /// Why.
    pub reason: Reason,
    /// A few words of the text round it.
    pub around: String,
}

/// Why something is written as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A list has the word.
    List(Origin),
    /// Its neighbours: it is a surname, or it counts things.
    Neighbours,
    /// The author's mark, `-{…}-`.
    Mark,
    /// OpenCC goes by this word.
    Word(String),
    /// No word decides, and it is the usual one.
    Usual,
}

/// How `entry` becomes `to`, in the order of the text, the title first.
pub fn explain(entry: &Entry, to: Locale, source: &str, context: Context<'_>) -> Vec<Choice> {
    let table = super::table(to, context.region);
    let converter = ScriptConverter::new(table, entry, context);
    let lines: Vec<&str> = source.lines().collect();
    let mut choices = Vec::new();
    let title = entry.article.title.iter().map(|title| {
        let at = lines.iter().position(|line| line.contains(&title.text));
        let place = at.and_then(|at| u32::try_from(at + 1).ok()).map(Place::line);
        (title.text.clone(), place)
    });
    let runs = tree::runs(&entry.article.blocks).into_iter().map(|run| (run.text, Some(run.place)));
    for (text, place) in title.chain(runs) {
        let chars: Vec<char> = text.chars().collect();
        for step in converter.steps(&text) {
            for (at, mut choice) in of_step(&step, &chars, &converter) {
                choice.place = place.map(|place| tree::locate(&lines, place, &chars, at));
                let end = at + choice.from.chars().count();
                let around = at.saturating_sub(AROUND)..chars.len().min(end + AROUND);
                choice.around = chars[around].iter().collect();
                choices.push(choice);
            }
        }
    }
    choices
}

/// So many characters are shown on each side.
const AROUND: usize = 6;

fn of_step(step: &Step, chars: &[char], converter: &ScriptConverter<'_>) -> Vec<(usize, Choice)> {
    let whole = |reason| {
        let from: String = chars[step.range.clone()].iter().collect();
        let candidates = Vec::new();
        let (place, around) = (None, String::new());
        vec![(
            step.range.start,
            Choice { place, from, to: step.to.clone(), candidates, reason, around },
        )]
    };
    match step.by {
        By::Phrase(origin) => whole(Reason::List(origin)),
        By::Neighbours => whole(Reason::Neighbours),
        By::Kept(Keep::Mark) => whole(Reason::Mark),
        By::Kept(Keep::Address | Keep::Japanese) => Vec::new(),
        By::OpenCc => of_opencc(step, chars, converter),
    }
}

/// The ambiguous characters of a piece that OpenCC converted.
fn of_opencc(step: &Step, chars: &[char], converter: &ScriptConverter<'_>) -> Vec<(usize, Choice)> {
    let to: Vec<char> = step.to.chars().collect();
    if to.len() != step.range.len() {
        return Vec::new();
    }
    let ambiguous = step
        .range
        .clone()
        .filter_map(|at| Some((at, ambiguous::candidates(chars[at], converter.to_traditional())?)));
    let opencc = |text: &str| converter.opencc(text);
    let piece = &chars[step.range.clone()];
    ambiguous
        .map(|(at, candidates)| {
            let taken = to[at - step.range.start];
            let (from, to) = (chars[at].to_string(), taken.to_string());
            let mut candidates: Vec<String> = candidates
                .iter()
                .map(|one| {
                    // The candidate in the region's shape; one that is also Simplified stays, since it would be converted.
                    if *one == chars[at] {
                        from.clone()
                    } else {
                        converter.opencc(&one.to_string())
                    }
                })
                .collect();
            if !candidates.contains(&to) {
                candidates.push(to.clone());
            }
            let phrase = segmented::phrase(piece, at - step.range.start, taken, &opencc);
            let reason = match phrase {
                Some(phrase) => Reason::Word(piece[phrase].iter().collect()),
                None => Reason::Usual,
            };
            let (place, around) = (None, String::new());
            (at, Choice { place, from, to, candidates, reason, around })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::localize::sample;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str, Reason, u32)]) {
        let entry = sample::entry(text, Vec::new());
        let found = sample::with_context(|context| {
            explain(&entry, Locale::ZhHant, &format!("\n{text}"), context)
        });
        let found: Vec<(&str, &str, Reason, u32)> = found
            .iter()
            .map(|one| {
                let column = one.place.unwrap().column;
                (one.from.as_str(), one.to.as_str(), one.reason.clone(), column)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_and_ambiguous_characters_are_named() {
        check(
            "云店发300只羊",
            &[
                ("云店", "雲店", Reason::List(Origin::Site), 1),
                ("发", "發", Reason::Usual, 3),
                ("只", "隻", Reason::Neighbours, 7),
            ],
        );
    }
}
