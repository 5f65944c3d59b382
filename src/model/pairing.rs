//! Two texts side by side.

use std::ops::Range;

/// Paragraphs of a source, and the paragraphs of a translation that render them.
///
/// The ranges are of paragraph numbers, from 1. One of them may be empty, and then begins where its paragraph would
/// stand; never both. The rows of a pairing cover both texts without a gap, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Paragraphs of the source.
    pub source: Range<usize>,
    /// Paragraphs of the translation.
    pub translation: Range<usize>,
    /// Whether a person should look at it: what stands side by side has little in common.
    pub doubtful: bool,
}
