//! What a page says of itself.
//!
//! | | believed in this order |
//! |---|---|
//! | title | JSON-LD `headline`, Open Graph, other `<meta>`, the first heading, `<title>`; without the site's name |
//! | day | JSON-LD, `<meta>` (`article:published_time` first), microdata and `<time>`, what the page calls a date, its address |
//! | source | `<meta name=source>` and its like, the account of a WeChat page, JSON-LD `publisher`, Open Graph, microdata |
//! | author | JSON-LD, `<meta>`, microdata, what the page calls an author or a byline |
//! | address | `<link rel=canonical>`, Open Graph, JSON-LD, where the browser says that it saved the page from |
//! | language | `<html lang>`, `<meta>`, JSON-LD, Open Graph |
//!
//! What is written for machines goes before what is written for readers. Only a source goes the other way round: pages
//! that took an article from elsewhere name that place in a `<meta>` of their own, and themselves in the rest. Values are
//! as the page has them, but for days (see `days`), titles (see `titles`) and the words round an author's name.

mod days;
mod json_ld;
mod people;
mod said;
mod titles;

use self::days::Moment;
use self::said::Said;
use super::dom::{self, Token};
use crate::model::{Date, Metadata};

/// Names of `<meta>` in the order in which they are believed.
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "og:release_date",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publish_time",
    "publishtime",
    "pubdate",
    "pub_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "weibo:article:create_at",
    "bytedance:published_time",
    "date",
];
const TITLE: &[&str] = &["og:title", "twitter:title", "dc.title", "dcterms.title", "articletitle"];
const AUTHOR: &[&str] = &[
    "author",
    "article:author",
    "og:article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "byl",
];
/// Where an article was taken from.
const TAKEN_FROM: &[&str] = &[
    "contentsource",
    "content_source",
    "source",
    "article:source",
    "og:article:source",
    "mediaid",
    "from",
];
const SOURCE: &[&str] = &[
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_publisher",
    "sitename",
    "application-name",
];

/// Names of platforms, which publish nothing themselves, and words that name no source.
const NO_SOURCE: &[&str] = &[
    "微信公众平台",
    "微信公眾平台",
    "Weixin Official Accounts Platform",
    "原创",
    "本站",
    "本站原创",
    "本网",
    "网络",
    "互联网",
    "其他",
    "其它",
    "未知",
    "转载",
    "admin",
];

/// The article's text as the page gives it to machines, as markup: what scripts would have shown.
pub(super) fn body(page: &[Token]) -> Option<String> {
    let body = json_ld::read(&Said::of(page).scripts)?.body?;
    if ["</", "<p>", "<br"].iter().any(|tag| body.contains(tag)) {
        return Some(body);
    }
    let paragraphs = body.lines().map(str::trim).filter(|line| !line.is_empty());
    let token = |line: &str| Token::Text(decoded(line));
    Some(paragraphs.map(|line| format!("<p>{}</p>", dom::html(&[token(line)]))).collect())
}

