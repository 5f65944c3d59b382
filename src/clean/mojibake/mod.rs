//! Undoes wrong readings of encodings: `â€œ`, `Ã©`, `鐢靛晢`, `µçÉÌ`, once or twice over.
//!
//! A stretch is put right only if its characters, written back in the page they were read in, are whole text in another
//! encoding, and that text is better by a wide margin. UTF-8 proves itself and such edits are certain; GBK and Big5 are
//! proved by the text they make, and where bytes were lost the company decides: those are not. What is quoted in an
//! article about such damage stays, and so does all text that could be what the author wrote. What cannot be undone
//! (`锟斤拷`, U+FFFD) is counted and reported.
//!
//! Clean text costs one look-up a character (`suspicion`).

mod latin;
mod lost;
mod pairs;
mod suspicion;
mod utf8;

use std::ops::Range;

use crate::model::{Report, Rule, Severity};
use crate::text::codepage::Page;
use crate::text::likely;
use crate::text::width::is_han;

use super::Source;
use super::lines::Lines;
use super::tape::{Change, Tape, View};
use suspicion::Suspicion;

/// How often a text is read again: damage done twice is common, thrice happens.
const ROUNDS: usize = 3;
/// How much likelier, in nats, a text has to be than its wrong reading, even if its bytes are UTF-8.
const MARGIN: f32 = 8.0;
/// Words of articles that are about such damage.
const TALK: [&str; 5] = ["乱码", "亂碼", "mojibake", "文字化け", "garbled"];

/// A stretch to be put right.
#[derive(Debug, Clone, PartialEq)]
struct Fix {
    range: Range<usize>,
    after: String,
    certain: bool,
    /// What was read as what: "UTF-8 read as GBK".
    what: String,
    /// Where bytes are lost for good, or were put in by context: character, what was seen.
    losses: Vec<usize>,
}

/// Puts right what was read in a wrong encoding, and reports what cannot be.
pub(super) fn pass(tape: &mut Tape, lines: &Lines, source: Source<'_>, report: &mut Report) {
    if !source.rules.allows(Rule::Mojibake) {
        return;
    }
    let mut suspects: Vec<(Range<usize>, View, Vec<Fix>)> = Vec::new();
    for leaf in &lines.leaves {
        let view = tape.view(leaf.clone());
        let suspicion = suspicion::of(&view.chars);
        if suspicion.any() {
            let fixes = fixes(&view.chars, suspicion);
            suspects.push((leaf.clone(), view, fixes));
        }
    }
    if suspects.is_empty() {
        return;
    }
    let is_open = |(_, view, fixes): &(_, View, Vec<Fix>)| {
        fixes.iter().any(|fix| !is_quoted(&view.chars, &fix.range))
    };
    let is_talk = || lines.leaves.iter().any(|leaf| talks(&tape.text(leaf.clone())));
    let is_damaged = suspects.iter().any(is_open) && !is_talk();
    for (leaf, mut view, mut fixes) in suspects {
        for round in 0..ROUNDS {
            if round > 0 {
                view = tape.view(leaf.clone());
                fixes = self::fixes(&view.chars, suspicion::of(&view.chars));
            }
            let share: usize = fixes.iter().map(|fix| fix.range.len()).sum();
            if fixes.is_empty() || !is_damaged && share * 2 < view.chars.len() {
                break;
            }
            for (fix, at) in fixes.iter().flat_map(|fix| fix.losses.iter().map(move |at| (fix, at)))
            {
                lost_bytes(tape, &view, fix, *at, source, report);
            }
            let changes = fixes.drain(..).map(Fix::change).collect();
            tape.apply(Rule::Mojibake, &view, changes);
        }
        for fix in &fixes {
            quoted(tape, &view, fix, source, report);
        }
        lost::report(tape, &tape.view(leaf), source, report);
    }
}

fn lost_bytes(
    tape: &Tape,
    view: &View,
    fix: &Fix,
    at: usize,
    source: Source<'_>,
    report: &mut Report,
) {
    let seen: String = view.chars[at..fix.range.end.min(at + 4)].iter().collect();
    report.warn(
        "clean/mojibake",
        source.path,
        Some(tape.place_in(view, at)),
        format!(
            "a byte was lost at `{seen}` ({}); the text there is incomplete or guessed",
            fix.what
        ),
        "compare with the original page and correct the words by hand",
    );
}

fn quoted(tape: &Tape, view: &View, fix: &Fix, source: Source<'_>, report: &mut Report) {
    let seen: String = view.chars[fix.range.clone()].iter().take(12).collect();
    report.add(
        Severity::Note,
        "clean/mojibake",
        source.path,
        Some(tape.place_in(view, fix.range.start)),
        format!("`{seen}` looks like `{}`, {}, and stays as a quotation", fix.after, fix.what),
        "if it is damage and no example, correct it by hand",
    );
}

fn talks(text: &str) -> bool {
    TALK.iter().any(|word| text.contains(word))
}

