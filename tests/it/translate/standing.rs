//! What of a source has changed since its translation was made: `status`, `check`, `translate --accept`, badges.

use std::path::Path;

use crate::fixtures::{copy, digest};

/// The fixture, in a folder that goes away.
fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/older-translation");
    copy(&case, site.path());
    std::fs::write(site.path().join("digest.toml"), "").unwrap();
    site
}

fn change(site: &Path, path: &str, change: impl FnOnce(&str) -> String) {
    let path = site.join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    std::fs::write(&path, change(&text)).unwrap();
}

fn read(site: &Path, path: &str) -> String {
    std::fs::read_to_string(site.join(path)).unwrap()
}

/// The state of an article in a language.
#[track_caller]
fn check(site: &Path, id: &str, lang: &str, expected: &str) {
    let said = digest(site, &["status", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let all = said["articles"].as_array().unwrap();
    let article = all.iter().find(|one| one["id"] == id).expect(id);
    assert_eq!(article["languages"][lang]["state"], expected, "{article:#}");
}

#[test]
fn status_tells_the_state_of_every_version() {
    let site = site();
    let site = site.path();
    check(site, "tide-pool", "en", "outdated");
    check(site, "tide-pool", "zh-Hans", "original");
    check(site, "tide-pool", "zh-Hant", "converted");
    check(site, "kites", "zh-Hans", "draft");
    change(site, "content/kites.zh-Hans.toml", |text| text.replace("false", "true"));
    check(site, "kites", "zh-Hans", "reviewed");
    std::fs::remove_file(site.join("content/kites.zh-Hans.toml")).unwrap();
    check(site, "kites", "zh-Hans", "translated");
    std::fs::remove_file(site.join("content/kites.zh-Hans.md")).unwrap();
    check(site, "kites", "zh-Hans", "missing");
    check(site, "kites", "zh-Hant", "missing");
}

#[test]
fn status_fails_on_what_is_denied() {
    let site = site();
    let site = site.path();
    let code = |args: &[&str]| digest(site, args).status.code();
    assert_eq!(code(&["status"]), Some(0));
    assert_eq!(code(&["status", "--deny", "missing"]), Some(0));
    assert_eq!(code(&["status", "--deny", "missing", "--deny", "outdated"]), Some(1));
    assert_eq!(code(&["status", "--deny", "draft", "content/tide-pool.md"]), Some(0));
    assert_eq!(code(&["status", "content/absent.md"]), Some(2));
    change(site, "digest.toml", |_| "titel = 1\n".to_owned());
    assert_eq!(code(&["status"]), Some(1));
}

#[test]
fn check_names_the_paragraph_that_has_changed() {
    let site = site();
    let said = digest(site.path(), &["check", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let all = said["diagnostics"].as_array().unwrap();
    let outdated: Vec<_> = all.iter().filter(|one| one["rule"] == "parity/outdated").collect();
    let [one] = outdated[..] else { panic!("{said:#}") };
    assert_eq!((&one["path"], &one["line"]), (&"content/tide-pool.md".into(), &8.into()));
}

#[test]
fn typography_makes_no_translation_older() {
    let site = site();
    let site = site.path();
    digest(site, &["translate", "--accept", "content/tide-pool.en.md"]);
    check(site, "tide-pool", "en", "translated");
    change(site, "content/tide-pool.md", |text| {
        text.replace("3600", "３６００ ").replace("，", ", ").replace("四成", "**四成**")
    });
    check(site, "tide-pool", "en", "translated");
    change(site, "content/tide-pool.md", |text| text.replace("四成", "三成"));
    check(site, "tide-pool", "en", "outdated");
}

#[test]
fn what_is_added_or_taken_out_makes_a_translation_older() {
    let site = site();
    let site = site.path();
    digest(site, &["translate", "--accept", "content/tide-pool.md"]);
    let source = read(site, "content/tide-pool.md");
    change(site, "content/tide-pool.md", |text| format!("{text}\n周日闭馆。\n"));
    check(site, "tide-pool", "en", "outdated");
    change(site, "content/tide-pool.md", |_| source.replace("馆外的码头也装了路灯。", ""));
    check(site, "tide-pool", "en", "outdated");
    let said = digest(site, &["check"]);
    assert!(String::from_utf8_lossy(&said.stderr).contains("the source no longer has: 馆外的码头"));
}

#[test]
fn accepting_keeps_all_that_the_editor_wrote() {
    let site = site();
    let site = site.path();
    let path = "content/tide-pool.en.toml";
    let own = "# my notes\nslug = \"tide\"   # short\n\n# the box\n[[box]]\nkind = \"background\"\nitems = [\"A box.\"]\n";
    std::fs::write(site.join(path), own).unwrap();
    let text = read(site, "content/tide-pool.en.md");
    assert_eq!(digest(site, &["translate", "--accept"]).status.code(), Some(0));
    let written = read(site, path);
    for line in own.lines() {
        assert!(written.contains(line), "{written}");
    }
    assert_eq!(read(site, "content/tide-pool.en.md"), text);
    check(site, "tide-pool", "en", "translated");
    // Once more changes nothing.
    digest(site, &["translate", "--accept", "content/tide-pool.md"]);
    assert_eq!(read(site, path), written);
}

#[test]
fn what_is_out_of_date_is_accepted_only_by_name() {
    let site = site();
    let site = site.path();
    let said = digest(site, &["translate", "--accept"]);
    assert!(
        String::from_utf8_lossy(&said.stdout).contains("1 translation older than the source: left")
    );
    check(site, "tide-pool", "en", "outdated");
    digest(site, &["translate", "--accept", "content/tide-pool.en.md"]);
    check(site, "tide-pool", "en", "translated");
}

#[test]
fn pages_say_how_a_version_stands() {
    let site = site();
    let site = site.path();
    assert_eq!(digest(site, &["build"]).status.code(), Some(0));
    let tide = "2031-05-12-chao-chi-tu-shu-guan-gai-le-kai-fang-shi-jian";
    let kites = "2031-05-14-kites-return-to-the-north-beach";
    let has = |path: String, words: &str| {
        let page = read(site, &format!("public/{path}index.html"));
        assert!(page.contains(words), "{path} lacks {words}");
    };
    has(
        format!("en/a/{tide}/"),
        "<span class=\"badge outdated\" title=\"The source has changed since it was translated\">Translation older than source</span>",
    );
    has(format!("zh-hans/a/{tide}/"), ">English</a> <span class=\"badge outdated\">旧译文</span>");
    has(format!("zh-hant/a/{tide}/"), ">繁體中文</a> <span class=\"badge converted\">轉換</span>");
    has(format!("zh-hant/a/{tide}/en/"), "譯文落後於原文</span>");
    has(format!("zh-hans/a/{kites}/"), ">机器译稿</span>");
    has(format!("zh-hant/a/{kites}/"), ">機器譯稿</span>");
    has(format!("en/a/{kites}/zh-hans/"), ">Machine draft</span>");
    has("zh-hans/".to_owned(), ">机器译稿</span>");
}
