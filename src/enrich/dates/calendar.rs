//! Spans of the calendar: years, halves, quarters, months, weeks, and steps from one day to another.
//!
//! Every function answers `None` where the calendar has no such day (30 February, the year 10000); nothing panics.

use crate::model::{Date, DateValue, Precision};

/// A unit of time to count in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// Less than a day; resolves to the day itself.
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
}

/// A closed span.
pub(super) fn span(start: Date, end: Date, precision: Precision) -> DateValue {
    DateValue { start: Some(start), end: Some(end), precision }
}

/// One day.
pub(super) fn day(date: Date) -> DateValue {
    span(date, date, Precision::Day)
}

/// The whole months from `first` to `last` of a year.
pub(super) fn months(year: i16, first: i8, last: i8, precision: Precision) -> Option<DateValue> {
    let start = Date::new(year, first, 1).ok()?;
    let end = Date::new(year, last, 1).ok()?.last_of_month();
    (start <= end).then(|| span(start, end, precision))
}

/// A year.
pub(super) fn year(year: i16) -> Option<DateValue> {
    months(year, 1, 12, Precision::Year)
}

/// From the first day of one year to the last of another.
pub(super) fn years(first: i16, last: i16, precision: Precision) -> Option<DateValue> {
    let start = Date::new(first, 1, 1).ok()?;
    let end = Date::new(last, 12, 31).ok()?;
    (start <= end).then(|| span(start, end, precision))
}

/// A month.
pub(super) fn month(year: i16, month: i8) -> Option<DateValue> {
    months(year, month, month, Precision::Month)
}

/// A quarter, 1 to 4.
pub(super) fn quarter(year: i16, quarter: i8) -> Option<DateValue> {
    let first = quarter.checked_mul(3)?.checked_sub(2)?;
    months(year, first, first.checked_add(2)?, Precision::Quarter)
}

/// A half year, 1 or 2.
pub(super) fn half(year: i16, half: i8) -> Option<DateValue> {
    match half {
        1 => months(year, 1, 6, Precision::Half),
        2 => months(year, 7, 12, Precision::Half),
        _ => None,
    }
}

/// A season of the northern hemisphere by whole months, 1 spring to 4 winter; winter runs into the next year.
pub(super) fn season(year: i16, season: i8) -> Option<DateValue> {
    match season {
        1..=3 => months(year, season * 3, season * 3 + 2, Precision::Season),
        4 => {
            let start = Date::new(year, 12, 1).ok()?;
            let end = Date::new(year.checked_add(1)?, 2, 1).ok()?.last_of_month();
            Some(span(start, end, Precision::Season))
        }
        _ => None,
    }
}

/// A run of ten years, by its first.
pub(super) fn decade(first: i16) -> Option<DateValue> {
    years(first, first.checked_add(9)?, Precision::Decade)
}

/// A century by its number: the 21st is 2001 to 2100.
pub(super) fn century(number: i16) -> Option<DateValue> {
    let last = number.checked_mul(100)?;
    years(last.checked_sub(99)?, last, Precision::Century)
}

/// The week, Monday to Sunday, that holds a day.
pub(super) fn week_of(date: Date) -> Option<DateValue> {
    let monday = plus_days(date, -i64::from(weekday(date) - 1))?;
    Some(span(monday, plus_days(monday, 6)?, Precision::Week))
}

/// 1 for Monday to 7 for Sunday.
pub(super) fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

/// The month `by` months away from one, as year and month.
pub(super) fn plus_months(year: i16, month: i8, by: i32) -> Option<(i16, i8)> {
    let count = i32::from(year).checked_mul(12)?.checked_add(i32::from(month) - 1)?;
    let count = count.checked_add(by)?;
    let year = i16::try_from(count.div_euclid(12)).ok()?;
    Some((year, i8::try_from(count.rem_euclid(12)).ok()? + 1))
}

/// The day `by` days away.
pub(super) fn plus_days(date: Date, by: i64) -> Option<Date> {
    from_number(number(date).checked_add(by)?)
}

/// The day `n` units away; months and years keep the day of the month where they can.
pub(super) fn step(date: Date, n: i32, unit: Unit) -> Option<Date> {
    let by_months = |n: i32| {
        let (year, month) = plus_months(date.year(), date.month(), n)?;
        let last = Date::new(year, month, 1).ok()?.days_in_month();
        Date::new(year, month, date.day().min(last)).ok()
    };
    match unit {
        Unit::Hour => Some(date),
        Unit::Day => plus_days(date, i64::from(n)),
        Unit::Week => plus_days(date, i64::from(n).checked_mul(7)?),
        Unit::Month => by_months(n),
        Unit::Quarter => by_months(n.checked_mul(3)?),
        Unit::Year => by_months(n.checked_mul(12)?),
        Unit::Decade => by_months(n.checked_mul(120)?),
    }
}

/// Days since 1970-01-01, proleptic Gregorian.
/// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
pub(super) fn number(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month()), i64::from(date.day()));
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day with a number, the other way round.
pub(super) fn from_number(days: i64) -> Option<Date> {
    let days = days.checked_add(719_468)?;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era.checked_mul(400)? + i64::from(month <= 2);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_come_back_as_the_same_day() {
        for n in [-800_000, -1, 0, 59, 60, 11_016, 18_321, 19_782, 200_000] {
            assert_eq!(from_number(n).map(number), Some(n));
        }
    }

    #[test]
    fn a_month_after_the_31st_ends_with_the_shorter_month() {
        let date = Date::new(2023, 1, 31).expect("a date");
        assert_eq!(step(date, 1, Unit::Month), Date::new(2023, 2, 28).ok());
    }
}
