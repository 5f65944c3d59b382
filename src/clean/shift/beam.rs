//! Reads a stretch of bytes with gaps as one GBK stream, the likeliest readings first.
//!
//! A byte may be missing in front of a punctuation mark, at the end of the line, at a bare `?`, and where an annotation
//! lost its bracket; nowhere else is anything put in. Each missing byte has its price in nats. The work is bounded by the
//! stretch's length times the beam's width.

use crate::text::gbk;

use super::context::Context;
use super::readings::{annotated_with, has_reading};
use super::stream::{Kind, Token};

/// How many readings are followed at once.
const WIDTH: usize = 24;
/// How far a reading may fall behind the best, in nats, before it is given up.
const HOPELESS: f32 = 20.0;
/// How unlikely a character may be that is put in, in nats, its price included.
const UNLIKELY: f32 = 14.0;
/// How many readings are handed back.
const HANDED_BACK: usize = 8;

/// Price of a lead byte lost in front of a mark. It is nearly always the A1 of 。, since what stands before a cut that
/// went wrong nearly always is 。
const LOST_FULL_STOP: f32 = 8.0;
/// The same on a page that has been cut for certain.
const CUT_FULL_STOP: f32 = 4.0;
const LOST_LEAD: f32 = 12.0;
/// Price of a trail byte lost where the bytes in front of it are already off by one: there it had to be.
const LOST_TRAIL: f32 = 1.0;
/// Price of taking `?` for the trace of a byte.
const NO_QUESTION: f32 = 2.0;
/// Price of an annotation behind a byte that ends no character of that reading.
const WRONG_READING: f32 = 20.0;
/// Price of a character annotated in this place alone: all or none are.
const ONLY_ONE: f32 = 4.0;
/// Price of an ASCII letter that happens to make, with the byte in front of it, a character of that reading.
const CHANCE: f32 = 6.0;

/// Stands in a reading for a character that nothing tells: such a reading is a finding, not a restoration.
pub(super) const EATEN: char = '\u{FFFD}';

/// One reading of a stretch.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    /// Log-probability less the prices.
    pub(super) score: f32,
    pub(super) pieces: Vec<Piece>,
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
    /// Whether the page is known to have been cut.
    pub(super) of_cut_page: bool,
}

/// The likeliest readings of `stretch`, the best first; the one in which nothing is missing is among them if there is one.
pub(super) fn readings(stretch: &Stretch, context: &Context) -> Vec<Reading> {
    let lost_full_stop = if stretch.of_cut_page { CUT_FULL_STOP } else { LOST_FULL_STOP };
    let mut search = Search {
        pieces: Vec::new(),
        next: Vec::new(),
        context,
        lost_full_stop,
        ends_line: stretch.ends_line,
    };
    let start = Hypothesis {
        score: 0.0,
        last_piece: None,
        pending: None,
        last: stretch.before.map(|(_, byte)| byte),
        previous: stretch.before.map_or('\0', |(c, _)| c),
        quotes: 0,
        untouched: true,
    };
    let mut beam = vec![start];
    for at in 0..stretch.tokens.len() {
        for hypothesis in &beam {
            search.step(*hypothesis, stretch.tokens, at);
        }
        beam = search.survivors();
    }
    for hypothesis in &beam {
        search.end(*hypothesis, stretch);
    }
    let beam = search.survivors();
    let mut found: Vec<Reading> = Vec::new();
    for hypothesis in beam {
        if found.len() < HANDED_BACK || hypothesis.untouched {
            let pieces = search.pieces_of(hypothesis);
            let same =
                |one: &Reading| one.pieces.iter().map(|p| p.c).eq(pieces.iter().map(|p| p.c));
            if !found.iter().any(same) {
                found.push(Reading { score: hypothesis.score, pieces });
            }
        }
    }
    found
}

#[derive(Clone, Copy)]
struct Hypothesis {
    score: f32,
    last_piece: Option<usize>,
    pending: Option<Pending>,
    /// The last byte, whatever it belonged to.
    last: Option<u8>,
    previous: char,
    /// The quotation marks so far, so that readings that differ in them do not crowd each other out.
    quotes: u32,
    untouched: bool,
}

