//! The days of a part of a known year.

use super::super::calendar::{self, Unit, day, plus_days, span, step, week_of};
use super::super::festival::nth_weekday;
use super::super::lunar;
use super::super::shape::{Bound, Edge, Month, Part, Point, Year};
use super::{Context, point};
use crate::model::{Date, DateValue, Precision};

/// A part of a known year, its month known.
pub(super) fn in_year(part: Part, year: i16, bound: Bound, context: &Context) -> Option<DateValue> {
    let known = |month: Month| match month {
        Month::Known(month) => Some(month),
        _ => None,
    };
    // 截至2020年3月底 and 年底前 mean the last day; alone the words are rough.
    let limit = matches!(bound, Bound::Until | Bound::By | Bound::Before);
    let days = |month: i8, first: i8, last: i8, precision| {
        let end = Date::new(year, month, 1).ok()?.days_in_month();
        Some(span(
            Date::new(year, month, first).ok()?,
            Date::new(year, month, last.min(end)).ok()?,
            precision,
        ))
    };
    match part {
        Part::Whole => calendar::year(year),
        // Of what is told as past it may be any decade.
        Part::DecadeEnd if !context.ahead => None,
        Part::DecadeEnd => calendar::year(year.checked_sub(year.rem_euclid(10))?.checked_add(9)?),
        Part::Edge(Edge::Early) => calendar::month(year, 1),
        Part::Edge(Edge::Middle) => calendar::month(year, 6),
        Part::Edge(Edge::Late) => calendar::month(year, 12),
        Part::Half(half) => calendar::half(year, half),
        Part::Quarter(quarter) => calendar::quarter(year, quarter),
        Part::Quarters(first, last) => {
            let (first, last) = (calendar::quarter(year, first)?, calendar::quarter(year, last)?);
            Some(span(first.start?, last.end?, Precision::QuarterRange))
        }
        Part::Season(season) => calendar::season(year, season),
        Part::Months(first, last) => calendar::months(year, first, last, Precision::MonthRange),
        Part::Month(month) => calendar::month(year, known(month)?),
        Part::Third(month, Edge::Early) => days(known(month)?, 1, 10, Precision::DayRange),
        Part::Third(month, Edge::Middle) => days(known(month)?, 11, 20, Precision::DayRange),
        Part::Third(month, Edge::Late) => days(known(month)?, 21, 31, Precision::DayRange),
        Part::MonthEdge(month, Edge::Late) if limit => {
            Some(day(Date::new(year, known(month)?, 1).ok()?.last_of_month()))
        }
        Part::MonthEdge(month, Edge::Early) => days(known(month)?, 1, 10, Precision::DayRange),
        Part::MonthEdge(month, Edge::Middle) => days(known(month)?, 11, 20, Precision::DayRange),
        Part::MonthEdge(month, Edge::Late) => days(known(month)?, 21, 31, Precision::DayRange),
        Part::HalfMonth(month, 1) => days(known(month)?, 1, 15, Precision::DayRange),
        Part::HalfMonth(month, _) => days(known(month)?, 16, 31, Precision::DayRange),
        Part::Day(month, number) => Some(day(Date::new(year, known(month)?, number).ok()?)),
        Part::Days(month, first, last) => {
            let month = known(month)?;
            Date::new(year, month, last).ok()?;
            days(month, first, last, Precision::DayRange)
        }
        Part::WeekOf(month, nth) => week_of_month(year, known(month)?, nth),
        Part::NthWeekday(month, nth, number) => {
            nth_weekday(year, known(month)?, nth, number).map(day)
        }
        Part::IsoWeek(number) => {
            let first = week_of(Date::new(year, 1, 4).ok()?)?.start?;
            week_of(plus_days(first, 7 * (i64::from(number) - 1))?)
        }
        Part::Stretch(n, unit) => stretch(year, n, unit),
        Part::Lunar(month, number) => lunar::day(year, month, number).map(day),
        Part::Festival(festival) => festival.in_year(year).map(day),
        // Its month is looked for before.
        Part::WeekdayDay(..) => None,
        Part::SoFar | Part::Rest | Part::QuarterOf(_) | Part::QuarterBeside(_) => {
            point(Point { year: Year::Known(year), part }, bound, context)
        }
    }
}

/// The n-th week of a month: weeks belong to the month that holds their Thursday (ISO 8601).
fn week_of_month(year: i16, month: i8, nth: i8) -> Option<DateValue> {
    week_of(nth_weekday(year, month, nth, 4)?)
}

/// The first or last so many weeks, months or days of a year.
fn stretch(year: i16, n: i32, unit: Unit) -> Option<DateValue> {
    let (first, behind) = match unit {
        Unit::Week => {
            let start = week_of(Date::new(year, 1, 4).ok()?)?.start?;
            (start, week_of(Date::new(year.checked_add(1)?, 1, 4).ok()?)?.start?)
        }
        _ => (Date::new(year, 1, 1).ok()?, Date::new(year.checked_add(1)?, 1, 1).ok()?),
    };
    let (from, to) =
        if n > 0 { (first, step(first, n, unit)?) } else { (step(behind, n, unit)?, behind) };
    (from >= first && to <= behind).then_some(())?;
    Some(span(from, plus_days(to, -1)?, Precision::Span))
}
