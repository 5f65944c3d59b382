//! Decides what a date does in its sentence: tell an event, date a figure, or stand there in passing.
//!
//! A sum of weights over features that a reader can check; every weight stands in one table with its reason. An event
//! needs [`THRESHOLD`]. What stays below is a reference where a feature of figures is present, else a mention.

use super::lexicon::Cue;
use super::shape::Bound;
use crate::model::{Date, DateRole, DateValue, Precision};

/// What was seen around a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feature {
    Day,
    DayRange,
    Month,
    Decade,
    Accounts,
    LongRange,
    Ongoing,
    Happens,
    Acts,
    Milestone,
    First,
    Ahead,
    Marked,
    VerbBefore,
    Predicate,
    Continues,
    FestivalTurns,
    FestivalNamed,
    FestivalInside,
    Figure,
    Attributive,
    OfADay,
    FigureOfDate,
    Statistic,
    StatisticOfDay,
    StatisticLater,
    Forecast,
    Compared,
    Upto,
    Told,
    Opens,
    Begins,
    Dropped,
    Habit,
    Target,
    State,
    Bounded,
    Remark,
    InWork,
    Dateline,
    SinceClause,
}

/// What an event needs.
const THRESHOLD: i32 = 3;

/// Feature, weight, reason.
const WEIGHTS: &[(Feature, i32, &str)] = &[
    (Feature::Day, 2, "a single day is hardly ever the period of a statistic"),
    (Feature::DayRange, 2, "days from one to another are those of a fair, a visit, a sale"),
    (Feature::Month, 1, "a month may be either"),
    (Feature::Decade, -1, "a decade is told of more than it is counted"),
    (Feature::Accounts, -1, "quarters, halves and runs of months are what accounts are made of"),
    (Feature::Ongoing, -4, "a period that is still running is how things are"),
    (Feature::LongRange, -3, "years from one to another are a series of figures"),
    (Feature::Happens, 3, "a verb of happening tells an event"),
    (Feature::Acts, 2, "a verb of doing may tell one"),
    (Feature::Milestone, 6, "a first or a record is told with its figure"),
    (Feature::First, 1, "a first of its kind is news"),
    (Feature::Ahead, 2, "what is announced is dated because it will happen"),
    (Feature::Marked, 1, "于2021年, in March: the date belongs to the verb"),
    (Feature::VerbBefore, 5, "成立于2021年, agreed in October: the date is what the verb is about"),
    (
        Feature::Predicate,
        3,
        "2017年在…, 2020年他…了: a predicate follows, not the noun of a period",
    ),
    (Feature::Continues, 3, "in May and in June: what the date before tells goes on"),
    (Feature::FestivalTurns, 4, "a festival that begins or ends is the event"),
    (Feature::FestivalNamed, -2, "a festival's name is mostly said in passing"),
    (Feature::FestivalInside, -2, "借助“双11”: the name is an object of something else"),
    (Feature::Figure, -2, "a figure beside a year or a quarter is mostly its statistic"),
    (Feature::Attributive, -3, "去年的: the date only qualifies a noun"),
    (Feature::OfADay, -1, "8月16日的大风: what a day qualifies mostly happened on it"),
    (Feature::FigureOfDate, -4, "2012年的3.5万亿元: the date of a figure"),
    (Feature::Statistic, -3, "a word of statistics comes first"),
    (Feature::StatisticOfDay, -1, "prices of a day are its news as much as its figures"),
    (Feature::StatisticLater, -1, "figures follow the event"),
    (Feature::Forecast, -3, "a figure foretold is not an event"),
    (Feature::Compared, -5, "the period is only compared with"),
    (Feature::Upto, -5, "截至, as of: the day a count was taken"),
    (Feature::Told, 1, "what is told of a day is mostly what happened on it"),
    (
        Feature::Opens,
        3,
        "a longer time at the head of a clause that gives no figure tells what happened in it",
    ),
    (Feature::Dropped, -6, "原定: what was to be and was not"),
    (Feature::Habit, -12, "往年, used to: what happens again and again is no event of one date"),
    (Feature::Begins, 3, "5月1日起: a beginning is an event"),
    (Feature::Target, 1, "到2025年: a target that somebody set"),
    (Feature::State, -2, "去年以来, since 2012: a state, not an event"),
    (Feature::Bounded, -1, "before and after say when something was not"),
    (Feature::Remark, -12, "said Wednesday that she…: the day on which somebody spoke of himself"),
    (Feature::InWork, -20, "a year inside a title names the title"),
    (Feature::Dateline, -20, "the date line dates the report"),
    (Feature::SinceClause, 2, "自…成立以来: the clause between tells the beginning"),
];

