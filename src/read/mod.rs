//! Reads a decoded text into a [`Document`]: a block tree whose every block and run knows
//! where it stands in the file.
//!
//! One reader for each format. Nothing here knows what cleaning does: what a format says is kept, damage and page
//! furniture included.

mod breaks;
mod front_matter;
mod html;
mod markdown;
mod places;
mod plain;
#[cfg(test)]
mod show;
mod tree;

pub use front_matter::{FrontMatter, front_matter};

use crate::model::{Document, Format, Report, SourcePath};

/// Reads `text`, whose first line is line `first_line` of the file at `path`.
///
/// Markdown must come without its front matter: see [`front_matter`]. Never fails; what a reader leaves out is in
/// `report`.
pub fn read(
    text: &str,
    format: Format,
    first_line: u32,
    path: &SourcePath,
    report: &mut Report,
) -> Document {
    match format {
        Format::Plain => plain::read(text, first_line, path, report),
        Format::Markdown => markdown::read(text, first_line, path, report),
        Format::Html => html::read(text, first_line, path, report),
    }
}
