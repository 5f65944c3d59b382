//! What a table is: data, or a way to lay out a page.

use crate::read::html::dom::{Element, Token, end_of};

/// How many characters a cell of data may have on average; longer ones are columns of text.
const LONGEST_CELL: usize = 300;

/// How many columns or rows a cell may take, and how many columns are kept in line.
const MAX_SPAN: usize = 100;

/// The cells of a table that reach down into rows to come.
///
/// A cell over several columns or rows is the first of them; empty ones keep what follows in line.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// For each column, how many more rows the cell above takes.
    below: Vec<usize>,
    column: usize,
    /// How many columns the cell at hand takes.
    span: usize,
}

impl Grid {
    pub(super) fn begin_row(&mut self) {
        self.column = 0;
    }

    /// How many empty cells stand before the next cell.
    pub(super) fn begin_cell(&mut self, element: &Element) -> usize {
        let span = |name: &str| {
            let span = element.attribute(name).and_then(|span| span.parse().ok());
            span.unwrap_or(1).clamp(1, MAX_SPAN)
        };
        let start = self.column;
        while let Some(rows) = self.below.get_mut(self.column).filter(|rows| **rows > 0) {
            *rows -= 1;
            self.column += 1;
        }
        let empty = self.column - start;
        (self.span, self.column) = (span("colspan"), self.column + span("colspan"));
        if self.column <= MAX_SPAN {
            self.below.resize(self.below.len().max(self.column), 0);
            self.below[self.column - self.span..self.column].fill(span("rowspan") - 1);
        }
        empty
    }

    /// How many empty cells stand behind the cell at hand.
    pub(super) fn end_cell(&mut self) -> usize {
        std::mem::take(&mut self.span).saturating_sub(1)
    }

    /// Lets the cells above that no cell of the row at hand stood under reach one row less far.
    pub(super) fn end_row(&mut self) {
        self.below.iter_mut().skip(self.column).for_each(|rows| *rows = rows.saturating_sub(1));
    }
}

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
