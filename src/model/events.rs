//! The events of a site as data: what `events.json` says word for word, and calendars in their own way.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Date, Locale, Precision};

/// The events of a site, as one file tells them. `templates/events.schema.json` is its JSON Schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EventList {
    /// The form of this file; a change that would break its readers makes it 2.
    pub version: u8,
    /// The site's name.
    pub title: String,
    /// The page that shows these events, complete.
    pub home_page_url: String,
    /// This file's own address, complete.
    pub url: String,
    /// The language that lists are read in; `null` where each event is in the language of its source.
    pub language: Option<Locale>,
    /// The program's name and version.
    pub generator: String,
    /// Earliest first.
    pub events: Vec<EventRecord>,
}

/// An event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EventRecord {
    /// The same in every build, and unlike any other event's on any site.
    pub id: String,
    /// What happened.
    pub text: String,
    /// The language of `text`.
    pub language: Locale,
    /// When: Extended Date/Time Format (ISO 8601-2), at exactly the precision known.
    pub date: String,
    /// The same in the words of the list's language, or of the event's where the list has none.
    pub date_text: String,
    /// First day; `null` for an open beginning.
    #[schemars(with = "Option<String>")]
    pub start: Option<Date>,
    /// Last day, inclusive; `null` for an open end.
    #[schemars(with = "Option<String>")]
    pub end: Option<Date>,
    /// What the date is given in.
    pub precision: Precision,
    /// Whether the sources themselves are rough about it.
    pub approximate: bool,
    /// Whether a part of the date, mostly the year, comes from elsewhere in the source.
    pub inferred: bool,
    /// Whether it was announced or forecast and not yet done when the sources appeared.
    pub planned: bool,
    /// Whether the sources give different dates; `date` is then what most of them say, or else the earliest source.
    pub dates_differ: bool,
    /// The articles that tell it: those with `date` first, the earliest first.
    pub sources: Vec<EventSource>,
}

/// An article that tells an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EventSource {
    /// Title.
    pub title: String,
    /// The language of its text.
    pub language: Locale,
    /// Its page, complete, at the sentence that tells the event.
    pub url: String,
    /// Who published it first; `null` where that is not known.
    pub publisher: Option<String>,
    /// The day of its publication.
    #[schemars(with = "Option<String>")]
    pub published: Option<Date>,
    /// The date that it gives the event (EDTF).
    pub date: String,
}

/// Where a list of events is published, and the next of what it holds: a long list comes in several, one after the other,
/// which differ in their events alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFiles {
    /// Path of the calendar (RFC 5545): `timeline.ics`. A calendar without events is none, and has no file.
    pub calendar: String,
    /// Path of the JSON document: `events.json`.
    pub json: String,
    /// The next events.
    pub list: EventList,
    /// Whether there are no more.
    pub last: bool,
}
