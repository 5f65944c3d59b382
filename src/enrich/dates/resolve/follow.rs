//! The years of dates that follow others of their text: the next year of a chain, the year of a half named before.

use super::super::calendar;
use super::super::shape::{Bound, Part};
use super::Context;
use super::part::in_year;
use crate::model::{DateValue, Precision};

/// Whether a day or month lies in the year after the one that a chain of dates has come to: 12月28日…；1月3日….
pub(super) fn rolls_over(part: Part, year: i16, context: &Context) -> bool {
    let start = |year: i16| {
        in_year(part, year, Bound::At, context).and_then(|value| value.start).map(calendar::number)
    };
    let fine = |value: &DateValue| {
        matches!(value.precision, Precision::Day | Precision::DayRange | Precision::Month)
    };
    let Some(last) = context.last.filter(fine).and_then(|last| last.start) else { return false };
    let (Some(here), Some(next)) = (start(year), year.checked_add(1).and_then(start)) else {
        return false;
    };
    let ahead = context.published.is_some_and(|published| next > calendar::number(published));
    here < calendar::number(last) - 183 && !ahead
}

/// The year of a half or quarter behind another one of the same sentence: 去年上半年…，下半年….
pub(super) fn goes_on(part: Part, context: &Context) -> Option<i16> {
    let period = |value: &DateValue| {
        matches!(value.precision, Precision::Half | Precision::Quarter | Precision::QuarterRange)
    };
    if !matches!(part, Part::Half(_) | Part::Quarter(_) | Part::Quarters(..)) {
        return None;
    }
    let last = context.last.filter(period)?;
    let year = last.start?.year();
    let value = in_year(part, year, Bound::At, context)?;
    (value.start > last.end).then_some(year)
}
