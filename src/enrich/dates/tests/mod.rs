//! One line for each case: a text, and the expressions, values and roles that must come out, in their order.
//!
//! Every text was published on 14 September 2023, a Thursday.

mod en;
mod zh;

use super::find;
use crate::enrich::Reading;
use crate::model::{Date, DateRole, Locale, Sentence};
use crate::text::{dates::edtf, sentence};

/// What is found in a text: `expression value role`, `-` for no value, joined by `; `.
fn found(text: &str, lang: Locale, published: Option<Date>) -> String {
    let chars: Vec<char> = text.chars().collect();
    let sentences: Vec<Sentence> = sentence::sentences(text)
        .into_iter()
        .map(|range| Sentence { text: chars[range].iter().collect(), paragraph: 1, heading: false })
        .collect();
    let reading = Reading { title: None, sentences: &sentences, lang, published };
    let shown: Vec<String> = find(reading)
        .into_iter()
        .map(|mention| {
            let value = mention.value.map(|value| edtf(&value, mention.approximation));
            let role = match mention.role {
                DateRole::Event => "event",
                DateRole::Reference => "reference",
                DateRole::Mention => "mention",
            };
            format!("{} {} {role}", mention.expression, value.as_deref().unwrap_or("-"))
        })
        .collect();
    shown.join("; ")
}

fn day_of_tests() -> Option<Date> {
    Date::new(2023, 9, 14).ok()
}

#[track_caller]
fn zh(text: &str, expected: &str) {
    assert_eq!(found(text, Locale::ZhHans, day_of_tests()), expected);
}

#[track_caller]
fn en(text: &str, expected: &str) {
    assert_eq!(found(text, Locale::En, day_of_tests()), expected);
}

#[test]
fn reads_traditional_characters_by_the_same_rules() {
    let text = "去年雙十一後，公司於12月3日宣佈裁員。";
    let found = found(text, Locale::ZhHant, day_of_tests());
    assert_eq!(found, "去年雙十一後 2022-11-11/.. mention; 12月3日 2022-12-03 event");
}

#[test]
fn relative_dates_have_no_value_without_a_publication_date() {
    assert_eq!(found("昨天，球队抵达。", Locale::ZhHans, None), "昨天 - mention");
    assert_eq!(found("4月2日，球队抵达。", Locale::ZhHans, None), "4月2日 - mention");
    assert_eq!(found("They met last week.", Locale::En, None), "last week - mention");
}

#[test]
fn full_dates_need_no_publication_date() {
    let found = found("2019年4月2日，球队抵达。", Locale::ZhHans, None);
    assert_eq!(found, "2019年4月2日 2019-04-02 event");
}

#[test]
fn strange_input_does_not_panic() {
    for text in [
        "年月日",
        "1年1月1日1",
        "《《《2020年",
        "2020-",
        "—至—",
        "十十十十年",
        "9999年12月31日后",
        "在2020",
    ] {
        found(text, Locale::ZhHans, day_of_tests());
        found(text, Locale::En, day_of_tests());
    }
    let long = "2020年1月1日".repeat(2000);
    found(&long, Locale::ZhHans, day_of_tests());
    found(&"May 3, 2020 ".repeat(2000), Locale::En, day_of_tests());
}
