//! What is wrong with the content: collected as data, printed by `cli` alone.

use std::num::NonZeroU32;

use super::{Place, SourcePath};

/// How bad a remark is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Published, but an editor should look.
    Warning,
    /// Nothing is published until this is mended.
    Error,
}

/// One remark about one place in one source file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// Stable name of the rule that speaks: `config/unknown-key`.
    #[serde(deserialize_with = "super::name::interned")]
    pub rule: super::name::Literal,
    /// The file the editor has to open.
    pub path: SourcePath,
    /// Line, 1-based, in the file as the editor sees it; `None` means the whole file.
    pub line: Option<NonZeroU32>,
    /// Column, 1-based, in Unicode scalar values.
    pub column: Option<NonZeroU32>,
    /// Names the thing at fault, lower-case, no full stop: "unknown key `titel`".
    pub message: String,
    /// What to do, in the imperative: "write `title`".
    pub help: Option<String>,
}

/// All remarks of a run, in the order they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Report {
    /// The remarks.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds a remark about a place; `None` for the whole file.
    pub fn add(
        &mut self,
        severity: Severity,
        rule: &'static str,
        path: &SourcePath,
        place: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let help = help.into();
        self.diagnostics.push(Diagnostic {
            severity,
            rule,
            path: path.clone(),
            line: place.and_then(|place| NonZeroU32::new(place.line)),
            column: place.and_then(|place| NonZeroU32::new(place.column)),
            message: message.into(),
            help: (!help.is_empty()).then_some(help),
        });
    }

    /// Adds an error: nothing is published until it is mended.
    pub fn error(
        &mut self,
        rule: &'static str,
        path: &SourcePath,
        place: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(Severity::Error, rule, path, place, message, help);
    }

    /// Adds a warning: published, but an editor should look.
    pub fn warn(
        &mut self,
        rule: &'static str,
        path: &SourcePath,
        place: Option<Place>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.add(Severity::Warning, rule, path, place, message, help);
    }

    /// Appends another report.
    pub fn append(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Whether any remark is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|one| one.severity == Severity::Error)
    }

    /// Puts the remarks in the order of files, lines and columns, and drops repetitions.
    pub fn sort(&mut self) {
        self.diagnostics.sort_by(|a, b| {
            (&a.path, a.line, a.column, a.rule, &a.message)
                .cmp(&(&b.path, b.line, b.column, b.rule, &b.message))
        });
        self.diagnostics.dedup();
    }
}
