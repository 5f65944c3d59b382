//! `digest summary`: the candidates for an article's key points, what speaks for and against each, and which were taken.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::inspect::{content, settings};
use super::{Format, MachineError, Outcome, print};
use crate::enrich;
use crate::model::{
    BoxKind, CandidatePoint, Considered, Date, Entry, Report, SummaryBudget, TitleOrigin,
};
use crate::pipeline;

/// What to explain.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct SummaryArgs {
    /// Articles, or folders of them; a folder is read as a site reads its content
    #[arg(value_name = "FILE|DIR", required = true)]
    paths: Vec<PathBuf>,
    /// Show all candidates; without it only the points and the next best
    #[arg(long)]
    all: bool,
    /// Publication date of articles that state none: 2020-04-26
    #[arg(long, value_name = "DATE", value_parser = super::inspect::day)]
    published: Option<Date>,
    /// Folder with the `digest.toml` to use [default: the nearest one upwards from each path, if any]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const HELP: &str = "\
`*` marks the key points. The number before a candidate is what it is worth alone, for its length; each sign behind
it speaks for it (above 1) or against it (below 1). A point is taken for what it adds to those taken before it, so
that a candidate of high worth may be missing: its words are covered. [s12] is the sentence.

To have other points, write a [[box]] of kind \"key-points\" beside the article; to have more or longer ones, set
`han`, `words` and `points` under [summary] in digest.toml.

Examples:
  digest summary content/2014/jd.txt
  digest summary --all --format json article.txt";

/// Beside the points, how many candidates are shown unasked.
const NEXT_BEST: usize = 5;

/// An article with what was considered for it.
struct Explained {
    path: String,
    entry: Entry,
    considered: Considered,
    budget: SummaryBudget,
}

pub(super) fn run(args: &SummaryArgs) -> Result<Outcome, MachineError> {
    let mut report = Report::default();
    let mut texts = std::collections::BTreeMap::new();
    let mut all: Vec<Explained> = Vec::new();
    for path in &args.paths {
        let (config, glossary) = settings(args.root.as_deref(), path, &mut report)?;
        let content = content(path, &mut report)?;
        let options =
            pipeline::Options { published: args.published, drafts: true, progress: &|| {} };
        for (source, translations) in
            pipeline::prepare(&content, &config, &glossary, options, &mut report)
        {
            for file in std::iter::once(source).chain(translations) {
                report.append(file.report);
                texts.insert(file.path.clone(), file.text);
                all.extend(file.entries.into_iter().map(|entry| Explained {
                    path: file.path.as_str().to_owned(),
                    considered: enrich::consider(&entry, config.summary),
                    entry,
                    budget: config.summary,
                }));
            }
        }
    }
    let outcome = if report.has_errors() { Outcome::ContentErrors } else { Outcome::Done };
    match args.format {
        Format::Json => print::json(&document(&all, args.all, &report))?,
        Format::Text => {
            print::out(&text(&all, args.all))?;
            report.sort();
            print::diagnostics(&report, &texts);
        }
    }
    Ok(outcome)
}

/// The candidates to show: the points, and the best of the others, or all of them; in the order of the text.
fn shown(considered: &Considered, all: bool) -> Vec<&CandidatePoint> {
    let mut others: Vec<&CandidatePoint> =
        considered.candidates.iter().filter(|one| !one.chosen).collect();
    others.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    let least = others.get(NEXT_BEST).map_or(f64::MIN, |one| one.worth);
    considered.candidates.iter().filter(|one| all || one.chosen || one.worth > least).collect()
}

/// Whether the editor's own points stand in the box.
fn overruled(entry: &Entry) -> bool {
    entry.article.settings.boxes.iter().any(|one| one.kind == BoxKind::KeyPoints)
}

fn text(articles: &[Explained], all: bool) -> String {
    let mut text = String::new();
    for one in articles {
        // Writing to a string cannot fail.
        let _ = article(one, all, &mut text);
    }
    text
}

fn article(one: &Explained, all: bool, text: &mut String) -> std::fmt::Result {
    let article = &one.entry.article;
    let title = article.title.as_ref();
    let generated = title.is_some_and(|title| title.origin == TitleOrigin::Generated);
    let note = if generated { "  (generated)" } else { "" };
    writeln!(text, "{}{note}", title.map_or("(no title)", |title| &title.text))?;
    let chinese = article.lang.is_chinese();
    let (room, unit) =
        if chinese { (one.budget.han_chars, "characters") } else { (one.budget.words, "words") };
    writeln!(
        text,
        "  {} · {} · at most {} points of {room} {unit}",
        article.id, article.lang, one.budget.points
    )?;
    let signs: Vec<String> =
        one.considered.signs.iter().map(|(sign, added)| format!("{sign} +{added:.1}")).collect();
    writeln!(text, "  read as {}: {}", one.considered.genre, signs.join("; "))?;
    if overruled(&one.entry) {
        writeln!(text, "  the box shows the points of your [[box]] instead of these")?;
    }
    for candidate in shown(&one.considered, all) {
        let mark = if candidate.chosen { '*' } else { ' ' };
        writeln!(
            text,
            "{mark} {:>7.2}  {}  [s{}, {}]",
            candidate.worth, candidate.text, candidate.sentence, candidate.length
        )?;
        let reasons: Vec<String> =
            candidate.reasons.iter().map(|(sign, factor)| format!("{sign} ×{factor:.2}")).collect();
        writeln!(text, "           {}", reasons.join(", "))?;
    }
    writeln!(text)
}

fn document(articles: &[Explained], all: bool, report: &Report) -> Value {
    let articles: Vec<Value> = articles
        .iter()
        .map(|one| {
            let article = &one.entry.article;
            let signs = one.considered.signs.iter();
            json!({
                "path": one.path, "id": article.id, "lang": article.lang,
                "title": article.title.as_ref().map(|title| &title.text),
                "title_origin": article.title.as_ref().map(|title| title.origin),
                "genre": one.considered.genre,
                "signs": signs.map(|(sign, added)| json!({ "sign": sign, "added": added })).collect::<Vec<_>>(),
                "budget": { "han": one.budget.han_chars, "words": one.budget.words, "points": one.budget.points },
                "overruled": overruled(&one.entry),
                "candidates": shown(&one.considered, all).into_iter().map(candidate).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({ "articles": articles, "diagnostics": print::diagnostics_json(report) })
}

fn candidate(one: &CandidatePoint) -> Value {
    let reasons = one.reasons.iter();
    json!({
        "text": one.text, "sentence": one.sentence, "length": one.length, "worth": one.worth,
        "chosen": one.chosen,
        "reasons": reasons.map(|(sign, factor)| json!({ "sign": sign, "factor": factor })).collect::<Vec<_>>(),
    })
}
