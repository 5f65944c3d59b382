//! `made_from`: what a translation keeps of the source it was made from, read and written.
//!
//! Writing touches the one key and nothing else: the editor's comments, order and spaces stay as they are.

use toml::de::{DeTable, DeValue};

use crate::model::{MadeFrom, Place, Report, SourcePath};

const KEY: &str = "made_from";

/// What is said above a record that is new.
const COMMENT: &str =
    "# The source as it was when this was translated; `digest translate --accept` writes it.\n";

/// Why a record cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The file is no TOML.
    #[error("not valid TOML; mend it first")]
    Syntax,
}

/// Reads a record: a fingerprint and, behind a space, how the paragraph began.
pub(super) fn read(
    list: Vec<(String, Place)>,
    path: &SourcePath,
    report: &mut Report,
) -> Vec<MadeFrom> {
    let mut record = Vec::with_capacity(list.len());
    for (text, place) in list {
        let (fingerprint, begins) = text.split_once(' ').unwrap_or((&text, ""));
        if fingerprint.len() == 12 && fingerprint.bytes().all(|b| b.is_ascii_hexdigit()) {
            let fingerprint = fingerprint.to_ascii_lowercase();
            record.push(MadeFrom { fingerprint, begins: begins.to_owned() });
        } else {
            report.error(
                "config/wrong-value",
                path,
                Some(place),
                format!("`{text}` is no fingerprint of a paragraph"),
                "leave `made_from` to `digest translate --accept`, which writes it",
            );
        }
    }
    record
}

/// The text of a sidecar with `record` in it, in the place of an older one.
///
/// # Errors
///
/// [`RecordError::Syntax`] if the text is no TOML.
pub fn with_record(text: &str, record: &[MadeFrom]) -> Result<String, RecordError> {
    let table = DeTable::parse(text).map_err(|_| RecordError::Syntax)?;
    let written = written(record);
    let old = table.get_ref().iter().find(|(key, _)| key.get_ref() == KEY);
    if let Some((key, value)) = old {
        let (start, end) = (key.span().start, value.span().end);
        return Ok(format!("{}{written}{}", &text[..start], &text[end..]));
    }
    let at = first_header(text, table.get_ref());
    let (before, behind) = text.split_at(at);
    let line = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    let gap = if behind.is_empty() { "" } else { "\n" };
    Ok(format!("{before}{line}{COMMENT}{written}\n{gap}{behind}"))
}

fn written(record: &[MadeFrom]) -> String {
    let line = |one: &MadeFrom| {
        let text = format!("{} {}", one.fingerprint, one.begins);
        format!("  {},\n", toml::Value::String(text.trim_end().to_owned()))
    };
    format!("{KEY} = [\n{}]", record.iter().map(line).collect::<String>())
}

/// Where the first table begins, with the comments right above it: behind that a key would belong to the table.
fn first_header(text: &str, table: &DeTable<'_>) -> usize {
    let line_of = |byte: usize| text[..byte].rfind('\n').map_or(0, |at| at + 1);
    let headers = table.iter().filter_map(|(key, value)| {
        let own_line = line_of(key.span().start);
        let is_header = text[own_line..].trim_start().starts_with('[')
            && matches!(value.get_ref(), DeValue::Table(_) | DeValue::Array(_));
        is_header.then_some(own_line)
    });
    let Some(mut at) = headers.min() else { return text.len() };
    while at > 0 && text[line_of(at - 1)..at].trim_start().starts_with('#') {
        at = line_of(at - 1);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(fingerprint: &str, begins: &str) -> Vec<MadeFrom> {
        vec![MadeFrom { fingerprint: fingerprint.repeat(12), begins: begins.to_owned() }]
    }

    #[track_caller]
    fn check(text: &str, begins: &str, expected: &str) {
        let written = with_record(text, &record("a", begins)).unwrap();
        assert_eq!(written, expected);
        let mut report = Report::default();
        let path = SourcePath::new("a.toml");
        let read = super::super::article(&written, &path, 1, &mut report);
        assert_eq!(read.made_from, Some(record("a", begins)), "{:?}", report.diagnostics);
    }

    const OURS: &str = "# The source as it was when this was translated; `digest translate --accept` writes it.\nmade_from = [\n  \"aaaaaaaaaaaa 渡口\",\n]";

    #[test]
    fn a_new_record_stands_behind_the_keys_and_before_the_tables() {
        check("", "渡口", &format!("{OURS}\n"));
        check(
            "translator = \"Luo\" # hers",
            "渡口",
            &format!("translator = \"Luo\" # hers\n{OURS}\n"),
        );
        check(
            "slug = \"a\"\n\n# a box\n[[box]]\nkind = \"background\"\nitems = [\"x\"]\n",
            "渡口",
            &format!(
                "slug = \"a\"\n\n{OURS}\n\n# a box\n[[box]]\nkind = \"background\"\nitems = [\"x\"]\n"
            ),
        );
    }

    #[test]
    fn an_old_record_gives_way_and_all_else_stays() {
        check(
            "# mine\nmade_from=[ \"bbbbbbbbbbbb\" ]   # note\r\nslug = \"a\"\r\n",
            "渡口",
            "# mine\nmade_from = [\n  \"aaaaaaaaaaaa 渡口\",\n]   # note\r\nslug = \"a\"\r\n",
        );
    }

    #[test]
    fn quotation_marks_are_escaped() {
        let text = with_record("", &record("a", "\"Wait\" \\ 5")).unwrap();
        let read = super::super::article(&text, &SourcePath::new("a"), 1, &mut Report::default());
        assert_eq!(read.made_from, Some(record("a", "\"Wait\" \\ 5")));
    }

    #[test]
    fn what_is_no_toml_stays() {
        assert!(with_record("a = = 1", &record("a", "")).is_err());
    }
}
