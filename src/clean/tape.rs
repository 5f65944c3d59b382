//! The text of a document while passes work on it: what was there, what is there now, and which rule did it.
//!
//! The source never changes; each of its characters is either kept or belongs to one edit, and an edit may put other
//! text in its place. A later pass may take in what an earlier one did. Invariant: applying the edits to the source
//! gives the present text, and the other way round.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Edit, Place, Rule};

/// The text under work.
pub(super) struct Tape {
    source: Vec<char>,
    /// For each character of the source the edit it belongs to; 0 for none.
    fate: Vec<u32>,
    /// The edits by number, from 1; one that a later edit took in has no characters left.
    marks: Vec<Mark>,
    /// First characters of the runs, with their places in the file.
    places: BTreeMap<usize, Place>,
    /// For each character of the source whether the editor told cleaning to leave it alone; empty for none.
    locked: Vec<bool>,
}

struct Mark {
    rule: Rule,
    certain: bool,
    after: String,
}

/// A stretch of the present text; for each character, the place in the source it stands for.
pub(super) struct View {
    /// The present characters.
    pub(super) chars: Vec<char>,
    source: Vec<Range<usize>>,
    start: usize,
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
    pub(super) fn new(source: Vec<char>, places: BTreeMap<usize, Place>) -> Self {
        let fate = vec![0; source.len()];
        Self { source, fate, marks: Vec::new(), places, locked: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.source.len()
    }

    /// Forbids every later change that touches `range` of the source; what is changed already stays so.
    pub(super) fn lock(&mut self, range: Range<usize>) {
        self.locked.resize(self.source.len(), false);
        for at in range {
            self.locked[at] = self.fate[at] == 0;
        }
    }

    /// Whether a change that touches `range` of the source is forbidden.
    pub(super) fn is_locked(&self, range: Range<usize>) -> bool {
        self.locked.get(range).is_some_and(|chars| chars.contains(&true))
    }

    /// The present text of `range` of the source.
    pub(super) fn view(&self, range: Range<usize>) -> View {
        let mut view = View { chars: Vec::new(), source: Vec::new(), start: range.start };
        let mut at = range.start;
        while at < range.end {
            if self.fate[at] == 0 {
                view.chars.push(self.source[at]);
                view.source.push(at..at + 1);
                at += 1;
            } else {
                let end = self.edit_end(at);
                for c in self.marks[self.fate[at] as usize - 1].after.chars() {
                    view.chars.push(c);
                    view.source.push(at..end);
                }
                at = end;
            }
        }
        view
    }

    /// The present text of `range` of the source, as a string.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        self.view(range).chars.into_iter().collect()
    }

    /// Makes the changes that a pass asked for on `view`, last first, so that its positions stay right.
    pub(super) fn apply(&mut self, rule: Rule, view: &View, changes: Vec<Change>) {
        for change in changes.into_iter().rev() {
            if change.range.is_empty() {
                continue;
            }
            let source =
                view.source[change.range.start].start..view.source[change.range.end - 1].end;
            // Replacement text that is touched in part keeps its other part.
            let mut after = String::new();
            after.extend(
                (0..change.range.start)
                    .rev()
                    .take_while(|i| view.source[*i].start >= source.start)
                    .map(|i| view.chars[i])
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev(),
            );
            after.push_str(&change.after);
            after.extend(
                (change.range.end..view.chars.len())
                    .take_while(|i| view.source[*i].end <= source.end)
                    .map(|i| view.chars[i]),
            );
            self.set(rule, source, after, change.certain);
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
        let mut at = range.start;
        while at < range.end {
            let end = self.edit_end(at).min(range.end);
            let edit = self.fate[at] as usize;
            if edit == 0 || !self.marks[edit - 1].after.is_empty() {
                self.cut(rule, at..end);
            }
            at = end;
        }
    }

    fn set(&mut self, rule: Rule, range: Range<usize>, after: String, certain: bool) {
        if self.is_locked(range.clone()) {
            return;
        }
        self.marks.push(Mark { rule, certain, after });
        self.fate[range].fill(self.marks.len() as u32);
    }

    fn edit_end(&self, start: usize) -> usize {
        let edit = self.fate[start];
        start + self.fate[start..].iter().take_while(|fate| **fate == edit).count()
    }

    /// The edits within `range` of the source, in order.
    pub(super) fn edits(&self, range: Range<usize>) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut at = range.start;
        // Counted on from one edit to the next: a line may be long and have many.
        let (mut known, mut place) = (at, self.place(at));
        while at < range.end {
            if self.fate[at] == 0 {
                at += 1;
                continue;
            }
            let end = self.edit_end(at).min(range.end);
            let mark = &self.marks[self.fate[at] as usize - 1];
            place = self.place_after(known, place, at);
            known = at;
            edits.push(Edit {
                rule: mark.rule,
                place,
                start: at,
                before: self.source[at..end].iter().collect(),
                after: mark.after.clone(),
                certain: mark.certain,
            });
            at = end;
        }
        edits
    }

