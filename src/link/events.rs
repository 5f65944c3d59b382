//! Events on timelines: of one article, and of the site.
//!
//! The site's timeline has an event once, however many articles tell it; where they give it different dates, it names
//! every one with the articles that say so. Events are never merged across languages, and two events of one article are two.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::model::{Date, DateValue, Event, Locale, Precision, Publish, Version};

use super::card::publish;
use super::places::Placed;
use super::same::{Dates, Evidence, dates};

/// An event of the site, told by one or more articles.
#[derive(Debug, Clone)]
pub(crate) struct Told<'a> {
    /// The dates it is given, that of most articles first, or else of the earliest; more than one is a conflict.
    pub(crate) datings: Vec<Dating<'a>>,
    /// Whether every article speaks of it as lying ahead.
    pub(crate) planned: bool,
    /// The language it is told in.
    pub(crate) lang: Locale,
    evidence: Evidence,
}

/// A date of an event, with those who give it.
#[derive(Debug, Clone)]
pub(crate) struct Dating<'a> {
    /// As the first of the articles tells it.
    pub(crate) event: &'a Event,
    /// The articles, the earliest first.
    pub(crate) tellers: Vec<Teller<'a>>,
}

/// An article that tells an event.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Teller<'a> {
    /// Its place in the list of stories, newest first.
    pub(crate) story: usize,
    /// The number of the event on its timeline.
    at: usize,
    /// The event as it tells it.
    pub(crate) event: &'a Event,
}

impl<'a> Told<'a> {
    /// The event in the words that are shown.
    pub(crate) fn event(&self) -> &'a Event {
        self.datings[0].event
    }

    /// The date that is shown first.
    pub(crate) fn when(&self) -> &'a DateValue {
        &self.event().when
    }

    /// The articles that tell it, with the event as each does.
    pub(crate) fn tellers(&self) -> impl Iterator<Item = Teller<'a>> {
        self.datings.iter().flat_map(|dating| dating.tellers.iter().copied())
    }

    fn is_told_by(&self, story: usize) -> bool {
        self.tellers().any(|one| one.story == story)
    }
}

/// Which articles tell which events together, and which belong together, without the words: good for any site whose
/// articles tell the same ([`super::Brief::tells_as`]).
#[derive(Debug, Default)]
pub struct Shape {
    /// Whether there will be such a site.
    lasting: bool,
    told: OnceLock<Vec<Vec<Outline>>>,
    related: OnceLock<Vec<Vec<usize>>>,
}

/// An event: by date the tellers, as pairs of story and event, behind the place of the one whose words are shown.
#[derive(Debug)]
struct Outline {
    datings: Vec<(usize, Vec<(usize, usize)>)>,
    planned: bool,
    lang: Locale,
}

impl Shape {
    /// A shape that will be good for more than one site.
    pub fn lasting() -> Self {
        Self { lasting: true, ..Self::default() }
    }

    /// One of which nothing is known but which articles belong together.
    pub fn of_related(related: Vec<Vec<usize>>) -> Self {
        Self { related: related.into(), ..Self::default() }
    }

    /// The events of each language.
    pub(crate) fn told<'a>(
        &self,
        stories: &[Placed<'a>],
        languages: &[Locale],
    ) -> Vec<(Locale, Vec<Told<'a>>)> {
        let version =
            |placed: &Placed<'a>, one: Locale| (*placed.links.get(one)).map(|(version, _)| version);
        let told = languages.par_iter().enumerate().map(|(number, one)| {
            let outlines = self.told.get().and_then(|all| all.get(number));
            let told = match outlines {
                Some(outlines) => {
                    let fill = |outline: &Outline| {
                        outline.fill(|story| version(stories.get(story)?, *one))
                    };
                    outlines.iter().filter_map(fill).collect()
                }
                None => gather(stories, |placed| version(placed, *one)),
            };
            (*one, told)
        });
        let told: Vec<(Locale, Vec<Told<'a>>)> = told.collect();
        if self.lasting {
            self.told.get_or_init(|| {
                told.iter().map(|(_, told)| told.iter().map(Outline::of).collect()).collect()
            });
        }
        told
    }

    /// Which articles belong together.
    pub(crate) fn related(&self, find: impl FnOnce() -> Vec<Vec<usize>>) -> &[Vec<usize>] {
        self.related.get_or_init(find)
    }
}

impl Outline {
    fn of(told: &Told<'_>) -> Self {
        let dating = |one: &Dating<'_>| {
            let shown = one.tellers.iter().position(|teller| std::ptr::eq(teller.event, one.event));
            let tellers = one.tellers.iter().map(|teller| (teller.story, teller.at)).collect();
            (shown.unwrap_or(0), tellers)
        };
        let datings = told.datings.iter().map(dating).collect();
        Self { datings, planned: told.planned, lang: told.lang }
    }

