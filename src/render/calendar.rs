//! Events as a calendar (iCalendar, RFC 5545): what anybody's calendar program subscribes to.
//!
//! All days are whole days, ends are exclusive there (§3.6.1), and nothing blocks anybody's time. A date that is
//! known only to the month or year covers it, and says so in words. `DTSTAMP` is the day of the newest source: a clock would
//! change the bytes of every build.

use crate::model::{Date, EventList, EventRecord};

/// Longer lines are folded (§3.1): octets, without the line break.
const MAX_OCTETS: usize = 75;

/// The end of a calendar.
pub(crate) const END: &str = "END:VCALENDAR\r\n";

/// What stands before its events. A calendar without any is none, since it has to have one (§3.6).
pub(crate) fn head(list: &EventList) -> String {
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        format!("PRODID:-//digest//{}//EN", escaped(&list.generator)),
        "CALSCALE:GREGORIAN".to_owned(),
        // RFC 7986, and what programs older than it read.
        format!("NAME:{}", escaped(&list.title)),
        format!("X-WR-CALNAME:{}", escaped(&list.title)),
        format!("URL:{}", list.home_page_url),
    ];
    lines.iter().map(|line| folded(line)).collect()
}

/// An event; nothing for one whose dates have no four digits for their year.
pub(crate) fn event(event: &EventRecord) -> String {
    let mut lines = Vec::new();
    push_event(event, &mut lines);
    lines.iter().map(|line| folded(line)).collect()
}

fn push_event(event: &EventRecord, lines: &mut Vec<String>) {
    // Of an open span a calendar can hold the one day that is known: by when, or since when.
    let (first, last) = match (event.start, event.end) {
        (Some(first), Some(last)) => (first, last),
        (Some(day), None) | (None, Some(day)) => (day, day),
        (None, None) => return,
    };
    let Some(end) = last.tomorrow().ok().filter(|_| first.year() >= 0) else { return };
    let stamp = event.sources.iter().filter_map(|source| source.published).max().unwrap_or(first);
    let description: Vec<String> = std::iter::once(event.date_text.clone())
        .chain(event.sources.iter().map(|source| {
            let by = source.publisher.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
            let date =
                if event.dates_differ { format!("{} · ", source.date) } else { String::new() };
            format!("{date}{by}{} {}", source.title, source.url)
        }))
        .collect();
    let lang = event.language;
    lines.extend([
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", escaped(&event.id)),
        format!("DTSTAMP:{}T000000Z", basic(stamp)),
        format!("DTSTART;VALUE=DATE:{}", basic(first)),
        format!("DTEND;VALUE=DATE:{}", basic(end)),
        format!("SUMMARY;LANGUAGE={lang}:{}", escaped(&event.text)),
        format!("DESCRIPTION;LANGUAGE={lang}:{}", escaped(&description.join("\n"))),
    ]);
    lines.extend(event.sources.first().map(|source| format!("URL:{}", source.url)));
    lines.extend([
        format!("STATUS:{}", if event.planned { "TENTATIVE" } else { "CONFIRMED" }),
        "TRANSP:TRANSPARENT".to_owned(),
        format!("X-EDTF:{}", escaped(&event.date)),
        "END:VEVENT".to_owned(),
    ]);
}

/// `20310709`
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// A value of type TEXT (§3.3.11). Controls have no place in one.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            _ if c.is_control() => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A line with its end, cut where it is too long; never inside a character.
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 8);
    let mut room = MAX_OCTETS;
    for c in line.chars() {
        if c.len_utf8() > room {
            folded.push_str("\r\n ");
            // The space counts.
            room = MAX_OCTETS - 1;
        }
        room -= c.len_utf8();
        folded.push(c);
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use super::{event as event_text, *};
    use crate::model::{EventSource, Locale, Precision};

    fn record(text: &str, start: Option<Date>, end: Option<Date>) -> EventRecord {
        EventRecord {
            id: "bridge.2031-07-03.1@host.example".to_owned(),
            text: text.to_owned(),
            language: Locale::ZhHant,
            date: "2031-07-03".to_owned(),
            date_text: "2031年7月3日".to_owned(),
            start,
            end,
            precision: Precision::Day,
            approximate: false,
            inferred: false,
            planned: false,
            dates_differ: false,
            sources: vec![EventSource {
                title: "橋".to_owned(),
                language: Locale::ZhHant,
                url: "https://host.example/zh-hant/a/bridge/#s2".to_owned(),
                publisher: None,
                published: Some(Date::constant(2031, 7, 9)),
                date: "2031-07-03".to_owned(),
            }],
        }
    }

    fn calendar(events: Vec<EventRecord>) -> Option<String> {
        let list = EventList {
            version: 1,
            title: "A; B, C\\".to_owned(),
            home_page_url: "https://host.example/".to_owned(),
            url: "https://host.example/events.json".to_owned(),
            language: None,
            generator: "digest 1.0".to_owned(),
            events,
        };
        let events: String = list.events.iter().map(event_text).collect();
        (!events.is_empty()).then(|| format!("{}{events}{END}", head(&list)))
    }

    #[track_caller]
    fn check(start: Option<&str>, end: Option<&str>, expected: &[&str]) {
        let day = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        let text = calendar(vec![record("橋通車", day(start), day(end))]).unwrap();
        let lines: Vec<&str> = text.split("\r\n").collect();
        for line in expected {
            assert!(lines.contains(line), "{line} is not in {text}");
        }
    }

    #[test]
    fn days_are_whole_and_ends_exclusive() {
        check(
            Some("2031-07-31"),
            Some("2031-07-31"),
            &[
                "DTSTART;VALUE=DATE:20310731",
                "DTEND;VALUE=DATE:20310801",
                "DTSTAMP:20310709T000000Z",
                "SUMMARY;LANGUAGE=zh-Hant:橋通車",
                "NAME:A\\; B\\, C\\\\",
            ],
        );
        check(
            Some("2031-07-01"),
            Some("2031-07-31"),
            &["DTSTART;VALUE=DATE:20310701", "DTEND;VALUE=DATE:20310801"],
        );
    }

    #[test]
    fn of_an_open_span_the_day_that_is_known_is_kept() {
        check(
            None,
            Some("2031-12-31"),
            &["DTSTART;VALUE=DATE:20311231", "DTEND;VALUE=DATE:20320101"],
        );
        check(
            Some("2031-05-04"),
            None,
            &["DTSTART;VALUE=DATE:20310504", "DTEND;VALUE=DATE:20310505"],
        );
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let day = Some(Date::constant(2031, 7, 3));
        let long = "𠀀橋,é".repeat(40);
        let text = calendar(vec![record(&long, day, day)]).unwrap();
        assert!(text.split("\r\n").all(|line| line.len() <= MAX_OCTETS), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&long.replace(',', "\\,")), "{unfolded}");
    }

    #[test]
    fn a_calendar_without_events_is_none() {
        assert_eq!(calendar(Vec::new()), None);
        assert_eq!(calendar(vec![record("古", Some(Date::constant(-44, 3, 15)), None)]), None);
    }
}
