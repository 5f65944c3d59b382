//! `digest status`: which article is in which language, and how each version stands to its source.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::translations::Translations;
use super::{Format, MachineError, Outcome, RootArgs, print};
use crate::model::{Entry, Locale};
use crate::parity::{self, Trace};
use crate::pipeline::{self, State};
use crate::text::width;

/// What to look at.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct StatusArgs {
    /// Articles, their translations, or folders of them [default: all of the site]
    #[arg(value_name = "FILE|DIR")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    root: RootArgs,
    /// What is to fail, for scripts; may be given again
    #[arg(long, value_name = "STATE")]
    deny: Vec<Deny>,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const HELP: &str = "\
original    the article was written in this language
missing     it has no version in it
draft       a machine translated it (`translator = \"openai/…\"`), and nobody has set `reviewed = true`
outdated    it was translated, and paragraphs of the source have changed since
translated  a person translated it
reviewed    it was translated, and `reviewed = true` says that a person has read it
converted   it is made by script conversion

`digest check` names the paragraphs that have changed; `digest translate --accept` says that a translation renders its
source as it is now.

Exit codes: 0 done, 1 the content has errors or something denied was found, 2 machine or usage.";

/// States that can be denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// No version
    Missing,
    /// A machine's translation that nobody has read
    Draft,
    /// A translation older than its source
    Outdated,
}

impl Deny {
    fn state(self) -> State {
        match self {
            Self::Missing => State::Missing,
            Self::Draft => State::Draft,
            Self::Outdated => State::Outdated,
        }
    }
}

/// An article with its state in each language of the site, in their order.
struct Row<'a> {
    source: &'a Entry,
    translations: Vec<&'a Entry>,
    states: Vec<(Locale, State)>,
}

pub(super) fn run(args: &StatusArgs) -> Result<Outcome, MachineError> {
    let site = Translations::open(&args.root, &args.files)?;
    let rows: Vec<Row<'_>> = site
        .articles()
        .map(|(source, translations)| {
            let states = pipeline::states(source, &translations, &site.config);
            let languages = site.config.languages.iter();
            let states = languages.filter_map(|one| Some((*one, (*states.get(*one))?))).collect();
            Row { source, translations, states }
        })
        .collect();
    let (report, texts) = site.remarks();
    match args.format {
        Format::Json => {
            let articles: Vec<Value> = rows.iter().map(article).collect();
            print::json(&json!({
                "articles": articles, "totals": totals(&rows),
                "diagnostics": print::diagnostics_json(&report),
            }))?;
        }
        Format::Text => {
            print::out(&table(&rows, &site.config.languages))?;
            let errors = report
                .diagnostics
                .iter()
                .filter(|one| one.severity == crate::model::Severity::Error);
            let errors = crate::model::Report { diagnostics: errors.cloned().collect() };
            print::diagnostics(&errors, &texts);
        }
    }
    let denied = rows
        .iter()
        .flat_map(|row| &row.states)
        .any(|(_, state)| args.deny.iter().any(|one| one.state() == *state));
    Ok(if report.has_errors() || denied { Outcome::ContentErrors } else { Outcome::Done })
}

/// The numbers of the source's paragraphs that a translation does not render as they are, and how many have gone.
fn outdated(source: &Entry, translation: &Entry) -> Option<(Vec<Option<u32>>, usize)> {
    let changes = parity::changes(source, translation)?;
    let pieces = parity::pieces(source);
    let changed = pieces.iter().zip(&changes.pieces);
    let numbers = changed.filter(|(_, trace)| !matches!(trace, Trace::Same(_)));
    Some((numbers.map(|(piece, _)| piece.number).collect(), changes.gone.len()))
}

fn article(row: &Row<'_>) -> Value {
    let article = &row.source.article;
    let languages: serde_json::Map<String, Value> = row
        .states
        .iter()
        .map(|(locale, state)| {
            let own = row.translations.iter().find(|one| one.article.lang == *locale);
            let version = match own {
                None => json!({ "state": state }),
                Some(own) => {
                    let settings = &own.article.settings;
                    let outdated = outdated(row.source, own);
                    json!({
                        "state": state, "path": own.article.path.as_str(),
                        "translator": settings.translator, "machine_draft": settings.is_machine_draft(),
                        "recorded": settings.made_from.is_some(),
                        "outdated_paragraphs": outdated.as_ref().map(|(numbers, _)| numbers),
                        "removed_paragraphs": outdated.as_ref().map(|(_, gone)| gone),
                    })
                }
            };
            (locale.tag().to_owned(), version)
        })
        .collect();
    json!({
        "id": article.id, "path": article.path.as_str(), "lang": article.lang,
        "title": article.title.as_ref().map(|title| &title.text), "languages": languages,
    })
}

/// How many versions are in each state, by language.
fn totals(rows: &[Row<'_>]) -> BTreeMap<Locale, BTreeMap<State, usize>> {
    let mut totals: BTreeMap<Locale, BTreeMap<State, usize>> = BTreeMap::new();
    for (locale, state) in rows.iter().flat_map(|row| &row.states) {
        *totals.entry(*locale).or_default().entry(*state).or_insert(0) += 1;
    }
    totals
}

fn table(rows: &[Row<'_>], languages: &[Locale]) -> String {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let tags = languages.iter().map(|one| one.tag().to_owned());
    lines.push(std::iter::once("article".to_owned()).chain(tags).collect());
    for row in rows {
        let cells = row.states.iter().map(|(locale, state)| {
            let own = row.translations.iter().find(|one| one.article.lang == *locale);
            let count = own
                .filter(|_| *state == State::Outdated)
                .and_then(|own| parity::changes(row.source, own))
                .map(|changes| format!(" ({})", changes.count()));
            format!("{}{}", state.name(), count.unwrap_or_default())
        });
        lines.push(std::iter::once(row.source.article.id.clone()).chain(cells).collect());
    }
    let wide = |text: &str| text.chars().map(width::columns).sum::<usize>();
    let columns = languages.len() + 1;
    let widths: Vec<usize> = (0..columns)
        .map(|at| lines.iter().map(|line| wide(&line[at])).max().unwrap_or(0))
        .collect();
    let mut text = String::new();
    for line in &lines {
        let cells = line.iter().zip(&widths);
        let padded = cells.map(|(cell, width)| format!("{cell}{}", " ".repeat(width - wide(cell))));
        text.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    let totals = totals(rows);
    for locale in languages {
        let Some(own) = totals.get(locale) else { continue };
        let counts: Vec<String> =
            own.iter().map(|(state, count)| format!("{count} {}", state.name())).collect();
        text.push_str(&format!("{locale}: {}\n", counts.join(", ")));
    }
    text
}
