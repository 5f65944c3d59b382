//! Turns what the words say into days, with the publication date and the dates named before.
//!
//! What the article does not say is taken, in this order, from the other end of a range, from the same sentence, from
//! a chain of dates that the text is telling, from publication. Without any of them there is no value; nothing is
//! guessed. Invariant: a value's first day is not after its last.

mod follow;
mod month;
mod part;
mod week;
mod year;

use month::{month_elsewhere, with_month};
use part::in_year;
use year::year_of;

use super::calendar::{self, Unit, day, plus_days, span, step, week_of};
use super::shape::{Bound, Edge, Found, Part, Point, Shape, Year};
use crate::model::{Date, DateValue, Precision};

/// How many days after its end a period is still reported on.
const REPORTED_WITHIN: i32 = 120;

/// What is known where an expression stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// The publication date.
    pub(super) published: Option<Date>,
    /// The day last named.
    pub(super) day: Option<Date>,
    /// The day, month or year last told of, in any sentence.
    pub(super) recent: Option<DateValue>,
    /// The month last named.
    pub(super) month: Option<(i16, i8)>,
    /// The year last named.
    pub(super) year: Option<i16>,
    /// The quarter, half or run of months last named, here or in the paragraph before.
    pub(super) period: Option<DateValue>,
    /// The first that the title or the first sentences name: what the article may be an account of.
    pub(super) account: Option<DateValue>,
    /// The last value of this sentence.
    pub(super) last: Option<DateValue>,
    /// The year to which a chain of dates belongs, where the text is telling one.
    pub(super) chain: Option<i16>,
    /// Whether the words around say that it lies ahead.
    pub(super) ahead: bool,
    /// Whether they say that it is past.
    pub(super) past: bool,
    /// Whether they are in the present tense of a timetable: the nearest day is meant.
    pub(super) open: bool,
}

impl Context {
    /// What the article reports on: it was over when that appeared, and not long since. Plans are not reported.
    fn reported(&self) -> Option<DateValue> {
        let since = |end: Date| Some((self.published? - end).get_days());
        let fresh = |one: &DateValue| {
            one.end.and_then(since).is_some_and(|days| (0..=REPORTED_WITHIN).contains(&days))
        };
        self.account.filter(fresh).filter(|_| !self.ahead)
    }
}

/// A value, and whether a part of it comes from elsewhere.
pub(super) fn resolve(found: &Found, context: &Context) -> Option<(DateValue, bool)> {
    // 年底前 and 到月底 mean the end that is still to come.
    let late = matches!(found.shape, Shape::Point(Point { part, .. })
        if matches!(part, Part::Edge(Edge::Late) | Part::MonthEdge(_, Edge::Late)));
    let ahead = context.ahead || late && matches!(found.bound, Bound::By | Bound::Before);
    // "Those who have not registered by December 31": the verb of a deadline says nothing of its year.
    let past = context.past && !matches!(found.bound, Bound::By | Bound::Until);
    let context = &Context { ahead, past, ..*context };
    let value = shape(found.shape, found.bound, context)?;
    let value = limit(value, found.bound, context)?;
    if let (Some(start), Some(end)) = (value.start, value.end)
        && start > end
    {
        return None;
    }
    Some((value, inferred(found.shape)))
}

fn inferred(shape: Shape) -> bool {
    let point = |point: Point| !matches!(point.year, Year::Known(_));
    match shape {
        Shape::Point(one)
        | Shape::ToDate(one)
        | Shape::Ended(_, one)
        | Shape::WeekOf(one)
        | Shape::WeekTo(one)
        | Shape::WeekendOf(one)
        | Shape::FromNow(one)
        | Shape::Counted(_, _, one) => point(one),
        Shape::Range(left, right) => point(left) && point(right),
        Shape::Value(_) => false,
        _ => true,
    }
}

