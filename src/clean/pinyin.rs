//! Takes off annotations such as `創(chuàng)` that a converter left behind on a family of mirror sites.
//!
//! The sites annotate single Traditional characters, all occurrences or none, always with the same reading. So the
//! gate: at least five different Traditional-only characters carry a reading of their own, and at least nine in ten of
//! their occurrences do. Teaching text, notes to poems and `(IBM)` do not pass it, and are left alone.

use std::collections::BTreeMap;

use crate::text::pinyin::readings;
use crate::text::script::is_traditional_only;
use crate::text::width::is_han;

use super::tape::{Change, View};

/// Longest syllable of pinyin, in letters: `zhuāng`.
const LONGEST: usize = 6;

/// The characters whose annotations are residue, in a text that passes the gate; empty in any other.
#[derive(Default)]
pub(super) struct Residue {
    characters: BTreeMap<char, String>,
}

impl Residue {
    /// Looks at the whole text, one view after another.
    pub(super) fn find<'a>(views: impl Iterator<Item = &'a View> + Clone) -> Self {
        let mut annotated: BTreeMap<char, (String, usize)> = BTreeMap::new();
        for view in views.clone() {
            for (at, c) in view.chars.iter().enumerate() {
                if let Some(reading) = annotation(&view.chars, at) {
                    annotated.entry(*c).or_insert((reading, 0)).1 += 1;
                }
            }
        }
        let mut occurrences = 0;
        let mut with = 0;
        for view in views {
            occurrences += view.chars.iter().filter(|c| annotated.contains_key(c)).count();
        }
        with += annotated.values().map(|(_, count)| count).sum::<usize>();
        if annotated.len() < 5 || with * 10 < occurrences * 9 {
            return Self::default();
        }
        Self { characters: annotated.into_iter().map(|(c, (reading, _))| (c, reading)).collect() }
    }

    /// Whether the text belongs to the family.
    pub(super) fn is_present(&self) -> bool {
        !self.characters.is_empty()
    }

    /// The annotations to take off.
    pub(super) fn changes(&self, view: &View) -> Vec<Change> {
        if !self.is_present() {
            return Vec::new();
        }
        let annotated = |at: usize| {
            let c = view.chars[at];
            annotation(&view.chars, at)
                .filter(|_| self.characters.contains_key(&c))
                .map(|reading| reading.chars().count())
        };
        (0..view.chars.len())
            .filter_map(|at| annotated(at).map(|len| Change::cut(at + 1..at + 3 + len)))
            .collect()
    }

    /// Places where an annotation lost its opening bracket together with a byte: `?jǐn)`; what stood there cannot be
    /// known without restoring the bytes.
    pub(super) fn losses(&self, view: &View) -> Vec<(usize, String)> {
        if !self.is_present() {
            return Vec::new();
        }
        let is_loss = |at: usize| {
            let syllable = syllable(&view.chars, at + 1)?;
            let closes = view.chars.get(at + 1 + syllable.chars().count()) == Some(&')');
            (view.chars[at] == '?' && closes).then(|| format!("?{syllable})"))
        };
        (0..view.chars.len()).filter_map(|at| is_loss(at).map(|seen| (at, seen))).collect()
    }
}

/// The reading that the Traditional-only character at `at` carries in brackets, if it is one of its own.
fn annotation(chars: &[char], at: usize) -> Option<String> {
    let c = chars[at];
    if chars.get(at + 1) != Some(&'(') || !is_han(c) || !is_traditional_only(c) {
        return None;
    }
    let reading = letters(chars, at + 2)?;
    let closes = chars.get(at + 2 + reading.chars().count()) == Some(&')');
    (closes && readings(c).contains(&reading.as_str())).then_some(reading)
}

/// The letters at `at` that could be a syllable with its tone mark.
fn syllable(chars: &[char], at: usize) -> Option<String> {
    letters(chars, at).filter(|letters| letters.chars().any(|c| !c.is_ascii() && c != 'ü'))
}

/// The letters at `at` that could be a syllable; without a tone mark as in 們(men), or half a word.
pub(super) fn letters(chars: &[char], at: usize) -> Option<String> {
    let letters: String =
        chars.get(at..)?.iter().take(LONGEST + 1).take_while(|c| is_pinyin_letter(**c)).collect();
    (1..=LONGEST).contains(&letters.chars().count()).then_some(letters)
}

fn is_pinyin_letter(c: char) -> bool {
    c.is_ascii_lowercase() || "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ".contains(c)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::tape::Tape;
    use super::*;
    use crate::model::{Place, Rule};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut tape = Tape::new(text.chars().collect(), BTreeMap::from([(0, Place::START)]));
        let view = tape.view(0..tape.len());
        let changes = Residue::find([&view].into_iter()).changes(&view);
        tape.apply(Rule::PinyinResidue, &view, changes);
        assert_eq!(tape.text(0..tape.len()), expected);
    }

    #[test]
    fn takes_off_the_residue_of_a_converter() {
        check(
            "創(chuàng)新企業(yè)發(fā)展農(nóng)村網(wǎng)店，農(nóng)民受益(IBM)。",
            "創新企業發展農村網店，農民受益(IBM)。",
        );
    }

    #[test]
    fn takes_off_readings_that_have_no_tone() {
        check(
            "我們(men)創(chuàng)業(yè)發(fā)展農(nóng)村網(wǎng)店(men)",
            "我們創業發展農村網店(men)",
        );
    }

    #[test]
    fn leaves_single_notes_and_teaching_text() {
        check("怆(chuàng)然而涕下；瓷(cí)器", "怆(chuàng)然而涕下；瓷(cí)器");
        check(
            "今天學「創(chuàng)」字。創造、創作、開創、獨創都用它；業(yè)也是",
            "今天學「創(chuàng)」字。創造、創作、開創、獨創都用它；業(yè)也是",
        );
    }
}
