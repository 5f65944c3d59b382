//! `digest xliff`: to and from the tools of translators.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::translate::language;
use super::translations::Translations;
use super::{Format, MachineError, Outcome, RootArgs, print};
use crate::model::{Entry, Locale, Report, SourcePath};
use crate::parity::{self, PieceKind};
use crate::text::fingerprint::fingerprint;
use crate::text::tags;
use crate::translate::{self, Memory, Merged, Returned};
use crate::xliff::{self, Document, File, State, Unit};

/// What to do.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(super) struct XliffArgs {
    #[command(subcommand)]
    what: What,
}

const HELP: &str = "\
The file is XLIFF 2.1, which translators' tools read. It has a unit for each title, heading and paragraph that is not
translated or has changed since it was; of those the old translation goes along. Only segments in the states translated,
reviewed and final come back. A segment whose source has changed meanwhile is refused and named.

In a translation that is there only the lines of the paragraphs that came are changed. One that is not is written
when all of its paragraphs are there; until then translation-memory.jsonl keeps them.

Exit codes: 0 done, 1 something was refused or the content has errors, 2 machine or usage.";

#[derive(Debug, Subcommand)]
enum What {
    /// Write what wants translation to an XLIFF file
    Export(ExportArgs),
    /// Put the translations of an XLIFF file where they belong
    Import(ImportArgs),
}

