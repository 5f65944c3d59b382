//! `digest diff`: what it shows for people, for programs and in a browser.
//!
//! ```text
//! tests/diff/<case>/source.txt|md|html           the source, or digest.toml with content/a/source.*
//! tests/diff/<case>/diff.txt, diff.json          what `digest diff` must print for it (marks, not colours)
//! tests/diff/<case>/full.txt                     the same with --full
//! ```
//!
//! To add a case is to add a folder. `SNAPSHOTS=overwrite cargo test --test it diff` writes what comes out; read it
//! before you commit it.

use std::path::{Path, PathBuf};
use std::process::Output;

use snapbox::Assert;
use snapbox::data::{Data, DataFormat};

use crate::fixtures::digest;

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The cases, each with the path of its source below its folder.
fn cases() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let mut cases: Vec<(PathBuf, String)> = walkdir::WalkDir::new(&folder)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| {
            path.file_stem().is_some_and(|stem| stem == "source")
                && path.extension().is_some_and(|ending| ending != "toml")
        })
        .map(|path| {
            let below = path.strip_prefix(&folder).unwrap();
            let case = folder.join(below.components().next().unwrap());
            let source = path.strip_prefix(&case).unwrap().to_str().unwrap().to_owned();
            (case, source)
        })
        .collect();
    cases.sort();
    cases
}

fn diff(folder: &Path, args: &[&str]) -> Output {
    digest(folder, &[&["diff"], args].concat())
}

#[track_caller]
fn succeeded(output: &Output) -> &str {
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

fn hold(actual: String, expected: &Path) {
    let data = Data::read_from(expected, Some(DataFormat::Text)).raw();
    Assert::new().action_env("SNAPSHOTS").eq(Data::text(actual), data);
}

#[test]
fn every_source_is_compared_as_its_folder_says() {
    for (case, source) in cases() {
        let plain = diff(&case, &[&source]);
        hold(format!("{}{}", succeeded(&plain), text(&plain.stderr)), &case.join("diff.txt"));
        for (file, args) in [
            ("full.txt", ["--full", "--width", "80"]),
            ("diff.json", ["--format", "json", "--context=0"]),
        ] {
            let output = diff(&case, &[&[source.as_str()], &args[..]].concat());
            hold(succeeded(&output).to_owned(), &case.join(file));
        }
    }
}

#[test]
fn the_edits_are_those_that_inspect_gives() {
    for (case, source) in cases() {
        let json = |output: Output| -> serde_json::Value {
            serde_json::from_str(succeeded(&output)).unwrap()
        };
        let compared = json(diff(&case, &[&source, "--format", "json"]));
        let inspected = json(digest(&case, &["inspect", &source, "--format", "json"]));
        let edits = |document: &serde_json::Value| -> Vec<serde_json::Value> {
            let articles = document["files"][0]["articles"].as_array().unwrap();
            articles.iter().map(|article| article["edits"].clone()).collect()
        };
        assert_eq!(edits(&compared), edits(&inspected), "{}", case.display());
    }
}

#[test]
fn a_page_needs_nothing_and_runs_nothing() {
    for (case, source) in cases() {
        let output = diff(&case, &[&source, "--format", "html"]);
        let page = succeeded(&output);
        assert!(
            page.starts_with("<!DOCTYPE html>")
                && page.contains("<del")
                && page.contains("</html>")
        );
        for bad in ["<script", "src=", "url(", "@import", "<link", "http://", "https://"] {
            assert!(!page.contains(bad), "{}: {bad}", case.display());
        }
        for element in ["del", "ins", "p", "section", "details", "span", "table", "small"] {
            let opened = page.matches(&format!("<{element}>")).count()
                + page.matches(&format!("<{element} ")).count();
            let closed = page.matches(&format!("</{element}>")).count();
            assert_eq!(opened, closed, "{}: {element}", case.display());
        }
    }
}

/// A source in a folder that goes away.
fn with(name: &str, source: &str) -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    std::fs::write(room.path().join(name), source).unwrap();
    room
}

const SOURCE: &str = "渡口夜航,今晚开通。\n船票两元。\n末班船二十三时开出。\n[责任编辑：李清]\n";

#[track_caller]
fn shows(args: &[&str], expected: &[&str], not: &[&str]) {
    let room = with("a.txt", SOURCE);
    let output = diff(room.path(), &[&["a.txt"], args].concat());
    let shown = succeeded(&output);
    for words in expected {
        assert!(shown.contains(words), "{words:?} is missing\n{shown}");
    }
    for words in not {
        assert!(!shown.contains(words), "{words:?} must not be there\n{shown}");
    }
}

#[test]
fn marks_do_not_rest_on_colour() {
    shows(&[], &["夜航[-,-]{+，+}‹punctuation›今晚"], &["\u{1B}"]);
    shows(&["--color", "never"], &["[-,-]{+，+}"], &["\u{1B}"]);
    shows(&["--color", "always"], &["[-,-]", "{+，+}", "\u{1B}["], &[]);
}

#[test]
fn unchanged_lines_are_left_out_and_counted() {
    shows(&[], &["… 2 unchanged lines"], &["船票两元"]);
    shows(&["--context", "1"], &["船票两元", "末班船"], &["unchanged line"]);
    shows(&["--full"], &["船票两元"], &["unchanged line"]);
}

