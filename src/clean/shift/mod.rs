//! Undoes what a converter did that worked on GBK text as if it were bytes.
//!
//! The family of mirror sites that annotates (`pinyin`) put `(jǐn)` behind the bytes of 謹 wherever they stood, between
//! the halves of 局 and 數 as well, and cut many a page at the bytes of ！ ， ； 。 in the same blind manner; others cut
//! without annotating. A byte was lost at each such place, and what follows is read one byte off up to the next mark.
//! Here the bytes are put together again, the missing ones are sought, and the likeliest reading is taken.
//!
//! Only windows that show damage are searched; everything else stays, character for character. Where two readings are
//! close the run of characters in dispute stays as it is and is reported, whatever becomes of the rest of its window; a
//! single character in dispute within a run that is restored is written `□`, and reported. A `□` stands only where bytes
//! were put together anew: a character that the author wrote and the source still shows is never given up for one.
//! An edit is certain if the bytes alone prove it. A page that is not annotated is touched only if all its places
//! together leave no doubt that it was cut.

mod beam;
mod choose;
mod context;
mod gaps;
mod line;
mod lost;
mod pieces;
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

/// How much better, in nats, a page without annotations has to read if it was cut: one such page may be in a billion.
const EVIDENCE: f32 = 24.0;
/// How much better a place has to read to be reported where the page as a whole has less.
const NOTABLE: f32 = 16.0;

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
    let open_ends = open_ends(views);
    // Most pages are sound: they are looked at line by line, and no line is kept.
    let is_suspect = |(view, open_end): (&View, &bool)| {
        let line = Line::of(view, is_annotated);
        line.is_damaged() || !open_end && line.breaks_off()
    };
    if !is_annotated && !views.iter().zip(&open_ends).any(is_suspect) {
        return views.iter().map(|_| Repair::default()).collect();
    }
    let lines: Vec<Line> = views.iter().map(|view| Line::of(view, is_annotated)).collect();
    let mut context = learn(&lines);
    let has_whole_stop = lines.iter().any(Line::has_whole_stop);
    context.cuts = match (is_annotated, has_whole_stop) {
        (true, false) => Cuts::Possible,
        (false, false) => Cuts::Proved,
        (_, true) => Cuts::Unlikely,
    };
    let mut search = Search::new(&context);
    let mut found: Vec<Vec<Vec<Reading>>> =
        lines.iter().map(|line| line.all_readings(&mut search, &context)).collect();
    let judge = |found: &[Vec<Vec<Reading>>], context: &Context| -> Vec<line::Judgement> {
        let each = lines.iter().zip(found).zip(&open_ends);
        each.map(|((line, found), open_end)| line.judge(found, context, *open_end)).collect()
    };
    let mut judged = judge(&found, &context);
    // A single place may be a coincidence of rare characters.
    if !is_annotated {
        let gains = judged.iter().flat_map(|judged| &judged.gains);
        if gains.map(|(_, gain)| gain).sum::<f32>() < EVIDENCE {
            return judged.into_iter().map(|judged| only_notable(judged.gains)).collect();
        }
    }
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

/// What is reported of a page that is not believed to be cut: the places that read as if it was.
fn only_notable(gains: Vec<(Range<usize>, f32)>) -> Repair {
    let notable = gains.into_iter().filter(|(_, gain)| *gain > NOTABLE);
    Repair { losses: notable.map(|(place, _)| place).collect(), ..Repair::default() }
}

/// For each line whether a quotation of it may run on into the next.
fn open_ends(views: &[View]) -> Vec<bool> {
    views
        .iter()
        .skip(1)
        .map(|view| continues_quotation(view) || closes_first(view))
        .chain([false])
        .collect()
}

/// What the sound parts of a page tell about it.
fn learn(lines: &[Line]) -> Context {
    let sound: Vec<Vec<char>> = lines.iter().map(Line::sound).collect();
    let annotated = lines.iter().flat_map(Line::annotated).collect();
    let mut context = Context::learn(sound.iter().map(Vec::as_slice), annotated);
    let count = |is: fn(char) -> bool| sound.iter().flatten().filter(|c| is(**c)).count();
    context.is_simplified = count(is_simplified_only) > count(is_traditional_only);
    context.writes_wide = sound.iter().flatten().any(|c| context::is_wide(*c));
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

/// Whether the first quotation mark of a paragraph closes: what it closes was opened in front of it.
fn closes_first(view: &View) -> bool {
    let is_quote = |c: &&char| matches!(c, '“' | '”' | '「' | '」');
    view.chars.iter().find(is_quote).is_some_and(|c| matches!(c, '”' | '」'))
}

#[cfg(test)]
mod forward;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_on_pages;
