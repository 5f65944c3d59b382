//! Reads dates and times of day as pages print them on lines of their own.

use crate::model::Date;
use crate::text::dates::month_number;

/// The date at the beginning of `chars` (folded text), and how many characters it takes with its time of day.
///
/// Year first with `-`, `/`, `.` or 年月日; day first with dots or slashes where it cannot be anything else
/// (19.11.2015; the day is above 12, or dots, which English and Chinese pages use day first); months by name.
pub(super) fn date(chars: &[char]) -> Option<(Date, usize)> {
    let first = *chars.first()?;
    let (date, mut len) = if first.is_ascii_digit() {
        year_first(chars)
            .or_else(|| minguo(chars))
            .or_else(|| day_first(chars))
            .or_else(|| month_by_name(chars))?
    } else if first.is_ascii_alphabetic() {
        let week = english_weekday(chars);
        month_by_name(&chars[week..]).map(|(date, len)| (date, week + len))?
    } else {
        return None;
    };
    len += weekday(&chars[len..]);
    len += time(&chars[len..]);
    Some((date, len))
}

pub(super) fn digits(chars: &[char], most: usize) -> Option<(i16, usize)> {
    let len = chars.iter().take(most + 1).take_while(|c| c.is_ascii_digit()).count();
    if len == 0 || len > most {
        return None;
    }
    Some((chars[..len].iter().collect::<String>().parse().ok()?, len))
}

