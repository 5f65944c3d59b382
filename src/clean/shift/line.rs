//! One line, or a section of a long one: its windows, their readings, and what is believed of them.

use std::ops::Range;

use crate::text::width::is_han;

use super::super::tape::Change;
use super::Repair;
use super::beam::{self, Piece, Reading, Search, Stretch};
use super::choose::{self, Choice};
use super::context::Context;
use super::judgement::Judgement;
use super::pieces::{is_across, is_certain, is_kept, touch};
use super::stream::{self, Kind, Token};
use super::window::{self, Window};

/// By how much, in nats, a reading has to beat the next best to be believed: about 7 to 1.
const MARGIN: f32 = 2.0;
/// The same for one character of a run that is damaged beyond doubt: about 3 to 1.
const LIKELIER: f32 = 1.2;
/// The same for what is then believed of the whole page.
const PROOF: f32 = 4.0;
/// By how much a window has to read better than it stands to say anything of the page, and the most it can say.
const GAIN: std::ops::RangeInclusive<f32> = 4.0..=30.0;
/// Below this a reading may lose once cuts are less of a surprise.
const DOUBT: f32 = 10.0;
/// What a character that is put in may cost, in nats: no rarer than names are.
const RIDDLE: f32 = 13.0;
/// What a character and the next cost that two were made one of, as a dropped pair makes them.
const MERGED: f32 = 24.0;
/// What a character out of step costs, in nats, where something is likely to be missing in front of it or behind.
const ODD: f32 = 9.5;

/// A line, or a section of a long one, and what of it is searched.
pub(super) struct Line<'a> {
    pub(super) chars: &'a [char],
    /// Where it begins in its view; what is found is in characters of the view, all else in those of the section.
    start: usize,
    /// Whether no other section of the line follows.
    is_last: bool,
    /// Whether a quotation may run on behind it.
    open_end: bool,
    pub(super) tokens: Vec<Token>,
    pub(super) windows: Vec<Window>,
}

/// What is believed of a window.
struct Agreed {
    /// Whether it is open if anything is damaged at all.
    is_open: bool,
    pieces: Vec<Piece>,
    /// The runs of `pieces` that are not believed; what stands in the line stays there, and is reported.
    open: Vec<Range<usize>>,
}

impl<'a> Line<'a> {
    /// The line that `chars` are, `start` characters into its view; of a page without annotations (`is_annotated` false)
    /// only Chinese lines are searched: code and other languages read badly as Chinese, damaged or not.
    pub(super) fn of(chars: &'a [char], start: usize, is_annotated: bool, open_end: bool) -> Self {
        let tokens = stream::tokens(chars);
        let is_searched = is_annotated || stream::is_chinese(chars);
        let windows = if is_searched { window::windows(&tokens) } else { Vec::new() };
        Self { chars, start, is_last: true, open_end, tokens, windows }
    }

    /// Ends it in front of the token at `at`; the rest of the line follows.
    pub(super) fn cut(&mut self, at: usize) {
        (self.is_last, self.open_end) = (false, true);
        if let Some(token) = self.tokens.get(at) {
            self.chars = &self.chars[..token.range.start];
            self.tokens.truncate(at);
            self.windows.retain(|window| window.tokens.end <= at);
        }
    }

    /// Whether any of it is beyond doubt damaged.
    pub(super) fn is_damaged(&self) -> bool {
        self.windows.iter().any(Window::is_damaged)
    }

    /// The characters that are probably as the author wrote them.
    pub(super) fn sound(&self) -> Vec<char> {
        let mut sound: Vec<char> = Vec::new();
        let mut at = 0;
        let begun = |range: Range<usize>| {
            self.tokens[range].iter().filter(|token| token.begins()).map(|token| token.seen)
        };
        for window in self.windows.iter().filter(|window| window.is_damaged()) {
            sound.extend(begun(at..window.tokens.start));
            sound.push(' ');
            at = window.tokens.end;
        }
        sound.extend(begun(at..self.tokens.len()));
        sound
    }

