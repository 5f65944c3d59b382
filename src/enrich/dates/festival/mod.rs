//! Days with a name: shopping festivals, public holidays, international days.
//!
//! A day stands here if it falls on the same date every year, or by a rule that is given below; those of the lunar
//! calendar and the solar terms are left to `lunar`. Names that are also plain words (五一, 大雪) are marked as weak: the
//! scanner takes them only where they are quoted or followed by a word for a holiday.

mod list;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(super) use list::FESTIVALS;

use super::calendar::{plus_days, weekday};
use super::lunar;
use crate::model::Date;
use crate::text::firsts::Firsts;

/// A day with a name.
#[derive(Debug, PartialEq)]
pub(super) struct Festival {
    /// When it falls.
    rule: Rule,
    /// Its names on folded text, Chinese and lower-case English.
    pub(super) names: &'static [&'static str],
    /// Names that are also plain words.
    pub(super) weak: &'static [&'static str],
}

#[derive(Debug, PartialEq)]
enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// The n-th weekday (1 Monday) of a month, −1 the last, and so many days after.
    Nth(i8, i8, i8, i64),
    /// Month and day of the lunar calendar.
    Lunar(i8, i8),
    /// The last day of the lunar year.
    LunarEve,
    /// Days after Easter Sunday.
    Easter(i64),
    /// The day on which the sun reaches a longitude in degrees.
    Term(i16),
}

impl Festival {
    /// The day in a year; `None` where the lunar tables do not reach.
    pub(super) fn in_year(&self, year: i16) -> Option<Date> {
        match self.rule {
            Rule::Fixed(month, day) => Date::new(year, month, day).ok(),
            Rule::Nth(month, nth, day, after) => {
                plus_days(nth_weekday(year, month, nth, day)?, after)
            }
            Rule::Lunar(month, day) => lunar::in_common_year(year, month, day),
            Rule::LunarEve => lunar::eve(year),
            Rule::Easter(after) => plus_days(easter(year)?, after),
            Rule::Term(longitude) => lunar::solar_term(year, longitude),
        }
    }
}

/// A name of a festival.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// What it names.
    pub(super) festival: &'static Festival,
    /// On folded text.
    pub(super) text: &'static str,
    /// Whether it is also a plain word.
    pub(super) weak: bool,
}

/// Names by their first character, the longest first.
type ByFirst = BTreeMap<char, Vec<Name>>;

static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let mut table = ByFirst::new();
    for festival in FESTIVALS {
        let sure = festival.names.iter().map(|text| Name { festival, text, weak: false });
        let weak = festival.weak.iter().map(|text| Name { festival, text, weak: true });
        for name in sure.chain(weak) {
            table.entry(name.text.chars().next().unwrap_or_default()).or_default().push(name);
        }
    }
    for names in table.values_mut() {
        names.sort_by_key(|name| std::cmp::Reverse(name.text.len()));
    }
    table
});

static FIRSTS: LazyLock<Firsts> =
    LazyLock::new(|| Firsts::of(BY_FIRST.values().flatten().map(|name| name.text)));

/// The days whose names begin with a character, the longest name first.
pub(super) fn named(first: char) -> &'static [Name] {
    if !FIRSTS.may_be(first) {
        return &[];
    }
    BY_FIRST.get(&first).map_or(&[], Vec::as_slice)
}

/// The names of all days.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FESTIVALS.iter().flat_map(|festival| festival.names.iter().chain(festival.weak)).copied()
}

/// The n-th of a weekday (1 Monday) in a month; −1 is the last.
pub(super) fn nth_weekday(year: i16, month: i8, nth: i8, day: i8) -> Option<Date> {
    let first = Date::new(year, month, 1).ok()?;
    if nth < 0 {
        let last = first.last_of_month();
        return plus_days(last, -i64::from((weekday(last) - day).rem_euclid(7)));
    }
    let date =
        plus_days(first, i64::from((day - weekday(first)).rem_euclid(7)) + 7 * i64::from(nth - 1))?;
    (date.month() == month).then_some(date)
}

/// Easter Sunday. Source: the "Anonymous Gregorian algorithm", Nature, 20 April 1876.
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, year: i16, month: i8, day: i8) {
        let festival =
            FESTIVALS.iter().find(|one| one.names.contains(&name)).expect("a known festival");
        assert_eq!(festival.in_year(year), Date::new(year, month, day).ok());
    }

    #[test]
    fn movable_days_fall_where_the_calendar_puts_them() {
        check("easter", 2024, 3, 31);
        check("thanksgiving", 2023, 11, 23);
        check("清明节", 2024, 4, 4);
        check("清明节", 2023, 4, 5);
        check("春节", 2025, 1, 29);
        check("除夕", 2021, 2, 11);
        check("母亲节", 2022, 5, 8);
        check("memorial day", 2021, 5, 31);
        check("重阳节", 2023, 10, 23);
        check("冬至", 2022, 12, 22);
        check("腊八节", 2024, 1, 18);
        check("端午节", 1998, 5, 30);
        check("中秋节", 2045, 9, 25);
    }
}
