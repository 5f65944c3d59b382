//! A text as runs of words: what is compared, without what a mirror may write otherwise.

use std::ops::Range;

use crate::text::fold::fold_char;
use crate::text::width::is_han;

/// How many words or Han characters make a run. Five Han characters are about three words, which two texts on one subject
/// rarely share by chance more than here and there.
pub(super) const RUN: usize = 5;

/// A text, taken apart.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub(super) struct Text {
    /// For each run in order its fingerprint; empty for a text that is too short. All texts of a site are in memory:
    /// 32 bits are enough where a pair needs many runs in common.
    pub(super) runs: Box<[u32]>,
    /// The figures in order: the word's number, and a fingerprint of the figure.
    figures: Vec<(usize, u64)>,
    /// Words and Han characters.
    words: usize,
}

/// How much of a text is in another.
pub(super) struct Covered {
    /// The share, of 1.
    pub(super) share: f64,
    /// From the first common word to the last; what stands outside is furniture, or another story.
    pub(super) stretch: Range<usize>,
}

impl Text {
    /// Takes a text apart.
    pub(super) fn new<'a>(parts: impl Iterator<Item = &'a str>) -> Self {
        let (mut words, mut figures) = (Vec::new(), Vec::new());
        for part in parts {
            read(part, &mut words, &mut figures);
        }
        let long = words.len() >= super::SHORTEST;
        let runs = if long { words.windows(RUN).map(run).collect() } else { Box::default() };
        figures.shrink_to_fit();
        Self { runs, figures, words: words.len() }
    }

    /// Words and Han characters.
    pub(super) fn len(&self) -> usize {
        self.words
    }

    /// The runs in the order of their fingerprints.
    pub(super) fn sorted(&self) -> Vec<u32> {
        let mut runs = self.runs.to_vec();
        runs.sort_unstable();
        runs.dedup();
        runs
    }

    /// How much of this text lies in runs that are in `other`, which is sorted.
    pub(super) fn covered(&self, other: &[u32]) -> Covered {
        let (mut covered, mut end, mut first) = (0, 0, None);
        for (at, run) in self.runs.iter().enumerate() {
            if other.binary_search(run).is_ok() {
                covered += at + RUN - end.max(at);
                end = at + RUN;
                first = first.or(Some(at));
            }
        }
        let share = covered as f64 / self.words.max(1) as f64;
        Covered { share, stretch: first.unwrap_or(end)..end }
    }

    /// Whether most figures in a stretch of this text are in `other` too.
    pub(super) fn figures_agree(&self, stretch: Range<usize>, other: &Text) -> bool {
        let inside = self.figures.iter().filter(|(at, _)| stretch.contains(at));
        let mut own: Vec<u64> = inside.map(|(_, figure)| *figure).collect();
        own.sort_unstable();
        own.dedup();
        let mut theirs: Vec<u64> = other.figures.iter().map(|(_, figure)| *figure).collect();
        theirs.sort_unstable();
        let common = own.iter().filter(|one| theirs.binary_search(one).is_ok()).count();
        own.len() - common < 2 || common as f64 >= super::FIGURES * own.len() as f64
    }
}

/// Adds the words of `text`: each Han character by itself, other letters and digits in runs, a figure with its decimal
/// point and without its thousands separators.
fn read(text: &str, words: &mut Vec<u64>, figures: &mut Vec<(usize, u64)>) {
    let mut chars = text.chars().map(fold_char).peekable();
    while let Some(c) = chars.next() {
        if is_han(c) {
            words.push(mix(u64::from(c)));
        } else if c.is_alphanumeric() {
            let digits = c.is_ascii_digit();
            let mut word = add(0, c);
            while let Some(next) = chars.peek().copied() {
                let joins = digits && matches!(next, '.' | ',');
                if next.is_alphanumeric() && !is_han(next) && next.is_ascii_digit() == digits {
                    word = add(word, next);
                } else if joins {
                    let mut ahead = chars.clone();
                    ahead.next();
                    if !ahead.peek().is_some_and(char::is_ascii_digit) {
                        break;
                    }
                    if next == '.' {
                        word = add(word, next);
                    }
                } else {
                    break;
                }
                chars.next();
            }
            if digits {
                figures.push((words.len(), mix(word)));
            }
            words.push(mix(word));
        }
    }
}

fn add(word: u64, c: char) -> u64 {
    (word ^ u64::from(c.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01B3).rotate_left(5)
}

fn run(words: &[u64]) -> u32 {
    words.iter().fold(0, |run, word| mix(run ^ word)) as u32
}

/// Spreads the bits (the finaliser of SplitMix64, Steele and others, 2014).
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}
