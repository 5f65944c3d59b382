//! Scans English for figures: one pass from left to right, a number and then its unit or noun.

use super::en_count::{counted, duration, is_name};
use super::en_number::{self, Read};
use super::{
    Found, Number, en_context, en_feet, en_fraction, en_traps, en_unit, has, past_blanks, per,
};
use crate::model::{Decimal, Direction, QuantityKind};
use crate::text::letter::is_alphanumeric;
use crate::text::wordlist::WordTable;

/// The figures of one sentence; `dated` says which characters an expression of time covers, `money` what ¥ means.
pub(super) fn scan(chars: &[char], dated: &[bool], money: &'static str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        let (free, digit) = (dated.get(at) != Some(&true), c.is_ascii_digit());
        let link = || has(chars, at, "http") || has(chars, at, "www.");
        if free && matches!(c, 'h' | 'w') && link() {
            at += chars[at..].iter().take_while(|c| !c.is_whitespace()).count();
            continue;
        }
        let inside_word = at > 0 && is_alphanumeric(chars[at - 1]);
        if !free || c.is_ascii_whitespace() || inside_word && !digit {
            at += 1;
            continue;
        }
        let symbol = if inside_word { None } else { currency_before(chars, at, money) };
        let start = symbol.map_or(at, |(_, len, _)| past_blanks(chars, at + len));
        let trap = if digit && symbol.is_none() { en_traps::skip(chars, at) } else { None };
        if let Some(end) = trap {
            at = end.max(at + 1);
            continue;
        }
        if symbol.is_none() && !en_number::may_begin(chars, at) {
            at += 1;
            continue;
        }
        match figure_at(chars, at, start, symbol) {
            Some((mut figure, reported)) => {
                if reported {
                    en_feet::with_inches(chars, &mut figure);
                    per::en(chars, &mut figure);
                }
                at = figure.span.end.max(at + 1);
                if reported && !dated[figure.span.clone()].contains(&true) {
                    found.push(figure);
                }
            }
            None => at = past_token(chars, at),
        }
    }
    found
}

fn past_token(chars: &[char], at: usize) -> usize {
    let digits = chars[at..].iter().take(40).take_while(|c| c.is_ascii_digit()).count();
    at + digits.max(1)
}

/// A currency before the number: code, length, and the power of ten it brings along (MUSD).
fn currency_before(
    chars: &[char],
    at: usize,
    money: &'static str,
) -> Option<(&'static str, usize, i32)> {
    static SYMBOLS: WordTable<(&str, i32)> = WordTable::of(&[
        ("US$", ("USD", 0)),
        ("us $", ("USD", 0)),
        ("US $", ("USD", 0)),
        ("U.S. $", ("USD", 0)),
        ("u.s $", ("USD", 0)),
        ("u.s. $", ("USD", 0)),
        ("HK$", ("HKD", 0)),
        ("NT$", ("TWD", 0)),
        ("A$", ("AUD", 0)),
        ("AU$", ("AUD", 0)),
        ("C$", ("CAD", 0)),
        ("c $", ("CAD", 0)),
        ("c$", ("CAD", 0)),
        ("S$", ("SGD", 0)),
        ("NZ$", ("NZD", 0)),
        ("NZD$", ("NZD", 0)),
        ("R$", ("BRL", 0)),
        ("MEX$", ("MXN", 0)),
        ("Mex$", ("MXN", 0)),
        ("mex$", ("MXN", 0)),
        ("MUSD", ("USD", 6)),
        ("MAUD", ("AUD", 6)),
        ("USD", ("USD", 0)),
        ("usd", ("USD", 0)),
        ("RMB", ("CNY", 0)),
        ("CNY", ("CNY", 0)),
        ("EUR", ("EUR", 0)),
        ("GBP", ("GBP", 0)),
        ("gbp", ("GBP", 0)),
        ("HKD", ("HKD", 0)),
        ("TWD", ("TWD", 0)),
        ("AUD", ("AUD", 0)),
        ("CAD", ("CAD", 0)),
        ("NZD", ("NZD", 0)),
        ("SGD", ("SGD", 0)),
        ("JPY", ("JPY", 0)),
        ("KRW", ("KRW", 0)),
        ("INR", ("INR", 0)),
        ("CHF", ("CHF", 0)),
        ("Rs.", ("INR", 0)),
        ("Rs", ("INR", 0)),
        ("$", ("USD", 0)),
        ("£", ("GBP", 0)),
        ("€", ("EUR", 0)),
        ("¥", ("CNY", 0)),
        ("￥", ("CNY", 0)),
        ("₩", ("KRW", 0)),
        ("₹", ("INR", 0)),
        ("₽", ("RUB", 0)),
        ("₺", ("TRY", 0)),
        ("฿", ("THB", 0)),
        ("₫", ("VND", 0)),
        ("₿", ("XBT", 0)),
        ("₾", ("GEL", 0)),
    ]);
    let ((code, power), len) = SYMBOLS.at(chars, at)?;
    let number = chars.get(past_blanks(chars, at + len))?;
    let decimal = *number == '.'
        && chars.get(past_blanks(chars, at + len) + 1).is_some_and(char::is_ascii_digit);
    let code = if matches!(chars[at], '¥' | '￥') { money } else { code };
    (number.is_ascii_digit() || decimal).then_some((code, len, power))
}

