//! Names and terms with their forms in each language.

use super::NameKind;

/// Names and terms with their forms in each language: the built-in ones, then the site's, which win.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glossary {
    /// The terms, in the order they were written.
    pub terms: Vec<GlossaryTerm>,
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
