//! Dated editions: for each day, what appeared on it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::view::{BodyView, DayLinkView, EditionView, LinkView};
use crate::model::{Date, Locale, Page};

use super::address::Route;
use super::card::day;
use super::places::Placed;
use super::shell::{Maker, Sheet};
use super::topics::Topics;

/// The days on which articles of lists of one language appeared, with these.
pub(crate) type Days = BTreeMap<Date, Vec<usize>>;

/// The days of a language.
pub(crate) fn days(stories: &[Placed<'_>], locale: Locale) -> Days {
    let mut days = Days::new();
    for (index, placed) in stories.iter().enumerate() {
        if let (Some(date), true) = (placed.date, placed.links.get(locale).is_some()) {
            days.entry(date).or_default().push(index);
        }
    }
    days
}

impl Maker<'_> {
    /// The editions of `locale`, one by one to `take`; `all` holds the days of every language of the site.
    pub(crate) fn edition_pages(
        &self,
        stories: &[Placed<'_>],
        topics: &Topics<'_>,
        locale: Locale,
        all: &[(Locale, Days)],
        take: &(dyn Fn(Page) + Sync),
    ) {
        let Some((_, own)) = all.iter().find(|(one, _)| *one == locale) else { return };
        let order: Vec<(Date, &Vec<usize>)> =
            own.iter().map(|(date, members)| (*date, members)).collect();
        let up = LinkView {
            label: self.words(locale).get("archive.heading").to_owned(),
            href: self.addresses.href(Route::Archive(locale)),
        };
        let page = |(at, (date, members)): (usize, &(Date, &Vec<usize>))| {
            let versions: Vec<(Locale, Route<'_>)> = all
                .iter()
                .filter(|(_, days)| days.contains_key(date))
                .map(|(one, _)| (*one, Route::Edition(*one, *date)))
                .collect();
            let shown = day(*date, locale);
            let heading =
                self.words(locale).fill("edition.heading", &[("date", shown.text.as_str())]);
            let near = |at: Option<usize>| {
                order.get(at?).map(|(date, _)| self.edition_link(*date, locale))
            };
            let view = EditionView {
                heading: heading.clone(),
                date_line: self.date_line(stories, members, None, locale),
                date: shown,
                points: self.points(stories, members, Some(*date), locale),
                sections: self.sections(stories, members, topics, locale),
                previous: near(at.checked_sub(1)),
                next: near(at.checked_add(1)),
                up: up.clone(),
            };
            let sheet = Sheet {
                route: Route::Edition(locale, *date),
                locale: Some(locale),
                title: heading,
                description: String::new(),
                section: "archive",
                up: Some(up.clone()),
                default: versions.first().map(|(_, route)| *route),
                versions,
            };
            let mut page = self.page(sheet, BodyView::Edition(view));
            page.updated = Some(*date);
            page
        };
        order.par_iter().enumerate().for_each(|day| take(page(day)));
    }

    /// A link to the edition of a day, by the whole date.
    pub(crate) fn edition_link(&self, date: Date, locale: Locale) -> LinkView {
        let href = self.addresses.href(Route::Edition(locale, date));
        LinkView { label: day(date, locale).text, href }
    }

    /// Links to the editions of a month, by their days: for lists that say the month.
    pub(crate) fn month_days(
        &self,
        own: &Days,
        (year, month): (i16, i8),
        locale: Locale,
    ) -> Vec<DayLinkView> {
        let first = Date::new(year, month, 1).unwrap_or(Date::MIN);
        own.range(first..=first.last_of_month())
            .rev()
            .map(|(date, _)| DayLinkView {
                label: date.day().to_string(),
                title: day(*date, locale).text,
                href: self.addresses.href(Route::Edition(locale, *date)),
            })
            .collect()
    }
}
