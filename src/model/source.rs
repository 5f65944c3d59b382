//! A file of the content, as it lies on disk.

use super::SourcePath;

/// A file of the content, not yet interpreted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path as the editor knows it, for messages: `content/2014/jd.txt`.
    pub path: SourcePath,
    /// Path below the content folder, without language tag and ending: `2014/jd`.
    pub stem: String,
    /// The language tag of the name (`jd.en.md`), as written.
    pub tag: Option<String>,
    /// How it is to be read.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The formats of sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// `.txt`
    Plain,
    /// `.md`, `.markdown`
    Markdown,
    /// `.html`, `.htm`
    Html,
}
