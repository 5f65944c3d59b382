//! Whether the verbs round an English date tell what was or what is to come.
//!
//! The verb nearest to the date decides. Past forms are known by their ending or from a list; what is ahead is said by
//! a few words; a plan that was (had been due) is past. The present of a timetable (opens on Monday) leaves it open.

use std::sync::LazyLock;

use super::super::lexicon::Tense;
use crate::text::wordset::WordSet;

type List = LazyLock<WordSet>;

/// Past forms that do not end in -ed, without those that tell figures (rose, fell, grew).
static IRREGULAR: List = LazyLock::new(|| {
    words(
        "ate bade beat became been began begun bent bet bit blew bore born bought bound bred broke broken \
    brought built burnt came caught chose chosen clung crept cut dealt did done drank drawn drew driven drove dug eaten \
    fed fell felt fled flew flown flung forbade forgave forgot fought found froze frozen gave given gone got had held hid \
    hidden hit hung hurt kept knelt knew known laid lay lent let lit lost made meant met mistook overcame oversaw overthrew \
    overtook paid put quit ran rang read rebuilt rewrote ridden rode said sang sank sat saw sent sewn shaken shed shone \
    shook shot shut slept slid sold sought spent split spoke spoken spread sprang sprung stole stolen stood strode struck \
    stuck stung sued sung sunk swam swept swore sworn swung taken taught thought threw thrown told took tore torn \
    undertook underwent upheld was went were withdrew withdrawn withstood woke won wore worn wound wove written wrote",
    )
});

/// Words in -ed that are no past forms, or tell nothing that happened.
static NOT_PAST: List = LazyLock::new(|| {
    words(
        "need needed speed feed seed weed breed bleed bed red hundred indeed exceed proceed succeed shed \
    sacred united limited related based naked wicked embed so-called aged talented experienced detailed supposed \
    estimated used",
    )
});

/// Words that say that something lies ahead.
static AHEAD: List = LazyLock::new(|| {
    words(
        "will would shall should may might could due expected scheduled planned plan plans set slated upcoming aims hopes intends \
    wants should pencilled penciled anticipated going forthcoming",
    )
});

/// Verbs in the present that a timetable is told in.
static TIMETABLE: List = LazyLock::new(|| {
    words(
        "begin begins open opens start starts close closes end ends expire expires resume resumes takes \
    runs returns meets reconvenes votes falls marks",
    )
});

/// Verbs whose infinitive lies ahead of them: agreed to meet.
static PROMISES: List = LazyLock::new(|| {
    words(
        "agreed voted decided promised pledged vowed ordered planned hoped wanted offered refused threatened \
    plans hopes wants intends set due expected scheduled likely about is are ready",
    )
});

/// Verbs that move a date: postponed to, delayed until.
static MOVES: List = LazyLock::new(|| {
    words("moved postponed delayed rescheduled extended adjourned deferred put pushed brought")
});

fn words(list: &'static str) -> WordSet {
    WordSet::between_blanks(list)
}

/// Whether a word in lower case is a verb in the past.
pub(super) fn is_past(word: &str) -> bool {
    let regular =
        word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed") || word == "agreed";
    let again = word.strip_prefix("re").is_some_and(|word| IRREGULAR.contains(word));
    regular && !NOT_PAST.contains(word) || again || IRREGULAR.contains(word)
}

/// Whether a word makes the next one a verb in the future or in doubt.
pub(super) fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "will" | "would" | "shall" | "should" | "may" | "might" | "could" | "must" | "can"
    ) || is_contracted(word)
}

/// We'll, she’ll, won't.
fn is_contracted(word: &str) -> bool {
    matches!(word, "won't" | "won’t") || word.ends_with("'ll") || word.ends_with("’ll")
}

/// The tense of the clause round a date, by its words before and behind in the order of the text.
pub(super) fn of(before: &[&str], behind: &[&str]) -> Option<Tense> {
    (0..before.len())
        .rev()
        .find_map(|at| at_word(before, at))
        .or_else(|| (0..behind.len()).find_map(|at| at_word(behind, at)))
}

