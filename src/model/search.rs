//! The search index of one language: what `search.js` reads to find articles without a server.
//!
//! A *unit* is a Han character in its Simplified form, or a word of other letters and digits in lower case. A *key* is a unit
//! (`税`, `parcel`), or two neighbours of which one at least is Han: `电子`, and with a space between where one is a
//! word, `c 位`, `国 saas`. Keys are in the order of their UTF-16 units, which is that of JavaScript, and so are the shards that
//! hold them: whoever knows the first key of each shard knows which to ask for.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A part of the search index of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchPiece {
    /// The folder of its files, below the output folder: `en/search/`.
    pub folder: String,
    /// What it is.
    pub part: SearchPart,
}

/// The parts of a search index, in the order in which they come: packs, shards, the end. No index is without an end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SearchPart {
    /// The next documents, in packs of which none is empty, the oldest first; their numbers count through.
    Packs(Vec<Vec<SearchDocument>>),
    /// The next keys, in shards of which none is empty.
    Shards(Vec<Vec<(String, Postings)>>),
    /// These packs of the index that is published come next, as they are.
    OldPacks(Range<usize>),
    /// These shards of the index that is published come next, as they are.
    OldShards(Range<usize>),
    /// There is no more.
    End {
        /// Traditional characters, each with its Simplified form behind it, of those forms that have keys.
        fold: String,
    },
}

/// Where a key stands, as numbers.
///
/// For one unit, a number for each document: twice its distance from the document before, and one more if the title
/// has it. For two, for each document: its distance from the one before, how often, and the positions of the first
/// unit, each but the first as the distance from the one before. The first document's distance is from 0.
pub type Postings = Vec<u32>;

/// What the manifest of an index says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchIndex {
    /// The first key of each shard.
    pub keys: Vec<String>,
    /// The names of the shards, one behind the other.
    pub shards: String,
    /// The number of the first document of each pack.
    pub firsts: Vec<usize>,
    /// The names of the packs, one behind the other.
    pub documents: String,
    /// How many documents there are.
    pub count: usize,
    /// As in [`SearchPart::End`].
    pub fold: String,
}

/// Positions below this one are in the title.
pub const BODY_POSITION: u32 = 256;

/// What a result shows of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchDocument {
    /// Its page, from the host's root.
    pub href: String,
    /// Title.
    pub title: String,
    /// BCP 47 tag, where it is not that of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Day, source: as lists show them.
    pub meta: String,
    /// The text that was searched: sentences, the first with the id `s1`, or points where the text is not published.
    pub text: Vec<String>,
    /// Whether `text` has ids on the page.
    pub anchored: bool,
    /// Names in the other language, as the article's box of names prints them: searched as the text is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
}
