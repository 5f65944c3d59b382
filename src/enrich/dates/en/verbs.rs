//! The verbs of English words: what they tell, whether they are led by a modal, what belongs to them.

use super::super::lexicon::{self, Cue};
use super::tense::{is_modal, is_past};
use super::words::Words;

/// Whether some words have a verb that tells something.
pub(in super::super) fn has_verb(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let words = Words::of(text, &lower);
    let words: Vec<&str> = words.tokens.iter().map(|token| token.text).collect();
    let (cues, led) = cues(&words);
    led || cues.iter().any(|cue| matches!(cue, Cue::Happens | Cue::Acts))
}

/// The cues of some words, in their order: those of the lexicon, else any verb in the past; and whether a verb is led by
/// a modal or by what lies ahead. Such a verb tells only what no figure tells: expected to slow.
pub(super) fn cues(words: &[&str]) -> (Vec<Cue>, bool) {
    let (mut cues, mut led) = (Vec::new(), false);
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |at| words[at]);
        match lexicon::en(word) {
            _ if is_particle(before, word) => {}
            Some(cue) => cues.push(cue),
            // Before moving to Missouri.
            None if matches!(before, "before" | "after") && is_gerund(word) => {
                cues.push(Cue::Acts);
            }
            None if is_past(word) && !matches!(*word, "was" | "were" | "been" | "had") => {
                cues.push(Cue::Acts);
            }
            None => {}
        }
        let verb = |word: &&str| word.len() > 1 && !matches!(*word, "not" | "be" | "have" | "the");
        let leads = is_modal(word)
            || *word == "to" && at > 0 && matches!(lexicon::en(words[at - 1]), Some(Cue::Ahead));
        led |= leads && words.get(at + 1).is_some_and(verb);
    }
    (cues, led)
}

/// Whether a word belongs to the verb before it: broke up, shut down; of figures it says where they went.
pub(super) fn is_particle(before: &str, word: &str) -> bool {
    matches!(word, "up" | "down")
        && is_past(before)
        && !matches!(before, "was" | "were" | "been" | "had")
        && !matches!(lexicon::en(before), Some(Cue::Statistic))
}

fn is_gerund(word: &str) -> bool {
    word.len() > 5 && word.ends_with("ing") && !matches!(word, "during" | "morning" | "evening")
}
