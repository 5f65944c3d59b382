//! English expressions that lean on publication or on a date just named: yesterday, last Tuesday, three years ago.

use super::super::calendar::Unit;
use super::super::shape::{Month, Part, Point, Shape, Year};
use super::phrases::Phrases;
use super::point::{self, relative_year};
use super::words::{Words, month, ordinal, ordinal_day, season, unit, weekday};
use super::{duration, week};

/// Phrases that say all by themselves, longer ones first where one begins another.
static PHRASES: Phrases<Shape> = Phrases::of(&[
    ("the day before yesterday", Shape::Days(-2)),
    ("the day after tomorrow", Shape::Days(2)),
    ("day before yesterday", Shape::Days(-2)),
    ("day after tomorrow", Shape::Days(2)),
    ("yesterday", Shape::Days(-1)),
    ("last night", Shape::Days(-1)),
    ("last evening", Shape::Days(-1)),
    ("today", Shape::Days(0)),
    ("tonight", Shape::Days(0)),
    ("this morning", Shape::Days(0)),
    ("this afternoon", Shape::Days(0)),
    ("this evening", Shape::Days(0)),
    ("tomorrow", Shape::Days(1)),
    ("the same day", Shape::SaidDays(0)),
    ("same day", Shape::SaidDays(0)),
    ("that day", Shape::SaidDays(0)),
    ("the following day", Shape::SaidDays(1)),
    ("the next day", Shape::SaidDays(1)),
    ("a day later", Shape::SaidDays(1)),
    ("the day before", Shape::SaidDays(-1)),
    ("a day earlier", Shape::SaidDays(-1)),
    ("the weekend before last", Shape::Weekend(Some(-2))),
    ("the weekend after next", Shape::Weekend(Some(2))),
    ("the weekend", Shape::Weekend(None)),
    ("the week before last", Shape::Week(-2)),
    ("the week after next", Shape::Week(2)),
    ("the month before last", MONTH_BEFORE_LAST),
    ("the month after next", MONTH_AFTER_NEXT),
    ("a year earlier", Shape::SamePeriod(-1)),
    ("the same period last year", Shape::SamePeriod(-1)),
    ("same period last year", Shape::SamePeriod(-1)),
    ("the same period of last year", Shape::SamePeriod(-1)),
    ("same period of last year", Shape::SamePeriod(-1)),
    ("the same period a year earlier", Shape::SamePeriod(-1)),
    ("the same period a year ago", Shape::SamePeriod(-1)),
    ("the year - ago period", Shape::SamePeriod(-1)),
    ("the same time last year", Shape::SamePeriod(-1)),
    ("a fortnight later", Shape::SaidOffset(2, Unit::Week)),
    ("in a fortnight", Shape::Offset(2, Unit::Week)),
    ("a fortnight ago", Shape::Offset(-2, Unit::Week)),
    ("the week after", Shape::SaidWeek(1)),
    ("later that week", Shape::SaidWeek(0)),
    ("recently", Shape::Vague),
    ("in recent years", Shape::Vague),
    ("in recent days", Shape::Vague),
    ("in recent weeks", Shape::Vague),
    ("in recent months", Shape::Vague),
]);

const MONTH_BEFORE_LAST: Shape =
    Shape::Point(Point { year: Year::Missing, part: Part::Month(Month::Of(-2)) });
const MONTH_AFTER_NEXT: Shape =
    Shape::Point(Point { year: Year::Missing, part: Part::Month(Month::Of(2)) });

/// What stands at token `at`, and one past its last token.
pub(super) fn relative(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let first = words.word(at);
    if let Some(hit) = week::weekend_of(words, at) {
        return Some(hit);
    }
    if let Some((shape, len)) = PHRASES.at(words, at) {
        // USA Today; "the Today show".
        let name = first == "today" && words.capital(at) && at > 0 && words.capital(at - 1);
        return (!name).then_some((shape, at + len));
    }
    so_far(words, at)
        .or_else(|| week::part(words, at))
        .or_else(|| from_now(words, at))
        .or_else(|| stretch(words, at))
        .or_else(|| named(words, at))
        .or_else(|| offset(words, at))
        .or_else(|| day_of_month(words, at))
        .or_else(|| week::weekday_of_week(words, at))
        .or_else(|| week::bare_weekday(words, at))
}

