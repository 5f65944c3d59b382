//! Points of the calendar in English: May 3, 2021; 3 May; the first quarter of 2020; mid-2019; the 1990s.

use super::super::calendar;
use super::super::festival::FESTIVALS;
use super::super::shape::{Edge, Month, Part, Point, Shape, Year};
use super::words::{Words, month, nth, season, weekday};

/// A point at token `at`, and one past its last token.
pub(super) fn point(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let word = words.word(at);
    let first = word.chars().next()?;
    let shape = |(point, end): (Point, usize)| (Shape::Point(point), end);
    if first.is_ascii_digit() {
        return decade(words, at)
            .or_else(|| day_first(words, at).map(shape))
            .or_else(|| quarter(words, at).map(shape))
            .or_else(|| year_then(words, at).map(shape))
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
    if matches!(words.word(at), "'" | "’") && words.touch(at) && words.word(at + 1).len() == 2 {
        let number = words.number(at + 1)?;
        let year = if number < 50 { 2000 + number } else { 1900 + number };
        return Some((Year::Known(i16::try_from(year).ok()?), at + 2));
    }
    relative_year(words, at)
}

/// `this year`, `last year`, `the same year`.
pub(super) fn relative_year(words: &Words<'_>, at: usize) -> Option<(Year, usize)> {
    let table: &[(&str, Year)] = &[
        ("this calendar year", Year::Of(0)),
        ("this year", Year::Of(0)),
        ("the current year", Year::Of(0)),
        ("current year", Year::Of(0)),
        ("last year", Year::Of(-1)),
        ("the previous year", Year::Of(-1)),
        ("previous year", Year::Of(-1)),
        ("next year", Year::Of(1)),
        ("the coming year", Year::Of(1)),
        ("the same year", Year::Said(0)),
        ("same year", Year::Said(0)),
        ("that year", Year::Said(0)),
        ("that same year", Year::Said(0)),
        ("the following year", Year::Said(1)),
        ("following year", Year::Said(1)),
        ("the year before last", Year::Of(-2)),
        ("the year after next", Year::Of(2)),
    ];
    table.iter().find_map(|(phrase, year)| words.phrase(at, phrase).map(|len| (*year, at + len)))
}

fn with_year(words: &Words<'_>, part: Part, end: usize) -> (Point, usize) {
    // "May 3, 2021 people": a comma and a year that counts something is left alone by the caller's `year`.
    match year_behind(words, end) {
        Some((year, end)) => (Point { year, part }, end),
        None => (Point::of(part), end),
    }
}

/// May 3, 2021; May 2021; Nov. 16; June; March 9–11.
fn month_first(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let number = month(words.word(at))?;
    let known = Month::Known(number);
    let mut end = at + 1;
    let short = words.word(end) == "." && words.touch(at) && words.word(at).len() <= 4;
    if short && words.number(end + 1).is_some() {
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
    let (day, len) = words.day(at)?;
    let mut end = at + len;
    let mut range = None;
    if matches!(words.word(end), "-" | "–" | "—" | "to" | "through" | "and" | "until") {
        let behind = if words.word(end + 1) == "the" { end + 2 } else { end + 1 };
        let pair = words.word(end) != "and" || is_between(words, end);
        if pair && let Some((last, len)) = words.day(behind).filter(|(last, _)| *last > day) {
            range = Some(last);
            end = behind + len;
        }
    }
    let named = if matches!(words.word(end), "of" | "-" | "/") { end + 1 } else { end };
    let number = month(words.word(named))?;
    // "two may": only figures, or an ordinal with "of".
    let sure = figures || words.word(end) == "of";
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

/// `2017-q1`, `2017 Q1`: a year and its quarter.
fn year_then(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let year = Year::Known(words.year(at)?);
    let next = if matches!(words.word(at + 1), "-" | "/") { at + 2 } else { at + 1 };
    // 2019-Aug-01.
    if next == at + 2
        && let Some(number) = month(words.word(next))
    {
        let known = Month::Known(number);
        let day = words.day(next + 2).filter(|_| words.word(next + 1) == words.word(at + 1));
        return Some(match day {
            Some((day, len)) => (Point { year, part: Part::Day(known, day) }, next + 2 + len),
            None => (Point { year, part: Part::Month(known) }, next + 1),
        });
    }
    let (part, end) = short_period(words, next)?;
    Some((Point { year, part }, end))
}

/// `Q3`, `H1`.
fn short_period(words: &Words<'_>, at: usize) -> Option<(Part, usize)> {
    let number = i8::try_from(words.number(at + 1)?).ok().filter(|_| words.touch(at))?;
    match words.word(at) {
        "q" if (1..=4).contains(&number) => Some((Part::Quarter(number), at + 2)),
        "h" if (1..=2).contains(&number) => Some((Part::Half(number), at + 2)),
        _ => None,
    }
}

/// The first quarter of 2020, Q3, 1Q 2020, second half of last year, first nine months of 2021.
fn quarter(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    if let Some((part, end)) = short_period(words, at) {
        let (point, far) = with_year(words, part, end);
        let half_alone = matches!(part, Part::Half(_)) && far == end;
        return (!half_alone).then_some((point, far));
    }
    if let Some(number) = words.number(at).and_then(|number| i8::try_from(number).ok())
        && words.touch(at)
        && words.word(at + 1) == "q"
        && (1..=4).contains(&number)
    {
        return Some(with_year(words, Part::Quarter(number), at + 2));
    }
    let start = if words.word(at) == "the" { at + 1 } else { at };
    let (number, len) = nth(words, start)?;
    let behind = start + len;
    match words.word(behind) {
        "quarter" => {
            let number = if number < 0 { 4 } else { number };
            let (point, end) = with_year(words, Part::Quarter(number), behind + 1);
            // "last quarter" alone is the one before this; sport has quarters too.
            let alone = end == behind + 1;
            let sure = !alone || (words.word(start) != "last" && !is_sport(words));
            ((1..=4).contains(&number) && sure).then_some((point, end))
        }
        "half" => {
            let number = if number < 0 { 2 } else { number };
            let (point, end) = with_year(words, Part::Half(number), behind + 1);
            let far = words.phrase(behind + 1, "of the year").map(|len| behind + 1 + len);
            ((1..=2).contains(&number) && (end > behind + 1 || far.is_some()))
                .then_some((point, far.unwrap_or(end).max(end)))
        }
        _ => {
            let (count, len) = words.count(behind)?;
            let unit = super::words::unit(words.word(behind + len))?;
            let end = behind + len + 1;
            let (year, far) = year_behind(words, end)?;
            let count = i8::try_from(count).ok()?;
            let part = match (number, unit) {
                (1, calendar::Unit::Month) => Part::Months(1, count),
                (1, calendar::Unit::Quarter) => Part::Quarters(1, count),
                (1, unit) => Part::Stretch(i32::from(count), unit),
                (-1, unit) => Part::Stretch(-i32::from(count), unit),
                _ => return None,
            };
            Some((Point { year, part }, far))
        }
    }
}

fn is_sport(words: &Words<'_>) -> bool {
    words.tokens.iter().any(|token| {
        matches!(
            token.text,
            "scored"
                | "points"
                | "touchdown"
                | "goal"
                | "goals"
                | "innings"
                | "game"
                | "halftime"
                | "match"
                | "lead"
        )
    })
}

/// early May, mid-2019, late 1998, the end of June, the beginning of 2020.
fn edge(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let table: &[(&str, Edge)] = &[
        ("the beginning of", Edge::Early),
        ("the start of", Edge::Early),
        ("beginning of", Edge::Early),
        ("start of", Edge::Early),
        ("the middle of", Edge::Middle),
        ("the end of", Edge::Late),
        ("end of", Edge::Late),
        ("early", Edge::Early),
        ("mid", Edge::Middle),
        ("late", Edge::Late),
    ];
    let (edge, len) =
        table.iter().find_map(|(phrase, edge)| words.phrase(at, phrase).map(|len| (*edge, len)))?;
    let mut behind = at + len;
    if words.word(behind) == "-" || words.word(behind) == "in" && len == 1 {
        behind += 1;
    }
    if let Some(number) = month(words.word(behind)) {
        let dot = usize::from(words.word(behind + 1) == "." && words.year(behind + 2).is_some());
        return Some(with_year(
            words,
            Part::MonthEdge(Month::Known(number), edge),
            behind + 1 + dot,
        ));
    }
    if words.word(behind).ends_with("month") || words.phrase(behind, "the month").is_some() {
        let len = if words.word(behind) == "the" { 2 } else { 1 };
        return Some((Point::of(Part::MonthEdge(Month::Of(0), edge)), behind + len));
    }
    let (year, end) = match words.year(behind) {
        Some(year) => (Year::Known(year), behind + 1),
        None => match words.phrase(behind, "the year").or_else(|| words.phrase(behind, "year")) {
            Some(len) => (Year::Of(0), behind + len),
            None => relative_year(words, behind)?,
        },
    };
    // "late last year" and "the end of 2020" are rough; a half is what English means by them.
    let part = match edge {
        Edge::Early => Part::Half(1),
        Edge::Middle => Part::Months(5, 8),
        Edge::Late => Part::Half(2),
    };
    let of = len > 1;
    Some((Point { year, part: if of { Part::Edge(edge) } else { part } }, end))
}

/// spring 2021, the summer of 2019, last winter, this fall.
fn of_season(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let by = match words.word(at) {
        "this" => Some(0),
        "last" => Some(-1),
        "next" => Some(1),
        _ => None,
    };
    let start = if by.is_some() || words.word(at) == "the" { at + 1 } else { at };
    let part = Part::Season(season(words.word(start))?);
    if let Some((year, end)) = year_behind(words, start + 1) {
        let joined = words.word(start + 1) != ",";
        return joined.then_some((Point { year, part }, end));
    }
    Some((Point { year: Year::Of(by?), part }, start + 1))
}

/// The first week of May, the last Monday of June 2021, week 27 of last year.
fn week_or_weekday_of(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let start = if words.word(at) == "the" { at + 1 } else { at };
    if words.word(start) == "week"
        && let Some(number) = words.number(start + 1)
    {
        let number = i8::try_from(number).ok().filter(|number| (1..=53).contains(number))?;
        let (point, end) = with_year(words, Part::IsoWeek(number), start + 2);
        return Some((
            if point.year == Year::Missing { Point { year: Year::Of(0), ..point } } else { point },
            end,
        ));
    }
    let (nth, len) = nth(words, start)?;
    let behind = start + len;
    let day = weekday(words.word(behind));
    let month_word = words.word(behind) == "month";
    if day.is_none() && words.word(behind) != "week" && !month_word {
        return None;
    }
    if words.word(behind + 1) != "of" && words.word(behind + 1) != "in" {
        return None;
    }
    if month_word {
        let (year, end) = year_behind(words, behind + 1)?;
        let nth = if nth < 0 { 12 } else { nth };
        return Some((Point { year, part: Part::Month(Month::Known(nth)) }, end));
    }
    if let Some(number) = month(words.word(behind + 2)) {
        let known = Month::Known(number);
        let part = day.map_or(Part::WeekOf(known, nth), |day| Part::NthWeekday(known, nth, day));
        return Some(with_year(words, part, behind + 3));
    }
    let (year, end) = year_behind(words, behind + 1)?;
    let part = Part::Stretch(if nth < 0 { -1 } else { i32::from(nth) }, calendar::Unit::Week);
    (day.is_none() && nth.abs() == 1).then_some((Point { year, part }, end))
}

/// the 1990s, the early 2000s, the '90s, nineties.
fn decade(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let value = |first: i32| calendar::decade(i16::try_from(first).ok()?).map(Shape::Value);
    if let Some(number) = words.number(at) {
        let len = words.word(at).len();
        let s = words.word(at + 1) == "s";
        let the = matches!(words.back(at, 1), "the" | "early" | "late" | "mid" | "-" | "'" | "’");
        let generation = matches!(words.back(at, 2), "post");
        return match len {
            4 if s && number % 10 == 0 && (1000..2100).contains(&number) => {
                Some((value(number)?, at + 2))
            }
            2 if s && number % 10 == 0 && the && !generation => {
                Some((value(if number >= 30 { 1900 + number } else { 2000 + number })?, at + 2))
            }
            _ => None,
        };
    }
    let tens = [
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    let place = tens.iter().position(|word| *word == words.word(at))?;
    let lead = matches!(words.back(at, 1), "the" | "early" | "late" | "in" | "mid" | "-");
    let his = matches!(words.back(at, 2), "his" | "her" | "their");
    (lead && !his && place >= 1)
        .then(|| Some((value(1900 + 10 * (i32::try_from(place).ok()? + 2))?, at + 1)))?
}

/// The 14th Five-Year Plan.
fn five_year_plan(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let (number, len) = nth(words, at)?;
    let start = at + len;
    let end = ["five - year plan period", "five - year plan", "fyp"]
        .iter()
        .find_map(|phrase| words.phrase(start, phrase).map(|len| start + len))?;
    let first = 1966 + (i16::from(number) - 3) * 5;
    let value = calendar::years(first, first + 4, crate::model::Precision::YearRange)?;
    (number >= 3).then_some((Shape::Value(value), end))
}

/// FY2021, fiscal 2021, fiscal year 2021: the calendar year, roughly.
fn fiscal(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let len = ["fiscal year", "fiscal", "fy", "financial year"]
        .iter()
        .find_map(|phrase| words.phrase(at, phrase))?;
    let year = Year::Known(words.year(at + len)?);
    Some((Point { year, part: Part::Whole }, at + len + 1))
}

/// Christmas, Earth Day 2010, last Thanksgiving.
fn festival(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let first = words.word(at);
    let (festival, len) = FESTIVALS.iter().find_map(|festival| {
        let names = festival.names.iter().filter(|name| name.starts_with(first));
        let len = names.filter_map(|name| name_at(words, at, name)).max()?;
        Some((festival, len))
    })?;
    // "National day", "may day" and the like may be plain words.
    let plain =
        matches!(words.word(at), "may" | "national" | "olympic" | "memorial" | "labor" | "earth");
    if plain && !words.capital(at) && words.year(at + len).is_none() {
        return None;
    }
    let part = Part::Festival(festival);
    let (point, end) = match year_behind(words, at + len) {
        Some((year, end)) if words.word(at + len) != "," => (Point { year, part }, end),
        _ => (Point::of(part), at + len),
    };
    // Christmas sales, Easter Island, Thanksgiving Tower: a name's part.
    let other = matches!(words.word(end), "island" | "tree" | "carol" | "eve" | "village");
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
            (words.word(at + len) == dotted.unwrap_or(part)).then_some(())?;
            len += 1;
            if dotted.is_some() {
                (words.word(at + len) == ".").then_some(())?;
                len += 1;
            }
        }
    }
    Some(len)
}
