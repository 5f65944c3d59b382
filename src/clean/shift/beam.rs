//! Reads a stretch of bytes with gaps as one GBK stream, the likeliest readings first.
//!
//! A byte may be missing in front of a punctuation mark, at the end of the line, at a bare `?`, and where an annotation
//! lost its bracket; on pages that lost their characters for private use, two bytes where the stream is out of step.
//! Nowhere else is anything put in. Each missing byte has its price in nats. The work is bounded by the stretch's
//! length times the beam's width.

use crate::text::gbk;

use super::context::{Context, Cuts};
use super::lost::Lost;
use super::stream::{Kind, Token};

/// How many readings are followed at once, and how many there may be before they are sifted.
const WIDTH: usize = 16;
const CROWD: usize = 32;
/// How far a reading may fall behind the best, in nats, before it is given up.
const HOPELESS: f32 = 20.0;
/// What a byte costs the best reading, about.
const ORDINARY: f32 = 5.0;
/// How many readings are handed back.
const HANDED_BACK: usize = 8;

/// Price of a lead byte lost in front of a mark, by what is known of the page: a cut spares no place.
const LOST_LEAD: [(Cuts, f32); 3] =
    [(Cuts::Unlikely, 9.0), (Cuts::Possible, 5.0), (Cuts::Proved, 1.0)];
/// Price of a trail byte lost where the bytes in front of it are already off by one: there it had to be.
const LOST_TRAIL: f32 = 1.0;
/// Price of a mark put in at a line's end that ends none.
const UNFINISHED: f32 = 6.0;
/// Price of an annotation behind a byte that ends no character of that reading.
const WRONG_READING: f32 = 20.0;
/// Price of an ASCII letter that happens to make, with the byte in front of it, a character of that reading.
pub(super) const CHANCE: f32 = 6.0;

/// Stands in a reading for a character that nothing tells.
pub(super) const EATEN: char = '\u{FFFD}';

/// Stands for a character whose readings are too close to call, as editors mark what they cannot read.
pub(super) const BLANK: char = '□';

/// One reading of a stretch.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    /// Log-probability less the prices.
    pub(super) score: f32,
    pub(super) pieces: Vec<Piece>,
    /// Whether it leaves everything as it is.
    pub(super) untouched: bool,
}

/// One character of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) c: char,
    /// The tokens it is made of: from, to.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether a byte of it was chosen and not read.
    pub(super) guessed: bool,
}

/// Where the stretch stands in its line.
pub(super) struct Stretch<'a> {
    /// Its tokens; the first one begins a character, and the bytes in front of it are in step.
    pub(super) tokens: &'a [Token],
    /// The character in front of it, and that one's last byte.
    pub(super) before: Option<(char, u8)>,
    /// Whether the line ends behind it.
    pub(super) ends_line: bool,
    /// Whether characters for private use are sought that were dropped.
    pub(super) seeks_dropped: bool,
}

/// A search, one stretch after another.
pub(super) struct Search<'a> {
    pub(super) context: &'a Context,
    /// Price of a lead byte lost in front of a mark.
    pub(super) lost_lead: f32,
    pub(super) lost: Lost<'a>,
    /// The characters of all hypotheses, each with the one in front of it.
    pieces: Vec<(Piece, Option<u32>)>,
    beam: Vec<Hypothesis>,
    next: Vec<Hypothesis>,
    /// The best score among `next`.
    best: f32,
}

#[derive(Clone, Copy)]
pub(super) struct Hypothesis {
    pub(super) score: f32,
    pub(super) last_piece: Option<u32>,
    pub(super) pending: Option<Pending>,
    /// The last byte, whatever it belonged to.
    pub(super) last: Option<u8>,
    pub(super) previous: char,
    /// The quotation marks so far, so that readings that differ in them do not crowd each other out.
    pub(super) quotes: u32,
    pub(super) untouched: bool,
}

/// A lead byte that waits for its trail.
#[derive(Clone, Copy)]
pub(super) struct Pending {
    pub(super) byte: u8,
    pub(super) from: usize,
    pub(super) guessed: bool,
}

