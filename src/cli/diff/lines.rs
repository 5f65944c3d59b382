//! The source line by line, with the edits in it.
//!
//! Every character of the source is in exactly one piece, in order, line feeds aside; an edit that runs over several
//! lines is marked in each. Linear in the text and its edits.

use std::ops::Range;

use super::Choice;
use crate::clean::{SourceLine, SourceText};
use crate::model::{Article, Edit, Rule};

/// A line of the source, compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the file, from 1.
    pub(super) number: u32,
    pub(super) pieces: Vec<Piece>,
    pub(super) state: State,
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing that is to be shown.
    Same,
    /// Some of it changed.
    Changed,
    /// All of it went, and nothing came instead.
    Gone,
    /// It has no text, and had none.
    Blank,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Text on which nothing is marked.
    Same(String),
    /// What stands between cells, and what is never cleaned: code, the words of pictures.
    Aside(String),
    /// An edit, or as much of it as is in this line.
    Mark(Mark),
}

/// An edit as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) rule: Rule,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) certain: bool,
}

/// Where each article begins, as an index into the lines; the first is 0.
pub(super) fn starts(source: &SourceText, articles: &[Article]) -> Vec<usize> {
    let mut least = 0;
    let mut starts = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        let edit = article.edits.first().map(|edit| edit.start);
        let by_edit = edit.map(|at| source.lines.partition_point(|line| line.range.end < at));
        let place = article.blocks.first().map(|block| block.place);
        let by_block = place.and_then(|place| {
            source.lines[least..].iter().position(|line| line.place == place).map(|at| least + at)
        });
        let start = match (by_edit, by_block) {
            _ if number == 0 => 0,
            (Some(edit), Some(block)) => edit.min(block),
            (found, None) | (None, found) => found.unwrap_or(least),
        };
        least = start.max(least);
        starts.push(least);
    }
    starts
}

/// The lines of `source` with the edits of `articles` in them.
pub(super) fn lines(source: &SourceText, articles: &[Article], choice: &Choice) -> Vec<Line> {
    let edits: Vec<&Edit> = articles.iter().flat_map(|article| &article.edits).collect();
    let mut reader = Reader { source, edits, edit: 0, aside: 0 };
    source.lines.iter().map(|line| reader.line(line, choice)).collect()
}

struct Reader<'a> {
    source: &'a SourceText,
    edits: Vec<&'a Edit>,
    /// The first edit that does not end before the present line.
    edit: usize,
    /// The first aside not shown yet.
    aside: usize,
}

impl<'a> Reader<'a> {
    fn line(&mut self, line: &SourceLine, choice: &Choice) -> Line {
        let Range { start, end } = line.range.clone();
        let mut pieces = Vec::new();
        let mut cells = line.cells.iter().copied().peekable();
        let mut at = start;
        while let Some(edit) = self.edits.get(self.edit).copied() {
            let edit_end = edit.start + edit.before.chars().count();
            // The line feed belongs to the line where an edit begins with it: two lines were joined, or an empty one went.
            let feed = edit.start == end && self.source.chars.get(end) == Some(&'\n');
            if edit.start > end || (edit.start == end && !feed) {
                break;
            }
            let part = edit.start.max(start)..edit_end.min(end + usize::from(feed));
            if part.start < part.end {
                self.same(&mut pieces, at..part.start, &mut cells);
                self.mark(&mut pieces, edit, part.clone(), choice);
                at = part.end;
                while cells.next_if(|cell| *cell < at).is_some() {}
            }
            if edit_end > end + 1 {
                break;
            }
            self.edit += 1;
        }
        self.same(&mut pieces, at..end.max(at), &mut cells);
        self.asides(&mut pieces, end);
        Line { number: line.place.line, state: state(&pieces), pieces }
    }

