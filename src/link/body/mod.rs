//! The text of an article as HTML.
//!
//! Paragraphs have the id `p` and their number, sentences `s` and theirs, in every language the same. Everything an
//! author wrote is escaped; addresses pass [`url::href`]. Pictures of other hosts are links, since a page asks no other
//! host for anything. Headings begin at `h2`, below the page's title, and never skip a level.

mod code;
mod levels;
pub(crate) mod markdown;
mod picture;
pub(crate) mod url;

use std::collections::BTreeMap;

use crate::model::view::AnchorView;
use crate::model::{Alignment, Block, BlockKind, Inline, ListItem, Locale, Words, plain_text};
use crate::text::markup::{escaped, prose, push_escaped};

use levels::Levels;
pub(crate) use picture::LocalPicture;

/// Blocks and inlines nested deeper than this are printed as plain text.
const MAX_DEPTH: usize = 64;

/// What lies round an article.
#[derive(Clone, Copy)]
pub(crate) struct Round<'a> {
    /// Where it was taken from.
    pub(crate) base: Option<&'a str>,
    /// The picture at an address, if it lies beside the article.
    pub(crate) local: &'a dyn Fn(&str) -> Option<LocalPicture>,
}

/// The HTML of `blocks`, in `locale`; `words` are those of the page, `flags`
/// stand behind the sentences of their numbers.
pub(crate) fn html(
    blocks: &[Block],
    locale: Locale,
    words: &Words,
    round: Round<'_>,
    flags: &BTreeMap<usize, AnchorView>,
) -> String {
    let mut writer = Writer::new(locale, words, round, flags);
    writer.notes = Notes::collect(blocks);
    writer.blocks(blocks, 0);
    writer.endnotes();
    writer.html
}

/// The HTML of each of `blocks`, for pages that show two texts beside one another; without `ids` nothing in it can be linked to.
/// Marks of footnotes stay marks.
pub(crate) fn pieces(
    blocks: &[Block],
    locale: Locale,
    words: &Words,
    round: Round<'_>,
    ids: bool,
) -> Vec<String> {
    let flags = BTreeMap::new();
    let mut writer = Writer { ids, ..Writer::new(locale, words, round, &flags) };
    let mut pieces = Vec::with_capacity(blocks.len());
    for block in blocks {
        writer.block(block, 0);
        pieces.push(std::mem::take(&mut writer.html));
    }
    pieces
}

struct Writer<'a> {
    html: String,
    locale: Locale,
    words: &'a Words,
    round: Round<'a>,
    flags: &'a BTreeMap<usize, AnchorView>,
    levels: Levels,
    /// Whether a link is open: links do not nest.
    in_link: bool,
    /// Whether paragraphs and sentences have ids.
    ids: bool,
    notes: Notes<'a>,
}

/// The footnotes of a text: numbered in the order of their first marks, those without a mark last.
struct Notes<'a> {
    texts: BTreeMap<&'a str, &'a [Block]>,
    order: Vec<&'a str>,
    /// How many marks each note has had so far.
    marks: BTreeMap<&'a str, usize>,
}

impl<'a> Notes<'a> {
    fn collect(blocks: &'a [Block]) -> Self {
        let mut notes = Self { texts: BTreeMap::new(), order: Vec::new(), marks: BTreeMap::new() };
        // Notes stand at the top level or in the blocks that hold blocks; a stack instead of recursion.
        let mut stack: Vec<&[Block]> = vec![blocks];
        while let Some(blocks) = stack.pop() {
            for block in blocks {
                match &block.kind {
                    BlockKind::Footnote { label, blocks } => {
                        notes.texts.entry(label).or_insert(blocks);
                    }
                    BlockKind::Quote(inner) => stack.push(inner),
                    BlockKind::List { items, .. } => {
                        stack.extend(items.iter().map(|item| item.blocks.as_slice()));
                    }
                    BlockKind::Heading { .. }
                    | BlockKind::Paragraph(_)
                    | BlockKind::Code { .. }
                    | BlockKind::Table { .. }
                    | BlockKind::Figure { .. }
                    | BlockKind::Rule => {}
                }
            }
        }
        notes
    }

    /// The number of the note and of this mark of it, both from 1; `None` if there is no such note.
    fn mark(&mut self, label: &str) -> Option<(usize, usize)> {
        let (label, _) = self.texts.get_key_value(label)?;
        let number = match self.order.iter().position(|one| one == label) {
            Some(at) => at + 1,
            None => {
                self.order.push(label);
                self.order.len()
            }
        };
        let marks = self.marks.entry(label).or_insert(0);
        *marks += 1;
        Some((number, *marks))
    }
}

