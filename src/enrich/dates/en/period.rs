//! Periods in English: quarters, halves, seasons, weeks, decades, and the rough ends of months and years.

use super::super::calendar;
use super::super::shape::{Edge, Month, Part, Point, Shape, Year};
use super::phrases::Phrases;
use super::point::{relative_year, with_year, year_behind};
use super::words::{Words, month, nth, season, weekday};

/// `2017-q1`, `2017 Q1`: a year and its quarter.
pub(super) fn year_then(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
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
pub(super) fn short_period(words: &Words<'_>, at: usize) -> Option<(Part, usize)> {
    let number = i8::try_from(words.number(at + 1)?).ok().filter(|_| words.touch(at))?;
    match words.word(at) {
        "q" if (1..=4).contains(&number) => Some((Part::Quarter(number), at + 2)),
        "h" if (1..=2).contains(&number) => Some((Part::Half(number), at + 2)),
        _ => None,
    }
}

/// The first quarter of 2020, Q3, 1Q 2020, second half of last year, first nine months of 2021.
pub(super) fn quarter(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    if let Some((part, end)) = short_period(words, at) {
        let (point, far) = with_year(words, part, end);
        let half_alone = matches!(part, Part::Half(_)) && far == end;
        return (!half_alone).then_some((point, far));
    }
    if let Some(number) = words.number(at).and_then(|number| i8::try_from(number).ok())
        && words.touch(at)
        && let Some(part) = match words.word(at + 1) {
            "q" if (1..=4).contains(&number) => Some(Part::Quarter(number)),
            "h" if (1..=2).contains(&number) => Some(Part::Half(number)),
            _ => None,
        }
    {
        // 1H18: the year in two figures touches.
        let short =
            words.number(at + 2).filter(|_| words.touch(at + 1) && words.word(at + 2).len() == 2);
        if let Some(year) = short.and_then(|year| i16::try_from(year).ok()) {
            return Some((Point { year: Year::Known(2000 + year), part }, at + 3));
        }
        let (point, end) = with_year(words, part, at + 2);
        return (end > at + 2 || matches!(part, Part::Quarter(_))).then_some((point, end));
    }
    let start = if words.word(at) == "the" { at + 1 } else { at };
    let (number, len) = nth(words, start)?;
    let behind = start + len;
    // Third-quarter earnings, first-half profit.
    let hyphen = usize::from(words.word(behind) == "-" && words.touch(behind - 1));
    if hyphen > 0 && !matches!(words.word(behind + 1), "quarter" | "half") {
        return None;
    }
    let behind = behind + hyphen;
    match words.word(behind) {
        "half" if hyphen > 0 && (1..=2).contains(&number) && !is_sport(words) => {
            Some(with_year(words, Part::Half(number), behind + 1))
        }
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
            let count = i8::try_from(count).ok()?;
            // In the first four months exports rose: those of the year.
            let of_now = (number, unit) == (1, calendar::Unit::Month)
                && (2..=11).contains(&count)
                && tells_totals(words);
            let named = year_behind(words, end).or(of_now.then_some((Year::Missing, end)));
            let (year, far) = named?;
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

/// Whether a sentence tells what statistics of a country or a trade tell.
fn tells_totals(words: &Words<'_>) -> bool {
    words.tokens.iter().enumerate().any(|(at, token)| {
        matches!(
            token.text,
            "percent" | "%" | "exports" | "imports" | "trade" | "output" | "retail"
        ) || token.text == "year" && matches!(words.back(at, 2), "from" | "on")
    })
}

pub(super) fn is_sport(words: &Words<'_>) -> bool {
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

/// A word for the beginning, middle or end of a period, and how many tokens it takes.
pub(super) fn edge_word(words: &Words<'_>, at: usize) -> Option<(Edge, usize)> {
    static EDGES: Phrases<Edge> = Phrases::of(&[
        ("the beginning of", Edge::Early),
        ("the start of", Edge::Early),
        ("beginning of", Edge::Early),
        ("start of", Edge::Early),
        ("the middle of", Edge::Middle),
        ("middle of", Edge::Middle),
        ("the end of", Edge::Late),
        ("end of", Edge::Late),
        ("end -", Edge::Late),
        ("early", Edge::Early),
        ("mid", Edge::Middle),
        ("late", Edge::Late),
    ]);
    EDGES.at(words, at)
}

/// early May, mid-2019, late 1998, the end of June, end-March, the beginning of 2020.
pub(super) fn edge(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    if let Some(hit) = year_end(words, at) {
        return Some(hit);
    }
    let (edge, len) = edge_word(words, at)?;
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
    let ten = ["the decade", "this decade"].iter().find_map(|phrase| words.phrase(behind, phrase));
    if let Some(ten) = ten.filter(|_| edge == Edge::Late && len > 1) {
        return Some((Point { year: Year::Of(0), part: Part::DecadeEnd }, behind + ten));
    }
    // The early 1990s are a decade.
    let decade =
        words.year(behind).is_some() && words.word(behind + 1) == "s" && words.touch(behind);
    if decade {
        return None;
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

/// By year-end, year-end 2025; a year-end report is only named after it.
fn year_end(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    let end = at + words.phrase(at, "year - end").or_else(|| words.phrase(at, "year end"))?;
    let part = Part::Edge(Edge::Late);
    if let Some((year @ Year::Known(_), end)) = year_behind(words, end) {
        return Some((Point { year, part }, end));
    }
    let led = matches!(words.back(at, 1), "by" | "at" | "before" | "until" | "till" | "since");
    let noun = words.word(end).len() > 3 && words.word(end).starts_with(char::is_alphabetic);
    (led && !noun).then_some((Point { year: Year::Of(0), part }, end))
}

/// spring 2021, the summer of 2019, last winter, this fall.
pub(super) fn of_season(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
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
    let year = match by {
        Some(0) => Year::Of(0),
        Some(-1) => Year::Latest,
        Some(_) => Year::Coming,
        // A recording is planned for the autumn.
        None => {
            let the = start > at;
            let led = matches!(
                words.back(at, 1),
                "in" | "for" | "by" | "until" | "during" | "over" | "since" | "from" | "before"
            );
            (the && led && words.word(start + 1) != "-").then_some(Year::Missing)?
        }
    };
    Some((Point { year, part }, start + 1))
}

/// The first week of May, the last Monday of June 2021, week 27 of last year.
pub(super) fn week_or_weekday_of(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
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
    let part_of_day =
        matches!(words.word(behind + 1), "morning" | "afternoon" | "evening" | "night");
    let behind = behind + usize::from(day.is_some() && part_of_day);
    if words.word(behind + 1) != "of" && words.word(behind + 1) != "in" {
        return None;
    }
    if month_word {
        let (year, end) = year_behind(words, behind + 1)?;
        let nth = if nth < 0 { 12 } else { nth };
        return Some((Point { year, part: Part::Month(Month::Known(nth)) }, end));
    }
    let relative = [("of this month", 0), ("of next month", 1), ("of last month", -1)]
        .iter()
        .find_map(|(phrase, by)| words.phrase(behind + 1, phrase).map(|len| (*by, len)));
    if let Some((by, len)) = relative {
        let of = Month::Of(by);
        let part = day.map_or(Part::WeekOf(of, nth), |day| Part::NthWeekday(of, nth, day));
        return Some((Point::of(part), behind + 1 + len));
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

/// the 17th century; a 17th-century fort has it only as a style.
fn century(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let (number, len) = super::words::ordinal_day(words, at)?;
    let end = at + len;
    let value = calendar::century(i16::from(number))?;
    (words.word(end) == "century").then_some((Shape::Value(value), end + 1))
}

/// the 1990s, the early 2000s, the '90s, nineties.
pub(super) fn decade(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    if let Some(hit) = century(words, at) {
        return Some(hit);
    }
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
pub(super) fn five_year_plan(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
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
pub(super) fn fiscal(words: &Words<'_>, at: usize) -> Option<(Point, usize)> {
    if !matches!(words.word(at), "fiscal" | "fy" | "financial") {
        return None;
    }
    let len = ["fiscal year", "fiscal", "fy", "financial year"]
        .iter()
        .find_map(|phrase| words.phrase(at, phrase))?;
    let year = Year::Known(words.year(at + len)?);
    Some((Point { year, part: Part::Whole }, at + len + 1))
}
