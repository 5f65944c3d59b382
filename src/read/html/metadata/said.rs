//! Collects what a page says of itself, in one pass over its tags.

use std::collections::BTreeMap;

use super::titles;
use crate::read::html::dom::{Element, Token, end_of};
use crate::read::html::furniture::{is_byline, is_of_others, words};
use crate::text::width::is_han;

/// From how many characters on the beginning of the page's title is a heading.
const SHORTEST_HEADING: usize = 8;

/// How many elements behind the headline are close to it.
const CLOSE: usize = 12;

/// How many lines are kept.
const MOST_LINES: usize = 40;

/// Longest text that may be a line of metadata, in characters.
const LONGEST_LINE: usize = 160;

/// Longest text that may name an author, in characters.
const LONGEST_BYLINE: usize = 60;

/// Everything a page says that may count.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The first value of every `<meta>`, by its name in lower case.
    pub(super) meta: BTreeMap<String, String>,
    /// Moments: those marked as the publication's in front.
    pub(super) times: Vec<String>,
    pub(super) scripts: Vec<String>,
    pub(super) canonical: Option<String>,
    pub(super) lang: Option<String>,
    /// The first-level headings.
    pub(super) headings: Vec<String>,
    /// First-level headings that are links to the site's first page: its name.
    pub(super) sites: Vec<String>,
    /// What the page calls a date.
    pub(super) called_dates: Vec<String>,
    /// Short texts close behind the headline.
    pub(super) lines: Vec<String>,
    /// The publisher's name in microdata.
    pub(super) publisher: Option<String>,
    /// The name of the account that a WeChat page belongs to.
    pub(super) account: Option<String>,
    page_title: Option<String>,
    /// Authors in microdata, and elements that the page calls so.
    marked: Vec<String>,
    called: Vec<String>,
    /// How many more tags still count as close.
    close: usize,
}

impl Said {
    pub(super) fn of(page: &[Token]) -> Self {
        let mut said = Self::default();
        // What only stands near an article, such as the list of other stories, says nothing of it.
        let (mut aside, mut others) = (0, 0);
        for (at, token) in page.iter().enumerate() {
            if let Token::Open(element) = token {
                if matches!(element.name.as_str(), "aside" | "footer" | "nav") && at >= aside {
                    aside = end_of(page, at);
                }
                said.element(element, page, at, at < aside);
                if at >= others && element.name != "body" && is_of_others(&words(element)) {
                    others = end_of(page, at);
                }
                if at >= aside.max(others) {
                    said.credit(element, page, at);
                }
                said.line(element, page, at);
            }
        }
        said
    }

    /// Who wrote it, by what the page marks or calls so.
    pub(super) fn authors(&self) -> impl Iterator<Item = String> {
        // Several authors in microdata are several elements.
        let marked = (!self.marked.is_empty()).then(|| self.marked.join(", "));
        marked.into_iter().chain(self.called.clone())
    }

