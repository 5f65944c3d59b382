//! What a page says of itself: JSON-LD first, then Open Graph, other `<meta>`, microdata, `<time>` and `<title>`.
//!
//! In that order, since the first are written for machines and the last for readers. Values are as the page has them;
//! only dates are understood.

use std::collections::BTreeMap;

use super::dom::{Element, Token, end_of};
use super::json_ld;
use crate::model::{Date, Metadata};

/// Names of `<meta>` in the order in which they are believed.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "weibo:article:create_at",
    "date",
];
const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "dcterms.title", "articletitle"];
const AUTHOR: &[&str] = &["author", "article:author", "og:article:author", "dc.creator", "byl"];
const SOURCE: &[&str] = &["og:site_name", "source", "contentsource", "dc.publisher", "publisher"];

/// How many elements behind the headline are close to it.
const CLOSE: usize = 12;

/// Longest text that may be a line of metadata, in characters.
const LONGEST_LINE: usize = 160;

/// Reads the metadata of a page.
pub(super) fn metadata(page: &[Token]) -> Metadata {
    let said = Said::of(page);
    let ld = json_ld::read(&said.scripts).unwrap_or_default();
    let published = ld.published.iter().find_map(|text| date(text));
    let published =
        published.or_else(|| PUBLISHED.iter().find_map(|name| date(said.meta.get(*name)?)));
    Metadata {
        title: ld.headline.or_else(|| said.first(TITLE)).or_else(|| said.title()),
        published: published.or_else(|| said.time.iter().find_map(|text| date(text))),
        source_name: ld.publisher.or_else(|| said.first(SOURCE)),
        author: ld.author.or_else(|| said.first(AUTHOR).filter(|author| !is_url(author))),
        url: said
            .canonical
            .clone()
            .filter(|url| is_url(url))
            .or_else(|| said.first(&["og:url"]).filter(|url| is_url(url)))
            .or(ld.url.filter(|url| is_url(url))),
        lang: said
            .lang
            .clone()
            .or_else(|| said.first(&["content-language"]))
            .or(ld.lang)
            .or_else(|| said.first(&["og:locale"]).map(|locale| locale.replace('_', "-"))),
        lines: said.lines,
    }
}

/// Everything a page says that may count.
#[derive(Debug, Default)]
struct Said {
    /// The first value of every `<meta>`, by its name in lower case.
    meta: BTreeMap<String, String>,
    /// Moments: those marked as the publication's in front.
    time: Vec<String>,
    scripts: Vec<String>,
    canonical: Option<String>,
    lang: Option<String>,
    page_title: Option<String>,
    headings: Vec<String>,
    /// Short texts close behind the headline.
    lines: Vec<String>,
    /// How many more tags still count as close.
    close: usize,
}

impl Said {
    fn of(page: &[Token]) -> Self {
        let mut said = Self::default();
        // What only stands near an article, such as the list of other stories, says nothing of it.
        let mut aside = 0;
        for (at, token) in page.iter().enumerate() {
            if let Token::Open(element) = token {
                if matches!(element.name.as_str(), "aside" | "footer" | "nav") {
                    aside = aside.max(end_of_aside(page, at, aside));
                }
                said.element(element, page, at, at < aside);
                said.line(element, page, at);
            }
        }
        said
    }

    fn element(&mut self, element: &Element, page: &[Token], at: usize, aside: bool) {
        match element.name.as_str() {
            "html" => self.lang = element.attribute("lang").map(str::to_owned),
            "meta" => self.meta(element),
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
            "h1" if !aside => self.headings.extend(text(page, at)),
            "time" if !aside => {
                let moment = element.attribute("datetime").map(str::to_owned);
                let published = element.attribute("pubdate").is_some()
                    || element.attributes.iter().any(|(name, _)| name == "pubdate")
                    || element.attribute("itemprop") == Some("datePublished");
                if let Some(moment) = moment.or_else(|| text(page, at)) {
                    let index = if published { 0 } else { self.time.len() };
                    self.time.insert(index, moment);
                }
            }
            _ if element.attribute("itemprop") == Some("datePublished") && !aside => {
                let moment = element.attribute("content").map(str::to_owned);
                if let Some(moment) = moment.or_else(|| text(page, at)) {
                    self.time.insert(0, moment);
                }
            }
            _ => {}
        }
    }

    /// Keeps the short texts behind a headline: readability takes them for furniture, cleaning may read a date in them.
    fn line(&mut self, element: &Element, page: &[Token], at: usize) {
        if element.name == "h1" {
            self.close = CLOSE;
        }
        let holds_lines =
            matches!(element.name.as_str(), "div" | "p" | "span" | "li" | "td" | "em" | "small");
        if self.close == 0 || !holds_lines {
            return;
        }
        self.close -= 1;
        let text = text(page, at).filter(|text| text.chars().count() <= LONGEST_LINE);
        self.lines.extend(text.filter(|text| !self.lines.contains(text)));
    }

