//! `digest init`: a small site that builds, to change into one's own.
#![expect(clippy::disallowed_methods, reason = "this command writes the new site")]

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::{MachineError, Outcome, print};

/// Where to begin.
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// Folder to make; must be new or empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// What a new site consists of.
const FILES: &[(&str, &str)] = &[
    ("digest.toml", include_str!("scaffold/digest.toml")),
    ("glossary.toml", include_str!("scaffold/glossary.toml")),
    ("content/night-market.txt", include_str!("scaffold/content/night-market.txt")),
    ("content/night-market.toml", include_str!("scaffold/content/night-market.toml")),
    ("content/night-market.en.md", include_str!("scaffold/content/night-market.en.md")),
    (".gitignore", "/public\n/.digest-cache\n"),
];

pub(super) fn run(args: &InitArgs) -> Result<Outcome, MachineError> {
    let folder = &args.folder;
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(format!(
            "`{}` has files in it; choose a new or empty folder",
            folder.display()
        )
        .into());
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)
                .map_err(|error| format!("cannot make `{}`: {error}", parent.display()))?;
        }
        fs::write(&path, text)
            .map_err(|error| format!("cannot write `{}`: {error}", path.display()))?;
    }
    let shown = folder.display();
    print::out(&format!(
        "made a site in {shown}\n\nNext:\n  digest serve --root {shown} --open\n  digest build --root {shown}, and put {shown}/public/ on any web server\n  put your own articles (.txt, .md, .html) into {shown}/content/\n"
    ))?;
    Ok(Outcome::Done)
}
