//! The published pages: links that lead somewhere, markup that stays text, templates that can be replaced.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::fixtures::{digest, tree};

const SITE: &str = "base_url = \"https://digest.example/paper/\"\n\
    languages = [\"en\", \"zh-Hans\", \"zh-Hant\"]\n\
    [title]\nen = \"Rivers & <i>Rain</i>\"\n";

const CHINESE: &str = r#"+++
title = "渡口<script>alert('1')</script>的第100天"
date = "2031-07-09"
topics = ["water"]
source = "<i>镇报</i>"
author = "\"><img src=x onerror=alert(3)>"
+++

青渡镇的轮渡2031年7月3日恢复通航，每天运送乘客4200人次。[船票](javascript:alert(4))与[时刻表](https://a.example/?a=1&b=2)都在码头。

![轮渡](https://a.example/ferry.png)

| 月 | 人次 |
|---|---:|
| 七 | 4200 |

船长说[^1]：“水位还会再涨。”<script>alert(5)</script>

[^1]: 见镇志。
"#;

const ENGLISH: &str = r#"+++
title = "The ferry's hundredth day"
+++

The ferry of Qingdu (青渡) resumed service on 3 July 2031 and carries 4,200 passengers a day.
"#;

/// A site below a path, with text that means harm.
fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    let ours =
        [("digest.toml", SITE), ("content/ferry.md", CHINESE), ("content/ferry.en.md", ENGLISH)];
    for (path, text) in ours.iter().chain(files) {
        let path = room.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    room
}

fn build(room: &Path) -> (Option<i32>, String) {
    let output = digest(room, &["build"]);
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// The pages by their paths.
fn pages(room: &Path) -> BTreeMap<String, String> {
    let (code, remarks) = build(room);
    assert_eq!(code, Some(0), "{remarks}");
    tree(&room.join("public"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// The values of an attribute, as they stand in the markup.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!(" {attribute}=\"");
    html.split(begin.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn hostile_text_stays_text() {
    let room = site(&[]);
    for (path, html) in pages(room.path()) {
        let own = "<script type=\"module\" src=\"/paper/assets/search.";
        let html = without_data(&html).replace(own, "");
        for bad in ["<script", "href=\"javascript:", "<img", "style=", "<i>", "&amp;amp;"] {
            assert!(!html.contains(bad), "{path}: {bad}");
        }
    }
}

/// The page of the one article, not those that show it beside another language.
fn article<'a>(pages: &'a BTreeMap<String, String>, folder: &str) -> &'a str {
    let own = |path: &str| path.starts_with(folder) && path.split('/').count() == 4;
    pages.iter().find(|(path, _)| own(path)).unwrap().1
}

#[test]
fn a_translation_can_be_read_beside_its_source_and_a_conversion_cannot() {
    let room = site(&[]);
    let pages = pages(room.path());
    let beside = |folder: &str, other: &str| {
        pages.iter().find(|(path, _)| {
            path.starts_with(folder) && path.ends_with(&format!("/{other}/index.html"))
        })
    };
    assert!(beside("zh-hans/a/", "zh-hant").is_none() && beside("zh-hant/a/", "zh-hans").is_none());
    for (folder, other) in [("en/a/", "zh-hans"), ("en/a/", "zh-hant"), ("zh-hant/a/", "en")] {
        let (path, html) = beside(folder, other).unwrap();
        assert!(html.contains("id=\"p1\""), "{path}");
        assert!(article(&pages, folder).contains(&format!("/{other}/\"")), "{path}");
    }
}

#[test]
fn events_can_be_subscribed_to() {
    let room = site(&[]);
    pages(room.path());
    let calendar = std::fs::read_to_string(room.path().join("public/timeline.ics")).unwrap();
    for line in ["BEGIN:VCALENDAR", "DTSTART;VALUE=DATE:20310703", "DTSTAMP:20310709T000000Z"] {
        assert!(calendar.contains(&format!("{line}\r\n")), "{line}: {calendar}");
    }
    let data = std::fs::read(room.path().join("public/en/events.json")).unwrap();
    let data: serde_json::Value = serde_json::from_slice(&data).unwrap();
    assert_eq!(data["events"][0]["date"], "2031-07-03");
}

/// The page without its JSON-LD, none of which may hold a `<`.
fn without_data(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, data)) = rest.split_once("<script type=\"application/ld+json\">") {
        let (data, behind) = data.split_once("</script>").unwrap();
        assert!(!data.contains(['<', '>', '&']), "{data}");
        let parsed: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(parsed["@context"], "https://schema.org");
        kept.push_str(before);
        rest = behind;
    }
    kept + rest
}

#[test]
fn articles_and_lists_say_what_they_are() {
    let room = site(&[]);
    let pages = pages(room.path());
    let types = |html: &str| {
        let data = html.split("<script type=\"application/ld+json\">").skip(1);
        data.map(|one| {
            let json = one.split_once("</script>").unwrap().0;
            let value: serde_json::Value = serde_json::from_str(json).unwrap();
            value["@type"].as_str().unwrap().to_owned()
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(types(article(&pages, "en/a/")), ["NewsArticle", "BreadcrumbList"]);
    assert_eq!(types(&pages["en/index.html"]), ["ItemList"]);
    assert_eq!(types(&pages["en/topics/water/index.html"]), ["ItemList", "BreadcrumbList"]);
    assert_eq!(types(&pages["index.html"]), [""; 0]);
}

#[test]
fn every_link_leads_to_a_page_and_a_place_on_it() {
    let room = site(&[]);
    let pages = pages(room.path());
    let ids: BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, html)| (path.as_str(), values(html, "id").into_iter().collect()))
        .collect();
    for (path, html) in &pages {
        assert_eq!(values(html, "id").len(), ids[path.as_str()].len(), "{path}: an id twice");
        for href in values(html, "href").into_iter().filter(|href| !href.starts_with("https://")) {
            let (page, fragment) = href.split_once('#').unwrap_or((href, ""));
            let target = match page.strip_prefix("/paper/") {
                Some(below) if below.is_empty() || below.ends_with('/') => {
                    format!("{below}index.html")
                }
                Some(below) => below.to_owned(),
                None => path.clone(),
            };
            assert!(page.is_empty() || page.starts_with("/paper/"), "{path}: {href}");
            assert!(room.path().join("public").join(&target).is_file(), "{path}: {href}");
            assert!(
                fragment.is_empty() || ids[target.as_str()].contains(fragment),
                "{path}: {href}"
            );
        }
    }
}

#[test]
fn foreign_words_say_their_language() {
    let room = site(&[]);
    let pages = pages(room.path());
    let english = article(&pages, "en/a/");
    assert!(english.contains("<span lang=\"zh-Hans\">青渡</span>"), "{english}");
}

#[test]
fn topics_are_in_the_navigation_of_sites_that_have_some() {
    let leads_to_topics = |room: &tempfile::TempDir| {
        pages(room.path())["en/index.html"].contains("href=\"/paper/en/topics/\"")
    };
    let without = CHINESE.replace("topics = [\"water\"]\n", "");
    assert!(leads_to_topics(&site(&[])));
    assert!(!leads_to_topics(&site(&[("content/ferry.md", &without)])));
}

#[test]
fn a_site_without_a_description_says_how_much_there_is() {
    let room = site(&[]);
    let archive = &pages(room.path())["zh-hans/archive/index.html"];
    assert!(archive.contains("：1篇文章。\">"), "{archive}");
}

#[test]
fn a_fragment_means_the_same_in_every_script() {
    let room = site(&[]);
    let pages = pages(room.path());
    let ids = |folder: &str| {
        values(article(&pages, folder), "id").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert!(ids("zh-hans/a/").contains(&"s1".to_owned()));
    assert_eq!(ids("zh-hans/a/"), ids("zh-hant/a/"));
}

#[test]
fn the_sites_template_replaces_the_built_in_one() {
    let room = site(&[(
        "templates/topics.html",
        "{% extends \"base.html\" %}{% block main %}OURS{% endblock main %}",
    )]);
    assert!(pages(room.path())["en/topics/index.html"].contains("OURS"));
}

#[test]
fn a_broken_template_publishes_nothing_and_says_where() {
    let room = site(&[("templates/topics.html", "fine\n{{ body.nothing.more }}\n")]);
    let (code, remarks) = build(room.path());
    assert_eq!(code, Some(1));
    assert!(
        remarks.contains("template/error") && remarks.contains("templates/topics.html:2:"),
        "{remarks}"
    );
    assert_eq!(remarks.matches("template/error").count(), 1, "{remarks}");
    assert!(!room.path().join("public").exists());
}

#[test]
fn an_unknown_theme_is_an_error() {
    let room = site(&[]);
    let text = format!("theme = \"nosuch\"\n{SITE}");
    std::fs::write(room.path().join("digest.toml"), text).unwrap();
    let (code, remarks) = build(room.path());
    assert_eq!(code, Some(1), "{remarks}");
    assert!(remarks.contains("config/unknown-theme"), "{remarks}");
}

#[test]
fn a_title_that_stands_in_the_text_too_is_printed_once() {
    const TITLE: &str = "Rowers of Vale win a fourth cup in the rain!";
    let text = format!(
        "{TITLE}\n\nThe cup is theirs!\n\nIt is the fourth cup for the rowers of Vale, who beat the crew of Lind by two lengths on July 9.\n"
    );
    let room = site(&[
        ("content/cup.txt", &text),
        ("content/cup.toml", &format!("title = \"{TITLE}\"\ndate = \"2031-07-10\"\n")),
    ]);
    let (code, remarks) = build(room.path());
    assert_eq!(code, Some(0), "{remarks}");
    let said = digest(room.path(), &["inspect", "content/cup.txt", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();
    let article = &said["files"][0]["articles"][0];
    assert_eq!(
        (&article["title"], &article["paragraphs"][0]),
        (&TITLE.into(), &"The cup is theirs!".into())
    );
}
