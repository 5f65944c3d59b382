//! Plain text: one paragraph for every line, verbatim.
//!
//! Whether an empty line or an indent means anything is for cleaning to say, and to record; nothing is joined, trimmed
//! or dropped here. A line ends at `\n`, `\r\n` or a lone `\r`; other separators (U+2028, form feed) stay in their line.
//!
//! Only a text of more lines than any article has, hardly one of them as long as a sentence, is no text of paragraphs: a
//! paragraph's tree is many times as long as such a line. Its lines are kept together by the dozen, and that is said.
//!
//! Invariant: the runs joined with `\n` are the text, with each line end written as `\n`.

use crate::model::{Block, BlockKind, Document, Inline, Place, Report, Run, SourcePath};

/// More lines than any article has.
const MANY: usize = 1 << 15;

/// How long such lines are at most, on average and in bytes: half a line of print.
const SHORT: usize = 48;

/// How much of such lines is kept together, in bytes: a paragraph.
const TOGETHER: usize = 512;

/// Reads plain text whose first line is line `first_line` of the file.
///
/// Every paragraph holds exactly one run, empty for an empty line; a line end at the very end leaves one more, empty.
pub(super) fn read(
    text: &str,
    first_line: u32,
    path: &SourcePath,
    report: &mut Report,
) -> Document {
    let count = |end: u8| text.bytes().filter(|byte| *byte == end).count();
    let ends = count(b'\n').max(count(b'\r'));
    let blocks = if ends > MANY && text.len() < ends * SHORT {
        report.warn(
            "read/many-short-lines",
            path,
            None,
            format!(
                "this text has {} lines, hardly any as long as a sentence; they are kept together",
                ends + 1
            ),
            "publish what is no article as a download",
        );
        together(text, first_line)
    } else {
        // As many as there will be: a block is much larger than a short line.
        let mut blocks = Vec::with_capacity(1 + ends);
        blocks.extend(numbered(text, first_line).map(|(line, text)| block(line, text.to_owned())));
        blocks
    };
    Document { blocks, ..Document::default() }
}

/// As many lines to a paragraph as fit.
fn together(text: &str, first_line: u32) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(1 + text.len() / TOGETHER);
    let mut begun: Option<(u32, String)> = None;
    for (line, content) in numbered(text, first_line) {
        match &mut begun {
            Some((_, text)) if text.len() + content.len() < TOGETHER => {
                text.push('\n');
                text.push_str(content);
            }
            _ => {
                let mut text = String::with_capacity(TOGETHER.max(content.len()));
                text.push_str(content);
                blocks.extend(begun.replace((line, text)).map(|(line, text)| block(line, text)));
            }
        }
    }
    blocks.extend(begun.map(|(line, text)| block(line, text)));
    blocks
}

fn block(line: u32, text: String) -> Block {
    let place = Place::line(line);
    Block::new(place, BlockKind::Paragraph(vec![Inline::Text(Run { text, place })]))
}

/// The lines of `text` without their ends, and their numbers.
fn numbered(text: &str, first_line: u32) -> impl Iterator<Item = (u32, &str)> {
    let mut line = first_line;
    lines(text).map(move |content| {
        let number = line;
        line = line.saturating_add(1);
        (number, content)
    })
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

    fn read(text: &str, first_line: u32) -> Document {
        super::read(text, first_line, &SourcePath::new("text.txt"), &mut Report::default())
    }

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
    fn a_hundred_thousand_words_are_kept_together() {
        let text = "山水间\r\n".repeat(100_000);
        let blocks = read_lines(&text);
        assert!(blocks.len() < 3_000, "{}", blocks.len());
        let second = blocks[1].0;
        assert_eq!(blocks[0].1.matches('\n').count() as u32 + 2, second);
        let texts: Vec<String> = blocks.into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts.join("\n"), text.replace("\r\n", "\n"));
    }

    #[test]
    fn lines_as_long_as_print_are_paragraphs_however_many_there_are() {
        let text = format!("{}\n", "码头昨天开放，早班船坐满了赶集的人。").repeat(40_000);
        assert_eq!(read_lines(&text).len(), 40_001);
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
