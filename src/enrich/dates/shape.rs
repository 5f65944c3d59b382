//! What the words of a date say, before anything is known of the article: a year may be missing or relative.
//!
//! The scanners of both languages make these; `resolve` turns them into days.

use super::calendar::Unit;
use super::festival::Festival;
use crate::model::{Date, DateValue};

/// An expression found in a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    /// First character.
    pub(super) start: usize,
    /// One past the last.
    pub(super) end: usize,
    /// What it says.
    pub(super) shape: Shape,
    /// How it limits the time.
    pub(super) bound: Bound,
    /// Whether the words are rough.
    pub(super) about: bool,
}

/// What an expression says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// A point of the calendar.
    Point(Point),
    /// So many months that end with a point: the year ended 31 March.
    Ended(i32, Point),
    /// The week that holds a day.
    WeekOf(Point),
    /// The seven days that end with a day.
    WeekTo(Point),
    /// From one to another.
    Range(Point, Point),
    /// From a point to the day before publication: from May 2019 to date.
    ToDate(Point),
    /// From publication to the end of a point: between now and 2030.
    FromNow(Point),
    /// So many days from publication: 昨天 is −1.
    Days(i32),
    /// The day of this number that is nearest to publication: 今(16)日.
    DayNear(i8),
    /// So many days from the day last named: 当天 is 0, 次日 is 1.
    SaidDays(i32),
    /// The week so many weeks from this one.
    Week(i32),
    /// The week so many weeks from that of the day last named.
    SaidWeek(i32),
    /// The weekend so many weeks from this one, or the nearest.
    Weekend(Option<i32>),
    /// The weekend beside a day: that of a holiday reaches to it.
    WeekendOf(Point),
    /// The first, middle or last days of the week so many weeks from this one.
    WeekPart(i32, Edge),
    /// A weekday, 1 to 7; in the week so many weeks from this one, or the nearest.
    Weekday(Option<i32>, i8),
    /// So many units before (negative) or after publication: a single day, month or year.
    Offset(i32, Unit),
    /// The same to the day, from the day so many days from publication: a year ago today.
    Stepped(i32, Unit, i32),
    /// The same from the day last named, else from publication: 三天后.
    SaidOffset(i32, Unit),
    /// The same from a date that the words name: three weeks after May 3.
    Counted(i32, Unit, Point),
    /// A weekday, 1 to 7, of the week so many weeks from that of the day last named.
    SaidWeekday(i32, i8),
    /// From the beginning of this week, month or year to the day before publication.
    SoFar(Unit),
    /// The ten years that publication is in.
    ThisDecade,
    /// The last (negative) or next so many units, up to or from publication.
    Window(i32, Unit),
    /// The period just named, so many years away: 去年同期.
    SamePeriod(i16),
    /// A value that needs nothing else.
    Value(DateValue),
    /// Words without a date: 近日.
    Vague,
}

/// A point of the calendar, as said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    /// Which year.
    pub(super) year: Year,
    /// Which part of it.
    pub(super) part: Part,
}

/// Which year is meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Year {
    /// Said in full.
    Known(i16),
    /// So many years from publication: 去年 is −1.
    Of(i16),
    /// So many years from the year last named: 同年 is 0.
    Said(i16),
    /// The one before that of the sentence, else before this one: the previous year.
    Prior,
    /// The latest that puts the date before publication: last March.
    Latest,
    /// The first that puts the date after publication: next March.
    Coming,
    /// The first that puts the date after the one last named: the following March.
    Behind,
    /// The whole of the year in question: 全年.
    Whole,
    /// Not said.
    Missing,
}

/// Which month is meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Month {
    /// 1 to 12.
    Known(i8),
    /// So many months from publication.
    Of(i32),
    /// So many months from the month last named.
    Said(i32),
    /// The one before that of the sentence, else before this one: the previous month.
    Prior,
    /// Not said: 29日.
    Missing,
}

/// Where in a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Edge {
    Early,
    Middle,
    Late,
}

/// Which part of a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// 年初, 年中, 年底.
    Edge(Edge),
    /// 1 or 2.
    Half(i8),
    /// 1 to 4.
    Quarter(i8),
    /// So many quarters from that of publication.
    QuarterOf(i32),
    /// So many quarters from the one last named, else from that of publication: 上季. 本季 is the one that the article reports on.
    QuarterBeside(i32),
    /// From one quarter to another.
    Quarters(i8, i8),
    /// 1 spring to 4 winter.
    Season(i8),
    /// From one month to another.
    Months(i8, i8),
    /// A month.
    Month(Month),
    /// A third of a month by tens of days: 上旬.
    Third(Month, Edge),
    /// A rough end of a month: 月初, late May.
    MonthEdge(Month, Edge),
    /// A half of a month.
    HalfMonth(Month, i8),
    /// A day.
    Day(Month, i8),
    /// A day of the lunar year that begins in the year; a negative month is a leap month.
    Lunar(i8, i8),
    /// A day of a month that is known by its weekday, 1 to 7: Friday the 26th.
    WeekdayDay(i8, i8),
    /// From one day to another of a month.
    Days(Month, i8, i8),
    /// The n-th whole week of a month, −1 the last.
    WeekOf(Month, i8),
    /// The n-th of a weekday in a month, −1 the last.
    NthWeekday(Month, i8, i8),
    /// A week by its ISO number.
    IsoWeek(i8),
    /// The first (positive) or last (negative) so many units of the year.
    Stretch(i32, Unit),
    /// A day with a name.
    Festival(&'static Festival),
    /// The last year of its decade.
    DecadeEnd,
    /// From its beginning to publication.
    SoFar,
    /// From publication to its end.
    Rest,
}

impl Point {
    /// A part of a year that is not said.
    pub(super) fn of(part: Part) -> Self {
        Self { year: Year::Missing, part }
    }
}

/// How an expression limits the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// Not at all.
    At,
    /// Up to its end: 截至.
    Until,
    /// Up to its end, where that lies ahead: 到2025年.
    By,
    /// Up to the day before it begins.
    Before,
    /// From its beginning on.
    Since,
    /// From the day after its end on.
    After,
    /// The beginning of a state that a clause tells: 自…成立以来. The value is the date itself.
    SinceClause,
}

/// Whether the words name a day that no month has, or a 29 February of a year without one.
pub(super) fn is_impossible(shape: &Shape) -> bool {
    let day = |point: &Point| {
        let (Part::Day(Month::Known(month), day) | Part::Days(Month::Known(month), _, day)) =
            point.part
        else {
            return false;
        };
        // 2000 has every day that any year has.
        let year = if let Year::Known(year) = point.year { year } else { 2000 };
        Date::new(year, month, day).is_err()
    };
    match shape {
        Shape::Point(point) => day(point),
        Shape::Range(first, last) => day(first) || day(last),
        _ => false,
    }
}
