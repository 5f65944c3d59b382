//! What holds for organisations, by example.

use super::*;
use crate::enrich::names::glossary::builtin;
use crate::enrich::names::matcher::Matcher;
use crate::model::Locale;
use crate::text::fold::fold;

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let chars: Vec<char> = text.chars().collect();
    let lines = [Line { sentence: 1, taken: vec![false; chars.len()], folded: fold(text), chars }];
    let terms = [Matcher::new(builtin(), Locale::ZhHans).find(&lines[0].folded)];
    let mut hits = find(&lines, &terms)[0].clone();
    hits.sort_by_key(|hit| hit.range.start);
    let found: Vec<String> = hits.into_iter().map(|hit| lines[0].words(hit.range)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_place_begins_the_name_of_an_office() {
    check("记者从青岛市水务管理局获悉", &["青岛市水务管理局"]);
}

#[test]
fn a_function_word_ends_the_way_back() {
    check("这份报告由海洋经济研究院发布", &["海洋经济研究院"]);
}

#[test]
fn common_nouns_are_no_names() {
    check("多家上市公司和一家互联网公司参加，大学生也来了", &[]);
}

#[test]
fn an_alias_is_a_name_from_then_on() {
    check(
        "云岭生物技术公司（以下简称“云岭生物”）上市，云岭生物首日大涨",
        &["云岭生物技术公司", "云岭生物", "云岭生物"],
    );
}

#[test]
fn a_latin_company_name_is_one() {
    check("新能源公司Voltaria宣布裁员", &["Voltaria"]);
}

#[test]
fn a_verb_before_a_division_is_no_part_of_its_office() {
    check(
        "小满去青州市人民医院看病，家里有青州市人民医院的病历。",
        &["青州市人民医院", "青州市人民医院"],
    );
}

#[test]
fn a_clause_around_a_common_word_is_no_name() {
    check("他带孩子去过许多医院，问过哪家医院好，又在不同银行存了钱。", &[]);
}

#[test]
fn a_coined_name_before_a_trade_is_a_company() {
    check(
        "两家数据公司——澜图科技和穗征科技停业，据潮汐财经报道，丰穗征信也在其中。",
        &["澜图科技", "穗征科技", "丰穗征信"],
    );
    check("金融科技和生物医药升温，现代物流、智能汽车市场扩大。", &[]);
}

#[test]
fn an_office_of_this_place_is_named_without_the_place() {
    check("推介会上，省商务厅、市贸促会作了介绍。", &["省商务厅", "市贸促会"]);
}

#[test]
fn a_place_is_named_by_what_stands_there() {
    check("海螺沟景区、云岭机场关闭，多个景区和国内机场受影响。", &["海螺沟景区", "云岭机场"]);
}

#[test]
fn divisions_stand_behind_each_other() {
    check("四川省石汀县柳溪镇发生地震。", &["石汀县", "柳溪镇"]);
}

#[test]
fn a_word_before_a_trade_is_a_company_if_it_has_staff() {
    check("飞鸟科技创始人到场。", &["飞鸟科技"]);
    check("朝鲜半岛局势缓和。", &[]);
}