/// The figure at `at` with whether it is to be reported; the number alone must be stepped over in any case.
fn figure_at(
    chars: &[char],
    at: usize,
    start: usize,
    symbol: Option<(&'static str, usize, i32)>,
) -> Option<(Found, bool)> {
    if symbol.is_none()
        && let Some(found) = en_fraction::ratio(chars, start)
    {
        return Some((found, true));
    }
    let read = en_number::read(chars, start).or_else(|| {
        en_fraction::share(chars, start).filter(|read| share_stands(chars, start, read.end))
    })?;
    let (mut found, reported) = one(chars, at, start, read, symbol);
    if let Some(ranged) = range(chars, at, read, &found, symbol) {
        found = ranged;
    }
    if !reported && found.max.is_none() {
        return Some((found, false));
    }
    found.modifier =
        en_context::modifier(chars, at, found.span.end, found.kind == QuantityKind::Duration);
    let changes =
        matches!(found.kind, QuantityKind::Percent | QuantityKind::Currency | QuantityKind::Ratio);
    let by = en_context::is_by(chars, at);
    // "rose threefold": to three times the old.
    found.is_change = found.kind != QuantityKind::Ratio;
    found.direction =
        (changes || by).then(|| en_context::direction(chars, at, found.span.end)).flatten();
    // "passed 12 bills" says nothing of more than twelve.
    let few = found.kind == QuantityKind::Count && found.number.value < Decimal::from(1000);
    if few && !en_unit::is_measure(&found.unit) && en_context::behind_passed(chars, at) {
        found.modifier = None;
    }
    if found.number.value < Decimal::ZERO && found.direction == Some(Direction::Up) {
        found.direction = None;
    }
    Some((found, true))
}

/// half of the, half its, a third of: a share only where something follows that it is a share of, or says "than".
fn share_stands(chars: &[char], start: usize, end: usize) -> bool {
    let half = has(chars, start, "half") || has(chars, start, "Half");
    let of = en_context::words_after(chars, end, 1).first().is_some_and(|(w, _)| {
        w == "of" || half && matches!(w.as_str(), "the" | "its" | "their" | "all" | "those")
    });
    let than = en_context::words_before(chars, start, 2).first().is_some_and(|w| {
        w == "than" || w == "about" || w == "nearly" || w == "almost" || w == "by"
    });
    let outside = |c: &char| c.is_whitespace() || *c == '.';
    let alone = |chars: &[char]| chars.len() < super::FEW && chars.iter().all(outside);
    let whole = alone(&chars[..start]) && alone(&chars[end..]);
    of && !en_context::words_after(chars, end, 3).iter().any(|(w, _)| w == "year") || than || whole
}

fn one(
    chars: &[char],
    at: usize,
    start: usize,
    read: Read,
    symbol: Option<(&'static str, usize, i32)>,
) -> (Found, bool) {
    let mut found = Found {
        span: at..read.end,
        number: read.number,
        max: None,
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
    if let Some((code, _, power)) = symbol {
        found.kind = QuantityKind::Currency;
        found.unit = code.to_owned();
        let abbreviated = letter_scale(chars, read.end).filter(|_| !read.scaled);
        if let Some((letters, end)) = abbreviated {
            found.number = rescaled(read.number, letters).unwrap_or(read.number);
            found.span.end = end;
        }
        found.number = rescaled(found.number, power).unwrap_or(found.number);
        // "$10 dollars", "10 $ 30 cent"
        if let Some(unit) = en_unit::at(chars, found.span.end)
            .filter(|unit| unit.kind == QuantityKind::Currency && unit.code != "pence")
            // "$20.00 $37.97": the second sign begins the next sum.
            .filter(|unit| currency_before(chars, unit.end - 1, "CNY").is_none())
        {
            found.span.end = unit.end;
        }
        return (found, true);
    }
    let unit = en_unit::at(chars, read.end)
        .or_else(|| en_unit::degrees(chars, start, read.end).filter(|_| read.digits))
        .filter(|unit| !glued_name(chars, start, unit));
    if let Some(unit) = unit {
        if !read.digits && is_name(chars, start, unit.end) {
            return (found, false);
        }
        found.kind = unit.kind;
        found.unit = unit.code.to_owned();
        found.span.end = unit.end;
        found.number = rescaled(found.number, unit.power).unwrap_or(found.number);
        if unit.kind == QuantityKind::Currency {
            currency_behind(chars, &mut found, read);
        }
        if unit.kind == QuantityKind::Duration {
            let reported = duration(chars, start, &mut found);
            return (found, reported);
        }
        if unit.code == "ratio"
            && !read.digits
            && !read.scaled
            && has(chars, past_blanks(chars, read.end), "times")
            && read.number.value < Decimal::from(3)
        {
            return (found, false);
        }
        return (found, true);
    }
    if en_context::words_before(chars, start, 1).first().is_some_and(|w| w == "magnitude") {
        found.unit = "magnitude".to_owned();
        return (found, read.digits);
    }
    if read.fraction.is_some() {
        found.kind = QuantityKind::Fraction;
        found.unit = "ratio".to_owned();
        found.fraction = read.fraction;
        return (found, true);
    }
    let reported =
        counted(chars, &mut found, start, read) || !read.number.value.is_integer() && !read.digits;
    (found, reported)
}

fn rescaled(number: Number, power: i32) -> Option<Number> {
    if power == 0 {
        return Some(number);
    }
    let step = number.step.map(|step| step + power);
    Some(Number { step, ..Number::scaled(number.value, power)? })
}

/// $3.5m, £2bn, $800k behind a currency.
fn letter_scale(chars: &[char], at: usize) -> Option<(i32, usize)> {
    let (word, end) = en_number::word(chars, at)?;
    let power = match word.as_str() {
        "m" => 6,
        "b" => 9,
        "k" => 3,
        "t" => 12,
        _ => return None,
    };
    Some((power, end))
}

/// "1 m" and "5 g" at the end of a name: a single letter counts as a unit only close to its digits or before a mark.
fn glued_name(chars: &[char], start: usize, unit: &en_unit::Unit) -> bool {
    matches!(unit.code, "m" | "g" | "t")
        && unit.end.checked_sub(1).is_some_and(|i| chars[i].is_ascii_uppercase())
        && start < unit.end
}

/// 75 usd million, 15 dollars and 50 cents, twenty musd: scales and coins behind a currency.
fn currency_behind(chars: &[char], found: &mut Found, read: Read) {
    let next = past_blanks(chars, found.span.end);
    if !read.scaled
        && let Some((word, end)) = en_number::word(chars, next)
    {
        let power = match word.as_str() {
            "million" => 6,
            "billion" => 9,
            "trillion" => 12,
            "thousand" => 3,
            _ => 0,
        };
        if power > 0 {
            found.number = rescaled(found.number, power).unwrap_or(found.number);
            found.span.end = end;
            return;
        }
    }
    let mut start = next;
    if let Some((_, end)) = en_number::word(chars, next).filter(|(w, _)| w == "and") {
        start = past_blanks(chars, end);
    }
    let Some(part) =
        en_number::read(chars, start).filter(|part| part.number.step.is_none() && !part.scaled)
    else {
        return;
    };
    let coin =
        en_unit::at(chars, part.end).filter(|unit| matches!(unit.code, "US cents" | "pence"));
    // 15 dollars 50: two digits and nothing behind them.
    let ended =
        chars.get(part.end).is_none_or(|c| matches!(c, '.' | ',' | ';')) && part.end == start + 2;
    let bare =
        en_unit::Unit { kind: QuantityKind::Currency, code: "US cents", power: 0, end: part.end };
    let coin = coin.or((ended && part.digits && chars[start].is_ascii_digit()).then_some(bare));
    if let (Some(coin), true) = (coin, part.number.value < Decimal::from(100))
        && let Some(cents) = Number::scaled(part.number.value, -2)
        && let Some(sum) = found.number.value.checked_add(cents.value)
    {
        found.number = Number { value: sum, step: Some(-2) };
        found.span.end = coin.end;
    }
}

/// 5-6 million yuan, $3 to $5 billion, between 10 and 20 percent.
fn range(
    chars: &[char],
    at: usize,
    low: Read,
    first: &Found,
    symbol: Option<(&'static str, usize, i32)>,
) -> Option<Found> {
    let mark = past_blanks(chars, low.end);
    let low_has_unit = first.span.end > low.end && first.kind != QuantityKind::Count;
    let from = if low_has_unit { first.span.end } else { low.end };
    let mark = if low_has_unit { past_blanks(chars, from) } else { mark };
    let joined = match chars.get(mark)? {
        '-' | '–' | '—' => mark + 1,
        _ => {
            let (word, end) = en_number::word(chars, mark)?;
            let between = word == "and"
                && en_context::words_before(chars, at, 1).first().is_some_and(|w| w == "between");
            (word == "to"
                && en_context::words_before(chars, at, 1).first().is_none_or(|w| w != "from")
                || between)
                .then_some(end)?
        }
    };
    let start = past_blanks(chars, joined);
    // A second ¥ means what the first does.
    let second = currency_before(chars, start, symbol.map_or("CNY", |(code, ..)| code));
    let number = second.map_or(start, |(_, len, _)| past_blanks(chars, start + len));
    let high = en_number::read(chars, number)?;
    let (mut found, reported) =
        one(chars, start, number, high, second.or(symbol.map(|(code, _, power)| (code, 0, power))));
    let measured = found.kind != QuantityKind::Count || !found.unit.is_empty();
    if !reported
        || !measured
        || low_has_unit && (first.kind != found.kind || first.unit != found.unit)
        || low.fraction.is_some()
    {
        return None;
    }
    let mut value = low.number;
    if !low.scaled && high.scaled {
        let bare = high.number.value;
        let power = [3, 6, 9, 12]
            .into_iter()
            .rev()
            .find(|power| bare >= Decimal::from(10u64.pow(*power)))?;
        value = Number::scaled(low.number.value, power as i32)?;
    }
    if value.value >= found.number.value {
        return None;
    }
    found.span.start = at;
    found.max = Some(found.number);
    found.number = value;
    Some(found)
}
