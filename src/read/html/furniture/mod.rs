//! What of a page is never its article: what it hides, what it runs, and what it calls furniture itself.
//!
//! The words in classes and ids are the page's own name for a thing. None is believed against the text: an element that
//! holds the headline, or much of the page's prose, is no furniture whatever its class says. Comments are the exception, for
//! there may be more of them than of the article.

mod vocabulary;

use std::ops::Range;

use self::vocabulary::{
    ABOUT, ARTICLES, BYLINES, COLUMNS, COMMENTS, DOUBTFUL, FURNITURE, FURNITURE_PAIRS,
    FURNITURE_PARTS, NOTES,
};
use super::dom::Element;
use super::page::Page;

/// Longest byline, in characters.
const LONGEST_BYLINE: usize = 120;

/// Longest text that a doubtful word may take off, in characters.
const LITTLE: usize = 60;

/// What is furniture on a page, in order; nothing in one stretch lies in another.
pub(super) fn ranges(page: &Page<'_>) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while at < page.tokens.len() {
        let is_it = page.element(at).is_some_and(|element| is_furniture(page, element, at));
        if is_it {
            let range = page.range(at);
            at = range.end;
            ranges.push(range);
        } else {
            at += 1;
        }
    }
    ranges
}

fn is_furniture(page: &Page<'_>, element: &Element, at: usize) -> bool {
    let name = element.name.as_str();
    if matches!(name, "html" | "body") {
        return false;
    }
    let range = page.range(at);
    // What a script will show, or a reader's click, may be most of the article.
    let is_most = page.prose(&range) * 2 > page.prose(&page.whole());
    if never_shows(name) || (is_hidden(element) && !is_most) {
        return true;
    }
    let words = words(element);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let is_note =
        has(NOTES) || element.attribute("role").is_some_and(|role| role.starts_with("doc-"));
    match name {
        "nav" | "aside" | "footer" | "dialog" if !is_note => return !holds_article(page, &range),
        "header" => {
            return !page.has_headline(&range) && !is_inside(page, at, &["article", "main"]);
        }
        "form" => return page.prose(&range) < 100 && page.chars(&range) < 400,
        "main" | "h1" => return false,
        _ => {}
    }
    // It was read as metadata; cleaning sees it among the short texts of the page.
    let is_credit = is_byline(&words)
        || matches!(
            element.attribute("itemprop"),
            Some("author" | "publisher" | "datePublished" | "dateModified")
        );
    if is_credit
        && page.prose(&range) == 0
        && page.chars(&range) <= LONGEST_BYLINE
        && !page.has_headline(&range)
        && !page.has_picture(&range)
    {
        return true;
    }
    if matches!(name, "div" | "span" | "ul" | "time" | "address")
        && page.prose(&range) == 0
        && page.chars(&range) <= LONGEST_BYLINE
        && !page.has_headline(&range)
        && !page.has_picture(&range)
        && is_beside_headline(page, at)
    {
        return true;
    }
    if words.is_empty() || is_note {
        return false;
    }
    let pair = |list: &[(&str, &str)]| {
        words
            .windows(2)
            .any(|pair| list.iter().any(|(first, second)| pair[0] == *first && pair[1] == *second))
    };
    let is_comments = has(COMMENTS)
        && !words.iter().any(|word| matches!(word.as_str(), "no" | "has" | "with" | "open"));
    if is_comments && !page.has_headline(&range) {
        return page.prose(&page.whole()) - page.prose(&range) >= 40;
    }
    if words.iter().any(|word| names_furniture(word)) || pair(FURNITURE_PAIRS) {
        return !holds_article(page, &range);
    }
    if has(COLUMNS) && is_column(page, &range) {
        return true;
    }
    let is_little =
        page.prose(&range) == 0 && page.chars(&range) <= LITTLE && page.prose(&page.whole()) > 0;
    has(DOUBTFUL)
        && !page.has_headline(&range)
        && ((is_little && !page.has_picture(&range)) || page.is_linked(&range))
}

/// Whether a stretch has the headline or too much of the page's prose to be furniture.
fn holds_article(page: &Page<'_>, range: &Range<usize>) -> bool {
    page.has_headline(range) || page.prose(range) * 5 > page.prose(&page.whole()) * 2
}

fn names_furniture(word: &str) -> bool {
    FURNITURE.contains(&word) || FURNITURE_PARTS.iter().any(|part| word.contains(part))
}

/// Whether a stretch is a column of links to other stories: a third of it or more, and little of the page's prose.
fn is_column(page: &Page<'_>, range: &Range<usize>) -> bool {
    page.linked(range) > 0
        && page.linked(range) * 3 >= page.chars(range)
        && page.prose(range) * 5 <= page.prose(&page.whole())
        && !page.has_headline(range)
}

