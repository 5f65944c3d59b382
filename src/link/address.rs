//! Every address of the site, from one function.
//!
//! A route is a place of the site; its path, its link and its complete address are three ways to write one thing, so
//! that they cannot disagree, and a site works below any path of its host.

use crate::model::{Assets, Date, Locale};

/// A place of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Route<'a> {
    /// `/`
    Chooser,
    /// `/404.html`
    NotFound,
    /// `/assets/style.3f2a….css`
    Stylesheet,
    /// `/assets/icon.svg`
    Icon,
    /// `/en/`
    Home(Locale),
    /// `/en/a/SLUG/`
    Article(Locale, &'a str),
    /// `/en/a/SLUG/zh-hans/`: the article beside its version in the second language.
    Pair(Locale, &'a str, Locale),
    /// `/en/timeline/`
    Timeline(Locale),
    /// `/en/timeline/2014/`
    TimelineYear(Locale, i16),
    /// `/en/timeline/2014/06/`; of events known only to the year, `/en/timeline/2014/00/`
    TimelineMonth(Locale, i16, i8),
    /// `/en/topics/`
    Topics(Locale),
    /// `/en/topics/SLUG/`, `/en/topics/SLUG/2/`: pages count from 1.
    Topic(Locale, &'a str, usize),
    /// `/en/archive/`
    Archive(Locale),
    /// `/en/archive/2014/06/`
    Month(Locale, i16, i8),
    /// `/en/archive/undated/`
    Undated(Locale),
    /// `/en/feed.atom`
    Feed(Locale),
    /// `/en/feed.json`
    JsonFeed(Locale),
    /// `/en/sources/`, `/en/sources/2/`: pages count from 1.
    Sources(Locale, usize),
    /// `/en/names/`, `/en/names/2/`
    Names(Locale, usize),
    /// `/en/search/`
    Search(Locale),
    /// `/assets/search.3f2a….js`
    SearchScript,
    /// `/en/site.webmanifest`
    Manifest(Locale),
    /// `/en/a/SLUG/index.md`: an article as plain text.
    Markdown(Locale, &'a str),
    /// `/en/card.png`: the card of pages that have none of their own.
    SiteCard(Locale),
    /// `/en/a/SLUG/card.png`: that of an article.
    Card(Locale, &'a str),
    /// `/en/2014-06-24/`: what appeared on a day.
    Edition(Locale, Date),
    /// `/feeds.opml`
    Feeds,
    /// `/timeline.ics`, `/en/timeline.ics`
    Calendar(Option<Locale>),
    /// `/events.json`, `/en/events.json`
    Events(Option<Locale>),
}

impl Route<'_> {
    /// What tells the pages of one sort from those of others.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Chooser => "chooser",
            Self::NotFound => "not-found",
            Self::Home(_) => "home",
            Self::Timeline(_) => "timeline",
            Self::TimelineYear(..) | Self::TimelineMonth(..) => "timeline-year",
            Self::Topics(_) => "topics",
            Self::Topic(..) => "topic",
            Self::Archive(_) => "archive",
            Self::Month(..) | Self::Undated(_) => "month",
            Self::Sources(..) => "sources",
            Self::Names(..) => "names",
            Self::Search(_) => "search",
            Self::Edition(..) => "edition",
            Self::Article(..) => "article",
            Self::Pair(..) => "pair",
            Self::Stylesheet
            | Self::Icon
            | Self::Feed(_)
            | Self::JsonFeed(_)
            | Self::SearchScript
            | Self::Manifest(_)
            | Self::Markdown(..)
            | Self::SiteCard(_)
            | Self::Card(..)
            | Self::Feeds
            | Self::Calendar(_)
            | Self::Events(_) => "file",
        }
    }
}

impl Route<'_> {
    /// Where readers of this page go on in a language in which there is no such page.
    pub(crate) fn instead(self, locale: Locale) -> Route<'static> {
        match self {
            Self::Sources(..) => Route::Sources(locale, 1),
            Self::Names(..) => Route::Names(locale, 1),
            _ => Route::Home(locale),
        }
    }
}

/// Writes addresses below one base.
#[derive(Debug, Clone)]
pub(crate) struct Addresses {
    /// `https://host/digest/`
    base: String,
    /// `/digest/`
    root: String,
    assets: Assets,
}

impl Addresses {
    /// Addresses below `base_url`; a missing `/` at its end is added.
    pub(crate) fn new(base_url: &str) -> Self {
        let base = format!("{}/", base_url.trim_end_matches('/'));
        let host = base.find("://").map_or(0, |at| at + 3);
        let root = base[host..].find('/').map_or("/", |at| &base[host + at..]).to_owned();
        Self { base, root, assets: Assets::default() }
    }

    /// The same, with the names under which the theme's files are published.
    pub(crate) fn with_assets(self, assets: &Assets) -> Self {
        Self { assets: assets.clone(), ..self }
    }

