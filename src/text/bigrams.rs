//! How likely a character is behind another in Chinese text: the judge between readings of damaged bytes.
//!
//! A bigram model over characters folded to Simplified, from the words and frequencies of a word list
//! (`data/README.md` says which and how). A word list knows no punctuation, digits and letters; their shares are those of
//! running news text, in round figures. All values are natural logarithms; only their differences mean anything.

use std::sync::LazyLock;

use crate::text::fold::{fold_char, simplified};
use crate::text::width::is_han;

static TABLE: &[u8] = include_bytes!("data/bigrams.bin");

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(TABLE).unwrap_or_default());

/// Steps of the table in a nat.
const STEPS: f32 = 12.0;

/// What a character costs that the table has not: rarer than the rarest word.
const UNKNOWN: f32 = -17.0;

/// How many of the most frequent characters are everyday ones.
const EVERYDAY: usize = 2000;

/// The log-probability of `c` behind `previous`; U+0000 where nothing is known of that.
pub fn log_probability(previous: char, c: char) -> f32 {
    let model = &*MODEL;
    if let Some(second) = model.place(c) {
        return model.bigram(model.place(previous), second);
    }
    match c {
        _ if is_han(c) => UNKNOWN,
        '\u{E000}'..='\u{F8FF}' => -25.0,
        _ => other(fold_char(previous), fold_char(c)),
    }
}

/// Whether `c` is among the characters that everybody reads.
pub fn is_everyday(c: char) -> bool {
    MODEL.place(c).is_some_and(|place| place < EVERYDAY)
}

/// The log-probability of what is no Han character, both folded.
fn other(before: char, c: char) -> f32 {
    match punctuation(c) {
        Some(share) => share.ln() - misplaced(before, c),
        None if c.is_ascii_digit() => {
            if before.is_ascii_digit() {
                -2.5
            } else {
                -5.0
            }
        }
        None if c.is_ascii_alphabetic() => {
            if before.is_ascii_alphabetic() {
                -3.5
            } else {
                -10.0
            }
        }
        None if c == '%' && !before.is_ascii_digit() => -14.0,
        None => match c {
            ' ' | '%' | '.' | '-' | '·' | '…' | '\u{FFFD}' => -6.5,
            _ => -18.0,
        },
    }
}

/// What `c` costs in nats wherever it stands, at least: alone, or in the best of company.
pub fn alone(c: char) -> f32 {
    if !is_han(c) {
        return -other('\0', fold_char(c));
    }
    -MODEL.place(c).map_or(UNKNOWN, |place| MODEL.bigram(None, place))
}

/// What a mark costs more directly behind another: nothing where both have a reason to stand there.
fn misplaced(before: char, mark: char) -> f32 {
    let closing = |c| matches!(c, '”' | '’' | '」' | '』' | '》' | ')');
    let opening = |c| matches!(c, '“' | '‘' | '「' | '『' | '《' | '(');
    let stop = |c| matches!(c, '。' | ',' | '、' | ';' | ':');
    let asks = |c| matches!(c, '?' | '!');
    match () {
        () if punctuation(before).is_none() || mark == '—' => 0.0,
        () if before == mark || stop(before) && (stop(mark) || asks(mark)) => 12.0,
        () if asks(before) && stop(mark) => 12.0,
        () if closing(before) || opening(mark) => 0.0,
        () if closing(mark) && !matches!(before, ',' | '、' | ';' | ':') => 0.0,
        () => 5.0,
    }
}

fn punctuation(folded: char) -> Option<f32> {
    Some(match folded {
        ',' => 0.045,
        '。' => 0.022,
        '、' => 0.015,
        '“' | '”' => 0.007,
        '「' | '」' => 0.003,
        '‘' | '’' | '『' | '』' => 0.0007,
        '!' => 0.0008,
        '?' => 0.001,
        ':' => 0.003,
        ';' | '(' | ')' | '《' | '》' => 0.002,
        '—' => 0.001,
        _ => return None,
    })
}

#[derive(Default)]
struct Model {
    /// The place in the rows of the Simplified form of each Han character, from U+3400; `u16::MAX` for none.
    places: Vec<u16>,
    /// For each character what it costs alone, in steps.
    alone: Vec<u8>,
    /// For each character what it costs the next one that the two have no bigram.
    apart: Vec<u8>,
    /// For each character the end of its bigrams.
    ends: Vec<usize>,
    /// The bigrams: places of the second characters, ascending in each row, and what they cost.
    seconds: Vec<u16>,
    costs: Vec<u8>,
    /// A bit for each bigram, by a hash of it: most of what is asked for is none.
    present: Vec<u64>,
}