impl<'a> Writer<'a> {
    fn new(
        locale: Locale,
        words: &'a Words,
        round: Round<'a>,
        flags: &'a BTreeMap<usize, AnchorView>,
    ) -> Self {
        let (html, levels, notes) = (String::new(), Levels::default(), Notes::collect(&[]));
        Self { html, locale, words, round, flags, levels, in_link: false, ids: true, notes }
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match &block.kind {
            BlockKind::Heading { level, content } => self.heading(*level, content, block.number),
            BlockKind::Paragraph(content) => {
                self.open("p", block.number);
                self.inlines(content, 0);
                self.html.push_str("</p>\n");
            }
            BlockKind::List { start, items } => self.list(*start, items, depth),
            BlockKind::Quote(inner) => {
                self.html.push_str("<blockquote>\n");
                self.blocks(inner, depth + 1);
                self.html.push_str("</blockquote>\n");
            }
            BlockKind::Code { language, text } => {
                self.html.push_str("<pre><code>");
                code::push(language.as_deref(), text, &mut self.html);
                self.html.push_str("</code></pre>\n");
            }
            BlockKind::Table { alignments, head, rows } => self.table(alignments, head, rows),
            BlockKind::Figure { pictures, caption } => self.figure(pictures, caption),
            BlockKind::Rule => self.html.push_str("<hr>\n"),
            // Printed at the end.
            BlockKind::Footnote { .. } => {}
        }
    }

    fn open(&mut self, tag: &str, number: Option<u32>) {
        match number.filter(|_| self.ids) {
            Some(number) => self.html.push_str(&format!("<{tag} id=\"p{number}\">")),
            None => self.html.push_str(&format!("<{tag}>")),
        }
    }

    fn heading(&mut self, level: u8, content: &[Inline], number: Option<u32>) {
        if plain_text(content).trim().is_empty() {
            return;
        }
        let tag = format!("h{}", self.levels.next(level));
        self.open(&tag, number);
        self.inlines(content, 0);
        self.html.push_str(&format!("</{tag}>\n"));
    }

    fn list(&mut self, start: Option<u64>, items: &[ListItem], depth: usize) {
        let tag = if start.is_some() { "ol" } else { "ul" };
        match start {
            // HTML's numbers are signed and of 32 bits.
            Some(start) if start != 1 && start <= i32::MAX as u64 => {
                self.html.push_str(&format!("<ol start=\"{start}\">\n"));
            }
            Some(_) | None => self.html.push_str(&format!("<{tag}>\n")),
        }
        for item in items {
            // The first paragraph is the item itself: a list of lines needs no paragraphs.
            if let [Block { number, kind: BlockKind::Paragraph(content), .. }, rest @ ..] =
                item.blocks.as_slice()
            {
                self.open("li", *number);
                self.inlines(content, 0);
                self.blocks(rest, depth + 1);
            } else {
                self.html.push_str("<li>");
                self.blocks(&item.blocks, depth + 1);
            }
            self.html.push_str("</li>\n");
        }
        self.html.push_str(&format!("</{tag}>\n"));
    }

    fn table(&mut self, alignments: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let label = escaped(self.words.get("article.table"));
        self.html.push_str(&format!(
            "<div class=\"scroll\" role=\"group\" aria-label=\"{label}\" tabindex=\"0\">\n<table>\n"
        ));
        if head.iter().any(|cell| !plain_text(cell).trim().is_empty()) {
            self.html.push_str("<thead>\n");
            self.row(alignments, head, true);
            self.html.push_str("</thead>\n");
        }
        self.html.push_str("<tbody>\n");
        for row in rows {
            self.row(alignments, row, false);
        }
        self.html.push_str("</tbody>\n</table>\n</div>\n");
    }

    fn row(&mut self, alignments: &[Alignment], cells: &[Vec<Inline>], head: bool) {
        self.html.push_str("<tr>");
        for (index, cell) in cells.iter().enumerate() {
            let class = match alignments.get(index) {
                Some(Alignment::Center) => " class=\"center\"",
                Some(Alignment::Right) => " class=\"right\"",
                Some(Alignment::None | Alignment::Left) | None => "",
            };
            // A header cell without words names nothing.
            let (open, close) = if head && !plain_text(cell).trim().is_empty() {
                ("th scope=\"col\"", "th")
            } else {
                ("td", "td")
            };
            self.html.push_str(&format!("<{open}{class}>"));
            self.inlines(cell, 0);
            self.html.push_str(&format!("</{close}>"));
        }
        self.html.push_str("</tr>\n");
    }

