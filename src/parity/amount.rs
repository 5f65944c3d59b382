//! Figures that can be compared across languages: in one unit, with the precision they are printed in.

use crate::model::{Decimal, Modifier, Quantity, QuantityKind};

use super::bag::Number;

/// A figure in the base unit of what it measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    /// The lower end.
    low: Decimal,
    /// The upper end; the same where it is no range.
    high: Decimal,
    /// What the last printed digit stands for.
    step: Decimal,
    dimension: Dimension,
    modifier: Option<Modifier>,
    /// Both ends and the step in the unit as printed.
    printed: [Decimal; 3],
    /// Whether it is written without figures.
    spelled: bool,
    /// Whether nothing says what it counts: the 40 of "6 minutes instead of 40".
    bare: bool,
    /// Whether it is a multiple: 3 times.
    multiple: bool,
    /// Whether it is two numbers with a colon.
    score: bool,
    /// Whether it counts what is there besides: "the bureau and five other departments" are 六部门.
    others: bool,
}

/// What may be compared with what.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Dimension {
    /// Money, by ISO 4217.
    Money(String),
    /// Parts of a hundred, multiples and fractions: 三成, 30%, three tenths.
    Share,
    /// Percentage points.
    Points,
    /// Anything with a unit that has a base: seconds, metres, grams, bytes.
    Measure(&'static str),
    /// So many of something; languages name the things differently.
    Count,
    /// A unit that only its own name equals.
    Other(String),
}

/// Base unit and factor of units that languages and papers choose freely.
const BASES: &[(&str, &str, &str)] = &[
    ("ordinal", "ordinal", "1"),
    ("second", "second", "1"),
    ("minute", "second", "60"),
    ("hour", "second", "3600"),
    ("day", "second", "86400"),
    ("week", "second", "604800"),
    ("month", "month", "1"),
    ("quarter", "month", "3"),
    ("year", "month", "12"),
    ("decade", "month", "120"),
    ("century", "month", "1200"),
    ("mm", "m", "0.001"),
    ("cm", "m", "0.01"),
    ("m", "m", "1"),
    ("km", "m", "1000"),
    ("li", "m", "500"),
    ("mi", "m", "1609.344"),
    // What a speed covers: Chinese says 每小时 earlier in the sentence.
    ("km/h", "m", "1000"),
    ("mph", "m", "1609.344"),
    ("m/s", "m", "1"),
    ("nmi", "m", "1852"),
    ("ft", "m", "0.3048"),
    ("in", "m", "0.0254"),
    ("m2", "m2", "1"),
    ("ha", "m2", "10000"),
    ("km2", "m2", "1000000"),
    ("mu", "m2", "666.6667"),
    ("mg", "g", "0.001"),
    ("g", "g", "1"),
    ("jin", "g", "500"),
    ("kg", "g", "1000"),
    ("t", "g", "1000000"),
    ("lb", "g", "453.59237"),
    ("KB", "MB", "0.001"),
    ("MB", "MB", "1"),
    ("GB", "MB", "1000"),
    ("TB", "MB", "1000000"),
];

/// How far two roundings of one figure may lie apart, as a part of the figure.
const ROUNDED: Decimal = Decimal::from_parts(3, 0, 0, false, 2);

/// The same where one of them says itself that it is rough.
const ROUGH: Decimal = Decimal::from_parts(1, 0, 0, false, 1);

