//! Articles that are linked to a site: knows every page of it, and makes all of them or any one.
//!
//! What articles tell together, which takes longest to find out, is found out when a page asks for it, and once. Each page
//! is a function of what the site was linked from: made alone it is what it is among all.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use crate::model::{Config, Locale, Moved, PerLocale, Piece, Report, Site};

use super::address::{Addresses, Route};
use super::brief::Brief;
use super::edition::{self, Days};
use super::events::{Shape, Told};
use super::lists::{self, Months};
use super::places::{self, Placed, Placing};
use super::search::{self, Searched};
use super::shell::{Extent, Maker, Pair, Take};
use super::topics::Topics;
use super::who::Acquaintance;
use super::{Desk, Face, indexes, pictures, related, timeline};

/// So many articles are looked at together.
const TOGETHER: usize = 64;

/// What was found out of a site before, as far as it holds of this one too; by itself nothing.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// Of one whose articles tell the same ([`Brief::tells_as`]).
    pub shape: Arc<Shape>,
    /// Of one whose articles are placed alike ([`Brief::is_placed_as`]).
    pub placing: Arc<Placing>,
    /// Whether all that lists show is published as it is to be.
    pub lists_stay: bool,
}

/// A site whose articles are linked.
pub struct Linkage<'a> {
    config: &'a Config,
    face: Face<'a>,
    pair: &'a Pair<'a>,
    pub(super) addresses: Addresses,
    extent: Extent,
    pub(super) stories: Vec<Placed<'a>>,
    topics: Topics<'a>,
    calendar: OnceLock<Calendar>,
    /// By which names articles know each other's people and bodies.
    known: OnceLock<Acquaintance>,
    told: OnceLock<Vec<(Locale, Vec<Told<'a>>)>>,
    shape: Arc<Shape>,
    lists_stay: bool,
}

/// The days and months of each language.
struct Calendar {
    days: Vec<(Locale, Days)>,
    months: Vec<(Locale, Months)>,
}

impl<'a> Linkage<'a> {
    /// Links the articles of `briefs` to a site.
    ///
    /// `pair` says which paragraphs of a source and its translation correspond. Two articles whose editors gave them one
    /// address are an error in `report` (`link/duplicate-address`); the later one then gets a generated address.
    pub fn new(
        briefs: &[&'a Brief],
        config: &'a Config,
        face: Face<'a>,
        pair: &'a Pair<'a>,
        Before { shape, placing, lists_stay }: Before,
        report: &mut Report,
    ) -> Self {
        let addresses = Addresses::new(&config.base_url).with_assets(face.assets);
        let stories = places::place(briefs, config, &placing, report);
        let topics = Topics::gather(&stories, config);
        let extent = extent(&stories, &topics, &config.languages);
        let (calendar, known, told) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self {
            config,
            face,
            pair,
            addresses,
            extent,
            stories,
            topics,
            calendar,
            known,
            told,
            shape,
            lists_stay,
        }
    }

    pub(super) fn maker(&self) -> Maker<'_> {
        Maker {
            config: self.config,
            strings: self.face.strings,
            pictures: self.face.pictures,
            drawn: self.face.drawn,
            addresses: &self.addresses,
            pair: self.pair,
            extent: &self.extent,
        }
    }

