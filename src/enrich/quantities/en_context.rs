//! What stands round an English figure: how it is qualified, which way it changed, and what English numbers are none.

use super::en_word::Word;
use super::{has, past_blanks};
use crate::model::{Direction, Modifier};
use crate::text::letter::is_alphabetic;
use crate::text::wordlist::WordList;

/// More blanks than these are no gap between two words of one phrase.
const WIDEST_GAP: usize = 8;

/// The words before `end`, the nearest first, in lower case, at most `count`; a mark ends them.
pub(super) fn words_before(chars: &[char], end: usize, count: usize) -> Vec<Word> {
    let mut words = Vec::new();
    let mut i = end;
    while words.len() < count {
        let edge = i;
        while i > 0
            && edge - i < WIDEST_GAP
            && (chars[i - 1].is_whitespace() || chars[i - 1] == '-')
            && chars[i - 1] != '\n'
        {
            i -= 1;
        }
        let stop = i;
        while i > 0 && stop - i < 24 && (is_alphabetic(chars[i - 1]) || chars[i - 1] == '\'') {
            i -= 1;
        }
        if i == stop {
            break;
        }
        words.push(Word::of(&chars[i..stop]));
    }
    words
}

/// The words from `start` on, in lower case, with their ends; a mark other than a hyphen ends them.
pub(super) fn words_after(chars: &[char], start: usize, count: usize) -> Vec<(Word, usize)> {
    let mut words = Vec::new();
    let mut i = start;
    while words.len() < count {
        let edge = i;
        while i - edge < WIDEST_GAP
            && chars.get(i).is_some_and(|c| (c.is_whitespace() && *c != '\n') || *c == '-')
        {
            i += 1;
        }
        if !chars.get(i).is_some_and(|c| is_alphabetic(*c)) {
            break;
        }
        let mut end = i;
        while end < i + 32
            && chars.get(end).is_some_and(|c| {
                is_alphabetic(*c)
                    || matches!(c, '\'' | '’')
                    || (*c == '-' && chars.get(end + 1).is_some_and(|n| is_alphabetic(*n)))
            })
        {
            end += 1;
        }
        words.push((Word::of(&chars[i..end]), end));
        i = end;
    }
    words
}

/// How the figure between `start` and `end` is qualified; "over" before a length of time is as often a preposition
/// (spread over three years) and does not count.
pub(super) fn modifier(
    chars: &[char],
    start: usize,
    end: usize,
    duration: bool,
) -> Option<Modifier> {
    let preposition =
        duration && words_before(chars, start, 1).first().is_some_and(|w| w == "over");
    after(chars, end).or_else(|| before(chars, start).filter(|_| !preposition))
}

fn before(chars: &[char], start: usize) -> Option<Modifier> {
    let words = words_before(chars, start, 4);
    let skip = words
        .iter()
        .take_while(|w| matches!(w.as_str(), "a" | "an" | "the" | "by" | "to"))
        .count()
        .min(1);
    let w = |i: usize| words.get(i + skip).map_or("", Word::as_str);
    match (w(2), w(1), w(0)) {
        ("no", "more", "than") | ("not", "more", "than") | ("a", "maximum", "of") => {
            return Some(Modifier::AtMost);
        }
        ("no", "less", "than")
        | ("not", "less", "than")
        | ("no", "fewer", "than")
        | ("not", "fewer", "than")
        | ("a", "minimum", "of") => {
            return Some(Modifier::AtLeast);
        }
        // A rule for what is allowed, not a remark on what is.
        ("may", "not", "exceed")
        | ("must", "not", "exceed")
        | ("do", "not", "exceed")
        | ("does", "not", "exceed")
        | ("not", "to", "exceed") => return Some(Modifier::AtMost),
        ("in", "excess", "of") => return Some(Modifier::MoreThan),
        ("just", "shy", "of") | ("just", "short", "of") => return Some(Modifier::Nearly),
        _ => {}
    }
    match (w(1), w(0)) {
        ("more", "than")
        | ("upwards", "of")
        | ("greater", "than")
        | ("larger", "than")
        | ("higher", "than")
        | ("better", "than")
        | ("just", "over") => return Some(Modifier::MoreThan),
        ("less", "than")
        | ("fewer", "than")
        | ("lower", "than")
        | ("short", "of")
        | ("smaller", "than") => {
            return Some(Modifier::LessThan);
        }
        ("close", "to") | ("just", "under") | ("just", "below") | ("shy", "of") => {
            return Some(Modifier::Nearly);
        }
        ("at", "least") => return Some(Modifier::AtLeast),
        ("at", "most") | ("maximum", "of") => return Some(Modifier::AtMost),
        ("an", "estimated") => return Some(Modifier::About),
        _ => {}
    }
    let up_to = words.len() > 1 && words[0] == "to" && words[1] == "up";
    if up_to {
        return Some(Modifier::AtMost);
    }
    match w(0) {
        "over" | "above" | "exceeding" | "exceeds" | "exceeded" | "exceed" | "surpassing"
        | "surpassed" | "topping" | "topped" | "beyond" => Some(Modifier::MoreThan),
        "passed" | "crossed" | "breached" if skip == 0 => Some(Modifier::MoreThan),
        "under" | "below" => Some(Modifier::LessThan),
        "about" | "around" | "approximately" | "roughly" | "some" | "circa" | "estimated" => {
            Some(Modifier::About)
        }
        "nearly" | "almost" | "approaching" => Some(Modifier::Nearly),
        "minimum" => Some(Modifier::AtLeast),
        "maximum" => Some(Modifier::AtMost),
        _ => None,
    }
}

/// Whether "passed" or a verb like it stands before `start`.
pub(super) fn behind_passed(chars: &[char], start: usize) -> bool {
    let words = words_before(chars, start, 1);
    words.first().is_some_and(|w| matches!(w.as_str(), "passed" | "crossed" | "breached"))
}

