//! Turns the tokens of an article into blocks.
//!
//! Every element gives its text; those that mean something to a text give it a form as well. Tables that only lay out a
//! page (one cell a row, headings or tables inside) are taken apart. A list of terms becomes a list whose items begin
//! with the term, in strong emphasis. What is embedded has no text and is left out with a note; what stands below it as
//! its caption stays.

mod leaves;
mod lines;
pub(super) mod notes;
mod tables;

use super::dom::{Element, Token, end_of, is_block};
use super::locate::Locator;
use crate::model::{Block, BlockKind, Inline};
use crate::read::tree::{Builder, Open};

/// Makes blocks of tokens whose white space is collapsed; `title` is the article's, if the page says it.
pub(super) fn blocks(
    tokens: &[Token],
    title: Option<&str>,
    locator: &mut Locator<'_>,
) -> Vec<Block> {
    let mut walker = Walker {
        tokens,
        builder: Builder::new(locator.last()),
        locator,
        notes: notes::Notes::find(tokens),
        open: Vec::new(),
        layouts: Vec::new(),
        terms: Vec::new(),
        grids: Vec::new(),
        begins: true,
        trims: false,
        lines: lines::Lines::new(title),
    };
    let mut at = 0;
    while at < tokens.len() {
        at = walker.token(at);
    }
    walker.builder.finish()
}

struct Walker<'a, 'b, 'c> {
    tokens: &'a [Token],
    locator: &'b mut Locator<'c>,
    builder: Builder,
    notes: notes::Notes,
    /// For every element at hand: its name, and how many things were opened for it in the tree.
    open: Vec<(&'a str, usize)>,
    /// For every table at hand: whether it only lays out the page.
    layouts: Vec<bool>,
    /// For every list of terms at hand: what its item has so far.
    terms: Vec<Term>,
    /// For every table at hand: where its cells reach.
    grids: Vec<tables::Grid>,
    /// Whether the next text begins a paragraph.
    begins: bool,
    /// Whether the next text begins a note, whose mark was taken off.
    trims: bool,
    lines: lines::Lines,
}

/// What the item at hand of a list of terms has so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Term {
    Nothing,
    Name,
    Meaning,
}

impl<'a> Walker<'a, '_, '_> {
    /// Takes the token at `at`; gives the index of the next.
    fn token(&mut self, at: usize) -> usize {
        let tokens = self.tokens;
        match &tokens[at] {
            Token::Text(text) => self.text(text, at),
            Token::Close(name) => self.close(name),
            Token::Open(element) => {
                self.begins |= is_block(&element.name);
                return self.element(element, at);
            }
        }
        at + 1
    }

    fn text(&mut self, text: &str, at: usize) {
        let text = if std::mem::take(&mut self.trims) {
            text.trim_start_matches([' ', '.', '、', '．', ':', '：'])
        } else {
            text
        };
        if text.is_empty() {
            return;
        }
        let mut place = self.locator.find(text, &self.following(at), self.begins);
        // What was found is the first character that is no space.
        if text.starts_with(' ') && place.column > 1 {
            place.column -= 1;
        }
        self.begins = false;
        self.builder.text(text.to_owned(), place);
    }

    /// The beginning of what follows the text at `at` in its paragraph.
    fn following(&self, at: usize) -> String {
        let mut text = String::new();
        for token in self.tokens.iter().skip(at + 1).take(16) {
            match token {
                Token::Text(more) => text.extend(more.chars().take(64)),
                Token::Open(element) if is_block(&element.name) => break,
                Token::Close(name) if is_block(name) => break,
                Token::Open(_) | Token::Close(_) => {}
            }
        }
        text
    }

    fn close(&mut self, name: &str) {
        self.begins |= is_block(name);
        if name == "dl" && self.terms.pop().is_some_and(|term| term != Term::Nothing) {
            self.builder.close();
        }
        for _ in 0..self.open.pop().map_or(0, |(_, opened)| opened) {
            self.builder.close();
        }
        match name {
            "table" => {
                self.layouts.pop();
                self.grids.pop();
            }
            "tr" => self.grids.last_mut().into_iter().for_each(tables::Grid::end_row),
            "td" | "th" => {
                let empty = self.grids.last_mut().map_or(0, tables::Grid::end_cell);
                self.empty_cells(empty);
            }
            "q" => self.aside("”"),
            _ => {}
        }
    }