    pub(super) fn languages(&self) -> &'a [Locale] {
        &self.config.languages
    }

    /// Hands over everything; what is said once of the site comes out.
    pub fn all(&mut self, desk: &dyn Desk, report: &mut Report) -> Site {
        if !self.lists_stay {
            self.lists(None, &|_, make| desk.take(Piece::Page(Box::new(make()))));
            std::iter::once(None)
                .chain(self.languages().iter().copied().map(Some))
                .for_each(|one| self.events(one, desk));
        }
        let shape = self.shape.clone();
        let related = shape.related(|| related::related(&self.stories, self.told()));
        // Of a large site they are much, and have served.
        self.told = OnceLock::new();
        let maker = self.maker();
        let languages = self.languages().par_iter().copied();
        let anew: Vec<Locale> = languages.filter(|one| !self.amend_search(*one, desk)).collect();
        let mut indexes: Vec<(Locale, search::Index)> =
            anew.iter().map(|one| (*one, search::Index::new(&maker, *one))).collect();
        let pages = |at: usize| {
            if !(self.lists_stay && desk.stays(self.stories[at].number)) {
                self.pages_of(at, related, &|_| true, desk);
            }
            indexes::searched(&maker, &self.stories[at], &anew, desk)
        };
        let add = |texts: Vec<PerLocale<Option<Searched>>>| {
            for mut searched in texts {
                for (locale, index) in &mut indexes {
                    index.add(searched.get_mut(*locale).take(), desk);
                }
            }
        };
        self.in_order(&pages, add);
        indexes.into_iter().for_each(|(_, index)| index.finish(desk));
        self.site(desk, report)
    }

    /// Which articles belong together, if that was found out.
    pub fn known_related(&self) -> &[Vec<usize>] {
        self.shape.related(Vec::new)
    }

    /// Makes something of every article, and hands it to `add`, the oldest article first: search numbers them so, and a new
    /// one changes no number.
    pub(super) fn in_order<T: Send>(
        &self,
        make: &(dyn Fn(usize) -> T + Sync),
        mut add: impl FnMut(Vec<T>) + Send,
    ) {
        let mut before: Vec<T> = Vec::new();
        for last in (1..=self.stories.len()).rev().step_by(TOGETHER) {
            let some = (last.saturating_sub(TOGETHER)..last).into_par_iter().rev();
            // One thread adds those before, in order, while the others make the next.
            let next = || some.map(make).collect();
            before = rayon::join(next, || add(std::mem::take(&mut before))).0;
        }
        add(before);
    }

    /// What is said once of the site.
    pub fn site(&self, desk: &dyn Desk, report: &mut Report) -> Site {
        let maker = self.maker();
        let languages = self.languages();
        let feed = |one: &Locale| maker.feed(&self.stories, &self.topics, *one, desk);
        Site {
            base_url: self.addresses.base().to_owned(),
            title: maker.title(maker.first_language()).to_owned(),
            feeds: languages.iter().map(feed).collect(),
            pictures: self.pictures(report),
            moved: self.moved(report),
            manifests: languages.iter().map(|one| maker.manifest(*one)).collect(),
            cname: self.config.cname.then(|| self.addresses.host().to_owned()),
        }
    }

    /// The pictures of the content that articles show, by their paths there, with where they are published.
    fn pictures(&self, report: &mut Report) -> BTreeMap<String, String> {
        let shown =
            |placed: &Placed<'_>| pictures::shown(placed.pictures, self.face.pictures, report);
        self.stories.iter().flat_map(shown).collect()
    }

    /// What stands at old addresses.
    pub fn moved(&self, report: &mut Report) -> Vec<Moved> {
        self.maker().moved(&self.stories, &|path| self.has(path), report)
    }

    /// Hands over every page, until `stop` says that no more is wanted.
    pub fn pages(&self, stop: &(dyn Fn() -> bool + Sync), desk: &dyn Desk) {
        self.lists(None, &|_, make| {
            if !stop() {
                desk.take(Piece::Page(Box::new(make())));
            }
        });
        let related = self.related();
        (0..self.stories.len()).into_par_iter().filter(|_| !stop()).for_each(|at| {
            self.pages_of(at, related, &|_| true, desk);
        });
    }

    /// Looks which cards of articles can be drawn.
    pub fn cards(&self) {
        let maker = self.maker();
        for placed in self.stories.iter().take(self.config.cards) {
            for locale in self.languages() {
                if let Some(version) = placed.pages.get(*locale) {
                    let card = maker.article_card(placed, version, *locale);
                    maker.is_drawn(&card, Some(&version.entry.article.path));
                }
            }
        }
    }

    /// Hands over the page that is written at `path`, if there is one.
    pub fn page(&self, path: &str, desk: &dyn Desk) {
        if let Some(at) = self.article(path) {
            self.pages_of(at, self.related(), &|one| one == path, desk);
            return;
        }
        self.lists(Some(path), &|route, make| {
            if self.addresses.path(route) == path {
                desk.take(Piece::Page(Box::new(make())));
            }
        });
    }

    /// Hands over one page of each kind: what is wrong with a template is wrong with most of its pages.
    pub fn samples(&self, desk: &dyn Desk) {
        let seen: Mutex<BTreeSet<&'static str>> = Mutex::default();
        let is_new = |kind| seen.lock().unwrap_or_else(PoisonError::into_inner).insert(kind);
        self.lists(None, &|route, make| {
            if is_new(route.kind()) {
                desk.take(Piece::Page(Box::new(make())));
            }
        });
        let first = 0..self.stories.len().min(1);
        first.for_each(|at| self.pages_of(at, self.related(), &|_| true, desk));
    }

    /// The pages of the article at a place in the list of stories that are `wanted`.
    fn pages_of(
        &self,
        at: usize,
        related: &[Vec<usize>],
        wanted: &dyn Fn(&str) -> bool,
        desk: &dyn Desk,
    ) {
        let (maker, placed) = (self.maker(), &self.stories[at]);
        maker.pages_of(&self.stories, at, &self.topics, related, &mut |part, around, make| {
            if !wanted(&around.path) {
                return;
            }
            desk.page(part, around, &|| {
                let mut page = make();
                maker.finish(part, placed, desk, &mut page);
                page
            });
        });
    }

    fn calendar(&self) -> &Calendar {
        self.calendar.get_or_init(|| Calendar {
            days: self.of_each(|one| edition::days(&self.stories, one)),
            months: self.of_each(|one| lists::months(&self.stories, one)),
        })
    }

    fn of_each<T: Send>(&self, make: impl Fn(Locale) -> T + Sync) -> Vec<(Locale, T)> {
        self.languages().par_iter().map(|one| (*one, make(*one))).collect()
    }

    fn told(&self) -> &[(Locale, Vec<Told<'a>>)] {
        self.told.get_or_init(|| self.shape.told(&self.stories, self.languages()))
    }

    fn related(&self) -> &[Vec<usize>] {
        self.shape.related(|| related::related(&self.stories, self.told()))
    }

    /// Takes every page but those of single articles, or with `near` at least the one at that path and those beside it.
    pub(super) fn lists(&self, near: Option<&str>, take: &Take<'_>) {
        let (maker, stories, topics) = (self.maker(), &self.stories[..], &self.topics);
        let parts: Vec<&str> = near.map(|path| path.split('/').collect()).unwrap_or_default();
        let language = |one: Locale| near.is_none() || parts.first() == Some(&one.path());
        let part = |name: &str| near.is_none() || parts.get(1) == Some(&name);
        take(Route::Chooser, &|| maker.chooser_page());
        take(Route::NotFound, &|| maker.not_found_page());
        for locale in self.languages().iter().copied().filter(|one| language(*one)) {
            take(Route::Home(locale), &|| {
                maker.home_page(stories, self.told_in(locale), topics, locale)
            });
            take(Route::Search(locale), &|| maker.search_page(locale));
            if part("sources") {
                maker.sources_pages(stories, locale, take);
            }
            if part("names") {
                let known = self.known.get_or_init(|| Acquaintance::with(stories));
                maker.names_pages(stories, known, locale, take);
            }
            if part("timeline") {
                let years: Vec<(Locale, timeline::Years)> =
                    self.told().iter().map(|(one, told)| (*one, timeline::years(told))).collect();
                maker.timeline_pages(self.told_in(locale), stories, locale, &years, take);
            }
            if part("topics") {
                maker.topic_pages(topics, stories, locale, take);
            }
            if part("archive") {
                let Calendar { days, months } = self.calendar();
                let own = days.iter().find(|(one, _)| *one == locale).map(|(_, days)| days);
                own.into_iter()
                    .for_each(|own| maker.archive_pages(stories, locale, months, own, take));
            }
            if near.is_none() || parts.get(1).is_some_and(|one| one.starts_with(char::is_numeric)) {
                maker.edition_pages(stories, topics, locale, &self.calendar().days, take);
            }
        }
    }

    fn told_in(&self, locale: Locale) -> &[Told<'a>] {
        let own = self.told().iter().find(|(one, _)| *one == locale);
        own.map_or(&[], |(_, told)| told)
    }

    /// Hands over the events as lists of `locale` tell them; without one, in the languages of their sources.
    pub fn events(&self, locale: Option<Locale>, desk: &dyn Desk) {
        let (maker, stories) = (self.maker(), &self.stories[..]);
        let out = |events| desk.take(Piece::Events(events));
        match locale {
            Some(_) => {
                let told = locale.map_or(&[][..], |one| self.told_in(one));
                maker.event_files(told, stories, locale, out);
            }
            None => maker.source_events(stories, out),
        }
    }
}

fn extent(stories: &[Placed<'_>], topics: &Topics<'_>, languages: &[Locale]) -> Extent {
    let mut articles = PerLocale::default();
    for one in languages {
        *articles.get_mut(*one) =
            stories.iter().filter(|placed| placed.links.get(*one).is_some()).count();
    }
    Extent { articles, has_topics: topics.get(0).is_some() }
}
