//! `digest translate`: drafts of what is missing, and the record of what translations were made from.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::translations::Translations;
use super::{Format, MachineError, Outcome, RootArgs, print};
use crate::model::{Locale, Place, Report, Severity, SourcePath, TranslateConfig};
use crate::translate::{self, Accepted, Filled, Memory, Service, Work, Written};
use crate::{enrich, parity};

/// What to translate.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct TranslateArgs {
    /// Articles, their translations, or folders of them [default: all of the site]
    #[arg(value_name = "FILE|DIR")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    root: RootArgs,
    /// Language to translate into: en, zh-Hans, zh-Hant; may be given again [default: English for Chinese articles, one
    /// Chinese script for English ones]
    #[arg(long, value_name = "LANG", value_parser = language)]
    to: Vec<Locale>,
    /// Say how much would be sent, and where; send nothing and write nothing
    #[arg(long, conflicts_with = "accept")]
    dry_run: bool,
    /// Say that translations render their sources as they are now; without FILE, of those for which nothing was ever said
    #[arg(long, conflicts_with = "to")]
    accept: bool,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

const HELP: &str = "\
Drafts are asked for paragraph by paragraph from the provider that [translate] in digest.toml names; without one nothing
leaves this machine. A draft is name.en.md with name.en.toml beside it: `translator` names the machine, and `reviewed = false`
keeps a badge on its pages until a person writes `true`. What a person translated or has reviewed is never changed; of
a draft only the paragraphs whose source has changed.

Every finished paragraph is at once a line of translation-memory.jsonl beside digest.toml, so that a run that was
stopped goes on where it was. Figures, dates, terms of the glossary and links of each answer are checked; what is still
wrong after a second try is reported.

  [translate]
  provider = \"openai\"                  # chat completions: hosted services, Ollama, llama.cpp, vLLM
  url = \"http://localhost:11434/v1\"
  model = \"qwen3\"
  key = \"OPENAI_API_KEY\"               # the name of an environment variable, if the service wants a key

Exit codes: 0 done, 1 something could not be translated or the content has errors, 2 machine, service or usage.";

const NOBODY: &str =
    "no provider: [translate] in digest.toml names nobody; `digest translate --help` shows how";

pub(super) fn language(tag: &str) -> Result<Locale, String> {
    let known = Locale::ALL.into_iter().find(|one| one.tag().eq_ignore_ascii_case(tag));
    known.ok_or_else(|| "write en, zh-Hans or zh-Hant".to_owned())
}

pub(super) fn run(args: &TranslateArgs) -> Result<Outcome, MachineError> {
    if args.accept { accept(args) } else { draft(args) }
}

/// Drafts what is missing or out of date.
fn draft(args: &TranslateArgs) -> Result<Outcome, MachineError> {
    let site = Translations::open(&args.root, &args.files)?;
    let mut report = Report::default();
    let works = works(&site, args, &mut report);
    let Some(config) = &site.config.translate else {
        let (said, texts) = site.remarks();
        if said.has_errors() {
            print::diagnostics(&said, &texts);
            return Ok(Outcome::ContentErrors);
        }
        return Err(NOBODY.into());
    };
    let memory = site.root.join(translate::MEMORY_FILE);
    if args.dry_run {
        let memory = Memory::read(&memory)?;
        return say_plan(args, &works, &memory, config, &report);
    }
    let service = Service::new(config)?;
    let mut memory = Memory::open(&memory)?;
    for line in &memory.unread {
        let path = SourcePath::new(translate::MEMORY_FILE);
        let place = u32::try_from(*line).ok().map(Place::line);
        let help = "it does no harm; remove it";
        report.add(
            Severity::Note,
            "translate/memory",
            &path,
            place,
            "this line is not one of the memory's",
            help,
        );
    }
    let mut glossary = site.glossary.clone();
    glossary.terms.extend(enrich::builtin_glossary().terms);
    let told = |one: &Written| {
        if args.format == Format::Text {
            let doubts = match one.doubts {
                0 => String::new(),
                count => format!(", {} to look at", print::counted(count, "paragraph")),
            };
            print::note(&format!("{}: drafted{doubts}", one.path));
        }
    };
    let known = (&site.glossary, &glossary, site.config.region);
    let filled = translate::fill(&site.root, &works, &service, &mut memory, known, &told)?;
    report.append(filled.report.clone());
    say_filled(args, &site, &works, &filled, report)?;
    match filled.stopped {
        Some(error) => {
            Err(format!("{error}; what was finished is kept: run the command again to go on")
                .into())
        }
        None if filled.report.has_errors() => Ok(Outcome::ContentErrors),
        None => Ok(Outcome::Done),
    }
}

/// What there is to do.
fn works<'a>(site: &'a Translations, args: &TranslateArgs, report: &mut Report) -> Vec<Work<'a>> {
    let mut works = Vec::new();
    for (source, translations) in site.articles() {
        let from = source.article.lang;
        let targets = match args.to.is_empty() {
            true => translate::targets(from, &site.config.languages),
            false => args.to.clone(),
        };
        for to in targets.into_iter().filter(|to| *to != from) {
            let own = translations.iter().find(|one| one.article.lang == to).copied();
            works.extend(translate::plan(source, own, to, report));
        }
    }
    works
}

