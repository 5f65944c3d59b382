//! Every wrong reading there and back, and what must stay.

#![allow(clippy::disallowed_macros, reason = "the rates are shown as well as asserted")]

use encoding_rs::{BIG5, GBK, MACINTOSH, WINDOWS_1250, WINDOWS_1252};

use super::super::{Source, clean};
use crate::model::{
    Block, BlockKind, Document, Edit, Format, Inline, Place, Report, Rule, RuleSet, Run, Settings,
    SourcePath, plain_text,
};
use crate::text::fold::fold_string;

/// The line as cleaning leaves it by the rule alone, its edits and what is said of it.
fn cleaned(text: &str) -> (String, Vec<Edit>, Report) {
    let run = Run { text: text.into(), place: Place::START };
    let block = Block::new(Place::START, BlockKind::Paragraph(vec![Inline::Text(run)]));
    let document = Document { blocks: vec![block], ..Document::default() };
    let (settings, rules, path) = (
        Settings::default(),
        RuleSet::only(&[Rule::Mojibake, Rule::Entity]),
        SourcePath::new("a.txt"),
    );
    let source =
        Source { id: "a", path: &path, format: Format::Plain, settings: &settings, rules: &rules };
    let mut report = Report::default();
    let articles = clean(document, source, &mut report);
    let blocks = articles.iter().flat_map(|article| &article.blocks);
    let lines: Vec<String> = blocks
        .map(|block| match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                plain_text(content)
            }
            other => panic!("plain text has no {other:?}"),
        })
        .collect();
    let edits = articles.iter().flat_map(|article| article.edits.clone()).collect();
    (lines.join("\n"), edits, report)
}

#[track_caller]
fn repairs(damaged: &str, expected: &str) {
    assert_eq!(cleaned(damaged).0, expected);
}

#[track_caller]
fn keeps(text: &str) {
    let (after, edits, report) = cleaned(text);
    assert_eq!((after.as_str(), edits.len()), (text, 0), "{edits:?}");
    assert!(report.diagnostics.is_empty(), "{report:?}");
}

#[test]
fn repairs_western_marks_and_letters() {
    repairs(
        "He said â€œyesâ€\u{9D} â€“ itâ€™s 5Â°C at the cafÃ©.",
        "He said “yes” – it’s 5°C at the café.",
    );
    repairs("cÅ“ur, Å\u{81}Ã³dÅº, MÃ¼nchen, Â£5", "cœur, Łódź, München, £5");
    repairs("The price ‚Äì she said ‚Äì doesn‚Äôt rise.", "The price – she said – doesn’t rise.");
    repairs("He said â€śyesâ€ť", "He said “yes”");
    repairs("AndrÃ© LefÃ¨vre paid Â£5", "André Lefèvre paid £5");
    repairs("Nice ðŸ˜€ one", "Nice 😀 one");
}

#[test]
fn repairs_chinese_read_in_single_bytes() {
    repairs("ä¸\u{AD}å›½ç”µå•†", "中国电商");
    repairs("µçÉÌÆ½Ì¨½ñÌì·¢²¼", "电商平台今天发布");
    repairs("¹q¤l°Ó°È¥\u{AD}¥x¤µ¤Ñ", "電子商務平台今天");
    repairs("ÖÐ¹ú 2020 µçÉÌÏúÊÛ", "中国 2020 电商销售");
}

#[test]
fn repairs_utf8_read_as_gbk() {
    repairs("鐢靛晢", "电商");
    repairs("鐢靛晢骞冲彴浠婂ぉ鍙戝竷", "电商平台今天发布");
    repairs("It鈥檚 a 鈥渘ew鈥� day", "It’s a “new” day");
    repairs("鈥淲e鈥檇 go,鈥? said Andr茅, for 拢5.", "“We’d go,” said André, for £5.");
    repairs("Pok茅mon and M眉ller", "Pokémon and Müller");
}

