//! Finds the captions that a page does not mark as such: short texts right behind a picture.
//!
//! What is short and behind a picture may as well be the next paragraph. It is a caption only if it says so (`图为…`,
//! `… 摄`, `Photo: …`), if its class does, or if it looks like one: in the middle, small or grey, and no sentence of its own
//! in strong letters, as headings are.

use super::dom::{Element, Token, is_block};
use super::furniture::words;

/// Longest caption, in characters that are no white space; and longest one that only looks like it.
const LONGEST: (usize, usize) = (120, 60);

/// What captions begin with.
const BEGINNINGS: &[&str] = &[
    "▲",
    "△",
    "▼",
    "▽",
    "↑",
    "↓",
    "⬆",
    "⬇",
    "☝",
    "图为",
    "圖為",
    "图：",
    "圖：",
    "图:",
    "图/",
    "图片来源",
    "图片：",
    "圖片來源",
    "图片说明",
    "图源",
    "资料图",
    "資料圖",
    "Photo:",
    "Photo by",
    "Photograph:",
    "Image:",
    "Pictured:",
    "(Photo",
    "（图",
];

/// What captions of Chinese pages end with, a full stop or a bracket aside.
const ENDINGS: &[&str] = &[
    "摄",
    "攝",
    "摄影",
    "攝影",
    "供图",
    "供圖",
    "资料图",
    "資料圖",
    "网络图",
    "图片",
    "制图",
    "製圖",
];

/// Words in classes of captions.
const CLASSES: &[&str] = &[
    "caption",
    "captions",
    "imgdesc",
    "picdesc",
    "pictext",
    "imgtext",
    "tuzhu",
    "tushuo",
    "photodesc",
];

/// Names the captions among `tokens` as HTML does: `figcaption`.
pub(super) fn named(mut tokens: Vec<Token>) -> Vec<Token> {
    // Whether nothing but the ends and beginnings of elements stands since the last picture.
    let mut behind_picture = false;
    let mut inside = 0usize;
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            Token::Open(element) if element.name == "img" => behind_picture = true,
            Token::Open(element) if element.name == "figure" => inside += 1,
            Token::Close(name) if name == "figure" => inside = inside.saturating_sub(1),
            Token::Open(element) if behind_picture && may_hold(&element.name) => {
                if let Some(close) = leaf(&tokens, at)
                    && is_caption(element, &tokens[at..close], inside > 0)
                {
                    rename(&mut tokens, at, close);
                    behind_picture = false;
                    at = close;
                }
            }
            Token::Open(element)
                if matches!(element.name.as_str(), "h1" | "h2" | "h3" | "hr" | "table") =>
            {
                behind_picture = false;
            }
            Token::Text(text) if !text.trim().is_empty() => behind_picture = false,
            Token::Open(_) | Token::Close(_) | Token::Text(_) => {}
        }
        at += 1;
    }
    tokens
}

fn may_hold(name: &str) -> bool {
    matches!(name, "p" | "div" | "section" | "center")
}

/// The closing tag of the element at `at`, if it holds no other block and no picture.
fn leaf(tokens: &[Token], at: usize) -> Option<usize> {
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().skip(at).take(40) {
        match token {
            Token::Open(element) => {
                if index > at && (is_block(&element.name) || element.name == "img") {
                    return None;
                }
                depth += 1;
            }
            Token::Close(_) => depth = depth.saturating_sub(1),
            Token::Text(_) => {}
        }
        if depth == 0 {
            return Some(index);
        }
    }
    None
}

fn is_caption(element: &Element, tokens: &[Token], in_figure: bool) -> bool {
    let (mut text, mut linked, mut is_strong, mut style) =
        (String::new(), false, false, String::new());
    for token in tokens {
        match token {
            Token::Text(part) => text.push_str(part),
            Token::Open(inner) => {
                linked |= inner.name == "a";
                is_strong |= matches!(inner.name.as_str(), "b" | "strong");
                style.extend(
                    inner
                        .attribute("style")
                        .unwrap_or_default()
                        .chars()
                        .filter(|c| !c.is_whitespace()),
                );
                if inner.attribute("align") == Some("center") || inner.name == "center" {
                    style.push_str("text-align:center");
                }
                style.push(';');
            }
            Token::Close(_) => {}
        }
    }
    let text = text.trim();
    let length = text.chars().filter(|c| !c.is_whitespace()).count();
    if length < 2 || length > LONGEST.0 {
        return false;
    }
    let has_class = words(element).iter().any(|word| CLASSES.contains(&word.as_str()));
    if has_class || says_so(text) {
        return true;
    }
    let looks_so = [
        "text-align:center",
        "color:#8",
        "color:#9",
        "color:gray",
        "color:grey",
        "font-size:12px",
        "font-size:13px",
        "font-size:small",
        "color:rgb(136",
        "color:rgb(153",
    ]
    .iter()
    .any(|sign| style.to_ascii_lowercase().contains(sign));
    !in_figure && looks_so && !is_strong && !linked && length <= LONGEST.1
}

fn says_so(text: &str) -> bool {
    let end = text.trim_end_matches(['。', '.', ')', '）', '】', ']', ' ']);
    let ends =
        ENDINGS.iter().any(|ending| end.ends_with(ending)) && end.chars().count() <= LONGEST.0;
    let credit = ["(Photo", "Photo:", "Photo by", "Photograph:", "Photograph by"];
    BEGINNINGS.iter().any(|beginning| text.starts_with(beginning))
        || ends
        || credit.iter().any(|words| text.contains(words))
}

fn rename(tokens: &mut [Token], open: usize, close: usize) {
    if let Some(Token::Open(element)) = tokens.get_mut(open) {
        element.name = "figcaption".to_owned();
    }
    if let Some(Token::Close(name)) = tokens.get_mut(close) {
        *name = "figcaption".to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::super::dom::tokens;
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: bool) {
        let named = named(tokens(html));
        let found =
            named.iter().any(|one| matches!(one, Token::Open(it) if it.name == "figcaption"));
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn captions_say_so() {
        check("<p><img src=a></p><p>图为修复后的老码头。</p>", true);
        check("<img src=a><p>老码头一角。 张帆 摄</p>", true);
        check("<img src=a><p>The old pier. Photograph: Ann Lee</p>", true);
        check("<img src=a><p>▲ 老码头</p>", true);
    }

    #[test]
    fn captions_look_like_captions() {
        check("<p><img src=a></p><p style='text-align: center'>修复后的老码头</p>", true);
        check(
            "<section><img src=a></section><section><p style='font-size:12px;color:#888'>老码头</p></section>",
            true,
        );
        check("<img src=a><p class=wp-caption-text>老码头</p>", true);
    }

    #[test]
    fn paragraphs_and_headings_behind_pictures_are_none() {
        check("<p><img src=a></p><p>老码头修好了，下个月就能停船。</p>", false);
        check("<img src=a><p style='text-align:center'><strong>一、缘起</strong></p>", false);
        check("<p style='text-align:center'>老码头</p>", false);
        check("<img src=a><p>先看一眼。</p><p style='text-align:center'>老码头</p>", false);
    }
}
