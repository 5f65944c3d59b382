//! `digest diff`: source against cleaned text, each run named by its rule; then how much each rule did.
//!
//! Shows the record and computes nothing of its own: what is marked is exactly the edits of the articles. The source is
//! the text that was read; markup, and what a web page has outside its article, are not part of it.

mod counts;
mod html;
mod json;
mod lines;
mod terminal;
mod visible;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::inspect::{content, settings};
use super::{MachineError, Outcome, print};
use crate::model::{Report, Rule};
use crate::pipeline::{self, Traced};

/// What to compare, and how to show it.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct DiffArgs {
    /// Articles, or folders of them; a folder is read as a site reads its content
    #[arg(value_name = "FILE|DIR", required = true)]
    paths: Vec<PathBuf>,
    /// Show only what this rule did, or its family (`boilerplate`); may be given several times
    #[arg(long = "rule", value_name = "NAME", value_parser = family)]
    rules: Vec<Family>,
    /// How many unchanged paragraphs to show round each change
    #[arg(long, value_name = "N", default_value_t = 0)]
    context: usize,
    /// Show the whole text, and changes of white space too
    #[arg(long)]
    full: bool,
    /// When to use colours; `auto` follows the terminal and NO_COLOR
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: Color,
    /// Break lines at this many columns [default: the terminal's width, else never]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(40..))]
    width: Option<u16>,
    /// Folder with the `digest.toml` to use [default: the nearest one upwards from each path, if any]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// For whom to show it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Form,
}

const HELP: &str = "\
Removed text stands in [-…-], inserted text in {+…+}, the rule behind it in ‹…›; a run without a rule has that of the
run before it in its line. ‹rule?› was decided by context and not proved. `-` before a line says that all of it went.

Examples:
  digest diff content/2014/jd.txt
  digest diff --rule boilerplate --context 1 content
  digest diff --format html article.html > diff.html";

/// For whom the comparison is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people at a terminal
    Text,
    /// For programs: one JSON document
    Json,
    /// For a browser: one page that needs nothing else
    Html,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The rules that a name stands for.
#[derive(Debug, Clone)]
struct Family(Vec<Rule>);

fn family(name: &str) -> Result<Family, String> {
    let of_name = |rule: &Rule| {
        rule.name() == name || rule.name().split_once('/').is_some_and(|(family, _)| family == name)
    };
    let rules: Vec<Rule> = Rule::ALL.iter().copied().filter(of_name).collect();
    if rules.is_empty() {
        let names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        return Err(format!("the rules are {}", names.join(", ")));
    }
    Ok(Family(rules))
}

/// What is to be shown of a comparison.
#[derive(Debug, Clone)]
struct Choice {
    rules: Vec<Rule>,
    /// Whether changes of white space are shown where they are; they are always counted.
    layout: bool,
    full: bool,
    context: usize,
}

impl Choice {
    fn new(args: &DiffArgs) -> Self {
        let named: Vec<Rule> = args.rules.iter().flat_map(|family| family.0.clone()).collect();
        let layout = args.full && named.is_empty() || named.contains(&Rule::Layout);
        let rules = if named.is_empty() { Rule::ALL.to_vec() } else { named };
        Self { rules, layout, full: args.full, context: args.context }
    }

    /// Whether what the rule did is counted.
    fn counts(&self, rule: Rule) -> bool {
        self.rules.contains(&rule)
    }

    /// Whether what the rule did is marked in the text.
    fn marks(&self, rule: Rule) -> bool {
        self.counts(rule) && (rule != Rule::Layout || self.layout)
    }
}

/// The page for a browser that shows what cleaning did to these files, as `--format html` does.
pub(super) fn page(files: &[Traced]) -> String {
    html::page(files, &Choice { rules: Rule::ALL.to_vec(), layout: false, full: false, context: 1 })
}

pub(super) fn run(args: &DiffArgs) -> Result<Outcome, MachineError> {
    let mut report = Report::default();
    let mut files: Vec<Traced> = Vec::new();
    let mut texts = BTreeMap::new();
    for path in &args.paths {
        let (config, _) = settings(args.root.as_deref(), path, &mut report)?;
        let content = content(path, &mut report)?;
        let beside = content.sidecars.iter().chain(&content.defaults);
        texts.extend(beside.map(|file| (file.path.clone(), file.text.clone())));
        let options = pipeline::Options { published: None, drafts: true, progress: &|| {} };
        files.extend(pipeline::trace(&content, &config, options, &mut report));
    }
    let choice = Choice::new(args);
    match args.format {
        Form::Json => print::json(&json::files(&files, &choice, &report))?,
        Form::Html => print::out(&html::page(&files, &choice))?,
        Form::Text => {
            let color = terminal::colors(args.color);
            print::out(&terminal::files(&files, &choice, color, terminal::width(args.width)))?;
        }
    }
    files.iter_mut().for_each(|file| report.append(std::mem::take(&mut file.report)));
    if args.format != Form::Json {
        report.sort();
        texts.extend(files.iter().map(|file| (file.path.clone(), file.text.clone())));
        print::diagnostics(&report, &texts);
    }
    Ok(if report.has_errors() { Outcome::ContentErrors } else { Outcome::Done })
}

/// What of the source is compared, where that is not the file's own text.
fn about(file: &Traced) -> Option<&'static str> {
    use crate::model::Format;
    match file.format {
        Format::Plain => None,
        Format::Markdown => Some("compared as read: without Markdown's marks and front matter"),
        Format::Html => {
            Some("compared as read: the article's text, without markup and the rest of the page")
        }
    }
}
