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

use std::collections::BTreeMap;
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
/// How many long characters have to be whole in a line before lone and broken ones are believed too.
const PROVEN: usize = 4;
/// Words of articles that are about such damage.
const TALK: [&str; 5] = ["乱码", "亂碼", "mojibake", "文字化け", "garbled"];

/// A stretch to be put right.
#[derive(Debug, Clone, PartialEq)]
struct Fix {
    range: Range<usize>,
    after: String,
    certain: bool,
    /// How much likelier it is than what stands there, in nats.
    gain: f32,
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
    let mut suspects: Vec<(Range<usize>, Vec<Fix>, Suspicion)> = Vec::new();
    let mut is_damaged = false;
    for leaf in &lines.leaves {
        let suspicion = suspicion::of(&tape.present(leaf.clone()));
        if suspicion.any() {
            let view = tape.view(leaf.clone());
            let fixes = fixes(&view.chars, suspicion);
            is_damaged |= fixes.iter().any(|fix| !is_quoted(&view.chars, &fix.range));
            suspects.push((leaf.clone(), fixes, suspicion));
        }
    }
    if suspects.is_empty() {
        return;
    }
    let is_talk = || lines.leaves.iter().any(|leaf| talks(&tape.present(leaf.clone())));
    let is_damaged = is_damaged && !is_talk();
    for (leaf, mut fixes, suspicion) in suspects {
        let mut view = tape.view(leaf.clone());
        let (mut is_reported, mut may_show_losses) = (false, suspicion.lost || suspicion.latin);
        for round in 0..ROUNDS {
            if round > 0 {
                view = tape.view(leaf.clone());
                fixes = self::fixes(&view.chars, suspicion::of(&view.text()));
            }
            let share: usize = fixes.iter().map(|fix| fix.range.len()).sum();
            if fixes.is_empty() || !is_damaged && share * 2 < view.chars.len() {
                break;
            }
            may_show_losses = true;
            is_reported |= lost_bytes(tape, &view, &fixes, source, report);
            let changes = fixes.drain(..).map(Fix::change).collect();
            tape.apply(Rule::Mojibake, &view, changes);
        }
        for fix in &fixes {
            quoted(tape, &view, fix, source, report);
        }
        // One at a time: the view of a long line is longer than the line.
        drop(view);
        if may_show_losses {
            lost::report(tape, &tape.view(leaf), is_reported, source, report);
        }
    }
}

