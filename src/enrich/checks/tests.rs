//! Which articles are flagged, and which are not.

use super::check;
use crate::enrich::{Reading, dates, quantities};
use crate::model::{Locale, Sentence};

fn rules(text: &[&str], lang: Locale) -> Vec<&'static str> {
    let sentences: Vec<Sentence> = text
        .iter()
        .map(|text| Sentence { text: (*text).to_owned(), paragraph: 1, heading: false })
        .collect();
    let reading = Reading { title: None, sentences: &sentences, lang, published: None };
    let dates = dates::find(reading);
    let found = quantities::find(reading, &dates);
    check(reading, &found, &dates).into_iter().map(|check| check.rule).collect()
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

#[test]
fn the_level_compared_with_may_stand_second() {
    zh(&["海港去年卸鱼25万吨,比上年的20万吨增长40%。"], &["growth"]);
    zh(&["海港去年卸鱼25万吨,比上年的20万吨增长25%。"], &[]);
    en(&["Revenue was $25 billion, up 40% from $20 billion."], &["growth"]);
    en(&["Revenue was $25 billion, up 25% from $20 billion."], &[]);
    en(&["Exports rose 40% to $25 billion from $20 billion."], &["growth"]);
    en(&["Exports rose 25% to $25 billion from $20 billion."], &[]);
    en(&["Revenue was $25 billion, up 40% from a year earlier."], &[]);
    en(&["Exports rose 40% to $25 billion in May."], &[]);
}

#[test]
fn the_growth_of_something_else_is_left_alone() {
    zh(&["人口从800万降至600万,其中城镇人口下降35%。"], &[]);
    zh(&["票价从100元涨至150元,上座人数增长20%。"], &[]);
    zh(&["利润从3亿元增加到4亿元,同比增长20%。"], &[]);
    en(&["Rents rose from $20 to $30, with bookings down 5 percent."], &[]);
    en(&["The fleet grew from 20 ships to 30 ships, and wages by 5 percent."], &[]);
}

#[test]
fn things_of_one_kind_are_held_against_their_whole() {
    zh(&["抽检防晒衣80批次,其中不合格120批次。"], &["part-of-whole"]);
    zh(&["抽检防晒衣80批次,其中不合格12批次。"], &[]);
    zh(&["五家企业获奖,其中一家有门店300家。"], &[]);
    zh(&["投入5亿元,其中带动消费20亿元。"], &[]);
    zh(&["每名教师带12名学生,其中3名住校,学校共有学生900名。"], &[]);
    en(&["Of the 80 samples, 12 failed; among them 120 tests were repeated."], &[]);
}

#[test]
fn one_total_for_one_period_has_one_value() {
    zh(&["2021年全市旅游收入为50亿元。", "2021年全市旅游收入为70亿元。"], &["same-measure"]);
    zh(&["2023年全县苹果产量达到300万吨。", "2023年全县苹果产量为420万吨。"], &["same-measure"]);
    zh(&["2021年全市旅游收入为50亿元。", "2022年全市旅游收入为70亿元。"], &[]);
    zh(&["2021年全市旅游收入为50亿元。", "2021年全市旅游收入约50.2亿元。"], &[]);
    zh(&["2021年全市旅游收入预计为50亿元。", "2021年全市旅游收入为70亿元。"], &[]);
    zh(&["2021年全市旅游收入为50亿元。", "2021年全省旅游收入为700亿元。"], &[]);
    en(
        &[
            "In 2021 total retail sales reached 50 million euros.",
            "In 2021 total retail sales reached 80 million euros.",
        ],
        &["same-measure"],
    );
    en(
        &[
            "In 2021 total retail sales reached 50 million euros.",
            "In 2021 total retail sales will reach 80 million euros, the old forecast said.",
        ],
        &[],
    );
}

#[test]
fn time_runs_forward() {
    zh(&["工程从2021年5月至2020年3月分两期施工。"], &["date-order"]);
    zh(&["大桥2019年动工，2017年建成通车。"], &["date-order"]);
    en(&["The trial ran from May 2021 to March 2020."], &["date-order"]);
    en(&["Work began in 2019 and was completed in 2017."], &["date-order"]);
    zh(&["工程从2020年5月至2021年3月分两期施工。"], &[]);
    zh(&["大桥2017年动工，2019年建成通车。"], &[]);
    zh(&["2020年比2019年多，2018年的数据还没有公布。"], &[]);
    zh(&["2019年动工的二期还没有完工，2017年建成的一期已经通车。"], &[]);
    en(&["The trial ran from May 2020 to March 2021."], &[]);
    en(&["Work began in 2017 and was completed in 2019."], &[]);
    en(&["The launch was moved from May 2024 to March 2023."], &[]);
}
