//! What pages become, in the notation of `show`.

use proptest::prelude::*;

use super::*;
use crate::model::Block;
use crate::read::show;

fn document(source: &str) -> Document {
    read(source, 1, &SourcePath::new("a.html"), &mut Report::default())
}

#[track_caller]
fn check(source: &str, expected: &str) {
    assert_eq!(show::blocks(&document(source).blocks), expected);
}

#[track_caller]
fn check_runs(source: &str, expected: &[(&str, u32, u32)]) {
    let found = show::runs(&document(source).blocks);
    let found: Vec<(&str, u32, u32)> =
        found.iter().map(|(text, line, column)| (text.as_str(), *line, *column)).collect();
    assert_eq!(found, expected);
}

/// A page as sites make them: the article between navigation, a list of other stories and a footer.
fn page(article: &str) -> String {
    format!(
        "<!DOCTYPE html>
<html lang=\"zh-CN\">
<head><meta charset=\"utf-8\"><title>海堤加固工程完工_地方_渔港报</title>
<script>var title = '海堤加固工程完工';</script></head>
<body>
<div class=\"nav\"><a href=\"/\">首页</a> <a href=\"/local\">地方</a> <a href=\"/sea\">海事</a></div>
<div id=\"content\" class=\"article\">
<h1>海堤加固工程完工</h1>
<div class=\"info\">2031年5月6日 08:00 来源：渔港报</div>
{article}
</div>
<div class=\"sidebar\"><h3>热门</h3><ul><li><a href=\"/1\">渔船返港</a></li><li><a href=\"/2\">灯塔开放</a></li></ul></div>
<div class=\"footer\">版权所有 <a href=\"/about\">关于我们</a></div>
</body></html>"
    )
}

const FIRST: &str = "<p>历时三年的海堤加固工程，昨天下午通过了验收。工程全长十二公里，沿线村庄的居民说，今年台风来的时候，他们终于可以睡个安稳觉了。</p>";
const SECOND: &str = "<p>施工单位负责人介绍，新海堤比旧堤高出两米，堤脚用了四万多块预制的混凝土块，每一块都有编号，以后检查、更换都很方便。</p>";
const THIRD: &str = "<p>县水利局表示，下一步还要在堤内种植防风林，并把原来的施工便道改成步道，供居民散步、骑车，预计明年春天完成。</p>";

fn article(middle: &str) -> String {
    show::blocks(&document(&page(&format!("{FIRST}\n{SECOND}\n{middle}\n{THIRD}"))).blocks)
}

/// What the reader makes of `middle` in the midst of an article.
#[track_caller]
fn check_within(middle: &str, expected: &str) {
    let shown = article(middle);
    let (_, rest) = shown.split_once("很方便。]").expect(&shown);
    let (found, _) = rest.split_once("p[县水利局").expect(&shown);
    assert_eq!(found.trim(), expected);
}

#[test]
fn an_article_is_found_between_furniture() {
    let shown = article("");
    assert!(shown.contains("p[历时三年") && shown.ends_with("明年春天完成。]"), "{shown}");
    for furniture in ["首页", "热门", "灯塔", "关于我们", "var title"] {
        assert!(!shown.contains(furniture), "{furniture} in {shown}");
    }
}

#[test]
fn a_page_says_its_title_and_language() {
    let metadata = document(&page(FIRST)).metadata;
    assert_eq!(metadata.title.as_deref(), Some("海堤加固工程完工"));
    assert_eq!(metadata.lang.as_deref(), Some("zh-CN"));
}

#[test]
fn short_pages_are_read_whole() {
    check("<h1>题</h1><p>江水东流。</p>", "h1[题] p[江水东流。]");
    check("<nav>首页</nav><main><p>江水。</p></main><footer>版权</footer>", "p[江水。]");
    check("江水", "p[江水]");
    check("", "");
}

#[test]
fn a_short_article_is_found_between_furniture() {
    let brief = "<p>今天上午十点，渔港的新码头开始使用，第一批靠港的是三艘拖网船。</p>";
    let shown = show::blocks(&document(&page(brief)).blocks);
    assert!(shown.ends_with("三艘拖网船。]"), "{shown}");
    assert!(!shown.contains("热门"), "{shown}");
}

#[test]
fn elements_become_blocks() {
    check_within("<h2>堤脚</h2><p>江</p>", "h2[堤脚] p[江]");
    check_within(
        "<ul><li>江</li><li>水<ol start=3><li>东</li></ol></li></ul>",
        "l[(p[江])(p[水] l3[(p[东])])]",
    );
    check_within(
        "<blockquote><p>江水东流，去而不返。</p></blockquote>",
        "q[p[江水东流，去而不返。]]",
    );
    check_within("<pre><code class='language-rust'>let a;\n  b</code></pre>", "crust[let a;\n  b]");
    check_within("<p>江</p><hr><p>水</p>", "p[江] --- p[水]");
}

