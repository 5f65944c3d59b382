//! `digest serve`.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use clap::Args;

use crate::load::{Content, Loaded, SITE_FILE};
use crate::model::{Config, Diagnostic, Report, Severity, SourceFile, SourcePath};
use crate::pipeline::{self, Answer, Memos, Preview, Remarks, View};
use crate::serve::{Checks, Diff, Made, PageNote, Pages, Server, Shown, Snapshot, Texts};

use super::live::{self, Turn};
use super::site::{self, Glance, Maker};
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
    let server = Arc::new(start(args)?);
    let mut desk = Desk {
        preview: Preview::new(std::mem::replace(&mut maker.memos, Memos::lasting())),
        shown: Arc::default(),
        printed: Arc::default(),
        follow: args.follow,
    };
    let mut told = false;
    live::forever(&mut maker, args.poll, |maker, turn| {
        let number = turn.number;
        let glance = turn
            .input
            .clone()
            .and_then(|input| live::guarded(|| maker.see(&mut desk.preview, input)));
        let (snapshot, later) = desk.snapshot(&turn, glance.as_ref());
        let took = maker.laps.total();
        server.publish(snapshot);
        if !told {
            let seen = glance.as_ref().ok().and_then(|glance| glance.seen.as_ref());
            let base = seen.map_or("/", |seen| seen.base.as_str());
            let url = format!("http://{}{base}", server.address());
            print::out(&format!("serving {url} (Ctrl-C ends)\n"))?;
            if args.open {
                open(&url);
            }
            told = true;
        }
        print::note(&state(number, &glance, took));
        later.into_iter().for_each(|later| later.begin(server.clone()));
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
        checks: Arc::new(|_| Vec::new()),
        texts: Arc::new(|_| None),
        notice: None,
        follow: None,
        diff: Arc::new(|_| None),
    }
}

/// What goes from one turn to the next.
struct Desk {
    preview: Preview,
    /// The last version that was good.
    shown: Arc<Mutex<Shown>>,
    /// What was said last.
    printed: Arc<Mutex<Report>>,
    follow: bool,
}

/// What is found out about a version while it is shown already.
struct Later {
    build: u64,
    shown: Shown,
    /// The last version, whose place this one takes when it is known which pages have gone.
    last: Arc<Mutex<Shown>>,
    view: Arc<View>,
    remarks: Arc<Remarks>,
    /// What is known already.
    report: Report,
    /// What was said in the terminal.
    printed: Arc<Mutex<Report>>,
    loaded: Arc<Loaded>,
    /// Whether every page is looked at.
    pages: bool,
}

impl Desk {
    /// What is to be shown, and what there is to find out about it.
    fn snapshot(
        &mut self,
        turn: &Turn<'_>,
        glance: Result<&Glance, &String>,
    ) -> (Snapshot, Option<Later>) {
        let mut last = self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let notice = turn.polling.map(|why| format!("looking for changes twice a second: {why}"));
        let mut snapshot = Snapshot { build: turn.number, good: false, notice, ..empty() };
        let mut later = None;
        let failed = live::FAILED.to_owned();
        match glance.and_then(|glance| Ok((glance, glance.seen.as_ref().ok_or(&failed)?))) {
            Err(error) => {
                let (message, because) = error.split_once('\n').unwrap_or((error, ""));
                let path = SourcePath::new(SITE_FILE);
                snapshot.report.error("machine/error", &path, None, message, because.trim());
            }
            Ok((Glance { report, config, .. }, seen)) => {
                snapshot.good = !report.has_errors();
                snapshot.report = report.clone();
                snapshot.checks = checks(seen.remarks.clone());
                if let Ok(input) = turn.input {
                    snapshot.texts = texts(input.loaded.clone());
                    snapshot.diff = differ(input.loaded.clone(), config.clone());
                    if snapshot.good {
                        let pages = Arc::new(Site(seen.view.clone(), input.loaded.clone()));
                        let next = last.next(&seen.base, pages, seen.assets.clone(), turn.number);
                        if self.follow {
                            snapshot.follow = next.follow(&last, &turn.changed);
                        }
                        *last = next;
                    }
                }
                later = Some(Later {
                    build: turn.number,
                    shown: last.clone(),
                    last: self.shown.clone(),
                    view: seen.view.clone(),
                    remarks: seen.remarks.clone(),
                    report: report.clone(),
                    printed: self.printed.clone(),
                    loaded: turn
                        .input
                        .as_ref()
                        .map(|input| input.loaded.clone())
                        .unwrap_or_default(),
                    // Where something is wrong already, that is to be mended first.
                    pages: snapshot.good && seen.is_new_look,
                });
            }
        }
        snapshot.shown = last.clone();
        (snapshot, later)
    }
}

/// What a turn came to, for the terminal.
fn state(number: u64, glance: &Result<Glance, String>, took: Duration) -> String {
    match glance {
        Err(error) => format!("build {number}: error: {error}"),
        Ok(Glance { seen: None, .. }) => format!("build {number}: error: {}", live::FAILED),
        Ok(Glance { seen: Some(seen), report, .. }) => {
            let articles = print::counted(seen.articles, "article");
            let (made, took) = (seen.work.units.made, took.as_millis());
            let kept = if report.has_errors() { "; the last good version stays" } else { "" };
            format!("build {number}: {articles} ({made} made anew), {took} ms{kept}")
        }
    }
}

