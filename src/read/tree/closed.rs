//! What something open becomes when it closes.
//!
//! What holds nothing to see comes to nothing. Every row of a table is as long as its columns are many.

use super::{Frame, Open};
use crate::model::{Alignment, Block, BlockKind, Inline, ListItem, Place};

/// How many columns a table may have; what lies beyond goes into the last.
const MAX_COLUMNS: usize = 100;

/// What something open has become.
pub(super) enum Closed {
    /// An item for its list.
    Item(ListItem),
    /// A cell for its row.
    Cell(Vec<Inline>),
    /// A row for its table.
    Row {
        /// Whether it is the header.
        head: bool,
        /// Its cells.
        cells: Vec<Vec<Inline>>,
        /// What stood in it and in no cell.
        stray: Vec<Inline>,
    },
    /// Blocks, mostly one.
    Blocks(Vec<Block>),
}

/// Closes a block that began at `place`.
pub(super) fn close(mut frame: Frame, place: Place) -> Closed {
    // What stands in a table and in no cell, such as its caption, goes in front of it.
    let caption = matches!(frame.open, Open::Table(_)).then(|| pending(&mut frame)).flatten();
    let inlines = trimmed(frame.inlines);
    let kind = match frame.open {
        Open::Item => return Closed::Item(ListItem { blocks: frame.blocks }),
        Open::Cell => return Closed::Cell(inlines),
        Open::Row(head) => return Closed::Row { head, cells: frame.cells, stray: inlines },
        Open::Quote => (!frame.blocks.is_empty()).then_some(BlockKind::Quote(frame.blocks)),
        Open::List(start) => list(start, frame.items),
        Open::Footnote(label) => Some(BlockKind::Footnote { label, blocks: frame.blocks }),
        Open::Paragraph => (!is_blank(&inlines)).then_some(BlockKind::Paragraph(inlines)),
        Open::Heading(level) => {
            (!is_blank(&inlines)).then_some(BlockKind::Heading { level, content: inlines })
        }
        Open::Table(alignments) => table(alignments, frame.rows),
        Open::Division
        | Open::Emphasis
        | Open::Strong
        | Open::Strikethrough
        | Open::Link(_)
        | Open::Image(_) => None,
    };
    let block = kind.map(|kind| Block::new(place, kind));
    Closed::Blocks(caption.into_iter().chain(block).collect())
}

fn list(start: Option<u64>, items: Vec<ListItem>) -> Option<BlockKind> {
    let items: Vec<ListItem> = items.into_iter().filter(|item| !item.blocks.is_empty()).collect();
    (!items.is_empty()).then_some(BlockKind::List { start, items })
}

/// Makes a paragraph of the pending inlines of a flow, an item of those that stand in a list and in no item.
pub(super) fn flush(frame: &mut Frame) {
    if frame.open.is_flow() {
        let paragraph = pending(frame);
        frame.blocks.extend(paragraph);
    } else if matches!(frame.open, Open::List(_)) {
        let item = pending(frame).map(|block| ListItem { blocks: vec![block] });
        frame.items.extend(item);
    }
}

/// The pending inlines of a frame as a paragraph.
fn pending(frame: &mut Frame) -> Option<Block> {
    let place = frame.inlines_place.take().or(frame.place).unwrap_or(Place::START);
    let inlines = trimmed(std::mem::take(&mut frame.inlines));
    (!is_blank(&inlines)).then(|| Block::new(place, BlockKind::Paragraph(inlines)))
}

/// `inlines` without line breaks at either end.
fn trimmed(mut inlines: Vec<Inline>) -> Vec<Inline> {
    while inlines.last() == Some(&Inline::Break) {
        inlines.pop();
    }
    let leading = inlines.iter().take_while(|inline| **inline == Inline::Break).count();
    inlines.drain(..leading);
    inlines
}

/// Whether there is nothing to see.
fn is_blank(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(run) => run.text.trim_matches([' ', '\t']).is_empty(),
        Inline::Break => true,
        _ => false,
    })
}

/// A table whose rows are all as long as `alignments` or, if that is empty, as the longest row.
fn table(mut alignments: Vec<Alignment>, rows: Vec<(bool, Vec<Vec<Inline>>)>) -> Option<BlockKind> {
    if alignments.is_empty() {
        let width = rows.iter().map(|(_, cells)| cells.len()).max()?;
        alignments = vec![Alignment::None; width];
    }
    alignments.truncate(MAX_COLUMNS);
    let mut head = None;
    let mut body = Vec::new();
    for (is_head, mut cells) in rows {
        let beyond: Vec<Inline> =
            cells.drain(alignments.len().min(cells.len())..).flatten().collect();
        if let Some(last) = cells.last_mut() {
            last.extend(beyond);
        }
        cells.resize(alignments.len(), Vec::new());
        if is_head && head.is_none() && body.is_empty() {
            head = Some(cells);
        } else {
            body.push(cells);
        }
    }
    let head = head.unwrap_or_else(|| vec![Vec::new(); alignments.len()]);
    let empty =
        alignments.is_empty() || head.iter().chain(body.iter().flatten()).all(Vec::is_empty);
    (!empty).then_some(BlockKind::Table { alignments, head, rows: body })
}
