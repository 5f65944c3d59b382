//! The damage itself, for the tests: clean text in, a page of the family out, and what became of each character.
//!
//! The converter worked on GBK bytes without regard to characters: it put readings behind byte pairs, cut the page at
//! the bytes of punctuation, and decoded each piece alone. Later tools folded wide punctuation, and some dropped
//! what stood in the zones for private use.

use std::ops::Range;

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
    /// Whether characters for private use are still there.
    pub(super) keeps_private_use: bool,
    /// Whether wide punctuation was folded to ASCII.
    pub(super) folds_punctuation: bool,
}

/// What went wrong with a span of characters, the worst of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Loss {
    /// The opening bracket of an annotation and the byte in front of it made `?`.
    Bracket,
    /// A lead byte at the end of the line.
    LineEnd,
    /// The lead byte of 。
    FullStop,
    /// The lead byte of something else.
    OtherLead,
    /// A byte and the digit or sign behind it made `?`.
    Digit,
    /// Characters for private use were dropped.
    Private,
}

/// A span of damaged characters.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// In characters of the clean line.
    pub(super) clean: Range<usize>,
    /// What stands in their place, in characters of the damaged line.
    pub(super) seen: Range<usize>,
    pub(super) loss: Loss,
}

/// A damaged line.
#[derive(Debug)]
pub(super) struct Damaged {
    pub(super) text: String,
    pub(super) spans: Vec<Span>,
}

/// A byte, and the character of the clean line that it belongs to.
#[derive(Clone, Copy)]
struct Byte {
    value: u8,
    of: Option<usize>,
}

impl Damage {
    /// The damaged line.
    pub(super) fn done_to(&self, line: &str) -> Damaged {
        let mut bytes = Vec::new();
        for (number, c) in line.chars().enumerate() {
            let of = Some(number);
            match gbk::encode(c) {
                Some(pair) => bytes.extend(pair.map(|value| Byte { value, of })),
                None => bytes.extend(u8::try_from(c).ok().map(|value| Byte { value, of })),
            }
        }
        for (c, reading) in &self.annotated {
            bytes = annotate(bytes, *c, reading);
        }
        let mut pieces = vec![(bytes, false)];
        for mark in &self.cuts {
            pieces = pieces.into_iter().flat_map(|piece| cut(piece, *mark)).collect();
        }
        let mut page = Page { clean: line.chars().collect(), ..Page::default() };
        let last = pieces.len() - 1;
        for (number, (piece, _)) in pieces.iter().enumerate() {
            page.read(piece, self, number == last);
        }
        page.damaged()
    }
}

/// What a page shows.
#[derive(Default)]
struct Page {
    clean: Vec<char>,
    text: String,
    count: usize,
    /// The characters that came through: of the clean line, of the page.
    intact: Vec<(usize, usize)>,
    /// The characters that lost something.
    losses: Vec<(usize, Loss)>,
}

impl Page {
    /// Reads a piece as PHP reads code page 936: a lead byte takes its trail with it, whatever that is.
    fn read(&mut self, piece: &[Byte], damage: &Damage, ends_line: bool) {
        let mut at = 0;
        while let Some(&lead) = piece.get(at) {
            let trail = piece.get(at + 1).copied();
            at += 1;
            if lead.value < 0x80 {
                let c = char::from(lead.value);
                self.show(c, lead.of.filter(|of| self.clean[*of] == c));
                continue;
            }
            let Some(trail) = trail.filter(|trail| trail.value > 0x20) else {
                let is_full_stop = lead.of.is_some_and(|of| self.clean[of] == '。');
                let loss = match (ends_line, is_full_stop) {
                    (true, _) => Loss::LineEnd,
                    (false, true) => Loss::FullStop,
                    (false, false) => Loss::OtherLead,
                };
                self.lose(lead, loss);
                if damage.shows_lone_leads {
                    self.show('?', None);
                }
                continue;
            };
            at += 1;
            let whole = lead.of.filter(|_| lead.of == trail.of);
            match gbk::decode(lead.value, trail.value) {
                Some(c) if gbk::is_user_defined(c) && !damage.keeps_private_use => {
                    self.lose(lead, Loss::Private);
                    self.lose(trail, Loss::Private);
                }
                Some(c) => self.show(if damage.folds_punctuation { folded(c) } else { c }, whole),
                None => {
                    self.lose(lead, if trail.of.is_some() { Loss::Digit } else { Loss::Bracket });
                    self.lose(trail, Loss::Digit);
                    self.show('?', None);
                }
            }
        }
    }

    fn show(&mut self, c: char, of: Option<usize>) {
        self.text.push(c);
        self.intact.extend(of.map(|of| (of, self.count)));
        self.count += 1;
    }

    fn lose(&mut self, byte: Byte, loss: Loss) {
        self.losses.extend(byte.of.map(|of| (of, loss)));
    }

    /// The spans between the characters that came through.
    fn damaged(mut self) -> Damaged {
        self.intact.push((self.clean.len(), self.count));
        let (mut clean, mut seen) = (0, 0);
        let mut spans = Vec::new();
        for &(of, at) in &self.intact {
            if of > clean {
                let here = |(lost, _): &&(usize, Loss)| (clean..of).contains(lost);
                let losses = self.losses.iter().filter(here).map(|(_, loss)| *loss);
                let loss = losses.max().unwrap_or(Loss::FullStop);
                spans.push(Span { clean: clean..of, seen: seen..at, loss });
            }
            (clean, seen) = (of + 1, at + 1);
        }
        Damaged { text: self.text, spans }
    }
}

fn annotate(bytes: Vec<Byte>, c: char, reading: &str) -> Vec<Byte> {
    let Some(pair) = gbk::encode(c) else { return bytes };
    let mut note = vec![b'('];
    for letter in reading.chars() {
        match gbk::encode(letter) {
            Some(pair) => note.extend(pair),
            None => note.push(letter as u8),
        }
    }
    note.push(b')');
    let mut done = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let matches = starts_with(&bytes[at..], pair);
        let taken = if matches { 2 } else { 1 };
        done.extend_from_slice(&bytes[at..at + taken]);
        if matches {
            done.extend(note.iter().map(|value| Byte { value: *value, of: None }));
        }
        at += taken;
    }
    done
}

/// The pieces between the bytes of `mark`, and the marks as pieces of their own, which nothing cuts any more.
fn cut(piece: (Vec<Byte>, bool), mark: char) -> Vec<(Vec<Byte>, bool)> {
    let Some(pair) = gbk::encode(mark).filter(|_| !piece.1) else { return vec![piece] };
    let (bytes, mut pieces) = (piece.0, Vec::new());
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        if starts_with(&bytes[at..], pair) {
            pieces.push((bytes[start..at].to_vec(), false));
            pieces.push((bytes[at..at + 2].to_vec(), true));
            at += 2;
            start = at;
        } else {
            at += 1;
        }
    }
    pieces.push((bytes[start..].to_vec(), false));
    pieces
}

fn starts_with(bytes: &[Byte], pair: [u8; 2]) -> bool {
    matches!(bytes, [first, second, ..] if [first.value, second.value] == pair)
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
