//! Reads briefs whose titles stand in brackets in front of their texts, on one line: `【甲港开航】昨天上午……`.
//!
//! Paragraphs of one article begin so too; only the name of the page tells (see [`super::evidence`]).

use super::super::lines::Lines;
use super::super::tape::Tape;
use super::token::{Class, Token};

/// Fewest such lines on a page.
const FEWEST: usize = 3;

/// Shortest and longest title, in characters.
const TITLE: (usize, usize) = (4, 26);

/// Shortest text, in characters.
const TEXT: usize = 12;

/// The same tokens, with each such line in two: a title and a text. `None` where there are not enough.
pub(super) fn tokens(tape: &Tape, lines: &Lines, tokens: &[Token]) -> Option<Vec<Token>> {
    let mut read = Vec::with_capacity(tokens.len());
    let mut count = 0;
    for token in tokens {
        let at = Some(token)
            .filter(|token| {
                token.part.is_none() && matches!(token.class, Class::Body | Class::Title)
            })
            .and_then(|token| end_of_title(&tape.present(lines.blocks[token.line].range.clone())));
        let Some((end, len)) = at else {
            read.push(token.clone());
            continue;
        };
        count += 1;
        let part = |class, part: std::ops::Range<usize>, numbered| Token {
            len: part.len(),
            part: Some(part),
            class,
            numbered,
            ..token.clone()
        };
        read.push(part(Class::Title, 0..end, true));
        read.push(part(Class::Body, end..len, false));
    }
    (count >= FEWEST).then_some(read)
}

/// Where the title in brackets ends, and the length of the line.
fn end_of_title(text: &str) -> Option<(usize, usize)> {
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
