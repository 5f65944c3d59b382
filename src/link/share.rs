//! Cards: what stands on the picture by which a page is shown where its address is shared.

use crate::model::view::PictureView;
use crate::model::{Card, Locale, SourcePath, Version};

use super::address::Route;
use super::card::{day, title};
use super::places::Placed;
use super::shell::Maker;

/// Says whether a card can be drawn; with the article's source, where it is that of an article.
pub type Drawn<'a> = dyn Fn(&Card, Option<&SourcePath>) -> bool + Sync + 'a;

impl Maker<'_> {
    /// Whether a card is on the site.
    pub(crate) fn is_drawn(&self, card: &Card, source: Option<&SourcePath>) -> bool {
        self.config.cards > 0 && (self.drawn)(card, source)
    }

    /// The card of `version` on the page of `locale`.
    pub(crate) fn article_card(
        &self,
        placed: &Placed<'_>,
        version: &Version,
        locale: Locale,
    ) -> Card {
        let date = placed.date.map(|date| day(date, locale).text);
        let source = version.entry.article.source_name.clone();
        Card {
            path: self.addresses.path(Route::Card(locale, &placed.slug)),
            page: locale,
            site: self.title(locale).to_owned(),
            title: title(&version.entry).to_owned(),
            lang: version.locale,
            facts: source.into_iter().filter(|name| !name.trim().is_empty()).chain(date).collect(),
        }
    }

    /// The card of a language's pages that show no single article.
    pub(crate) fn site_card(&self, locale: Locale) -> Card {
        let site = self.title(locale);
        let description = self.config.description.get(locale);
        let title = if description.trim().is_empty() { site } else { description };
        Card {
            path: self.addresses.path(Route::SiteCard(locale)),
            page: locale,
            site: site.to_owned(),
            title: title.to_owned(),
            lang: locale,
            facts: vec![self.addresses.host().to_owned()],
        }
    }

    /// The same as pages name it; `None` where it cannot be drawn.
    pub(crate) fn site_card_view(&self, locale: Locale) -> Option<PictureView> {
        let card = self.site_card(locale);
        self.is_drawn(&card, None).then(|| self.card_view(&card))
    }

    /// A card as its page names it.
    pub(crate) fn card_view(&self, card: &Card) -> PictureView {
        PictureView {
            url: format!("{}{}", self.addresses.base(), card.path),
            width: Card::WIDTH,
            height: Card::HEIGHT,
            alt: std::iter::once(&card.title)
                .chain(&card.facts)
                .cloned()
                .collect::<Vec<_>>()
                .join(" · "),
        }
    }
}
