//! A text whose characters are addressed by number, though it is kept in UTF-8, a byte for a Latin letter and not four.
//!
//! Finding a character costs the same wherever it stands: its byte is counted from the nearest of evenly spaced marks.

use std::ops::Range;

/// Characters between two marks.
const STEP: usize = 8;

/// Marks between two anchors: so few that the bytes from an anchor to a mark fit in two.
const MARKS: usize = 64;

/// A text and where its characters begin.
pub(super) struct Counted {
    text: String,
    /// The byte at which each character begins whose number is a multiple of [`STEP`], counted from its anchor.
    marks: Vec<u16>,
    /// The byte at which each [`MARKS`]th of those begins.
    anchors: Vec<usize>,
}

impl Counted {
    pub(super) fn new(text: String) -> Self {
        let (mut marks, mut anchors) = (Vec::new(), Vec::new());
        let mut anchor = 0;
        let begins = text.char_indices().map(|(byte, _)| byte).step_by(STEP);
        for (number, byte) in begins.enumerate() {
            if number % MARKS == 0 {
                anchor = byte;
                anchors.push(anchor);
            }
            marks.push((byte - anchor) as u16);
        }
        marks.shrink_to_fit();
        Self { text, marks, anchors }
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
        let mark = at / STEP;
        let Some(near) = self.marks.get(mark) else { return self.text.len() };
        let mut byte = self.anchors[mark / MARKS] + usize::from(*near);
        let bytes = self.text.as_bytes();
        for _ in 0..at % STEP {
            byte += bytes.get(byte).map_or(0, |first| width(*first));
        }
        byte
    }
}

/// How many bytes the character takes whose first byte is `first`.
fn width(first: u8) -> usize {
    match first {
        0..0x80 => 1,
        0x80..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
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
        let anchors = STEP * MARKS;
        check(&"港🚢a".repeat(2 * anchors), 3 * anchors..3 * anchors + 2, "港🚢");
    }

    #[test]
    fn ends_where_the_text_ends() {
        check("", 0..0, "");
        check("港口", 1..9, "口");
    }
}
