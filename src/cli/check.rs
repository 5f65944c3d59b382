//! `digest check`.

use clap::{Args, ValueEnum};
use serde_json::json;

use super::{Format, MachineError, Outcome, RootArgs, cache, print, site};
use crate::model::Severity;

/// How to check.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    root: RootArgs,
    /// What else counts as an error
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Check drafts too
    #[arg(long)]
    drafts: bool,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// What counts as an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Warnings
    Warnings,
}

pub(super) fn run(args: &CheckArgs) -> Result<Outcome, MachineError> {
    let root = site::root(&args.root)?;
    let mut maker = site::Maker::new(root, None, args.drafts)?;
    maker.memos = cache::none();
    maker.draw = false;
    let input = maker.load()?;
    let made = maker.make(&input, &|_| {}, None)?;
    match args.format {
        Format::Json => {
            print::json(&json!({ "diagnostics": print::diagnostics_json(&made.report) }))?;
        }
        Format::Text => {
            print::diagnostics(&made.report, &made.site.texts);
            if made.report.diagnostics.is_empty() {
                print::out(&format!(
                    "{}, no faults\n",
                    print::counted(made.site.articles, "article")
                ))?;
            }
        }
    }
    let least = if args.deny.is_some() { Severity::Warning } else { Severity::Error };
    let failed = made.report.diagnostics.iter().any(|one| one.severity >= least);
    Ok(if failed { Outcome::ContentErrors } else { Outcome::Done })
}