    fn element(&mut self, element: &Element, page: &[Token], at: usize, aside: bool) {
        match element.name.as_str() {
            "html" => {
                let lang = element.attribute("lang").or_else(|| element.attribute("xml:lang"));
                self.lang = lang.map(str::to_owned);
            }
            "meta" => self.meta(element, aside),
            "link"
                if element
                    .attribute("rel")
                    .is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) =>
            {
                self.canonical = element.attribute("href").map(str::to_owned);
            }
            "script" if element.attribute("type").is_some_and(|kind| kind.contains("ld+json")) => {
                self.scripts.push(raw_text(page, at));
            }
            "title" if self.page_title.is_none() => self.page_title = text(page, at),
            "h1" if !aside => {
                let list = if leads_home(page, at) { &mut self.sites } else { &mut self.headings };
                list.extend(text(page, at));
            }
            // What repeats the beginning of the page's title is its heading, however it is marked up.
            "h2" | "h3" | "h4" | "h5" | "div" | "p" | "span" | "td" | "strong"
                if !aside && self.headings.len() < 8 && self.begins_title(page, at) =>
            {
                self.headings.extend(text(page, at));
            }
            "time" if !aside => {
                let moment = element.attribute("datetime").map(str::to_owned);
                let published = element.attributes.iter().any(|(name, _)| name == "pubdate")
                    || element.attribute("itemprop") == Some("datePublished")
                    || words(element).iter().any(|word| word == "published");
                self.time(moment.or_else(|| text(page, at)), published);
            }
            _ if element.attribute("itemprop") == Some("datePublished") && !aside => {
                let moment = element.attribute("content").map(str::to_owned);
                self.time(moment.or_else(|| text(page, at)), true);
            }
            _ => {}
        }
    }

    fn begins_title(&self, page: &[Token], at: usize) -> bool {
        let Some(title) = &self.page_title else { return false };
        text(page, at).is_some_and(|text| {
            let parted = title.strip_prefix(&text).is_some_and(titles::is_parted);
            parted && text.chars().count() >= SHORTEST_HEADING
        })
    }

    fn time(&mut self, moment: Option<String>, published: bool) {
        let Some(moment) = moment else { return };
        // The first of its kind stays the first.
        let marked = if published { 0 } else { self.times.len() };
        self.times.insert(marked, moment);
    }

    /// Keeps the names that microdata, a link's relation or a class give to authors, publishers and accounts.
    fn credit(&mut self, element: &Element, page: &[Token], at: usize) {
        let is_date = |word: &String| {
            matches!(
                word.as_str(),
                "date" | "pubdate" | "pubtime" | "datetime" | "timestamp" | "time"
            )
        };
        if self.called_dates.len() < 4 && words(element).iter().any(is_date) {
            let short = text(page, at).filter(|text| text.chars().count() <= LONGEST_BYLINE);
            self.called_dates.extend(short);
        }
        match element.attribute("itemprop") {
            Some("author" | "creator") if self.marked.len() < 8 => {
                self.marked.extend(property(page, at));
                return;
            }
            Some("publisher" | "sourceOrganization") if self.publisher.is_none() => {
                self.publisher = property(page, at);
                return;
            }
            _ => {}
        }
        if matches!(element.attribute("id"), Some("js_name" | "js_wx_follow_nickname"))
            && self.account.is_none()
        {
            self.account = text(page, at);
        }
        let is_author = element.attribute("rel") == Some("author")
            || words(element)
                .iter()
                .any(|word| matches!(word.as_str(), "author" | "byline" | "authorname"));
        if is_author && element.name != "meta" && element.name != "link" && self.called.len() < 4 {
            let short = line(page, at).filter(|text| text.chars().count() <= LONGEST_BYLINE);
            self.called.extend(short);
        }
    }

    /// Keeps the short texts behind a headline: readability takes them for furniture, cleaning may read a date in them.
    fn line(&mut self, element: &Element, page: &[Token], at: usize) {
        let is_headline = match element.name.as_str() {
            "h1" => true,
            "h2" | "h3" => text(page, at).is_some_and(|text| {
                self.page_title.as_ref().is_some_and(|title| title.starts_with(&text))
            }),
            _ => false,
        };
        if is_headline {
            self.close = CLOSE;
        }
        let holds_lines =
            matches!(element.name.as_str(), "div" | "p" | "span" | "li" | "td" | "em" | "small");
        if !holds_lines
            || self.lines.len() >= MOST_LINES
            || (self.close == 0 && !is_byline(&words(element)))
        {
            return;
        }
        self.close = self.close.saturating_sub(1);
        let text = line(page, at).filter(|text| text.chars().count() <= LONGEST_LINE);
        self.lines.extend(text.filter(|text| !self.lines.contains(text)));
    }

    fn meta(&mut self, element: &Element, aside: bool) {
        let Some(content) = element.attribute("content") else { return };
        if !aside && element.attribute("itemprop") == Some("datePublished") {
            self.time(Some(content.to_owned()), true);
        }
        let names = ["property", "name", "itemprop", "http-equiv"];
        for name in names.iter().filter_map(|name| element.attribute(name)) {
            let name = name.to_ascii_lowercase();
            self.meta.entry(name).or_insert_with(|| content.to_owned());
        }
    }

    /// The first of these values that there is.
    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.meta.get(*name)).and_then(|text| squeezed(text))
    }

    /// `title`, or the page's own where a quotation mark inside it ended the attribute that held it.
    pub(super) fn unbroken(&self, title: String) -> String {
        let longer = self.page_title.as_ref().filter(|whole| {
            whole.strip_prefix(title.as_str()).is_some_and(|rest| rest.starts_with(['"', '\'']))
        });
        longer.cloned().unwrap_or(title)
    }

    /// The page's title without the site's name; the first heading if there is no title.
    pub(super) fn title(&self, sites: &[String]) -> Option<String> {
        let title = self.page_title.as_ref();
        let title = title.map(|title| titles::without_site(title, sites, &self.headings));
        title.or_else(|| self.headings.first().cloned())
    }
}

