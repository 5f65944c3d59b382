//! What the editor overrules for one article: front matter, sidecar, defaults of a folder.

use super::{Date, DateValue, Locale, Place, Provider, RuleSet, SourcePath};

/// What the editor overrules for one article. `None` and empty mean: not said.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Settings {
    /// The title.
    pub title: Option<String>,
    /// The publication date.
    pub date: Option<Date>,
    /// Who published it first.
    pub source: Option<String>,
    /// Where it was published first.
    pub url: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who translated it.
    pub translator: Option<String>,
    /// For a translation: the title and the paragraphs of the source that it was made from, in order.
    pub made_from: Option<Vec<MadeFrom>>,
    /// Under what terms it may be published.
    pub licence: Option<String>,
    /// Keys of topics.
    pub topics: Option<Vec<String>>,
    /// The last part of its address.
    pub slug: Option<Spanned<String>>,
    /// Its old addresses: old slugs, or paths below the site that begin with `/`.
    pub aliases: Vec<Spanned<String>>,
    /// Its language.
    pub lang: Option<Locale>,
    /// How much of it is published.
    pub publish: Option<Publish>,
    /// Whether it is not to be published yet.
    pub draft: Option<bool>,
    /// Whether it gets a version in the other Chinese script.
    pub variants: Option<Variants>,
    /// Text that cleaning must not touch: literal, or `/regular expression/`.
    pub keep: Vec<Spanned<String>>,
    /// Text to take out: literal, or `/regular expression/`.
    pub drop: Vec<Spanned<String>>,
    /// Which cleaning rules are on.
    pub rules: Option<RuleSet>,
    /// Whether a person has read what the program generated.
    pub reviewed: Option<bool>,
    /// Boxes the editor wrote.
    pub boxes: Vec<BoxSetting>,
    /// Timeline entries the editor adds or hides.
    pub events: Vec<EventSetting>,
    /// Key figures the editor adds, changes or hides.
    pub figures: Vec<Spanned<FigureSetting>>,
}

impl Settings {
    /// These settings, with `weaker` where they say nothing. Lists are joined, the stronger first.
    pub fn over(self, weaker: Self) -> Self {
        let join = |mut strong: Vec<_>, weak: Vec<_>| {
            strong.extend(weak);
            strong
        };
        Self {
            title: self.title.or(weaker.title),
            date: self.date.or(weaker.date),
            source: self.source.or(weaker.source),
            url: self.url.or(weaker.url),
            author: self.author.or(weaker.author),
            translator: self.translator.or(weaker.translator),
            made_from: self.made_from.or(weaker.made_from),
            licence: self.licence.or(weaker.licence),
            topics: self.topics.or(weaker.topics),
            slug: self.slug.or(weaker.slug),
            aliases: join(self.aliases, weaker.aliases),
            lang: self.lang.or(weaker.lang),
            publish: self.publish.or(weaker.publish),
            draft: self.draft.or(weaker.draft),
            variants: self.variants.or(weaker.variants),
            keep: join(self.keep, weaker.keep),
            drop: join(self.drop, weaker.drop),
            rules: self.rules.or(weaker.rules),
            reviewed: self.reviewed.or(weaker.reviewed),
            boxes: self.boxes.into_iter().chain(weaker.boxes).collect(),
            events: self.events.into_iter().chain(weaker.events).collect(),
            figures: self.figures.into_iter().chain(weaker.figures).collect(),
        }
    }

    /// Whether a machine wrote the text, by the name of the translator, and no person has read it.
    pub fn is_machine_draft(&self) -> bool {
        let machine = |name: &str| {
            let provider = name.split_once('/').map(|(provider, _)| provider);
            Provider::ALL.iter().any(|one| Some(one.name()) == provider)
        };
        self.translator.as_deref().is_some_and(machine) && self.reviewed != Some(true)
    }
}

/// A paragraph of a source, as it was when its translation was made.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MadeFrom {
    /// Its fingerprint, as `text::fingerprint` has it.
    pub fingerprint: String,
    /// How it began, for people; may be empty.
    pub begins: String,
}

/// A value, and where the editor wrote it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// The file.
    pub path: SourcePath,
    /// The place in it.
    pub place: Place,
}

/// How much of an article is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Publish {
    /// All of it.
    Full,
    /// The boxes and the timeline, with a link to the source.
    Summary,
    /// Title and link.
    Link,
}

/// Whether an article gets a version in the other Chinese script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Variants {
    /// Yes.
    Auto,
    /// No.
    None,
}

/// A box the editor wrote.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct BoxSetting {
    /// Which box.
    pub kind: BoxKind,
    /// Its items, in the article's language.
    pub items: Vec<String>,
}

/// The boxes of an article page, in their order.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum BoxKind {
    /// The points the article makes.
    KeyPoints,
    /// Why a reader should care; the editor's.
    WhyItMatters,
    /// The figures that carry the article.
    KeyFigures,
    /// Who is in it.
    Who,
    /// What they said.
    Quotes,
    /// What came before; the editor's.
    Background,
    /// Who sees it differently; the editor's.
    OtherViews,
    /// What is announced or forecast.
    WhatsNext,
}

impl BoxKind {
    /// Every box in the order of the page.
    pub const ALL: [Self; 8] = [
        Self::KeyPoints,
        Self::WhyItMatters,
        Self::KeyFigures,
        Self::Who,
        Self::Quotes,
        Self::Background,
        Self::OtherViews,
        Self::WhatsNext,
    ];

    /// The name in settings and in ids: `key-points`.
    pub fn name(self) -> &'static str {
        match self {
            Self::KeyPoints => "key-points",
            Self::WhyItMatters => "why-it-matters",
            Self::KeyFigures => "key-figures",
            Self::Who => "who",
            Self::Quotes => "quotes",
            Self::Background => "background",
            Self::OtherViews => "other-views",
            Self::WhatsNext => "whats-next",
        }
    }
}

/// A timeline entry the editor adds, or hides.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct EventSetting {
    /// When.
    pub date: DateValue,
    /// What happened; with `hide`, a part of the text of the entry meant, or empty for every entry of that date.
    pub text: String,
    /// Whether it is announced and not done.
    pub planned: bool,
    /// Whether entries of that date are taken off instead.
    pub hide: bool,
}

/// A key figure the editor adds, changes or hides.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum FigureSetting {
    /// One that the text does not have, or not so.
    Add {
        /// Number and unit, in the article's language: 3.2亿元.
        value: String,
        /// What it measures.
        measure: String,
        /// The period it holds for.
        period: Option<DateValue>,
    },
    /// One of the text, which becomes key.
    Change {
        /// A part of the text that holds the figure's number, or is in it: 3.2亿.
        find: String,
        /// What it measures, if not what the program says.
        measure: Option<String>,
        /// The period it holds for, if not what the program says.
        period: Option<DateValue>,
    },
    /// One of the text that is not to be in the box.
    Hide {
        /// As above.
        find: String,
    },
}
