//! Reads the EDTF values that figures carry as their periods.

use crate::model::{Date, DateValue, Precision};

/// The value of an EDTF expression of levels 0 to 2, as far as periods need it: years, months, days, quarters, halves,
/// seasons, and intervals of these. Qualifiers (`?`, `~`, `%`) are passed over. `None` for anything else.
///
/// Source: ISO 8601-2:2019, as published by the Library of Congress.
pub(crate) fn parse(text: &str) -> Option<DateValue> {
    let text: String = text.chars().filter(|c| !matches!(c, '?' | '~' | '%')).collect();
    let Some((from, to)) = text.split_once('/') else { return one(&text) };
    let open = |side: &str| side.is_empty() || side == "..";
    if open(from) || open(to) {
        let start = if open(from) { None } else { one(from)?.start };
        let end = if open(to) { None } else { one(to)?.end };
        return (start.is_some() || end.is_some()).then_some(DateValue {
            start,
            end,
            precision: Precision::Span,
        });
    }
    let (from, to) = (one(from)?, one(to)?);
    let precision = match (from.precision, to.precision) {
        (Precision::Day, Precision::Day) => Precision::DayRange,
        (Precision::Month, Precision::Month) => Precision::MonthRange,
        (Precision::Quarter, Precision::Quarter) => Precision::QuarterRange,
        (Precision::Year, Precision::Year) => Precision::YearRange,
        _ => Precision::Span,
    };
    Some(DateValue { start: from.start, end: to.end, precision })
}

fn one(text: &str) -> Option<DateValue> {
    let parts: Vec<&str> = text.split('-').collect();
    let year: i16 = parts.first().filter(|year| year.len() == 4)?.parse().ok()?;
    let months = |from: i8, to: i8, precision| {
        let start = Date::new(year, from, 1).ok()?;
        let end = Date::new(year, to, 1).ok()?.last_of_month();
        Some(DateValue { start: Some(start), end: Some(end), precision })
    };
    let part: Option<i8> = match parts.get(1) {
        Some(part) => Some(part.parse().ok()?),
        None => None,
    };
    match (part, parts.get(2)) {
        (None, _) => months(1, 12, Precision::Year),
        (Some(month @ 1..=12), None) => months(month, month, Precision::Month),
        (Some(month @ 1..=12), Some(day)) => {
            let day = Date::new(year, month, day.parse().ok()?).ok()?;
            Some(DateValue { start: Some(day), end: Some(day), precision: Precision::Day })
        }
        // 21 to 24: seasons of no hemisphere; spring begins in March, and winter ends in the next year.
        (Some(season @ 21..=23), None) => {
            let first = (season - 21) * 3 + 3;
            months(first, first + 2, Precision::Season)
        }
        (Some(quarter @ 33..=36), None) => {
            let first = (quarter - 33) * 3 + 1;
            months(first, first + 2, Precision::Quarter)
        }
        (Some(half @ 40..=41), None) => {
            let first = (half - 40) * 6 + 1;
            months(first, first + 5, Precision::Half)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str, Precision)>) {
        let found = parse(text).map(|value| {
            let side = |date: Option<Date>| date.map_or("..".to_owned(), |date| date.to_string());
            (side(value.start), side(value.end), value.precision)
        });
        let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_what_figures_carry() {
        check("2031", Some(("2031-01-01", "2031-12-31", Precision::Year)));
        check("2032-02~", Some(("2032-02-01", "2032-02-29", Precision::Month)));
        check("2031-34", Some(("2031-04-01", "2031-06-30", Precision::Quarter)));
        check("2031-40", Some(("2031-01-01", "2031-06-30", Precision::Half)));
        check("2031-01/2031-05", Some(("2031-01-01", "2031-05-31", Precision::MonthRange)));
        check("../2031", Some(("..", "2031-12-31", Precision::Span)));
    }

    #[test]
    fn refuses_the_rest() {
        check("soon", None);
        check("2031-13", None);
        check("/", None);
    }
}
