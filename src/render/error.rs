//! What is wrong with a template, as a remark with its file, line and column.

use std::error::Error as _;

use tera::{Error, ErrorKind};

use crate::model::{Diagnostic, Place, Report, Severity, SourcePath};

use super::theme::Theme;

/// The remark for an error. `name` is the template that was to be rendered; where the error is in one that it
/// includes or extends, the remark is about that one.
pub(crate) fn diagnostic(error: &Error, name: &str, theme: &Theme) -> Diagnostic {
    let (file, place, mut message) = match error.kind() {
        ErrorKind::SyntaxError(one) | ErrorKind::RenderingError(one) => {
            let place = Place {
                line: one.span().start_line as u32,
                // Tera counts columns from 0.
                column: one.span().start_col as u32 + 1,
            };
            (one.filename().to_owned(), Some(place), one.message().to_owned())
        }
        ErrorKind::MissingParent { current, .. } => (current.clone(), None, error.to_string()),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.clone(), None, error.to_string())
        }
        _ => (name.to_owned(), None, error.to_string()),
    };
    let mut source = error.source();
    while let Some(cause) = source {
        message.push_str(&format!(": {cause}"));
        source = cause.source();
    }
    let file = if file.is_empty() { name.to_owned() } else { file };
    let path = theme
        .templates()
        .find(|(one, _, _)| *one == file)
        .map_or_else(|| SourcePath::new(format!("templates/{file}")), |(_, path, _)| path.clone());
    let mut report = Report::default();
    let help = "correct the template, or delete it to use the built-in one";
    report.add(Severity::Error, "template/error", &path, place, one_line(&message), help);
    // A report that was given one remark has one.
    report.diagnostics.swap_remove(0)
}

/// The first line: Tera's longer messages go on to quote the template.
fn one_line(message: &str) -> String {
    let line = message.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    line.trim().trim_start_matches("error: ").trim_end_matches('.').to_owned()
}
