//! Figures in running text: number and unit as exact data, with how they are qualified and what they measure.
//!
//! Chinese is scanned folded to Simplified (one character to one, so that positions survive), English as it is;
//! both scanners read from left to right and look only a bounded number of characters round a number. What only
//! looks like a figure (a year, a ticker, a model name, a rank, an idiom) is none: see [`traps`]. A figure is never
//! corrected or converted here, and a unit that the sentence leaves out is supplied only where a word of the
//! clause says what is counted.
//!
//! Invariant: the figures are in the order of the text, do not overlap, and each expression is the text between
//! its two positions.

mod display;
mod en;
mod en_context;
mod en_count;
mod en_feet;
mod en_fraction;
mod en_measure;
mod en_number;
mod en_traps;
mod en_unit;
mod en_word;
mod key;
mod measure;
mod money;
mod noun;
mod per;
mod period;
mod subject;
mod traps;
mod unit;
mod unit_names;
mod zh;
mod zh_context;
mod zh_date;
mod zh_han;
mod zh_implied;
mod zh_number;
mod zh_range;
mod zh_ratio;
mod zh_sense;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Reading;
use crate::model::{DateMention, Decimal, Direction, Modifier, Quantity, QuantityKind};
use crate::text::fold;

/// A number as it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Number {
    /// The value, scale words multiplied out.
    value: Decimal,
    /// The power of ten of the last digit printed behind a decimal point (−1 in 31.0, 7 in 412.65 billion);
    /// `None` where no decimals are printed, since zeros before the point say nothing of precision.
    step: Option<i32>,
}

impl Number {
    /// `mantissa` × 10^`power`, keeping the zeros that are printed and adding none; `None` on overflow.
    fn scaled(mantissa: Decimal, power: i32) -> Option<Self> {
        let printed = mantissa.scale() as i32;
        let factor = Decimal::from(10u64.checked_pow(power.unsigned_abs())?);
        let value = if power >= 0 {
            mantissa.checked_mul(factor)?.round_dp((printed - power).max(0) as u32)
        } else {
            mantissa.checked_div(factor)?
        };
        Some(Self { value, step: (printed > 0).then_some(power - printed) })
    }

    fn whole(value: u64) -> Self {
        Self { value: Decimal::from(value), step: None }
    }

    fn negated(self) -> Self {
        Self { value: -self.value, ..self }
    }
}

/// A figure as a scanner found it, before its surroundings are asked what it measures.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    /// Number and unit.
    span: Range<usize>,
    number: Number,
    max: Option<Number>,
    /// Numerator and denominator, where it is written as a fraction.
    fraction: Option<(u64, u64)>,
    kind: QuantityKind,
    unit: String,
    modifier: Option<Modifier>,
    direction: Option<Direction>,
    /// Whether the figure, where it has a direction, is how much it changed by, and not what of the old it came to.
    is_change: bool,
    /// What is counted, in English, where the small table of [`noun`] knows it.
    noun: Option<&'static str>,
    /// What it is for one of, in the order said; mostly nothing.
    per: Vec<per::Per>,
    /// Feet and inches, where it is told in both.
    parts: Option<(u64, u64)>,
}

/// The figures of an article, title included (sentence 0).
///
/// `dates` are the article's expressions of time: a number inside one is no figure.
pub(crate) fn find(reading: Reading<'_>, dates: &[DateMention]) -> Vec<Quantity> {
    let money = money::of(reading);
    let texts = reading
        .title
        .into_iter()
        .map(|title| (0, title))
        .chain(reading.sentences.iter().enumerate().map(|(i, s)| (i + 1, s.text.as_str())));
    let mut quantities = Vec::new();
    for (sentence, text) in texts {
        let chars = fold::chars(text);
        let chinese = reading.lang.is_chinese();
        let fold = || {
            let mut folded = chars.clone();
            fold::fold_all(&mut folded);
            folded
        };
        let mut folded = if chinese { fold() } else { Vec::new() };
        // Dates come in the order of the text.
        let first = dates.partition_point(|date| date.sentence < sentence);
        let here: Vec<&DateMention> =
            dates[first..].iter().take_while(|date| date.sentence == sentence).collect();
        let dated = mask(chars.len(), &here);
        let found = if chinese {
            zh::scan(&folded, &dated, money)
        } else {
            en::scan(&chars, &dated, money)
        };
        if !chinese && !found.is_empty() {
            folded = fold();
        }
        let spans: Vec<Range<usize>> = found.iter().map(|found| found.span.clone()).collect();
        // 其中…: what the sentence before was told of.
        let whole = period::is_part(&folded).then(|| period::before(&quantities, sentence));
        for (i, one) in found.iter().enumerate() {
            // Only the neighbours matter; a line that is all figures must not cost their square.
            let near = i.saturating_sub(4);
            let spans = &spans[near..(i + 4).min(spans.len())];
            let measure = if chinese {
                measure::zh(&folded, &chars, &dated, spans, one)
            } else {
                en_measure::en(&chars, &dated, one)
            };
            let measure = measure.map(|measure| per::without(measure, one));
            let place = period::Place {
                chars: &folded,
                dates: &here,
                figures: &found[near..=i],
                reading,
                whole: whole.as_ref(),
            };
            let held = place.held(measure.as_deref());
            quantities.push(Quantity {
                expression: chars[one.span.clone()].iter().collect(),
                sentence,
                start_char: one.span.start,
                end_char: one.span.end,
                value: one.number.value,
                value_max: one.max.map(|max| max.value),
                kind: one.kind,
                modifier: one.modifier,
                direction: one.direction,
                per: per::code(&chars, one, measure.as_deref()),
                measure,
                period: held.period,
                expected: held.expected,
                key: false,
                display: display::show(one),
                unit: one.unit.clone(),
            });
        }
    }
    key::choose(&mut quantities, reading);
    quantities
}

