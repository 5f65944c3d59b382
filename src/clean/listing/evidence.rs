//! Weighs whether a page that has the form of a listing is one.
//!
//! A chronology, a product's history, a live report, a thread of comments have the same form. What tells them apart, in
//! points:
//!
//! | sign | points |
//! |---|---|
//! | three items or more | +2 |
//! | two in three items end in 查看全文 or the like | +2 |
//! | two in three stamps go to the minute | +1 |
//! | two in three stamps have brackets, a label, a source; or are counted back from now | +1 |
//! | newest first, or all of one day | +1 |
//! | the page has a trail, numbers of pages, or headings of sections | +1 |
//! | the titles are marked up as headings | +1 |
//! | two in three items have their own source, dateline or reporter | +1 |
//! | days with several items each | +1 |
//! | the page calls itself news in brief, a digest, a survey; or greets its readers with what they need to know | +2 |
//! | an editor has named the file, and the items have neither titles nor stamps nor buttons nor such sources | −6 |
//! | it does not, and the items have neither stamps nor buttons nor such sources | −4 |
//! | lines begin as posts of a forum do: 楼主, 沙发, 3楼 | −4 |
//! | oldest first | −2 |
//! | months lie between the items, and no stamp goes to the minute | −2 |
//! | a text stands before the first item | −2 |
//! | the page calls itself a chronology, minutes, a live report | −3 |
//! | the titles are as short as names, and no buttons stand there | −3 |
//! | `相关新闻` or the like stands among the items: one article, and others that go with it | −3 |
//!
//! From [`SPLIT`] points on the page is split, from [`DOUBT`] on it is reported. Three items newest first are enough, and
//! so are two with buttons; three in the order of time need buttons too.

use crate::model::Date;
use crate::text::fold::fold;
use crate::text::script;
use crate::text::width::{han_length, word_count};

use super::super::dateline;
use super::form::{Fit, Item};
use super::frame;
use super::moment::{Day, Stamp};
use super::page_name::{names_one_article, names_several};
use super::token::{Class, Token};

/// From so many points on a page is a listing.
pub(super) const SPLIT: i32 = 3;

/// From so many points on an editor should look.
pub(super) const DOUBT: i32 = 1;

/// Days between the items of a chronology, not of a news page.
const FAR: i32 = 45;

/// Longest greeting above the items, in characters.
const INTRO: usize = 160;

/// Longest text above the items that a page may have for all of them, in characters.
const LEAD: usize = 300;

/// From so many characters on, a text many times as long as all others is the page's article.
const ARTICLE: usize = 1200;

/// Longest line that begins a post of a forum, in characters.
const POST: usize = 60;

/// What a page is called besides its lines.
pub(super) struct Heads<'a> {
    /// The titles that settings and metadata give it.
    pub(super) titles: Vec<&'a str>,
    /// Whether an editor gave it one.
    pub(super) named: bool,
}

