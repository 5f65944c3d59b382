//! Figures as data: an exact decimal with its unit, its direction and what it measures.

use super::{Decimal, PerLocale};

/// A figure in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Quantity {
    /// Number and unit, as the sentence has them.
    pub expression: String,
    /// The sentence's number, from 1; 0 is the title.
    pub sentence: usize,
    /// First character of the expression within the sentence.
    pub start_char: usize,
    /// One past the last character.
    pub end_char: usize,
    /// The value in `unit`, scale words multiplied out (58亿元 is 5800000000); printed precision kept (31.0).
    #[serde(with = "rust_decimal::serde::str")]
    pub value: Decimal,
    /// The upper end, for a range.
    #[serde(with = "rust_decimal::serde::str_option")]
    pub value_max: Option<Decimal>,
    /// ISO 4217 for currency, `%`, `pp` for percentage points, UCUM-like symbols (GB, km, kg, ha), `year`, `month`, `day`,
    /// `ratio`, or, for counts, the classifier or noun as the text has it in Simplified form (家, 万人次 is 人次; companies).
    pub unit: String,
    /// What the value holds for one of, for a rate: the same sort of code (kg, m2, year), `person`, `share`, `barrel`; two
    /// joined by a stroke (m2/month).
    pub per: Option<String>,
    /// What sort of figure it is.
    pub kind: QuantityKind,
    /// How it is qualified.
    pub modifier: Option<Modifier>,
    /// For a change: which way.
    pub direction: Option<Direction>,
    /// What is measured, in the words of the sentence; `None` where the sentence does not say.
    pub measure: Option<String>,
    /// The period it holds for, as an EDTF value.
    pub period: Option<String>,
    /// Whether it was only expected, planned or aimed at when the article appeared.
    #[serde(default)]
    pub expected: bool,
    /// Whether it belongs in the key-figures box.
    pub key: bool,
    /// How it prints in each language.
    pub display: PerLocale<String>,
}

/// Sorts of figures. Ordinals are never quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuantityKind {
    /// Money.
    Currency,
    /// Percent, tenths (成) and percentage points.
    Percent,
    /// So many things.
    Count,
    /// A length of time.
    Duration,
    /// Bytes.
    Data,
    /// A fraction such as 1/5.
    Fraction,
    /// Metres and the like.
    Length,
    /// Square metres and the like.
    Area,
    /// Grams and the like.
    Weight,
    /// A multiple: 3倍, twofold.
    Ratio,
}

/// How a figure is qualified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// 超过, 逾, 多, 余; more than, over.
    MoreThan,
    /// 不到, 不足, 以下; less than, under.
    LessThan,
    /// 约, 左右; about.
    About,
    /// 近, 接近; nearly.
    Nearly,
    /// 至少, 以上, 起; at least.
    AtLeast,
    /// 至多, 不超过; at most.
    AtMost,
}

/// Which way something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Grew.
    Up,
    /// Fell.
    Down,
    /// Stayed.
    Flat,
}