/// Which characters an expression of time covers.
fn mask(len: usize, dates: &[&DateMention]) -> Vec<bool> {
    let mut mask = vec![false; len];
    for date in dates {
        let end = date.end_char.min(len);
        if let Some(covered) = mask.get_mut(date.start_char.min(end)..end) {
            covered.fill(true);
        }
    }
    mask
}

/// More characters than these beside a number are a text, whatever they are.
const FEW: usize = 16;

/// Whether `chars` has `word` at `at`.
fn has(chars: &[char], at: usize, word: &str) -> bool {
    let mut rest = chars.get(at..).unwrap_or_default().iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether the characters before `end` are `word`.
fn ends(chars: &[char], end: usize, word: &str) -> bool {
    let mut before = chars.get(..end).unwrap_or_default().iter().rev();
    word.chars().rev().all(|c| before.next() == Some(&c))
}

/// One past the blanks at `at`, at most four of them.
fn past_blanks(chars: &[char], at: usize) -> usize {
    let blanks = chars.get(at..).unwrap_or_default().iter().take(4);
    at + blanks.take_while(|c| **c != '\n' && c.is_whitespace()).count()
}

/// 2.5^-1, 1.1^23: `base` raised to the power at `at`, to fifteen digits, and one past it.
fn raised(chars: &[char], at: usize, base: Decimal) -> Option<(Number, usize)> {
    use rust_decimal::MathematicalOps;
    if chars.get(at) != Some(&'^') {
        return None;
    }
    let negative = matches!(chars.get(at + 1), Some('-' | '−'));
    let start = at + 1 + usize::from(negative || chars.get(at + 1) == Some(&'+'));
    let len = chars.get(start..)?.iter().take(4).take_while(|c| c.is_ascii_digit()).count();
    let power: i64 = chars.get(start..start + len)?.iter().collect::<String>().parse().ok()?;
    let power = if negative { -power } else { power };
    let value = base.checked_powi(power).filter(|_| len < 4)?.round_sf(15)?.normalize();
    Some((Number { value, step: None }, start + len))
}

/// 6.02×10^23, 3x10^-4: `mantissa` times a power of ten, and one past it.
fn times_a_power(chars: &[char], at: usize, mantissa: Decimal) -> Option<(Number, usize)> {
    let at = past_blanks(chars, at);
    if !matches!(chars.get(at), Some('x' | '×' | '*')) {
        return None;
    }
    let ten = past_blanks(chars, at + 1);
    let (power, end) = raised(chars, ten + 2, Decimal::TEN).filter(|_| has(chars, ten, "10^"))?;
    let value = mantissa.checked_mul(power.value)?.normalize();
    Some((Number { value, step: None }, end))
}

/// The power of ten that scientific notation (6.02e23) puts behind the digits, and one past it.
fn exponent(chars: &[char], at: usize) -> Option<(i32, usize)> {
    if !matches!(chars.get(at)?, 'e' | 'E') {
        return None;
    }
    let negative = chars.get(at + 1) == Some(&'-');
    let start = at + 1 + usize::from(negative || chars.get(at + 1) == Some(&'+'));
    let len = chars.get(start..)?.iter().take(3).take_while(|c| c.is_ascii_digit()).count();
    if !(1..=2).contains(&len) || chars.get(start + len).is_some_and(|c| c.is_alphanumeric()) {
        return None;
    }
    let power = chars[start..start + len]
        .iter()
        .fold(0, |p, c| p * 10 + c.to_digit(10).unwrap_or(0) as i32);
    Some((if negative { -power } else { power }, start + len))
}