/// Whether the words of a class name the lines that say who wrote an article, and when.
pub(super) fn is_byline(words: &[String]) -> bool {
    words.iter().any(|word| BYLINES.contains(&word.as_str()))
        || words
            .windows(2)
            .any(|pair| ARTICLES.contains(&pair[0].as_str()) && ABOUT.contains(&pair[1].as_str()))
}

/// Whether the words of a class name what has authors of its own: comments, other stories.
pub(super) fn is_of_others(words: &[String]) -> bool {
    words.iter().any(|word| COMMENTS.contains(&word.as_str()) || names_furniture(word))
}

/// Whether an element stands right in a `header` with the headline, where the lines about an article stand.
fn is_beside_headline(page: &Page<'_>, at: usize) -> bool {
    page.parent(at).is_some_and(|header| {
        page.element(header).is_some_and(|element| element.name == "header")
            && page.has_headline(&page.range(header))
    })
}

fn is_inside(page: &Page<'_>, at: usize, names: &[&str]) -> bool {
    let mut at = at;
    while let Some(parent) = page.parent(at) {
        if page.element(parent).is_some_and(|element| names.contains(&element.name.as_str())) {
            return true;
        }
        at = parent;
    }
    false
}

fn is_hidden(element: &Element) -> bool {
    element.attributes.iter().any(|(name, value)| match name.as_str() {
        "hidden" => true,
        "aria-hidden" => value == "true",
        "style" => {
            let style: String = value.chars().filter(|c| !c.is_whitespace()).collect();
            style.contains("display:none")
        }
        _ => false,
    })
}

fn never_shows(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "frame"
            | "frameset"
            | "object"
            | "embed"
            | "svg"
            | "canvas"
            | "video"
            | "audio"
            | "button"
            | "input"
            | "select"
            | "textarea"
            | "head"
            | "link"
            | "meta"
            | "map"
    )
}

/// The words in the class and the id of an element, and in what else names parts of pages, in lower case: `relatedPosts side-bar` has four.
pub(super) fn words(element: &Element) -> Vec<String> {
    let mut words = Vec::new();
    let names = ["class", "id", "data-component", "data-testid", "data-module"];
    for name in names.iter().filter_map(|name| element.attribute(name)) {
        let mut word = String::new();
        for c in name.chars().take(400) {
            let begins = c.is_ascii_uppercase() && word.ends_with(|c: char| c.is_ascii_lowercase());
            if (!c.is_alphanumeric() || begins) && !word.is_empty() {
                words.push(std::mem::take(&mut word).to_ascii_lowercase());
            }
            if c.is_alphanumeric() {
                word.push(c);
            }
        }
        if !word.is_empty() {
            words.push(word.to_ascii_lowercase());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::dom::tokens;
    use super::*;

    #[track_caller]
    fn check(furniture: &str, is_furniture: bool) {
        let prose = "渡口的老船工说，他在这条江上撑了四十年的船，见过三次大水。";
        let html = format!(
            "<body><div class=a><h1>题</h1><p>{prose}</p><p>{prose}</p></div>{furniture}</body>"
        );
        let tokens = tokens(&html);
        let page = Page::of(&tokens, &[]);
        let found: String = ranges(&page).iter().map(|range| page.words(range, 9999)).collect();
        assert_eq!(found.contains('甲'), is_furniture, "{furniture}");
    }

    #[test]
    fn what_is_hidden_or_runs_is_furniture() {
        check("<p style='display: none'>甲</p>", true);
        check("<p hidden>甲</p>", true);
        check("<p aria-hidden=true>甲</p>", true);
        check("<script>甲</script>", true);
        check("<p style='color:red'>甲</p>", false);
    }

    #[test]
    fn classes_name_furniture() {
        check("<div class=related-posts>甲</div>", true);
        check("<div id=relatedPosts>甲</div>", true);
        check("<ul class='most-read'><li>甲</ul>", true);
        check("<div class=article-text>甲</div>", false);
        check("<div class=unrelatedthing>甲</div>", false);
    }

    #[test]
    fn comments_may_be_longer_than_the_article() {
        let comment =
            "<p>说得真好，我小时候也坐过这条船，那时候一张船票只要五分钱呢。</p>".repeat(9);
        check(&format!("<div id=comments>{comment}甲</div>"), true);
        check(&format!("<div class=has-comments>{comment}甲</div>"), false);
    }

    #[test]
    fn no_class_is_believed_against_the_text() {
        let prose = "<p>渡口的老船工说，他在这条江上撑了四十年的船，见过三次大水。</p>".repeat(9);
        check(&format!("<div class='content with-sidebar'>{prose}甲</div>"), false);
        check(
            "<div class=share-price><p>甲公司的股价，今天上午跌了三成，是十年来跌得最厉害的一天。</p></div>",
            false,
        );
        check("<div class=share>分享到：甲</div>", true);
    }

    #[test]
    fn notes_are_none() {
        check("<footer class=footnotes><p>甲</p></footer>", false);
        check("<footer><p>甲</p></footer>", true);
    }
}
