//! Tells the editor of dates that no calendar has, and of figures that can be read as two days.
//!
//! An article no longer knows the lines of its file, so the words are looked for in the source as they stand; where
//! cleaning changed them the remark is about the whole file. Each expression is reported once a file.

use std::collections::BTreeSet;

use crate::model::{DateTrouble, Entry, Place, Report, SourcePath};

/// Reports what is wrong with the dates of the articles of one file.
pub(super) fn report(entries: &[Entry], source: &str, path: &SourcePath, report: &mut Report) {
    let mut told = BTreeSet::new();
    for mention in entries.iter().flat_map(|entry| &entry.dates) {
        let Some(trouble) = mention.trouble.filter(|_| told.insert(&mention.expression)) else {
            continue;
        };
        let (rule, message, help) = match trouble {
            DateTrouble::Impossible => (
                "dates/impossible",
                format!("no calendar has the day `{}`", mention.expression),
                "look it up where the article came from; it is left off the timeline",
            ),
            DateTrouble::Ambiguous => (
                "dates/ambiguous",
                format!("`{}` is read with the month first", mention.expression),
                "write the month in words if the day comes first",
            ),
        };
        report.warn(rule, path, place(source, &mention.expression), message, help);
    }
}

/// Where some words stand first in a text.
fn place(source: &str, words: &str) -> Option<Place> {
    let (before, _) = source.split_once(words)?;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Some(Place { line: u32::try_from(line).ok()?, column: u32::try_from(column).ok()? })
}
