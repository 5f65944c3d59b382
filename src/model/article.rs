//! One article, cleaned: its text, what is known about it, and what cleaning did.

use super::{Block, Date, Edit, Locale, Settings, SourcePath};

/// One article, cleaned.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Article {
    /// Path below the content folder without language tag and ending; `#k` added for the k-th item of a listing, from 1.
    pub id: String,
    /// The file it came from.
    pub path: SourcePath,
    /// Its language and script.
    pub lang: Locale,
    /// Its title; `None` where the source has none, until `enrich` makes one up and says so.
    pub title: Option<Title>,
    /// When it was published.
    pub published: Option<Published>,
    /// Who published it first.
    pub source_name: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Who edited it.
    pub editor: Option<String>,
    /// Where it was published first.
    pub url: Option<String>,
    /// The text, without the title.
    pub blocks: Vec<Block>,
    /// What cleaning did, in the order of the text.
    pub edits: Vec<Edit>,
    /// What the editor overruled.
    pub settings: Settings,
    /// Words that script conversion must not decide about: what `-{…}-` held. The marks themselves are gone from every text of
    /// the article once it is read to the end.
    pub protected: Vec<Protected>,
}

/// Words whose form in the other script the author gave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Protected {
    /// A few characters that stand before them.
    pub before: String,
    /// The words, as the article has them; never empty.
    pub text: String,
    /// A few characters that stand behind them.
    pub after: String,
    /// What the other Chinese script has in their place; often the same.
    pub other: String,
}

/// A title, and where it is from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Title {
    /// The title.
    pub text: String,
    /// Where it is from.
    pub origin: TitleOrigin,
}

/// Where a title is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TitleOrigin {
    /// The editor's settings.
    FrontMatter,
    /// The source's own text or metadata.
    Text,
    /// Made from the text by the program; pages say so.
    Generated,
}

/// A publication date, and where it is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// Where it is from.
    pub origin: PublishedOrigin,
}

/// Where a publication date is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublishedOrigin {
    /// The editor's settings, or `--published`.
    FrontMatter,
    /// A date line of the text.
    Text,
    /// The stamp of an item in a listing.
    Timestamp,
    /// A date line without a year; the year is from the text's other dates.
    Inferred,
    /// The metadata of a saved page.
    File,
}
