//! What the pages of an article have of their own, apart from what depends on the rest of the site.
//!
//! Everything else on such a page is made of briefs, so that a page of which nothing has changed is known without
//! looking at the article.

use std::sync::Arc;

use crate::model::view::{CardLinkView, LinkView};
use crate::model::{Card, Page};

use super::address::Route;
use super::article::ArticleOwn;
use super::pair::PairOwn;
use super::places::Placed;
use super::shell::Maker;
use super::topics::Topics;
use super::{Desk, Part};

/// What a page of an article shows of the rest of the site. The story, the settings, the words of the theme and the names
/// of its files are all else that it depends on.
#[derive(Debug, Default)]
pub struct Around {
    /// Where it is written.
    pub(crate) path: String,
    pub(crate) topics: Vec<LinkView>,
    pub(crate) related: Vec<CardLinkView>,
    pub(crate) previous: Option<CardLinkView>,
    pub(crate) next: Option<CardLinkView>,
    /// Its card, where one is drawn.
    pub(crate) card: Option<Card>,
}

/// What a page of an article has of its own. By itself nothing.
#[derive(Debug, Default)]
pub struct Own(Kind);

/// Takes a page of an article, with what makes it but for what it has of its own.
pub(crate) type TakePage<'a> = dyn FnMut(Part, &Around, &dyn Fn() -> Page) + 'a;

#[derive(Debug, Default)]
enum Kind {
    Article(Box<ArticleOwn>),
    Pair(PairOwn),
    /// The article has no such page.
    #[default]
    None,
}

impl Maker<'_> {
    /// The pages of `stories[at]`, one after the other to `take`.
    pub(crate) fn pages_of(
        &self,
        stories: &[Placed<'_>],
        at: usize,
        topics: &Topics<'_>,
        related: &[Vec<usize>],
        take: &mut TakePage<'_>,
    ) {
        let Some(placed) = stories.get(at) else { return };
        let number = placed.number;
        for page in self.config.languages.iter().copied() {
            let Some(version) = *placed.pages.get(page) else { continue };
            let around = self.around(stories, at, (version, page), topics, related);
            let part = Part { number, page, beside: None };
            take(part, &around, &|| self.article_page(placed, (version, page), &around));
            for other in self.partners(placed, page) {
                let path = self.addresses.path(Route::Pair(page, &placed.slug, other));
                let part = Part { number, page, beside: Some(other) };
                let around = Around { path, ..Around::default() };
                take(part, &around, &|| self.pair_page(placed, (version, page), other));
            }
        }
    }

    /// Puts into a page what it has of its own.
    pub(crate) fn finish(&self, part: Part, placed: &Placed<'_>, desk: &dyn Desk, page: &mut Page) {
        let own: Arc<Own> = desk.own(part, &mut || {
            let mut own = Own(Kind::None);
            desk.whole(part.number, &mut |story| own = self.own_of(part, &placed.whole(story)));
            own
        });
        match &own.0 {
            Kind::Article(own) => own.fill(page),
            Kind::Pair(own) => own.fill(page),
            Kind::None => {}
        }
    }

    fn own_of(&self, part: Part, placed: &Placed<'_>) -> Own {
        let kind = match part.beside {
            Some(other) => self.pair_own(placed, part.page, other).map(Kind::Pair),
            None => placed.pages.get(part.page).map(|version| {
                Kind::Article(Box::new(self.article_own(placed.story, version, part.page)))
            }),
        };
        Own(kind.unwrap_or(Kind::None))
    }
}
