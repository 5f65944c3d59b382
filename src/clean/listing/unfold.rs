//! Lays the items of a page's lists open, so that they can be read line by line.
//!
//! Only the tree is opened; the tape stays as it is. A piece of a list has no line feed behind it, except the last.

use crate::model::{Block, BlockKind, Document, Inline, ListItem, plain_text};

use super::super::lines::{Line, LineKind, Lines};

/// A list with fewer items is no list of articles.
const FEWEST: usize = 2;

/// `document` and `lines` with the items of its top-level lists as blocks of their own; `None` where no list has items of
/// several blocks, or with a figure, as every stamp has one.
pub(super) fn unfold(document: &Document, lines: &Lines) -> Option<(Document, Lines)> {
    let opens = |block: &Block| match &block.kind {
        BlockKind::List { items, .. } => {
            let telling = items.iter().filter(|item| item.blocks.len() > 1 || has_digit(item));
            items.len() >= FEWEST && telling.count() * 3 >= items.len() * 2
        }
        _ => false,
    };
    if !document.blocks.iter().any(opens) {
        return None;
    }
    let mut blocks = Vec::new();
    let mut open =
        Lines { blocks: Vec::new(), leaves: lines.leaves.clone(), runs: lines.runs.clone() };
    for (block, line) in document.blocks.iter().zip(&lines.blocks) {
        let BlockKind::List { items, .. } = block.kind.clone() else {
            blocks.push(block.clone());
            open.blocks.push(line.clone());
            continue;
        };
        if !opens(block) {
            blocks.push(block.clone());
            open.blocks.push(line.clone());
            continue;
        }
        let mut run = line.runs.start;
        let mut start = line.range.start;
        for inner in items.into_iter().flat_map(|item| item.blocks) {
            let first = run;
            run += runs(&inner);
            let end = if run > first { lines.runs[run - 1].end } else { start };
            open.blocks.push(Line {
                range: start..end,
                runs: first..run,
                kind: kind(&inner),
                feed: 0,
            });
            blocks.push(inner);
            start = end;
        }
        if let Some(last) = open.blocks.last_mut() {
            last.feed = line.feed;
        }
    }
    Some((Document { metadata: document.metadata.clone(), blocks }, open))
}

fn has_digit(item: &ListItem) -> bool {
    item.blocks.iter().any(|block| match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
            plain_text(content).chars().any(|c| c.is_ascii_digit())
        }
        _ => false,
    })
}

fn kind(block: &Block) -> LineKind {
    match &block.kind {
        BlockKind::Heading { level, .. } => LineKind::Heading(*level),
        BlockKind::Paragraph(content) if !plain_text(content).is_empty() => LineKind::Paragraph,
        _ => LineKind::Other,
    }
}

/// How many runs of prose a block has.
fn runs(block: &Block) -> usize {
    match &block.kind {
        BlockKind::Heading { content, .. }
        | BlockKind::Paragraph(content)
        | BlockKind::Figure { caption: content, .. } => inline_runs(content),
        BlockKind::List { items, .. } => items.iter().flat_map(|item| &item.blocks).map(runs).sum(),
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
            blocks.iter().map(runs).sum()
        }
        BlockKind::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).map(|cell| inline_runs(cell)).sum()
        }
        BlockKind::Code { .. } | BlockKind::Rule => 0,
    }
}

fn inline_runs(inlines: &[Inline]) -> usize {
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(_) => 1,
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { label: content, .. }
            | Inline::Sentence { content, .. } => inline_runs(content),
            Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Break
            | Inline::FootnoteReference(_) => 0,
        })
        .sum()
}
