//! What pages show that lead to articles: the front page, editions, the archive, the timeline, registers.

use schemars::JsonSchema;
use serde::Serialize;

use super::{CardLinkView, CardView, DayView, EventView, LinkView, TopicView};

/// The front page of a language.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HomeView {
    /// "24 June 2022 · 9 articles · 12 minutes".
    pub date_line: String,
    /// The day of the newest article; `None` on an empty site.
    pub date: Option<DayView>,
    /// The edition of that day, by the whole date; `None` on an empty site.
    pub edition: Option<LinkView>,
    /// The edition before it.
    pub previous: Option<LinkView>,
    /// Today's points: one from each of the leading articles.
    pub points: Vec<HomePointView>,
    /// The articles by topic; those without a topic come last, under no heading.
    pub sections: Vec<SectionView>,
    /// What comes next: planned events, the nearest first.
    pub upcoming: Vec<EventView>,
    /// The latest events, newest first.
    pub recent: Vec<EventView>,
    /// Topics by number of articles.
    pub topics: Vec<TopicView>,
    /// Other ways in: sources, names.
    pub registers: Vec<LinkView>,
    /// The archive, where the front page does not show all.
    pub older: Option<LinkView>,
}

/// The articles of one day.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct EditionView {
    /// The heading, with the date.
    pub heading: String,
    /// The day.
    pub date: DayView,
    /// "9 articles · 12 minutes".
    pub date_line: String,
    /// One point from each of its articles, at most five.
    pub points: Vec<HomePointView>,
    /// Its articles by topic, as on the front page.
    pub sections: Vec<SectionView>,
    /// The edition before, by its date.
    pub previous: Option<LinkView>,
    /// The edition after.
    pub next: Option<LinkView>,
    /// The archive.
    pub up: LinkView,
}

/// A point on the front page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct HomePointView {
    /// The words.
    pub text: String,
    /// BCP 47 tag of the words, where it is not the page's; else `None`.
    pub lang: Option<String>,
    /// The article's title.
    pub title: String,
    /// The article, at the sentence.
    pub href: String,
    /// The day of the article, if that is not the page's.
    pub date: Option<DayView>,
}

/// A group of articles on the front page.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SectionView {
    /// The topic; `None` for the rest.
    pub topic: Option<LinkView>,
    /// The first is the lead.
    pub articles: Vec<CardView>,
}

/// A year of the site's timeline.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineYearView {
    /// The year in digits; the fragment id is `y` and this.
    pub year: String,
    /// Newest month first; events known only to the year come last, under no heading.
    pub months: Vec<TimelineMonthView>,
}

/// A month of the site's timeline.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineMonthView {
    /// The fragment: `y2022-06`, of events known only to the year `y2022-00`.
    pub id: String,
    /// "June 2022"; empty for events known only to the year.
    pub heading: String,
    /// The page that has its events, if this one has not.
    pub href: Option<String>,
    /// How many events it has, as the language says it: "3 events".
    pub count: String,
    /// Newest first.
    pub events: Vec<EventView>,
}

/// A part of a register: the names that begin with one letter.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RegisterGroupView {
    /// The letter, "A" to "Z" (of Chinese names that of their pinyin) or "…" for all others; empty in a short register, which is
    /// one group by number of articles.
    pub initial: String,
    /// The id that links to it end with.
    pub id: String,
    /// In the order of the alphabet, or by number of articles.
    pub entries: Vec<RegisterEntryView>,
}

/// A publisher or a name, with its articles.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RegisterEntryView {
    /// The name.
    pub label: String,
    /// BCP 47 tag of the name, where it is not the page's; else `None`.
    pub lang: Option<String>,
    /// How many articles it has, as the language says it: "3 articles".
    pub count: String,
    /// Where a search for the name leads, if it has more articles than `articles`.
    pub all: Option<String>,
    /// The newest of them.
    pub articles: Vec<CardLinkView>,
}

/// A year of the archive.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArchiveYearView {
    /// The year in digits.
    pub year: String,
    /// Newest month first.
    pub months: Vec<ArchiveMonthView>,
}

/// A month of the archive.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArchiveMonthView {
    /// Its name with the year.
    pub label: String,
    /// Its page.
    pub href: String,
    /// How many articles it has, as the language says it: "3 articles".
    pub count: String,
    /// Its editions, newest first.
    pub days: Vec<DayLinkView>,
}

/// A link to an edition, in a list that says the month.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct DayLinkView {
    /// The day in digits.
    pub label: String,
    /// The whole date.
    pub title: String,
    /// Its page.
    pub href: String,
}
