//! Saved web pages: the main content as a tree, and what the page says of itself.
//!
//! The article is found by its looks and not by its site; what is page furniture inside it is for cleaning to say. Never
//! fails: a page that is no page gives its text.

mod captions;
mod content;
mod dom;
mod furniture;
mod locate;
mod marked;
mod metadata;
mod page;
mod pictures;
mod readable;
mod space;
mod tags;
mod walk;

use crate::model::{Document, Report, Severity, SourcePath};

/// Reads a page whose first line is line `first_line` of the file at `path`.
pub(super) fn read(
    source: &str,
    first_line: u32,
    path: &SourcePath,
    report: &mut Report,
) -> Document {
    let markup = tags::shallow(source);
    let page = dom::tokens(&markup);
    let metadata = metadata::metadata(&page, source);
    let content = content::or_unshown(content::main_content(&page), || metadata::body(&page));
    for url in content.embedded {
        report.add(
            Severity::Note,
            "read/embedded",
            path,
            None,
            format!("what the page embeds is left out: `{url}`"),
            "link to it in the text, if readers need it",
        );
    }
    let article = space::collapse(content.tokens);
    let mut locator = locate::Locator::new(source, first_line);
    let blocks = walk::blocks(&article, metadata.title.as_deref(), &mut locator);
    Document { metadata, blocks }
}

#[cfg(test)]
mod tests;
