//! Figures of single sentences, held to truths written without sight of the rules.
//!
//! `tests/cases/figures/README.md` says how a case is written. The lines with odd numbers are those that rules were
//! tuned on; those with even numbers were held out, and have floors of their own.

mod laws;

use std::fs;

use digest_site::model::{Decimal, Entry, Format, Locale, Quantity};

use super::truth::{Tally, cases, entry, judge, starts};

/// What a line wants of one expression.
struct Wanted<'a> {
    words: &'a str,
    start: usize,
    end: usize,
    values: Vec<(Decimal, Option<Decimal>)>,
    units: Vec<&'a str>,
    modifiers: Vec<&'a str>,
    directions: Vec<&'a str>,
    required: bool,
}

#[test]
fn chinese_sentences_have_the_figures_that_a_reader_finds() {
    check_lines("zh", Locale::ZhHans);
}

#[test]
fn english_sentences_have_the_figures_that_a_reader_finds() {
    check_lines("en", Locale::En);
}

fn check_lines(language: &str, lang: Locale) {
    let (mut tuned, mut held_out) = (Tally::default(), Tally::default());
    let text = fs::read_to_string(cases("figures").join(format!("{language}.tsv"))).unwrap();
    for (number, line) in (1..).zip(text.lines()) {
        let Some((sentence, expected)) = line.split_once('\t') else {
            panic!("{language}.tsv:{number}: two fields, with a tab between");
        };
        let tally = if number % 2 == 1 { &mut tuned } else { &mut held_out };
        let entry = entry(sentence, Format::Plain, None, lang, false);
        let faults = check_line(sentence, expected, &entry, tally);
        if !faults.is_empty() {
            let faults = faults.join("; ");
            tally.wrong.push(format!("{language}.tsv:{number}: {sentence} | {faults}"));
        }
    }
    judge("figures", &format!("{language}-tuned"), &tuned);
    judge("figures", &format!("{language}-held-out"), &held_out);
}

/// What is wrong with the finds of one line.
fn check_line(sentence: &str, expected: &str, entry: &Entry, tally: &mut Tally) -> Vec<String> {
    let wanted = wanted(sentence, expected);
    let starts = starts(sentence, entry);
    let overlap = |one: &Wanted<'_>, found: &Quantity| {
        let base = found.sentence.checked_sub(1).map_or(usize::MAX / 2, |i| starts[i]);
        one.start < base + found.end_char && base + found.start_char < one.end
    };
    let mut faults = Vec::new();
    for one in wanted.iter().filter(|one| one.required) {
        tally.wanted += 1;
        let met = entry.quantities.iter().any(|found| overlap(one, found) && is_it(found, one));
        tally.met += usize::from(met);
        if !met {
            faults.push(format!("`{}` is missed", one.words));
        }
    }
    for found in &entry.quantities {
        tally.found += 1;
        let listed = wanted.iter().any(|one| overlap(one, found) && is_it(found, one));
        tally.right += usize::from(listed);
        if !listed {
            faults.push(format!("`{}` is none: {}", found.expression, shown(found)));
        }
    }
    faults
}

/// Whether value, unit, modifier and direction are one of those wanted.
fn is_it(found: &Quantity, wanted: &Wanted<'_>) -> bool {
    let close = |a: Decimal, b: Decimal| (a - b).abs() < Decimal::new(1, 6);
    let value = wanted.values.iter().any(|(low, high)| {
        // 25 basis points are a quarter of a point.
        close(found.value, *low)
            && match (found.value_max, high) {
                (Some(one), Some(other)) => close(one, *other),
                (None, None) => true,
                _ => false,
            }
    });
    value
        && wanted.units.iter().any(|unit| is_unit(found, unit))
        && wanted.modifiers.contains(&name(found.modifier).as_str())
        && wanted.directions.contains(&name(found.direction).as_str())
}

/// The truth counts with `count` whatever has a classifier or a noun, and knows no price by the tonne.
fn is_unit(found: &Quantity, unit: &str) -> bool {
    const MEASURES: &[&str] =
        &["ratio", "year", "month", "day", "km", "m", "m2", "km2", "ha", "t", "kg", "nmi", "TB"];
    let plain = unit.split('/').next().unwrap_or(unit);
    let own = match found.unit.as_str() {
        "age" => "year",
        "立方米" | "cubic metres" => "m3",
        "℃" | "摄氏度" | "degrees" => "°C",
        "千瓦" => "kW",
        "千瓦时" | "kilowatt-hours" => "kWh",
        "ac" => "acre",
        own => own,
    };
    let currency = own.len() == 3 && own.bytes().all(|b| b.is_ascii_uppercase());
    own == unit
        || own == plain
        || unit == "count"
            && !currency
            && !matches!(own, "%" | "pp" | "bp")
            && !MEASURES.contains(&own)
}

/// A modifier or a direction as the truth has it; empty for none.
fn name(value: Option<impl serde::Serialize>) -> String {
    let name = value.map(|value| serde_json::to_value(value).unwrap());
    name.map_or(String::new(), |name| name.as_str().unwrap().to_owned())
}

fn shown(found: &Quantity) -> String {
    let max = found.value_max.map(|max| format!("..{max}")).unwrap_or_default();
    let (modifier, direction) = (name(found.modifier), name(found.direction));
    format!("{}{max}|{}|{modifier}|{direction}", found.value, found.unit)
}

fn wanted<'a>(sentence: &str, expected: &'a str) -> Vec<Wanted<'a>> {
    let mut from = 0;
    expected
        .split(';')
        .filter_map(|item| item.split_once('='))
        .map(|(words, rest)| {
            let (required, words) = words.strip_prefix('?').map_or((true, words), |w| (false, w));
            let byte = sentence[from..]
                .find(words)
                .unwrap_or_else(|| panic!("`{words}` is not in `{sentence}`"));
            let start = sentence[..from + byte].chars().count();
            from += byte + words.len();
            let fields: Vec<&str> = rest.split('|').collect();
            let [values, units, modifiers, directions] = fields[..] else {
                panic!("`{rest}`: value, unit, modifier and direction, with | between");
            };
            Wanted {
                words,
                start,
                end: start + words.chars().count(),
                values: values.split(',').map(range).collect(),
                units: units.split(',').collect(),
                modifiers: modifiers.split(',').map(modifier).collect(),
                directions: directions.split(',').collect(),
                required,
            }
        })
        .collect()
}

fn modifier(name: &str) -> &str {
    if name == "approx" { "about" } else { name }
}

/// `10` or `10..20`.
fn range(value: &str) -> (Decimal, Option<Decimal>) {
    let number = |text: &str| text.parse().unwrap();
    match value.split_once("..") {
        Some((low, high)) => (number(low), Some(number(high))),
        None => (number(value), None),
    }
}
