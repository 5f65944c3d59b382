//! What Markdown becomes, in the notation of `show`.

use proptest::prelude::*;

use super::*;
use crate::read::show;

fn document(source: &str, first_line: u32) -> (Document, Report) {
    let mut report = Report::default();
    let document = read(source, first_line, &SourcePath::new("a.md"), &mut report);
    (document, report)
}

#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(show::blocks(&document(source, 1).0.blocks), expected);
}

#[track_caller]
fn check_runs(source: &str, expected: &[(&str, u32, u32)]) {
    let found = show::runs(&document(source, 1).0.blocks);
    let found: Vec<(&str, u32, u32)> =
        found.iter().map(|(text, line, column)| (text.as_str(), *line, *column)).collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn check_warned(source: &str, places: &[(u32, u32)]) {
    let found: Vec<(u32, u32)> = document(source, 1)
        .1
        .diagnostics
        .iter()
        .map(|one| {
            assert_eq!(one.rule, "read/raw-html");
            (one.line.map_or(0, u32::from), one.column.map_or(0, u32::from))
        })
        .collect();
    assert_eq!(found, places);
}

#[test]
fn blocks_become_blocks() {
    check("# 题\n\n文\n\n> 引\n\n---\n", "h1[题] p[文] q[p[引]] ---");
    check("标题\n---\n", "h2[标题]");
}

#[test]
fn lists_hold_paragraphs_whether_tight_or_loose() {
    check("- 甲\n- 乙\n", "l[(p[甲])(p[乙])]");
    check("3. 甲\n\n4. 乙\n", "l3[(p[甲])(p[乙])]");
    check("- 甲\n  - 乙\n", "l[(p[甲] l[(p[乙])])]");
}

#[test]
fn inlines_become_inlines() {
    check("*a* **b** ~~c~~ `d` [e](f) ![g](h)", "p[*a* **b** ~~c~~ `d` <e>(f) !<g>(h)]");
    check("![甲*乙*![丙](x)](y)", "p[!<甲乙丙>(y)]");
}

#[test]
fn a_picture_alone_with_a_title_is_a_figure() {
    check("![甲](y \"乙\")\n\n文", "g[!<甲>(y) / 乙] p[文]");
    check("![甲](y)", "p[!<甲>(y)]");
    check("见![甲](y \"乙\")", "p[见!<甲>(y)]");
    check("![甲](y \"乙\")如图", "p[!<甲>(y)如图]");
}

#[test]
fn code_keeps_its_language_and_text() {
    check("```rust ignore\nlet a = 1;\n\nb\n```\n", "crust[let a = 1;\n\nb\n]");
    check("    缩进\n", "c[缩进\n]");
}

#[test]
fn tables_have_equal_rows() {
    check("|年|数|\n|-|-:|\n|一|1|\n|二|\n", "t[年|数 // 一|1 / 二|]");
}

#[test]
fn columns_without_end_lose_no_text() {
    let source = format!("|{}\n|{}\n", "甲|".repeat(500), "-|".repeat(500));
    let blocks = document(&source, 1).0.blocks;
    let BlockKind::Table { alignments, .. } = &blocks[0].kind else { panic!("a table") };
    assert!(alignments.len() <= 100);
    assert_eq!(show::blocks(&blocks).matches('甲').count(), 500);
}

#[test]
fn footnotes_keep_their_labels() {
    check("甲[^n]乙\n\n[^n]: 注\n", "p[甲^n乙] fn[p[注]]");
}

#[test]
fn a_line_end_between_chinese_characters_shows_nothing() {
    check("江水\n东流", "p[江水东流]");
    check("江水，\n东流", "p[江水，东流]");
    check("他说：\n“好。”\n“行。”", "p[他说：“好。”“行。”]");
    check("**江水**\n东流", "p[**江水**东流]");
    check("江水[^1]\n东流\n\n[^1]: 注", "p[江水^1东流] f1[p[注]]");
}

#[test]
fn another_line_end_is_a_space() {
    check("down the\nriver", "p[down the river]");
    check("江水\nriver", "p[江水 river]");
    check("한국\n사람", "p[한국 사람]");
    check("“one.”\n“two.”", "p[“one.” “two.”]");
}

#[test]
fn a_line_break_asked_for_stays() {
    check("江水  \n东流\\\n去", "p[江水⏎东流⏎去]");
}

#[test]
fn emphasis_stands_beside_chinese_punctuation() {
    check("她说**“一定。”**然后走", "p[她说**“一定。”**然后走]");
    check("|甲|\n|-|\n|**乙。**丙|\n", "t[甲 // **乙。**丙]");
}

#[test]
fn marks_of_emphasis_in_code_and_addresses_stay() {
    check("`**甲。**乙`", "p[`**甲。**乙`]");
    check("[甲](/**乙。**丙)", "p[<甲>(/**乙。**丙)]");
    check(
        "<https://a.example/**乙。**丙>",
        "p[<https://a.example/**乙。**丙>(https://a.example/**乙。**丙)]",
    );
}

#[test]
fn marks_of_conversion_are_text() {
    check("钟-{表}-店", "p[钟-{表}-店]");
    check_runs("# -{后}-街", &[("-{后}-街", 1, 3)]);
}

#[test]
fn every_run_knows_its_place() {
    check_runs("# 题\n\n文*重*尾\n", &[("题", 1, 3), ("文", 3, 1), ("重", 3, 3), ("尾", 3, 5)]);
    check_runs("> 江水\n> 东流\n", &[("江水", 1, 3), ("东流", 2, 3)]);
    check_runs("a \\* b", &[("a ", 1, 1), ("* b", 1, 4)]);
    check_runs("a &amp; b", &[("a ", 1, 1), ("&", 1, 3), (" b", 1, 8)]);
    check_runs("one\ntwo", &[("one ", 1, 1), ("two", 2, 1)]);
    check_runs(
        "**慢，**再**“快”**走",
        &[("慢，", 1, 3), ("再", 1, 7), ("“快”", 1, 10), ("走", 1, 15)],
    );
}

#[test]
fn blocks_know_their_lines() {
    let (document, _) = document("文\n\n- 甲\n\n  乙\n", 10);
    assert_eq!(document.blocks[1].place, Place { line: 12, column: 1 });
    let BlockKind::List { items, .. } = &document.blocks[1].kind else { panic!("a list") };
    assert_eq!(items[0].blocks[1].place, Place { line: 14, column: 3 });
}

#[test]
fn brackets_and_underscores_do_not_cut_a_run() {
    check_runs("价[暂定]为a_b_c！", &[("价[暂定]为a_b_c！", 1, 1)]);
}

#[test]
fn raw_html_is_left_out_and_told() {
    check("文<b>重</b>尾", "p[文重尾]");
    check_warned("文<b>重</b>尾", &[(1, 2)]);
    check("<div>\n内\n</div>\n\n文", "p[文]");
    check_warned("文\n\n<script>alert(1)</script>\n", &[(3, 1)]);
    check("- 甲\n\n  <p>x</p>\n", "l[(p[甲])]");
}

#[test]
fn comments_and_line_breaks_are_no_offence() {
    check("文<!-- 待查 -->尾", "p[文尾]");
    check_warned("文<!-- 待查 -->尾\n\n<!-- 段 -->\n", &[]);
    check("文<br>尾<BR />", "p[文⏎尾]");
    check_warned("文<br>尾<BR />", &[]);
    check_warned("<!-- a --><i>b</i><!-- c -->\n", &[(1, 1)]);
}

#[test]
fn links_to_anywhere_are_kept_as_they_are() {
    check("[甲][x]\n\n[x]: https://e.example \"t\"", "p[<甲>(https://e.example)]");
}

#[test]
fn deep_nesting_loses_levels_and_no_text() {
    let source = format!("{}深", "> ".repeat(5000));
    let shown = show::blocks(&document(&source, 1).0.blocks);
    assert!(shown.contains("p[深]"));
    assert!(shown.len() < 400);
    let source = format!("{}深{}", "*甲".repeat(3000), "乙*".repeat(3000));
    assert!(show::blocks(&document(&source, 1).0.blocks).contains('深'));
    let list: String = (0..300).map(|level| format!("{}- 项\n", "  ".repeat(level))).collect();
    assert_eq!(show::blocks(&document(&list, 1).0.blocks).matches('项').count(), 300);
}

/// Everything that means something to Markdown, and what Chinese adds.
const NASTY: &str = "(\\*|\\*\\*|_|~~|`|```\n|\\||\\|-\\||\n|\n\n|\r|\r\n|  \n|> |- |1\\. |# |    |\t|\\[|\\]|\\(|\\)|!|<b>|<!--|-->|<|>|&lt;|\\\\|-\\{|\\}-|\\[\\^1\\]|: |“|”|。|，|（|）|江|水|a|b| |\u{3000}|\u{FE00}|\u{0}){0,24}";

fn visible(text: &str) -> Vec<char> {
    text.chars().filter(|c| matches!(c, '江' | '水' | '。' | '，' | '“' | '”')).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn never_panics_and_places_are_true(source in NASTY) {
        let (document, _) = document(&source, 1);
        let lines = crate::read::read(&source, crate::model::Format::Plain, 1, &SourcePath::new("lines.txt"), &mut Report::default()).blocks;
        for (text, line, column) in show::runs(&document.blocks) {
            let Some(first) = text.chars().next() else { continue };
            if !matches!(first, '江' | '水' | '。' | '，' | '“' | '”' | 'a' | 'b') {
                continue;
            }
            let block = &lines[line as usize - 1];
            let BlockKind::Paragraph(content) = &block.kind else { panic!("a paragraph") };
            let found = crate::model::plain_text(content).chars().nth(column as usize - 1);
            prop_assert_eq!(found, Some(first));
        }
    }

    #[test]
    fn no_marker_stays(source in NASTY) {
        let shown = show::blocks(&document(&source, 1).0.blocks);
        let markers = ['\u{F0000}', '\u{2E00}'];
        prop_assert!(!shown.contains(markers));
    }

    #[test]
    fn text_without_marks_is_all_there(source in "[江水。，“”ab \n]{0,30}") {
        let shown = show::blocks(&document(&source, 1).0.blocks);
        prop_assert_eq!(visible(&shown), visible(&source));
    }
}
