//! How much each rule did.

use std::collections::BTreeMap;

use super::Choice;
use crate::model::{Article, Rule};

/// What a rule did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) edits: usize,
    /// Characters taken out.
    pub(super) removed: usize,
    /// Characters put in.
    pub(super) inserted: usize,
}

/// What each rule did, in the order of the rules.
pub(super) type Counts = BTreeMap<Rule, Count>;

/// What each rule did in `articles`.
pub(super) fn counts<'a>(
    articles: impl IntoIterator<Item = &'a Article>,
    choice: &Choice,
) -> Counts {
    let mut counts = Counts::new();
    let edits = articles.into_iter().flat_map(|article| &article.edits);
    for edit in edits.filter(|edit| choice.counts(edit.rule)) {
        let count = counts.entry(edit.rule).or_default();
        count.edits += 1;
        count.removed += edit.before.chars().count();
        count.inserted += edit.after.chars().count();
    }
    counts
}

/// All edits.
pub(super) fn edits(counts: &Counts) -> usize {
    counts.values().map(|count| count.edits).sum()
}