    /// The event as the articles tell it now; `version` is the version of a story that tells.
    fn fill<'a>(&self, version: impl Fn(usize) -> Option<&'a Version>) -> Option<Told<'a>> {
        let teller = |(story, at): &(usize, usize)| {
            let event = version(*story)?.entry.timeline.get(*at)?;
            Some(Teller { story: *story, at: *at, event })
        };
        let datings = self.datings.iter().map(|(shown, tellers)| {
            let tellers: Vec<Teller<'a>> = tellers.iter().map(teller).collect::<Option<_>>()?;
            Some(Dating { event: tellers.get(*shown)?.event, tellers })
        });
        let datings: Vec<Dating<'a>> = datings.collect::<Option<_>>()?;
        let evidence = Evidence::default();
        Some(Told { datings, planned: self.planned, lang: self.lang, evidence })
    }
}

/// An event is compared with at most so many that lie before it; more would be quadratic on a year full of events.
const MAX_COMPARED: usize = 48;

/// Of so many articles the events are looked at together.
const TOGETHER: usize = 256;

/// All events that `version` of some story tells, each once, earliest first. `version` is the version of a story that a list
/// shows, if it shows one.
pub(crate) fn gather<'a>(
    stories: &[Placed<'a>],
    version: impl Fn(&Placed<'a>) -> Option<&'a Version>,
) -> Vec<Told<'a>> {
    let mut days: BTreeMap<DateValue, Vec<Told<'a>>> = BTreeMap::new();
    // Earliest article first, so that the first to tell an event gives its words.
    let shown = stories.iter().enumerate().rev().filter_map(|(story, placed)| {
        let version = version(placed)?;
        (publish(&version.entry) != Publish::Link).then_some((story, version))
    });
    let shown: Vec<(usize, &Version)> = shown.collect();
    for some in shown.chunks(TOGETHER) {
        let gathered = some.par_iter().flat_map_iter(|(story, version)| {
            let events = version.entry.timeline.iter().enumerate();
            events.map(|(at, event)| {
                let teller = Teller { story: *story, at, event };
                (teller, *version, Evidence::of(event, &version.entry))
            })
        });
        for (teller, version, evidence) in gathered.collect::<Vec<_>>() {
            let Teller { story, event, .. } = teller;
            let day = days.entry(event.when).or_default();
            let from = day.len().saturating_sub(MAX_COMPARED);
            let same = day[from..].iter_mut().find(|told| {
                told.lang == version.locale
                    && !told.is_told_by(story)
                    && told.evidence.is_like(&evidence)
            });
            match same {
                Some(told) => tell_again(told, teller),
                None => day.push(Told {
                    datings: vec![Dating { event, tellers: vec![teller] }],
                    planned: event.planned,
                    lang: version.locale,
                    evidence,
                }),
            }
        }
    }
    let mut told: Vec<Told<'a>> = days.into_values().flatten().collect();
    sort(&mut told);
    let mut told = reconcile(told, stories);
    sort(&mut told);
    // It has served; a site has tens of thousands of events.
    told.iter_mut().for_each(|one| one.evidence = Evidence::default());
    told
}

fn sort(told: &mut [Told<'_>]) {
    told.sort_by_key(|one| (first_day(one.when()), *one.when()));
}

/// One more article tells the event, with the same date.
fn tell_again<'a>(told: &mut Told<'a>, teller: Teller<'a>) {
    // What has happened was planned once; the words of those who saw it go first.
    if told.planned && !teller.event.planned {
        told.planned = false;
        told.datings[0].event = teller.event;
    }
    told.datings[0].tellers.push(teller);
}

