//! What a page marks as its article: by microdata, by the class names of the common systems, by `article` and `main`.
//!
//! Several marks are parts of one article or the items of a list; then all count whose size is like that of the largest.

use std::ops::Range;

use super::dom::Element;
use super::furniture;
use super::page::Page;

/// Names that content systems give to the text of an article; compared in lower case, without hyphens and the like.
const NAMES: &[&str] = &[
    "jscontent",
    "richmediacontent",
    "treseditor",
    "trseditor",
    "trseditorview",
    "trsueditor",
    "viewtrsueditor",
    "artibody",
    "endtext",
    "ucapcontent",
    "pagescontent",
    "bodytext",
    "caasbody",
    "fieldnamebody",
    "mwparseroutput",
    "contenttext",
    "zhengwen",
    "wenzhang",
    "neirong",
    "zoom",
];

/// What such names are made of: a word for the text and a word for what it is the text of.
const OF_WHAT: &[&str] = &[
    "article",
    "articles",
    "arti",
    "art",
    "entry",
    "post",
    "news",
    "story",
    "detail",
    "details",
    "blog",
    "newsdetail",
    "articledetail",
    "detailarticle",
];
const TEXT: &[&str] = &[
    "content",
    "contents",
    "contentbody",
    "body",
    "text",
    "txt",
    "con",
    "cont",
    "conts",
    "main",
    "inner",
    "bodytext",
    "contenttext",
];

/// Words that name what introduces an article or belongs to its end.
const LEADS: &[&str] = &[
    "lead",
    "lede",
    "leadin",
    "summary",
    "intro",
    "introduction",
    "standfirst",
    "dek",
    "abstract",
    "subtitle",
    "subhead",
    "zhaiyao",
    "daodu",
    "daoyu",
];
const ENDS: &[&str] = &[
    "footnote",
    "footnotes",
    "endnote",
    "endnotes",
    "references",
    "correction",
    "corrections",
    "notes",
];

/// The stretches that the page marks as its article, in order; `None` if it marks none that holds prose.
pub(super) fn ranges(page: &Page<'_>, cut: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    let articles = outermost(page, cut, |it| it.name == "article");
    let texts = outermost(page, cut, is_text);
    // A list of articles is better served by these than by their texts, which lack their titles.
    let alike = like_the_largest(page, &articles);
    if alike.len() > 1 && like_the_largest(page, &texts).len() != 1 {
        return Some(alike);
    }
    let texts = like_the_largest(page, &texts);
    if let [only] = texts.as_slice() {
        return Some(with_ends(page, within(page, cut, only)));
    }
    if !texts.is_empty() {
        return Some(together(page, &texts));
    }
    if !alike.is_empty() {
        return Some(alike);
    }
    let main = outermost(page, cut, |it| it.name == "main" || it.attribute("role") == Some("main"));
    Some(like_the_largest(page, &main)).filter(|main| !main.is_empty())
}

/// The stretch inside `text` that a page calls its text by a system's own name, if nearly all prose is there: what stands
/// beside it are teasers of other stories.
fn within(page: &Page<'_>, cut: &[Range<usize>], text: &Range<usize>) -> Range<usize> {
    let inside = outermost(page, cut, is_named);
    let mut inside = inside.into_iter().filter(|it| text.start < it.start && it.end <= text.end);
    match (inside.next(), inside.next()) {
        (Some(only), None) if page.prose(&only) * 6 >= page.prose(text) * 5 => only,
        _ => text.clone(),
    }
}

/// Whether an element is the text by microdata or by a name of [`NAMES`].
fn is_named(element: &Element) -> bool {
    let names = ["class", "id"].into_iter().filter_map(|name| element.attribute(name));
    element.attribute("itemprop") == Some("articleBody")
        || names.flat_map(str::split_whitespace).any(|name| NAMES.contains(&letters(name).as_str()))
}

fn is_text(element: &Element) -> bool {
    if element.attribute("itemprop") == Some("articleBody") {
        return true;
    }
    let is_holder =
        matches!(element.name.as_str(), "div" | "section" | "td" | "article" | "table" | "span");
    let names = ["class", "id"].into_iter().filter_map(|name| element.attribute(name));
    is_holder && names.flat_map(str::split_whitespace).any(is_text_name)
}

