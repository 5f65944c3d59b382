//! The text of a document while passes work on it: what was there, what is there now, and which rule did it.
//!
//! The source never changes, and is kept once. Beside it stand the edits, each with the stretch of the source it takes
//! and the text it puts there; clean text has none and costs nothing. A later pass may take in what an earlier one did.
//!
//! Invariants: edits are apart from one another, and take at least one character each; none is ever split, so a change
//! that touches one takes in the whole of it; an edit's text stands where the edit begins. Hence making the edits
//! turns the source into the present text, undoing them turns it back, and the present texts of neighbouring stretches
//! are together the present text of both.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Edit, Place, Rule};

use super::counted::Counted;
use marks::{Mark, Marks};

mod marks;

/// The text under work.
pub(super) struct Tape {
    source: Counted,
    edits: Marks,
    /// Where in the file the characters stand that begin a run, or a line in one; ascending.
    places: Vec<(usize, Place)>,
    /// What the editor told cleaning to leave alone: stretches apart from one another, start to end.
    locked: BTreeMap<usize, usize>,
}

/// A part of the present text.
enum Piece<'a> {
    /// Characters of the source.
    Kept(Range<usize>),
    Edited(&'a Mark),
}

/// A stretch of the present text; for each character, the place in the source it stands for.
pub(super) struct View {
    /// The present characters.
    pub(super) chars: Vec<char>,
    /// The edits among them, in order; what stands between two is the source's own, character for character.
    patches: Vec<Patch>,
    /// Where in the source it begins.
    start: usize,
}

/// An edit within a view.
struct Patch {
    /// Its text, in characters of the view.
    shown: Range<usize>,
    /// What it takes, in characters of the source.
    source: Range<usize>,
}

/// A change a pass asks for, in characters of a [`View`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) range: Range<usize>,
    pub(super) after: String,
    pub(super) certain: bool,
}

impl Change {
    /// Takes `range` out.
    pub(super) fn cut(range: Range<usize>) -> Self {
        Self { range, after: String::new(), certain: true }
    }

    /// Puts `after` in the place of `range`.
    pub(super) fn replace(range: Range<usize>, after: impl Into<String>) -> Self {
        Self { range, after: after.into(), certain: true }
    }
}

impl Tape {
    /// A tape of `source`; `places` say where in the file some of its characters stand, in ascending order.
    pub(super) fn new(source: String, places: impl IntoIterator<Item = (usize, Place)>) -> Self {
        Self {
            source: Counted::new(source),
            edits: Marks::default(),
            places: places.into_iter().collect(),
            locked: BTreeMap::new(),
        }
    }

