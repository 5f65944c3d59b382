//! What holds for every text: both scripts have the same figures, and no line of digits is too long.

use std::fs;

use digest_site::convert::Converters;
use digest_site::model::{Format, Locale};

use super::{cases, entry, shown};

/// The Chinese sentences of the cases, and the Chinese articles.
fn chinese() -> Vec<String> {
    let column = |set: &str, at: usize| -> Vec<String> {
        let lines = fs::read_to_string(cases(set).join("zh.tsv")).unwrap();
        lines.lines().filter_map(|line| line.split('\t').nth(at).map(str::to_owned)).collect()
    };
    let mut texts = column("figures", 0);
    texts.extend(column("dates", 1));
    for set in ["articles", "held-out"] {
        for folder in fs::read_dir(cases(set)).unwrap().map(|folder| folder.unwrap().path()) {
            if folder.file_name().unwrap().to_string_lossy().starts_with("zh") {
                let files = ["source.txt", "source.md"].map(|name| folder.join(name));
                texts.extend(files.iter().find_map(|file| fs::read_to_string(file).ok()));
            }
        }
    }
    texts
}

/// The figures without their words: a unit is Simplified in both.
fn said(text: &str, lang: Locale) -> Vec<String> {
    let entry = entry(text, Format::Plain, None, lang, false);
    let figures = entry.quantities.iter();
    figures
        .map(|one| {
            let (start, end) = (one.start_char, one.end_char);
            format!("{} {start}..{end} {} {} {:?}", one.sentence, shown(one), one.key, one.display)
        })
        .collect()
}

#[test]
fn both_scripts_of_a_text_have_the_same_figures() {
    let converters = Converters::new().unwrap();
    let mut tried = 0;
    for text in chinese() {
        let simplified = converters.convert("t2s", &text).unwrap();
        let traditional = converters.convert("s2t", &simplified).unwrap();
        // A table that adds a character moves every place behind it; whose dollar 元 is, an article in Traditional
        // characters tells that speaks of the New Taiwan dollar.
        if simplified.chars().count() != traditional.chars().count() || simplified.contains("台币")
        {
            continue;
        }
        let (hans, hant) = (said(&simplified, Locale::ZhHans), said(&traditional, Locale::ZhHant));
        assert_eq!(hans, hant, "{simplified}\n{traditional}");
        tried += 1;
    }
    assert!(tried > 600, "only {tried} texts were tried");
}

#[test]
fn lines_of_digits_and_marks_end() {
    // What costs the square of its length would not come back from these.
    for text in [
        "1".repeat(100_000),
        "万".repeat(100_000),
        "1,".repeat(50_000),
        "3%".repeat(50_000),
        format!("{}{}", ",".repeat(30_000), " 3%".repeat(30_000)),
    ] {
        for lang in [Locale::ZhHans, Locale::En] {
            entry(&text, Format::Plain, None, lang, false);
        }
    }
}
