//! Article pages.

use crate::model::view::{ArticleView, BodyView, CheckView, SourceLinkView};
use crate::model::{Locale, Page, Publish, TitleOrigin, Version};
use crate::text::heading;

use super::address::Route;
use super::body;
use super::card::{
    anchor, badge, day, flags, foreign, gist, minutes, only_badge, origin_badges, publish, title,
};
use super::places::Placed;
use super::shell::{Maker, Sheet};
use super::topics::Topics;

impl Maker<'_> {
    /// The page of `stories[index]` in `locale`; `None` where it has none.
    pub(crate) fn article_page(
        &self,
        stories: &[Placed<'_>],
        index: usize,
        locale: Locale,
        topics: &Topics<'_>,
        related: &[Vec<usize>],
    ) -> Option<Page> {
        let placed = stories.get(index)?;
        let version = (*placed.pages.get(locale))?;
        let mut view = self.article(stories, index, version, locale, topics);
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
        page.view.linked_data.insert(0, self.news_article(placed, version, locale, topics));
        page.updated = placed.date;
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
            minutes: words.count("minutes", minutes(entry, version.locale)),
            badges,
            beside: self.pair_links(placed, locale),
            boxes: self.boxes(placed.story, version, locale),
            reviewed,
            body_html: match publish(entry) {
                Publish::Full => {
                    let flags = flags(entry, words);
                    body::html(&article.blocks, version.locale, words, url.as_deref(), &flags)
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
            related: Vec::new(),
            source_box: self.source_box(version, locale),
            previous: neighbour(Box::new(stories[index + 1..].iter())),
            next: neighbour(Box::new(stories[..index].iter().rev())),
        }
    }
}