fn say_plan(
    args: &TranslateArgs,
    works: &[Work<'_>],
    memory: &Memory,
    config: &TranslateConfig,
    report: &Report,
) -> Result<Outcome, MachineError> {
    let wanted = works.iter().map(|work| (work, work.size(memory)));
    let wanted: Vec<(&Work<'_>, (usize, usize))> = wanted.collect();
    let (paragraphs, chars) = wanted.iter().fold((0, 0), |(a, b), (_, (c, d))| (a + c, b + d));
    let place = if config.url.is_empty() { config.translator() } else { config.url.clone() };
    match args.format {
        Format::Json => {
            let list: Vec<Value> = wanted
                .iter()
                .map(|(work, (paragraphs, chars))| {
                    json!({ "path": work.path.as_str(), "paragraphs": paragraphs, "characters": chars })
                })
                .collect();
            print::json(&json!({
                "drafts": list, "paragraphs": paragraphs, "characters": chars, "to": place,
                "diagnostics": print::diagnostics_json(report),
            }))?;
        }
        Format::Text => {
            for (work, (paragraphs, chars)) in &wanted {
                let paragraphs = print::counted(*paragraphs, "paragraph");
                print::out(&format!("{}: {paragraphs}, {chars} characters\n", work.path))?;
            }
            let all = print::counted(paragraphs, "paragraph");
            print::out(&format!("{all}, {chars} characters would be sent to {place}\n"))?;
            print::diagnostics(report, &std::collections::BTreeMap::new());
        }
    }
    Ok(Outcome::Done)
}

fn say_filled(
    args: &TranslateArgs,
    site: &Translations,
    works: &[Work<'_>],
    filled: &Filled,
    mut report: Report,
) -> Result<(), MachineError> {
    let (_, texts) = site.remarks();
    report.sort();
    match args.format {
        Format::Json => {
            let list: Vec<Value> = filled
                .written
                .iter()
                .map(|one| json!({ "path": one.path.as_str(), "doubts": one.doubts }))
                .collect();
            print::json(&json!({
                "drafts": list, "asked": filled.asked, "remembered": filled.remembered,
                "stopped": filled.stopped.as_ref().map(ToString::to_string),
                "diagnostics": print::diagnostics_json(&report),
            }))?;
        }
        Format::Text => {
            print::diagnostics(&report, &texts);
            print::out(&format!(
                "{} of {} written; {} asked for, {} remembered\n",
                filled.written.len(),
                print::counted(works.len(), "draft"),
                print::counted(filled.asked, "paragraph"),
                filled.remembered
            ))?;
        }
    }
    Ok(())
}

/// Records what the translations were made from.
fn accept(args: &TranslateArgs) -> Result<Outcome, MachineError> {
    let mut site = Translations::open(&args.root, &args.files)?;
    let mut done: Vec<(String, Accepted)> = Vec::new();
    let mut left = 0;
    let mut report = std::mem::take(&mut site.report);
    for (source, translations) in site.articles() {
        for one in translations {
            let outdated = parity::changes(source, one).is_some_and(|changes| changes.any());
            // Nobody has looked at what the command line does not name.
            if args.files.is_empty() && outdated {
                left += 1;
                continue;
            }
            let accepted = translate::accept(&site.root, source, one, &mut report)?;
            done.push((one.article.path.as_str().to_owned(), accepted));
        }
    }
    site.report = report;
    let (report, texts) = site.remarks();
    match args.format {
        Format::Json => {
            let list: Vec<Value> = done
                .iter()
                .map(|(path, what)| json!({ "path": path, "record": word(*what) }))
                .collect();
            print::json(&json!({
                "accepted": list, "left_outdated": left, "diagnostics": print::diagnostics_json(&report),
            }))?;
        }
        Format::Text => {
            for (path, what) in done.iter().filter(|(_, what)| *what != Accepted::Same) {
                print::out(&format!("{path}: {}\n", said(*what)))?;
            }
            let same = done.iter().filter(|(_, what)| *what == Accepted::Same).count();
            if same > 0 {
                print::out(&format!(
                    "{}: as recorded before\n",
                    print::counted(same, "translation")
                ))?;
            }
            if left > 0 {
                print::out(&format!(
                    "{} older than the source: left; look at what `digest check` says, then name them\n",
                    print::counted(left, "translation")
                ))?;
            }
            print::diagnostics(&report, &texts);
        }
    }
    Ok(if report.has_errors() { Outcome::ContentErrors } else { Outcome::Done })
}

fn word(accepted: Accepted) -> &'static str {
    match accepted {
        Accepted::New => "new",
        Accepted::Renewed(_) => "renewed",
        Accepted::Same => "same",
        Accepted::Refused => "refused",
    }
}

fn said(accepted: Accepted) -> String {
    match accepted {
        Accepted::New => "recorded".to_owned(),
        Accepted::Renewed(changed) => {
            format!("recorded anew; {} had changed", print::counted(changed, "paragraph"))
        }
        Accepted::Same => "as recorded before".to_owned(),
        Accepted::Refused => "not recorded".to_owned(),
    }
}
