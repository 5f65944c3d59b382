//! Lays a document out on a tape: one line for each top-level block, one leaf for each piece of prose in it.

use std::ops::Range;

use crate::model::{Block, BlockKind, Document, Inline, Place, Run};

use super::tape::Tape;

/// Where the prose of a document lies on the tape, in characters of the source.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    /// One for each top-level block, in order; together with a line feed behind each they cover the tape.
    pub(super) blocks: Vec<Line>,
    /// One for each heading, paragraph, caption and table cell at any depth.
    pub(super) leaves: Vec<Range<usize>>,
    /// One for each run, in the order of the tree.
    pub(super) runs: Vec<Range<usize>>,
}

/// A top-level block on the tape.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its text, without the line feed behind it.
    pub(super) range: Range<usize>,
    /// Its runs, as indexes into [`Lines::runs`].
    pub(super) runs: Range<usize>,
    pub(super) kind: LineKind,
    /// How many line feeds stand behind it: one; none behind a piece of a block that was laid open.
    pub(super) feed: usize,
}

/// What a top-level block is to the passes that look at lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    Heading(u8),
    Paragraph,
    /// A list, a table, a figure, a quotation, code: part of the article, whatever it says.
    Other,
}

impl Line {
    /// Its text and the line feed behind it.
    pub(super) fn whole(&self) -> Range<usize> {
        self.range.start..self.range.end + self.feed
    }
}

/// Lays out the runs of `document`.
pub(super) fn lay_out(document: &Document) -> (Tape, Lines) {
    let mut layout =
        Layout { blocks: Vec::with_capacity(document.blocks.len()), ..Layout::default() };
    for block in &document.blocks {
        let (start, first_run) = (layout.len, layout.runs.len());
        layout.block(block);
        let end = layout.len;
        layout.push("\n");
        let kind = match block.kind {
            BlockKind::Heading { level, .. } => LineKind::Heading(level),
            BlockKind::Paragraph(_) => LineKind::Paragraph,
            _ => LineKind::Other,
        };
        layout.blocks.push(Line {
            range: start..end,
            runs: first_run..layout.runs.len(),
            kind,
            feed: 1,
        });
    }
    layout.source.shrink_to_fit();
    layout.places.shrink_to_fit();
    layout.leaves.shrink_to_fit();
    layout.runs.shrink_to_fit();
    let lines = Lines { blocks: layout.blocks, leaves: layout.leaves, runs: layout.runs };
    (Tape::new(layout.source, layout.places), lines)
}

#[derive(Default)]
struct Layout {
    source: String,
    /// The length of the source in characters.
    len: usize,
    places: Vec<(usize, Place)>,
    blocks: Vec<Line>,
    leaves: Vec<Range<usize>>,
    runs: Vec<Range<usize>>,
}

impl Layout {
    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { content, .. }
            | BlockKind::Paragraph(content)
            | BlockKind::Figure { caption: content, .. } => self.leaf(content),
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block));
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
                blocks.iter().for_each(|block| self.block(block));
            }
            BlockKind::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| self.leaf(cell));
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }

    fn leaf(&mut self, content: &[Inline]) {
        let start = self.len;
        self.inlines(content);
        self.leaves.push(start..self.len);
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(run) => self.run(run),
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content)
                | Inline::Link { label: content, .. }
                | Inline::Sentence { content, .. } => self.inlines(content),
                Inline::Code(_)
                | Inline::Image { .. }
                | Inline::Break
                | Inline::FootnoteReference(_) => {}
            }
        }
    }

    fn run(&mut self, run: &Run) {
        let start = self.len;
        let mut place = run.place;
        self.places.push((start, place));
        for line in run.text.split_inclusive('\n') {
            self.push(line);
            if line.ends_with('\n') {
                place = Place::line(place.line.saturating_add(1));
                self.places.push((self.len, place));
            }
        }
        self.runs.push(start..self.len);
    }

    fn push(&mut self, text: &str) {
        // Room for the line feed too: a text of one long line must not double for it.
        self.source.reserve(text.len() + 1);
        self.source.push_str(text);
        self.len += text.chars().count();
    }
}
