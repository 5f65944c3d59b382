//! Where in a line the bytes may be out of step: the only places that are searched.
//!
//! A shift begins behind a punctuation mark the page was cut at, or at an annotation that lost its bracket, and ends at
//! the next mark at the latest. So the line is taken in segments between marks, and those are searched that show proof
//! of damage or read worse than Chinese does. To be searched is not to be changed.

use std::ops::Range;

use crate::text::gbk;

use super::model::log_probability;
use super::stream::{Kind, Token, is_stray_trail};

/// What a character of running text costs at most, on average, in nats: names and rare words cost this much.
const ORDINARY: f32 = 8.0;
/// How much more than ordinary the beginning of a segment may cost.
pub(super) const SURPRISE: f32 = 2.0;
/// How much more is damage beyond doubt.
pub(super) const DAMAGE: f32 = 3.0 * SURPRISE;
/// Longest stretch that is searched, in tokens; running text has a mark long before.
pub(super) const LONGEST: usize = 512;

/// A stretch of a line that is searched.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Window {
    /// In tokens; begins and ends between characters.
    pub(super) tokens: Range<usize>,
    /// The token that proves damage, whatever the text means.
    pub(super) proof: Option<usize>,
    /// How much worse than ordinary text it reads, in nats.
    pub(super) surprise: f32,
}

impl Window {
    /// Whether it is no longer in doubt that something is wrong in it.
    pub(super) fn is_damaged(&self) -> bool {
        self.proof.is_some() || self.surprise > DAMAGE
    }
}

/// The windows of a line, in order and apart.
pub(super) fn windows(tokens: &[Token]) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    let mut mark = 0;
    while mark < tokens.len() {
        let inside = if tokens[mark].is_mark() { after_mark(tokens, mark) } else { mark };
        let end = (inside..tokens.len()).find(|at| tokens[*at].is_mark()).unwrap_or(tokens.len());
        let proof = (inside..end).find(|at| is_proof(&tokens[*at]));
        let proof = proof.or_else(|| is_stray_question(tokens, mark, inside).then_some(mark));
        // The bytes of 。” and 。“ hold those of ！: any of these may be a cut.
        let exclaims = matches!(tokens[mark].seen, '!' | '！');
        let doubled = tokens[mark].kind == Kind::Question && inside == end && end < tokens.len();
        let surprise = surprise(&tokens[mark..end], inside - mark);
        if proof.is_some() || exclaims || doubled || surprise > SURPRISE {
            add(
                &mut windows,
                Window {
                    tokens: first_mark(tokens, mark)..last_mark(tokens, end),
                    proof,
                    surprise,
                },
            );
        }
        mark = end;
    }
    windows
}

fn add(windows: &mut Vec<Window>, window: Window) {
    match windows.last_mut() {
        Some(last) if window.tokens.start < last.tokens.end => {
            last.tokens.end = last.tokens.end.max(window.tokens.end);
            last.proof = last.proof.or(window.proof);
            last.surprise = last.surprise.max(window.surprise);
        }
        _ => windows.push(window),
    }
}

/// Damage that no text has by itself: an annotation without its bracket or behind a letter, a private-use character.
fn is_proof(token: &Token) -> bool {
    token.kind == Kind::Eaten
        || gbk::is_user_defined(token.seen)
        || token.annotation.is_some() && token.seen.is_ascii()
}

/// Whether a question mark stands at `mark` where nobody writes one: next to a stop.
fn is_stray_question(tokens: &[Token], mark: usize, behind: usize) -> bool {
    let is_stop = |token: Option<&Token>| token.is_some_and(|token| is_stop(token.seen));
    tokens[mark].kind == Kind::Question
        && (is_stop(mark.checked_sub(1).map(|at| &tokens[at])) || is_stop(tokens.get(behind)))
}

/// Whether no question mark stands beside `c`.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '，' | '；' | '：' | ',' | ';' | ':')
}

/// How much worse than ordinary text the worst beginning of a segment reads; the mark in front of it takes the first
/// `skipped` tokens. A letter alone among Han characters is what a trail byte looks like.
fn surprise(segment: &[Token], skipped: usize) -> f32 {
    let mark = segment.first().filter(|_| skipped > 0).map_or('\0', |mark| mark.seen);
    let mut reading = Surprise::behind(mark);
    let chars = segment[skipped..].iter().filter(|token| token.begins()).map(|token| token.seen);
    chars.fold(0.0, |worst: f32, c| worst.max(reading.of(c)))
}

/// How much worse than ordinary text a segment reads, from its beginning on.
pub(super) struct Surprise {
    sum: f32,
    previous: char,
    /// How many letters in a row.
    letters: usize,
}

impl Surprise {
    /// That of a segment behind `mark`; U+0000 where none stands in front of it.
    pub(super) fn behind(mark: char) -> Self {
        Self { sum: 0.0, previous: mark, letters: 0 }
    }

    /// What the next character makes it.
    pub(super) fn of(&mut self, c: char) -> f32 {
        self.letters = if is_stray_trail(c) { self.letters + 1 } else { 0 };
        let price = if self.letters == 1 {
            ORDINARY + 1.5 * SURPRISE
        } else {
            -log_probability(self.previous, c)
        };
        self.sum += price - ORDINARY;
        self.previous = c;
        self.sum
    }
}

fn after_mark(tokens: &[Token], mark: usize) -> usize {
    if tokens[mark].kind == Kind::Question { mark + 1 } else { (mark + 2).min(tokens.len()) }
}

/// The first of the marks that stand together with the one at `mark`.
fn first_mark(tokens: &[Token], mark: usize) -> usize {
    let mut first = mark;
    for at in (mark.saturating_sub(2 * MOST_MARKS)..mark).rev() {
        if tokens[at].is_mark() && after_mark(tokens, at) == first {
            first = at;
        }
    }
    first
}

/// Behind the last of the marks that stand together from `mark` on.
fn last_mark(tokens: &[Token], mark: usize) -> usize {
    let mut end = mark;
    for _ in 0..MOST_MARKS {
        if end < tokens.len() && tokens[end].is_mark() {
            end = after_mark(tokens, end);
        }
    }
    end
}

/// How many marks in a row are looked at together.
const MOST_MARKS: usize = 3;
