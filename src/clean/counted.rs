//! A text whose characters are addressed by number, though it is kept in UTF-8, a byte for a Latin letter and not four.
//!
//! Finding a character costs the same wherever it stands: its byte is counted from the nearest of evenly spaced marks.

use std::ops::Range;

/// Characters between two marks.
const STEP: usize = 32;

/// A text and where its characters begin.
pub(super) struct Counted {
    text: String,
    /// The byte at which each character begins whose number is a multiple of [`STEP`].
    marks: Vec<usize>,
}

impl Counted {
    pub(super) fn new(text: String) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let mut chars = text.chars();
        while !chars.as_str().is_empty() {
            marks.push(text.len() - chars.as_str().len());
            chars.nth(STEP - 1);
        }
        Self { text, marks }
    }

    /// How many characters there are.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.text.chars().count()
    }

    /// The characters of `range`, as many as there are of them.
    pub(super) fn slice(&self, range: Range<usize>) -> &str {
        &self.text[self.byte(range.start)..self.byte(range.end)]
    }

    /// Where the character at `at` begins; the end of the text behind the last.
    fn byte(&self, at: usize) -> usize {
        let Some(start) = self.marks.get(at / STEP) else { return self.text.len() };
        let (next, past) = (self.marks.get(at / STEP + 1), at % STEP);
        if next.is_some_and(|next| next - start == STEP) {
            // As many bytes as characters: all of them ASCII.
            return start + past;
        }
        let mut chars = self.text[*start..].chars();
        if let Some(last) = past.checked_sub(1) {
            chars.nth(last);
        }
        self.text.len() - chars.as_str().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, range: Range<usize>, expected: &str) {
        let counted = Counted::new(text.to_owned());
        assert_eq!(counted.slice(range), expected);
    }

    #[test]
    fn counts_characters_and_not_bytes() {
        check("渡a口é岸", 1..4, "a口é");
    }

    #[test]
    fn finds_what_stands_far_from_the_start() {
        check(&format!("{}末é尾", "港a".repeat(500)), 1000..1003, "末é尾");
        check(&"港".repeat(STEP), STEP..STEP, "");
        check(&"港".repeat(STEP + 1), STEP..STEP + 1, "港");
        check(&format!("{}é尾", "abc ".repeat(STEP)), STEP - 1..STEP + 2, " ab");
    }

    #[test]
    fn ends_where_the_text_ends() {
        check("", 0..0, "");
        check("港口", 1..9, "口");
    }
}
