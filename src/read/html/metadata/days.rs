//! Days that a page writes for machines, or beside `time`.
//!
//! The day is the one of the page's own zone. Mostly that is the day written, whatever offset follows; a moment in UTC is
//! taken to the zone in which the page gives other moments.

use crate::model::Date;
use crate::text::dates::month_number;

/// A day, and what is known about its moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) date: Date,
    /// Minutes since midnight.
    minute: Option<i32>,
    /// Minutes that the clock is ahead of UTC.
    offset: Option<i32>,
}

impl Moment {
    /// The day in the zone of `others`, should this one be in UTC and one of them not.
    pub(super) fn day(self, others: &[String]) -> Date {
        let (Some(minute), Some(0)) = (self.minute, self.offset) else { return self.date };
        let zone =
            others.iter().filter_map(|text| moment(text)?.offset).find(|offset| *offset != 0);
        let local = minute + zone.unwrap_or(0);
        let day = if local < 0 {
            self.date.yesterday()
        } else if local >= 24 * 60 {
            self.date.tomorrow()
        } else {
            Ok(self.date)
        };
        day.unwrap_or(self.date)
    }
}

/// The moment at the start of `text`: `2021-03-04T08:00:00+08:00`, `2021/3/4`, `2021.3.4`, `20210304`, `2021年3月4日`,
/// `4.3.2021`, `March 4, 2021`, `Thu, 04 Mar 2021 08:00:00 GMT`.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let text = text.trim();
    let (date, rest) = numeric(text).or_else(|| in_words(text))?;
    let (minute, rest) = clock(rest);
    let offset = minute.and_then(|_| zone(rest));
    Some(Moment { date, minute, offset })
}

fn numeric(text: &str) -> Option<(Date, &str)> {
    let year_or_all = digits(text);
    match year_or_all {
        4 => {
            let (month, rest) = number(text[4..].strip_prefix(['-', '/', '.', '年'])?)?;
            let (day, rest) = number(rest.strip_prefix(['-', '/', '.', '月'])?)?;
            let rest = rest.strip_prefix(['日', '号', '號']).unwrap_or(rest);
            date(text[..4].parse().ok()?, month, day).map(|date| (date, rest))
        }
        8 | 12 | 14 => {
            let day =
                date(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..8].parse().ok()?)?;
            Some((day, &text[8..]))
        }
        // Where points stand between, the day goes first.
        1 | 2 => {
            let (day, rest) = number(text)?;
            let (month, rest) = number(rest.strip_prefix('.')?)?;
            let rest = rest.strip_prefix('.').filter(|rest| digits(rest) == 4)?;
            date(rest[..4].parse().ok()?, month, day).map(|date| (date, &rest[4..]))
        }
        _ => None,
    }
}

/// `March 4, 2021`, `4 March 2021`, a weekday in front or not.
fn in_words(text: &str) -> Option<(Date, &str)> {
    let mut rest = text;
    let (mut month, mut day) = (None, None);
    for _ in 0..5 {
        rest = rest.trim_start_matches([' ', ',', '.', '\u{A0}']);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        rest = tail;
        match digits(word) {
            4 if word.len() == 4 => {
                return date(word.parse().ok()?, month?, day?).map(|date| (date, rest));
            }
            1 | 2 if day.is_none() => {
                day = Some(word[..digits(word)].parse().ok()?);
            }
            0 if month.is_none() => month = month_number(&word.to_ascii_lowercase()),
            _ => return None,
        }
    }
    None
}

/// Minutes since midnight in `08:15`, behind a `T` or spaces.
fn clock(text: &str) -> (Option<i32>, &str) {
    let rest = text.trim_start_matches(['T', 't', ' ', ',', '\u{A0}', '\u{3000}']);
    let read = || {
        let (hour, rest) = number(rest)?;
        let (minute, rest) = number(rest.strip_prefix(':')?)?;
        let rest = rest.strip_prefix(':').and_then(|rest| Some(number(rest)?.1)).unwrap_or(rest);
        let rest = rest.strip_prefix('.').map_or(rest, |rest| &rest[digits(rest)..]);
        (hour < 24 && minute < 60).then_some((i32::from(hour) * 60 + i32::from(minute), rest))
    };
    match read() {
        Some((minute, rest)) => (Some(minute), rest),
        None => (None, text),
    }
}

