//! The settings of a site: `digest.toml`.

use super::{Locale, PerLocale, RuleSet};

/// The settings of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The site's name in each language.
    pub title: PerLocale<String>,
    /// One sentence about the site in each language; may be empty.
    pub description: PerLocale<String>,
    /// Where it will be published; ends in `/`, may have a path: `https://host/digest/`.
    pub base_url: String,
    /// Whether a `CNAME` file names the host of `base_url`, for hosts that ask for one (GitHub Pages).
    pub cname: bool,
    /// The languages it is published in, in the order pages list them.
    pub languages: Vec<Locale>,
    /// Whose Traditional Chinese it writes.
    pub region: Region,
    /// What becomes of an article in a language that it has no version in.
    pub untranslated: Untranslated,
    /// The folder below `themes/`, or the built-in theme of that name.
    pub theme: String,
    /// Which cleaning rules are on.
    pub rules: RuleSet,
    /// How long summaries may be.
    pub summary: SummaryBudget,
    /// Names of topics in each language, by their key.
    pub topics: Vec<(String, PerLocale<String>)>,
}

/// Whose Traditional Chinese a site writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Region {
    /// Taiwan: OpenCC's `s2tw`.
    Taiwan,
    /// Hong Kong: OpenCC's `s2hk`.
    HongKong,
}

/// What becomes of an article in a language that it has no version in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untranslated {
    /// Listed with its title and a badge; the link leads to the version there is.
    List,
    /// Has a page: interface, figures and dates in the reader's language, the text in its own.
    Show,
    /// Not listed.
    Hide,
}

/// How long summaries may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SummaryBudget {
    /// All points of a Chinese article together, in characters without white space.
    pub han_chars: usize,
    /// All points of an English article together, in words.
    pub words: usize,
    /// The most points an article has.
    pub points: usize,
}

impl Default for SummaryBudget {
    fn default() -> Self {
        Self { han_chars: 220, words: 130, points: 5 }
    }
}
