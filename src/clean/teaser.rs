//! Tells the beginning of another story, printed behind an article, from a last paragraph of the article itself.

use std::collections::BTreeSet;

use crate::text::fold::fold;
use crate::text::script;
use crate::text::width::{han_length, is_han, word_count};

/// Longest line without a full stop that may be a teaser: characters, words.
const LONGEST: (usize, usize) = (40, 15);

/// More shared word pairs than this, and the line speaks of the article.
const SHARED: f64 = 0.5;

/// The pairs of neighbouring characters (Han) and the words (Latin) of a text.
pub(super) fn shingles(text: &str) -> BTreeSet<(char, char)> {
    let folded = fold(text);
    folded
        .windows(2)
        .filter(|pair| pair.iter().all(|c| c.is_alphanumeric()))
        .map(|pair| (pair[0].to_ascii_lowercase(), pair[1].to_ascii_lowercase()))
        .collect()
}

/// Whether a line behind the end of an article begins another story: cut off by `...`, or short without a full stop,
/// and it shares few words with the article.
pub(super) fn is_teaser(line: &str, article: &BTreeSet<(char, char)>) -> bool {
    let cut_off = line.ends_with("...") || line.ends_with('…');
    let chinese = script::detect(line).is_chinese();
    let short = if chinese { han_length(line) <= LONGEST.0 } else { word_count(line) <= LONGEST.1 };
    let open = !line.ends_with(['。', '！', '？', '.', '!', '?', '”', '」', '"']);
    let own = shingles(line);
    let shared =
        own.iter().filter(|pair| article.contains(pair)).count() as f64 / own.len().max(1) as f64;
    // Pairs of Latin letters recur in any text; only Han pairs tell.
    let telling = line.chars().any(is_han);
    (cut_off || (short && open)) && (!telling || shared < SHARED)
}
