//! The words of the interface, in each language of the digest.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};

use super::{Locale, PerLocale};

/// The words of the interface, in each language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strings {
    /// The words of each language.
    pub words: PerLocale<Words>,
}

impl Strings {
    /// The words of one language.
    pub fn of(&self, locale: Locale) -> &Words {
        self.words.get(locale)
    }
}

/// The words of the interface in one language, by key. Cheap to clone: every page of a language shares them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(Arc<BTreeMap<String, String>>);

impl Words {
    /// These words.
    pub fn new(words: BTreeMap<String, String>) -> Self {
        Self(Arc::new(words))
    }

    /// Whether the other is the same set of words, and not only one with the same words in it.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The word of a key; the key itself where there is none, so that the fault is seen.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }

    /// The word of a key, where there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// The word of a key with `{name}` replaced by its value; one pass, so that values are never searched.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(key);
        let mut text = String::new();
        while let Some(open) = rest.find('{') {
            text.push_str(&rest[..open]);
            rest = &rest[open..];
            let found = rest.find('}').and_then(|close| {
                let name = &rest[1..close];
                let (_, value) = values.iter().find(|(known, _)| *known == name)?;
                Some((value, close))
            });
            if let Some((value, close)) = found {
                text.push_str(value);
                rest = &rest[close + 1..];
            } else {
                text.push('{');
                rest = &rest[1..];
            }
        }
        text.push_str(rest);
        text
    }

    /// So many: the word of `KEY.one` or `KEY.other` with `{n}` replaced (Unicode CLDR's plural categories, of which
    /// English has two and Chinese one).
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "other" };
        self.fill(&format!("{key}.{form}"), &[("n", &n.to_string())])
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl JsonSchema for Words {
    fn schema_name() -> Cow<'static, str> {
        "Words".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        BTreeMap::<String, String>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, expected: &str) {
        let words = Words::new([("key".to_owned(), pattern.to_owned())].into());
        assert_eq!(words.fill("key", &[("n", "{who}"), ("who", "Li")]), expected);
    }

    #[test]
    fn replaces_names_once_and_leaves_other_braces() {
        check("{who}: {n} {x} {", "Li: {who} {x} {");
    }
}
