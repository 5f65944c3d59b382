//! Where something stands: a file below the site's folder, and a line and column in it.

use std::fmt;

/// A file's path below the folder it was found in, with `/` between its parts on every system.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct SourcePath(String);

impl SourcePath {
    /// Takes a path that already uses `/`.
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// The whole path: `content/2014/jd.en.md`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part: `jd.en.md`.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// What precedes the last part, without the `/`; empty for a file at the top.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A line and a column, both 1-based; columns count Unicode scalar values.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Place {
    /// Line, 1-based, in the file as the editor sees it.
    pub line: u32,
    /// Column, 1-based, in Unicode scalar values.
    pub column: u32,
}

impl Place {
    /// The first character of a file.
    pub const START: Self = Self { line: 1, column: 1 };

    /// The start of a line.
    pub fn line(line: u32) -> Self {
        Self { line, column: 1 }
    }

    /// The place that many characters into `text`, if `text` begins here.
    pub fn advanced(self, text: &str, chars: usize) -> Self {
        text.chars().take(chars).fold(self, Self::behind)
    }

    /// The place behind `chars`, if they begin here.
    pub fn over(self, chars: &[char]) -> Self {
        chars.iter().copied().fold(self, Self::behind)
    }

    fn behind(self, c: char) -> Self {
        match c {
            '\n' => Self { line: self.line + 1, column: 1 },
            _ => Self { column: self.column + 1, ..self },
        }
    }
}
