//! Undoes what a converter did that worked on GBK text as if it were bytes.
//!
//! The family of mirror sites that annotates (`pinyin`) put `(jǐn)` behind the bytes of 謹 wherever they stood, between
//! the halves of 局 and 數 as well, and cut many a page at the bytes of ！ ， ； 。 in the same blind manner; others cut
//! without annotating. A byte was lost at each such place, and what follows is read one byte off up to the next mark.
//! Here the bytes are put together again, the missing ones are sought, and the likeliest reading is taken.
//!
//! Only windows that show damage are searched; everything else stays, character for character. Where two readings are
//! close nothing is changed and the loss is reported. An edit is certain if the bytes alone prove it. A page that is not
//! annotated is touched only if two places of it prove, each by far, that it was cut.

mod beam;
mod choose;
mod context;
mod gaps;
mod line;
mod lost;
mod readings;
mod stream;
mod window;

use std::ops::Range;

use crate::text::bigrams as model;
use crate::text::gbk;
use crate::text::script::{is_simplified_only, is_traditional_only};

use beam::{Reading, Search};
use context::{Context, Cuts};
use line::Line;

use super::tape::{Change, View};

/// How many places have to prove that a page without annotations was cut.
const PROOFS: usize = 2;

/// How much of a page tells about all of it, in characters: more than an article has.
const BEGINNING: usize = 100_000;

/// What can be done for a line.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Repair {
    /// What to put right.
    pub(super) changes: Vec<Change>,
    /// What stays damaged, or looks so, in characters of the view.
    pub(super) losses: Vec<Range<usize>>,
}

/// Repairs the lines of a text; `is_annotated` says whether it belongs to the family.
pub(super) fn repair(views: &[View], is_annotated: bool) -> Vec<Repair> {
    if !is_annotated {
        let proofs = strong_proofs(views);
        // One place may be a coincidence of rare characters: it is reported and left alone.
        if proofs.iter().map(Vec::len).sum::<usize>() < PROOFS {
            let only = |losses| Repair { losses, ..Repair::default() };
            return proofs.into_iter().map(only).collect();
        }
    }
    let lines: Vec<Line> = views.iter().map(Line::of).collect();
    let open_ends: Vec<bool> =
        views.iter().skip(1).map(continues_quotation).chain([false]).collect();
    let mut context = learn(&lines);
    if !is_annotated {
        context.cuts = Cuts::Proved;
    } else if !lines.iter().any(Line::has_whole_stop) {
        context.cuts = Cuts::Possible;
    }
    let mut search = Search::new(&context);
    let mut found: Vec<Vec<Vec<Reading>>> =
        lines.iter().map(|line| line.all_readings(&mut search, &context)).collect();
    let judge = |found: &[Vec<Vec<Reading>>], context: &Context| -> Vec<line::Judgement> {
        let each = lines.iter().zip(found).zip(&open_ends);
        each.map(|((line, found), open_end)| line.judge(found, context, *open_end)).collect()
    };
    let mut judged = judge(&found, &context);
    // What one place proves is true of the whole page: doubtful places are looked at again.
    if is_annotated && judged.iter().any(|judged| judged.proves_cuts) {
        context.cuts = Cuts::Proved;
        let mut search = Search::new(&context);
        for ((line, found), judged) in lines.iter().zip(&mut found).zip(&judged) {
            for number in &judged.doubtful {
                found[*number] = line.readings(&line.windows[*number], &mut search, &context);
            }
        }
        judged = judge(&found, &context);
    }
    judged.into_iter().map(|judged| judged.repair).collect()
}

/// Whether `c` is among the characters that everybody reads.
pub(super) fn is_everyday(c: char) -> bool {
    model::is_everyday(c)
}

/// The first places of a page without annotations that prove it was cut, as many as are wanted.
///
/// Most pages are sound and have none: no line is kept that shows no damage, and of a long page the beginning tells
/// enough.
fn strong_proofs(views: &[View]) -> Vec<Vec<Range<usize>>> {
    let mut proofs = vec![Vec::new(); views.len()];
    let lines = views.iter().map(Line::of).enumerate();
    let damaged: Vec<(usize, Line)> = lines.filter(|(_, line)| line.is_damaged()).collect();
    if damaged.is_empty() {
        return proofs;
    }
    let mut length = 0;
    let is_beginning = |view: &&View| {
        let before = length;
        length += view.chars.len();
        before < BEGINNING
    };
    let beginning: Vec<Line> = views.iter().take_while(is_beginning).map(Line::of).collect();
    let context = learn(&beginning);
    let mut search = Search::new(&context);
    let mut wanted = PROOFS;
    for (number, line) in damaged {
        proofs[number] = line.strong_proofs(&mut search, &context, wanted);
        wanted -= proofs[number].len();
    }
    proofs
}

/// What the sound parts of a page tell about it.
fn learn(lines: &[Line]) -> Context {
    let sound: Vec<Vec<char>> = lines.iter().map(Line::sound).collect();
    let annotated = lines.iter().flat_map(Line::annotated).collect();
    let mut context = Context::learn(sound.iter().map(Vec::as_slice), annotated);
    let count = |is: fn(char) -> bool| sound.iter().flatten().filter(|c| is(**c)).count();
    context.is_simplified = count(is_simplified_only) > count(is_traditional_only);
    let is_private = |line: &Line| line.view.chars.iter().any(|c| gbk::is_user_defined(*c));
    context.drops_private_use = !lines.iter().any(is_private);
    context
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
#[cfg(test)]
mod tests_on_pages;
