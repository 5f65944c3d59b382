//! Rewrites every text of an article that is a reader's, and leaves what is a machine's.

use crate::model::{Article, Check, Entry, Event, Name, Point, Quantity, Quote, Sentence};

/// The article, each of its texts rewritten by `convert`.
pub(super) fn article(article: &Article, convert: &dyn Fn(&str) -> String) -> Article {
    let mut article = article.clone();
    if let Some(title) = &mut article.title {
        title.text = convert(&title.text);
    }
    for text in
        [&mut article.source_name, &mut article.author, &mut article.editor].into_iter().flatten()
    {
        *text = convert(text);
    }
    for one in &mut article.settings.boxes {
        one.items = one.items.iter().map(|item| convert(item)).collect();
    }
    article.blocks = super::tree::convert_blocks(&article.blocks, convert);
    article
}

/// An article with all that was found in it, each text rewritten by `convert`.
pub(super) fn entry(entry: &Entry, convert: &dyn Fn(&str) -> String) -> Entry {
    let maybe = |text: &Option<String>| text.as_deref().map(convert);
    Entry {
        article: article(&entry.article, convert),
        sentences: entry
            .sentences
            .iter()
            .map(|one| Sentence { text: convert(&one.text), ..one.clone() })
            .collect(),
        points: entry
            .points
            .iter()
            .map(|one| Point {
                text: convert(&one.text),
                shown: convert(&one.shown),
                ..one.clone()
            })
            .collect(),
        gist: maybe(&entry.gist),
        dates: entry.dates.clone(),
        timeline: entry
            .timeline
            .iter()
            .map(|one| Event {
                text: convert(&one.text),
                expression: convert(&one.expression),
                ..one.clone()
            })
            .collect(),
        quantities: entry
            .quantities
            .iter()
            .map(|one| Quantity {
                expression: convert(&one.expression),
                measure: maybe(&one.measure),
                ..one.clone()
            })
            .collect(),
        names: entry
            .names
            .iter()
            .map(|one| Name { text: convert(&one.text), role: maybe(&one.role), ..one.clone() })
            .collect(),
        quotes: entry
            .quotes
            .iter()
            .map(|one| Quote {
                text: convert(&one.text),
                speaker: maybe(&one.speaker),
                ..one.clone()
            })
            .collect(),
        checks: entry
            .checks
            .iter()
            .map(|one| Check { message: convert(&one.message), ..one.clone() })
            .collect(),
    }
}
