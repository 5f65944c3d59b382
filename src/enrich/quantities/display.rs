//! Prints one value in each language's habit: 71 亿元 and ¥7.1 billion.
//!
//! Chinese scales to 万, 亿 or 万亿 where at most two decimals remain, else to the next lower; English to million,
//! billion and trillion from a million on. The decimals that were printed stay (31.0 %), none are added, nothing is
//! rounded, and no currency is converted.

use super::{Found, Number, noun};
use crate::model::{Decimal, Direction, Locale, Modifier, QuantityKind};

/// The figure as a reader of `locale` expects it.
pub(super) fn show(found: &Found, locale: Locale) -> String {
    match locale {
        Locale::En => english(found),
        Locale::ZhHans => chinese(found),
        Locale::ZhHant => chinese(found).chars().map(traditional).collect(),
    }
}

fn chinese(found: &Found) -> String {
    let direction = match found.direction {
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
    let unit = chinese_unit(found);
    let (low, scale) = chinese_number(found.number);
    let value = match (found.fraction, found.max) {
        (Some((over, under)), _) if found.kind == QuantityKind::Ratio => format!("{over}:{under}"),
        (Some((over, under)), _) => format!("{over}/{under}"),
        (None, Some(max)) => {
            let (high, high_scale) = chinese_number(max);
            let percent = if unit == "%" { "%" } else { "" };
            format!("{}—{}", joined(&low, scale, percent), joined(&high, high_scale, &unit))
        }
        (None, None) => joined(&low, scale, &unit),
    };
    let gap = if before.is_empty() && direction.is_empty() { "" } else { " " };
    let tail = if behind.is_empty() || !unit.is_ascii() { "" } else { " " };
    format!("{direction}{before}{gap}{value}{tail}{behind}")
}

/// A blank between digits and what follows, none before %.
fn joined(digits: &str, scale: &str, unit: &str) -> String {
    let gap = if scale.is_empty() && (unit.is_empty() || unit == "%") { "" } else { " " };
    format!("{digits}{gap}{scale}{unit}")
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
    let direction = match found.direction {
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
    let value = match (found.fraction, found.max) {
        (Some((over, under)), _) if found.kind == QuantityKind::Ratio => format!("{over}:{under}"),
        (Some((over, under)), _) => fraction_words(over, under),
        (None, Some(max)) => format!(
            "{}–{}{behind}",
            with_symbol(before, &english_number(found.number)),
            with_symbol(before, &english_number(max)),
        ),
        (None, None) => format!("{}{behind}", with_symbol(before, &english_number(found.number))),
    };
    format!("{direction}{modifier}{value}")
}

/// The minus goes before the symbol: −¥3 million.
fn with_symbol(symbol: &str, digits: &str) -> String {
    match digits.strip_prefix('-') {
        Some(digits) => format!("-{symbol}{digits}"),
        None => format!("{symbol}{digits}"),
    }
}

fn english_unit(found: &Found) -> (&'static str, String) {
    let unit = found.unit.as_str();
    let one = found.max.is_none() && found.number.value == Decimal::ONE;
    match found.kind {
        QuantityKind::Currency => {
            let symbol = currency(unit).1;
            if symbol.is_empty() { ("", format!(" {unit}")) } else { (symbol, String::new()) }
        }
        QuantityKind::Percent if unit == "pp" => ("", " percentage points".to_owned()),
        QuantityKind::Percent if unit == "bp" => ("", " basis points".to_owned()),
        QuantityKind::Percent => ("", "%".to_owned()),
        QuantityKind::Ratio => ("", " times".to_owned()),
        QuantityKind::Fraction => ("", String::new()),
        QuantityKind::Count => {
            let noun = found
                .noun
                .or(named(unit).map(|(_, english)| english))
                .or(Some(unit).filter(|unit| unit.is_ascii()))
                .unwrap_or("");
            ("", if noun.is_empty() { String::new() } else { format!(" {noun}") })
        }
        _ => match named(unit) {
            Some((_, english)) if found.kind == QuantityKind::Duration => {
                let plural = if one || english.ends_with("old") { "" } else { "s" };
                let plural = if english.contains('y') && english.starts_with("centur") {
                    ""
                } else {
                    plural
                };
                ("", format!(" {english}{plural}"))
            }
            Some((_, english)) => ("", format!(" {english}")),
            None => ("", format!(" {unit}")),
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
            return format!("{digits} {scale}");
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

/// A currency's name in Chinese and its symbol in English; without a symbol the code follows the number.
fn currency(code: &str) -> (&str, &'static str) {
    match code {
        "CNY" => ("元", "¥"),
        "USD" => ("美元", "US$"),
        "HKD" => ("港元", "HK$"),
        "TWD" => ("元新台币", "NT$"),
        "EUR" => ("欧元", "€"),
        "GBP" => ("英镑", "£"),
        "JPY" => ("日元", "JP¥"),
        "KRW" => ("韩元", "₩"),
        "INR" => ("印度卢比", "₹"),
        "AUD" => ("澳元", "A$"),
        "CAD" => ("加元", "C$"),
        "SGD" => ("新加坡元", "S$"),
        "NZD" => ("新西兰元", "NZ$"),
        "MOP" => ("澳门元", ""),
        "RUB" => ("卢布", ""),
        "CHF" => ("瑞士法郎", ""),
        "THB" => ("泰铢", ""),
        "VND" => ("越南盾", ""),
        "MYR" => ("林吉特", ""),
        "TRY" => ("土耳其里拉", ""),
        "BRL" => ("雷亚尔", ""),
        "MXN" => ("墨西哥比索", ""),
        "SEK" => ("瑞典克朗", ""),
        "NOK" => ("挪威克朗", ""),
        "DKK" => ("丹麦克朗", ""),
        "ZAR" => ("兰特", ""),
        "AED" => ("迪拉姆", ""),
        other => (other, ""),
    }
}

/// A measure's name in Chinese and English, where it is not its symbol.
fn named(code: &str) -> Option<(&'static str, &'static str)> {
    Some(match code {
        "year" => ("年", "year"),
        "quarter" => ("个季度", "quarter"),
        "month" => ("个月", "month"),
        "week" => ("周", "week"),
        "day" => ("天", "day"),
        "hour" => ("小时", "hour"),
        "minute" => ("分钟", "minute"),
        "second" => ("秒", "second"),
        "decade" => ("个十年", "decade"),
        "century" => ("个世纪", "centuries"),
        "age" => ("岁", "years old"),
        "km" => ("公里", "km"),
        "m" => ("米", "m"),
        "cm" => ("厘米", "cm"),
        "mm" => ("毫米", "mm"),
        "um" => ("微米", "μm"),
        "nm" => ("纳米", "nm"),
        "mi" => ("英里", "miles"),
        "nmi" => ("海里", "nautical miles"),
        "ft" => ("英尺", "feet"),
        "in" => ("英寸", "inches"),
        "yd" => ("码", "yards"),
        "ly" => ("光年", "light-years"),
        "km2" => ("平方公里", "km²"),
        "m2" => ("平方米", "m²"),
        "cm2" => ("平方厘米", "cm²"),
        "ft2" => ("平方英尺", "square feet"),
        "mi2" => ("平方英里", "square miles"),
        "ha" => ("公顷", "hectares"),
        "ac" => ("英亩", "acres"),
        "mu" => ("亩", "mu"),
        "ping" => ("坪", "ping"),
        "t" => ("吨", "tonnes"),
        "kg" => ("公斤", "kg"),
        "g" => ("克", "g"),
        "mg" => ("毫克", "mg"),
        "ug" => ("微克", "μg"),
        "jin" => ("斤", "jin"),
        "lb" => ("磅", "lb"),
        "oz" => ("盎司", "oz"),
        "ct" => ("克拉", "carats"),
        "bit" => ("比特", "bits"),
        "m3" => ("立方米", "m³"),
        "km3" => ("立方公里", "km³"),
        "l" => ("升", "litres"),
        "ml" => ("毫升", "ml"),
        "W" => ("瓦", "W"),
        "kW" => ("千瓦", "kW"),
        "MW" => ("兆瓦", "MW"),
        "GW" => ("吉瓦", "GW"),
        "TW" => ("太瓦", "TW"),
        "kWh" => ("千瓦时", "kWh"),
        "MWh" => ("兆瓦时", "MWh"),
        "GWh" => ("吉瓦时", "GWh"),
        "TWh" => ("太瓦时", "TWh"),
        "km/h" => ("公里/小时", "km/h"),
        "mph" => ("英里/小时", "mph"),
        "°C" => ("摄氏度", "°C"),
        "°F" => ("华氏度", "°F"),
        "dB" => ("分贝", "dB"),
        "TEU" => ("标箱", "TEU"),
        "magnitude" => ("级", "magnitude"),
        "barrels" => ("桶", "barrels"),
        "gallons" => ("加仑", "gallons"),
        "B" => ("字节", "bytes"),
        _ => return None,
    })
}

/// The Traditional form of the characters that units, scales and qualifiers are written with.
fn traditional(c: char) -> char {
    const PAIRS: &str = "亿億个個张張项項辆輛艘艘条條栋棟间間户戶种種类類场場轮輪门門笔筆岁歲吨噸顷頃亩畝过過约約增增长長点點\
网網镑鎊韩韓卢盧币幣铢銖盘盤单單师師万萬册冊颗顆头頭只隻层層级級节節课課县縣国國镇鎮村村广廣区區车車桩樁号號员員对對双雙组組\
队隊页頁时時钟鐘纳納欧歐亚亞码碼两兩台台厅廳厂廠馆館";
    let mut chars = PAIRS.chars();
    while let (Some(simplified), Some(traditional)) = (chars.next(), chars.next()) {
        if simplified == c {
            return traditional;
        }
    }
    c
}