    /// How many characters the source has.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.source.len()
    }

    /// Forbids every later change that touches `range` of the source; what is changed already stays so.
    pub(super) fn lock(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let (mut start, mut end) = (range.start, range.end);
        while let Some((other, other_end)) = last_reaching(&self.locked, start..end) {
            self.locked.remove(&other);
            (start, end) = (start.min(other), end.max(other_end));
        }
        self.locked.insert(start, end);
    }

    /// Whether a change that touches `range` of the source is forbidden.
    pub(super) fn is_locked(&self, range: Range<usize>) -> bool {
        last_reaching(&self.locked, range).is_some()
    }

    /// The present text of `range` of the source, with the places its characters stand for.
    pub(super) fn view(&self, range: Range<usize>) -> View {
        let mut chars = Vec::with_capacity(range.len());
        if self.is_untouched(&range) {
            let start = range.start;
            chars.extend(self.source.slice(range).chars());
            return View { chars, patches: Vec::new(), start };
        }
        let mut view = View { chars, patches: Vec::new(), start: self.first_of(&range) };
        for piece in self.pieces(range) {
            let from = view.chars.len();
            view.chars.extend(self.shown(&piece).chars());
            if let Piece::Edited(mark) = piece {
                let shown = from..view.chars.len();
                view.patches.push(Patch { shown, source: mark.start..mark.end });
            }
        }
        view
    }

    /// The present text of `range` of the source; not copied where a single piece makes it up.
    pub(super) fn present(&self, range: Range<usize>) -> Cow<'_, str> {
        if self.is_untouched(&range) {
            return Cow::Borrowed(self.source.slice(range));
        }
        let shown = || {
            let pieces = self.pieces(range.clone());
            pieces.map(|piece| self.shown(&piece)).filter(|text| !text.is_empty())
        };
        let mut pieces = shown();
        let first = pieces.next().unwrap_or_default();
        if pieces.next().is_none() {
            return Cow::Borrowed(first);
        }
        // Measured first: the text of a long line must not double where it grows.
        let mut text = String::with_capacity(shown().map(str::len).sum());
        text.extend(shown());
        Cow::Owned(text)
    }

    /// The present text of `range` of the source, as a string.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        self.present(range).into_owned()
    }

    /// Whether no edit takes anything of `range` of the source.
    pub(super) fn is_untouched(&self, range: &Range<usize>) -> bool {
        self.edits.before(range.end).is_none_or(|last| last.end <= range.start)
    }

    /// What makes up the present text of `range` of the source, in order. An edit belongs to where it begins.
    fn pieces(&self, range: Range<usize>) -> impl Iterator<Item = Piece<'_>> {
        let mut at = self.first_of(&range);
        let mut edits = self.edits.within(range.clone()).peekable();
        std::iter::from_fn(move || {
            if let Some(mark) = edits.next_if(|mark| mark.start == at) {
                at = mark.end;
                return Some(Piece::Edited(mark));
            }
            let end = edits.peek().map_or(range.end, |mark| mark.start);
            let kept = at..end;
            at = end;
            (!kept.is_empty()).then_some(Piece::Kept(kept))
        })
    }

    /// The first character of `range` that is not part of an edit that begins before it.
    fn first_of(&self, range: &Range<usize>) -> usize {
        self.edits.before(range.start).map_or(range.start, |mark| mark.end.max(range.start))
    }

    fn shown<'a>(&'a self, piece: &Piece<'a>) -> &'a str {
        match piece {
            Piece::Kept(range) => self.source.slice(range.clone()),
            Piece::Edited(mark) => &mark.after,
        }
    }

    /// Makes the changes that a pass asked for on `view`.
    pub(super) fn apply(&mut self, rule: Rule, view: &View, mut changes: Vec<Change>) {
        changes.retain(|change| !change.range.is_empty());
        changes.sort_by_key(|change| change.range.start);
        let mut changes = changes.into_iter().peekable();
        while let Some(mut change) = changes.next() {
            // Changes within the text of one earlier edit are one change, since that is not split.
            let mut whole = view.whole(&change.range);
            while let Some(next) = changes.next_if(|next| next.range.start < whole.end) {
                if let Some(between) = view.chars.get(change.range.end..next.range.start) {
                    change.after.extend(between);
                }
                change.after.push_str(&next.after);
                change.certain &= next.certain;
                change.range.end = change.range.end.max(next.range.end);
                whole = view.whole(&change.range);
            }
            let mut after = change.after;
            if whole != change.range {
                // Text of earlier edits that is touched in part keeps its other part.
                after.insert_str(
                    0,
                    &String::from_iter(&view.chars[whole.start..change.range.start]),
                );
                after.extend(&view.chars[change.range.end..whole.end]);
            }
            self.set(rule, Self::source_of(view, whole), after, change.certain);
        }
    }

    /// Takes out `range` of the source with all that stands there now.
    pub(super) fn cut(&mut self, rule: Rule, range: Range<usize>) {
        if !range.is_empty() {
            self.set(rule, range, String::new(), true);
        }
    }

    /// Takes out what is left in `range` of the source, and leaves earlier edits that took something out their names.
    pub(super) fn cut_rest(&mut self, rule: Rule, range: Range<usize>) {
        let left: Vec<Range<usize>> = self
            .pieces(range)
            .filter_map(|piece| match piece {
                Piece::Kept(range) => Some(range),
                Piece::Edited(mark) => (!mark.after.is_empty()).then_some(mark.start..mark.end),
            })
            .collect();
        for range in left {
            self.cut(rule, range);
        }
    }

    fn set(&mut self, rule: Rule, range: Range<usize>, after: String, certain: bool) {
        let (mut start, mut end) = (range.start, range.end);
        if !self.is_untouched(&range) {
            if let Some(first) = self.edits.before(start).filter(|mark| mark.end > start) {
                start = first.start;
            }
            if let Some(last) = self.edits.before(end) {
                end = end.max(last.end);
            }
        }
        if self.is_locked(start..end) {
            return;
        }
        self.edits.remove(start..end);
        self.edits.insert(Mark { start, end, rule, certain, after: after.into_boxed_str() });
    }

    /// Takes the edits off that begin within `range` of the source, in order: its text, and all before it, is done with.
    pub(super) fn take_edits(&mut self, range: Range<usize>) -> Vec<Edit> {
        // There may be very many: room is made a part at a time, while the tape's own pages of them go.
        let count = self.edits.within(range.clone()).count();
        let mut edits = Vec::new();
        for mark in self.edits.take_before(range.end).filter(|mark| mark.start >= range.start) {
            if edits.len() == edits.capacity() {
                edits.reserve_exact((count / 8 + 1).min(count - edits.len()));
            }
            edits.push(Edit {
                rule: mark.rule,
                place: place_at(&self.places, mark.start),
                start: mark.start,
                before: self.source.slice(mark.start..mark.end).to_owned(),
                after: mark.after.into_string(),
                certain: mark.certain,
            });
        }
        edits
    }

    /// Where a character of the source stands in the file.
    pub(super) fn place(&self, at: usize) -> Place {
        place_at(&self.places, at)
    }

    /// Where a character of a view stands in the file.
    pub(super) fn place_in(&self, view: &View, at: usize) -> Place {
        self.place(if at < view.chars.len() { view.source_at(at).start } else { view.start })
    }

    /// Where characters of a view stand in the source; empty where `range` is.
    pub(super) fn source_of(view: &View, range: Range<usize>) -> Range<usize> {
        if range.is_empty() || range.end > view.chars.len() {
            return view.start..view.start;
        }
        view.source_at(range.start).start..view.source_at(range.end - 1).end
    }
}

