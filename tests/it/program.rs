//! The program as its users meet it: commands, exit codes, output that is the same everywhere.

use std::path::Path;
use std::process::{Command, Output};

use crate::fixtures::{copy, digest, tree};

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[track_caller]
fn succeeded(output: Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout).to_owned()
}

/// A copy of the project's own digest, in a folder that goes away.
fn own_site() -> tempfile::TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = tempfile::tempdir().unwrap();
    std::fs::copy(root.join("digest.toml"), site.path().join("digest.toml")).unwrap();
    copy(&root.join("content"), &site.path().join("content"));
    site
}

#[test]
fn help_names_every_command_and_an_example() {
    let help = succeeded(digest(Path::new("."), &["--help"]));
    for word in [
        "init",
        "build",
        "check",
        "inspect",
        "diff",
        "summary",
        "convert",
        "completions",
        "Exit codes",
        "digest build --root",
    ] {
        assert!(help.contains(word), "{word}\n{help}");
    }
}

#[test]
fn summary_says_why_each_point_was_taken() {
    let site = own_site();
    let file = "content/2014/couriers-before-singles-day.txt";
    let told = succeeded(digest(site.path(), &["summary", file]));
    assert!(
        told.contains("read as ") && told.contains("\n* ") && told.contains("place ×"),
        "{told}"
    );
    let json = succeeded(digest(site.path(), &["summary", "--all", "--format", "json", file]));
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let candidates = document["articles"][0]["candidates"].as_array().unwrap();
    let chosen = candidates.iter().filter(|one| one["chosen"] == true);
    assert!((3..=5).contains(&chosen.clone().count()), "{json}");
    for one in chosen {
        assert!(one["worth"].as_f64().unwrap() > 0.0);
        assert!(!one["reasons"].as_array().unwrap().is_empty());
    }
    assert!(succeeded(digest(site.path(), &["summary", "--help"])).contains("[[box]]"));
}

/// A site of one article, with its settings and those of the site.
fn small_site(article: &str, site: &str) -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/2014");
    std::fs::create_dir(room.path().join("content")).unwrap();
    std::fs::write(room.path().join("digest.toml"), site).unwrap();
    let source = "couriers-before-singles-day.txt";
    std::fs::copy(own.join(source), room.path().join("content/couriers.txt")).unwrap();
    std::fs::write(room.path().join("content/couriers.toml"), article).unwrap();
    room
}

#[test]
fn reviewed_takes_generated_off_and_a_box_of_the_editor_stands_instead() {
    let page = |article: &str| {
        let site = small_site(&format!("slug = \"couriers\"\n{article}"), "");
        succeeded(digest(site.path(), &["build"]));
        std::fs::read_to_string(site.path().join("public/zh-hant/a/couriers/index.html")).unwrap()
    };
    let generated = "自動產生";
    assert!(page("").contains(generated));
    assert!(!page("reviewed = true").contains(generated));
    let own = page("[[box]]\nkind = \"key-points\"\nitems = [\"編輯自己的要點\"]");
    let heading = own.split("id=\"key-points\"").nth(1).unwrap();
    let key_points = heading.split("</ul>").next().unwrap();
    assert!(
        key_points.contains("編輯自己的要點") && !key_points.contains(generated),
        "{key_points}"
    );
}

#[test]
fn the_room_of_the_key_points_is_a_setting() {
    for (setting, room) in [("", 220), ("[summary]\nhan = 100\n", 100)] {
        let site = small_site("", setting);
        let json = succeeded(digest(
            site.path(),
            &["summary", "--format", "json", "content/couriers.txt"],
        ));
        let document: serde_json::Value = serde_json::from_str(&json).unwrap();
        let candidates = document["articles"][0]["candidates"].as_array().unwrap();
        let taken = candidates.iter().filter(|one| one["chosen"] == true);
        let length: u64 = taken.map(|one| one["length"].as_u64().unwrap()).sum();
        assert!(length <= room && length > room / 2, "{length} of {room}");
    }
}

