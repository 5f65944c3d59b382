//! The site as a whole: every page with its address and view, and what feeds and the sitemap need.

use std::collections::BTreeMap;

use super::view::{AlternateView, PageView};
use super::{Card, Date, EventFiles, Locale, SearchPiece, SourcePath};

/// What there are many or large ones of: linking hands them over one by one, so that they are never all in memory.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A page. They come in no order; no two have one path.
    Page(Box<Page>),
    /// Events: in the languages of their sources, then as each language of the site lists them.
    Events(EventFiles),
    /// A part of a search index.
    Search(SearchPiece),
}

/// The site, linked and not yet rendered: what is said once of it. Everything else is a [`Piece`].
#[derive(Debug, Clone)]
pub struct Site {
    /// Where it will be published; ends in `/`.
    pub base_url: String,
    /// The site's name in its first language.
    pub title: String,
    /// One feed for each language.
    pub feeds: Vec<Feed>,
    /// The paths in the content of the pictures that articles show, with where they are published.
    pub pictures: BTreeMap<String, String>,
    /// What stands at old addresses, in the order of their paths.
    pub moved: Vec<Moved>,
    /// One web manifest for each language.
    pub manifests: Vec<Manifest>,
    /// The host's name for a `CNAME` file, where the site wants one.
    pub cname: Option<String>,
}

/// An old address, and where what was there is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Where its page is written, below the output folder.
    pub path: String,
    /// The old address, from the host's root.
    pub from: String,
    /// The new one.
    pub to: String,
    /// The same, complete.
    pub url: String,
    /// The article's title.
    pub title: String,
    /// The language of the title.
    pub lang: Locale,
}

/// What a phone calls the site on its home screen, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Where it is written, below the output folder.
    pub path: String,
    /// Its language.
    pub locale: Locale,
    /// The site's name.
    pub title: String,
    /// One sentence about the site; may be empty.
    pub description: String,
    /// The front page, from the host's root.
    pub home: String,
    /// The icon, from the host's root.
    pub icon: String,
}

/// A page of the site.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it is written, below the output folder: `en/a/SLUG/index.html`.
    pub path: String,
    /// The day of the newest article on it.
    pub updated: Option<Date>,
    /// Whether the sitemap lists it.
    pub listed: bool,
    /// The source of an article page, for messages.
    pub source: Option<SourcePath>,
    /// The article of an article page as Markdown, written beside it as `index.md`.
    pub plain: Option<String>,
    /// Its card, to be drawn.
    pub card: Option<Card>,
    /// What its template sees.
    pub view: PageView,
}

/// A feed: Atom (RFC 4287) and JSON Feed 1.1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// Where it is written as Atom, below the output folder: `en/feed.atom`.
    pub path: String,
    /// Where it is written as JSON Feed: `en/feed.json`.
    pub json_path: String,
    /// Its language.
    pub locale: Locale,
    /// Its complete address, which is also its id.
    pub url: String,
    /// The complete address of the JSON Feed.
    pub json_url: String,
    /// The complete address of the site's icon.
    pub icon: String,
    /// The complete address of the page it follows.
    pub home: String,
    /// The site's name.
    pub title: String,
    /// One sentence about the site; may be empty.
    pub subtitle: String,
    /// The program's name and version.
    pub generator: String,
    /// The day of its newest article; `None` without any.
    pub updated: Option<Date>,
    /// The feeds of the other languages.
    pub others: Vec<AlternateView>,
    /// Newest first.
    pub entries: Vec<FeedEntry>,
}

/// An article in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// The complete address of its page, which is also its id.
    pub url: String,
    /// Title.
    pub title: String,
    /// One line about it; may be empty.
    pub summary: String,
    /// Its key points, where they are published.
    pub points: Vec<String>,
    /// Who wrote it, or else who published it first; may be empty.
    pub author: String,
    /// The day of publication.
    pub date: Date,
    /// The language of its text.
    pub lang: Locale,
    /// Where it was published first.
    pub via: Option<String>,
    /// The other language versions, without `x-default`.
    pub others: Vec<AlternateView>,
    /// Names of its topics.
    pub topics: Vec<String>,
}