    /// The unchanged characters of `range`, with what stands between them.
    fn same(
        &mut self,
        pieces: &mut Vec<Piece>,
        range: Range<usize>,
        cells: &mut std::iter::Peekable<impl Iterator<Item = usize>>,
    ) {
        let mut at = range.start;
        loop {
            let aside = self.source.asides.get(self.aside).map(|(place, _)| *place);
            let cell = cells.peek().copied();
            let next = aside.into_iter().chain(cell).min().filter(|next| *next < range.end);
            let end = next.unwrap_or(range.end).max(at);
            push_same(pieces, self.source.chars[at..end].iter());
            at = end;
            if next.is_none() {
                return;
            }
            if cells.next_if(|cell| *cell <= at).is_some() {
                pieces.push(Piece::Aside(" | ".to_owned()));
            }
            self.asides(pieces, at);
        }
    }

    /// What stands before the character `until`.
    fn asides(&mut self, pieces: &mut Vec<Piece>, until: usize) {
        while let Some((_, text)) =
            self.source.asides.get(self.aside).filter(|(at, _)| *at <= until)
        {
            pieces.push(Piece::Aside(text.clone()));
            self.aside += 1;
        }
    }

    /// The part of an edit that lies in a line.
    fn mark(&self, pieces: &mut Vec<Piece>, edit: &Edit, part: Range<usize>, choice: &Choice) {
        let begins = part.start == edit.start;
        let before: String = self.source.chars[part].iter().collect();
        let after = if begins { edit.after.clone() } else { String::new() };
        if choice.marks(edit.rule) {
            let Edit { rule, certain, .. } = *edit;
            pieces.push(Piece::Mark(Mark { rule, before, after, certain }));
        } else {
            // White space that was tidied is shown as it is now, what other rules did as the source has it.
            let tidied = edit.rule == Rule::Layout && choice.counts(Rule::Layout);
            let text: Vec<char> = if tidied { after } else { before }.chars().collect();
            push_same(pieces, text.iter().filter(|c| **c != '\n'));
        }
    }
}

fn push_same<'a>(pieces: &mut Vec<Piece>, chars: impl Iterator<Item = &'a char>) {
    let text: String = chars.collect();
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(Piece::Same(before)) => before.push_str(&text),
        _ => pieces.push(Piece::Same(text)),
    }
}

fn state(pieces: &[Piece]) -> State {
    let stays = pieces.iter().any(|piece| match piece {
        Piece::Same(text) | Piece::Aside(text) => !text.trim().is_empty(),
        Piece::Mark(mark) => !mark.after.is_empty(),
    });
    let marked = pieces.iter().any(|piece| matches!(piece, Piece::Mark(_)));
    match (marked, stays) {
        (true, true) => State::Changed,
        (true, false) => State::Gone,
        (false, true) => State::Same,
        (false, false) => State::Blank,
    }
}

