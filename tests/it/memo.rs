//! What builds remember: warm output equals cold output, and an edit makes anew what it must and no more.

use std::path::Path;
use std::process::{Command, Stdio};

use regex::Regex;

use crate::fixtures::{copy, digest, tree};

/// A copy of the project's own digest, in a folder that goes away.
fn own_site() -> tempfile::TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = tempfile::tempdir().unwrap();
    std::fs::copy(root.join("digest.toml"), site.path().join("digest.toml")).unwrap();
    copy(&root.join("content"), &site.path().join("content"));
    site
}

/// Builds; how many articles with their translations were made and remembered, and how many files written and kept.
#[track_caller]
fn build(site: &Path) -> [usize; 4] {
    let built = digest(site, &["build", "--timings"]);
    let said = String::from_utf8(built.stderr).unwrap();
    assert_eq!(built.status.code(), Some(0), "{said}");
    let number = |pattern: &str| -> usize {
        Regex::new(pattern).unwrap().captures(&said).expect(&said)[1].parse().unwrap()
    };
    [
        number(r"translations: (\d+) made"),
        number(r"translations: \d+ made, (\d+)"),
        number(r"files: (\d+) written"),
        number(r"written, (\d+) left"),
    ]
}

/// What is published, but for the marker; and what a build from nothing would publish.
#[track_caller]
fn same_as_cold(site: &Path) {
    let cold = digest(site, &["build", "--no-cache", "--output", "cold"]);
    assert_eq!(cold.status.code(), Some(0));
    assert!(tree(&site.join("public")) == tree(&site.join("cold")), "warm and cold differ");
    std::fs::remove_dir_all(site.join("cold")).unwrap();
}

fn change(site: &Path, path: &str, change: impl FnOnce(&str) -> String) {
    let path = site.join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    std::fs::write(&path, change(&text)).unwrap();
}

#[test]
fn an_edit_makes_anew_what_depends_on_it_and_no_more() {
    let site = own_site();
    let site = site.path();
    let [all, none, written, _] = build(site);
    assert_eq!(none, 0);
    assert_eq!(build(site), [0, all, 0, written]);
    let english = "content/2020/village-fair-online.en.md";
    change(site, english, |text| text.replace("orange", "tangerine"));
    let [made, kept, written, left] = build(site);
    assert_eq!((made, kept), (1, all - 1));
    assert!(written > 0 && written < left, "{written} {left}");
    same_as_cold(site);
    change(site, "content/2020/village-fair-online.toml", |text| {
        format!("author = \"Lin\"\n{text}")
    });
    assert_eq!(build(site)[..2], [1, all - 1]);
    same_as_cold(site);
    change(site, "digest.toml", |text| text.replace("Parcel & Ledger", "Ledger & Parcel"));
    assert_eq!(build(site)[..2], [0, all]);
    same_as_cold(site);
    change(site, "glossary.toml", |_| {
        "[[term]]\nkind = \"place\"\nzh-Hans = [\"澜城\"]\nen = \"Lan\"\n".into()
    });
    assert_eq!(build(site)[..2], [all, 0]);
    same_as_cold(site);
    std::fs::remove_file(site.join("glossary.toml")).unwrap();
    assert_eq!(build(site)[..2], [0, all], "undoing is free");
    same_as_cold(site);
}

#[test]
fn settings_that_move_from_an_article_to_its_folder_count_anew() {
    let site = own_site();
    let site = site.path();
    change(site, "content/2020/village-fair-online.toml", |text| format!("rules = []\n{text}"));
    build(site);
    same_as_cold(site);
    let sidecar = site.join("content/2020/village-fair-online.toml");
    let text = std::fs::read_to_string(&sidecar).unwrap();
    std::fs::remove_file(&sidecar).unwrap();
    change(site, "content/2020/_defaults.toml", |_| text);
    build(site);
    same_as_cold(site);
}

#[test]
fn remarks_are_told_again_by_a_build_that_remembers() {
    let site = own_site();
    std::fs::write(
        site.path().join("content/odd.txt"),
        "雨\n2031年2月30日\n\n江边的雨下了三天，到11月31日才停。渡口关了。\n",
    )
    .unwrap();
    let first = digest(site.path(), &["build"]).stderr;
    assert!(String::from_utf8_lossy(&first).contains("dates/impossible"));
    assert_eq!(digest(site.path(), &["build"]).stderr, first);
}

#[test]
fn a_broken_memo_changes_nothing() {
    let site = own_site();
    build(site.path());
    let file = site.path().join(".digest-cache/memo.redb");
    let good = std::fs::read(&file).unwrap();
    for damage in 0..6usize {
        let mut bytes = good.clone();
        match damage {
            0 => bytes.truncate(bytes.len() / 2),
            1 => bytes.fill(0x5A),
            // Here and there a byte, in the head and in values.
            _ => bytes
                .iter_mut()
                .skip(damage * 97)
                .step_by(4096 * damage + 1013)
                .for_each(|one| *one ^= 0x41),
        }
        std::fs::write(&file, bytes).unwrap();
        let built = digest(site.path(), &["build"]);
        assert_eq!(built.status.code(), Some(0), "{}", String::from_utf8_lossy(&built.stderr));
        same_as_cold(site.path());
    }
}

#[test]
fn builds_at_once_and_killed_builds_leave_a_memo_that_can_be_used() {
    let site = own_site();
    let start = |output: &str| {
        Command::new(env!("CARGO_BIN_EXE_digest"))
            .args(["build", "--output", output])
            .current_dir(site.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap()
    };
    let both = [start("one"), start("two")].map(|mut child| child.wait().unwrap().success());
    assert_eq!(both, [true, true]);
    assert!(tree(&site.path().join("one")) == tree(&site.path().join("two")));
    for pause in [20, 200, 700] {
        change(site.path(), "content/new.txt", |text| {
            format!("雨{pause}\n\n江边的雨下了三天。{text}\n")
        });
        let mut child = start("three");
        std::thread::sleep(std::time::Duration::from_millis(pause));
        let _ = child.kill();
        child.wait().unwrap();
    }
    build(site.path());
    same_as_cold(site.path());
}

#[test]
fn without_a_memo_none_is_made_and_with_one_it_is_out_of_sight() {
    let site = own_site();
    digest(site.path(), &["build", "--no-cache"]);
    assert!(!site.path().join(".digest-cache").exists());
    build(site.path());
    let ignore = std::fs::read_to_string(site.path().join(".digest-cache/.gitignore")).unwrap();
    assert_eq!(ignore, "*\n");
}
