//! Plain text: one paragraph for every line, verbatim.
//!
//! Whether an empty line or an indent means anything is for cleaning to say, and to record; nothing is joined, trimmed
//! or dropped here. A line ends at `\n`, `\r\n` or a lone `\r`; other separators (U+2028, form feed) stay in their line.
//!
//! Invariant: the runs joined with `\n` are the text, with each line end written as `\n`.

use crate::model::{Block, BlockKind, Document, Inline, Place, Run};

/// Reads plain text whose first line is line `first_line` of the file.
///
/// Every paragraph holds exactly one run, empty for an empty line; a line end at the very end leaves one more, empty.
pub(super) fn read(text: &str, first_line: u32) -> Document {
    // As many as there will be: a block is much larger than a short line.
    let mut blocks = Vec::with_capacity(1 + text.bytes().filter(|byte| *byte == b'\n').count());
    let mut line = first_line;
    for content in lines(text) {
        let place = Place::line(line);
        let run = Run { text: content.to_owned(), place };
        blocks.push(Block::new(place, BlockKind::Paragraph(vec![Inline::Text(run)])));
        line = line.saturating_add(1);
    }
    Document { blocks, ..Document::default() }
}

/// The lines of `text` without their ends.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    // Two searches for one byte each are faster than one for either.
    let mut feeds = text.split('\n').peekable();
    std::iter::from_fn(move || {
        let line = feeds.next()?;
        let ended = feeds.peek().is_some();
        Some(line.strip_suffix('\r').filter(|_| ended).unwrap_or(line))
    })
    .flat_map(|line| line.split('\r'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read_lines(text: &str) -> Vec<(u32, String)> {
        let document = read(text, 1);
        let mut lines = Vec::new();
        for block in document.blocks {
            let BlockKind::Paragraph(content) = block.kind else { panic!("only paragraphs") };
            let [Inline::Text(run)] = content.as_slice() else { panic!("one run a line") };
            assert_eq!(run.place, block.place);
            lines.push((block.place.line, run.text.clone()));
        }
        lines
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = read_lines(text).into_iter().map(|(_, text)| text).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_line_is_a_paragraph() {
        check("货轮靠港。\n卸货开始。", &["货轮靠港。", "卸货开始。"]);
    }

    #[test]
    fn empty_lines_and_indents_stay() {
        check("　　首段\n\n  \n末段 ", &["　　首段", "", "  ", "末段 "]);
    }

    #[test]
    fn the_three_line_ends_count_once_each() {
        check("a\r\nb\rc\nd\n\re", &["a", "b", "c", "d", "", "e"]);
    }

    #[test]
    fn a_last_line_end_leaves_an_empty_line() {
        check("a\n", &["a", ""]);
    }

    #[test]
    fn an_empty_file_is_one_empty_line() {
        check("", &[""]);
    }

    #[test]
    fn lines_are_counted_from_where_the_text_begins() {
        let document = read("a\nb", 7);
        assert_eq!(document.blocks[1].place, Place::line(8));
    }

    /// Line ends, what looks like one, and what must survive.
    const NASTY: &str =
        "[\\r\\n\\x0B\\x0C\\u{85}\\u{2028}\\u{FEFF}\\u{200B}\\u{3000} e\\u{301}央a]{0,16}";

    proptest! {
        #[test]
        fn the_runs_are_the_text(text in NASTY) {
            let joined: Vec<String> = read_lines(&text).into_iter().map(|(_, text)| text).collect();
            prop_assert_eq!(joined.join("\n"), text.replace("\r\n", "\n").replace('\r', "\n"));
        }

        #[test]
        fn lines_count_upwards_by_one(text in NASTY) {
            for (expected, (line, _)) in (1..).zip(read_lines(&text)) {
                prop_assert_eq!(line, expected);
            }
        }
    }
}
