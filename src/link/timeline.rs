//! The pages of the site's timeline: by year and month, newest first.
//!
//! A short timeline is one page. A longer one has a page for each year, and a year of which that would be long one for
//! each month; the first page then shows the newest months.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::view::{
    BodyView, LinkView, PagerGroupView, PagerView, TimelineMonthView, TimelineYearView,
};
use crate::model::{Approximation, DateValue, Locale, Page, Precision};
use crate::text::dates;

use super::address::Route;
use super::events::{Told, first_day, part_value};
use super::places::Placed;
use super::shell::{Maker, Sheet};

/// More events are more than a page.
const MAX_EVENTS: usize = 250;

/// The years of a language that have pages of their own, and which of their months have; none where one page holds all
/// events. The month 0 is for events known only to the year.
pub(crate) type Years = BTreeMap<i16, BTreeSet<i8>>;

/// Which pages the timeline of `told` has.
pub(crate) fn years(told: &[Told<'_>]) -> Years {
    if told.len() <= MAX_EVENTS {
        return Years::new();
    }
    let mut events: BTreeMap<i16, Vec<i8>> = BTreeMap::new();
    for (year, month) in told.iter().filter_map(|one| month_of(one.when())) {
        events.entry(year).or_default().push(month);
    }
    let months = |months: Vec<i8>| {
        if months.len() <= MAX_EVENTS { BTreeSet::new() } else { months.into_iter().collect() }
    };
    events.into_iter().map(|(year, own)| (year, months(own))).collect()
}

/// The events of a month.
struct Month<'a> {
    year: i16,
    /// 0 for events known only to the year.
    month: i8,
    /// Newest first.
    told: Vec<&'a Told<'a>>,
}

/// What the pages of a timeline share.
struct Chronicle<'a> {
    stories: &'a [Placed<'a>],
    locale: Locale,
    years: &'a Years,
    /// Those of every language of the site.
    all: &'a [(Locale, Years)],
    /// Whether there is any event.
    has_events: bool,
}

