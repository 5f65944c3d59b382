//! The editor's hand: how settings join, and what they change in a finished article.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Approximation, Article, Diagnostic, Entry, Event, EventOrigin, Report, Settings,
};
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

/// The name of the rule for overrides that match nothing.
const UNMATCHED: &str = "clean/override-without-match";

/// Takes back the remark that a `keep` or `drop` of a folder matches nothing, where it does match in another text of the
/// folder. Of one file alone nothing can be said.
pub(super) fn settle<T: HasSettings>(mut files: Vec<(&[T], &mut Report)>) {
    let is_folders =
        |one: &Diagnostic| one.rule == UNMATCHED && one.path.file_name() == "_defaults.toml";
    let place = |one: &Diagnostic| (one.path.clone(), one.line, one.column);
    let mut missed = BTreeMap::new();
    for (_, report) in &files {
        let mut places: Vec<_> =
            report.diagnostics.iter().filter(|one| is_folders(one)).map(place).collect();
        places.dedup();
        places.into_iter().for_each(|place| *missed.entry(place).or_insert(0) += 1);
    }
    if missed.is_empty() {
        return;
    }
    let mut asked = BTreeMap::new();
    for (articles, _) in &files {
        let Some(settings) = articles.first().map(HasSettings::settings) else { continue };
        for one in settings.keep.iter().chain(&settings.drop) {
            let number = std::num::NonZeroU32::new;
            let place = (one.path.clone(), number(one.place.line), number(one.place.column));
            *asked.entry(place).or_insert(0) += 1;
        }
    }
    let alone = files.len() == 1;
    let mut said = BTreeSet::new();
    for (_, report) in &mut files {
        report.diagnostics.retain(|one| {
            let everywhere = !alone && missed.get(&place(one)) >= asked.get(&place(one));
            !is_folders(one) || (everywhere && said.insert((place(one), one.message.clone())))
        });
    }
}

/// What has an article's settings.
pub(super) trait HasSettings {
    fn settings(&self) -> &Settings;
}

impl HasSettings for Settings {
    fn settings(&self) -> &Settings {
        self
    }
}

impl HasSettings for Article {
    fn settings(&self) -> &Settings {
        &self.settings
    }
}

impl HasSettings for Entry {
    fn settings(&self) -> &Settings {
        &self.article.settings
    }
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
