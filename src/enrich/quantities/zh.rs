//! Scans folded Chinese for figures: one pass from left to right, a number and then its unit.

use super::zh_number::{self, Form, Read};
use super::zh_range::range;
use super::zh_sense::{bare, says_enough};
use super::{Found, Number, has, noun, past_blanks, per, traps, unit, zh_context, zh_ratio};
use crate::model::{Decimal, Modifier, QuantityKind};
use crate::text::charset::CharSet;
use crate::text::wordlist::WordTable;

/// What a figure, or what only looks like one, may begin with: digits, signs, [`SYMBOLS`], and what [`traps`] steps over.
static BEGINNINGS: CharSet = CharSet::of(
    "0123456789.-−–负零半〇○一壹二两贰三叁四肆五伍六陆七柒八捌九玖俩十拾百佰千仟万亿兆\
     UHNACSRE$¥￥€£₩₹人新第《“‘\"「『(h老对",
);

/// The figures of one sentence. `dated` says which characters an expression of time covers; `money` is what 元 means.
pub(super) fn scan(chars: &[char], dated: &[bool], money: &'static str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if dated.get(at) == Some(&true) {
            at += 1;
            continue;
        }
        if !BEGINNINGS.contains(chars[at]) {
            at += 1;
            continue;
        }
        if let Some(figure) = zh_ratio::ratio(chars, at) {
            at = figure.span.end;
            found.push(figure);
            continue;
        }
        if let Some(end) = traps::skip(chars, at) {
            at = end.max(at + 1);
            continue;
        }
        let (next, figure) = figure_at(chars, at, money);
        at = next.max(at + 1);
        if let Some(mut figure) = figure
            && !dated[figure.span.clone()].contains(&true)
        {
            let floor = found.last().map_or(0, |last| last.span.end);
            per::zh(chars, floor, &mut figure);
            at = at.max(figure.span.end);
            found.push(figure);
        }
    }
    found
}

/// The figure at `at`, if there is one, and where to go on.
fn figure_at(chars: &[char], at: usize, money: &'static str) -> (usize, Option<Found>) {
    if has(chars, at, "对折") {
        return (at + 2, Some(half_price(at)));
    }
    let symbol = currency_symbol(chars, at);
    let start = symbol.map_or(at, |(_, len)| past_blanks(chars, at + len));
    let Some(read) = zh_number::read(chars, start) else { return (at + 1, None) };
    let end = read.end;
    if let Some(figure) = range(chars, at, start, read, symbol.map(|(code, _)| code), money) {
        return (figure.span.end, Some(figure));
    }
    let found = one(chars, at, start, read, symbol.map(|(code, _)| code), money);
    (found.as_ref().map_or(end, |found| found.span.end), found)
}

/// 对折: half of the price.
fn half_price(at: usize) -> Found {
    Found {
        span: at..at + 2,
        number: Number::whole(50),
        max: None,
        fraction: None,
        kind: QuantityKind::Percent,
        unit: "%".to_owned(),
        modifier: None,
        direction: None,
        is_change: true,
        noun: None,
        per: Vec::new(),
        parts: None,
    }
}