/// How much speaks for a listing. `text` gives a token's words.
pub(super) fn points(
    tokens: &[Token],
    fit: &Fit,
    dates: &[Option<Date>],
    text: &dyn Fn(&Token) -> String,
    heads: &Heads<'_>,
) -> i32 {
    let items = &fit.items;
    let most = |holds: &dyn Fn(&Item) -> bool| {
        items.iter().filter(|item| holds(item)).count() * 3 >= items.len() * 2
    };
    let ends = (1..=items.len()).map(|k| items.get(k).map_or(tokens.len(), |next| next.start));
    let with_button = items.iter().zip(ends).filter(|(item, end)| has_button(tokens, item, *end));
    let buttons = with_button.count() * 3 >= items.len() * 2;
    let first = items.first().map_or(0, |item| item.day.unwrap_or(item.start).min(item.start));
    let above = &tokens[..first];
    let mut points = 0;
    let mut count = |holds: bool, worth: i32| points += if holds { worth } else { 0 };
    count(items.len() >= 3, 2);
    let clocks = most(&|item| any_stamp(tokens, item, &|stamp| stamp.minute.is_some()));
    count(buttons, 2);
    count(clocks, 1);
    count(most(&|item| is_marked(tokens, item)), 1);
    let minute =
        |item: &Item| tokens[item.stamp.clone()].iter().find_map(|one| one.stamp()?.minute);
    let times: Vec<_> = items.iter().map(minute).collect();
    let order = order(dates, &times);
    count(order == Some(Order::NewestFirst), 1);
    count(has_frame(tokens, fit, text), 1);
    count(most(&|item| tokens[item.title].heading), 1);
    let mut days: Vec<usize> = items.iter().filter_map(|item| item.day).collect();
    days.dedup();
    count(days.len() >= 2 && days.len() < items.len(), 1);
    count(order == Some(Order::OldestFirst), -2);
    count(!clocks && !buttons && far_apart(dates), -2);
    let intro: Vec<String> = above.iter().filter(|token| token.is_text()).map(text).collect();
    let announced = intro.iter().any(|text| announces_several(text));
    count(!intro.is_empty() && !announced, -2);
    // Paragraphs above the items are an article's own beginning, and would be lost.
    let written: usize = intro.iter().map(|text| han_length(text)).sum();
    count(written > LEAD && !announced, -4);
    let names = above.iter().filter(|token| token.is_title()).map(text);
    let names: Vec<String> =
        names.chain(heads.titles.iter().map(|head| (*head).to_owned())).collect();
    let several = announced || names.iter().any(|name| names_several(name));
    count(several, 2);
    count(is_one_among_teasers(tokens, items), -6);
    // Each item has its own source, or its own reporter.
    let ranges =
        items.iter().zip(items.iter().skip(1).map(|next| next.start).chain([tokens.len()]));
    let own = ranges.filter(|(item, end)| is_of_its_own(&tokens[item.title..*end], text)).count();
    let own = own * 3 >= items.len() * 2;
    count(own, 1);
    // Without a stamp or a button, headings of one article look the same.
    let stamped = |item: &Item| any_stamp(tokens, item, &|_| true) || item.day.is_some();
    let bare = !buttons && !own && !items.iter().any(stamped);
    count(bare && !several, -4);
    // One name for items that have none of their own: a list in one article.
    count(bare && heads.named && most(&|item| !item.titled), -6);
    let short = |token: &&Token| !token.is_text() && token.len <= POST;
    let posts =
        tokens.iter().filter(short).filter(|token| frame::is_post(&fold(&text(token)))).count();
    count(posts >= 2, -4);
    let one = |name: &String| names_one_article(name) && !names_several(name);
    count(names.iter().any(one), -3);
    let inside = tokens.iter().enumerate().skip(items.first().map_or(0, |item| item.title + 1));
    let heads_related =
        |(at, one): (usize, &Token)| !is_item(items, at) && frame::is_related(&fold(&text(one)));
    count(inside.filter(|(_, one)| one.is_title() && one.len <= 24).any(heads_related), -3);
    let named = |item: &Item| item.titled && is_like_a_name(&text(&tokens[item.title]));
    count(!buttons && most(&named), -3);
    points
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    NewestFirst,
    OldestFirst,
}

/// The order of the items by day, and by time where all have one.
fn order(dates: &[Option<Date>], times: &[Option<i16>]) -> Option<Order> {
    let timed = times.iter().all(Option::is_some);
    let at = |(date, time): (&Option<Date>, &Option<i16>)| Some(((*date)?, time.filter(|_| timed)));
    let known: Vec<(Date, Option<i16>)> = dates.iter().zip(times).filter_map(at).collect();
    let in_time = |all: &mut dyn Iterator<Item = bool>| all.filter(|one| *one).count();
    let (falls, rises) = if known.len() >= 2 && known.len() * 3 >= dates.len() * 2 {
        (
            in_time(&mut known.windows(2).map(|pair| pair[0] > pair[1])),
            in_time(&mut known.windows(2).map(|pair| pair[0] < pair[1])),
        )
    } else if timed {
        (
            in_time(&mut times.windows(2).map(|pair| pair[0] > pair[1])),
            in_time(&mut times.windows(2).map(|pair| pair[0] < pair[1])),
        )
    } else {
        return None;
    };
    match (falls, rises) {
        (_, 0) => Some(Order::NewestFirst),
        (0, _) => Some(Order::OldestFirst),
        // A pinned item, or one out of place.
        (falls, 1) if falls >= 4 => Some(Order::NewestFirst),
        _ => None,
    }
}

