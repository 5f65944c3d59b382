//! What is told and what is not, on real folders.
#![expect(clippy::disallowed_methods, reason = "tests change files")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::{Watcher, Why, Woken};

/// Far longer than any change takes to be told.
const LONG: Duration = Duration::from_secs(20);

/// Longer than a change takes to settle.
const SHORT: Duration = Duration::from_millis(400);

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    fs::create_dir_all(site.path().join("content/2031")).unwrap();
    fs::write(site.path().join("digest.toml"), "").unwrap();
    fs::write(site.path().join("content/2031/rain.txt"), "Rain.").unwrap();
    site
}

/// Watches a new site; `act` must be told, or must not.
#[track_caller]
fn check(told: bool, act: impl FnOnce(&Path)) {
    let site = site();
    let (mut watcher, why) = Watcher::new(site.path(), false);
    assert_eq!(why, None);
    act(&site.path().canonicalize().unwrap());
    let woken = watcher.wait(if told { LONG } else { SHORT });
    assert_eq!(woken, if told { Woken::Changed } else { Woken::Quiet });
}

#[test]
fn a_saved_article_is_told() {
    check(true, |site| fs::write(site.join("content/2031/rain.txt"), "Snow.").unwrap());
}

#[test]
fn an_atomic_save_is_told() {
    check(true, |site| {
        fs::write(site.join("content/2031/.rain.txt.tmp"), "Snow.").unwrap();
        let to = site.join("content/2031/rain.txt");
        fs::rename(site.join("content/2031/.rain.txt.tmp"), to).unwrap();
    });
}

#[test]
fn a_rename_and_a_removal_are_told() {
    check(true, |site| {
        fs::rename(site.join("content/2031/rain.txt"), site.join("content/rain.txt")).unwrap();
    });
    check(true, |site| fs::remove_file(site.join("content/2031/rain.txt")).unwrap());
}

#[test]
fn settings_and_new_folders_are_told() {
    check(true, |site| fs::write(site.join("digest.toml"), "title = \"A\"").unwrap());
    check(true, |site| fs::write(site.join("glossary.toml"), "").unwrap());
    check(true, |site| fs::create_dir(site.join("templates")).unwrap());
}

#[test]
fn what_editors_and_builds_keep_for_themselves_is_not_told() {
    check(false, |site| {
        for name in [".rain.txt.swp", "rain.txt~", "#rain.txt#", "rain.bak"] {
            fs::write(site.join("content/2031").join(name), "x").unwrap();
        }
        fs::create_dir(site.join("public")).unwrap();
        fs::write(site.join("public/index.html"), "x").unwrap();
        fs::write(site.join("notes.txt"), "x").unwrap();
        fs::read(site.join("content/2031/rain.txt")).unwrap();
    });
}

#[test]
fn a_thousand_files_at_once_are_told() {
    check(true, |site| {
        fs::create_dir_all(site.join("content/new/deep")).unwrap();
        for number in 0..1000 {
            fs::write(site.join(format!("content/new/deep/{number}.txt")), "x").unwrap();
        }
    });
}

#[test]
fn a_folder_made_later_is_watched() {
    let site = site();
    let (mut watcher, _) = Watcher::new(site.path(), false);
    fs::create_dir_all(site.path().join("content/new/deep")).unwrap();
    assert_eq!(watcher.wait(LONG), Woken::Changed);
    while watcher.wait(SHORT) == Woken::Changed {}
    fs::write(site.path().join("content/new/deep/a.txt"), "x").unwrap();
    assert_eq!(watcher.wait(LONG), Woken::Changed);
}

#[test]
fn a_content_folder_that_was_deleted_and_made_again_is_watched() {
    let site = site();
    let (mut watcher, _) = Watcher::new(site.path(), false);
    fs::remove_dir_all(site.path().join("content")).unwrap();
    assert_eq!(watcher.wait(LONG), Woken::Changed);
    while watcher.wait(SHORT) == Woken::Changed {}
    fs::create_dir(site.path().join("content")).unwrap();
    assert_eq!(watcher.wait(LONG), Woken::Changed);
    while watcher.wait(SHORT) == Woken::Changed {}
    fs::write(site.path().join("content/a.txt"), "x").unwrap();
    assert_eq!(watcher.wait(LONG), Woken::Changed);
}

#[cfg(unix)]
#[test]
fn what_links_lead_to_is_watched() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::create_dir(elsewhere.path().join("wire")).unwrap();
    fs::write(elsewhere.path().join("one.txt"), "x").unwrap();
    let site = site();
    let link = |to: &Path, name: &str| {
        std::os::unix::fs::symlink(to, site.path().join("content").join(name)).unwrap();
    };
    link(&elsewhere.path().join("wire"), "wire");
    link(&elsewhere.path().join("one.txt"), "one.txt");
    link(&site.path().join("content"), "circle");
    let (mut watcher, _) = Watcher::new(site.path(), false);
    fs::write(elsewhere.path().join("wire/a.txt"), "x").unwrap();
    assert_eq!(watcher.wait(LONG), Woken::Changed);
    while watcher.wait(SHORT) == Woken::Changed {}
    fs::write(elsewhere.path().join("one.txt"), "y").unwrap();
    assert_eq!(watcher.wait(LONG), Woken::Changed);
    while watcher.wait(SHORT) == Woken::Changed {}
    fs::write(elsewhere.path().join("two.txt"), "nobody links here").unwrap();
    assert_eq!(watcher.wait(SHORT), Woken::Quiet);
}

#[test]
fn looking_again_and_again_tells_changes_too() {
    let site = site();
    let (mut watcher, why) = Watcher::new(site.path(), true);
    assert_eq!(why, Some(Why::Asked));
    fs::write(site.path().join("content/2031/rain.txt"), "Snow, and more of it.").unwrap();
    assert_eq!(watcher.wait(LONG), Woken::Changed);
}
