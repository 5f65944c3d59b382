//! The units of English and what each means as data. Words match in any case, symbols as they are written.

use std::sync::LazyLock;

use super::en_number::word;
use crate::model::QuantityKind::{
    self, Area, Count, Currency, Data, Duration, Length, Percent, Ratio, Weight,
};
use crate::text::wordindex::WordIndex;
use crate::text::wordlist::WordTable;

/// A unit found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) kind: QuantityKind,
    /// The code of the data model.
    pub(super) code: &'static str,
    /// The value in `code` is the number × 10^`power`.
    pub(super) power: i32,
    /// One past its last character.
    pub(super) end: usize,
}

/// Units in words, in lower case, longest first where one begins another.
const WORDS: &[(QuantityKind, &str, &str)] = &[
    (Percent, "pp", "percentage points|percentage point|percent points|pct points|ppt"),
    (Percent, "bp", "basis points|basis point|bps"),
    (Percent, "%", "percentage|percent|per cent|pct"),
    (
        Currency,
        "USD",
        "united states dollars|american dollars|us dollars|u.s. dollars|usd|dollars|dollar|bucks",
    ),
    (Currency, "CNY", "chinese yuan|yuan renminbi|yuan|renminbi|rmb|cny|kuai|元"),
    (Currency, "HKD", "hong kong dollars|hk dollars|hkd"),
    (Currency, "TWD", "new taiwan dollars|nt dollars|taiwan dollars|twd"),
    (Currency, "AUD", "australian dollars|australian dollar|aud"),
    (Currency, "CAD", "canadian dollars|canadian dollar|cad"),
    (Currency, "NZD", "new zealand dollars|nzd"),
    (Currency, "SGD", "singapore dollars|sgd"),
    (Currency, "EUR", "euros|euro|eur"),
    (Currency, "GBP", "pounds sterling|british pounds|sterling|gbp|pounds|pound|quid"),
    (Currency, "JPY", "japanese yen|yen|jpy"),
    (Currency, "KRW", "south korean won|korean won|won|krw"),
    (Currency, "INR", "indian rupees|rupees|inr"),
    (Currency, "RUB", "russian rubles|roubles|rubles|rouble|ruble"),
    (Currency, "CHF", "swiss francs|swiss franc|chf"),
    (Currency, "FRF", "french francs|francs|franc"),
    (Currency, "DEM", "german marks|deutsche marks|marks"),
    (Currency, "FIM", "finnish markka|markka"),
    (Currency, "SEK", "swedish kronor|swedish krona|sek"),
    (Currency, "NOK", "norwegian kroner|nok"),
    (Currency, "DKK", "danish kroner|dkk"),
    (Currency, "TRY", "turkish liras|turkish lira|liras|lira"),
    (Currency, "BRL", "brazilian reais|reais"),
    (Currency, "MXN", "mexican pesos|pesos|mxn"),
    (Currency, "THB", "thai baht|baht"),
    (Currency, "ZAR", "rand"),
    (Currency, "MYR", "ringgit"),
    (Currency, "XBT", "bitcoins|bitcoin|btc"),
    (Length, "km", "kilometers|kilometres|kilometer|kilometre"),
    (Length, "m", "meters|metres|meter|metre"),
    (Length, "cm", "centimeters|centimetres|centimeter|centimetre"),
    (Length, "mm", "millimeters|millimetres|millimeter"),
    (Length, "nm", "nanometers|nanometres|nanometer"),
    (Length, "pm", "picometers|picometres|picometer"),
    (Length, "nmi", "nautical miles|nautical mile"),
    (Length, "mi", "miles|mile"),
    (Length, "ft", "feet|foot"),
    (Length, "in", "inches|inch"),
    (Length, "yd", "yards|yard"),
    (Length, "ly", "light-years|light years|light-year"),
    (Area, "km2", "square kilometers|square kilometres|square kilometer|sq km"),
    (Area, "m2", "square meters|square metres|square meter|square metre|sq m"),
    (Area, "mi2", "square miles|square mile|sq mi"),
    (Area, "ft2", "square feet|square foot|sq ft"),
    (Area, "ha", "hectares|hectare"),
    (Area, "ac", "acres|acre"),
    (Weight, "t", "metric tons|metric tonnes|tonnes|tonne|tons|ton"),
    (Weight, "kg", "kilograms|kilogrammes|kilogram|kilos|kilo"),
    (Weight, "g", "grams|grammes|gram"),
    (Weight, "mg", "milligrams|milligram"),
    (Weight, "ug", "micrograms|microgram|mcg"),
    (Weight, "oz", "ounces|ounce"),
    (Weight, "lb", "lbs"),
    (Data, "KB", "kilobytes|kilobyte"),
    (Data, "MB", "megabytes|megabyte"),
    (Data, "GB", "gigabytes|gigabyte"),
    (Data, "TB", "terabytes|terabyte"),
    (Data, "PB", "petabytes|petabyte"),
    (Data, "B", "bytes|byte"),
    (Data, "bit", "bits|bit"),
    (Ratio, "ratio", "times|fold"),
    (Duration, "year", "years|year|yrs"),
    (Duration, "month", "months|month"),
    (Duration, "week", "weeks|week"),
    (Duration, "day", "days|day"),
    (Duration, "hour", "hours|hour|hrs"),
    (Duration, "minute", "minutes|minute|mins"),
    (Duration, "second", "seconds|secs"),
    (Duration, "decade", "decades|decade"),
    (Duration, "century", "centuries"),
    (Count, "gallons", "gallons|gallon"),
    (Count, "barrels", "barrels|barrel"),
    (Count, "l", "liters|litres|liter|litre"),
    (Count, "ml", "milliliters|millilitres"),
    (Count, "m3", "cubic meters|cubic metres|cubic meter|cubic metre"),
    (Count, "km3", "cubic kilometers|cubic kilometres"),
    (Count, "cubic feet", "cubic feet"),
    (Count, "W", "watts|watt"),
    (Count, "kW", "kilowatts|kilowatt|kw"),
    (Count, "MW", "megawatts|megawatt|mw"),
    (Count, "GW", "gigawatts|gigawatt|gw"),
    (Count, "TW", "terawatts|terawatt"),
    (Count, "kWh", "kilowatt-hours|kilowatt hours|kilowatt-hour|kwh"),
    (Count, "MWh", "megawatt-hours|megawatt hours|mwh"),
    (Count, "GWh", "gigawatt-hours|gigawatt hours|gwh"),
    (Count, "TWh", "terawatt-hours|terawatt hours|twh"),
    (
        Count,
        "km/h",
        "kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour|km per hour",
    ),
    (Count, "mph", "miles per hour|miles an hour|mph"),
    (Count, "°C", "degrees celsius|degree celsius|degrees centigrade|celsius"),
    (Count, "°F", "degrees fahrenheit|fahrenheit"),
    (Count, "degrees", "degrees"),
    (Count, "dB", "decibels"),
    (Count, "TEU", "teus|teu"),
    (Count, "magnitude", "magnitude"),
];