/// A lead byte that waits for its trail.
#[derive(Clone, Copy)]
struct Pending {
    byte: u8,
    from: usize,
    guessed: bool,
}

struct Search<'a> {
    context: &'a Context,
    lost_full_stop: f32,
    ends_line: bool,
    /// The characters of all hypotheses, each with the one in front of it.
    pieces: Vec<(Piece, Option<usize>)>,
    next: Vec<Hypothesis>,
}

impl Search<'_> {
    /// Follows `hypothesis` over the token at `at`.
    fn step(&mut self, hypothesis: Hypothesis, tokens: &[Token], at: usize) {
        let token = &tokens[at];
        match token.kind {
            Kind::Foreign => {
                if hypothesis.pending.is_none() {
                    let next = self.grown(hypothesis, token.seen, at, at + 1, false);
                    self.next.push(next);
                }
            }
            Kind::First(byte) | Kind::Second(byte) => self.read(hypothesis, token, byte, at),
            Kind::Mark(byte) => {
                self.read(hypothesis, token, byte, at);
                for missing in self.missing(hypothesis, byte, at) {
                    self.read(missing, token, byte, at);
                }
            }
            Kind::Eaten => self.eaten(hypothesis, token, at),
            Kind::Question => self.question(hypothesis, tokens, at),
        }
    }

    fn read(&mut self, hypothesis: Hypothesis, token: &Token, byte: u8, at: usize) {
        let fits = token.annotation.as_ref().is_none_or(|reading| {
            hypothesis.last.is_some_and(|last| has_reading(last, byte, reading))
        });
        if let Some(mut next) = self.fed(hypothesis, byte, at, at + 1, false) {
            if !fits {
                next.score -= WRONG_READING;
            } else if token.annotation.is_some() && byte < 0x80 && hypothesis.pending.is_none() {
                next.score -= CHANCE;
            }
            self.next.push(next);
        }
    }

    /// The hypotheses in which a byte is missing in front of the mark that begins with `byte`.
    fn missing(&mut self, hypothesis: Hypothesis, byte: u8, at: usize) -> Vec<Hypothesis> {
        if hypothesis.pending.is_some() {
            return self.completed(hypothesis, at, at, LOST_TRAIL);
        }
        self.led(hypothesis, byte, at)
    }

    /// The hypotheses in which the trail of the pending lead was lost between the tokens `at` and `to`.
    fn completed(
        &mut self,
        hypothesis: Hypothesis,
        at: usize,
        to: usize,
        price: f32,
    ) -> Vec<Hypothesis> {
        let Some(lead) = hypothesis.pending else { return Vec::new() };
        let row = self.context.behind(hypothesis.previous);
        let likely = |trail: &u8| {
            let c = gbk::decode(lead.byte, *trail);
            c.is_some_and(|c| row.log_probability(c) > price - UNLIKELY)
        };
        let trails: Vec<u8> = gbk::trails().filter(likely).collect();
        let fed = trails.into_iter().filter_map(|trail| self.fed(hypothesis, trail, at, to, true));
        fed.map(|next| Hypothesis { score: next.score - price, ..next }).collect()
    }

    /// The hypotheses in which the lead of `trail` was lost at the token `at`.
    fn led(&self, hypothesis: Hypothesis, trail: u8, at: usize) -> Vec<Hypothesis> {
        let row = self.context.behind(hypothesis.previous);
        gbk::LEADS
            .filter_map(|lead| {
                let c = gbk::decode(lead, trail)?;
                let price = if c == '。' {
                    self.lost_full_stop
                } else {
                    LOST_LEAD - (LOST_FULL_STOP - self.lost_full_stop)
                };
                let likely = row.log_probability(c) - price > -HOPELESS;
                likely.then_some(Hypothesis {
                    score: hypothesis.score - price,
                    pending: Some(Pending { byte: lead, from: at, guessed: true }),
                    last: Some(lead),
                    untouched: false,
                    ..hypothesis
                })
            })
            .collect()
    }

    /// A byte went with the opening bracket: together with the one before, it is a character of that reading.
    fn eaten(&mut self, hypothesis: Hypothesis, token: &Token, at: usize) {
        let (Some(lead), Some(reading)) = (hypothesis.last, &token.annotation) else { return };
        let trails = annotated_with(reading, lead);
        for trail in &trails {
            if let Some(mut next) = self.fed(hypothesis, *trail, at, at + 1, trails.len() > 1) {
                next.untouched = false;
                let annotated = gbk::decode(lead, *trail);
                if !annotated.is_some_and(|c| self.context.is_annotated(c)) {
                    next.score -= ONLY_ONE;
                }
                self.next.push(next);
            }
        }
    }

    /// A question mark; or a byte that had no partner: a trail where one is due, a lead in front of a mark or the end.
    fn question(&mut self, hypothesis: Hypothesis, tokens: &[Token], at: usize) {
        if hypothesis.pending.is_some() {
            let traces = self.completed(hypothesis, at, at + 1, NO_QUESTION);
            let ends_piece = tokens.get(at + 1).map_or(self.ends_line, Token::is_mark);
            for trace in traces {
                // Within a piece, `?` also ate the character behind the byte, a digit mostly; nothing tells which.
                let next =
                    if ends_piece { trace } else { self.grown(trace, EATEN, at, at + 1, true) };
                self.next.push(next);
            }
            return;
        }
        let next = self.grown(hypothesis, '？', at, at + 1, false);
        self.next.push(Hypothesis { last: Some(0xBF), ..next });
        if let Some(Kind::Mark(trail)) = tokens.get(at + 1).map(|next| next.kind) {
            for mut led in self.led(hypothesis, trail, at) {
                // The trace itself is there to see: half the price.
                led.score += self.lost_full_stop / 2.0;
                self.next.push(led);
            }
        }
    }

    /// The line or the stretch ends: nothing may be pending, unless its trail was lost with the line's end.
    fn end(&mut self, hypothesis: Hypothesis, stretch: &Stretch) {
        let to = stretch.tokens.len();
        if hypothesis.pending.is_none() {
            self.next.push(hypothesis);
        } else if stretch.ends_line {
            let completed = self.completed(hypothesis, to, to, LOST_TRAIL);
            self.next.extend(completed);
        }
    }

    fn fed(
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

    fn grown(
        &mut self,
        hypothesis: Hypothesis,
        c: char,
        from: usize,
        to: usize,
        guessed: bool,
    ) -> Hypothesis {
        self.pieces.push((Piece { c, from, to, guessed }, hypothesis.last_piece));
        let quote = "“”‘’「」『』".chars().position(|quote| quote == c);
        Hypothesis {
            score: hypothesis.score + self.context.log_probability(hypothesis.previous, c),
            last_piece: Some(self.pieces.len() - 1),
            pending: None,
            previous: c,
            quotes: quote.map_or(hypothesis.quotes, |kind| {
                hypothesis.quotes.wrapping_mul(9).wrapping_add(kind as u32 + 1)
            }),
            ..hypothesis
        }
    }

    /// The best of the hypotheses collected, and always the untouched one. Of those that differ only in what lies
    /// behind them two stay, so that how close the second comes can still be told.
    fn survivors(&mut self) -> Vec<Hypothesis> {
        let mut all = std::mem::take(&mut self.next);
        let key =
            |h: &Hypothesis| (h.pending.map(|p| p.byte), h.last, h.previous, h.quotes, h.untouched);
        all.sort_by(|a, b| key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)));
        let mut kept: Vec<Hypothesis> = Vec::with_capacity(all.len());
        for hypothesis in all {
            let twice = kept.len() >= 2 && key(&kept[kept.len() - 2]) == key(&hypothesis);
            if !twice {
                kept.push(hypothesis);
            }
        }
        kept.sort_by(|a, b| b.score.total_cmp(&a.score));
        let best = kept.first().map_or(0.0, |first| first.score);
        let mut rank = 0;
        kept.retain(|hypothesis| {
            rank += 1;
            hypothesis.untouched || rank <= WIDTH && hypothesis.score > best - HOPELESS
        });
        kept
    }

    fn pieces_of(&self, hypothesis: Hypothesis) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut at = hypothesis.last_piece;
        while let Some((piece, before)) = at.map(|at| self.pieces[at]) {
            pieces.push(piece);
            at = before;
        }
        pieces.reverse();
        pieces
    }
}
