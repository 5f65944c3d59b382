//! What a file's name says: stem, language, format.

use crate::model::{Format, Locale};

/// A source's name, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// Path below the content folder, without language tag and ending.
    pub(super) stem: String,
    /// The language tag, as written.
    pub(super) tag: Option<String>,
    pub(super) format: Format,
}

/// Takes `2014/jd.en.md` apart; `None` for what is no source.
pub(super) fn source(path: &str) -> Option<Name> {
    let (rest, ending) = path.rsplit_once('.')?;
    let format = super::format(ending)?;
    let (folder, name) = rest.rsplit_once('/').map_or(("", rest), |(folder, name)| (folder, name));
    let (name, tag) = match name.rsplit_once('.') {
        Some((name, tag)) if !name.is_empty() && Locale::from_tag(tag).is_some() => {
            (name, Some(tag.to_owned()))
        }
        _ => (name, None),
    };
    let stem = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    (!name.is_empty()).then_some(Name { stem, tag, format })
}

/// Whether a file is an editor's or a system's own by its name: hidden, a backup, a swap file. Nothing of it is read.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with(['.', '~', '#'])
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name.ends_with(".bak")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_taken_off_only_if_it_names_a_language() {
        let name = source("2014/jd.en.md").unwrap();
        assert_eq!(
            (name.stem.as_str(), name.tag.as_deref(), name.format),
            ("2014/jd", Some("en"), Format::Markdown)
        );
        assert_eq!(source("v2.0.txt").unwrap().stem, "v2.0");
        assert_eq!(source("a.toml"), None);
    }
}
