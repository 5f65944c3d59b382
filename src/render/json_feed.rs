//! JSON Feed 1.1 (jsonfeed.org): the same entries as the Atom feed.

use serde::Serialize;

use crate::model::{Date, Feed, FeedEntry, Locale};

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'a str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    icon: &'a str,
    language: Locale,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a str>,
    title: &'a str,
    content_text: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    date_published: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    tags: &'a [String],
    language: Locale,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// The feed as JSON.
pub(crate) fn json(feed: &Feed) -> String {
    let document = JsonFeed {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.home,
        feed_url: &feed.json_url,
        description: &feed.subtitle,
        icon: &feed.icon,
        language: feed.locale,
        items: feed.entries.iter().map(item).collect(),
    };
    super::json_text(&document)
}

fn item(entry: &FeedEntry) -> Item<'_> {
    // An item has to have content; the article's own is on its page, with its boxes and sources.
    let content = [entry.points.join("\n"), entry.summary.clone(), entry.title.clone()];
    let author = Author { name: &entry.author };
    Item {
        id: &entry.url,
        url: &entry.url,
        external_url: entry.via.as_deref(),
        title: &entry.title,
        content_text: content.into_iter().find(|text| !text.is_empty()).unwrap_or_default(),
        summary: &entry.summary,
        date_published: instant(entry.date),
        authors: if entry.author.is_empty() { Vec::new() } else { vec![author] },
        tags: &entry.topics,
        language: entry.lang,
    }
}

fn instant(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
