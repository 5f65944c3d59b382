//! Characters of the other script that are left in a version: in a converted one those that no conversion knows, in a written one
//! those that its author mixed in.
//!
//! Told are only characters that news in the version's script never has: for Traditional text those that Big5 does not know, for
//! Simplified text those that GB 2312 does not know. What is protected, Japanese or an address does not count.

use std::collections::BTreeMap;

use crate::model::{Article, Entry, Locale, Place, Version, VersionOrigin};
use crate::text::gbk;
use crate::text::script::{is_simplified_only, is_traditional_only};

use super::converter::{By, Step};
use super::protected::{Marked, kept};
use super::{Context, ScriptConverter, tree};

/// A character of the other script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leftover {
    /// The character.
    pub character: char,
    /// How often it stands there.
    pub count: usize,
    /// Where it stands first; `None` in a text that the source does not have.
    pub place: Option<Place>,
}

/// The characters of the other script in `version`, each once, in the order of the text. `written` is what the version was made
/// from, or the version itself; `source` the file it was read from.
pub fn leftovers(
    version: &Version,
    written: &Entry,
    source: &str,
    context: Context<'_>,
) -> Vec<Leftover> {
    let foreign = match version.locale {
        Locale::ZhHant => is_simplified,
        Locale::ZhHans => is_traditional_unknown_to_simplified,
        Locale::En => return Vec::new(),
    };
    if !texts(&version.entry.article).iter().any(|(text, _)| text.contains(foreign)) {
        return Vec::new();
    }
    let article = &written.article;
    let marked = Marked::new(&article.protected);
    let converter = match version.origin {
        VersionOrigin::Converted { table, .. } => {
            Some(ScriptConverter::new(table, written, context))
        }
        VersionOrigin::Original | VersionOrigin::Translated { .. } => None,
    };
    let lines: Vec<&str> = source.lines().collect();
    let mut found: BTreeMap<char, (usize, Leftover)> = BTreeMap::new();
    for (text, place) in texts(article) {
        let chars: Vec<char> = text.chars().collect();
        let left = match &converter {
            Some(converter) => left_in_steps(&converter.steps(&text), foreign),
            None => left_in_text(&chars, &marked, foreign),
        };
        for (at, character) in left {
            let order = found.len();
            let (_, one) = found
                .entry(character)
                .or_insert_with(|| (order, Leftover { character, count: 0, place: None }));
            one.count += 1;
            if let (None, Some(start)) = (one.place, place) {
                one.place = Some(tree::locate(&lines, start, &chars, at));
            }
        }
    }
    let mut found: Vec<(usize, Leftover)> = found.into_values().collect();
    found.sort_by_key(|(order, _)| *order);
    found.into_iter().map(|(_, one)| one).collect()
}

/// Besides what Big5 does not know, what it has only as old or rare characters that no news means.
fn is_simplified(c: char) -> bool {
    is_simplified_only(c) || RARE_IN_TRADITIONAL.contains(c)
}

const RARE_IN_TRADITIONAL: &str = "与么优体儿离网听吨坏宁岭异复圣扑扰构怀怜惊机气洁触赶蚕茧篱痒庄";

fn is_traditional_unknown_to_simplified(c: char) -> bool {
    // GB 2312 is what GBK has with both bytes above 0xA0, in its rows of characters: 乾 of 乾隆 and 著 of 著名 are in it.
    let in_gb2312 =
        gbk::encode(c).is_some_and(|[lead, trail]| (0xB0..=0xF7).contains(&lead) && trail >= 0xA1);
    is_traditional_only(c) && !in_gb2312
}

/// The texts that a reader sees, each with its place.
fn texts(article: &Article) -> Vec<(String, Option<Place>)> {
    let title = article.title.iter().map(|title| (title.text.clone(), None));
    let runs = tree::runs(&article.blocks).into_iter().map(|run| (run.text, Some(run.place)));
    title.chain(runs).collect()
}

fn left_in_text(chars: &[char], marked: &Marked, foreign: fn(char) -> bool) -> Vec<(usize, char)> {
    let kept = kept(chars, marked);
    let free = |at: &usize| !kept.iter().any(|one| one.range.contains(at));
    (0..chars.len())
        .filter(|at| foreign(chars[*at]))
        .filter(free)
        .map(|at| (at, chars[at]))
        .collect()
}

/// What is left where a piece became as many characters as it was is where it was; elsewhere at the start of the piece.
fn left_in_steps(steps: &[Step], foreign: fn(char) -> bool) -> Vec<(usize, char)> {
    let mut left = Vec::new();
    for step in steps.iter().filter(|step| !matches!(step.by, By::Kept(_))) {
        let even = step.to.chars().count() == step.range.len();
        let places = step.to.chars().enumerate().filter(|(_, c)| foreign(*c));
        left.extend(places.map(|(at, c)| (step.range.start + if even { at } else { 0 }, c)));
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::localize::{Context, localize, sample};
    use crate::model::Protected;

    #[track_caller]
    fn check(lang: Locale, text: &str, expected: &[(char, usize, u32)]) {
        let protected = Protected {
            before: "叫".into(),
            text: "马记".into(),
            after: "。".into(),
            other: "马记".into(),
        };
        let mut entry = sample::entry(text, vec![protected]);
        entry.article.lang = lang;
        let found = sample::with_context(|context: Context<'_>| {
            let story = localize(entry.clone(), Vec::new(), context);
            let version = story.version(Locale::ZhHant).unwrap();
            leftovers(version, &entry, &format!("\n{text}"), context)
        });
        let found: Vec<(char, usize, u32)> =
            found.iter().map(|one| (one.character, one.count, one.place.unwrap().column)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_conversion_does_not_know_is_told() {
        check(Locale::ZhHans, "发网上有马，马叫马记。", &[('马', 2, 5)]);
        check(Locale::ZhHans, "见https://a.cn/页，ネット马。", &[]);
    }

    #[test]
    fn what_an_author_mixed_in_is_told() {
        check(Locale::ZhHant, "國网，叫马记。", &[('网', 1, 2)]);
    }
}
