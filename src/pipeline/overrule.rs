//! The editor's hand: how settings join, and what they change in a finished article.

use crate::model::{Approximation, Entry, Event, EventOrigin, Settings};
use crate::text::script;

use super::Prepared;

/// One set of settings from several, the strongest first.
pub(super) fn join(settings: &[Settings]) -> Settings {
    settings.iter().cloned().reduce(Settings::over).unwrap_or_default()
}

/// What a translation takes over from its source: what is true of both. Words in the source's language (title, boxes,
/// events, `keep`, `drop`) are not.
pub(super) fn inherited(source: &Settings) -> Settings {
    Settings {
        date: source.date,
        source: source.source.clone(),
        url: source.url.clone(),
        author: source.author.clone(),
        licence: source.licence.clone(),
        topics: source.topics.clone(),
        slug: source.slug.clone(),
        publish: source.publish,
        draft: source.draft,
        ..Settings::default()
    }
}

/// Adds the timeline entries the editor wrote, and takes off those the editor hides.
pub(super) fn apply(mut entry: Entry) -> Entry {
    for setting in &entry.article.settings.events {
        if setting.hide {
            let date = setting.date;
            entry.timeline.retain(|event| {
                let same = (event.when.start, event.when.end) == (date.start, date.end);
                !(same && event.text.contains(&setting.text))
            });
        } else {
            entry.timeline.push(Event {
                when: setting.date,
                planned: setting.planned,
                inferred: false,
                approximation: Approximation::Exact,
                text: setting.text.clone(),
                expression: String::new(),
                sentence: 0,
                origin: EventOrigin::Editor,
            });
        }
    }
    entry
        .timeline
        .sort_by_key(|event| (event.when.start.or(event.when.end), event.when.end, event.sentence));
    entry
}

/// Reports a translation whose text is not in the language that its name or its settings claim.
pub(super) fn check_language(translation: &mut Prepared) {
    for entry in &translation.entries {
        let text: String = entry.sentences.iter().take(40).map(|one| one.text.as_str()).collect();
        let (claimed, seen) = (entry.article.lang, script::detect(&text));
        if claimed.is_chinese() != seen.is_chinese() && !text.is_empty() {
            translation.report.warn(
                "parity/language",
                &translation.path,
                None,
                format!("the name says `{claimed}`, but the text looks like `{seen}`"),
                "put the language of the text into the name: name.en.md, name.zh-Hans.md",
            );
        }
    }
}