/// Minutes ahead of UTC in `Z`, `GMT`, `+08:00`, `-0500`.
fn zone(text: &str) -> Option<i32> {
    let text = text.trim_start();
    if text.starts_with(['Z', 'z']) || text.starts_with("UTC") || text.starts_with("GMT") {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let rest = text.strip_prefix(['+', '-'])?;
    let hours: i32 = rest.get(..2)?.parse().ok()?;
    let minutes: i32 =
        rest[2..].trim_start_matches(':').get(..2).map_or(Some(0), |it| it.parse().ok())?;
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// The day in the path of an address: `/2031/02/03/`, `/2031-02/03/`, `/2031/POLITICS/02/03/`, `/c/2031-02-03/`,
/// `/t20310203_17.html`.
pub(super) fn in_address(url: &str) -> Option<Date> {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = &path[path.find('/')?..];
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let mut numbers: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    while at < path.len() {
        let length = digits(&path[at..]);
        if length > 0 {
            numbers.push((at, &path[at..at + length]));
        }
        at += length.max(1);
        at = path.ceil_char_boundary(at);
    }
    let likely = |date: Date| (1995..2100).contains(&date.year()).then_some(date);
    let whole = |text: &str| {
        let day = date(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?);
        day.and_then(likely)
    };
    if let Some(day) =
        numbers.iter().filter(|(_, text)| text.len() == 8).find_map(|(_, text)| whole(text))
    {
        return Some(day);
    }
    let close = |one: (usize, &str), next: (usize, &str)| {
        let between = &path[one.0 + one.1.len()..next.0];
        matches!(between, "/" | "-" | "_" | ".")
            || between.len() <= 24 && between.starts_with('/') && between.ends_with('/')
    };
    numbers
        .windows(3)
        .find_map(|three| {
            let [year, month, day] = three else { return None };
            let two = |text: &str| (1..=2).contains(&text.len());
            let fits = year.1.len() == 4 && two(month.1) && two(day.1) && close(*year, *month);
            let beside = day.0 == month.0 + month.1.len() + 1;
            (fits && beside)
                .then(|| date(year.1.parse().ok()?, month.1.parse().ok()?, day.1.parse().ok()?))?
                .and_then(likely)
        })
        .or_else(|| {
            // /202009/11/
            numbers.windows(2).find_map(|pair| {
                let [month, day] = pair else { return None };
                let fits = month.1.len() == 6 && day.1.len() == 2 && day.0 == month.0 + 7;
                fits.then(|| {
                    date(
                        month.1[..4].parse().ok()?,
                        month.1[4..].parse().ok()?,
                        day.1.parse().ok()?,
                    )
                })?
                .and_then(likely)
            })
        })
}

fn date(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().filter(|_| year >= 1500)
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The number of one or two digits at the start of `text`, and what follows.
fn number(text: &str) -> Option<(i8, &str)> {
    let length = digits(text);
    let value = (1..=2).contains(&length).then(|| text[..length].parse().ok())??;
    Some((value, &text[length..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(i16, i8, i8)>) {
        let found = moment(text).map(|moment| moment.date);
        assert_eq!(found, expected.and_then(|(y, m, d)| Date::new(y, m, d).ok()), "{text}");
    }

    #[track_caller]
    fn check_zone(text: &str, others: &[&str], expected: (i16, i8, i8)) {
        let others: Vec<String> = others.iter().map(|&other| other.to_owned()).collect();
        let found = moment(text).map(|moment| moment.day(&others));
        assert_eq!(found, Date::new(expected.0, expected.1, expected.2).ok(), "{text}");
    }

    #[track_caller]
    fn check_address(url: &str, expected: Option<(i16, i8, i8)>) {
        assert_eq!(
            in_address(url),
            expected.and_then(|(y, m, d)| Date::new(y, m, d).ok()),
            "{url}"
        );
    }

    #[test]
    fn addresses_have_days() {
        check_address("https://a.example/2031/02/03/ferry.html", Some((2031, 2, 3)));
        check_address("https://a.example/2031/POLITICS/02/03/ferry/index.html", Some((2031, 2, 3)));
        check_address("https://a.example/c/2031-02-03/doc-7.shtml", Some((2031, 2, 3)));
        check_address("https://a.example/a/203102/03/WS1.html", Some((2031, 2, 3)));
        check_address("https://a.example/xw/t20310203_1234567.html", Some((2031, 2, 3)));
    }

    #[test]
    fn other_numbers_of_addresses_are_no_days() {
        check_address("https://a.example/2031/02/ferry.html", None);
        check_address("https://a.example/article/12345678", None);
        check_address("https://a.example/1/2/3", None);
        check_address("https://a.example/20319999/x", None);
        check_address("https://a.example", None);
    }

    #[test]
    fn days_are_read_in_every_spelling() {
        check("2031-02-03T23:10:00Z", Some((2031, 2, 3)));
        check("2031/2/3 08:00", Some((2031, 2, 3)));
        check("20310203", Some((2031, 2, 3)));
        check("20310203081500", Some((2031, 2, 3)));
        check("2031年2月3日 08:15", Some((2031, 2, 3)));
        check("3.2.2031", Some((2031, 2, 3)));
        check("February 3, 2031", Some((2031, 2, 3)));
        check("3 Feb 2031 8:15 am", Some((2031, 2, 3)));
        check("Mon, 03 Feb 2031 08:15:00 GMT", Some((2031, 2, 3)));
        check("Feb. 3rd, 2031", Some((2031, 2, 3)));
    }

    #[test]
    fn what_is_no_day_is_none() {
        check("2031-13-03", None);
        check("2031-02", None);
        check("1612345678", None);
        check("1612345678000", None);
        check("03/02/2031", None);
        check("yesterday", None);
        check("February 2031", None);
        check("0001-01-01T00:00:00", None);
    }

    #[test]
    fn the_day_is_that_of_the_pages_own_zone() {
        check_zone("2031-02-03T23:30:00+08:00", &[], (2031, 2, 3));
        check_zone("2031-02-03T23:30:00Z", &[], (2031, 2, 3));
        check_zone("2031-02-03T23:30:00Z", &["2031-02-05T10:00:00+08:00"], (2031, 2, 4));
        check_zone("2031-02-03T02:30:00Z", &["2031-02-05T10:00:00-05:00"], (2031, 2, 2));
        check_zone("2031-02-03T12:30:00Z", &["2031-02-05T10:00:00+08:00"], (2031, 2, 3));
        check_zone("2031-02-03", &["2031-02-05T10:00:00+08:00"], (2031, 2, 3));
    }
}
