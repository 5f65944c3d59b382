//! Markdown: CommonMark with tables, footnotes and strikethrough.
//!
//! Three things are ours: emphasis beside Chinese punctuation (`emphasis`), line ends that show nothing between Chinese
//! characters (`breaks`), and `{#p3}` behind a paragraph of a translation (`renders`). Raw HTML never gets into the tree: tags are left out with a warning, `<br>` is a line break, comments go silently.

mod emphasis;
mod pieces;
mod renders;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use self::emphasis::Marked;
use self::pieces::Piece;
use super::places::Places;
use super::tree::{Builder, Open};
use crate::model::{Alignment, BlockKind, Document, Inline, Place, Report, Run, SourcePath};

/// Reads Markdown whose first line is line `first_line` of the file at `path`.
pub(super) fn read(
    text: &str,
    first_line: u32,
    path: &SourcePath,
    report: &mut Report,
) -> Document {
    let marked = emphasis::mark(text);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let events = Parser::new_ext(&marked.text, options).into_offset_iter();
    let mut reader = Reader {
        marked: &marked,
        places: Places::new(text, first_line),
        builder: Builder::new(Place::line(first_line)),
        code: None,
        html: None,
        path,
        report,
    };
    for piece in pieces::pieces(text, &marked, events) {
        reader.piece(piece);
    }
    let mut blocks = reader.builder.finish();
    renders::take(&mut blocks);
    Document { blocks, ..Document::default() }
}

struct Reader<'a> {
    marked: &'a Marked<'a>,
    places: Places<'a>,
    builder: Builder,
    /// The code block at hand: its language and its text so far.
    code: Option<(Option<String>, String)>,
    /// The block of raw HTML at hand.
    html: Option<String>,
    path: &'a SourcePath,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn piece(&mut self, piece: Piece<'_>) {
        let place = self.places.at(piece.range.start);
        match piece.event {
            Event::Start(tag) => self.start(tag, place),
            Event::End(tag) => self.end(tag, place),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.text(&text, piece.range.start),
            },
            Event::Code(code) => self.builder.inline(Inline::Code(code.to_string()), Some(place)),
            Event::Html(html) => match &mut self.html {
                Some(block) => block.push_str(&html),
                None => self.raw_html(&html, place),
            },
            Event::InlineHtml(html) => self.raw_html(&html, place),
            Event::FootnoteReference(label) => {
                let label = self.marked.without_markers(&label);
                self.builder.inline(Inline::FootnoteReference(label), Some(place));
            }
            Event::SoftBreak => self.builder.text(" ".to_owned(), place),
            Event::HardBreak => self.builder.inline(Inline::Break, Some(place)),
            Event::Rule => self.builder.block(BlockKind::Rule, Some(place)),
            // Syntax that is not switched on.
            Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.builder.inline(Inline::Code(text.to_string()), Some(place));
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, place: Place) {
        let open = match tag {
            Tag::Paragraph => Open::Paragraph,
            Tag::Heading { level, .. } => Open::Heading(level as u8),
            Tag::BlockQuote(_) => Open::Quote,
            Tag::List(start) => Open::List(start),
            Tag::Item => Open::Item,
            Tag::FootnoteDefinition(label) => Open::Footnote(self.marked.without_markers(&label)),
            Tag::Table(alignments) => Open::Table(alignments.into_iter().map(alignment).collect()),
            Tag::TableHead => Open::Row(true),
            Tag::TableRow => Open::Row(false),
            Tag::TableCell => Open::Cell,
            Tag::Emphasis => Open::Emphasis,
            Tag::Strong => Open::Strong,
            Tag::Strikethrough => Open::Strikethrough,
            Tag::Link { dest_url, .. } => Open::Link(self.marked.without_markers(&dest_url)),
            Tag::Image { dest_url, title, .. } => {
                let title = self.marked.without_markers(&title);
                Open::Image {
                    url: self.marked.without_markers(&dest_url),
                    title: (!title.trim().is_empty()).then_some(Run { text: title, place }),
                }
            }
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info
                        .split([' ', '\t', ','])
                        .next()
                        .map(|name| self.marked.without_markers(name))
                        .filter(|name| !name.is_empty()),
                    CodeBlockKind::Indented => None,
                };
                self.code = Some((language, String::new()));
                return;
            }
            Tag::HtmlBlock => {
                self.html = Some(String::new());
                return;
            }
            // Syntax that is not switched on.
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => Open::Division,
        };
        self.builder.open(open, Some(place));
    }

    fn end(&mut self, tag: TagEnd, place: Place) {
        match tag {
            TagEnd::CodeBlock => {
                if let Some((language, text)) = self.code.take() {
                    self.builder.block(BlockKind::Code { language, text }, Some(place));
                }
            }
            TagEnd::HtmlBlock => {
                if let Some(html) = self.html.take() {
                    self.builder.divide();
                    self.raw_html(&html, place);
                }
            }
            _ => self.builder.close(),
        }
    }

    fn text(&mut self, text: &str, offset: usize) {
        self.builder.text(text.to_owned(), self.places.at(offset));
    }

    /// Leaves HTML out and says so, unless it shows nothing or means a line break.
    fn raw_html(&mut self, html: &str, place: Place) {
        let html = html.trim();
        let is_comment = html.starts_with("<!--") && html.find("-->") == html.len().checked_sub(3);
        let is_closing = html.starts_with("</") && !html[2..].contains('<');
        if is_line_break(html) {
            self.builder.inline(Inline::Break, Some(place));
        } else if !is_comment && !is_closing {
            let first: String = html.lines().next().unwrap_or_default().chars().take(40).collect();
            self.report.warn(
                "read/raw-html",
                self.path,
                Some(place),
                format!("raw HTML is left out: `{first}`"),
                "write it as Markdown, or keep the page as an `.html` file",
            );
        }
    }
}

/// Whether `html` is `<br>`, in any of its spellings.
fn is_line_break(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim();
    name.eq_ignore_ascii_case("br") && html.starts_with('<')
}

fn alignment(of: pulldown_cmark::Alignment) -> Alignment {
    match of {
        pulldown_cmark::Alignment::None => Alignment::None,
        pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Center,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

#[cfg(test)]
mod tests;
