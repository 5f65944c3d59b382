//! Gives pictures that a page loads late the address where they are.
//!
//! Such a picture has no address or that of a placeholder, and its own in another attribute, in the `source`s round it or
//! in a `noscript` behind it. Formulas become code here as well, since nothing of theirs survives but their TeX.

use super::dom::{Element, Token, end_of};

/// Attributes in which scripts find a late picture's address, in the order in which they are believed.
const LATE: &[&str] = &[
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazyload",
    "data-actualsrc",
    "data-original-src",
    "data-url",
    "data-croporisrc",
    "file",
    "zoomfile",
];
const LATE_SETS: &[&str] = &["data-srcset", "data-lazy-srcset", "srcset"];

/// `tokens` with the addresses of pictures in `src`; what only served to find them is gone.
pub(super) fn settled(tokens: &[Token]) -> Vec<Token> {
    let mut settled: Vec<Token> = Vec::with_capacity(tokens.len());
    // The address that the sources of the picture at hand give, and the index of the last picture.
    let (mut offered, mut last): (Option<String>, Option<usize>) = (None, None);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            Token::Open(element) => match element.name.as_str() {
                "picture" => {
                    offered = offer(&tokens[at..end_of(tokens, at)]);
                    settled.push(token.clone());
                }
                "noscript" => {
                    let end = end_of(tokens, at);
                    from_noscript(&tokens[at..end], &mut settled, &mut last);
                    at = end;
                    continue;
                }
                "img" | "amp-img" => {
                    last = Some(settled.len());
                    settled.push(Token::Open(picture(element, offered.as_deref())));
                    at += 1;
                    continue;
                }
                "math" => {
                    let end = end_of(tokens, at);
                    formula(element, &tokens[at..end], &mut settled);
                    at = end;
                    continue;
                }
                "source" => {
                    at = end_of(tokens, at);
                    continue;
                }
                _ => settled.push(token.clone()),
            },
            Token::Close(name) if name == "amp-img" => settled.push(Token::Close("img".to_owned())),
            Token::Close(name) => {
                if name == "picture" {
                    offered = None;
                }
                settled.push(token.clone());
            }
            Token::Text(_) => settled.push(token.clone()),
        }
        at += 1;
    }
    settled
}

/// A picture with its own address in `src`; without one if it has none.
fn picture(image: &Element, offered: Option<&str>) -> Element {
    let late = LATE.iter().find_map(|name| image.attribute(name)).filter(|url| is_address(url));
    let own = image.attribute("src").filter(|url| is_real(url));
    let set = LATE_SETS.iter().find_map(|name| image.attribute(name)).and_then(largest);
    let url = late.or(own).or(set).or(offered).map(str::to_owned);
    let mut attributes: Vec<(String, String)> = image
        .attributes
        .iter()
        .filter(|(name, _)| matches!(name.as_str(), "alt" | "width" | "height" | "class" | "title"))
        .cloned()
        .collect();
    attributes.extend(url.map(|url| ("src".to_owned(), url)));
    Element { name: "img".to_owned(), attributes }
}

/// Whether an address is that of a picture and not of what stands in its place.
fn is_real(url: &str) -> bool {
    let name = url.rsplit('/').next().unwrap_or(url).to_ascii_lowercase();
    let holds_a_place = [
        "placeholder",
        "blank.",
        "spacer",
        "loading",
        "grey.gif",
        "gray.gif",
        "transparent",
        "pixel.",
        "1x1",
        "lazy",
    ];
    is_address(url) && !holds_a_place.iter().any(|word| name.contains(word))
}

fn is_address(url: &str) -> bool {
    !url.starts_with("data:") && !url.starts_with("about:") && !url.starts_with("blob:")
}

/// The address of the largest picture of a `srcset`: that with the greatest number behind it, else the first.
fn largest(set: &str) -> Option<&str> {
    let mut best: Option<(&str, f32)> = None;
    for candidate in set.split([' ', ',', '\n', '\t']).collect::<Vec<_>>().windows(2) {
        let [url, size] = candidate else { continue };
        let size = size.trim_end_matches(['w', 'x']).parse().unwrap_or(0.0);
        if !url.is_empty() && size > best.map_or(0.0, |(_, best)| best) {
            best = Some((url, size));
        }
    }
    let first = set.split_whitespace().next().map(|url| url.trim_end_matches(','));
    best.map(|(url, _)| url).or(first).filter(|url| is_address(url) && !url.is_empty())
}

