//! `digest xliff`: what goes out is what wants translation, and what comes back goes where it belongs.

use std::path::Path;

use digest_site::xliff::{self, Document, State, Unit};

use crate::fixtures::digest;

const SOURCE: &str = "\
# 灯塔换了灯\n\n2031-06-20\n\n\
灯塔在6月18日换上新灯，光照25公里。\n\n\
- 守塔人说，[老灯](https://example.org/lamp)用了40年。\n\n\
渔船夜里看得更清楚了。\n";

const ENGLISH: &str = "\
<!-- my notes -->
# A new lamp for the lighthouse

The lighthouse got a new lamp on June 18,
which shines 25 kilometers far. {#p1}

* The keeper said the [old lamp](https://example.org/lamp) had served for **40 years**.

Fishing boats see better   at night.
";

fn site() -> tempfile::TempDir {
    let site = tempfile::tempdir().unwrap();
    write(site.path(), "digest.toml", "");
    write(site.path(), "content/lamp.md", SOURCE);
    site
}

fn write(site: &Path, path: &str, text: &str) {
    let path = site.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

fn read(site: &Path, path: &str) -> String {
    std::fs::read_to_string(site.join(path)).unwrap_or_default()
}

/// What goes out; nothing if nothing is written.
fn export(site: &Path) -> Document {
    let _ = std::fs::remove_file(site.join("out.xlf"));
    let said = digest(site, &["xliff", "export", "--output", "out.xlf"]);
    assert_eq!(said.status.code(), Some(0), "{}", String::from_utf8_lossy(&said.stderr));
    xliff::read(&read(site, "out.xlf")).unwrap_or_default()
}

#[track_caller]
fn import(site: &Path, document: &Document) -> (Option<i32>, String) {
    write(site, "in.xlf", &xliff::write(document));
    let said = digest(site, &["xliff", "import", "in.xlf"]);
    let text = String::from_utf8_lossy(&said.stdout).into_owned();
    (said.status.code(), text + &String::from_utf8_lossy(&said.stderr))
}

fn translate(unit: &mut Unit, target: &str) {
    (unit.target, unit.state) = (Some(target.to_owned()), State::Translated);
}

const TARGETS: &[&str] = &[
    "A new lamp for the lighthouse",
    "The lighthouse got a new lamp on June 18; it shines 25 kilometers far.",
    "The <1>old lamp</1>, the keeper said, served for 40 years.",
    "Fishing boats see better at night.",
];

#[test]
fn an_article_without_a_translation_goes_out_whole_and_comes_back() {
    let site = site();
    let site = site.path();
    let mut document = export(site);
    assert_eq!((document.from.as_str(), document.to.as_str()), ("zh-Hans", "en"));
    let file = &mut document.files[0];
    assert_eq!(file.original, "content/lamp.md");
    let ids: Vec<&str> = file.units.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(ids, ["t", "p1", "p2", "p3"]);
    assert_eq!(file.units[2].source, "守塔人说，<1>老灯</1>用了40年。");
    for (unit, target) in file.units.iter_mut().zip(TARGETS) {
        translate(unit, target);
    }
    let (code, said) = import(site, &document);
    assert_eq!(code, Some(0), "{said}");
    let english = read(site, "content/lamp.en.md");
    assert!(
        english.contains("- The [old lamp](https://example.org/lamp), the keeper"),
        "{english}"
    );
    assert!(export(site).files.is_empty());
    let check = digest(site, &["check", "--deny", "warnings"]);
    assert_eq!(check.status.code(), Some(0), "{}", String::from_utf8_lossy(&check.stderr));
    let status = String::from_utf8(digest(site, &["status"]).stdout).unwrap();
    assert!(status.contains("lamp     translated"), "{status}");
}

#[test]
fn a_unit_that_comes_twice_changes_its_paragraph_once() {
    let site = site();
    let site = site.path();
    let mut document = export(site);
    let file = &mut document.files[0];
    for (unit, target) in file.units.iter_mut().zip(TARGETS) {
        translate(unit, target);
    }
    let (code, said) = import(site, &document);
    assert_eq!(code, Some(0), "{said}");
    let before = read(site, "content/lamp.en.md");
    let file = &mut document.files[0];
    let mut again = file.units[3].clone();
    again.id = "p9".to_owned();
    file.units.push(again);
    let (code, said) = import(site, &document);
    assert_eq!(code, Some(1), "{said}");
    assert_eq!(read(site, "content/lamp.en.md"), before);
}

#[test]
fn what_is_not_finished_waits_in_the_memory() {
    let site = site();
    let site = site.path();
    let mut document = export(site);
    for (unit, target) in document.files[0].units.iter_mut().zip(TARGETS).take(3) {
        translate(unit, target);
    }
    let (code, said) = import(site, &document);
    assert_eq!((code, said.contains("1 paragraph still missing")), (Some(0), true), "{said}");
    assert!(
        said.contains("1 unit not translated yet") && !site.join("content/lamp.en.md").exists()
    );
    let mut rest = export(site);
    rest.files[0].units.retain(|unit| unit.id == "p3");
    (rest.files[0].units[0].target, rest.files[0].units[0].state) =
        (Some(TARGETS[3].to_owned()), State::Final);
    assert_eq!(import(site, &rest).0, Some(0));
    assert!(read(site, "content/lamp.en.md").contains("25 kilometers far.\n\n- The [old lamp]"));
}

#[test]
fn of_a_persons_translation_only_the_lines_of_what_has_changed_are_touched() {
    let site = site();
    let site = site.path();
    write(site, "content/lamp.en.md", ENGLISH);
    write(site, "content/lamp.en.toml", "translator = \"Luo\"  # ours\n");
    assert!(export(site).files.is_empty(), "nobody said what it was made from");
    digest(site, &["translate", "--accept"]);
    let changed = SOURCE
        .replace("25公里", "27公里")
        .replace("40年", "41年")
        .replace("\n\n渔船", "\n\n港口很高兴。\n\n渔船");
    write(site, "content/lamp.md", &changed);
    let mut document = export(site);
    let units = &mut document.files[0].units;
    assert_eq!(units.len(), 3);
    assert_eq!(
        units[0].target.as_deref(),
        Some("The lighthouse got a new lamp on June 18, which shines 25 kilometers far.")
    );
    assert_eq!(units[0].state, State::Initial);
    translate(&mut units[0], "It shines 27 kilometers far since June 18.");
    translate(&mut units[1], "The keeper said the <1>old lamp</1> had served for 41 years.");
    translate(&mut units[2], "The port is glad.");
    let (code, said) = import(site, &document);
    assert_eq!(code, Some(0), "{said}");
    let wanted = ENGLISH
        .replace(
            "The lighthouse got a new lamp on June 18,\nwhich shines 25 kilometers far.",
            "It shines 27 kilometers far since June 18.",
        )
        .replace("**40 years**", "41 years")
        .replace("years.\n\nFishing", "years.\n\nThe port is glad.\n\nFishing");
    assert_eq!(read(site, "content/lamp.en.md"), wanted);
    assert!(read(site, "content/lamp.en.toml").starts_with("translator = \"Luo\"  # ours\n"));
    assert!(export(site).files.is_empty(), "in step");
    // Once more changes nothing.
    import(site, &document);
    assert_eq!(read(site, "content/lamp.en.md"), wanted);
}

#[test]
fn a_segment_whose_source_has_changed_is_refused() {
    let site = site();
    let site = site.path();
    write(site, "content/lamp.en.md", ENGLISH);
    digest(site, &["translate", "--accept"]);
    write(site, "content/lamp.md", &SOURCE.replace("25公里", "27公里").replace("40年", "41年"));
    let mut document = export(site);
    let units = &mut document.files[0].units;
    translate(&mut units[0], "It shines 27 kilometers far.");
    translate(&mut units[1], "The <1>old lamp</1> served for 41 years, the keeper said.");
    write(site, "content/lamp.md", &SOURCE.replace("25公里", "28公里").replace("40年", "41年"));
    let (code, said) = import(site, &document);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("xliff/outdated") && said.contains("`p1`"), "{said}");
    let english = read(site, "content/lamp.en.md");
    assert!(
        english.contains("25 kilometers") && english.contains("41 years, the keeper"),
        "{english}"
    );
    assert_eq!(export(site).files[0].units.len(), 1);
    document.files[0].original = "content/gone.md".to_owned();
    let (code, said) = import(site, &document);
    assert_eq!((code, said.contains("xliff/unknown-article")), (Some(1), true), "{said}");
}

#[test]
fn links_of_a_tool_are_not_taken() {
    let site = site();
    let site = site.path();
    let mut document = export(site);
    for (unit, target) in document.files[0].units.iter_mut().zip(TARGETS) {
        translate(unit, target);
        for (before, behind) in &mut unit.codes {
            (*before, *behind) =
                ("<script>".to_owned(), Some("](https://evil.example/)".to_owned()));
        }
    }
    translate(&mut document.files[0].units[3], "- <b>[x](https://evil.example/)</b> # no");
    assert_eq!(import(site, &document).0, Some(0));
    let english = read(site, "content/lamp.en.md");
    assert!(english.contains("[old lamp](https://example.org/lamp)"), "{english}");
    assert!(english.contains("\n\\- &lt;b>\\[x\\](https://evil.example/)&lt;/b>"), "{english}");
}

#[test]
fn what_is_no_xliff_is_told() {
    let site = site();
    write(site.path(), "in.xlf", "<xliff version=\"1.2\"/>");
    let said = digest(site.path(), &["xliff", "import", "in.xlf"]);
    assert_eq!(said.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&said.stderr).contains("not XLIFF 2"));
}

#[test]
fn codes_that_stand_alone_come_back_and_lost_ones_are_told() {
    let site = site();
    let site = site.path();
    write(site, "content/lamp.md", "灯塔用`lamp-2`控制。\n\n见[说明](https://example.org/)。\n");
    let mut document = export(site);
    let units = &mut document.files[0].units;
    assert_eq!(units[0].source, "灯塔用<1/>控制。");
    translate(&mut units[0], "The lighthouse runs on <1/>.");
    translate(&mut units[1], "See the notes.");
    let (code, said) = import(site, &document);
    assert_eq!((code, said.matches("xliff/codes").count()), (Some(0), 1), "{said}");
    let english = "The lighthouse runs on `lamp-2`.\n\nSee the notes.\n";
    assert_eq!(read(site, "content/lamp.en.md"), english);
}

#[test]
fn where_a_translator_has_merged_paragraphs_only_what_is_plain_is_put_in() {
    let site = site();
    let site = site.path();
    let merged = ENGLISH.replace("**40 years**.\n\nFishing", "**40 years**. Fishing");
    write(site, "content/lamp.en.md", &merged);
    digest(site, &["translate", "--accept"]);
    let changed = SOURCE.replace("25公里", "27公里").replace("40年", "41年");
    write(site, "content/lamp.md", &changed);
    let mut document = export(site);
    let units = &mut document.files[0].units;
    translate(&mut units[0], "It shines 27 kilometers far since June 18.");
    translate(&mut units[1], "The <1>old lamp</1> had served for 41 years.");
    let (code, said) = import(site, &document);
    assert_eq!((code, said.contains("xliff/by-hand")), (Some(1), true), "{said}");
    let english = read(site, "content/lamp.en.md");
    assert!(
        english.contains("It shines 27 kilometers") && english.contains("**40 years**. Fishing"),
        "{english}"
    );
    assert_eq!(export(site).files[0].units.len(), 1, "the other still wants translation");
}
