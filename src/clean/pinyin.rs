//! Takes off annotations such as `創(chuàng)` that a converter left behind on a family of mirror sites.
//!
//! The sites annotate single Traditional characters, all occurrences or none, always with the same reading. So the
//! gate: at least five different Traditional-only characters carry a reading of their own, at least nine in ten of
//! their occurrences do, and most of them are everyday characters that stand in running text: nobody tells readers how to
//! read 個. Teaching text, notes to poems and `(IBM)` do not pass it, and are left alone.
//!
//! Cousins of the form pass the same gate: readings without tone and with a space behind, doubled ones, ones with signs
//! strewn in. Text in which every character is annotated may be a reader for children; it has to be long.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::fold;
use crate::text::pinyin::readings;
use crate::text::script::is_traditional_only;
use crate::text::width::is_han;

use super::shift::is_everyday;
use super::tape::{Change, View};

/// Longest syllable of pinyin, in letters: `zhuāng`.
const LONGEST: usize = 6;
/// How many signs may be strewn in a syllable.
const MOST_SIGNS: usize = 4;
/// From how many different characters on a text in which all are annotated is no lesson.
const LONG_TEXT: usize = 60;

/// The characters whose annotations are residue, in a text that passes the gate; empty in any other.
#[derive(Default)]
pub(super) struct Residue {
    characters: BTreeMap<char, usize>,
    takes_space: bool,
}

/// A reading in brackets behind a character.
pub(super) struct Annotation {
    /// The syllable, without what was strewn in.
    pub(super) reading: String,
    /// How many characters it takes, brackets and repetitions included.
    pub(super) length: usize,
}

/// What is counted of a character.
#[derive(Default)]
struct Count {
    annotated: usize,
    occurrences: usize,
    running: usize,
    spaced: usize,
}

impl Residue {
    /// Looks at the whole text, line by line.
    pub(super) fn find(texts: &[impl AsRef<str>]) -> Self {
        let mut counts: BTreeMap<char, Count> = BTreeMap::new();
        for text in texts.iter().map(AsRef::as_ref).filter(|text| text.contains('(')) {
            let chars = fold::chars(text);
            for at in brackets(&chars) {
                count(&mut counts, &chars, at);
            }
        }
        if counts.keys().filter(|c| is_traditional_only(**c)).count() < 5 {
            return Self::default();
        }
        for c in texts.iter().flat_map(|text| text.as_ref().chars()).filter(|c| is_han(*c)) {
            if let Some(count) = counts.get_mut(&c) {
                count.occurrences += 1;
            }
        }
        let is_regular = |count: &Count| count.annotated * 10 >= count.occurrences * 9;
        let others = counts.iter().filter(|(c, _)| !is_traditional_only(**c)).count();
        let everything = others * 3 > counts.len();
        if !everything {
            counts.retain(|c, _| is_traditional_only(*c));
        }
        let sum = |part: fn(&Count) -> usize| counts.values().map(part).sum::<usize>();
        let annotated = sum(|count| count.annotated);
        let everyday = counts.keys().filter(|c| is_everyday(**c)).count();
        let passes = everyday * 5 >= counts.len() * 3
            && annotated * 10 >= sum(|count| count.occurrences) * 9
            && sum(|count| count.running) * 5 >= annotated * 4
            && (!everything || counts.len() >= LONG_TEXT);
        if !passes {
            return Self::default();
        }
        let takes_space = sum(|count| count.spaced) * 5 >= annotated * 4;
        counts.retain(|_, count| is_regular(count) || count.annotated > 1);
        let characters = counts.into_iter().map(|(c, count)| (c, count.annotated)).collect();
        Self { characters, takes_space }
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
        let cut = |at: usize| {
            let annotation = own_annotation(&view.chars, at)
                .filter(|_| self.characters.contains_key(&view.chars[at - 1]))?;
            let end = at + annotation.length;
            let space = self.takes_space && view.chars.get(end) == Some(&' ');
            Some(Change::cut(at..end + usize::from(space)))
        };
        brackets(&view.chars).filter_map(cut).collect()
    }

    /// Places where an annotation lost its opening bracket together with a byte: `?jǐn)`; what stood there cannot be
    /// known without restoring the bytes.
    pub(super) fn losses(&self, text: &str) -> Vec<Range<usize>> {
        if !self.is_present() {
            return Vec::new();
        }
        let chars = fold::chars(text);
        let is_loss = |at: usize| {
            let syllable = syllable(&chars, at + 1)?;
            let end = at + 1 + syllable.chars().count();
            let closes = chars.get(end) == Some(&')');
            (chars[at] == '?' && closes).then_some(at..end + 1)
        };
        (0..chars.len()).filter_map(is_loss).collect()
    }
}

/// The opening brackets of `chars` that stand behind a Han character.
fn brackets(chars: &[char]) -> impl Iterator<Item = usize> {
    (1..chars.len()).filter(|at| chars[*at] == '(' && is_han(chars[*at - 1]))
}