impl Amount {
    /// The figure a text gives; `None` for values too large to compare.
    pub(super) fn new(quantity: &Quantity) -> Option<Self> {
        let unit = quantity.unit.as_str();
        let (dimension, factor) = match quantity.kind {
            QuantityKind::Currency => (Dimension::Money(unit.to_owned()), Decimal::ONE),
            QuantityKind::Percent if unit == "pp" => (Dimension::Points, Decimal::ONE),
            QuantityKind::Percent => (Dimension::Share, Decimal::ONE),
            QuantityKind::Fraction | QuantityKind::Ratio => {
                (Dimension::Share, Decimal::ONE_HUNDRED)
            }
            // 四分之一分给别人: its unit is the head of the next word.
            QuantityKind::Count if quantity.expression.contains("分之") => {
                (Dimension::Share, Decimal::ONE_HUNDRED)
            }
            QuantityKind::Count if base(unit).is_none() => (Dimension::Count, Decimal::ONE),
            _ => match base(unit) {
                Some((base, factor)) => (Dimension::Measure(base), factor),
                None => (Dimension::Other(unit.to_owned()), Decimal::ONE),
            },
        };
        let high = quantity.value_max.unwrap_or(quantity.value);
        let step = step(&quantity.expression, quantity.value)?;
        Some(Self {
            low: quantity.value.checked_mul(factor)?,
            high: high.checked_mul(factor)?,
            step: step.checked_mul(factor)?,
            printed: [quantity.value, high, step],
            // "Two points" may be percentage points, or those of an index.
            bare: matches!(unit, "" | "points" | "点"),
            score: quantity.expression.contains([':', '：']),
            others: quantity.expression.contains(" other "),
            multiple: quantity.kind == QuantityKind::Ratio,
            spelled: !quantity.expression.contains(|c: char| c.is_ascii_digit()),
            dimension,
            modifier: quantity.modifier,
        })
    }

    /// Whether both are the same figure: equal, or one is the other rounded to what it prints.
    pub(super) fn equals(&self, other: &Self) -> bool {
        if self.bare || other.bare || self.is_times(other) || other.is_times(self) {
            let [low, high, step] = self.printed;
            let [other_low, other_high, other_step] = other.printed;
            let near =
                |a: Decimal, b: Decimal| (a - b).abs() <= self.tolerance(a, step.max(other_step));
            return near(low, other_low) && near(high, other_high);
        }
        self.is_comparable(other)
            && self.agrees(self.low, other, other.low)
            && self.agrees(self.high, other, other.high)
    }

