//! Dates of single sentences and timelines of whole articles, held to truths written without sight of the rules.
//!
//! `tests/cases/dates/README.md` says how a case is written. The tests print precision and recall, and what is wrong;
//! they fail below the floors that stand beside the cases, and when more lines are wrong than are known to be.

mod laws;

use std::fs;
use std::path::{Path, PathBuf};

use digest_site::model::{Date, DateMention, Entry, Format, Locale};

use super::truth::{Tally, cases, entry, judge, starts};

/// First and last day, `None` where a side is open.
type Span = (Option<Date>, Option<Date>);

/// What a line wants of one expression.
struct Wanted {
    words: String,
    start: usize,
    end: usize,
    values: Vec<Span>,
    required: bool,
}

#[test]
fn chinese_sentences_have_the_dates_that_a_reader_finds() {
    check_lines("zh", Locale::ZhHans);
}

#[test]
fn english_sentences_have_the_dates_that_a_reader_finds() {
    check_lines("en", Locale::En);
}

#[test]
fn timelines_of_articles_have_what_happened_and_nothing_else() {
    check_articles("articles");
}

#[test]
fn timelines_of_articles_that_no_rule_was_made_for_are_nearly_as_good() {
    check_articles("held-out");
}

fn check_articles(name: &str) {
    let mut tally = Tally::default();
    let mut folders: Vec<PathBuf> =
        fs::read_dir(cases(name)).unwrap().map(|folder| folder.unwrap().path()).collect();
    folders.sort();
    for folder in folders {
        check_article(&folder, &mut tally);
    }
    judge("dates", name, &tally);
}

fn check_lines(language: &str, lang: Locale) {
    let mut tally = Tally::default();
    let text = fs::read_to_string(cases("dates").join(format!("{language}.tsv"))).unwrap();
    for (number, line) in (1..).zip(text.lines()) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [published, sentence, expected] = fields[..] else {
            panic!("{language}.tsv:{number}: three fields, with tabs between");
        };
        let entry = entry(sentence, Format::Plain, published.parse().ok(), lang, false);
        let faults = check_line(sentence, expected, published.parse().ok(), &entry, &mut tally);
        if !faults.is_empty() {
            let faults = faults.join("; ");
            tally.wrong.push(format!("{language}.tsv:{number}: {sentence} | {faults}"));
        }
    }
    judge("dates", language, &tally);
}

/// What is wrong with the finds of one line.
fn check_line(
    sentence: &str,
    expected: &str,
    published: Option<Date>,
    entry: &Entry,
    tally: &mut Tally,
) -> Vec<String> {
    let wanted = wanted(sentence, expected);
    let found = places(sentence, entry);
    let overlap = |one: &Wanted, (start, end): (usize, usize)| one.start < end && start < one.end;
    let mut faults = Vec::new();
    for one in wanted.iter().filter(|one| one.required && !one.values.is_empty()) {
        tally.wanted += 1;
        let met = found.iter().any(|(mention, place)| {
            overlap(one, *place)
                && (is_one_of(mention, one, published) || joined(mention, *place, &wanted))
        });
        tally.met += usize::from(met);
        if !met {
            faults.push(format!("`{}` is missed", one.words));
        }
    }
    for (mention, place) in &found {
        tally.found += 1;
        let listed = joined(mention, *place, &wanted)
            || wanted.iter().any(|one| {
                // A weekday or a festival in apposition is a second find of the same day.
                let beside = place.0 < one.end + 4 && one.start < place.1 + 4;
                beside && is_one_of(mention, one, published)
            });
        tally.right += usize::from(listed);
        if !listed {
            faults.push(format!("`{}` is none", mention.expression));
        }
    }
    faults
}

/// Whether one find covers several listed dates, from the first to the last: 6月7日、8日.
fn joined(mention: &DateMention, place: (usize, usize), wanted: &[Wanted]) -> bool {
    let covered: Vec<&Wanted> =
        wanted.iter().filter(|one| one.start < place.1 && place.0 < one.end).collect();
    let Some(value) = mention.value else { return false };
    let (Some(first), Some(last)) = (covered.first(), covered.last()) else { return false };
    covered.len() > 1
        && first.values.iter().any(|one| one.0 == value.start)
        && last.values.iter().any(|one| one.1 == value.end)
}

fn is_one_of(mention: &DateMention, wanted: &Wanted, published: Option<Date>) -> bool {
    let Some(value) = mention.value else { return false };
    let rough = ["初", "底", "末", "旬", "中", "early", "late", "mid", "end", "start", "beginning"];
    let lower = wanted.words.to_lowercase();
    let rough = rough.iter().any(|word| lower.contains(word));
    let before = |day: Option<Date>| day.and_then(|day| day.yesterday().ok());
    wanted.values.iter().any(|(start, end)| match (value.start, value.end) {
        (None, last) => last == *end || last == before(*start),
        (first, None) => first == *start,
        (first, last) => {
            (first, last) == (*start, *end)
                || (first == *start && *end == published && last == before(published))
                || (rough && *start <= first && last <= *end && start.is_some() && end.is_some())
        }
    })
}

