//! Prints one value in each language's habit: 71 亿元 and ¥7.1 billion.
//!
//! Chinese scales to 万, 亿 or 万亿 where at most two decimals remain, else to the next lower; English to million,
//! billion and trillion from a million on. The decimals that were printed stay (31.0 %), none are added, nothing is
//! rounded, and no currency is converted.

use super::per::EACH;
use super::unit_names::{currency, currency_word, named, traditional};
use super::{Found, Number, noun};
use crate::model::{Decimal, Direction, Modifier, PerLocale, QuantityKind};

/// The figure as readers of each language expect it.
pub(super) fn show(found: &Found) -> PerLocale<String> {
    let zh_hans = chinese(found);
    let zh_hant = zh_hans.chars().map(traditional).collect();
    PerLocale { en: english(found), zh_hans, zh_hant }
}

/// The direction to print: what rose to 2.4 times the old value did not rise by that.
fn change(found: &Found) -> Option<Direction> {
    found.direction.filter(|_| found.is_change)
}

fn chinese(found: &Found) -> String {
    let direction = match change(found) {
        Some(Direction::Up) => "增长",
        Some(Direction::Down) => "下降",
        Some(Direction::Flat) => "持平",
        None => "",
    };
    let (before, behind) = match found.modifier {
        Some(Modifier::MoreThan) => ("超过", ""),
        Some(Modifier::LessThan) => ("不足", ""),
        Some(Modifier::About) => ("约", ""),
        Some(Modifier::Nearly) => ("近", ""),
        Some(Modifier::AtLeast) => ("", "以上"),
        Some(Modifier::AtMost) => ("不超过", ""),
        None => ("", ""),
    };
    let mut unit = chinese_unit(found);
    if !unit.is_empty() {
        unit.extend(found.per.iter().flat_map(|per| ["/", per.zh]));
    }
    let cold = found.number.value < Decimal::ZERO && matches!(found.unit.as_str(), "°C" | "°F");
    let low = if cold && found.max.is_none() { found.number.negated() } else { found.number };
    let cold = if low == found.number { "" } else { "零下" };
    let (low, scale) = chinese_number(low);
    let value = match (found.fraction.or(found.parts), found.max) {
        (Some((feet, inches)), _) if found.parts.is_some() => {
            format!("{feet} 英尺 {inches} 英寸")
        }
        (Some((over, under)), _) if found.kind == QuantityKind::Ratio => format!("{over}:{under}"),
        (Some((over, under)), _) => format!("{over}/{under}"),
        (None, Some(max)) => {
            let (high, high_scale) = chinese_number(max);
            let percent = if unit == "%" { "%" } else { "" };
            [joined(&low, scale, percent), joined(&high, high_scale, &unit)].join("—")
        }
        (None, None) => joined(&low, scale, &unit),
    };
    let bare = before.is_empty() && cold.is_empty() && direction.is_empty();
    let gap = if bare { "" } else { " " };
    let tail = if behind.is_empty() || !unit.is_ascii() { "" } else { " " };
    [direction, before, cold, gap, &value, tail, behind].concat()
}

/// A blank between digits and what follows, none before %.
fn joined(digits: &str, scale: &str, unit: &str) -> String {
    let gap = if scale.is_empty() && (unit.is_empty() || unit == "%") { "" } else { " " };
    [digits, gap, scale, unit].concat()
}

fn chinese_unit(found: &Found) -> String {
    let unit = found.unit.as_str();
    match found.kind {
        QuantityKind::Currency => currency(unit).0.to_owned(),
        QuantityKind::Percent if unit == "pp" => "个百分点".to_owned(),
        QuantityKind::Percent if unit == "bp" => "个基点".to_owned(),
        QuantityKind::Ratio => "倍".to_owned(),
        QuantityKind::Fraction => String::new(),
        QuantityKind::Count if unit.is_ascii() => {
            noun::chinese(unit).or(named(unit).map(|(chinese, _)| chinese)).unwrap_or("").to_owned()
        }
        _ => named(unit).map_or_else(|| unit.to_owned(), |(chinese, _)| chinese.to_owned()),
    }
}

/// Digits and scale word.
fn chinese_number(number: Number) -> (String, &'static str) {
    for (power, scale) in [(12, "万亿"), (8, "亿"), (4, "万")] {
        if number.value.abs() >= Decimal::from(10u64.pow(power))
            && let Some(digits) = scaled(number, power as i32).filter(|digits| digits.scale() <= 2)
        {
            return (digits.to_string(), scale);
        }
    }
    (number.value.to_string(), "")
}

/// The value in units of 10^`power`, with the decimals that were printed and no more zeros than those.
fn scaled(number: Number, power: i32) -> Option<Decimal> {
    let mut value = number.value.checked_div(Decimal::from(10u64.pow(power as u32)))?.normalize();
    if let Some(step) = number.step {
        let printed = (power - step).max(0) as u32;
        if value.scale() < printed {
            value.rescale(printed);
        }
    }
    Some(value)
}

