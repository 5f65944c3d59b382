//! The parser's events, made ready for the tree: offsets of the source, markers gone, line ends decided.
//!
//! Text is cut where its characters stop being those of the source (an escape, an entity, the next line), so that each
//! piece can tell the place of each of its characters.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::emphasis::Marked;
use crate::read::breaks::{self, Side};

/// An event and the bytes of the source it covers.
#[derive(Debug)]
pub(super) struct Piece<'a> {
    /// What it is; never a soft line break, and no text is next to a text that continues it.
    pub(super) event: Event<'a>,
    /// Its bytes in the source.
    pub(super) range: Range<usize>,
}

/// Makes pieces of events.
pub(super) fn pieces<'a>(
    source: &str,
    marked: &Marked<'_>,
    events: impl Iterator<Item = (Event<'a>, Range<usize>)>,
) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for (event, range) in events {
        let range = marked.source_offset(range.start)..marked.source_offset(range.end);
        let event = match event {
            Event::Text(text) => {
                let text = marked.without_markers(&text);
                if text.is_empty() {
                    continue;
                }
                Event::Text(text.into())
            }
            Event::Code(code) => Event::Code(marked.without_markers(&code).into()),
            other => other,
        };
        pieces.push(Piece { event, range });
    }
    merge(source, decide_breaks(pieces))
}

/// Takes soft line breaks out, or makes them spaces.
fn decide_breaks(mut pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let mut rights = vec![Side::default(); pieces.len()];
    let mut right = Side::default();
    for (piece, kept) in pieces.iter().zip(&mut rights).rev() {
        *kept = right;
        right = match &piece.event {
            Event::Text(text) | Event::Code(text) => right.preceded_by(text),
            event if is_transparent(event) => right,
            _ => Side::default(),
        };
    }
    let mut left = Side::default();
    let mut rights = rights.into_iter();
    pieces.retain_mut(|piece| {
        let right = rights.next().unwrap_or_default();
        match &piece.event {
            Event::SoftBreak if breaks::joins(left, right) => return false,
            Event::SoftBreak => piece.event = Event::Text(" ".into()),
            Event::Text(text) | Event::Code(text) => left = left.then(text),
            event if is_transparent(event) => {}
            _ => left = Side::default(),
        }
        true
    });
    pieces
}

/// Whether a reader's eye goes through it from one character to the next.
fn is_transparent(event: &Event<'_>) -> bool {
    match event {
        Event::SoftBreak | Event::InlineHtml(_) | Event::FootnoteReference(_) => true,
        Event::Start(tag) => {
            matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        }
        Event::End(tag) => {
            matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
        }
        _ => false,
    }
}

/// Joins texts that are next to one another in the source and are its very characters.
fn merge<'a>(source: &str, pieces: Vec<Piece<'a>>) -> Vec<Piece<'a>> {
    let literal = |text: &str, range: &Range<usize>| source.get(range.clone()) == Some(text);
    let mut merged: Vec<Piece<'a>> = Vec::with_capacity(pieces.len());
    // The text at hand: its range, and whether more may be joined to it.
    let mut pending: Option<(String, Range<usize>, bool)> = None;
    for piece in pieces {
        if let Event::Text(text) = &piece.event {
            let is_literal = literal(text, &piece.range);
            match &mut pending {
                Some((so_far, range, true))
                    if range.end == piece.range.start && (is_literal || **text == *" ") =>
                {
                    so_far.push_str(text);
                    range.end = piece.range.end;
                    if !is_literal {
                        push_text(&mut merged, pending.take());
                    }
                    continue;
                }
                _ => {
                    push_text(&mut merged, pending.take());
                    pending = Some((text.to_string(), piece.range, is_literal));
                }
            }
        } else {
            push_text(&mut merged, pending.take());
            merged.push(piece);
        }
    }
    push_text(&mut merged, pending);
    merged
}

fn push_text(pieces: &mut Vec<Piece<'_>>, text: Option<(String, Range<usize>, bool)>) {
    if let Some((text, range, _)) = text {
        pieces.push(Piece { event: Event::Text(text.into()), range });
    }
}
