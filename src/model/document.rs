//! A text as a tree of blocks, in CommonMark's terms; each block knows its place in the source.
//!
//! A tree, not markup, so that a later stage can tell prose from code and addresses.

use std::ops::Range;

use super::{Date, Place};

/// One source file, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Document {
    /// What the file says of itself outside its text (HTML `<meta>`, JSON-LD, `<time>`).
    pub metadata: Metadata,
    /// The text.
    pub blocks: Vec<Block>,
}

/// What a web page says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// The publisher's name.
    pub source_name: Option<String>,
    /// The author's name.
    pub author: Option<String>,
    /// The canonical address.
    pub url: Option<String>,
    /// BCP 47 language tag, as written.
    pub lang: Option<String>,
    /// Short texts that stand close behind the headline, outside the article: date, source and author perhaps.
    pub lines: Vec<String>,
}

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Block {
    /// Where it begins in the source.
    pub place: Place,
    /// The paragraph's number, from 1, once `enrich` has counted the prose; the `3` of `#p3`.
    pub number: Option<u32>,
    /// For a translation: the numbers of the source's paragraphs that it renders, where the translator wrote `{#p3}`.
    pub renders: Option<Range<u32>>,
    /// What it is.
    pub kind: BlockKind,
}

impl Block {
    /// A block that has not been counted yet.
    pub fn new(place: Place, kind: BlockKind) -> Self {
        Self { place, number: None, renders: None, kind }
    }
}

/// The kinds of block.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum BlockKind {
    /// A heading; `level` 1 to 6.
    Heading {
        /// 1 (the title) to 6.
        level: u8,
        /// Its text.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; `start` is the first number of an ordered one.
    List {
        /// `None` for bullets.
        start: Option<u64>,
        /// The items.
        items: Vec<ListItem>,
    },
    /// A block quotation.
    Quote(Vec<Block>),
    /// Verbatim code.
    Code {
        /// The language's name, as written after the fence.
        language: Option<String>,
        /// The code.
        text: String,
    },
    /// A table. Every row has as many cells as `alignments`.
    Table {
        /// One for each column.
        alignments: Vec<Alignment>,
        /// The header row.
        head: Vec<Vec<Inline>>,
        /// The other rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Pictures and the caption under them.
    Figure {
        /// The pictures; none where what the page showed cannot be linked to, such as a film.
        pictures: Vec<Picture>,
        /// Prose, never empty, but no part of the running text: its sentences are not numbered.
        caption: Vec<Inline>,
    },
    /// A thematic break.
    Rule,
    /// A footnote's text.
    Footnote {
        /// What the reference names.
        label: String,
        /// The text.
        blocks: Vec<Block>,
    },
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ListItem {
    /// The item's text.
    pub blocks: Vec<Block>,
}

/// A picture of a figure.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Picture {
    /// The text in its place.
    pub alt: String,
    /// Where it is.
    pub url: String,
}

/// How a column of a table is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Alignment {
    /// As the page has it.
    None,
    /// To the left.
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
}

/// A run of prose, and where it begins in the source.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Run {
    /// The prose.
    pub text: String,
    /// Where its first character stands.
    pub place: Place,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Inline {
    /// Prose: the only thing cleaning and script conversion may touch.
    Text(Run),
    /// Verbatim code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// A link: `label` is prose, `url` never is.
    Link {
        /// What is shown.
        label: Vec<Inline>,
        /// Where it leads.
        url: String,
    },
    /// A picture.
    Image {
        /// The text in its place.
        alt: String,
        /// Where it is.
        url: String,
    },
    /// A line break the author asked for.
    Break,
    /// The mark of a footnote.
    FootnoteReference(String),
    /// A sentence, numbered through the article from 1 once `enrich` has found it; the `12` of `#s12`.
    Sentence {
        /// The number.
        number: u32,
        /// What it consists of.
        content: Vec<Inline>,
    },
}

/// The prose of `inlines`, as a reader would copy it: code and labels included, pictures and marks not.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(inlines, &mut text);
    text
}

fn push_plain(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(run) => text.push_str(&run.text),
            Inline::Code(code) => text.push_str(code),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { label: content, .. }
            | Inline::Sentence { content, .. } => push_plain(content, text),
            Inline::Break => text.push('\n'),
            Inline::Image { .. } | Inline::FootnoteReference(_) => {}
        }
    }
}