/// Signs and codes of currencies that stand before a number.
static SYMBOLS: WordTable<&str> = WordTable::of(&[
    ("US$", "USD"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("S$", "SGD"),
    ("RMB", "CNY"),
    ("USD", "USD"),
    ("CNY", "CNY"),
    ("HKD", "HKD"),
    ("EUR", "EUR"),
    ("人民币", "CNY"),
    ("新台币", "TWD"),
    ("$", "USD"),
    ("¥", "CNY"),
    ("￥", "CNY"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("₩", "KRW"),
    ("₹", "INR"),
]);

/// $, US$, ¥, RMB, 人民币 before a number: its code and length.
pub(super) fn currency_symbol(chars: &[char], at: usize) -> Option<(&'static str, usize)> {
    let (code, len) = SYMBOLS.at(chars, at)?;
    let number = past_blanks(chars, at + len);
    let follows = chars.get(number).is_some_and(char::is_ascii_digit)
        || chars[at] == '人' && zh_number::read(chars, number).is_some();
    follows.then_some((code, len))
}

/// A single number with its unit, or without one where the clause says what it counts.
pub(super) fn one(
    chars: &[char],
    at: usize,
    start: usize,
    read: Read,
    symbol: Option<&'static str>,
    money: &'static str,
) -> Option<Found> {
    let whole = |end: usize| is_whole(chars, at, end);
    let unit_at = past_blanks(chars, read.end);
    let unit = unit::at(chars, unit_at)
        .filter(|unit| !(unit.surface == "起" && zh_context::starts_a_price(chars, start)));
    let mut found = Found {
        span: at..read.end,
        number: read.number,
        max: read.max,
        fraction: None,
        kind: QuantityKind::Count,
        unit: String::new(),
        modifier: None,
        direction: None,
        is_change: true,
        noun: None,
        per: Vec::new(),
        parts: None,
    };
    match (read.form, unit) {
        (Form::Percent, _) => {
            found.kind = QuantityKind::Percent;
            found.unit = "%".to_owned();
        }
        (Form::Fraction, None) => {
            if chars.get(read.end).is_some_and(|c| matches!(c, '强'))
                || !whole(read.end)
                    && read.fraction.is_some_and(|(over, under)| under < 2 || over > under * 20)
            {
                return None;
            }
            found.kind = QuantityKind::Fraction;
            found.unit = "ratio".to_owned();
            found.fraction = read.fraction;
        }
        (_, Some(unit)) if symbol.is_none() => {
            measured(chars, &mut found, start, unit_at, read, unit, money)?;
            if !whole(found.span.end) && !says_enough(chars, start, read, &unit, &found) {
                return None;
            }
        }
        (_, unit) => {
            if let Some(code) = symbol {
                let unit = unit.filter(|unit| unit.kind == QuantityKind::Currency);
                found.span.end = unit.map_or(read.end, |unit| unit_at + unit.len);
                found.kind = QuantityKind::Currency;
                found.unit = code.to_owned();
            } else {
                bare(chars, &mut found, start, read, money, whole(read.end))?;
            }
        }
    }
    found.modifier = zh_context::modifier(chars, at, found.span.end, read.form == Form::Scale)
        .or(found.modifier)
        .or(read.fuzzy);
    // 近100多家 is rough twice; what stands before the number decides.
    if read.form == Form::Scale && found.modifier.is_none() {
        return None;
    }
    if chars.get(found.span.end) == Some(&'+') {
        found.span.end += 1;
    }
    found.direction = directed(chars, at, &found);
    found.is_change = zh_context::direction(chars, at).is_some();
    found.noun = noun::of(chars, &found);
    Some(found)
}

pub(super) fn directed(
    chars: &[char],
    at: usize,
    found: &Found,
) -> Option<crate::model::Direction> {
    let changes = matches!(
        found.kind,
        QuantityKind::Percent
            | QuantityKind::Ratio
            | QuantityKind::Currency
            | QuantityKind::Count
            | QuantityKind::Data
            | QuantityKind::Weight
            | QuantityKind::Duration
    );
    let multiple = || {
        let of = found.kind == QuantityKind::Ratio;
        of.then(|| zh_context::direction_of_multiple(chars, at)).flatten()
    };
    (changes && found.number.value > Decimal::ZERO)
        .then(|| zh_context::direction(chars, at).or_else(multiple))
        .flatten()
}

/// Whether the sentence is nothing but the expression.
fn is_whole(chars: &[char], at: usize, end: usize) -> bool {
    let outside = |c: &char| c.is_whitespace() || matches!(c, '。' | '.' | '!' | '！');
    let alone = |chars: &[char]| chars.len() < super::FEW && chars.iter().all(outside);
    alone(&chars[..at]) && alone(&chars[end.min(chars.len())..])
}

/// Takes the unit into `found`, with 半 and small change behind it.
fn measured(
    chars: &[char],
    found: &mut Found,
    start: usize,
    unit_at: usize,
    read: Read,
    unit: unit::Unit,
    money: &'static str,
) -> Option<()> {
    found.kind = unit.kind;
    found.unit = if unit.surface == "元" { money.to_owned() } else { unit.code.to_owned() };
    found.span.end = unit_at + unit.len;
    found.fraction = None;
    if unit.surface == "级" && zh_context::of_an_earthquake(chars, start, found.span.end) {
        found.unit = "magnitude".to_owned();
    }
    let mut power = unit.power;
    // 75折 and 九九折 are written in hundredths, 7折 and 八点五折 in tenths.
    if unit.surface == "折" && read.number.value >= Decimal::TEN && read.number.step.is_none() {
        power = 0;
    }
    if power != 0 {
        let step = read.number.step.map(|step| step + power);
        found.number = Number { step, ..Number::scaled(read.number.value, power)? };
        found.max = match read.max {
            Some(max) => Some(Number::scaled(max.value, power)?),
            None => None,
        };
    }
    if unit.surface == "打" {
        let dozen = found.number.value.checked_mul(Decimal::from(12))?;
        found.number = Number { value: dozen.normalize(), step: None };
        found.unit = "个".to_owned();
    }
    if unit.surface.contains("多") || unit.surface.contains("余") {
        found.modifier = Some(Modifier::MoreThan);
    }
    // 七成六: the digit behind is hundredths.
    if unit.surface == "成"
        && let Some(rest) = zh_number::read(chars, past_blanks(chars, found.span.end))
            .filter(|r| r.form == Form::HanDigit)
        && unit::at(chars, rest.end).is_none()
    {
        found.number.value = found.number.value.checked_add(rest.number.value)?;
        found.span.end = rest.end;
    }
    let half = chars.get(found.span.end) == Some(&'半')
        && !matches!(chars.get(found.span.end + 1), Some('导' | '径' | '年' | '成' | '球'));
    if half && !matches!(unit.surface, "个" | "%" | "名" | "人") {
        let half = Number::scaled(Decimal::new(5, 1), unit.power)?;
        found.number.value = found.number.value.checked_add(half.value)?;
        found.number.step = Some(-1 + unit.power);
        found.span.end += 1;
    }
    if unit.kind == QuantityKind::Currency {
        small_change(chars, found);
    }
    // 10秒92: hundredths of a second, as results are written.
    if unit.surface == "秒" && read.form == Form::Arabic && read.number.step.is_none() {
        let len = chars[found.span.end..].iter().take(4).take_while(|c| c.is_ascii_digit()).count();
        let digits: String = chars[found.span.end..found.span.end + len].iter().collect();
        if let Some(part) = digits
            .parse()
            .ok()
            .filter(|_| (1..=3).contains(&len))
            .and_then(|d: Decimal| Number::scaled(d, -(len as i32)))
        {
            found.number = Number {
                value: found.number.value.checked_add(part.value)?,
                step: Some(-(len as i32)),
            };
            found.span.end += len;
        }
    }
    if unit.kind == QuantityKind::Duration
        && chars.get(found.span.end) == Some(&'多')
        && start < found.span.end
    {
        found.modifier = Some(Modifier::MoreThan);
        found.span.end += 1;
    }
    Some(())
}

/// 50元6角三分, 两美元又三美分: the smaller coins behind the sum.
fn small_change(chars: &[char], found: &mut Found) {
    for _ in 0..2 {
        let mut start = past_blanks(chars, found.span.end);
        start += usize::from(chars.get(start) == Some(&'又'));
        let Some(read) = zh_number::read(chars, start)
            .filter(|r| matches!(r.form, Form::Arabic | Form::HanDigit))
        else {
            return;
        };
        let power = match chars.get(read.end) {
            Some('角' | '毛') => (-1, 1),
            Some('分') => (-2, 1),
            Some('美') if has(chars, read.end, "美分") => (-2, 2),
            _ => return,
        };
        let Some(part) = Number::scaled(read.number.value, power.0) else { return };
        let Some(sum) = found.number.value.checked_add(part.value) else { return };
        found.number = Number { value: sum, step: Some(power.0) };
        found.span.end = read.end + power.1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrich::quantities::zh_han::han_value;

    #[test]
    fn nothing_is_missing_that_a_figure_begins_with() {
        let numerals = ('\0'..'\u{FFFF}').filter(|c| han_value(*c).is_some());
        let symbols = SYMBOLS.words().into_iter().filter_map(|symbol| symbol.chars().next());
        let missing: Vec<char> =
            numerals.chain(symbols).filter(|c| !BEGINNINGS.contains(*c)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
