//! What the pages of an article have of their own, apart from what depends on the rest of the site.
//!
//! Everything else on such a page is made of briefs, so that a page of which nothing has changed is known without
//! looking at the article.

use std::sync::Arc;

use crate::model::Page;

use super::article::ArticleOwn;
use super::pair::PairOwn;
use super::places::Placed;
use super::shell::Maker;
use super::topics::Topics;
use super::{Desk, Part};

/// What a page of an article has of its own.
#[derive(Debug)]
pub struct Own(Kind);

#[derive(Debug)]
enum Kind {
    Article(Box<ArticleOwn>),
    Pair(PairOwn),
    /// The article has no such page.
    None,
}

impl Maker<'_> {
    /// The pages of `stories[at]`, but for what they have of their own.
    pub(crate) fn pages_of(
        &self,
        stories: &[Placed<'_>],
        at: usize,
        topics: &Topics<'_>,
        related: &[Vec<usize>],
    ) -> Vec<(Part, Page)> {
        let Some(placed) = stories.get(at) else { return Vec::new() };
        let number = placed.number;
        let mut pages = Vec::new();
        for page in self.config.languages.iter().copied() {
            let article = self.article_page(stories, at, page, topics, related);
            pages.extend(article.map(|one| (Part { number, page, beside: None }, one)));
            for other in self.partners(placed, page) {
                let pair = self.pair_page(placed, page, other);
                pages.extend(pair.map(|one| (Part { number, page, beside: Some(other) }, one)));
            }
        }
        pages
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