#[test]
fn repairs_the_chinese_pages_read_for_one_another() {
    repairs("筿坝キ籓さぱ祇ガ\u{E019}计沮", "電商平臺今天發布的數據");
    repairs("萇妀ⅸ怢踏毞楷票腔杅擂", "电商平台今天发布的数据");
}

#[test]
fn keeps_text_that_only_looks_damaged() {
    for text in [
        "“聪明的引号”和 ‘single’ — café, naïve, Müller, Ångström, São Paulo, SÃO PAULO, AMANHÃ”.",
        "Il a chanté…” puis « voilà l’été » – „Ä“ et CAFÉ™.",
        "Nguyễn Phú Trọng, Đà Nẵng, Phở; Łódź, Gdańsk, Kraków, Wrocław; Þórður, Ægir.",
        "東京の商店街では、ネット販売が増えています。カタカナ、ひらがな。",
        "온라인 쇼핑 매출이 늘었다고 협회가 밝혔다.",
        "[ˈɛksəmpəl] /ʃɔːt/ ∑ᵢ √2 ≈ 1.414, α + β ≤ γ, x² − y³, 5 µm ± 2 °C",
        "😀👍🏽👩‍💻 🇨🇳 ①②③ ℃ ™ ©",
        "钪钛钒铬锰铁钴镍铜锌镓锗砷硒溴氪铷锶钇锆铌钼锝钌铑钯银镉铟锡锑碲碘氙",
        "魑魅魍魉，饕餮，踽踽独行，氤氲，龃龉，耄耋，徘徊，蹉跎，囹圄，觊觎。",
        "潺潺流水，涓涓细流，淙淙泉声；鳜鱼、鲟鳇、鳗鲡、鲈鱼、鳊鱼。",
        "他用iPhone拍照，KPI每月一看，App没更新，Wi-Fi么，很快。",
        "茅台酒与苗木、铆钉、莽原；贸易、眉山、枚举。",
        "Россия и Україна: цены выросли. Ελλάδα: οι τιμές.",
    ] {
        keeps(text);
    }
}

#[test]
fn keeps_samples_that_an_article_quotes() {
    for text in [
        "把网页按错误的编码打开，“电商”就成了“鐢靛晢”，读者一看便知。",
        "Open the page in the wrong encoding and “café” turns into “cafÃ©”, as everyone has seen.",
        "这类乱码里最常见的是鐢靛晢一类的字，程序员都见过很多次了。",
    ] {
        let (after, edits, _) = cleaned(text);
        assert_eq!((after.as_str(), edits.len()), (text, 0), "{edits:?}");
    }
}

#[test]
fn quoted_traces_of_lost_characters_are_no_remark() {
    keeps("程序员常开“锟斤拷”和“烫烫烫”的玩笑。");
    keeps("天气太烫烫了，部队屯田。");
}

#[track_caller]
fn remarks(text: &str, expected: &str) {
    let report = cleaned(text).2;
    assert!(
        report
            .diagnostics
            .iter()
            .any(|one| one.rule == "clean/mojibake" && one.message.contains(expected)),
        "{report:?}"
    );
}

#[test]
fn counts_what_is_lost() {
    remarks("电商锟斤拷锟斤拷平台", "`锟斤拷` stands here, 2 times");
    remarks("电商\u{FFFD}平台", "`\u{FFFD}` stands here in place");
    remarks("值为烫烫烫烫", "`烫` stands here, 4 times");
}

/// News of our own, in Traditional characters.
const NEWS: &str = include_str!("../../../tests/data/shift-clean.txt");

/// What a wrong reading makes of a text; `None` where the text cannot be written so.
type Misreading = fn(&str) -> Option<String>;

fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn western(bytes: &[u8]) -> String {
    WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

fn gbk(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, fails) = GBK.encode(text);
    (!fails).then(|| bytes.into_owned())
}

fn big5(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, fails) = BIG5.encode(text);
    (!fails).then(|| bytes.into_owned())
}

/// UTF-8 read in GBK by a program that shows `?` for a byte without a partner.
fn questioned(text: &str) -> String {
    let read = GBK.decode_without_bom_handling(text.as_bytes()).0;
    read.replace('\u{FFFD}', "?")
}

