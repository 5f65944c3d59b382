//! Reads the stamps of a listing's items: whole dates, and what pages print in their stead: days without a year, times of
//! day, times counted back from now.

use crate::model::Date;

use super::super::stamp::{
    begins, clock, date, digits, english_weekday, make, minute, month_name, suffix, time, weekday,
};

/// What a page says of the day of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// The whole date.
    Full(Date),
    /// Month and day; the year is for the page to say.
    OfYear(i8, i8),
    /// A time counted from a moment that the text does not give: `2小时前`, `yesterday`.
    Relative,
    /// A time of day alone.
    Clock,
}

/// A date or a time on a page, and whether it goes to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) day: Day,
    /// The minute of the day, where the page gives the time.
    pub(super) minute: Option<i16>,
}

impl Stamp {
    /// Whether it is a time of day alone.
    pub(super) fn is_time(&self) -> bool {
        self.day == Day::Clock
    }
}

/// The stamp at the beginning of `chars` (folded text), and how many characters it takes.
///
/// Besides what [`date`] reads: days without a year (`3月2日`, `March 2`, `03-02`), relative times, and bare times of day.
pub(super) fn stamp(chars: &[char]) -> Option<(Stamp, usize)> {
    if let Some((date, len)) = date(chars) {
        let minute = minute(&chars[..len]);
        return Some((Stamp { day: Day::Full(date), minute }, len));
    }
    let clock_len = clock(chars);
    if clock_len > 0 {
        let minute = minute(&chars[..clock_len]);
        let gap = chars[clock_len..].iter().take_while(|c| matches!(c, ' ' | ',')).count();
        let behind = if gap > 0 { date(&chars[clock_len + gap..]) } else { None };
        return Some(match behind {
            Some((date, len)) => (Stamp { day: Day::Full(date), minute }, clock_len + gap + len),
            None => (Stamp { day: Day::Clock, minute }, clock_len),
        });
    }
    let (day, len) = relative(chars)
        .map(|len| (Day::Relative, len))
        .or_else(|| day_of_year(chars).map(|(month, day, len)| (Day::OfYear(month, day), len)))?;
    let len = len + weekday(&chars[len..]);
    let time = time(&chars[len..]);
    let minute = minute(&chars[len..len + time]);
    Some((Stamp { day, minute }, len + time))
}

/// `2小时前`, `昨天`, `3 hours ago`, `yesterday`; how many characters it takes.
fn relative(chars: &[char]) -> Option<usize> {
    const WORDS: [&str; 9] = [
        "刚刚",
        "今天",
        "昨天",
        "前天",
        "just now",
        "yesterday",
        "today",
        "an hour ago",
        "a day ago",
    ];
    const UNITS: [&str; 9] = ["秒", "分钟", "小时", "天", "日", "周", "星期", "个月", "年"];
    const ENGLISH: [&str; 8] = ["second", "minute", "min", "hour", "hr", "day", "week", "month"];
    if let Some(len) = WORDS.iter().find_map(|word| begins(chars, word)) {
        let ends = chars.get(len).is_none_or(|c| !c.is_alphanumeric() || c.is_ascii_digit());
        return ends.then_some(len);
    }
    let (_, mut at) = digits(chars, 3)?;
    at += chars[at..].iter().take_while(|c| **c == ' ').count();
    if let Some(len) = UNITS.iter().find_map(|unit| begins(&chars[at..], unit)) {
        at += len;
        at += chars[at..].iter().take_while(|c| **c == ' ').count();
        return begins(&chars[at..], "前").map(|len| at + len);
    }
    at += ENGLISH.iter().find_map(|unit| begins(&chars[at..], unit))?;
    at += usize::from(chars.get(at) == Some(&'s'));
    begins(&chars[at..], " ago").map(|len| at + len)
}

/// `3月2日`, `03-02`, `March 2`, `2 March`; month, day, and how many characters it takes.
fn day_of_year(chars: &[char]) -> Option<(i8, i8, usize)> {
    let known = |month: i16, day: i16, len: usize| {
        // A leap year, so that the 29th of February is a day.
        let date = make(2000, month, day)?;
        Some((date.month(), date.day(), len))
    };
    if let Some((first, at)) = digits(chars, 2) {
        let rest = &chars[at..];
        return match rest.first()? {
            '月' => {
                let (day, len) = digits(&rest[1..], 2)?;
                let end = at + 1 + len;
                matches!(chars.get(end), Some('日' | '号')).then_some(())?;
                known(first, day, end + 1)
            }
            mark @ ('-' | '/') if at == 2 => {
                let (day, len) = digits(&rest[1..], 2).filter(|(_, len)| *len == 2)?;
                let end = at + 1 + len;
                let ends = chars.get(end).is_none_or(|c| c != mark && !c.is_alphanumeric());
                ends.then_some(())?;
                known(first, day, end)
            }
            ' ' => {
                let (month, len) = month_name(&rest[1..])?;
                known(month, first, at + 1 + len)
            }
            _ => None,
        };
    }
    let week = english_weekday(chars);
    let (month, len) = month_name(&chars[week..])?;
    let at = week + len;
    let gap = chars[at..].iter().take_while(|c| matches!(c, ' ' | '.')).count();
    let (day, len) = digits(&chars[at + gap..], 2).filter(|_| gap > 0)?;
    let end = at + gap + len;
    known(month, day, end + suffix(&chars[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_stamp(text: &str, expected: Option<(Day, bool, usize)>) {
        let chars: Vec<char> = text.chars().collect();
        let found = stamp(&chars).map(|(stamp, len)| (stamp.day, stamp.minute.is_some(), len));
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_days_without_a_year_and_times_without_a_day() {
        check_stamp("3月2日 星期二", Some((Day::OfYear(3, 2), false, 8)));
        check_stamp("03-02 09:15", Some((Day::OfYear(3, 2), true, 11)));
        check_stamp("Tuesday, March 2", Some((Day::OfYear(3, 2), false, 16)));
        check_stamp("09:15 阅读", Some((Day::Clock, true, 5)));
        check_stamp("2小时前", Some((Day::Relative, false, 4)));
        check_stamp("yesterday at 10:20", Some((Day::Relative, true, 18)));
        check_stamp("3 hours ago", Some((Day::Relative, false, 11)));
        check_stamp("21-03-02", None);
        check_stamp("3-2", None);
        check_stamp("今天下了大雨", None);
        check_stamp("2天", None);
    }
}
