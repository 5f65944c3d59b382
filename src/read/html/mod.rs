//! Saved web pages: the main content as a tree, and what the page says of itself.
//!
//! The article is found by its looks and not by its site; what is page furniture inside it is for cleaning to say. Never
//! fails: a page that is no page gives its text.

mod content;
mod dom;
mod json_ld;
mod locate;
mod metadata;
mod space;
mod tags;
mod walk;

use crate::model::Document;

/// Reads a page whose first line is line `first_line` of its file.
pub(super) fn read(source: &str, first_line: u32) -> Document {
    let markup = tags::shallow(source);
    let page = dom::tokens(&markup);
    let metadata = metadata::metadata(&page);
    let article = space::collapse(content::main_content(&markup, &page));
    let mut locator = locate::Locator::new(source, first_line);
    Document { metadata, blocks: walk::blocks(&article, &mut locator) }
}

#[cfg(test)]
mod tests;
