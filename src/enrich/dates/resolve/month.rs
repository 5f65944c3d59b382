//! The month of a part that does not name it: counted from another, or that in which a day fits.

use super::super::calendar;
use super::super::shape::{Month, Part};
use super::Context;
use crate::model::{Date, DateValue, Precision};

/// The year and month of a part whose month is relative or not said.
pub(super) fn month_elsewhere(part: Part, context: &Context) -> Option<(i16, i8)> {
    let (month, first) = match part {
        Part::WeekdayDay(weekday, day) => return weekday_month(weekday, day, context),
        Part::Month(month)
        | Part::Third(month, _)
        | Part::MonthEdge(month, _)
        | Part::HalfMonth(month, _)
        | Part::WeekOf(month, _)
        | Part::NthWeekday(month, _, _) => (month, None),
        Part::Day(month, day) | Part::Days(month, day, _) => (month, Some(day)),
        _ => return None,
    };
    match month {
        Month::Known(_) => None,
        Month::Of(by) => {
            let published = context.published?;
            calendar::plus_months(published.year(), published.month(), by)
        }
        Month::Said(by) => {
            let (year, month) = context.month?;
            calendar::plus_months(year, month, by)
        }
        Month::Prior => {
            let published = context.published.map(|date| (date.year(), date.month()));
            let (year, month) = context.last.and(context.month).or(published)?;
            calendar::plus_months(year, month, -1)
        }
        Month::Missing => day_month(first?, context),
    }
}

/// How many days behind the one last named a day without a month still follows it.
const NEXT: i8 = 7;

/// How many days ahead a day without a month may lie, where the words show no tense.
const NEAR: i8 = 4;

/// The month of a day without one: that of the sentence, else the latest that puts the day before publication.
fn day_month(day: i8, context: &Context) -> Option<(i16, i8)> {
    let published = context.published;
    // 2025年台北公开赛5日开幕: the year of publication alone says no month.
    let year = |one: &DateValue| {
        let own = one.start.map(|start| start.year());
        one.precision == Precision::Year && own == published.map(|date| date.year())
    };
    if context.last.is_some_and(|last| context.month.is_some() || !year(&last)) {
        return context.month;
    }
    let published = published?;
    let (year, month) = (published.year(), published.month());
    if context.ahead {
        // 22日在桂林…, 23日将离开: a day that soon follows the one last named goes on from it.
        let follows = |said: &Date| {
            (year, month) == (said.year(), said.month()) && (1..=NEXT).contains(&(day - said.day()))
        };
        if context.day.is_some_and(|said| follows(&said)) {
            return Some((year, month));
        }
        let by = i32::from(day < published.day());
        return calendar::plus_months(year, month, by);
    }
    // 26日08时, in a forecast of the 25th: a day so near ahead is no day of last month.
    let near = Date::new(year, month, day).ok().filter(|_| !context.past);
    if near.is_some_and(|_| (1..=NEAR).contains(&(day - published.day()))) {
        return Some((year, month));
    }
    (0..3)
        .filter_map(|back| calendar::plus_months(year, month, -back))
        .find(|(year, month)| Date::new(*year, *month, day).is_ok_and(|date| date <= published))
}

/// The day of this number that is nearest to a date, at most half a month away.
pub(super) fn day_near(number: i8, date: Date) -> Option<Date> {
    let months = (-1..=1).filter_map(|by| calendar::plus_months(date.year(), date.month(), by));
    months
        .filter_map(|(year, month)| Date::new(year, month, number).ok())
        .min_by_key(|day| (calendar::number(*day) - calendar::number(date)).abs())
}

/// The month nearest to publication in which a day falls on a weekday; the past one of two, unless the words look ahead.
fn weekday_month(weekday: i8, day: i8, context: &Context) -> Option<(i16, i8)> {
    let published = context.published?;
    let (past, coming) = if context.ahead { (1, 0) } else { (0, 1) };
    let mut by: Vec<i32> = (-11..=11).collect();
    by.sort_by_key(|by| by.abs() * 2 + if *by < 0 { past } else { coming });
    by.into_iter()
        .filter_map(|by| calendar::plus_months(published.year(), published.month(), by))
        .find(|(year, month)| {
            Date::new(*year, *month, day).is_ok_and(|date| calendar::weekday(date) == weekday)
        })
}

pub(super) fn with_month(part: Part, month: i8) -> Option<Part> {
    let month = Month::Known(month);
    Some(match part {
        Part::Month(_) => Part::Month(month),
        Part::Third(_, edge) => Part::Third(month, edge),
        Part::MonthEdge(_, edge) => Part::MonthEdge(month, edge),
        Part::HalfMonth(_, half) => Part::HalfMonth(month, half),
        Part::WeekOf(_, nth) => Part::WeekOf(month, nth),
        Part::NthWeekday(_, nth, day) => Part::NthWeekday(month, nth, day),
        Part::Day(_, day) | Part::WeekdayDay(_, day) => Part::Day(month, day),
        Part::Days(_, first, last) => Part::Days(month, first, last),
        _ => return None,
    })
}
