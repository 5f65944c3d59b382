//! What the characters of a reading are made of: those of the line, or bytes put together anew.

use super::beam::Piece;
use super::context::Context;
use super::stream::{Kind, Token};

/// Whether the bytes prove what a run of characters was. Where pairs may have been dropped, bytes that stand side by
/// side across two characters may not have done so before.
pub(super) fn is_certain(tokens: &[Token], run: &[Piece], context: &Context) -> bool {
    run.iter().all(|piece| !piece.guessed)
        && (!context.drops_private_use
            || run.iter().filter(|piece| is_across(tokens, piece)).count() <= 1)
}

/// Whether two pieces are made of the same bytes in part.
pub(super) fn touch(one: &Piece, other: &Piece) -> bool {
    one.from < other.to && other.from < one.to
}

/// Whether a piece is made of bytes of two characters of the line.
pub(super) fn is_across(tokens: &[Token], piece: &Piece) -> bool {
    matches!(tokens.get(piece.from..piece.to), Some([one, two]) if one.range != two.range)
}

/// Whether a character of a reading is one of the line.
pub(super) fn is_kept(tokens: &[Token], piece: &Piece) -> bool {
    let Some(made_of) = tokens.get(piece.from..piece.to) else { return false };
    let whole = match made_of {
        [one] => matches!(one.kind, Kind::First(_) | Kind::Foreign | Kind::Question),
        [one, two] => one.begins() && one.range == two.range,
        _ => false,
    };
    whole && !piece.guessed
}
