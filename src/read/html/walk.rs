//! Turns the tokens of an article into blocks.
//!
//! Every element gives its text; those that mean something to a text give it a form as well. Tables that only lay out a
//! page (one cell a row, headings or tables inside) are taken apart.

use super::dom::{Element, Token, end_of, is_block};
use super::locate::Locator;
use crate::model::{Block, BlockKind, Inline};
use crate::read::tree::{Builder, Open};

/// How many columns a cell may take.
const MAX_SPAN: usize = 50;

/// Makes blocks of tokens whose white space is collapsed.
pub(super) fn blocks(tokens: &[Token], locator: &mut Locator<'_>) -> Vec<Block> {
    let mut walker = Walker {
        tokens,
        builder: Builder::new(locator.last()),
        locator,
        open: Vec::new(),
        layouts: Vec::new(),
        span: 0,
        begins: true,
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
    /// For every element at hand: whether the tree knows of it.
    open: Vec<bool>,
    /// For every table at hand: whether it only lays out the page.
    layouts: Vec<bool>,
    /// How many columns the cell at hand takes.
    span: usize,
    /// Whether the next text begins a paragraph.
    begins: bool,
}

impl Walker<'_, '_, '_> {
    /// Takes the token at `at`; gives the index of the next.
    fn token(&mut self, at: usize) -> usize {
        match &self.tokens[at] {
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
        if self.open.pop() == Some(true) {
            self.builder.close();
        }
        match name {
            "table" => {
                self.layouts.pop();
            }
            // A cell over several columns is the first of them; empty ones keep the columns in line.
            "td" | "th" => {
                for _ in 1..std::mem::take(&mut self.span) {
                    self.builder.open(Open::Cell, None);
                    self.builder.close();
                }
            }
            "q" => self.aside("”"),
            "rt" => self.aside(")"),
            _ => {}
        }
    }

    fn element(&mut self, element: &Element, at: usize) -> usize {
        let layout = self.layouts.last().copied().unwrap_or(true);
        let open = match element.name.as_str() {
            "h1" => Some(Open::Heading(1)),
            "h2" => Some(Open::Heading(2)),
            "h3" => Some(Open::Heading(3)),
            "h4" => Some(Open::Heading(4)),
            "h5" => Some(Open::Heading(5)),
            "h6" => Some(Open::Heading(6)),
            "ul" => Some(Open::List(None)),
            "ol" => {
                let start = element.attribute("start").and_then(|start| start.parse().ok());
                Some(Open::List(Some(start.unwrap_or(1))))
            }
            "li" => Some(Open::Item),
            "blockquote" => Some(Open::Quote),
            "em" | "i" => Some(Open::Emphasis),
            "strong" | "b" => Some(Open::Strong),
            "del" | "s" | "strike" => Some(Open::Strikethrough),
            "a" => element.attribute("href").map(|url| Open::Link(url.to_owned())),
            "table" => {
                let layout = self.is_layout(at);
                self.layouts.push(layout);
                Some(if layout { Open::Division } else { Open::Table(Vec::new()) })
            }
            "tr" if !layout => Some(Open::Row(self.is_head(at))),
            "td" | "th" if !layout => {
                let span = element.attribute("colspan").and_then(|span| span.parse().ok());
                self.span = span.unwrap_or(1usize).min(MAX_SPAN);
                Some(Open::Cell)
            }
            "pre" | "code" | "kbd" | "samp" | "tt" => return self.code(element, at),
            "img" => {
                self.image(element);
                None
            }
            "br" => {
                if self.parts_paragraphs(at) {
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
            "rt" => {
                self.aside("(");
                None
            }
            "sup" | "sub" => return self.raised(element, at),
            // The brackets round an annotation, for browsers that know none: written here as `rt` is.
            "rp" | "script" | "style" | "title" | "template" | "noscript" => {
                return end_of(self.tokens, at);
            }
            name if is_block(name) => Some(Open::Division),
            _ => None,
        };
        self.open.push(open.is_some());
        if let Some(open) = open {
            self.builder.open(open, None);
        }
        at + 1
    }

    /// Adds a mark that the page does not write and a browser shows.
    fn aside(&mut self, mark: &str) {
        self.builder.text(mark.to_owned(), self.locator.last());
    }

    /// Takes code as a whole: a block for `pre`, else an inline.
    fn code(&mut self, element: &Element, at: usize) -> usize {
        let end = end_of(self.tokens, at);
        let inside = &self.tokens[at..end];
        let mut text = String::new();
        for token in inside {
            match token {
                Token::Text(part) => text.push_str(part),
                Token::Open(inner) if inner.name == "br" => text.push('\n'),
                Token::Open(_) | Token::Close(_) => {}
            }
        }
        let place = (!text.trim().is_empty()).then(|| {
            let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            self.locator.find(first, "", self.begins)
        });
        if element.name == "pre" {
            if place.is_some() {
                let mut languages = inside.iter().filter_map(language);
                let kind = BlockKind::Code { language: languages.next(), text };
                self.builder.block(kind, place);
            }
            self.begins = true;
        } else if place.is_some() {
            self.builder.inline(Inline::Code(text), place);
            self.begins = false;
        }
        end
    }

    fn image(&mut self, element: &Element) {
        let is_counter = ["width", "height"]
            .iter()
            .all(|name| matches!(element.attribute(name), Some("0" | "1" | "0px" | "1px")));
        if let Some(url) = element.attribute("src").filter(|_| !is_counter) {
            let alt = element.attribute("alt").unwrap_or_default().to_owned();
            self.builder.inline(Inline::Image { alt, url: url.to_owned() }, None);
        }
    }

    /// Exponents and indices as Unicode has them, so that m² does not become m2; anything else as it is.
    fn raised(&mut self, element: &Element, at: usize) -> usize {
        if let Some([Token::Text(text), Token::Close(_)]) = self.tokens.get(at + 1..at + 3) {
            let raised: Option<String> =
                text.chars().map(|c| raised(c, element.name == "sup")).collect();
            if let Some(raised) = raised.filter(|_| text.len() <= 4) {
                let place = self.locator.find(text, &self.following(at + 1), self.begins);
                self.builder.text(raised, place);
                self.begins = false;
                return at + 3;
            }
        }
        self.open.push(false);
        at + 1
    }

    /// Whether the line break at `at` ends a paragraph: another follows, or an indent does, as old Chinese pages have it.
    fn parts_paragraphs(&self, at: usize) -> bool {
        for token in self.tokens.iter().skip(at + 1).take(8) {
            match token {
                Token::Open(element) => return element.name == "br",
                Token::Text(text) if !text.is_empty() => {
                    return text.starts_with('\u{3000}') || text.starts_with("\u{A0}\u{A0}");
                }
                Token::Text(_) | Token::Close(_) => {}
            }
        }
        false
    }

    /// Whether the table at `at` only lays out the page.
    fn is_layout(&self, at: usize) -> bool {
        let (mut cells, mut widest) = (0, 0);
        let mut depth = 0usize;
        for token in &self.tokens[at..] {
            match token {
                Token::Open(element) => {
                    depth += 1;
                    match element.name.as_str() {
                        "table" if depth > 1 => return true,
                        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return true,
                        "tr" => cells = 0,
                        "td" | "th" => cells += 1,
                        _ => {}
                    }
                    widest = widest.max(cells);
                }
                Token::Close(_) => depth -= 1,
                Token::Text(_) => {}
            }
            if depth == 0 {
                break;
            }
        }
        widest < 2
    }

    /// Whether the row at `at` has header cells only.
    fn is_head(&self, at: usize) -> bool {
        let row = &self.tokens[at..end_of(self.tokens, at)];
        let has = |name: &str| {
            row.iter().any(|token| matches!(token, Token::Open(element) if element.name == name))
        };
        has("th") && !has("td")
    }
}

fn language(token: &Token) -> Option<String> {
    let Token::Open(element) = token else { return None };
    let mut classes = element.attribute("class")?.split_whitespace();
    classes
        .find_map(|class| class.strip_prefix("language-").or_else(|| class.strip_prefix("lang-")))
        .map(str::to_owned)
}

fn raised(c: char, up: bool) -> Option<char> {
    let digit = c.to_digit(10);
    match (up, digit, c) {
        (true, Some(1), _) => Some('¹'),
        (true, Some(2), _) => Some('²'),
        (true, Some(3), _) => Some('³'),
        (true, Some(digit), _) => char::from_u32(0x2070 + digit),
        (false, Some(digit), _) => char::from_u32(0x2080 + digit),
        (true, None, '+') => Some('⁺'),
        (true, None, '-' | '−') => Some('⁻'),
        _ => None,
    }
}
