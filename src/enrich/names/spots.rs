//! Where names that an article has shown stand again: one pass over a line, however many names there are.

use std::ops::Range;

use super::Hit;

/// Names to look for, in an order that counts.
pub(super) struct Spots<'a> {
    names: Vec<&'a [char]>,
    /// The numbers of the names, by the low byte of their first character.
    firsts: Vec<Vec<usize>>,
}

const BUCKETS: usize = 256;

impl<'a> Spots<'a> {
    /// Looks for these.
    pub(super) fn of(names: impl IntoIterator<Item = &'a [char]>) -> Self {
        let names: Vec<&[char]> = names.into_iter().collect();
        let mut firsts = vec![Vec::new(); BUCKETS];
        for (number, name) in names.iter().enumerate() {
            if let Some(first) = name.first() {
                firsts[*first as usize % BUCKETS].push(number);
            }
        }
        Self { names, firsts }
    }

    /// Every place of a name in `chars`, with the name's number: name by name, each from left to right. Places may overlap.
    pub(super) fn places(&self, chars: &[char]) -> Vec<(usize, Range<usize>)> {
        let mut found: Vec<(usize, Range<usize>)> = Vec::new();
        if self.names.is_empty() {
            return found;
        }
        for (at, c) in chars.iter().enumerate() {
            for number in &self.firsts[*c as usize % BUCKETS] {
                let name = self.names[*number];
                if chars[at..].starts_with(name) {
                    found.push((*number, at..at + name.len()));
                }
            }
        }
        found.sort_by_key(|(number, _)| *number);
        found
    }
}

/// Whether a range touches none of the hits.
pub(super) fn is_free(range: &Range<usize>, hits: &[Hit]) -> bool {
    hits.iter().all(|hit| hit.range.end <= range.start || range.end <= hit.range.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_in_their_order_and_their_places_from_left_to_right() {
        let text: Vec<char> = "老渡口与渡口与老渡口".chars().collect();
        let names: Vec<Vec<char>> = ["渡口", "老渡口"].map(|name| name.chars().collect()).into();
        let found = Spots::of(names.iter().map(Vec::as_slice)).places(&text);
        assert_eq!(found, [(0, 1..3), (0, 4..6), (0, 8..10), (1, 0..3), (1, 7..10)]);
    }
}
