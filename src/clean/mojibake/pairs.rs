//! GBK and Big5 that were read in another code page: pairs of bytes, which nothing but the text they make can prove.
//!
//! Both readings are weighed character by character (`text::likely`), and a stretch is taken whose new reading is
//! better by a wide margin and is plain text itself. No edit from here is certain.

use std::ops::Range;

use crate::text::codepage::{Bytes, Page};
use crate::text::likely;
use crate::text::width::is_han;

/// How much likelier, in nats, the new reading of a stretch has to be than the old one.
const MARGIN: f32 = 16.0;
/// What a character of the new reading may cost on the average, in nats.
const PLAIN: f32 = 9.5;
/// How far the sum may fall, in nats, within one stretch.
const DIP: f32 = 14.0;
/// How many characters at its edges a stretch may take along, and how far they may reach with the ASCII between them.
const EDGE: usize = 3;
const LONGEST_EDGE: usize = 40;

/// A stretch of text read again.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    pub(super) range: Range<usize>,
    pub(super) after: Vec<char>,
    /// How much likelier the reading is, in nats.
    pub(super) gain: f32,
    /// Where `?` stands between two characters of two bytes, for one that the page does not have.
    pub(super) losses: Vec<usize>,
}

/// A step of a new reading: the characters of the text it stands for, what it says, what is gained.
struct Step {
    range: Range<usize>,
    after: char,
    gain: f32,
}

/// The stretches of `chars` that are `inner` read in `outer`.
pub(super) fn readings(chars: &[char], outer: Page, inner: Page) -> Vec<Reading> {
    let mut found = Vec::new();
    let mut steps: Vec<Step> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let Some((length, after)) = step(&chars[at..], outer, inner) else {
            best_stretches(&steps, &mut found);
            steps.clear();
            at += 1;
            continue;
        };
        let before = at.checked_sub(1).map_or('\n', |at| chars[at]);
        let previous = steps.last().map_or(before, |step| step.after);
        let old = cost(before, &chars[at..at + length]);
        let gain = likely::behind(previous, after) - old;
        steps.push(Step { range: at..at + length, after, gain });
        at += length;
    }
    best_stretches(&steps, &mut found);
    found
}

fn cost(before: char, chars: &[char]) -> f32 {
    let previous = [before].into_iter().chain(chars.iter().copied());
    previous.zip(chars).map(|(previous, c)| likely::behind(previous, *c)).sum()
}

/// The character that begins at the start of `chars`, and how many characters it takes: ASCII as it is, one character of
/// two bytes, or two of which the first has one byte.
fn step(chars: &[char], outer: Page, inner: Page) -> Option<(usize, char)> {
    let first = *chars.first()?;
    if first.is_ascii() {
        return Some((1, first));
    }
    match outer.bytes(first)? {
        Bytes::Two([lead, trail]) => Some((1, inner.pair(lead, trail)?)),
        Bytes::One(lead) => {
            let second = *chars.get(1)?;
            let trail = match outer.bytes(second) {
                Some(Bytes::One(byte)) => byte,
                _ => u8::try_from(second).ok().filter(u8::is_ascii)?,
            };
            Some((2, inner.pair(lead, trail)?))
        }
    }
}

/// The parts of `steps` in which the gains add up to the margin.
fn best_stretches(steps: &[Step], found: &mut Vec<Reading>) {
    let (mut start, mut taken) = (0, 0);
    while start < steps.len() {
        let (mut sum, mut best, mut end, mut stop) = (0.0f32, 0.0f32, start, steps.len());
        for (number, step) in steps.iter().enumerate().skip(start) {
            sum += step.gain;
            if sum > best {
                (best, end) = (sum, number + 1);
            }
            if sum <= 0.0 || sum < best - DIP {
                stop = number;
                break;
            }
        }
        let believed = best >= MARGIN && is_plain(&steps[start..end]);
        if believed {
            let start = start - at_edge(steps[taken..start].iter().rev());
            let end = end + at_edge(&steps[end..]);
            taken = end;
            found.push(reading(trimmed(&steps[start..end]), best));
        }
        // No stretch that begins before the lowest point is better than the one that was refused.
        start = if believed { taken.max(end) } else { stop + 1 };
    }
}

/// How many steps beside a stretch belong to it though they gain nothing, rare names perhaps: all up to some ASCII or to
/// the end, if they are few and not much is lost by them.
fn at_edge<'a>(steps: impl IntoIterator<Item = &'a Step>) -> usize {
    let (mut count, mut sum, mut reach) = (0, 0.0, 0);
    let mut length = 0;
    for step in steps {
        if step.after.is_ascii() {
            reach = length;
        } else {
            (count, sum) = (count + 1, sum + step.gain);
        }
        if count > EDGE || sum < -DIP || length > LONGEST_EDGE {
            return reach;
        }
        length += 1;
    }
    length
}

/// Without the ASCII on both sides: it reads the same.
fn trimmed(steps: &[Step]) -> &[Step] {
    let first = steps.iter().position(|step| !step.after.is_ascii()).unwrap_or(0);
    let last = steps.iter().rposition(|step| !step.after.is_ascii()).map_or(0, |last| last + 1);
    &steps[first..last.max(first)]
}

fn reading(steps: &[Step], gain: f32) -> Reading {
    let range = match steps {
        [] => 0..0,
        [first, .., last] => first.range.start..last.range.end,
        [only] => only.range.clone(),
    };
    let is_loss = |three: &&[Step]| {
        three[1].after == '?' && [&three[0], &three[2]].iter().all(|step| is_pair(step))
    };
    let losses = steps.windows(3).filter(is_loss).map(|three| three[1].range.start).collect();
    Reading { range, after: steps.iter().map(|step| step.after).collect(), gain, losses }
}

/// Whether a step is one character in both readings.
fn is_pair(step: &Step) -> bool {
    !step.after.is_ascii() && step.range.len() == 1
}

/// Whether the new reading is plain text: two Han characters side by side, and common ones.
fn is_plain(steps: &[Step]) -> bool {
    let wide = steps.iter().filter(|step| !step.after.is_ascii());
    let han = steps.iter().filter(|step| is_han(step.after)).count();
    let (mut sum, mut count, mut previous) = (0.0, 0, '\n');
    for step in steps {
        if !step.after.is_ascii() {
            sum -= likely::behind(previous, step.after);
            count += 1;
        }
        previous = step.after;
    }
    let beside = steps.windows(2).any(|two| two.iter().all(|step| is_han(step.after)));
    beside && han * 2 >= wide.count() && sum <= PLAIN * count as f32
}
