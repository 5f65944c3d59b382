//! Script conversion: OpenCC's own expectations, and the folding table against it.

use std::collections::BTreeMap;

use digest_site::convert::Converters;
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
