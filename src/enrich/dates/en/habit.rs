//! Words by which an English clause tells what happens again and again: used to, for years, every spring, usually.
//!
//! A habit holds for every date of its sentence, until a word turns to what happened once: but, until, a clause of its own.

use super::tense::is_past;
use super::words::month;

/// Verbs that are their own past: "used to open and shut" tells nothing that happened.
const UNCHANGED: &[&str] = &[
    "put", "cut", "hit", "let", "set", "shut", "hurt", "quit", "read", "spread", "split", "beat",
    "become", "run", "come", "cost",
];

/// How far a habit holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    /// For the sentence: used to, for years, every year at its head.
    Lasting,
    /// For the clause: usually.
    Near,
}

/// Whether the words before a date leave it in a habit; `None` where they say nothing of it.
pub(super) fn before(words: &[&str]) -> Option<bool> {
    let mut closed = false;
    for at in (0..words.len()).rev() {
        if turns(words[at]) {
            return Some(false);
        }
        match habit(words, at) {
            Some(Habit::Near) if closed => {}
            Some(_) => return Some(true),
            None => {}
        }
        // "The fair, which is usually held in June, opened on May 3".
        closed |= words[at] == ","
            && words.get(at + 1).is_some_and(|next| is_past(next) || *next == "will");
    }
    closed.then_some(false)
}

/// Whether the words behind a date, in its own clause, tell a habit.
pub(super) fn behind(words: &[&str]) -> bool {
    let turn = words.iter().position(|word| turns(word)).unwrap_or(words.len());
    (0..turn).any(|at| habit(words, at).is_some())
}

/// Whether a word begins what tells of one time again.
fn turns(word: &str) -> bool {
    matches!(word, ";" | "but" | "however" | "until" | "till" | "whereas" | "instead")
}

/// The habit that the words at `at` tell.
fn habit(words: &[&str], at: usize) -> Option<Habit> {
    let word = |by: usize| words.get(at + by).copied().unwrap_or_default();
    let near = if at == 0 { Habit::Lasting } else { Habit::Near };
    match words[at] {
        "used" if word(1) == "to" => {
            // "Was used to lift", "the crane used to lift the hull fell on May 3".
            const PASSIVE: &[&str] =
                &["is", "are", "was", "were", "be", "been", "being", "get", "got", "then", "also"];
            let back = at.checked_sub(1).map_or("", |at| words[at]);
            let told = |word: &&str| is_past(word) && !UNCHANGED.contains(word);
            let verb = if word(2) == "be" { 4 } else { 3 };
            (!PASSIVE.contains(&back) && !words.iter().skip(at + verb).any(told))
                .then_some(Habit::Lasting)
        }
        "for" => {
            let many = usize::from(word(1) == "many");
            let long = matches!(word(1 + many), "years" | "decades" | "centuries" | "generations");
            (long && word(2 + many) != "to").then_some(Habit::Lasting)
        }
        "every" | "each" => {
            let season = matches!(
                word(1),
                "year" | "spring" | "summer" | "autumn" | "fall" | "winter" | "season"
            );
            (season || month(word(1)).is_some()).then_some(near)
        }
        "usually" | "traditionally" | "typically" | "normally" | "customarily" | "annually" => {
            Some(near)
        }
        _ => None,
    }
}
