//! Which terms of the glossary stand in a paragraph, and which of them its translation lacks.
//!
//! The leftmost and longest form wins, so that 直播电商 is live commerce and has no 电商 in it.

use std::collections::BTreeMap;

use crate::model::{Glossary, GlossaryTerm, Locale, Name, Region};
use crate::text::fold::fold;
use crate::text::term::stands_free;

use super::ask::Term;

/// The forms of a glossary in one language, ready to be looked for.
#[derive(Debug)]
pub(super) struct Terms<'g> {
    from: Locale,
    to: Locale,
    region: Region,
    /// By their first character; the longest first. Folded, in small letters.
    forms: BTreeMap<char, Vec<(Vec<char>, &'g GlossaryTerm)>>,
}

impl<'g> Terms<'g> {
    /// The terms of `glossary` that have a form in both languages; earlier ones win.
    pub(super) fn new(glossary: &'g Glossary, from: Locale, to: Locale, region: Region) -> Self {
        let mut forms: BTreeMap<char, Vec<(Vec<char>, &GlossaryTerm)>> = BTreeMap::new();
        for term in &glossary.terms {
            if targets(term, to, region).is_empty() {
                continue;
            }
            for form in sources(term, from) {
                let form = small(form);
                // A single character means too many things.
                if let Some(first) = form.first().copied().filter(|_| form.len() > 1) {
                    forms.entry(first).or_default().push((form, term));
                }
            }
        }
        for list in forms.values_mut() {
            // Stable: of two terms with one form the earlier stays before.
            list.sort_by_key(|(form, _)| std::cmp::Reverse(form.len()));
        }
        Self { from, to, region, forms }
    }

    /// The terms in a paragraph, each once, in order; `names` that no glossary knows are suggested.
    pub(super) fn of(&self, text: &str, names: &[Name]) -> Vec<Term> {
        let folded = small(text);
        let original: Vec<char> = text.chars().collect();
        let mut found: Vec<Term> = Vec::new();
        let mut at = 0;
        while at < folded.len() {
            let Some((length, term)) = self.at(&folded, at) else {
                at += 1;
                continue;
            };
            let source: String = original[at..at + length].iter().collect();
            let target = targets(term, self.to, self.region);
            if found.iter().all(|one| one.source != source) {
                found.push(Term { source, target, must: true });
            }
            at += length;
        }
        if self.from.is_chinese() && !self.to.is_chinese() {
            let known = |name: &Name| found.iter().any(|one| one.source.contains(&name.text));
            let suggested: Vec<Term> = names
                .iter()
                .filter(|name| text.contains(&name.text) && !known(name))
                .filter_map(|name| {
                    let target = vec![name.en.clone()?];
                    Some(Term { source: name.text.clone(), target, must: false })
                })
                .collect();
            found.extend(suggested);
        }
        found
    }

    fn at(&self, text: &[char], at: usize) -> Option<(usize, &'g GlossaryTerm)> {
        let list = self.forms.get(&text[at])?;
        list.iter()
            .find(|(form, _)| {
                text[at..].starts_with(form) && stands_free(text, at, at + form.len())
            })
            .map(|(form, term)| (form.len(), *term))
    }
}

/// The terms that a translation must have and has not.
pub(super) fn missing<'t>(terms: &'t [Term], translation: &str) -> Vec<&'t Term> {
    let text: String = small(translation).into_iter().collect();
    let has = |form: &String| {
        let form: String = small(form).into_iter().collect();
        // Parcels for parcel, companies for company.
        let stem = form.strip_suffix('s').or(form.strip_suffix('y')).unwrap_or(&form);
        text.contains(stem)
    };
    terms.iter().filter(|term| term.must && !term.target.iter().any(has)).collect()
}

fn small(text: &str) -> Vec<char> {
    // One character for one, so that places stay.
    let lower = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|_| lower.next().is_none()).unwrap_or(c)
    };
    fold(text).into_iter().map(|c| if c == '’' { '\'' } else { lower(c) }).collect()
}

fn sources(term: &GlossaryTerm, from: Locale) -> Vec<&String> {
    match from {
        Locale::En => term.en.iter().chain(&term.en_aliases).collect(),
        // Both are looked for folded to Simplified.
        Locale::ZhHans | Locale::ZhHant => {
            term.zh_hans.iter().chain(&term.zh_hant_tw).chain(&term.zh_hant_hk).collect()
        }
    }
}

/// The forms that a translation may have, the usual one first.
fn targets(term: &GlossaryTerm, to: Locale, region: Region) -> Vec<String> {
    let regional = match region {
        Region::Taiwan => &term.zh_hant_tw,
        Region::HongKong => &term.zh_hant_hk,
    };
    let own = match to {
        Locale::En if term.en.is_none() => return Vec::new(),
        Locale::En => return term.en.iter().chain(&term.en_aliases).cloned().collect(),
        Locale::ZhHant => regional.as_ref(),
        Locale::ZhHans => None,
    };
    own.into_iter().chain(&term.zh_hans).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::NameKind;

    fn glossary() -> Glossary {
        let term = |zh: &str, en: &str| GlossaryTerm {
            kind: NameKind::Term,
            zh_hans: vec![zh.to_owned()],
            zh_hant_tw: None,
            zh_hant_hk: None,
            en: Some(en.to_owned()),
            en_aliases: Vec::new(),
        };
        let mut terms = vec![term("电商", "e-commerce"), term("直播电商", "live commerce")];
        terms.push(term("空客", "Airbus"));
        Glossary { terms, ..Glossary::default() }
    }

    #[track_caller]
    fn check(from: Locale, to: Locale, text: &str, expected: &[(&str, &str)]) {
        let glossary = glossary();
        let terms = Terms::new(&glossary, from, to, Region::Taiwan).of(text, &[]);
        let found: Vec<(&str, &str)> =
            terms.iter().map(|one| (one.source.as_str(), one.target[0].as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_longest_form_wins_in_either_script() {
        check(
            Locale::ZhHans,
            Locale::En,
            "直播电商也是电商",
            &[("直播电商", "live commerce"), ("电商", "e-commerce")],
        );
        check(Locale::ZhHant, Locale::En, "直播電商升溫", &[("直播電商", "live commerce")]);
        check(Locale::ZhHans, Locale::En, "上月航空客运回暖", &[]);
    }

    #[test]
    fn english_terms_are_whole_words_in_any_case() {
        check(Locale::En, Locale::ZhHans, "Live commerce pays.", &[("Live commerce", "直播电商")]);
        check(Locale::En, Locale::ZhHans, "The Airbusses", &[]);
    }

    #[test]
    fn a_translation_has_a_term_in_any_number_and_script() {
        let term =
            |form: &str| vec![Term { source: "x".into(), target: vec![form.into()], must: true }];
        assert!(missing(&term("parcel"), "Parcels arrive").is_empty());
        assert!(missing(&term("e-commerce company"), "two e-commerce companies").is_empty());
        assert!(missing(&term("直播电商"), "直播電商升溫").is_empty());
        assert_eq!(missing(&term("Airbus"), "Boeing").len(), 1);
    }
}
