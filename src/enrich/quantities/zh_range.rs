//! Reads ranges in Chinese: 1万到10万, 5%-20%, 三到五年.

use super::zh::{currency_symbol, directed, one};
use super::zh_number::{self, Form, Read};
use super::{Found, Number, ends, past_blanks, unit, zh_context};
use crate::model::{Decimal, QuantityKind};

/// 1万到10万, 5%-20%, 三到五年: two numbers with one unit between them or behind both.
pub(super) fn range(
    chars: &[char],
    at: usize,
    start: usize,
    low: Read,
    symbol: Option<&'static str>,
    money: &'static str,
) -> Option<Found> {
    let low_unit = unit::at(chars, past_blanks(chars, low.end));
    let low_end = low_unit.map_or(low.end, |unit| past_blanks(chars, low.end) + unit.len);
    let mut mark = past_blanks(chars, low_end);
    let joined = matches!(chars.get(mark)?, '-' | '—' | '–' | '~' | '～' | '−' | '至' | '到');
    if !joined || low.max.is_some() || matches!(low.form, Form::HanRow | Form::Scale) {
        return None;
    }
    let word = matches!(chars[mark], '至' | '到');
    // 从640亿元到1.2万亿元 tells a change from one value to another.
    if word && low_unit.is_some() && (ends(chars, at, "从") || ends(chars, at, "由")) {
        return None;
    }
    mark += 1;
    while matches!(chars.get(mark), Some('-' | '—')) {
        mark += 1;
    }
    let high_start = past_blanks(chars, mark);
    let high_start =
        currency_symbol(chars, high_start).map_or(high_start, |(_, len)| high_start + len);
    let high = zh_number::read(chars, high_start).filter(|read| read.form != Form::Scale)?;
    let mut figure = one(chars, at, high_start, high, symbol, money)?;
    let same = low_unit.is_none_or(|unit| {
        unit.kind == figure.kind
            && (unit.code == figure.unit || unit.kind == QuantityKind::Currency)
    });
    if !same || figure.max.is_some() {
        return None;
    }
    let mut number = low.number;
    if low_unit.is_none() {
        if low.form == Form::Percent && high.form != Form::Percent {
            return None;
        }
        number = shared_scale(chars, low, high, high_start)?;
        let power = unit::at(chars, past_blanks(chars, high.end)).map_or(0, |unit| unit.power);
        number = if power == 0 { number } else { Number::scaled(number.value, power)? };
    } else if let Some(unit) = low_unit.filter(|unit| unit.power != 0) {
        number = Number::scaled(number.value, unit.power)?;
    }
    if number.value >= figure.number.value {
        return None;
    }
    figure.max = Some(figure.number);
    figure.number = number;
    figure.span.start = at.min(start);
    figure.modifier = zh_context::modifier(chars, at, figure.span.end, false).or(figure.modifier);
    figure.direction = directed(chars, at, &figure);
    Some(figure)
}

/// In 5-6万元 the scale of the second number is that of the first as well.
pub(super) fn shared_scale(
    chars: &[char],
    low: Read,
    high: Read,
    high_start: usize,
) -> Option<Number> {
    if low.form != Form::Arabic || high.form != Form::Mixed {
        return Some(low.number);
    }
    let (mantissa, _) = crate::text::numeral::arabic(chars, high_start)?;
    let factor = high.number.value.checked_div(mantissa)?;
    let power = (0..17).find(|power| Decimal::from(10u64.pow(*power)) == factor)?;
    if low.number.value < mantissa {
        Number::scaled(low.number.value, power as i32)
    } else {
        Some(low.number)
    }
}
