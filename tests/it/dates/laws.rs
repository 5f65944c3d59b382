//! What holds for every text: both scripts have the same dates, a sentence changes nothing before it, and no text is too
//! strange or too long.

use std::fs;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use digest_site::convert::Converters;
use digest_site::model::{Date, Entry, Format, Locale};

use super::{cases, entry};

/// The Chinese lines of the cases, and the Chinese articles of both sets.
fn chinese() -> Vec<(String, Option<Date>)> {
    let lines = fs::read_to_string(cases("dates").join("zh.tsv")).unwrap();
    let mut texts: Vec<(String, Option<Date>)> = lines
        .lines()
        .filter_map(|line| {
            let (published, rest) = line.split_once('\t')?;
            Some((rest.split('\t').next()?.to_owned(), published.parse().ok()))
        })
        .collect();
    for folder in
        ["articles", "held-out"].map(|set| fs::read_dir(cases(set)).unwrap()).into_iter().flatten()
    {
        let folder = folder.unwrap().path();
        if !folder.file_name().unwrap().to_string_lossy().starts_with("zh") {
            continue;
        }
        let source = ["source.txt", "source.md"].map(|name| fs::read_to_string(folder.join(name)));
        let truth = fs::read_to_string(folder.join("truth.txt")).unwrap();
        let published = truth.lines().next().and_then(|line| line.strip_prefix("published: "));
        let text = source.into_iter().find_map(Result::ok).unwrap();
        texts.push((text, published.and_then(|day| day.parse().ok())));
    }
    texts
}

fn read(text: &str, published: Option<Date>, lang: Locale) -> Entry {
    entry(text, Format::Plain, published, lang, false)
}

/// The dates and the timeline without their words.
fn said(entry: &Entry) -> Vec<String> {
    let dates = entry.dates.iter().map(|one| {
        format!(
            "{} {}..{} {:?} {:?}",
            one.sentence, one.start_char, one.end_char, one.value, one.role
        )
    });
    let events =
        entry.timeline.iter().map(|one| format!("{} {:?} {}", one.sentence, one.when, one.planned));
    dates.chain(events).collect()
}

#[test]
fn both_scripts_of_a_text_have_the_same_dates_and_the_same_timeline() {
    let converters = Converters::new().unwrap();
    let mut tried = 0;
    for (text, published) in chinese() {
        let simplified = converters.convert("t2s", &text).unwrap();
        let traditional = converters.convert("s2t", &simplified).unwrap();
        // A table that adds a character moves every place behind it.
        if simplified.chars().count() != traditional.chars().count() {
            continue;
        }
        let hans = said(&read(&simplified, published, Locale::ZhHans));
        let hant = said(&read(&traditional, published, Locale::ZhHant));
        assert_eq!(hans, hant, "{simplified}\n{traditional}");
        tried += 1;
    }
    assert!(tried > 500, "only {tried} texts were tried");
}

/// Sentences with dates, and sentences without any.
fn sentences() -> (Vec<String>, [&'static str; 4]) {
    let lines = fs::read_to_string(cases("dates").join("zh.tsv")).unwrap();
    let dated =
        lines.lines().filter_map(|line| line.split('\t').nth(1)).map(str::to_owned).collect();
    (dated, ["街边的铺子照常营业。", "没有人说话。", "灯光很亮，桌上放着茶。", "他笑着摇摇头。"])
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(41), ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_sentence_without_dates_changes_nothing_before_it(first in 0usize..500, second in 0usize..500, plain in 0usize..4) {
        let (dated, without) = sentences();
        let text = format!("{}{}", dated[first % dated.len()], dated[second % dated.len()]);
        let published = Date::new(2021, 10, 9).ok();
        let before = read(&text, published, Locale::ZhHans);
        let after = read(&format!("{text}{}", without[plain]), published, Locale::ZhHans);
        prop_assert_eq!(said(&before), said(&after));
    }
}

/// Only that it ends.
#[track_caller]
fn check_ends(text: &str) {
    for lang in [Locale::ZhHans, Locale::En] {
        read(text, Date::new(2021, 10, 9).ok(), lang);
    }
}

#[test]
fn long_runs_of_one_sign_come_to_an_end() {
    for sign in [
        "1", "年", "1-", "1年", "月", "至", "2021", "May ", "the ", "8月", "上", "《", "“", "第",
        "1/1/",
    ] {
        check_ends(&sign.repeat(40_000 / sign.chars().count()));
    }
}

#[test]
fn long_lines_of_dates_come_to_an_end() {
    check_ends(&"2021年3月5日，他来了，".repeat(1_500));
    check_ends(&"On May 3, 2021 they met and ".repeat(1_500));
}
