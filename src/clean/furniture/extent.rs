//! Where the text of an article begins and ends among its lines: its first and last paragraph, the editor's line, the
//! heading above what readers wrote.
//!
//! Reads only; [`super::page`] decides.

use super::page::{Piece, State};
use super::words::Role;

/// Most lines without words of pages behind the end of an article: more, and it has not ended.
const BEHIND: usize = 12;

/// How many sentences of the page may stand among its furniture behind the text.
const STRANDED: usize = 3;

/// Longest such sentence, in the measure of [`super::seen::Seen::size`].
const SHORT: usize = 80;

/// How many lines from the beginning a lead may stand.
const HEAD: usize = 6;

/// The first paragraph of the text; a lead or a sentence of the page that metadata cuts off from the rest is none.
pub(super) fn first_paragraph(pieces: &[Piece]) -> Option<usize> {
    let first = pieces.iter().position(Piece::is_body)?;
    let next = (first + 1..pieces.len()).find(|at| pieces[*at].is_body());
    match next {
        Some(next) if first < HEAD && is_apart(&pieces[first], &pieces[first + 1..next]) => {
            Some(next)
        }
        _ => Some(first),
    }
}

/// The last paragraph of the text; a sentence of the page among its furniture is none.
pub(in crate::clean) fn last_paragraph(pieces: &[Piece]) -> Option<usize> {
    let mut last = pieces.iter().rposition(Piece::is_body)?;
    for _ in 0..STRANDED {
        match pieces[..last].iter().rposition(Piece::is_body) {
            Some(before) if is_apart(&pieces[last], &pieces[before + 1..last]) => last = before,
            _ => break,
        }
    }
    Some(last)
}

/// Whether a short paragraph is cut off from the others by lines of the page.
fn is_apart(paragraph: &Piece, between: &[Piece]) -> bool {
    let of_page = between.iter().filter(|piece| piece.is_of_page()).count();
    of_page >= 2 && of_page * 3 >= between.len() * 2 && paragraph.seen.size <= SHORT
}

/// The line that names the editor or says that the article is over, if hardly any text follows it.
pub(in crate::clean) fn end_mark(pieces: &[Piece]) -> Option<usize> {
    let total: usize = pieces.iter().filter(|piece| piece.is_body()).map(|p| p.seen.size).sum();
    let mut before = 0;
    for (at, piece) in pieces.iter().enumerate() {
        if piece.seen.ends && before > 0 && !matches!(piece.state, State::Gone) {
            let behind = &pieces[at + 1..];
            let unknown = behind.iter().filter(|piece| piece.seen.words.is_none()).count();
            let few = if behind.len() <= BEHIND / 2 {
                before * 2 >= total
            } else {
                before * 5 >= total * 4
            };
            return (few && unknown <= BEHIND).then_some(at);
        }
        if piece.is_body() {
            before += piece.seen.size;
        }
    }
    None
}

/// The heading above what readers wrote, which goes on to the end.
pub(super) fn thread(pieces: &[Piece]) -> Option<usize> {
    let is_heading = |piece: &Piece| {
        piece.seen.understood
            && piece.seen.words.as_ref().is_some_and(|words| words.role == Role::Comments)
    };
    // The second post of a forum, or the heading.
    let reply = |piece: &Piece| {
        let words = piece.seen.words.as_ref();
        words.is_some_and(|w| {
            w.role == Role::Comments && w.start && w.weight >= 7 && !piece.seen.understood
        })
    };
    let first = pieces.iter().position(reply).and_then(|at| at.checked_sub(1));
    let at = first.or_else(|| posts(pieces)).or_else(|| pieces.iter().rposition(is_heading))?;
    let size = |pieces: &[Piece], counts: fn(&Piece) -> bool| {
        pieces.iter().filter(|piece| counts(piece)).map(|piece| piece.seen.size).sum::<usize>()
    };
    let behind = &pieces[at + 1..];
    // Buttons and bylines are nobody's words.
    let said = size(behind, |piece| piece.stays() && !piece.seen.understood);
    let mark = |piece: &&Piece| piece.seen.understood || piece.seen.label || reply(piece);
    let marks = behind.iter().filter(mark).count();
    (marks > 0 && marks * 5 >= behind.len() && said * 2 <= size(&pieces[..at], Piece::stays))
        .then_some(at)
}

/// The piece before the first of several posts behind the text, each under a line that gives its writer and its day.
fn posts(pieces: &[Piece]) -> Option<usize> {
    let is_head = |piece: &Piece| {
        let date = piece.seen.words.as_ref().is_some_and(|words| words.role == Role::Date);
        piece.seen.understood && piece.seen.label && date && piece.seen.named
    };
    let body = pieces.iter().position(Piece::is_body)?;
    let mut heads = (body + 1..pieces.len()).filter(|at| is_head(&pieces[*at]));
    let (first, second) = (heads.next()?, heads.next()?);
    (second > first + 1).then(|| first - 1)
}
