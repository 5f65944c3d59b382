//! Article pages.

use std::sync::Arc;

use crate::model::view::{
    ArticleView, BodyView, BoxView, CheckView, EventView, SourceBoxView, SourceLinkView,
};
use crate::model::{Locale, Page, Publish, Story, TitleOrigin, Version};
use crate::text::heading;

use super::address::Route;
use super::body;
use super::card::{
    anchor, badge, day, flags, foreign, gist, minutes, only_badge, origin_badges, publish, state,
    title,
};
use super::places::Placed;
use super::shell::{Maker, Sheet};
use super::topics::Topics;

/// What the page of an article has of its own: it depends on the story, the settings and the words, and on no other
/// article.
#[derive(Debug)]
pub struct Own {
    minutes: String,
    boxes: Vec<BoxView>,
    body_html: String,
    plain: String,
    timeline: Vec<EventView>,
    checks: Vec<CheckView>,
    source_box: SourceBoxView,
}

/// Gives what a page has of its own, for a version of a story on a page of some language: made by the function, or as it
/// was made before of the same story, settings and words.
pub type Recall<'a> = dyn Fn(&Story, &Version, Locale, &dyn Fn() -> Own) -> Arc<Own> + Sync + 'a;

impl Maker<'_> {
    /// The page of `stories[index]` in `locale`; `None` where it has none.
    pub(crate) fn article_page(
        &self,
        stories: &[Placed<'_>],
        index: usize,
        locale: Locale,
        topics: &Topics<'_>,
        related: &[Vec<usize>],
        recall: &Recall<'_>,
    ) -> Option<Page> {
        let placed = stories.get(index)?;
        let version = (*placed.pages.get(locale))?;
        let own = recall(placed.story, version, locale, &|| {
            self.own_parts(placed.story, version, locale)
        });
        let mut view = self.article(stories, index, version, locale, topics, &own);
        view.related = related
            .get(index)
            .into_iter()
            .flatten()
            .filter_map(|other| self.card_link(stories.get(*other)?, locale))
            .collect();
        // A page that shows another language's text is no version of the article in its own.
        let versions: Vec<(Locale, Route<'_>)> = self
            .config
            .languages
            .iter()
            .filter(|one| version.locale == locale && placed.is_version(**one))
            .map(|one| (*one, Route::Article(*one, &placed.slug)))
            .collect();
        let default = placed
            .default_page(&self.config.languages)
            .filter(|_| !versions.is_empty())
            .map(|one| Route::Article(one, &placed.slug));
        let sheet = Sheet {
            route: Route::Article(locale, &placed.slug),
            locale: Some(locale),
            title: view.title.clone(),
            description: gist(&version.entry),
            section: "",
            up: view.topics.first().cloned(),
            versions,
            default,
        };
        let mut page = self.page(sheet, BodyView::Article(Box::new(view)));
        // The shown text leads to its readers even where it is no alternate.
        for link in page.view.languages.iter_mut().filter(|link| !link.current) {
            let other = Locale::from_tag(&link.lang).filter(|one| placed.pages.get(*one).is_some());
            if let Some(other) = other {
                link.href = self.addresses.href(Route::Article(other, &placed.slug));
            }
        }
        for link in &mut page.view.languages {
            let own = Locale::from_tag(&link.lang).and_then(|one| *placed.pages.get(one));
            let own = own.filter(|one| one.locale.tag() == link.lang);
            link.state = own.map(|one| state(one, self.words(locale)));
        }
        page.view.linked_data.insert(0, self.news_article(placed, version, locale, topics));
        page.updated = placed.date;
        let card = self.article_card(placed, version, locale);
        if self.is_drawn(&card, Some(&version.entry.article.path)) {
            page.view.card = Some(self.card_view(&card));
            page.card = Some(card);
        }
        page.plain = Some(own.plain.clone());
        page.source = Some(version.entry.article.path.clone());
        Some(page)
    }

    fn article(
        &self,
        stories: &[Placed<'_>],
        index: usize,
        version: &Version,
        locale: Locale,
        topics: &Topics<'_>,
        own: &Own,
    ) -> ArticleView {
        let placed = &stories[index];
        let words = self.words(locale);
        let entry = &version.entry;
        let article = &entry.article;
        let title = title(entry).to_owned();
        let title_generated =
            article.title.as_ref().is_some_and(|title| title.origin == TitleOrigin::Generated);
        let reviewed = article.settings.reviewed == Some(true);
        let url = article.url.as_deref().and_then(body::url::web);
        let mut badges: Vec<_> = only_badge(version, locale, words).into_iter().collect();
        badges.extend(origin_badges(version, words));
        if title_generated && !reviewed {
            badges.push(badge(
                "generated",
                words.get("badge.title"),
                words.get("badge.title.title"),
            ));
        }
        let neighbour = |mut places: Box<dyn Iterator<Item = &Placed<'_>> + '_>| {
            places.find_map(|one| self.card_link(one, locale))
        };
        ArticleView {
            title_html: heading::html(&title, version.locale),
            title,
            title_generated,
            lang: foreign(version.locale, locale),
            topics: topics.links(self, placed, locale),
            date: placed.date.map(|date| day(date, locale)),
            source: article
                .source_name
                .clone()
                .map(|name| SourceLinkView { name, href: url.clone() }),
            author: article.author.clone().unwrap_or_default(),
            minutes: own.minutes.clone(),
            badges,
            beside: self.pair_links(placed, locale),
            boxes: own.boxes.clone(),
            reviewed,
            body_html: own.body_html.clone(),
            markdown: self.addresses.href(Route::Markdown(locale, &placed.slug)),
            timeline: own.timeline.clone(),
            checks: own.checks.clone(),
            related: Vec::new(),
            source_box: own.source_box.clone(),
            previous: neighbour(Box::new(stories[index + 1..].iter())),
            next: neighbour(Box::new(stories[..index].iter().rev())),
        }
    }

    /// What the page of an article in `locale` has of its own.
    fn own_parts(&self, story: &Story, version: &Version, locale: Locale) -> Own {
        let words = self.words(locale);
        let entry = &version.entry;
        let article = &entry.article;
        let url = article.url.as_deref().and_then(body::url::web);
        let source_box = self.source_box(version, locale);
        Own {
            plain: self.plain(version, locale, &source_box),
            minutes: words.count("minutes", minutes(entry, version.locale)),
            boxes: self.boxes(story, version, locale),
            body_html: match publish(entry) {
                Publish::Full => {
                    let flags = flags(entry, words);
                    let local = |url: &str| self.local_picture(&article.path, url);
                    let round = body::Round { base: url.as_deref(), local: &local };
                    body::html(&article.blocks, version.locale, words, round, &flags)
                }
                Publish::Summary | Publish::Link => String::new(),
            },
            timeline: match publish(entry) {
                Publish::Full | Publish::Summary => entry
                    .timeline
                    .iter()
                    .enumerate()
                    .map(|(at, event)| {
                        self.own_event(entry, version.locale, locale, (at + 1, event))
                    })
                    .collect(),
                Publish::Link => Vec::new(),
            },
            checks: entry
                .checks
                .iter()
                .enumerate()
                .map(|(at, check)| CheckView {
                    id: format!("c{}", at + 1),
                    message: check.message.clone(),
                    anchor: anchor(entry, check.sentence, words),
                })
                .collect(),
            source_box,
        }
    }
}
