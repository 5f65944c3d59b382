//! `digest translate`: drafts of what is missing, and the record of what translations were made from.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::translations::Translations;
use super::{Format, MachineError, Outcome, RootArgs, print};
use crate::parity;
use crate::translate::{self, Accepted};

/// What to translate.
#[derive(Debug, Args)]
pub(super) struct TranslateArgs {
    /// Articles, their translations, or folders of them [default: all of the site]
    #[arg(value_name = "FILE|DIR")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    root: RootArgs,
    /// Say that translations render their sources as they are now; without FILE, of those for which nothing was ever said
    #[arg(long)]
    accept: bool,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &TranslateArgs) -> Result<Outcome, MachineError> {
    accept(args)
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
