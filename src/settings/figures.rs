//! `[[figure]]`: a key figure that the editor adds, changes or hides.

use crate::model::{FigureSetting, Place, Report, SourcePath};

use super::table::Table;
use super::when;

/// With `find` it is about a figure of the text, which becomes key, or with `hide` is none; without, it is a new one.
pub(super) fn a_figure(
    mut table: Table<'_, '_>,
    path: &SourcePath,
    place: Place,
    report: &mut Report,
) -> Option<FigureSetting> {
    let before = report.diagnostics.len();
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let find = filled(table.string("find", report));
    let value = filled(table.string("value", report));
    let measure = filled(table.string("measure", report));
    let period = when::date("period", &mut table, path, report);
    let hide = table.flag("hide", report).unwrap_or(false);
    table.finish(report);
    let setting = match (find, value, measure) {
        (Some(find), None, None) if hide && period.is_none() => Some(FigureSetting::Hide { find }),
        (Some(find), None, measure) if !hide => {
            Some(FigureSetting::Change { find, measure, period })
        }
        (None, Some(value), Some(measure)) if !hide => {
            Some(FigureSetting::Add { value, measure, period })
        }
        _ => None,
    };
    if report.diagnostics.len() > before {
        return None;
    }
    if setting.is_none() {
        report.error(
            "config/missing-key",
            path,
            Some(place),
            "a [[figure]] needs `value` and `measure`, or `find`",
            "write value = \"3.2亿元\" and measure = \"…\" for a new one; find = \"3.2亿\" with measure, period or \
             hide = true for one of the text",
        );
    }
    setting
}
