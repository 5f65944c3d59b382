//! The dates an editor writes for timeline entries and figures.

use crate::model::{Approximation, DateValue, Report, SourcePath};
use crate::text::edtf;

use super::table::Table;

/// The date or range under `key`; what is none is an error. A rough date has no place among settings that are meant as they
/// stand.
pub(super) fn date(
    key: &'static str,
    table: &mut Table<'_, '_>,
    path: &SourcePath,
    report: &mut Report,
) -> Option<DateValue> {
    let (text, place) = table.string_at(key, report)?;
    let exact = edtf::parse(&text).filter(|(_, mark)| *mark == Approximation::Exact);
    let date = exact.map(|(value, _)| value);
    if date.is_none() {
        report.error(
            "config/wrong-date",
            path,
            Some(place),
            format!("`{text}` is no date"),
            "write \"2020-04-28\", \"2020-04\", \"2020\" or a range \"2020-04-28/2020-05-10\"",
        );
    }
    date
}