/// Whether a stretch stands alone in quotation marks or brackets.
fn is_quoted(chars: &[char], range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|at| chars.get(at));
    let behind = chars.get(range.end);
    let (Some(before), Some(behind)) = (before, behind) else { return false };
    let pair = [
        ('“', '”'),
        ('‘', '’'),
        ('「', '」'),
        ('『', '』'),
        ('《', '》'),
        ('（', '）'),
        ('(', ')'),
        ('"', '"'),
        ('\'', '\''),
        ('`', '`'),
        ('«', '»'),
    ];
    pair.contains(&(*before, *behind))
}

impl Fix {
    fn change(self) -> Change {
        Change { range: self.range, after: self.after, certain: self.certain }
    }
}

/// What is to be put right in a line, in its order.
fn fixes(chars: &[char], suspicion: Suspicion) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = Vec::new();
    if suspicion.latin {
        fixes.extend(latin::fixes(chars));
        add_pairs(chars, Page::Western, Page::Gbk, &mut fixes);
        add_pairs(chars, Page::Western, Page::Big5, &mut fixes);
    }
    if suspicion.rare {
        for page in [Page::Gbk, Page::Big5] {
            add(
                utf8::readings(chars, page).into_iter().filter_map(|one| wide(chars, page, one)),
                &mut fixes,
            );
        }
    }
    if suspicion.dense {
        add_pairs(chars, Page::Gbk, Page::Big5, &mut fixes);
        add_pairs(chars, Page::Big5, Page::Gbk, &mut fixes);
    }
    fixes.sort_by_key(|fix| fix.range.start);
    fixes
}

/// Adds fixes that touch none of those that are there.
fn add(new: impl Iterator<Item = Fix>, fixes: &mut Vec<Fix>) {
    let mut known: Vec<Range<usize>> = fixes.iter().map(|fix| fix.range.clone()).collect();
    known.sort_by_key(|range| range.start);
    let is_free = |range: &Range<usize>| {
        let next = known.partition_point(|one| one.end <= range.start);
        known.get(next).is_none_or(|one| one.start >= range.end)
    };
    fixes.extend(new.filter(|fix| is_free(&fix.range)));
}

fn add_pairs(chars: &[char], outer: Page, inner: Page, fixes: &mut Vec<Fix>) {
    let what = format!("{} read as {}", inner.name(), outer.name());
    let readings = pairs::readings(chars, outer, inner).into_iter();
    let fix = |reading: pairs::Reading| Fix {
        range: reading.range,
        after: reading.after.into_iter().collect(),
        certain: false,
        what: what.clone(),
        losses: Vec::new(),
    };
    add(readings.map(fix), fixes);
}

/// A reading of UTF-8 in a page of two bytes, if it is to be believed.
fn wide(chars: &[char], page: Page, reading: utf8::Reading) -> Option<Fix> {
    let before = reading.range.start.checked_sub(1).map(|at| chars[at]);
    let behind = chars.get(reading.range.end).copied();
    let whole = reading.long - reading.losses.len().min(reading.long);
    let is_mark = |c: &char| matches!(c, '\u{2010}'..='\u{2026}' | '™' | '€');
    let western = |c: Option<char>| c.is_none_or(|c| c.is_ascii() || is_mark(&c));
    let believed = match (reading.long, reading.after.as_slice()) {
        // `caf茅s`: an accent within a Latin word.
        (0, [c]) => {
            c.is_lowercase()
                && before.is_some_and(|c| c.is_ascii_alphabetic())
                && behind.is_some_and(|c| c.is_ascii_lowercase())
        }
        // `It鈥檚`: a Western mark, and the letter behind it perhaps.
        (1, [mark, ..]) if is_mark(mark) => western(before) && western(behind),
        (0 | 1, _) => false,
        _ => whole >= 2,
    };
    let seen = &chars[reading.range.clone()];
    let value = |text: &[char]| {
        let after = text.iter().copied().chain(behind);
        let all = before.into_iter().chain(after);
        likely::log_probability(all)
    };
    let is_better = value(&reading.after) >= value(seen) + MARGIN;
    let is_lost = reading.after.iter().all(|c| *c == '\u{FFFD}');
    (believed && is_better && !is_lost).then(|| Fix {
        range: reading.range.clone(),
        certain: reading.losses.is_empty() && reading.long >= 1,
        after: reading.after.iter().collect(),
        what: format!("UTF-8 read as {}", page.name()),
        losses: reading
            .losses
            .iter()
            .filter(|(at, is_filled)| !is_filled || may_hide_more(chars, *at, &reading.range))
            .map(|(at, _)| *at)
            .collect(),
    })
}

/// Whether the byte lost at `at` may have taken a letter or digit behind it along.
fn may_hide_more(chars: &[char], at: usize, range: &Range<usize>) -> bool {
    let mark = (at..range.end).find(|at| matches!(chars[*at], '?' | '\u{FFFD}'));
    let behind = mark.and_then(|mark| chars.get(mark + 1));
    behind.is_some_and(|c| c.is_ascii_alphanumeric()) && is_han(chars[at])
}

#[cfg(test)]
mod tests;
