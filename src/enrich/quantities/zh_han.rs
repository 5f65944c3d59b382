//! Reads a number in Han characters: 二十三, 两千四百五, 一点五亿, 七八十.

use super::zh_number::{Form, Read, fuzzy_at, scale, with_tail};
use super::{Number, past_blanks};
use crate::model::Decimal;
use crate::text::numeral::han_digit;

/// The longest number that is read, in characters, so that a line of digits costs what it must and no more.
pub(super) const LIMIT: usize = 48;

/// What a Han numeral character stands for: its digit, or its power of ten.
pub(super) fn han_value(c: char) -> Option<Han> {
    if let Some(digit) = han_digit(c) {
        return Some(Han::Digit(u64::from(digit)));
    }
    Some(match c {
        '俩' => Han::Digit(2),
        '十' | '拾' => Han::Unit(1),
        '百' | '佰' => Han::Unit(2),
        '千' | '仟' => Han::Unit(3),
        '万' => Han::Unit(4),
        '亿' => Han::Unit(8),
        '兆' => Han::Unit(12),
        _ => return None,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Han {
    Digit(u64),
    /// A power of ten.
    Unit(u32),
}

/// A number in Han characters.
pub(super) fn han(chars: &[char], at: usize) -> Option<Read> {
    let (parts, mut end) = han_parts(chars, at);
    let (value, mut max, mut form) = if let Some((low, high)) = neighbours(&parts) {
        (low, Some(high), Form::Han)
    } else if parts.len() > 1 && parts.iter().all(|part| matches!(part, Han::Digit(_))) {
        (row(&parts)?, None, Form::HanRow)
    } else {
        (han_sum(&parts)?, None, han_form(&parts))
    };
    let mut step = None;
    let point = past_blanks(chars, end);
    let first_decimal = past_blanks(chars, point + 1);
    let decimal = |i: usize| chars.get(i).and_then(|c| han_digit(*c));
    let mut mantissa = Decimal::from(value);
    if chars.get(point) == Some(&'点') && decimal(first_decimal).is_some() && max.is_none() {
        let mut i = first_decimal;
        let mut places = 0;
        while let Some(digit) = decimal(i).filter(|_| places < 12) {
            places += 1;
            mantissa = mantissa.checked_add(Decimal::new(i64::from(digit), places))?;
            i += 1;
        }
        mantissa.rescale(places);
        end = i;
        form = Form::Han;
    }
    let (mark, fuzzy) = fuzzy_at(chars, past_blanks(chars, end));
    let (power, scaled_end) =
        scale(chars, if fuzzy.is_some() { mark } else { past_blanks(chars, end) });
    let decimals = mantissa.scale() > 0;
    let mut fuzzy_inside = None;
    if power >= 4 && (fuzzy.is_some() || decimals) && form != Form::HanRow {
        end = scaled_end;
        fuzzy_inside = fuzzy;
        let number = Number::scaled(mantissa, power)?;
        (mantissa, step) = (number.value, number.step);
        max = max.and_then(|high: u64| high.checked_mul(10u64.checked_pow(power as u32)?));
        form = Form::Han;
    } else if decimals {
        step = Number::scaled(mantissa, 0)?.step;
    }
    let read = Read {
        number: Number { value: mantissa, step },
        max: max.map(Number::whole),
        fraction: None,
        end,
        form,
        fuzzy: fuzzy_inside,
    };
    Some(with_tail(chars, read))
}

/// The numeral characters at `at`, blanks between them left out, and one past the last.
pub(super) fn han_parts(chars: &[char], at: usize) -> (Vec<Han>, usize) {
    let (mut parts, mut end, mut i) = (Vec::new(), at, at);
    let mut room = u32::MAX;
    while i < chars.len() && i < at + LIMIT {
        match han_value(chars[i]) {
            // 二两 is a weight; 七十百 is two words.
            Some(Han::Digit(_))
                if chars[i] == '两' && matches!(parts.last(), Some(Han::Digit(1..))) =>
            {
                break;
            }
            Some(Han::Unit(power)) if power < 4 && power >= room => break,
            Some(part) => {
                if let Han::Unit(power) = part {
                    room = if power < 4 { power } else { u32::MAX };
                }
                parts.push(part);
                i += 1;
                end = i;
            }
            None => {
                let next = past_blanks(chars, i);
                if next == i {
                    break;
                }
                i = next;
            }
        }
    }
    (parts, end)
}

pub(super) fn han_form(parts: &[Han]) -> Form {
    match parts {
        [Han::Digit(_)] => Form::HanDigit,
        [Han::Unit(1)] => Form::Han,
        _ if parts.iter().all(|part| matches!(part, Han::Unit(_)))
            && parts.first() != Some(&Han::Unit(1)) =>
        {
            Form::Scale
        }
        _ => Form::Han,
    }
}

/// 七八, 三四十, 五六百万: two neighbouring digits are a range.
pub(super) fn neighbours(parts: &[Han]) -> Option<(u64, u64)> {
    let [Han::Digit(low), Han::Digit(high), rest @ ..] = parts else { return None };
    if *low == 0 || *high != low + 1 || rest.iter().any(|part| matches!(part, Han::Digit(_))) {
        return None;
    }
    let mut unit = 1u64;
    for part in rest {
        if let Han::Unit(power) = part {
            unit = unit.checked_mul(10u64.checked_pow(*power)?)?;
        }
    }
    Some((low.checked_mul(unit)?, high.checked_mul(unit)?))
}

pub(super) fn row(parts: &[Han]) -> Option<u64> {
    parts.iter().try_fold(0u64, |sum, part| match part {
        Han::Digit(digit) => sum.checked_mul(10)?.checked_add(*digit),
        Han::Unit(_) => None,
    })
}

/// Sums a numeral with units. A digit that ends it right behind a unit counts the next smaller one: 一万三 is 13000.
pub(super) fn han_sum(parts: &[Han]) -> Option<u64> {
    let (mut total, mut section, mut digit, mut last) = (0u64, 0u64, None::<u64>, 1u64);
    for part in parts {
        match *part {
            Han::Digit(0) => {
                digit = None;
                last = 1;
            }
            // Two digits side by side with units elsewhere (一二三产业) are no number.
            Han::Digit(_) if digit.is_some() => return None,
            Han::Digit(value) => digit = Some(value),
            Han::Unit(power) if power < 4 => {
                let unit = 10u64.pow(power);
                section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
                last = unit;
            }
            Han::Unit(power) => {
                let unit = 10u64.pow(power);
                let here = section + digit.take().unwrap_or(0);
                total = match (here, total) {
                    (0, 0) => unit,
                    (0, _) => total.checked_mul(unit)?,
                    _ if total > 0 && total < unit => (total + here).checked_mul(unit)?,
                    _ => total.checked_add(here.checked_mul(unit)?)?,
                };
                section = 0;
                last = unit;
            }
        }
    }
    let tail = digit.unwrap_or(0).checked_mul(if last >= 100 { last / 10 } else { 1 })?;
    total.checked_add(section)?.checked_add(tail)
}
