//! Harm: what cleaning does to text that is clean. Nothing, it should be; the width of punctuation aside, which is a
//! matter of taste and not of truth.

use std::path::{Path, PathBuf};

use digest_site::model::{Edit, Format, Report, Rule, Settings, SourcePath};
use digest_site::text::fold::fold_char;
use digest_site::{read, settings};

use crate::chain::{Cleaned, clean_again, cleaned};
use crate::cleaning::law;
use crate::shared::shared;

/// The edits that a reader would miss something by.
/// Edits of anything but the width of punctuation, and the line breaks that set run-together headings apart.
fn harm(cleaned: &Cleaned) -> Vec<&Edit> {
    let words =
        |text: &str| text.chars().filter(|c| !c.is_whitespace()).map(fold_char).collect::<Vec<_>>();
    let only_breaks =
        |edit: &Edit| edit.rule == Rule::RunTogether && words(&edit.before) == words(&edit.after);
    let edits = cleaned.articles.iter().flat_map(|article| &article.edits);
    edits.filter(|edit| edit.rule != Rule::Punctuation && !only_breaks(edit)).collect()
}

/// A text of one line for each paragraph, without the lines that are empty or the title's.
fn without_title(text: &str, title: Option<&str>) -> String {
    let is_title = |line: &&str| title.is_some_and(|title| title.trim() == line.trim());
    text.lines()
        .filter(|line| !line.trim().is_empty() && !is_title(line))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn texts_that_were_cleaned_by_hand_stay() {
    let (Some(folder), Some(list)) = (shared("gold/clean"), shared("gold/articles.jsonl")) else {
        return;
    };
    let mut harmed = Vec::new();
    for line in std::fs::read_to_string(list).unwrap().lines() {
        let article: serde_json::Value = serde_json::from_str(line).unwrap();
        let name = article["article"].as_str().unwrap();
        let title = article["title"].as_str().map(str::to_owned);
        let text = std::fs::read_to_string(folder.join(format!("{name}.txt"))).unwrap();
        let text = without_title(&text, title.as_deref());
        let known = Settings { title, ..Settings::default() };
        let cleaned = cleaned(text.into(), Format::Plain, &known);
        harmed.extend(harm(&cleaned).into_iter().map(|edit| format!("{name}: {edit:?}")));
    }
    assert!(harmed.is_empty(), "{}", harmed.join("\n"));
}

/// The files of `content/` that hold text, with their formats.
fn content() -> Vec<(PathBuf, Format)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let format = |path: &Path| match path.extension()?.to_str()? {
        "txt" => Some(Format::Plain),
        "md" => Some(Format::Markdown),
        "html" => Some(Format::Html),
        _ => None,
    };
    files
        .map(|file| file.unwrap().into_path())
        .filter_map(|path| format(&path).map(|format| (path, format)))
        .collect()
}

#[test]
fn the_articles_of_the_site_stay_once_they_are_clean() {
    let mut harmed = Vec::new();
    for (path, format) in content() {
        let cleaned = cleaned(std::fs::read(&path).unwrap(), format, &Settings::default());
        assert!(!cleaned.articles.is_empty(), "{}", path.display());
        harmed.extend(law::broken(&cleaned).map(|fault| format!("{}: {fault}", path.display())));
    }
    assert!(harmed.is_empty(), "{}", harmed.join("\n"));
}

#[test]
fn translations_are_clean_as_they_were_written() {
    let mut harmed = Vec::new();
    for (path, format) in content().into_iter().filter(|(_, format)| *format == Format::Markdown) {
        let text = std::fs::read_to_string(&path).unwrap();
        let front = read::front_matter(&text);
        let (mut report, name) = (Report::default(), SourcePath::new("source"));
        let known = front.toml.map_or_else(Settings::default, |(toml, line)| {
            settings::article(toml, &name, line, &mut report)
        });
        let document = read::read(front.body, format, front.body_line, &name, &mut report);
        let articles = clean_again(document, format, &known, &mut report);
        let edits = articles.iter().flat_map(|article| &article.edits);
        harmed.extend(edits.map(|edit| format!("{}: {edit:?}", path.display())));
    }
    assert!(harmed.is_empty(), "{}", harmed.join("\n"));
}
