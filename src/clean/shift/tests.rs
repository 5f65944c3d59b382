//! The repair against the damage: own text is damaged in many ways, repaired, and compared.

use std::collections::{BTreeMap, BTreeSet};

use super::super::pinyin::Residue;
use super::super::tape::{Tape, View};
use super::forward::Damage;
use super::*;
use crate::model::{Place, Rule};
use crate::text::script::is_traditional_only;
use crate::text::width::is_han;
use crate::text::{gbk, pinyin};

const CLEAN: &str = include_str!("../../../tests/data/shift-clean.txt");

fn tape(line: &str) -> Tape {
    Tape::new(line.chars().collect(), BTreeMap::from([(0, Place::START)]))
}

fn views(tapes: &[Tape]) -> Vec<View> {
    tapes.iter().map(|tape| tape.view(0..tape.len())).collect()
}

/// Repairs a page as cleaning does; for each line its text, its changes and its losses.
fn repaired(lines: &[String]) -> Vec<(String, Repair)> {
    let mut tapes: Vec<Tape> = lines.iter().map(|line| tape(line)).collect();
    let before = views(&tapes);
    let residue = Residue::find(before.iter());
    assert!(residue.is_present(), "the page does not pass the gate");
    let repairs = repair(&before);
    let mut done = Vec::new();
    for ((tape, view), repair) in tapes.iter_mut().zip(&before).zip(repairs) {
        tape.apply(Rule::GbkShift, view, repair.changes.clone());
        let view = tape.view(0..tape.len());
        tape.apply(Rule::PinyinResidue, &view, residue.changes(&view));
        done.push((tape.text(0..tape.len()), repair));
    }
    done
}

/// What counts: Han characters, letters and digits.
fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric() || is_han(*c)).collect()
}

/// How many letters have to be put in, taken out or changed.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let here = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], here);
        }
    }
    row[b.len()]
}

/// A small generator of numbers: the same ones every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// Some way of damaging `text`: its Traditional characters in some order, up to some cut-off.
fn damage(text: &str, dice: &mut Dice) -> Damage {
    let mut all: Vec<char> = text
        .chars()
        .filter(|c| is_traditional_only(*c) && gbk::encode(*c).is_some())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    for at in (1..all.len()).rev() {
        all.swap(at, dice.roll(at + 1));
    }
    all.truncate(20 + dice.roll(all.len() - 20));
    let annotated = all
        .into_iter()
        .filter_map(|c| pinyin::readings(c).first().map(|reading| (c, (*reading).to_owned())))
        .collect();
    let cuts = match dice.roll(3) {
        0 => "",
        1 => "！，；。",
        _ => "！，；？。",
    };
    Damage { annotated, cuts: cuts.chars().collect(), shows_lone_leads: dice.roll(2) == 1 }
}

#[test]
fn restores_what_the_forward_model_damages() {
    let mut dice = Dice(7);
    let (mut wrong, mut all, mut certain_wrong, mut certain) = (0, 0, 0, 0);
    let (mut damaged, mut right, mut silent) = (0, 0, 0);
    let lines: Vec<&str> = CLEAN.lines().collect();
    for _ in 0..40 {
        let damage = damage(CLEAN, &mut dice);
        let page: Vec<String> = lines.iter().map(|line| damage.done_to(line)).collect();
        for ((line, seen), (text, repair)) in lines.iter().zip(&page).zip(repaired(&page)) {
            let (is, should) = (letters(&text), letters(line));
            let off = distance(&is, &should);
            all += should.len();
            wrong += off;
            if !repair.changes.is_empty() || off > 0 {
                damaged += 1;
                right += usize::from(off == 0);
                silent += usize::from(off > 0 && repair.losses.is_empty());
            }
            for change in repair.changes.iter().filter(|change| change.certain) {
                certain += 1;
                certain_wrong += usize::from(off > 0 && !line.contains(&change.after));
            }
        }
    }
    println!(
        "letters {all} wrong {wrong}; lines damaged {damaged} right {right} silent {silent}; certain {certain} wrong {certain_wrong}"
    );
    assert!(wrong * 1000 < all * 10 && right * 10 > damaged * 6 && certain_wrong == 0);
}

#[test]
fn clean_text_stays() {
    let tapes: Vec<Tape> = CLEAN.lines().map(tape).collect();
    for repair in repair(&views(&tapes)) {
        assert_eq!(repair, Repair::default());
    }
}