    /// The Han characters that carry an annotation.
    pub(super) fn annotated(&self) -> impl Iterator<Item = char> {
        let carries = |token: &&Token| token.annotation.is_some() && is_han(token.seen);
        self.tokens.iter().filter(carries).map(|token| token.seen)
    }

    /// The readings of a window.
    pub(super) fn readings(&self, window: &Window, search: &mut Search) -> Vec<Reading> {
        let context = search.context;
        if window.tokens.len() > window::LONGEST {
            return Vec::new();
        }
        let before = window.tokens.start.checked_sub(1).map(|at| &self.tokens[at]);
        let mut stretch = Stretch {
            tokens: &self.tokens[window.tokens.clone()],
            before: before.and_then(|token| match token.kind {
                Kind::First(byte) | Kind::Second(byte) => Some((token.seen, byte)),
                Kind::Mark(_) | Kind::Eaten | Kind::Question | Kind::Foreign => None,
            }),
            ends_line: self.is_last && window.tokens.end == self.tokens.len(),
            seeks_dropped: false,
        };
        let readings = search.readings(&stretch);
        let is_odd = |reading: &Reading| {
            if reading.untouched {
                window.is_damaged()
            } else {
                !self.is_plausible(window, reading, context, ODD)
            }
        };
        if context.drops_private_use && readings.first().is_none_or(is_odd) {
            stretch.seeks_dropped = true;
            return search.readings(&stretch);
        }
        readings
    }

    /// Whether it ends in an exclamation mark within a quotation: 。” does where a page was cut.
    pub(super) fn breaks_off(&self) -> bool {
        if self.windows.is_empty() || self.open_end {
            return false;
        }
        let mut chars = self.chars.iter().rev().filter(|c| !matches!(c, '?' | '？'));
        chars.next().is_some_and(|c| matches!(c, '!' | '！'))
            && choose::is_unbalanced(self.chars.iter().copied())
    }

    /// Chooses among the readings, and believes those that are beyond doubt.
    pub(super) fn judge(&self, found: &[Vec<Reading>], context: &Context) -> Judgement {
        let choices = choose::choose(&self.tokens, &self.windows, found, self.open_end);
        let mut repair = Repair::default();
        let (mut doubtful, mut proves_cuts, mut gains) = (Vec::new(), false, Vec::new());
        let all = self.windows.iter().zip(found).zip(choices);
        for (number, ((window, readings), choice)) in all.enumerate() {
            let chosen = choice.map(|choice| (&readings[choice.reading], choice));
            let margin = chosen.as_ref().map_or(0.0, |(_, choice)| choice.margin());
            if let Some(gain) = chosen.as_ref().and_then(|(_, choice)| gain(readings, choice)) {
                gains.push((self.shown(window), gain));
            }
            let is_full_stop = |piece: &Piece| piece.guessed && piece.c == '。';
            proves_cuts |= margin >= PROOF
                && chosen.as_ref().is_some_and(|(best, _)| best.pieces.iter().any(is_full_stop));
            let is_damaged = window.is_damaged();
            let agreed =
                chosen.as_ref().map(|(_, choice)| self.agreed(window, readings, choice, context));
            let (changes, losses) = match agreed {
                Some(agreed) if agreed.is_open => (Vec::new(), vec![self.shown(window)]),
                Some(agreed) => self.changes(window, &agreed, context),
                None if is_damaged => (Vec::new(), vec![self.shown(window)]),
                None => (Vec::new(), Vec::new()),
            };
            let stays = window.proof.is_some() && changes.is_empty() && losses.is_empty();
            repair.losses.extend(stays.then(|| self.shown(window)));
            if changes.is_empty() && chosen.is_some() && margin < DOUBT {
                doubtful.push(number);
            }
            repair.changes.extend(changes);
            repair.losses.extend(losses);
        }
        let mut judgement = Judgement { repair, doubtful, proves_cuts, gains };
        judgement.shift(self.start);
        judgement
    }

