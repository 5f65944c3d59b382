//! Translations held against their sources: planted errors are found, sound translations are left alone, and paragraphs
//! find their counterparts after a translator has merged, split, dropped and added some.

mod plant;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use digest_site::load::{self, Content};
use digest_site::model::{Config, Diagnostic, RuleSet, SourceFile, SourcePath};
use digest_site::model::{Date, Entry, Format, Locale, Report, Row, Settings, SummaryBudget};
use digest_site::pipeline::{self, Options};
use digest_site::{clean, enrich, parity, read, settings};

/// Of a hundred planted errors so many are found.
const FOUND: usize = 95;

/// Of a hundred links between paragraphs so many are right.
const LINKED: usize = 98;

#[test]
fn our_translations_agree_with_their_sources() {
    let mut wrong = Vec::new();
    for content in sites() {
        for translation in translations(&content) {
            let remarks = remarks(&content, &translation, &translation.bytes);
            wrong.extend(remarks.into_iter().map(|remark| (translation.path.clone(), remark)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Errors planted by rule, twenty in each translation.
#[test]
fn errors_of_every_kind_are_found() {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for content in sites() {
        let translations = translations(&content);
        let tried: Vec<_> = translations.par_iter().map(|one| slips_found(&content, one)).collect();
        for (translation, tried) in translations.iter().zip(tried) {
            for (slip, found) in tried {
                let text = str::from_utf8(&translation.bytes).unwrap();
                let count = kinds.entry(slip.kind).or_default();
                *count = (count.0 + usize::from(found), count.1 + 1);
                if !found {
                    let words: String = text[slip.at.clone()].chars().take(40).collect();
                    let around: String = text[slip.at.end..].chars().take(24).collect();
                    missed.push(format!(
                        "{} {}: {words} -> {} |{around}",
                        translation.path, slip.kind, slip.instead
                    ));
                }
            }
        }
    }
    let (found, all) = kinds.values().fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
    println!("{found} of {all} found: {kinds:?}\n{}", missed.join("\n"));
    assert!(all >= 300 && found * 100 >= all * FOUND, "{found} of {all}");
}

fn slips_found(content: &Content, translation: &SourceFile) -> Vec<(plant::Slip, bool)> {
    let text = str::from_utf8(&translation.bytes).unwrap();
    let known = remarks(content, translation, &translation.bytes);
    let chinese = translation.tag.as_deref() != Some("en");
    let seed =
        translation.path.as_str().bytes().fold(7, |seed, byte| seed * 31 % 9_973 + u64::from(byte));
    let slips = plant::choose(plant::slips(text, chinese), 20, seed);
    let found = |slip: plant::Slip| {
        let remarks = remarks(content, translation, slip.applied(text).as_bytes());
        let found = remarks.iter().any(|one| !known.contains(one));
        (slip, found)
    };
    slips.into_iter().map(found).collect()
}

#[test]
fn planted_errors_are_found() {
    let content = content();
    let (mut planted, mut missed) = (0, Vec::new());
    for translation in translations(&content) {
        let text = String::from_utf8(translation.bytes.clone()).unwrap();
        let known = remarks(&content, &translation, &translation.bytes);
        for (number, line) in (1..).zip(cases(&translation).lines()) {
            let at = format!("{}:{number}: {line}", translation.path);
            let changed = plant(&text, line).unwrap_or_else(|fault| panic!("{at}: {fault}"));
            let found = remarks(&content, &translation, changed.as_bytes());
            planted += 1;
            if !found.iter().any(|one| !known.contains(one)) {
                missed.push(at);
            }
        }
    }
    let found = planted - missed.len();
    println!("planted errors: {found} of {planted} found\n{}", missed.join("\n"));
    assert!(found * 100 >= planted * FOUND, "{found} of {planted}");
}

#[test]
fn paragraphs_find_their_counterparts() {
    let (mut right, mut wanted, mut given) = (0, 0, 0);
    let mut wrong = Vec::new();
    let sites = sites();
    let all =
        sites.iter().flat_map(|site| translations(site).into_iter().map(move |one| (site, one)));
    for (content, translation) in all {
        let (source, theirs) = entries(content, &translation);
        let plain = paragraphs(&theirs);
        assert_eq!(plain.len(), paragraphs(&source).len(), "{}", translation.path);
        for seed in 0..40 {
            let (made, links) = disturbed(&plain, seed);
            let entry = entry_of(&made, theirs.article.lang, date(&source));
            let rows = parity::pair(&source, &entry);
            let found = pairs(&rows);
            wanted += links.len();
            given += found.len();
            right += links.iter().filter(|link| found.contains(link)).count();
            if links != found && wrong.len() < 12 {
                let extra: Vec<_> = found.iter().filter(|link| !links.contains(link)).collect();
                let lost: Vec<_> = links.iter().filter(|link| !found.contains(link)).collect();
                wrong.push(format!("{} {seed}: not {extra:?} but {lost:?}", translation.path));
            }
        }
    }
    println!("links: {right} right of {wanted} wanted and {given} given\n{}", wrong.join("\n"));
    assert!(right * 100 >= wanted * LINKED && right * 100 >= given * LINKED);
}

/// The site of the repository, and pairs of news that are there to be tried.
fn sites() -> [Content; 2] {
    ["", "tests/pairs"].map(|folder| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        load::site(&root, &mut Report::default()).unwrap().content
    })
}

fn content() -> Content {
    let [content, _] = sites();
    content
}

fn config() -> Config {
    settings::site("", &SourcePath::new("digest.toml"), &mut Report::default())
}

fn translations(content: &Content) -> Vec<SourceFile> {
    let mut all: Vec<SourceFile> = Vec::new();
    // Those of single articles of a listing have no source of their own name.
    let is_source =
        |stem: &str| content.sources.iter().any(|file| file.stem == stem && file.tag.is_none());
    for file in content.sources.iter().filter(|file| file.tag.is_some()) {
        all.extend(is_source(&file.stem).then(|| (**file).clone()));
    }
    assert!(all.len() >= 6);
    all
}

fn cases(translation: &SourceFile) -> String {
    let tag = translation.tag.as_deref().unwrap_or_default();
    let name = format!("{}.{tag}.tsv", translation.stem.replace('/', "--"));
    let path: PathBuf = ["tests", "cases", "parity", &name].iter().collect();
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default()
}

fn plant(text: &str, line: &str) -> Result<String, &'static str> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [kind, words, instead] = fields[..] else { return Err("three fields, with tabs between") };
    let Some((before, behind)) = text.rsplit_once(words) else {
        return Err("the words do not stand in the translation");
    };
    if kind != "missing-paragraph" {
        return Ok(format!("{before}{instead}{behind}"));
    }
    let without: Vec<&str> =
        text.split("\n\n").filter(|part| !part.trim_start().starts_with(words)).collect();
    Ok(without.join("\n\n"))
}

/// What is remarked on the parity of one translation, its text replaced.
fn remarks(content: &Content, translation: &SourceFile, bytes: &[u8]) -> Vec<(String, String)> {
    let mut report = Report::default();
    let glossary = enrich::builtin_glossary();
    for (source, translations) in prepare(content, translation, bytes, &mut report) {
        for entry in translations.iter().flat_map(|one| &one.entries) {
            let rows = parity::pair(&source.entries[0], entry);
            let clashes = parity::compare(&source.entries[0], entry, &rows, &glossary);
            let path = &entry.article.path;
            parity::report(&source.entries[0], entry, &rows, &clashes, path, &mut report);
        }
    }
    let about = |one: &Diagnostic| one.rule.starts_with("parity/");
    let remarks = report.diagnostics.into_iter().filter(about);
    remarks.map(|one| (one.rule.to_owned(), one.message)).collect()
}

fn prepare(
    content: &Content,
    translation: &SourceFile,
    bytes: &[u8],
    report: &mut Report,
) -> Vec<(pipeline::Prepared, Vec<pipeline::Prepared>)> {
    let mut own = content.clone();
    own.sources.retain(|file| file.stem == translation.stem);
    for file in &mut own.sources {
        if file.path == translation.path {
            std::sync::Arc::make_mut(file).bytes = bytes.to_vec();
        }
    }
    let options = Options { published: None, drafts: true, progress: &|| {} };
    pipeline::prepare(&own, &config(), &Default::default(), options, report)
}

fn entries(content: &Content, translation: &SourceFile) -> (Entry, Entry) {
    let mut report = Report::default();
    let mut prepared = prepare(content, translation, &translation.bytes, &mut report);
    let (source, mut translations) = prepared.remove(0);
    (source.entries[0].clone(), translations.remove(0).entries[0].clone())
}

fn date(entry: &Entry) -> Option<Date> {
    entry.article.published.map(|published| published.date)
}

/// The sentences of each paragraph, and whether it is a heading.
fn paragraphs(entry: &Entry) -> Vec<(bool, Vec<String>)> {
    let mut all: Vec<(bool, Vec<String>)> = Vec::new();
    for sentence in &entry.sentences {
        if all.len() < sentence.paragraph {
            all.push((sentence.heading, Vec::new()));
        }
        all[sentence.paragraph - 1].1.push(sentence.text.clone());
    }
    all
}

type Made = Vec<(bool, Vec<String>)>;

/// The paragraphs with two or three merged, split, dropped or added, and the links that are right then.
fn disturbed(plain: &[(bool, Vec<String>)], seed: u64) -> (Made, Vec<(usize, usize)>) {
    let mut random = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random % below as u64).unwrap()
    };
    // What each made paragraph renders, and its text.
    let mut made: Vec<(Vec<usize>, bool, Vec<String>)> = (1..)
        .zip(plain)
        .map(|(number, (heading, sentences))| (vec![number], *heading, sentences.clone()))
        .collect();
    for _ in 0..2 + next(2) {
        let at = next(made.len());
        match next(4) {
            0 if at + 1 < made.len() && !made[at].1 && !made[at + 1].1 && made[at].0.len() == 1 => {
                let (renders, _, sentences) = made.remove(at + 1);
                made[at].0.extend(renders);
                made[at].2.extend(sentences);
            }
            1 if made[at].2.len() > 1 && !made[at].1 => {
                let half = made[at].2.len() / 2;
                let tail = made[at].2.split_off(half);
                let renders = made[at].0.clone();
                if renders.len() == 1 {
                    made.insert(at + 1, (renders, false, tail));
                } else {
                    made[at].2.extend(tail);
                }
            }
            2 if made.len() > 6 && !made[at].1 => {
                made.remove(at);
            }
            3 => made.insert(at, (Vec::new(), false, vec![ADDED[next(ADDED.len())].to_owned()])),
            _ => {}
        }
    }
    let links = (1..)
        .zip(&made)
        .flat_map(|(number, (renders, ..))| renders.iter().map(move |one| (*one, number)))
        .collect();
    (made.into_iter().map(|(_, heading, sentences)| (heading, sentences)).collect(), links)
}

const ADDED: &[&str] = &[
    "A reader wrote in to say that the harbor cranes were repainted last spring, and that nobody had mentioned it.",
    "The translator adds that the old ferry timetable is kept in the town library, where it may be read on weekdays.",
    "Weather permitting, the brass band will play in the square.",
];

fn entry_of(made: &Made, lang: Locale, date: Option<Date>) -> Entry {
    let text: Vec<String> = made
        .iter()
        .map(|(heading, sentences)| {
            let glue = if lang.is_chinese() { "" } else { " " };
            format!("{}{}", if *heading { "## " } else { "" }, sentences.join(glue))
        })
        .collect();
    let (mut report, path) = (Report::default(), SourcePath::new("source"));
    let (settings, rules) =
        (Settings { date, lang: Some(lang), ..Settings::default() }, RuleSet::only(&[]));
    let document = read::read(&text.join("\n\n"), Format::Markdown, 1, &path, &mut report);
    let source = clean::Source {
        id: "source",
        path: &path,
        format: Format::Markdown,
        settings: &settings,
        rules: &rules,
    };
    let article = clean::clean(document, source, &mut report).remove(0);
    enrich::enrich(article, &Default::default(), SummaryBudget::default())
}

fn pairs(rows: &[Row]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = rows
        .iter()
        .flat_map(|row| {
            row.translation.clone().flat_map(|t| row.source.clone().map(move |s| (s, t)))
        })
        .collect();
    pairs.sort_by_key(|(s, t)| (*t, *s));
    pairs
}