impl<'a> Search<'a> {
    /// A search on a page of which `cuts` is known.
    pub(super) fn new(context: &'a Context, cuts: Cuts) -> Self {
        Self {
            context,
            lost_lead: LOST_LEAD[cuts as usize].1,
            lost: Lost::new(context),
            pieces: Vec::new(),
            beam: Vec::new(),
            next: Vec::new(),
            best: f32::NEG_INFINITY,
        }
    }

    /// The likeliest readings of `stretch`, the best first; the one in which nothing is missing is among them if
    /// there is one.
    pub(super) fn readings(&mut self, stretch: &Stretch) -> Vec<Reading> {
        self.pieces.clear();
        self.beam.clear();
        self.beam.push(Hypothesis {
            score: 0.0,
            last_piece: None,
            pending: None,
            last: stretch.before.map(|(_, byte)| byte),
            previous: stretch.before.map_or('\0', |(c, _)| c),
            quotes: 0,
            untouched: true,
        });
        for at in 0..stretch.tokens.len() {
            self.best = self.best_of_beam() - ORDINARY;
            for number in 0..self.beam.len() {
                self.step(self.beam[number], stretch, at);
            }
            self.sift(CROWD);
        }
        self.best = self.best_of_beam() - ORDINARY;
        for number in 0..self.beam.len() {
            self.end(self.beam[number], stretch);
        }
        self.sift(0);
        let mut found: Vec<Reading> = Vec::new();
        for hypothesis in &self.beam {
            if found.len() < HANDED_BACK || hypothesis.untouched {
                let pieces = self.pieces_of(hypothesis);
                let (score, untouched) = (hypothesis.score, hypothesis.untouched);
                let same =
                    |one: &Reading| one.pieces.iter().map(|p| p.c).eq(pieces.iter().map(|p| p.c));
                match found.iter_mut().find(|one| same(one)) {
                    Some(one) => one.untouched |= untouched,
                    None => found.push(Reading { score, pieces, untouched }),
                }
            }
        }
        found
    }

    /// Follows `hypothesis` over the token at `at`.
    fn step(&mut self, hypothesis: Hypothesis, stretch: &Stretch, at: usize) {
        let token = &stretch.tokens[at];
        match token.kind {
            Kind::Foreign => {
                if hypothesis.pending.is_none() {
                    let next = self.grown(hypothesis, token.seen, at, at + 1, false);
                    self.push(next);
                }
            }
            Kind::First(byte) | Kind::Second(byte) => self.read(hypothesis, token, byte, at),
            Kind::Mark(byte) => {
                self.read(hypothesis, token, byte, at);
                match hypothesis.pending {
                    Some(_) => self.trail_lost(hypothesis, at, at, LOST_TRAIL, |search, next| {
                        search.read(next, token, byte, at);
                    }),
                    None => self.lead_lost(hypothesis, byte, at, |search, next| {
                        search.read(next, token, byte, at);
                    }),
                }
            }
            Kind::Eaten => self.eaten(hypothesis, token.annotation, at),
            Kind::Question => self.question(hypothesis, stretch, at),
        }
        if stretch.seeks_dropped
            && let Kind::First(byte) | Kind::Mark(byte) = token.kind
        {
            self.pair_dropped(hypothesis, token, byte, at);
        }
    }

    pub(super) fn read(&mut self, hypothesis: Hypothesis, token: &Token, byte: u8, at: usize) {
        let Some(mut next) = self.fed(hypothesis, byte, at, at + 1, false) else { return };
        if let Some(syllable) = token.annotation {
            if !hypothesis.last.is_some_and(|last| syllable.is_read(last, byte)) {
                next.score -= WRONG_READING;
            } else if byte < 0x80 && hypothesis.pending.is_none() {
                next.score -= CHANCE;
            }
        }
        self.push(next);
    }

    /// The line or the stretch ends: nothing may be pending, unless its trail was lost with the line's end.
    fn end(&mut self, hypothesis: Hypothesis, stretch: &Stretch) {
        let to = stretch.tokens.len();
        if hypothesis.pending.is_none() {
            self.push(hypothesis);
        } else if stretch.ends_line {
            self.trail_lost(hypothesis, to, to, LOST_TRAIL, |search, next| {
                let price = if ends_no_line(next.previous) { UNFINISHED } else { 0.0 };
                search.push(Hypothesis { score: next.score - price, ..next });
            });
        }
    }

