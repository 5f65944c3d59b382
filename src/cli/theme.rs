//! `digest theme`.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use serde_json::json;

use super::{Format, MachineError, Outcome, RootArgs, print, site};
use crate::model::Report;
use crate::{load, pipeline};

/// What to do with themes.
#[derive(Debug, Subcommand)]
pub(super) enum ThemeCommand {
    /// Hold a theme against the views: templates, words, style sheet, and pages of every kind made up from the schema
    Check(CheckArgs),
}

/// Which theme to check.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Its name: a built-in theme, or a folder below `themes/` [default: that of `digest.toml`]
    name: Option<String>,
    #[command(flatten)]
    root: RootArgs,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn check(args: &CheckArgs) -> Result<Outcome, MachineError> {
    let root = site::root(&args.root)?;
    let mut found = Report::default();
    let loaded = load::site(&root, &mut found)?;
    let (config, _) = pipeline::config(&loaded, &mut found);
    // What is wrong with the content is for `digest check` to say.
    let mut report = Report::default();
    pipeline::check_theme(&config, &loaded, args.name.as_deref(), &mut report);
    report.sort();
    match args.format {
        Format::Json => print::json(&json!({ "diagnostics": print::diagnostics_json(&report) }))?,
        Format::Text => {
            let files = loaded.site.iter().chain(&loaded.templates).chain(&loaded.themes);
            let texts: BTreeMap<_, _> =
                files.map(|file| (file.path.clone(), file.text.clone())).collect();
            print::diagnostics(&report, &texts);
            if report.diagnostics.is_empty() {
                let name = args.name.as_ref().unwrap_or(&config.theme);
                print::out(&format!("theme `{name}`: no faults\n"))?;
            }
        }
    }
    Ok(if report.has_errors() { Outcome::ContentErrors } else { Outcome::Done })
}