#[test]
fn summary_of_what_is_no_article_is_a_usage_error() {
    let output = digest(Path::new("."), &["summary", "Cargo.toml"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("is no article"), "{}", text(&output.stderr));
}

#[test]
fn completions_are_a_script() {
    assert!(succeeded(digest(Path::new("."), &["completions", "bash"])).contains("_digest()"));
}

#[test]
fn a_new_site_builds_without_a_remark() {
    let room = tempfile::tempdir().unwrap();
    succeeded(digest(room.path(), &["init", "site"]));
    let built = digest(room.path(), &["build", "--root", "site"]);
    assert_eq!(text(&built.stderr), "");
    succeeded(built);
    let public = room.path().join("site/public");
    for page in [
        "index.html",
        "en/index.html",
        "zh-hans/index.html",
        "zh-hant/timeline/index.html",
        "404.html",
        "sitemap.xml",
        "en/feed.atom",
    ] {
        assert!(public.join(page).is_file(), "{page}");
    }
    assert_eq!(
        digest(room.path(), &["init", "site"]).status.code(),
        Some(2),
        "a folder with files in it is refused"
    );
}

#[test]
fn a_folder_that_is_no_site_is_a_usage_error() {
    let room = tempfile::tempdir().unwrap();
    let output = digest(room.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("digest init"), "{}", text(&output.stderr));
}

#[test]
fn a_foreign_output_folder_is_refused() {
    let site = own_site();
    let precious = tempfile::tempdir().unwrap();
    std::fs::write(precious.path().join("thesis.txt"), "years of work").unwrap();
    let output = digest(site.path(), &["build", "--output", precious.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(precious.path().join("thesis.txt").is_file());
}

#[test]
fn two_builds_in_different_places_and_times_are_the_same_bytes() {
    let builds: Vec<_> = [("UTC", "C"), ("Pacific/Kiritimati", "zh_CN.UTF-8")]
        .into_iter()
        .map(|(zone, lang)| {
            let site = own_site();
            let output = Command::new(env!("CARGO_BIN_EXE_digest"))
                .arg("build")
                .current_dir(site.path())
                .envs([("TZ", zone), ("LANG", lang), ("LC_ALL", lang)])
                .output()
                .unwrap();
            succeeded(output);
            tree(&site.path().join("public"))
        })
        .collect();
    assert!(builds[0].len() > 50);
    assert!(builds[0] == builds[1], "the two builds differ");
}

#[test]
fn every_address_works_under_a_sub_path() {
    let site = own_site();
    succeeded(digest(site.path(), &["build", "--base-url", "https://host.example/sub/path"]));
    let public = site.path().join("public");
    let link = regex::Regex::new(r#"(?:href|src)="(/[^"]*)""#).unwrap();
    let mut links = 0;
    for (name, bytes) in tree(&public).into_iter().filter(|(name, _)| name.ends_with(".html")) {
        for found in link.captures_iter(text(&bytes)) {
            let address = found[1].split('#').next().unwrap();
            let below = address
                .strip_prefix("/sub/path/")
                .unwrap_or_else(|| panic!("{name} links to {address}"));
            let file = if below.is_empty() || below.ends_with('/') {
                format!("{below}index.html")
            } else {
                below.to_owned()
            };
            assert!(public.join(&file).is_file(), "{name} links to {address}");
            links += 1;
        }
    }
    assert!(links > 500);
}

#[test]
fn nothing_in_a_source_runs_in_a_readers_browser() {
    let room = tempfile::tempdir().unwrap();
    std::fs::write(room.path().join("digest.toml"), "").unwrap();
    let content = room.path().join("content");
    std::fs::create_dir(&content).unwrap();
    let page = "<html><head><title>T</title><meta property=\"og:title\" content=\"&lt;script>alert(1)&lt;/script>\"></head><body><article>\
        <h1>Prices</h1><script>alert(1)</script><p onclick=\"alert(1)\">Prices of <a href=\"javascript:alert(1)\">oranges</a> rose by 3% in May, \
        the bureau said. <img src=x onerror=alert(1)>Growers were content with the season and the weather.</p>\
        <svg onload=alert(1)></svg><iframe src=\"https://evil.example/\"></iframe></article></body></html>";
    std::fs::write(content.join("a.html"), page).unwrap();
    std::fs::write(
        content.join("b.txt"),
        "<script>alert(1)</script>\n\n价格上涨3%。\"><img src=x onerror=alert(1)>又涨了。\n",
    )
    .unwrap();
    std::fs::write(content.join("c.md"), "# A <b onmouseover=alert(1)>b</b>\n\n[x](javascript:alert(1)) <script>alert(1)</script> text here.\n").unwrap();
    succeeded(digest(room.path(), &["build"]));
    let handler = regex::Regex::new(r"<[a-z][^>]*\son\w+\s*=").unwrap();
    let own = r#"<script type="(application/ld\+json">[^<]*|module" src="[^"<>]*">)</script>"#;
    let own = regex::Regex::new(own).unwrap();
    for (name, bytes) in tree(&room.path().join("public")) {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        // Data for machines, which nothing in it may end, and the search's own file.
        let text = own.replace_all(&text, "");
        for bad in ["<script", "<iframe", "<svg o", "<img src=x", "href=\"javascript:"] {
            assert!(!text.contains(bad), "{name} has {bad}");
        }
        assert!(!handler.is_match(&text), "{name} has an event handler");
    }
}

#[test]
fn inspect_gives_the_contract() {
    let site = own_site();
    let output = succeeded(digest(site.path(), &["inspect", "content", "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&output).unwrap();
    let articles: Vec<&serde_json::Value> = json["files"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|file| file["articles"].as_array().unwrap())
        .collect();
    assert!(articles.len() >= 15, "{}", articles.len());
    let keys = [
        "id",
        "lang",
        "title",
        "title_origin",
        "published",
        "published_origin",
        "source_name",
        "author",
        "editor",
        "url",
        "paragraphs",
        "sentences",
        "edits",
        "summary",
        "dates",
        "timeline",
        "quantities",
        "names",
        "quotes",
        "checks",
    ];
    for article in &articles {
        let object = article.as_object().unwrap();
        assert!(keys.iter().all(|key| object.contains_key(*key)), "{}", article["id"]);
        // A place in the text is the place of the words.
        for list in ["dates", "quantities"] {
            for one in article[list].as_array().unwrap() {
                let number = one["sentence"].as_u64().unwrap() as usize;
                let sentence = if number == 0 {
                    &article["title"]
                } else {
                    &article["sentences"][number - 1]["text"]
                };
                let (start, end) = (
                    one["start_char"].as_u64().unwrap() as usize,
                    one["end_char"].as_u64().unwrap() as usize,
                );
                let words: String =
                    sentence.as_str().unwrap().chars().skip(start).take(end - start).collect();
                assert_eq!(one["expression"], words, "{}", article["id"]);
            }
        }
        // A paragraph is its sentences.
        let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        for (number, paragraph) in (1..).zip(article["paragraphs"].as_array().unwrap()) {
            let joined: String = article["sentences"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|sentence| sentence["paragraph"] == number)
                .map(|sentence| squeeze(sentence["text"].as_str().unwrap()))
                .collect();
            assert_eq!(joined, squeeze(paragraph.as_str().unwrap()), "{} ¶{number}", article["id"]);
        }
    }
}

#[test]
fn inspect_refuses_what_is_no_article() {
    let room = tempfile::tempdir().unwrap();
    std::fs::write(room.path().join("a.pdf"), "x").unwrap();
    let output = digest(room.path(), &["inspect", "a.pdf"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains(".txt, .md or .html"));
}

/// Builds a site of these files; how it ended and what it said.
fn built(files: &[(&str, &str)]) -> (Option<i32>, String) {
    let room = tempfile::tempdir().unwrap();
    for (path, text) in [("digest.toml", "")].iter().chain(files) {
        let path = room.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let output = digest(room.path(), &["build"]);
    (output.status.code(), text(&output.stderr).to_owned())
}

#[track_caller]
fn check(files: &[(&str, &str)], code: i32, said: &str) {
    let (ended, says) = built(files);
    assert!(ended == Some(code) && says.contains(said), "{ended:?}\n{says}");
}

#[test]
fn a_version_that_another_of_its_language_hides_is_named() {
    let (first, second) = ("Linz sold 30 tonnes of pears.", "Linz sold pears, 30 tonnes of them.");
    check(&[("content/a.md", first), ("content/a.en.md", second)], 0, "parity/same-language");
    check(&[("content/a.md", first), ("content/a.zh.md", "林茨卖出三十吨梨。")], 0, "");
}

#[test]
fn lone_carriage_returns_end_lines_of_front_matter() {
    check(&[("content/a.md", "+++\rtitle = \"Pears\"\r+++\r\rLinz sold pears.\r")], 0, "");
}

#[test]
fn control_characters_in_settings_are_refused() {
    check(&[("content/a.md", "+++\ntitle = \"a\\u0001\"\n+++\nPears.\n")], 1, "U+0001");
}

#[test]
fn a_file_in_the_place_of_the_content_is_an_error() {
    check(&[("content", "Pears.")], 1, "load/no-folder");
}
