//! The archive, the chooser and the page for addresses that do not exist.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::view::{
    ArchiveMonthView, ArchiveYearView, BodyView, ChoiceView, LinkView, TopicView,
};
use crate::model::{Locale, Page};

use super::address::Route;
use super::edition::Days;
use super::places::Placed;
use super::shell::{Maker, Sheet, Take};
use super::timeline::month_name;

/// The months of the archive that have articles in lists of one language, with these; `None` is "undated".
pub(crate) type Months = BTreeMap<Option<(i16, i8)>, Vec<usize>>;

/// The months of each language.
pub(crate) fn months(stories: &[Placed<'_>], locale: Locale) -> Months {
    let mut months = Months::new();
    for (index, placed) in stories.iter().enumerate() {
        if placed.links.get(locale).is_some() {
            let month = placed.date.map(|date| (date.year(), date.month()));
            months.entry(month).or_default().push(index);
        }
    }
    months
}

fn month_route(locale: Locale, month: Option<(i16, i8)>) -> Route<'static> {
    match month {
        Some((year, month)) => Route::Month(locale, year, month),
        None => Route::Undated(locale),
    }
}

impl Maker<'_> {
    /// The archive of `locale`, and its months, one by one to `take`; `all` holds the months of every language of the site.
    pub(crate) fn archive_pages(
        &self,
        stories: &[Placed<'_>],
        locale: Locale,
        all: &[(Locale, Months)],
        days: &Days,
        take: &Take<'_>,
    ) {
        let Some((_, own)) = all.iter().find(|(one, _)| *one == locale) else { return };
        take(Route::Archive(locale), &|| self.archive_page(locale, own, all, days));
        let up = LinkView {
            label: self.words(locale).get("archive.heading").to_owned(),
            href: self.addresses.href(Route::Archive(locale)),
        };
        own.par_iter().for_each(|(month, members)| {
            take(month_route(locale, *month), &|| {
                self.month_page(stories, locale, *month, members, all, &up)
            });
        });
    }

    fn archive_page(
        &self,
        locale: Locale,
        own: &Months,
        all: &[(Locale, Months)],
        days: &Days,
    ) -> Page {
        let words = self.words(locale);
        let heading = words.get("archive.heading").to_owned();
        let mut years: Vec<ArchiveYearView> = Vec::new();
        for (month, members) in own.iter().rev() {
            let Some((year, number)) = *month else { continue };
            let view = ArchiveMonthView {
                days: self.month_days(days, (year, number), locale),
                label: month_name(year, number, locale),
                href: self.addresses.href(month_route(locale, *month)),
                count: words.count("articles", members.len()),
            };
            match years.last_mut().filter(|last| last.year == year.to_string()) {
                Some(last) => last.months.push(view),
                None => {
                    years.push(ArchiveYearView { year: year.to_string(), months: vec![view] });
                }
            }
        }
        let undated = own.get(&None).map(|members| TopicView {
            label: words.get("archive.undated").to_owned(),
            href: self.addresses.href(Route::Undated(locale)),
            count: words.count("articles", members.len()),
        });
        let sheet = Sheet {
            route: Route::Archive(locale),
            locale: Some(locale),
            title: heading.clone(),
            description: String::new(),
            section: "archive",
            up: None,
            versions: all.iter().map(|(one, _)| (*one, Route::Archive(*one))).collect(),
            default: all.first().map(|(one, _)| Route::Archive(*one)),
        };
        self.page(sheet, BodyView::Archive { heading, years, undated })
    }

    fn month_page(
        &self,
        stories: &[Placed<'_>],
        locale: Locale,
        month: Option<(i16, i8)>,
        members: &[usize],
        all: &[(Locale, Months)],
        up: &LinkView,
    ) -> Page {
        let heading = match month {
            Some((year, number)) => month_name(year, number, locale),
            None => self.words(locale).get("archive.undated").to_owned(),
        };
        let versions: Vec<(Locale, Route<'_>)> = all
            .iter()
            .filter(|(_, months)| months.contains_key(&month))
            .map(|(one, _)| (*one, month_route(*one, month)))
            .collect();
        let sheet = Sheet {
            route: month_route(locale, month),
            locale: Some(locale),
            title: heading.clone(),
            description: String::new(),
            section: "archive",
            up: Some(up.clone()),
            default: versions.first().map(|(_, route)| *route),
            versions,
        };
        let articles =
            members.iter().filter_map(|at| self.card(&stories[*at], locale, false)).collect();
        let body = BodyView::List { heading, articles, up: up.clone(), pages: Vec::new() };
        let mut page = self.page(sheet, body);
        page.updated = members.first().and_then(|at| stories[*at].date);
        page
    }

    /// `/`: a static choice of languages, and the version for readers of none of them.
    pub(crate) fn chooser_page(&self) -> Page {
        let languages = &self.config.languages;
        let sheet = Sheet {
            route: Route::Chooser,
            locale: None,
            title: String::new(),
            description: String::new(),
            section: "",
            up: None,
            versions: languages.iter().map(|one| (*one, Route::Home(*one))).collect(),
            default: Some(Route::Chooser),
        };
        let choices = self.choices(|locale| self.config.description.get(locale).clone());
        self.page(sheet, BodyView::Chooser { choices })
    }

    /// `/404.html`, in every language, since nobody knows the reader's.
    pub(crate) fn not_found_page(&self) -> Page {
        let title = self.words(self.first_language()).get("not-found.heading").to_owned();
        let sheet = Sheet {
            route: Route::NotFound,
            locale: None,
            title,
            description: String::new(),
            section: "",
            up: None,
            versions: Vec::new(),
            default: None,
        };
        let choices = self.choices(|locale| self.words(locale).get("not-found.text").to_owned());
        self.page(sheet, BodyView::NotFound { choices })
    }

    fn choices(&self, text: impl Fn(Locale) -> String) -> Vec<ChoiceView> {
        self.config
            .languages
            .iter()
            .map(|locale| ChoiceView {
                lang: locale.tag().to_owned(),
                name: locale.own_name().to_owned(),
                title: self.title(*locale).to_owned(),
                text: text(*locale),
                href: self.addresses.href(Route::Home(*locale)),
            })
            .collect()
    }
}
