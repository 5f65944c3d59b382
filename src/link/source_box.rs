//! The source box: where an article comes from, and what was done to it.

use std::collections::BTreeMap;

use crate::model::view::{FactView, SourceBoxView};
use crate::model::{Edit, Locale, Rule, Version, VersionOrigin, Words};

use super::body::url;
use super::card::day;
use super::shell::Maker;

impl Maker<'_> {
    /// The source box of `version` on a page in `page`.
    pub(crate) fn source_box(&self, version: &Version, page: Locale) -> SourceBoxView {
        let words = self.words(page);
        let article = &version.entry.article;
        let href = article.url.as_deref().and_then(url::web);
        let mut facts = Vec::new();
        let mut fact = |key: &str, value: String, href: Option<String>| {
            if !value.trim().is_empty() {
                let label = words.get(&format!("source.{key}")).to_owned();
                facts.push(FactView { label, value, datetime: None, href });
            }
        };
        fact("publisher", article.source_name.clone().unwrap_or_default(), None);
        fact("address", href.clone().map(|one| readable(&one)).unwrap_or_default(), href);
        fact("author", article.author.clone().unwrap_or_default(), None);
        fact("editor", article.editor.clone().unwrap_or_default(), None);
        if let Some(published) = article.published {
            let day = day(published.date, page);
            let label = words.get("source.date").to_owned();
            facts.push(FactView {
                label,
                value: day.text,
                datetime: Some(day.datetime),
                href: None,
            });
        }
        let mut fact = |key: &str, value: String| {
            if !value.trim().is_empty() {
                let label = words.get(&format!("source.{key}")).to_owned();
                facts.push(FactView { label, value, datetime: None, href: None });
            }
        };
        fact("version", made(version, words));
        fact("licence", article.settings.licence.clone().unwrap_or_default());
        SourceBoxView { facts, cleaned: cleaned(&article.edits, words) }
    }
}

/// How the version came about, in words.
fn made(version: &Version, words: &Words) -> String {
    let name = |from: &Locale| words.get(&format!("lang.{}", from.tag())).to_owned();
    match &version.origin {
        VersionOrigin::Original => words.fill("made.original", &[("lang", &name(&version.locale))]),
        VersionOrigin::Converted { from, table } => {
            words.fill("made.converted", &[("from", &name(from)), ("table", table)])
        }
        VersionOrigin::Translated { from, by: Some(by) } => {
            words.fill("made.translated-by", &[("from", &name(from)), ("by", by)])
        }
        VersionOrigin::Translated { from, by: None } => {
            words.fill("made.translated", &[("from", &name(from))])
        }
    }
}

/// One line for each rule that changed what a reader would see, in the order of the rules.
fn cleaned(edits: &[Edit], words: &Words) -> Vec<String> {
    let mut counts: BTreeMap<Rule, usize> = BTreeMap::new();
    for edit in edits.iter().filter(|edit| !edit.rule.is_structural()) {
        *counts.entry(edit.rule).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .map(|(rule, count)| {
            let count = words.count("cleaned.count", count);
            let rule = words.get(&format!("rule.{}", rule.name())).to_owned();
            words.fill("cleaned.line", &[("rule", &rule), ("count", &count)])
        })
        .collect()
}

/// An address as people write it: without scheme, and cut where it gets long.
fn readable(url: &str) -> String {
    const MAX_CHARS: usize = 48;
    let short = url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/');
    if short.chars().count() <= MAX_CHARS {
        return short.to_owned();
    }
    short.chars().take(MAX_CHARS - 1).chain(['…']).collect()
}
