//! `digest convert`: articles in the other Chinese script, and with `--explain` how each came about.
//!
//! Shows what a site would publish: the same cleaning, glossary and marks. Nothing is written.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::inspect::{content, settings};
use super::{Format, MachineError, Outcome, print};
use crate::convert::Converters;
use crate::enrich;
use crate::localize::{self, Choice, Context, Origin, Phrases, Reason};
use crate::model::{Block, BlockKind};
use crate::model::{Entry, Locale, Region, Report, Story, Variants, VersionOrigin, plain_text};
use crate::pipeline;

/// What to convert, and what to tell of it.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct ConvertArgs {
    /// Articles, or folders of them; a folder is read as a site reads its content
    #[arg(value_name = "FILE|DIR", required = true)]
    paths: Vec<PathBuf>,
    /// List every word with a form of its own and every ambiguous character instead of the text
    #[arg(long)]
    explain: bool,
    /// Whose Traditional Chinese [default: that of the site, else tw]
    #[arg(long, value_name = "REGION")]
    region: Option<RegionArg>,
    /// Folder with the `digest.toml` and `glossary.toml` to use [default: the nearest one upwards from each path, if any]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// A region, on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum RegionArg {
    /// Taiwan
    Tw,
    /// Hong Kong
    Hk,
}

const HELP: &str = "\
An article in Simplified characters becomes Traditional and the other way round; what is in English, or has
`variants = \"none\"`, is left out. With --explain each line has the place in the source, what stands there, what it
becomes, and why:

  list       a word of glossary.toml, of the built-in names, or of the built-in phrases
  word       OpenCC goes by the word that is named
  neighbours a surname, or 只 behind a number
  usual      no word decides: the most usual of the candidates is taken. Look at these
  mark       the author wrote -{…}-

To have it otherwise, write a [[phrase]] in glossary.toml, or both forms in the text: -{zh-hans:…;zh-hant:…}-

Exit codes: 0 done, 1 the articles have errors, 2 machine or usage.

Examples:
  digest convert content/2014/jd.txt
  digest convert --explain content/2014/jd.txt
  digest convert --explain --region hk --format json article.txt";

/// An article in the other script.
struct Converted {
    path: String,
    from: Locale,
    table: &'static str,
    /// The article in the other script.
    entry: Entry,
    choices: Vec<Choice>,
}

pub(super) fn run(args: &ConvertArgs) -> Result<Outcome, MachineError> {
    let mut report = Report::default();
    let mut texts = BTreeMap::new();
    let mut all: Vec<Converted> = Vec::new();
    let converters = Converters::new()?;
    let names = enrich::builtin_glossary();
    let convert = |table: &'static str, text: &str| {
        converters.convert(table, text).unwrap_or_else(|_| text.to_owned())
    };
    for path in &args.paths {
        let (mut config, glossary) = settings(args.root.as_deref(), path, &mut report)?;
        match args.region {
            Some(RegionArg::Tw) => config.region = Region::Taiwan,
            Some(RegionArg::Hk) => config.region = Region::HongKong,
            None => {}
        }
        // Loaded here, so that only a text no converter knows could fail; it stays as it is.
        converters.load(&localize::tables(config.region))?;
        let phrases = Phrases::new(&glossary, &names, config.region);
        let (languages, region) = (&Locale::ALL[..], config.region);
        let context = Context { languages, region, phrases: &phrases, convert: &convert };
        let content = content(path, &mut report)?;
        let options = pipeline::Options { published: None, drafts: true, progress: &|| {} };
        let files = pipeline::prepare(&content, &config, &glossary, options, &mut report);
        for file in files.into_iter().flat_map(|(source, more)| std::iter::once(source).chain(more))
        {
            let source = &file.text;
            all.extend(
                file.entries.into_iter().filter_map(|entry| one(entry, source, args, context)),
            );
            report.append(file.report);
            texts.insert(file.path, file.text);
        }
    }
    let outcome = if report.has_errors() { Outcome::ContentErrors } else { Outcome::Done };
    match args.format {
        Format::Json => print::json(&document(&all, args.explain, &report))?,
        Format::Text => {
            print::out(&text(&all, args.explain))?;
            report.sort();
            print::diagnostics(&report, &texts);
        }
    }
    Ok(outcome)
}