/// The tense that the word at `at` shows.
fn at_word(words: &[&str], at: usize) -> Option<Tense> {
    let word = words[at];
    let back = |by: usize| at.checked_sub(by).map_or("", |at| words[at]);
    if word == "to" {
        let verb = words.get(at + 1).is_some_and(|next| !matches!(*next, "the" | "a" | "an"));
        // The search was to resume on Monday.
        let meant = matches!(back(1), "was" | "were") && words.get(at + 1) != Some(&"have");
        return (verb && (meant || PROMISES.contains(back(1)))).then_some(Tense::Ahead);
    }
    let moved = MOVES.contains(word)
        && words[at..].iter().take(4).any(|next| matches!(*next, "to" | "until" | "till"));
    if moved {
        return Some(Tense::Ahead);
    }
    // "Could have been prompted by": a guess at what is past shows no time of its own.
    let guess = matches!(word, "could" | "may" | "might" | "must" | "should" | "would");
    if guess && words.get(at + 1) == Some(&"have") {
        return None;
    }
    // "Earlier than planned" is over.
    if (AHEAD.contains(word) || is_contracted(word)) && back(1) != "than" {
        let was = (1..=2).any(|by| matches!(back(by), "was" | "were" | "had" | "been"));
        let article = matches!(back(1), "the" | "a" | "its" | "their" | "his" | "her" | "this");
        let bound = matches!(words.get(at + 1), Some(&("to" | "for")) | None);
        return match word {
            "plan" | "plans" | "set" if article => None,
            // The fourth set of rules.
            "set" if !bound => None,
            _ if was => Some(Tense::Past),
            _ => Some(Tense::Ahead),
        };
    }
    // A buyback to be completed before October.
    if back(1) == "be" && back(2) == "to" {
        return Some(Tense::Ahead);
    }
    // Is meeting the minister on Wednesday: the nearest.
    if word.len() > 5 && word.ends_with("ing") && matches!(back(1), "is" | "are") {
        return Some(Tense::Open);
    }
    if TIMETABLE.contains(word) && back(1) != "to" && !is_modal(back(1)) {
        return Some(Tense::Open);
    }
    // "Will be staged", "will stay shut": the modal before decides; "a leaked draft" and "oil-fired" are no verbs.
    let led = back(1) == "be" || (1..=3).any(|by| is_modal(back(by)));
    let adjective = matches!(back(1), "the" | "a" | "an" | "its" | "their" | "-");
    // "Those who have not paid by May 1 will be reminded": a day by which nothing is done may lie ahead.
    let (mut perfect, mut negated) = (false, false);
    for by in 1..=4 {
        perfect |= matches!(back(by), "have" | "has");
        negated |= matches!(back(by), "not" | "yet" | "never");
    }
    if is_past(word) && perfect && negated {
        return Some(Tense::Open);
    }
    (is_past(word) && !led && !adjective).then_some(Tense::Past)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, expected: Option<Tense>) {
        let words: Vec<&str> = before.split(' ').collect();
        assert_eq!(of(&words, &[]), expected, "{before}");
    }

    #[test]
    fn the_verb_nearest_to_the_date_decides() {
        check("reacted to plans to close the office announced on", Some(Tense::Past));
        check("said a probe would be sent", Some(Tense::Ahead));
        check("which sank will be raised in", Some(Tense::Ahead));
    }

    #[test]
    fn infinitives_lie_ahead_of_promises() {
        check("i think we'll open on", Some(Tense::Ahead));
        check("it won’t be built by", Some(Tense::Ahead));
        check("agreed to meet on", Some(Tense::Ahead));
        check("managed to land on", Some(Tense::Past));
        check("will be staged in town on", Some(Tense::Ahead));
        check("schools will stay shut until", Some(Tense::Ahead));
        check("will take the first oil - fired ship in", Some(Tense::Ahead));
    }

    #[test]
    fn a_plan_that_was_is_past_and_a_timetable_open() {
        check("which had been planned for", Some(Tense::Past));
        check("rehearsals begin on", Some(Tense::Open));
        check("those who have still not paid by", Some(Tense::Open));
    }

    #[test]
    fn what_was_planned_is_compared_with() {
        check("left two days earlier than planned on", Some(Tense::Past));
    }

    #[test]
    fn a_date_that_is_moved_lies_ahead() {
        check("the hearing was postponed to", Some(Tense::Ahead));
    }

    #[test]
    fn without_a_verb_nothing_is_known() {
        check("a fire in", None);
        check("support for the fourth set of rules in", None);
    }
}