/// Whether the heading at `at` is a link to the site's first page.
fn leads_home(page: &[Token], at: usize) -> bool {
    page.iter().skip(at).take(4).any(|token| match token {
        Token::Open(element) if element.name == "a" => {
            let url = element.attribute("href").unwrap_or_default();
            let path = url
                .split_once("://")
                .map_or(url, |(_, rest)| rest.find('/').map_or("/", |slash| &rest[slash..]));
            matches!(path, "/" | "./" | "index.html" | "/index.html" | "index.htm")
        }
        _ => false,
    })
}

/// The value of an item's property: its `name`, its `content` or its text.
fn property(page: &[Token], at: usize) -> Option<String> {
    let inside = &page[at..page.len().min(at + 60)];
    let inside = &inside[..end_of(inside, 0)];
    let name = inside.iter().enumerate().find_map(|(index, token)| match token {
        Token::Open(element) if element.attribute("itemprop") == Some("name") => {
            element.attribute("content").map(str::to_owned).or_else(|| text(page, at + index))
        }
        _ => None,
    });
    let content = match page.get(at) {
        Some(Token::Open(element)) => element.attribute("content").map(str::to_owned),
        _ => None,
    };
    name.or(content)
        .or_else(|| text(page, at).filter(|text| text.chars().count() <= LONGEST_BYLINE))
}

/// The text of the element at `at`, its first 400 characters, white space squeezed.
fn text(page: &[Token], at: usize) -> Option<String> {
    gathered(page, at, false)
}

/// The same, with a space where only tags stand between two words.
fn line(page: &[Token], at: usize) -> Option<String> {
    gathered(page, at, true)
}

fn gathered(page: &[Token], at: usize, parted: bool) -> Option<String> {
    let mut text = String::new();
    let mut depth = 0usize;
    for token in page.iter().skip(at).take(60) {
        match token {
            Token::Open(_) => depth += 1,
            Token::Close(_) => depth = depth.saturating_sub(1),
            Token::Text(part) => {
                // 316人参与: a number keeps its unit.
                let unit = text.ends_with(|c: char| c.is_ascii_digit()) && part.starts_with(is_han);
                let joins = text.ends_with(char::is_alphanumeric)
                    && part.starts_with(char::is_alphanumeric)
                    && !unit;
                text.extend((parted && joins).then_some(' '));
                text.extend(part.chars().take(400));
            }
        }
        if depth == 0 {
            break;
        }
    }
    squeezed(&text)
}

/// The whole text of the script at `at`.
fn raw_text(page: &[Token], at: usize) -> String {
    match page.get(at + 1) {
        Some(Token::Text(text)) => text.clone(),
        _ => String::new(),
    }
}

fn squeezed(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
