//! Pictures as they are published: cards for sharing, and smaller copies of those that articles show.

use std::path::Path;

use crate::fixtures::{digest, tree};

const ARTICLE: &str = "+++\ntitle = \"渡口的船停了三天\"\ndate = \"2031-07-09\"\nslug = \"ferry\"\nsource = \"河口日报\"\n+++\n\n\
    轮渡公司7月9日说，船从今天起停航三天。\n\n![码头](pier.png)\n";

fn site(settings: &str, article: &str, picture: &[u8]) -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    let settings = format!("base_url = \"https://digest.example/paper/\"\n{settings}");
    let write = |path: &str, bytes: &[u8]| {
        let path = room.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    write("digest.toml", settings.as_bytes());
    write("content/ferry.md", article.as_bytes());
    write("content/pier.png", picture);
    room
}

/// A picture of soft colours, 1200 pixels wide.
fn photograph() -> Vec<u8> {
    let (width, height) = (1200_u32, 400_u32);
    let pixel = |at: u32| {
        let (x, y) = (at % width, at / width);
        let noise = ((x * 7919) ^ (y * 104_729)) % 9;
        [0, 1, 2].map(|channel| (((x + channel * y) / 2 % 480).abs_diff(240) + noise) as u8)
    };
    let pixels: Vec<u8> = (0..width * height).flat_map(pixel).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

fn built(room: &Path) -> Vec<(String, Vec<u8>)> {
    let output = digest(room, &["build"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    tree(&room.join("public"))
}

fn file<'a>(files: &'a [(String, Vec<u8>)], path: &str) -> &'a [u8] {
    &files.iter().find(|(one, _)| one == path).unwrap_or_else(|| panic!("no {path}")).1
}

fn text<'a>(files: &'a [(String, Vec<u8>)], path: &str) -> &'a str {
    std::str::from_utf8(file(files, path)).unwrap()
}

#[test]
fn an_article_has_a_card_in_each_language() {
    let room = site("", ARTICLE, &photograph());
    let files = built(room.path());
    for tag in ["zh-hans", "zh-hant"] {
        let card = file(&files, &format!("{tag}/a/ferry/card.png"));
        let size = imagesize::blob_size(card).unwrap();
        assert_eq!((size.width, size.height), (1200, 630));
        let page = text(&files, &format!("{tag}/a/ferry/index.html"));
        let url = format!("https://digest.example/paper/{tag}/a/ferry/card.png");
        assert!(
            page.contains(&format!("<meta property=\"og:image\" content=\"{url}\">")),
            "{page}"
        );
        assert!(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
    }
    let both = ["zh-hans", "zh-hant"].map(|tag| file(&files, &format!("{tag}/a/ferry/card.png")));
    assert_ne!(both[0], both[1]);
    assert!(text(&files, "en/index.html").contains("https://digest.example/paper/en/card.png"));
    file(&files, "en/card.png");
}

#[test]
fn cards_come_out_of_the_memo_as_they_went_in() {
    let room = site("", ARTICLE, &photograph());
    let first = built(room.path());
    std::fs::remove_dir_all(room.path().join("public")).unwrap();
    assert!(built(room.path()) == first);
}

#[test]
fn cards_can_be_left_out() {
    let files = built(site("cards = false", ARTICLE, &photograph()).path());
    assert!(!files.iter().any(|(path, _)| path.ends_with("card.png")));
    let page = text(&files, "zh-hans/a/ferry/index.html");
    assert!(!page.contains("og:image") && page.contains("content=\"summary\""));
}

#[test]
fn only_the_newest_articles_have_cards_of_their_own() {
    let room = site("cards = 1", ARTICLE, &photograph());
    let older = ARTICLE.replace("07-09", "07-02").replace("\"ferry\"", "\"ice\"");
    std::fs::write(room.path().join("content/ice.md"), older).unwrap();
    let files = built(room.path());
    let has =
        |slug: &str| files.iter().any(|(path, _)| *path == format!("zh-hans/a/{slug}/card.png"));
    assert!(has("ferry") && !has("ice"));
    assert!(text(&files, "zh-hans/a/ice/index.html").contains("paper/zh-hans/card.png\">"));
}

#[test]
fn a_title_that_cannot_be_drawn_has_no_card_and_a_note() {
    let room = site("", &ARTICLE.replace("三天", "三天🚢"), &photograph());
    let files = built(room.path());
    assert!(!files.iter().any(|(path, _)| path == "zh-hans/a/ferry/card.png"));
    // The site's own stands in.
    assert!(text(&files, "zh-hans/a/ferry/index.html").contains("paper/zh-hans/card.png\">"));
    let remarks = String::from_utf8(digest(room.path(), &["check"]).stderr).unwrap();
    assert!(remarks.contains("card/no-sign") && remarks.contains("🚢"), "{remarks}");
}

#[test]
fn a_picture_is_offered_in_smaller_sizes() {
    let files = built(site("", ARTICLE, &photograph()).path());
    let widths: Vec<usize> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".webp"))
        .map(|(_, bytes)| imagesize::blob_size(bytes).unwrap().width)
        .collect();
    assert_eq!(widths, [1200, 480, 960]);
    let page = text(&files, "zh-hans/a/ferry/index.html");
    let source = "<picture><source type=\"image/webp\" srcset=\"/paper/pictures/";
    assert!(page.contains(source) && page.contains("-480.webp 480w, "), "{page}");
    assert!(page.contains("width=\"1200\" height=\"400\" loading=\"lazy\""), "{page}");
}

#[test]
fn a_site_that_asks_for_it_offers_avif_first() {
    let files = built(site("avif = true\n", ARTICLE, &photograph()).path());
    let count = |ending| files.iter().filter(|(path, _)| path.ends_with(ending)).count();
    assert_eq!((count(".avif"), count(".webp")), (3, 3));
    let page = text(&files, "zh-hans/a/ferry/index.html");
    let (avif, webp) = (page.find("type=\"image/avif\""), page.find("type=\"image/webp\""));
    assert!(avif.is_some() && avif < webp, "{page}");
}

#[test]
fn a_broken_picture_is_published_as_it_is() {
    let broken = &photograph()[..9000];
    let files = built(site("", ARTICLE, broken).path());
    assert!(files.iter().any(|(path, bytes)| path.starts_with("pictures/") && bytes == broken));
    assert!(!files.iter().any(|(path, _)| path.ends_with(".webp")));
}
