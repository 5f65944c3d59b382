//! A page as a flat list of tags and texts, in the order of the document.
//!
//! The parser is HTML's own algorithm (html5ever, by way of `dom_smoothie`), so tags are balanced however broken the page
//! is. The list keeps the rest of the reader free of recursion, and of the parser's types.

use dom_smoothie::Readability;

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// An element begins.
    Open(Element),
    /// The element of that name, opened last, ends; void elements too.
    Close(String),
    /// Text, entities decoded, white space as written.
    Text(String),
}

/// An element's tag.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Element {
    /// Lower-case.
    pub(super) name: String,
    /// Names and values, in the order of the page.
    pub(super) attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute, without white space around it; `None` if empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(other, _)| other == name)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }
}

/// Parses a page or a piece of one.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    let document = Readability::from(html).doc;
    let mut tokens = Vec::new();
    let root = document.root();
    let mut next = root.first_child();
    while let Some(node) = next {
        if node.is_text() {
            tokens.push(Token::Text(node.text().to_string()));
        } else if let Some(name) = node.node_name().filter(|_| node.is_element()) {
            let attributes = node
                .attrs()
                .iter()
                .map(|one| (one.name.local.to_string(), one.value.to_string()))
                .collect();
            tokens.push(Token::Open(Element { name: name.to_string(), attributes }));
        }
        next = node.first_child();
        let mut done = node;
        while next.is_none() {
            if let Some(name) = done.node_name().filter(|_| done.is_element()) {
                tokens.push(Token::Close(name.to_string()));
            }
            next = done.next_sibling();
            if next.is_none() {
                match done.parent().filter(|parent| parent.id != root.id) {
                    Some(parent) => done = parent,
                    None => break,
                }
            }
        }
    }
    tokens
}

/// Writes tokens as HTML again.
pub(super) fn html(tokens: &[Token]) -> String {
    let mut html = String::new();
    for token in tokens {
        match token {
            Token::Text(text) => escape(text, &mut html),
            Token::Close(name) if is_void(name) => {}
            Token::Close(name) => html.extend(["</", name, ">"]),
            Token::Open(element) => {
                html.extend(["<", &element.name]);
                for (name, value) in &element.attributes {
                    html.extend([" ", name, "=\""]);
                    escape(value, &mut html);
                    html.push('"');
                }
                html.push('>');
                // The parser drops one line feed behind this tag.
                if element.name == "pre" {
                    html.push('\n');
                }
            }
        }
    }
    html
}

fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether the element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// The index behind the `Close` that belongs to the `Open` at `open`.
pub(super) fn end_of(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token {
            Token::Open(_) => depth += 1,
            Token::Close(_) => depth = depth.saturating_sub(1),
            Token::Text(_) => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_balanced_however_broken_the_page() {
        let tokens = tokens("<p>江<b>水<p>东</i>流<br>");
        assert_eq!(end_of(&tokens, 0), tokens.len());
        let opened = tokens.iter().filter(|token| matches!(token, Token::Open(_))).count();
        let closed = tokens.iter().filter(|token| matches!(token, Token::Close(_))).count();
        assert_eq!(opened, closed);
    }

    #[test]
    fn what_is_written_reads_the_same_again() {
        let first = tokens("<p title='a\"b'>1 &lt; 2 &amp;amp; <br>&copy;</p><pre>\n\n x</pre>");
        assert_eq!(tokens(&html(&first)), first);
    }
}
