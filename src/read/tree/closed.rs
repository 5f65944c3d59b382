//! What something open becomes when it closes.
//!
//! What holds nothing to see comes to nothing. Every row of a table is as long as its columns are many.

use super::{Caption, Frame, Open};
use crate::model::{Alignment, Block, BlockKind, Inline, ListItem, Picture, Place};

/// How many columns a table may have; what lies beyond goes into the last.
const MAX_COLUMNS: usize = 100;

/// What something open has become.
pub(super) enum Closed {
    /// An item for its list.
    Item(ListItem),
    /// A cell for its row.
    Cell(Vec<Inline>),
    /// A caption for its figure.
    Caption(Vec<Inline>),
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
    let stray = matches!(frame.open, Open::Table(_)).then(|| pending(&mut frame)).flatten();
    let caption = frame.caption.take();
    let inlines = trimmed(frame.inlines);
    let kind = match frame.open {
        Open::Item => return Closed::Item(ListItem { blocks: frame.blocks }),
        Open::Cell => return Closed::Cell(inlines),
        Open::Caption => {
            return Closed::Caption(if is_blank(&inlines) { Vec::new() } else { inlines });
        }
        Open::Figure => return Closed::Blocks(figure(frame.blocks, caption, place)),
        Open::Row(head) => return Closed::Row { head, cells: frame.cells, stray: inlines },
        Open::Quote => (!frame.blocks.is_empty()).then_some(BlockKind::Quote(frame.blocks)),
        Open::List(start) => list(start, frame.items),
        Open::Footnote(label) => Some(BlockKind::Footnote { label, blocks: frame.blocks }),
        Open::Paragraph => match (caption, inlines.as_slice()) {
            (Some(caption), [Inline::Image { alt, url }]) => Some(BlockKind::Figure {
                pictures: vec![Picture { alt: alt.clone(), url: url.clone() }],
                caption: caption.content,
            }),
            _ => (!is_blank(&inlines)).then_some(BlockKind::Paragraph(inlines)),
        },
        Open::Heading(level) => {
            (!is_blank(&inlines)).then_some(BlockKind::Heading { level, content: inlines })
        }
        Open::Table(alignments) => table(alignments, frame.rows),
        Open::Division
        | Open::Emphasis
        | Open::Strong
        | Open::Strikethrough
        | Open::Link(_)
        | Open::Image { .. } => None,
    };
    let block = kind.map(|kind| Block::new(place, kind));
    Closed::Blocks(stray.into_iter().chain(block).collect())
}

/// Gives a figure its caption; outside a figure, makes one of it and the pictures right in front.
pub(super) fn caption(frame: &mut Frame, content: Vec<Inline>, place: Place) {
    if content.is_empty() {
        return;
    }
    if !matches!(frame.open, Open::Figure) {
        let pictures = frame.blocks.pop_if(|block| pictures_of(block, &mut Vec::new()));
        let caption = Caption { content, place, at: usize::from(pictures.is_some()) };
        let kind = match pictures {
            Some(pictures) => {
                let place = pictures.place;
                frame.blocks.extend(figure(vec![pictures], Some(caption), place));
                return;
            }
            None => BlockKind::Paragraph(caption.content),
        };
        frame.blocks.push(Block::new(place, kind));
        return;
    }
    match &mut frame.caption {
        Some(caption) => {
            caption.content.push(Inline::Break);
            caption.content.extend(content);
        }
        none => *none = Some(Caption { content, place, at: frame.blocks.len() }),
    }
}

/// A figure of its pictures and its caption; what holds other things, such as a table, is taken apart.
fn figure(mut blocks: Vec<Block>, caption: Option<Caption>, place: Place) -> Vec<Block> {
    let Some(caption) = caption else { return blocks };
    let mut pictures = Vec::new();
    if blocks.iter().all(|block| pictures_of(block, &mut pictures)) {
        let kind = BlockKind::Figure { pictures, caption: caption.content };
        return vec![Block::new(place, kind)];
    }
    let paragraph = Block::new(caption.place, BlockKind::Paragraph(caption.content));
    blocks.insert(caption.at.min(blocks.len()), paragraph);
    blocks
}

/// Takes the pictures of a paragraph that holds nothing else; says whether it is one.
fn pictures_of(block: &Block, pictures: &mut Vec<Picture>) -> bool {
    fn collect(inlines: &[Inline], pictures: &mut Vec<Picture>) -> bool {
        inlines.iter().all(|inline| match inline {
            Inline::Image { alt, url } => {
                pictures.push(Picture { alt: alt.clone(), url: url.clone() });
                true
            }
            Inline::Link { label: content, .. }
            | Inline::Emphasis(content)
            | Inline::Strong(content) => collect(content, pictures),
            other => is_blank(std::slice::from_ref(other)),
        })
    }
    matches!(&block.kind, BlockKind::Paragraph(content) if collect(content, pictures))
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
