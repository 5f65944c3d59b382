//! Every encoding, at every length, with and without what helps; and what must be refused.

#![allow(clippy::disallowed_macros, reason = "the rates are shown as well as asserted")]

use encoding_rs::{BIG5, EUC_KR, GB18030, SHIFT_JIS, WINDOWS_1252};

use super::*;
use crate::model::SourcePath;

fn decoded(bytes: &[u8], format: Format) -> (Option<Decoded>, Report) {
    let mut report = Report::default();
    let path = SourcePath::new("content/a.txt");
    let file = SourceFile { path, stem: "a".into(), tag: None, format, bytes: bytes.to_vec() };
    (decode(&file, &mut report), report)
}

#[track_caller]
fn check(bytes: &[u8], text: &str, encoding: &str) {
    let (found, report) = decoded(bytes, Format::Plain);
    let found = found.unwrap_or_else(|| panic!("{report:?}"));
    assert_eq!((found.text.as_str(), found.encoding), (text, encoding));
}

const TEXT: &str = "全国网上零售额继续增长，农村快递网点覆盖九成以上的乡镇。\n消费者更看重品质。\n";
const TRADITIONAL: &str =
    "網路購物節即將開始，業者備妥倉儲與物流，期待買氣回升。\n消費者重視品質。\n";

#[test]
fn knows_utf8_with_and_without_a_mark() {
    check(TEXT.as_bytes(), TEXT, "UTF-8");
    check(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), TEXT, "UTF-8");
}

#[test]
fn knows_the_chinese_encodings() {
    check(&GB18030.encode(TEXT).0, TEXT, "gb18030");
    check(&BIG5.encode(TRADITIONAL).0, TRADITIONAL, "Big5");
}

