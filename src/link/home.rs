//! The front page of a language.

use std::cmp::Reverse;

use crate::model::view::{BodyView, EventView, HomePointView, HomeView, LinkView, SectionView};
use crate::model::{Date, Locale, Page, Publish};

use super::address::Route;
use super::card::{anchor, day, foreign, minutes, publish, title};
use super::events::{Told, first_day};
use super::places::Placed;
use super::shell::{Maker, Sheet};
use super::topics::Topics;

/// How many articles the front page shows.
const MAX_ARTICLES: usize = 24;
/// How many points stand at its top.
const MAX_POINTS: usize = 5;
/// How many planned and how many recent events stand beside them.
const MAX_EVENTS: usize = 6;
/// How many topics it names.
const MAX_TOPICS: usize = 12;

impl Maker<'_> {
    /// The front page of `locale`.
    pub(crate) fn home_page(
        &self,
        stories: &[Placed<'_>],
        told: &[Told<'_>],
        topics: &Topics<'_>,
        locale: Locale,
    ) -> Page {
        let listed: Vec<usize> =
            (0..stories.len()).filter(|at| stories[*at].links.get(locale).is_some()).collect();
        let shown = &listed[..listed.len().min(MAX_ARTICLES)];
        let date = shown.first().and_then(|at| stories[*at].date);
        let words = self.words(locale);
        let mut topic_views = self.topic_views(topics, stories, locale);
        topic_views.truncate(MAX_TOPICS);
        let before = listed.iter().filter_map(|at| stories[*at].date).find(|one| Some(*one) < date);
        let (upcoming, recent) = events(told, date, locale);
        let older = (listed.len() > shown.len()).then(|| LinkView {
            label: words.get("home.older").to_owned(),
            href: self.addresses.href(Route::Archive(locale)),
        });
        let view = HomeView {
            date_line: self.date_line(stories, shown, date, locale),
            date: date.map(|date| day(date, locale)),
            edition: date.map(|date| self.edition_link(date, locale)),
            previous: before.map(|date| self.edition_link(date, locale)),
            points: self.points(stories, shown, date, locale),
            sections: self.sections(stories, shown, topics, locale),
            upcoming: self.brief(&upcoming, stories, locale),
            recent: self.brief(&recent, stories, locale),
            topics: topic_views,
            registers: [
                ("sources.heading", Route::Sources(locale, 1)),
                ("names.heading", Route::Names(locale, 1)),
            ]
            .into_iter()
            .map(|(key, route)| LinkView {
                label: words.get(key).to_owned(),
                href: self.addresses.href(route),
            })
            .collect(),
            older,
        };
        let languages = &self.config.languages;
        let sheet = Sheet {
            route: Route::Home(locale),
            locale: Some(locale),
            title: String::new(),
            description: String::new(),
            section: "today",
            up: None,
            versions: languages.iter().map(|one| (*one, Route::Home(*one))).collect(),
            default: Some(Route::Chooser),
        };
        let mut page = self.page(sheet, BodyView::Home(view));
        page.updated = date;
        page.card = Some(self.site_card(locale)).filter(|one| self.is_drawn(one, None));
        page
    }

    /// Events without the remark that a part of the date is inferred: that is for those who read on.
    fn brief(
        &self,
        events: &[&Told<'_>],
        stories: &[Placed<'_>],
        locale: Locale,
    ) -> Vec<EventView> {
        let mut views: Vec<EventView> =
            events.iter().map(|one| self.told_event(one, stories, locale)).collect();
        for view in &mut views {
            view.badges.retain(|badge| badge.key != "inferred");
        }
        views
    }

    /// "24 June 2022 · 9 articles · 12 minutes".
    pub(crate) fn date_line(
        &self,
        stories: &[Placed<'_>],
        shown: &[usize],
        date: Option<Date>,
        locale: Locale,
    ) -> String {
        let words = self.words(locale);
        let total: usize = shown
            .iter()
            .filter_map(|at| {
                let (version, _) = (*stories[*at].links.get(locale))?;
                Some(minutes(&stories[*at], version))
            })
            .sum();
        let mut parts: Vec<String> = date.map(|date| day(date, locale).text).into_iter().collect();
        parts.push(words.count("articles", shown.len()));
        if !shown.is_empty() {
            parts.push(words.count("minutes", total));
        }
        parts.join(" · ")
    }

    /// The first point of each of the newest articles; those in the page's own language go first, and what is not of
    /// `today` says when it was.
    pub(crate) fn points(
        &self,
        stories: &[Placed<'_>],
        shown: &[usize],
        today: Option<Date>,
        locale: Locale,
    ) -> Vec<HomePointView> {
        let mut leading: Vec<&Placed<'_>> = shown.iter().map(|at| &stories[*at]).collect();
        leading.sort_by_key(|placed| !placed.is_version(locale));
        leading
            .into_iter()
            .filter_map(|placed| {
                let (version, page) = (*placed.links.get(locale))?;
                let entry = &version.entry;
                let point = entry.points.first().filter(|_| publish(entry) != Publish::Link)?;
                let fragment = anchor(entry, point.sentence, self.words(locale));
                let mut href = self.addresses.href(Route::Article(page, &placed.slug));
                href.push_str(&fragment.map(|one| one.href).unwrap_or_default());
                Some(HomePointView {
                    text: point.shown.clone(),
                    lang: foreign(version.locale, locale),
                    title: title(entry).to_owned(),
                    href,
                    date: placed.date.filter(|one| Some(*one) != today).map(|one| day(one, locale)),
                })
            })
            .take(MAX_POINTS)
            .collect()
    }

    /// The articles by their first topics: the topic with the newest article first, the rest last; of a day first those in the
    /// page's own language.
    pub(crate) fn sections(
        &self,
        stories: &[Placed<'_>],
        shown: &[usize],
        topics: &Topics<'_>,
        locale: Locale,
    ) -> Vec<SectionView> {
        let mut order: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
        for at in shown {
            let topic = topics.first(&stories[*at]);
            match order.iter_mut().find(|(one, _)| *one == topic) {
                Some((_, members)) => members.push(*at),
                None => order.push((topic, vec![*at])),
            }
        }
        order.sort_by_key(|(topic, _)| topic.is_none());
        for (_, members) in &mut order {
            members
                .sort_by_key(|at| (Reverse(stories[*at].date), !stories[*at].is_version(locale)));
        }
        order
            .into_iter()
            .map(|(topic, members)| SectionView {
                topic: topic
                    .and_then(|index| topics.get(index))
                    .map(|topic| self.topic_link(topic, locale)),
                articles: members
                    .iter()
                    .enumerate()
                    .filter_map(|(place, at)| self.card(&stories[*at], locale, place == 0))
                    .collect(),
            })
            .collect()
    }
}

/// What comes next and what was last, seen from the day of the newest article; the nearest first.
fn events<'b, 'a>(
    told: &'b [Told<'a>],
    today: Option<Date>,
    locale: Locale,
) -> (Vec<&'b Told<'a>>, Vec<&'b Told<'a>>) {
    let last_day = |one: &Told<'_>| one.when().end.or(one.when().start);
    let upcoming = told
        .iter()
        .filter(|one| one.planned && today.is_none_or(|today| last_day(one) > Some(today)));
    let recent = told.iter().rev().filter(|one| {
        let past = today.is_none_or(|today| first_day(one.when()) <= Some(today));
        !one.planned && past
    });
    (readable(upcoming.collect(), locale), readable(recent.collect(), locale))
}

/// The first of `events`; where enough of them are told in the reader's language, only these.
fn readable<'b, 'a>(events: Vec<&'b Told<'a>>, locale: Locale) -> Vec<&'b Told<'a>> {
    let own: Vec<&Told<'_>> = events.iter().copied().filter(|one| one.lang == locale).collect();
    let mut chosen = if own.len() * 2 >= MAX_EVENTS { own } else { events };
    chosen.truncate(MAX_EVENTS);
    chosen
}