    /// The place of `at`, from the `place` of an earlier character.
    fn place_after(&self, earlier: usize, place: Place, at: usize) -> Place {
        let run = self.places.range(..=at).next_back().filter(|(start, _)| **start > earlier);
        let (from, place) = run.map_or((earlier, place), |(start, place)| (*start, *place));
        place.over(&self.source[from..at])
    }

    /// Where a character of the source stands in the file.
    pub(super) fn place(&self, at: usize) -> Place {
        let Some((start, place)) = self.places.range(..=at).next_back() else {
            return Place::START;
        };
        place.over(&self.source[*start..at])
    }

    /// Where a character of a view stands in the file.
    pub(super) fn place_in(&self, view: &View, at: usize) -> Place {
        self.place(view.source.get(at).map_or(view.start, |range| range.start))
    }

    /// Where a character of a view stands in the source.
    pub(super) fn source_of(view: &View, range: Range<usize>) -> Range<usize> {
        match (
            view.source.get(range.start),
            range.end.checked_sub(1).and_then(|last| view.source.get(last)),
        ) {
            (Some(first), Some(last)) if !range.is_empty() => first.start..last.end,
            _ => view.start..view.start,
        }
    }
}

impl View {
    /// The present text.
    pub(super) fn text(&self) -> String {
        self.chars.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tape(text: &str) -> Tape {
        Tape::new(text.chars().collect(), BTreeMap::from([(0, Place::START)]))
    }

    #[test]
    fn edits_give_the_source_back() {
        let mut tape = tape("創(chuàng)新,好");
        let view = tape.view(0..tape.len());
        tape.apply(Rule::PinyinResidue, &view, vec![Change::cut(1..9)]);
        let view = tape.view(0..tape.len());
        tape.apply(Rule::Punctuation, &view, vec![Change::replace(2..3, "，")]);
        assert_eq!(tape.text(0..tape.len()), "創新，好");
        let edits = tape.edits(0..tape.len());
        assert_eq!(edits.iter().map(|e| e.before.as_str()).collect::<Vec<_>>(), ["(chuàng)", ","]);
    }

    #[test]
    fn a_later_edit_takes_in_an_earlier_one() {
        let mut tape = tape("a,b");
        let view = tape.view(0..3);
        tape.apply(Rule::Punctuation, &view, vec![Change::replace(1..2, "，")]);
        tape.cut(Rule::Teaser, 0..3);
        let edits = tape.edits(0..3);
        assert_eq!(
            (edits.len(), edits[0].before.as_str(), edits[0].rule),
            (1, "a,b", Rule::Teaser)
        );
    }

    #[test]
    fn what_is_locked_stays() {
        let mut tape = tape("abc");
        tape.lock(1..2);
        tape.cut(Rule::Teaser, 0..3);
        assert_eq!(tape.text(0..3), "abc");
    }
}