/// Where the character at `at` stands in the file.
fn place_at(places: &[(usize, Place)], at: usize) -> Place {
    let behind = places.partition_point(|(start, _)| *start <= at);
    let Some((start, place)) = behind.checked_sub(1).and_then(|last| places.get(last)) else {
        return Place::START;
    };
    let column = u32::try_from(at - start).unwrap_or(u32::MAX);
    Place { column: place.column.saturating_add(column), ..*place }
}

/// The last of the stretches in `starts` (start to end, apart from one another) that overlaps `range`.
fn last_reaching(starts: &BTreeMap<usize, usize>, range: Range<usize>) -> Option<(usize, usize)> {
    let (start, end) = starts.range(..range.end).next_back()?;
    (*end > range.start).then_some((*start, *end))
}

impl View {
    /// The present text.
    pub(super) fn text(&self) -> String {
        self.chars.iter().collect()
    }

    /// What the character at `at` stands for: itself, or all that an edit takes.
    fn source_at(&self, at: usize) -> Range<usize> {
        match self.patch(at) {
            None => self.start + at..self.start + at + 1,
            Some(patch) if at < patch.shown.end => patch.source.clone(),
            Some(patch) => {
                let at = patch.source.end + (at - patch.shown.end);
                at..at + 1
            }
        }
    }

    /// `range`, widened to the whole text of the edits it touches.
    fn whole(&self, range: &Range<usize>) -> Range<usize> {
        let touched = |at: usize| self.patch(at).filter(|patch| at < patch.shown.end);
        let start = touched(range.start).map_or(range.start, |patch| patch.shown.start);
        start..touched(range.end - 1).map_or(range.end, |patch| patch.shown.end)
    }

    /// The last edit whose text begins at or before the character at `at`.
    fn patch(&self, at: usize) -> Option<&Patch> {
        let behind = self.patches.partition_point(|patch| patch.shown.start <= at);
        behind.checked_sub(1).and_then(|last| self.patches.get(last))
    }
}

#[cfg(test)]
mod tests;
