//! What an open page asks for when something has changed: one JSON document.

use serde_json::{Value, json};

use super::excerpt::excerpt;
use super::shown::Found;
use super::snapshot::Snapshot;
use crate::model::{Diagnostic, Severity};

/// So many errors are told at once; nobody reads more.
const MOST: usize = 50;

/// The state, as the page at `path` sees it; `run` tells this run of the program from others.
pub(super) fn state(snapshot: &Snapshot, path: &str, run: u32) -> Value {
    let shown = &snapshot.shown;
    let remarks = &snapshot.report.diagnostics;
    let errors: Vec<&Diagnostic> =
        remarks.iter().filter(|one| one.severity == Severity::Error).collect();
    let tag = match shown.find(path) {
        Found::File(_, file) => Some(file.tag.clone()),
        Found::Broken(_) | Found::Folder(_) | Found::Nothing => None,
    };
    let note = shown.note(path);
    let known = note.as_ref().map(|note| (snapshot.checks)(&note.files)).unwrap_or_default();
    let checks: Vec<Value> = known.iter().take(MOST).map(|one| remark(one, snapshot)).collect();
    let source = note.as_ref().map(|note| &note.source);
    let follow = snapshot.follow.as_ref();
    let gone = if tag.is_none() { shown.gone(path) } else { None };
    let moved = gone.and_then(|gone| shown.moved(&gone));
    json!({
        "run": run,
        "build": snapshot.build,
        "good": snapshot.good,
        "errors": errors.iter().take(MOST).map(|one| remark(one, snapshot)).collect::<Vec<_>>(),
        "errors_in_all": errors.len(),
        "notice": snapshot.notice,
        "page": {
            "tag": tag,
            "moved": moved,
            "source": source.map(|path| path.as_str()),
            "diff": source.map(|path| format!("/-/diff/{}", escaped(path.as_str()))),
            "checks": checks,
        },
        "assets": shown.assets(),
        "follow": follow.map(|one| json!({ "build": one.build, "hrefs": one.hrefs, "anchor": one.anchor })),
    })
}

/// A remark with the lines it is about.
pub(super) fn remark(one: &Diagnostic, snapshot: &Snapshot) -> Value {
    let column = one.column.map(u32::from);
    let lines = one.line.and_then(|line| {
        (snapshot.texts)(&one.path).map(|text| excerpt(&text, line.get(), column))
    });
    json!({
        "severity": one.severity, "rule": one.rule, "path": one.path.as_str(), "line": one.line, "column": column,
        "message": one.message, "help": one.help, "excerpt": lines,
    })
}

/// A path for an address: everything but letters, digits and `-._~/` with percent signs (RFC 3986, §2.3).
pub(super) fn escaped(path: &str) -> String {
    let mut escaped = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}