/// Whether the figure at `start` is what something changed by.
pub(super) fn is_by(chars: &[char], start: usize) -> bool {
    const BETWEEN: &[&str] =
        &["about", "around", "nearly", "almost", "roughly", "over", "some", "just"];
    let words = words_before(chars, start, 3);
    words.iter().find(|w| !BETWEEN.contains(&w.as_str())).is_some_and(|w| w == "by")
}

fn after(chars: &[char], end: usize) -> Option<Modifier> {
    if chars.get(end) == Some(&'+') {
        return Some(Modifier::MoreThan);
    }
    let at = past_blanks(chars, end);
    [
        ("or more", Modifier::AtLeast),
        ("or above", Modifier::AtLeast),
        ("and above", Modifier::AtLeast),
        ("or over", Modifier::AtLeast),
        ("or less", Modifier::AtMost),
        ("or fewer", Modifier::AtMost),
        ("or so", Modifier::About),
        ("plus ", Modifier::MoreThan),
    ]
    .iter()
    .find(|(words, _)| has(chars, at, words))
    .map(|(_, modifier)| *modifier)
}

static UP: WordList = WordList::of(&[
    "rose",
    "rise",
    "rises",
    "rising",
    "risen",
    "grew",
    "grow",
    "grows",
    "growing",
    "grown",
    "growth",
    "up",
    "increase",
    "increases",
    "increased",
    "increasing",
    "gain",
    "gained",
    "gains",
    "jump",
    "jumped",
    "climb",
    "climbed",
    "soared",
    "surged",
    "surge",
    "expanded",
    "advanced",
    "added",
    "higher",
    "rallied",
    "uptick",
    "leap",
    "leapt",
    "growing",
    "swelled",
    "more",
]);
static DOWN: WordList = WordList::of(&[
    "fell",
    "fall",
    "falls",
    "falling",
    "fallen",
    "drop",
    "dropped",
    "drops",
    "decline",
    "declined",
    "declines",
    "declining",
    "decrease",
    "decreased",
    "down",
    "dip",
    "dipped",
    "slid",
    "slipped",
    "slump",
    "slumped",
    "plunged",
    "plummeted",
    "tumbled",
    "shrank",
    "contracted",
    "lower",
    "lost",
    "cut",
    "reduced",
    "reduction",
    "loss",
    "fewer",
    "less",
]);

/// Which way what is measured changed by the figure; `None` for a level (rose to 5 %).
pub(super) fn direction(chars: &[char], start: usize, end: usize) -> Option<Direction> {
    let words = words_before(chars, start, 6);
    let mut way = None;
    for (i, word) in words.iter().enumerate() {
        let w = word.as_str();
        if UP.contains(w) || DOWN.contains(w) {
            let more_than = matches!(w, "more" | "less" | "fewer" | "higher" | "lower");
            let up_to = w == "up" && words.get(i.wrapping_sub(1)).is_some_and(|next| next == "to");
            // "Made up" is a share and no rise.
            let made_up = w == "up"
                && words.get(i + 1).is_some_and(|verb| {
                    matches!(verb.as_str(), "made" | "make" | "makes" | "making")
                });
            way = (!more_than && !up_to && !made_up).then_some(if UP.contains(w) {
                Direction::Up
            } else {
                Direction::Down
            });
            break;
        }
        let link = matches!(
            w,
            "by" | "of"
                | "about"
                | "around"
                | "nearly"
                | "almost"
                | "over"
                | "some"
                | "roughly"
                | "approximately"
                | "an"
                | "a"
                | "least"
                | "at"
                | "than"
                | "under"
                | "just"
                | "only"
                | "merely"
                | "estimated"
                | "sharply"
                | "slightly"
                | "year"
                | "on"
                | "more"
        );
        if !link {
            break;
        }
    }
    // "cut rates by 25 basis points": the verb is further off, but "by" says that it is a change.
    if way.is_none() && words.first().is_some_and(|w| w == "by") {
        way = words.iter().skip(1).take(4).find_map(|w| match w.as_str() {
            "cut" | "lowered" | "reduced" | "reduces" | "trimmed" | "slashed" => {
                Some(Direction::Down)
            }
            "raised" | "lifted" | "increased" | "boosted" | "hiked" => Some(Direction::Up),
            _ => None,
        });
    }
    way.or_else(|| {
        // 7.9% year-on-year increase, 5 percent higher
        for (word, _) in words_after(chars, end, 3) {
            let w = word.as_str();
            let noun = matches!(
                w,
                "increase"
                    | "rise"
                    | "growth"
                    | "gain"
                    | "jump"
                    | "surge"
                    | "higher"
                    | "uptick"
                    | "more"
            );
            let loss = matches!(
                w,
                "decrease"
                    | "decline"
                    | "drop"
                    | "fall"
                    | "dip"
                    | "slump"
                    | "lower"
                    | "reduction"
                    | "cut"
                    | "fewer"
                    | "less"
            );
            if noun || loss {
                let adverb = matches!(w, "more" | "less" | "fewer" | "higher" | "lower");
                let compares = words_after(chars, end, 4).iter().any(|(w, _)| w == "than");
                return (!adverb || compares).then_some(if noun {
                    Direction::Up
                } else {
                    Direction::Down
                });
            }
            if !matches!(
                w,
                "year-on-year"
                    | "year-over-year"
                    | "annual"
                    | "yearly"
                    | "quarterly"
                    | "monthly"
                    | "month-on-month"
                    | "yoy"
                    | "sales"
                    | "price"
                    | "revenue"
                    | "pay"
                    | "tax"
            ) {
                break;
            }
        }
        None
    })
}