    /// What the readings of a window that are close have in common: the best of them, with blanks where they differ, and
    /// for each of its characters whether it is believed. A run of characters that are not those of the line is believed
    /// or left as a whole, whatever becomes of the other runs of its window.
    fn agreed(
        &self,
        window: &Window,
        readings: &[Reading],
        choice: &Choice,
        context: &Context,
    ) -> Agreed {
        let tokens = &self.tokens[window.tokens.clone()];
        let mut pieces = readings[choice.reading].pieces.clone();
        let close = choice.others.iter().take_while(|(_, margin)| *margin < MARGIN);
        let close: Vec<(&Reading, f32)> =
            close.map(|(other, margin)| (&readings[*other], *margin)).collect();
        let mut open = Vec::new();
        if readings[choice.reading].untouched {
            return Agreed { is_open: !close.is_empty(), pieces, open };
        }
        let mut start = 0;
        while start < pieces.len() {
            if is_kept(tokens, &pieces[start]) {
                start += 1;
                continue;
            }
            let behind = pieces[start..].iter().position(|piece| is_kept(tokens, piece));
            let run = start..behind.map_or(pieces.len(), |behind| start + behind);
            start = run.end;
            let blanks = self.disputed(tokens, &pieces, run.clone(), &close, context);
            match blanks.filter(|blanks| run.len() >= 3 * blanks.len()) {
                Some(blanks) => {
                    for number in blanks {
                        let piece = &mut pieces[number];
                        (piece.c, piece.guessed) = (beam::BLANK, true);
                    }
                }
                None => open.push(run),
            }
        }
        self.open_brackets(tokens, &mut pieces);
        Agreed { is_open: false, pieces, open }
    }

    /// Makes a comma in front of an eaten character the bracket that is closed behind it, where the byte of it that came
    /// through is that of both.
    fn open_brackets(&self, tokens: &[Token], pieces: &mut [Piece]) {
        for at in 1..pieces.len() {
            let (comma, eaten) = (pieces[at - 1], pieces[at]);
            let leads = tokens.get(comma.from).is_some_and(|token| token.kind.byte() == Some(0xA3));
            if eaten.c != beam::EATEN || comma.c != '，' || !comma.guessed || !leads {
                continue;
            }
            let behind = tokens.get(eaten.from).map_or(0, |token| token.range.end);
            let mut ahead = self.chars[behind..].iter().copied();
            let bracket = ahead.find(|c| matches!(c, '(' | '（' | ')' | '）'));
            if matches!(bracket, Some(')' | '）')) {
                pieces[at - 1].c = '（';
            }
        }
    }

    /// The characters of a run that are in dispute among the readings that are close, or too odd to be believed; none
    /// where it is open whether the run is damaged, or a blank would not do.
    fn disputed(
        &self,
        tokens: &[Token],
        pieces: &[Piece],
        run: Range<usize>,
        close: &[(&Reading, f32)],
        context: &Context,
    ) -> Option<Vec<usize>> {
        let cost = |pair: &[Piece]| -context.log_probability(pair[0].c, pair[1].c);
        let (from, to) = (pieces[run.start].from, pieces[run.end - 1].to);
        let leaves = |(other, _): &(&Reading, f32)| {
            let touched = |piece: &&Piece| piece.from < to.max(from + 1) && from < piece.to;
            other.untouched
                || other.pieces.iter().filter(touched).all(|piece| is_kept(tokens, piece))
        };
        if close.iter().any(leaves) {
            return None;
        }
        // What stands beside an eaten character has less to support it.
        let has_eaten = pieces[run.clone()].iter().any(|piece| piece.c == beam::EATEN);
        let wanted = if has_eaten { MARGIN } else { LIKELIER };
        let mut blanks = Vec::new();
        for number in run {
            let piece = pieces[number];
            let alone = number.checked_sub(1).map_or(0.0, |before| cost(&pieces[before..=number]));
            let behind = pieces.get(number + 1).map_or(0.0, |_| cost(&pieces[number..number + 2]));
            let is_merged = context.drops_private_use && alone + behind >= MERGED;
            let is_riddle =
                alone >= RIDDLE && piece.guessed || is_merged && is_across(tokens, &piece);
            let agrees = close
                .iter()
                .filter(|(_, margin)| *margin < wanted)
                .all(|(other, _)| other.pieces.contains(&piece));
            if !agrees || is_riddle {
                // A character that the line may show rightly is never given up for a blank.
                let shows = |other: &&Piece| is_kept(tokens, other) && touch(other, &piece);
                if !is_han(piece.c)
                    || close.iter().any(|(one, _)| one.pieces.iter().any(|p| shows(&p)))
                {
                    return None;
                }
                blanks.push(number);
            }
        }
        Some(blanks)
    }

