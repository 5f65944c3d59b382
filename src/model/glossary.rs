//! Names and terms with their forms in each language.

use super::NameKind;

/// Names and terms with their forms in each language: the built-in ones, then the site's, which win.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The terms, in the order they were written.
    pub terms: Vec<GlossaryTerm>,
    /// The site's own words for script conversion, which are no names and stand in no box.
    pub phrases: Vec<Phrase>,
}

/// Words that script conversion writes in a way of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// In Simplified characters; never empty.
    pub zh_hans: String,
    /// In Traditional characters as Taiwan writes them; `None` where they are the converted ones.
    pub zh_hant_tw: Option<String>,
    /// In Traditional characters as Hong Kong writes them; `None` where they are the converted ones.
    pub zh_hant_hk: Option<String>,
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossaryTerm {
    /// What it is.
    pub kind: NameKind,
    /// The forms in Simplified characters; the first is the usual one.
    pub zh_hans: Vec<String>,
    /// The form in Traditional characters as Taiwan writes it, where it is not the converted one.
    pub zh_hant_tw: Option<String>,
    /// The form in Traditional characters as Hong Kong writes it, where it is not the converted one.
    pub zh_hant_hk: Option<String>,
    /// The established English name.
    pub en: Option<String>,
    /// Other English forms that mean the same.
    pub en_aliases: Vec<String>,
}
