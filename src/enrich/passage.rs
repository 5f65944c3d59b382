//! A piece of an article beside its folded form, so that rules look at one script and print the other.
//!
//! Invariant: `chars` and `folded` are equally long and stand for each other place by place; every rule decides on
//! `folded`, hence decides the same for Simplified and Traditional text. What leaves a passage is cut out of both.

use std::ops::Range;

use crate::text::fold;

/// A piece of text, as printed and as rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    /// As the article has it.
    pub(crate) chars: Vec<char>,
    /// Simplified, ASCII punctuation and letters in lower case, corner brackets as curled quotes.
    pub(crate) folded: Vec<char>,
}

impl Passage {
    /// The passage of a text.
    pub(crate) fn new(text: &str) -> Self {
        let chars = fold::chars(text);
        let folded = plain_all(&chars);
        Self { chars, folded }
    }

    /// The words, as the article has them, without white space at the ends.
    pub(crate) fn text(&self) -> String {
        let solid = |c: &char| !c.is_whitespace();
        let start = self.chars.iter().position(solid).unwrap_or(0);
        let end = self.chars.iter().rposition(solid).map_or(start, |last| last + 1);
        self.chars[start..end].iter().collect()
    }

    /// A part of it.
    pub(crate) fn part(&self, range: Range<usize>) -> Self {
        Self { chars: self.chars[range.clone()].to_vec(), folded: self.folded[range].to_vec() }
    }

    /// Cuts a part out.
    pub(crate) fn remove(&mut self, range: Range<usize>) {
        self.chars.drain(range.clone());
        self.folded.drain(range);
    }

    /// Puts a mark at the end.
    pub(crate) fn push(&mut self, mark: char) {
        self.chars.push(mark);
        self.folded.push(plain(mark));
    }

    /// Takes white space off both ends, and the mark of a list's item off the front.
    pub(crate) fn trim(&mut self) {
        let front = self.folded.iter().take_while(|c| c.is_whitespace() || is_bullet(**c)).count();
        self.remove(0..front);
        while self.folded.last().is_some_and(|c| c.is_whitespace()) {
            self.folded.pop();
            self.chars.pop();
        }
    }

    /// How long it is to a reader of Chinese: characters without white space.
    pub(crate) fn han_length(&self) -> usize {
        self.folded.iter().filter(|c| !c.is_whitespace()).count()
    }

    /// How long it is to a reader of English: words between white space.
    pub(crate) fn word_count(&self) -> usize {
        self.folded.split(|c| c.is_whitespace()).filter(|word| !word.is_empty()).count()
    }
}

/// Whether a character does nothing but mark the items of a list.
pub(crate) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '■' | '□'
            | '●'
            | '○'
            | '◆'
            | '◇'
            | '★'
            | '☆'
            | '▲'
            | '△'
            | '▶'
            | '►'
            | '•'
            | '▪'
    )
}

/// A character as the rules see it.
pub(crate) fn plain(c: char) -> char {
    curled(fold::fold_char(c))
}

/// Characters as the rules see them.
pub(crate) fn plain_all(chars: &[char]) -> Vec<char> {
    let mut folded = chars.to_vec();
    fold::fold_all(&mut folded);
    for c in &mut folded {
        *c = curled(*c);
    }
    folded
}

/// A folded character in lower case, a corner bracket as a curled quote.
fn curled(folded: char) -> char {
    match folded {
        '「' => '“',
        '」' => '”',
        '『' => '‘',
        '』' => '’',
        folded => folded.to_ascii_lowercase(),
    }
}

/// Whether folded text begins with `words`.
pub(crate) fn starts(folded: &[char], words: &str) -> bool {
    let mut at = folded.iter();
    words.chars().all(|c| at.next() == Some(&c))
}

/// Whether folded text ends with `words`.
pub(crate) fn ends(folded: &[char], words: &str) -> bool {
    let mut at = folded.iter().rev();
    words.chars().rev().all(|c| at.next() == Some(&c))
}

/// Where `words` first stand in folded text.
pub(crate) fn find(folded: &[char], words: &str) -> Option<usize> {
    let first = words.chars().next()?;
    let mut from = 0;
    while let Some(next) = folded[from..].iter().position(|c| *c == first) {
        if starts(&folded[from + next..], words) {
            return Some(from + next);
        }
        from += next + 1;
    }
    None
}

/// Whether folded text begins with one of the words; the longest that fits, in characters.
pub(crate) fn starts_any(folded: &[char], list: &[&str]) -> Option<usize> {
    list.iter().filter(|words| starts(folded, words)).map(|words| words.chars().count()).max()
}

/// Whether folded text ends with one of the words.
pub(crate) fn ends_any(folded: &[char], list: &[&str]) -> bool {
    list.iter().any(|words| ends(folded, words))
}

/// How many of the words stand somewhere in folded text.
pub(crate) fn count_any(folded: &[char], list: &[&str]) -> usize {
    list.iter().filter(|words| find(folded, words).is_some()).count()
}

/// Whether every quote and bracket that opens in folded text closes there, and the other way round.
pub(crate) fn balanced(folded: &[char]) -> bool {
    const PAIRS: [(char, char); 6] =
        [('“', '”'), ('‘', '’'), ('《', '》'), ('(', ')'), ('【', '】'), ('[', ']')];
    let mark = |c: &char| *c == '"' || PAIRS.iter().any(|(open, close)| c == open || c == close);
    let marks: Vec<char> = folded.iter().copied().filter(mark).collect();
    if marks.is_empty() {
        return true;
    }
    // An apostrophe is the same sign as a closing single quote, so that English text is not asked about those.
    let latin = folded.iter().filter(|c| c.is_ascii_alphabetic()).count() * 2 > folded.len();
    let pairs = PAIRS.iter().filter(|(open, _)| !(latin && *open == '‘')).all(|(open, close)| {
        let mut depth = 0i32;
        marks.iter().all(|c| {
            depth += i32::from(c == open) - i32::from(c == close);
            depth >= 0
        }) && depth == 0
    });
    pairs && marks.iter().filter(|c| **c == '"').count() % 2 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(balanced(&Passage::new(text).folded), expected, "{text}");
    }

    #[test]
    fn a_half_quote_is_not_balanced() {
        check("“我们有信心。", false);
        check("我们有信心。”", false);
        check("”颠倒的“", false);
        check("他说“可以”。", true);
    }

    #[test]
    fn apostrophes_are_no_quotes() {
        check("The city’s trams weren’t running.", true);
    }

    #[test]
    fn both_scripts_look_alike_to_rules() {
        assert_eq!(Passage::new("他說「開會」，").folded, Passage::new("他说“开会”,").folded);
    }
}
