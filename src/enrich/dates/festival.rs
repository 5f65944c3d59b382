//! Days with a name: shopping festivals, public holidays, international days.
//!
//! A day stands here if it falls on the same date every year, or by a rule or table that is given below. Names that
//! are also plain words (五一, 八一) count only where the scanner finds them quoted or followed by a word for a
//! holiday. Source of the international days: United Nations, "International Days and Weeks".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::calendar::{plus_days, weekday};
use crate::model::Date;

/// A day with a name.
#[derive(Debug, PartialEq)]
pub(super) struct Festival {
    /// When it falls.
    rule: Rule,
    /// Its names on folded text, Chinese and lower-case English.
    pub(super) names: &'static [&'static str],
}

#[derive(Debug, PartialEq)]
enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// The n-th weekday (1 Monday) of a month, −1 the last, and so many days after.
    Nth(i8, i8, i8, i64),
    /// Days after the lunar new year.
    LunarNewYear(i64),
    /// Days after Easter Sunday.
    Easter(i64),
    /// Qingming, the solar term.
    Qingming,
    /// The fifth day of the fifth lunar month.
    DragonBoat,
    /// The fifteenth day of the eighth lunar month.
    MidAutumn,
}

impl Festival {
    /// The day in a year; `None` where the tables do not reach.
    pub(super) fn in_year(&self, year: i16) -> Option<Date> {
        match self.rule {
            Rule::Fixed(month, day) => Date::new(year, month, day).ok(),
            Rule::Nth(month, nth, day, after) => {
                plus_days(nth_weekday(year, month, nth, day)?, after)
            }
            Rule::LunarNewYear(after) => plus_days(from_table(LUNAR_NEW_YEAR, year)?, after),
            Rule::Easter(after) => plus_days(easter(year)?, after),
            Rule::Qingming => qingming(year),
            Rule::DragonBoat => from_table(DRAGON_BOAT, year),
            Rule::MidAutumn => from_table(MID_AUTUMN, year),
        }
    }
}

/// Names by their first character, the longest first.
type ByFirst = BTreeMap<char, Vec<(&'static Festival, &'static str)>>;

static BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| {
    let mut table = ByFirst::new();
    for festival in FESTIVALS {
        for name in festival.names {
            let first = name.chars().next().unwrap_or_default();
            table.entry(first).or_default().push((festival, name));
        }
    }
    for names in table.values_mut() {
        names.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    }
    table
});

/// The days whose names begin with a character, the longest name first.
pub(super) fn named(first: char) -> &'static [(&'static Festival, &'static str)] {
    BY_FIRST.get(&first).map_or(&[], Vec::as_slice)
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

/// Qingming of the years 1900 to 2099, by the customary approximation for the solar term.
fn qingming(year: i16) -> Option<Date> {
    let y = i32::from(year).rem_euclid(100);
    let base = match year {
        1900..=1999 => 559,
        2000..=2099 => 481,
        _ => return None,
    };
    let day = (y * 2422 + base * 100) / 10_000 - y / 4;
    Date::new(year, 4, i8::try_from(day).ok()?).ok()
}

fn from_table(table: &(i16, &[(i8, i8)]), year: i16) -> Option<Date> {
    let at = usize::try_from(year.checked_sub(table.0)?).ok()?;
    let (month, day) = table.1.get(at)?;
    Date::new(year, *month, *day).ok()
}

/// First year, then month and day of each. Source: Hong Kong Observatory, Gregorian-Lunar Calendar.
const LUNAR_NEW_YEAR: &(i16, &[(i8, i8)]) = &(
    2000,
    &[
        (2, 5),
        (1, 24),
        (2, 12),
        (2, 1),
        (1, 22),
        (2, 9),
        (1, 29),
        (2, 18),
        (2, 7),
        (1, 26),
        (2, 14),
        (2, 3),
        (1, 23),
        (2, 10),
        (1, 31),
        (2, 19),
        (2, 8),
        (1, 28),
        (2, 16),
        (2, 5),
        (1, 25),
        (2, 12),
        (2, 1),
        (1, 22),
        (2, 10),
        (1, 29),
        (2, 17),
        (2, 6),
        (1, 26),
        (2, 13),
        (2, 3),
        (1, 23),
        (2, 11),
        (1, 31),
        (2, 19),
        (2, 8),
    ],
);

const DRAGON_BOAT: &(i16, &[(i8, i8)]) = &(
    2010,
    &[
        (6, 16),
        (6, 6),
        (6, 23),
        (6, 12),
        (6, 2),
        (6, 20),
        (6, 9),
        (5, 30),
        (6, 18),
        (6, 7),
        (6, 25),
        (6, 14),
        (6, 3),
        (6, 22),
        (6, 10),
        (5, 31),
        (6, 19),
        (6, 9),
        (5, 28),
        (6, 16),
        (6, 5),
    ],
);

const MID_AUTUMN: &(i16, &[(i8, i8)]) = &(
    2010,
    &[
        (9, 22),
        (9, 12),
        (9, 30),
        (9, 19),
        (9, 8),
        (9, 27),
        (9, 15),
        (10, 4),
        (9, 24),
        (9, 13),
        (10, 1),
        (9, 21),
        (9, 10),
        (9, 29),
        (9, 17),
        (10, 6),
        (9, 25),
        (9, 15),
        (10, 3),
        (9, 22),
        (9, 12),
    ],
);

const fn fixed(month: i8, day: i8, names: &'static [&'static str]) -> Festival {
    Festival { rule: Rule::Fixed(month, day), names }
}