/// Every wrong reading: its name, and which share of the lines has to come back exactly, in percent.
const MISREADINGS: &[(&str, usize, Misreading)] = &[
    ("UTF-8 as Latin-1", 100, |text| Some(latin_1(text.as_bytes()))),
    ("UTF-8 as Windows-1252", 100, |text| Some(western(text.as_bytes()))),
    ("UTF-8 as Windows-1250", 100, |text| {
        Some(WINDOWS_1250.decode_without_bom_handling(text.as_bytes()).0.into_owned())
    }),
    ("UTF-8 as Mac Roman", 100, |text| {
        Some(MACINTOSH.decode_without_bom_handling(text.as_bytes()).0.into_owned())
    }),
    ("UTF-8 as Windows-1252, twice", 100, |text| {
        Some(western(western(text.as_bytes()).as_bytes()))
    }),
    ("UTF-8 as GBK", 0, |text| {
        Some(GBK.decode_without_bom_handling(text.as_bytes()).0.into_owned())
    }),
    ("UTF-8 as GBK with ?", 0, |text| Some(questioned(text))),
    ("UTF-8 as Big5", 0, |text| {
        Some(BIG5.decode_without_bom_handling(text.as_bytes()).0.into_owned())
    }),
    ("GBK as Latin-1", 95, |text| gbk(text).map(|bytes| latin_1(&bytes))),
    ("GBK as Windows-1252", 95, |text| gbk(text).map(|bytes| western(&bytes))),
    ("Big5 as Windows-1252", 95, |text| big5(text).map(|bytes| western(&bytes))),
    ("Big5 as GBK", 95, |text| {
        big5(text).map(|bytes| GBK.decode_without_bom_handling(&bytes).0.into_owned())
    }),
    ("GBK as Big5", 0, |text| {
        gbk(text).map(|bytes| BIG5.decode_without_bom_handling(&bytes).0.into_owned())
    }),
];

#[test]
fn every_wrong_reading_is_undone_or_reported() {
    let simplified = fold_string(NEWS);
    let mut faults = Vec::new();
    for (name, least, misread) in MISREADINGS {
        for (script, news) in [("Simplified", simplified.as_str()), ("Traditional", NEWS)] {
            let (mut exact, mut reported, mut all) = (0, 0, 0);
            let (mut put_in, mut put_wrong) = (0, 0);
            let mut wrong = Vec::new();
            for line in news.lines().filter(|line| line.chars().count() > 4) {
                let Some(damaged) = misread(line) else { continue };
                all += 1;
                let (after, _, report) = cleaned(&damaged);
                if after.chars().count() == line.chars().count() {
                    let lost = damaged.matches(['\u{FFFD}', '?']).count();
                    let open = after.matches('\u{FFFD}').count();
                    let differs = |(a, b): (char, char)| a != b && a != '\u{FFFD}';
                    put_in += lost.saturating_sub(open);
                    put_wrong +=
                        after.chars().zip(line.chars()).filter(|pair| differs(*pair)).count();
                }
                if after == line {
                    exact += 1;
                } else if report.diagnostics.iter().any(|one| one.rule == "clean/mojibake") {
                    reported += 1;
                } else {
                    let cut = |text: &str| text.chars().take(240).collect::<String>();
                    wrong.push(format!("{}\n    {}", cut(&damaged), cut(&after)));
                }
            }
            println!(
                "{name}, {script}: {exact} of {all} exact, {reported} reported, {put_in} put in, {put_wrong} of them wrong"
            );
            if !wrong.is_empty() || exact * 100 < least * all {
                faults.push(format!(
                    "{name}, {script}: {exact} of {all}\n  {}",
                    wrong[..wrong.len().min(2)].join("\n  ")
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn clean_news_come_through_untouched() {
    let simplified = fold_string(NEWS);
    for line in simplified.lines().chain(NEWS.lines()).filter(|line| !line.is_empty()) {
        keeps(line);
    }
}
