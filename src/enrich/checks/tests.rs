//! Which articles are flagged, and which are not.

use super::check;
use crate::enrich::{Reading, quantities};
use crate::model::{Locale, Sentence};

fn rules(text: &[&str], lang: Locale) -> Vec<&'static str> {
    let sentences: Vec<Sentence> = text
        .iter()
        .map(|text| Sentence { text: (*text).to_owned(), paragraph: 1, heading: false })
        .collect();
    let reading = Reading { title: None, sentences: &sentences, lang, published: None };
    let found = quantities::find(reading, &[]);
    check(reading, &found, &[]).into_iter().map(|check| check.rule).collect()
}

#[track_caller]
fn zh(text: &[&str], expected: &[&str]) {
    assert_eq!(rules(text, Locale::ZhHans), expected);
}

#[track_caller]
fn en(text: &[&str], expected: &[&str]) {
    assert_eq!(rules(text, Locale::En), expected);
}

#[test]
fn growth_that_does_not_lead_from_one_level_to_the_other_is_flagged() {
    zh(&["全省茶叶产量从20万吨增加到25万吨,增长40%。"], &["growth"]);
    zh(&["全省茶叶产量从20万吨增加到25万吨,增长25%。"], &[]);
    zh(&["游客人数由800万人次降至600万人次,下降25%。"], &[]);
    zh(&["游客人数由800万人次降至600万人次,下降35%。"], &["growth"]);
    en(&["Exports rose from $20 billion to $25 billion, up 40 percent."], &["growth"]);
    en(&["Exports rose from $20 billion to $25 billion, up 25 percent."], &[]);
}

#[test]
fn growth_against_another_base_is_left_alone() {
    zh(&["注册用户从20万人增加到25万人,同比增长40%。"], &[]);
    zh(&["产值超过从前,从约20亿元增加到25亿元以上,增长40%。"], &[]);
}

#[test]
fn an_annual_rate_is_held_against_the_years() {
    zh(&["2015年市场规模为100亿元,2020年达到200亿元,年均复合增长率为14.9%。"], &[]);
    zh(&["2015年市场规模为100亿元,2020年达到200亿元,年均复合增长率为34.9%。"], &["cagr"]);
    zh(&["2015-2020年,市场规模从100亿元增长至200亿元,年复合增速为20%。"], &["cagr"]);
    zh(&["市场规模从100亿元增长至200亿元,年复合增速为20%。"], &[]);
}

#[test]
fn a_share_is_held_against_its_whole() {
    zh(&["全市出口总额400亿元。", "机电产品出口额200亿元,占出口总额的30%。"], &["share"]);
    zh(&["全市出口总额400亿元。", "机电产品出口额200亿元,占出口总额的50%。"], &[]);
    zh(&["全市出口总额400亿元。", "机电产品出口额超过200亿元,占出口总额的30%。"], &[]);
}

#[test]
fn a_part_larger_than_its_whole_is_flagged() {
    zh(&["全市零售额300亿元,其中餐饮零售额420亿元。"], &["part-of-whole"]);
    zh(&["全市零售额300亿元,其中餐饮零售额42亿元。"], &[]);
    en(
        &[
            "In March online book sales reached 90 million euros.",
            "Among them, sales of novels were 10 million euros, accounting for 20% of the total book sales of the country.",
        ],
        &["part-of-whole"],
    );
    en(
        &[
            "In March online book sales reached 90 million euros.",
            "Among them, sales of novels were 40 million euros, accounting for 20% of the total book sales of the country.",
        ],
        &[],
    );
}

#[test]
fn rounding_is_no_contradiction() {
    zh(&["产量从3万吨增加到4万吨,增长30%。"], &[]);
    zh(&["全市出口总额3.1亿元。", "服装出口额1.0亿元,占出口总额的三成。"], &[]);
}
