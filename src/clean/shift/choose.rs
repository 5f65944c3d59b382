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
    // The best score of everything in front of each window, the gap in front of it included, by state.
    let mut front = Vec::new();
    let mut from = 0;
    let gap = |from: usize, to: usize| {
        marks(tokens[from..to].iter().filter(|t| t.begins()).map(|t| t.seen))
    };
    let mut gaps = Vec::new();
    let steps: Vec<Vec<Step>> =
        readings.iter().map(|readings| readings.iter().map(Step::of).collect()).collect();
    for (window, steps) in windows.iter().zip(&steps) {
        let over = Step::over(0.0, &gap(from, window.tokens.start));
        from = window.tokens.end;
        let before = over.taken(&start);
        start = steps.iter().map(|step| step.taken(&before)).fold(None, best).unwrap_or(before);
        front.push(before);
        gaps.push(over);
    }
    let last = gap(from, tokens.len());
    // The best score of everything behind each window, by state; the last window first.
    let mut back: [f32; STATES] = std::array::from_fn(|state| ending(state, &last, open_end));
    let mut choices = Vec::new();
    for ((before, gap), steps) in front.iter().zip(&gaps).zip(&steps).rev() {
        choices.push(choice(steps.iter().map(|step| {
            let all = (0..STATES).map(|state| before[state] + step.behind(state, &back));
            all.fold(f32::NEG_INFINITY, f32::max)
        })));
        let here: [f32; STATES] = std::array::from_fn(|state| {
            let each = steps.iter().map(|step| step.behind(state, &back));
            each.reduce(f32::max).unwrap_or(back[state])
        });
        back = std::array::from_fn(|state| gap.behind(state, &here));
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

/// What a stretch of text does to each state: where it leads, and what that scores.
struct Step {
    to: [usize; STATES],
    score: [f32; STATES],
}

impl Step {
    fn of(reading: &Reading) -> Self {
        Self::over(reading.score, &marks(reading.pieces.iter().map(|piece: &Piece| piece.c)))
    }

    fn over(score: f32, marks: &[Mark]) -> Self {
        let mut step = Self { to: std::array::from_fn(|state| state), score: [score; STATES] };
        if !marks.is_empty() {
            for state in 0..STATES {
                let (reached, price) = walk(state, marks);
                (step.to[state], step.score[state]) = (reached, score - price);
            }
        }
        step
    }

    /// The best score behind it, by state, after that in front of it.
    fn taken(&self, before: &[f32; STATES]) -> [f32; STATES] {
        let mut after = [f32::NEG_INFINITY; STATES];
        for (state, before) in before.iter().enumerate() {
            let reached = &mut after[self.to[state]];
            *reached = reached.max(before + self.score[state]);
        }
        after
    }

    /// The best score of it and all that follows, from `state` on.
    fn behind(&self, state: usize, back: &[f32; STATES]) -> f32 {
        self.score[state] + back[self.to[state]]
    }
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