/// Joins events that sources date differently, or at another precision: those of which each is the same as every other.
/// One that could be either of two others stays alone, and so do they.
fn reconcile<'a>(all: Vec<Told<'a>>, stories: &[Placed<'a>]) -> Vec<Told<'a>> {
    let mut partners: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); all.len()];
    for at in 0..all.len() {
        for before in at.saturating_sub(MAX_COMPARED)..at {
            if is_same(&all[before], &all[at], stories) {
                partners[before].insert(at);
                partners[at].insert(before);
            }
        }
    }
    let mut kept: Vec<Told<'a>> = Vec::with_capacity(all.len());
    // Where an event went that others join.
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, one) in all.into_iter().enumerate() {
        let group = with(&partners[at], at);
        let whole = group.iter().all(|other| with(&partners[*other], *other) == group);
        let first = group.first().copied().filter(|_| whole).unwrap_or(at);
        match places.get(&first) {
            Some(place) => join(&mut kept[*place], one),
            None => {
                places.insert(at, kept.len());
                kept.push(one);
            }
        }
    }
    kept
}

fn with(partners: &BTreeSet<usize>, own: usize) -> BTreeSet<usize> {
    partners.iter().copied().chain([own]).collect()
}

fn is_same(a: &Told<'_>, b: &Told<'_>, stories: &[Placed<'_>]) -> bool {
    let pair = dates(a.when(), b.when());
    a.lang == b.lang
        && pair != Dates::Apart
        // What is announced for one day and done on another was put off; no source is at fault.
        && (pair == Dates::Agree || a.planned == b.planned)
        && a.tellers().all(|teller| !b.is_told_by(teller.story))
        && !(pair == Dates::Differ && is_daily(a, stories) && is_daily(b, stories))
        && a.evidence.is_plainly(&b.evidence)
}

/// Whether an event is the news of the day of every article that tells it: two such are likelier to be two days' news
/// than one that somebody dates wrong.
fn is_daily(told: &Told<'_>, stories: &[Placed<'_>]) -> bool {
    let day = told.when().start;
    told.tellers().all(|one| stories.get(one.story).is_some_and(|placed| placed.date == day))
}

/// Puts `other` into `told`: under the finer of two dates that agree, beside one that differs.
fn join<'a>(told: &mut Told<'a>, other: Told<'a>) {
    told.planned &= other.planned;
    for mut dating in other.datings {
        let agreeing = told
            .datings
            .iter_mut()
            .find(|one| dates(&one.event.when, &dating.event.when) == Dates::Agree);
        match agreeing {
            Some(one) => {
                if length(&dating.event.when) < length(&one.event.when) {
                    one.event = dating.event;
                }
                one.tellers.append(&mut dating.tellers);
                one.tellers.sort_by_key(|teller| std::cmp::Reverse(teller.story));
            }
            None => told.datings.push(dating),
        }
    }
    let rank = |one: &Dating<'_>| {
        let earliest = one.tellers.iter().map(|teller| teller.story).max();
        (std::cmp::Reverse(one.tellers.len()), std::cmp::Reverse(earliest))
    };
    told.datings.sort_by_key(rank);
}

/// How many days a closed value has.
fn length(value: &DateValue) -> Option<i32> {
    let (start, end) = value.start.zip(value.end)?;
    start.until(end).ok().map(|span| span.get_days())
}

/// The day an event is sorted by: its first, or for an open beginning its last.
pub(crate) fn first_day(value: &DateValue) -> Option<Date> {
    value.start.or(value.end)
}

/// The day, month or year that `date` lies in.
pub(crate) fn part_value(date: Date, precision: Precision) -> DateValue {
    let (start, end) = match precision {
        Precision::Month => (date.first_of_month(), date.last_of_month()),
        Precision::Year => (date.first_of_year(), date.last_of_year()),
        _ => (date, date),
    };
    DateValue { start: Some(start), end: Some(end), precision }
}