impl Maker<'_> {
    /// The pages, one by one to `take`; `all` holds the [`years`] of every language of the site.
    pub(crate) fn timeline_pages(
        &self,
        told: &[Told<'_>],
        stories: &[Placed<'_>],
        locale: Locale,
        all: &[(Locale, Years)],
        take: &(dyn Fn(Page) + Sync),
    ) {
        let Some((_, years)) = all.iter().find(|(one, _)| *one == locale) else { return };
        let months = months(told);
        let site = Chronicle { stories, locale, years, all, has_events: !months.is_empty() };
        let mut newest = 0;
        let first = months.iter().take_while(|one| {
            newest += one.told.len();
            years.is_empty() || newest <= MAX_EVENTS || newest == one.told.len()
        });
        let first: Vec<&Month<'_>> = first.collect();
        take(self.timeline_page(&site, None, &first));
        let by_year: Vec<&[Month<'_>]> =
            months.chunk_by(|a, b| a.year == b.year).filter(|_| !years.is_empty()).collect();
        by_year.into_par_iter().for_each(|of_year| {
            let own: Vec<&Month<'_>> = of_year.iter().collect();
            let Some(year) = own.first().map(|one| one.year) else { return };
            take(self.timeline_page(&site, Some((year, None)), &own));
            for one in own.iter().filter(|one| site.has_page(one.year, one.month)) {
                take(self.timeline_page(&site, Some((year, Some(one.month))), &[one]));
            }
        });
    }

    /// The first page, that of a year, or that of a month of it.
    fn timeline_page(
        &self,
        site: &Chronicle<'_>,
        part: Option<(i16, Option<i8>)>,
        months: &[&Month<'_>],
    ) -> Page {
        let locale = site.locale;
        let words = self.words(locale);
        let timeline = words.get("timeline.heading").to_owned();
        let route = |locale| match part {
            None => Route::Timeline(locale),
            Some((year, None)) => Route::TimelineYear(locale, year),
            Some((year, Some(month))) => Route::TimelineMonth(locale, year, month),
        };
        let has = |years: &Years| match part {
            None => true,
            Some((year, None)) => years.contains_key(&year),
            Some((year, Some(month))) => has_page(years, year, month),
        };
        let versions: Vec<(Locale, Route<'_>)> = site
            .all
            .iter()
            .filter(|(_, own)| has(own))
            .map(|(one, _)| (*one, route(*one)))
            .collect();
        let up = part.map(|(year, month)| match month {
            None => LinkView {
                label: timeline.clone(),
                href: self.addresses.href(Route::Timeline(locale)),
            },
            Some(_) => LinkView {
                label: format!("{timeline} {year}"),
                href: self.addresses.href(Route::TimelineYear(locale, year)),
            },
        });
        let title = match part {
            None => timeline.clone(),
            Some((year, None)) => format!("{timeline} {year}"),
            Some((year, Some(0))) => {
                format!("{timeline} {year} ({})", words.get("timeline.year-only"))
            }
            Some((year, Some(month))) => format!("{timeline} {}", month_name(year, month, locale)),
        };
        let sheet = Sheet {
            route: route(locale),
            locale: Some(locale),
            title,
            description: String::new(),
            section: "timeline",
            up,
            default: versions.first().map(|(_, route)| *route),
            versions,
        };
        let years: Vec<i16> = site.years.keys().rev().copied().collect();
        let pages =
            by_decade(&years, part.map(|(year, _)| year), |year| self.year_href(locale, year));
        let body = BodyView::Timeline {
            heading: timeline,
            pages,
            months: part.map(|part| self.siblings(site, part, months)).unwrap_or_default(),
            years: months
                .chunk_by(|a, b| a.year == b.year)
                .map(|own| self.timeline_year(site, part, own))
                .collect(),
            calendar: site.has_events.then(|| self.addresses.href(Route::Calendar(Some(locale)))),
            data: self.addresses.href(Route::Events(Some(locale))),
        };
        self.page(sheet, body)
    }

    /// A year, with the events of `months` or, on its own page, with links to where they are.
    fn timeline_year(
        &self,
        site: &Chronicle<'_>,
        part: Option<(i16, Option<i8>)>,
        months: &[&Month<'_>],
    ) -> TimelineYearView {
        let words = self.words(site.locale);
        let month = |one: &&Month<'_>| {
            let elsewhere = part == Some((one.year, None)) && site.has_page(one.year, one.month);
            let route = Route::TimelineMonth(site.locale, one.year, one.month);
            let told = one.told.iter().filter(|_| !elsewhere);
            TimelineMonthView {
                id: month_id(one),
                heading: month_name(one.year, one.month, site.locale),
                href: elsewhere.then(|| self.addresses.href(route)),
                count: words.count("events", one.told.len()),
                events: told.map(|one| self.told_event(one, site.stories, site.locale)).collect(),
            }
        };
        TimelineYearView {
            year: months.first().map(|one| one.year.to_string()).unwrap_or_default(),
            months: months.iter().map(month).collect(),
        }
    }

    /// The other months of a page's year, where they are not listed anyway.
    fn siblings(
        &self,
        site: &Chronicle<'_>,
        (year, month): (i16, Option<i8>),
        here: &[&Month<'_>],
    ) -> Vec<PagerView> {
        let label = |month: i8| match month_name(year, month, site.locale) {
            name if name.is_empty() => self.words(site.locale).get("timeline.year-only").to_owned(),
            name => name,
        };
        let own = site.years.get(&year).filter(|months| !months.is_empty());
        match month {
            Some(_) => own
                .into_iter()
                .flatten()
                .rev()
                .map(|one| PagerView {
                    label: label(*one),
                    href: self.addresses.href(Route::TimelineMonth(site.locale, year, *one)),
                    current: month == Some(*one),
                })
                .collect(),
            None if here.len() > 2 && own.is_none() => here
                .iter()
                .map(|one| PagerView {
                    label: label(one.month),
                    href: format!("#{}", month_id(one)),
                    current: false,
                })
                .collect(),
            None => Vec::new(),
        }
    }
}

impl Chronicle<'_> {
    fn has_page(&self, year: i16, month: i8) -> bool {
        has_page(self.years, year, month)
    }
}

fn has_page(years: &Years, year: i16, month: i8) -> bool {
    years.get(&year).is_some_and(|months| months.contains(&month))
}

/// The fragment of a month.
fn month_id(one: &Month<'_>) -> String {
    format!("y{}-{:02}", one.year, one.month)
}

/// The events by month, newest first; those known only to the year behind its months.
fn months<'a>(told: &'a [Told<'a>]) -> Vec<Month<'a>> {
    let mut months: BTreeMap<(i16, i8), Vec<&Told<'_>>> = BTreeMap::new();
    for one in told.iter().rev() {
        if let Some(month) = month_of(one.when()) {
            months.entry(month).or_default().push(one);
        }
    }
    let month = |((year, month), told)| Month { year, month, told };
    months.into_iter().rev().map(month).collect()
}

/// The year and month in which a date begins; where it names no month, 0.
fn month_of(value: &DateValue) -> Option<(i16, i8)> {
    let day = first_day(value)?;
    Some((day.year(), if names_month(value) { day.month() } else { 0 }))
}

/// The pages of `years`, newest first, with that of `current`: more than a line of them by decade.
fn by_decade(
    years: &[i16],
    current: Option<i16>,
    href: impl Fn(i16) -> String,
) -> Vec<PagerGroupView> {
    const MAX_TOGETHER: usize = 15;
    let together = years.len() <= MAX_TOGETHER;
    let here = current.or(years.first().copied());
    let page = |year: &i16| PagerView {
        label: year.to_string(),
        href: href(*year),
        current: current == Some(*year),
    };
    years
        .chunk_by(|a, b| together || a.div_euclid(10) == b.div_euclid(10))
        .map(|some| {
            let (last, first) = (some.first().copied(), some.last().copied());
            let label = match (first, last) {
                _ if together => String::new(),
                (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
                (first, _) => first.map(|year| year.to_string()).unwrap_or_default(),
            };
            PagerGroupView {
                label,
                current: here.is_some_and(|here| some.contains(&here)),
                pages: some.iter().map(page).collect(),
            }
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Holds how pages of `years` are put together; the group that is open has a star.
    #[track_caller]
    fn check(years: impl Iterator<Item = i16>, current: Option<i16>, expected: &[&str]) {
        let years: Vec<i16> = years.collect();
        let groups: Vec<String> = by_decade(&years, current, |_| String::new())
            .iter()
            .map(|one| {
                format!("{}{} {}", one.label, if one.current { "*" } else { "" }, one.pages.len())
            })
            .collect();
        assert_eq!(groups, expected);
    }

    #[test]
    fn many_years_are_put_together_by_decade() {
        check((2020..2024).rev(), None, &["* 4"]);
        check((2009..2026).rev(), None, &["2020–2025* 6", "2010–2019 10", "2009 1"]);
        check((2009..2026).rev(), Some(2009), &["2020–2025 6", "2010–2019 10", "2009* 1"]);
        check(std::iter::empty(), None, &[]);
    }
}
