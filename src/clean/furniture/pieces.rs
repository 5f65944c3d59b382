//! Cuts an article into the pieces that are looked at: its lines and lists, each with what it says by itself.
//!
//! Long paragraphs between others are not read: furniture there is short. So the work on clean text is little.

use crate::clean::lines::{LineKind, Lines};
use crate::clean::tape::Tape;
use crate::model::{Block, BlockKind, Inline};

use super::page::Piece;
use super::seen::Seen;
use super::words;

/// Longest line that is read between paragraphs, in characters.
const MIDDLE: usize = 160;

/// Longest line that is read near the ends, in characters: disclaimers are whole paragraphs.
const EDGE: usize = 1_200;

/// How many lines from either end count as near.
const NEAR: usize = 40;

/// The pieces of the lines `range`, empty ones left out.
pub(in crate::clean) fn read(
    tape: &Tape,
    lines: &Lines,
    range: std::ops::Range<usize>,
    blocks: &[Block],
) -> Vec<Piece> {
    let filled = range.filter(|at| !lines.blocks[*at].range.is_empty());
    let count = filled.clone().count();
    let mut pieces = Vec::with_capacity(count);
    let mut gap = false;
    let mut last = None;
    for (k, at) in filled.enumerate() {
        gap |= last.is_some_and(|last| at > last + 1);
        last = Some(at);
        let near = k < NEAR || k + NEAR >= count;
        let most = if near { EDGE } else { MIDDLE };
        let figure = blocks.get(at).is_some_and(|b| matches!(b.kind, BlockKind::Figure { .. }));
        let seen = if figure {
            // A caption that is marked up as one belongs to its picture, whatever it says.
            Some(Seen::long(&[], lines.blocks[at].range.len()))
        } else {
            look(tape, lines, at, most)
        };
        let Some(seen) = seen else {
            gap = true;
            continue;
        };
        let mut piece = Piece::new(at, seen);
        piece.heading = matches!(lines.blocks[at].kind, LineKind::Heading(_));
        piece.links = blocks.get(at).is_some_and(is_links);
        piece.gap = gap;
        gap = false;
        pieces.push(piece);
    }
    pieces
}

/// What a line says; `None` for white space.
fn look(tape: &Tape, lines: &Lines, at: usize, most: usize) -> Option<Seen> {
    let line = &lines.blocks[at];
    let range = line.range.clone();
    if line.kind == LineKind::Other {
        return Some(list(tape, lines, at));
    }
    if range.len() <= most {
        let text = tape.text(range);
        let text = text.trim();
        return (!text.is_empty()).then(|| Seen::of(text));
    }
    let head = words::lower(tape.text(range.start..range.start + 24).trim_start());
    let blank = head.is_empty() && tape.text(range.clone()).trim().is_empty();
    (!blank).then(|| Seen::long(&head, range.len()))
}

/// A list says what all of its items say; anything else is text.
fn list(tape: &Tape, lines: &Lines, at: usize) -> Seen {
    let range = &lines.blocks[at].range;
    let from = lines.leaves.partition_point(|leaf| leaf.start < range.start);
    let leaves = lines.leaves[from..].iter().take_while(|leaf| leaf.end <= range.end);
    let mut items = Vec::new();
    for leaf in leaves {
        if leaf.len() > MIDDLE || items.len() > 200 {
            return Seen::long(&[], range.len());
        }
        let text = tape.text(leaf.clone());
        if !text.trim().is_empty() {
            items.push(Seen::of(text.trim()));
        }
    }
    if items.len() == 1 {
        return items.remove(0);
    }
    Seen::list(items, range.len())
}

/// Whether nearly all the prose of a block is links.
fn is_links(block: &Block) -> bool {
    let (mut linked, mut all) = (0, 0);
    count(block, &mut linked, &mut all);
    all > 0 && linked * 10 >= all * 8
}

fn count(block: &Block, linked: &mut usize, all: &mut usize) {
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            inlines(content, false, linked, all);
        }
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| count(block, linked, all));
        }
        // Quotations, figures, tables and the rest are never lists of links.
        BlockKind::Quote(_)
        | BlockKind::Figure { .. }
        | BlockKind::Footnote { .. }
        | BlockKind::Table { .. }
        | BlockKind::Code { .. }
        | BlockKind::Rule => *all += 1,
    }
}

fn inlines(content: &[Inline], in_link: bool, linked: &mut usize, all: &mut usize) {
    for inline in content {
        match inline {
            Inline::Text(run) => {
                let len = run.text.trim().len();
                *all += len;
                *linked += if in_link { len } else { 0 };
            }
            Inline::Code(code) => *all += code.len(),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Sentence { content, .. } => inlines(content, in_link, linked, all),
            Inline::Link { label, .. } => inlines(label, true, linked, all),
            Inline::Image { .. } | Inline::Break | Inline::FootnoteReference(_) => {}
        }
    }
}
