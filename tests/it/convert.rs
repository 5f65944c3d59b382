//! Script conversion: OpenCC's own expectations, the folding table against it, and a table of phrases of the news.

use std::collections::BTreeMap;

use digest_site::convert::Converters;
use digest_site::enrich::builtin_glossary;
use digest_site::localize::{Context, Phrases, convert_text};
use digest_site::model::{Glossary, Locale, Region};
use digest_site::text::fold::simplified;

use crate::shared::shared;

#[test]
fn every_expectation_of_opencc_holds() {
    let Some(path) = shared("conformance/opencc_testcases.json5") else { return };
    // JSON but for trailing commas.
    let text = std::fs::read_to_string(path).unwrap();
    let text = regex::Regex::new(r",(\s*[}\]])").unwrap().replace_all(&text, "$1").into_owned();
    #[derive(serde::Deserialize)]
    struct File {
        cases: Vec<Case>,
    }
    #[derive(serde::Deserialize)]
    struct Case {
        input: String,
        expected: BTreeMap<String, String>,
    }
    let file: File = serde_json::from_str(&text).unwrap();
    let converters = Converters::new().unwrap();
    let mut passed = 0;
    let mut failures = Vec::new();
    for case in &file.cases {
        for (table, expected) in &case.expected {
            let found = converters.convert(table, &case.input).unwrap();
            if found == *expected {
                passed += 1;
            } else {
                failures.push(format!("{table}: {} became {found}, not {expected}", case.input));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {}\n{}",
        failures.len(),
        passed + failures.len(),
        failures.join("\n")
    );
    assert_eq!(passed, 556, "all of OpenCC 1.4.2's expectations were tried");
}

#[test]
fn folding_agrees_with_opencc_character_by_character() {
    let converters = Converters::new().unwrap();
    for c in (0x3400..=0x9FFF).filter_map(char::from_u32) {
        let converted = converters.convert("t2s", &c.to_string()).unwrap();
        let mut chars = converted.chars();
        if let (Some(one), None) = (chars.next(), chars.next())
            && (one as u32) < 0x10000
        {
            assert_eq!(simplified(c), one, "{c}");
        }
    }
}

#[test]
fn an_unknown_configuration_is_an_error() {
    assert!(Converters::new().unwrap().convert("x2y", "发").is_err());
}

/// What a site without words of its own makes of texts.
struct Site {
    converters: Converters,
    region: Region,
    phrases: Phrases,
}

impl Site {
    fn new(region: Region) -> Self {
        let phrases = Phrases::new(&Glossary::default(), &builtin_glossary(), region);
        Self { converters: Converters::new().unwrap(), region, phrases }
    }

    fn convert(&self, text: &str, to: Locale) -> String {
        let convert =
            |table: &'static str, text: &str| self.converters.convert(table, text).unwrap();
        let (languages, region) = (&Locale::ALL[..], self.region);
        convert_text(
            text,
            to,
            Context { languages, region, phrases: &self.phrases, convert: &convert },
        )
    }
}

/// `tests/cases/convert/phrases.tsv`: Simplified, Taiwan, Hong Kong; a fourth column `→` where the words are not turned back.
#[test]
fn phrases_of_the_news_come_out_right_both_ways() {
    let (taiwan, hong_kong) = (Site::new(Region::Taiwan), Site::new(Region::HongKong));
    let mut failures = Vec::new();
    let mut rows = 0;
    let table = include_str!("../cases/convert/phrases.tsv");
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [hans, tw, hk, rest @ ..] = &cells[..] else { panic!("a row has three cells: {line}") };
        rows += 1;
        let mut check = |site: &Site, text: &str, to: Locale, expected: &str| {
            let found = site.convert(text, to);
            if found != expected {
                failures.push(format!("{to} of {text}: {found}, not {expected}"));
            }
        };
        check(&taiwan, hans, Locale::ZhHant, tw);
        check(&hong_kong, hans, Locale::ZhHant, hk);
        if rest.is_empty() {
            check(&taiwan, tw, Locale::ZhHans, hans);
            check(&hong_kong, hk, Locale::ZhHans, hans);
        }
    }
    assert!(failures.is_empty(), "{} of {rows} rows\n{}", failures.len(), failures.join("\n"));
    assert!(rows >= 150);
}