pub(super) fn make(year: i16, month: i16, day: i16) -> Option<Date> {
    (1900..2200).contains(&year).then_some(())?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn year_first(chars: &[char]) -> Option<(Date, usize)> {
    let (year, mut at) = digits(chars, 4).filter(|(_, len)| *len == 4)?;
    let separator = *chars.get(at)?;
    if !matches!(separator, '-' | '/' | '.' | '年') {
        return None;
    }
    at += 1;
    let (month, len) = digits(&chars[at..], 2)?;
    at += len;
    let expected = if separator == '年' { '月' } else { separator };
    if chars.get(at) != Some(&expected) {
        return None;
    }
    at += 1;
    let (day, len) = digits(&chars[at..], 2)?;
    at += len;
    if separator == '年' {
        match chars.get(at) {
            Some('日' | '号') => at += 1,
            _ => return None,
        }
    }
    Some((make(year, month, day)?, at))
}

/// `110/05/06`, `110年5月6日`: a year of the calendar of Taiwan, of three figures.
fn minguo(chars: &[char]) -> Option<(Date, usize)> {
    let (year, at) =
        digits(chars, 3).filter(|(year, len)| *len == 3 && (100..150).contains(year))?;
    let whole: Vec<char> =
        (year + 1911).to_string().chars().chain(chars[at..].iter().take(8).copied()).collect();
    let (date, len) = year_first(&whole)?;
    let two = whole.get(4) == Some(&'年') || whole.get(7) == whole.get(4);
    two.then_some((date, len - 1))
}

fn day_first(chars: &[char]) -> Option<(Date, usize)> {
    let (first, mut at) = digits(chars, 2)?;
    let separator = *chars.get(at)?;
    if !matches!(separator, '.' | '/' | '-') {
        return None;
    }
    at += 1;
    let (second, len) = digits(&chars[at..], 2)?;
    at += len;
    if chars.get(at) != Some(&separator) {
        return None;
    }
    at += 1;
    let (year, len) = digits(&chars[at..], 4).filter(|(_, len)| *len == 4)?;
    at += len;
    let (day, month) = if second > 12 {
        (second, first)
    } else if first > 12 || separator == '.' {
        (first, second)
    } else {
        return None;
    };
    Some((make(year, month, day)?, at))
}

/// `Wednesday, `, `Wed `; 0 where no name of a day stands.
pub(super) fn english_weekday(chars: &[char]) -> usize {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let word = chars.iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let known = DAYS.iter().any(|day| begins(chars, day).is_some());
    let whole: String = chars[..word].iter().collect::<String>().to_lowercase();
    if !known
        || !(word == 3 || whole.ends_with("day") || matches!(&*whole, "tues" | "thur" | "thurs"))
    {
        return 0;
    }
    let gap = chars[word..].iter().take_while(|c| matches!(c, ' ' | ',' | '.')).count();
    if gap > 0 { word + gap } else { 0 }
}

/// "Nov. 16, 2022", "16 November 2022", "November 16th 2022".
fn month_by_name(chars: &[char]) -> Option<(Date, usize)> {
    let (mut day, mut month, mut at) = (None, None, 0);
    for _ in 0..2 {
        if let Some((number, len)) = digits(&chars[at..], 2).filter(|_| day.is_none()) {
            day = Some(number);
            at += len + suffix(&chars[at + len..]);
        } else {
            let (number, len) = month_name(&chars[at..])?;
            if month.replace(number).is_some() {
                return None;
            }
            at += len;
        }
        at += chars[at..].iter().take_while(|c| matches!(c, ' ' | '.' | ',')).count();
    }
    let (year, len) = digits(&chars[at..], 4).filter(|(_, len)| *len == 4)?;
    Some((make(year, month?, day?)?, at + len))
}

pub(super) fn suffix(chars: &[char]) -> usize {
    let two: String = chars.iter().take(2).collect::<String>().to_lowercase();
    if matches!(two.as_str(), "st" | "nd" | "rd" | "th") { 2 } else { 0 }
}

pub(super) fn month_name(chars: &[char]) -> Option<(i16, usize)> {
    let word: String = chars.iter().take_while(|c| c.is_ascii_alphabetic()).collect();
    Some((i16::from(month_number(&word)?), word.len()))
}

pub(super) fn weekday(chars: &[char]) -> usize {
    let space = chars.iter().take_while(|c| **c == ' ').count();
    let rest: String = chars[space..].iter().take(5).collect();
    for word in ["星期", "周", "(周", "(星期"] {
        if rest.starts_with(word) {
            let len = space + word.chars().count() + 1 + usize::from(word.starts_with('('));
            return len.min(chars.len());
        }
    }
    0
}

/// `  12:12`, ` 17:50:54`, `T08:30:00+08:00`, ` 8:30 pm`, ` 上午9时15分`; 0 where no time follows.
pub(super) fn time(chars: &[char]) -> usize {
    let mut at = chars.iter().take_while(|c| matches!(c, ' ' | ',')).count();
    if at == 0 && chars.first() == Some(&'T') {
        at = 1;
    }
    if let Some(len) = begins(&chars[at..], "at ").filter(|_| at > 0) {
        at += len;
    }
    match clock(&chars[at..]) {
        0 => 0,
        len => at + len,
    }
}

/// A time of day at the beginning of `chars`; how many characters it takes, 0 for none.
pub(super) fn clock(chars: &[char]) -> usize {
    const HALVES: [&str; 6] = ["上午", "下午", "凌晨", "晚上", "中午", "早上"];
    let mut at = HALVES.iter().find_map(|half| begins(chars, half)).unwrap_or(0);
    let Some((hour, len)) = digits(&chars[at..], 2) else { return 0 };
    if hour > 24 {
        return 0;
    }
    at += len;
    let two = |at: usize| {
        chars[at.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).count() == 2
    };
    match chars.get(at) {
        Some(':') if two(at + 1) => at += 3,
        Some('时') if two(at + 1) && chars.get(at + 3) == Some(&'分') => return at + 4,
        _ => return 0,
    }
    while chars.get(at) == Some(&':') && two(at + 1) {
        at += 3;
    }
    if chars.get(at) == Some(&'.') {
        let fraction = chars[at + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
        at += if fraction == 3 { 4 } else { 0 };
    }
    match chars.get(at) {
        Some('Z') => at += 1,
        Some('+') => {
            at += 1;
            at += chars[at..].iter().take_while(|c| c.is_ascii_digit() || **c == ':').count();
        }
        _ => {}
    }
    for half in [" am", " pm", "am", "pm", " a.m.", " p.m."] {
        if let Some(len) = begins(&chars[at..], half) {
            at += len;
            break;
        }
    }
    let offset = chars[at..].first() == Some(&' ') && matches!(chars.get(at + 1), Some('+' | '-'));
    if offset && chars[at + 2..].iter().take_while(|c| c.is_ascii_digit()).count() == 4 {
        return at + 6;
    }
    for zone in [" gmt", " utc", " est", " edt", " et", " bst", " cst"] {
        if let Some(len) = begins(&chars[at..], zone)
            && chars.get(at + len).is_none_or(|c| !c.is_alphanumeric())
        {
            return at + len;
        }
    }
    at
}

/// The minute of the day of the first time in `chars`.
pub(super) fn minute(chars: &[char]) -> Option<i16> {
    let at = (0..chars.len()).find(|at| {
        chars[*at].is_ascii_digit()
            && (*at == 0 || !chars[at - 1].is_ascii_digit())
            && clock(&chars[*at..]) > 0
    })?;
    let (hour, len) = digits(&chars[at..], 2)?;
    let (minute, _) = digits(&chars[at + len + 1..], 2)?;
    let half: String =
        chars.iter().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
    let late = half.contains("pm") || half.contains("下午") || half.contains("晚上");
    Some(hour.saturating_add(if late && hour < 12 { 12 } else { 0 }) * 60 + minute)
}

pub(super) fn begins(chars: &[char], word: &str) -> Option<usize> {
    let mut len = 0;
    for c in word.chars() {
        if chars.get(len)?.to_ascii_lowercase() != c {
            return None;
        }
        len += 1;
    }
    Some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, usize)>) {
        let chars: Vec<char> = text.chars().collect();
        let found = date(&chars).map(|(date, len)| (date.to_string(), len));
        assert_eq!(found.as_ref().map(|(date, len)| (date.as_str(), *len)), expected);
    }

    #[test]
    fn reads_what_pages_print() {
        check("2022-06-24 17:50:54 查看", Some(("2022-06-24", 19)));
        check("19.11.2015  07:45", Some(("2015-11-19", 17)));
        check("2019年11月2日 08:30", Some(("2019-11-02", 16)));
        check("16 November 2022", Some(("2022-11-16", 16)));
        check("Nov. 16th, 2022 8:30 pm", Some(("2022-11-16", 23)));
    }

    #[test]
    fn reads_the_calendar_of_taiwan() {
        check("110/05/06", Some(("2021-05-06", 9)));
        check("110年5月6日", Some(("2021-05-06", 8)));
        check("110/5/6", None);
        check("911/05/06", None);
    }

    #[test]
    fn reads_the_names_of_days_before_a_date() {
        check("Wednesday, March 3, 2021", Some(("2021-03-03", 24)));
        check("Wed, 3 Mar 2021 08:00:00 GMT", Some(("2021-03-03", 28)));
        check("Wed, 3 Mar 2021 08:00:00 +0800", Some(("2021-03-03", 30)));
        check("Monday March", None);
        check("2021-03-02T08:30:00.000Z", Some(("2021-03-02", 24)));
    }

    #[test]
    fn leaves_what_is_no_date_or_could_be_two() {
        check("2.7:55.4:41.9", None);
        check("03/04/2018", None);
        check("2021-02-30", None);
        check("3-1", None);
    }
}
