//! What the style sheet and the scripts of a theme are called where they are published.

use std::collections::BTreeMap;

/// Published names of files below `assets/`, by the names that the theme gives them. A name holds a fingerprint of the
/// file, so that a browser may keep it for ever; a file that is not here keeps its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assets(BTreeMap<String, String>);

impl Assets {
    /// These names.
    pub fn new(names: BTreeMap<String, String>) -> Self {
        Self(names)
    }

    /// `style.3f2a….css` for `style.css`.
    pub fn published<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.get(name).map_or(name, String::as_str)
    }

    /// Every published name that holds a fingerprint.
    pub fn lasting(&self) -> impl Iterator<Item = &str> {
        self.0.values().map(String::as_str)
    }
}
