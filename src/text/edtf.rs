//! Reads Extended Date/Time Format values: what editors write, and what figures carry as their periods.
//!
//! The forms are those that [`super::dates::edtf`] prints, so that a value comes back as it went out. A date that no
//! calendar has, and a range whose end is before its beginning, are no values.
//!
//! Source: ISO 8601-2:2019, as published by the Library of Congress.

use crate::model::{Approximation, Date, DateValue, Precision};

/// The value of an EDTF expression: years, months, days, quarters, halves, seasons and decades, and intervals of these
/// whose sides may be open (`..`, or nothing). `~` and `%` make it rough, `?` says nothing of the date and is passed
/// over. `None` for anything else.
pub fn parse(text: &str) -> Option<(DateValue, Approximation)> {
    let text = text.trim();
    let rough = text.contains(['~', '%']);
    let approximation = if rough { Approximation::About } else { Approximation::Exact };
    let plain: String = text.chars().filter(|c| !matches!(c, '?' | '~' | '%')).collect();
    let value = match plain.split_once('/') {
        Some((from, to)) => interval(side(from)?, side(to)?)?,
        None => one(&plain)?,
    };
    Some((value, approximation))
}

/// A side of an interval; the inner `None` is an open one.
fn side(text: &str) -> Option<Option<DateValue>> {
    match text.trim() {
        "" | ".." => Some(None),
        text => one(text).map(Some),
    }
}

fn interval(from: Option<DateValue>, to: Option<DateValue>) -> Option<DateValue> {
    let precision = match (from.or(to)?.precision, to.or(from)?.precision) {
        (Precision::Day, Precision::Day) => Precision::DayRange,
        (Precision::Month, Precision::Month) => Precision::MonthRange,
        (Precision::Quarter, Precision::Quarter) => Precision::QuarterRange,
        (Precision::Year, Precision::Year) => Precision::YearRange,
        _ => Precision::Span,
    };
    let (start, end) = (from.and_then(|from| from.start), to.and_then(|to| to.end));
    let in_order = start.zip(end).is_none_or(|(start, end)| start <= end);
    in_order.then_some(DateValue { start, end, precision })
}

fn one(text: &str) -> Option<DateValue> {
    let parts: Vec<&str> = text.split('-').collect();
    let (first, rest) = parts.split_first()?;
    if let (Some(decade), []) = (first.strip_suffix('X'), rest) {
        let decade = number(decade, 3)? * 10;
        return span((decade, 1), (decade + 9, 12), Precision::Decade);
    }
    let year = number(first, 4)?;
    let months = |from: i8, to: i8, precision| span((year, from), (year, to), precision);
    let part = |text: &str| number(text, 2).and_then(|part| i8::try_from(part).ok());
    match rest {
        [] => months(1, 12, Precision::Year),
        [month, day] => {
            let day = Date::new(year, part(month)?, part(day)?).ok()?;
            Some(DateValue { start: Some(day), end: Some(day), precision: Precision::Day })
        }
        [code] => match part(code)? {
            month @ 1..=12 => months(month, month, Precision::Month),
            // Seasons of no hemisphere: spring begins in March, and winter ends in the next year.
            season @ 21..=23 => months((season - 20) * 3, (season - 20) * 3 + 2, Precision::Season),
            24 => span((year, 12), (year.checked_add(1)?, 2), Precision::Season),
            quarter @ 33..=36 => {
                months((quarter - 33) * 3 + 1, (quarter - 33) * 3 + 3, Precision::Quarter)
            }
            half @ 40..=41 => months((half - 40) * 6 + 1, (half - 40) * 6 + 6, Precision::Half),
            _ => None,
        },
        _ => None,
    }
}

/// From the first day of a month to the last of another.
fn span(from: (i16, i8), to: (i16, i8), precision: Precision) -> Option<DateValue> {
    let start = Date::new(from.0, from.1, 1).ok()?;
    let end = Date::new(to.0, to.1, 1).ok()?.last_of_month();
    Some(DateValue { start: Some(start), end: Some(end), precision })
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<i16> {
    let good = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    good.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::dates::edtf;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str, Precision)>) {
        let found = parse(text).map(|(value, _)| {
            let side = |date: Option<Date>| date.map_or("..".to_owned(), |date| date.to_string());
            (side(value.start), side(value.end), value.precision)
        });
        let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_days_months_and_years() {
        check("2031", Some(("2031-01-01", "2031-12-31", Precision::Year)));
        check("2032-02", Some(("2032-02-01", "2032-02-29", Precision::Month)));
        check(" 2031-07-09 ", Some(("2031-07-09", "2031-07-09", Precision::Day)));
    }

    #[test]
    fn reads_parts_of_years_and_decades() {
        check("2031-34", Some(("2031-04-01", "2031-06-30", Precision::Quarter)));
        check("2031-40", Some(("2031-01-01", "2031-06-30", Precision::Half)));
        check("2031-21", Some(("2031-03-01", "2031-05-31", Precision::Season)));
        check("2031-24", Some(("2031-12-01", "2032-02-29", Precision::Season)));
        check("203X", Some(("2030-01-01", "2039-12-31", Precision::Decade)));
    }

    #[test]
    fn reads_intervals_and_open_sides() {
        check("2031-01/2031-05", Some(("2031-01-01", "2031-05-31", Precision::MonthRange)));
        check("2031-04/2032", Some(("2031-04-01", "2032-12-31", Precision::Span)));
        check("../2031", Some(("..", "2031-12-31", Precision::YearRange)));
        check("2031-07-09/", Some(("2031-07-09", "..", Precision::DayRange)));
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in ["soon", "2031-13", "2031-02-30", "2032/2031", "/", "../..", "", "31", "+031"] {
            check(text, None);
        }
        for text in ["2031-1", "2031-7-9", "2031-07-09-01", "2031/2032/2033", "２０３１"] {
            check(text, None);
        }
    }

    #[test]
    fn a_value_comes_back_as_it_was_printed() {
        for text in ["2031-07-09", "2031-07~", "2031-36", "2031-41", "2031-23", "2031", "203X"] {
            assert_eq!(parse(text).map(|(value, mark)| edtf(&value, mark)).as_deref(), Some(text));
        }
        for text in ["2031-07-09/2031-07-12", "2031-03/2031-05", "2031-33/2031-35", "../2031"] {
            assert_eq!(parse(text).map(|(value, mark)| edtf(&value, mark)).as_deref(), Some(text));
        }
    }
}
