//! Old addresses of articles, which lead to where these are now.

use std::collections::BTreeMap;

use crate::model::{Moved, Report, Spanned};

use super::address::Route;
use super::card::title;
use super::places::Placed;
use super::shell::Maker;

impl Maker<'_> {
    /// What stands at the addresses that editors gave as old ones. One that is the path of a page, as `is_page` knows, or
    /// another article claims, is an error in `report` (`link/duplicate-address`).
    pub(crate) fn moved(
        &self,
        stories: &[Placed<'_>],
        is_page: &dyn Fn(&str) -> bool,
        report: &mut Report,
    ) -> Vec<Moved> {
        let mut moved: BTreeMap<String, (Moved, &Spanned<String>)> = BTreeMap::new();
        for placed in stories {
            let source = placed.story.source();
            for alias in aliases(placed) {
                for (path, from, to) in self.ways(placed, &alias.value) {
                    let taken = is_reserved(&path) || is_page(&path);
                    let other = moved
                        .iter()
                        .find(|(known, _)| **known == path || is_inside(known, &path))
                        .map(|(_, (_, other))| other.path.clone());
                    if taken || other.is_some() {
                        let by =
                            other.map_or("a page of the site".to_owned(), |one| format!("`{one}`"));
                        report.error(
                            "link/duplicate-address",
                            &alias.path,
                            Some(alias.place),
                            format!("the old address `{from}` is taken by {by}"),
                            "take it out of `aliases`, or give the other one another address",
                        );
                        break;
                    }
                    let title = title(&source.entry).to_owned();
                    let url = self.addresses.absolute(&to);
                    let one =
                        Moved { path: path.clone(), from, to, url, title, lang: source.locale };
                    moved.insert(path, (one, alias));
                }
            }
        }
        moved.into_values().map(|(one, _)| one).collect()
    }

    /// File, old address and new one: an old slug in every language that has a page, an old path for the source's page.
    fn ways(&self, placed: &Placed<'_>, alias: &str) -> Vec<(String, String, String)> {
        let languages = &self.config.languages;
        if let Some(below) = alias.strip_prefix('/') {
            let at = placed
                .default_page(languages)
                .or_else(|| languages.iter().copied().find(|one| placed.pages.get(*one).is_some()));
            let Some(locale) = at else { return Vec::new() };
            let to = self.addresses.href(Route::Article(locale, &placed.slug));
            let from = format!("{}{below}", self.addresses.href(Route::Chooser));
            return vec![(file(below), from, to)];
        }
        let with_page = languages.iter().filter(|one| placed.pages.get(**one).is_some());
        with_page
            .map(|one| {
                let old = Route::Article(*one, alias);
                let to = self.addresses.href(Route::Article(*one, &placed.slug));
                (self.addresses.path(old), self.addresses.href(old), to)
            })
            .collect()
    }
}

/// Whether one of two files would have to be a folder for the other.
fn is_inside(one: &str, other: &str) -> bool {
    let below = |file: &str, folder: &str| {
        file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    };
    below(one, other) || below(other, one)
}

/// Whether a path begins with a name at the top of the site that is not a page's.
fn is_reserved(path: &str) -> bool {
    const NAMES: [&str; 13] = [
        "404.html",
        "CNAME",
        "_headers",
        "_redirects",
        "assets",
        "events.json",
        "feeds.opml",
        "index.html",
        "pictures",
        "robots.txt",
        "sitemap.xml",
        "site.webmanifest",
        "timeline.ics",
    ];
    let first = path.split('/').next().unwrap_or_default();
    first.starts_with('.') || NAMES.iter().any(|name| name.eq_ignore_ascii_case(first))
}

/// The old addresses that the source's settings or a translation's give, each once.
fn aliases<'a>(placed: &Placed<'a>) -> Vec<&'a Spanned<String>> {
    let versions = placed.story.versions.iter();
    let mut aliases: Vec<&Spanned<String>> = Vec::new();
    for alias in versions.flat_map(|version| &version.entry.article.settings.aliases) {
        if !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    aliases
}

/// The file that answers for a path below the site: a path without an ending is a folder.
fn file(below: &str) -> String {
    let name = below.rsplit('/').next().unwrap_or_default();
    match name {
        "" => format!("{below}index.html"),
        _ if name.ends_with(".html") || name.ends_with(".htm") => below.to_owned(),
        _ => format!("{below}/index.html"),
    }
}