/// Symbols, as they are written; no letter or digit may follow.
static SYMBOLS: WordTable<(QuantityKind, &str)> = WordTable::of(&[
    ("%", (Percent, "%")),
    ("km/h", (Count, "km/h")),
    ("km/hr", (Count, "km/h")),
    ("km²", (Area, "km2")),
    ("m²", (Area, "m2")),
    ("km", (Length, "km")),
    ("cm", (Length, "cm")),
    ("mm", (Length, "mm")),
    ("nm", (Length, "nm")),
    ("dm", (Length, "dm")),
    ("pm", (Length, "pm")),
    ("m", (Length, "m")),
    ("ft", (Length, "ft")),
    ("kg", (Weight, "kg")),
    ("mg", (Weight, "mg")),
    ("μg", (Weight, "ug")),
    ("µg", (Weight, "ug")),
    ("g", (Weight, "g")),
    ("lb", (Weight, "lb")),
    ("oz", (Weight, "oz")),
    ("ha", (Area, "ha")),
    ("KB", (Data, "KB")),
    ("MB", (Data, "MB")),
    ("mb", (Data, "MB")),
    ("GB", (Data, "GB")),
    ("gb", (Data, "GB")),
    ("TB", (Data, "TB")),
    ("PB", (Data, "PB")),
    ("°C", (Count, "°C")),
    ("°F", (Count, "°F")),
    ("kph", (Count, "km/h")),
    ("kmph", (Count, "km/h")),
    ("rad", (Count, "rad")),
    ("$", (Currency, "USD")),
    ("€", (Currency, "EUR")),
    ("£", (Currency, "GBP")),
    ("¥", (Currency, "CNY")),
    ("x", (Ratio, "ratio")),
]);

