//! Says to machines what a page is about, in the words of schema.org.

use crate::model::view::{
    Agent, BodyView, BreadcrumbList, CardView, Crumb, ItemList, LinkedData, ListedItem,
    NewsArticle, SCHEMA_ORG,
};
use crate::model::{Locale, Version};

use super::address::Route;
use super::body::url;
use super::card::{gist, title};
use super::own::Around;
use super::places::Placed;
use super::shell::{Maker, Sheet};

impl Maker<'_> {
    /// What holds of any page: the way down to it, and the articles it lists. Nothing for pages of no language.
    pub(crate) fn linked_data(&self, sheet: &Sheet<'_>, body: &BodyView) -> Vec<LinkedData> {
        let Some(locale) = sheet.locale else { return Vec::new() };
        let cards: Vec<&CardView> = match body {
            BodyView::Home(home) => home.sections.iter().flat_map(|one| &one.articles).collect(),
            BodyView::Edition(one) => one.sections.iter().flat_map(|one| &one.articles).collect(),
            BodyView::List { articles, .. } => articles.iter().collect(),
            BodyView::Chooser { .. }
            | BodyView::Article(_)
            | BodyView::Timeline { .. }
            | BodyView::Topics { .. }
            | BodyView::Archive { .. }
            | BodyView::Search { .. }
            | BodyView::Pair { .. }
            | BodyView::Register { .. }
            | BodyView::NotFound { .. } => Vec::new(),
        };
        let mut data = Vec::new();
        if !cards.is_empty() {
            data.push(LinkedData::List(self.list(&cards)));
        }
        if !sheet.title.is_empty() {
            data.push(LinkedData::Trail(self.trail(sheet, locale)));
        }
        data
    }

    fn list(&self, cards: &[&CardView]) -> ItemList {
        let items = (1..).zip(cards).map(|(position, card)| ListedItem {
            kind: "ListItem",
            position,
            name: card.title.clone(),
            url: self.addresses.absolute(&card.href),
        });
        ItemList {
            context: SCHEMA_ORG,
            kind: "ItemList",
            number_of_items: cards.len(),
            item_list_element: items.collect(),
        }
    }

    fn trail(&self, sheet: &Sheet<'_>, locale: Locale) -> BreadcrumbList {
        let home = (self.title(locale).to_owned(), self.addresses.url(Route::Home(locale)));
        let up =
            sheet.up.as_ref().map(|link| (link.label.clone(), self.addresses.absolute(&link.href)));
        let own = (sheet.title.clone(), self.addresses.url(sheet.route));
        let steps = std::iter::once(home).chain(up).chain([own]);
        let crumbs = (1..).zip(steps).map(|(position, (name, item))| Crumb {
            kind: "ListItem",
            position,
            name,
            item,
        });
        BreadcrumbList {
            context: SCHEMA_ORG,
            kind: "BreadcrumbList",
            item_list_element: crumbs.collect(),
        }
    }

    /// What an article page is about.
    pub(crate) fn news_article(
        &self,
        placed: &Placed<'_>,
        version: &Version,
        locale: Locale,
        around: &Around,
    ) -> LinkedData {
        let article = &version.entry.article;
        let agent =
            |kind: &'static str, name: &String| Agent { kind, name: name.clone(), url: None };
        let source = article.source_name.as_ref().map(|name| agent("Organization", name));
        let address = self.addresses.url(Route::Article(locale, &placed.slug));
        let description = gist(&version.entry);
        LinkedData::Article(Box::new(NewsArticle {
            context: SCHEMA_ORG,
            kind: "NewsArticle",
            headline: title(&version.entry).to_owned(),
            description: (!description.is_empty()).then_some(description),
            in_language: version.locale.tag().to_owned(),
            url: address.clone(),
            main_entity_of_page: address,
            date_published: placed.date.map(|date| date.to_string()),
            author: article.author.as_ref().map(|name| agent("Person", name)).or(source.clone()),
            publisher: Agent {
                url: Some(self.addresses.url(Route::Home(locale))),
                ..agent("Organization", &self.title(locale).to_owned())
            },
            source_organization: source,
            is_based_on: article.url.as_deref().and_then(url::web),
            article_section: around.topics.iter().map(|link| link.label.clone()).collect(),
        }))
    }
}
