//! What a table is: data, or a way to lay out a page.

use crate::read::html::dom::{Token, end_of};

/// How many characters a cell of data may have on average; longer ones are columns of text.
const LONGEST_CELL: usize = 300;

/// Whether the table that `tokens` begin with only lays out the page.
pub(super) fn is_layout(tokens: &[Token]) -> bool {
    let (mut cells, mut widest, mut all, mut chars, mut paragraphs) =
        (0, 0, 0usize, 0usize, 0usize);
    let mut depth = 0usize;
    for token in tokens {
        match token {
            Token::Open(element) => {
                depth += 1;
                match element.name.as_str() {
                    "table" if depth > 1 => return true,
                    "table"
                        if matches!(element.attribute("role"), Some("presentation" | "none")) =>
                    {
                        return true;
                    }
                    "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => return true,
                    "p" => paragraphs += 1,
                    "tr" => cells = 0,
                    "td" | "th" => {
                        cells += 1;
                        all += 1;
                    }
                    _ => {}
                }
                widest = widest.max(cells);
            }
            Token::Close(_) => depth = depth.saturating_sub(1),
            Token::Text(text) => chars += text.chars().count(),
        }
        if depth == 0 {
            break;
        }
    }
    // Columns of text have several paragraphs each, cells of data one at most.
    widest < 2 || chars > LONGEST_CELL * all || paragraphs >= 2 * all
}

/// Whether the row that `tokens` begin with has header cells only.
pub(super) fn is_head(tokens: &[Token]) -> bool {
    let row = &tokens[..end_of(tokens, 0)];
    let has = |name: &str| {
        row.iter().any(|token| matches!(token, Token::Open(element) if element.name == name))
    };
    has("th") && !has("td")
}
