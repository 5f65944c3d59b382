//! The built-in phrases: what OpenCC gets wrong, and the words of news, technology and trade that Taiwan and Hong Kong have
//! their own for.
//!
//! The file's own head explains its format. It is part of the program, so that a mistake in it is a mistake in the
//! program: a test reads every line of it.

use std::sync::LazyLock;

use crate::model::Region;

/// A phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// In Simplified characters.
    pub(super) zh_hans: &'static str,
    /// In Traditional characters as Taiwan writes it; `None`: as OpenCC converts it.
    pub(super) tw: Option<&'static str>,
    /// As Hong Kong writes it.
    pub(super) hk: Option<&'static str>,
    /// Whether Traditional text is turned back into it.
    pub(super) both_ways: bool,
    /// Characters that may not stand before it, and behind it.
    pub(super) guards: (&'static str, &'static str),
}

impl Phrase {
    /// The form of a region.
    pub(super) fn regional(&self, region: Region) -> Option<&'static str> {
        match region {
            Region::Taiwan => self.tw,
            Region::HongKong => self.hk,
        }
    }
}

static ALL: LazyLock<Vec<Phrase>> = LazyLock::new(|| parse(include_str!("../data/phrases.txt")));

/// All of them, in the order of the file.
pub(super) fn all() -> &'static [Phrase] {
    &ALL
}

fn parse(text: &'static str) -> Vec<Phrase> {
    let mut both_ways = false;
    let mut phrases = Vec::new();
    for line in text.lines().map(str::trim) {
        match line {
            "" => {}
            "[both ways]" => both_ways = true,
            "[to traditional]" => both_ways = false,
            _ if line.starts_with('#') => {}
            _ => phrases.push(phrase(line, both_ways)),
        }
    }
    phrases
}

fn phrase(line: &'static str, both_ways: bool) -> Phrase {
    let (zh_hans, rest) = line.split_once('=').unwrap_or((line, ""));
    let mut fields = rest.split(';').map(str::trim);
    let forms = fields.next().unwrap_or_default();
    let (tw, hk) = forms.split_once('|').unwrap_or((forms, forms));
    let form = |form: &'static str| Some(form.trim()).filter(|form| !matches!(*form, "" | "-"));
    let mut guards = ("", "");
    for field in fields {
        if let Some(before) = field.strip_prefix("not behind ") {
            guards.0 = before.trim();
        } else if let Some(after) = field.strip_prefix("not before ") {
            guards.1 = after.trim();
        }
    }
    Phrase { zh_hans: zh_hans.trim(), tw: form(tw), hk: form(hk), both_ways, guards }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::fold::fold_string;
    use crate::text::script::is_simplified_only;

    #[test]
    fn every_line_is_whole() {
        let mut seen = BTreeSet::new();
        for phrase in all() {
            assert!(seen.insert(phrase.zh_hans), "{} stands twice", phrase.zh_hans);
            assert!(!phrase.zh_hans.contains(char::is_whitespace), "{phrase:?}");
            let guards = [phrase.guards.0, phrase.guards.1].concat();
            assert_eq!(fold_string(&guards), guards, "guards are Simplified: {phrase:?}");
            let forms = [phrase.tw, phrase.hk].into_iter().flatten();
            for form in forms {
                assert!(!form.contains(is_simplified_only), "{phrase:?}");
            }
        }
    }

    #[test]
    fn fields_are_read() {
        let found = phrase("视频 = 影片 | - ; not behind 电监 ; not before 道率", true);
        let expected = Phrase {
            zh_hans: "视频",
            tw: Some("影片"),
            hk: None,
            both_ways: true,
            guards: ("电监", "道率"),
        };
        assert_eq!(found, expected);
        assert_eq!(phrase("硅=矽", false).hk, Some("矽"));
    }
}
