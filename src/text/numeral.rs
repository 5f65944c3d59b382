//! Numbers as texts write them: Arabic, Han, mixed, with scale words. Works on folded characters.

use crate::model::Decimal;

/// A number read from a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numeral {
    /// The value, scale words multiplied out; an Arabic number keeps its printed decimals (31.0).
    pub value: Decimal,
    /// How many characters it takes.
    pub len: usize,
    /// How it is written.
    pub form: NumeralForm,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumeralForm {
    /// Digits only: 3,624.2
    Arabic,
    /// Digits with a Han scale: 2.7万
    Mixed,
    /// Han only, with units: 二十三, 两千万
    Han,
    /// Han digits in a row: 二〇二一
    HanDigits,
    /// A scale word alone: 亿 in 破亿
    Scale,
}

/// The value of a Han digit, 〇 to 九, also 两 and the formal forms; on folded text.
#[inline]
pub fn han_digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return None;
    }
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn small_unit(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

fn big_unit(c: char) -> Option<u64> {
    Some(match c {
        '万' => 10_000,
        '亿' => 100_000_000,
        '兆' => 1_000_000_000_000,
        _ => return None,
    })
}

/// Reads the number that begins at `at` in folded text; `None` where none does.
///
/// Reads as far as it can: `3万5千`, `1.34万亿`, `两千万`, `二〇二一`, `4,815.6`. A scale word that ends the number
/// is part of it; what follows (多, 余, a classifier) is not.
pub fn numeral(chars: &[char], at: usize) -> Option<Numeral> {
    match *chars.get(at)? {
        '0'..='9' => Some(mixed(chars, at)?),
        c if han_digit(c).is_some() || small_unit(c).is_some() => han(chars, at),
        c if big_unit(c).is_some() => scale_alone(chars, at),
        _ => None,
    }
}

/// Arabic digits with group commas and decimals; `len` counts what was taken.
pub fn arabic(chars: &[char], at: usize) -> Option<(Decimal, usize)> {
    let mut text = String::new();
    let mut i = at;
    while i < chars.len() && i - at < 40 {
        match chars[i] {
            c if c.is_ascii_digit() => text.push(c),
            ',' if groups_at(chars, at, i) => {}
            '.' if !text.contains('.')
                && chars.get(i + 1).is_some_and(char::is_ascii_digit)
                && i > at =>
            {
                text.push('.');
            }
            _ => break,
        }
        i += 1;
    }
    text.parse().ok().map(|value| (value, i - at))
}

/// Whether the comma at `i` separates thousands of the number begun at `at`: one to three digits before the first,
/// exactly three between and behind.
fn groups_at(chars: &[char], at: usize, i: usize) -> bool {
    let digits_before = chars[at..i].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let first = !chars[at..i].contains(&',');
    let three_behind = chars.len() >= i + 4 && chars[i + 1..i + 4].iter().all(char::is_ascii_digit);
    let ends_behind = !chars.get(i + 4).is_some_and(char::is_ascii_digit);
    three_behind
        && ends_behind
        && !chars[at..i].contains(&'.')
        && if first { (1..=3).contains(&digits_before) } else { digits_before == 3 }
}

fn mixed(chars: &[char], at: usize) -> Option<Numeral> {
    let (value, len) = arabic(chars, at)?;
    let (scale, scale_len) = scale(chars, at + len);
    if scale_len == 0 {
        return Some(Numeral { value, len, form: NumeralForm::Arabic });
    }
    let mut total = value.checked_mul(Decimal::from(scale))?;
    let mut end = at + len + scale_len;
    // 3万5千: a smaller part may follow, never a larger one.
    if scale_len == 1
        && chars.get(end).is_some_and(char::is_ascii_digit)
        && let Some((rest, rest_len)) = arabic(chars, end)
    {
        let (rest_scale, rest_scale_len) = self::scale(chars, end + rest_len);
        if rest_scale_len > 0 && rest_scale < scale {
            total = total.checked_add(rest.checked_mul(Decimal::from(rest_scale))?)?;
            end += rest_len + rest_scale_len;
        }
    }
    Some(Numeral { value: total, len: end - at, form: NumeralForm::Mixed })
}

/// The product of the scale words at `at` (百万, 千亿, 万亿), and how many characters they take; 1 and 0 for none.
fn scale(chars: &[char], at: usize) -> (u64, usize) {
    let (mut product, mut len) = (1u64, 0);
    while let Some(unit) = chars.get(at + len).and_then(|c| small_unit(*c).or(big_unit(*c))) {
        // 10 before 万 is a numeral's business (十万), not a scale behind Arabic digits.
        if chars[at + len] == '十' || len == 3 || begins_unit(chars, at + len) {
            break;
        }
        let Some(next) = product.checked_mul(unit) else { break };
        product = next;
        len += 1;
    }
    (product, len)
}

/// Whether the scale word at `at` is part of a unit: 1900兆瓦, 955百帕, 9千瓦.
fn begins_unit(chars: &[char], at: usize) -> bool {
    let units = match chars[at] {
        '百' => "帕",
        '千' => "克米卡瓦帕赫伏焦",
        '兆' => "瓦帕赫欧焦字比",
        _ => return false,
    };
    chars.get(at + 1).is_some_and(|next| units.contains(*next))
}

fn scale_alone(chars: &[char], at: usize) -> Option<Numeral> {
    let (value, len) = scale(chars, at);
    (len > 0).then(|| Numeral { value: Decimal::from(value), len, form: NumeralForm::Scale })
}

fn han(chars: &[char], at: usize) -> Option<Numeral> {
    let digits = chars[at..].iter().take_while(|c| han_digit(**c).is_some()).take(12).count();
    let unit_follows =
        chars.get(at + digits).is_some_and(|c| small_unit(*c).or(big_unit(*c)).is_some());
    if digits >= 2 && !unit_follows {
        let value = chars[at..at + digits]
            .iter()
            .fold(0u64, |sum, c| sum * 10 + u64::from(han_digit(*c).unwrap_or(0)));
        return Some(Numeral {
            value: Decimal::from(value),
            len: digits,
            form: NumeralForm::HanDigits,
        });
    }
    let (mut total, mut section, mut digit, mut i) = (0u64, 0u64, None, at);
    while i < chars.len() {
        if let Some(value) = han_digit(chars[i]) {
            if digit.is_some_and(|d| d != 0) {
                break;
            }
            digit = Some(u64::from(value));
        } else if let Some(unit) = small_unit(chars[i]) {
            section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
        } else if let Some(unit) = big_unit(chars[i]) {
            let here = section + digit.take().unwrap_or(0);
            if here == 0 && total == 0 {
                break;
            }
            // 两千万亿: a larger unit multiplies all that stands before it.
            total = if here == 0 {
                total.checked_mul(unit)?
            } else if unit > 10_000 && total > 0 && total < unit {
                (total + here).checked_mul(unit)?
            } else {
                total.checked_add(here.checked_mul(unit)?)?
            };
            section = 0;
        } else {
            break;
        }
        i += 1;
    }
    if i == at {
        return None;
    }
    total = total.checked_add(section)?.checked_add(digit.unwrap_or(0))?;
    // 百 and 千 alone are no numbers (百货); with a larger scale behind they are (百亿).
    let bare = i == at + 1 && matches!(chars[at], '百' | '千' | '佰' | '仟');
    let form = if bare { NumeralForm::Scale } else { NumeralForm::Han };
    Some(Numeral { value: Decimal::from(total), len: i - at, form })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, value: &str, len: usize) {
        let chars: Vec<char> = text.chars().collect();
        let found = numeral(&chars, 0).expect("a number");
        assert_eq!((found.value.to_string().as_str(), found.len), (value, len));
    }

    #[test]
    fn reads_arabic_with_groups_and_printed_decimals() {
        check("3,624.2亿", "362420000000.0", 8);
        check("31.0%", "31.0", 4);
        check("12,12", "12", 2);
    }

    #[test]
    fn a_scale_word_in_a_unit_is_no_scale() {
        check("1900兆瓦", "1900", 4);
        check("955百帕", "955", 3);
        check("3万千瓦", "30000", 2);
    }

    #[test]
    fn reads_mixed_numbers() {
        check("1.34万亿元", "1340000000000.00", 6);
        check("3万5千人", "35000", 4);
        check("6.71亿", "671000000.00", 5);
    }

    #[test]
    fn reads_han_numbers() {
        check("二十三个", "23", 3);
        check("两千万", "20000000", 3);
        check("一百零五", "105", 4);
        check("七十一亿元", "7100000000", 4);
        check("三万六千二百四十二亿", "3624200000000", 10);
    }

    #[test]
    fn reads_rows_of_han_digits() {
        check("二〇二一年", "2021", 4);
    }
}
