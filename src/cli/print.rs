//! Prints: diagnostics with their source lines, errors with their causes, results.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, IsTerminal, Write};

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde::Serialize;
use serde_json::{Value, json};

use crate::model::{Diagnostic, Report, Severity, SourcePath};

/// Longest part of a source line that a message quotes, in characters; lines of scraped text can be very long.
const QUOTED: usize = 120;

/// Writes to standard output. A reader that closes its end (`| head`) is no fault.
pub(super) fn out(text: &str) -> io::Result<()> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Writes to standard error.
pub(super) fn note(text: &str) {
    // There is nowhere left to complain to.
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Prints a fault of the machine with its causes.
pub fn print_error(error: &(dyn Error + Send + Sync + 'static)) {
    note(&format!("error: {}", with_causes(error)));
}

/// A fault of the machine with its causes, one a line.
pub(super) fn with_causes(error: &(dyn Error + Send + Sync + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(&format!("\n  because: {error}"));
        cause = error.source();
    }
    text
}

/// Prints every remark with its place, its source line and what to do; then how many there were.
pub(super) fn diagnostics(report: &Report, texts: &BTreeMap<SourcePath, String>) {
    let renderer = if io::stderr().is_terminal() { Renderer::styled() } else { Renderer::plain() };
    for some in report.diagnostics.chunks(TOGETHER) {
        let some = some.iter().map(|one| {
            let text = texts.get(&one.path).map(String::as_str);
            format!("{}\n", rendered(one, text, &renderer))
        });
        note(&some.collect::<Vec<_>>().join("\n"));
    }
    let count = |severity| report.diagnostics.iter().filter(|one| one.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings > 0 {
        note(&format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")));
    }
}

/// So many remarks are written at once: the system is slow to be asked, and a large site has thousands.
const TOGETHER: usize = 64;

/// "1 error", "3 errors".
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn rendered(one: &Diagnostic, text: Option<&str>, renderer: &Renderer) -> String {
    let level = match one.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(one.message.as_str()).id(one.rule);
    let quoted = one
        .line
        .and_then(|line| quote(text?, line.get(), one.column.map_or(1, |column| column.get())));
    let group = match &quoted {
        Some(quoted) => title.element(
            Snippet::source(quoted.line.as_str())
                .line_start(quoted.number)
                .path(one.path.as_str())
                .annotation(AnnotationKind::Primary.span(quoted.span.clone())),
        ),
        None => {
            let mut origin = Origin::path(one.path.as_str());
            if let Some(line) = one.line {
                origin = origin
                    .line(line.get() as usize)
                    .char_column(one.column.map_or(1, |column| column.get() as usize));
            }
            title.element(origin)
        }
    };
    let group = match &one.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    };
    renderer.render(&[group])
}

struct Quoted {
    line: String,
    number: usize,
    /// The character meant, in bytes of `line`.
    span: std::ops::Range<usize>,
}

/// The line meant, so far as it is not too long to read.
fn quote(text: &str, line: u32, column: u32) -> Option<Quoted> {
    let source = text.lines().nth(line as usize - 1)?;
    let column = column as usize - 1;
    if column > QUOTED {
        return None;
    }
    let shown: String = source.chars().take(QUOTED).collect();
    let start = shown.char_indices().nth(column).map_or(shown.len(), |(at, _)| at);
    let end = shown[start..].chars().next().map_or(start, |c| start + c.len_utf8());
    Some(Quoted { line: shown, number: line as usize, span: start..end })
}

/// The remarks as JSON.
pub(super) fn diagnostics_json(report: &Report) -> Value {
    let list: Vec<Value> = report
        .diagnostics
        .iter()
        .map(|one| {
            json!({
                "severity": one.severity, "rule": one.rule, "path": one.path.as_str(), "line": one.line, "column": one.column,
                "message": one.message, "help": one.help,
            })
        })
        .collect();
    Value::Array(list)
}

/// Prints one JSON document.
pub(super) fn json(document: &impl Serialize) -> io::Result<()> {
    out(&(serde_json::to_string_pretty(document)? + "\n"))
}
