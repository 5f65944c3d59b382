//! Single sources as folders: what the cleaner must make of each.
//!
//! ```text
//! tests/cleaning/<kind>/<case>/source.txt|md|html   what was scraped, in any encoding
//! tests/cleaning/<kind>/<case>/cleaned.txt          metadata, text, every edit and every remark
//! ```
//!
//! To add a case is to add a folder. `SNAPSHOTS=overwrite cargo test --test it cleaning` writes what comes out; read it
//! before you commit it. A case whose name begins with `keeps-` looks like something to take off and is not: it
//! must come out with all its text. Each case is also held to the laws of cleaning: the edits make the cleaned text out of the
//! source, and cleaning what is clean changes nothing.

pub(crate) mod law;
mod show;

use std::path::{Path, PathBuf};

use digest_site::model::{Format, Rule, Settings};
use snapbox::Assert;
use snapbox::data::{Data, DataFormat};

pub(crate) use crate::chain::{Cleaned, clean_again, cleaned};

/// The sources of all cases, with their formats.
fn sources() -> Vec<(PathBuf, Format)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cleaning");
    let mut sources: Vec<(PathBuf, Format)> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.file_stem().is_some_and(|stem| stem == "source"))
        .map(|path| {
            let format = match path.extension().and_then(|ending| ending.to_str()) {
                Some("txt") => Format::Plain,
                Some("md") => Format::Markdown,
                Some("html") => Format::Html,
                other => panic!("{}: no format has the ending {other:?}", path.display()),
            };
            (path, format)
        })
        .collect();
    sources.sort();
    sources
}

#[test]
fn every_source_is_cleaned_as_its_folder_says() {
    let mut wrong = Vec::new();
    for (path, format) in sources() {
        let cleaned = cleaned(std::fs::read(&path).unwrap(), format, &Settings::default());
        let shown = show::cleaned(&cleaned);
        let expected =
            Data::read_from(&path.with_file_name("cleaned.txt"), Some(DataFormat::Text)).raw();
        let held = Assert::new().action_env("SNAPSHOTS").try_eq(None, Data::text(shown), expected);
        wrong.extend(held.err().map(|error| format!("{}\n{error}", path.display())));
        wrong.extend(law::broken(&cleaned).map(|fault| format!("{}: {fault}", path.display())));
    }
    assert!(wrong.is_empty(), "{} wrong\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[test]
fn what_only_looks_like_something_to_take_off_keeps_all_its_text() {
    let is_kept = |path: &Path| {
        path.parent()
            .and_then(Path::file_name)
            .is_some_and(|name| name.to_string_lossy().starts_with("keeps-"))
    };
    for (path, format) in sources().into_iter().filter(|(path, _)| is_kept(path)) {
        let cleaned = cleaned(std::fs::read(&path).unwrap(), format, &Settings::default());
        for edit in cleaned.articles.iter().flat_map(|article| &article.edits) {
            // A title is lifted, not lost.
            let harmless = matches!(
                edit.rule,
                Rule::Layout | Rule::Invisible | Rule::Punctuation | Rule::TitleLine
            );
            assert!(harmless, "{}: {edit:?}", path.display());
        }
    }
}
