//! Chooses among the readings of a line's windows, all at once, since quotation marks have to pair across them.

use super::beam::{Piece, Reading};
use super::stream::Token;
use super::window::Window;

/// Price of a closing mark without its opening one, and of one left open at the end, in nats.
const UNPAIRED: f32 = 14.0;
/// How much of that is left of one at the end where the next paragraph may carry the quotation on.
const CARRIED_ON: f32 = 0.5;
/// Price of an opening mark inside a quotation of its own kind.
const NESTED: f32 = 8.0;

/// What is open of the outer quotation marks, and of the inner ones: nothing, or one or two (or more) of either style.
const STATES: usize = 25;

/// What was chosen for a window.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    /// Index of the reading.
    pub(super) reading: usize,
    /// The others, the best first, and by how much, in nats, the line reads worse with each.
    pub(super) others: Vec<(usize, f32)>,
}

impl Choice {
    /// By how much, in nats, the line reads worse with any other.
    pub(super) fn margin(&self) -> f32 {
        self.others.first().map_or(f32::INFINITY, |(_, margin)| *margin)
    }
}

/// The best reading of each window, `None` for one without readings. `open_end`: whether a quotation may run on into
/// the next paragraph.
pub(super) fn choose(
    tokens: &[Token],
    windows: &[Window],
    readings: &[Vec<Reading>],
    open_end: bool,
) -> Vec<Option<Choice>> {
    let mut start = [f32::NEG_INFINITY; STATES];
    start[0] = 0.0;
    // The best score of everything in front of each window, by state.
    let mut front = vec![start];
    let mut from = 0;
    let gap = |from: usize, to: usize| {
        marks(tokens[from..to].iter().filter(|t| t.begins()).map(|t| t.seen))
    };
    let mut gaps = Vec::new();
    for (window, readings) in windows.iter().zip(readings) {
        gaps.push(gap(from, window.tokens.start));
        from = window.tokens.end;
        let before = over(&front[front.len() - 1], &gaps[gaps.len() - 1]);
        let after = readings.iter().map(|reading| taken(&before, reading)).fold(None, best);
        front.push(after.unwrap_or(before));
    }
    let last = gap(from, tokens.len());
    // The best score of everything behind each window, by state; the last window first.
    let mut back: [f32; STATES] = std::array::from_fn(|state| ending(state, &last, open_end));
    let mut choices = Vec::new();
    for (number, readings) in readings.iter().enumerate().rev() {
        let before = over(&front[number], &gaps[number]);
        choices.push(choice(readings.iter().map(|reading| {
            let after = taken(&before, reading);
            (0..STATES).map(|state| after[state] + back[state]).fold(f32::NEG_INFINITY, f32::max)
        })));
        back = std::array::from_fn(|state| {
            let mut here = [f32::NEG_INFINITY; STATES];
            here[state] = 0.0;
            let here = over(&here, &gaps[number]);
            let through = |after: [f32; STATES]| {
                (0..STATES).map(|s| after[s] + back[s]).fold(f32::NEG_INFINITY, f32::max)
            };
            let best = readings.iter().map(|reading| through(taken(&here, reading)));
            best.reduce(f32::max).unwrap_or_else(|| through(here))
        });
    }
    choices.reverse();
    choices
}

/// Whether the quotation marks of `chars` do not pair.
pub(super) fn is_unbalanced(chars: impl Iterator<Item = char>) -> bool {
    let (state, price) = walk(0, &marks(chars));
    state != 0 || price > 0.0
}

fn choice(scores: impl Iterator<Item = f32>) -> Option<Choice> {
    let mut ranked: Vec<(usize, f32)> = scores.enumerate().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (reading, score) = *ranked.first()?;
    let others = ranked.into_iter().skip(1).map(|(other, less)| (other, score - less)).collect();
    Some(Choice { reading, others })
}

fn best(so_far: Option<[f32; STATES]>, one: [f32; STATES]) -> Option<[f32; STATES]> {
    let so_far = so_far.unwrap_or([f32::NEG_INFINITY; STATES]);
    Some(std::array::from_fn(|state| so_far[state].max(one[state])))
}

fn taken(before: &[f32; STATES], reading: &Reading) -> [f32; STATES] {
    over(before, &marks(reading.pieces.iter().map(|piece: &Piece| piece.c)))
        .map(|score| score + reading.score)
}

fn over(before: &[f32; STATES], marks: &[Mark]) -> [f32; STATES] {
    let mut after = [f32::NEG_INFINITY; STATES];
    for (state, score) in before.iter().enumerate().filter(|(_, score)| score.is_finite()) {
        let (reached, price) = walk(state, marks);
        after[reached] = after[reached].max(score - price);
    }
    after
}

fn ending(state: usize, marks: &[Mark], open_end: bool) -> f32 {
    let (state, price) = walk(state, marks);
    let left_open = [0, 1, 2, 1, 2][state / 5] + [0, 1, 2, 1, 2][state % 5];
    let share = if open_end { CARRIED_ON } else { 1.0 };
    -price - share * UNPAIRED * left_open as f32
}

/// A quotation mark: outer or inner kind, curled or cornered, opening or closing.
#[derive(Clone, Copy)]
struct Mark {
    outer: bool,
    cornered: bool,
    opens: bool,
}

fn marks(chars: impl Iterator<Item = char>) -> Vec<Mark> {
    let mark = |outer, cornered, opens| Some(Mark { outer, cornered, opens });
    chars
        .filter_map(|c| match c {
            '“' => mark(true, false, true),
            '”' => mark(true, false, false),
            '「' => mark(true, true, true),
            '」' => mark(true, true, false),
            '‘' => mark(false, false, true),
            '’' => mark(false, false, false),
            '『' => mark(false, true, true),
            '』' => mark(false, true, false),
            _ => None,
        })
        .collect()
}

/// The state behind `marks`, and what they cost.
fn walk(state: usize, marks: &[Mark]) -> (usize, f32) {
    let mut open = [state / 5, state % 5];
    let mut price = 0.0;
    for mark in marks {
        let open = &mut open[usize::from(!mark.outer)];
        let (once, twice) = if mark.cornered { (3, 4) } else { (1, 2) };
        match (mark.opens, *open) {
            (true, 0) => *open = once,
            (true, now) => {
                price += NESTED;
                if now == once {
                    *open = twice;
                }
            }
            (false, now) if now == twice => *open = once,
            (false, now) if now == once => *open = 0,
            (false, _) => price += UNPAIRED,
        }
    }
    (5 * open[0] + open[1], price)
}