/// Every day with a name.
pub(super) const FESTIVALS: &[Festival] = &[
    fixed(11, 11, &["双11", "双十一", "光棍节", "singles' day", "singles’ day", "double 11"]),
    fixed(12, 12, &["双12", "双十二"]),
    fixed(6, 18, &["618", "六一八"]),
    fixed(1, 1, &["元旦", "new year's day", "new year’s day"]),
    fixed(2, 14, &["情人节", "valentine's day", "valentine’s day"]),
    fixed(3, 8, &["三八节", "妇女节", "international women's day", "international women’s day"]),
    fixed(3, 12, &["植树节"]),
    fixed(3, 15, &["3·15", "消费者权益日", "world consumer rights day"]),
    fixed(3, 17, &["saint patrick's day", "st. patrick's day", "saint patrick"]),
    fixed(3, 22, &["世界水日", "world water day"]),
    fixed(3, 23, &["世界气象日", "world meteorological day"]),
    fixed(4, 1, &["愚人节", "april fools' day", "april fool's day"]),
    fixed(4, 7, &["世界卫生日", "world health day"]),
    fixed(4, 22, &["世界地球日", "earth day"]),
    fixed(4, 23, &["世界读书日", "world book day"]),
    fixed(4, 24, &["中国航天日", "space day of china"]),
    fixed(4, 26, &["世界知识产权日", "world intellectual property day", "world ip day"]),
    fixed(5, 1, &["劳动节", "五一节", "may day", "international workers' day"]),
    fixed(5, 4, &["青年节", "五四青年节"]),
    fixed(5, 10, &["中国品牌日", "china brand day"]),
    fixed(5, 12, &["护士节", "防灾减灾日"]),
    fixed(5, 17, &["世界电信日"]),
    fixed(5, 18, &["国际博物馆日", "international museum day"]),
    fixed(5, 19, &["中国旅游日"]),
    fixed(5, 30, &["全国科技工作者日"]),
    fixed(5, 31, &["世界无烟日", "world no tobacco day"]),
    fixed(6, 1, &["儿童节", "children's day", "children’s day"]),
    fixed(6, 5, &["世界环境日", "world environment day"]),
    fixed(6, 8, &["世界海洋日", "world oceans day"]),
    fixed(6, 19, &["juneteenth"]),
    fixed(6, 23, &["国际奥林匹克日", "olympic day"]),
    fixed(6, 26, &["国际禁毒日"]),
    fixed(7, 1, &["建党节", "香港回归纪念日", "canada day"]),
    fixed(7, 4, &["美国独立日", "independence day", "fourth of july"]),
    fixed(7, 11, &["世界人口日", "world population day"]),
    fixed(8, 1, &["建军节"]),
    fixed(8, 8, &["全民健身日"]),
    fixed(8, 19, &["中国医师节"]),
    fixed(9, 10, &["教师节", "teachers' day"]),
    fixed(9, 22, &["世界无车日"]),
    fixed(9, 30, &["烈士纪念日"]),
    fixed(10, 1, &["国庆节", "国庆", "national day"]),
    fixed(10, 16, &["世界粮食日", "world food day"]),
    fixed(10, 17, &["国家扶贫日"]),
    fixed(10, 24, &["联合国日", "united nations day"]),
    fixed(10, 31, &["万圣节", "halloween"]),
    fixed(11, 8, &["记者节"]),
    fixed(11, 11, &["veterans day", "armistice day", "remembrance day"]),
    fixed(12, 1, &["世界艾滋病日", "world aids day"]),
    fixed(12, 4, &["国家宪法日"]),
    fixed(12, 5, &["国际志愿者日"]),
    fixed(12, 10, &["世界人权日", "human rights day"]),
    fixed(12, 13, &["国家公祭日"]),
    fixed(12, 24, &["平安夜", "christmas eve"]),
    fixed(12, 25, &["圣诞节", "圣诞", "christmas day", "christmas"]),
    fixed(12, 26, &["boxing day"]),
    fixed(12, 31, &["跨年夜", "new year's eve", "new year’s eve"]),
    Festival {
        rule: Rule::Nth(5, 2, 7, 0), names: &["母亲节", "mother's day", "mother’s day"]
    },
    Festival {
        rule: Rule::Nth(6, 3, 7, 0), names: &["父亲节", "father's day", "father’s day"]
    },
    Festival { rule: Rule::Nth(1, 3, 1, 0), names: &["martin luther king jr. day"] },
    Festival { rule: Rule::Nth(5, -1, 1, 0), names: &["memorial day"] },
    Festival { rule: Rule::Nth(9, 1, 1, 0), names: &["labor day"] },
    Festival {
        rule: Rule::Nth(11, 4, 4, 0),
        names: &["感恩节", "thanksgiving day", "thanksgiving"],
    },
    Festival {
        rule: Rule::Nth(11, 4, 4, 1), names: &["黑色星期五", "黑五", "black friday"]
    },
    Festival { rule: Rule::Nth(11, 4, 4, 4), names: &["网络星期一", "cyber monday"] },
    Festival { rule: Rule::Easter(-2), names: &["good friday"] },
    Festival { rule: Rule::Easter(1), names: &["easter monday"] },
    Festival { rule: Rule::Easter(0), names: &["复活节", "easter sunday", "easter"] },
    Festival { rule: Rule::LunarNewYear(-1), names: &["除夕", "大年三十"] },
    Festival {
        rule: Rule::LunarNewYear(0),
        names: &["春节", "大年初一", "chinese new year", "lunar new year", "spring festival"],
    },
    Festival { rule: Rule::LunarNewYear(14), names: &["元宵节", "lantern festival"] },
    Festival { rule: Rule::Qingming, names: &["清明节", "清明", "qingming festival"] },
    Festival { rule: Rule::DragonBoat, names: &["端午节", "端午", "dragon boat festival"] },
    Festival { rule: Rule::MidAutumn, names: &["中秋节", "中秋", "mid-autumn festival"] },
];

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
    }
}
