//! An article in all its languages.

use super::{Entry, Locale};

/// An article in all its languages.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Story {
    /// The source article's id.
    pub id: String,
    /// The versions, the source first, then in the order of [`Locale::ALL`]; never two of one language.
    pub versions: Vec<Version>,
}

impl Story {
    /// The version the others were made from.
    pub fn source(&self) -> &Version {
        &self.versions[0]
    }

    /// The version in a language.
    pub fn version(&self, locale: Locale) -> Option<&Version> {
        self.versions.iter().find(|version| version.locale == locale)
    }
}

/// An article in one language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Version {
    /// The language.
    pub locale: Locale,
    /// How it came about.
    pub origin: VersionOrigin,
    /// What a reader has to know of it.
    pub standing: Standing,
    /// The article, every string of it in `locale`.
    pub entry: Entry,
}

/// What a reader has to know of a translation, or of what was converted from one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Standing {
    /// A machine wrote it, and no person has read it.
    pub draft: bool,
    /// Its source has changed since it was made.
    pub outdated: bool,
}

/// How a version came about.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum VersionOrigin {
    /// As the source has it.
    Original,
    /// By script conversion.
    Converted {
        /// The language it was converted from.
        from: Locale,
        /// The conversion, by OpenCC's name: `s2tw`.
        #[serde(deserialize_with = "super::name::interned")]
        table: super::name::Literal,
    },
    /// By a person's hand.
    Translated {
        /// The language it was translated from.
        from: Locale,
        /// Who translated it, where the editor says so.
        by: Option<String>,
    },
}
