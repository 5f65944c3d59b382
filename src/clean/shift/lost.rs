//! What a lost byte may have been: the characters that fit the byte in front of or behind it and are likely there.
//!
//! Many hypotheses of a search ask the same, and a text has the same character in front of many marks; what was found
//! is remembered for a while.

use std::ops::Range;
use std::sync::LazyLock;

use crate::text::gbk;

use super::context::Context;
use super::model;

/// How unlikely a character may be that is put in, in nats.
const UNLIKELY: f32 = 13.0;
/// The same for the two characters that a dropped pair has a part in, together and each.
const UNLIKELY_PAIR: f32 = 18.0;
const UNLIKELY_HALF: f32 = 11.0;

/// How many costs are remembered.
const COSTS: usize = 1 << 11;
/// How many answers are remembered, and how many candidates in them all.
const ANSWERS: usize = 1 << 10;
const CANDIDATES: usize = 1 << 14;
/// How many candidates are looked at, the likeliest.
const MOST: usize = 12;

/// A character that may have been lost in part.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) lead: u8,
    pub(super) trail: u8,
    pub(super) c: char,
    /// What it costs in nats.
    pub(super) cost: f32,
}

/// The pairs of bytes whose characters are not too rare to be sought, by lead and by trail.
static SOUGHT: LazyLock<Sought> = LazyLock::new(|| {
    let none = || vec![Vec::new(); 256];
    let mut sought = Sought { by_lead: none(), by_trail: none(), frequent: none() };
    for lead in gbk::LEADS {
        for trail in gbk::trails() {
            let c = gbk::decode(lead, trail).filter(|c| !gbk::is_user_defined(*c));
            if let Some(c) = c.filter(|c| model::alone(*c) < UNLIKELY) {
                sought.by_lead[usize::from(lead)].push((trail, c));
                sought.by_trail[usize::from(trail)].push((lead, c));
                if model::alone(c) < UNLIKELY_HALF {
                    sought.frequent[usize::from(trail)].push((lead, c));
                }
            }
        }
    }
    sought
});

struct Sought {
    by_lead: Vec<Vec<(u8, char)>>,
    by_trail: Vec<Vec<(u8, char)>>,
    /// Those of `by_trail` that are frequent enough for the second half of a dropped pair.
    frequent: Vec<Vec<(u8, char)>>,
}

/// What was found for the byte at hand.
pub(super) struct Lost<'a> {
    context: &'a Context,
    /// The costs asked last, by a hash of the two characters: a search asks the same again and again.
    costs: Vec<(char, char, f32)>,
    /// What was asked last, by a hash of the question, and the answer.
    asked: Vec<(Question, Range<usize>)>,
    /// All candidates; the answers are ranges of it.
    pub(super) found: Vec<Candidate>,
}

/// The character in front, a lead and a trail that are known; 0 for one that is not.
type Question = (char, u8, u8);

impl<'a> Lost<'a> {
    pub(super) fn new(context: &'a Context) -> Self {
        let costs = vec![('\0', '\0', 0.0); COSTS];
        let asked = vec![(('\0', 0, 0), 0..0); ANSWERS];
        Self { context, costs, asked, found: Vec::new() }
    }

    /// What `c` costs behind `previous`, in nats.
    pub(super) fn cost(&mut self, previous: char, c: char) -> f32 {
        let hash =
            (previous as u32).wrapping_mul(0x9E37_79B1) ^ (c as u32).wrapping_mul(0x85EB_CA6B);
        let place = &mut self.costs[(hash >> 16) as usize % COSTS];
        if (place.0, place.1) != (previous, c) {
            *place = (previous, c, -self.context.log_probability(previous, c));
        }
        place.2
    }

    /// Forgets what was asked, where that has become much. No answer may be in use.
    pub(super) fn tidy(&mut self) {
        if self.found.len() > CANDIDATES {
            self.asked.fill((('\0', 0, 0), 0..0));
            self.found.clear();
        }
    }

    /// The characters that begin with `lead`.
    pub(super) fn trails(&mut self, previous: char, lead: u8) -> Range<usize> {
        self.answer((previous, lead, 0), |lost| {
            for (trail, c) in &SOUGHT.by_lead[usize::from(lead)] {
                lost.consider(previous, lead, *trail, *c);
            }
        })
    }

    /// The characters that end with `trail`.
    pub(super) fn leads(&mut self, previous: char, trail: u8) -> Range<usize> {
        self.answer((previous, 0, trail), |lost| {
            for (lead, c) in &SOUGHT.by_trail[usize::from(trail)] {
                lost.consider(previous, *lead, trail, *c);
            }
        })
    }

    /// The pairs for private use that make two characters with `lead` in front and `trail` behind: the pair's own
    /// bytes are the candidate's trail and lead, its character the first one.
    pub(super) fn pairs(&mut self, previous: char, lead: u8, trail: u8) -> Range<usize> {
        self.answer((previous, lead, trail), |lost| {
            for (first, c) in &SOUGHT.by_lead[usize::from(lead)] {
                let Some(seconds) = private_trails(*first) else { continue };
                let cost = lost.cost(previous, *c);
                if cost > UNLIKELY_HALF {
                    continue;
                }
                for (second, next) in &SOUGHT.frequent[usize::from(trail)] {
                    if !seconds.contains(second) {
                        continue;
                    }
                    let both = cost + lost.cost(*c, *next);
                    if both < UNLIKELY_PAIR {
                        lost.found.push(Candidate {
                            lead: *second,
                            trail: *first,
                            c: *c,
                            cost: both,
                        });
                    }
                }
            }
        })
    }

    fn answer(&mut self, question: Question, find: impl Fn(&mut Self)) -> Range<usize> {
        let bytes = u32::from(question.1) << 8 | u32::from(question.2);
        let hash = (question.0 as u32) << 16 ^ bytes;
        let place = (hash.wrapping_mul(0x9E37_79B1) >> 22) as usize % ANSWERS;
        if self.asked[place].0 == question {
            return self.asked[place].1.clone();
        }
        let start = self.found.len();
        find(self);
        if self.found.len() > start + MOST {
            let cost = |a: &Candidate, b: &Candidate| a.cost.total_cmp(&b.cost);
            self.found[start..].select_nth_unstable_by(MOST, cost);
            self.found.truncate(start + MOST);
        }
        let answer = start..self.found.len();
        self.asked[place] = (question, answer.clone());
        answer
    }

    fn consider(&mut self, previous: char, lead: u8, trail: u8, c: char) {
        let cost = self.cost(previous, c);
        if cost < UNLIKELY {
            self.found.push(Candidate { lead, trail, c, cost });
        }
    }
}

/// The bytes that end a pair for private use which `lead` begins, and begin a pair themselves.
fn private_trails(lead: u8) -> Option<std::ops::RangeInclusive<u8>> {
    match lead {
        0xA1..=0xA7 => Some(0x81..=0xA0),
        0xAA..=0xAF | 0xF8..=0xFE => Some(0xA1..=0xFE),
        _ => None,
    }
}
