//! The other boxes of the cases: who is named, and what is quoted.

use super::{cases, entry, language};
use digest_site::model::{Entry, SummaryBudget};

/// Every article of a set with the records of one of its files.
fn articles(set: &str, file: &str) -> Vec<(Entry, serde_json::Value)> {
    let records = std::fs::read_to_string(cases().join(set).join(file)).unwrap();
    let records = records.lines().map(|line| serde_json::from_str(line).unwrap());
    records
        .map(|record: serde_json::Value| {
            let name = record["article"].as_str().unwrap();
            let text = std::fs::read_to_string(cases().join(set).join(format!("{name}.txt")));
            (entry(&text.unwrap(), language(set, name), SummaryBudget::default()), record)
        })
        .collect()
}

/// How many of the wanted quotations are found, and how many of those with their speaker.
fn quotes(set: &str) -> (usize, usize, usize) {
    let (mut wanted, mut found, mut spoken) = (0, 0, 0);
    for (entry, record) in articles(set, "quotes.jsonl") {
        for quote in record["quotes"].as_array().unwrap() {
            let words = quote["text"].as_str().unwrap().trim_end_matches(['。', '.', '，', ',']);
            // Sentences of a speech have no marks, hence are no quotations.
            let marked = entry
                .sentences
                .iter()
                .any(|one| one.text.contains(words) && one.text.contains(['“', '「', '"']));
            if !marked {
                continue;
            }
            wanted += 1;
            let Some(one) = entry.quotes.iter().find(|one| one.text.contains(words)) else {
                println!("{set}: not quoted: {words}");
                continue;
            };
            found += 1;
            let speaker = quote["speaker"].as_str().unwrap_or_default();
            let right = one.speaker.as_deref().is_some_and(|one| one.contains(speaker));
            spoken += usize::from(right);
            if !right {
                println!("{set}: {words} | {speaker} | {:?}", one.speaker);
            }
        }
    }
    println!("{set}: {found} of {wanted} quotations, {spoken} with their speaker");
    (wanted, found, spoken)
}

/// How many of the wanted names are found, and which English names are given where none is established.
fn names(set: &str) -> (usize, usize, Vec<String>) {
    let (mut wanted, mut found, mut wrong) = (0, 0, Vec::new());
    for (entry, record) in articles(set, "who.jsonl") {
        for name in record["who"].as_array().unwrap() {
            let words = name["text"].as_str().unwrap();
            wanted += 1;
            let Some(one) = entry.names.iter().find(|one| one.text == words) else {
                println!("{set}: {}: not named: {words}", record["article"]);
                continue;
            };
            found += 1;
            // A person's pinyin is no claim that a name is established; a body's English name is, but for the article's own.
            if let (Some(ours), Some(theirs)) = (&one.en, name["en"].as_str())
                && ours != theirs
                && ours != words
            {
                wrong.push(format!("{words}: {ours}, not {theirs}"));
            }
        }
    }
    println!("{set}: {found} of {wanted} names\n{}", wrong.join("\n"));
    (wanted, found, wrong)
}

#[track_caller]
fn check(set: &str, quoted: usize, named: usize) {
    let (wanted, found, spoken) = quotes(set);
    assert!(spoken * 100 >= quoted * wanted && found >= spoken, "{set}: {spoken} of {wanted}");
    let (wanted, found, wrong) = names(set);
    assert!(found * 100 >= named * wanted, "{set}: {found} of {wanted}");
    assert!(wrong.is_empty(), "{set}: {wrong:?}");
}

#[test]
fn quotations_and_names_are_those_of_an_editor() {
    check("dev", 85, 85);
}

#[test]
fn quotations_and_names_hold_on_articles_that_no_rule_was_set_on() {
    check("test", 60, 90);
}
