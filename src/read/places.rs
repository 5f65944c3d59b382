//! Turns byte offsets of a text into lines and columns.
//!
//! A line ends at `\n`, `\r\n` or a lone `\r`. Columns count Unicode scalar values. Looking one place up costs the same
//! however long the line is, since characters are counted from the nearest of evenly spaced marks.

use crate::model::Place;

/// Bytes between two marks.
const STEP: usize = 256;

/// The lines of a text.
#[derive(Debug)]
pub(super) struct Places<'a> {
    bytes: &'a [u8],
    first_line: u32,
    /// Offset of each line's first byte.
    lines: Vec<usize>,
    /// How many characters begin before each multiple of [`STEP`].
    marks: Vec<usize>,
}

impl<'a> Places<'a> {
    /// The lines of `text`, the first of which is line `first_line` of the file.
    pub(super) fn new(text: &'a str, first_line: u32) -> Self {
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                lines.push(at + 1);
            }
        }
        let mut marks = vec![0];
        let mut total = 0;
        for chunk in bytes.chunks(STEP) {
            total += count_chars(chunk);
            marks.push(total);
        }
        Self { bytes, first_line, lines, marks }
    }

    /// Where the character at byte `offset` stands; past the end, where a next character would.
    pub(super) fn at(&self, offset: usize) -> Place {
        let offset = offset.min(self.bytes.len());
        let index = self.lines.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.lines.get(index).copied().unwrap_or(0);
        let column = self.chars_before(offset) - self.chars_before(start) + 1;
        Place {
            line: self.first_line.saturating_add(u32::try_from(index).unwrap_or(u32::MAX)),
            column: u32::try_from(column).unwrap_or(u32::MAX),
        }
    }

    fn chars_before(&self, offset: usize) -> usize {
        let mark = offset / STEP;
        self.marks.get(mark).copied().unwrap_or(0) + count_chars(&self.bytes[mark * STEP..offset])
    }
}

/// How many characters begin in `bytes`: every byte of UTF-8 that does not continue one begins one.
fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, offset: usize, line: u32, column: u32) {
        assert_eq!(Places::new(text, 1).at(offset), Place { line, column });
    }

    #[test]
    fn columns_count_characters() {
        check("渡口很远a", 12, 1, 5);
    }

    #[test]
    fn every_line_end_begins_a_line() {
        check("a\r\nb\rc\nd", 3, 2, 1);
        check("a\r\nb\rc\nd", 7, 4, 1);
    }

    #[test]
    fn a_place_far_along_a_line_is_exact() {
        check(&"湖".repeat(1000), 2700, 1, 901);
    }

    #[test]
    fn past_the_end_is_the_end() {
        check("ab", 99, 1, 3);
    }

    #[test]
    fn lines_are_counted_from_the_first_given() {
        assert_eq!(Places::new("a\nb", 5).at(2), Place::line(6));
    }
}