    fn inlines(&mut self, inlines: &[Inline], depth: usize) {
        for inline in inlines {
            self.inline(inline, depth);
        }
    }

    fn inline(&mut self, inline: &Inline, depth: usize) {
        if depth > MAX_DEPTH {
            push_escaped(&plain_text(std::slice::from_ref(inline)), &mut self.html);
            return;
        }
        match inline {
            Inline::Text(run) => {
                self.html.push_str(&prose(&run.text, self.locale));
            }
            Inline::Code(code) => {
                self.element("code", |writer| push_escaped(code, &mut writer.html));
            }
            Inline::Emphasis(content) => {
                self.element("em", |writer| writer.inlines(content, depth + 1));
            }
            Inline::Strong(content) => {
                self.element("strong", |writer| writer.inlines(content, depth + 1));
            }
            Inline::Strikethrough(content) => {
                self.element("s", |writer| writer.inlines(content, depth + 1));
            }
            Inline::Link { label, url } => self.link(label, url, depth),
            Inline::Image { alt, url } => self.picture(alt, url),
            Inline::Break => self.html.push_str("<br>\n"),
            Inline::FootnoteReference(label) => self.mark(label),
            Inline::Sentence { content, .. } if !self.ids => self.inlines(content, depth + 1),
            Inline::Sentence { number, content } => {
                self.html.push_str(&format!("<span id=\"s{number}\">"));
                self.inlines(content, depth + 1);
                self.html.push_str("</span>");
                if let Some(flag) = self.flags.get(&(*number as usize)).filter(|_| !self.in_link) {
                    let (href, title) = (escaped(&flag.href), escaped(&flag.title));
                    let label = escaped(&flag.label);
                    self.html.push_str(&format!(
                        "<a class=\"flag\" href=\"{href}\" title=\"{title}\" aria-label=\"{title}\">{label}</a>"
                    ));
                }
            }
        }
    }

    fn element(&mut self, tag: &str, fill: impl FnOnce(&mut Self)) {
        self.html.push_str(&format!("<{tag}>"));
        fill(self);
        self.html.push_str(&format!("</{tag}>"));
    }

    fn link(&mut self, label: &[Inline], url: &str, depth: usize) {
        // A link without words cannot be followed by ear.
        let href = url::href(url, self.round.base)
            .filter(|_| !self.in_link && !plain_text(label).trim().is_empty());
        match href {
            Some(href) => {
                self.html.push_str(&format!("<a href=\"{href}\">"));
                self.in_link = true;
                self.inlines(label, depth + 1);
                self.in_link = false;
                self.html.push_str("</a>");
            }
            None => self.inlines(label, depth + 1),
        }
    }

    fn mark(&mut self, label: &str) {
        if self.in_link {
            return;
        }
        match self.notes.mark(label) {
            Some((number, mark)) => {
                let title =
                    escaped(&self.words.fill("article.footnote", &[("n", &number.to_string())]));
                self.html.push_str(&format!(
                    "<sup><a id=\"fnref{number}-{mark}\" href=\"#fn{number}\" aria-label=\"{title}\">{number}</a></sup>"
                ));
            }
            None => push_escaped(&format!("[{label}]"), &mut self.html),
        }
    }

    fn endnotes(&mut self) {
        let unmarked: Vec<&str> = self
            .notes
            .texts
            .keys()
            .filter(|label| !self.notes.order.contains(label))
            .copied()
            .collect();
        self.notes.order.extend(unmarked);
        if self.notes.order.is_empty() {
            return;
        }
        let label = escaped(self.words.get("article.footnotes"));
        self.html
            .push_str(&format!("<section class=\"footnotes\" aria-label=\"{label}\">\n<ol>\n"));
        // A note may mark another one, which then joins the order; each is printed once.
        let mut index = 0;
        while let Some(label) = self.notes.order.get(index).copied() {
            let number = index + 1;
            self.html.push_str(&format!("<li id=\"fn{number}\">\n"));
            let blocks = self.notes.texts.get(label).copied().unwrap_or_default();
            self.blocks(blocks, 1);
            let back = escaped(&self.words.fill("article.back", &[("n", &number.to_string())]));
            for mark in 1..=self.notes.marks.get(label).copied().unwrap_or(0) {
                self.html.push_str(&format!(
                    "<a class=\"back\" href=\"#fnref{number}-{mark}\" aria-label=\"{back}\">↩</a>\n"
                ));
            }
            self.html.push_str("</li>\n");
            index += 1;
        }
        self.html.push_str("</ol>\n</section>\n");
    }
}

#[cfg(test)]
mod tests;
