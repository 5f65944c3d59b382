//! UTF-8 that was read in another code page: the bytes of the characters, put together again, are UTF-8.
//!
//! UTF-8 proves itself: two characters of three bytes each hit its pattern by chance less than once in ten thousand, and
//! nearly never with two characters that a text would have. Where one byte was lost (`?`, U+FFFD) the characters that it
//! could have made are weighed by the company; a close race is left open, as U+FFFD.
//!
//! Invariant: a reading without a loss, written in UTF-8 and read in the page, is the text it stands for.

use std::ops::Range;

use crate::text::bigrams;
use crate::text::codepage::{Bytes, Page};
use crate::text::likely;
use crate::text::width::{is_han, is_hangul};

/// By how much, in nats, a character has to beat the next best to be put in for lost bytes: about 7 to 1.
const MARGIN: f32 = 2.0;
/// What a character that is put in may cost, in nats.
const RIDDLE: f32 = 12.0;
/// What stands behind figures in dates and amounts.
const COUNTED: &str =
    "年月日号號时時点點分元万萬亿億个個家名人次台条條种種位岁歲倍级級吨噸公小届屆天周";
/// How many characters are read without reaching an end of a character in both encodings.
const LONGEST_DETOUR: usize = 64;
/// How far back an opening mark is sought: a quotation is not longer than this.
const NEAR: usize = 200;

/// A stretch of text read again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reading {
    /// What it stands for.
    pub(super) range: Range<usize>,
    /// What it says.
    pub(super) after: Vec<char>,
    /// How many of its characters are from three bytes or more.
    pub(super) long: usize,
    /// Where bytes are lost: in `range`, the first character of the place; and whether a character was put in.
    pub(super) losses: Vec<(usize, bool)>,
}

/// One character of a reading, or what it may have been.
enum Piece {
    Known(char),
    Lost { options: Vec<char>, at: usize },
}

/// Every longest stretch of `chars` that is UTF-8 read in `page`.
pub(super) fn readings(chars: &[char], page: Page) -> Vec<Reading> {
    let (mut found, mut seen): (_, Vec<char>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < chars.len() {
        let lead = match page.bytes(chars[at]) {
            Some(Bytes::One(byte) | Bytes::Two([byte, _])) => byte,
            None => 0,
        };
        let reading = if length(lead) > 1 { Parse::at(chars, page, at, &mut seen) } else { None };
        if reading.is_none() {
            // A line may be long, and only what is near is asked for.
            if seen.len() > 100 * NEAR {
                seen.drain(..seen.len() - NEAR);
            }
            seen.push(chars[at]);
        }
        at = reading.as_ref().map_or(at + 1, |reading| reading.range.end);
        found.extend(reading);
    }
    found
}

/// How many bytes a character has that begins with `lead`; 0 for a byte that begins none.
fn length(lead: u8) -> usize {
    match lead {
        0..=0x7F => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 0,
    }
}

/// A lead byte that is lost.
const UNKNOWN: u8 = 0;

#[derive(Default)]
struct Parse {
    pieces: Vec<Piece>,
    /// The bytes of a character that is not whole yet.
    pending: Vec<u8>,
    /// Where that character begins.
    began: usize,
}

impl Parse {
    /// The longest reading that begins with the character at `start`; it is added to what was `seen` before.
    fn at(chars: &[char], page: Page, start: usize, seen: &mut Vec<char>) -> Option<Reading> {
        let mut parse = Self::default();
        let (mut end, mut whole) = (start, 0);
        for (at, c) in chars.iter().enumerate().skip(start) {
            let fits = match page.bytes(*c) {
                Some(Bytes::One(byte)) => parse.feed(byte, at),
                Some(Bytes::Two(pair)) => pair.iter().all(|byte| parse.feed(*byte, at)),
                None if matches!(c, '?' | '\u{FFFD}') => parse.lose(at, chars.get(at + 1), page),
                None => false,
            };
            if !fits || at - end > LONGEST_DETOUR {
                break;
            }
            if parse.pending.is_empty() {
                (end, whole) = (at + 1, parse.pieces.len());
            }
        }
        parse.pieces.truncate(whole);
        (whole > 0).then(|| parse.reading(chars, start..end, seen))
    }

    /// Takes a byte in; false where it does not fit.
    fn feed(&mut self, byte: u8, at: usize) -> bool {
        if self.pending.is_empty() {
            self.began = at;
            return match length(byte) {
                0 => false,
                1 => {
                    self.pieces.push(Piece::Known(char::from(byte)));
                    true
                }
                _ => {
                    self.pending.push(byte);
                    true
                }
            };
        }
        if !matches!(byte, 0x80..=0xBF) {
            return false;
        }
        self.pending.push(byte);
        let lead = self.pending[0];
        if lead == UNKNOWN {
            if self.pending.len() == 3 {
                let leads = (0xE3..=0xE9).chain([0xEF]);
                let options: Vec<char> =
                    leads.filter_map(|lead| character(&[lead, self.pending[1], byte])).collect();
                self.pieces.push(Piece::Lost { options, at: self.began });
                self.pending.clear();
            }
            return true;
        }
        if self.pending.len() < length(lead) {
            return true;
        }
        let c = character(&self.pending);
        self.pending.clear();
        self.pieces.extend(c.map(Piece::Known));
        c.is_some()
    }

    /// Takes in that a byte is lost at `at`: the last of a character of three. Where the next byte continues a
    /// character, the first of that one is lost with it: the two made a pair that the page does not have.
    fn lose(&mut self, at: usize, next: Option<&char>, page: Page) -> bool {
        let [lead, second] = self.pending[..] else { return false };
        if length(lead) != 3 {
            return false;
        }
        let is_pair = match next.and_then(|c| page.bytes(*c)) {
            Some(Bytes::Two([first, _])) => matches!(first, 0x80..=0xBF),
            Some(Bytes::One(first)) => first == 0x80 && page == Page::Gbk,
            None => false,
        };
        let options = (0x80..=0xBFu8).filter_map(|last| character(&[lead, second, last]));
        self.pieces.push(Piece::Lost { options: options.collect(), at: self.began });
        self.pending.clear();
        self.began = at;
        self.pending.extend(is_pair.then_some(UNKNOWN));
        true
    }

    fn reading(&self, chars: &[char], range: Range<usize>, seen: &mut Vec<char>) -> Reading {
        let mut reading = Reading { range, after: Vec::new(), long: 0, losses: Vec::new() };
        let behind = chars.get(reading.range.end).copied().unwrap_or('\n');
        for (number, piece) in self.pieces.iter().enumerate() {
            let c = match piece {
                Piece::Known(c) => *c,
                Piece::Lost { options, at } => {
                    let previous = seen.last().copied().unwrap_or('\n');
                    let next = match self.pieces.get(number + 1) {
                        Some(Piece::Known(next)) => Some(*next),
                        Some(Piece::Lost { .. }) => None,
                        None => Some(behind),
                    };
                    let best = likeliest(previous, options, next, seen);
                    reading.losses.push((*at, best.is_some()));
                    best.unwrap_or('\u{FFFD}')
                }
            };
            reading.long += usize::from(c.len_utf8() >= 3);
            reading.after.push(c);
            seen.push(c);
        }
        reading
    }
}

/// The one option that fits between its neighbours far better than the others.
fn likeliest(
    previous: char,
    options: &[char],
    next: Option<char>,
    before: &[char],
) -> Option<char> {
    let follows_space = next.is_some_and(char::is_whitespace);
    let value = |c: char| {
        let ends = next == Some('\n');
        let next = next.filter(|next| is_han(*next) || is_wide_mark(*next));
        let behind = next.map_or(0.0, |next| bigrams::log_probability(c, next));
        let at_end = match c {
            '，' | '、' | '（' | '《' | '“' | '「' | '【' | '；' if ends => -6.0,
            '。' | '！' | '？' if ends => 2.0,
            _ => 0.0,
        };
        let counted = previous.is_ascii_digit() && COUNTED.contains(c);
        let at_end = at_end + if counted { 4.0 } else { 0.0 };
        let opens_nothing = matches!(c, '“' | '‘') && follows_space;
        let at_end = at_end - if opens_nothing { 6.0 } else { 0.0 };
        let beside = if previous.is_ascii() && !previous.is_ascii_digit() {
            likely::behind(previous, c)
        } else {
            bigrams::log_probability(previous, c)
        };
        beside + behind + at_end + balance(c, before)
    };
    let mut values: Vec<(f32, char)> = options.iter().map(|c| (value(*c), *c)).collect();
    values.sort_by(|a, b| b.0.total_cmp(&a.0));
    let [first, rest @ ..] = values.as_slice() else { return None };
    let margin = rest.first().map_or(f32::INFINITY, |second| first.0 - second.0);
    let is_plain = -likely::behind(previous, first.1) < RIDDLE;
    // Behind a figure one measure is as good as another.
    let least = if previous.is_ascii_digit() { 2.0 * MARGIN + 0.5 } else { MARGIN };
    (margin >= least && is_plain).then_some(first.1)
}

fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{301F}' | '\u{FF01}'..='\u{FF5E}')
}

