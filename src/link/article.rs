//! Article pages.

use crate::model::view::{
    ArticleView, BadgeView, BodyView, BoxView, CheckView, EventView, SourceBoxView, SourceLinkView,
};
use crate::model::{Locale, Page, Publish, Story, TitleOrigin, Version};
use crate::text::heading;

use super::address::Route;
use super::body;
use super::card::{
    anchor, badge, day, flags, foreign, gist, minutes, only_badge, origin_badges, publish, state,
    title,
};
use super::own::Around;
use super::places::Placed;
use super::shell::{Maker, Sheet};
use super::topics::Topics;

/// What the page of an article has of its own: it depends on the story, the settings and the words, and on no other
/// article.
#[derive(Debug)]
pub(crate) struct ArticleOwn {
    badges: Vec<BadgeView>,
    boxes: Vec<BoxView>,
    body_html: String,
    plain: String,
    timeline: Vec<EventView>,
    checks: Vec<CheckView>,
    source_box: SourceBoxView,
}

impl Maker<'_> {
    /// What the page of `stories[index]` in `locale`, which shows `version`, shows of the rest of the site.
    pub(crate) fn around(
        &self,
        stories: &[Placed<'_>],
        index: usize,
        (version, locale): (&Version, Locale),
        topics: &Topics<'_>,
        related: &[Vec<usize>],
    ) -> Around {
        let placed = &stories[index];
        let neighbour = |mut places: Box<dyn Iterator<Item = &Placed<'_>> + '_>| {
            places.find_map(|one| self.card_link(one, locale))
        };
        let related = related.get(index).into_iter().flatten();
        let card = (index < self.config.cards).then(|| self.article_card(placed, version, locale));
        Around {
            path: self.addresses.path(Route::Article(locale, &placed.slug)),
            topics: topics.links(self, placed, locale),
            related: related
                .filter_map(|other| self.card_link(stories.get(*other)?, locale))
                .collect(),
            previous: neighbour(Box::new(stories[index + 1..].iter())),
            next: neighbour(Box::new(stories[..index].iter().rev())),
            card: card.filter(|card| self.is_drawn(card, Some(&version.entry.article.path))),
        }
    }

    /// The page of an article in `locale`, which shows `version`, but for what it has of its own.
    pub(crate) fn article_page(
        &self,
        placed: &Placed<'_>,
        (version, locale): (&Version, Locale),
        around: &Around,
    ) -> Page {
        let view = self.article(placed, version, locale, around);
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
        page.view.linked_data.insert(0, self.news_article(placed, version, locale, around));
        page.updated = placed.date;
        if let Some(card) = &around.card {
            page.view.card = Some(self.card_view(card));
            page.card = Some(card.clone());
        }
        page.source = Some(version.entry.article.path.clone());
        page
    }

    fn article(
        &self,
        placed: &Placed<'_>,
        version: &Version,
        locale: Locale,
        around: &Around,
    ) -> ArticleView {
        let words = self.words(locale);
        let entry = &version.entry;
        let article = &entry.article;
        let title = title(entry).to_owned();
        let url = article.url.as_deref().and_then(body::url::web);
        ArticleView {
            title_html: heading::html(&title, version.locale),
            title,
            title_generated: is_title_generated(version),
            lang: foreign(version.locale, locale),
            topics: around.topics.clone(),
            date: placed.date.map(|date| day(date, locale)),
            source: article
                .source_name
                .clone()
                .map(|name| SourceLinkView { name, href: url.clone() }),
            author: article.author.clone().unwrap_or_default(),
            minutes: words.count("minutes", minutes(placed, version)),
            badges: Vec::new(),
            beside: self.pair_links(placed, locale),
            boxes: Vec::new(),
            reviewed: article.settings.reviewed == Some(true),
            body_html: String::new(),
            markdown: self.addresses.href(Route::Markdown(locale, &placed.slug)),
            timeline: Vec::new(),
            checks: Vec::new(),
            related: around.related.clone(),
            source_box: SourceBoxView { facts: Vec::new(), cleaned: Vec::new() },
            previous: around.previous.clone(),
            next: around.next.clone(),
        }
    }

    /// What the page of an article in `locale` has of its own.
    pub(crate) fn article_own(
        &self,
        story: &Story,
        version: &Version,
        locale: Locale,
    ) -> ArticleOwn {
        let words = self.words(locale);
        let entry = &version.entry;
        let article = &entry.article;
        let url = article.url.as_deref().and_then(body::url::web);
        let source_box = self.source_box(version, locale);
        let mut badges: Vec<_> = only_badge(version, locale, words).into_iter().collect();
        badges.extend(origin_badges(version, words));
        if is_title_generated(version) && article.settings.reviewed != Some(true) {
            let (label, title) = (words.get("badge.title"), words.get("badge.title.title"));
            badges.push(badge("generated", label, title));
        }
        ArticleOwn {
            badges,
            plain: self.plain(version, locale, &source_box),
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

impl ArticleOwn {
    /// Puts it into the page.
    pub(crate) fn fill(&self, page: &mut Page) {
        let Self { badges, boxes, body_html, plain, timeline, checks, source_box } = self;
        page.plain = Some(plain.clone());
        let BodyView::Article(view) = &mut page.view.body else { return };
        view.badges.clone_from(badges);
        view.boxes.clone_from(boxes);
        view.body_html.clone_from(body_html);
        view.timeline.clone_from(timeline);
        view.checks.clone_from(checks);
        view.source_box.clone_from(source_box);
    }
}

fn is_title_generated(version: &Version) -> bool {
    let title = version.entry.article.title.as_ref();
    title.is_some_and(|title| title.origin == TitleOrigin::Generated)
}