    fn element(&mut self, element: &'a Element, at: usize) -> usize {
        if let Some((label, end)) = self.notes.mark(at) {
            self.builder.inline(Inline::FootnoteReference(label.to_owned()), None);
            self.begins = false;
            return end;
        }
        if let Some(end) = self.notes.way_back(at) {
            self.trims = true;
            return end;
        }
        let note = self.notes.text(at).map(str::to_owned);
        if let Some(label) = &note {
            // An item of a list of notes alone is none; one among other items holds the note.
            let is_item = element.name == "li" && !self.notes.is_list(self.open.len());
            if is_item {
                self.builder.open(Open::Item, None);
            }
            self.builder.open(Open::Footnote(label.clone()), None);
            self.open.push((&element.name, 1 + usize::from(is_item)));
            return at + 1;
        }
        let layout = self.layouts.last().copied().unwrap_or(true);
        let open = match element.name.as_str() {
            "h1" => Some(Open::Heading(1)),
            "h2" => Some(Open::Heading(2)),
            "h3" => Some(Open::Heading(3)),
            "h4" => Some(Open::Heading(4)),
            "h5" => Some(Open::Heading(5)),
            "h6" => Some(Open::Heading(6)),
            "ul" | "ol" if self.notes.enters_list(at, self.open.len()) => Some(Open::Division),
            "ul" => Some(Open::List(None)),
            "ol" => {
                let start = element.attribute("start").and_then(|start| start.parse().ok());
                Some(Open::List(Some(start.unwrap_or(1))))
            }
            "li" => Some(Open::Item),
            "dl" => {
                self.terms.push(Term::Nothing);
                Some(Open::List(None))
            }
            "dt" | "dd" if !self.terms.is_empty() => return self.term(element, at),
            // It groups a term with its meanings and is nothing of its own.
            "div" if self.open.last().is_some_and(|(name, _)| *name == "dl") => None,
            "blockquote" => Some(Open::Quote),
            "em" | "i" => Some(Open::Emphasis),
            "strong" | "b" => Some(Open::Strong),
            "del" | "s" | "strike" => Some(Open::Strikethrough),
            "a" => element.attribute("href").map(|url| Open::Link(url.to_owned())),
            "figure" => Some(Open::Figure),
            "figcaption" => Some(Open::Caption),
            "table" => {
                let layout = tables::is_layout(&self.tokens[at..]);
                self.layouts.push(layout);
                self.grids.push(tables::Grid::default());
                Some(if layout { Open::Division } else { Open::Table(Vec::new()) })
            }
            "tr" if !layout => {
                self.grids.last_mut().into_iter().for_each(tables::Grid::begin_row);
                Some(Open::Row(tables::is_head(&self.tokens[at..])))
            }
            "td" | "th" if !layout => {
                let empty = self.grids.last_mut().map_or(0, |grid| grid.begin_cell(element));
                self.empty_cells(empty);
                Some(Open::Cell)
            }
            "pre" | "code" | "kbd" | "samp" | "tt" => return self.code(element, at),
            "ruby" => return self.ruby(at),
            "img" => {
                self.image(element);
                None
            }
            "br" => {
                if self.lines.part(self.tokens, at) {
                    self.builder.divide();
                } else {
                    self.builder.inline(Inline::Break, None);
                }
                self.begins = true;
                None
            }
            "hr" => {
                self.builder.block(BlockKind::Rule, None);
                None
            }
            "q" => {
                self.aside("“");
                None
            }
            "sup" | "sub" => return self.raised(element, at),
            "script" | "style" | "title" | "template" | "noscript" => {
                return end_of(self.tokens, at);
            }
            name if is_block(name) => Some(Open::Division),
            _ => None,
        };
        self.open.push((&element.name, usize::from(open.is_some())));
        if let Some(open) = open {
            self.builder.open(open, None);
        }
        at + 1
    }

    /// A term or its meaning: a term behind a meaning begins a new item.
    fn term(&mut self, element: &'a Element, at: usize) -> usize {
        let is_name = element.name == "dt";
        if let Some(term) = self.terms.last_mut() {
            if *term == Term::Meaning && is_name {
                self.builder.close();
            }
            if *term == Term::Nothing || (*term == Term::Meaning && is_name) {
                self.builder.open(Open::Item, None);
            }
            *term = if is_name { Term::Name } else { Term::Meaning };
        }
        self.builder.open(Open::Division, None);
        if is_name {
            self.builder.open(Open::Strong, None);
        }
        self.open.push((&element.name, 1 + usize::from(is_name)));
        at + 1
    }

    fn empty_cells(&mut self, count: usize) {
        for _ in 0..count {
            self.builder.open(Open::Cell, None);
            self.builder.close();
        }
    }

    /// Adds a mark that the page does not write and a browser shows.
    fn aside(&mut self, mark: &str) {
        self.builder.text(mark.to_owned(), self.locator.last());
    }
}
