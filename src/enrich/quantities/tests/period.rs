//! Which period a figure holds for, and which figures are only expected.

use super::*;
use crate::model::{Approximation, Date, DateRole, DateValue, Precision};

/// A date of the test: its words, first and last day, precision.
type Told<'a> = (&'a str, &'a str, &'a str, Precision);

/// Checks the figures of the last sentence: `expression=period`, with `?` behind what is only expected.
#[track_caller]
fn check(text: &[&str], told: &[Told<'_>], expected: &str) {
    let lang = crate::text::script::detect(text[0]);
    let sentences: Vec<Sentence> = text
        .iter()
        .map(|text| Sentence { text: (*text).to_owned(), paragraph: 1, heading: false })
        .collect();
    let day = |day: &str| day.parse::<Date>().ok();
    let mention = |(words, first, last, precision): &Told<'_>| {
        let (sentence, at) =
            text.iter().enumerate().find_map(|(i, text)| Some((i, text.find(words)?))).unwrap();
        let start = text[sentence][..at].chars().count();
        DateMention {
            expression: (*words).to_owned(),
            sentence: sentence + 1,
            start_char: start,
            end_char: start + words.chars().count(),
            value: Some(DateValue { start: day(first), end: day(last), precision: *precision }),
            approximation: Approximation::Exact,
            inferred: false,
            role: DateRole::Reference,
            trouble: None,
        }
    };
    let dates: Vec<DateMention> = told.iter().map(mention).collect();
    let published = day("2021-06-20");
    let reading = Reading { title: None, sentences: &sentences, lang, published };
    let shown = |one: &Quantity| {
        let mark = if one.expected { "?" } else { "" };
        format!("{}={}{mark}", one.expression, one.period.as_deref().unwrap_or_default())
    };
    let found = find(reading, &dates);
    let last = found.iter().filter(|one| one.sentence == text.len());
    assert_eq!(last.map(shown).collect::<Vec<_>>().join(" "), expected);
}

const LAST_YEAR: Told<'_> = ("去年", "2020-01-01", "2020-12-31", Precision::Year);
const MARCH_3: Told<'_> = ("3月3日", "2021-03-03", "2021-03-03", Precision::Day);

#[test]
fn a_date_before_a_figure_is_its_period() {
    check(&["去年全市茶叶产量为320吨。"], &[LAST_YEAR], "320吨=2020");
}

#[test]
fn what_a_level_is_level_with_is_no_period() {
    check(&["全市茶叶产量与去年持平，产值为320万元。"], &[LAST_YEAR], "320万元=");
    check(&["今春产量比去年的300吨增长5%。"], &[LAST_YEAR], "300吨=2020 5%=");
}

#[test]
fn the_name_of_a_sale_is_no_day() {
    let sale = ("618", "2021-06-18", "2021-06-18", Precision::Day);
    check(&["为了618大促，县里发放补贴300万元。"], &[sale], "300万元=");
}

#[test]
fn the_day_of_a_report_is_no_period() {
    check(&["3月3日消息，渡船公司获得贷款900万元。"], &[MARCH_3], "900万元=");
    check(&["3月3日，气象站公布结果：雨量为90毫米。"], &[MARCH_3], "90毫米=");
}

#[test]
fn the_first_day_of_a_count_is_not_the_day_of_its_sum() {
    check(&["从3月3日开园算起，花园门票收入80万元。"], &[MARCH_3], "80万元=");
    let opened = ("March 3", "2021-03-03", "2021-03-03", Precision::Day);
    check(&["Since it opened on March 3, ticket sales reached $80,000."], &[opened], "$80,000=");
}

#[test]
fn a_stretch_of_time_between_takes_the_place_of_the_date() {
    check(&["3月3日开园，20天里门票收入80万元。"], &[MARCH_3], "80万元=");
}

#[test]
fn the_condition_of_a_rule_keeps_its_date() {
    check(&["去年收入不足8万元的渔户，租金为600元。"], &[LAST_YEAR], "8万元=2020 600元=");
}

#[test]
fn the_ends_of_a_span_are_of_its_first_and_last_year() {
    let span = ("2016年至2020年", "2016-01-01", "2020-12-31", Precision::YearRange);
    check(
        &["2016年至2020年，渔港产值从3亿元增长至7亿元，年均增速为23%。"],
        &[span],
        "3亿元=2016 7亿元=2020 23%=2016/2020",
    );
    let year = ("2020年", "2020-01-01", "2020-12-31", Precision::Year);
    check(&["2020年产值7亿元，复合增长率为23%。"], &[year], "7亿元=2020 23%=");
}

#[test]
fn a_part_has_the_period_of_the_whole() {
    check(&["去年渔港产值7亿元。", "其中3天里卖出鱼干60吨。"], &[LAST_YEAR], "60吨=");
    check(&["去年渔港产值7亿元。", "其中鱼干产值2亿元。"], &[LAST_YEAR], "2亿元=2020");
}

#[test]
fn forecasts_plans_and_aims_are_expected() {
    check(&["渔港产值预计达到9亿元。"], &[], "9亿元=?");
    check(&["港务局目标是卖出鱼干500吨，收入达到2亿元。"], &[], "500吨=? 2亿元=?");
    check(&["首批入住率为60%，年底有望达到90%。"], &[], "60%= 90%=?");
    check(&["渔港产值达到9亿元。"], &[], "9亿元=");
    check(&["The port expects revenue of $9 million."], &[], "$9 million=?");
    check(&["Tugs will serve the 45 berths of the port."], &[], "45 berths=");
}

#[test]
fn what_is_planned_for_a_later_year_is_expected() {
    let later = ("2025年", "2025-01-01", "2025-12-31", Precision::Year);
    check(&["2025年渔港产值达到9亿元。"], &[later], "9亿元=2025?");
}
