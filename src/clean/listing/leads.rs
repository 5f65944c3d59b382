//! Reads briefs whose titles stand in front of their texts, on one line: in brackets (`【甲港开航】昨天上午……`), or in bold
//! (`**A pier opens.** On Monday …`).
//!
//! Paragraphs of one article begin so too; only the name of the page tells (see [`super::evidence`]).

use crate::model::{Block, BlockKind, Inline, plain_text};

use super::super::lines::Lines;
use super::super::tape::Tape;
use super::token::{Class, Token};

/// Fewest such lines on a page.
const FEWEST: usize = 3;

/// Shortest and longest title in brackets, in characters.
const TITLE: (usize, usize) = (4, 26);

/// Longest title in bold, in characters.
const BOLD: usize = 120;

/// Shortest text, in characters.
const TEXT: usize = 12;

/// The same tokens, with each such line in two: a title and a text. `None` where there are not enough. `blocks` are the
/// lines as they were read.
pub(super) fn tokens(
    tape: &Tape,
    lines: &Lines,
    tokens: &[Token],
    blocks: &[Block],
) -> Option<Vec<Token>> {
    let title = |token: &Token| {
        let whole = token.part.is_none() && matches!(token.class, Class::Body | Class::Title);
        let text = whole.then(|| tape.present(lines.blocks[token.line].range.clone()))?;
        end_of_bold(blocks.get(token.line)?, &text).or_else(|| end_of_brackets(&text))
    };
    let found = tokens.iter().enumerate();
    let found: Vec<(usize, (usize, usize))> =
        found.filter_map(|(at, token)| Some((at, title(token)?))).collect();
    if found.len() < FEWEST {
        return None;
    }
    let mut read = Vec::with_capacity(tokens.len() + found.len());
    let mut found = found.into_iter().peekable();
    for (at, token) in tokens.iter().enumerate() {
        let Some((_, (end, len))) = found.next_if(|(here, _)| *here == at) else {
            read.push(token.clone());
            continue;
        };
        let part = |class, part: std::ops::Range<usize>, leading| Token {
            len: part.len(),
            part: Some(part),
            class,
            leading,
            ..token.clone()
        };
        read.push(part(Class::Title, 0..end, true));
        read.push(part(Class::Body, end..len, false));
    }
    Some(read)
}

/// Whether all of a paragraph is in bold.
pub(super) fn is_bold(block: Option<&Block>) -> bool {
    matches!(block.map(|block| &block.kind), Some(BlockKind::Paragraph(content))
        if matches!(content.as_slice(), [Inline::Strong(_)]))
}

/// Where the title in brackets ends, and the length of the line.
fn end_of_brackets(text: &str) -> Option<(usize, usize)> {
    let space = text.chars().take_while(|c| c.is_whitespace()).count();
    let mut inside = text.chars().skip(space);
    let close = match inside.next()? {
        '【' => '】',
        '［' => '］',
        '〔' => '〕',
        _ => return None,
    };
    let len = inside.take(TITLE.1 + 1).position(|c| c == close)?;
    let title: String = text.chars().skip(space + 1).take(len).collect();
    // 【本报讯】 begins a report, and is not its title.
    let wire = title.ends_with(['讯', '訊', '电', '電', '道']);
    let (end, all) = (space + len + 2, text.chars().count());
    (len >= TITLE.0 && !wire && all >= end + TEXT).then_some((end, all))
}

/// Where the words in bold at the beginning of a paragraph end, if nothing in them was changed; and the length of the line.
fn end_of_bold(block: &Block, text: &str) -> Option<(usize, usize)> {
    let BlockKind::Paragraph(content) = &block.kind else { return None };
    let [Inline::Strong(title), _, ..] = content.as_slice() else { return None };
    let title = plain_text(title);
    let (end, all) = (title.chars().count(), text.chars().count());
    let fits = (TITLE.0..=BOLD).contains(&end) && all >= end + TEXT;
    (fits && text.starts_with(&title)).then_some((end, all))
}
