//! Cuts what a page calls a line into stretches that can be held in memory as bytes.
//!
//! A paragraph is one section. What is longer, a page without line feeds perhaps, is cut in front of a mark that is in
//! no window and outside quotations, so that nothing is read otherwise than it would be in one piece. Linear in the
//! line: no more than half of a section is looked at again.

use crate::text::fold;

use super::line::Line;

/// Longest section, in characters: no paragraph is longer.
const LONGEST: usize = 20_000;

/// Shows the sections of a line to `see`, in order, until it answers that it has seen enough; whether it did. `open_end`:
/// whether a quotation of the line may run on into the next one.
///
/// One at a time, and the line never as characters: a line of a whole page would be several times as long.
pub(super) fn any_section(
    text: &str,
    is_annotated: bool,
    open_end: bool,
    mut see: impl FnMut(&Line) -> bool,
) -> bool {
    let (mut rest, mut start) = (text, 0);
    loop {
        let end = rest.char_indices().nth(LONGEST).map(|(end, _)| end);
        let section = fold::chars(&rest[..end.unwrap_or(rest.len())]);
        let mut line = Line::of(&section, start, is_annotated, open_end);
        if end.is_some() {
            line.cut(place_to_cut(&line));
        }
        if see(&line) {
            return true;
        }
        if end.is_none() {
            return false;
        }
        start += line.chars.len();
        rest = &rest[line.chars.iter().map(|c| c.len_utf8()).sum()..];
    }
}

/// The token in front of which a section ends that is not the last of its line: a mark in the second half that no
/// window needs, outside quotations if there is one; else behind all of it.
fn place_to_cut(line: &Line) -> usize {
    let mut quotations = 0_usize;
    let mut windows = line.windows.iter().peekable();
    let (mut free, mut best) = (None, None);
    for (at, token) in line.tokens.iter().enumerate().filter(|(_, token)| token.begins()) {
        while windows.next_if(|window| window.tokens.end <= at).is_some() {}
        let is_free = windows.peek().is_none_or(|window| at <= window.tokens.start);
        if at > line.tokens.len() / 2 && token.is_mark() && is_free {
            free = Some(at);
            best = free.filter(|_| quotations == 0).or(best);
        }
        match token.seen {
            '“' | '「' => quotations += 1,
            '”' | '」' => quotations = quotations.saturating_sub(1),
            _ => {}
        }
    }
    best.or(free).unwrap_or(line.tokens.len())
}