#[test]
fn a_rule_alone_can_be_shown() {
    shows(&["--rule", "punctuation"], &["{+，+}", "3 unchanged lines"], &["editor-line"]);
    shows(
        &["--rule", "boilerplate"],
        &["- [-[责任编辑：李清]-]‹boilerplate/editor-line›"],
        &["{+"],
    );
    shows(&["--rule", "drop"], &["nothing was changed"], &["[-"]);
    shows(&["--rule", "drop", "--format", "json"], &["\"edits\": []"], &["punctuation"]);
}

#[test]
fn a_source_commands_neither_terminal_nor_browser() {
    let room = with(
        "a.txt",
        "港口\u{1B}]0;x\u{7}开航,<img src=x onerror=alert(1)>三百箱。\n第二段很长很长。\n",
    );
    for format in ["text", "html"] {
        let output = diff(room.path(), &["a.txt", "--format", format]);
        let shown = succeeded(&output);
        assert!(shown.contains("U+001B") && !shown.contains('\u{1B}'), "{shown}");
        assert!(format == "text" || !shown.contains("<img"), "{shown}");
    }
}

#[track_caller]
fn fails(args: &[&str], code: i32, said: &str) {
    let room = with("a.txt", SOURCE);
    std::fs::write(room.path().join("a.pdf"), "x").unwrap();
    std::fs::write(room.path().join("b.txt"), [0xFF, 0xFF, 0x00, 0x80]).unwrap();
    let output = diff(room.path(), args);
    assert_eq!(output.status.code(), Some(code), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains(said), "{}", text(&output.stderr));
}

#[test]
fn what_cannot_be_compared_is_named() {
    fails(&["none.txt"], 2, "none.txt");
    fails(&["a.pdf"], 2, ".txt, .md or .html");
    fails(&["a.txt", "--rule", "teasers"], 2, "boilerplate/teaser");
    fails(&[], 2, "FILE|DIR");
    fails(&["b.txt"], 1, "b.txt");
}

#[test]
fn a_folder_is_compared_file_by_file() {
    let room = with("a.txt", SOURCE);
    std::fs::write(room.path().join("a.en.md"), "Boats\u{200B} sail at night.\n").unwrap();
    let output = diff(room.path(), &["."]);
    let shown = succeeded(&output);
    assert!(shown.contains("a.txt\n") && shown.contains("a.en.md\n"), "{shown}");
    assert!(shown.contains("Boats[-⟨U+200B⟩-]‹invisible› sail"), "{shown}");
}

#[test]
fn help_explains_the_marks() {
    let help = diff(Path::new("."), &["--help"]);
    for words in ["[-…-]", "{+…+}", "--rule", "--context", "--color", "diff.html"] {
        assert!(succeeded(&help).contains(words), "{words}");
    }
}

/// Cleans a source that three rules can change, in a site with these settings; which of them did.
fn rules(files: &[(&str, &str)]) -> Vec<String> {
    let room = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(room.path().join("content/a/b")).unwrap();
    for (path, settings) in [("digest.toml", "")].iter().chain(files) {
        std::fs::write(room.path().join(path), settings).unwrap();
    }
    let front = files.iter().find(|(path, _)| *path == "front").map_or("", |(_, text)| text);
    let source = format!(
        "+++\n{front}\n+++\n渡口夜航,今晚开\u{200B}通。\n\n船票两元。\n\n票价不变。\n\n[责任编辑：李清]\n"
    );
    std::fs::write(room.path().join("content/a/b/c.md"), source).unwrap();
    let list = |path: &str| -> Vec<String> {
        let output = diff(room.path(), &[path, "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(succeeded(&output)).unwrap();
        let rules = json["rules"].as_array().unwrap();
        rules.iter().map(|rule| rule["rule"].as_str().unwrap().to_owned()).collect()
    };
    let alone = list("content/a/b/c.md");
    assert_eq!(alone, list("content"), "the file alone is cleaned otherwise than in its site");
    alone
}

#[track_caller]
fn acts(files: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(rules(files), expected, "{files:?}");
}

#[test]
fn the_nearest_rules_hold() {
    let (site, top) =
        (("digest.toml", "rules = []"), ("content/_defaults.toml", "rules = [\"punctuation\"]"));
    let folder = ("content/a/b/_defaults.toml", "rules = [\"invisible\"]");
    let sidecar = ("content/a/b/c.toml", "rules = [\"-punctuation\", \"-boilerplate\"]");
    let front = ("front", "rules = [\"boilerplate/editor-line\"]");
    acts(&[], &["invisible", "punctuation", "boilerplate/editor-line"]);
    acts(&[site], &[]);
    acts(&[site, top], &["punctuation"]);
    acts(&[site, top, folder], &["invisible"]);
    acts(&[site, folder, top, sidecar], &["invisible"]);
    acts(&[site, folder, top, sidecar, front], &["boilerplate/editor-line"]);
}

#[test]
fn the_nearest_of_keep_and_drop_holds() {
    let both = |keep: &'static str, drop: &'static str| {
        rules(&[
            ("digest.toml", "rules = []"),
            (keep, "keep = [\"船票两元。\"]"),
            (drop, "drop = [\"船票两元。\"]"),
        ])
    };
    let nearest_first = [
        "front",
        "content/a/b/c.toml",
        "content/a/b/_defaults.toml",
        "content/a/_defaults.toml",
        "content/_defaults.toml",
    ];
    for (at, near) in nearest_first.into_iter().enumerate() {
        for far in &nearest_first[at + 1..] {
            assert_eq!(both(far, near), ["drop"], "drop in {near}, keep in {far}");
            assert_eq!(both(near, far), [""; 0], "keep in {near}, drop in {far}");
        }
    }
}