/// Earlier this year, later this month.
fn so_far(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let part = match words.word(at) {
        "earlier" => Part::SoFar,
        "later" => Part::Rest,
        _ => return None,
    };
    let behind = if words.word(at + 1) == "in" { at + 2 } else { at + 1 };
    let behind = if matches!(words.word(behind), "this" | "the" | "that") {
        behind + 1
    } else {
        return None;
    };
    match words.word(behind) {
        "year" if part == Part::SoFar => Some((Shape::SoFar(Unit::Year), behind + 1)),
        "year" => Some((Shape::Point(Point { year: Year::Of(0), part }), behind + 1)),
        "month" if part == Part::SoFar => Some((Shape::SoFar(Unit::Month), behind + 1)),
        "week" if part == Part::SoFar => Some((Shape::SoFar(Unit::Week), behind + 1)),
        "month" => Some((Shape::Point(Point::of(Part::Month(Month::Of(0)))), behind + 1)),
        "week" => Some((Shape::Week(0), behind + 1)),
        "today" | "day" => Some((Shape::Days(0), behind + 1)),
        _ => None,
    }
}

/// The past three years, the last 12 months, the next five years.
fn stretch(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let start = if matches!(words.word(at), "the" | "these") { at + 1 } else { at };
    let sign = match words.word(start) {
        "past" | "last" | "previous" => -1,
        "next" | "coming" | "following" => 1,
        _ => {
            // "the 5 past years".
            let (count, len) = words.count(start)?;
            let behind = start + len;
            let unit = unit(words.word(behind + 1)).filter(|_| words.word(behind) == "past")?;
            return Some((window(-count, unit), behind + 2));
        }
    };
    let (count, unit, end) = duration::duration(words, start + 1)?;
    (count > 1).then_some((window(sign * count, unit), end))
}

fn window(n: i32, unit: Unit) -> Shape {
    if unit == Unit::Hour { Shape::Days(0) } else { Shape::Window(n, unit) }
}

