//! What pages say of themselves, one case a line.

use super::*;
use crate::read::html::dom::tokens;

fn of(html: &str) -> Metadata {
    metadata(&tokens(html), html)
}

fn ld(json: &str) -> String {
    format!("<script type='application/ld+json'>{json}</script>")
}

#[track_caller]
fn check_day(html: &str, expected: Option<(i16, i8, i8)>) {
    assert_eq!(
        of(html).published,
        expected.and_then(|(y, m, d)| Date::new(y, m, d).ok()),
        "{html}"
    );
}

#[track_caller]
fn check_title(html: &str, expected: &str) {
    assert_eq!(of(html).title.as_deref(), Some(expected), "{html}");
}

#[track_caller]
fn check_source(html: &str, expected: Option<&str>) {
    assert_eq!(of(html).source_name.as_deref(), expected, "{html}");
}

#[track_caller]
fn check_author(html: &str, expected: Option<&str>) {
    assert_eq!(of(html).author.as_deref(), expected, "{html}");
}

#[track_caller]
fn check_url(html: &str, expected: Option<&str>) {
    assert_eq!(of(html).url.as_deref(), expected, "{html}");
}

#[track_caller]
fn check_lang(html: &str, expected: Option<&str>) {
    assert_eq!(of(html).lang.as_deref(), expected, "{html}");
}

#[test]
fn machines_are_believed_before_readers() {
    let found = of(r#"<html lang="zh-CN"><head><title>旧 - 站</title>
        <meta property="og:title" content="中"><meta name="pubdate" content="2030-01-01">
        <link rel="canonical" href="https://e.example/1">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"新",
        "datePublished":"2031-02-03","author":{"name":"甲"},"publisher":{"name":"港报"}}</script>"#);
    assert_eq!(
        found,
        Metadata {
            title: Some("新".to_owned()),
            published: Date::new(2031, 2, 3).ok(),
            source_name: Some("港报".to_owned()),
            author: Some("甲".to_owned()),
            url: Some("https://e.example/1".to_owned()),
            lang: Some("zh-CN".to_owned()),
            lines: Vec::new(),
        }
    );
}

