//! Dates as data: Extended Date/Time Format values with their first and last day.

use super::Date;

/// An expression of time in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DateMention {
    /// The words, as the sentence has them.
    pub expression: String,
    /// The sentence's number, from 1; 0 is the title.
    pub sentence: usize,
    /// First character of the expression within the sentence.
    pub start_char: usize,
    /// One past the last character.
    pub end_char: usize,
    /// What it means; `None` for vague expressions (近日, recently).
    pub value: Option<DateValue>,
    /// Whether the words themselves are rough: about, around, 前后.
    pub approximation: Approximation,
    /// Whether a part of the value (mostly the year) comes from elsewhere.
    pub inferred: bool,
    /// What the expression does in its sentence.
    pub role: DateRole,
    /// What an editor should look at.
    pub trouble: Option<DateTrouble>,
}

/// What is wrong with the words of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum DateTrouble {
    /// No calendar has the day: 30 February. There is no value.
    Impossible,
    /// Two countries read two days in the figures, and nothing in the article decides: 03/04/2021.
    Ambiguous,
}

/// Whether a date is meant exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Approximation {
    /// As said.
    Exact,
    /// About then (EDTF `~`).
    About,
    /// The words name the first day that is no longer meant: 6月18日以前, before 2018. The value ends the day before.
    Before,
}

/// A span of whole days, with the precision it was given in.
///
/// `None` for `start` or `end` is an open side (EDTF `..`); never both.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct DateValue {
    /// First day.
    pub start: Option<Date>,
    /// Last day, inclusive.
    pub end: Option<Date>,
    /// What it was given in.
    pub precision: Precision,
}

/// What a date is given in.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// One day.
    Day,
    /// A calendar week, Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// A quarter of a year.
    Quarter,
    /// Half a year.
    Half,
    /// A season.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// From a day to a day.
    DayRange,
    /// From a month to a month.
    MonthRange,
    /// From a quarter to a quarter.
    QuarterRange,
    /// From a year to a year.
    YearRange,
    /// Any other span, for example a five-year plan or "earlier this year".
    Span,
}

/// What an expression of time does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateRole {
    /// Something happened or will happen then.
    Event,
    /// The period of a statistic, or a date compared with.
    Reference,
    /// Named in passing.
    Mention,
}

/// An entry of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Event {
    /// When.
    pub when: DateValue,
    /// Whether it lies ahead of the article, or is only announced or forecast.
    pub planned: bool,
    /// Whether a part of the date comes from elsewhere.
    pub inferred: bool,
    /// Whether the date is rough.
    pub approximation: Approximation,
    /// The clause or sentence that tells it.
    pub text: String,
    /// The words of the date in the text; the title of the badge *inferred*.
    pub expression: String,
    /// The sentence's number, from 1; 0 is the title or, for an editor's event, none.
    pub sentence: usize,
    /// Who put it there.
    pub origin: EventOrigin,
}

/// Who put an entry on the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum EventOrigin {
    /// Found in the text.
    Text,
    /// Written by the editor.
    Editor,
}
