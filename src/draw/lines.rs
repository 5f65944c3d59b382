//! Lines of a title: where they end, so that all fit and none is much shorter than the others.

use crate::text::heading;
use crate::text::width::{is_han, is_wide};

use super::font::Glyph;
use super::setting::{Setting, Sign};

/// What a line costs that ends where a phrase seems to, and not at a mark.
const PHRASE: f32 = 0.06;
/// What a line costs that ends between any other two Han characters.
const INSIDE_PHRASE: f32 = 0.1;
/// What a line costs that ends inside a word.
const INSIDE_WORD: f32 = 100.0;
/// How much less a last line costs that is too short.
const LAST: f32 = 0.5;

/// A text in lines.
pub(super) struct Lines {
    /// The first sign of each line and the one behind its last.
    lines: Vec<(usize, usize)>,
    cut: bool,
}

impl Lines {
    /// The fewest lines in which `setting` is no wider than `width` (in parts of the size), as even as can be; at most
    /// `most`, and then cut. A line ends inside a word only if the word has no line of its own to fit into.
    pub(super) fn new(setting: &Setting, width: f32, most: usize) -> Self {
        let places = Places::new(setting);
        let even = (1..=most).find_map(|count| places.even(setting, width, count));
        match even {
            Some(lines) => Self { lines, cut: false },
            None => Self { lines: places.full(setting, width, most), cut: true },
        }
    }

    pub(super) fn is_cut(&self) -> bool {
        self.cut
    }

    /// How many there are; at least one.
    pub(super) fn len(&self) -> usize {
        self.lines.len().max(1)
    }

    /// Hands each sign of a line to `draw`, with its origin in pixels; `origin` is that of the line.
    pub(super) fn draw(
        &self,
        line: usize,
        setting: &Setting,
        origin: (f32, f32),
        size: f32,
        draw: &mut dyn FnMut(Glyph, (f32, f32)),
    ) {
        let Some((first, last)) = self.lines.get(line).copied() else { return };
        let Some(signs) = setting.signs.get(first..last) else { return };
        let start = signs.first().map_or(0.0, |sign| sign.start) + setting.lead(first);
        let mut one = |sign: &Sign, at: f32| draw(sign.glyph, (origin.0 + at * size, origin.1));
        signs.iter().for_each(|sign| one(sign, sign.start - start));
        if self.cut
            && line + 1 == self.lines.len()
            && let Some(ellipsis) = &setting.ellipsis
        {
            one(ellipsis, signs.last().map_or(0.0, |sign| sign.end - start));
        }
    }
}

/// Where lines may begin.
struct Places {
    /// What it costs to begin a line at each sign; `None` where none may.
    costs: Vec<Option<f32>>,
}

impl Places {
    fn new(setting: &Setting) -> Self {
        let chars: Vec<char> = setting.signs.iter().map(|sign| sign.c).collect();
        let phrases = heading::breaks(&chars, setting.lang);
        let mut costs: Vec<Option<f32>> = (0..chars.len()).map(|at| cost(&chars, at)).collect();
        for at in phrases {
            if let Some(Some(cost)) = costs.get_mut(at) {
                *cost = cost.min(PHRASE);
            }
        }
        Self { costs }
    }

