//! What the finder makes of sentences: the figures, their display, what they measure, which are key.

mod en;
mod period;
mod zh;

use super::*;
use crate::model::{Locale, Sentence};

/// The figures of an article without a title.
fn found(text: &[&str], lang: Locale) -> Vec<Quantity> {
    let sentences: Vec<Sentence> = text
        .iter()
        .map(|text| Sentence { text: (*text).to_owned(), paragraph: 1, heading: false })
        .collect();
    find(Reading { title: None, sentences: &sentences, lang, published: None }, &[])
}

/// The figures of a sentence: `expression=value..max unit Modifier Direction`, one behind the other.
fn figures(text: &str, lang: Locale) -> String {
    let list: Vec<String> = found(&[text], lang).iter().map(shown).collect();
    list.join("; ")
}

fn shown(quantity: &Quantity) -> String {
    let max = quantity.value_max.map(|max| format!("..{max}")).unwrap_or_default();
    let parts = [
        format!("{}={}{max}", quantity.expression, quantity.value),
        match &quantity.per {
            Some(per) => format!("{}/{per}", quantity.unit),
            None => quantity.unit.clone(),
        },
        quantity.modifier.map(|modifier| format!("{modifier:?}")).unwrap_or_default(),
        quantity.direction.map(|direction| format!("{direction:?}")).unwrap_or_default(),
    ];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check_display(text: &str, zh: &str, hant: &str, en: &str) {
    let lang = if text.is_ascii() { Locale::En } else { Locale::ZhHans };
    let display = &found(&[text], lang)[0].display;
    assert_eq!(
        (display.zh_hans.as_str(), display.zh_hant.as_str(), display.en.as_str()),
        (zh, hant, en)
    );
}

/// `text ⇥ English ⇥ Simplified ⇥ Traditional`, one figure a line: the first of its text.
const TABLE: &str = include_str!("display.tsv");

#[test]
fn prints_one_value_in_the_habit_of_each_language() {
    for line in TABLE.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [text, en, hans, hant] = fields[..] else { panic!("four fields: {line}") };
        let lang =
            if text.chars().any(crate::text::width::is_han) { Locale::ZhHans } else { Locale::En };
        let display = &found(&[text], lang)[0].display;
        assert_eq!(
            [display.en.as_str(), &display.zh_hans, &display.zh_hant],
            [en, hans, hant],
            "{text}"
        );
    }
}

#[test]
fn prints_money_in_each_languages_scale() {
    check_display("投资85.3亿元。", "85.3 亿元", "85.3 億元", "¥8.53 billion");
    check_display("耗资12345亿元。", "12345 亿元", "12345 億元", "¥1.2345 trillion");
    check_display("耗资52600亿元。", "5.26 万亿元", "5.26 萬億元", "¥5.26 trillion");
    check_display("It cost $1.50 billion.", "15.0 亿美元", "15.0 億美元", "US$1.50 billion");
    check_display("亏损约640万欧元。", "约 640 万欧元", "約 640 萬歐元", "about €6.4 million");
}

#[test]
fn prints_counts_with_the_noun_where_it_is_known() {
    check_display(
        "超过380万名游客到访。",
        "超过 380 万名",
        "超過 380 萬名",
        "over 3.8 million visitors",
    );
    check_display("修复古籍5230册。", "5230 册", "5230 冊", "5,230");
    check_display("建成20个以上的社区。", "20 个以上", "20 個以上", "at least 20 communities");
}

#[test]
fn prints_percentages_fractions_and_ranges() {
    check_display("产量同比下降约3.0%。", "下降约 3.0%", "下降約 3.0%", "down about 3.0%");
    check_display("占全部样本的四分之三。", "3/4", "3/4", "three quarters");
    check_display(
        "每人补贴1万至3万元。",
        "1 万—3 万元/人",
        "1 萬—3 萬元/人",
        "¥10,000–¥30,000 per person",
    );
    check_display("有效期近3年。", "近 3 年", "近 3 年", "nearly 3 years");
}

#[track_caller]
fn check_measures(text: &str, lang: Locale, expected: &[Option<&str>]) {
    let found = found(&[text], lang);
    let measures: Vec<Option<&str>> = found.iter().map(|q| q.measure.as_deref()).collect();
    assert_eq!(measures, expected);
}

#[test]
fn names_what_is_measured_in_the_words_of_the_sentence() {
    check_measures(
        "全市粮食总产量达到62万吨,同比增长3%。",
        Locale::ZhHans,
        &[Some("全市粮食总产量"), Some("全市粮食总产量")],
    );
    check_measures(
        "2019年至2023年,森林面积从300公顷增加到450公顷。",
        Locale::ZhHans,
        &[Some("森林面积"), Some("森林面积")],
    );
    check_measures("基金会捐赠了200台呼吸机。", Locale::ZhHans, &[Some("呼吸机")]);
    check_measures(
        "Steel output rose 4% to 90 million tonnes.",
        Locale::En,
        &[Some("Steel output"), Some("Steel output")],
    );
}

