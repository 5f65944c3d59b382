//! Articles as plain text: title, facts, points and body as Markdown, for readers without a browser and for programs.

use crate::model::view::SourceBoxView;
use crate::model::{Locale, Publish, Version};

use crate::text::markdown::{escaped, line};

use super::body::{markdown, url};
use super::card::{publish, title};
use super::shell::Maker;

impl Maker<'_> {
    /// The article of a page in `page`, without its address; `facts` are those of its source box.
    pub(crate) fn plain(&self, version: &Version, page: Locale, facts: &SourceBoxView) -> String {
        let words = self.words(page);
        let entry = &version.entry;
        let mut parts = vec![format!("# {}", escaped(title(entry)))];
        let facts = facts.facts.iter().map(|fact| {
            let value = match &fact.href {
                Some(href) => format!("<{href}>"),
                None => escaped(&fact.value),
            };
            format!("- {}{}{value}", fact.label, words.get("colon"))
        });
        parts.push(facts.collect::<Vec<_>>().join("\n"));
        let publish = publish(entry);
        if publish != Publish::Link && !entry.points.is_empty() {
            let heading = words.get("box.key-points");
            parts.push(format!("## {heading}"));
            let points = entry.points.iter().map(|one| format!("- {}", line(&one.shown)));
            parts.push(points.collect::<Vec<_>>().join("\n"));
        }
        if publish == Publish::Full {
            let base = entry.article.url.as_deref().and_then(url::web);
            parts.push("---".to_owned());
            parts.push(markdown::text(&entry.article.blocks, base.as_deref()));
        }
        parts.retain(|part| !part.is_empty());
        parts.join("\n\n") + "\n"
    }
}