/// Reads the metadata of a page; `source` is its markup.
pub(super) fn metadata(page: &[Token], source: &str) -> Metadata {
    let said = Said::of(page);
    let ld = json_ld::read(&said.scripts).unwrap_or_default();
    let ld_title = ld.headline.as_deref().map(decoded);
    let publisher = ld.publisher.as_deref().map(decoded);
    let sites: Vec<String> = publisher
        .iter()
        .cloned()
        .chain(said.sites.iter().cloned())
        .chain(
            ["og:site_name", "sitename", "application-name"]
                .iter()
                .filter_map(|name| said.first(&[name])),
        )
        .collect();
    let name = |name: String| Some(name).filter(|name| is_source(name));
    let source_name = TAKEN_FROM
        .iter()
        .find_map(|one| said.first(&[one]).and_then(name))
        .or_else(|| said.account.clone())
        .or_else(|| publisher.and_then(name))
        .or_else(|| SOURCE.iter().find_map(|one| said.first(&[one]).and_then(name)))
        .or_else(|| said.publisher.clone().and_then(name));
    let author = ld
        .author
        .as_deref()
        .map(decoded)
        .into_iter()
        .chain(AUTHOR.iter().filter_map(|one| said.first(&[one])))
        .chain(said.authors())
        .find_map(|text| people::names(&text))
        .filter(|author| source_name.as_ref() != Some(author));
    let url = [said.canonical.clone(), said.first(&["og:url"]), ld.url.clone(), saved_from(source)];
    Metadata {
        title: ld_title
            .or_else(|| said.first(TITLE))
            .map(|title| said.unbroken(title))
            .map(|title| titles::without_site(&title, &sites, &said.headings))
            .filter(|title| !sites.contains(title))
            .or_else(|| said.title(&sites)),
        published: published(&said, &ld.published, &ld.modified)
            .or_else(|| url.iter().flatten().find_map(|url| days::in_address(url))),
        source_name,
        author,
        url: url.into_iter().flatten().find(|url| is_url(url)),
        lang: said
            .lang
            .clone()
            .or_else(|| said.first(&["content-language", "language", "dc.language"]))
            .or(ld.lang)
            .or_else(|| said.first(&["og:locale"]).map(|locale| locale.replace('_', "-"))),
        lines: said.lines,
    }
}

fn published(said: &Said, ld: &Option<String>, modified: &Option<String>) -> Option<Date> {
    let metas = || PUBLISHED.iter().filter_map(|name| said.meta.get(*name));
    let mut texts = ld.iter().chain(metas()).chain(&said.times);
    let moment: Moment = texts.find_map(|text| days::moment(text)).or_else(|| {
        // Words may stand before it: 发布时间：2031-02-03.
        let mut called = said.called_dates.iter();
        called.find_map(|text| {
            let number = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            days::moment(text).or_else(|| days::moment(&text[number..]))
        })
    })?;
    let others: Vec<String> = ld
        .iter()
        .chain(modified)
        .chain(metas())
        .chain(
            ["article:modified_time", "og:updated_time"]
                .iter()
                .filter_map(|name| said.meta.get(*name)),
        )
        .chain(&said.times)
        .cloned()
        .collect();
    Some(moment.day(&others))
}

fn is_source(name: &str) -> bool {
    !is_url(name)
        && name.chars().any(char::is_alphabetic)
        && name.chars().count() <= 40
        // `on`, `via`: words of the page.
        && !(name.len() <= 3 && name.chars().all(|c| c.is_ascii_lowercase()))
        && !NO_SOURCE.iter().any(|other| name.eq_ignore_ascii_case(other))
}

fn is_url(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Entities inside JSON, where they should not be, taken for what they stand for.
fn decoded(text: &str) -> String {
    if !(text.contains('&') && text.contains(';')) {
        return text.to_owned();
    }
    let texts = dom::tokens(text).into_iter().filter_map(|token| match token {
        Token::Text(text) => Some(text),
        Token::Open(_) | Token::Close(_) => None,
    });
    texts.collect()
}

/// The address in the comment that a browser leaves when it saves a page.
fn saved_from(source: &str) -> Option<String> {
    let head = &source[..source.floor_char_boundary(source.len().min(4096))];
    let comment = |from: usize| {
        let rest = &head[from..];
        &rest[..rest.find("-->").unwrap_or(rest.len())]
    };
    let address =
        |text: &str| text.split(|c: char| c.is_whitespace() || c == '"').next().map(str::to_owned);
    if let Some(at) = head.find("saved from url=(") {
        let (_, url) = comment(at).split_once(')')?;
        return address(url).filter(|url| is_url(url));
    }
    let (_, url) = comment(head.find("Page saved with SingleFile")?).split_once("url:")?;
    address(url.trim_start()).filter(|url| is_url(url))
}

#[cfg(test)]
mod tests;