/// The role that the features of a date add up to.
pub(super) fn decide(features: &[Feature]) -> DateRole {
    let score: i32 = features.iter().map(|feature| weight(*feature)).sum();
    let named =
        features.iter().any(|feature| matches!(feature, Feature::InWork | Feature::Dateline));
    if named {
        DateRole::Mention
    } else if score >= THRESHOLD {
        DateRole::Event
    } else if features.iter().any(|one| of_figures(one) || *one == Feature::Accounts) {
        DateRole::Reference
    } else {
        DateRole::Mention
    }
}

/// Whether a feature belongs to figures.
pub(super) fn of_figures(feature: &Feature) -> bool {
    matches!(
        feature,
        Feature::Statistic
            | Feature::StatisticOfDay
            | Feature::StatisticLater
            | Feature::Forecast
            | Feature::Compared
            | Feature::Upto
            | Feature::FigureOfDate
            | Feature::LongRange
            | Feature::Figure
            | Feature::State
    )
}

fn weight(feature: Feature) -> i32 {
    WEIGHTS.iter().find(|(one, _, _)| *one == feature).map_or(0, |(_, weight, _)| *weight)
}

/// The features of a value and of what limits it.
pub(super) fn of_value(value: &DateValue, bound: Bound, features: &mut Vec<Feature>) {
    match value.precision {
        Precision::Day => features.push(Feature::Day),
        Precision::DayRange => features.push(Feature::DayRange),
        Precision::Week | Precision::Month => features.push(Feature::Month),
        Precision::QuarterRange | Precision::YearRange => features.push(Feature::LongRange),
        Precision::Decade | Precision::Century => features.push(Feature::Decade),
        Precision::MonthRange | Precision::Quarter | Precision::Half => {
            features.push(Feature::Accounts);
        }
        Precision::Season | Precision::Year | Precision::Span => {}
    }
    match bound {
        Bound::At => {}
        Bound::Until => features.push(Feature::Upto),
        Bound::By if value.start.is_none() => features.push(Feature::Target),
        Bound::By => {}
        Bound::Before | Bound::After => features.push(Feature::Bounded),
        // 5月1日起施行 dates the verb; 去年以来 a state.
        Bound::Since if value.precision == Precision::Day => {}
        Bound::Since => features.push(Feature::State),
        Bound::SinceClause => features.push(Feature::SinceClause),
    }
}

/// The feature of a longer time that the day of publication is in.
pub(super) fn of_now(value: &DateValue, published: Option<Date>, features: &mut Vec<Feature>) {
    let fine = matches!(
        value.precision,
        Precision::Day | Precision::DayRange | Precision::Week | Precision::Span
    );
    let runs = published.is_some_and(|published| {
        value.start.is_some_and(|start| start <= published)
            && value.end.is_some_and(|end| end >= published)
    });
    if runs && !fine {
        features.push(Feature::Ongoing);
    }
}

/// The features of the cues in the words that a date governs, in their order.
pub(super) fn of_cues(cues: &[Cue], features: &mut Vec<Feature>) {
    let mut happened = false;
    for cue in cues {
        let feature = match cue {
            Cue::Happens => Feature::Happens,
            Cue::Acts if !happened => Feature::Acts,
            Cue::Milestone => Feature::Milestone,
            Cue::First => Feature::First,
            Cue::Ahead => Feature::Ahead,
            Cue::Statistic if features.contains(&Feature::Statistic) => continue,
            Cue::Statistic if happened => Feature::StatisticLater,
            Cue::Statistic if features.contains(&Feature::Day) => Feature::StatisticOfDay,
            Cue::Compared if !happened => Feature::Statistic,
            Cue::Statistic => Feature::Statistic,
            Cue::Forecast if !happened => Feature::Forecast,
            Cue::Acts | Cue::Compared | Cue::Forecast => continue,
        };
        happened |= matches!(cue, Cue::Happens | Cue::Acts | Cue::Milestone);
        if !features.contains(&feature) {
            features.push(feature);
        }
    }
}
