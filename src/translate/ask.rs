//! What a translator is asked, and why it may not answer.

use std::time::Duration;

use crate::model::{Locale, Region};

use super::codes::Coded;

/// A paragraph to translate.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    /// Its language.
    pub(super) from: Locale,
    /// The language wanted.
    pub(super) to: Locale,
    /// Whose Traditional Chinese the site writes.
    pub(super) region: Region,
    /// The text, with tags.
    pub(super) coded: Coded,
    /// Whether the translator keeps tags.
    pub(super) tagged: bool,
    /// Whether it is a title or a heading.
    pub(super) headline: bool,
    /// The terms in it.
    pub(super) terms: Vec<Term>,
    /// The figures in it, and how the other language prints them.
    pub(super) figures: Vec<(String, String)>,
}

/// A term of the glossary, or a name, that stands in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// As the paragraph has it.
    pub(super) source: String,
    /// The forms that the translation may have; the first is the usual one.
    pub(super) target: Vec<String>,
    /// Whether one of them must be there. Other names are only suggested.
    pub(super) must: bool,
}

/// A first answer, and what is wrong with it.
#[derive(Debug, Clone)]
pub(super) struct Again {
    /// The answer.
    pub(super) answer: String,
    /// What is wrong with it, a sentence each.
    pub(super) faults: Vec<String>,
}

/// Why there is no answer. No message has a key in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AskError {
    /// The service cannot be used at all: nothing else need be asked.
    #[error("the service cannot be used: {0}")]
    Service(String),
    /// It did not answer, however often it was asked.
    #[error("the service gave no answer in {tries}: {cause}")]
    Silent {
        /// "6 tries".
        tries: String,
        /// Why the last one failed.
        cause: String,
    },
    /// It will not translate this paragraph.
    #[error("the service refused this paragraph: {0}")]
    Refused(String),
    /// The run is being ended.
    #[error("the run was ended")]
    Ended,
}

impl AskError {
    /// Whether other paragraphs would fare no better.
    pub fn is_final(&self) -> bool {
        !matches!(self, Self::Refused(_))
    }
}

/// One try that failed.
#[derive(Debug)]
pub(super) enum Failure {
    /// Another may do better, after so long, if the service says how long.
    Again {
        /// Why it failed.
        cause: String,
        /// How long the service wants to be left alone.
        after: Option<Duration>,
    },
    /// No other will.
    Final(AskError),
}

impl Failure {
    pub(super) fn again(cause: impl Into<String>) -> Self {
        Self::Again { cause: cause.into(), after: None }
    }
}
