//! The repair held against the damage: many pages of our own paragraphs, damaged in many ways, repaired, and compared.
//!
//! The prices were set on the one half of the paragraphs; the figures are those of the other.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::ops::Range;

use super::super::pinyin::Residue;
use super::forward::{Damage, Damaged, Loss, Span};
use super::tests::{Dice, tape};
use super::*;
use crate::model::Rule;
use crate::text::fold::{fold_char, simplified};
use crate::text::script::is_traditional_only;
use crate::text::width::is_han;
use crate::text::{gbk, pinyin};

/// A paragraph a line; every other one is held out.
const PARAGRAPHS: &str = include_str!("paragraphs.txt");

/// The beginning of the converter's table, most frequent characters mostly, in its order.
const TABLE: &str = "優業發鄉創統數現產經網聯內態節據關領鎮術遠護達戰環監衛規區協執權穩貿質雲驅農構結轉絡當設學應進續調養\
嚴強濟準務導礎標醫風獻驗擴認側費機實時勵補項復財報獨價計點個會號動級臺細評簡場對國險紀勢來過陽長問銷見開測頁門負責儲庫滿習\
書識無類";

fn paragraphs(half: usize) -> Vec<&'static str> {
    PARAGRAPHS.lines().skip(half).step_by(2).collect()
}

/// A table as the converter's: its beginning, and behind it all other characters of the paragraphs and some that are in
/// none, in some order, up to some cut-off.
fn table(dice: &mut Dice) -> Vec<(char, String)> {
    let known: BTreeSet<char> = TABLE.chars().collect();
    let mut others: Vec<char> = PARAGRAPHS.chars().chain("謹擬賦籲鑒贊囑躍綱隸".chars()).collect();
    others.retain(|c| is_traditional_only(*c) && !known.contains(c));
    others.sort_unstable();
    others.dedup();
    for at in (1..others.len()).rev() {
        others.swap(at, dice.roll(at + 1));
    }
    let length = 60 + dice.roll(340);
    let reading = |c: char| Some((c, (*pinyin::readings(c).first()?).to_owned()));
    TABLE
        .chars()
        .chain(others)
        .filter(|c| gbk::encode(*c).is_some() && simplified(*c) != *c)
        .take(length)
        .filter_map(reading)
        .collect()
}

/// Some way of damaging a page.
fn damage(dice: &mut Dice, annotates: bool) -> Damage {
    let cuts = match dice.roll(3) {
        0 if annotates => "",
        1 => "，！；。",
        _ => "，！；？。",
    };
    Damage {
        annotated: if annotates { table(dice) } else { Vec::new() },
        cuts: cuts.chars().collect(),
        shows_lone_leads: dice.roll(2) == 1,
        keeps_private_use: dice.roll(2) == 1,
        folds_punctuation: dice.roll(4) > 0,
    }
}

/// What became of the damaged spans of one kind.
#[derive(Debug, Default, Clone, Copy)]
struct Fate {
    right: usize,
    /// Changed, not to what it was, and marked as uncertain.
    wrong: usize,
    reported: usize,
    silent: usize,
}

/// What became of many pages.
#[derive(Debug, Default)]
struct Tally {
    pages: usize,
    letters: usize,
    wrong_before: usize,
    wrong_after: usize,
    fates: BTreeMap<Loss, Fate>,
    certain: usize,
    certain_wrong: Vec<String>,
    /// Places that were sound and were changed, or reported.
    harm: Vec<String>,
    /// Blanks in the place of characters that came through.
    blanked: Vec<String>,
    alarms: Vec<String>,
    worse: Vec<String>,
    /// What is told of the spans that are not right.
    told: Vec<String>,
}

impl Tally {
    fn page(&mut self, lines: &[&str], damage: &Damage) {
        let page: Vec<Damaged> = lines.iter().map(|line| damage.done_to(line)).collect();
        let (mut before, mut after) = (0, 0);
        for ((line, damaged), done) in lines.iter().zip(&page).zip(repaired(&page)) {
            let clean = letters(line.chars());
            self.letters += clean.len();
            before += distance(&letters(damaged.text.chars()), &clean);
            after += distance(&letters(done.text.iter().copied()), &clean);
            self.line(line, damaged, &done);
        }
        self.pages += 1;
        self.wrong_before += before;
        self.wrong_after += after;
        if after > before {
            self.worse.push(lines.join("\n"));
        }
    }