    /// Whether both measure the same sort of thing. A bare number may measure anything.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        self.dimension == other.dimension || self.bare || other.bare
    }

    /// Whether this is "3 times" and the other 3次, which may mean the same.
    fn is_times(&self, other: &Self) -> bool {
        self.multiple && other.dimension == Dimension::Count
    }

    /// The lower end, as printed.
    pub(super) fn printed(&self) -> Decimal {
        self.printed[0]
    }

    /// Whether one is a lower limit and the other an upper one.
    pub(super) fn is_limit_reversed(&self, other: &Self) -> bool {
        let side = |amount: &Self| match amount.modifier? {
            Modifier::MoreThan | Modifier::AtLeast => Some(true),
            Modifier::LessThan | Modifier::AtMost | Modifier::Nearly => Some(false),
            Modifier::About => None,
        };
        matches!((side(self), side(other)), (Some(a), Some(b)) if a != b)
    }

    /// Whether a bare number of the other text may be this figure: 7 and seven days, 0.5 and half of them.
    pub(super) fn may_be(&self, number: Number) -> bool {
        let [low, high, step] = self.printed;
        let near = |number: Decimal, low: Decimal, high: Decimal, step: Decimal| {
            let is = |value: Decimal| (value - number).abs() <= self.tolerance(value, step);
            is(low) || is(high)
        };
        let base = number.unit.and_then(base);
        if let (Dimension::Measure(own), Some((other, factor))) = (&self.dimension, base) {
            let value = number.value.checked_mul(factor);
            let length = *own == "m";
            let rounded = if length { self.step.max(last_digit(self.low)) } else { self.step };
            return *own == other
                && value.is_some_and(|value| near(value, self.low, self.high, rounded));
        }
        let share = self.dimension == Dimension::Share;
        let times = |factor: Decimal| {
            number.value.checked_mul(factor).is_some_and(|value| near(value, low, high, step))
        };
        times(Decimal::ONE) || share && (times(Decimal::ONE_HUNDRED) || times(Decimal::new(1, 2)))
    }

    /// Whether it is the lower (or upper) end of the range that the other is: "between 5 and 7" for 5至7.
    pub(super) fn is_end_of(&self, other: &Self, lower: bool) -> bool {
        let [low, high, step] = other.printed;
        let end = if lower { low } else { high };
        let near = (self.printed[0] - end).abs() <= self.tolerance(end, step.min(self.printed[2]));
        low != high && self.low == self.high && self.is_comparable(other) && near
    }

    /// Whether nothing says what it counts.
    pub(super) fn is_bare(&self) -> bool {
        self.bare
    }

    /// Whether it is a number of one digit, a score or in words, and nothing says the sense of it.
    pub(super) fn is_slight(&self) -> bool {
        let digit = self.printed[1] < Decimal::TEN && self.printed[1].scale() == 0;
        self.bare && (self.spelled || self.score || digit)
    }

    /// What equal figures share, for counting.
    pub(super) fn key(&self) -> String {
        format!("{} {}", self.low.normalize(), self.high.normalize())
    }

    /// Whether prose may swallow it: one of them, the two, a month, half, tenfold.
    pub(super) fn is_small(&self) -> bool {
        let most = self.printed[1];
        self.others
            || self.spelled
                && match self.dimension {
                    _ if self.multiple => most <= Decimal::TEN,
                    Dimension::Share => self.high == Decimal::from(50),
                    Dimension::Money(_) | Dimension::Points => false,
                    Dimension::Measure(_) => most <= Decimal::ONE,
                    Dimension::Count | Dimension::Other(_) => most <= Decimal::TWO,
                }
    }

    /// Whether one is qualified, and the other not.
    pub(super) fn is_limited(&self) -> bool {
        matches!(self.modifier, Some(Modifier::MoreThan | Modifier::LessThan | Modifier::Nearly))
    }

    fn agrees(&self, mine: Decimal, other: &Self, theirs: Decimal) -> bool {
        let mut step = self.step.max(other.step);
        if self.is_converted(other) {
            step = step.max(last_digit(mine)).max(last_digit(theirs));
        }
        let allowed = self.tolerance(mine, step).max(other.tolerance(theirs, step));
        (mine - theirs).abs() <= allowed
    }

    /// Whether they are printed in units of two systems, such as miles and metres: what comes of that is rounded.
    fn is_converted(&self, other: &Self) -> bool {
        let factor = |one: &Self| one.low.checked_div(one.printed[0]);
        let (Some(a), Some(b)) = (factor(self), factor(other)) else { return false };
        let is_metric =
            |factor: Decimal| factor.checked_div(last_digit(factor)) == Some(Decimal::ONE);
        matches!(self.dimension, Dimension::Measure("m" | "m2" | "g"))
            && is_metric(a) != is_metric(b)
    }

    fn tolerance(&self, value: Decimal, step: Decimal) -> Decimal {
        let part = if self.modifier.is_some() { ROUGH } else { ROUNDED };
        let most = value.abs().checked_mul(part).unwrap_or(value.abs());
        (step / Decimal::TWO).min(most)
    }
}

/// The base unit of a unit, and how many of it make one.
pub(super) fn base(unit: &str) -> Option<(&'static str, Decimal)> {
    let (_, base, factor) = BASES.iter().find(|(name, ..)| *name == unit)?;
    Some((base, factor.parse().ok()?))
}

/// What the last digit of an expression stands for: 1e8 in 29948亿, 0.1 in 31.0%, 1 in 1,200. Han numerals and number words
/// count as printed to their last digit that is not zero.
fn step(expression: &str, value: Decimal) -> Option<Decimal> {
    let digits: String = expression
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        .filter(|c| *c != ',')
        .collect();
    let printed: Option<Decimal> = digits.trim_end_matches('.').parse().ok();
    match printed.filter(|printed| !printed.is_zero() && !value.is_zero()) {
        Some(printed) => {
            let scale = value.abs().checked_div(printed)?;
            // 3/5 and the like are no scaled numbers.
            if scale < Decimal::ONE {
                Some(Decimal::ZERO)
            } else {
                scale.checked_mul(unit_of(printed))
            }
        }
        None => Some(last_digit(value.abs())),
    }
}

/// 0.01 for a number with two decimals.
fn unit_of(number: Decimal) -> Decimal {
    Decimal::new(1, number.scale())
}

/// The value of the last digit that is not zero.
fn last_digit(value: Decimal) -> Decimal {
    let mut step = unit_of(value.normalize());
    let mut rest = value.normalize();
    while rest.scale() == 0 && !rest.is_zero() && (rest % Decimal::TEN).is_zero() {
        rest /= Decimal::TEN;
        step *= Decimal::TEN;
    }
    step
}