fn english(found: &Found) -> String {
    let direction = match change(found) {
        Some(Direction::Up) => "up ",
        Some(Direction::Down) => "down ",
        Some(Direction::Flat) => "unchanged ",
        None => "",
    };
    let modifier = match found.modifier {
        Some(Modifier::MoreThan) => "over ",
        Some(Modifier::LessThan) => "under ",
        Some(Modifier::About) => "about ",
        Some(Modifier::Nearly) => "nearly ",
        Some(Modifier::AtLeast) => "at least ",
        Some(Modifier::AtMost) => "at most ",
        None => "",
    };
    let (before, behind) = english_unit(found);
    let number = grows(found).unwrap_or(found.number);
    let value = match (found.fraction.or(found.parts), found.max) {
        (Some((feet, inches)), _) if found.parts.is_some() => format!("{feet} ft {inches} in"),
        (Some((over, under)), _) if found.kind == QuantityKind::Ratio => format!("{over}:{under}"),
        (Some((over, under)), _) => fraction_words(over, under),
        (None, Some(max)) => english_range(before, &behind, number, max),
        (None, None) => with_symbol(before, &english_number(number)) + &behind,
    };
    let mut shown = [direction, modifier, &value].concat();
    for per in &found.per {
        shown.push_str(if per.en == EACH { " " } else { " per " });
        shown.push_str(per.en);
    }
    shown
}

/// 增长2倍 is a rise of 200%, which "up 2 times" does not say.
fn grows(found: &Found) -> Option<Number> {
    let by = found.kind == QuantityKind::Ratio && change(found).is_some() && found.max.is_none();
    by.then(|| Number::scaled(found.number.value, 2)).flatten()
}

/// $20–25 million: a symbol and a scale that both ends share are said once.
fn english_range(symbol: &str, behind: &str, low: Number, high: Number) -> String {
    let (low, high) = (english_number(low), english_number(high));
    let scale = |text: &str| text.split_once(' ').map(|(_, scale)| scale.to_owned());
    match (scale(&low), scale(&high)) {
        (Some(one), Some(other)) if one == other => {
            let digits = low.split(' ').next().unwrap_or(&low);
            format!("{}–{high}{behind}", with_symbol(symbol, digits))
        }
        _ => format!("{}–{}{behind}", with_symbol(symbol, &low), with_symbol(symbol, &high)),
    }
}

/// The minus goes before the symbol: −¥3 million.
fn with_symbol(symbol: &str, digits: &str) -> String {
    match digits.strip_prefix('-') {
        Some(digits) => ["-", symbol, digits].concat(),
        None => [symbol, digits].concat(),
    }
}

fn english_unit(found: &Found) -> (&'static str, String) {
    let unit = found.unit.as_str();
    let one = found.max.is_none() && found.number.value == Decimal::ONE;
    match found.kind {
        QuantityKind::Currency => {
            let symbol = currency(unit).1;
            if symbol.is_empty() {
                ("", [" ", currency_word(unit)].concat())
            } else {
                (symbol, String::new())
            }
        }
        QuantityKind::Percent if unit == "pp" => ("", " percentage points".to_owned()),
        QuantityKind::Percent if unit == "bp" => ("", " basis points".to_owned()),
        QuantityKind::Percent => ("", "%".to_owned()),
        QuantityKind::Ratio if grows(found).is_some() => ("", "%".to_owned()),
        QuantityKind::Ratio => ("", " times".to_owned()),
        QuantityKind::Fraction => ("", String::new()),
        QuantityKind::Count => {
            if unit == "magnitude" {
                return ("magnitude ", String::new());
            }
            let noun = found
                .noun
                .or(named(unit).map(|(_, english)| english))
                .or(Some(unit).filter(|unit| unit.is_ascii()))
                .unwrap_or("");
            ("", if noun.is_empty() { String::new() } else { [" ", noun].concat() })
        }
        _ => match named(unit) {
            Some((_, english)) if found.kind == QuantityKind::Duration => {
                let plural = if one || english.ends_with("old") { "" } else { "s" };
                let plural = if english.contains('y') && english.starts_with("centur") {
                    ""
                } else {
                    plural
                };
                ("", [" ", english, plural].concat())
            }
            Some((_, english)) => ("", [" ", english].concat()),
            None => ("", [" ", unit].concat()),
        },
    }
}

fn english_number(number: Number) -> String {
    for (power, scale) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        if number.value.abs() >= Decimal::from(10u64.pow(power))
            && let Some(digits) = scaled(number, power as i32)
        {
            // 1,234,567 is easier to read than 1.234567 million.
            if digits.scale() > 4 {
                break;
            }
            return [&digits.to_string(), " ", scale].concat();
        }
    }
    grouped(&number.value.to_string())
}

/// Commas between thousands.
fn grouped(digits: &str) -> String {
    let (sign, rest) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, decimals) = rest.split_once('.').map_or((rest, None), |(w, d)| (w, Some(d)));
    let mut out = String::from(sign);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    if let Some(decimals) = decimals {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

/// one fifth, three quarters; 5/16 where words would be long.
fn fraction_words(over: u64, under: u64) -> String {
    const OVER: [&str; 10] =
        ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    const UNDER: [&str; 11] = [
        "", "", "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ];
    match (OVER.get(over as usize), UNDER.get(under as usize)) {
        (Some(one), Some(part)) if over > 0 && over < under && under > 1 => {
            format!("{one} {part}{}", if over == 1 { "" } else { "s" })
        }
        _ => format!("{over}/{under}"),
    }
}