/// The unit behind a number that ends at `end`.
pub(super) fn at(chars: &[char], end: usize) -> Option<Unit> {
    let start = super::en_number::gap(chars, end);
    symbol(chars, start, start > end)
        .or_else(|| word_unit(chars, start))
        .or_else(|| cents(chars, start))
}

/// Whether a unit's code is that of a measure, and not a noun of the text.
pub(super) fn is_measure(code: &str) -> bool {
    WORDS.iter().any(|(_, known, _)| *known == code)
        || SYMBOLS.values().any(|(_, known)| known == code)
}

/// 41.3C, 40C: degrees where decimals or the word before say so, and no model or seat.
pub(super) fn degrees(chars: &[char], start: usize, end: usize) -> Option<Unit> {
    const REACHING: &[&str] = &[
        "reached", "hit", "of", "to", "at", "above", "below", "than", "over", "around", "about",
        "near", "nearly", "topped", "topping", "exceeded", "is", "was", "minus", "by", "and",
    ];
    let code = match chars.get(end)? {
        'C' => "°C",
        'F' => "°F",
        _ => return None,
    };
    let free = !chars.get(end + 1).is_some_and(|c| c.is_alphanumeric());
    let decimals = chars[start..end].contains(&'.');
    let said = super::en_context::words_before(chars, start, 1)
        .first()
        .is_some_and(|word| REACHING.contains(&word.as_str()));
    (free && end - start >= 2 && (decimals || said)).then_some(Unit {
        kind: Count,
        code,
        power: 0,
        end: end + 1,
    })
}

fn symbol(chars: &[char], start: usize, apart: bool) -> Option<Unit> {
    let ((kind, code), len) = SYMBOLS.at(chars, start)?;
    let end = start + len;
    let letters = chars[end - 1].is_alphabetic();
    let goes_on = letters && chars.get(end).is_some_and(|c| c.is_alphanumeric() || *c == '\'');
    // 2 pm is a time of day; single letters behind a blank are names more often than units.
    let doubtful = code == "pm"
        || kind == Ratio && apart
        || code == "g" && apart && chars.get(end) == Some(&'.');
    (!goes_on && !doubtful).then_some(Unit { kind, code, power: 0, end })
}

/// The surfaces of [`WORDS`], each with its kind and code.
static SURFACES: LazyLock<Vec<(&str, QuantityKind, &str)>> = LazyLock::new(|| {
    let each = |(kind, code, surfaces): &(QuantityKind, &'static str, &'static str)| {
        let (kind, code) = (*kind, *code);
        surfaces.split('|').map(move |surface| (surface, kind, code))
    };
    WORDS.iter().flat_map(each).collect()
});

static INDEX: LazyLock<WordIndex> =
    LazyLock::new(|| WordIndex::by_first(SURFACES.iter().map(|(surface, ..)| *surface).collect()));

/// The longest unit in words, in characters.
const LONGEST: usize = 24;

/// A character in lower case; itself where that is several.
fn lowered(c: char) -> char {
    let mut lower = c.to_lowercase();
    lower.next().filter(|_| lower.len() == 0).unwrap_or(c)
}

fn word_unit(chars: &[char], start: usize) -> Option<Unit> {
    let text = chars.get(start..)?;
    let mut lower = ['\0'; LONGEST];
    for (place, c) in lower.iter_mut().zip(text) {
        *place = lowered(*c);
    }
    INDEX.rows_at(&lower[..text.len().min(LONGEST)], 0).find_map(|(row, len)| {
        let (surface, kind, code) = *SURFACES.get(row)?;
        let bounded =
            !surface.is_ascii() || !chars.get(start + len).is_some_and(|c| c.is_alphanumeric());
        bounded.then_some(Unit { kind, code, power: 0, end: start + len })
    })
}

/// Cents and pence: a hundredth of the currency is not supplied where the text names the coin alone.
fn cents(chars: &[char], start: usize) -> Option<Unit> {
    let (w, end) = word(chars, start)?;
    let code = match w.as_str() {
        "cents" | "cent" => "US cents",
        "pence" | "penny" | "pennies" => "pence",
        // Millions of dollars, in annual reports.
        "musd" => return Some(Unit { kind: Currency, code: "USD", power: 6, end }),
        _ => return None,
    };
    Some(Unit { kind: Currency, code, power: 0, end })
}
