//! The words of dates in each language.

use super::{Grain, half, quarter, season};
use crate::model::{Date, Locale};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// The number of an English month from 1, by its name or one of its abbreviations, in any case and without a full stop.
pub fn month_number(word: &str) -> Option<i8> {
    // Most words are no months: all of these begin with one of eight letters.
    if !matches!(
        word.as_bytes().first()?.to_ascii_lowercase(),
        b'a' | b'd' | b'f' | b'j' | b'm'..=b'o' | b's'
    ) {
        return None;
    }
    let same = |name: &&str| name.eq_ignore_ascii_case(word);
    let short = if word.eq_ignore_ascii_case("sept") { "Sep" } else { word };
    let at = MONTHS
        .iter()
        .position(same)
        .or_else(|| SHORT.iter().position(|name| name.eq_ignore_ascii_case(short)))?;
    i8::try_from(at + 1).ok()
}

const ORDINALS: [&str; 4] = ["一", "二", "三", "四"];

fn pick(words: &'static [&'static str], number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|at| words.get(at)).copied().unwrap_or("")
}

/// A year in words; those before the first are counted back from it: −43 is 44 BC.
fn year_name(year: i16, locale: Locale) -> String {
    let back = 1 - i32::from(year);
    match locale {
        _ if year > 0 => year.to_string(),
        Locale::En => format!("{back} BC"),
        Locale::ZhHans | Locale::ZhHant => format!("公元前{back}"),
    }
}

/// The unit that holds a day, in words.
pub(super) fn one(date: Date, grain: Grain, locale: Locale) -> String {
    let (month, day) = (date.month(), date.day());
    let year = year_name(date.year(), locale);
    match (grain, locale) {
        (Grain::Day, Locale::En) => format!("{} {day}, {year}", pick(&SHORT, month)),
        (Grain::Day, _) => format!("{year}年{month}月{day}日"),
        (Grain::Month, Locale::En) => format!("{} {year}", pick(&MONTHS, month)),
        (Grain::Month, _) => format!("{year}年{month}月"),
        (Grain::Quarter, Locale::En) => format!("Q{} {year}", quarter(date)),
        (Grain::Quarter, _) => format!("{year}年第{}季度", pick(&ORDINALS, quarter(date))),
        (Grain::Half, Locale::En) => {
            format!("{} half of {year}", pick(&["first", "second"], half(date)))
        }
        (Grain::Half, _) => format!("{year}年{}半年", pick(&["上", "下"], half(date))),
        (Grain::Season, Locale::En) if season(date) == 4 && date.year() > 0 => {
            format!("winter {year}–{:02}", (date.year() + 1) % 100)
        }
        (Grain::Season, Locale::En) => {
            format!("{} {year}", pick(&["spring", "summer", "autumn", "winter"], season(date)))
        }
        (Grain::Season, _) => {
            format!("{year}年{}季", pick(&["春", "夏", "秋", "冬"], season(date)))
        }
        (Grain::Year, Locale::En) => year,
        (Grain::Year, _) => format!("{year}年"),
        (Grain::Decade, Locale::En) => format!("{year}s"),
        (Grain::Decade, _) => format!("{year}年代"),
        (Grain::Century, Locale::En) => format!("{} century", ordinal(date.year() / 100 + 1)),
        (Grain::Century, Locale::ZhHans) => format!("{}世纪", date.year() / 100 + 1),
        (Grain::Century, Locale::ZhHant) => format!("{}世紀", date.year() / 100 + 1),
    }
}