    fn meta(&mut self, element: &Element) {
        let names = ["property", "name", "itemprop", "http-equiv"];
        let Some(content) = element.attribute("content") else { return };
        for name in names.iter().filter_map(|name| element.attribute(name)) {
            let name = name.to_ascii_lowercase();
            self.meta.entry(name).or_insert_with(|| content.to_owned());
        }
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.meta.get(*name)).and_then(|text| squeezed(text))
    }

    /// The page's title without the site's name: the first heading if the title begins with it or there is no other
    /// heading; else what precedes the last mark that parts the two.
    fn title(&self) -> Option<String> {
        let Some(title) = &self.page_title else {
            return self.headings.first().cloned();
        };
        if let Some(heading) = self.headings.iter().find(|heading| title.starts_with(*heading)) {
            return Some(heading.clone());
        }
        for mark in [" | ", " - ", " – ", " — ", "_", "|", "｜", " · ", "--", "——"] {
            if let Some((head, _)) = title.rsplit_once(mark) {
                // Chinese pages put several names behind the title, each after the same mark.
                let head = head.split(mark).next().unwrap_or(head).trim();
                if head.chars().count() >= 4 {
                    return Some(head.to_owned());
                }
            }
        }
        Some(title.clone())
    }
}

/// Where the aside at `at` ends; nested ones end with the outer.
fn end_of_aside(page: &[Token], at: usize, outer: usize) -> usize {
    if at < outer { outer } else { end_of(page, at) }
}

/// The text of the element at `at`, its first 400 characters, white space squeezed.
fn text(page: &[Token], at: usize) -> Option<String> {
    let mut text = String::new();
    let mut depth = 0usize;
    for token in page.iter().skip(at).take(60) {
        match token {
            Token::Open(_) => depth += 1,
            Token::Close(_) => depth = depth.saturating_sub(1),
            Token::Text(part) => text.extend(part.chars().take(400)),
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

fn is_url(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The day at the start of `text`: `2021-03-04…`, `2021/3/4`, `2021.3.4`, `20210304`, `2021年3月4日`.
///
/// The day is the one written, whatever time zone follows: it is the publisher's own.
pub(super) fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let (year, month, day) = match digits(text) {
        4 => {
            let month_text = text[4..].strip_prefix(['-', '/', '.', '年'])?;
            let month = digits(month_text);
            let day_text = month_text[month..].strip_prefix(['-', '/', '.', '月'])?;
            (&text[..4], &month_text[..month], &day_text[..digits(day_text)])
        }
        8 | 12 | 14 => (&text[..4], &text[4..6], &text[6..8]),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::super::dom::tokens;
    use super::*;

    fn of(html: &str) -> Metadata {
        metadata(&tokens(html))
    }

    #[track_caller]
    fn check_date(text: &str, expected: Option<(i16, i8, i8)>) {
        assert_eq!(date(text), expected.and_then(|(y, m, d)| Date::new(y, m, d).ok()));
    }

    #[track_caller]
    fn check_title(html: &str, expected: &str) {
        assert_eq!(of(html).title.as_deref(), Some(expected));
    }

    #[test]
    fn dates_are_read_in_every_spelling() {
        check_date("2031-02-03T23:10:00Z", Some((2031, 2, 3)));
        check_date("2031/2/3 08:00", Some((2031, 2, 3)));
        check_date("20310203", Some((2031, 2, 3)));
        check_date("2031年2月3日", Some((2031, 2, 3)));
    }

    #[test]
    fn what_is_no_day_is_no_date() {
        check_date("2031-13-03", None);
        check_date("2031-02", None);
        check_date("1612345678", None);
        check_date("yesterday", None);
    }

    #[test]
    fn machines_are_believed_before_readers() {
        let found = of(r#"<html lang="zh-CN"><head><title>旧 - 站</title>
            <meta property="og:title" content="中"><meta name="pubdate" content="2030-01-01">
            <link rel="canonical" href="https://e.example/1">
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"新",
            "datePublished":"2031-02-03","author":{"name":"甲"},"publisher":{"name":"港报"}}</script>"#);
        assert_eq!(
            found,
            Metadata {
                title: Some("新".to_owned()),
                published: Date::new(2031, 2, 3).ok(),
                source_name: Some("港报".to_owned()),
                author: Some("甲".to_owned()),
                url: Some("https://e.example/1".to_owned()),
                lang: Some("zh-CN".to_owned()),
                lines: Vec::new(),
            }
        );
    }

    #[test]
    fn short_texts_behind_the_headline_are_kept() {
        let html = "<h1>运价回落</h1><div class=\"info\">2021-03-05 10:00 来源：<a>某某报</a></div><div><p>正文</p></div>";
        assert_eq!(of(html).lines, ["2021-03-05 10:00 来源：某某报", "正文"]);
    }

    #[test]
    fn the_site_name_is_no_part_of_the_title() {
        check_title("<title>渔港开了新码头_海事新闻_港报网</title>", "渔港开了新码头");
        check_title("<title>New pier opens | Port Daily</title>", "New pier opens");
        check_title("<title>渔港-开港 港报</title><h1>渔港-开港</h1>", "渔港-开港");
        check_title("<h1>渔港开了</h1>", "渔港开了");
    }

    #[test]
    fn the_time_of_publication_goes_before_others() {
        let found =
            of("<time datetime='2030-01-01'></time><time pubdate datetime='2031-02-03'></time>");
        assert_eq!(found.published, Date::new(2031, 2, 3).ok());
    }

    #[test]
    fn other_stories_say_nothing() {
        let found = of("<aside><time datetime='2030-01-01'>x</time><h1>别的</h1></aside><p>文");
        assert_eq!((found.published, found.title), (None, None));
    }

    #[test]
    fn an_address_is_no_author() {
        let found = of("<meta property='article:author' content='https://e.example/u/1'>");
        assert_eq!(found.author, None);
    }
}