/// Counts the character in front of the bracket at `at`, if it carries a reading of its own.
fn count(counts: &mut BTreeMap<char, Count>, chars: &[char], at: usize) {
    let Some(annotation) = own_annotation(chars, at) else { return };
    let end = at + annotation.length;
    let is_text = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| is_han(*c) || matches!(c, ')' | '?'))
    };
    let spaced = chars.get(end).is_none_or(|c| *c == ' ');
    let count = counts.entry(chars[at - 1]).or_default();
    count.annotated += 1;
    count.spaced += usize::from(spaced);
    let behind = Some(if spaced { end + 1 } else { end });
    count.running += usize::from(is_text(at.checked_sub(2)) || is_text(behind));
}

/// The annotation at `at`, if the character in front has that reading.
fn own_annotation(chars: &[char], at: usize) -> Option<Annotation> {
    let annotation = annotation(chars, at)?;
    let reads =
        |own: &&str| *own == annotation.reading || toneless(own).eq(annotation.reading.chars());
    let own = readings(*chars.get(at.checked_sub(1)?)?);
    own.iter().any(reads).then_some(annotation)
}

/// The annotation whose bracket opens at `at`.
pub(super) fn annotation(chars: &[char], at: usize) -> Option<Annotation> {
    if chars.get(at) != Some(&'(') {
        return None;
    }
    let inside = chars[at + 1..].iter().take(LONGEST + MOST_SIGNS + 1).position(|c| *c == ')')?;
    let group = &chars[at..at + inside + 2];
    let reading: String = group.iter().copied().filter(|c| is_pinyin_letter(*c)).collect();
    let is_sign = |c: &char| is_pinyin_letter(*c) || !c.is_alphanumeric();
    let letters = reading.chars().count();
    let starts = group.get(1).is_some_and(|c| is_pinyin_letter(*c));
    if !(1..=LONGEST).contains(&letters) || !starts || !group.iter().all(is_sign) {
        return None;
    }
    let repeated = chars[at..].chunks(group.len()).take_while(|again| *again == group).count();
    Some(Annotation { reading, length: repeated * group.len() })
}

/// The letters of a reading without their tone marks.
pub(super) fn toneless(reading: &str) -> impl Iterator<Item = char> {
    reading.chars().map(|c| match c {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'ü',
        'ń' | 'ň' | 'ǹ' => 'n',
        'ḿ' => 'm',
        c => c,
    })
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

pub(super) fn is_pinyin_letter(c: char) -> bool {
    c.is_ascii_lowercase() || !c.is_ascii() && "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::super::tape::Tape;
    use super::*;
    use crate::model::{Place, Rule};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut tape = Tape::new(text.to_owned(), BTreeMap::from([(0, Place::START)]));
        let view = tape.view(0..tape.len());
        let changes = Residue::find(&[text]).changes(&view);
        tape.apply(Rule::PinyinResidue, &view, changes);
        assert_eq!(tape.text(0..tape.len()), expected);
    }

    #[track_caller]
    fn keeps(text: &str) {
        check(text, text);
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
        check("關(guan) 於(yu) 農(nong) 村網(wang) 店發(fa) 展的調查", "關於農村網店發展的調查");
    }

    #[test]
    fn takes_off_doubled_readings_and_those_with_signs_strewn_in() {
        check(
            "商務(wu)(wu)部發(fa)(fa)布網(wang)(wang)購報(bao)(bao)告，農(nong)(nong)村增長",
            "商務部發布網購報告，農村增長",
        );
        check(
            "國(gu≠ ó)內網(wǎng)店發(fā)展，農(nóng)民創(ch·uàng)業(yè)(IBM)",
            "國內網店發展，農民創業(IBM)",
        );
    }

    #[test]
    fn leaves_single_notes_and_teaching_text() {
        keeps("怆(chuàng)然而涕下；瓷(cí)器");
        keeps("今天學「創(chuàng)」字。創造、創作、開創、獨創都用它；業(yè)也是");
        keeps("生字：創(chuàng)、業(yè)、發(fā)、農(nóng)、網(wǎng)、報(bào)。");
        keeps(
            "他鬱(yù)鬱(yù)寡歡，齟(jǔ)齬(yǔ)難言，踟(chí)躕(chú)不前，蹣(pán)跚(shān)而行，顢(mān)頇(hān)可笑",
        );
    }

    #[test]
    fn leaves_a_reader_in_which_every_character_is_annotated() {
        keeps(
            "春(chūn)眠(mián)不(bù)覺(jué)曉(xiǎo)，處(chǔ)處(chǔ)聞(wén)啼(tí)鳥(niǎo)。夜(yè)來(lái)風(fēng)雨(yǔ)聲(shēng)，花(huā)落(luò)知(zhī)多(duō)少(shǎo)。",
        );
    }
}
