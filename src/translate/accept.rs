//! Records in a translation's sidecar what of its source it was made from: what `digest translate --accept` does.
//!
//! Only the one key is written; the editor's text, comments and other keys stay as they are.

use std::path::Path;

use crate::model::{Entry, Report};
use crate::{parity, settings};

use super::files::{self, WriteError};

/// What became of a translation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// Its record is new.
    New,
    /// Its record has been brought up to date; so many paragraphs had changed.
    Renewed(usize),
    /// Its record was right.
    Same,
    /// It could not be recorded; the report says why.
    Refused,
}

/// Records in the sidecar of `translation`, below `root`, what `source` says now.
///
/// # Errors
///
/// [`WriteError`]; the sidecar is as it was.
pub fn accept(
    root: &Path,
    source: &Entry,
    translation: &Entry,
    report: &mut Report,
) -> Result<Accepted, WriteError> {
    let now = parity::made_from(source);
    let known = &translation.article.settings.made_from;
    if known.as_ref() == Some(&now) {
        return Ok(Accepted::Same);
    }
    let path = files::sidecar(translation.article.path.as_str());
    let text = files::read(&root.join(&path))?;
    let sidecar = crate::model::SourcePath::new(path);
    let mut own = Report::default();
    let before = settings::article(&text, &sidecar, 1, &mut own);
    // Front matter goes before the sidecar, so that a record there would hide the new one.
    if known.is_some() && before.made_from != *known {
        report.error(
            "config/made-from",
            &translation.article.path,
            None,
            "`made_from` stands in the front matter",
            format!("take it out; it belongs into `{sidecar}`"),
        );
        return Ok(Accepted::Refused);
    }
    match settings::with_record(&text, &now) {
        Ok(text) => files::write(&root.join(sidecar.as_str()), &text)?,
        Err(error) => {
            report.error("config/syntax", &sidecar, None, error.to_string(), "mend the file first");
            return Ok(Accepted::Refused);
        }
    }
    Ok(match parity::changes(source, translation) {
        Some(changes) => Accepted::Renewed(changes.count()),
        None => Accepted::New,
    })
}
