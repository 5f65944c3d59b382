//! Undoes what a converter did that worked on GBK text as if it were bytes.
//!
//! The family of mirror sites that annotates (`pinyin`) put `(jǐn)` behind the bytes of 謹 wherever they stood, between
//! the halves of 局 and 數 as well, and cut many a page at the bytes of ！ ， ； 。 in the same blind manner. A byte was
//! lost at each such place, and what follows is read one byte off up to the next mark. Here the bytes are put together
//! again, the missing ones are sought, and the likeliest reading is taken.
//!
//! Only windows that show damage are searched; everything else stays, character for character. Where two readings are
//! close nothing is changed and the loss is reported. An edit is certain if the bytes alone prove it.

mod beam;
mod choose;
mod context;
mod readings;
mod stream;
mod window;

use beam::{Piece, Reading, Stretch};
use choose::Choice;
use context::Context;
use stream::{Kind, Token};
use window::Window;

use crate::text::bigrams as model;
use crate::text::width::is_han;

use super::tape::{Change, View};

/// By how much, in nats, a reading has to beat the next best to be believed: about 7 to 1.
const MARGIN: f32 = 2.0;
/// The same for what is then believed of the whole page.
const PROOF: f32 = 4.0;
/// Below this a reading may lose once cuts are less of a surprise.
const DOUBT: f32 = 10.0;
/// What a character that is put in may cost, in nats: no rarer than names are.
const RIDDLE: f32 = 13.0;
/// How many characters of a loss are shown.
const SHOWN: usize = 16;

/// What can be done for a line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Repair {
    /// What to put right.
    pub(super) changes: Vec<Change>,
    /// What stays damaged, or looks so: where, and what stands there.
    pub(super) losses: Vec<(usize, String)>,
    /// The windows that would read otherwise if cuts were less of a surprise.
    pub(super) doubtful: Vec<usize>,
    /// Whether it shows that the page was cut at the bytes of punctuation.
    pub(super) proves_cuts: bool,
}

/// Repairs the lines of a text of the family.
pub(super) fn repair(views: &[View]) -> Vec<Repair> {
    let lines: Vec<Line> = views.iter().map(Line::of).collect();
    let sound: Vec<Vec<char>> = lines.iter().map(Line::sound).collect();
    let annotated = lines.iter().flat_map(Line::annotated).collect();
    let context = Context::learn(sound.iter().map(Vec::as_slice), annotated);
    let open_ends: Vec<bool> =
        views.iter().skip(1).map(continues_quotation).chain([false]).collect();
    let mut found: Vec<Vec<Vec<Reading>>> =
        lines.iter().map(|line| line.all_readings(&context)).collect();
    let repair = |found: &[Vec<Vec<Reading>>]| -> Vec<Repair> {
        let each = lines.iter().zip(found).zip(&open_ends);
        each.map(|((line, found), open_end)| line.repair(found, &context, *open_end)).collect()
    };
    let repairs = repair(&found);
    // What one place proves is true of the whole page: doubtful places are looked at again.
    if !repairs.iter().any(|repair| repair.proves_cuts) {
        return repairs;
    }
    for ((line, found), repair) in lines.iter().zip(&mut found).zip(&repairs) {
        for number in &repair.doubtful {
            found[*number] = line.readings(&line.windows[*number], &context, true);
        }
    }
    repair(&found)
}

/// A line and what of it is searched.
struct Line<'a> {
    view: &'a View,
    tokens: Vec<Token>,
    windows: Vec<Window>,
}

impl<'a> Line<'a> {
    fn of(view: &'a View) -> Self {
        let tokens = stream::tokens(&view.chars);
        let windows = window::windows(&tokens);
        Self { view, tokens, windows }
    }

    /// The characters that are probably as the author wrote them.
    fn sound(&self) -> Vec<char> {
        let mut sound: Vec<char> = Vec::new();
        let mut at = 0;
        for window in self.windows.iter().filter(|window| window.is_damaged()) {
            sound.extend(
                self.tokens[at..window.tokens.start].iter().filter(|t| t.begins()).map(|t| t.seen),
            );
            sound.push(' ');
            at = window.tokens.end;
        }
        sound.extend(self.tokens[at..].iter().filter(|t| t.begins()).map(|t| t.seen));
        sound.push(' ');
        sound
    }

    /// The Han characters that carry an annotation.
    fn annotated(&self) -> impl Iterator<Item = char> {
        let carries = |token: &&Token| token.annotation.is_some() && is_han(token.seen);
        self.tokens.iter().filter(carries).map(|token| token.seen)
    }

    fn all_readings(&self, context: &Context) -> Vec<Vec<Reading>> {
        self.windows.iter().map(|window| self.readings(window, context, false)).collect()
    }