#[test]
fn elements_become_inlines() {
    check_within(
        "<p>江<b>水</b><em>东</em><del>西</del><code>a  b</code><a href='https://e.example/?a=1&amp;b=2'>流</a><br>去</p>",
        "p[江**水***东*~~西~~`a b`<流>(https://e.example/?a=1&b=2)⏎去]",
    );
    check_within(
        "<p>面积3m<sup>2</sup>，CO<sub>2</sub>，脚注<sup>[1]</sup></p>",
        "p[面积3m²，CO₂，脚注[1]]",
    );
    check_within("<p><ruby>堤<rp>(</rp><rt>dī</rt><rp>)</rp></ruby>长</p>", "p[堤(dī)长]");
    check_within("<p><ruby>海<rt>hǎi</rt>堤<rt>dī</rt></ruby>长</p>", "p[海堤(hǎi dī)长]");
    check_within(
        "<p>江<wbr>水<u>东</u><ins>流</ins><math alttext='x^2'><mi>x</mi></math></p>",
        "p[江水东流`x^2`]",
    );
    check_within("<p>他说<q>好</q>。</p>", "p[他说“好”。]");
}

#[test]
fn pictures_keep_their_text() {
    check_within(
        "<figure><img src='https://e.example/a.jpg' alt='海堤'><figcaption>加固后的海堤</figcaption></figure>",
        "g[!<海堤>(https://e.example/a.jpg) / 加固后的海堤]",
    );
    check_within("<p>江<img src='/t.gif' width=1 height=1>水</p>", "p[江水]");
}

#[test]
fn captions_belong_to_their_pictures() {
    check_within(
        "<figure><a href='/a.jpg'><img src='/a.jpg' alt='堤'></a><img src='/b.jpg'><figcaption>海堤<br><b>航拍</b></figcaption></figure>",
        "g[!<堤>(/a.jpg) !<>(/b.jpg) / 海堤⏎**航拍**]",
    );
    check_within(
        "<div class='wp-caption'><img src='/a.jpg' alt='堤'><p class='wp-caption-text'>海堤</p></div>",
        "g[!<堤>(/a.jpg) / 海堤]",
    );
    check_within(
        "<p><img src='/a.jpg'></p><p>图为加固后的海堤。</p>",
        "g[!<>(/a.jpg) / 图为加固后的海堤。]",
    );
    check_within("<figure><img src='/a.jpg' alt='堤'></figure>", "p[!<堤>(/a.jpg)]");
    check_within(
        "<figure><iframe src='https://e.example'></iframe><figcaption>航拍</figcaption></figure>",
        "g[ / 航拍]",
    );
    check_within(
        "<figure><table><tr><td>年</td><td>公里</td></tr></table><figcaption>长度</figcaption></figure>",
        "t[| // 年|公里] p[长度]",
    );
    check_within(
        "<figure><blockquote><p>江</p></blockquote></figure><figcaption>水</figcaption>",
        "q[p[江]] p[水]",
    );
}

#[test]
fn terms_begin_the_items_of_a_list() {
    check_within(
        "<dl><dt>江</dt><dd>水</dd><dd>东</dd><dt>流</dt><dd>去</dd></dl>",
        "l[(p[**江**] p[水] p[东])(p[**流**] p[去])]",
    );
    check_within(
        "<dl><div><dt>江</dt><dd>水</dd></div><div><dt>流</dt><dd>去</dd></div></dl>",
        "l[(p[**江**] p[水])(p[**流**] p[去])]",
    );
    check("<dt>江</dt><dd>水</dd>", "p[江] p[水]");
}

#[test]
fn notes_are_found_with_their_marks() {
    check_within(
        "<p>江<sup><a href='#fn1' id=r1>1</a></sup>水</p><ol><li id=fn1>东 <a href='#r1'>↩</a></li></ol>",
        "p[江^1水] f1[p[东 ]]",
    );
    check_within(
        "<p>江<a href='#_ftn1' name='_ftnref1'>[1]</a>水</p><p><a href='#_ftnref1' name='_ftn1'>[1]</a> 东</p>",
        "p[江^1水] f1[p[东]]",
    );
    check_within(
        "<p>江<sup id=cite_ref-1>[<a href='#cite_note-1'>1</a>]</sup></p><ol><li id=cite_note-1><b><a href='#cite_ref-1'>^</a></b> <span>东</span></li><li>流</li></ol>",
        "p[江^1] l1[(f1[p[东]])(p[流])]",
    );
}

