//! The steps of a search over places where bytes are missing.

use crate::text::gbk;

use super::beam::{CHANCE, EATEN, Hypothesis, Pending, Search, Stretch};
use super::lost::Candidate;
use super::readings::Syllable;
use super::stream::{Kind, Token};

/// Price of its being another one than that of 。, which stands in front of most cuts that went wrong.
const NO_FULL_STOP: f32 = 2.5;
/// What a character that is put in costs at least, about.
const LEAST: f32 = 4.0;
/// Price of taking `?` for the trace of a byte.
const NO_QUESTION: f32 = 2.0;
/// Price of a character annotated in this place alone: all or none are.
const ONLY_ONE: f32 = 4.0;
/// Price of a dropped character for private use.
const DROPPED: f32 = 4.0;

/// The byte that ends pairs and begins none.
const NO_LEAD: u8 = 0x80;

/// The bytes of ？.
const QUESTION: [u8; 2] = [0xA3, 0xBF];

impl Search<'_> {
    /// The trail of the pending lead was lost between the tokens `at` and `to`; `go_on` from each that is likely.
    pub(super) fn trail_lost(
        &mut self,
        hypothesis: Hypothesis,
        at: usize,
        to: usize,
        price: f32,
        go_on: impl Fn(&mut Self, Hypothesis),
    ) {
        let Some(lead) = hypothesis.pending else { return };
        if self.is_hopeless(hypothesis.score - LEAST - price) {
            return;
        }
        for number in self.lost.trails(hypothesis.previous, lead.byte) {
            let Candidate { trail, cost, .. } = self.lost.found[number];
            if self.is_hopeless(hypothesis.score - cost - price) {
                continue;
            }
            if let Some(next) = self.fed(hypothesis, trail, at, to, true) {
                go_on(self, Hypothesis { score: next.score - price, ..next });
            }
        }
    }

    /// The lead of `trail` was lost at the token `at`; `go_on` from each that is likely.
    pub(super) fn lead_lost(
        &mut self,
        hypothesis: Hypothesis,
        trail: u8,
        at: usize,
        go_on: impl Fn(&mut Self, Hypothesis),
    ) {
        if self.is_hopeless(hypothesis.score - LEAST - self.lost_lead) {
            return;
        }
        for number in self.lost.leads(hypothesis.previous, trail) {
            let Candidate { lead, c, cost, .. } = self.lost.found[number];
            let price = self.lost_lead + if c == '。' { 0.0 } else { NO_FULL_STOP };
            if !self.is_hopeless(hypothesis.score - cost - price) {
                let next = Hypothesis {
                    score: hypothesis.score - price,
                    pending: Some(Pending { byte: lead, from: at, guessed: true }),
                    last: Some(lead),
                    untouched: false,
                    ..hypothesis
                };
                go_on(self, next);
            }
        }
    }

    /// A character for private use was dropped in front of `byte`: the trail of the pending lead, and another lead.
    pub(super) fn pair_dropped(
        &mut self,
        hypothesis: Hypothesis,
        token: &Token,
        byte: u8,
        at: usize,
    ) {
        let Some(pending) = hypothesis.pending else { return };
        if self.is_hopeless(hypothesis.score - 2.0 * LEAST - DROPPED) {
            return;
        }
        for number in self.lost.pairs(hypothesis.previous, pending.byte, byte) {
            let Candidate { lead, trail, cost, .. } = self.lost.found[number];
            if self.is_hopeless(hypothesis.score - cost - DROPPED) {
                continue;
            }
            let Some(next) = self.fed(hypothesis, trail, at, at, true) else { continue };
            let next = Hypothesis {
                score: next.score - DROPPED,
                pending: Some(Pending { byte: lead, from: at, guessed: true }),
                last: Some(lead),
                ..next
            };
            self.read(next, token, byte, at);
        }
    }

    /// A byte went with the opening bracket: together with the one before, it is a character of that reading.
    pub(super) fn eaten(&mut self, hypothesis: Hypothesis, syllable: Option<Syllable>, at: usize) {
        let (Some(lead), Some(syllable)) = (hypothesis.last, syllable) else { return };
        let trails = syllable.trails(lead);
        let guessed = trails.len() > 1;
        for trail in trails {
            if let Some(mut next) = self.fed(hypothesis, trail, at, at + 1, guessed) {
                next.untouched = false;
                if trail < 0x80 && hypothesis.pending.is_none() {
                    next.score -= CHANCE;
                }
                let annotated = gbk::decode(lead, trail);
                if !annotated.is_some_and(|c| self.context.is_annotated(c)) {
                    next.score -= ONLY_ONE;
                }
                self.push(next);
            }
        }
    }

    /// A question mark, which is a pair of bytes like any other and may have been a place to cut; or a byte that had no
    /// partner: a trail where one is due, a lead in front of a mark or the end.
    pub(super) fn question(&mut self, hypothesis: Hypothesis, stretch: &Stretch, at: usize) {
        let behind = stretch.tokens.get(at + 1);
        let [lead, trail] = QUESTION;
        if hypothesis.pending.is_some() {
            // Within a piece, `?` also ate the character behind the byte, a digit mostly; nothing tells which.
            let ends_piece = behind.map_or(stretch.ends_line, Token::is_mark);
            self.trail_lost(hypothesis, at, at + 1, NO_QUESTION, |search, next| {
                let next =
                    if ends_piece { next } else { search.grown(next, EATEN, at, at + 1, true) };
                search.push(next);
            });
            if let Some(Kind::First(byte) | Kind::Mark(byte)) = behind.map(|next| next.kind) {
                self.pair_eaten(hypothesis, byte, at);
            }
            if let Some(next) = self.fed(hypothesis, lead, at, at + 1, false) {
                self.lead_on(next, trail, at);
            }
            return;
        }
        let next = self.grown(hypothesis, '？', at, at + 1, false);
        self.push(Hypothesis { last: Some(trail), ..next });
        self.lead_lost(hypothesis, lead, at, |search, led| {
            if let Some(next) = search.fed(led, lead, at, at + 1, false) {
                search.lead_on(next, trail, at);
            }
        });
        if let Some(Kind::Mark(trail)) = behind.map(|next| next.kind) {
            self.traced(hypothesis, trail, at);
        } else if behind.is_some_and(|next| next.kind == Kind::Question) {
            self.traced(hypothesis, lead, at);
        }
    }

    /// The `?` at `at` was a byte that ends pairs but begins none, and ate what stood behind it: the lead of `trail`.
    fn pair_eaten(&mut self, hypothesis: Hypothesis, trail: u8, at: usize) {
        if let Some(next) = self.fed(hypothesis, NO_LEAD, at, at + 1, true) {
            self.lead_lost(next, trail, at, Self::push);
        }
    }

    /// The `?` at `at` is the trace of the lead of `trail`, which stands behind it.
    fn traced(&mut self, hypothesis: Hypothesis, trail: u8, at: usize) {
        // The trace itself is there to see: half the price.
        let seen = self.lost_lead / 2.0;
        self.lead_lost(hypothesis, trail, at, |search, led| {
            search.push(Hypothesis { score: led.score + seen, ..led });
        });
    }

    /// `hypothesis` with the second byte of the mark at `at` as the lead of what comes.
    fn lead_on(&mut self, hypothesis: Hypothesis, byte: u8, at: usize) {
        if let Some(next) = self.fed(hypothesis, byte, at, at + 1, false) {
            self.push(next);
        }
    }
}
