//! Finds the main content of a page and makes it safe.
//!
//! First what the page itself marks as its article: microdata, the class names of the common systems, `article`, `main`.
//! Where that is missing, or holds much less prose than is to be found elsewhere, Readability (`dom_smoothie`) says
//! where the article is. It only says where: what it would throw away inside, such as a table, a short first paragraph or
//! a caption, stays as long as it is no furniture. Last, `body`. Either way the result goes through `ammonia`, so nothing
//! that could run ever reaches a tree.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::dom::{self, Token, is_block};
use super::page::Page;
use super::readable;
use super::walk::notes::Notes;
use super::{captions, furniture, marked, pictures, tags};

/// Allows what the tree has room for, and what notes are found by.
static SANITIZER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder
        .add_tags(["main", "font", "big", "figure", "picture", "section", "header", "footer"])
        .add_generic_attributes(["id", "class", "role"])
        .add_tag_attributes("a", ["name"])
        .url_schemes(["http", "https", "mailto"].into())
        .link_rel(None);
    builder
});

/// Headings of boxes of links, at their beginning.
const OTHER_STORIES: &[&str] = &[
    "相关",
    "相關",
    "延伸",
    "推荐",
    "推薦",
    "热门",
    "熱門",
    "更多",
    "猜你",
    "往期",
    "精彩",
    "扩展阅读",
    "related",
    "moreon",
    "morefrom",
    "readmore",
    "readnext",
    "seealso",
    "youmay",
    "recommended",
    "mostread",
    "mostpopular",
    "trending",
    "popular",
    "upnext",
    "alsoread",
    "latest",
];

/// Words for what an article itself refers to; links below them are its own.
const OWN_LINKS: &[&str] = &[
    "参考",
    "參考",
    "资料来源",
    "資料來源",
    "注释",
    "註釋",
    "出处",
    "出處",
    "附",
    "reference",
    "source",
    "note",
    "cited",
];

/// How many embedded things are named.
const MOST_EMBEDDED: usize = 20;

/// Longest heading of such a box, in characters that are no white space.
const LONGEST_BOX_HEADING: usize = 24;

/// A page that shows fewer letters may be waiting for its scripts.
const FEW: usize = 400;

/// The main content of a page.
pub(super) struct Content {
    /// Its tags and texts.
    pub(super) tokens: Vec<Token>,
    /// The addresses of what is embedded in it (films, maps), which a tree has no room for.
    pub(super) embedded: Vec<String>,
}

/// The main content of a page; `tokens` are the whole of it.
pub(super) fn main_content(tokens: &[Token]) -> Content {
    let tokens = captions::named(pictures::settled(tokens));
    let measured = Page::of(&tokens, &[]);
    let cut = furniture::ranges(&measured);
    let page = Page::of(&tokens, &cut);
    let kept = with_notes(&page, &cut, kept(&page, &cut));
    let content = without_boxes(&page, &kept);
    Content {
        tokens: dom::tokens(&SANITIZER.clean(&dom::html(&content)).to_string()),
        embedded: embedded(&page, &cut, &kept),
    }
}

/// The text that the page gives to machines, where what it shows without scripts is a small piece of it.
pub(super) fn or_unshown(content: Content, unshown: impl FnOnce() -> Option<String>) -> Content {
    let shown = length(&content.tokens);
    if shown > FEW {
        return content;
    }
    let Some(unshown) = unshown() else { return content };
    let tokens = dom::tokens(&SANITIZER.clean(&tags::shallow(&unshown)).to_string());
    let pictured =
        content.tokens.iter().any(|token| matches!(token, Token::Open(one) if one.name == "img"));
    // A picture that is shown is the article's, and so are the words round it.
    if length(&tokens) > shown * 4 && !pictured { Content { tokens, ..content } } else { content }
}

/// The letters of a text.
fn length(tokens: &[Token]) -> usize {
    let texts = tokens.iter().map(|token| match token {
        Token::Text(text) => text.chars().filter(|c| !c.is_whitespace()).count(),
        Token::Open(_) | Token::Close(_) => 0,
    });
    texts.sum()
}

/// The addresses of what is embedded among `kept`, as long as a reader could open them.
fn embedded(page: &Page<'_>, cut: &[Range<usize>], kept: &[usize]) -> Vec<String> {
    let (Some(first), Some(last)) = (kept.first(), kept.last()) else { return Vec::new() };
    let among = cut.iter().filter(|one| *first < one.start && one.start < *last);
    let addresses = among.filter_map(|one| {
        let element = page.element(one.start)?;
        if !matches!(element.name.as_str(), "iframe" | "video" | "audio" | "embed" | "object") {
            return None;
        }
        let is_tiny = ["width", "height"]
            .iter()
            .any(|name| matches!(element.attribute(name), Some("0" | "1" | "0px" | "1px")));
        let url = ["src", "data-src", "data"].iter().find_map(|name| element.attribute(name))?;
        let is_web =
            url.starts_with("http://") || url.starts_with("https://") || url.starts_with("//");
        (is_web && !is_tiny).then(|| url.to_owned())
    });
    addresses.take(MOST_EMBEDDED).collect()
}

