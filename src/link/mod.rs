//! Turns stories into a site: which pages there are, where they are, and what their templates see.
//!
//! Renders nothing but the text of articles, whose tree ends here. Invariants: every address comes from one function;
//! no two pages have one path; a page that lists another as its version in some language is listed by that one; the
//! result depends on the stories and settings alone, not on the order of files, the clock or the disk. Only briefs of the
//! articles are in memory all at once: what is made of a whole article is handed over before the next ones are looked at.

mod address;
mod article;
mod body;
mod boxes;
mod brief;
mod card;
mod chronicle;
mod edition;
mod event_views;
mod events;
mod feed;
mod home;
mod indexes;
mod linkage;
mod linked;
mod lists;
mod moved;
mod own;
mod pair;
mod paths;
mod pictures;
mod places;
mod plain;
mod quotes;
mod registers;
mod related;
mod same;
#[cfg(test)]
pub(crate) mod sample;
mod search;
mod series;
mod share;
mod shell;
mod source_box;
#[cfg(test)]
mod tests;
mod timeline;
mod topics;
mod who;

use std::sync::Arc;

use crate::model::{
    Assets, Locale, Page, Pictures, Piece, Postings, SearchDocument, SearchIndex, Story, Strings,
};

pub use brief::Brief;
pub use events::Shape;
pub use linkage::{Before, Linkage};
pub use own::{Around, Own};
pub use pictures::pictures_shown;
pub use places::Placing;
pub use share::Drawn;
pub use shell::Pair;

use address::Addresses;

/// The path that a site lies under on its host: `/digest/` for `https://host/digest/`.
pub fn base_path(base_url: &str) -> String {
    Addresses::new(base_url).href(address::Route::Chooser)
}

/// What a site is shown with.
#[derive(Clone, Copy)]
pub struct Face<'a> {
    /// The words of the interface, in every language of the site.
    pub strings: &'a Strings,
    /// The names under which the theme's files are published.
    pub assets: &'a Assets,
    /// The pictures of the content.
    pub pictures: &'a Pictures,
    /// Which cards can be drawn.
    pub drawn: &'a Drawn<'a>,
}

/// A page that shows the text of one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The number of the article among those that the site is linked from.
    pub number: usize,
    /// The language of the page.
    pub page: Locale,
    /// The language beside it, on pages that show two.
    pub beside: Option<Locale>,
}

/// A search index that is published.
pub struct Indexed<'a> {
    /// Its manifest.
    pub index: &'a SearchIndex,
    /// The numbers of the documents that are others or new.
    pub changed: Vec<usize>,
    /// Reads a pack.
    pub pack: Box<dyn Fn(usize) -> Option<Vec<SearchDocument>> + 'a>,
    /// Reads a shard.
    pub shard: Box<dyn Fn(usize) -> Option<Shard> + 'a>,
}

/// The keys of a shard, each with the documents that have it.
pub type Shard = Vec<(String, Postings)>;

/// What linking asks for, and whom it hands things to. Several threads do so at once.
pub trait Desk: Sync {
    /// Shows the whole of a story, of which linking has the brief, to `look`, once.
    fn whole(&self, number: usize, look: &mut dyn FnMut(&Story));

    /// Gives what a page has of its own: made by the function, or as it was made before of the same story, settings and
    /// words.
    fn own(&self, part: Part, make: &mut dyn FnMut() -> Own) -> Arc<Own>;

    /// Takes a page of an article: the function makes it. Two of the same part of the same story are one where `around`,
    /// the settings, the words and the names of the theme's files are the same.
    fn page(&self, part: Part, around: &Around, make: &dyn Fn() -> Page);

    /// Takes whatever else there is much of.
    fn take(&self, piece: Piece);

    /// Whether every page of an article is published as it is to be, where all that lists show is: then it is asked for
    /// no more.
    fn stays(&self, _number: usize) -> bool {
        false
    }

    /// The search index that is published in a folder, where it is as it is to be but for a few documents. Those that it
    /// is to have come as the numbers of their articles, with their addresses.
    fn indexed(&self, _folder: &str, _documents: &[(usize, String)]) -> Option<Indexed<'_>> {
        None
    }
}
