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

/// One line for each rule that changed what a reader would see, in the order of the rules; rules that go by one name
/// are counted together.
fn cleaned(edits: &[Edit], words: &Words) -> Vec<String> {
    let mut counts: BTreeMap<Rule, usize> = BTreeMap::new();
    for edit in edits.iter().filter(|edit| !edit.rule.is_structural()) {
        *counts.entry(edit.rule).or_insert(0) += 1;
    }
    let mut lines: Vec<(&str, usize)> = Vec::new();
    for (rule, count) in counts {
        let name = rule_name(rule, words);
        match lines.iter_mut().find(|(known, _)| *known == name) {
            Some((_, sum)) => *sum += count,
            None => lines.push((name, count)),
        }
    }
    lines
        .into_iter()
        .map(|(rule, count)| {
            let count = words.count("cleaned.count", count);
            words.fill("cleaned.line", &[("rule", rule), ("count", &count)])
        })
        .collect()
}

/// What a rule did, in the reader's words: the name of the rule, or else of its family, or else what settings call it.
fn rule_name(rule: Rule, words: &Words) -> &str {
    let name = rule.name();
    let family = name.split_once('/').map_or(name, |(family, _)| family);
    words.find(&format!("rule.{name}")).or(words.find(&format!("rule.{family}"))).unwrap_or(name)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    fn words(pairs: &[(&str, &str)]) -> Words {
        let fixed = [
            ("cleaned.line", "{rule}: {count}"),
            ("cleaned.count.one", "{n} place"),
            ("cleaned.count.other", "{n} places"),
        ];
        let all = fixed.iter().chain(pairs);
        Words::new(all.map(|(key, word)| ((*key).to_owned(), (*word).to_owned())).collect())
    }

    fn edit(rule: Rule) -> Edit {
        let (before, after) = ("x".to_owned(), String::new());
        Edit { rule, place: Place::START, start: 0, before, after, certain: true }
    }

    #[track_caller]
    fn check(pairs: &[(&str, &str)], rules: &[Rule], expected: &[&str]) {
        let edits: Vec<Edit> = rules.iter().copied().map(edit).collect();
        assert_eq!(cleaned(&edits, &words(pairs)), expected);
    }

    #[test]
    fn counts_the_edits_of_each_rule_and_leaves_white_space_out() {
        let pairs = [("rule.boilerplate/teaser", "teaser"), ("rule.drop", "cut")];
        let rules = [Rule::Drop, Rule::Layout, Rule::Teaser, Rule::Drop];
        check(&pairs, &rules, &["teaser: 1 place", "cut: 2 places"]);
    }

    #[test]
    fn a_rule_without_a_name_goes_by_that_of_its_family() {
        let rules = [Rule::Credit, Rule::Teaser];
        check(&[("rule.boilerplate", "page")], &rules, &["page: 2 places"]);
        check(&[], &rules[..1], &["boilerplate/credit: 1 place"]);
    }
}