/// Which lines are worth showing: those that changed and as many round them as `context` says, blank ones not counted.
/// All of them with `full`.
pub(super) fn shown(lines: &[Line], choice: &Choice) -> Vec<bool> {
    if choice.full {
        return lines.iter().map(|line| line.state != State::Blank).collect();
    }
    let changed = |line: &Line| matches!(line.state, State::Changed | State::Gone);
    let mut shown: Vec<bool> = lines.iter().map(changed).collect();
    let near = |order: &mut dyn Iterator<Item = usize>, shown: &mut Vec<bool>| {
        let mut left = 0;
        for at in order {
            if changed(&lines[at]) {
                left = choice.context;
            } else if left > 0 && lines[at].state == State::Same {
                shown[at] = true;
                left -= 1;
            }
        }
    };
    near(&mut (0..lines.len()), &mut shown);
    near(&mut (0..lines.len()).rev(), &mut shown);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    fn source(text: &str) -> SourceText {
        let mut source = SourceText::default();
        for (number, part) in (1..).zip(text.split('\n')) {
            let start = source.chars.len();
            source.chars.extend(part.chars());
            let range = start..source.chars.len();
            source.chars.push('\n');
            source.lines.push(SourceLine { range, place: Place::line(number), cells: Vec::new() });
        }
        source
    }

    fn edit(rule: Rule, start: usize, before: &str, after: &str) -> Edit {
        let (before, after) = (before.to_owned(), after.to_owned());
        Edit { rule, place: Place::START, start, before, after, certain: true }
    }

    fn all() -> Choice {
        Choice { rules: Rule::ALL.to_vec(), layout: false, full: false, context: 0 }
    }

    /// Each line with its sign; marks as wdiff has them.
    fn shown(source: &SourceText, edits: &[Edit], choice: &Choice) -> String {
        let mut reader = Reader { source, edits: edits.iter().collect(), edit: 0, aside: 0 };
        let mut text = String::new();
        for line in &source.lines {
            let line = reader.line(line, choice);
            text.push(match line.state {
                State::Same => ' ',
                State::Changed => '~',
                State::Gone => '-',
                State::Blank => '_',
            });
            for piece in line.pieces {
                text.push_str(&match piece {
                    Piece::Same(text) | Piece::Aside(text) => text,
                    Piece::Mark(mark) if mark.after.is_empty() => format!("[{}]", mark.before),
                    Piece::Mark(mark) => format!("[{}|{}]", mark.before, mark.after),
                });
            }
            text.push('/');
        }
        text
    }

    #[track_caller]
    fn check(text: &str, edits: &[Edit], expected: &str) {
        assert_eq!(shown(&source(text), edits, &all()), expected);
    }

    #[test]
    fn marks_edits_where_they_are() {
        let comma = |at| edit(Rule::Punctuation, at, ",", "，");
        check("a,b\nc", &[comma(1)], "~a[,|，]b/ c/");
        check("a,\n,b", &[comma(1), comma(3)], "~a[,|，]/~[,|，]b/");
    }

    #[test]
    fn a_line_that_went_is_gone_and_a_blank_one_is_no_change() {
        let gone = edit(Rule::Teaser, 2, "bcd\n", "");
        check("a\nbcd\ne", &[gone], " a/-[bcd]/ e/");
        check("a\n\nb", &[edit(Rule::Layout, 2, "\n", "")], " a/_/ b/");
    }

    #[test]
    fn an_edit_over_several_lines_is_marked_in_each() {
        check("ab\ncd\nef", &[edit(Rule::Drop, 1, "b\ncd\ne", "x")], "~a[b|x]/-[cd]/~[e]f/");
        check("ab\n\ncd\nef", &[edit(Rule::Drop, 0, "ab\n\ncd\n", "")], "-[ab]/_/-[cd]/ ef/");
    }

    #[test]
    fn joined_lines_show_the_line_feed() {
        check("ab\ncd", &[edit(Rule::Drop, 2, "\n", "")], "~ab[\n]/ cd/");
    }

    #[test]
    fn white_space_is_shown_as_tidied_unless_asked_for() {
        let edits = [edit(Rule::Layout, 0, "  ", ""), edit(Rule::Drop, 2, "a", "b")];
        check("  a", &edits, "~[a|b]/");
        let layout = Choice { layout: true, ..all() };
        assert_eq!(shown(&source("  a"), &edits, &layout), "~[  ][a|b]/");
        let other = Choice { rules: vec![Rule::Teaser], ..all() };
        assert_eq!(shown(&source("  a"), &edits, &other), "   a/");
    }

    #[test]
    fn cells_and_asides_stand_where_they_belong() {
        let mut source = source("abcd");
        source.lines[0].cells = vec![2];
        source.asides = vec![(1, "`x`".to_owned()), (4, "[y]".to_owned())];
        let edits = [edit(Rule::Drop, 3, "d", "")];
        assert_eq!(shown(&source, &edits, &all()), "~a`x`b | c[d][y]/");
        let edits = [edit(Rule::Drop, 0, "a", "")];
        assert_eq!(shown(&source, &edits, &all()), "~[a]`x`b | cd[y]/");
    }

    #[test]
    fn context_counts_lines_with_text() {
        let line = |state| Line { number: 1, pieces: Vec::new(), state };
        use State::{Blank, Changed, Same};
        let lines: Vec<Line> = [Same, Same, Blank, Changed, Blank, Same, Same].map(line).into();
        let shape = |context, full| shown_lines(&lines, &Choice { context, full, ..all() });
        assert_eq!(shape(0, false), "...#...");
        assert_eq!(shape(1, false), ".#.#.#.");
        assert_eq!(shape(0, true), "##.#.##");
    }

    fn shown_lines(lines: &[Line], choice: &Choice) -> String {
        super::shown(lines, choice).into_iter().map(|shown| if shown { '#' } else { '.' }).collect()
    }
}
