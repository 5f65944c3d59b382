//! What lists need of an article: all that is known of it but its text.
//!
//! The whole site is in memory as briefs, and of whole articles only those whose pages are being made. A brief is a story
//! of the same shape, so that one code serves both; what it lacks is said at [`Brief`].

use crate::model::{
    Article, Entry, Event, Locale, Name, NameKind, PerLocale, Point, Sentence, Settings, Story,
    Version,
};
use crate::text::width;

use super::pictures::{self, Named};
use super::places;

/// A story without blocks, edits, quotations, remarks, the words of its sentences, and whatever else only its own page
/// shows; of its points, figures and names it has those that lists show.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Brief {
    /// The story, as far as lists need it.
    pub(crate) story: Story,
    /// How long each version takes to read.
    pub(crate) minutes: PerLocale<u32>,
    /// The address it gets where its editor gives none: a function of day and title that takes its time.
    pub(crate) address: String,
    /// The pictures it names.
    pub(crate) pictures: Vec<Named>,
}

impl Brief {
    /// What lists need of `story`.
    pub fn of(story: &Story) -> Self {
        let minutes = PerLocale::from_fn(|locale| {
            story.version(locale).map_or(0, |version| minutes(&version.entry, locale))
        });
        let versions = story.versions.iter().map(|version| Version {
            locale: version.locale,
            origin: version.origin.clone(),
            standing: version.standing,
            entry: entry(&version.entry),
        });
        let pictures = pictures::named(story);
        let story = Story { id: story.id.clone(), versions: versions.collect() };
        let address = places::generated(&story);
        Self { story, minutes, address, pictures }
    }

    /// Whether two articles tell the same events of the same people and bodies, wherever in their texts: then a site has
    /// the one where it had the other, and which articles belong together stays.
    pub fn tells_as(&self, other: &Self) -> bool {
        let (a, b) = (&self.story, &other.story);
        let settings = |story: &Story| {
            let article = &story.source().entry.article;
            (article.published.map(|one| one.date), article.settings.topics.clone())
        };
        a.id == b.id
            && settings(a) == settings(b)
            && a.versions.len() == b.versions.len()
            && a.versions.iter().zip(&b.versions).all(|(a, b)| tells_as(a, b))
    }

    /// Whether two articles have one place among others and ask for one address.
    pub fn is_placed_as(&self, other: &Self) -> bool {
        let source = |brief: &Self| {
            let article = &brief.story.source().entry.article;
            (article.published.map(|one| one.date), article.path.clone())
        };
        let (a, b) = (&self.story, &other.story);
        let asked = |one: &Version| one.entry.article.settings.slug.clone();
        a.id == b.id
            && self.address == other.address
            && source(self) == source(other)
            && a.versions.iter().map(asked).eq(b.versions.iter().map(asked))
    }

    /// The article's id.
    pub fn id(&self) -> &str {
        &self.story.id
    }
}

fn tells_as(a: &Version, b: &Version) -> bool {
    let event = |one: &Event| {
        let Event { when, planned, inferred, approximation, text, expression, sentence: _, origin } =
            one;
        (*when, *planned, *inferred, *approximation, text.clone(), expression.clone(), *origin)
    };
    let name = |one: &Name| {
        let Name { text, kind, en, zh: _, role: _, sentence: _ } = one;
        (text.clone(), *kind, en.clone())
    };
    let publish = |one: &Version| one.entry.article.settings.publish;
    a.locale == b.locale
        && publish(a) == publish(b)
        && a.entry.timeline.iter().map(event).eq(b.entry.timeline.iter().map(event))
        && a.entry.names.iter().map(name).eq(b.entry.names.iter().map(name))
}

fn entry(entry: &Entry) -> Entry {
    let Entry { article, sentences, points, gist, timeline, quantities, names, .. } = entry;
    let sentence = |one: &Sentence| Sentence { text: String::new(), ..*one };
    let point = |one: &Point| Point { text: String::new(), shown: one.shown.clone(), ..*one };
    let name = |one: &Name| Name { role: None, zh: None, ..one.clone() };
    let named = names.iter().filter(|one| !matches!(one.kind, NameKind::Place | NameKind::Term));
    let key_figures = quantities.iter().filter(|one| one.key && one.measure.is_some());
    let mut brief = Entry {
        article: about(article),
        sentences: Vec::new(),
        points: points.first().map(point).into_iter().collect(),
        gist: gist.clone(),
        dates: Vec::new(),
        timeline: timeline.clone(),
        quantities: key_figures.cloned().collect(),
        names: named.map(name).collect(),
        quotes: Vec::new(),
        checks: Vec::new(),
    };
    // Lists lead to no sentence behind the last of these: what stands there may change, and no list does.
    brief.sentences = sentences.iter().map(sentence).take(last_sentence(&brief)).collect();
    brief
}

/// The last sentence that something in an entry comes from.
fn last_sentence(entry: &Entry) -> usize {
    let Entry { points, timeline, quantities, names, .. } = entry;
    let points = points.iter().map(|one| one.sentence);
    let events = timeline.iter().map(|one| one.sentence);
    let figures = quantities.iter().map(|one| one.sentence);
    let names = names.iter().map(|one| one.sentence);
    points.chain(events).chain(figures).chain(names).max().unwrap_or(0)
}

fn about(article: &Article) -> Article {
    let settings = &article.settings;
    Article {
        id: article.id.clone(),
        path: article.path.clone(),
        lang: article.lang,
        title: article.title.clone(),
        published: article.published,
        source_name: article.source_name.clone(),
        author: article.author.clone(),
        editor: None,
        url: article.url.clone(),
        blocks: Vec::new(),
        edits: Vec::new(),
        settings: Settings {
            topics: settings.topics.clone(),
            slug: settings.slug.clone(),
            aliases: settings.aliases.clone(),
            publish: settings.publish,
            draft: settings.draft,
            reviewed: settings.reviewed,
            ..Settings::default()
        },
        protected: Vec::new(),
    }
}

/// How long an article takes to read, at least a minute: 400 Han characters or 230 words to a minute.
fn minutes(entry: &Entry, locale: Locale) -> u32 {
    let (length, rate): (usize, usize) = if locale.is_chinese() {
        (entry.sentences.iter().map(|one| width::han_length(&one.text)).sum(), 400)
    } else {
        (entry.sentences.iter().map(|one| width::word_count(&one.text)).sum(), 230)
    };
    u32::try_from(length.div_ceil(rate).max(1)).unwrap_or(u32::MAX)
}