fn shape(shape: Shape, bound: Bound, context: &Context) -> Option<DateValue> {
    let published = context.published;
    match shape {
        Shape::Point(one) => point(one, bound, context),
        Shape::Range(left, right) => range(left, right, context),
        Shape::ToDate(first) => to_date(point(first, Bound::At, context)?, published?),
        Shape::Ended(months, last) => ended(months, point(last, Bound::At, context)?),
        Shape::WeekOf(one) => week_of(point(one, Bound::At, context)?.start?),
        Shape::WeekTo(one) => week::to(point(one, Bound::At, context)?.end?),
        Shape::FromNow(last) => from_now(last, context),
        Shape::Days(by) => Some(day(plus_days(published?, i64::from(by))?)),
        Shape::DayNear(number) => month::day_near(number, published?).map(day),
        Shape::SaidDays(by) => Some(day(plus_days(context.day?, i64::from(by))?)),
        Shape::Week(by) => week_of(step(published?, by, Unit::Week)?),
        Shape::SaidWeek(by) => week_of(step(context.day?, by, Unit::Week)?),
        Shape::Weekend(by) => week::weekend(by, context),
        Shape::WeekendOf(one) => week::weekend_of(point(one, Bound::At, context)?),
        Shape::WeekPart(by, edge) => week::part(step(published?, by, Unit::Week)?, edge),
        Shape::Weekday(week, number) => week::weekday(week, number, context),
        Shape::Offset(n, unit) => offset(published?, n, unit),
        Shape::Stepped(n, unit, days) => {
            Some(day(step(plus_days(published?, i64::from(days))?, n, unit)?))
        }
        Shape::SaidOffset(n, unit) => offset(said_day(unit, context)?, n, unit),
        Shape::Counted(n, unit, from) => {
            let from = point(from, Bound::At, context)?;
            offset(if n < 0 { from.start? } else { from.end? }, n, unit)
        }
        Shape::SaidWeekday(by, number) => {
            let week = week_of(step(context.day?, by, Unit::Week)?)?;
            Some(day(plus_days(week.start?, i64::from(number) - 1)?))
        }
        Shape::SoFar(unit) => so_far(published?, unit),
        Shape::ThisDecade => calendar::decade(published?.year() / 10 * 10),
        Shape::Window(n, unit) => window(published?, n, unit),
        Shape::SamePeriod(by) => same_period(by, context),
        Shape::Value(value) => Some(value),
        Shape::Vague => None,
    }
}

/// The day from which a text counts on: the one just named, else publication where the words look ahead, else the one
/// last told of. From a year one counts years, from a month years and months.
fn said_day(unit: Unit, context: &Context) -> Option<Date> {
    let from = match context.last {
        None if context.ahead => return context.published,
        None => context.recent?,
        Some(last) => last,
    };
    let counts = match from.precision {
        Precision::Day | Precision::DayRange => true,
        Precision::Month => {
            matches!(unit, Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade)
        }
        Precision::Year => matches!(unit, Unit::Year | Unit::Decade),
        _ => false,
    };
    let date = if from.precision == Precision::DayRange { from.end } else { from.start };
    date.filter(|_| counts)
}

/// From the start of a period to the day before publication.
fn to_date(first: DateValue, published: Date) -> Option<DateValue> {
    let (start, end) = (first.start?, plus_days(published, -1)?);
    (start <= end).then(|| span(start, end, Precision::Span))
}

/// From publication to the end of a point that lies ahead of it.
fn from_now(last: Point, context: &Context) -> Option<DateValue> {
    let ahead = Context { ahead: true, past: false, ..*context };
    let (start, end) = (context.published?, point(last, Bound::Until, &ahead)?.end?);
    (start <= end).then(|| span(start, end, Precision::Span))
}

