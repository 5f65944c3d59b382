//! Topics: which there are, their addresses, and their pages.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::view::{BodyView, CardView, LinkView, PagerView, TopicView};
use crate::model::{Config, Locale, Page};
use crate::text::pinyin;

use super::address::Route;
use super::places::Placed;
use super::shell::{Maker, Sheet, Take};

/// How many cards a page of a topic holds.
const PER_PAGE: usize = 40;

/// The topics of the site, each with its articles.
pub(crate) struct Topics<'a> {
    /// In the order of the settings, then of their keys.
    all: Vec<Topic<'a>>,
    by_key: BTreeMap<&'a str, usize>,
}

/// A topic.
pub(crate) struct Topic<'a> {
    key: &'a str,
    /// The last part of its address; two keys that read alike in pinyin stay apart.
    slug: String,
    /// Its articles, by their places in the list of stories.
    members: Vec<usize>,
}

impl<'a> Topics<'a> {
    /// The topics of `stories`.
    pub(crate) fn gather(stories: &[Placed<'a>], config: &'a Config) -> Self {
        let mut members: BTreeMap<&'a str, Vec<usize>> = BTreeMap::new();
        for (index, placed) in stories.iter().enumerate() {
            for key in keys(placed) {
                let list = members.entry(key).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
        let known = config.topics.iter().map(|(key, _)| key.as_str());
        let mut order: Vec<&'a str> = known.filter(|key| members.contains_key(key)).collect();
        let rest: Vec<&'a str> =
            members.keys().filter(|key| !order.contains(*key)).copied().collect();
        order.extend(rest);
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut all = Vec::new();
        let mut by_key = BTreeMap::new();
        for key in order {
            let base = Some(pinyin::slug(key, 48)).filter(|slug| !slug.is_empty());
            let base = base.unwrap_or_else(|| "topic".to_owned());
            let number = numbers.entry(base.clone()).or_insert(0);
            *number += 1;
            let slug = if *number == 1 { base } else { format!("{base}-{number}") };
            by_key.insert(key, all.len());
            all.push(Topic { key, slug, members: members.remove(key).unwrap_or_default() });
        }
        Self { all, by_key }
    }

    /// The topics of an article as links.
    pub(crate) fn links(
        &self,
        maker: &Maker<'_>,
        placed: &Placed<'_>,
        locale: Locale,
    ) -> Vec<LinkView> {
        let found = keys(placed).filter_map(|key| self.all.get(*self.by_key.get(key)?));
        found.map(|topic| maker.topic_link(topic, locale)).collect()
    }

    /// The first topic of an article, by its place in the order of topics.
    pub(crate) fn first(&self, placed: &Placed<'_>) -> Option<usize> {
        keys(placed).find_map(|key| self.by_key.get(key).copied())
    }

    /// The topic at a place in the order.
    pub(crate) fn get(&self, index: usize) -> Option<&Topic<'a>> {
        self.all.get(index)
    }
}

fn keys<'a>(placed: &Placed<'a>) -> impl Iterator<Item = &'a str> + use<'a> {
    let settings = &placed.story.source().entry.article.settings;
    settings.topics.iter().flatten().map(String::as_str).filter(|key| !key.trim().is_empty())
}

impl Maker<'_> {
    /// A topic's name in a language; where the settings do not give it, its key made readable.
    fn topic_name(&self, key: &str, locale: Locale) -> String {
        let names = self.config.topics.iter().find(|(one, _)| one == key).map(|(_, names)| names);
        match names.map(|names| names.get(locale)).filter(|name| !name.is_empty()) {
            Some(name) => name.clone(),
            None => readable(key),
        }
    }

    /// A topic as a link.
    pub(crate) fn topic_link(&self, topic: &Topic<'_>, locale: Locale) -> LinkView {
        LinkView {
            label: self.topic_name(topic.key, locale),
            href: self.addresses.href(Route::Topic(locale, &topic.slug, 1)),
        }
    }

