//! The text that cleaning works on, in lines, to show the record against.
//!
//! [`Edit::start`](crate::model::Edit::start) counts in exactly this text. It is what was read: markup, and what a web page
//! has outside its article, are not in it. What is shown but never cleaned (code, pictures' words, verbatim spans)
//! stands aside, at the place where it belongs.

use std::ops::Range;

use crate::model::{Block, BlockKind, Document, Inline, Place};

/// The text of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceText {
    /// The characters of the runs of prose in order, a line feed behind each top-level block.
    pub chars: Vec<char>,
    /// Its lines, in order; none overlaps another, and every character but the line feeds is in one.
    pub lines: Vec<SourceLine>,
    /// What is never cleaned: before which character it stands, and its text. In order.
    pub asides: Vec<(usize, String)>,
}

/// A paragraph, a heading, an item or a row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceLine {
    /// Its characters.
    pub range: Range<usize>,
    /// Where it stands in the file.
    pub place: Place,
    /// Before which characters a new cell of the row begins.
    pub cells: Vec<usize>,
}

/// The text of `document`.
pub fn source_text(document: &Document) -> SourceText {
    let mut text = SourceText::default();
    for block in &document.blocks {
        text.block(block);
        text.chars.push('\n');
    }
    text
}

impl SourceText {
    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { content, .. }
            | BlockKind::Paragraph(content)
            | BlockKind::Figure { caption: content, .. } => {
                self.line(block.place, std::iter::once(content));
            }
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block));
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
                blocks.iter().for_each(|block| self.block(block));
            }
            BlockKind::Table { head, rows, .. } => {
                self.line(place(head).unwrap_or(block.place), head.iter());
                for row in rows {
                    self.line(place(row).unwrap_or(block.place), row.iter());
                }
            }
            BlockKind::Code { text, .. } => {
                self.asides.push((self.chars.len(), text.trim_end().to_owned()));
                self.line(block.place, std::iter::empty());
            }
            BlockKind::Rule => {
                self.asides.push((self.chars.len(), "----".to_owned()));
                self.line(block.place, std::iter::empty());
            }
        }
    }

    fn line<'a>(&mut self, place: Place, cells: impl Iterator<Item = &'a Vec<Inline>>) {
        let start = self.chars.len();
        let mut line = SourceLine { range: start..start, place, cells: Vec::new() };
        for (number, content) in cells.enumerate() {
            if number > 0 {
                line.cells.push(self.chars.len());
            }
            self.inlines(content);
        }
        line.range.end = self.chars.len();
        self.lines.push(line);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            let aside = match inline {
                Inline::Text(run) => {
                    self.chars.extend(run.text.chars());
                    continue;
                }
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content)
                | Inline::Link { label: content, .. }
                | Inline::Sentence { content, .. } => {
                    self.inlines(content);
                    continue;
                }
                Inline::Code(code) => format!("`{code}`"),
                Inline::Image { alt, .. } => format!("[{alt}]"),
                Inline::FootnoteReference(label) => format!("[^{label}]"),
                Inline::Break => " ".to_owned(),
            };
            self.asides.push((self.chars.len(), aside));
        }
    }
}

/// Where the first prose of a row stands.
fn place(row: &[Vec<Inline>]) -> Option<Place> {
    row.iter().flatten().find_map(first)
}

fn first(inline: &Inline) -> Option<Place> {
    match inline {
        Inline::Text(run) => Some(run.place),
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Link { label: content, .. }
        | Inline::Sentence { content, .. } => content.iter().find_map(first),
        Inline::Code(_) | Inline::Image { .. } | Inline::Break | Inline::FootnoteReference(_) => {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lay_out;
    use super::*;
    use crate::model::{ListItem, Run};

    fn prose(text: &str) -> Vec<Inline> {
        vec![Inline::Text(Run { text: text.into(), place: Place::START })]
    }

    fn block(kind: BlockKind) -> Block {
        Block::new(Place::line(7), kind)
    }

    #[test]
    fn is_the_text_that_cleaning_works_on() {
        let item = ListItem { blocks: vec![block(BlockKind::Paragraph(prose("two")))] };
        let mut content = prose("one ");
        content.push(Inline::Code("x".into()));
        content.push(Inline::Strong(prose(" end")));
        let row = |cells: [&str; 2]| cells.map(prose).to_vec();
        let table = BlockKind::Table {
            alignments: vec![crate::model::Alignment::None; 2],
            head: row(["a", "b"]),
            rows: vec![row(["c", "d"])],
        };
        let list = BlockKind::List { start: None, items: vec![item.clone(), item] };
        let kinds = [BlockKind::Paragraph(content), list, BlockKind::Rule, table];
        let document =
            Document { blocks: kinds.into_iter().map(block).collect(), ..Document::default() };
        let text = source_text(&document);
        let (tape, lines) = lay_out(&document);
        assert_eq!(text.chars.iter().collect::<String>(), tape.text(0..tape.len()));
        assert_eq!(text.asides, [(4, "`x`".into()), (16, "----".into())]);
        let shown = |line: &SourceLine| text.chars[line.range.clone()].iter().collect::<String>();
        let read: Vec<String> = text.lines.iter().map(shown).collect();
        assert_eq!(read, ["one  end", "two", "two", "", "ab", "cd"]);
        assert_eq!(text.lines[4].cells, [lines.leaves[4].start]);
        assert_eq!((text.lines[1].place, text.lines[5].place), (Place::line(7), Place::START));
    }
}
