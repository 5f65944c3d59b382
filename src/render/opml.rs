//! The feeds of the site as one list (OPML 2.0), for readers who follow several languages.

use crate::model::Site;
use crate::text::markup::push_escaped;

/// The list as XML.
pub(crate) fn xml(site: &Site) -> String {
    let mut xml =
        String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n");
    xml.push_str("  <head>\n    <title>");
    push_escaped(&site.title, &mut xml);
    xml.push_str("</title>\n  </head>\n  <body>\n");
    for feed in &site.feeds {
        // `rss` is what the format calls every feed; `version` is for those that are none.
        xml.push_str("    <outline type=\"rss\"");
        let title = format!("{} ({})", feed.title, feed.locale.own_name());
        let attributes = [
            ("text", title.as_str()),
            ("title", &title),
            ("description", &feed.subtitle),
            ("language", feed.locale.tag()),
            ("xmlUrl", &feed.url),
            ("htmlUrl", &feed.home),
        ];
        for (name, value) in attributes.into_iter().filter(|(_, value)| !value.is_empty()) {
            xml.push_str(&format!(" {name}=\""));
            push_escaped(value, &mut xml);
            xml.push('"');
        }
        xml.push_str("/>\n");
    }
    xml.push_str("  </body>\n</opml>\n");
    xml
}
