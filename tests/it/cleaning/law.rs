//! The laws of cleaning, for any source: nothing goes or comes without an edit, and what is clean stays as it is.

use digest_site::model::{Article, Block, BlockKind, Document, Inline, Report, Settings};

use super::{Cleaned, clean_again};

/// What law a cleaned source breaks; `None` for none.
pub(crate) fn broken(cleaned: &Cleaned) -> Option<String> {
    unrecorded(cleaned).or_else(|| restless(cleaned))
}

/// A difference between source and cleaned text that no edit accounts for. Line feeds between blocks aside.
pub(crate) fn unrecorded(cleaned: &Cleaned) -> Option<String> {
    let source: Vec<char> = text(&cleaned.document.blocks).chars().collect();
    let (mut made, mut at) = (String::new(), 0);
    for edit in cleaned.articles.iter().flat_map(|article| &article.edits) {
        let end = edit.start + edit.before.chars().count();
        if edit.start < at || end > source.len() {
            return Some(format!("edits out of order: {edit:?}"));
        }
        if !source[edit.start..end].iter().copied().eq(edit.before.chars()) {
            return Some(format!("an edit of what is not there: {edit:?}"));
        }
        made.extend(&source[at..edit.start]);
        made.push_str(&edit.after);
        at = end;
    }
    made.extend(&source[at..]);
    let result: String = cleaned.articles.iter().map(|article| text(&article.blocks)).collect();
    let flat = |text: &str| text.replace('\n', "");
    (flat(&made) != flat(&result)).then(|| format!("edits make\n{made}\nbut the text is\n{result}"))
}

/// An edit in an article that was cleaned before.
pub(crate) fn restless(cleaned: &Cleaned) -> Option<String> {
    cleaned.articles.iter().find_map(|article| {
        let document = Document { blocks: article.blocks.clone(), ..Document::default() };
        let again = clean_again(document, cleaned.format, &known(article), &mut Report::default());
        let edits: Vec<_> = again.iter().flat_map(|article| &article.edits).collect();
        (!edits.is_empty()).then(|| format!("cleaning again changes {edits:?}"))
    })
}

/// An article's title stands outside its text once it is cleaned.
fn known(article: &Article) -> Settings {
    Settings {
        title: article.title.as_ref().map(|title| title.text.clone()),
        ..Settings::default()
    }
}

/// The runs of prose in order, a line feed behind each block.
fn text(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        push(block, &mut text);
        text.push('\n');
    }
    text
}

fn push(block: &Block, text: &mut String) {
    match &block.kind {
        BlockKind::Heading { content, .. }
        | BlockKind::Paragraph(content)
        | BlockKind::Figure { caption: content, .. } => runs(content, text),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| push(block, text));
        }
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
            blocks.iter().for_each(|block| push(block, text));
        }
        BlockKind::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| runs(cell, text));
        }
        BlockKind::Code { .. } | BlockKind::Rule => {}
    }
}

fn runs(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(run) => text.push_str(&run.text),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { label: content, .. }
            | Inline::Sentence { content, .. } => runs(content, text),
            Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Break
            | Inline::FootnoteReference(_) => {}
        }
    }
}
