//! What the editor keeps and drops, how it is written, and who wins.

use super::super::{Source, clean};
use crate::model::{
    Article, Block, BlockKind, Document, Format, Inline, Place, Report, RuleSet, Run, Settings,
    SourcePath, Spanned, plain_text,
};

/// Where a text of the settings stands.
const ARTICLE: &str = "content/a/b.md";
const SIDECAR: &str = "content/a/b.toml";
const FOLDER: &str = "content/a/_defaults.toml";
const TOP: &str = "content/_defaults.toml";

fn cleaned(text: &str, keep: &[(&str, &str)], drop: &[(&str, &str)]) -> (Vec<Article>, Report) {
    let paragraph = |(line, text): (u32, &str)| {
        let run = Run { text: text.into(), place: Place::line(line) };
        Block::new(Place::line(line), BlockKind::Paragraph(vec![Inline::Text(run)]))
    };
    let blocks = (1..).zip(text.split('\n')).map(paragraph).collect();
    let document = Document { blocks, ..Document::default() };
    let spanned = |(path, value): &(&str, &str)| Spanned {
        value: (*value).to_owned(),
        path: SourcePath::new(*path),
        place: Place { line: 3, column: 9 },
    };
    let settings = Settings {
        keep: keep.iter().map(spanned).collect(),
        drop: drop.iter().map(spanned).collect(),
        ..Settings::default()
    };
    let (rules, path) = (RuleSet::default(), SourcePath::new(ARTICLE));
    let source =
        Source { id: "b", path: &path, format: Format::Plain, settings: &settings, rules: &rules };
    let mut report = Report::default();
    (clean(document, source, &mut report), report)
}

