//! What cards show, and what they refuse to.

use super::*;

const COLOURS: Colours = Colours {
    paper: [0xfd, 0xfc, 0xf9],
    ink: [0x1d, 0x1b, 0x18],
    quiet: [0x5c, 0x57, 0x50],
    accent: [0x8c, 0x1f, 0x1f],
};

fn card(title: &str, lang: Locale) -> Card {
    Card {
        path: "en/a/rain/card.png".to_owned(),
        page: lang,
        site: "Rain 雨".to_owned(),
        title: title.to_owned(),
        lang,
        facts: vec!["2031".to_owned()],
    }
}

/// The lines of a title at `size` pixels, spaces at their ends left out.
fn lines(title: &str, lang: Locale, size: f32) -> Vec<String> {
    let fonts = Fonts::new().unwrap();
    let setting = Setting::new(title, lang, &fonts).unwrap();
    let lines = Lines::new(&setting, MEASURE / size, 6);
    let text = |line| {
        let mut text = String::new();
        lines.draw(line, &setting, (0.0, 0.0), size, &mut |glyph, _| {
            let sign = setting.signs.iter().find(|sign| sign.glyph == glyph);
            text.push(sign.map_or('…', |sign| sign.c));
        });
        text
    };
    (0..lines.len()).map(text).collect()
}

#[track_caller]
fn check_lines(title: &str, lang: Locale, expected: &[&str]) {
    assert_eq!(lines(title, lang, 72.0), expected);
}

#[test]
fn a_card_is_a_png_of_its_size_and_the_same_each_time() {
    let artist = Artist::new().unwrap();
    let card = card("渡口的船停了三天", Locale::ZhHans);
    let first = artist.draw(&card, &COLOURS).unwrap();
    let size = imagesize::blob_size(&first).unwrap();
    assert_eq!((size.width, size.height), (1200, 630));
    assert!(first.len() < 16_000, "{}", first.len());
    assert_eq!(Artist::new().unwrap().draw(&card, &COLOURS), Some(first));
}

#[test]
fn a_character_without_a_sign_is_named() {
    let artist = Artist::new().unwrap();
    for (title, lacking) in [("渡口", None), ("渡口🚢", Some('🚢')), ("渡\u{200B}口\u{FE0F}", None)]
    {
        let card = card(title, Locale::ZhHans);
        assert_eq!(artist.lacks(&card), lacking, "{title}");
        assert_eq!(artist.draw(&card, &COLOURS).is_none(), lacking.is_some());
    }
}

#[test]
fn taiwan_has_its_own_forms() {
    let fonts = Fonts::new().unwrap();
    for (c, differs) in [('骨', true), ('，', true), ('山', false)] {
        let [here, there] = [Locale::ZhHans, Locale::ZhHant].map(|lang| fonts.glyph(c, lang));
        assert!(here.is_some() && there.is_some());
        assert_eq!(here != there, differs, "{c}");
    }
}

#[test]
fn chinese_lines_are_even_and_begin_with_no_closing_mark() {
    check_lines(
        "渡口的船停了三天，岛上的学校改在码头仓库上课",
        Locale::ZhHans,
        &["渡口的船停了三天，", "岛上的学校改在码头仓库上课"],
    );
    for line in lines(&"河水上涨，".repeat(12), Locale::ZhHant, 72.0) {
        assert!(!line.starts_with('，'), "{line}");
    }
}

#[test]
fn latin_words_stay_whole_where_they_can() {
    check_lines(
        "The ferry stops for three days, and the island school moves to a warehouse",
        Locale::En,
        &["The ferry stops for three", "days, and the island school", "moves to a warehouse"],
    );
    let long = lines(&"a".repeat(90), Locale::En, 72.0);
    assert!(long.len() > 1 && long.iter().all(|line| line.len() < 60), "{long:?}");
}

#[test]
fn what_has_no_room_is_cut_with_an_ellipsis() {
    let lines = lines(&"水位上涨".repeat(60), Locale::ZhHans, 72.0);
    assert_eq!(lines.len(), 6);
    assert!(lines[5].ends_with('…'));
}
