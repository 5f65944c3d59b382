//! A line as the bytes it was decoded from: annotations lifted off, lost bytes marked.
//!
//! Later tools folded full-width punctuation to ASCII, so `,` stands for the pair A3 AC again, except inside numbers and
//! Latin words. Every token says which characters of the line it stands for; together they cover the line.

use std::ops::Range;

use crate::text::gbk;
use crate::text::width::{is_chinese_punctuation, is_han};

use super::super::pinyin::{annotation, letters};
use super::readings::Syllable;

/// One byte of the line, or the trace of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// What it stands for, in characters of the line; the two bytes of a pair share it, annotation included.
    pub(super) range: Range<usize>,
    /// The reading that the converter put behind this byte.
    pub(super) annotation: Option<Syllable>,
    /// The character of the line.
    pub(super) seen: char,
}

/// What is known of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A byte that is a character of its own or begins one.
    First(u8),
    /// The first byte of a punctuation mark that pages were cut at, hence where a byte may be missing in front.
    Mark(u8),
    /// The second byte of a pair.
    Second(u8),
    /// A byte lost with the opening bracket of an annotation: `?jǐn)`.
    Eaten,
    /// A question mark, or the trace of a byte without its partner.
    Question,
    /// A character that GBK has not.
    Foreign,
}

impl Kind {
    /// The byte it is.
    pub(super) fn byte(self) -> Option<u8> {
        match self {
            Self::First(byte) | Self::Mark(byte) | Self::Second(byte) => Some(byte),
            Self::Eaten | Self::Question | Self::Foreign => None,
        }
    }
}

impl Token {
    /// Whether a character of the line begins here.
    pub(super) fn begins(&self) -> bool {
        !matches!(self.kind, Kind::Second(_))
    }

    /// Whether it begins a punctuation mark that a page may have been cut at.
    pub(super) fn is_mark(&self) -> bool {
        matches!(self.kind, Kind::Mark(_) | Kind::Question)
    }
}

/// The tokens of a line.
pub(super) fn tokens(chars: &[char]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(2 * chars.len());
    let mut at = 0;
    while at < chars.len() {
        at = push(&mut tokens, chars, at);
    }
    tokens
}

/// Adds the tokens of the character at `at`; returns where the next one stands.
fn push(tokens: &mut Vec<Token>, chars: &[char], at: usize) -> usize {
    let c = chars[at];
    let token = |kind, end, annotation| Token { kind, range: at..end, annotation, seen: c };
    if matches!(c, '?' | '？') {
        let (kind, end, eaten) = match eaten(chars, at + 1) {
            Some((syllable, end)) => (Kind::Eaten, end, Some(syllable)),
            None => (Kind::Question, at + 1, None),
        };
        tokens.push(token(kind, end, eaten));
        return end;
    }
    let (annotation, end) = match lifted(chars, at) {
        Some((syllable, end)) => (Some(syllable), end),
        None => (None, at + 1),
    };
    let wide = widened(chars, at);
    match gbk::encode(wide) {
        Some([lead, trail]) => {
            let kind = if is_cut(wide) { Kind::Mark(lead) } else { Kind::First(lead) };
            tokens.push(token(kind, end, None));
            tokens.push(token(Kind::Second(trail), end, annotation));
        }
        None if c.is_ascii() => tokens.push(token(Kind::First(c as u8), end, annotation)),
        None => tokens.push(token(Kind::Foreign, end, None)),
    }
    end
}

/// Whether most of the letters are Han characters.
pub(super) fn is_chinese(chars: &[char]) -> bool {
    let han = chars.iter().filter(|c| is_han(**c)).count();
    han >= chars.iter().filter(|c| !is_han(**c) && is_letter(**c)).count()
}

fn is_letter(c: char) -> bool {
    !is_chinese_punctuation(c) && c.is_alphabetic()
}

/// The syllable at `at`, if a closing bracket follows, and what stands behind that.
fn eaten(chars: &[char], at: usize) -> Option<(Syllable, usize)> {
    let letters = letters(chars, at)?;
    let end = at + letters.chars().count();
    let closes = chars.get(end) == Some(&')');
    Some((Syllable::of(&letters).filter(|_| closes)?, end + 1))
}

/// The syllable that the character at `at` carries in brackets, and what stands behind them.
fn lifted(chars: &[char], at: usize) -> Option<(Syllable, usize)> {
    if chars.get(at + 1) != Some(&'(') || !may_be_annotated(chars[at]) {
        return None;
    }
    let annotation = annotation(chars, at + 1)?;
    Some((Syllable::of(&annotation.reading)?, at + 1 + annotation.length))
}

/// Han characters, and the ASCII characters that a trail byte alone looks like.
pub(super) fn may_be_annotated(c: char) -> bool {
    is_han(c) || gbk::is_user_defined(c) || is_stray_trail(c)
}

/// Whether `c` is what a trail byte looks like that lost its lead.
pub(super) fn is_stray_trail(c: char) -> bool {
    matches!(c, '@'..='~')
}

/// The mark at `at` as it was before it was folded to ASCII; any other character as it is.
fn widened(chars: &[char], at: usize) -> char {
    let before = |back: usize| at.checked_sub(back).map(|at| chars[at]);
    widened_between([before(2), before(1)], chars[at], chars.get(at + 1).copied())
}

/// The same for `c` between the two characters `before` it and the one `behind`.
pub(super) fn widened_between(before: [Option<char>; 2], c: char, behind: Option<char>) -> char {
    let wide = match c {
        ',' => '，',
        '!' => '！',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        c => return c,
    };
    // `::` stands between two words of code.
    let before = if before[1] == Some(c) { before[0] } else { before[1] };
    let latin = before.is_some_and(|c| c.is_ascii_alphabetic());
    let number =
        before.is_some_and(|c| c.is_ascii_digit()) && behind.is_some_and(|c| c.is_ascii_digit());
    if latin && behind.is_some_and(|c| c.is_ascii()) || number { c } else { wide }
}

/// Whether pages were cut at `c`.
pub(super) fn is_cut(c: char) -> bool {
    matches!(c, '，' | '！' | '；' | '：' | '。')
}
