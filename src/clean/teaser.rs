//! Tells the beginning of another story, printed behind an article, from a last paragraph of the article itself.

use std::collections::BTreeSet;

use crate::text::fold::fold;
use crate::text::width::is_han;

/// More shared word pairs than this, and the line speaks of the article.
const SHARED: f64 = 0.5;

/// The pairs of neighbouring characters (Han) and letters (Latin) of a text.
pub(super) fn shingles(text: &str) -> BTreeSet<(char, char)> {
    let folded = fold(text);
    folded
        .windows(2)
        .filter(|pair| pair.iter().all(|c| c.is_alphanumeric()))
        .map(|pair| (pair[0].to_ascii_lowercase(), pair[1].to_ascii_lowercase()))
        .collect()
}

/// Whether a line shares few pairs with an article. Only Han pairs tell: pairs of Latin letters recur in any text.
pub(super) fn is_foreign(line: &str, article: &BTreeSet<(char, char)>) -> bool {
    let own = shingles(line);
    let shared = own.iter().filter(|pair| article.contains(pair)).count() as f64;
    !line.chars().any(is_han) || shared / own.len().max(1) as f64 <= SHARED
}