#[test]
fn other_links_within_a_page_are_no_notes() {
    check_within(
        "<p><a href='#s1'>一</a></p><h2 id=s1>江</h2><p>水</p>",
        "p[<一>(#s1)] h2[江] p[水]",
    );
    check_within("<p>江<a href='#s2'>2</a></p><p id=s2>水</p>", "p[江<2>(#s2)] p[水]");
    check_within("<p>江<a href='#none'>1</a></p>", "p[江<1>(#none)]");
}

#[test]
fn addresses_lead_to_pages_pictures_and_letters_alone() {
    check_within(
        "<p><a href='mailto:a@e.example'>江</a><a href='tel:1'>水</a><a href='/a'>东</a></p>",
        "p[<江>(mailto:a@e.example)水<东>(/a)]",
    );
    check_within("<p>江<img src='data:image/png;base64,x' alt='堤'></p>", "p[江]");
    check_within("<p><a href=' java\nscript:x()'>江</a><a href='vbscript:x'>水</a></p>", "p[江水]");
}

#[test]
fn what_is_hidden_is_gone() {
    check_within(
        "<p>江<span style='display:none'>水</span><span hidden>东</span><!-- 流 --></p><template><p>去</p></template>",
        "p[江]",
    );
}

#[test]
fn what_is_embedded_is_named() {
    let mut report = Report::default();
    let middle = format!("{FIRST}<iframe src='https://v.example/1'></iframe>{SECOND}{THIRD}");
    read(&page(&middle), 1, &SourcePath::new("a.html"), &mut report);
    let found: Vec<&str> = report.diagnostics.iter().map(|one| one.rule).collect();
    assert_eq!(found, ["read/embedded"]);
}

#[test]
fn tables_keep_their_rows() {
    check_within(
        "<table><caption>长度</caption><thead><tr><th>年</th><th>公里</th></tr></thead><tbody><tr><td>2030</td><td>8</td></tr><tr><td colspan=2>合计</td></tr></tbody></table>",
        "p[长度] t[年|公里 // 2030|8 / 合计|]",
    );
    check_within(
        "<table><tr><td>年</td><td>公里</td></tr><tr><td>2030</td><td>8<p>里</p></td></tr></table>",
        "t[| // 年|公里 / 2030|8⏎里]",
    );
}

#[test]
fn cells_over_several_rows_keep_the_others_in_line() {
    check_within(
        "<table><tr><td rowspan=2>江</td><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr><tr><td>水</td><td colspan=2>五</td></tr></table>",
        "t[|| // 江|一|二 / |三|四 / 水|五|]",
    );
    check_within(
        "<table><tr><td>一</td><td rowspan=9999999>江</td></tr><tr><td>二</td></tr><tr><td>三</td></tr></table>",
        "t[| // 一|江 / 二| / 三|]",
    );
}

#[test]
fn a_line_that_is_the_title_stands_alone() {
    check(
        "<title>新码头开了</title><table><tr><td><font><b>新码头开了</b></font><br>本报记者甲<p>江水东流。</td></tr></table>",
        "p[**新码头开了**] p[本报记者甲] p[江水东流。]",
    );
}

#[test]
fn tables_that_lay_out_a_page_are_taken_apart() {
    check("<table><tr><td><h2>题</h2><p>江</p></td><td>水</td></tr></table>", "h2[题] p[江] p[水]");
    check("<table><tr><td>江</td></tr><tr><td>水</td></tr></table>", "p[江] p[水]");
}

#[test]
fn what_could_run_is_gone() {
    for middle in [
        "<p onclick='x()'>江<script>alert(1)</script></p>",
        "<p><a href='javascript:alert(1)'>江</a></p>",
        "<p>江<img src='data:text/html,x'></p>",
        "<p>江<iframe src='https://e.example'></iframe><style>p{}</style></p>",
    ] {
        check_within(middle, "p[江]");
        check(middle, "p[江]");
    }
}

#[test]
fn blocks_in_the_wrong_place_keep_their_text() {
    check("<b>江<p>水</p>东</b>", "p[**江**] p[**水**] p[**东**]");
    check("<ul>江<li>水</ul>", "l[(p[江])(p[水])]");
    check("<li>江</li><td>水</td>", "p[江] p[水]");
    check("<h2><div>江</div><div>水</div></h2>", "h2[江⏎水]");
    check("<a href='/x'><div>江</div><div>水</div></a>", "p[<江>(/x)] p[<水>(/x)]");
    check("<p>江<p>水</p></div></b>", "p[江] p[水]");
    check("<table>江<tr>水<td>东<td>流</table>", "p[江水] t[| // 东|流]");
}

#[test]
fn divisions_and_breaks_part_paragraphs() {
    check("<div>江<div>水</div>东</div>", "p[江] p[水] p[东]");
    check_within(
        "<div>潮水退去，滩涂露出。<br><br>海鸟来了，人也来了。</div>",
        "p[潮水退去，滩涂露出。] p[海鸟来了，人也来了。]",
    );
}

