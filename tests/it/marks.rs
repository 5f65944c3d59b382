//! Whole sites with what an author says about script conversion: marks, opt-outs, phrases, regions.

use std::path::Path;

use digest_site::text::script::is_simplified_only;

use crate::fixtures::{digest, tree};

/// A site of these files, built; the text of everything it published, by path, and what was said.
fn built(files: &[(&str, &str)]) -> (Option<i32>, Vec<(String, String)>, String) {
    let room = tempfile::tempdir().unwrap();
    for (path, text) in [("digest.toml", "")].iter().chain(files) {
        let path = room.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let output = digest(room.path(), &["build"]);
    let public = room.path().join("public");
    let files = if public.exists() { tree(&public) } else { Vec::new() };
    let texts = files
        .into_iter()
        .filter(|(path, _)| !path.ends_with(".png"))
        .map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    (output.status.code(), texts, String::from_utf8(output.stderr).unwrap())
}

/// The article's page in a language.
#[track_caller]
fn page(files: &[(&str, &str)], lang: &str) -> String {
    let (code, texts, said) = built(files);
    assert_eq!(code, Some(0), "{said}");
    let start = format!("{lang}/a/");
    let page = texts.into_iter().find(|(path, _)| path.starts_with(&start)).expect("a page");
    page.1
}

const ARTICLE: &str = "江城书店推出网络课程\n2031年3月9日\n\n江城书店3月8日推出网络课程，皇后街分店同时开放。\n店方说，首批课程有120节，覆盖头发护理和面点制作。\n";

#[test]
fn one_source_makes_both_scripts() {
    let files = [("content/a.txt", ARTICLE)];
    let hant = page(&files, "zh-hant");
    assert!(
        hant.contains("江城書店") && hant.contains("皇后街") && hant.contains("頭髮護理和麵點製作")
    );
    assert!(hant.contains("網路課程") && hant.contains("lang=\"zh-Hant\""), "{hant}");
    assert!(page(&files, "zh-hans").contains("网络课程"));
}

#[test]
fn an_article_can_opt_out() {
    let (code, texts, _) =
        built(&[("content/a.txt", ARTICLE), ("content/a.toml", "variants = \"none\"\n")]);
    assert_eq!(code, Some(0));
    assert!(texts.iter().any(|(path, _)| path.starts_with("zh-hans/a/")));
    assert!(!texts.iter().any(|(path, _)| path.starts_with("zh-hant/a/")));
}

#[test]
fn a_site_has_phrases_of_its_own() {
    let glossary = "[[phrase]]\nzh-Hans = \"网络课程\"\nzh-Hant = \"線上課程\"\n";
    let files = [("content/a.txt", ARTICLE), ("glossary.toml", glossary)];
    let hant = page(&files, "zh-hant");
    assert!(hant.contains("線上課程") && !hant.contains("網路課程"), "{hant}");
    let hant =
        "江城書店推出線上課程\n2031年3月9日\n\n江城書店3月8日推出線上課程，皇后街分店同時開放。\n";
    let files = [("content/a.txt", hant), ("glossary.toml", glossary)];
    assert!(page(&files, "zh-hans").contains("推出网络课程"));
}

#[test]
fn each_region_has_its_words_and_shapes() {
    let text =
        "江城出租车里装上网络设备\n2031年3月9日\n\n江城的出租车3月8日起在车里装上网络设备。\n";
    let taiwan = page(&[("content/a.txt", text)], "zh-hant");
    assert!(taiwan.contains("計程車裡裝上網路設備"), "{taiwan}");
    let hong_kong =
        page(&[("content/a.txt", text), ("digest.toml", "traditional = \"hk\"\n")], "zh-hant");
    assert!(hong_kong.contains("的士裏裝上網絡設備"), "{hong_kong}");
}

/// Marks in every place an author can write one.
const MARKED: &str = "后里老街-{zh-hans:打印;zh-tw:列印;zh-hk:打印}-店重开\n2031年3月9日\n\n\
    -{后里}-老街的-{zh-hans:打印;zh-tw:列印;zh-hk:打印}-店3月8日重新开张，店主陈大文说：“-{干}-了三十年，还要-{干}-下去。”\n\
    之后三天，店里卖出-{zh-hans:1200份;zh-hant:1,200 份}-传单，比去年多三成，干部也来排队。\n";

#[test]
fn marks_reach_no_page_feed_or_index() {
    let sidecar = "[[box]]\nkind = \"why-it-matters\"\nitems = [\"看-{zh-hans:打印;zh-hant:列印}-店怎么活\"]\n\n\
        [[event]]\ndate = \"2031-03-10\"\ntext = \"-{zh-hans:打印;zh-hant:列印}-店办-{干}-货市集\"\n";
    for source in ["content/a.txt", "content/a.md"] {
        let (code, texts, said) = built(&[(source, MARKED), ("content/a.toml", sidecar)]);
        assert_eq!(code, Some(0), "{said}");
        for (path, text) in &texts {
            let web = !path.ends_with(".js") && !path.ends_with(".css");
            assert!(!web || !text.contains("-{") && !text.contains("}-"), "{path} has a mark");
            assert!(!text.contains("zh-tw:") && !text.contains("zh-hans:"), "{path} has a code");
        }
        let of = |lang: &str| {
            let start = format!("{lang}/a/");
            texts.iter().find(|(path, _)| path.starts_with(&start)).unwrap().1.clone()
        };
        let (hant, hans) = (of("zh-hant"), of("zh-hans"));
        assert!(hant.contains("列印店") && !hant.contains("打印"), "{hant}");
        assert!(hant.contains("<h1") && hant.contains("老街列印店重開"), "{hant}");
        assert!(hant.contains("干了三十年") && hant.contains("還要干下去"), "{hant}");
        assert!(hant.contains("幹部") && hant.contains("之後三天"), "{hant}");
        assert!(hant.contains("列印店辦干貨市集") && hant.contains("看列印店怎麼活"), "{hant}");
        assert!(hans.contains("打印店") && !hans.contains("列印"), "{hans}");
    }
}

#[track_caller]
fn refused(text: &str, place: &str) {
    let (code, texts, said) = built(&[("content/a.txt", text)]);
    assert_eq!(code, Some(1), "{said}");
    assert!(texts.is_empty(), "nothing is published");
    assert!(said.contains("error[convert/mark]") && said.contains(place), "{said}");
}

#[test]
fn a_broken_mark_is_an_error_with_its_place() {
    refused("书店重开\n\n老街的-{后里书店昨天开张。\n", "content/a.txt:3:4");
    refused("书店重开\n\n老街-{zh-xx:书店;zh-hant:書店}-昨天开张。\n", "content/a.txt:3:3");
    refused("书店重开\n\n老街后里}-书店昨天开张。\n", "content/a.txt:3:5");
}

#[track_caller]
fn warned(text: &str, rule: &str, place: &str) {
    let (code, _, said) = built(&[("content/a.txt", text)]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(rule) && said.contains(place), "{said}");
}

#[test]
fn characters_of_the_other_script_are_told_with_their_place() {
    let hant = "書店重開\n2031年3月9日\n\n老街的書店三月八日重新开張，鄰居都來了，門口擺滿花籃。\n";
    warned(hant, "warning[convert/mixed-script]", "content/a.txt:4:12");
    let hans = "书店重开\n2031年3月9日\n\n老街的书店三月八日重新開张，邻居都来了，门口摆满花篮。\n";
    warned(hans, "warning[convert/mixed-script]", "content/a.txt:4:12");
}

/// The project's own digest has no Simplified character on a Traditional page, but in what is marked as another language.
#[test]
fn traditional_pages_of_the_own_digest_are_traditional() {
    let room = tempfile::tempdir().unwrap();
    let public = room.path().join("public");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = digest(root, &["build", "--no-cache", "--output", public.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let pages: Vec<(String, String)> = tree(&public)
        .into_iter()
        .filter(|(path, _)| path.starts_with("zh-hant/") && path.ends_with(".html"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect();
    assert!(pages.len() > 20);
    for (path, page) in &pages {
        let left = foreign(page);
        assert!(left.is_empty(), "{path}: {left}");
    }
}

/// The Simplified-only characters of a page, but those in elements with another `lang`.
fn foreign(page: &str) -> String {
    const VOID: [&str; 8] = ["meta", "link", "br", "img", "input", "hr", "wbr", "source"];
    let mut left = String::new();
    // The names of open elements, and whether each is in Traditional Chinese.
    let mut open: Vec<(&str, bool)> = Vec::new();
    for part in page.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        let here = open.last().is_none_or(|(_, here)| *here);
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(one, _)| one != name) {}
        } else {
            let lang = tag.split(" lang=\"").nth(1).and_then(|rest| rest.split('"').next());
            let here = lang.map_or(here, |lang| lang == "zh-Hant");
            if here {
                left.extend(tag.chars().filter(|c| is_simplified_only(*c)));
            }
            if !VOID.contains(&name) && !name.starts_with('!') {
                open.push((name, here));
            }
        }
        if open.last().is_none_or(|(_, here)| *here) {
            left.extend(text.chars().filter(|c| is_simplified_only(*c)));
        }
    }
    left
}

#[test]
fn convert_explains_every_choice() {
    let room = tempfile::tempdir().unwrap();
    let text = "江城书店重开\n2031年3月9日\n\n-{后里}-书店的网络课程有300只羊，还有头发护理。\n";
    std::fs::write(room.path().join("a.txt"), text).unwrap();
    let run = |args: &[&str]| {
        let output = digest(room.path(), args);
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(run(&["convert", "a.txt"]).contains("后里書店的網路課程有300隻羊，還有頭髮護理。"));
    let told = run(&["convert", "--explain", "a.txt"]);
    for line in [
        "a.txt:4:3  后里 → 后里  mark",
        "网络 → 網路  list built-in phrases",
        "只 → 隻  neighbours",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert!(told.contains("发 → 髮  of 發 髮  word 头发"), "{told}");
    let json = run(&["convert", "--explain", "--region", "hk", "--format", "json", "a.txt"]);
    let document: serde_json::Value = serde_json::from_str(&json).unwrap();
    let article = &document["articles"][0];
    assert_eq!((&article["table"], &article["to"]), (&"s2hk".into(), &"zh-Hant".into()));
    let choices = article["choices"].as_array().unwrap();
    let net = choices.iter().find(|one| one["from"] == "网络");
    assert!(net.is_none_or(|one| one["to"] == "網絡"));
    let hair = choices.iter().find(|one| one["from"] == "发").unwrap();
    assert_eq!(
        (&hair["line"], &hair["to"], &hair["by"]),
        (&4.into(), &"髮".into(), &"头发".into())
    );
}

#[test]
fn convert_of_what_is_no_article_is_a_usage_error() {
    assert_eq!(digest(Path::new("."), &["convert", "nothing.pdf"]).status.code(), Some(2));
    assert_eq!(digest(Path::new("."), &["convert"]).status.code(), Some(2));
}
