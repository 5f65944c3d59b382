//! Days of the traditional Chinese calendar and the solar terms, as days of the common calendar.
//!
//! Months and leap months come from ICU4X, which has the tables of GB/T 33661-2017 for 1900 to 2100; outside these years
//! there is no answer. Solar terms are computed: the apparent longitude of the sun, at Beijing time.

use icu_calendar::Date as Traditional;
use icu_calendar::types::Month;

use super::calendar::{from_number, number, plus_days};
use crate::model::Date;

/// Days from 1 January of the year 1 (day 1 of ICU4X) to 1 January 1970.
const EPOCH: i64 = 719_163;

/// A day of a lunar year, the one that begins in that common year; a negative month is a leap month. `None` where the
/// year has no such day.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    if !(1900..=2100).contains(&year) {
        return None;
    }
    let number = month.unsigned_abs();
    let month = if month < 0 { Month::leap(number) } else { Month::new(number) };
    let day = u8::try_from(day).ok()?;
    let date = Traditional::try_new_chinese_traditional(i32::from(year), month, day).ok()?;
    from_number(date.to_rata_die().to_i64_date().checked_sub(EPOCH)?)
}

/// A day of the lunar calendar in a common year: the twelfth month mostly ends in the next one.
pub(super) fn in_common_year(year: i16, month: i8, number: i8) -> Option<Date> {
    [year, year.checked_sub(1)?]
        .into_iter()
        .filter_map(|lunar| day(lunar, month, number))
        .find(|date| date.year() == year)
}

/// The last day of a lunar year that ends in a common year.
pub(super) fn eve(year: i16) -> Option<Date> {
    plus_days(day(year, 1, 1)?, -1)
}

/// The day of a common year on which the sun reaches a longitude, by 15 degrees: 0 is the spring equinox.
pub(super) fn solar_term(year: i16, longitude: i16) -> Option<Date> {
    if !(1900..=2100).contains(&year) {
        return None;
    }
    let target = f64::from(longitude);
    // The sun stands at 280 degrees on 1 January and moves by about one degree a day.
    let first = number(Date::new(year, 1, 1).ok()?);
    let guess = first + i64::from((longitude - 280).rem_euclid(360)) * 365 / 360;
    let passed = |day: i64| (sun(day) - target + 180.0).rem_euclid(360.0) >= 180.0;
    // The day at whose end the sun has passed what it had not at its beginning.
    (guess - 5..=guess + 5).find(|day| !passed(*day) && passed(day + 1)).and_then(from_number)
}

/// The apparent longitude of the sun at the midnight in Beijing with which a day begins, within two thousandths of a
/// degree. Source: J. Meeus, "Astronomical Algorithms", chapter 25; the pull of Venus, Jupiter and the Moon from the
/// same author's "Astronomical Formulae for Calculators", chapter 18.
fn sun(day: i64) -> f64 {
    // Midnight in Beijing is 16:00 of the day before in universal time; dynamical time is about 69 seconds ahead.
    let days = i32::try_from(day).map_or(0.0, f64::from) - 1.0 / 3.0 + 69.0 / 86_400.0;
    let t = (days - 10_957.5) / 36_525.0;
    let mean = 280.466_46 + t * (36_000.769_83 + t * 0.000_303_2);
    let anomaly = (357.529_11 + t * (35_999.050_29 - t * 0.000_153_7)).to_radians();
    let centre = (1.914_602 - t * (0.004_817 + t * 0.000_014)) * anomaly.sin()
        + (0.019_993 - t * 0.000_101) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    // Centuries from 1900 for the pull of the planets.
    let u = (days + 25_567.5) / 36_525.0;
    let pull = 0.001_34 * (153.23 + 22_518.754_1 * u).to_radians().cos()
        + 0.001_54 * (216.57 + 45_037.508_2 * u).to_radians().cos()
        + 0.002 * (312.69 + 32_964.357_7 * u).to_radians().cos()
        + 0.001_79 * (350.74 + 445_267.114_2 * u).to_radians().sin()
        + 0.001_78 * (231.19 + 20.2 * u).to_radians().sin();
    let node = (125.04 - 1934.136 * t).to_radians();
    (mean + centre + pull - 0.005_69 - 0.004_78 * node.sin()).rem_euclid(360.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Option<Date>, expected: (i16, i8, i8)) {
        assert_eq!(found, Date::new(expected.0, expected.1, expected.2).ok());
    }

    #[test]
    fn lunar_years_begin_where_the_standard_says() {
        check(day(1990, 1, 1), (1990, 1, 27));
        check(day(2033, 1, 1), (2033, 1, 31));
        check(day(2050, 1, 1), (2050, 1, 23));
    }

    #[test]
    fn leap_months_have_their_own_days() {
        check(day(2023, -2, 1), (2023, 3, 22));
        assert_eq!(day(2023, -3, 1), None);
        check(day(2033, -11, 1), (2033, 12, 22));
    }

    #[test]
    fn the_twelfth_month_ends_in_the_next_common_year() {
        check(day(2022, 12, 8), (2022, 12, 30));
        check(in_common_year(2024, 12, 8), (2024, 1, 18));
        check(eve(2024), (2024, 2, 9));
    }

    #[test]
    fn the_sun_reaches_its_terms_on_the_days_of_the_almanac() {
        check(solar_term(2024, 15), (2024, 4, 4));
        check(solar_term(2023, 15), (2023, 4, 5));
        check(solar_term(2025, 315), (2025, 2, 3));
        check(solar_term(2021, 270), (2021, 12, 21));
        check(solar_term(1991, 270), (1991, 12, 22));
        // Two and three minutes behind midnight.
        check(solar_term(2014, 345), (2014, 3, 6));
        check(solar_term(2016, 105), (2016, 7, 7));
    }
}