/// How many words of bits tell which bigrams there are: ten bits a bigram.
const WORDS: usize = 1 << 15;

/// The word and the bit in it of a bigram.
fn bit(first: usize, second: usize) -> (usize, u64) {
    let pair = (first as u64) << 16 | second as u64;
    let hash = pair.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40;
    (hash as usize >> 6 & (WORDS - 1), 1 << (hash & 63))
}

const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

impl Model {
    fn bigram(&self, before: Option<usize>, second: usize) -> f32 {
        let steps = match before {
            None => u32::from(self.alone[second]),
            Some(first) => self
                .pair(first, second)
                .unwrap_or_else(|| u32::from(self.apart[first]) + u32::from(self.alone[second])),
        };
        -(steps as f32) / STEPS
    }

    fn pair(&self, first: usize, second: usize) -> Option<u32> {
        let (word, bit) = bit(first, second);
        if self.present.get(word)? & bit == 0 {
            return None;
        }
        let start = if first == 0 { 0 } else { self.ends[first - 1] };
        let row = start..self.ends[first];
        let at = self.seconds[row].binary_search(&(second as u16)).ok()?;
        Some(u32::from(self.costs[start + at]))
    }

    fn place(&self, c: char) -> Option<usize> {
        let place = *self.places.get((c as u32).checked_sub(FIRST)? as usize)?;
        (place != u16::MAX).then_some(usize::from(place))
    }

    /// Reads the table: the number of characters; the characters as UTF-16, big end first; their costs alone and
    /// apart; for each, the number of its bigrams, then gap to the next second character and cost, each number in
    /// groups of seven bits, lowest first. `None` where the table ends early.
    fn read(table: &[u8]) -> Option<Self> {
        let (head, rest) = table.split_at_checked(2)?;
        let count = usize::from(u16::from_be_bytes([head[0], head[1]]));
        let (characters, rest) = rest.split_at_checked(2 * count)?;
        let (alone, rest) = rest.split_at_checked(count)?;
        let (apart, rest) = rest.split_at_checked(count)?;
        let mut places = vec![u16::MAX; (LAST - FIRST + 1) as usize];
        for (number, unit) in (0..).zip(characters.chunks_exact(2)) {
            let code = u32::from(u16::from_be_bytes([unit[0], unit[1]]));
            *places.get_mut(code.checked_sub(FIRST)? as usize)? = number;
        }
        for code in FIRST..=LAST {
            let simplified = char::from_u32(code).map_or(code, |c| simplified(c) as u32);
            if let Some(place) =
                simplified.checked_sub(FIRST).and_then(|at| places.get(at as usize))
            {
                places[(code - FIRST) as usize] = *place;
            }
        }
        let mut model = Self {
            places,
            alone: alone.to_vec(),
            apart: apart.to_vec(),
            ends: Vec::with_capacity(count),
            seconds: Vec::new(),
            costs: Vec::new(),
            present: vec![0; WORDS],
        };
        let mut bytes = rest.iter().copied();
        for first in 0..count {
            let mut next = 0;
            for _ in 0..number(&mut bytes)? {
                let second = next + number(&mut bytes)?;
                model.seconds.push(u16::try_from(second).ok()?);
                model.costs.push(bytes.next()?);
                let (word, bit) = bit(first, second as usize);
                model.present[word] |= bit;
                next = second + 1;
            }
            model.ends.push(model.seconds.len());
        }
        Some(model)
    }
}

fn number(bytes: &mut impl Iterator<Item = u8>) -> Option<u32> {
    let mut number = 0;
    for shift in (0..21).step_by(7) {
        let byte = bytes.next()?;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        let model = Model::read(TABLE).expect("the table reads to its end");
        assert!(model.seconds.len() > 100_000 && model.ends.len() == model.alone.len());
    }

    #[test]
    fn words_are_likelier_than_chance_in_both_scripts() {
        for (word, chance) in [(['經', '濟'], ['經', '罘']), (['经', '济'], ['济', '经'])] {
            assert!(
                log_probability(word[0], word[1]) > log_probability(chance[0], chance[1]) + 3.0
            );
        }
    }
}
