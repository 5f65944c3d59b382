//! Points of the calendar in English: May 3, 2021; 3 May; the first quarter of 2020; mid-2019; the 1990s.

use super::super::festival::named;
use super::super::shape::{Month, Part, Point, Shape, Year};
use super::dashed::dashed;
use super::period::{
    decade, edge, fiscal, five_year_plan, of_season, quarter, week_or_weekday_of, year_then,
};
use super::phrases::Phrases;
use super::reign::spelled_year;
use super::starters;
use super::words::{Words, month, tens_and_ones};

/// A point at token `at`, and one past its last token.
pub(super) fn point(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let word = words.word(at);
    let first = word.chars().next()?;
    let shape = |(point, end): (Point, usize)| (Shape::Point(point), end);
    if let Some(hit) = dashed(words, at) {
        return Some(shape(hit));
    }
    if first.is_ascii_digit() {
        return decade(words, at)
            .or_else(|| day_first(words, at).map(shape))
            .or_else(|| quarter(words, at).map(shape))
            .or_else(|| year_then(words, at).map(shape))
            .or_else(|| week_or_weekday_of(words, at).map(shape))
            .or_else(|| five_year_plan(words, at));
    }
    festival(words, at)
        .map(shape)
        .or_else(|| month_first(words, at).map(shape))
        .or_else(|| quarter(words, at).map(shape))
        .or_else(|| edge(words, at).map(shape))
        .or_else(|| of_season(words, at).map(shape))
        .or_else(|| day_first(words, at).map(shape))
        .or_else(|| week_or_weekday_of(words, at).map(shape))
        .or_else(|| decade(words, at))
        .or_else(|| five_year_plan(words, at))
        .or_else(|| fiscal(words, at).map(shape))
}

/// The year behind a part: `2020`, `, 2020`, `of 2020`, `in 2020`, `of this year`, `last year`, `’20`.
pub(super) fn year_behind(words: &Words<'_>, at: usize) -> Option<(Year, usize)> {
    let at = if matches!(words.word(at), "," | "of" | "in" | "-" | "/") { at + 1 } else { at };
    let at = if words.word(at) == "the" && words.word(at + 1) == "year" { at + 2 } else { at };
    let at = if words.word(at) == "year" { at + 1 } else { at };
    if let Some(year) = words.year(at) {
        return Some((Year::Known(year), at + 1));
    }
    if let Some((year, end)) = spelled_year(words, at) {
        return Some((Year::Known(year), end));
    }
    if matches!(words.word(at), "'" | "’") && words.touch(at) && words.word(at + 1).len() == 2 {
        let number = words.number(at + 1)?;
        let year = if number < 50 { 2000 + number } else { 1900 + number };
        return Some((Year::Known(i16::try_from(year).ok()?), at + 2));
    }
    if words.back(at, 1) == "of" && words.word(at).len() == 2 {
        // April of 87.
        let number = words.number(at).filter(|number| *number > 31)?;
        return Some((Year::Known(i16::try_from(1900 + number).ok()?), at + 1));
    }
    relative_year(words, at)
}

/// `this year`, `last year`, `the same year`.
pub(super) fn relative_year(words: &Words<'_>, at: usize) -> Option<(Year, usize)> {
    static YEARS: Phrases<Year> = Phrases::of(&[
        ("this calendar year", Year::Of(0)),
        ("this year", Year::Of(0)),
        ("the current year", Year::Of(0)),
        ("current year", Year::Of(0)),
        ("last year", Year::Of(-1)),
        ("the previous year", Year::Prior),
        ("previous year", Year::Prior),
        ("next year", Year::Of(1)),
        ("the coming year", Year::Of(1)),
        ("the same year", Year::Said(0)),
        ("same year", Year::Said(0)),
        ("that year", Year::Said(0)),
        ("that same year", Year::Said(0)),
        ("a year later", Year::Said(1)),
        ("the year after", Year::Said(1)),
        ("the following year", Year::Said(1)),
        ("following year", Year::Said(1)),
        ("the year before last", Year::Of(-2)),
        ("the year after next", Year::Of(2)),
    ]);
    YEARS.at(words, at).map(|(year, len)| (year, at + len))
}

pub(super) fn with_year(words: &Words<'_>, part: Part, end: usize) -> (Point, usize) {
    // "May 3, 2021 people": a comma and a year that counts something is left alone by the caller's `year`.
    match year_behind(words, end) {
        Some((year, end)) => (Point { year, part }, end),
        None => (Point::of(part), end),
    }
}