    pub(super) fn fed(
        &mut self,
        hypothesis: Hypothesis,
        byte: u8,
        at: usize,
        to: usize,
        guessed: bool,
    ) -> Option<Hypothesis> {
        let mut next = match hypothesis.pending {
            None if byte < 0x80 => self.grown(hypothesis, char::from(byte), at, to, guessed),
            None if gbk::LEADS.contains(&byte) => {
                Hypothesis { pending: Some(Pending { byte, from: at, guessed }), ..hypothesis }
            }
            None => return None,
            Some(lead) => {
                let c = gbk::decode(lead.byte, byte)?;
                self.grown(hypothesis, c, lead.from, to, guessed || lead.guessed)
            }
        };
        next.last = Some(byte);
        next.untouched &= !guessed;
        Some(next)
    }

    pub(super) fn grown(
        &mut self,
        hypothesis: Hypothesis,
        c: char,
        from: usize,
        to: usize,
        guessed: bool,
    ) -> Hypothesis {
        let number = u32::try_from(self.pieces.len()).ok();
        self.pieces.push((Piece { c, from, to, guessed }, hypothesis.last_piece));
        let is_quote = matches!(c, '“' | '”' | '‘' | '’' | '「' | '」' | '『' | '』');
        let shift = if is_quote { c as u32 } else { 0 };
        Hypothesis {
            score: hypothesis.score - self.lost.cost(hypothesis.previous, c),
            last_piece: number,
            pending: None,
            previous: c,
            quotes: if is_quote {
                hypothesis.quotes.wrapping_mul(31).wrapping_add(shift)
            } else {
                hypothesis.quotes
            },
            ..hypothesis
        }
    }

    fn best_of_beam(&self) -> f32 {
        self.beam.iter().map(|hypothesis| hypothesis.score).fold(f32::NEG_INFINITY, f32::max)
    }

    pub(super) fn is_hopeless(&self, score: f32) -> bool {
        score <= self.best - HOPELESS
    }

    pub(super) fn push(&mut self, next: Hypothesis) {
        if next.untouched || !self.is_hopeless(next.score) {
            self.best = self.best.max(next.score);
            self.next.push(next);
        }
    }

    /// Makes the hypotheses collected the beam. Where there are more than `crowd` only the best stay, always the
    /// untouched one; of those that differ only in what lies behind them two stay, so that how close the second
    /// comes can still be told.
    fn sift(&mut self, crowd: usize) {
        std::mem::swap(&mut self.beam, &mut self.next);
        self.next.clear();
        self.lost.tidy();
        let hopeless = self.best_of_beam() - HOPELESS;
        self.beam.retain(|hypothesis| hypothesis.untouched || hypothesis.score > hopeless);
        if self.beam.len() <= crowd {
            return;
        }
        self.beam.sort_by(|a, b| b.score.total_cmp(&a.score));
        let mut kept = [0; WIDTH];
        let mut count = 0;
        self.beam.retain(|hypothesis| {
            let key = hypothesis.key();
            let alike = kept[..count].iter().filter(|one| **one == key).count();
            let stays = count < WIDTH && alike < 2;
            if stays {
                kept[count] = key;
                count += 1;
            }
            stays || hypothesis.untouched
        });
    }

    fn pieces_of(&self, hypothesis: &Hypothesis) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = hypothesis.last_piece;
        while let Some((piece, before)) = at.and_then(|at| self.pieces.get(at as usize)) {
            pieces.push(*piece);
            at = *before;
        }
        pieces.reverse();
        pieces
    }
}

/// Whether a line goes on behind `c`.
fn ends_no_line(c: char) -> bool {
    matches!(c, '，' | '、' | '“' | '‘' | '「' | '『' | '《' | '〈' | '（' | '【' | '〔')
}

impl Hypothesis {
    /// All that what comes behind depends on.
    fn key(&self) -> u64 {
        let pending = self.pending.map_or(0, |pending| pending.byte);
        u64::from(pending) << 56
            | u64::from(self.last.unwrap_or(0)) << 48
            | u64::from(self.previous as u32) << 27
            | u64::from(self.untouched) << 26
            | u64::from(self.quotes & 0x3FF_FFFF)
    }
}
