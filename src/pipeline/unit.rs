//! All that can be made of one source and its translations without looking at any other: what a memo remembers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::localize::{self, Context};
use crate::memo::{Fingerprint, Key};
use crate::model::{
    Config, Entry, Glossary, Locale, Report, Settings, SourceFile, SourcePath, Standing, Story,
    VersionOrigin,
};
use crate::parity;

use super::group::{Group, Translation};
use super::{Maker, Prepared, prepare_group, scripts};

/// A source with its translations, from `decode` to `localize`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Unit {
    /// The source, then the translations.
    pub(super) files: Vec<UnitFile>,
    /// Its articles, drafts too.
    pub(super) articles: Vec<UnitArticle>,
    /// What was remarked on how the files go together.
    pub(super) report: Report,
}

impl Unit {
    /// The same as bytes; empty if it cannot be written.
    pub(super) fn packed(&self) -> Vec<u8> {
        postcard::to_stdvec(self).unwrap_or_default()
    }

    /// What was packed.
    pub(super) fn unpacked(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

/// A file of a unit.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct UnitFile {
    pub(super) path: SourcePath,
    /// Its text as the editor sees it, to quote in messages; empty if it could not be decoded.
    pub(super) text: String,
    pub(super) report: Report,
    /// The settings of its first article.
    pub(super) settings: Option<Settings>,
}

/// An article of a unit.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct UnitArticle {
    /// The article in all its languages.
    pub(super) story: Story,
    /// How its translations agree with it; told only if it is published.
    pub(super) report: Report,
}

/// The part of a unit's key that all units of a build share.
pub(super) fn shared_key(config: &Config, glossary: &Glossary, maker: &Maker<'_>) -> Fingerprint {
    // Taken apart in full: with a new setting someone must decide whether units depend on it.
    let Config {
        rules,
        summary,
        languages,
        region,
        title: _,
        description: _,
        base_url: _,
        cname: _,
        untranslated: _,
        theme: _,
        cards: _,
        avif: _,
        topics: _,
        translate: _,
    } = config;
    let published = maker.options.published;
    Key::new("unit").value(&(rules, summary, languages, region, glossary, published)).end()
}

/// The key of a unit: every input of [`make`].
pub(super) fn key(group: &Group<'_>, shared: Fingerprint) -> Fingerprint {
    let file = |key: Key, file: &SourceFile| {
        let SourceFile { path, stem, tag, format, bytes } = file;
        key.value(&(path, stem, tag, format)).bytes(bytes)
    };
    let Group { source, sidecar, folders, translations } = group;
    let mut key = file(Key::new("group").with(shared), source).value(&(sidecar, folders));
    for Translation { file: translation, own, item } in translations {
        key = file(key, translation).value(&(own, item));
    }
    key.end()
}

/// Makes a unit.
pub(super) fn make(
    group: &Group<'_>,
    maker: &Maker<'_>,
    glossary: &Glossary,
    context: Context<'_>,
) -> Unit {
    let (source, translations) = prepare_group(group, maker);
    let mut report = Report::default();
    let many = source.entries.len() > 1;
    for (one, translation) in group.translations.iter().zip(&translations) {
        let count = source.entries.len();
        let item = one.item.filter(|_| many);
        let fault = match item {
            Some(item) if item <= count => continue,
            None if !many && one.item.is_none() => continue,
            Some(_) | None if many => format!("its source is a listing of {count} articles"),
            Some(_) | None => "its source is one article and no listing".to_owned(),
        };
        report.warn(
            "parity/listing",
            &translation.path,
            None,
            format!("this is not published: {fault}"),
            "a listing is translated article by article: name.1.en.md for the first, name.2.en.md for the second",
        );
    }
    super::warn_of_unused(&source, &translations, &mut report);
    let mut files = Vec::new();
    let entries = take(source, &mut files);
    let translated: Vec<Entry> =
        translations.into_iter().flat_map(|one| take(one, &mut files)).collect();
    let articles = entries
        .into_iter()
        .map(|entry| {
            let own = translated.iter().filter(|one| super::translates(one, &entry, many));
            let own: Vec<Entry> = own.cloned().collect();
            let mut report = Report::default();
            let mut standings = BTreeMap::new();
            for translation in &own {
                super::hold_against(&entry, translation, glossary, &mut report);
                let standing = standing(&entry, translation);
                standings.entry(translation.article.lang).or_insert(standing);
            }
            let mut story = localize::localize(entry, own, context);
            stand(&mut story, &standings);
            scripts::report(&story, &files, context, &mut report);
            UnitArticle { story, report }
        })
        .collect();
    Unit { files, articles, report }
}

/// How a translation stands to its source.
fn standing(source: &Entry, translation: &Entry) -> Standing {
    Standing {
        draft: translation.article.settings.is_machine_draft(),
        outdated: parity::changes(source, translation).is_some_and(|changes| changes.any()),
    }
}

/// What was converted from a translation stands as that does.
fn stand(story: &mut Story, standings: &BTreeMap<Locale, Standing>) {
    for version in &mut story.versions {
        let from = match &version.origin {
            VersionOrigin::Original => continue,
            VersionOrigin::Translated { .. } => version.locale,
            VersionOrigin::Converted { from, .. } => *from,
        };
        version.standing = standings.get(&from).copied().unwrap_or_default();
    }
}

/// Notes a file and takes its articles.
fn take(prepared: Prepared, files: &mut Vec<UnitFile>) -> Vec<Entry> {
    let Prepared { path, encoding: _, entries, report, text } = prepared;
    let settings = entries.first().map(|entry| entry.article.settings.clone());
    files.push(UnitFile { path, text, report, settings });
    entries
}

/// The texts of a story that someone wrote.
pub(super) fn written(story: &Story) -> Vec<&Entry> {
    let by_hand = story
        .versions
        .iter()
        .filter(|version| !matches!(version.origin, VersionOrigin::Converted { .. }));
    by_hand.map(|version| &version.entry).collect()
}