/// Whether the middle one of the gaps between neighbours is long.
fn far_apart(dates: &[Option<Date>]) -> bool {
    let known: Vec<Date> = dates.iter().copied().flatten().collect();
    let days = |date: Date| i32::from(date.year()) * 365 + i32::from(date.day_of_year());
    let mut gaps: Vec<i32> =
        known.windows(2).map(|pair| (days(pair[0]) - days(pair[1])).abs()).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).is_some_and(|gap| *gap > FAR)
}

fn any_stamp(tokens: &[Token], item: &Item, holds: &dyn Fn(&Stamp) -> bool) -> bool {
    tokens[item.stamp.clone()].iter().filter_map(Token::stamp).any(holds)
}

fn is_marked(tokens: &[Token], item: &Item) -> bool {
    tokens[item.stamp.clone()].iter().any(|token| match &token.class {
        Class::Stamp { marked, stamp, .. } => *marked || stamp.day == Day::Relative,
        Class::Meta => true,
        _ => false,
    })
}

/// Whether one item is a whole article, and the others are the beginnings of some.
fn is_one_among_teasers(tokens: &[Token], items: &[Item]) -> bool {
    let ends = items.iter().skip(1).map(|next| next.start).chain([tokens.len()]);
    let written = |range: std::ops::Range<usize>| -> usize {
        tokens[range].iter().filter(|token| token.is_text()).map(|token| token.len).sum()
    };
    let mut lengths: Vec<usize> =
        items.iter().zip(ends).map(|(item, end)| written(item.title..end)).collect();
    lengths.sort_unstable();
    match lengths.as_slice() {
        [.., second, first] => *first >= ARTICLE && *first >= 8 * (*second).max(1),
        _ => false,
    }
}

/// Whether an item says where it is from: a line with its source, a dateline or a reporter's name before its text.
fn is_of_its_own(item: &[Token], text: &dyn Fn(&Token) -> String) -> bool {
    let first = || item.iter().find(|token| token.is_text()).map(text);
    let reported = |text: &str| {
        let folded: String = fold(text).into_iter().take(30).collect();
        let close = folded.find(['】', ')', ']']).filter(|_| folded.starts_with(['【', '(', '[']));
        let inside = close.is_some_and(|at| {
            ["记者", "讯", "电", "报导", "报道"].iter().any(|word| folded[..at].contains(word))
        });
        inside || dateline::read(text).is_some()
    };
    item.iter().any(|token| token.class == Class::Meta)
        || first().is_some_and(|text| reported(&text))
}

/// Whether an item whose tokens end at `end` has a button.
fn has_button(tokens: &[Token], item: &Item, end: usize) -> bool {
    tokens[item.start..end.max(item.stamp.end)]
        .iter()
        .any(|token| matches!(token.class, Class::Button | Class::Stamp { button: true, .. }))
}

fn has_frame(tokens: &[Token], fit: &Fit, text: &dyn Fn(&Token) -> String) -> bool {
    tokens.iter().enumerate().any(|(at, token)| match token.class {
        Class::Frame => true,
        Class::Title => !is_item(&fit.items, at) && frame::is_section(&fold(&text(token))),
        _ => false,
    })
}

/// Whether a token is the title of an item.
fn is_item(items: &[Item], at: usize) -> bool {
    items.binary_search_by(|item| item.title.cmp(&at)).is_ok()
}

/// Whether a text above the items says that several follow: `Here is what you need to know today`.
fn announces_several(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "what you need to know",
        "here are the stories",
        "here are today's",
        "here's what's happening",
        "here is the news",
        "here are the headlines",
        "top stories",
        "stories you need",
        "早上好",
        "早安",
        "晚上好",
        "一起来看",
        "一起来关注",
        "为您梳理",
        "为你梳理",
        "新闻速览",
    ];
    const COUNTS: [&str; 9] =
        ["three", "four", "five", "six", "seven", "eight", "nine", "ten", "the"];
    let folded: String =
        fold(text).into_iter().take(INTRO).collect::<String>().to_lowercase().replace('’', "'");
    // Five things before breakfast; the five stories of the day.
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let counted = words.windows(2).any(|pair| {
        let number = COUNTS.contains(&pair[0]) || pair[0].parse::<u8>().is_ok();
        number && matches!(pair[1], "things" | "stories" | "headlines")
    });
    han_length(text) <= INTRO && (counted || WORDS.iter().any(|word| folded.contains(word)))
}

fn is_like_a_name(title: &str) -> bool {
    if script::detect(title).is_chinese() { han_length(title) <= 4 } else { word_count(title) <= 2 }
}