/// The address that a `picture`'s sources give.
fn offer(tokens: &[Token]) -> Option<String> {
    tokens.iter().find_map(|token| match token {
        Token::Open(element) if element.name == "source" => {
            let set = LATE_SETS.iter().find_map(|name| element.attribute(name))?;
            largest(set).map(str::to_owned)
        }
        _ => None,
    })
}

/// Takes the picture out of a `noscript`: it is the one before it, or one of its own. Its text is for browsers that no
/// reader has.
fn from_noscript(tokens: &[Token], settled: &mut Vec<Token>, last: &mut Option<usize>) {
    let images = tokens.iter().filter_map(|token| match token {
        Token::Open(element) if element.name == "img" => Some(picture(element, None)),
        _ => None,
    });
    for image in images {
        let Some(url) = image.attribute("src").map(str::to_owned) else { continue };
        // Right behind it, but for the end of what holds it.
        let before = last.filter(|at| {
            settled[at + 1..].iter().all(|token| match token {
                Token::Text(text) => text.trim().is_empty(),
                Token::Close(_) => true,
                Token::Open(_) => false,
            })
        });
        match before.and_then(|at| settled.get_mut(at)) {
            Some(Token::Open(shown)) if shown.attribute("src").is_none() => {
                shown.attributes.push(("src".to_owned(), url));
            }
            Some(_) => {}
            None => {
                *last = Some(settled.len());
                settled.extend([Token::Open(image), Token::Close("img".to_owned())]);
            }
        }
    }
}

/// A formula as its author wrote it, in TeX; else the text of its parts.
fn formula(math: &Element, tokens: &[Token], settled: &mut Vec<Token>) {
    let mut annotation = None;
    for (at, token) in tokens.iter().enumerate() {
        if let (Token::Open(element), Some(Token::Text(text))) = (token, tokens.get(at + 1))
            && element.name == "annotation"
            && element.attribute("encoding").is_some_and(|kind| kind.contains("tex"))
        {
            annotation = Some(text.as_str());
        }
    }
    let tex = annotation.or_else(|| math.attribute("alttext")).map(str::trim);
    match tex.filter(|tex| !tex.is_empty()) {
        Some(tex) => {
            let code = Element { name: "code".to_owned(), attributes: Vec::new() };
            settled.extend([
                Token::Open(code),
                Token::Text(tex.to_owned()),
                Token::Close("code".to_owned()),
            ]);
        }
        None => settled.extend(tokens.iter().filter(|one| matches!(one, Token::Text(_))).cloned()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::dom::tokens;
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let settled = settled(&tokens(html));
        let found: Vec<&str> = settled
            .iter()
            .filter_map(|token| match token {
                Token::Open(element) if element.name == "img" => {
                    Some(element.attribute("src").unwrap_or("-"))
                }
                _ => None,
            })
            .collect();
        assert_eq!(found, expected);
        assert_eq!(super::super::dom::end_of(&settled, 0), settled.len());
    }

    #[test]
    fn a_late_picture_has_its_own_address() {
        check("<img src=/blank.gif data-src=/a.jpg>", &["/a.jpg"]);
        check("<img src='data:image/gif;base64,x' data-original=/a.jpg>", &["/a.jpg"]);
        check("<img data-src='data:x' src=/a.jpg>", &["/a.jpg"]);
        check("<img src='data:image/png;base64,x'>", &["-"]);
        check("<amp-img src=/a.jpg></amp-img>", &["/a.jpg"]);
    }

    #[test]
    fn sources_stand_in_for_a_picture_without_an_address() {
        let sources = "<source srcset='/s.webp 320w, /l.webp 1280w, /m.webp 640w'>";
        check(&format!("<picture>{sources}<img src='data:x'></picture>"), &["/l.webp"]);
        check(&format!("<picture>{sources}<img src=/a.jpg></picture>"), &["/a.jpg"]);
        check("<img srcset='/a.jpg, /b.jpg 2x'>", &["/b.jpg"]);
    }

    #[test]
    fn a_noscript_gives_its_picture_once() {
        check("<img class=lazy src='data:x'><noscript><img src=/a.jpg></noscript>", &["/a.jpg"]);
        check("<img data-src=/a.jpg><noscript><img src=/a.jpg></noscript>", &["/a.jpg"]);
        check("<p>江</p><noscript><img src=/a.jpg></noscript>", &["/a.jpg"]);
    }

    #[test]
    fn a_formula_is_code() {
        let html = "<math alttext='x^2'><mi>x</mi></math>";
        let found = settled(&tokens(html));
        assert!(found.contains(&Token::Text("x^2".to_owned())), "{found:?}");
    }
}
