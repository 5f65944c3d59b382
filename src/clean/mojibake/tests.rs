//! Every wrong reading there and back, and what must stay.

use super::super::{Source, clean};
use crate::model::{
    Block, BlockKind, Document, Edit, Format, Inline, Place, Report, Rule, RuleSet, Run, Settings,
    SourcePath, plain_text,
};

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
    let articles = clean(&document, source, &mut report);
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
    repairs("Nice ðŸ˜€ one", "Nice 😀 one");
}

#[test]
fn repairs_chinese_read_in_single_bytes() {
    repairs("ä¸­å›½ç”µå•†", "中国电商");
    repairs("µçÉÌÆ½Ì¨½ñÌì·¢²¼", "电商平台今天发布");
    repairs("¹q¤l°Ó°È¥\u{AD}¥x¤µ¤Ñ", "電子商務平台今天");
    repairs("ÖÐ¹ú 2020 µçÉÌÏúÊÛ", "中国 2020 电商销售");
}

#[test]
fn repairs_utf8_read_as_gbk() {
    repairs("鐢靛晢", "电商");
    repairs("鐢靛晢骞冲彴浠婂ぉ鍙戝竷", "电商平台今天发布");
    repairs("It鈥檚 a 鈥渘ew鈥� day", "It’s a “new” day");
    repairs("Pok茅mon and Beyonc茅s", "Pokémon and Beyonés");
}

#[test]
fn repairs_the_chinese_pages_read_for_one_another() {
    repairs("筿坝キ跋さぱ祇ガ", "電商平臺今天發布");
}

#[test]
fn keeps_text_that_only_looks_damaged() {
    for text in [
        "“聪明的引号”和 ‘single’ — café, naïve, Müller, Ångström, São Paulo, SÃO PAULO, AMANHÃ”.",
        "Il a chanté…” puis « voilà l’été » – l’Å„Ä“ et CAFÉ™.",
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
