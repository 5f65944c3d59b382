//! How long a site takes: from nothing, again, and after one edit; with and without a memo.
//!
//! ```text
//! cargo bench --bench site                     1,000 articles in three languages
//! cargo bench --bench site -- 100 10000        so many
//! cargo bench --bench site -- --keep DIR 1000  writes the site to DIR, to look at it with the program
//! ```
//!
//! Everything runs in this process, from files in a temporary folder to finished files in memory; only writing them is
//! not part of it. `edit` is one changed sentence, which is what `digest serve` does after each save.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a measurement reads the clock, writes a site and prints"
)]

mod articles;

use std::path::{Path, PathBuf};
use std::time::Instant;

use digest_site::convert::Converters;
use digest_site::load::{self, Loaded};
use digest_site::localize;
use digest_site::model::Report;
use digest_site::pipeline::{self, Memos, Options, Run, Site};

fn main() {
    // Cargo gives benches `--bench`.
    let mut args = std::env::args().skip(1).filter(|arg| arg != "--bench").peekable();
    let kept = args.next_if(|arg| arg == "--keep").and_then(|_| args.next()).map(PathBuf::from);
    let mut sizes: Vec<usize> = args.filter_map(|arg| arg.parse().ok()).collect();
    if sizes.is_empty() {
        sizes.push(1000);
    }
    for size in sizes {
        let temporary = tempfile::tempdir().expect("a temporary folder");
        let root = kept.as_deref().unwrap_or(temporary.path());
        articles::write(root, size);
        measure(root, size);
    }
}

fn measure(root: &Path, size: usize) {
    let converters = Converters::new().expect("OpenCC");
    let memos = Memos::lasting();
    println!("{size} articles");
    once("without a memo", root, &converters, &Memos::lasting());
    once("from nothing", root, &converters, &memos);
    once("nothing changed", root, &converters, &memos);
    let article = root.join(articles::path(size / 2));
    let text = std::fs::read_to_string(&article).expect("an article");
    for turn in 0..3 {
        std::fs::write(&article, format!("{text}第{turn}批货明天到。\n")).expect("an article");
        once("one edit", root, &converters, &memos);
    }
    let title = text.replacen('第', "又第", 1);
    std::fs::write(&article, title).expect("an article");
    once("one title", root, &converters, &memos);
}

fn once(what: &str, root: &Path, converters: &Converters, memos: &Memos) {
    let begun = Instant::now();
    let mut last = begun;
    let mut laps = String::new();
    let mut report = Report::default();
    let mut lap = |stage: &str| {
        let now = Instant::now();
        laps.push_str(&format!(" {stage} {:.0}", (now - last).as_secs_f64() * 1000.0));
        last = now;
    };
    let loaded = load::site(root, &mut report).expect("a site");
    lap("reading");
    let site = site(&loaded, converters, memos, &mut report, &mut |stage| lap(stage));
    let all = begun.elapsed().as_secs_f64() * 1000.0;
    let (units, pages) = (site.work.units.made, site.work.pages.made);
    println!("  {what:<16}{all:>8.0} ms  {units:>5} articles {pages:>5} pages made  (ms:{laps})");
}

fn site(
    loaded: &Loaded,
    converters: &Converters,
    memos: &Memos,
    report: &mut Report,
    lap: &mut dyn FnMut(&'static str),
) -> Site {
    let (config, glossary) = pipeline::config(loaded, report);
    converters.load(&localize::tables(config.region)).expect("OpenCC's tables");
    let convert = |table: &'static str, text: &str| {
        converters.convert(table, text).unwrap_or_else(|_| text.to_owned())
    };
    let options = Options { published: None, drafts: false, progress: &|| {} };
    let run = Run { memos, out: &|_| {}, before: None, draw: true, preview: false, done: lap };
    pipeline::site(loaded, (&config, &glossary), &convert, options, run, report)
}
