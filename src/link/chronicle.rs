//! The events of the site as data, for calendars and programs: once in the languages of their sources, and as the
//! timeline of each language tells them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::model::{EventFiles, EventList, EventRecord, EventSource, Locale, Version};
use crate::text::dates;

use super::address::Route;
use super::card::{publish, title};
use super::events::{Teller, Told, gather};
use super::places::Placed;
use super::shell::{GENERATOR, Maker};

/// The version of `events.json` that this program writes.
const FORM: u8 = 1;

/// So many events are handed over at once.
const TOGETHER: usize = 1024;

impl Maker<'_> {
    /// The events in the languages of their sources.
    pub(crate) fn source_events(&self, stories: &[Placed<'_>], out: impl FnMut(EventFiles)) {
        let sources = gather(stories, |placed| self.own(placed).map(|(version, _)| version));
        self.event_files(&sources, stories, None, out);
    }

    /// The version of a story that is published and the nearest to its source, with the language of its page.
    fn own<'a>(&self, placed: &Placed<'a>) -> Option<(&'a Version, Locale)> {
        let page = placed.default_page(&self.config.languages).or_else(|| {
            self.config.languages.iter().copied().find(|one| placed.pages.get(*one).is_some())
        })?;
        placed.pages.get(page).map(|version| (version, page))
    }

    /// The events `told`, as lists of `locale` tell them; without one, in the languages of their sources.
    pub(crate) fn event_files(
        &self,
        told: &[Told<'_>],
        stories: &[Placed<'_>],
        locale: Option<Locale>,
        mut out: impl FnMut(EventFiles),
    ) {
        let language = locale.unwrap_or_else(|| self.first_language());
        // Events of one article and one date are told apart by their order.
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let mut pieces = told.chunks(TOGETHER).peekable();
        let mut first = true;
        while first || pieces.peek().is_some() {
            first = false;
            let told = pieces.next().unwrap_or_default();
            let records = told.par_iter().filter_map(|one| self.record(one, stories, locale));
            let mut events: Vec<EventRecord> = records.collect();
            for record in &mut events {
                let number = numbers.entry(record.id.clone()).or_insert(0);
                *number += 1;
                record.id = format!("{}.{number}@{}", record.id, self.addresses.host());
            }
            out(EventFiles {
                calendar: self.addresses.path(Route::Calendar(locale)),
                json: self.addresses.path(Route::Events(locale)),
                list: EventList {
                    version: FORM,
                    title: self.title(language).to_owned(),
                    home_page_url: self
                        .addresses
                        .url(locale.map_or(Route::Chooser, Route::Timeline)),
                    url: self.addresses.url(Route::Events(locale)),
                    language: locale,
                    generator: GENERATOR.to_owned(),
                    events,
                },
                last: pieces.peek().is_none(),
            });
        }
    }

    fn record(
        &self,
        told: &Told<'_>,
        stories: &[Placed<'_>],
        locale: Option<Locale>,
    ) -> Option<EventRecord> {
        let event = told.event();
        let date = dates::edtf(&event.when, event.approximation);
        let slug = &stories.get(told.tellers().next()?.story)?.slug;
        let sources = told.tellers().filter_map(|one| self.event_source(one, stories, locale));
        Some(EventRecord {
            id: format!("{slug}.{}", date.replace('/', "_")),
            text: event.text.clone(),
            language: told.lang,
            date_text: dates::display_said(
                &event.when,
                event.approximation,
                &event.expression,
                locale.unwrap_or(told.lang),
            ),
            date,
            start: event.when.start,
            end: event.when.end,
            precision: event.when.precision,
            approximate: event.approximation == crate::model::Approximation::About,
            inferred: event.inferred,
            planned: told.planned,
            dates_differ: told.datings.len() > 1,
            sources: sources.collect(),
        })
    }

    fn event_source(
        &self,
        teller: Teller<'_>,
        stories: &[Placed<'_>],
        locale: Option<Locale>,
    ) -> Option<EventSource> {
        let placed = stories.get(teller.story)?;
        let (version, page) = match locale {
            Some(locale) => (*placed.links.get(locale))?,
            None => self.own(placed)?,
        };
        let entry = &version.entry;
        let mut url = self.addresses.url(Route::Article(page, &placed.slug));
        // An editor's event stands in no sentence.
        let told = teller.event.sentence > 0 && publish(entry) == crate::model::Publish::Full;
        if told {
            url.push_str(&format!("#s{}", teller.event.sentence));
        }
        Some(EventSource {
            title: title(entry).to_owned(),
            language: version.locale,
            url,
            publisher: entry.article.source_name.clone(),
            published: placed.date,
            date: dates::edtf(&teller.event.when, teller.event.approximation),
        })
    }
}
