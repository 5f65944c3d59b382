//! Turns stories into a site: which pages there are, where they are, and what their templates see.
//!
//! Renders nothing but the text of articles, whose tree ends here. Invariants: every address comes from one function;
//! no two pages have one path; a page that lists another as its version in some language is listed by that one; the
//! result depends on the stories and settings alone, not on the order of files, the clock or the disk.

mod address;
mod article;
mod body;
mod boxes;
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

use std::borrow::Borrow;
use std::sync::Arc;

use rayon::prelude::*;

use crate::model::{Assets, Config, Locale, Page, Pictures, Report, Site, Story, Strings};

pub use article::{Own, Recall};

use address::Addresses;
use shell::Maker;
pub use share::Drawn;
pub use shell::Pair;
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

/// Links `stories` to a site.
///
/// `strings` are the words of the interface, in every language of the site; `pair` says which paragraphs of a source and its
/// translation correspond. Two articles whose editors gave them one
/// address are an error in `report` (`link/duplicate-address`); the later one then gets a
/// generated address.
pub fn link<S: Borrow<Story>>(
    stories: &[S],
    config: &Config,
    strings: &Strings,
    pair: &Pair<'_>,
    report: &mut Report,
) -> Site {
    let (assets, pictures) = (&Assets::default(), &Pictures::default());
    let face = Face { strings, assets, pictures, drawn: &|_, _| true };
    link_with(stories, config, face, pair, &|_, _, _, make| Arc::new(make()), report)
}

/// As [`link`], with the names under which the theme's files are published, and with what pages of articles have of their own remembered by `recall`.
pub fn link_with<S: Borrow<Story>>(
    stories: &[S],
    config: &Config,
    face: Face<'_>,
    pair: &Pair<'_>,
    recall: &Recall<'_>,
    report: &mut Report,
) -> Site {
    let addresses = Addresses::new(&config.base_url).with_assets(face.assets);
    let Face { strings, pictures, drawn, .. } = face;
    let maker = Maker { config, strings, pictures, drawn, addresses: &addresses, pair };
    let stories = places::place(stories, config, report);
    let topics = Topics::gather(&stories, config);
    let languages = config.languages.as_slice();

    let told: Vec<(Locale, Vec<events::Told<'_>>)> = languages
        .par_iter()
        .map(|one| {
            let told = events::gather(&stories, |placed| {
                (*placed.links.get(*one)).map(|(version, _)| version)
            });
            (*one, told)
        })
        .collect();
    let timelines: Vec<(Locale, timeline::Timelines)> =
        told.par_iter().map(|(one, told)| (*one, maker.timelines(told, &stories, *one))).collect();
    let months: Vec<(Locale, lists::Months)> =
        languages.iter().map(|one| (*one, lists::months(&stories, *one))).collect();

    let days: Vec<(Locale, edition::Days)> =
        languages.iter().map(|one| (*one, edition::days(&stories, *one))).collect();

    let related = related::related(&stories, &told);
    let mut pages = vec![maker.chooser_page(), maker.not_found_page()];
    for ((locale, told), (_, own_days)) in told.iter().zip(&days) {
        pages.push(maker.home_page(&stories, told, &topics, *locale));
        pages.extend(maker.timeline_pages(*locale, &timelines));
        pages.extend(maker.topic_pages(&topics, &stories, *locale));
        pages.extend(maker.archive_pages(&stories, *locale, &months, own_days));
        pages.extend(maker.edition_pages(&stories, &topics, *locale, &days));
        pages.push(maker.search_page(*locale));
        pages.push(maker.sources_page(&stories, *locale));
        pages.push(maker.names_page(&stories, *locale));
        pages.par_extend((0..stories.len()).into_par_iter().filter_map(|index| {
            maker.article_page(&stories, index, *locale, &topics, &related, recall)
        }));
        pages.extend(stories.iter().flat_map(|one| maker.pair_pages(one, *locale)));
    }
    pages.sort_by(|a: &Page, b: &Page| a.path.cmp(&b.path));
    let feeds = languages.iter().map(|one| maker.feed(&stories, &topics, *one)).collect();
    let events = maker.event_files(&stories, &told);
    let search = languages.iter().map(|one| maker.search_index(&stories, *one)).collect();
    let title = maker.title(maker.first_language()).to_owned();
    let moved = maker.moved(&stories, &pages, report);
    let pictures = pictures::shown(&stories, pictures, report);
    let manifests = languages.iter().map(|one| maker.manifest(*one)).collect();
    let cname = config.cname.then(|| addresses.host().to_owned());
    let base_url = addresses.base().to_owned();
    Site { base_url, title, pages, feeds, events, search, pictures, moved, manifests, cname }
}