/// May 3, 2021; May 2021; Nov. 16; June; March 9–11.
fn month_first(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let number = month(words.word(at))?;
    // Tae-jun: a part of a name.
    let tied = at > 1 && words.word(at - 1) == "-" && words.touch(at - 2) && words.touch(at - 1);
    if tied && !words.capital(at) {
        return None;
    }
    let known = Month::Known(number);
    let mut end = at + 1;
    let short = words.word(end) == "." && words.touch(at) && words.word(at).len() <= 4;
    // Jan.-Apr. 2024: the dot belongs to the abbreviation.
    let joined = matches!(words.word(end + 1), "-" | "–" | "to" | "through");
    if short && (words.number(end + 1).is_some() || joined && month(words.word(end + 2)).is_some())
    {
        end += 1;
    }
    let stop =
        if matches!(words.word(end), "/" | "-") && words.touch(end - 1) { end + 1 } else { end };
    let stop = if words.word(stop) == "," { stop + 1 } else { stop };
    let stop = if words.word(stop) == "the" { stop + 1 } else { stop };
    if let Some((day, len)) = words.day(stop).filter(|_| words.year(stop).is_none()) {
        let last = stop + len;
        return Some(
            day_range(words, known, day, last)
                .unwrap_or_else(|| with_year(words, Part::Day(known, day), last)),
        );
    }
    let (point, far) = with_year(words, Part::Month(known), end);
    let year_said = far > end;
    (year_said || is_month_word(words, at)).then_some((point, far))
}

/// Whether a word that is also something else (may, march, sun) is a month here.
fn is_month_word(words: &Words<'_>, at: usize) -> bool {
    let before = words.back(at, 1);
    // Sept-Îles.
    let tied = words.word(at + 1) == "-" && words.touch(at) && words.touch(at + 1);
    if tied && words.capital(at + 2) && month(words.word(at + 2)).is_none() {
        return false;
    }
    let leads = matches!(
        before,
        "in" | "of"
            | "since"
            | "by"
            | "until"
            | "till"
            | "last"
            | "this"
            | "next"
            | "early"
            | "late"
            | "mid"
            | "from"
            | "to"
            | "between"
            | "through"
            | "and"
            | "during"
            | "before"
            | "after"
            | "-"
            | "–"
            | "for"
            | "past"
    );
    match words.word(at) {
        "may" => words.capital(at) && leads,
        "march" => {
            words.capital(at) && (leads || at > 0)
                || matches!(before, "in" | "since" | "from" | "until" | "last" | "next")
        }
        "mar" | "dec" | "jan" | "jun" | "sep" | "oct" | "nov" | "feb" | "apr" | "aug" | "jul"
        | "sept" => words.capital(at) || leads,
        "august" => words.capital(at) || leads,
        _ => true,
    }
}

/// March 9–11, 2021; March 9 to 11; the month's name does not come again.
fn day_range(words: &Words<'_>, known: Month, first: i8, at: usize) -> Option<(Point, usize)> {
    let behind = match words.word(at) {
        "-" | "–" | "—" | "~" | "to" | "through" | "thru" | "until" | "till" => at + 1,
        "and" if first > 0 => at + 1,
        _ => return None,
    };
    let behind = if words.word(behind) == "the" { behind + 1 } else { behind };
    let (last, len) = words.day(behind).filter(|(last, _)| *last > first)?;
    let end = behind + len;
    // "March 9 to 11 people", "May 3 and 4 others", and 9 May – 11 June are no such ranges.
    let other = month(words.word(end)).is_some()
        || (words.word(end) == "of" && month(words.word(end + 1)).is_some());
    let counted =
        words.word(end).len() > 2 && words.word(end).ends_with('s') && !is_verb(words.word(end));
    let pair = last == first + 1 || is_between(words, at);
    if other || counted || (words.word(at) == "and" && !pair) {
        return None;
    }
    Some(with_year(words, Part::Days(known, first, last), end))
}

fn is_between(words: &Words<'_>, at: usize) -> bool {
    (1..=7).any(|by| words.back(at, by) == "between")
}

fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "was" | "is" | "has" | "as" | "this" | "across" | "sees" | "saw" | "does" | "plus"
    )
}

