//! White space as a browser shows it: runs become one space, none at a block's edges, line ends by `breaks`.
//!
//! Only HTML's own white space counts; no-break and full-width spaces are characters, and stay for cleaning. `pre` is
//! left as it is.

use super::dom::{Token, is_block};
use crate::read::breaks::{self, Side};

/// Collapses the white space of `tokens`. Texts that come to nothing stay, empty.
pub(super) fn collapse(tokens: Vec<Token>) -> Vec<Token> {
    let mut state = State::default();
    tokens.into_iter().for_each(|token| state.token(token));
    state.tokens
}

#[derive(Default)]
struct State {
    tokens: Vec<Token>,
    /// White space that shows if text follows: the text that it ends, and whether a line ends in it.
    gap: Option<(usize, bool)>,
    /// Whether anything is on the line yet.
    inside: bool,
    left: Side,
    /// How many `pre` are open.
    verbatim: usize,
}

impl State {
    fn token(&mut self, token: Token) {
        match token {
            Token::Text(text) if self.verbatim > 0 => self.tokens.push(Token::Text(text)),
            Token::Text(text) => self.text(&text),
            Token::Open(element) => {
                if is_block(&element.name) || element.name == "br" {
                    self.edge();
                } else if element.name == "img" {
                    self.settle(Side::default());
                    (self.left, self.inside) = (Side::default(), true);
                }
                self.verbatim += usize::from(element.name == "pre");
                self.tokens.push(Token::Open(element));
            }
            Token::Close(name) => {
                if is_block(&name) {
                    self.edge();
                }
                self.verbatim -= usize::from(name == "pre" && self.verbatim > 0);
                self.tokens.push(Token::Close(name));
            }
        }
    }

    fn edge(&mut self) {
        (self.gap, self.inside, self.left) = (None, false, Side::default());
    }

    fn text(&mut self, text: &str) {
        let index = self.tokens.len();
        self.tokens.push(Token::Text(String::new()));
        let mut rest = text;
        while !rest.is_empty() {
            let solid = rest.trim_start_matches(is_space);
            let space = &rest[..rest.len() - solid.len()];
            if !space.is_empty() && self.inside {
                let ends_line = space.contains(['\n', '\r']);
                let (at, before) = self.gap.unwrap_or((index, false));
                self.gap = Some((at, before || ends_line));
            }
            let word = &solid[..solid.find(is_space).unwrap_or(solid.len())];
            if !word.is_empty() {
                self.settle(Side::default().preceded_by(word));
                if let Some(Token::Text(text)) = self.tokens.get_mut(index) {
                    text.push_str(word);
                }
                self.left = self.left.then(word);
                self.inside = true;
            }
            rest = &solid[word.len()..];
        }
    }

    fn settle(&mut self, right: Side) {
        if let Some((index, ends_line)) = self.gap.take()
            && !(ends_line && breaks::joins(self.left, right))
            && let Some(Token::Text(text)) = self.tokens.get_mut(index)
        {
            text.push(' ');
        }
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

#[cfg(test)]
mod tests {
    use super::super::dom::{html, tokens};
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let collapsed = html(&collapse(tokens(source)));
        let body = collapsed.split_once("<body>").unwrap().1.split_once("</body>").unwrap().0;
        assert_eq!(body, expected);
    }

    #[test]
    fn runs_become_one_space() {
        check("<p> a \t\n b </p> ", "<p>a b</p>");
    }

    #[test]
    fn a_space_stays_outside_the_element_that_follows() {
        check("<p>a <b> b</b> c</p>", "<p>a <b>b</b> c</p>");
        check("<p><b>a</b> <i>b</i></p>", "<p><b>a</b> <i>b</i></p>");
    }

    #[test]
    fn line_ends_between_chinese_characters_go() {
        check("<p>江水\n  东流，\n<b>去</b></p>", "<p>江水东流，<b>去</b></p>");
        check("<p>江水 东流\nin the east</p>", "<p>江水 东流 in the east</p>");
    }

    #[test]
    fn other_spaces_are_characters() {
        check("<p>\u{3000}江\u{A0}水</p>", "<p>\u{3000}江\u{A0}水</p>");
    }

    #[test]
    fn a_line_break_eats_the_space_beside_it() {
        check("<p>a <br> b</p>", "<p>a<br>b</p>");
    }

    #[test]
    fn code_is_left_alone() {
        check("<pre>a\n  b </pre>", "<pre>\na\n  b </pre>");
    }
}