    /// All topics that have articles in lists of `locale`, by their number; ties in the order of topics.
    pub(crate) fn topic_views(
        &self,
        topics: &Topics<'_>,
        stories: &[Placed<'_>],
        locale: Locale,
    ) -> Vec<TopicView> {
        let mut views: Vec<(usize, TopicView)> = topics
            .all
            .iter()
            .map(|topic| {
                let count = listed(topic, stories, locale).count();
                let LinkView { label, href } = self.topic_link(topic, locale);
                let words = self.words(locale);
                (count, TopicView { label, href, count: words.count("articles", count) })
            })
            .filter(|(count, _)| *count > 0)
            .collect();
        views.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        views.into_iter().map(|(_, view)| view).collect()
    }

    /// The list of topics and the pages of each, one by one to `take`.
    pub(crate) fn topic_pages(
        &self,
        topics: &Topics<'_>,
        stories: &[Placed<'_>],
        locale: Locale,
        take: &Take<'_>,
    ) {
        let heading = self.words(locale).get("topics.heading").to_owned();
        let up = LinkView { label: heading, href: self.addresses.href(Route::Topics(locale)) };
        take(Route::Topics(locale), &|| self.topics_page(topics, stories, locale, &up.label));
        topics
            .all
            .par_iter()
            .for_each(|topic| self.pages_of_topic(topic, stories, locale, &up, take));
    }

    fn topics_page(
        &self,
        topics: &Topics<'_>,
        stories: &[Placed<'_>],
        locale: Locale,
        heading: &str,
    ) -> Page {
        let languages = &self.config.languages;
        let sheet = Sheet {
            route: Route::Topics(locale),
            locale: Some(locale),
            title: heading.to_owned(),
            description: String::new(),
            section: "topics",
            up: None,
            versions: languages.iter().map(|one| (*one, Route::Topics(*one))).collect(),
            default: languages.first().map(|one| Route::Topics(*one)),
        };
        let views = self.topic_views(topics, stories, locale);
        self.page(sheet, BodyView::Topics { heading: heading.to_owned(), topics: views })
    }

    fn pages_of_topic(
        &self,
        topic: &Topic<'_>,
        stories: &[Placed<'_>],
        locale: Locale,
        up: &LinkView,
        take: &Take<'_>,
    ) {
        let count = |locale| listed(topic, stories, locale).count().div_ceil(PER_PAGE);
        let counts: Vec<(Locale, usize)> =
            self.config.languages.iter().map(|one| (*one, count(*one))).collect();
        let members: Vec<usize> = listed(topic, stories, locale).collect();
        let total = members.len().div_ceil(PER_PAGE);
        let name = self.topic_name(topic.key, locale);
        let slug = topic.slug.as_str();
        let page = |number: usize, chunk: &[usize]| {
            let versions: Vec<(Locale, Route<'_>)> = counts
                .iter()
                .filter(|(_, pages)| *pages >= number)
                .map(|(one, _)| (*one, Route::Topic(*one, slug, number)))
                .collect();
            let articles: Vec<CardView> =
                chunk.iter().filter_map(|at| self.card(&stories[*at], locale, false)).collect();
            let title =
                if number == 1 { name.clone() } else { format!("{name} ({number}/{total})") };
            let sheet = Sheet {
                route: Route::Topic(locale, slug, number),
                locale: Some(locale),
                title,
                description: String::new(),
                section: "topics",
                up: Some(up.clone()),
                default: versions.first().map(|(_, route)| *route),
                versions,
            };
            let pager = (1..=total).filter(|_| total > 1).map(|page| PagerView {
                label: page.to_string(),
                href: self.addresses.href(Route::Topic(locale, slug, page)),
                current: page == number,
            });
            let body = BodyView::List {
                heading: name.clone(),
                articles,
                up: up.clone(),
                pages: pager.collect(),
            };
            let mut page = self.page(sheet, body);
            page.updated = chunk.first().and_then(|at| stories[*at].date);
            page
        };
        for (number, chunk) in (1..).zip(members.chunks(PER_PAGE)) {
            take(Route::Topic(locale, slug, number), &|| page(number, chunk));
        }
    }
}

/// A key as words: `rules-and-quality` is "Rules and quality".
fn readable(key: &str) -> String {
    let words = key.replace(['-', '_'], " ");
    let mut chars = words.trim().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The articles of a topic that lists of `locale` show, newest first.
fn listed<'b>(
    topic: &'b Topic<'_>,
    stories: &'b [Placed<'_>],
    locale: Locale,
) -> impl Iterator<Item = usize> + 'b {
    topic.members.iter().copied().filter(move |at| stories[*at].links.get(locale).is_some())
}
