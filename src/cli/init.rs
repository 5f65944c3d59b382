//! `digest init`.

use std::path::PathBuf;

use clap::Args;

use super::{MachineError, Outcome};

/// Where to begin.
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// Folder to make; must be new or empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub(super) fn run(args: &InitArgs) -> Result<Outcome, MachineError> {
    let _ = &args.folder;
    Ok(Outcome::Done)
}
