//! Atom feeds (RFC 4287).
//!
//! `updated` is the day of publication at midnight, UTC: nothing finer is known, and a clock would change the bytes of
//! every build.

use crate::model::{Date, Feed, FeedEntry};
use crate::text::markup::push_escaped;

/// The feed as XML.
pub(crate) fn xml(feed: &Feed) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.push_str(&format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        feed.locale
    ));
    element(&mut xml, 1, "id", &feed.url);
    element(&mut xml, 1, "title", &feed.title);
    if !feed.subtitle.is_empty() {
        element(&mut xml, 1, "subtitle", &feed.subtitle);
    }
    element(&mut xml, 1, "updated", &instant(feed.updated));
    link(&mut xml, 1, &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.url)]);
    let lang = feed.locale.tag();
    link(
        &mut xml,
        1,
        &[("rel", "alternate"), ("type", "text/html"), ("hreflang", lang), ("href", &feed.home)],
    );
    for other in &feed.others {
        let parts = [
            ("rel", "related"),
            ("type", "application/atom+xml"),
            ("hreflang", &other.hreflang),
            ("href", &other.href),
        ];
        link(&mut xml, 1, &parts);
    }
    // An entry without an author of its own has the feed's (§4.1.1).
    xml.push_str("  <author>\n");
    element(&mut xml, 2, "name", &feed.title);
    xml.push_str("  </author>\n");
    element(&mut xml, 1, "generator", &feed.generator);
    for entry in &feed.entries {
        push_entry(&mut xml, entry, feed);
    }
    xml.push_str("</feed>\n");
    xml
}

fn push_entry(xml: &mut String, entry: &FeedEntry, feed: &Feed) {
    if entry.lang == feed.locale {
        xml.push_str("  <entry>\n");
    } else {
        xml.push_str(&format!("  <entry xml:lang=\"{}\">\n", entry.lang));
    }
    element(xml, 2, "id", &entry.url);
    element(xml, 2, "title", &entry.title);
    element(xml, 2, "updated", &instant(Some(entry.date)));
    element(xml, 2, "published", &instant(Some(entry.date)));
    if !entry.author.is_empty() {
        xml.push_str("    <author>\n");
        element(xml, 3, "name", &entry.author);
        xml.push_str("    </author>\n");
    }
    let own = [("rel", "alternate"), ("type", "text/html"), ("hreflang", entry.lang.tag())];
    link(xml, 2, &[own[0], own[1], own[2], ("href", &entry.url)]);
    for other in &entry.others {
        // Two alternates may not have the same type and language (§4.1.2); these differ in language.
        let parts = [own[0], own[1], ("hreflang", &other.hreflang), ("href", &other.href)];
        if other.hreflang != entry.lang.tag() {
            link(xml, 2, &parts);
        }
    }
    if let Some(via) = &entry.via {
        link(xml, 2, &[("rel", "via"), ("href", via)]);
    }
    for topic in &entry.topics {
        xml.push_str("    <category term=\"");
        push_escaped(topic, xml);
        xml.push_str("\"/>\n");
    }
    element(xml, 2, "summary", &entry.summary);
    xml.push_str("  </entry>\n");
}

/// Midnight of a day (RFC 3339); of the first day of Unix for none, so that a feed without entries is still valid.
fn instant(date: Option<Date>) -> String {
    let date = date.unwrap_or(Date::constant(1970, 1, 1));
    format!("{date}T00:00:00Z")
}

fn element(xml: &mut String, depth: usize, name: &str, text: &str) {
    xml.push_str(&"  ".repeat(depth));
    xml.push_str(&format!("<{name}>"));
    push_escaped(text, xml);
    xml.push_str(&format!("</{name}>\n"));
}

fn link(xml: &mut String, depth: usize, parts: &[(&str, &str)]) {
    xml.push_str(&"  ".repeat(depth));
    xml.push_str("<link");
    for (name, value) in parts {
        xml.push_str(&format!(" {name}=\""));
        push_escaped(value, xml);
        xml.push('"');
    }
    xml.push_str("/>\n");
}
