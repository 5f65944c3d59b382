//! `digest inspect`.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Format, MachineError, Outcome, inspect_json, inspect_text, print};
use crate::load::{self, Content, Loaded};
use crate::model::{Config, Date, Glossary, Report};
use crate::pipeline::{self, Prepared};

/// What to inspect.
#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    /// Articles, or folders of them; a folder is read as a site reads its content
    #[arg(value_name = "FILE|DIR", required = true)]
    paths: Vec<PathBuf>,
    /// Publication date of articles that state none: 2020-04-26
    #[arg(long, value_name = "DATE", value_parser = day)]
    published: Option<Date>,
    /// Folder with the `digest.toml` and `glossary.toml` to use [default: the nearest one upwards from each path, if any]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "write year, month and day: 2020-04-26".to_owned())
}

pub(super) fn run(args: &InspectArgs) -> Result<Outcome, MachineError> {
    let mut report = Report::default();
    let mut files: Vec<Prepared> = Vec::new();
    for path in &args.paths {
        let (config, glossary) = settings(args.root.as_deref(), path, &mut report)?;
        let content = content(path, &mut report)?;
        let options =
            pipeline::Options { published: args.published, drafts: true, progress: &|| {} };
        let prepared = pipeline::prepare(&content, &config, &glossary, options, &mut report);
        for (source, translations) in prepared {
            files.push(source);
            // A translation is no article of its own; what is wrong with it is said all the same.
            files.extend(
                translations.into_iter().map(|one| Prepared { entries: Vec::new(), ..one }),
            );
        }
    }
    match args.format {
        Format::Json => print::json(&inspect_json::files(&files, &report))?,
        Format::Text => print::out(&inspect_text::files(&files))?,
    }
    let mut all = report;
    files.iter().for_each(|file| all.append(file.report.clone()));
    if args.format == Format::Text {
        all.sort();
        print::diagnostics(
            &all,
            &files.iter().map(|file| (file.path.clone(), file.text.clone())).collect(),
        );
    }
    Ok(if all.has_errors() { Outcome::ContentErrors } else { Outcome::Done })
}

/// What a path of the arguments names: a folder of content, or one file with what belongs to it.
pub(super) fn content(path: &Path, report: &mut Report) -> Result<Content, MachineError> {
    if path.is_dir() {
        let label = path.to_string_lossy().replace('\\', "/");
        return Ok(load::content(path, label.trim_end_matches('/'), report)?);
    }
    let content = load::single(path, report)?;
    if content.sources.is_empty() {
        return Err(format!(
            "`{}` is no article: its name must end in .txt, .md or .html",
            path.display()
        )
        .into());
    }
    Ok(content)
}

/// The settings of the site that the path belongs to; the defaults where it belongs to none.
pub(super) fn settings(
    root: Option<&Path>,
    path: &Path,
    report: &mut Report,
) -> Result<(Config, Glossary), MachineError> {
    let root = match root {
        Some(root) => Some(root.to_owned()),
        None => load::find_root(path).ok(),
    };
    let loaded = match &root {
        Some(root) => load::settings(root, report)?,
        None => Loaded::default(),
    };
    Ok(pipeline::config(&loaded, report))
}
