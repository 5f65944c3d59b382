//! Asks Readability (`dom_smoothie`) which texts of a page are its article.
//!
//! It is shown the page without its furniture, every text in a `span` with the text's position; what comes back tells the
//! positions of the texts it would keep. It renames, merges and unwraps other elements as it likes.

use std::collections::BTreeSet;
use std::ops::Range;

use dom_smoothie::{Config, ParsePolicy, Readability};

use super::dom::{self, Element, Token};
use super::page::Page;

/// Pages with more elements than this, or deeper ones, are no articles; Readability is spared them.
const MAX_ELEMENTS: usize = 60_000;
const MAX_DEPTH: usize = 300;

/// How many characters Readability must find before it stops trying with looser rules. Its own default of 500 is for
/// Latin letters; Chinese says as much in a third.
const CHAR_THRESHOLD: usize = 170;

/// From how many characters on a text is taken for a paragraph.
const PARAGRAPH: usize = 25;

/// The attribute with a text's position.
const POSITION: &str = "data-position";

/// The positions of the texts that Readability takes for the article; `None` if it finds none.
pub(super) fn texts(page: &Page<'_>, cut: &[Range<usize>]) -> Option<BTreeSet<usize>> {
    let shown = shown(page, cut)?;
    let kept = readable(&shown)?;
    let found: BTreeSet<usize> = kept
        .iter()
        .filter_map(|token| match token {
            Token::Open(element) => element.attribute(POSITION)?.parse().ok(),
            Token::Close(_) | Token::Text(_) => None,
        })
        .filter(|at| *at < page.tokens.len())
        .collect();
    (!found.is_empty()).then_some(found)
}

/// The page as HTML, each text with its position; `None` where it is too large or too deep.
fn shown(page: &Page<'_>, cut: &[Range<usize>]) -> Option<String> {
    let (mut elements, mut depth) = (0usize, 0usize);
    let mut shown = Vec::new();
    let mut cuts = cut.iter().peekable();
    for (at, token) in page.tokens.iter().enumerate() {
        while cuts.peek().is_some_and(|one| one.end <= at) {
            cuts.next();
        }
        if cuts.peek().is_some_and(|one| one.start <= at) {
            continue;
        }
        match token {
            Token::Open(_) => {
                elements += 1;
                depth += 1;
                if elements > MAX_ELEMENTS || depth > MAX_DEPTH {
                    return None;
                }
                shown.push(token.clone());
            }
            Token::Close(_) => {
                depth = depth.saturating_sub(1);
                shown.push(token.clone());
            }
            Token::Text(text) if text.trim().is_empty() => shown.push(token.clone()),
            Token::Text(_) => {
                let attributes = vec![(POSITION.to_owned(), at.to_string())];
                shown.push(Token::Open(Element { name: "span".to_owned(), attributes }));
                shown.push(token.clone());
                shown.push(Token::Close("span".to_owned()));
            }
        }
    }
    Some(dom::html(&shown))
}

/// What Readability takes for the article.
///
/// Where it finds little it tries looser rules, until it has the whole page; a short article in a page full of links is
/// better served by the strict ones, as long as they find a paragraph.
fn readable(source: &str) -> Option<Vec<Token>> {
    let parse = |policy: Option<ParsePolicy>| {
        let mut readability = Readability::new(source, None, Some(config())).ok()?;
        let article = match policy {
            None => readability.parse(),
            Some(policy) => readability.parse_with_policy(policy),
        };
        Some(dom::tokens(&article.ok()?.content)).filter(|tokens| text_length(tokens) > 0)
    };
    let found = parse(None);
    if found.as_deref().map_or(0, text_length) >= CHAR_THRESHOLD {
        return found;
    }
    let strict = parse(Some(ParsePolicy::Strict));
    strict.filter(|tokens| text_length(tokens) >= PARAGRAPH).or(found)
}

fn config() -> Config {
    Config {
        char_threshold: CHAR_THRESHOLD,
        disable_json_ld: true,
        keep_classes: true,
        ..Config::default()
    }
}

fn text_length(tokens: &[Token]) -> usize {
    let texts = tokens.iter().map(|token| match token {
        Token::Text(text) => text.chars().filter(|c| !c.is_whitespace()).count(),
        Token::Open(_) | Token::Close(_) => 0,
    });
    texts.sum()
}