    fn line(&mut self, line: &str, damaged: &Damaged, done: &Repaired) {
        let clean: Vec<char> = line.chars().map(folded).collect();
        let text: Vec<char> = done.text.iter().copied().map(folded).collect();
        let places = aligned(&clean, &text);
        let come_through = |range: &Range<usize>| {
            let first =
                range.start.checked_sub(1).map_or(Some(0), |at| places[at].map(|at| at + 1));
            let behind = places.get(range.end).copied().unwrap_or(Some(text.len()));
            let inside = range.clone().map(|at| places[at]);
            first.is_some_and(|first| {
                inside.chain([behind]).eq((first..=first + range.len()).map(Some))
            })
        };
        let (changes, losses) = (&done.repair.changes, &done.repair.losses);
        for span in &damaged.spans {
            let fate = self.fates.entry(span.loss).or_default();
            let is_reported = losses.iter().any(|loss| touches(loss, span));
            let is_changed = changes.iter().any(|change| touches(&change.range, span));
            match () {
                () if come_through(&span.clean) => fate.right += 1,
                () if is_reported => {
                    fate.reported += 1;
                    self.told.push(told("reported", span, line, damaged, done));
                }
                () if is_changed => {
                    fate.wrong += 1;
                    self.told.push(told("wrong", span, line, damaged, done));
                }
                () => {
                    fate.silent += 1;
                    self.told.push(told("silent", span, line, damaged, done));
                }
            }
        }
        let is_known = |range: &Range<usize>| damaged.spans.iter().any(|span| touches(range, span));
        for (number, change) in changes.iter().enumerate() {
            if !is_known(&change.range) {
                self.harm.push(format!("{line}\n{}\n{change:?}", damaged.text));
            }
            let holds = |span: &Span| {
                span.seen.start <= change.range.start && change.range.end <= span.seen.end
            };
            if change.after.contains('□') && !damaged.spans.iter().any(holds) {
                self.blanked.push(format!("{line}\n{}\n{change:?}", damaged.text));
            }
            let made = done.made_by.iter().position(|by| *by == Some(number));
            let from = made.and_then(|at| places.iter().position(|place| *place == Some(at)));
            let length = change.after.chars().count();
            let is_right = from.is_some_and(|from| {
                from + length <= clean.len() && come_through(&(from..from + length))
            });
            if change.certain {
                self.certain += 1;
                if !is_right {
                    self.certain_wrong.push(format!("{line}\n{}\n{change:?}", damaged.text));
                }
            }
        }
        self.alarms.extend(
            losses
                .iter()
                .filter(|loss| !is_known(loss))
                .map(|loss| format!("{line}\n{}\n{loss:?}", damaged.text)),
        );
    }
}

/// What a line shows and what was made of it, for the one who has to find out why.
fn told(fate: &str, span: &Span, line: &str, damaged: &Damaged, done: &Repaired) -> String {
    let of = |range: &Range<usize>, chars: Vec<char>| {
        let (from, to) = (range.start.saturating_sub(5), (range.end + 5).min(chars.len()));
        chars[from..to].iter().collect::<String>()
    };
    format!(
        "{fate} {:?}: {} was {} {:?}",
        span.loss,
        of(&span.seen, damaged.text.chars().collect()),
        of(&span.clean, line.chars().collect()),
        done.repair
            .changes
            .iter()
            .filter(|change| touches(&change.range, span))
            .map(|c| &c.after)
            .collect::<Vec<_>>(),
    )
}

fn touches(range: &Range<usize>, span: &Span) -> bool {
    range.start <= span.seen.end && span.seen.start <= range.end
}

/// A line as cleaning leaves it.
struct Repaired {
    text: Vec<char>,
    /// For each character the change that made it.
    made_by: Vec<Option<usize>>,
    repair: Repair,
}

