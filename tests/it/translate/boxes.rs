//! What stands beside the text is translated with it: the editor's boxes, what pictures show, captions.

use digest_site::xliff::{self, Document, State};

use crate::room::Room;

const SOURCE: &str = "\
# 盐场改成了公园\n\n2031-05-02\n\n\
盐场5月1日改成公园，占地38公顷。\n\n\
![三座盐仓立在水边](salt.png \"盐仓建于1936年\")\n\n\
首日来了4200人。\n";

const BOXES: &str = "\
slug = \"salt\"\n\n[[box]]\nkind = \"background\"\nitems = [\n  \"盐场1936年投产，2018年停产。\",\n  \"\",\n  \"它养活过700户人家。\",\n]\n\n\
[[box]]\nkind = \"why-it-matters\"\nitems = [\"城里人均绿地增加0.3平方米。\"]\n";

const TARGETS: &[&str] = &[
    "Salt works become a park",
    "On May 1 the salt works became a park of 38 hectares.",
    "Three salt stores by the \"water\"",
    "The stores were built in 1936",
    "4,200 people came on the first day.",
    "The salt works opened in 1936 and closed in 2018.",
    "They fed 700 families.",
    "The city has 0.3 square meters more of green for each inhabitant.",
];

fn room() -> Room {
    Room::new(&[("content/salt.md", SOURCE), ("content/salt.toml", BOXES)])
}

/// What goes out; nothing if nothing is written.
fn export(room: &Room) -> Document {
    room.write("out.xlf", "");
    assert_eq!(room.digest(&["xliff", "export", "--output", "out.xlf"]).0, Some(0));
    xliff::read(&room.read("out.xlf")).unwrap_or_default()
}

/// The site with the translation that a translators' tool made.
fn translated() -> Room {
    let room = room();
    let mut document = export(&room);
    let units = &mut document.files[0].units;
    assert_eq!(units.len(), TARGETS.len(), "{units:#?}");
    for (unit, target) in units.iter_mut().zip(TARGETS) {
        (unit.target, unit.state) = (Some((*target).to_owned()), State::Translated);
    }
    room.write("in.xlf", &xliff::write(&document));
    let (code, said) = room.digest(&["xliff", "import", "in.xlf"]);
    assert_eq!(code, Some(0), "{said}");
    room
}

#[test]
fn boxes_and_texts_for_pictures_come_back_from_a_tool() {
    let room = translated();
    let english = room.read("content/salt.en.md");
    let picture =
        "![Three salt stores by the \"water\"](salt.png \"The stores were built in 1936\")";
    assert!(english.contains(picture) && !english.contains("700 families"), "{english}");
    let sidecar = room.read("content/salt.en.toml");
    assert!(
        sidecar.contains("[[box]]\nkind = \"background\"\nitems = [\n  \"The salt works opened")
    );
    let (code, said) = room.digest(&["build"]);
    assert_eq!((code, said.contains("parity/")), (Some(0), false), "{said}");
    let pages = room.pages("en");
    let (_, page) = pages.iter().find(|(path, _)| path == "en/a/salt/index.html").expect("a page");
    assert!(page.contains("They fed 700 families.") && !page.contains("人家"), "{page}");
    assert!(page.contains("0.3 square meters more"));
    assert!(export(&room).files.is_empty(), "nothing is left to translate");
}

#[test]
fn a_changed_box_makes_its_translation_older_than_the_source() {
    let room = translated();
    room.write("content/salt.toml", &BOXES.replace("700户", "900户"));
    let (_, said) = room.digest(&["check"]);
    assert!(said.contains("parity/outdated") && said.contains("它养活过700户人家"), "{said}");
    assert!(said.contains("900户"), "the figures differ: {said}");
    let document = export(&room);
    let units = &document.files[0].units;
    assert_eq!((units.len(), units[0].source.as_str()), (1, "它养活过900户人家。"));
    room.digest(&["translate", "--accept", "content/salt.en.md"]);
    assert!(!room.digest(&["check"]).1.contains("parity/outdated"));
}

#[test]
fn a_changed_text_for_a_picture_does_too() {
    let room = translated();
    room.write("content/salt.md", &SOURCE.replace("三座盐仓", "四座盐仓"));
    let (_, said) = room.digest(&["check"]);
    assert!(said.contains("parity/outdated") && said.contains("三座盐仓立在水边"), "{said}");
}

#[test]
fn a_draft_has_the_boxes_of_its_source() {
    let room = room();
    let settings =
        "[translate]\nprovider = \"command\"\ncommand = [\"sed\", \"s/.*/Translated: &/\"]\n";
    room.write("digest.toml", settings);
    let (_, said) = room.digest(&["translate"]);
    let sidecar = room.read("content/salt.en.toml");
    assert!(sidecar.contains("\"Translated: 它养活过700户人家。\""), "{said}\n{sidecar}");
    let draft = room.read("content/salt.en.md");
    assert!(
        draft.contains("![Translated: 三座盐仓立在水边](salt.png \"Translated: 盐仓"),
        "{draft}"
    );
    room.write("content/salt.toml", &BOXES.replace("700户", "900户"));
    room.digest(&["translate"]);
    let sidecar = room.read("content/salt.en.toml");
    assert!(sidecar.contains("900户") && !sidecar.contains("700户"), "{sidecar}");
    assert_eq!(sidecar.matches("[[box]]").count(), 2);
}

#[test]
fn what_changed_beside_the_text_of_a_persons_translation_comes_back_in_its_place() {
    let room = translated();
    let own = "translator = \"Luo\"  # hers\n";
    let sidecar = room.read("content/salt.en.toml");
    room.write("content/salt.en.toml", &format!("{own}{sidecar}"));
    room.write("content/salt.toml", &BOXES.replace("700户", "900户"));
    let source = SOURCE.replace("三座盐仓", "四座盐仓").replace("1936年", "1937年");
    room.write("content/salt.md", &source);
    let english = room.read("content/salt.en.md");
    let mut document = export(&room);
    let units = &mut document.files[0].units;
    let targets =
        ["Four salt stores", "The stores were built in \"1937\"", "They fed 900 \"families\"."];
    assert_eq!(units.len(), targets.len(), "{units:#?}");
    for (unit, target) in units.iter_mut().zip(targets) {
        (unit.target, unit.state) = (Some(target.to_owned()), State::Translated);
    }
    room.write("in.xlf", &xliff::write(&document));
    let (code, said) = room.digest(&["xliff", "import", "in.xlf"]);
    assert_eq!(code, Some(0), "{said}");
    let wanted = english
        .replace("Three salt stores by the \"water\"", "Four salt stores")
        .replace("in 1936\"", "in \\\"1937\\\"\"");
    assert_eq!(room.read("content/salt.en.md"), wanted);
    let written = room.read("content/salt.en.toml");
    assert!(
        written.starts_with(own) && written.contains("They fed 900 \"families\"."),
        "{written}"
    );
    assert!(export(&room).files.is_empty(), "in step");
}
