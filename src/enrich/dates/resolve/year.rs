//! The year of a point: said, counted from another, or taken from what the text tells and in which tense.

use super::super::calendar;
use super::super::shape::{Bound, Part, Point, Year};
use super::Context;
use super::follow::{goes_on, rolls_over};
use super::part::in_year;
use crate::model::{Date, DateValue};

/// The year a point belongs to.
pub(super) fn year_of(point: Point, context: &Context) -> Option<i16> {
    match point.year {
        Year::Known(year) => Some(year),
        Year::Of(by) => context.published?.year().checked_add(by),
        Year::Said(by) => context.year?.checked_add(by),
        Year::Prior => match (context.last.and(context.year), context.published) {
            (Some(year), _) => year.checked_sub(1),
            (None, published) => published?.year().checked_sub(1),
        },
        Year::Latest => {
            beside(point.part, context, |value, published| value.end < Some(published), true)
        }
        Year::Coming => {
            beside(point.part, context, |value, published| value.start > Some(published), false)
        }
        Year::Behind => {
            let last = context.last.or(context.recent)?;
            let inside = Context { published: last.start, ..*context };
            let behind = |value: &DateValue, _: Date| value.start > last.end;
            beside(point.part, &inside, behind, false)
        }
        Year::Whole => match (context.last.and(context.year), context.published) {
            (Some(year), _) => Some(year),
            // In the first weeks of a year, 全年 looks back.
            (None, Some(date)) if date.month() <= 3 && !context.ahead => date.year().checked_sub(1),
            (None, Some(date)) => Some(date.year()),
            (None, None) => context.year,
        },
        Year::Missing => missing_year(point.part, context),
    }
}

/// The year near publication that is the last, or else the first, to put a part where it should lie.
fn beside(
    part: Part,
    context: &Context,
    lies: impl Fn(&DateValue, Date) -> bool,
    last: bool,
) -> Option<i16> {
    let published = context.published?;
    let year = published.year();
    let fits = |by: &i16| {
        let value = year.checked_add(*by).and_then(|year| in_year(part, year, Bound::At, context));
        value.is_some_and(|value| lies(&value, published))
    };
    let by = if last {
        [1, 0, -1, -2].into_iter().find(fits)
    } else {
        [-1, 0, 1, 2].into_iter().find(fits)
    };
    year.checked_add(by?)
}

/// The year of a point that names none: that of the chain or sentence, else one near publication. The tense of the
/// words decides between past and future; without one, a point more than half a year ahead is past.
fn missing_year(part: Part, context: &Context) -> Option<i16> {
    let told = |year: &i16| {
        // What is to come belongs to no chain of years gone by.
        let over = context.published.is_some_and(|published| *year < published.year());
        !(context.ahead && over)
    };
    if let Some(year) = context.chain.filter(told) {
        return if rolls_over(part, year, context) { year.checked_add(1) } else { Some(year) };
    }
    if let Some(year) = goes_on(part, context) {
        return Some(year);
    }
    let published = context.published?;
    let this = published.year();
    let Some(value) = in_year(part, this, Bound::At, context) else {
        // 29 February: the last year that had one.
        return (1..8)
            .map(|back| this - back)
            .find(|year| in_year(part, *year, Bound::At, context).is_some());
    };
    let first = calendar::number(value.start?) - calendar::number(published);
    let last = calendar::number(value.end?) - calendar::number(published);
    let named = matches!(part, Part::Festival(_));
    // A month that is over and to come is next year's; a quarter's figures are due when it is over.
    let strict = matches!(part, Part::Month(_) | Part::MonthEdge(..) | Part::Season(_));
    let lately = if strict { 0 } else { LATELY };
    let long_ago = if context.open { -183 } else { LONG_AGO };
    // A day of the next weeks is that day, whatever verb stands near; one of last year would have its year.
    let past = context.past && first > if strict { 0 } else { -LATELY };
    let late = !context.ahead && (first > 183 || named && first > 90);
    let by = if past || late {
        -1
    } else if context.ahead && last < lately || !context.past && last < long_ago {
        1
    } else {
        0
    };
    this.checked_add(by)
}

/// How far back the day of a plan may lie before it is taken for that of the next year, in days.
const LATELY: i64 = -60;

/// The same for words without a tense: 15 January, said in December, is the next one.
const LONG_AGO: i64 = -290;
