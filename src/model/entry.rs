//! An article with all that is known of it: sentences, dates, figures, points, names, quotes.

use super::{Article, DateMention, Event, Quantity};

/// An article, enriched. Its blocks hold [`super::Inline::Sentence`]s and its prose blocks are numbered.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    /// The article; its title is always `Some` here.
    pub article: Article,
    /// The sentences of the prose in order, headings included; the first is number 1.
    pub sentences: Vec<Sentence>,
    /// The key points, in the order of the text.
    pub points: Vec<Point>,
    /// One line for lists and feeds.
    pub gist: Option<String>,
    /// Every expression of time.
    pub dates: Vec<DateMention>,
    /// The events, earliest first.
    pub timeline: Vec<Event>,
    /// Every figure.
    pub quantities: Vec<Quantity>,
    /// Who and what is named.
    pub names: Vec<Name>,
    /// Direct quotations.
    pub quotes: Vec<Quote>,
    /// Figures and dates that do not fit one another.
    pub checks: Vec<Check>,
}

/// A sentence of the prose.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sentence {
    /// Its text, without leading or trailing white space.
    pub text: String,
    /// The number of its paragraph, from 1.
    pub paragraph: usize,
    /// Whether it is a heading.
    pub heading: bool,
}

/// A key point: a sentence, or a clause of one, quoted.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Point {
    /// The article's own words; a pronoun's name, put in its place, stands in square brackets.
    pub text: String,
    /// The same, and in square brackets what a reader needs to understand it alone: the year of 去年, the name behind an alias.
    pub shown: String,
    /// The sentence's number, from 1.
    pub sentence: usize,
}

/// Something with a name.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Name {
    /// As the article has it.
    pub text: String,
    /// What it is.
    pub kind: NameKind,
    /// The established English name, or for persons the pinyin; `None` where there is none.
    pub en: Option<String>,
    /// Of a name in an English text, the usual one in Chinese; `None` where no glossary has it.
    pub zh: Option<Box<ChineseName>>,
    /// A person's role, in the words of the article.
    pub role: Option<String>,
    /// The first sentence that has it, from 1; 0 is the title.
    pub sentence: usize,
}

/// A name in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ChineseName {
    /// In Simplified characters.
    pub simplified: String,
    /// In Traditional characters as the site writes them; `None` where it is not localized yet.
    pub traditional: Option<String>,
}

/// Sorts of names.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation: company, ministry, platform.
    Organisation,
    /// A place.
    Place,
    /// An event: a festival, a conference.
    Event,
    /// A product, service or programme.
    Product,
    /// A work: a report, a law, a plan.
    Work,
    /// A term of the trade.
    Term,
}

/// A direct quotation.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Quote {
    /// The words between the marks.
    pub text: String,
    /// Who said them, with the role where the article gives it.
    pub speaker: Option<String>,
    /// The sentence's number, from 1.
    pub sentence: usize,
}

/// Two statements of an article that do not fit one another. Flagged, never corrected.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Check {
    /// The rule: `part-of-whole`, `share`, `growth`, `cagr`, `same-measure`, `date-order`.
    #[serde(deserialize_with = "super::name::interned")]
    pub rule: super::name::Literal,
    /// Both figures and the arithmetic.
    pub message: String,
    /// The sentence's number, from 1.
    pub sentence: usize,
    /// The figures (or dates) it is about: sentence, and first character in it.
    pub places: Vec<(usize, usize)>,
}
