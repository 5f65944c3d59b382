//! The words that script conversion writes in a way of their own, for one region and one direction: the site's phrases and
//! names, then the built-in names, then the built-in phrases.
//!
//! Words are looked for from the left, the longest first, and only where they stand free and, for built-in phrases, do not cut a common
//! word (方便面 in 方便面积); a site's own word with a form of
//! its own goes before longer ones. A name without a form of its own keeps shorter words out of it: 中国互联网络信息中心 is a
//! name, and its 互联网 is not translated.

mod builtin;

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Glossary, GlossaryTerm, Region};
use crate::text::fold::{fold, fold_string};
use crate::text::term::{has_other_sense, stands_free};
use crate::text::words::words;

/// Where a form is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The site's `glossary.toml`.
    Site,
    /// The built-in glossary of names and terms.
    Names,
    /// The built-in phrases.
    Builtin,
}

/// A form to look for, and what to write for it.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// Folded.
    pub(super) from: Vec<char>,
    /// `None`: what OpenCC makes of it.
    pub(super) to: Option<String>,
    /// Where it is from.
    pub(super) origin: Origin,
    /// Characters that may not stand before it, and behind it; folded.
    guards: (&'static str, &'static str),
}

/// The words of both directions, for one region.
#[derive(Debug, Clone)]
pub struct Phrases {
    to_traditional: Index,
    to_simplified: Index,
}

/// Where the words of a text end, for those who ask; most texts are never asked about.
pub(super) struct Words<'a> {
    folded: &'a [char],
    /// For each character where its word begins and ends.
    of: OnceCell<Vec<Range<usize>>>,
}

impl<'a> Words<'a> {
    pub(super) fn of(folded: &'a [char]) -> Self {
        Self { folded, of: OnceCell::new() }
    }

    /// Whether `range` ends or begins behind the first or before the last character of a word: 方便面 in 方便面积, 显存 in 明显存在.
    fn cut(&self, range: &Range<usize>) -> bool {
        let of = self.of.get_or_init(|| {
            let words = words(self.folded).into_iter();
            words.flat_map(|word| word.clone().map(move |_| word.clone())).collect()
        });
        let (first, last) = (&of[range.start], &of[range.end - 1]);
        first.start < range.start && first.end == range.start + 1 && first.end < range.end
            || last.end > range.end && last.start + 1 == range.end && last.start > range.start
    }
}

/// For each first character the forms that begin with it, in the order in which they are tried.
type Index = BTreeMap<char, Vec<Form>>;

impl Phrases {
    /// The words of a site with its own glossary and the built-in names.
    pub fn new(own: &Glossary, names: &Glossary, region: Region) -> Self {
        let (mut hant, mut hans) = (Vec::new(), Vec::new());
        for phrase in &own.phrases {
            let to = match region {
                Region::Taiwan => &phrase.zh_hant_tw,
                Region::HongKong => &phrase.zh_hant_hk,
            };
            hant.push(Form::new(&phrase.zh_hans, to.clone(), Origin::Site));
            if let Some(regional) = to {
                hans.push(Form::new(regional, Some(phrase.zh_hans.clone()), Origin::Site));
            }
        }
        let names = names.terms.iter().map(|term| (term, Origin::Names));
        for (term, origin) in own.terms.iter().map(|term| (term, Origin::Site)).chain(names) {
            term_to_traditional(term, region, origin, &mut hant);
            term_to_simplified(term, region, origin, &mut hans);
        }
        for phrase in builtin::all() {
            let to = phrase.regional(region).map(str::to_owned);
            let form = Form::new(phrase.zh_hans, to, Origin::Builtin);
            hant.push(Form { guards: phrase.guards, ..form });
            if phrase.both_ways {
                for regional in [phrase.tw, phrase.hk].into_iter().flatten() {
                    let to = Some(phrase.zh_hans.to_owned());
                    hans.push(Form::new(regional, to, Origin::Builtin));
                }
            }
        }
        Self { to_traditional: index(hant), to_simplified: index(hans) }
    }

    /// The form that `folded`, which consists of `words`, has at `at`.
    pub(super) fn find(
        &self,
        to_traditional: bool,
        folded: &[char],
        words: &Words<'_>,
        at: usize,
    ) -> Option<&Form> {
        let index = if to_traditional { &self.to_traditional } else { &self.to_simplified };
        index.get(&folded[at])?.iter().find(|form| {
            let range = at..at + form.from.len();
            let whole = || form.origin != Origin::Builtin || !words.cut(&range);
            form.is_at(folded, at) && whole()
        })
    }
}

impl Form {
    fn new(from: &str, to: Option<String>, origin: Origin) -> Self {
        Self { from: fold(from), to, origin, guards: ("", "") }
    }

    fn is_at(&self, folded: &[char], at: usize) -> bool {
        let end = at + self.from.len();
        let (before, after) = self.guards;
        folded[at..].starts_with(&self.from)
            && stands_free(folded, at, end)
            && !at.checked_sub(1).is_some_and(|at| before.contains(folded[at]))
            && !folded.get(end).is_some_and(|c| after.contains(*c))
    }
}

/// Of forms that are alike the first counts, and one that says what to write goes before one that does not.
fn index(forms: Vec<Form>) -> Index {
    let mut index = Index::new();
    for form in forms {
        let Some(first) = form.from.first() else { continue };
        let list = index.entry(*first).or_default();
        match list.iter_mut().find(|known| known.from == form.from) {
            None => list.push(form),
            Some(known) if known.to.is_none() && form.to.is_some() => *known = form,
            Some(_) => {}
        }
    }
    for list in index.values_mut() {
        list.sort_by_key(|form| {
            let own = form.origin == Origin::Site && form.to.is_some();
            (Reverse(own), Reverse(form.from.len()))
        });
    }
    index
}

fn regional(term: &GlossaryTerm, region: Region) -> Option<&String> {
    match region {
        Region::Taiwan => term.zh_hant_tw.as_ref(),
        Region::HongKong => term.zh_hant_hk.as_ref(),
    }
}

/// Latin forms stay: AI is AI everywhere.
fn term_to_traditional(term: &GlossaryTerm, region: Region, origin: Origin, all: &mut Vec<Form>) {
    for from in &term.zh_hans {
        let to = regional(term, region).filter(|_| !from.is_ascii());
        all.push(Form::new(from, to.cloned(), origin));
    }
}

fn term_to_simplified(term: &GlossaryTerm, region: Region, origin: Origin, all: &mut Vec<Form>) {
    all.extend(term.zh_hans.iter().map(|form| Form::new(form, None, origin)));
    if let (Some(regional), Some(usual)) = (regional(term, region), term.zh_hans.first())
        && !has_other_sense(regional)
        && !term.zh_hans.contains(&fold_string(regional))
    {
        all.push(Form::new(regional, Some(usual.clone()), origin));
    }
}
