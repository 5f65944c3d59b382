//! `digest serve`.

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use clap::Args;

use crate::load::{Content, Loaded, SITE_FILE};
use crate::model::{Config, Report, SourceFile, SourcePath};
use crate::pipeline::{self, Site};
use crate::serve::{Diff, PageNote, Server, Shown, Snapshot};

use super::live::{self, Turn};
use super::site::{self, Maker};
use super::{MachineError, Outcome, RootArgs, cache, diff, print};

/// How to serve.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct ServeArgs {
    #[command(flatten)]
    root: RootArgs,
    /// Port; 0 takes any free one [default: 8080, or the next free one]
    #[arg(long, value_name = "N")]
    port: Option<u16>,
    /// Open the site in your browser
    #[arg(long)]
    open: bool,
    /// Take the open page to the article that you change, and to the place
    #[arg(long)]
    follow: bool,
    /// Show drafts too
    #[arg(long)]
    drafts: bool,
    /// Look for changes again and again, where the system does not tell of them
    #[arg(long)]
    poll: bool,
    /// Address of this machine to listen on, for others to see the preview: 192.168.1.7, or 0.0.0.0 for all
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::from(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
}

const HELP: &str = "\
Nothing is written to disk. Errors are shown over the last good version, and go when they are mended. On network
folders, and when the system has no more watches to give, changes are looked for twice a second. Ctrl-C ends.";

/// The first port to try, and how many more.
const PORT: u16 = 8080;
const PORTS: u16 = 20;

pub(super) fn run(args: &ServeArgs) -> Result<Outcome, MachineError> {
    let mut maker = Maker::new(site::root(&args.root)?, None, args.drafts)?;
    maker.memos = cache::to_look_at(maker.root());
    maker.preview = true;
    if !args.host.is_loopback() {
        print::note(
            "warning: everyone who can reach this address sees the site, drafts and sources included",
        );
    }
    let server = start(args)?;
    let mut shown = Shown::default();
    let mut told = false;
    live::forever(&mut maker, args.poll, |turn| {
        let snapshot = snapshot(&turn, &mut shown, args);
        let now = state(&turn);
        server.publish(snapshot);
        if !told {
            let base = turn.made.as_ref().map_or("/", |made| made.site.base.as_str());
            let url = format!("http://{}{base}", server.address());
            print::out(&format!("serving {url} (Ctrl-C ends)\n"))?;
            if args.open {
                open(&url);
            }
            told = true;
        }
        print::note(&now);
        Ok(())
    })?;
    Ok(Outcome::Done)
}

/// The server on the port asked for, or on the first free one.
fn start(args: &ServeArgs) -> Result<Server, MachineError> {
    let first = args.port.unwrap_or(PORT);
    let last = if args.port.is_some() { first } else { first + PORTS };
    let mut port = first;
    loop {
        match Server::start(SocketAddr::new(args.host, port), empty()) {
            Ok(server) => return Ok(server),
            Err(_) if port < last => port += 1,
            Err(error) => return Err(error.into()),
        }
    }
}

fn empty() -> Snapshot {
    Snapshot {
        build: 0,
        shown: Shown::default(),
        good: true,
        report: Report::default(),
        texts: BTreeMap::new(),
        notice: None,
        follow: None,
        diff: Box::new(|_| None),
    }
}

/// What a turn came to, for the terminal.
fn state(turn: &Turn) -> String {
    let (number, took) = (turn.number, turn.took.as_millis());
    match &turn.made {
        Err(error) => format!("build {number}: error: {error}"),
        Ok(made) => {
            print::diagnostics(&made.report, &made.site.texts);
            let articles = print::counted(made.site.articles, "article");
            let work = made.site.work;
            let (made_anew, pages) = (work.units.made, work.pages.made);
            let kept = if made.report.has_errors() { "; the last good version stays" } else { "" };
            format!(
                "build {number}: {articles} ({made_anew} made anew, {pages} pages rendered), {took} ms{kept}"
            )
        }
    }
}

fn snapshot(turn: &Turn, shown: &mut Shown, args: &ServeArgs) -> Snapshot {
    let mut snapshot = Snapshot {
        build: turn.number,
        good: false,
        notice: turn
            .polling
            .as_ref()
            .map(|why| format!("looking for changes twice a second: {why}")),
        ..empty()
    };
    match &turn.made {
        Err(error) => {
            let (message, because) = error.split_once('\n').unwrap_or((error, ""));
            let path = SourcePath::new(SITE_FILE);
            snapshot.report.error("machine/error", &path, None, message, because.trim());
        }
        Ok(made) => {
            snapshot.good = !made.report.has_errors();
            snapshot.report = made.report.clone();
            snapshot.texts = made.site.texts.clone();
            snapshot.diff = differ(turn.loaded.clone(), made.config.clone());
            if snapshot.good {
                let pages = notes(&made.site, &turn.loaded.content);
                let files = turn.files.clone();
                let (next, follow) =
                    shown.next(&made.site.base, files, pages, &turn.changed, turn.number);
                *shown = next;
                snapshot.follow = follow.filter(|_| args.follow);
            }
        }
    }
    snapshot.shown = shown.clone();
    snapshot
}

/// What is known of the pages of articles: their sources, and all files whose remarks concern them.
fn notes(site: &Site, content: &Content) -> Vec<PageNote> {
    let stems: BTreeMap<&SourcePath, &str> =
        content.sources.iter().map(|file| (&file.path, file.stem.as_str())).collect();
    let mut groups: BTreeMap<&str, Vec<SourcePath>> = BTreeMap::new();
    for file in &content.sources {
        groups.entry(&file.stem).or_default().push(file.path.clone());
    }
    for sidecar in &content.sidecars {
        // `name.toml` is the article's, `name.en.toml` its translation's.
        let whole = sidecar.name.as_str();
        let stem = if groups.contains_key(whole) {
            whole
        } else {
            whole.rsplit_once('.').map_or(whole, |(stem, _)| stem)
        };
        if let Some(group) = groups.get_mut(stem) {
            group.push(sidecar.path.clone());
        }
    }
    let note = |(path, source): (&String, &SourcePath)| PageNote {
        path: path.clone(),
        source: Some(source.clone()),
        files: stems.get(source).and_then(|stem| groups.get(stem)).cloned().unwrap_or_default(),
    };
    site.sources.iter().map(note).collect()
}

/// Shows what cleaning did to a source, when asked.
fn differ(loaded: Arc<Loaded>, config: Config) -> Diff {
    Box::new(move |path| {
        let all = &loaded.content;
        let stem = &all.sources.iter().find(|file| file.path == *path)?.stem;
        let kin = |file: &&SourceFile| file.stem == *stem;
        let beside = all.sidecars.iter().filter(|one| one.name.starts_with(stem.as_str()));
        let content = Content {
            sources: all.sources.iter().filter(kin).cloned().collect(),
            sidecars: beside.cloned().collect(),
            defaults: all.defaults.clone(),
            pictures: Vec::new(),
        };
        let options = pipeline::Options { published: None, drafts: true, progress: &|| {} };
        let mut files = pipeline::trace(&content, &config, options, &mut Report::default());
        files.retain(|file| file.path == *path);
        Some(diff::page(&files))
    })
}

/// Opens the address in the browser. If that fails, it stands in the terminal.
fn open(url: &str) {
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let null = std::process::Stdio::null;
    let mut command = std::process::Command::new(program);
    command.args(before).arg(url).stdin(null()).stdout(null()).stderr(null());
    if command.spawn().is_err() {
        print::note("no browser could be opened; open the address yourself");
    }
}