#[test]
fn a_measure_is_not_taken_from_the_clause_of_another_share() {
    check_measures("30%改种茶树，只有4%退耕。", Locale::ZhHans, &[Some("改种茶树"), Some("退耕")]);
}

#[test]
fn a_measure_is_a_noun_and_nothing_before_it() {
    check_measures("今年的目标是培训渔民900人。", Locale::ZhHans, &[Some("培训渔民")]);
    check_measures("盐场租金维持8万元不变。", Locale::ZhHans, &[Some("盐场租金")]);
    check_measures(
        "船坞面积由2公顷扩到5公顷。",
        Locale::ZhHans,
        &[Some("船坞面积"), Some("船坞面积")],
    );
    check_measures("部分地区有大雨(80毫米)。", Locale::ZhHans, &[Some("部分地区有大雨")]);
    check_measures("This year’s goal is to sell 90 tonnes of honey.", Locale::En, &[Some("honey")]);
    check_measures(
        "Built by villagers on a hill, it covers 900 square meters.",
        Locale::En,
        &[None],
    );
    check_measures("Villagers mend the road for a fee of $20.", Locale::En, &[Some("fee")]);
    check_measures(
        "Ferry Lines reported earnings of $30 million.",
        Locale::En,
        &[Some("earnings reported by Ferry Lines")],
    );
    check_measures(
        "The share of letters that were lost fell to 3%.",
        Locale::En,
        &[Some("share of letters lost")],
    );
    check_measures("Some 900 seals have been counted.", Locale::En, &[Some("seals counted")]);
}

#[test]
fn a_loss_keeps_its_sign() {
    assert_eq!(figures("Exports slipped by only 3%.", Locale::En), "3%=3 % Down");
}

/// The key figures of a text, one behind the other.
#[track_caller]
fn check_key(text: &[&str], lang: Locale, expected: &str) {
    let found = found(text, lang);
    let key: Vec<&str> = found.iter().filter(|q| q.key).map(|q| q.expression.as_str()).collect();
    assert_eq!(key.join(" "), expected);
}

#[test]
fn a_figure_that_says_nothing_alone_is_not_key() {
    check_key(
        &["At the fair there are 900 horses.", "In a sample of 400 farms, wages rose 3%."],
        Locale::En,
        "3%",
    );
    check_key(&["渔船产值8亿元。", "比如，一条渔船租金600元。"], Locale::ZhHans, "8亿元");
    check_key(&["If a boat costs 600 yuan a day, nobody rents one."], Locale::En, "");
    check_key(&["渔获损耗率由12%降到5%。"], Locale::ZhHans, "5%");
    check_key(&["渔民认为，捕捞不该超过存量的80%。"], Locale::ZhHans, "");
    check_key(&["Freight revenue reached more than $7 million."], Locale::En, "$7 million");
}

#[test]
fn at_most_six_figures_are_key_and_none_twice() {
    let text = [
        "全市生产总值5000亿元。",
        "财政收入620亿元。",
        "出口总额300亿元。",
        "进口总额280亿元。",
        "社会消费总额1900亿元。",
        "固定资产投资额2100亿元。",
        "旅游收入450亿元。",
        "旅游收入450亿元。",
    ];
    let found = found(&text, Locale::ZhHans);
    let key: Vec<&str> = found.iter().filter(|q| q.key).map(|q| q.expression.as_str()).collect();
    assert_eq!(key.len(), 6);
    assert_eq!(
        found.iter().filter(|q| q.key && q.expression == "450亿元").count(),
        key.iter().filter(|e| **e == "450亿元").count()
    );
    assert!(key.iter().filter(|e| **e == "450亿元").count() <= 1);
}

#[test]
fn a_number_inside_a_date_is_no_figure() {
    let sentences =
        [Sentence { text: "过去8年共植树3万株。".into(), paragraph: 1, heading: false }];
    let reading =
        Reading { title: None, sentences: &sentences, lang: Locale::ZhHans, published: None };
    let date = DateMention {
        expression: "过去8年共植树3万株".into(),
        sentence: 1,
        start_char: 0,
        end_char: 10,
        value: None,
        approximation: crate::model::Approximation::Exact,
        inferred: false,
        role: crate::model::DateRole::Reference,
        trouble: None,
    };
    assert_eq!(find(reading, &[date]), []);
}

#[test]
fn long_lines_of_digits_and_marks_are_read_in_time() {
    for text in [
        "9".repeat(50_000),
        "一".repeat(50_000),
        "1,".repeat(30_000),
        "3-".repeat(30_000),
        "百分之".repeat(20_000),
        "a ".repeat(30_000),
        "(".repeat(40_000),
        "10年".repeat(20_000),
        "1/".repeat(20_000),
        "3%".repeat(20_000),
        format!("3%{}{}", " ".repeat(20_000), "3%".repeat(10_000)),
        "比例为1:".repeat(10_000),
        "a ratio of 3 ".repeat(5_000),
        "5 ".repeat(20_000),
    ] {
        for lang in [Locale::ZhHans, Locale::En] {
            let _ = found(&[&text], lang);
        }
    }
}
