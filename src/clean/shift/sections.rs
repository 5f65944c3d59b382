//! Cuts what a page calls a line into stretches that can be held in memory as bytes.
//!
//! A paragraph is one section. What is longer, a page without line feeds perhaps, is cut in front of a mark that is in
//! no window and outside quotations, so that nothing is read otherwise than it would be in one piece. Linear in the
//! line: no more than half of a section is looked at again.

use super::line::Line;

/// Longest section, in characters: no paragraph is longer.
const LONGEST: usize = 20_000;

/// The sections of a line, in order; `open_end`: whether a quotation of it may run on into the next line.
pub(super) fn sections(
    chars: &[char],
    is_annotated: bool,
    open_end: bool,
) -> impl Iterator<Item = Line<'_>> {
    let mut rest = Some(0);
    std::iter::from_fn(move || {
        let start = rest?;
        let left = &chars[start..];
        let section = &left[..left.len().min(LONGEST)];
        let mut line = Line::of(section, start, is_annotated, open_end);
        rest = None;
        if section.len() < left.len() {
            line.cut(place_to_cut(&line));
            rest = Some(start + line.chars.len());
        }
        Some(line)
    })
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