/// This, last, next, the same … week, month, quarter, year, weekday, month name.
fn named(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    if let Some((year, end)) = relative_year(words, at) {
        return Some((Shape::Point(Point { year, part: Part::Whole }), end));
    }
    let start = if words.word(at) == "the" { at + 1 } else { at };
    let (by, said) = match words.word(start) {
        "this" | "current" => (0, false),
        "last" | "previous" | "past" => (-1, false),
        "next" | "coming" | "upcoming" => (1, false),
        "following" => (1, true),
        "same" | "that" => (0, true),
        _ => return None,
    };
    let mut behind = start + 1;
    if words.word(start) == "that" && words.word(behind) == "same" {
        behind += 1;
    }
    let this_past = words.word(start) == "this" && words.word(behind) == "past";
    if this_past || words.word(start) == "this" && words.word(behind) == "coming" {
        behind += 1;
    }
    let by = if this_past { -1 } else { by };
    let past = this_past || matches!(words.word(start), "past" | "last");
    let word = words.word(behind);
    let end = behind + 1;
    let month_of = match (words.word(start), said) {
        ("previous", _) => Month::Prior,
        (_, true) => Month::Said(by),
        (_, false) => Month::Of(by),
    };
    let which_year = match words.word(start) {
        "this" if this_past => Year::Latest,
        "this" => Year::Of(0),
        "last" | "past" | "previous" => Year::Latest,
        "next" | "coming" | "upcoming" => Year::Coming,
        "following" => Year::Behind,
        "that" | "same" => Year::Said(0),
        _ => Year::Missing,
    };
    let shape = match word {
        "week" => {
            // next week on Tuesday, next week Tuesday.
            let on = if matches!(words.word(end), "on" | "-") { end + 1 } else { end };
            let long = words.word(on).len() > 3 || words.capital(on);
            if let Some(day) = weekday(words.word(on)).filter(|_| long) {
                return Some((Shape::Weekday(Some(by), day), on + 1));
            }
            if said { Shape::SaidWeek(by) } else { Shape::Week(by) }
        }
        // On a Sunday "this past weekend" is still that of this week.
        "weekend" => Shape::Weekend(Some(by).filter(|_| !this_past)),
        // It begins at another time in every country.
        "school" | "academic" if words.word(end) == "year" => return Some((Shape::Vague, end + 1)),
        "evening" | "morning" if by == 1 && words.word(at) == "next" => Shape::Days(1),
        "evening" | "morning" | "afternoon" | "night" if words.word(start) == "that" => {
            Shape::SaidDays(0)
        }
        "fortnight" if by != 0 && !said => Shape::Window(2 * by, Unit::Week),
        "month" => Shape::Point(Point::of(Part::Month(month_of))),
        "quarter" => Shape::Point(Point::of(Part::QuarterOf(by))),
        "year" => {
            Shape::Point(Point { year: Year::Of(i16::try_from(by).ok()?), part: Part::Whole })
        }
        "decade" if past && words.word(at) == "the" => Shape::Window(-1, Unit::Decade),
        "decade" if by == 1 && !said => Shape::Window(1, Unit::Decade),
        "decade" if words.word(at) == "this" => Shape::ThisDecade,
        "decade" => return None,
        _ => {
            if let Some(day) = weekday(word) {
                let week = match by {
                    // "last Tuesday" is the Tuesday before today, "this Friday" that of this week.
                    -1 if past => return Some((Shape::Weekday(None, day), end)),
                    by => by,
                };
                return Some((Shape::Weekday(Some(week), day), end));
            }
            // Factors that may have helped; that march was long.
            let is_month = |_: &i8| {
                word.len() > 2 && (!matches!(word, "may" | "march") || words.capital(behind))
            };
            if let Some(number) = month(word).filter(is_month) {
                let dot =
                    usize::from(words.word(end) == "." && words.touch(behind) && is_short(word));
                return Some((
                    Shape::Point(Point {
                        year: which_year,
                        part: Part::Month(Month::Known(number)),
                    }),
                    end + dot,
                ));
            }
            let season = season(word).filter(|_| word != "fall" || by <= 0)?;
            Shape::Point(Point { year: which_year, part: Part::Season(season) })
        }
    };
    Some((shape, end))
}

/// Whether the name of a month is cut short, so that a dot may belong to it.
fn is_short(month: &str) -> bool {
    month.len() <= 4 && !matches!(month, "may" | "june" | "july")
}