/// From the beginning of the unit that publication is in to the day before it.
fn so_far(published: Date, unit: Unit) -> Option<DateValue> {
    let start = match unit {
        Unit::Week => week_of(published)?.start?,
        Unit::Month => Date::new(published.year(), published.month(), 1).ok()?,
        _ => Date::new(published.year(), 1, 1).ok()?,
    };
    let end = plus_days(published, -1)?.max(start);
    Some(span(start, end, Precision::Span))
}

/// A step from a day, with the precision of its unit: three years ago is a year.
fn offset(from: Date, n: i32, unit: Unit) -> Option<DateValue> {
    let to = step(from, n, unit)?;
    match unit {
        Unit::Hour | Unit::Day | Unit::Week => Some(day(to)),
        Unit::Month => calendar::month(to.year(), to.month()),
        Unit::Quarter => calendar::quarter(to.year(), (to.month() + 2) / 3),
        Unit::Year => calendar::year(to.year()),
        Unit::Decade => calendar::year(to.year()),
    }
}

/// The last or next so many units beside publication, which itself is not part of them.
fn window(published: Date, n: i32, unit: Unit) -> Option<DateValue> {
    if unit == Unit::Quarter {
        // Whole quarters: "the last two quarters" end with the one before this.
        let this = Date::new(published.year(), (published.month() - 1) / 3 * 3 + 1, 1).ok()?;
        let (first, behind) = if n < 0 {
            (step(this, n, unit)?, this)
        } else {
            (step(this, 1, unit)?, step(this, n.checked_add(1)?, unit)?)
        };
        return Some(span(first, plus_days(behind, -1)?, Precision::Span));
    }
    let far = step(published, n, unit)?;
    Some(if n < 0 {
        span(far, plus_days(published, -1)?, Precision::Span)
    } else {
        span(plus_days(published, 1)?, far, Precision::Span)
    })
}

fn same_period(by: i16, context: &Context) -> Option<DateValue> {
    let shift = |date: Date| step(date, i32::from(by), Unit::Year);
    let narrow = |value: &DateValue| {
        !matches!(
            value.precision,
            Precision::Year | Precision::YearRange | Precision::Decade | Precision::Century
        )
    };
    match context.last.filter(narrow).or(context.period).or(context.reported()) {
        Some(DateValue { start: Some(start), end: Some(end), precision }) => {
            // The 29th of February has no same day; a month's last day stays the last.
            let last = end == end.last_of_month();
            let end = shift(end)?;
            Some(span(shift(start)?, if last { end.last_of_month() } else { end }, precision))
        }
        _ => calendar::year(context.published?.year().checked_add(by)?),
    }
}

/// So many months that end with the last day of a value: a quarter or a half where they are one.
fn ended(months: i32, last: DateValue) -> Option<DateValue> {
    let end = last.end?;
    let behind = plus_days(end, 1)?;
    let start = step(behind, months.checked_neg()?, Unit::Month)?;
    let whole = behind.day() == 1;
    Some(match months {
        3 if whole && behind.month() % 3 == 1 => span(start, end, Precision::Quarter),
        6 if whole && behind.month() % 6 == 1 => span(start, end, Precision::Half),
        12 if whole && behind.month() == 1 => span(start, end, Precision::Year),
        _ if whole => span(start, end, Precision::MonthRange),
        _ => span(start, end, Precision::Span),
    })
}

fn point(point: Point, bound: Bound, context: &Context) -> Option<DateValue> {
    match point.part {
        Part::SoFar => {
            let published = context.published?;
            let first = Date::new(year_of(point, context)?, 1, 1).ok()?;
            let end =
                if first.year() == published.year() { published } else { first.last_of_year() };
            Some(span(first, end, Precision::Span))
        }
        Part::Rest => {
            let year = match point.year {
                Year::Missing => context.published?.year(),
                _ => year_of(point, context)?,
            };
            let last = Date::new(year, 12, 31).ok()?;
            let start = match context.published {
                Some(date) if date.year() == year => date,
                _ => Date::new(year, 1, 1).ok()?,
            };
            Some(span(start, last, Precision::Span))
        }
        Part::QuarterOf(by) => offset(context.published?, by, Unit::Quarter),
        Part::QuarterBeside(by) => {
            let named = if by == 0 { context.reported() } else { context.period };
            let named = named.filter(|one| one.precision == Precision::Quarter);
            offset(named.and_then(|one| one.start).or(context.published)?, by, Unit::Quarter)
        }
        part => {
            if let Some((year, month)) = month_elsewhere(part, context) {
                let year = match point.year {
                    Year::Missing => year,
                    _ => year_of(point, context)?,
                };
                return in_year(with_month(part, month)?, year, bound, context);
            }
            in_year(part, year_of(point, context)?, bound, context)
        }
    }
}