#[test]
fn knows_utf16_with_and_without_a_mark() {
    let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(&little, TEXT, "UTF-16LE");
    let big: Vec<u8> =
        "\u{FEFF}".encode_utf16().chain(TEXT.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    check(&big, TEXT, "UTF-16BE");
}

#[test]
fn names_the_place_of_a_byte_that_is_not_valid() {
    let mut bytes = TEXT.as_bytes().to_vec();
    bytes.insert(TEXT.find("消费").unwrap() + 3, 0xFF);
    let (found, report) = decoded(&bytes, Format::Plain);
    assert_eq!(found, None);
    let one = &report.diagnostics[0];
    assert_eq!(
        (one.rule, one.line.unwrap().get(), one.column.unwrap().get()),
        ("decode/invalid-bytes", 2, 2)
    );
    assert!(one.message.contains("0xFF"), "{}", one.message);
}

#[test]
fn refuses_what_is_empty_or_no_text() {
    assert_eq!(decoded(b" \n", Format::Plain).1.diagnostics[0].rule, "decode/empty");
    assert_eq!(
        decoded(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Format::Plain).1.diagnostics[0].rule,
        "decode/not-text"
    );
}

#[test]
fn believes_a_page_that_tells_its_charset() {
    let page = "<html><head><meta charset=\"big5\"></head><p>交通</p></html>";
    let (found, _) = decoded(&BIG5.encode(page).0, Format::Html);
    assert_eq!(found.unwrap().encoding, "Big5");
}

/// News of our own, in Traditional characters, with Latin letters, digits and curled quotes.
const NEWS: &str = include_str!("../../tests/data/shift-clean.txt");

/// The same in the characters that `encoding` has, Simplified or as it is.
fn news(encoding: &'static Encoding, simplified: bool) -> Vec<char> {
    let text =
        if simplified { crate::text::fold::fold_string(NEWS) } else { NEWS.replace('説', "說") };
    text.chars().filter(|c| !encoding.encode(&c.to_string()).2).collect()
}

/// How many of a text's stretches of `length` characters come back as they were, and how many there are. A stretch with
/// less than five Han characters says too little.
fn rate(
    chars: &[char],
    length: usize,
    encode: &dyn Fn(&str) -> Vec<u8>,
) -> (usize, usize, Vec<String>) {
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for start in (0..chars.len().saturating_sub(length)).step_by(7.max(length / 20)) {
        let text: String = chars[start..start + length].iter().collect();
        if text.chars().filter(|c| crate::text::width::is_han(*c)).count() < 5 {
            continue;
        }
        all += 1;
        match decoded(&encode(&text), Format::Plain).0 {
            Some(found) if found.text == text => right += 1,
            found => wrong.push(format!("{:?} {text}", found.map(|found| found.encoding))),
        }
    }
    (right, all, wrong)
}

#[track_caller]
fn check_rates(name: &str, chars: &[char], encode: &dyn Fn(&str) -> Vec<u8>) {
    let long: Vec<char> = chars.iter().copied().cycle().take(6000).collect();
    for (length, least) in [(10, 0.995), (50, 1.0), (500, 1.0), (5000, 1.0)] {
        let (right, all, wrong) = rate(&long, length, encode);
        println!("{name} at {length} characters: {right} of {all} {wrong:?}");
        assert!(
            right as f64 >= least * all as f64,
            "{name} at {length}: {right} of {all}, {wrong:?}"
        );
    }
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn finds_the_chinese_encodings_at_every_length() {
    for (name, encoding, simplified) in [
        ("gb18030, Simplified", GB18030, true),
        ("gb18030, Traditional", GB18030, false),
        ("Big5", BIG5, false),
    ] {
        check_rates(name, &news(encoding, simplified), &|text| {
            encoding.encode(text).0.into_owned()
        });
    }
}

#[test]
fn finds_utf16_without_a_mark_at_every_length() {
    for simplified in [true, false] {
        let chars = news(UTF_8, simplified);
        check_rates("UTF-16LE", &chars, &|text| utf16(text, u16::to_le_bytes));
        check_rates("UTF-16BE", &chars, &|text| utf16(text, u16::to_be_bytes));
    }
}

#[test]
fn finds_utf8_cut_off_within_a_character_at_every_length() {
    let chars = news(UTF_8, true);
    for length in [6, 10, 50, 500] {
        for start in (0..chars.len() - length).step_by(11) {
            let text: String = chars[start..start + length].iter().collect();
            let last = text.chars().next_back().map_or(0, char::len_utf8);
            if last < 3 || text.chars().filter(|c| c.len_utf8() == 3).count() < 5 {
                continue;
            }
            let (found, report) = decoded(&text.as_bytes()[..text.len() - 1], Format::Plain);
            assert_eq!(found, None, "{text}");
            assert!(report.diagnostics[0].message.contains("UTF-8"), "{text} {report:?}");
        }
    }
}

#[test]
fn knows_the_characters_of_hong_kong() {
    let text = "佢哋喺旺角嘅舖頭買咗啲嘢，話聽日先返嚟。\n";
    check(b"\xCA\x5C\x92\x5D\x9D\xF6\xA9\xF4\xA8\xA4\x9D\xEF\xE7\x45\xC0\x59\xB6\x52\x9D\xF7\x9D\xF8\x9D\xCF\xA1\x41\xB8\xDC\xC5\xA5\xA4\xE9\xA5\xFD\xAA\xF0\x91\xC1\xA1\x43\x0A", text, "Big5");
}

#[test]
fn knows_the_neighbours_encodings() {
    let japanese = "東京の商店街では、ネット販売の売り上げが増えています。\n";
    check(&SHIFT_JIS.encode(japanese).0, japanese, "Shift_JIS");
    check(&encoding_rs::EUC_JP.encode(japanese).0, japanese, "EUC-JP");
    check(&encoding_rs::ISO_2022_JP.encode(japanese).0, japanese, "ISO-2022-JP");
    let korean = "온라인 쇼핑 매출이 지난해보다 12% 늘었다고 협회가 밝혔다.\n";
    check(&EUC_KR.encode(korean).0, korean, "EUC-KR");
}

#[test]
fn knows_western_text() {
    for text in [
        "The grower said: “We’ve never sold so much online” – up 12% on last year.\n",
        "Le marché en ligne a crû de 12 % à l’été, selon l’association des détaillants.\n",
        "Der Händler in Köln verkaufte im März über 300 Geräte für je 20 €.\n",
        "A café on the corner.\n",
    ] {
        check(&WINDOWS_1252.encode(text).0, text, "windows-1252");
    }
    let russian = "Продажи через интернет выросли на двенадцать процентов.\n";
    check(&encoding_rs::WINDOWS_1251.encode(russian).0, russian, "windows-1251");
    let polish = "Sprzedaż w sieci wzrosła, choć część klientów wróciła do sklepów.\n";
    check(&encoding_rs::WINDOWS_1250.encode(polish).0, polish, "windows-1250");
}

#[test]
fn knows_hz() {
    check(b"~{VP9z~} 2001\n", "中国 2001\n", "HZ-GB-2312");
}

#[test]
fn weighs_what_a_page_declares() {
    for (declared, encoding) in [
        ("gb2312", BIG5),
        ("big5", GB18030),
        ("utf-8", GB18030),
        ("iso-8859-1", BIG5),
        ("gbk", UTF_8),
    ] {
        let text =
            format!("<html><head><meta charset={declared}></head><p>{TRADITIONAL}</p></html>");
        let (found, _) = decoded(&encoding.encode(&text).0, Format::Html);
        let found = found.unwrap();
        assert_eq!((found.text, found.encoding), (text, encoding.name()));
    }
}

#[test]
fn a_stray_byte_does_not_make_chinese_something_else() {
    for (encoding, text) in [(GB18030, TEXT), (BIG5, TRADITIONAL)] {
        let mut bytes = encoding.encode(text).0.into_owned();
        let line = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        bytes.insert(line, 0xFF);
        let (found, report) = decoded(&bytes, Format::Plain);
        assert_eq!(found, None);
        assert!(report.diagnostics[0].message.contains(encoding.name()), "{report:?}");
    }
}

#[test]
fn refuses_utf32() {
    let report = decoded(b"\xFF\xFE\0\0\x2D\x4E\0\0", Format::Plain).1;
    assert_eq!(report.diagnostics[0].rule, "decode/not-text");
}

#[test]
fn takes_off_every_mark() {
    check(b"\x84\x31\x95\x33\xD6\xD0\xB9\xFA\xBE\xAD\xBC\xC3", "中国经济", "gb18030");
    check("\u{FEFF}\u{FEFF}中国经济".as_bytes(), "中国经济", "UTF-8");
}
