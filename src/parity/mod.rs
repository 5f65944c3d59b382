//! Holds a translation against its source: which paragraphs belong together, and whether they say the same.
//!
//! Also tells which paragraphs of a source have changed since its translation was made from them.
//!
//! Changes nothing and judges no style. What is reported depends on the two articles and the glossary alone, and names
//! both sentences and both values; a doubt about the pairing is told as such.

mod align;
mod amount;
mod bag;
mod cells;
mod changes;
mod clock;
mod compare;
mod fact;
mod names;
mod order;
mod paragraphs;
mod pieces;
mod quarter;
mod remark;
mod sound;
mod way;
mod weekday;

use crate::model::{Entry, Glossary, Report, Row, SourcePath};

pub use changes::{Changes, Trace, changes, made_from, report_changes};
pub use compare::{Clash, ClashKind, Side};
pub use pieces::{Piece, PieceKind, pieces};
pub use remark::message;

/// The paragraphs of both texts side by side.
pub fn pair(source: &Entry, translation: &Entry) -> Vec<Row> {
    let (ours, theirs) = (fact::by_paragraph(source), fact::by_paragraph(translation));
    let (chinese, english) = paragraphs::names(source, translation);
    let (our_names, their_names) =
        if source.article.lang.is_chinese() { (chinese, english) } else { (english, chinese) };
    align::align(
        &paragraphs::paragraphs(source, &ours, &our_names),
        &paragraphs::paragraphs(translation, &theirs, &their_names),
    )
}

/// What the two texts do not agree in; `rows` as [`pair`] gives them.
pub fn compare(
    source: &Entry,
    translation: &Entry,
    rows: &[Row],
    glossary: &Glossary,
) -> Vec<Clash> {
    let mut clashes = compare::compare(source, translation, rows);
    clashes.extend(clock::clashes(source, translation, rows));
    clashes.extend(quarter::clashes(source, translation, rows));
    clashes.extend(weekday::clashes(source, translation));
    clashes.extend(cells::clashes(source, translation));
    clashes.extend(names::missing(source, translation, glossary));
    clashes
}

/// Tells the editor of clashes and doubtful rows, each at its place in the translation at `path`.
pub fn report(
    source: &Entry,
    translation: &Entry,
    rows: &[Row],
    clashes: &[Clash],
    path: &SourcePath,
    report: &mut Report,
) {
    remark::clashes(source, translation, clashes, path, report);
    remark::doubts(source, translation, rows, path, report);
}