#[test]
fn a_break_before_an_indent_parts_paragraphs() {
    check(
        "<p>　　江水<br>　　东流<br />&nbsp;&nbsp;去</p>",
        "p[　　江水] p[　　东流] p[\u{a0}\u{a0}去]",
    );
    check("<main>江<br><br>水<br>东</main>", "p[江] p[水⏎东]");
    check("<table><tr><td>江<br><br>水<td>东</table>", "t[| // 江⏎水|东]");
}

#[test]
fn white_space_is_what_a_browser_shows() {
    check("<p>江水\n  东流 <b> in </b> the\nsea</p>", "p[江水东流 **in **the sea]");
}

#[test]
fn every_run_knows_its_place() {
    check_runs(
        "<p>江<b>水</b></p>\n<p>\n  东&amp;流</p>",
        &[("江", 1, 4), ("水", 1, 8), ("东&流", 3, 3)],
    );
    check_runs("<title>江</title>\n<!-- 江 -->\n<h1>江</h1>", &[("江", 3, 5)]);
}

#[test]
fn an_article_knows_its_lines() {
    let blocks = document(&page(&format!("{FIRST}\n{SECOND}\n{THIRD}"))).blocks;
    let line = |block: &Block| block.place.line;
    assert_eq!(blocks.iter().rev().take(3).map(line).collect::<Vec<_>>(), [12, 11, 10]);
}

#[test]
fn hostile_pages_are_read_in_good_time() {
    for (start, repeated, end) in [
        ("", "<div>", "江"),
        ("", "<b>", "江"),
        ("", "<b><p>", "江"),
        ("", "<table><tr><td>", "江"),
        ("", "<ul><li>", "江"),
        ("", "<a href=x>", "江"),
        ("", "<sup>", "江"),
        ("", "<pre>", "江"),
        ("", "<figure><figcaption>", "江"),
        ("", "<dl><dt><dd>", "江"),
        ("", "<img src=a><p>图为", "江"),
        ("", "<a href='#a'>1</a><p id=a>江", ""),
        ("", "<sup><a href='#z'>1</a></sup>", "<p id=z>江"),
        ("", "<div class='comment related ad'><h1>", "江"),
        ("", "<article><div class=entry-content>", "江"),
        ("", "<p>江水，东流。<br>", ""),
        ("", "<ruby>江<rt>", ""),
        ("", "<math>", "江"),
        ("", "<picture><source srcset=a>", "江"),
        ("", "<noscript><img src=a>", "江"),
        ("<p ", "a=1 ", ">江"),
        ("<p class='", "related ", "'>江"),
        ("", "\u{0}", "江"),
        ("", "<span></b>", "江"),
        ("", "<", "江"),
        ("江", "<!--", ""),
        ("江", "&#x", ""),
        ("江", "<p><i a=1>", ""),
    ] {
        let source = format!("{start}{}{end}", repeated.repeat(20_000));
        let blocks = document(&source).blocks;
        assert!(format!("{blocks:?}").len() < 4_000_000 + 100 * source.len(), "{repeated}");
    }
}

/// Tags that open what others close, text that looks like tags, and entities.
const NASTY: &str = "(<p>|</p>|<b>|</b>|<div>|</div>|<h1>|</h1>|<ul>|<li>|</ul>|<table>|<tr>|<td>|<th>|</table>|<pre>|</pre>|<code>|</code>|<a href='/x'>|</a>|<img src=x alt=y>|<br>|<hr>|<blockquote>|</blockquote>|<script>|</script>|<style>|<!--|-->|<article>|<main>|<sup>2</sup>|<ruby>|<rt>|<figure>|<figcaption>|</figcaption>|</figure>|<dl><dt>|<dd>|</dl>|<sup><a href='#f'>1</a></sup>|<li id=f>|<picture><source srcset='a 2x'>|<math alttext=x>|<div class=comments>|<div class=related>|<p style='text-align:center'>|<q>|<title>|<head>|<body>|<svg>|<math>|<template>|<select>|<noscript>|<time datetime='2031-01-02'>|<meta property=og:title content=t>|<div class=content>|<section>|<center>|<font>|<form>|<p>海风从港口吹来，渔民们整理渔网，准备明天一早出海，孩子们在堤上追着海鸥跑。|<div>潮水退去之后，滩涂上满是小螃蟹，老人说，这样的景象，已经有二十多年没有见到了。|&amp;|&lt;|&#0;|&#x110000;|&|<|>|\"|'|江|水|。|a| |\n|\u{0}|\u{3000}){0,24}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn never_panics(source in NASTY) {
        let document = document(&source);
        let lines = source.split('\n').count();
        for (_, line, _) in show::runs(&document.blocks) {
            prop_assert!(line as usize <= lines);
        }
        show::blocks(&document.blocks);
    }
}
