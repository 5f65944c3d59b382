//! Reads a decoded text into a [`Document`](crate::model::Document): a block tree whose every block and run knows
//! where it stands in the file.
//!
//! One reader for each format. Nothing here knows what cleaning does: what a format says is kept, damage and page
//! furniture included.

mod front_matter;
pub mod plain;

pub use front_matter::{FrontMatter, front_matter};
