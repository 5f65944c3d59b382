//! `{#p3}` and `{#p3-p4}` at the end of a translation's paragraph: which paragraphs of the source it renders.
//!
//! What does not read like this stays text.

use std::ops::Range;

use crate::model::{Block, BlockKind, Inline};

/// Takes the marks off the paragraphs and headings of a tree, and writes them into the blocks.
pub(super) fn take(blocks: &mut [Block]) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                block.renders = take_mark(content);
            }
            BlockKind::List { items, .. } => {
                items.iter_mut().for_each(|item| take(&mut item.blocks));
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => take(blocks),
            _ => {}
        }
    }
}

fn take_mark(content: &mut [Inline]) -> Option<Range<u32>> {
    let Some(Inline::Text(run)) = content.last_mut() else { return None };
    let text = run.text.trim_end();
    let (before, mark) = text.strip_suffix('}')?.rsplit_once("{#")?;
    let (first, last) = mark.split_once('-').unwrap_or((mark, mark));
    let (first, last) = (number(first)?, number(last)?);
    if last < first || before.trim().is_empty() {
        return None;
    }
    run.text = before.trim_end().to_owned();
    Some(first..last + 1)
}

/// The 3 of `p3`.
fn number(word: &str) -> Option<u32> {
    let digits = word.strip_prefix('p')?;
    let plain = digits.len() <= 5 && digits.bytes().all(|digit| digit.is_ascii_digit());
    digits.parse().ok().filter(|number| plain && *number > 0)
}
