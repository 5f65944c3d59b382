//! A source that holds several articles, translated article by article.

use digest_site::xliff::{self, State};

use crate::room::Room;

const LISTING: &str = "\
首页>资讯>\n\n港口动态\n\n\
东湾港开通第二条粮食航线\n\n\
4月6日，东湾港开通第二条粮食航线，每周三班，单程6天。港务公司说，筒仓容量已由4万吨扩到7万吨。来源:东湾日报\n\n\
2031-04-06 09:15:00 查看全文\n\n\
西堤渔市夜间开放\n\n\
西堤渔市4月5日起夜间开放，摊位由60个增加到85个，首周客流达1.9万人次。来源:东湾日报\n\n\
2031-04-05 17:40:12 查看全文\n\n\
灯塔博物馆免费三天\n\n\
灯塔博物馆4月4日至6日免费开放，每天限2000人，须提前两天预约。来源:东湾日报\n\n\
2031-04-04 08:02:55 查看全文\n";

const SECOND: &str = "\
# Fish market of Xidi opens at night

Xidi's fish market has opened at night since April 5; it has 85 stalls, up from 60, and had 19,000 visits in its first week.
";

fn room() -> Room {
    Room::new(&[("content/briefs.txt", LISTING), ("content/briefs.2.en.md", SECOND)])
}

/// The state of an article in English.
#[track_caller]
fn check(room: &Room, id: &str, expected: &str) {
    let (_, said) = room.digest(&["status", "--format", "json"]);
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    let article = said["articles"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap();
    assert_eq!(article["languages"]["en"]["state"], expected, "{id}");
}

#[test]
fn an_article_of_a_listing_is_translated_by_its_number() {
    let room = room();
    check(&room, "briefs#1", "missing");
    check(&room, "briefs#2", "translated");
    let (code, said) = room.digest(&["build"]);
    assert_eq!((code, said.contains("parity/")), (Some(0), false), "{said}");
    let (path, page) =
        room.pages("en").into_iter().find(|(_, page)| page.contains("19,000")).unwrap();
    assert!(page.contains("Fish market of Xidi opens at night"), "{path}");
    assert!(page.contains("东湾日报"), "who published the source: {path}");
    let beside = path.replace("index.html", "zh-hans/index.html");
    let pages = room.pages("en");
    let (_, beside) = pages.iter().find(|(path, _)| *path == beside).expect("side by side");
    assert!(beside.contains("西堤渔市") && beside.contains("19,000 visits"), "{beside}");
}

#[test]
fn its_figures_are_checked_and_its_source_is_remembered() {
    let room = room();
    room.digest(&["translate", "--accept"]);
    assert!(room.read("content/briefs.2.en.toml").contains("西堤渔市夜间开放"));
    room.write("content/briefs.2.en.md", &SECOND.replace("85 stalls", "58 stalls"));
    let (_, said) = room.digest(&["check"]);
    assert!(said.contains("parity/figure") && said.contains("58"), "{said}");
    room.write("content/briefs.txt", &LISTING.replace("1.9万", "2.3万"));
    check(&room, "briefs#2", "outdated");
    room.write("content/briefs.txt", &LISTING.replace("每周三班", "每周四班"));
    check(&room, "briefs#2", "translated");
}

#[test]
fn the_others_go_out_and_come_back_as_xliff() {
    let room = room();
    room.digest(&["translate", "--accept"]);
    assert_eq!(room.digest(&["xliff", "export", "--output", "out.xlf"]).0, Some(0));
    let mut document = xliff::read(&room.read("out.xlf")).unwrap();
    let files: Vec<&str> = document.files.iter().map(|file| file.original.as_str()).collect();
    assert_eq!(files, ["content/briefs.txt#1", "content/briefs.txt#3"]);
    let targets = [
        "The Lighthouse Museum is free for three days",
        "The Lighthouse Museum is free from April 4 to 6, for 2,000 people a day who must book two days ahead.",
    ];
    for (unit, target) in document.files[1].units.iter_mut().zip(targets) {
        (unit.target, unit.state) = (Some(target.to_owned()), State::Translated);
    }
    room.write("in.xlf", &xliff::write(&document));
    let (code, said) = room.digest(&["xliff", "import", "in.xlf"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(room.read("content/briefs.3.en.md").contains("2,000 people a day"), "{said}");
    check(&room, "briefs#3", "translated");
    assert_eq!(room.digest(&["check", "--deny", "warnings"]).0, Some(0));
}

#[test]
fn a_provider_drafts_what_is_missing_article_by_article() {
    let room = room();
    let settings =
        "[translate]\nprovider = \"command\"\ncommand = [\"sed\", \"s/.*/Drafted: &/\"]\n";
    room.write("digest.toml", settings);
    let (_, said) = room.digest(&["translate"]);
    for (number, words) in [(1, "筒仓容量"), (3, "灯塔博物馆4月4日")] {
        let draft = room.read(&format!("content/briefs.{number}.en.md"));
        assert!(draft.starts_with("# Drafted: ") && draft.contains(words), "{said}\n{draft}");
        check(&room, &format!("briefs#{number}"), "draft");
    }
    assert_eq!(room.read("content/briefs.2.en.md"), SECOND, "a person's stays");
    assert!(!room.path().join("content/briefs.en.md").exists());
}

#[test]
fn what_translates_no_article_of_a_listing_is_told() {
    let room = room();
    room.write("content/briefs.4.en.md", SECOND);
    room.write("content/briefs.en.md", SECOND);
    room.write("content/alone.txt", "渡口今天停航\n\n因大雾，渡口今天停航。\n");
    room.write("content/alone.1.en.md", SECOND);
    let (_, said) = room.digest(&["check"]);
    assert_eq!(said.matches("parity/listing").count(), 3, "{said}");
}
