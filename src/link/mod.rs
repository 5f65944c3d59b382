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
mod linked;
mod lists;
mod moved;
mod own;
mod pair;
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

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::model::{
    Assets, Config, Locale, Page, PerLocale, Pictures, Piece, Report, Site, Story, Strings,
};

pub use brief::Brief;
pub use own::{Around, Own};

use address::Addresses;
use places::Placed;
use search::Searched;
pub use share::Drawn;
pub use shell::Pair;
use shell::{Extent, Maker};
use topics::Topics;

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
}

/// So many articles are looked at together.
const TOGETHER: usize = 64;

/// Links the articles of `briefs` to a site.
///
/// `pair` says which paragraphs of a source and its translation correspond. Two articles whose editors gave them one
/// address are an error in `report` (`link/duplicate-address`); the later one then gets a
/// generated address.
pub fn link(
    briefs: &[&Brief],
    config: &Config,
    face: Face<'_>,
    pair: &Pair<'_>,
    desk: &dyn Desk,
    report: &mut Report,
) -> Site {
    let addresses = Addresses::new(&config.base_url).with_assets(face.assets);
    let Face { strings, pictures, drawn, .. } = face;
    let stories = places::place(briefs, config, report);
    let topics = Topics::gather(&stories, config);
    let languages = config.languages.as_slice();
    let extent = extent(&stories, &topics, languages);
    let maker =
        Maker { config, strings, pictures, drawn, addresses: &addresses, pair, extent: &extent };
    let paths: Mutex<BTreeSet<String>> = Mutex::default();
    let note = |path: &str| {
        paths.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned());
    };
    let take = |page: Page| {
        note(&page.path);
        desk.take(Piece::Page(Box::new(page)));
    };

    let related = lists(&maker, &stories, &topics, &take, desk);
    let pages = |at: usize| {
        let placed = &stories[at];
        maker.pages_of(&stories, at, &topics, &related, &mut |part, around, make| {
            note(&around.path);
            desk.page(part, around, &|| {
                let mut page = make();
                maker.finish(part, placed, desk, &mut page);
                page
            });
        });
        text(&maker, placed, desk)
    };
    let mut indexes: Vec<(Locale, search::Index)> =
        languages.iter().map(|one| (*one, search::Index::new(&maker, *one))).collect();
    let mut shown = BTreeMap::new();
    let mut add = |texts: Vec<Text>| {
        for mut text in texts {
            report.append(text.report);
            shown.append(&mut text.pictures);
            for (locale, index) in &mut indexes {
                index.add(text.searched.get_mut(*locale).take(), desk);
            }
        }
    };
    let mut before: Vec<Text> = Vec::new();
    for first in (0..stories.len()).step_by(TOGETHER) {
        let some = first..stories.len().min(first + TOGETHER);
        // One thread adds those before to the indexes, in order, while the others make the next.
        let next = || some.into_par_iter().map(&pages).collect();
        before = rayon::join(next, || add(std::mem::take(&mut before))).0;
    }
    add(before);
    indexes.into_iter().for_each(|(_, index)| index.finish(desk));

    let feeds = languages.iter().map(|one| maker.feed(&stories, &topics, *one, desk)).collect();
    let title = maker.title(maker.first_language()).to_owned();
    let paths = paths.into_inner().unwrap_or_else(PoisonError::into_inner);
    let moved = maker.moved(&stories, &paths, report);
    let manifests = languages.iter().map(|one| maker.manifest(*one)).collect();
    let cname = config.cname.then(|| addresses.host().to_owned());
    let base_url = addresses.base().to_owned();
    Site { base_url, title, feeds, pictures: shown, moved, manifests, cname }
}

fn extent(stories: &[Placed<'_>], topics: &Topics<'_>, languages: &[Locale]) -> Extent {
    let mut articles = PerLocale::default();
    for one in languages {
        *articles.get_mut(*one) =
            stories.iter().filter(|placed| placed.links.get(*one).is_some()).count();
    }
    Extent { articles, has_topics: topics.get(0).is_some() }
}

/// Makes every page but those of single articles, and the events; which articles are related to which comes out.
fn lists(
    maker: &Maker<'_>,
    stories: &[Placed<'_>],
    topics: &Topics<'_>,
    take: &(dyn Fn(Page) + Sync),
    desk: &dyn Desk,
) -> Vec<Vec<usize>> {
    let languages = maker.config.languages.as_slice();
    let told: Vec<(Locale, Vec<events::Told<'_>>)> = languages
        .iter()
        .map(|one| {
            let told = events::gather(stories, |placed| {
                (*placed.links.get(*one)).map(|(version, _)| version)
            });
            (*one, told)
        })
        .collect();
    let years: Vec<(Locale, timeline::Years)> =
        told.iter().map(|(one, told)| (*one, timeline::years(told))).collect();
    let months: Vec<(Locale, lists::Months)> =
        languages.iter().map(|one| (*one, lists::months(stories, *one))).collect();
    let days: Vec<(Locale, edition::Days)> =
        languages.iter().map(|one| (*one, edition::days(stories, *one))).collect();
    let known = who::Acquaintance::with(stories);
    take(maker.chooser_page());
    take(maker.not_found_page());
    for ((locale, told), (_, own_days)) in told.iter().zip(&days) {
        let locale = *locale;
        take(maker.home_page(stories, told, topics, locale));
        maker.timeline_pages(told, stories, locale, &years, take);
        maker.topic_pages(topics, stories, locale, take);
        maker.archive_pages(stories, locale, &months, own_days, take);
        maker.edition_pages(stories, topics, locale, &days, take);
        take(maker.search_page(locale));
        take(maker.sources_page(stories, locale));
        take(maker.names_page(stories, &known, locale));
    }
    let events = |events| desk.take(Piece::Events(events));
    maker.source_events(stories, events);
    for (locale, told) in &told {
        maker.event_files(told, stories, Some(*locale), events);
    }
    related::related(stories, &told)
}

/// What the text of an article adds to the site, besides its pages.
struct Text {
    searched: PerLocale<Option<Searched>>,
    pictures: BTreeMap<String, String>,
    report: Report,
}

fn text(maker: &Maker<'_>, placed: &Placed<'_>, desk: &dyn Desk) -> Text {
    let mut report = Report::default();
    let (mut searched, mut shown) = (PerLocale::default(), BTreeMap::new());
    desk.whole(placed.number, &mut |story| {
        let whole = placed.whole(story);
        for locale in &maker.config.languages {
            *searched.get_mut(*locale) = maker.searched(&whole, *locale);
        }
        shown = pictures::shown(story, maker.pictures, &mut report);
    });
    Text { searched, pictures: shown, report }
}
