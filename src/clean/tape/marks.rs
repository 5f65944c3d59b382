//! The edits of a tape, in order: a list of short pages, so that one can be put in anywhere at the price of its page,
//! and a million of them take hardly more room than they need.
//!
//! Invariants: no page is empty or longer than [`MOST`]; edits ascend, within pages and from page to page.

use std::ops::Range;

use crate::model::Rule;

/// Most edits of a page.
const MOST: usize = 128;

/// For how many more a full page is given room: doubled pages would stand half empty.
const ROOM: usize = 16;

/// What an edit does with the source from `start` up to `end`.
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) rule: Rule,
    pub(super) certain: bool,
    pub(super) after: Box<str>,
}

/// Edits that are apart from one another, by where they begin.
#[derive(Default)]
pub(super) struct Marks {
    pages: Vec<Vec<Mark>>,
}

impl Marks {
    /// The last edit that begins before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&Mark> {
        let (page, index) = self.find(at);
        match index.checked_sub(1) {
            Some(last) => self.pages.get(page)?.get(last),
            None => self.pages.get(page.checked_sub(1)?)?.last(),
        }
    }

    /// The edits that begin within `range`, in order.
    pub(super) fn within(&self, range: Range<usize>) -> impl Iterator<Item = &Mark> {
        let (page, index) = self.find(range.start);
        let first = self.pages.get(page).map_or(&[][..], |page| &page[index..]);
        let rest = self.pages.get(page + 1..).unwrap_or_default();
        first.iter().chain(rest.iter().flatten()).take_while(move |mark| mark.start < range.end)
    }

    /// Puts in an edit that touches no other.
    pub(super) fn insert(&mut self, mark: Mark) {
        let (mut page, mut index) = self.find(mark.start);
        if index == 0 && page > 0 {
            page -= 1;
            index = self.pages[page].len();
        }
        if index == MOST || self.pages.is_empty() {
            // Most come in order: the page in front is left full.
            let behind = self.pages.len().min(page + 1);
            self.pages.insert(behind, Vec::new());
            (page, index) = (behind, 0);
        } else if self.pages[page].len() == MOST {
            let behind = self.pages[page].split_off(MOST / 2);
            self.pages[page].shrink_to_fit();
            self.pages.insert(page + 1, behind);
            if index > MOST / 2 {
                (page, index) = (page + 1, index - MOST / 2);
            }
        }
        let marks = &mut self.pages[page];
        if marks.len() == marks.capacity() {
            marks.reserve_exact(ROOM);
        }
        marks.insert(index, mark);
    }

    /// Takes out the edits that begin within `range`.
    pub(super) fn remove(&mut self, range: Range<usize>) {
        let ((first, start), (last, end)) = (self.find(range.start), self.find(range.end));
        if first == last {
            self.pages.get_mut(first).into_iter().for_each(|page| drop(page.drain(start..end)));
            return;
        }
        if let Some(page) = self.pages.get_mut(last) {
            page.drain(..end);
        }
        self.pages[first].truncate(start);
        self.pages.drain(first + usize::from(start > 0)..last);
    }

    /// Takes out all edits that begin before `end`, in order; each page goes as soon as it is read.
    pub(super) fn take_before(&mut self, end: usize) -> impl Iterator<Item = Mark> {
        let (whole, index) = self.find(end);
        let mut pages: Vec<Vec<Mark>> = self.pages.drain(..whole).collect();
        if let Some(page) = self.pages.first_mut().filter(|_| index > 0) {
            pages.push(page.drain(..index).collect());
        }
        pages.into_iter().flatten()
    }

    /// Page and index of the first edit that begins at or behind `at`: behind the last page where there is none.
    fn find(&self, at: usize) -> (usize, usize) {
        let begins = |mark: &Mark| mark.start < at;
        let page = self.pages.partition_point(|page| page.last().is_some_and(begins));
        let index = self.pages.get(page).map_or(0, |page| page.partition_point(begins));
        (page, index)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn mark(start: usize) -> Mark {
        Mark { start, end: start + 1, rule: Rule::Layout, certain: true, after: "".into() }
    }

    fn starts<'a>(marks: impl Iterator<Item = &'a Mark>) -> Vec<usize> {
        marks.map(|mark| mark.start).collect()
    }

    proptest! {
        #[test]
        fn edits_stay_in_order_wherever_they_are_put_in_and_taken_out(
            steps in prop::collection::vec((0..3_000_usize, 0..600_usize, 0..12_u8), 0..900),
            asked in 0..3_000_usize,
        ) {
            let (mut marks, mut known) = (Marks::default(), BTreeMap::new());
            for (at, length, kind) in steps {
                match kind {
                    0 => {
                        marks.remove(at..at + length);
                        known.retain(|start, ()| !(at..at + length).contains(start));
                    }
                    // A run of them, as a pass puts them in.
                    1 | 2 => (at..at + length).filter(|at| known.insert(*at, ()).is_none())
                        .for_each(|at| marks.insert(mark(at))),
                    _ => if known.insert(at, ()).is_none() { marks.insert(mark(at)) },
                }
                prop_assert!(marks.pages.iter().all(|page| (1..=MOST).contains(&page.len())));
            }
            let range = asked..asked + 500;
            let expected: Vec<usize> = known.range(range.clone()).map(|(at, ())| *at).collect();
            prop_assert_eq!(starts(marks.within(range)), expected);
            let before = known.range(..asked).next_back().map(|(at, ())| *at);
            prop_assert_eq!(marks.before(asked).map(|mark| mark.start), before);
            let behind = known.split_off(&asked);
            let taken: Vec<Mark> = marks.take_before(asked).collect();
            prop_assert_eq!(starts(taken.iter()), known.into_keys().collect::<Vec<_>>());
            prop_assert_eq!(starts(marks.within(0..9_000)), behind.into_keys().collect::<Vec<_>>());
        }
    }
}