/// Three years ago, in two weeks, five days later, two months from now.
fn offset(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let future = words.word(at) == "in";
    let start = if future { at + 1 } else { at };
    if words.word(start) == "half" || (at > 0 && words.touch(at - 1) && words.number(at).is_some())
    {
        return None;
    }
    let (count, unit, end) = duration::duration(words, start)?;
    // "Not built in a day" names none.
    if future && words.word(start) == "a" && unit == Unit::Day {
        return None;
    }
    let hour = unit == Unit::Hour;
    let shape = |n: i32| if hour { Shape::Days(0) } else { Shape::Offset(n, unit) };
    // A year ago today, two months from tomorrow: that very day.
    let very_day = |n: i32, at: usize| {
        let days = match words.word(at) {
            "yesterday" => -1,
            "today" => 0,
            "tomorrow" | "tmrw" => 1,
            _ => return None,
        };
        (!hour && !future).then_some((Shape::Stepped(n, unit, days), at + 1))
    };
    let stepped = match words.word(end) {
        "ago" | "before" => very_day(-count, end + 1),
        "from" | "after" => very_day(count, end + 1),
        _ => None,
    };
    if stepped.is_some() {
        return stepped;
    }
    match words.word(end) {
        "ago" => {
            // A week ago Monday, two weeks ago on Saturday.
            let on = end + 1 + usize::from(words.word(end + 1) == "on");
            let day = weekday(words.word(on)).filter(|_| unit == Unit::Week && words.capital(on));
            Some(match day {
                Some(day) => (Shape::Weekday(Some(-count), day), on + 1),
                None => (shape(-count), end + 1),
            })
        }
        "from" if words.word(end + 1) == "now" => Some((shape(count), end + 2)),
        // "Two days earlier than planned" compares.
        "later" | "earlier" if words.word(end + 1) == "than" => None,
        // Three minutes later: the time of a game or an accident, not of a calendar.
        "later" | "afterwards" | "earlier" if words.word(end - 1).starts_with("minute") => None,
        "later" | "afterwards" if !future => {
            Some((if hour { Shape::SaidDays(0) } else { Shape::SaidOffset(count, unit) }, end + 1))
        }
        "earlier" if !future && !hour => Some((Shape::SaidOffset(-count, unit), end + 1)),
        // "For one year from October 1" begins then.
        "from" if words.back(start, 1) == "for" => None,
        "after" | "before" | "from" if !future && !hour => {
            // A week before the May 3 vote.
            let the = usize::from(words.word(end + 1) == "the");
            let (from, far) = point::point(words, end + 1 + the)?;
            let Shape::Point(from) = from else { return None };
            let sign = if words.word(end) == "before" { -1 } else { 1 };
            matches!(from.part, Part::Day(..) | Part::Festival(_))
                .then_some((Shape::Counted(sign * count, unit, from), far))
        }
        // "in two weeks" is a date, "in two years" in a report of figures mostly a length.
        _ if future
            && matches!(unit, Unit::Hour | Unit::Day | Unit::Week)
            && (words.number(start).is_some() || count > 0) =>
        {
            let closes = end >= words.tokens.len()
                || !words.word(end).starts_with(char::is_alphabetic)
                || matches!(words.word(end), "on" | "at" | "and" | "so" | "when" | "with");
            closes.then(|| (shape(count), end))
        }
        _ => None,
    }
}

/// On the 18th, the 21st; the 15th of next month.
fn day_of_month(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let head = at + usize::from(words.word(at) == "the");
    if let Some((day, len)) = ordinal_day(words, head) {
        let of = head + len + usize::from(words.word(head + len) == "day");
        let by = [("of this month", 0), ("of next month", 1), ("of last month", -1)]
            .iter()
            .find_map(|(phrase, by)| words.phrase(of, phrase).map(|len| (*by, of + len)));
        if let Some((by, end)) = by {
            return Some((Shape::Point(Point::of(Part::Day(Month::Of(by), day))), end));
        }
    }
    let lead = words.word(at) == "the"
        && matches!(
            words.back(at, 1),
            "on" | "by" | "until" | "since" | "before" | "after" | "from"
        );
    if !lead {
        return None;
    }
    let (day, len) = words.day(at + 1)?;
    let figures = words.number(at + 1).is_some() && len == 2;
    let spelled = ordinal(words, at + 1).is_some_and(|(number, _)| number > 12);
    let behind = at + 1 + len;
    let closes = !words.word(behind).starts_with(|c: char| c.is_alphabetic() || c == '-');
    // On the 17 between 2 and 4pm.
    let timed = words.back(at, 1) == "on"
        && matches!(words.word(behind), "between" | "at")
        && words.number(behind + 1).is_some();
    ((figures || spelled) && closes || words.number(at + 1).is_some() && timed)
        .then_some((Shape::Point(Point::of(Part::Day(Month::Missing, day))), at + 1 + len))
}

/// Between now and 2030, from now until March: the words for the present are part of it.
fn from_now(words: &Words<'_>, at: usize) -> Option<(Shape, usize)> {
    let joined = match (words.back(at, 1), words.word(at + 1)) {
        ("between", "and") => true,
        ("from" | "" | ",", word) => matches!(word, "until" | "till" | "to" | "through"),
        _ => false,
    };
    if words.word(at) != "now" || !joined {
        return None;
    }
    let behind = at + 2 + usize::from(words.word(at + 2) == "the");
    if let Some(year) = words.year(behind) {
        let point = Point { year: Year::Known(year), part: Part::Whole };
        return Some((Shape::FromNow(point), behind + 1));
    }
    match point::point(words, at + 2).or_else(|| point::point(words, behind))? {
        (Shape::Point(point), end) => Some((Shape::FromNow(point), end)),
        _ => None,
    }
}
