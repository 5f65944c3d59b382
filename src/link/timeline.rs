//! The pages of the site's timeline: by year and month, newest first.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::view::{
    BodyView, EventView, LinkView, PagerView, TimelineMonthView, TimelineYearView,
};
use crate::model::{Approximation, DateValue, Locale, Precision};
use crate::text::dates;

use super::address::Route;
use super::events::{Told, first_day, part_value};
use super::places::Placed;
use super::shell::{Maker, Sheet, Take};

/// A timeline with more events has a page for each year; its first page shows the newest years.
const MAX_EVENTS: usize = 250;

/// The years of a language that have a page of their own, newest first; none where one page holds all events.
pub(crate) fn years(told: &[Told<'_>]) -> Vec<i16> {
    if told.len() <= MAX_EVENTS {
        return Vec::new();
    }
    let years = told.iter().filter_map(|one| Some(first_day(one.when())?.year()));
    years.collect::<BTreeSet<i16>>().into_iter().rev().collect()
}

impl Maker<'_> {
    /// A year of the timeline.
    fn timeline_year(
        &self,
        year: i16,
        told: &[&Told<'_>],
        stories: &[Placed<'_>],
        locale: Locale,
    ) -> TimelineYearView {
        // 0 is for events known only to the year, which come last.
        let mut months: BTreeMap<i8, Vec<EventView>> = BTreeMap::new();
        for one in told {
            let Some(day) = first_day(one.when()) else { continue };
            let month = if names_month(one.when()) { day.month() } else { 0 };
            months.entry(month).or_default().push(self.told_event(one, stories, locale));
        }
        let months = months.into_iter().rev().map(|(month, events)| TimelineMonthView {
            heading: month_name(year, month, locale),
            events,
        });
        TimelineYearView { year: year.to_string(), months: months.collect() }
    }

    /// The pages, one by one to `take`; `all` holds the [`years`] of every language of the site.
    pub(crate) fn timeline_pages(
        &self,
        told: &[Told<'_>],
        stories: &[Placed<'_>],
        locale: Locale,
        all: &[(Locale, Vec<i16>)],
        take: &Take<'_>,
    ) {
        let Some((_, years)) = all.iter().find(|(one, _)| *one == locale) else { return };
        // Newest first, within a year as well.
        let mut by_year: Vec<(i16, Vec<&Told<'_>>)> = Vec::new();
        for one in told.iter().rev() {
            let Some(year) = first_day(one.when()).map(|day| day.year()) else { continue };
            match by_year.last_mut().filter(|(last, _)| *last == year) {
                Some((_, events)) => events.push(one),
                None => by_year.push((year, vec![one])),
            }
        }
        let split = told.len() > MAX_EVENTS;
        let heading = self.words(locale).get("timeline.heading").to_owned();
        let pager = |current: Option<i16>| -> Vec<PagerView> {
            years
                .iter()
                .map(|year| PagerView {
                    label: year.to_string(),
                    href: self.year_href(locale, *year),
                    current: current == Some(*year),
                })
                .collect()
        };
        let sheet = || Sheet {
            route: Route::Timeline(locale),
            locale: Some(locale),
            title: heading.clone(),
            description: String::new(),
            section: "timeline",
            up: None,
            versions: all.iter().map(|(one, _)| (*one, Route::Timeline(*one))).collect(),
            default: all.first().map(|(one, _)| Route::Timeline(*one)),
        };
        let calendar =
            (!by_year.is_empty()).then(|| self.addresses.href(Route::Calendar(Some(locale))));
        let body = |years: Vec<TimelineYearView>, pages: Vec<PagerView>| BodyView::Timeline {
            heading: heading.clone(),
            years,
            pages,
            calendar: calendar.clone(),
            data: self.addresses.href(Route::Events(Some(locale))),
        };
        let newest = || -> Vec<TimelineYearView> {
            let (mut newest, mut events) = (Vec::new(), 0);
            for (year, told) in &by_year {
                if split && !newest.is_empty() && events + told.len() > MAX_EVENTS {
                    break;
                }
                events += told.len();
                newest.push(self.timeline_year(*year, told, stories, locale));
            }
            newest
        };
        take(Route::Timeline(locale), &|| self.page(sheet(), body(newest(), pager(None))));
        let of_year = |year: i16, told: &[&Told<'_>]| {
            let versions: Vec<(Locale, Route<'_>)> = all
                .iter()
                .filter(|(_, other)| other.contains(&year))
                .map(|(one, _)| (*one, Route::TimelineYear(*one, year)))
                .collect();
            let sheet = Sheet {
                route: Route::TimelineYear(locale, year),
                locale: Some(locale),
                title: format!("{heading} {year}"),
                description: String::new(),
                section: "timeline",
                up: Some(LinkView {
                    label: heading.clone(),
                    href: self.addresses.href(Route::Timeline(locale)),
                }),
                default: versions.first().map(|(_, route)| *route),
                versions,
            };
            let view = self.timeline_year(year, told, stories, locale);
            self.page(sheet, body(vec![view], pager(Some(year))))
        };
        by_year.par_iter().filter(|_| split).for_each(|(year, told)| {
            take(Route::TimelineYear(locale, *year), &|| of_year(*year, told));
        });
    }
}

/// Whether a date says in which month it begins.
fn names_month(value: &DateValue) -> bool {
    match value.precision {
        Precision::Day
        | Precision::Week
        | Precision::Month
        | Precision::DayRange
        | Precision::MonthRange => true,
        Precision::Quarter
        | Precision::Half
        | Precision::Season
        | Precision::Year
        | Precision::Decade
        | Precision::Century
        | Precision::QuarterRange
        | Precision::YearRange
        | Precision::Span => false,
    }
}

/// "June 2022"; empty for no month.
pub(crate) fn month_name(year: i16, month: i8, locale: Locale) -> String {
    crate::model::Date::new(year, month, 1)
        .map(|date| {
            dates::display(&part_value(date, Precision::Month), Approximation::Exact, locale)
        })
        .unwrap_or_default()
}
