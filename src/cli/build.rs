//! `digest build`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use clap::Args;
use serde_json::json;

use super::last::{self, Last};
use super::live::{self, Turn};
use super::site::{self, Input, Maker};
use super::{Format, MachineError, Outcome, RootArgs, cache, print};
use crate::emit::{self, Emitted, Staging};
use crate::memo::{Counts, Key};
use crate::model::{OutputFile, Report, SourcePath};
use crate::pipeline::{self, Before, Work};

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
    /// Write a .gz and a .br beside every text file, for servers that send these
    #[arg(long)]
    compress: bool,
    /// Publish drafts too
    #[arg(long)]
    drafts: bool,
    /// Publish again after every change, until stopped
    #[arg(long, conflicts_with = "format")]
    watch: bool,
    /// With --watch: look for changes again and again, where the system does not tell of them
    #[arg(long, requires = "watch")]
    poll: bool,
    /// Make everything anew: neither read nor write `.digest-cache`
    #[arg(long)]
    no_cache: bool,
    /// Say how long each stage took, and how much was remembered from earlier builds
    #[arg(long, conflicts_with = "watch")]
    timings: bool,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &BuildArgs) -> Result<Outcome, MachineError> {
    let root = site::root(&args.root)?;
    let output = args.output.clone().unwrap_or_else(|| root.join("public"));
    let mut maker = Maker::new(root, args.base_url.as_deref(), args.drafts)?;
    if args.watch {
        if !args.no_cache {
            maker.memos = cache::of_builds(maker.root());
        }
        live::forever(&mut maker, args.poll, |maker, turn| {
            again(maker, turn, &output, args.compress);
            // From now on memory does; others may have what is on disk.
            if let Err(error) = maker.memos.end_run() {
                print::note(&format!("warning: {}", print::with_causes(&error)));
            }
            Ok(())
        })?;
        return Ok(Outcome::Done);
    }
    let input = maker.load()?;
    let program = cache::program().filter(|_| !args.no_cache);
    let how = program.map(|one| Key::new("how").with(one).value(&args.compress).end());
    let key = program.map(|program| {
        let how = (&args.base_url, args.drafts, args.compress, input.report());
        pipeline::fingerprint(&input.loaded, Key::new("build").with(program).value(&how).end())
    });
    let folder = cache::folder(maker.root());
    if let Some(last) = key.and_then(|key| Last::same(&folder, key, &output)) {
        return nothing_to_do(&maker, &input, &last, args, &output);
    }
    maker.memos = if args.no_cache { cache::none() } else { cache::of_build(maker.root()) };
    let staging = Staging::begin(&output, args.compress)?;
    let before = how.and_then(|how| last::published(&folder, how, &output));
    let seen = before.as_ref().map(|(_, seen)| *seen);
    let staging = match args.no_cache {
        true => staging,
        false => staging.with_spare(&folder, seen),
    };
    let (keep, read) = (&|path: &str| staging.keep(path), &|path: &str| staging.read(path));
    let before = before.as_ref().map(|(published, _)| Before { published, keep, read });
    let made = maker.make(&input, &|file| staging.put(&file), before)?;
    let failed = made.report.has_errors();
    let mut emitted = Emitted::default();
    if !failed {
        emitted = staging.publish()?;
        maker.laps.lap("publishing");
    }
    let files = emitted.written + emitted.kept;
    let remembered = maker.memos.end_run();
    if let Some(last) =
        key.filter(|_| !failed).and_then(|key| Last::new(key, &output, emitted.seen))
    {
        let Work { units, pages, .. } = made.site.work;
        let (units, pages) = (units.made + units.found, pages.made + pages.found);
        let (articles, report) = (made.site.articles, made.report.clone());
        if let Some(how) = how {
            last::keep_published(&folder, how, last.folder, &made.site.published);
        }
        Last { units, pages, articles, files, report, ..last }.keep(&folder);
    }
    maker.laps.lap("remembering");
    if args.timings {
        if let Err(error) = remembered {
            print::note(&print::with_causes(&error));
        }
        print::note(&maker.laps.table(&made.site.work, emitted.written, emitted.kept));
    }
    let (articles, texts) = (made.site.articles, &made.site.texts);
    say(args.format, &made.report, texts, (articles, files), &output)
}

/// All is as the build before has left it.
fn nothing_to_do(
    maker: &Maker,
    input: &Input,
    last: &Last,
    args: &BuildArgs,
    output: &Path,
) -> Result<Outcome, MachineError> {
    if args.timings {
        let (units, pages) = (Counts { made: 0, found: last.units }, last.pages);
        let pages = Counts { made: 0, found: pages };
        let work = Work { units, units_from_disk: 0, pages };
        print::note(&maker.laps.table(&work, 0, last.files));
    }
    let texts = pipeline::texts(&input.loaded, &last.report);
    say(args.format, &last.report, &texts, (last.articles, last.files), output)
}

/// Says what the build came to.
fn say(
    format: Format,
    report: &Report,
    texts: &BTreeMap<SourcePath, String>,
    (articles, files): (usize, usize),
    output: &Path,
) -> Result<Outcome, MachineError> {
    let failed = report.has_errors();
    match format {
        Format::Json => print::json(&json!({
            "published": !failed, "output": output, "articles": articles, "files": files,
            "diagnostics": print::diagnostics_json(report),
        }))?,
        Format::Text => {
            print::diagnostics(report, texts);
            if failed {
                print::note(UNTOUCHED);
            } else {
                print::out(&published(articles, files, output))?;
            }
        }
    }
    Ok(if failed { Outcome::ContentErrors } else { Outcome::Done })
}

const UNTOUCHED: &str = "nothing was published; the old site, if there was one, is untouched";

fn published(articles: usize, files: usize, output: &Path) -> String {
    let articles = print::counted(articles, "article");
    let files = print::counted(files, "file");
    format!("published {articles} in {files} to {}\n", output.display())
}

/// One turn of `--watch`. A folder that cannot be written to may be writable after the next change.
fn again(maker: &mut Maker, turn: Turn<'_>, output: &Path, compress: bool) {
    let files: Mutex<Vec<Arc<OutputFile>>> = Mutex::default();
    let take = |file| files.lock().unwrap_or_else(PoisonError::into_inner).push(file);
    let made = turn.input.and_then(|input| live::guarded(|| maker.make(input, &take, None)));
    let files = files.into_inner().unwrap_or_else(PoisonError::into_inner);
    let took = maker.laps.total();
    let written = match &made {
        Err(error) => Err(error.clone()),
        Ok(made) => {
            print::diagnostics(&made.report, &made.site.texts);
            if made.report.has_errors() {
                print::note(UNTOUCHED);
                return;
            }
            emit::emit(&files, output, compress)
                .map(|emitted| {
                    published(made.site.articles, emitted.written + emitted.kept, output)
                })
                .map_err(|error| print::with_causes(&error))
        }
    };
    match written {
        Ok(text) => print::note(&format!("{} ({} ms)", text.trim_end(), took.as_millis())),
        Err(error) => print::note(&format!("error: {error}")),
    }
}