/// A rough third of the month that holds a day, 0 its beginning.
pub(super) fn third(date: Date, third: usize, locale: Locale) -> String {
    let month = one(date, Grain::Month, locale);
    let word = |words: [&'static str; 3]| words.get(third).copied().unwrap_or("");
    match locale {
        Locale::En => format!("{} {month}", word(["early", "mid", "late"])).replace("mid ", "mid-"),
        Locale::ZhHans | Locale::ZhHant => format!("{month}{}", word(["初", "中旬", "底"])),
    }
}

fn ordinal(number: i16) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// The two ends of a range, each without what the other says for it.
pub(super) fn range(start: Date, end: Date, grain: Grain, locale: Locale) -> (String, String) {
    let whole = (one(start, grain, locale), one(end, grain, locale));
    if grain == Grain::Year && end.year() < 1 {
        // 公元前221年至前207年, 221–207 BC.
        return match locale {
            Locale::En => ((1 - i32::from(start.year())).to_string(), whole.1),
            Locale::ZhHans | Locale::ZhHant => (whole.0, whole.1.replace("公元", "")),
        };
    }
    if start.year() != end.year() || matches!(grain, Grain::Century) {
        return whole;
    }
    let same_month = start.month() == end.month();
    match (grain, locale) {
        (Grain::Day, Locale::En) if same_month => (
            format!("{} {}", pick(&SHORT, start.month()), start.day()),
            format!("{}, {}", end.day(), year_name(end.year(), locale)),
        ),
        (Grain::Day, Locale::En) => {
            (format!("{} {}", pick(&SHORT, start.month()), start.day()), whole.1)
        }
        (Grain::Day, _) if same_month => (whole.0, format!("{}日", end.day())),
        (Grain::Day, _) => (whole.0, format!("{}月{}日", end.month(), end.day())),
        (Grain::Month, Locale::En) => (pick(&MONTHS, start.month()).to_owned(), whole.1),
        (Grain::Month, _) => (whole.0, format!("{}月", end.month())),
        (Grain::Quarter, Locale::En) => (format!("Q{}", quarter(start)), whole.1),
        (Grain::Quarter, _) => (
            format!("{}年第{}", year_name(start.year(), locale), pick(&ORDINALS, quarter(start))),
            format!("第{}季度", pick(&ORDINALS, quarter(end))),
        ),
        _ => whole,
    }
}

/// Whether a dash joins the parts of an English range without spaces: `Apr 28–30, 2020`, `June–July 2022`.
pub(super) fn is_tight(parts: &[String]) -> bool {
    let [first, last] = parts else { return true };
    let first = first.strip_prefix("about ").unwrap_or(first);
    !first.contains(' ') || last.starts_with(|c: char| c.is_ascii_digit())
}

/// Both ends in one text.
pub(super) fn joined(first: &str, last: &str, locale: Locale) -> String {
    match locale {
        Locale::En if is_tight(&[first.to_owned(), last.to_owned()]) => format!("{first}–{last}"),
        Locale::En => format!("{first} – {last}"),
        Locale::ZhHans | Locale::ZhHant if first == last => first.to_owned(),
        Locale::ZhHans | Locale::ZhHant => format!("{first}至{last}"),
    }
}

/// What is rough, as such.
pub(super) fn about(text: String, about: bool, locale: Locale) -> String {
    match locale {
        _ if !about => text,
        Locale::En => format!("about {text}"),
        Locale::ZhHans => format!("{text}前后"),
        Locale::ZhHant => format!("{text}前後"),
    }
}

/// A range that is rough: the word goes with the end where the language puts it.
pub(super) fn about_range(
    first: String,
    last: String,
    is_about: bool,
    locale: Locale,
) -> (String, String) {
    match locale {
        Locale::En => (about(first, is_about, locale), last),
        Locale::ZhHans | Locale::ZhHant => (first, about(last, is_about, locale)),
    }
}

/// Up to the last day before what is named.
pub(super) fn before(named: &str, grain: Grain, locale: Locale) -> String {
    match locale {
        Locale::En => format!("before {}{named}", article(grain)),
        Locale::ZhHans | Locale::ZhHant => format!("{named}以前"),
    }
}

/// Up to an end.
pub(super) fn open_start(end: &str, grain: Grain, locale: Locale) -> String {
    match locale {
        Locale::En => format!("by {}{end}", article(grain)),
        Locale::ZhHans | Locale::ZhHant if grain == Grain::Day => format!("截至{end}"),
        Locale::ZhHans | Locale::ZhHant => format!("到{end}"),
    }
}

/// Up to the end of the month that holds a day, or of its year, that end included.
pub(super) fn by_end(date: Date, of_year: bool, locale: Locale) -> String {
    let named = one(date, if of_year { Grain::Year } else { Grain::Month }, locale);
    match locale {
        Locale::En => format!("by the end of {named}"),
        Locale::ZhHans | Locale::ZhHant => format!("{named}底以前"),
    }
}

/// The first, second or last ten days of a month, by the name that Chinese has for them.
pub(super) fn ten_days(date: Date, nth: usize, locale: Locale) -> String {
    if locale == Locale::En {
        return third(date, nth, locale);
    }
    let name = ["上旬", "中旬", "下旬"].get(nth).copied().unwrap_or("");
    format!("{}{name}", one(date, Grain::Month, locale))
}

/// In a year, before the text that says so.
pub(super) fn earlier(date: Date, locale: Locale) -> String {
    let year = one(date, Grain::Year, locale);
    match locale {
        Locale::En => format!("earlier in {year}"),
        Locale::ZhHans => format!("{year}早些时候"),
        Locale::ZhHant => format!("{year}早些時候"),
    }
}

/// What English has before a unit inside a sentence: from the second half of 2021.
fn article(grain: Grain) -> &'static str {
    if grain == Grain::Half { "the " } else { "" }
}

/// From a beginning on.
pub(super) fn open_end(start: &str, grain: Grain, locale: Locale) -> String {
    match locale {
        Locale::En => format!("from {}{start}", article(grain)),
        Locale::ZhHans | Locale::ZhHant => format!("{start}起"),
    }
}