/// A range; what one end lacks, the other gives.
fn range(left: Point, right: Point, context: &Context) -> Option<DateValue> {
    if left.year == Year::Missing && matches!(right.year, Year::Known(_) | Year::Of(_)) {
        let last = point(right, Bound::Until, context)?;
        let year = last.start?.year();
        let first = in_year(left.part, year, Bound::At, context)?;
        let first = if first.start? > last.end? {
            in_year(left.part, year.checked_sub(1)?, Bound::At, context)?
        } else {
            first
        };
        return join(first, last);
    }
    // "Will meet between August and October", said in September: the range still runs.
    let ahead = context.ahead && !(left.year == Year::Missing && runs(left, right, context));
    let context = &Context { ahead, ..*context };
    let first = point(left, Bound::At, context)?;
    let start = first.start?;
    let inside = Context {
        year: Some(start.year()),
        month: Some((start.year(), start.month())),
        day: Some(start),
        last: Some(first),
        chain: Some(start.year()),
        ..*context
    };
    let last = point(right, Bound::Until, &inside)?;
    if last.end? < start && right.year == Year::Missing {
        // 12月28日至1月3日 runs into the next year.
        let next = Context { chain: Some(start.year().checked_add(1)?), ..inside };
        return join(first, point(right, Bound::Until, &next)?);
    }
    join(first, last)
}

/// Whether publication lies between two points without a year in its own year.
fn runs(left: Point, right: Point, context: &Context) -> bool {
    let Some(published) = context.published.filter(|_| right.year == Year::Missing) else {
        return false;
    };
    let value = |one: Point| in_year(one.part, published.year(), Bound::At, context);
    match (value(left), value(right)) {
        (Some(first), Some(last)) => first.start <= Some(published) && Some(published) <= last.end,
        _ => false,
    }
}

fn join(first: DateValue, last: DateValue) -> Option<DateValue> {
    let (start, end) = (first.start?, last.end?);
    let precision = match (first.precision, last.precision) {
        (Precision::Day, Precision::Day) => Precision::DayRange,
        (Precision::Month, Precision::Month) => Precision::MonthRange,
        (Precision::Quarter, Precision::Quarter) => Precision::QuarterRange,
        (Precision::Year, Precision::Year) => Precision::YearRange,
        _ => Precision::Span,
    };
    (start <= end).then(|| span(start, end, precision))
}

fn limit(value: DateValue, bound: Bound, context: &Context) -> Option<DateValue> {
    let DateValue { start, end, precision } = value;
    Some(match bound {
        Bound::At | Bound::SinceClause => value,
        Bound::Until => DateValue { start: None, end, precision },
        Bound::By => match (start, context.published) {
            (Some(start), Some(published)) if start > published => {
                DateValue { start: None, end, precision }
            }
            _ => value,
        },
        Bound::Before => {
            let last = start.and_then(|start| plus_days(start, -1));
            DateValue { start: None, end: last, precision }
        }
        Bound::Since => DateValue { start, end: None, precision },
        Bound::After => match precision {
            Precision::Year => {
                DateValue { start: end.and_then(|end| plus_days(end, 1)), end: None, precision }
            }
            _ => DateValue { start, end: None, precision },
        },
    })
}