/// 3 May 2021; 3rd of May; the ninth of April; 16–18 November 2022.
fn day_first(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let figures = words.number(at).is_some();
    if at > 0
        && figures
        && words.touch(at - 1)
        && matches!(words.back(at, 1), "." | "," | "/" | "$" | ":")
    {
        return None;
    }
    let (day, len) = words.day(at).or_else(|| spelled_day(words, at))?;
    let mut end = at + len;
    let mut range = None;
    if matches!(words.word(end), "-" | "–" | "—" | "to" | "through" | "and" | "until") {
        let behind = if words.word(end + 1) == "the" { end + 2 } else { end + 1 };
        let pair = words.word(end) != "and" || is_between(words, end);
        // 1 and 2 June are two days on end.
        let next = |last: i8| if pair { last > day } else { figures && last == day + 1 };
        if let Some((last, len)) = words.day(behind).filter(|(last, _)| next(*last)) {
            range = Some(last);
            end = behind + len;
        }
    }
    let named = if matches!(words.word(end), "of" | "-" | "/") { end + 1 } else { end };
    let number = month(words.word(named))?;
    // "two may": only figures, or an ordinal with "of".
    let sure = figures || words.word(end) == "of" || spelled_day(words, at).is_some();
    if !sure || (words.word(named) == "may" && !words.capital(named) && !figures) {
        return None;
    }
    let mut end = named + 1;
    if words.word(end) == "."
        && words.touch(named)
        && words.word(named).len() <= 4
        && words.year(end + 1).is_some()
    {
        end += 1;
    }
    let known = Month::Known(number);
    let part = match range {
        Some(last) => Part::Days(known, day, last),
        None => Part::Day(known, day),
    };
    Some(with_year(words, part, end))
}

/// A day of two words, as it is spoken: twenty five January.
fn spelled_day(words: &Words<'_>, at: usize) -> Option<(i8, usize)> {
    let (day, end) = tens_and_ones(words, at)?;
    let day = i8::try_from(day).ok().filter(|day| (21..=31).contains(day))?;
    Some((day, end - at))
}

/// Christmas, Earth Day 2010, last Thanksgiving.
fn festival(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    if let Some(year) = match words.word(at) {
        "last" => Some(Year::Latest),
        "next" => Some(Year::Coming),
        "following" => Some(Year::Behind),
        "this" => Some(Year::Of(0)),
        _ => None,
    } {
        let (point, end) = festival(words, at + 1)?;
        return (point.year == Year::Missing).then_some((Point { year, ..point }, end));
    }
    if !starters::begins_festival(words.word(at)) {
        return None;
    }
    let first = words.word(at).chars().next()?;
    let (festival, len) = named(first)
        .iter()
        .find_map(|name| name_at(words, at, name.text).map(|len| (name.festival, len)))?;
    // "National day", "may day" and the like may be plain words.
    let plain =
        matches!(words.word(at), "may" | "national" | "olympic" | "memorial" | "labor" | "earth");
    if plain && !words.capital(at) && words.year(at + len).is_none() {
        return None;
    }
    let part = Part::Festival(festival);
    let (point, end) = match year_behind(words, at + len) {
        Some((year @ Year::Known(_), end)) => (Point { year, part }, end),
        Some((year, end)) if words.word(at + len) != "," => (Point { year, part }, end),
        _ => (Point::of(part), at + len),
    };
    // Christmas sales, Easter Island, Thanksgiving Tower: a name's part.
    let next = words.word(end).trim_end_matches("'s").trim_end_matches("’s");
    let other = matches!(next, "island" | "tree" | "carol" | "eve" | "village");
    (!other).then_some((point, end))
}

/// How many tokens a name takes at `at`; its words may hold hyphens and apostrophes.
fn name_at(words: &Words<'_>, at: usize, name: &str) -> Option<usize> {
    let mut len = 0;
    for word in name.split(' ') {
        for (i, part) in word.split('-').enumerate() {
            if i > 0 {
                (words.word(at + len) == "-").then_some(())?;
                len += 1;
            }
            let dotted = part.strip_suffix('.');
            let wanted = dotted.unwrap_or(part).chars();
            let straight = |c: char| if c == '’' { '\'' } else { c };
            wanted.eq(words.word(at + len).chars().map(straight)).then_some(())?;
            len += 1;
            if dotted.is_some() {
                (words.word(at + len) == ".").then_some(())?;
                len += 1;
            }
        }
    }
    Some(len)
}
