//! What becomes of hostile and of well-meant text.

use std::collections::BTreeMap;

use super::*;
use crate::link::sample::{block, text};
use crate::model::Picture;

#[track_caller]
fn check(blocks: &[Block], expected: &str) {
    assert_eq!(made(blocks), expected);
}

/// The HTML of an English text without an address, beside which one picture lies.
fn made(blocks: &[Block]) -> String {
    let local = |url: &str| {
        let copies = match url {
            "pier.png" => vec![],
            "ferry.jpg" => vec![
                ("avif", "/pictures/1-480.avif 480w".to_owned()),
                ("webp", "/pictures/1-480.webp 480w, /pictures/1.webp 960w".to_owned()),
            ],
            _ => return None,
        };
        let src = "/pictures/1.png".to_owned();
        Some(LocalPicture { src, size: Some((1000, 500)), copies })
    };
    let round = Round { base: None, local: &local };
    html(blocks, Locale::En, &Words::default(), round, &BTreeMap::new())
}

fn paragraph(content: Vec<Inline>) -> Block {
    block(BlockKind::Paragraph(content))
}

fn heading_of(level: u8, words: &str) -> Block {
    block(BlockKind::Heading { level, content: vec![text(words)] })
}

fn link(url: &str) -> Inline {
    Inline::Link { label: vec![text("x")], url: url.to_owned() }
}

#[test]
fn numbers_paragraphs_and_sentences() {
    let sentence = Inline::Sentence { number: 4, content: vec![text("It rained.")] };
    let one = Block { number: Some(2), ..paragraph(vec![sentence]) };
    check(&[one], "<p id=\"p2\"><span id=\"s4\">It rained.</span></p>\n");
}

#[test]
fn prints_markup_as_text() {
    let script = "<script>alert('1')</script>";
    let safe = "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;";
    check(&[paragraph(vec![text(script)])], &format!("<p>{safe}</p>\n"));
    check(
        &[block(BlockKind::Code { language: None, text: script.to_owned() })],
        &format!("<pre><code>{safe}</code></pre>\n"),
    );
}

#[test]
fn keeps_the_words_of_a_bad_link() {
    check(&[paragraph(vec![link("javascript:alert(1)")])], "<p>x</p>\n");
    check(
        &[paragraph(vec![link("https://a.example/?a=1&b=2")])],
        "<p><a href=\"https://a.example/?a=1&amp;b=2\">x</a></p>\n",
    );
}

#[test]
fn links_to_pictures_instead_of_fetching_them() {
    let picture =
        Inline::Image { alt: "a bridge".to_owned(), url: "https://a.example/b.png".to_owned() };
    check(
        &[paragraph(vec![picture])],
        "<p><a class=\"picture\" href=\"https://a.example/b.png\">a bridge</a></p>\n",
    );
}

#[test]
fn shows_pictures_that_lie_beside_the_article() {
    let picture = Inline::Image { alt: "a \"pier\"".to_owned(), url: "pier.png".to_owned() };
    check(
        &[paragraph(vec![picture])],
        "<p><img src=\"/pictures/1.png\" width=\"1000\" height=\"500\" loading=\"lazy\" decoding=\"async\" alt=\"a &quot;pier&quot;\"></p>\n",
    );
}

#[test]
fn offers_smaller_copies_before_a_picture() {
    let picture = Inline::Image { alt: String::new(), url: "ferry.jpg".to_owned() };
    let html = made(&[paragraph(vec![picture])]);
    let source =
        "<p><picture><source type=\"image/avif\" srcset=\"/pictures/1-480.avif 480w\" sizes";
    assert!(html.starts_with(source), "{html}");
    let next = "<source type=\"image/webp\" srcset=\"/pictures/1-480.webp 480w, /pictures/1.webp ";
    assert!(html.contains(next), "{html}");
    assert!(html.contains("sizes=\"(min-width") && html.contains("<img src=\"/pictures/1.png\""));
}

#[test]
fn captions_stand_below_their_pictures() {
    let pictures =
        vec![Picture { alt: "a bridge".to_owned(), url: "https://a.example/b.png".to_owned() }];
    check(
        &[block(BlockKind::Figure { pictures, caption: vec![text("A & B")] })],
        "<figure>\n<a class=\"picture\" href=\"https://a.example/b.png\">a bridge</a>\n<figcaption>A &amp; B</figcaption>\n</figure>\n",
    );
}

#[test]
fn does_not_nest_links() {
    let outer = Inline::Link {
        label: vec![text("a "), link("https://b.example/")],
        url: "https://a.example/".to_owned(),
    };
    check(&[paragraph(vec![outer])], "<p><a href=\"https://a.example/\">a x</a></p>\n");
}

#[test]
fn headings_begin_below_the_title_and_skip_no_level() {
    let blocks = [heading_of(3, "A"), heading_of(5, "B"), heading_of(3, "C"), heading_of(1, "D")];
    check(&blocks, "<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>\n<h2>D</h2>\n");
}

#[test]
fn colours_code_by_classes() {
    let code = block(BlockKind::Code {
        language: Some("rust".to_owned()),
        text: "let x = 1;\n".to_owned(),
    });
    let found = made(&[code]);
    assert!(found.contains("<span class=\"c-") && !found.contains("style="), "{found}");
}

#[test]
fn footnotes_lead_there_and_back() {
    let note = block(BlockKind::Footnote {
        label: "n".to_owned(),
        blocks: vec![paragraph(vec![text("Note.")])],
    });
    let marked = paragraph(vec![
        Inline::FootnoteReference("n".to_owned()),
        Inline::FootnoteReference("missing".to_owned()),
    ]);
    let found = made(&[note, marked]);
    for part in
        ["id=\"fnref1-1\" href=\"#fn1\"", "[missing]", "<li id=\"fn1\">", "href=\"#fnref1-1\""]
    {
        assert!(found.contains(part), "{part}: {found}");
    }
}

#[test]
fn tables_have_header_cells_where_these_have_words() {
    let table = block(BlockKind::Table {
        alignments: vec![Alignment::None, Alignment::Right],
        head: vec![vec![], vec![text("Rain")]],
        rows: vec![vec![vec![text("July")], vec![text("9")]]],
    });
    let found = made(&[table]);
    assert!(
        found.contains("<tr><td></td><th scope=\"col\" class=\"right\">Rain</th></tr>"),
        "{found}"
    );
}

#[test]
fn survives_deep_nesting() {
    let mut deep = paragraph(vec![text("core")]);
    for _ in 0..500 {
        deep = block(BlockKind::Quote(vec![deep]));
    }
    assert!(made(&[deep]).len() < 10_000);
}