/// Repairs a page as cleaning does.
fn repaired(page: &[Damaged]) -> Vec<Repaired> {
    let texts: Vec<&str> = page.iter().map(|line| line.text.as_str()).collect();
    let residue = Residue::find(&texts);
    let mut done = Vec::new();
    for (text, repair) in texts.iter().zip(repair(&texts, residue.is_present())) {
        let mut tape = tape(text);
        let view = tape.view(0..tape.len());
        let mut made_by: Vec<Option<usize>> = Vec::new();
        let mut at = 0;
        for (number, change) in repair.changes.iter().enumerate() {
            made_by.extend((at..change.range.start).map(|_| None));
            made_by.extend(change.after.chars().map(|_| Some(number)));
            at = change.range.end;
        }
        made_by.extend((at..view.chars.len()).map(|_| None));
        tape.apply(Rule::GbkShift, &view, repair.changes.clone());
        let view = tape.view(0..tape.len());
        let residue = residue.changes(&view);
        for cut in residue.iter().rev() {
            made_by.drain(cut.range.clone());
        }
        tape.apply(Rule::PinyinResidue, &view, residue);
        done.push(Repaired { text: tape.text(0..tape.len()).chars().collect(), made_by, repair });
    }
    done
}

/// For each of `clean` its place in `text`: the longest common subsequence.
fn aligned(clean: &[char], text: &[char]) -> Vec<Option<usize>> {
    let width = text.len() + 1;
    let mut best = vec![0_u32; (clean.len() + 1) * width];
    for i in (0..clean.len()).rev() {
        for j in (0..text.len()).rev() {
            best[i * width + j] = if clean[i] == text[j] {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let mut places = vec![None; clean.len()];
    let (mut i, mut j) = (0, 0);
    while i < clean.len() && j < text.len() {
        if clean[i] == text[j] {
            places[i] = Some(j);
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    places
}

/// How many of the letters are wrong: the longer side of each run that the other has not.
fn distance(a: &[char], b: &[char]) -> usize {
    if a == b {
        return 0;
    }
    let places = aligned(a, b);
    let (mut wrong, mut run, mut next) = (0, 0, 0);
    for place in places.into_iter().chain([Some(b.len())]) {
        match place {
            None => run += 1,
            Some(at) => {
                wrong += run.max(at - next);
                (run, next) = (0, at + 1);
            }
        }
    }
    wrong
}

/// What counts: letters, digits, Han characters.
fn letters(text: impl Iterator<Item = char>) -> Vec<char> {
    text.filter(|c| c.is_alphanumeric()).collect()
}

fn folded(c: char) -> char {
    if is_han(c) { c } else { fold_char(c) }
}

/// Damages and repairs many pages of one half.
fn tally(half: usize, annotates: bool, pages: usize) -> Tally {
    let (mut dice, mut tally) = (Dice(11 + half as u64), Tally::default());
    let paragraphs = paragraphs(half);
    for _ in 0..pages {
        let damage = damage(&mut dice, annotates);
        let start = dice.roll(paragraphs.len() - 10);
        let end = start + 3 + dice.roll(7);
        tally.page(&paragraphs[start..end], &damage);
    }
    tally
}

/// Says what was measured, whether the test passes or not.
fn show(name: &str, tally: &Tally) {
    let rate = |wrong: usize| 100.0 - 100.0 * wrong as f64 / tally.letters as f64;
    let mut told = format!(
        "{name}: {} pages, {} letters, {:.2} % of them right before and {:.2} % after, {} certain edits, {} false alarms\n",
        tally.pages,
        tally.letters,
        rate(tally.wrong_before),
        rate(tally.wrong_after),
        tally.certain,
        tally.alarms.len()
    );
    for (loss, fate) in &tally.fates {
        told.push_str(&format!("  {loss:?}: {fate:?}\n"));
    }
    std::io::stdout().write_all(told.as_bytes()).expect("the figures can be shown");
}

#[track_caller]
fn check(half: usize, annotates: bool, wrong_in_1000: usize) {
    let tally = tally(half, annotates, 300);
    show(if annotates { "annotated" } else { "only cut" }, &tally);
    let never = [&tally.certain_wrong, &tally.harm, &tally.blanked, &tally.worse];
    assert!(never.iter().all(|places| places.is_empty()), "{never:?}");
    assert!(tally.wrong_after * 1000 <= tally.letters * wrong_in_1000, "{}", tally.wrong_after);
}

#[test]
fn restores_pages_it_was_not_tuned_on() {
    check(1, true, 3);
}

#[test]
fn restores_cut_pages_without_annotations_or_leaves_them_alone() {
    check(1, false, 2);
}

#[test]
fn there_are_enough_paragraphs_and_all_can_be_damaged() {
    assert!(PARAGRAPHS.lines().count() >= 300);
    assert!(PARAGRAPHS.chars().all(|c| c == '\n' || c.is_ascii() || gbk::encode(c).is_some()));
}
