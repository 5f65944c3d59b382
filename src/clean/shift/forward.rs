//! The damage itself, for the tests: clean text in, a page of the family out.
//!
//! The converter worked on GBK bytes without regard to characters: it put readings behind byte pairs, cut the page at
//! the bytes of punctuation, decoded each piece alone, and folded wide punctuation.

use crate::text::gbk;

/// How a page was damaged.
#[derive(Debug, Clone)]
pub(super) struct Damage {
    /// Characters and the readings put behind them, in the order in which that was done.
    pub(super) annotated: Vec<(char, String)>,
    /// Marks at whose bytes the page was cut, in that order.
    pub(super) cuts: Vec<char>,
    /// Whether a lead byte alone shows as `?`; else it is gone.
    pub(super) shows_lone_leads: bool,
}

impl Damage {
    /// The damaged line, after a later tool folded its punctuation.
    pub(super) fn done_to(&self, line: &str) -> String {
        let mut bytes: Vec<u8> = Vec::new();
        for c in line.chars() {
            match gbk::encode(c) {
                Some(pair) => bytes.extend(pair),
                None => bytes.extend(u8::try_from(c).ok()),
            }
        }
        for (c, reading) in &self.annotated {
            bytes = annotate(&bytes, *c, reading);
        }
        let mut pieces = vec![bytes];
        for mark in &self.cuts {
            pieces = pieces.iter().flat_map(|piece| cut(piece, *mark)).collect();
        }
        let text: String = pieces.iter().map(|piece| self.decoded(piece)).collect();
        text.chars().map(folded).collect()
    }

    fn decoded(&self, piece: &[u8]) -> String {
        let mut text = String::new();
        let mut at = 0;
        while let Some(&lead) = piece.get(at) {
            if lead < 0x80 {
                text.push(char::from(lead));
                at += 1;
                continue;
            }
            match piece.get(at + 1) {
                None if self.shows_lone_leads => text.push('?'),
                None => {}
                Some(&trail) => text.push(gbk::decode(lead, trail).unwrap_or('?')),
            }
            at += 2;
        }
        text
    }
}

fn annotate(bytes: &[u8], c: char, reading: &str) -> Vec<u8> {
    let Some(pair) = gbk::encode(c) else { return bytes.to_vec() };
    let mut done = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at..].starts_with(&pair) {
            done.extend(pair);
            done.push(b'(');
            for letter in reading.chars() {
                match gbk::encode(letter) {
                    Some(pair) => done.extend(pair),
                    None => done.push(letter as u8),
                }
            }
            done.push(b')');
            at += 2;
        } else {
            done.push(bytes[at]);
            at += 1;
        }
    }
    done
}

/// The pieces between the bytes of `mark`, and the marks as pieces of their own.
fn cut(piece: &[u8], mark: char) -> Vec<Vec<u8>> {
    let Some(pair) = gbk::encode(mark) else { return vec![piece.to_vec()] };
    if piece.len() == 2 {
        return vec![piece.to_vec()];
    }
    let mut pieces = vec![Vec::new()];
    let mut at = 0;
    while at < piece.len() {
        if piece[at..].starts_with(&pair) {
            pieces.extend([pair.to_vec(), Vec::new()]);
            at += 2;
        } else {
            if let Some(last) = pieces.last_mut() {
                last.push(piece[at]);
            }
            at += 1;
        }
    }
    pieces
}

fn folded(c: char) -> char {
    match c {
        '，' => ',',
        '！' => '!',
        '；' => ';',
        '？' => '?',
        '：' => ':',
        '（' => '(',
        '）' => ')',
        c => c,
    }
}