    /// `https://host/digest/`
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// `host`, without a port.
    pub(crate) fn host(&self) -> &str {
        let rest = self.base.split_once("://").map_or("", |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or_default()
    }

    /// The complete address of a link from the host's root.
    pub(crate) fn absolute(&self, href: &str) -> String {
        format!("{}{href}", &self.base[..self.base.len() - self.root.len()])
    }

    /// Where the file of a page is written, below the output folder: `en/index.html`.
    pub(crate) fn path(&self, route: Route<'_>) -> String {
        let below = self.below(route);
        if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below }
    }

    /// The address for links, from the host's root: `/digest/en/`.
    pub(crate) fn href(&self, route: Route<'_>) -> String {
        format!("{}{}", self.root, self.below(route))
    }

    /// The complete address: `https://host/digest/en/`.
    pub(crate) fn url(&self, route: Route<'_>) -> String {
        format!("{}{}", self.base, self.below(route))
    }

    /// The address below the site's root.
    fn below(&self, route: Route<'_>) -> String {
        match route {
            Route::Chooser => String::new(),
            Route::NotFound => "404.html".to_owned(),
            Route::Stylesheet => self.asset("style.css"),
            Route::Icon => self.asset("icon.svg"),
            Route::Home(locale) => format!("{}/", locale.path()),
            Route::Article(locale, slug) => format!("{}/a/{slug}/", locale.path()),
            Route::Pair(locale, slug, other) => {
                format!("{}/a/{slug}/{}/", locale.path(), other.path())
            }
            Route::Timeline(locale) => format!("{}/timeline/", locale.path()),
            Route::TimelineYear(locale, year) => format!("{}/timeline/{year:04}/", locale.path()),
            Route::TimelineMonth(locale, year, month) => {
                format!("{}/timeline/{year:04}/{month:02}/", locale.path())
            }
            Route::Topics(locale) => format!("{}/topics/", locale.path()),
            Route::Topic(locale, slug, 0 | 1) => format!("{}/topics/{slug}/", locale.path()),
            Route::Topic(locale, slug, page) => format!("{}/topics/{slug}/{page}/", locale.path()),
            Route::Archive(locale) => format!("{}/archive/", locale.path()),
            Route::Month(locale, year, month) => {
                format!("{}/archive/{year:04}/{month:02}/", locale.path())
            }
            Route::Undated(locale) => format!("{}/archive/undated/", locale.path()),
            Route::Feed(locale) => format!("{}/feed.atom", locale.path()),
            Route::JsonFeed(locale) => format!("{}/feed.json", locale.path()),
            Route::Sources(locale, 0 | 1) => format!("{}/sources/", locale.path()),
            Route::Sources(locale, page) => format!("{}/sources/{page}/", locale.path()),
            Route::Names(locale, 0 | 1) => format!("{}/names/", locale.path()),
            Route::Names(locale, page) => format!("{}/names/{page}/", locale.path()),
            Route::Search(locale) => format!("{}/search/", locale.path()),
            Route::SearchScript => self.asset("search.js"),
            Route::Manifest(locale) => format!("{}/site.webmanifest", locale.path()),
            Route::Markdown(locale, slug) => format!("{}/a/{slug}/index.md", locale.path()),
            Route::SiteCard(locale) => format!("{}/card.png", locale.path()),
            Route::Card(locale, slug) => format!("{}/a/{slug}/card.png", locale.path()),
            Route::Edition(locale, date) => format!("{}/{date}/", locale.path()),
            Route::Feeds => "feeds.opml".to_owned(),
            Route::Calendar(None) => "timeline.ics".to_owned(),
            Route::Calendar(Some(locale)) => format!("{}/timeline.ics", locale.path()),
            Route::Events(None) => "events.json".to_owned(),
            Route::Events(Some(locale)) => format!("{}/events.json", locale.path()),
        }
    }

    fn asset(&self, name: &str) -> String {
        format!("assets/{}", self.assets.published(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: &str, route: Route<'_>, path: &str, href: &str, url: &str) {
        let addresses = Addresses::new(base);
        assert_eq!(
            (addresses.path(route), addresses.href(route), addresses.url(route)),
            (path.to_owned(), href.to_owned(), url.to_owned())
        );
    }

    #[test]
    fn works_at_the_root_of_a_host() {
        let route = Route::Article(Locale::ZhHans, "2031-07-09-rain");
        let below = "zh-hans/a/2031-07-09-rain/";
        check(
            "https://host",
            route,
            &format!("{below}index.html"),
            &format!("/{below}"),
            &format!("https://host/{below}"),
        );
    }

    #[test]
    fn works_below_a_path() {
        check(
            "https://host/digest/",
            Route::Month(Locale::En, 2031, 7),
            "en/archive/2031/07/index.html",
            "/digest/en/archive/2031/07/",
            "https://host/digest/en/archive/2031/07/",
        );
        check("https://h/d/", Route::Chooser, "index.html", "/d/", "https://h/d/");
        let home = Addresses::new("https://h/d");
        assert_eq!(home.absolute(&home.href(Route::Home(Locale::En))), "https://h/d/en/");
        assert_eq!(Addresses::new("http://h:8080").absolute("/en/"), "http://h:8080/en/");
        assert_eq!(Addresses::new("http://h:8080/d/").host(), "h");
        check("https://h/d/", Route::NotFound, "404.html", "/d/404.html", "https://h/d/404.html");
    }
}