/// The positions that belong to the article, in order.
fn kept(page: &Page<'_>, cut: &[Range<usize>]) -> Vec<usize> {
    if page.prose(&page.whole()) == 0 {
        return outside(cut, &[page.whole()]);
    }
    let marked = marked::ranges(page, cut);
    let prose = |ranges: &[Range<usize>]| ranges.iter().map(|one| page.prose(one)).sum::<usize>();
    let is_most =
        |of: usize| marked.as_ref().is_some_and(|it| prose(it) > 0 && prose(it) * 5 >= of * 3);
    if let (Some(ranges), true) = (&marked, is_most(page.prose(&page.whole()))) {
        return outside(cut, ranges);
    }
    let found = readable::texts(page, cut);
    match (marked, found) {
        (Some(ranges), found) => {
            let prose_found: usize =
                found.iter().flatten().map(|at| page.prose(&(*at..at + 1))).sum();
            match found {
                Some(found) if prose(&ranges) * 5 < prose_found * 3 => around(page, cut, &found),
                _ => outside(cut, &ranges),
            }
        }
        (None, Some(found)) => around(page, cut, &found),
        (None, None) => outside(cut, &[page.whole()]),
    }
}

/// `kept` with the notes that its marks lead to, which may stand at the end of the page.
fn with_notes(page: &Page<'_>, cut: &[Range<usize>], mut kept: Vec<usize>) -> Vec<usize> {
    let mut beyond = BTreeSet::new();
    for (mark, note) in Notes::find(page.tokens).pairs() {
        if kept.binary_search(&mark).is_ok() && kept.binary_search(&note).is_err() {
            beyond.insert(note);
        }
    }
    for note in beyond {
        kept.extend(outside(cut, &[page.range(note)]));
    }
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// The positions of `ranges` that are not in `cut`.
fn outside(cut: &[Range<usize>], ranges: &[Range<usize>]) -> Vec<usize> {
    let mut positions = Vec::new();
    for range in ranges {
        let mut at = range.start;
        let first = cut.partition_point(|one| one.end <= range.start);
        for one in cut[first..].iter().take_while(|one| one.start < range.end) {
            positions.extend(at..one.start.max(at));
            at = one.end.max(at);
        }
        positions.extend(at..range.end.max(at));
    }
    positions
}

/// The positions of the article that has the texts at `found`: those, and what stands among them and is no furniture.
fn around(page: &Page<'_>, cut: &[Range<usize>], found: &BTreeSet<usize>) -> Vec<usize> {
    let (Some(first), Some(last)) = (found.first().copied(), found.last().copied()) else {
        return outside(cut, &[page.whole()]);
    };
    let mut root = page.common(first, last);
    // Rows and cells mean nothing outside their table.
    while page
        .element(root)
        .is_some_and(|it| matches!(it.name.as_str(), "tr" | "tbody" | "thead" | "tfoot"))
        && let Some(table) = page.parent(root)
    {
        root = table;
    }
    let is_page = page.element(root).is_none_or(|it| matches!(it.name.as_str(), "html" | "body"));
    // What introduces it and what belongs to its end stands beside it.
    let beside = if is_page { Vec::new() } else { marked::with_ends(page, page.range(root)) };
    let (before, behind) = beside.split_at(beside.partition_point(|one| one.start < root));
    let mut positions = outside(cut, before);
    let end = page.range(root).end;
    let mut at = root;
    while at < end {
        let next_cut = cut.partition_point(|one| one.end <= at);
        if let Some(one) = cut.get(next_cut).filter(|one| one.start <= at) {
            at = one.end;
            continue;
        }
        let range = page.range(at);
        let is_lost = page
            .element(at)
            .is_some_and(|element| is_block(&element.name) || element.name == "img")
            && found.range(range.clone()).next().is_none();
        let among = first < at && at < last;
        if is_lost && !((among || !is_page) && belongs(page, found, at, among))
            || leads_elsewhere(page, at, &range)
        {
            at = range.end;
        } else {
            positions.push(at);
            at += 1;
        }
    }
    positions.extend(outside(cut, behind.get(1..).unwrap_or_default()));
    positions
}

/// Whether a block in front of all prose is a row of links: the site's sections.
fn leads_elsewhere(page: &Page<'_>, at: usize, range: &Range<usize>) -> bool {
    let links = || {
        let tokens = page.tokens[range.clone()].iter();
        tokens.filter(|token| matches!(token, Token::Open(it) if it.name == "a")).count()
    };
    page.element(at).is_some_and(|element| is_block(&element.name))
        && page.linked(range) * 10 >= page.chars(range) * 9
        && page.linked(range) > 0
        && page.prose(&(0..range.end)) == 0
        && links() >= 3
}

/// Whether the article's text stands on both sides of `range` in the same element.
fn is_within(page: &Page<'_>, found: &BTreeSet<usize>, range: &Range<usize>) -> bool {
    page.parent(range.start).is_some_and(|parent| {
        let outer = page.range(parent);
        found.range(outer.start..range.start).next().is_some()
            && found.range(range.end..outer.end).next().is_some()
    })
}

/// Whether what Readability left out belongs to the article all the same.
fn belongs(page: &Page<'_>, found: &BTreeSet<usize>, at: usize, among: bool) -> bool {
    let Some(element) = page.element(at) else { return true };
    let range = page.range(at);
    let is_text = page.chars(&range) > 0 && !page.is_linked(&range);
    match element.name.as_str() {
        "h1" => true,
        "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "ul" | "ol" | "dl" => among && is_text,
        "figure" | "img" => true,
        "pre" | "blockquote" | "hr" => among,
        _ => {
            let is_prose = page.prose(&range) > 0 && page.prose(&range) * 2 >= page.chars(&range);
            let is_empty = page.chars(&range) == 0 && among;
            is_text && (is_prose || is_within(page, found, &range)) || is_empty
        }
    }
}

/// The tokens at `kept` without boxes of links to other stories, which a heading gives away.
fn without_boxes(page: &Page<'_>, kept: &[usize]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(kept.len());
    // The last block whose text may be the heading of a box: its stretch of `tokens`.
    let mut heading: Option<Range<usize>> = None;
    let last_prose = kept.iter().rev().find(|at| page.prose(&(**at..**at + 1)) > 0).copied();
    let mut next = 0;
    while let Some(at) = kept.get(next).copied() {
        next += 1;
        if let Some(element) = page.element(at)
            && is_block(&element.name)
        {
            let range = page.range(at);
            let behind = next + kept[next..].partition_point(|at| *at < range.end);
            match role(page, element, &range) {
                Role::Box => {
                    next = behind;
                    continue;
                }
                Role::Links if heading.is_some() => {
                    heading.take().into_iter().for_each(|heading| drop(tokens.drain(heading)));
                    next = behind;
                    continue;
                }
                Role::Links
                    if last_prose.is_some_and(|last| last < at)
                        && leads_away(page, &tokens, &range) =>
                {
                    next = behind;
                    continue;
                }
                Role::Heading => {
                    let start = tokens.len();
                    let own = [at].into_iter().chain(kept[next..behind].iter().copied());
                    tokens.extend(own.filter_map(|at| page.tokens.get(at)).cloned());
                    heading = Some(start..tokens.len());
                    next = behind;
                    continue;
                }
                Role::Links | Role::Text => {}
            }
        }
        let Some(token) = page.tokens.get(at) else { break };
        if matches!(token, Token::Text(text) if !text.trim().is_empty()) {
            heading = None;
        }
        tokens.push(token.clone());
    }
    tokens
}

/// Whether links behind the last paragraph lead to other stories: two of them or more, and no heading says that the
/// article refers to them.
fn leads_away(page: &Page<'_>, before: &[Token], range: &Range<usize>) -> bool {
    let links = page.tokens[range.clone()]
        .iter()
        .filter(|token| matches!(token, Token::Open(it) if it.name == "a"))
        .count();
    let above = before.iter().rev().find_map(|token| match token {
        Token::Text(text) if !text.trim().is_empty() => Some(text.trim().to_lowercase()),
        _ => None,
    });
    links >= 2 && !above.is_some_and(|above| OWN_LINKS.iter().any(|word| above.starts_with(word)))
}

/// What a block may be to a box of links.
enum Role {
    /// A box with its heading.
    Box,
    /// Nothing but links.
    Links,
    /// The heading of a box, if links follow.
    Heading,
    Text,
}

fn role(page: &Page<'_>, element: &dom::Element, range: &Range<usize>) -> Role {
    let (chars, linked) = (page.chars(range), page.linked(range));
    let holds = matches!(element.name.as_str(), "div" | "section");
    let lists = holds || matches!(element.name.as_str(), "ul" | "ol" | "dl" | "table");
    let has_heading = || is_box_heading(&page.words(range, LONGEST_BOX_HEADING));
    if lists && linked > 0 && linked * 5 >= chars * 4 && page.prose(range) == 0 {
        return if holds && linked < chars && has_heading() { Role::Box } else { Role::Links };
    }
    let heads = holds || matches!(element.name.as_str(), "h2" | "h3" | "h4" | "h5" | "h6" | "p");
    if heads && (1..=LONGEST_BOX_HEADING).contains(&chars) && has_heading() {
        return Role::Heading;
    }
    Role::Text
}

fn is_box_heading(words: &str) -> bool {
    let words = words.to_lowercase();
    OTHER_STORIES.iter().any(|story| words.starts_with(story))
}
