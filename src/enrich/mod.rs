//! Finds what an article says: sentences, dates, events, figures, names, quotes, key points.
//!
//! Each finder is a function over the article's sentences; none reads another article, the disk or the clock.
//! Invariant: everything found has a place in the text, by sentence and character; nothing is rewritten.

mod checks;
mod dates;
mod hanging;
mod headline;
mod names;
mod number;
mod passage;
mod points;
mod quantities;
mod quotes;
mod timeline;
mod words;

pub use names::builtin_glossary;

use crate::model::{
    Article, Considered, DateMention, Entry, Glossary, Name, Point, Quantity, Quote, Sentence,
    SummaryBudget, Title, TitleOrigin,
};

/// What the finders look at: an article as a list of sentences.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'a> {
    /// The title; sentence 0. `None` where the source has none.
    pub(crate) title: Option<&'a str>,
    /// The sentences; the first is number 1.
    pub(crate) sentences: &'a [crate::model::Sentence],
    /// The language.
    pub(crate) lang: crate::model::Locale,
    /// The publication date, to which 今年 and "last week" relate.
    pub(crate) published: Option<crate::model::Date>,
}

/// The figure that a text is, printed for every language; `None` where it is none, or several.
pub fn figure(text: &str, lang: crate::model::Locale) -> Option<crate::model::Quantity> {
    let sentence = crate::model::Sentence { text: text.to_owned(), paragraph: 1, heading: false };
    let sentences = std::slice::from_ref(&sentence);
    let reading = Reading { title: None, sentences, lang, published: None };
    let [figure] = <[_; 1]>::try_from(quantities::find(reading, &[])).ok()?;
    Some(figure)
}

impl<'a> Reading<'a> {
    fn of(article: &'a Article, sentences: &'a [Sentence]) -> Self {
        Self {
            title: article.title.as_ref().map(|title| title.text.as_str()),
            sentences,
            lang: article.lang,
            published: article.published.map(|published| published.date),
        }
    }
}

/// The sentences of an article; its blocks are marked with their numbers.
pub fn sentences(article: &mut Article) -> Vec<Sentence> {
    number::number(&mut article.blocks)
}

/// The expressions of time and the figures of an article, by themselves.
pub fn dates_and_figures(
    article: &Article,
    sentences: &[Sentence],
) -> (Vec<DateMention>, Vec<Quantity>) {
    let reading = Reading::of(article, sentences);
    let dates = dates::find(reading);
    let quantities = quantities::find(reading, &dates);
    (dates, quantities)
}

/// The names, the quotes and the key points of an article, by themselves; `dates` are what it says of time.
pub fn names_quotes_points(
    article: &Article,
    sentences: &[Sentence],
    dates: &[DateMention],
    glossary: &Glossary,
    budget: SummaryBudget,
) -> (Vec<Name>, Vec<Quote>, Vec<Point>) {
    let reading = Reading::of(article, sentences);
    let names = names::find(reading, glossary);
    let quotes = quotes::find(reading, &names);
    let (points, _) = points::choose(reading, &quotes, &names, dates, budget);
    (names, quotes, points)
}

/// How the key points of an entry were chosen.
pub fn consider(entry: &Entry, budget: SummaryBudget) -> Considered {
    let article = &entry.article;
    let title = article.title.as_ref().filter(|one| one.origin != TitleOrigin::Generated);
    let reading = Reading {
        title: title.map(|one| one.text.as_str()),
        sentences: &entry.sentences,
        lang: article.lang,
        published: article.published.map(|published| published.date),
    };
    points::consider(reading, &entry.quotes, &entry.names, budget)
}

/// Enriches one article.
pub fn enrich(mut article: Article, glossary: &Glossary, budget: SummaryBudget) -> Entry {
    let sentences = number::number(&mut article.blocks);
    let title = article.title.as_ref().map(|title| title.text.clone());
    let reading = Reading {
        title: title.as_deref(),
        sentences: &sentences,
        lang: article.lang,
        published: article.published.map(|published| published.date),
    };
    let dates = dates::find(reading);
    let timeline = timeline::events(reading, &dates);
    let names = names::find(reading, glossary);
    let quotes = quotes::find(reading, &names);
    let (points, gist) = points::choose(reading, &quotes, &names, &dates, budget);
    let quantities = quantities::find(reading, &dates);
    let checks = checks::check(reading, &quantities, &dates);
    if article.title.is_none() {
        article.title = headline::make(reading, &points)
            .map(|text| Title { text, origin: TitleOrigin::Generated });
    }
    Entry { article, sentences, points, gist, dates, timeline, quantities, names, quotes, checks }
}
