//! `digest build`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Format, MachineError, Outcome, RootArgs, print, site};
use crate::emit;

/// How to build.
#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    root: RootArgs,
    /// Folder to publish to, replaced as a whole [default: `public` beside `digest.toml`]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Where the site will be published, instead of `base_url` in `digest.toml`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &BuildArgs) -> Result<Outcome, MachineError> {
    let root = site::root(&args.root)?;
    let made = site::make(&root, args.base_url.as_deref(), args.drafts)?;
    let output = args.output.clone().unwrap_or_else(|| made.root.join("public"));
    let failed = made.report.has_errors();
    if !failed {
        emit::emit(&made.files, &output)?;
    }
    match args.format {
        Format::Json => print::json(&json!({
            "published": !failed, "output": output, "articles": made.articles, "files": made.files.len(),
            "diagnostics": print::diagnostics_json(&made.report),
        }))?,
        Format::Text => {
            print::diagnostics(&made.report, &made.texts);
            if failed {
                print::note("nothing was published; the old site, if there was one, is untouched");
            } else {
                let articles = print::counted(made.articles, "article");
                let files = print::counted(made.files.len(), "file");
                print::out(&format!("published {articles} in {files} to {}\n", output.display()))?;
            }
        }
    }
    Ok(if failed { Outcome::ContentErrors } else { Outcome::Done })
}
