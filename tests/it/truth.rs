//! Holding what the program finds to truths that were written without sight of its rules.
//!
//! A set of cases is a folder of `tests/cases`; its `floors.tsv` says how good the program is known to be.

use std::fs;
use std::path::{Path, PathBuf};

use digest_site::clean::{self, Source};
use digest_site::model::{
    Date, Entry, Format, Glossary, Locale, Report, RuleSet, Settings, SourcePath, SummaryBudget,
};
use digest_site::{enrich, read};

/// What was counted.
#[derive(Default)]
pub(crate) struct Tally {
    /// What was found.
    pub(crate) found: usize,
    /// How much of that is listed.
    pub(crate) right: usize,
    /// What must be found.
    pub(crate) wanted: usize,
    /// How much of that was found.
    pub(crate) met: usize,
    /// What is wrong, a line for each case.
    pub(crate) wrong: Vec<String>,
}

/// A folder of `tests/cases`.
pub(crate) fn cases(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

/// An article through reading, cleaning and enrichment; a single sentence is not cleaned.
pub(crate) fn entry(
    text: &str,
    format: Format,
    date: Option<Date>,
    lang: Locale,
    cleaned: bool,
) -> Entry {
    let (mut report, path) = (Report::default(), SourcePath::new("source"));
    let settings = Settings { date, lang: Some(lang), ..Settings::default() };
    let rules = if cleaned { RuleSet::default() } else { RuleSet::only(&[]) };
    let document = read::read(text, format, 1, &path, &mut report);
    let source = Source { id: "source", path: &path, format, settings: &settings, rules: &rules };
    let articles = clean::clean(document, source, &mut report);
    let article = articles.into_iter().next().unwrap();
    enrich::enrich(article, &Glossary::default(), SummaryBudget::default())
}

/// Where each sentence of `entry` begins in the line it was made of.
pub(crate) fn starts(line: &str, entry: &Entry) -> Vec<usize> {
    let source: Vec<char> = line.chars().collect();
    let mut at = 0;
    entry
        .sentences
        .iter()
        .map(|one| {
            let text: Vec<char> = one.text.chars().collect();
            let head = &text[..text.len().min(8)];
            let start = (at..source.len()).find(|i| source[*i..].starts_with(head)).unwrap_or(at);
            at = start + text.len();
            start
        })
        .collect()
}

/// Prints the figures and what is wrong, and holds them to the floors of `set`.
pub(crate) fn judge(set: &str, name: &str, tally: &Tally) {
    let percent = |part: usize, whole: usize| part * 1000 / whole.max(1);
    let (precision, recall) = (percent(tally.right, tally.found), percent(tally.met, tally.wanted));
    let floors = fs::read_to_string(cases(set).join("floors.tsv")).unwrap();
    let floors: Vec<usize> = floors
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix('\t'))
        .unwrap()
        .split('\t')
        .map(|floor| floor.parse().unwrap())
        .collect();
    println!(
        "{name}: precision {}/{} ({precision} per mille), recall {}/{} ({recall}), wrong {}\n{}",
        tally.right,
        tally.found,
        tally.met,
        tally.wanted,
        tally.wrong.len(),
        tally.wrong.join("\n")
    );
    assert!(precision >= floors[0] * 10, "{name}: precision {precision} per mille");
    assert!(recall >= floors[1] * 10, "{name}: recall {recall} per mille");
    assert!(tally.wrong.len() <= floors[2], "{name}: {} wrong", tally.wrong.len());
}