#[test]
fn days_are_found_where_pages_have_them() {
    let day = Some((2031, 2, 3));
    check_day(&ld(r#"{"@type":"NewsArticle","datePublished":"2031-02-03T01:00:00+08:00"}"#), day);
    check_day("<meta property='article:published_time' content='2031-02-03T23:00:00+09:00'>", day);
    check_day("<meta name=publishdate content=2031-02-03>", day);
    check_day("<meta name=PubDate content='2031-02-03 10:00'>", day);
    check_day("<meta name='DC.date.issued' content=2031-02-03>", day);
    check_day("<meta itemprop=datePublished content=2031-02-03>", day);
    check_day("<span itemprop=datePublished content=2031-02-03>昨天</span>", day);
    check_day("<span itemprop=datePublished>2031年2月3日</span>", day);
    check_day("<time datetime='2031-02-03T10:00'>x</time>", day);
    check_day("<time>3 February 2031</time>", day);
    check_day("<time>yesterday</time>", None);
    check_day("<h2 class=date-header>Monday, February 3, 2031</h2>", day);
    check_day("<span class=pubtime>发布时间：2031-02-03 10:00</span>", day);
    check_day("<div class=comments><i class=date>2031-02-03</i></div>", None);
}

#[test]
fn a_day_is_believed_in_order() {
    let day = Some((2031, 2, 3));
    check_day(
        "<time datetime='2030-01-01'></time><time pubdate datetime='2031-02-03'></time>",
        day,
    );
    check_day(
        "<time class='entry-date updated' datetime=2031-03-03></time><time class=published datetime=2031-02-03></time>",
        day,
    );
    check_day("<meta name=date content=2030-01-01><meta name=publishdate content=2031-02-03>", day);
    check_day("<meta name=pubdate content=soon><meta name=date content=2031-02-03>", day);
    check_day("<aside><time datetime=2030-01-01>x</time></aside><p>文", None);
}

#[test]
fn a_moment_in_utc_is_taken_to_the_pages_zone() {
    let page = |published: &str| {
        format!(
            "<meta property='article:published_time' content='{published}'><meta property='article:modified_time' content='2031-02-05T10:00:00+08:00'>"
        )
    };
    check_day(&page("2031-02-02T18:00:00Z"), Some((2031, 2, 3)));
    check_day(&page("2031-02-03T08:00:00Z"), Some((2031, 2, 3)));
    check_day(&page("2031-02-03T18:00:00-05:00"), Some((2031, 2, 3)));
}

#[test]
fn the_site_name_is_no_part_of_the_title() {
    check_title("<title>渔港开了新码头_海事新闻_港报网</title>", "渔港开了新码头");
    check_title("<title>New pier opens | Port Daily</title>", "New pier opens");
    check_title("<title>渔港-开港 港报</title><h1>渔港-开港</h1>", "渔港-开港");
    check_title("<h1>渔港开了</h1>", "渔港开了");
    check_title(
        "<title>渔港旧事：新码头开了</title><h1><a href='/'>渔港旧事</a></h1>",
        "新码头开了",
    );
    check_title(
        "<meta property='og:title' content='渔港开了新码头 - 港闻'><meta property='og:site_name' content='港闻'>",
        "渔港开了新码头",
    );
    check_title(
        "<meta property='og:title' content='港报'><meta property='og:site_name' content='港报'><title>渔港开了新码头 - 港报</title>",
        "渔港开了新码头",
    );
    check_title(
        &ld(r#"{"@type":"Article","headline":"Tom &amp; Ann&#39;s pier | Port Daily"}"#),
        "Tom & Ann's pier",
    );
    check_title(
        "<meta name=ArticleTitle content=渔港开了新码头><title>通知公告</title>",
        "渔港开了新码头",
    );
}

#[test]
fn where_an_article_was_taken_from_goes_before_who_took_it() {
    check_source(
        "<meta name=source content=港报><meta property='og:site_name' content=某网>",
        Some("港报"),
    );
    check_source(
        "<meta name=ContentSource content=港报><meta name=SiteName content=某局>",
        Some("港报"),
    );
    check_source(
        "<meta name=source content=本站原创><meta property='og:site_name' content=某网>",
        Some("某网"),
    );
    check_source("<meta name=source content='https://e.example'>", None);
    check_source(
        &ld(r#"{"@type":"NewsArticle","publisher":{"@type":"Organization","name":"港报"}}"#),
        Some("港报"),
    );
    check_source(
        "<span itemprop=publisher itemscope><meta itemprop=name content=港报></span>",
        Some("港报"),
    );
    check_source(
        "<meta property='og:site_name' content=微信公众平台><a id=js_name> 港口旧事 </a>",
        Some("港口旧事"),
    );
}

#[test]
fn authors_are_found_where_pages_have_them() {
    check_author(
        &ld(r#"{"@type":"NewsArticle","author":[{"name":"Ann Lee"},{"name":"Bo Ek"}]}"#),
        Some("Ann Lee, Bo Ek"),
    );
    check_author("<meta name=author content='作者：甲乙'>", Some("甲乙"));
    check_author(
        "<meta name=author content=admin><a rel=author href=/x>Ann Lee</a>",
        Some("Ann Lee"),
    );
    check_author("<p class=byline>By <a href=/x>Ann Lee</a></p>", Some("Ann Lee"));
    check_author(
        "<span itemprop=author><b itemprop=name>Ann Lee</b>, reporter</span>",
        Some("Ann Lee"),
    );
    check_author("<meta property='article:author' content='https://e.example/u/1'>", None);
    check_author("<aside><p class=author>Ann Lee</p></aside>", None);
    check_author("<meta name=author content=港报><meta name=source content=港报>", None);
}

#[test]
fn addresses_are_believed_in_order() {
    check_url(
        "<link rel=canonical href='https://e.example/1'><meta property='og:url' content='https://e.example/2'>",
        Some("https://e.example/1"),
    );
    check_url(
        "<link rel=canonical href='/1'><meta property='og:url' content='https://e.example/2'>",
        Some("https://e.example/2"),
    );
    check_url(
        "<!-- saved from url=(0021)https://e.example/3?a=1 --><html>",
        Some("https://e.example/3?a=1"),
    );
    check_url(
        "<!--\n Page saved with SingleFile \n url: https://e.example/4 \n saved date: x --><html>",
        Some("https://e.example/4"),
    );
    check_url("<!-- saved from url=(0014)about:internet --><html>", None);
    check_url("<link rel=canonical href='javascript:x'>", None);
}

#[test]
fn a_language_is_as_the_page_writes_it() {
    check_lang("<html lang=zh-Hant-TW>", Some("zh-Hant-TW"));
    check_lang("<meta http-equiv=content-language content=en>", Some("en"));
    check_lang("<meta property='og:locale' content=zh_CN>", Some("zh-CN"));
}

#[test]
fn short_texts_behind_the_headline_are_kept() {
    let html = "<h1>运价回落</h1><div class=\"info\">2021-03-05 10:00 来源：<a>某某报</a></div><div><p>正文</p></div>";
    assert_eq!(of(html).lines, ["2021-03-05 10:00 来源：某某报", "正文"]);
    let html = "<title>运价回落 - 港报</title><h2>运价回落</h2><p>2021-03-05</p>";
    assert_eq!(of(html).lines, ["2021-03-05"]);
}

#[test]
fn other_stories_say_nothing() {
    let found = of("<aside><time datetime='2030-01-01'>x</time><h1>别的</h1></aside><p>文");
    assert_eq!((found.published, found.title), (None, None));
}
