//! Walks over the prose of a tree of blocks: what script conversion may touch, and nothing else.

use crate::model::{Block, BlockKind, Inline, Place, Run};

/// Rewrites the prose of `blocks` with `convert`; code and addresses stay.
pub(super) fn convert_blocks(blocks: &[Block], convert: &dyn Fn(&str) -> String) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    let mut list = |inlines: &mut Vec<Inline>| {
        for inline in inlines {
            match inline {
                Inline::Text(run) => run.text = convert(&run.text),
                Inline::Image { alt, .. } => *alt = convert(alt),
                Inline::Code(_)
                | Inline::Emphasis(_)
                | Inline::Strong(_)
                | Inline::Strikethrough(_)
                | Inline::Link { .. }
                | Inline::Break
                | Inline::FootnoteReference(_)
                | Inline::Sentence { .. } => {}
            }
        }
    };
    visit(&mut blocks, &mut list, &mut |alt| *alt = convert(alt));
    blocks
}

/// The runs of prose in `blocks`, in order.
pub(super) fn runs(blocks: &[Block]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut list = |inlines: &mut Vec<Inline>| {
        runs.extend(inlines.iter().filter_map(|inline| match inline {
            Inline::Text(run) => Some(run.clone()),
            _ => None,
        }));
    };
    visit(&mut blocks.to_vec(), &mut list, &mut |_| {});
    runs.sort_by_key(|run| run.place);
    runs
}

/// Puts runs together where a mark `-{…}-` begins in one and ends in the next: lines of one paragraph.
pub(super) fn join_broken_marks(blocks: &mut [Block]) {
    let mut list = |inlines: &mut Vec<Inline>| {
        let mut joined: Vec<Inline> = Vec::with_capacity(inlines.len());
        for inline in std::mem::take(inlines) {
            match (joined.last_mut(), inline) {
                (Some(Inline::Text(open)), Inline::Text(next)) if is_open(&open.text) => {
                    open.text.push_str(&next.text);
                }
                (_, inline) => joined.push(inline),
            }
        }
        *inlines = joined;
    };
    visit(blocks, &mut list, &mut |_| {});
}

/// Whether a mark is open at the end; what goes on for pages is none.
fn is_open(text: &str) -> bool {
    text.len() < LONGEST_MARK && text.rfind("-{").is_some_and(|open| !text[open..].contains("}-"))
}

/// In bytes, with the text before it.
const LONGEST_MARK: usize = 4000;

/// Shows every list of inlines to `list`, outer ones before those in them, and every picture's text to `alt`.
fn visit(
    blocks: &mut [Block],
    list: &mut dyn FnMut(&mut Vec<Inline>),
    alt: &mut dyn FnMut(&mut String),
) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                visit_inlines(content, list);
            }
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| visit(&mut item.blocks, list, alt));
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
                visit(blocks, list, alt);
            }
            BlockKind::Table { head, rows, .. } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(|cell| visit_inlines(cell, list));
            }
            BlockKind::Figure { pictures, caption } => {
                pictures.iter_mut().for_each(|picture| alt(&mut picture.alt));
                visit_inlines(caption, list);
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
}

fn visit_inlines(inlines: &mut Vec<Inline>, list: &mut dyn FnMut(&mut Vec<Inline>)) {
    list(inlines);
    for inline in inlines {
        match inline {
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { label: content, .. }
            | Inline::Sentence { content, .. } => visit_inlines(content, list),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Break
            | Inline::FootnoteReference(_) => {}
        }
    }
}

/// Where the character `at` of `text` stands in `source`, if `text` begins at `from` there; near it where cleaning changed
/// something between.
pub(super) fn locate(source: &[&str], from: Place, text: &[char], at: usize) -> Place {
    let near = from.over(&text[..at]);
    let Some(line) = usize::try_from(near.line).ok().and_then(|line| source.get(line.max(1) - 1))
    else {
        return near;
    };
    let start = if near.line == from.line { from.column as usize - 1 } else { 0 };
    let line: Vec<char> = line.chars().skip(start).take(near.column as usize + REACH).collect();
    let guess = near.column as usize - 1 - start;
    for seen in SEEN {
        let wanted = &text[at..text.len().min(at + seen)];
        if line.get(guess..).is_some_and(|rest| rest.starts_with(wanted)) {
            return near;
        }
        let places = (0..line.len()).filter(|place| line[*place..].starts_with(wanted));
        if let Some(place) = places.min_by_key(|place| place.abs_diff(guess)) {
            let column = u32::try_from(start + place + 1).unwrap_or(near.column);
            return Place { column, ..near };
        }
    }
    near
}

/// So many characters must agree for a place to be found again; fewer where the text goes on otherwise.
const SEEN: [usize; 3] = [4, 2, 1];
/// Cleaning takes out rarely more before a place in one line.
const REACH: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_behind_what_cleaning_took_out() {
        let text: Vec<char> = "港口周五恢复作业".chars().collect();
        let source = ["", "港口gangkou周五恢复作业"];
        let place = locate(&source, Place::line(2), &text, 4);
        assert_eq!(place, Place { line: 2, column: 12 });
    }

    #[test]
    fn marks_over_two_lines_are_one() {
        let run = |text: &str| Inline::Text(Run { text: text.into(), place: Place::START });
        let content = vec![run("用-{zh-hans:软件; "), run("zh-hant:軟體}-写"), run("完")];
        let mut blocks = [Block::new(Place::START, BlockKind::Paragraph(content))];
        join_broken_marks(&mut blocks);
        let texts: Vec<String> = runs(&blocks).into_iter().map(|run| run.text).collect();
        assert_eq!(texts, ["用-{zh-hans:软件; zh-hant:軟體}-写", "完"]);
    }
}
