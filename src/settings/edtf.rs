//! The dates an editor writes for timeline entries.

use crate::model::{Date, DateValue, Precision, Report, SourcePath};

use super::table::Table;

/// The date or range under `key`; what is none is an error.
pub(super) fn date(
    key: &'static str,
    table: &mut Table<'_, '_>,
    path: &SourcePath,
    report: &mut Report,
) -> Option<DateValue> {
    let (text, place) = table.string_at(key, report)?;
    let date = parse(&text);
    if date.is_none() {
        report.error(
            "config/wrong-date",
            path,
            Some(place),
            format!("`{text}` is no date"),
            "write \"2020-04-28\", \"2020-04\", \"2020\" or a range \"2020-04-28/2020-05-10\"",
        );
    }
    date
}

/// Reads `2020-04-28`, `2020-04`, `2020`, and ranges of two of them with `/` (level 0 of EDTF, ISO 8601-2); a side may be `..`.
fn parse(text: &str) -> Option<DateValue> {
    let Some((from, to)) = text.split_once('/') else { return point(text.trim()) };
    let side = |side: &str| match side.trim() {
        ".." => Some(None),
        side => point(side).map(Some),
    };
    let (from, to) = (side(from)?, side(to)?);
    let precision = match (from.or(to)?.precision, to.or(from)?.precision) {
        (Precision::Month, Precision::Month) => Precision::MonthRange,
        (Precision::Year, Precision::Year) => Precision::YearRange,
        (Precision::Day, _) | (_, Precision::Day) => Precision::DayRange,
        _ => Precision::MonthRange,
    };
    let value = DateValue {
        start: from.and_then(|from| from.start),
        end: to.and_then(|to| to.end),
        precision,
    };
    let in_order = value.start.zip(value.end).is_none_or(|(start, end)| start <= end);
    in_order.then_some(value)
}

fn point(text: &str) -> Option<DateValue> {
    let mut parts = text.split('-');
    let year: i16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let two = |part: &str| part.parse::<i8>().ok().filter(|_| part.len() == 2);
    let (start, precision) = match (parts.next(), parts.next(), parts.next()) {
        (None, _, _) => (Date::new(year, 1, 1).ok()?, Precision::Year),
        (Some(month), None, _) => (Date::new(year, two(month)?, 1).ok()?, Precision::Month),
        (Some(month), Some(day), None) => {
            (Date::new(year, two(month)?, two(day)?).ok()?, Precision::Day)
        }
        _ => return None,
    };
    let end = match precision {
        Precision::Year => start.last_of_year(),
        Precision::Month => start.last_of_month(),
        _ => start,
    };
    Some(DateValue { start: Some(start), end: Some(end), precision })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = parse(text).map(|value| {
            let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
            (day(value.start), day(value.end))
        });
        assert_eq!(found.as_ref().map(|(start, end)| (start.as_str(), end.as_str())), expected);
    }

    #[test]
    fn reads_days_months_years_and_ranges() {
        check("2020-02", Some(("2020-02-01", "2020-02-29")));
        check("2021-04/2022-03", Some(("2021-04-01", "2022-03-31")));
        check("../2025", Some(("", "2025-12-31")));
    }

    #[test]
    fn refuses_what_the_calendar_does_not_have() {
        check("2021-02-30", None);
        check("2022/2021", None);
        check("soon", None);
    }
}
