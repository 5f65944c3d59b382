//! What a line break means: a new line of a verse or an address, or a new paragraph.
//!
//! It ends a paragraph where another one follows it, where an indent does, as old Chinese pages have it, and where the
//! lines round it are mostly long and end as sentences do: pages that know no other mark for a paragraph.

use std::ops::Range;

use crate::read::html::dom::{Token, is_block};
use crate::text::width::is_wide;

/// From how many columns on a line is long; a Han character takes two.
const LONG: usize = 60;

/// What was found out about the lines at hand.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The letters of the title: a line that is the title stands alone.
    title: Option<String>,
    /// The tokens between two edges of blocks that were looked at last, and whether their lines are paragraphs.
    seen: Option<(Range<usize>, bool)>,
}

impl Lines {
    pub(super) fn new(title: Option<&str>) -> Self {
        Self { title: title.map(letters).filter(|title| !title.is_empty()), seen: None }
    }

    /// Whether the line break at `at` ends a paragraph.
    pub(super) fn part(&mut self, tokens: &[Token], at: usize) -> bool {
        is_double_or_indents(tokens, at)
            || follows_another(tokens, at)
            || self.is_title(tokens, at)
            || self.are_paragraphs(tokens, at)
    }

    fn is_title(&self, tokens: &[Token], at: usize) -> bool {
        let Some(title) = &self.title else { return false };
        let before = tokens[..at].iter().rev().take(24).take_while(|token| !is_edge(token));
        let mut texts: Vec<&str> = before
            .filter_map(|token| match token {
                Token::Text(text) => Some(text.as_str()),
                Token::Open(_) | Token::Close(_) => None,
            })
            .collect();
        texts.reverse();
        texts.iter().map(|text| text.len()).sum::<usize>() <= 4 * title.len() + 64
            && letters(&texts.concat()) == *title
    }

    fn are_paragraphs(&mut self, tokens: &[Token], at: usize) -> bool {
        if let Some((range, answer)) = &self.seen
            && range.contains(&at)
        {
            return *answer;
        }
        // Breaks come in order, so that no stretch is looked through twice but the first part of one.
        let start = tokens[..at].iter().rposition(is_edge).map_or(0, |edge| edge + 1);
        let end = tokens[at..].iter().position(is_edge).map_or(tokens.len(), |edge| at + edge);
        let answer = are_paragraphs(&tokens[start..end]);
        self.seen = Some((start..end, answer));
        answer
    }
}

fn is_edge(token: &Token) -> bool {
    match token {
        Token::Open(element) => is_block(&element.name),
        Token::Close(name) => is_block(name),
        Token::Text(_) => false,
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether another break follows, or an indent.
fn is_double_or_indents(tokens: &[Token], at: usize) -> bool {
    for token in tokens.iter().skip(at + 1).take(8) {
        match token {
            Token::Open(element) => return element.name == "br",
            Token::Text(text) if !text.is_empty() => {
                return text.starts_with('\u{3000}')
                    || text.starts_with("\u{2003}")
                    || text.starts_with("\u{A0}\u{A0}");
            }
            Token::Text(_) | Token::Close(_) => {}
        }
    }
    false
}

/// Whether a break stands right in front.
fn follows_another(tokens: &[Token], at: usize) -> bool {
    let mut before = tokens[..at].iter().rev().take(8);
    let solid = before.find(|token| match token {
        Token::Text(text) => !text.is_empty(),
        Token::Open(_) | Token::Close(_) => true,
    });
    matches!(solid, Some(Token::Close(name)) if name == "br")
}

fn are_paragraphs(tokens: &[Token]) -> bool {
    let (mut all, mut long) = (0usize, 0usize);
    let (mut columns, mut last) = (0usize, ' ');
    let mut end_line = |columns: &mut usize, last: char| {
        all += usize::from(*columns > 0);
        long += usize::from(*columns >= LONG && is_full_stop(last));
        *columns = 0;
    };
    for token in tokens {
        match token {
            Token::Text(text) => {
                for c in text.chars().filter(|c| !c.is_whitespace()) {
                    columns += 1 + usize::from(is_wide(c));
                    if !is_closing(c) {
                        last = c;
                    }
                }
            }
            Token::Open(element) if element.name == "br" => end_line(&mut columns, last),
            Token::Open(_) | Token::Close(_) => {}
        }
    }
    end_line(&mut columns, last);
    all >= 2 && long * 2 >= all
}

fn is_full_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '…' | '；' | '.' | '!' | '?')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '）' | ')' | '"' | '\'' | ']' | '】')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::html::dom::tokens;

    #[track_caller]
    fn check(html: &str, parted: bool) {
        let tokens = tokens(html);
        let at = tokens.iter().position(|one| matches!(one, Token::Open(it) if it.name == "br"));
        assert_eq!(Lines::default().part(&tokens, at.unwrap()), parted, "{html}");
    }

    #[test]
    fn long_lines_that_end_as_sentences_are_paragraphs() {
        let line =
            "渡口的老船工说，他在这条江上撑了四十年的船，见过三次大水，没有一次像今年这样来得早。";
        check(&format!("<div>{line}<br>{line}</div>"), true);
        check(&format!("<div><b>渡口</b><br>{line}</div>"), true);
        let line =
            "The ferry had carried the same families across the estuary for more than forty years.";
        check(&format!("<p>{line}<br>{line}</p>"), true);
    }

    #[test]
    fn verses_and_addresses_are_not() {
        check("<p>江水东流去，<br>孤帆自远来。<br>不知何处客，<br>独上望江台。</p>", false);
        check("<p>12 Harbour Street<br>Port Ellery</p>", false);
    }
}
