//! The values a printed figure may stand for: half a unit of its last digit to either side.

use crate::model::{Decimal, Modifier, Quantity};

/// From `low` to `high`, both included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Interval {
    /// `None` for ranges, for what is not positive, and for figures that state only a bound.
    pub(super) fn of(quantity: &Quantity) -> Option<Self> {
        if quantity.value_max.is_some() || quantity.value <= Decimal::ZERO {
            return None;
        }
        let value = number(quantity.value)?;
        let slack = match quantity.modifier {
            None => half_unit(quantity)?,
            Some(Modifier::About) => half_unit(quantity)?.max(value * 0.05),
            Some(_) => return None,
        };
        Some(Self { low: value - slack, high: value + slack })
    }

    pub(super) fn over(self, other: Self) -> Self {
        Self { low: self.low / other.high, high: self.high / other.low }
    }

    pub(super) fn map(self, apply: impl Fn(f64) -> f64) -> Self {
        Self { low: apply(self.low), high: apply(self.high) }
    }

    /// Whether the two have no value in common, even when both are wider by `slack` times the larger.
    pub(super) fn apart(self, other: Self, slack: f64) -> bool {
        let room = slack * self.high.abs().max(other.high.abs());
        self.low - room > other.high || other.low - room > self.high
    }
}

/// The value as a float; `None` where it has none.
pub(super) fn number(value: Decimal) -> Option<f64> {
    value.to_string().parse().ok().filter(|value: &f64| value.is_finite())
}

/// Half of the last printed digit: 0.05 for 31.0 %, half of 亿 for 2415亿, 5 × 10⁹ for 1.34万亿.
///
/// Numbers in words count as exact to two digits.
fn half_unit(quantity: &Quantity) -> Option<f64> {
    let digits: String = quantity
        .expression
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(|c| *c != ',')
        .collect();
    let digits = digits.trim_end_matches('.');
    let value = number(quantity.value)?;
    if let Ok(mantissa) = digits.parse::<f64>()
        && mantissa > 0.0
    {
        let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        return Some(0.5 * value / mantissa * 10f64.powi(-(decimals as i32)));
    }
    Some(0.5 * 10f64.powf(value.log10().floor() - 1.0))
}

/// A float as a reader wants it: four significant digits.
pub(super) fn readable(value: f64, chinese: bool) -> String {
    let scales: &[(f64, &str)] = if chinese {
        &[(1e12, " 万亿"), (1e8, " 亿"), (1e4, " 万")]
    } else {
        &[(1e12, " trillion"), (1e9, " billion"), (1e6, " million")]
    };
    let (factor, word) =
        scales.iter().find(|(factor, _)| value.abs() >= *factor).copied().unwrap_or((1.0, ""));
    let scaled = value / factor;
    let places = match scaled.abs() {
        x if x >= 1000.0 => 0,
        x if x >= 100.0 => 1,
        x if x >= 10.0 => 2,
        _ => 3,
    };
    let text = format!("{scaled:.places$}");
    let text =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}{word}")
}
