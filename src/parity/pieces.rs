//! What of an article is translated, piece by piece: its title, headings, paragraphs, captions, texts for pictures, cells of
//! tables, and last the items of the boxes its editor wrote.
//!
//! Two texts of one structure have their pieces in the same order.

use crate::model::{Block, BlockKind, Entry, Inline, Place, TitleOrigin, plain_text};
use crate::text::fingerprint::fingerprint;

/// A piece of an article's text.
#[derive(Debug, Clone)]
pub struct Piece<'e> {
    /// What it is.
    pub kind: PieceKind,
    /// The number of its paragraph; 0 for the title, `None` for what has none.
    pub number: Option<u32>,
    /// Where it begins in the file; `None` for a title, and for what has no text of its own.
    pub place: Option<Place>,
    /// Its text as a tree; empty for the title, for what a picture shows and for an item of a box.
    pub content: &'e [Inline],
    /// Its text, never empty.
    pub text: String,
}

/// Sorts of pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// A paragraph, wherever it stands.
    Paragraph,
    /// The caption of a picture.
    Caption,
    /// What a picture shows, for those who do not see it.
    Alt,
    /// A cell of a table.
    Cell,
    /// An item of an editor's box; its place is not in the text.
    BoxItem,
}

impl Piece<'_> {
    /// What tells whether it still says the same.
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.text)
    }

    /// Whether there is a word in it: `2,300` and `—` are the same in every language.
    pub fn has_words(&self) -> bool {
        self.text.chars().any(char::is_alphabetic)
    }
}

/// The pieces of an article, in the order of the text. A title that the program made is none.
pub fn pieces(entry: &Entry) -> Vec<Piece<'_>> {
    let title = entry.article.title.as_ref().filter(|title| title.origin != TitleOrigin::Generated);
    let mut all: Vec<Piece<'_>> = title
        .map(|title| Piece {
            kind: PieceKind::Title,
            number: Some(0),
            place: None,
            content: &[],
            text: title.text.trim().to_owned(),
        })
        .into_iter()
        .collect();
    // A stack that is filled from behind: nesting is the writer's.
    let mut stack: Vec<&Block> = entry.article.blocks.iter().rev().collect();
    while let Some(block) = stack.pop() {
        let mut push = |kind, content| {
            all.push(Piece {
                kind,
                number: block.number,
                place: first_place(content).or(Some(block.place)),
                content,
                text: plain_text(content).trim().to_owned(),
            });
        };
        match &block.kind {
            BlockKind::Heading { content, .. } => push(PieceKind::Heading, content),
            BlockKind::Paragraph(content) => push(PieceKind::Paragraph, content),
            BlockKind::Figure { pictures, caption } => {
                for picture in pictures {
                    all.push(Piece {
                        kind: PieceKind::Alt,
                        number: None,
                        place: Some(block.place),
                        content: &[],
                        text: picture.alt.trim().to_owned(),
                    });
                }
                let place = first_place(caption).or(Some(block.place));
                let (number, text) = (block.number, plain_text(caption).trim().to_owned());
                all.push(Piece { kind: PieceKind::Caption, number, place, content: caption, text });
            }
            BlockKind::Table { head, rows, .. } => {
                head.iter()
                    .chain(rows.iter().flatten())
                    .for_each(|cell| push(PieceKind::Cell, cell));
            }
            BlockKind::List { items, .. } => {
                stack.extend(items.iter().rev().flat_map(|item| item.blocks.iter().rev()));
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
                stack.extend(blocks.iter().rev());
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
    let boxes = entry.article.settings.boxes.iter().flat_map(|one| &one.items);
    all.extend(boxes.map(|item| Piece {
        kind: PieceKind::BoxItem,
        number: None,
        place: None,
        content: &[],
        text: item.trim().to_owned(),
    }));
    all.retain(|piece| !piece.text.is_empty());
    all
}

/// Where the first run of prose stands.
pub(super) fn first_place(inlines: &[Inline]) -> Option<Place> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(run) => Some(run.place),
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Link { label: content, .. }
        | Inline::Sentence { content, .. } => first_place(content),
        Inline::Code(_) | Inline::Image { .. } | Inline::Break | Inline::FootnoteReference(_) => {
            None
        }
    })
}
