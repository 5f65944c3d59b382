//! Which places of a sentence stand between brackets or quotation marks.
//!
//! A mark without its partner in the sentence encloses nothing. One pass, whatever the sentence holds.

use crate::text::fold::fold_char;

/// The pairs, folded; the first so many are brackets.
const PAIRS: [(char, char); 6] =
    [('(', ')'), ('[', ']'), ('《', '》'), ('“', '”'), ('「', '」'), ('『', '』')];
const BRACKETS: usize = 3;

/// For each character of a sentence what encloses it; a mark that closes is inside, one that opens is not.
pub(super) struct Within(Vec<Place>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Open,
    Quoted,
    Bracketed,
}

impl Within {
    /// Of a sentence.
    pub(super) fn of(chars: &[char]) -> Self {
        let mut opened: [Vec<usize>; PAIRS.len()] = Default::default();
        // How many brackets and how many quotations begin, less those that end, at each place.
        let mut turns = vec![[0i32; 2]; chars.len() + 1];
        for (at, c) in chars.iter().enumerate() {
            let c = fold_char(*c);
            for (kind, (open, close)) in PAIRS.iter().enumerate() {
                if c == *open {
                    opened[kind].push(at);
                } else if c == *close
                    && let Some(from) = opened[kind].pop()
                {
                    let quotes = usize::from(kind >= BRACKETS);
                    turns[from + 1][quotes] += 1;
                    turns[at + 1][quotes] -= 1;
                }
            }
        }
        let mut depth = [0; 2];
        let place = |turn: [i32; 2]| {
            depth = [depth[0] + turn[0], depth[1] + turn[1]];
            match depth {
                [0, 0] => Place::Open,
                [0, _] => Place::Quoted,
                _ => Place::Bracketed,
            }
        };
        Self(turns.into_iter().map(place).collect())
    }

    /// Whether a cut at `at` falls between two brackets.
    pub(super) fn brackets(&self, at: usize) -> bool {
        self.0.get(at) == Some(&Place::Bracketed)
    }

    /// Whether a cut at `at` falls between two brackets or quotation marks.
    pub(super) fn any(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|place| *place != Place::Open)
    }
}
