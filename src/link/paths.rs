//! Which pages of a linked site are written where, without making one.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::model::{Locale, SourcePath};

use super::address::Route;
use super::linkage::Linkage;

impl Linkage<'_> {
    /// Whether a page is written at `path`.
    pub(super) fn has(&self, path: &str) -> bool {
        let found = Mutex::new(false);
        let note = || *found.lock().unwrap_or_else(PoisonError::into_inner) = true;
        match self.article(path) {
            Some(_) => return self.shows(path).is_some(),
            None => self.lists(Some(path), &|route, _| {
                if self.addresses.path(route) == path {
                    note();
                }
            }),
        }
        found.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// The article whose page is written at `path`, by its place in the list of stories.
    pub(super) fn article(&self, path: &str) -> Option<usize> {
        let below = |one: &Locale| path.strip_prefix(one.path())?.strip_prefix("/a/");
        let slug = self.languages().iter().find_map(below)?.split('/').next()?;
        self.stories.iter().position(|placed| placed.slug == slug)
    }

    /// The pages of the article at a place in the list of stories: their paths, with the sources of the texts they show.
    fn paths_of(&self, at: usize) -> Vec<(String, SourcePath)> {
        let (maker, placed) = (self.maker(), &self.stories[at]);
        let with_page = self.languages().iter().filter_map(|one| {
            (*placed.pages.get(*one)).map(|version| (*one, &version.entry.article.path))
        });
        let pages = with_page.flat_map(|(one, source)| {
            let beside = maker.partners(placed, one).into_iter();
            let beside = beside.map(move |other| Route::Pair(one, &placed.slug, other));
            let routes = std::iter::once(Route::Article(one, &placed.slug)).chain(beside);
            routes.map(move |route| (self.addresses.path(route), source.clone()))
        });
        pages.collect()
    }

    /// The source of the text that the page at `path` shows; `None` for pages of no article, and where there is none.
    pub fn shows(&self, path: &str) -> Option<SourcePath> {
        let own = self.paths_of(self.article(path)?).into_iter();
        own.filter(|(one, _)| one == path).map(|(_, source)| source).next()
    }

    /// Where the text of a source is shown.
    pub fn pages_of_source(&self, source: &SourcePath) -> Vec<String> {
        let tells = |at: &usize| {
            let versions = &self.stories[*at].story.versions;
            versions.iter().any(|version| version.entry.article.path == *source)
        };
        let pages = (0..self.stories.len()).filter(tells).flat_map(|at| self.paths_of(at));
        pages.filter(|(_, from)| from == source).map(|(path, _)| path).collect()
    }

    /// The paths of all pages, with the sources of those that show single articles.
    pub fn every_path(&self) -> BTreeMap<String, Option<SourcePath>> {
        let lists: Mutex<Vec<String>> = Mutex::default();
        self.lists(None, &|route, _| {
            let path = self.addresses.path(route);
            lists.lock().unwrap_or_else(PoisonError::into_inner).push(path);
        });
        let lists = lists.into_inner().unwrap_or_else(PoisonError::into_inner);
        let articles = (0..self.stories.len()).flat_map(|at| self.paths_of(at));
        let articles = articles.map(|(path, source)| (path, Some(source)));
        lists.into_iter().map(|path| (path, None)).chain(articles).collect()
    }
}