    /// Whether a reading puts nothing in that costs more than `limit`: the best of the readings may still be wrong, where
    /// more was lost than is sought.
    fn is_plausible(
        &self,
        window: &Window,
        reading: &Reading,
        context: &Context,
        limit: f32,
    ) -> bool {
        let tokens = &self.tokens[window.tokens.clone()];
        let cost = |pair: &[Piece]| -context.log_probability(pair[0].c, pair[1].c);
        reading.pieces.windows(2).all(|pair| is_kept(tokens, &pair[1]) || cost(pair) < limit)
    }

    /// Where a window shows its damage.
    fn shown(&self, window: &Window) -> Range<usize> {
        let from = window.proof.unwrap_or(window.tokens.start);
        self.tokens[from].range.start..self.tokens[window.tokens.end - 1].range.end
    }

    /// The changes that make `window` read so, one for each run of characters that are not those of the line, and where
    /// something is still missing.
    fn changes(
        &self,
        window: &Window,
        agreed: &Agreed,
        context: &Context,
    ) -> (Vec<Change>, Vec<Range<usize>>) {
        let tokens = &self.tokens[window.tokens.clone()];
        let place = |first: usize, behind: usize| {
            let last = tokens.get(behind.max(first + 1) - 1)?;
            Some(tokens.get(first)?.range.start..last.range.end)
        };
        let mut losses = Vec::new();
        let mut written = |piece: &Piece| {
            let range = place(piece.from, piece.to).unwrap_or_default();
            let c = match piece.c {
                beam::EATEN => self.year(&range),
                beam::BLANK => None,
                c => return c,
            };
            c.unwrap_or_else(|| {
                losses.push(range.clone());
                if piece.c == beam::EATEN { self.chars[range.start] } else { beam::BLANK }
            })
        };
        let mut changes = Vec::new();
        let mut left = Vec::new();
        let mut start = 0;
        for run in agreed.pieces.chunk_by(|a, b| is_kept(tokens, a) == is_kept(tokens, b)) {
            let at = start;
            start += run.len();
            if is_kept(tokens, &run[0]) {
                continue;
            }
            let ends = run.first().zip(run.last());
            let Some(range) = ends.and_then(|(first, last)| place(first.from, last.to)) else {
                continue;
            };
            if agreed.open.iter().any(|open| open.start == at) {
                left.push(range);
                continue;
            }
            let after = run.iter().map(&mut written).collect();
            changes.push(Change { range, after, certain: is_certain(tokens, run, context) });
        }
        losses.extend(left);
        losses.sort_unstable_by_key(|loss| loss.start);
        (changes, losses)
    }

    /// The first digit of a year whose other three stand behind the `?` at `at`.
    fn year(&self, at: &Range<usize>) -> Option<char> {
        match self.chars.get(at.end..at.end + 4)? {
            [century @ ('0' | '8' | '9'), decade, year, '年']
                if decade.is_ascii_digit() && year.is_ascii_digit() =>
            {
                Some(if *century == '0' { '2' } else { '1' })
            }
            _ => None,
        }
    }
}

/// By how much the chosen reading is better than leaving the window as it is; none where that says nothing.
fn gain(readings: &[Reading], choice: &Choice) -> Option<f32> {
    let as_it_is = choice.others.iter().find(|(other, _)| readings[*other].untouched);
    let gain = as_it_is.map(|(_, margin)| margin.min(*GAIN.end()))?;
    (!readings[choice.reading].untouched && gain >= *GAIN.start()).then_some(gain)
}