    fn repair(&self, found: &[Vec<Reading>], context: &Context, open_end: bool) -> Repair {
        let choices = choose::choose(&self.tokens, &self.windows, found, open_end);
        let mut repair = Repair::default();
        let all = self.windows.iter().zip(found).zip(choices);
        for (number, ((window, readings), choice)) in all.enumerate() {
            let believed = choice.filter(|choice| {
                choice.margin >= MARGIN
                    && self.is_plausible(window, &readings[choice.reading], context)
            });
            let is_full_stop = |piece: &Piece| piece.guessed && piece.c == '。';
            repair.proves_cuts |= choice.is_some_and(|choice| {
                choice.margin >= PROOF && readings[choice.reading].pieces.iter().any(is_full_stop)
            });
            let changes = believed
                .map(|Choice { reading, .. }| changes(&self.tokens, window, &readings[reading]));
            let changed = changes.as_ref().is_some_and(|changes| !changes.is_empty());
            let stays_damaged = window.proof.is_some() || window.is_damaged() && choice.is_none();
            if believed.is_none() && choice.is_some() || stays_damaged && !changed {
                repair.losses.push(self.loss(window));
            }
            if !changed && choice.is_some_and(|choice| choice.margin < DOUBT) {
                repair.doubtful.push(number);
            }
            repair.changes.extend(changes.into_iter().flatten());
        }
        repair
    }

    fn readings(&self, window: &Window, context: &Context, is_cut: bool) -> Vec<Reading> {
        if window.tokens.len() > window::LONGEST {
            return Vec::new();
        }
        let before = window.tokens.start.checked_sub(1).map(|at| &self.tokens[at]);
        let stretch = Stretch {
            tokens: &self.tokens[window.tokens.clone()],
            before: before.and_then(|token| match token.kind {
                Kind::First(byte) | Kind::Second(byte) => Some((token.seen, byte)),
                Kind::Mark(_) | Kind::Eaten | Kind::Question | Kind::Foreign => None,
            }),
            ends_line: window.tokens.end == self.tokens.len(),
            of_cut_page: is_cut,
        };
        beam::readings(&stretch, context)
    }

    /// Whether a reading puts nothing in that is itself a riddle: the best of the readings may still be wrong, where more
    /// was lost than is sought.
    fn is_plausible(&self, window: &Window, reading: &Reading, context: &Context) -> bool {
        let tokens = &self.tokens[window.tokens.clone()];
        let cost = |pair: &[Piece]| -context.log_probability(pair[0].c, pair[1].c);
        let is_whole = reading.pieces.iter().all(|piece| piece.c != beam::EATEN);
        is_whole
            && reading
                .pieces
                .windows(2)
                .all(|pair| is_kept(tokens, &pair[1]) || cost(pair) < RIDDLE)
    }

    /// Where a window shows its damage, and what stands there.
    fn loss(&self, window: &Window) -> (usize, String) {
        let at = window.proof.unwrap_or(window.tokens.start);
        let start = self.tokens[at].range.start;
        let end = match self.tokens[at].kind {
            Kind::Eaten => self.tokens[at].range.end,
            _ => self.tokens[window.tokens.end - 1].range.end.min(start + SHOWN),
        };
        (start, self.view.chars[start..end].iter().collect())
    }
}

/// The changes that make `window` read so: one for each run of characters that are not those of the line.
fn changes(tokens: &[Token], window: &Window, reading: &Reading) -> Vec<Change> {
    let tokens = &tokens[window.tokens.clone()];
    reading
        .pieces
        .chunk_by(|a, b| is_kept(tokens, a) == is_kept(tokens, b))
        .filter(|run| !is_kept(tokens, &run[0]))
        .filter_map(|run| {
            let (first, last) = (run.first()?.from, run.last()?.to.checked_sub(1)?);
            Some(Change {
                range: tokens.get(first)?.range.start..tokens.get(last)?.range.end,
                after: run.iter().map(|piece| piece.c).collect(),
                certain: run.iter().all(|piece| !piece.guessed),
            })
        })
        .collect()
}

/// Whether a character of a reading is one of the line.
fn is_kept(tokens: &[Token], piece: &Piece) -> bool {
    let Some(made_of) = tokens.get(piece.from..piece.to) else { return false };
    let whole = match made_of {
        [one] => matches!(one.kind, Kind::First(_) | Kind::Foreign | Kind::Question),
        [one, two] => one.begins() && one.range == two.range,
        _ => false,
    };
    whole && !piece.guessed
}

/// Whether a paragraph carries a quotation on: it begins with a mark again, and does not close it at once.
fn continues_quotation(view: &View) -> bool {
    let mut chars = view.chars.iter().copied().filter(|c| !c.is_whitespace());
    let opens = chars.next().is_some_and(|c| matches!(c, '“' | '「'));
    let closes = chars.next_back().is_some_and(|c| matches!(c, '”' | '」'));
    opens && (closes || choose::is_unbalanced(view.chars.iter().copied()))
}

#[cfg(test)]
mod forward;
#[cfg(test)]
mod tests;