/// The remarks of a report that another has not; both are in order.
fn new(report: &Report, before: &Report) -> Report {
    let known: BTreeSet<_> = before.diagnostics.iter().map(remark).collect();
    let new = report.diagnostics.iter().filter(|one| !known.contains(&remark(one)));
    Report { diagnostics: new.cloned().collect() }
}

fn remark(one: &Diagnostic) -> (&SourcePath, Option<NonZeroU32>, &str, &str) {
    (&one.path, one.line, one.rule, &one.message)
}

impl Later {
    /// Finds it out, and tells the open pages.
    fn begin(self, server: Arc<Server>) {
        // Without a thread less is known, and all is shown.
        let _ =
            std::thread::Builder::new().name("later".to_owned()).spawn(move || self.work(&server));
    }

    fn work(self, server: &Server) {
        let settled = self.shown.settled();
        {
            let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
            if last.is(&self.shown) {
                *last = settled.clone();
            }
        }
        let Self { build, view, remarks, mut report, printed, loaded, pages, .. } = self;
        let Some(more) = view.remarks(pages) else { return };
        report.append(remarks.all());
        report.append(more);
        report.sort();
        let good = !report.has_errors();
        {
            let mut printed = printed.lock().unwrap_or_else(PoisonError::into_inner);
            let new = new(&report, &printed);
            print::diagnostics(&new, &pipeline::texts(&loaded, &new));
            printed.clone_from(&report);
        }
        let report = Arc::new(report);
        server.amend(build, |snapshot| {
            snapshot.good = good;
            snapshot.report = Report::clone(&report);
            snapshot.report.diagnostics.retain(|one| one.severity == Severity::Error);
            snapshot.checks = Arc::new(move |files| {
                let on = report.diagnostics.iter().filter(|one| files.contains(&one.path));
                on.cloned().collect()
            });
            snapshot.shown = settled;
        });
    }
}

/// What is remarked on files, before all is known.
fn checks(remarks: Arc<Remarks>) -> Checks {
    Arc::new(move |files| remarks.on(files))
}

/// A view of the site as the server sees it.
struct Site(Arc<View>, Arc<Loaded>);

impl Pages for Site {
    fn file(&self, path: &str) -> Made {
        match self.0.file(path) {
            Answer::File(file) => Made::File(file),
            Answer::Broken(error) => Made::Broken(error),
            Answer::Nothing => Made::Nothing,
        }
    }

    fn note(&self, path: &str) -> Option<PageNote> {
        let source = self.0.source(path)?;
        let file = self.1.content.sources.iter().find(|file| file.path == source);
        let files = file.map(|file| kin(&self.1.content, &file.stem)).unwrap_or_default();
        Some(PageNote { path: path.to_owned(), source, files })
    }

    fn pages_of(&self, source: &SourcePath) -> Vec<String> {
        self.0.pages_of(source)
    }

    fn concerned(&self, files: &[SourcePath]) -> Vec<PageNote> {
        let content = &self.1.content;
        let named = |path: &SourcePath| files.contains(path);
        let sources = content.sources.iter().filter(|file| named(&file.path));
        let mut stems: BTreeSet<&str> = sources.map(|file| file.stem.as_str()).collect();
        for sidecar in content.sidecars.iter().filter(|file| named(&file.path)) {
            let name = sidecar.name.as_str();
            stems.extend([name, name.rsplit_once('.').map_or(name, |(stem, _)| stem)]);
        }
        let sources = content.sources.iter().filter(|file| stems.contains(file.stem.as_str()));
        let pages = sources.flat_map(|file| self.0.pages_of(&file.path));
        pages.filter_map(|page| self.note(&page)).collect()
    }

    fn all(&self) -> BTreeMap<String, Option<SourcePath>> {
        self.0.pages()
    }
}

/// A source, its translations and the settings of all of these: `name.toml` is the article's, `name.en.toml` its
/// translation's.
fn kin(content: &Content, stem: &str) -> Vec<SourcePath> {
    let sources = content.sources.iter().filter(|file| file.stem == stem);
    let beside = content.sidecars.iter().filter(|one| {
        let rest = one.name.strip_prefix(stem);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.') && !rest.contains('/'))
    });
    sources.map(|file| file.path.clone()).chain(beside.map(|one| one.path.clone())).collect()
}

/// Gives the text of any file of the site, when asked.
fn texts(loaded: Arc<Loaded>) -> Texts {
    Arc::new(move |path| {
        let mut report = Report::default();
        report.warn("", path, None, "", "");
        pipeline::texts(&loaded, &report).remove(path)
    })
}

/// Shows what cleaning did to a source, when asked.
fn differ(loaded: Arc<Loaded>, config: Config) -> Diff {
    Arc::new(move |path| {
        let all = &loaded.content;
        let stem = &all.sources.iter().find(|file| file.path == *path)?.stem;
        let kin = |file: &&Arc<SourceFile>| file.stem == *stem;
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