/// The article in the other script; `None` where it has none.
fn one(entry: Entry, source: &str, args: &ConvertArgs, context: Context<'_>) -> Option<Converted> {
    let to = match entry.article.lang {
        Locale::ZhHans => Locale::ZhHant,
        Locale::ZhHant => Locale::ZhHans,
        Locale::En => return None,
    };
    if entry.article.settings.variants == Some(Variants::None) {
        return None;
    }
    let choices =
        if args.explain { localize::explain(&entry, to, source, context) } else { Vec::new() };
    let path = entry.article.path.as_str().to_owned();
    let Story { versions, .. } = localize::localize(entry, Vec::new(), context);
    let version = versions.into_iter().find(|version| version.locale == to)?;
    let VersionOrigin::Converted { from, table } = version.origin else { return None };
    Some(Converted { path, from, table, entry: version.entry, choices })
}

fn text(articles: &[Converted], explain: bool) -> String {
    let mut text = String::new();
    for one in articles {
        // Writing to a string cannot fail.
        let _ = if explain { explained(one, &mut text) } else { whole(one, &mut text) };
    }
    text
}

fn heading(one: &Converted, text: &mut String) -> std::fmt::Result {
    let title = one.entry.article.title.as_ref().map_or("(no title)", |title| &title.text);
    writeln!(text, "{title}")?;
    let to = one.entry.article.lang;
    writeln!(text, "  {} · {} → {to} · {}\n", one.entry.article.id, one.from, one.table)
}

fn whole(one: &Converted, text: &mut String) -> std::fmt::Result {
    heading(one, text)?;
    for paragraph in paragraphs(&one.entry.article.blocks) {
        writeln!(text, "{paragraph}\n")?;
    }
    Ok(())
}

fn explained(one: &Converted, text: &mut String) -> std::fmt::Result {
    heading(one, text)?;
    for choice in &one.choices {
        let place =
            choice.place.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
        write!(text, "{}{place}  {} → {}", one.path, choice.from, choice.to)?;
        if choice.candidates.len() > 1 {
            write!(text, "  of {}", choice.candidates.join(" "))?;
        }
        let (sort, detail) = reason(&choice.reason);
        write!(text, "  {sort}")?;
        if let Some(detail) = detail {
            write!(text, " {detail}")?;
        }
        writeln!(text, "  …{}…", choice.around.replace('\n', " "))?;
    }
    let sort = |name| one.choices.iter().filter(|choice| reason(&choice.reason).0 == name).count();
    writeln!(
        text,
        "\n  {}; {} of {} by no word but by what is usual\n",
        print::counted(sort("list"), "listed word"),
        sort("usual"),
        print::counted(sort("usual") + sort("word"), "ambiguous character")
    )
}

/// The sort of a reason, and what it names.
fn reason(reason: &Reason) -> (&'static str, Option<&str>) {
    match reason {
        Reason::List(Origin::Site) => ("list", Some("glossary.toml")),
        Reason::List(Origin::Names) => ("list", Some("built-in names")),
        Reason::List(Origin::Builtin) => ("list", Some("built-in phrases")),
        Reason::Neighbours => ("neighbours", None),
        Reason::Mark => ("mark", None),
        Reason::Word(word) => ("word", Some(word)),
        Reason::Usual => ("usual", None),
    }
}

/// The prose, block by block.
fn paragraphs(blocks: &[Block]) -> Vec<String> {
    let mut all = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. }
            | BlockKind::Paragraph(content)
            | BlockKind::Figure { caption: content, .. } => all.push(plain_text(content)),
            BlockKind::List { items, .. } => {
                all.extend(items.iter().flat_map(|item| paragraphs(&item.blocks)));
            }
            BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
                all.extend(paragraphs(blocks));
            }
            BlockKind::Table { head, rows, .. } => {
                let rows = std::iter::once(head).chain(rows);
                all.extend(rows.map(|row| {
                    let cells: Vec<String> = row.iter().map(|cell| plain_text(cell)).collect();
                    cells.join("\t")
                }));
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
    all
}

fn document(articles: &[Converted], explain: bool, report: &Report) -> Value {
    let articles: Vec<Value> = articles
        .iter()
        .map(|one| {
            let article = &one.entry.article;
            let mut shown = json!({
                "path": one.path, "id": article.id, "from": one.from, "to": article.lang, "table": one.table,
                "title": article.title.as_ref().map(|title| &title.text),
                "paragraphs": paragraphs(&article.blocks),
            });
            if explain {
                shown["choices"] = one.choices.iter().map(choice).collect();
            }
            shown
        })
        .collect();
    json!({ "articles": articles, "diagnostics": print::diagnostics_json(report) })
}

fn choice(one: &Choice) -> Value {
    let (sort, detail) = reason(&one.reason);
    json!({
        "line": one.place.map(|place| place.line), "column": one.place.map(|place| place.column),
        "from": one.from, "to": one.to, "candidates": one.candidates,
        "reason": sort, "by": detail, "around": one.around,
    })
}
