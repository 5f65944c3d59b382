//! Finds the main content of a page and makes it safe.
//!
//! Readability (`dom_smoothie`) looks first. Where it finds nothing, or far less than the page itself marks as its
//! article, the page's own `article`, `main` or `body` is taken, without navigation and the like. Either way the result
//! goes through `ammonia`, so nothing that could run ever reaches a tree.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dom_smoothie::{Config, ParsePolicy, Readability};

use super::dom::{self, Token};

/// Pages with more elements than this, or deeper ones, are no articles; Readability is spared them.
const MAX_ELEMENTS: usize = 60_000;
const MAX_DEPTH: usize = 300;

/// How many characters Readability must find before it stops trying with looser rules. Its own default of 500 is for
/// Latin letters; Chinese says as much in a third.
const CHAR_THRESHOLD: usize = 170;

/// From how many characters on a text is taken for a paragraph.
const PARAGRAPH: usize = 25;

/// Allows what the tree has room for. `main` and code's language are not among the defaults.
static SANITIZER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder
        .add_tags(["main", "font", "big", "figure", "picture"])
        .add_tag_attributes("code", ["class"])
        .add_tag_attributes("pre", ["class"])
        .link_rel(None);
    builder
});

/// The main content of a page, as tokens; `page` is the whole of it.
pub(super) fn main_content(source: &str, page: &[Token]) -> Vec<Token> {
    let marked = marked_content(page);
    let found = is_tractable(page).then(|| readable(source)).flatten();
    let content = match (found, marked) {
        // What the page marks as its article is not to be lost to a clever guess, nor filled up by one.
        (Some(found), Some(marked)) => {
            let (clever, plain) = (text_length(&found), text_length(marked));
            let is_sound = clever >= CHAR_THRESHOLD && clever * 3 >= plain;
            if is_sound { with_first_headings(found, page) } else { marked.to_vec() }
        }
        (Some(found), None) => with_first_headings(found, page),
        (None, Some(marked)) => marked.to_vec(),
        (None, None) => body(page).to_vec(),
    };
    let html = dom::html(&without_furniture(&content));
    dom::tokens(&SANITIZER.clean(&html).to_string())
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

/// Makes the first-level headings of the page what they were: Readability demotes them.
fn with_first_headings(mut tokens: Vec<Token>, page: &[Token]) -> Vec<Token> {
    let headings = |tokens: &[Token], name: &str| -> Vec<(usize, usize, String)> {
        let opens = tokens.iter().enumerate();
        let opens = opens.filter(|(_, token)| matches!(token, Token::Open(it) if it.name == name));
        opens
            .map(|(at, _)| {
                let end = dom::end_of(tokens, at);
                (at, end - 1, squeezed(&tokens[at..end]))
            })
            .collect()
    };
    let first: BTreeSet<String> =
        headings(page, "h1").into_iter().map(|(_, _, text)| text).collect();
    for (open, close, text) in headings(&tokens, "h2") {
        if !first.contains(&text) {
            continue;
        }
        if let Some(Token::Open(element)) = tokens.get_mut(open) {
            element.name = "h1".to_owned();
        }
        if let Some(Token::Close(name)) = tokens.get_mut(close) {
            *name = "h1".to_owned();
        }
    }
    tokens
}

/// The text of `tokens` without white space.
fn squeezed(tokens: &[Token]) -> String {
    let texts = tokens.iter().filter_map(|token| match token {
        Token::Text(text) => Some(text.chars().filter(|c| !c.is_whitespace())),
        Token::Open(_) | Token::Close(_) => None,
    });
    texts.flatten().collect()
}

fn is_tractable(page: &[Token]) -> bool {
    let (mut elements, mut depth, mut deepest) = (0usize, 0usize, 0usize);
    for token in page {
        match token {
            Token::Open(_) => {
                elements += 1;
                depth += 1;
                deepest = deepest.max(depth);
            }
            Token::Close(_) => depth = depth.saturating_sub(1),
            Token::Text(_) => {}
        }
    }
    elements <= MAX_ELEMENTS && deepest <= MAX_DEPTH
}

/// The one `article` of the page, else its `main`; `None` where there are several articles and no `main`.
fn marked_content(page: &[Token]) -> Option<&[Token]> {
    only(page, |element| element.attribute("itemprop") == Some("articleBody"))
        .or_else(|| only(page, |element| element.name == "article"))
        .or_else(|| {
            only(page, |element| {
                element.name == "main" || element.attribute("role") == Some("main")
            })
        })
}

fn only(page: &[Token], is_it: impl Fn(&dom::Element) -> bool) -> Option<&[Token]> {
    let mut found =
        page.iter().enumerate().filter(|(_, token)| matches!(token, Token::Open(it) if is_it(it)));
    let (at, _) = found.next()?;
    let end = dom::end_of(page, at);
    found.all(|(other, _)| other < end).then(|| &page[at..end])
}

fn body(page: &[Token]) -> &[Token] {
    only(page, |element| element.name == "body").unwrap_or(page)
}

/// `tokens` without what surrounds an article on a page and without what the page hides.
fn without_furniture(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if matches!(token, Token::Open(element) if is_furniture(element)) {
            at = dom::end_of(tokens, at);
            continue;
        }
        kept.push(match token {
            Token::Open(element) if element.name == "img" => Token::Open(with_source(element)),
            other => other.clone(),
        });
        at += 1;
    }
    kept
}

fn is_furniture(element: &dom::Element) -> bool {
    let hidden = element.attributes.iter().any(|(name, value)| match name.as_str() {
        "hidden" => true,
        "aria-hidden" => value == "true",
        "style" => value.replace(' ', "").contains("display:none"),
        _ => false,
    });
    hidden
        || matches!(
            element.name.as_str(),
            "script"
                | "style"
                | "noscript"
                | "template"
                | "iframe"
                | "object"
                | "embed"
                | "svg"
                | "math"
                | "canvas"
                | "video"
                | "audio"
                | "nav"
                | "aside"
                | "footer"
                | "button"
                | "input"
                | "select"
                | "textarea"
                | "dialog"
                | "head"
        )
}

/// A picture that is loaded late, with its address where it belongs.
fn with_source(image: &dom::Element) -> dom::Element {
    let mut image = image.clone();
    let is_real = image.attribute("src").is_some_and(|url| !url.starts_with("data:"));
    if !is_real {
        let late = ["data-src", "data-original", "data-lazy-src"];
        let url = late.iter().find_map(|name| image.attribute(name)).map(str::to_owned);
        image.attributes.retain(|(name, _)| name != "src");
        image.attributes.extend(url.map(|url| ("src".to_owned(), url)));
    }
    image
}

fn text_length(tokens: &[Token]) -> usize {
    let texts = tokens.iter().map(|token| match token {
        Token::Text(text) => text.chars().filter(|c| !c.is_whitespace()).count(),
        Token::Open(_) | Token::Close(_) => 0,
    });
    texts.sum()
}
