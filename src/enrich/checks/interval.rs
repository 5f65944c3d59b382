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
            None => half_unit(quantity.value),
            Some(Modifier::About) => half_unit(quantity.value).max(value * 0.05),
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

/// Half of the last digit that is not a trailing zero before the point: 0.05 for 24.0, 5 × 10⁹ for 1.98 trillion.
fn half_unit(value: Decimal) -> f64 {
    let text = value.to_string();
    match text.split_once('.') {
        Some((_, decimals)) => 0.5 * 10f64.powi(-(decimals.len() as i32)),
        None => {
            let zeros = text.chars().rev().take_while(|c| *c == '0').count();
            0.5 * 10f64.powi(zeros as i32)
        }
    }
}

/// A float as a reader wants it: four significant digits.
pub(super) fn readable(value: f64, chinese: bool) -> String {
    let scales: &[(f64, &str)] = if chinese {
        &[(1e12, " 万亿"), (1e8, " 亿"), (1e4, " 万")]
    } else {
        &[(1e12, " trillion"), (1e9, " billion"), (1e6, " million")]
    };
    let (factor, word) = scales.iter().find(|(factor, _)| value.abs() >= *factor).copied().unwrap_or((1.0, ""));
    let scaled = value / factor;
    let places = match scaled.abs() {
        x if x >= 1000.0 => 0,
        x if x >= 100.0 => 1,
        x if x >= 10.0 => 2,
        _ => 3,
    };
    let text = format!("{scaled:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text}{word}")
}