    /// Exactly `count` lines, none wider than `width`, with the least sum of squares of what they lack of the mean.
    fn even(&self, setting: &Setting, width: f32, count: usize) -> Option<Vec<(usize, usize)>> {
        let signs = &setting.signs;
        let total = signs.last().map_or(0.0, |sign| sign.end);
        let mean = (total / count as f32).min(width);
        // best[line][at]: the least cost of so many lines up to the sign `at`, and where the last of them begins.
        let mut best: Vec<Vec<Option<(f32, usize)>>> = vec![vec![None; signs.len() + 1]; count + 1];
        best[0][0] = Some((0.0, 0));
        for line in 1..=count {
            let (done, rest) = best.split_at_mut(line);
            let (above, own) = (&done[line - 1], &mut rest[0]);
            for (first, known) in above.iter().enumerate().take(signs.len()) {
                let Some((before, _)) = *known else { continue };
                for (last, slot) in own.iter_mut().enumerate().skip(first + 1) {
                    let wide = measure(setting, first, last);
                    // The next sign may be a mark that hangs or a space: only a whole sign more is too much.
                    if wide > width + 1.0 {
                        break;
                    }
                    let end = if last == signs.len() { Some(0.0) } else { self.costs[last] };
                    let Some(end) = end.filter(|end| wide <= width && *end < INSIDE_WORD) else {
                        continue;
                    };
                    let lack = ((mean - wide) / width).max(0.0);
                    let weight = if last == signs.len() { LAST } else { 1.0 };
                    let cost = before + end + weight * lack * lack;
                    if slot.is_none_or(|(known, _)| cost < known) {
                        *slot = Some((cost, first));
                    }
                }
            }
        }
        let mut lines = Vec::with_capacity(count);
        let mut last = signs.len();
        for line in (1..=count).rev() {
            let (_, first) = best[line][last]?;
            lines.push(trimmed(setting, first, last));
            last = first;
        }
        lines.reverse();
        Some(lines)
    }

    /// Lines as full as can be, at most `most`; in the last there is room for an ellipsis. Words that fit no line are
    /// broken.
    fn full(&self, setting: &Setting, width: f32, most: usize) -> Vec<(usize, usize)> {
        let mut lines = Vec::new();
        let mut first = 0;
        while first < setting.signs.len() && lines.len() < most {
            let ellipsis = setting.ellipsis.map_or(0.0, |sign| sign.end);
            let room = if lines.len() + 1 == most { width - ellipsis } else { width };
            let fits = |last: &usize| measure(setting, first, *last) <= room;
            let widest = (first + 1..=setting.signs.len()).take_while(fits).last();
            let widest = widest.unwrap_or(first + 1);
            let may_end = |last: &usize| {
                *last == setting.signs.len() || self.costs[*last].is_some_and(|cost| cost < 1.0)
            };
            let last = (first + 1..=widest).rev().find(may_end).unwrap_or(widest);
            lines.push(trimmed(setting, first, last));
            first = last;
        }
        lines
    }
}

/// How wide the signs from `first` up to `last` are in a line of their own.
fn measure(setting: &Setting, first: usize, last: usize) -> f32 {
    let (first, last) = trimmed(setting, first, last);
    match setting.signs.get(first..last) {
        Some([start, .., end]) => {
            end.end - start.start - setting.lead(first) - setting.trail(last - 1)
        }
        Some([one]) => one.end - one.start,
        _ => 0.0,
    }
}

/// Without the spaces at both ends.
fn trimmed(setting: &Setting, mut first: usize, mut last: usize) -> (usize, usize) {
    let space = |at: usize| setting.signs.get(at).is_some_and(|sign| sign.c == ' ');
    while first < last && space(first) {
        first += 1;
    }
    while first < last && space(last - 1) {
        last -= 1;
    }
    (first, last)
}

/// What it costs to begin a line at `at`.
fn cost(chars: &[char], at: usize) -> Option<f32> {
    let (before, after) = (*chars.get(at.checked_sub(1)?)?, chars[at]);
    if after == ' ' {
        return None;
    }
    if before == ' ' || (matches!(before, '-' | '–' | '—' | '/') && after.is_alphabetic()) {
        return Some(0.0);
    }
    let closing = "，。、；：？！）》〉」』】〕］｝”’…—·％%℃,.;:?!)]}～";
    let opening = "（《〈「『【〔［｛“‘([{￥$€£";
    if closing.contains(after) || opening.contains(before) || before == '—' {
        return None;
    }
    let wide = |c: char| is_han(c) || is_wide(c);
    if closing.contains(before) && is_wide(before) {
        return Some(0.0);
    }
    // A number stays with its unit: 12次.
    let unit = before.is_ascii_digit() && is_han(after);
    Some(if (wide(before) || wide(after)) && !unit { INSIDE_PHRASE } else { INSIDE_WORD })
}