/// What a closing mark gains if one like it is open, and loses if none is.
fn balance(c: char, before: &[char]) -> f32 {
    let open = match c {
        '”' => '“',
        '’' => '‘',
        '》' => '《',
        '」' => '「',
        '』' => '『',
        '）' => '（',
        '】' => '【',
        _ => return 0.0,
    };
    let near = before.iter().rev().take(NEAR).find(|near| **near == c || **near == open);
    if near == Some(&open) { 4.0 } else { -6.0 }
}

/// The character of a sequence of bytes, if it is one that news have.
fn character(bytes: &[u8]) -> Option<char> {
    let text = std::str::from_utf8(bytes).ok()?;
    text.chars().next().filter(|c| is_plausible(*c))
}

/// Whether `c` is a character that a text of today may have. The gaps are scripts and signs that a wrong reading hits as
/// often as any other.
fn is_plausible(c: char) -> bool {
    is_han(c)
        || is_hangul(c)
        || matches!(c,
            // Of the control codes are the halves of what was damaged twice.
            '\u{80}'..='\u{17F}'
            | '\u{192}' | '\u{1CD}'..='\u{1DC}' | '\u{218}'..='\u{21B}' | '\u{2C6}' | '\u{2DC}'
            | '\u{391}'..='\u{3C9}'
            | '\u{401}' | '\u{410}'..='\u{44F}' | '\u{451}'
            | '\u{1EA0}'..='\u{1EF9}'
            | '\u{200B}'..='\u{200F}' | '\u{2010}'..='\u{2027}' | '\u{202F}' | '\u{2030}'..='\u{203E}'
            | '\u{20A0}'..='\u{20C0}'
            | '\u{2100}'..='\u{23FF}'
            | '\u{2460}'..='\u{27BF}'
            | '\u{2B00}'..='\u{2BFF}'
            | '\u{3000}'..='\u{30FF}'
            | '\u{3100}'..='\u{312F}'
            | '\u{3200}'..='\u{33FF}'
            | '\u{FE0F}' | '\u{FE30}'..='\u{FE4F}'
            | '\u{FEFF}' | '\u{FFFD}'
            | '\u{FF00}'..='\u{FFEF}'
            | '\u{1F000}'..='\u{1FAFF}')
}