/// One remark on all the places of a line at which bytes were lost; whether there are any.
fn lost_bytes(
    tape: &Tape,
    view: &View,
    fixes: &[Fix],
    source: Source<'_>,
    report: &mut Report,
) -> bool {
    let mut losses = fixes.iter().flat_map(|fix| fix.losses.iter().map(move |at| (fix, *at)));
    let Some((fix, at)) = losses.next() else { return false };
    let seen: String = view.chars[at..fix.range.end.min(at + 3)].iter().collect();
    let others = match losses.count() {
        0 => String::new(),
        1 => " and at another place".to_owned(),
        count => format!(" and at {count} other places"),
    };
    report.warn(
        "clean/mojibake",
        source.path,
        Some(tape.place_in(view, at)),
        format!(
            "a byte was lost at `{seen}`{others} ({}): a character or digit is missing",
            fix.what
        ),
        "compare with the original page and correct the words by hand",
    );
    true
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

/// Whether a stretch, with the Latin word that it is part of, stands alone in quotation marks or brackets.
fn is_quoted(chars: &[char], range: &Range<usize>) -> bool {
    let is_letter = |c: &&char| c.is_ascii_alphanumeric();
    let start = range.start - chars[..range.start].iter().rev().take_while(is_letter).count();
    let end = range.end + chars[range.end..].iter().take_while(is_letter).count();
    let before = start.checked_sub(1).and_then(|at| chars.get(at));
    let behind = chars.get(end);
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

/// What is to be put right in a line, in its order. Where two readings meet, the one that gains more is right.
fn fixes(chars: &[char], suspicion: Suspicion) -> Vec<Fix> {
    let mut found: Vec<Fix> = Vec::new();
    if suspicion.latin {
        let utf8 = latin::fixes(chars);
        for inner in [Page::Gbk, Page::Big5] {
            // `Ã©` is a pair of Big5 as well: what UTF-8 explains to the last sign is no pair.
            found.extend(
                pairs_in(chars, Page::Western, inner)
                    .filter(|fix| !is_explained(chars, fix, &utf8)),
            );
        }
        found.extend(utf8);
    }
    if suspicion.rare {
        for page in [Page::Gbk, Page::Big5] {
            let readings = utf8::readings(chars, page);
            let whole: usize = readings.iter().map(whole).filter(|whole| *whole > 1).sum();
            let proof = Proof {
                page: whole >= PROVEN,
                western: readings.iter().any(|reading| is_western_mark(chars, reading)),
            };
            found.extend(readings.into_iter().filter_map(|one| wide(chars, page, one, proof)));
        }
    }
    if suspicion.dense {
        found.extend(pairs_in(chars, Page::Gbk, Page::Big5));
        found.extend(pairs_in(chars, Page::Big5, Page::Gbk));
    }
    found.sort_by(|a, b| b.gain.total_cmp(&a.gain).then(a.range.start.cmp(&b.range.start)));
    let mut fixes: BTreeMap<usize, Fix> = BTreeMap::new();
    for fix in found {
        let earlier = fixes.range(..fix.range.end).next_back();
        if earlier.is_none_or(|(_, earlier)| earlier.range.end <= fix.range.start) {
            fixes.insert(fix.range.start, fix);
        }
    }
    fixes.into_values().collect()
}

/// Whether all signs above ASCII of a stretch are in other readings.
fn is_explained(chars: &[char], fix: &Fix, readings: &[Fix]) -> bool {
    let wide = chars[fix.range.clone()].iter().filter(|c| !c.is_ascii()).count();
    let inside = |one: &&Fix| fix.range.start <= one.range.start && one.range.end <= fix.range.end;
    let explained: usize = readings.iter().filter(inside).map(|one| one.range.len()).sum();
    explained >= wide
}

fn pairs_in(chars: &[char], outer: Page, inner: Page) -> impl Iterator<Item = Fix> {
    pairs::readings(chars, outer, inner).into_iter().map(move |reading| Fix {
        range: reading.range,
        after: reading.after.into_iter().collect(),
        certain: false,
        gain: reading.gain,
        what: format!("{} read as {}", inner.name(), outer.name()),
        losses: reading.losses,
    })
}

/// How much likelier, in nats, a reading of UTF-8 is than what stands there, between the same neighbours.
fn gain(chars: &[char], reading: &utf8::Reading) -> f32 {
    let before = reading.range.start.checked_sub(1).map(|at| chars[at]);
    let behind = chars.get(reading.range.end).copied();
    let value = |text: &[char]| {
        let after = text.iter().copied().chain(behind);
        likely::log_probability(before.into_iter().chain(after))
    };
    value(&reading.after) - value(&chars[reading.range.clone()])
}

/// What the pattern of UTF-8 speaks for a reading, in nats: each byte that continues a character is one of four.
fn proof(reading: &utf8::Reading) -> f32 {
    reading.after.iter().map(|c| (c.len_utf8() as f32 - 1.0) * 1.4).sum()
}

/// How many long characters of a reading are whole.
fn whole(reading: &utf8::Reading) -> usize {
    reading.long.saturating_sub(reading.losses.len())
}

/// What a line proves of the page that it was read in.
#[derive(Clone, Copy)]
struct Proof {
    /// That all of it was: Han characters enough are whole.
    page: bool,
    /// That its Western signs were.
    western: bool,
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2026}' | '™' | '€')
}

/// Whether nothing but Western text stands on both sides of a reading.
fn is_among_western(chars: &[char], range: &Range<usize>) -> bool {
    let western = |c: Option<&char>| c.is_none_or(|c| c.is_ascii() || is_mark(*c));
    western(range.start.checked_sub(1).and_then(|at| chars.get(at)))
        && western(chars.get(range.end))
}

/// Whether a reading is a mark of Western text, whole, with a letter behind it perhaps: `It鈥檚`.
fn is_western_mark(chars: &[char], reading: &utf8::Reading) -> bool {
    reading.long == 1
        && reading.after.first().is_some_and(|c| is_mark(*c))
        && is_among_western(chars, &reading.range)
}

/// A reading of UTF-8 in a page of two bytes, if it is to be believed.
fn wide(chars: &[char], page: Page, reading: utf8::Reading, proof: Proof) -> Option<Fix> {
    let before = reading.range.start.checked_sub(1).map(|at| chars[at]);
    let behind = chars.get(reading.range.end).copied();
    let believed = match (reading.long, reading.after.as_slice()) {
        // `caf茅s`: an accent within a Latin word.
        (0, [c]) => {
            c.is_lowercase()
                && before.is_some_and(|c| c.is_ascii_alphabetic())
                && behind.is_some_and(|c| c.is_ascii_lowercase())
        }
        (0 | 1, _) => is_western_mark(chars, &reading),
        _ => whole(&reading) >= 2,
    };
    let proven = proof.page || proof.western && is_among_western(chars, &reading.range);
    let gain = gain(chars, &reading);
    let is_lost = reading.after.iter().all(|c| *c == '\u{FFFD}');
    let evidence = self::proof(&reading);
    let is_better = proven && (gain > 0.0 || !reading.losses.is_empty())
        || believed && gain >= MARGIN && !is_lost;
    is_better.then(|| Fix {
        range: reading.range.clone(),
        certain: reading.losses.is_empty() && reading.long >= 1,
        after: reading.after.iter().collect(),
        gain: gain + evidence,
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
