//! The search indexes of a site: made anew, or amended where one is published and few of its documents have changed.

use crate::model::{Locale, PerLocale, Piece, SearchPiece};

use super::address::Route;
use super::places::Placed;
use super::search::{self, Searched};
use super::shell::Maker;
use super::{Desk, Linkage};

impl Linkage<'_> {
    /// The folders of the search indexes.
    pub fn search_folders(&self) -> Vec<String> {
        let maker = self.maker();
        self.languages().iter().map(|one| maker.search_folder(*one)).collect()
    }

    /// Amends the search index of a language that is published; `false` where it must be made anew.
    pub(super) fn amend_search(&self, locale: Locale, desk: &dyn Desk) -> bool {
        let maker = self.maker();
        // In the order in which they are numbered: see `in_order`.
        let listed = self.stories.iter().rev();
        let listed = listed.filter_map(|placed| Some((placed, (*placed.links.get(locale))?.1)));
        let listed: Vec<(&Placed<'_>, Locale)> = listed.collect();
        let address = |(placed, page): &(&Placed<'_>, Locale)| {
            (placed.number, self.addresses.href(Route::Article(*page, &placed.slug)))
        };
        let documents: Vec<(usize, String)> = listed.iter().map(address).collect();
        let folder = maker.search_folder(locale);
        let Some(before) = desk.indexed(&folder, &documents) else { return false };
        let changed = before.changed.iter().map(|number| {
            let (placed, _) = listed.get(*number)?;
            let mut document = None;
            desk.whole(placed.number, &mut |story| {
                document = maker.search_document(&placed.whole(story), locale);
            });
            Some((*number, document?))
        });
        let parts = changed.collect::<Option<_>>().and_then(|all| search::amend(&before, all));
        let Some(parts) = parts else { return false };
        for part in parts {
            desk.take(Piece::Search(SearchPiece { folder: folder.clone(), part }));
        }
        true
    }

    /// Hands over the search index of a language.
    pub fn search(&self, locale: Locale, desk: &dyn Desk) {
        let maker = self.maker();
        let mut index = search::Index::new(&maker, locale);
        let searched = |at: usize| -> Option<Searched> {
            let (mut found, placed) = (None, &self.stories[at]);
            desk.whole(placed.number, &mut |story| {
                found = maker.searched(&placed.whole(story), locale);
            });
            found
        };
        self.in_order(&searched, |some| some.into_iter().for_each(|one| index.add(one, desk)));
        index.finish(desk);
    }
}

/// What search finds of an article in lists of these languages.
pub(super) fn searched(
    maker: &Maker<'_>,
    placed: &Placed<'_>,
    languages: &[Locale],
    desk: &dyn Desk,
) -> PerLocale<Option<Searched>> {
    let mut searched = PerLocale::default();
    if languages.is_empty() {
        return searched;
    }
    desk.whole(placed.number, &mut |story| {
        let whole = placed.whole(story);
        for locale in languages {
            *searched.get_mut(*locale) = maker.searched(&whole, *locale);
        }
    });
    searched
}
