//! Says what an English figure measures: the subject of its clause, or what a share is of.

use super::Found;
use crate::model::QuantityKind;

/// For English.
pub(super) fn en(chars: &[char], dated: &[bool], found: &Found) -> Option<String> {
    let subject = en_before(chars, dated, found.span.start);
    if found.kind == QuantityKind::Count && !found.unit.is_empty() {
        return subject.or_else(|| Some(found.unit.clone()));
    }
    subject.or_else(|| en_behind(chars, found.span.end))
}

pub(super) const EN_VERBS: &[&str] = &[
    "reached",
    "reaching",
    "was",
    "were",
    "is",
    "are",
    "rose",
    "fell",
    "grew",
    "climbed",
    "dropped",
    "jumped",
    "increased",
    "decreased",
    "declined",
    "totaled",
    "totalled",
    "hit",
    "stood",
    "exceeded",
    "surpassed",
    "topped",
    "came",
    "accounted",
    "accounting",
    "edged",
    "soared",
    "surged",
    "slipped",
    "plunged",
    "amounted",
    "raised",
    "raising",
    "cost",
    "has",
    "have",
    "had",
    "will",
    "would",
    "could",
    "gained",
    "lost",
    "slid",
    "expanded",
    "averaged",
    "made",
    "posted",
    "reported",
    "earned",
    "paid",
    "spent",
    "received",
    "won",
];

pub(super) const EN_OPENINGS: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "and", "but", "of", "among", "them", "it",
    "that", "while", "with", "which", "said", "they", "he", "she", "we", "in", "this",
];

/// The subject of the clause: the words before its verb.
pub(super) fn en_before(chars: &[char], dated: &[bool], start: usize) -> Option<String> {
    let floor = start.saturating_sub(160);
    let text: Vec<char> = chars[floor..start]
        .iter()
        .enumerate()
        // A date is as good as a clause mark between the words that name the measure and what stands before them.
        .map(|(i, c)| if dated.get(floor + i) == Some(&true) { ';' } else { *c })
        .collect();
    let mut text: String = text.into_iter().collect();
    for mark in [", ", ". ", ": "] {
        text = text.replace(mark, ";");
    }
    let clauses: Vec<&str> = text.split([';', '(', ')', '—']).collect();
    for clause in clauses.iter().rev().take(3) {
        let words: Vec<&str> = clause.split_whitespace().collect();
        let Some(verb) =
            words.iter().rposition(|word| EN_VERBS.contains(&word.to_lowercase().as_str()))
        else {
            continue;
        };
        let begin = words[..verb]
            .iter()
            .position(|word| !EN_OPENINGS.contains(&word.to_lowercase().as_str()))
            .unwrap_or(verb);
        let end = words[..verb]
            .iter()
            .rposition(|word| !EN_VERBS.contains(&word.to_lowercase().as_str()))
            .map_or(begin, |i| i + 1);
        let begin = begin.max(end.saturating_sub(10));
        // A subject with a figure of its own is no name of a measure.
        if begin < end
            && !words[begin..end]
                .iter()
                .any(|word| word.starts_with(|c: char| c.is_ascii_digit() || c == '$'))
        {
            return Some(words[begin..end].join(" "));
        }
    }
    None
}

/// Words that a name of a measure cannot end with.
const LOOSE_ENDS: &[&str] = &[
    "and", "or", "of", "in", "for", "to", "from", "by", "with", "between", "the", "a", "an", "on",
    "at", "that", "which", "than", "as",
];

/// of the total retail sales: what a share is of, or what money is for.
pub(super) fn en_behind(chars: &[char], end: usize) -> Option<String> {
    let text: String = chars[end..].iter().take(90).collect();
    let clause = text.split([',', ';', '.', '(', '—']).next()?.trim();
    let rest = ["of ", "in ", "for "].iter().find_map(|word| clause.strip_prefix(word))?;
    let words: Vec<&str> = rest
        .split_whitespace()
        .skip_while(|word| matches!(*word, "the" | "a" | "an" | "its" | "all"))
        .take(7)
        .collect();
    // Cut off by the limit, the words must not end in the air.
    let end = words.iter().rposition(|word| !LOOSE_ENDS.contains(word)).map_or(0, |last| last + 1);
    let words = &words[..end];
    (words.first()?.starts_with(char::is_alphabetic)).then(|| words.join(" "))
}
