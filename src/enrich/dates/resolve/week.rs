//! The days of weeks: a weekday, a weekend, the first or last days of a week.

use super::super::calendar::{self, Unit, day, plus_days, span, step, week_of};
use super::super::shape::Edge;
use super::Context;
use crate::model::{Date, DateValue, Precision};

/// A weekday: in a week counted from publication, or the nearest, in the past unless the words look ahead.
pub(super) fn weekday(week: Option<i32>, number: i8, context: &Context) -> Option<DateValue> {
    let published = context.published?;
    if let Some(week) = week {
        let monday = week_of(step(published, week, Unit::Week)?)?.start?;
        return Some(day(plus_days(monday, i64::from(number) - 1)?));
    }
    let back = (calendar::weekday(published) - number).rem_euclid(7);
    let coming = context.ahead || context.open;
    let by = if coming && back > 0 { 7 - i64::from(back) } else { -i64::from(back) };
    Some(day(plus_days(published, by)?))
}

/// A weekend: of a week counted from publication, or the nearest. From Monday on that is the one that is over, unless the
/// words look ahead; on Thursday and Friday only if they look back.
pub(super) fn weekend(week: Option<i32>, context: &Context) -> Option<DateValue> {
    let published = context.published?;
    let over = match calendar::weekday(published) {
        1..=3 => !context.ahead && !context.open,
        4 | 5 => context.past,
        _ => false,
    };
    let week = week.unwrap_or(if over { -1 } else { 0 });
    let sunday = week_of(step(published, week, Unit::Week)?)?.end?;
    Some(span(plus_days(sunday, -1)?, sunday, Precision::DayRange))
}

/// The weekend beside a day. A holiday on Thursday, Friday, Monday or Tuesday makes it longer; from Wednesday one looks
/// ahead.
pub(super) fn weekend_of(value: DateValue) -> Option<DateValue> {
    let date = value.start.filter(|_| value.precision == Precision::Day)?;
    let (from, to) = match calendar::weekday(date) {
        1 => (-2, 0),
        2 => (-3, 0),
        3 => (3, 4),
        4 => (0, 3),
        5 => (0, 2),
        6 => (0, 1),
        _ => (-1, 0),
    };
    Some(span(plus_days(date, from)?, plus_days(date, to)?, Precision::DayRange))
}

/// The first three, middle three or last four days of the week of a day.
pub(super) fn part(date: Date, edge: Edge) -> Option<DateValue> {
    let monday = week_of(date)?.start?;
    let (from, to) = match edge {
        Edge::Early => (0, 2),
        Edge::Middle => (1, 3),
        Edge::Late => (3, 6),
    };
    Some(span(plus_days(monday, from)?, plus_days(monday, to)?, Precision::DayRange))
}

/// The seven days that end with a day: a week of the calendar if that is a Sunday.
pub(super) fn to(last: Date) -> Option<DateValue> {
    let first = plus_days(last, -6)?;
    let precision =
        if calendar::weekday(last) == 7 { Precision::Week } else { Precision::DayRange };
    Some(span(first, last, precision))
}
