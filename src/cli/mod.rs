//! The command line: arguments in, text and exit codes out; the only room that prints.

mod build;
mod cache;
mod check;
mod convert;
mod diff;
mod init;
mod inspect;
mod inspect_json;
mod inspect_text;
mod laps;
mod last;
mod live;
mod print;
mod progress;
mod serve;
mod site;
mod status;
mod summary;
mod theme;
mod translate;
mod translations;
mod xliff;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

pub use print::print_error;

/// Turns raw source articles into a published bilingual (Chinese and English) news digest.
///
/// Put scraped text, saved pages and translations into `content/`, run `digest build`, and put `public/` on any web server.
#[derive(Debug, Parser)]
#[command(name = "digest", version, max_term_width = 100, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  digest init my-digest                 make a small site
  digest serve --root my-digest --open  look at it while you edit
  digest build --root my-digest         publish it to my-digest/public
  digest inspect article.txt            see what the program makes of one article
  digest diff article.txt               see what cleaning changed in it, and by which rule
  digest summary article.txt            see which key points were chosen, and why
  digest status                         see which translations are missing or out of date
  digest translate --dry-run            see how much a machine would be asked to translate, and where
  digest convert --explain article.txt  see how it becomes the other Chinese script, and why
  digest check --deny warnings          look for faults without publishing

Exit codes: 0 done, 1 the content has errors and nothing was published, 2 machine or usage.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a small site that builds, in a new or empty folder
    Init(init::InitArgs),
    /// Publish the site
    Build(build::BuildArgs),
    /// Show the site in a browser while you edit it; pages change as you save
    Serve(serve::ServeArgs),
    /// Look for faults without publishing
    Check(check::CheckArgs),
    /// Show what the program knows of each article
    Inspect(inspect::InspectArgs),
    /// Show what cleaning changed in each article, run by run, and which rule did it
    Diff(diff::DiffArgs),
    /// Show the candidates for each article's key points, and what speaks for and against them
    Summary(summary::SummaryArgs),
    /// Show which article is in which language, and which translations are older than their sources
    Status(status::StatusArgs),
    /// Draft missing translations by the provider in digest.toml, or accept translations as up to date
    Translate(translate::TranslateArgs),
    /// Exchange translations with translators' tools, in XLIFF 2.1
    Xliff(xliff::XliffArgs),
    /// Show each article in the other Chinese script, or word by word how it came about
    Convert(convert::ConvertArgs),
    /// Work on themes
    #[command(subcommand)]
    Theme(theme::ThemeCommand),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// Reads the arguments; on wrong ones prints what is right and ends the program, as on `--help`.
pub fn parse() -> Cli {
    Cli::parse()
}

/// Where the site is.
#[derive(Debug, Args)]
struct RootArgs {
    /// Folder with `digest.toml` [default: the nearest one upwards]
    #[arg(long, value_name = "DIR")]
    root: Option<PathBuf>,
}

/// For whom output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: one JSON document
    Json,
}

/// What came of it, as an exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// 0: done.
    Done,
    /// 1: the content has errors; nothing was published.
    ContentErrors,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::ContentErrors => Self::from(1),
        }
    }
}

/// Any fault of the machine, with its causes behind it.
pub type MachineError = Box<dyn std::error::Error + Send + Sync>;

/// Does what the arguments ask for.
///
/// # Errors
///
/// Any fault of the machine: files that cannot be read or written, a folder that is no site.
pub fn run(cli: Cli) -> Result<Outcome, MachineError> {
    match cli.command {
        Command::Init(args) => init::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Summary(args) => summary::run(&args),
        Command::Status(args) => status::run(&args),
        Command::Translate(args) => translate::run(&args),
        Command::Xliff(args) => xliff::run(&args),
        Command::Convert(args) => convert::run(&args),
        Command::Theme(theme::ThemeCommand::Check(args)) => theme::check(&args),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "digest", &mut script);
            print::out(&String::from_utf8_lossy(&script))?;
            Ok(Outcome::Done)
        }
    }
}