fn text(articles: &[Article]) -> String {
    let blocks = articles.iter().flat_map(|article| &article.blocks);
    let lines = blocks.map(|block| match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => plain_text(content),
        other => panic!("plain text has no {other:?}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

const BODY: &str = "港口昨天装船三百箱柑橘,比上周多。\n仓库还有两百箱等待报关。";

#[track_caller]
fn drops(source: &str, value: &str, expected: &str) {
    let (articles, report) = cleaned(source, &[], &[(SIDECAR, value)]);
    assert_eq!((text(&articles).as_str(), report.diagnostics.len()), (expected, 0), "{report:?}");
}

#[track_caller]
fn keeps(source: &str, value: &str, line: &str) {
    let (without, _) = cleaned(source, &[], &[]);
    assert!(!text(&without).contains(line), "nothing takes {line} off");
    let (articles, report) = cleaned(source, &[(SIDECAR, value)], &[]);
    assert!(text(&articles).contains(line), "{}", text(&articles));
    assert_eq!(report.diagnostics, []);
}

#[track_caller]
fn missing(source: &str, keep: &[(&str, &str)], drop: &[(&str, &str)], said: [&str; 2]) {
    let (_, report) = cleaned(source, keep, drop);
    let [one] = &report.diagnostics[..] else { panic!("{report:?}") };
    assert_eq!(one.rule, "clean/override-without-match");
    assert_eq!(one.line.map(u32::from), Some(3));
    assert!(one.message.contains(said[0]), "{one:?}");
    assert!(one.help.as_deref().is_some_and(|help| help.contains(said[1])), "{one:?}");
}

#[test]
fn a_text_drops_the_line_that_reads_so() {
    drops(
        &format!("{BODY}\n欢迎关注本台账号"),
        "欢迎关注本台账号",
        "港口昨天装船三百箱柑橘，比上周多。\n仓库还有两百箱等待报关。",
    );
}

#[test]
fn white_space_width_script_and_quotes_do_not_count() {
    let after = "港口昨天装船三百箱柑橘，比上周多。\n仓库还有两百箱等待报关。";
    drops(&format!("{BODY}\n　　歡迎關注「本臺」帳號 ,謝謝!"), "欢迎关注“本台”帐号，谢谢！", after);
    drops(&format!("欢迎\u{200B}关注\u{A0}ＡＢＣ\n{BODY}"), "欢迎关注 ABC", after);
}

#[test]
fn a_text_that_is_a_part_of_a_line_drops_nothing_and_says_how() {
    let said = ["no line of the text reads `比上周多`", "part of line 1"];
    missing(BODY, &[], &[(SIDECAR, "比上周多")], said);
    missing(
        "价格(含税)每吨九十元。\n末段。",
        &[],
        &[(SIDECAR, "(含税)")],
        ["(含税)", r"'/\(含税\)/'"],
    );
}

#[test]
fn an_expression_drops_a_part_of_a_line() {
    drops(BODY, "/,比.周多/", "港口昨天装船三百箱柑橘。\n仓库还有两百箱等待报关。");
}

#[test]
fn a_text_of_several_lines_drops_each_of_them() {
    let source = "扫码下载\n港口昨天装船三百箱柑橘。\n\n分享到\n朋友圈";
    drops(source, "扫码下载\n\n分享到\n朋友圈\n", "港口昨天装船三百箱柑橘。");
    missing(source, &[], &[(SIDECAR, "扫码下载\n没有的话")], ["没有的话", "copy"]);
}

#[test]
fn keep_protects_words_from_every_rule() {
    keeps(&format!("{BODY}(王小林)"), "(王小林)", "(王小林)");
    keeps(&format!("{BODY}\n[责任编辑：李清]"), "[责任编辑：李清]", "责任编辑");
    keeps(&format!("柑橘装船\n2023-03-05 10:00 来源：江岸报\n{BODY}"), "柑橘装船", "柑橘装船");
    keeps(&format!("首页>资讯>\n{BODY}"), "首页>资讯>", "首页>资讯>");
    keeps(&format!("柑橘装船\n2023-03-05 10:00\n{BODY}"), "2023-03-05", "2023-03-05 10:00");
    keeps(BODY, "柑橘，", "柑橘,比");
}

#[test]
fn what_is_kept_is_not_lifted() {
    let source = format!("柑橘装船\n2023-03-05 10:00 来源：江岸报\n{BODY}\n[责任编辑：李清]");
    let kept = [(SIDECAR, "柑橘装船"), (SIDECAR, "2023-03-05"), (SIDECAR, "责任编辑")];
    let (articles, _) = cleaned(&source, &kept, &[]);
    let one = &articles[0];
    assert_eq!(
        (&one.title, &one.published, &one.source_name, &one.editor),
        (&None, &None, &None, &None)
    );
}

#[test]
fn a_kept_stamp_splits_no_listing() {
    let source = "甲港开航\n甲港每周开两班船。\n2023-03-02 09:15 查看全文\n乙港完工\n乙港昨天完工。\n2023-03-01 17:40 查看全文";
    assert_eq!(cleaned(source, &[], &[]).0.len(), 2);
    let (articles, _) = cleaned(source, &[(SIDECAR, "2023-03-02 09:15")], &[]);
    assert_eq!(articles.len(), 1);
}

#[test]
fn what_is_kept_behind_the_end_needs_no_remark() {
    let source = format!(
        "{BODY}\n{BODY}\n{BODY}\n[责任编辑：李清]\n码头工人下周还要再装一船柑橘，港务局已经排好了班次。"
    );
    assert_eq!(cleaned(&source, &[], &[]).1.diagnostics.len(), 1);
    let (articles, report) =
        cleaned(&source, &[(SIDECAR, "码头工人下周还要再装一船柑橘，港务局已经排好了班次。")], &[]);
    assert!(text(&articles).contains("港务局"));
    assert_eq!(report.diagnostics, []);
}

#[test]
fn the_nearer_setting_wins_and_keep_wins_in_one_file() {
    let line = "仓库还有两百箱等待报关。";
    for (keep, drop, stays) in [
        (ARTICLE, SIDECAR, true),
        (SIDECAR, ARTICLE, false),
        (SIDECAR, FOLDER, true),
        (FOLDER, SIDECAR, false),
        (FOLDER, TOP, true),
        (TOP, FOLDER, false),
        (SIDECAR, SIDECAR, true),
    ] {
        let (articles, report) = cleaned(BODY, &[(keep, line)], &[(drop, line)]);
        assert_eq!(text(&articles).contains(line), stays, "keep in {keep}, drop in {drop}");
        assert_eq!(report.diagnostics, []);
    }
}

#[test]
fn an_override_without_a_match_names_the_nearest_line() {
    let said = ["no line", "did you mean line 2, `仓库还有两百箱等待报关。`"];
    missing(BODY, &[], &[(SIDECAR, "仓库还剩两百箱等待报关。")], said);
    missing(BODY, &[(SIDECAR, "装船三百箱的柑橘")], &[], ["nowhere", "line 1"]);
    missing(BODY, &[(SIDECAR, "完全不相干的一句话")], &[], ["nowhere", "copy the words"]);
    missing(BODY, &[(SIDECAR, "/\\d{4}/")], &[], ["nowhere", "each line"]);
    missing(BODY, &[(SIDECAR, " \u{200B}")], &[], ["nowhere", "copy the words"]);
}

#[test]
fn many_overrides_on_a_long_line_end() {
    let long = "甲乙".repeat(50_000);
    let values: Vec<String> = (0..300).map(|n| format!("{}丙{n}", "甲乙".repeat(60))).collect();
    let keep: Vec<(&str, &str)> = values.iter().map(|value| (SIDECAR, value.as_str())).collect();
    let (_, report) = cleaned(&long, &keep, &[(SIDECAR, "/甲/")]);
    assert_eq!(report.diagnostics.len(), 300);
}