/// The finds with a value, and their places in the sentence as the file has it.
fn places<'e>(sentence: &str, entry: &'e Entry) -> Vec<(&'e DateMention, (usize, usize))> {
    let starts = starts(sentence, entry);
    let place = |one: &DateMention| {
        let base = starts[one.sentence - 1];
        (base + one.start_char, base + one.end_char)
    };
    let in_text = |one: &&DateMention| one.value.is_some() && one.sentence > 0;
    entry.dates.iter().filter(in_text).map(|one| (one, place(one))).collect()
}

fn wanted(sentence: &str, expected: &str) -> Vec<Wanted> {
    let mut from = 0;
    let items = expected.split(';').filter(|item| item.contains('='));
    items
        .map(|item| {
            let (words, rest) = item.rsplit_once('=').unwrap();
            let (values, roles) = rest.split_once('|').unwrap();
            let byte = sentence[from..]
                .find(words)
                .map_or_else(|| sentence.find(words), |at| Some(from + at));
            let byte = byte.unwrap_or_else(|| panic!("`{words}` is not in `{sentence}`"));
            from = byte + words.len();
            let start = sentence[..byte].chars().count();
            let roles: Vec<&str> = roles.split(',').collect();
            let must = ["event", "plan", "forecast", "reference"];
            Wanted {
                words: words.to_owned(),
                start,
                end: start + words.chars().count(),
                values: values.split(',').filter_map(span).collect(),
                required: roles.iter().any(|role| must.contains(role))
                    && !roles.iter().any(|role| matches!(*role, "mention" | "name")),
            }
        })
        .collect()
}

/// The days of a value; `None` for what has none.
fn span(value: &str) -> Option<Span> {
    if let Some((first, last)) = value.split_once('/') {
        let side = |side: &str| if side == ".." { Some((None, None)) } else { span(side) };
        return Some((side(first)?.0, side(last)?.1));
    }
    let (year, rest) = match value.get(..5) {
        Some(head) if head.starts_with('-') => (head.parse::<i16>().ok()?, &value[5..]),
        _ => (value.get(..4)?.parse::<i16>().ok()?, &value[4..]),
    };
    let months = |first: i8, last: i8| {
        let end = Date::new(year, last, 1).ok()?.last_of_month();
        Some((Some(Date::new(year, first, 1).ok()?), Some(end)))
    };
    match rest.as_bytes() {
        [] => months(1, 12),
        [b'-', b'Q', quarter] => {
            let last = i8::try_from(quarter - b'0').ok()? * 3;
            months(last - 2, last)
        }
        [b'-', b'H', half] => {
            let last = i8::try_from(half - b'0').ok()? * 6;
            months(last - 5, last)
        }
        [b'-', b'W', ..] => {
            let week: i8 = rest[2..].parse().ok()?;
            let weekday = |day| day_of_week(year, week, day);
            Some((weekday(1), weekday(7)))
        }
        [b'-', _, _] => {
            let month: i8 = rest[1..].parse().ok()?;
            months(month, month)
        }
        _ => {
            let day: Date = value.parse().ok()?;
            Some((Some(day), Some(day)))
        }
    }
}

/// A day of an ISO week.
fn day_of_week(year: i16, week: i8, day: i8) -> Option<Date> {
    let fourth = Date::new(year, 1, 4).ok()?;
    let monday = i32::from(fourth.weekday().to_monday_zero_offset());
    let by = (i32::from(week) - 1) * 7 + i32::from(day) - 1 - monday;
    fourth.checked_add(jiff::Span::new().days(by)).ok()
}

fn check_article(folder: &Path, tally: &mut Tally) {
    let name = folder.file_name().unwrap().to_string_lossy().into_owned();
    let truth = fs::read_to_string(folder.join("truth.txt")).unwrap();
    let published = truth.lines().next().and_then(|line| line.strip_prefix("published: "));
    let (file, format) = [("source.txt", Format::Plain), ("source.md", Format::Markdown)]
        .into_iter()
        .find(|(file, _)| folder.join(file).exists())
        .unwrap();
    let lang = match name.split_once('-') {
        Some(("en", _)) => Locale::En,
        Some(("zht", _)) => Locale::ZhHant,
        _ => Locale::ZhHans,
    };
    let source = fs::read_to_string(folder.join(file)).unwrap();
    let entry = entry(&source, format, published.and_then(|day| day.parse().ok()), lang, true);
    let rows: Vec<Vec<&str>> =
        truth.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let values = |row: &[&str]| -> Vec<Span> { row[1].split(',').filter_map(span).collect() };
    let near = |value: Span, one: &Span| {
        let inside = value.0 >= one.0 && value.1 <= one.1 && value.0.is_some() && one.1.is_some();
        value == *one
            || inside
            || value.0.is_none() && value.1 == one.1
            || value.1.is_none() && value.0 == one.0
    };
    for row in rows.iter().filter(|row| row[0] == "must") {
        tally.wanted += 1;
        let met = entry.timeline.iter().any(|event| {
            values(row).iter().any(|one| near((event.when.start, event.when.end), one))
        });
        tally.met += usize::from(met);
        if !met {
            tally.wrong.push(format!("{name}: {} {} is missed", row[1], row[3]));
        }
    }
    for event in &entry.timeline {
        tally.found += 1;
        let value = (event.when.start, event.when.end);
        let listed = rows
            .iter()
            .any(|row| row[0] != "not" && values(row).iter().any(|one| near(value, one)));
        tally.right += usize::from(listed);
        if !listed {
            tally.wrong.push(format!("{name}: {} {} is none", event.expression, event.text));
        }
    }
}
