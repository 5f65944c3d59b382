//! Which places of a sentence stand between brackets or quotation marks.
//!
//! A mark without its partner in the sentence encloses nothing. One pass, whatever the sentence holds.

use crate::text::fold::{fold, fold_char};

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

/// Whether somebody tells of himself in the words that stand between quotation marks round `at`: “I was second in line”.
pub(super) fn is_own_story(chars: &[char], at: usize, chinese: bool) -> bool {
    const REACH: usize = 240;
    // No sentence is longer that a person said.
    if chars.len() > 2000 {
        return false;
    }
    let quotes = |c: &char| matches!(fold_char(*c), '“' | '”' | '「' | '」' | '"');
    let from = at.saturating_sub(REACH);
    let Some(start) = chars[from..at].iter().rposition(quotes).map(|start| from + start) else {
        return false;
    };
    // Straight marks open and close by turns.
    let opens = match fold_char(chars[start]) {
        '"' => chars[..at].iter().filter(|c| **c == '"').count() % 2 == 1,
        mark => matches!(mark, '“' | '「'),
    };
    if !opens {
        return false;
    }
    let behind = &chars[at..chars.len().min(at + REACH)];
    let end = at + behind.iter().position(quotes).unwrap_or(behind.len());
    let words: String = chars[start + 1..end].iter().collect();
    if chinese {
        let folded = fold(&words);
        return folded.iter().enumerate().any(|(at, c)| {
            *c == '我'
                && !matches!(
                    folded.get(at + 1),
                    Some('们' | '国' | '市' | '省' | '校' | '院' | '军' | '方')
                )
        });
    }
    words.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "I" | "me" | "my" | "My"))
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