#[derive(Debug, Args)]
struct ExportArgs {
    /// Articles, their translations, or folders of them [default: all of the site]
    #[arg(value_name = "FILE|DIR")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    root: RootArgs,
    /// Language to translate into: en, zh-Hans, zh-Hant
    #[arg(long, value_name = "LANG", value_parser = language, default_value = "en")]
    to: Locale,
    /// File to write [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct ImportArgs {
    /// The XLIFF file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    root: RootArgs,
    /// Who translated it, for translations that are new
    #[arg(long, value_name = "NAME")]
    translator: Option<String>,
    /// For whom to report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

pub(super) fn run(args: &XliffArgs) -> Result<Outcome, MachineError> {
    match &args.what {
        What::Export(args) => export(args),
        What::Import(args) => import(args),
    }
}

fn export(args: &ExportArgs) -> Result<Outcome, MachineError> {
    let site = Translations::open(&args.root, &args.files)?;
    let mut document = Document { to: args.to.tag().to_owned(), ..Document::default() };
    let mut languages: Vec<Locale> = Vec::new();
    for (source, translations) in site.articles() {
        // Both Chinese scripts are one language here; the other script is made by conversion.
        if source.article.lang.is_chinese() == args.to.is_chinese() {
            continue;
        }
        let own = translations.iter().find(|one| one.article.lang == args.to).copied();
        let units = units(source, own);
        if !units.is_empty() {
            languages.push(source.article.lang);
            document.files.push(File { original: original(source), units });
        }
    }
    languages.dedup();
    document.from = match &languages[..] {
        [one] => one.tag().to_owned(),
        [] if args.to.is_chinese() => Locale::En.tag().to_owned(),
        // XLIFF has one language for all sources.
        _ => "zh".to_owned(),
    };
    let count = document.files.iter().map(|file| file.units.len()).sum();
    let xml = xliff::write(&document);
    match &args.output {
        // The standard has no document without a file.
        _ if document.files.is_empty() => {}
        Some(path) => translate::write_file(path, &xml)?,
        None => print::out(&xml)?,
    }
    let files = print::counted(document.files.len(), "article");
    match count {
        0 => print::note("nothing wants translation, so nothing was written"),
        _ => print::note(&format!("{} of {files}", print::counted(count, "unit"))),
    }
    let (report, texts) = site.remarks();
    if report.has_errors() {
        print::diagnostics(&report, &texts);
        return Ok(Outcome::ContentErrors);
    }
    Ok(Outcome::Done)
}

/// The file of an article; of one of several in a file also its number: `content/briefs.txt#2`.
fn original(source: &Entry) -> String {
    let path = source.article.path.as_str();
    match source.article.id.rsplit_once('#') {
        Some((_, item)) => format!("{path}#{item}"),
        None => path.to_owned(),
    }
}

fn units(source: &Entry, translation: Option<&Entry>) -> Vec<Unit> {
    let pieces = parity::pieces(source);
    translate::wanted(source, translation)
        .into_iter()
        .map(|wanted| {
            let piece = &pieces[wanted.piece];
            let path = &source.article.path;
            let place = match piece.place {
                Some(place) => format!("{path}:{}", place.line),
                None => path.as_str().to_owned(),
            };
            let mut notes = vec![("place".to_owned(), place)];
            if matches!(piece.kind, PieceKind::Title | PieceKind::Heading) {
                notes.push(("kind".to_owned(), "heading".to_owned()));
            }
            match piece.kind {
                PieceKind::Alt => notes.push(("kind".to_owned(), "picture".to_owned())),
                PieceKind::BoxItem => notes.push(("kind".to_owned(), "box".to_owned())),
                _ => {}
            }
            if wanted.old.is_some() {
                let note = "the source has changed since this was translated";
                notes.push(("outdated".to_owned(), note.to_owned()));
            }
            Unit {
                id: id(wanted.piece, piece.number),
                notes,
                source: wanted.text,
                codes: wanted.codes,
                target: wanted.old,
                state: State::Initial,
            }
        })
        .collect()
}

/// `t` for the title, `p3` for the third paragraph, `x12` for the twelfth piece where it has no number.
fn id(piece: usize, number: Option<u32>) -> String {
    match number {
        Some(0) => "t".to_owned(),
        Some(number) => format!("p{number}"),
        None => format!("x{}", piece + 1),
    }
}

/// What came of an import.
#[derive(Default)]
struct Imported {
    merged: Vec<(SourcePath, Merged)>,
    /// Segments that are not translated yet.
    left: usize,
    /// Segments whose source is another by now.
    refused: usize,
}

fn import(args: &ImportArgs) -> Result<Outcome, MachineError> {
    let text = translate::read_file(&args.file)?;
    let shown = args.file.display();
    let document = xliff::read(&text).map_err(|error| format!("`{shown}`: {error}"))?;
    let to = Locale::from_tag(&document.to).ok_or_else(|| {
        format!("`{shown}`: its target language `{}` is none of a digest", document.to)
    })?;
    let site = Translations::open(&args.root, &[])?;
    let mut memory = Memory::open(&site.root.join(translate::MEMORY_FILE))?;
    let mut report = Report::default();
    let mut imported = Imported::default();
    for file in &document.files {
        let own = site.articles().find(|(source, _)| original(source) == file.original);
        let Some((source, translations)) = own else {
            report.error(
                "xliff/unknown-article",
                &xliff_path(&args.file),
                None,
                format!("the site has no article `{}`", file.original),
                "export again, if it has been renamed",
            );
            continue;
        };
        let returned = returned(source, file, &mut imported, &mut report);
        if returned.is_empty() {
            continue;
        }
        let translation = translations.iter().find(|one| one.article.lang == to).copied();
        let by = args.translator.as_deref();
        let known = (source, translation, to);
        let merged = translate::merge(&site.root, known, &returned, by, &mut memory, &mut report)?;
        imported.merged.push((source.article.path.clone(), merged));
    }
    say(args, &site, &imported, report)
}

fn xliff_path(path: &Path) -> SourcePath {
    SourcePath::new(path.to_string_lossy().replace('\\', "/"))
}

/// The segments that are translated, each with the piece of the article that is its source.
fn returned(
    source: &Entry,
    file: &File,
    imported: &mut Imported,
    report: &mut Report,
) -> Vec<Returned> {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let numbers: Vec<Option<u32>> = parity::pieces(source).iter().map(|one| one.number).collect();
    // Every piece, as an export would have it now.
    let pieces: Vec<(usize, String, String)> = translate::wanted(source, None)
        .into_iter()
        .map(|one| {
            let own = fingerprint(&tags::words(&one.text));
            (one.piece, id(one.piece, numbers[one.piece]), own)
        })
        .collect();
    let mut returned: Vec<Returned> = Vec::new();
    for unit in &file.units {
        let Some(target) = unit.target.as_deref().filter(|_| unit.state != State::Initial) else {
            imported.left += 1;
            continue;
        };
        let own = fingerprint(&tags::words(&unit.source));
        // Of paragraphs that say the same the one of that number.
        let free = |piece: usize| returned.iter().all(|one: &Returned| one.piece != piece);
        let same = || pieces.iter().filter(|(piece, _, one)| *one == own && free(*piece));
        let found = same().find(|(_, id, _)| *id == unit.id).or_else(|| same().next());
        match found.map(|(piece, ..)| *piece) {
            Some(piece) => returned.push(Returned {
                piece,
                text: line(target),
                reviewed: unit.state >= State::Reviewed,
            }),
            None => {
                imported.refused += 1;
                let text = line(&tags::words(&unit.source));
                let begins: String = text.chars().take(40).collect();
                report.error(
                    "xliff/outdated",
                    &source.article.path,
                    None,
                    format!("unit `{}` was refused: the article no longer says: {begins}", unit.id),
                    "export again, and translate what it says now",
                );
            }
        }
    }
    returned
}

fn say(
    args: &ImportArgs,
    site: &Translations,
    imported: &Imported,
    mut report: Report,
) -> Result<Outcome, MachineError> {
    let (_, texts) = site.remarks();
    report.sort();
    match args.format {
        Format::Json => {
            let list: Vec<Value> = imported
                .merged
                .iter()
                .map(|(source, merged)| match merged {
                    Merged::Into(path, count) => json!({
                        "source": source.as_str(), "path": path.as_str(), "segments": count, "missing": 0,
                    }),
                    Merged::Waiting(missing) => json!({
                        "source": source.as_str(), "path": null, "segments": 0, "missing": missing,
                    }),
                })
                .collect();
            print::json(&json!({
                "articles": list, "not_translated": imported.left, "refused": imported.refused,
                "diagnostics": print::diagnostics_json(&report),
            }))?;
        }
        Format::Text => {
            for (source, merged) in &imported.merged {
                print::out(&match merged {
                    Merged::Into(path, count) => {
                        format!("{path}: {}\n", print::counted(*count, "paragraph"))
                    }
                    Merged::Waiting(missing) => format!(
                        "{source}: {} still missing; the rest is in {}\n",
                        print::counted(*missing, "paragraph"),
                        translate::MEMORY_FILE
                    ),
                })?;
            }
            if imported.left > 0 {
                let units = print::counted(imported.left, "unit");
                print::out(&format!("{units} not translated yet\n"))?;
            }
            print::diagnostics(&report, &texts);
        }
    }
    Ok(if report.has_errors() { Outcome::ContentErrors } else { Outcome::Done })
}