/// The letters of a name in lower case, as [`NAMES`] has them.
fn letters(name: &str) -> String {
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).take(40).collect();
    letters.to_ascii_lowercase()
}

fn is_text_name(name: &str) -> bool {
    let name = letters(name);
    NAMES.contains(&name.as_str())
        || OF_WHAT.iter().any(|what| {
            name.strip_prefix(what).is_some_and(|rest| TEXT.contains(&rest))
                || name
                    .strip_suffix(what)
                    .is_some_and(|rest| matches!(rest, "content" | "body" | "text" | "main"))
        })
}

/// The elements that `is_it` is true of, outside what is cut; those in others left out.
fn outermost(
    page: &Page<'_>,
    cut: &[Range<usize>],
    is_it: impl Fn(&Element) -> bool,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut cuts = cut.iter().peekable();
    let mut at = 0;
    while at < page.tokens.len() {
        while cuts.peek().is_some_and(|one| one.end <= at) {
            cuts.next();
        }
        if let Some(one) = cuts.peek().filter(|one| one.start <= at) {
            at = one.end;
            continue;
        }
        match page.element(at).filter(|element| is_it(element)) {
            Some(_) => {
                let range = page.range(at);
                at = range.end;
                found.push(range);
            }
            None => at += 1,
        }
    }
    found
}

/// Those that hold prose, and not much less than the one that holds most.
fn like_the_largest(page: &Page<'_>, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let most = ranges.iter().map(|one| page.prose(one)).max().unwrap_or(0);
    ranges
        .iter()
        .filter(|one| {
            page.prose(one) > 0 && page.prose(one) * 10 >= most * 3 && !page.is_linked(one)
        })
        .cloned()
        .collect()
}

/// Parts of one article: what holds them all, unless that is the page; then they alone.
fn together(page: &Page<'_>, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else { return Vec::new() };
    let common = page.common(first.start, last.start);
    let is_page = page
        .element(common)
        .is_none_or(|it| matches!(it.name.as_str(), "html" | "body" | "tr" | "tbody" | "table"));
    if is_page { ranges.to_vec() } else { vec![page.range(common)] }
}

/// The text of an article with what introduces it and what belongs to its end, where these stand beside it.
pub(super) fn with_ends(page: &Page<'_>, text: Range<usize>) -> Vec<Range<usize>> {
    let mut ranges = vec![text.clone()];
    let mut inner = text.start;
    for _ in 0..3 {
        let Some(outer) = page.parent(inner) else { break };
        if page.element(outer).is_none_or(|it| matches!(it.name.as_str(), "body" | "html")) {
            break;
        }
        let end = page.range(outer).end;
        let mut at = outer + 1;
        while at < end {
            let range = page.range(at);
            if at != inner
                && page.element(at).is_some_and(|it| is_end(page, it, &range, at < inner))
            {
                ranges.push(range.clone());
            }
            at = range.end.max(at + 1);
        }
        inner = outer;
    }
    ranges.sort_by_key(|range| range.start);
    ranges
}

fn is_end(page: &Page<'_>, element: &Element, range: &Range<usize>, before: bool) -> bool {
    if page.chars(range) == 0 && element.name != "figure"
        || page.is_linked(range) && page.chars(range) > 0
    {
        return false;
    }
    let words = furniture::words(element);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if before {
        element.name == "figure" || (has(LEADS) && page.chars(range) >= 10)
    } else {
        has(ENDS) || element.attribute("role").is_some_and(|role| role.starts_with("doc-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, is_text: bool) {
        assert_eq!(is_text_name(name), is_text, "{name}");
    }

    #[test]
    fn systems_name_the_text_of_an_article() {
        for name in [
            "article-content",
            "articleBody",
            "entry-content",
            "post_text",
            "TRS_Editor",
            "js_content",
            "news-con",
            "content-article",
        ] {
            check(name, true);
        }
    }

    #[test]
    fn other_names_are_not_of_texts() {
        for name in
            ["content", "main", "article", "news", "newsletter", "post-meta", "article-info"]
        {
            check(name, false);
        }
    }
}
