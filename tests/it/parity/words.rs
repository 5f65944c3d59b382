//! Rows and clashes of texts of a few words.

use digest_site::enrich;
use digest_site::model::{Article, Block, BlockKind, Date, Entry, Glossary, Inline, Locale, Place};
use digest_site::model::{Published, PublishedOrigin, Run, Settings, SourcePath, SummaryBudget};
use digest_site::parity::{ClashKind, compare, pair};

fn entry(lang: Locale, paragraphs: &[&str]) -> Entry {
    let run = |text: &str| Inline::Text(Run { text: text.to_owned(), place: Place::START });
    let blocks = paragraphs
        .iter()
        .map(|text| Block::new(Place::START, BlockKind::Paragraph(vec![run(text)])))
        .collect();
    let published = Date::new(2031, 3, 9).ok();
    let article = Article {
        id: "a".to_owned(),
        path: SourcePath::new("a"),
        lang,
        title: None,
        published: published.map(|date| Published { date, origin: PublishedOrigin::Text }),
        source_name: None,
        author: None,
        editor: None,
        url: None,
        blocks,
        edits: Vec::new(),
        settings: Settings::default(),
        protected: Vec::new(),
    };
    enrich::enrich(article, &Glossary::default(), SummaryBudget::default())
}

#[track_caller]
fn check(chinese: &str, english: &str, expected: &[ClashKind]) {
    let (source, translation) = (entry(Locale::ZhHans, &[chinese]), entry(Locale::En, &[english]));
    let rows = pair(&source, &translation);
    let clashes = compare(&source, &translation, &rows, &Glossary::default());
    let kinds: Vec<ClashKind> = clashes.iter().map(|clash| clash.kind).collect();
    assert_eq!(kinds, expected, "{chinese} {clashes:#?}");
}

#[test]
fn one_value_in_two_languages_is_no_clash() {
    check(
        "去年全市用电29948亿千瓦时。",
        "The city used 2.9948 trillion kilowatt-hours last year.",
        &[],
    );
    check("公司募得3.2亿元。", "The company raised 320 million yuan.", &[]);
    check("三成居民愿意步行。", "Three tenths of the residents are willing to walk.", &[]);
    check("大桥长1.2公里。", "The bridge is 1,200 meters long.", &[]);
    check("会议开了两周。", "The meeting lasted 14 days.", &[]);
    check("馆藏图书近3万册。", "The library holds 29,800 books.", &[]);
    check("票价由40元降到25元。", "The fare is now 25 yuan, down from 40 yuan.", &[]);
}

#[test]
fn a_slip_of_scale_unit_or_day_is_a_clash() {
    check("公司募得29948亿元。", "The company raised 299.48 billion yuan.", &[ClashKind::Figure]);
    check(
        "公司募得3.2亿元。",
        "The company raised 320 million dollars.",
        &[ClashKind::Missing, ClashKind::Added],
    );
    check("大桥于3月2日通车。", "The bridge was opened on March 12.", &[ClashKind::Date]);
    check("出口增长5%。", "Exports fell by 5%.", &[ClashKind::Direction]);
    check("每15分钟开出一班。", "A train leaves every 15 hours.", &[ClashKind::Figure]);
}

#[test]
fn figures_that_changed_places_are_a_clash() {
    check("票价由40元降到25元。", "The fare was cut from 25 yuan to 40 yuan.", &[ClashKind::Order]);
}

#[test]
fn a_mark_of_the_translator_decides() {
    let source = entry(Locale::ZhHans, &["第一段讲河。", "第二段讲山。", "第三段讲海。"]);
    let mut translation = entry(Locale::En, &["Of the sea.", "Of rivers and hills."]);
    translation.article.blocks[0].renders = Some(3..4);
    let rows = pair(&source, &translation);
    assert!(rows.iter().any(|row| row.source == (3..4) && row.translation == (1..2)), "{rows:?}");
}

#[test]
fn texts_without_a_word_in_common_and_without_words_are_paired() {
    let (one, none) = (entry(Locale::ZhHans, &["河上有雾。"]), entry(Locale::En, &[]));
    assert_eq!(pair(&one, &none).len(), 1);
    assert!(pair(&none, &none).is_empty());
}
