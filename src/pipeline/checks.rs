//! Tells the editor of figures and dates that do not fit one another.
//!
//! An article no longer knows the lines of its file, so the figure is looked for in the source with the words before
//! it; where cleaning changed them the remark is about the whole file.

use crate::model::{Entry, Place, Report, SourcePath};

/// Reports what does not fit in the articles of one file.
pub(super) fn report(entries: &[Entry], source: &str, path: &SourcePath, report: &mut Report) {
    for entry in entries {
        for check in &entry.checks {
            let place = check.places.last().and_then(|at| place(entry, *at, source));
            report.warn(
                diagnostic(check.rule),
                path,
                place,
                check.message.clone(),
                "compare with where the article came from; the text stays as it is",
            );
        }
    }
}

/// The name of the remark for the name of a rule.
fn diagnostic(rule: &str) -> &'static str {
    match rule {
        "part-of-whole" => "cross-check/part-of-whole",
        "share" => "cross-check/share",
        "growth" => "cross-check/growth",
        "cagr" => "cross-check/cagr",
        "same-measure" => "cross-check/same-measure",
        "date-order" => "cross-check/date-order",
        _ => "cross-check/figures",
    }
}

/// How many characters before and behind the figure are looked for with it.
const AROUND: usize = 6;

/// Where a figure stands in the source.
fn place(entry: &Entry, (sentence, start): (usize, usize), source: &str) -> Option<Place> {
    let text = &entry.sentences.get(sentence.checked_sub(1)?)?.text;
    let begin = start.saturating_sub(AROUND);
    let piece: String = text.chars().skip(begin).take(start - begin + AROUND).collect();
    let (before, _) = source.split_once(&piece)?;
    Some(Place::START.advanced(source, before.chars().count() + start - begin))
}
