//! What the feed of each language holds: the newest dated articles that have a page in it.

use crate::model::view::AlternateView;
use crate::model::{Feed, FeedEntry, Locale, Manifest, Publish};

use super::Desk;
use super::address::Route;
use super::body::url;
use super::card::{gist, publish, title};
use super::places::Placed;
use super::shell::{GENERATOR, Maker};
use super::topics::Topics;

/// How many articles a feed holds. Articles without a date are in none, since Atom wants one and nobody knows it.
const MAX_ENTRIES: usize = 30;

impl Maker<'_> {
    /// The feed of `locale`.
    pub(crate) fn feed(
        &self,
        stories: &[Placed<'_>],
        topics: &Topics<'_>,
        locale: Locale,
        desk: &dyn Desk,
    ) -> Feed {
        let entry = |placed: &Placed<'_>| {
            placed.date.zip(placed.pages.get(locale).as_ref())?;
            let mut entry = None;
            desk.whole(placed.number, &mut |story| {
                entry = self.feed_entry(&placed.whole(story), topics, locale);
            });
            entry
        };
        let entries: Vec<FeedEntry> = stories.iter().filter_map(entry).take(MAX_ENTRIES).collect();
        let route = Route::Feed(locale);
        Feed {
            path: self.addresses.path(route),
            json_path: self.addresses.path(Route::JsonFeed(locale)),
            locale,
            url: self.addresses.url(route),
            json_url: self.addresses.url(Route::JsonFeed(locale)),
            icon: self.addresses.url(Route::Icon),
            home: self.addresses.url(Route::Home(locale)),
            title: self.title(locale).to_owned(),
            subtitle: self.config.description.get(locale).clone(),
            generator: GENERATOR.to_owned(),
            updated: entries.first().map(|entry| entry.date),
            others: self.others(locale, |_| true, Route::Feed),
            entries,
        }
    }

    /// The web manifest of `locale`.
    pub(crate) fn manifest(&self, locale: Locale) -> Manifest {
        Manifest {
            path: self.addresses.path(Route::Manifest(locale)),
            locale,
            title: self.title(locale).to_owned(),
            description: self.config.description.get(locale).clone(),
            home: self.addresses.href(Route::Home(locale)),
            icon: self.addresses.href(Route::Icon),
        }
    }

    fn feed_entry(
        &self,
        placed: &Placed<'_>,
        topics: &Topics<'_>,
        locale: Locale,
    ) -> Option<FeedEntry> {
        let version = (*placed.pages.get(locale))?;
        let article = &version.entry.article;
        let by = article.author.as_ref().or(article.source_name.as_ref());
        Some(FeedEntry {
            url: self.addresses.url(Route::Article(locale, &placed.slug)),
            title: title(&version.entry).to_owned(),
            summary: gist(&version.entry),
            points: match publish(&version.entry) {
                Publish::Full | Publish::Summary => {
                    version.entry.points.iter().map(|point| point.shown.clone()).collect()
                }
                Publish::Link => Vec::new(),
            },
            author: by.cloned().unwrap_or_default(),
            date: placed.date?,
            lang: version.locale,
            via: article.url.as_deref().and_then(url::web),
            others: self.others(
                locale,
                |one| placed.is_version(one),
                |one| Route::Article(one, &placed.slug),
            ),
            topics: topics.links(self, placed, locale).into_iter().map(|link| link.label).collect(),
        })
    }

    fn others<'b>(
        &self,
        own: Locale,
        exists: impl Fn(Locale) -> bool,
        route: impl Fn(Locale) -> Route<'b>,
    ) -> Vec<AlternateView> {
        self.config
            .languages
            .iter()
            .filter(|one| **one != own && exists(**one))
            .map(|one| AlternateView {
                hreflang: one.tag().to_owned(),
                href: self.addresses.url(route(*one)),
            })
            .collect()
    }
}
