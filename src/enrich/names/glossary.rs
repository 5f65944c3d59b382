//! The built-in glossary: names and terms with their established English forms, one a line.
//!
//! The head of `glossary.txt` explains the format; `places.txt` has the places of the world, `public.txt` public life,
//! `trade.txt` business, technology and more, `sport.txt` sport, culture, Taiwan and Hong Kong, `terms.txt` set terms of the news, `people.txt`
//! persons and more places, `counties.txt` China's counties and districts. All are part of the program, so that a mistake in them is a mistake in the program: a test reads every line of them.

use std::sync::LazyLock;

use crate::model::{Glossary, GlossaryTerm, NameKind};

static BUILTIN: LazyLock<Glossary> = LazyLock::new(|| {
    let files = [
        include_str!("../data/people.txt"),
        include_str!("../data/glossary.txt"),
        include_str!("../data/places.txt"),
        include_str!("../data/public.txt"),
        include_str!("../data/trade.txt"),
        include_str!("../data/sport.txt"),
        include_str!("../data/terms.txt"),
        COUNTIES,
    ];
    Glossary { terms: files.into_iter().flat_map(terms).collect(), phrases: Vec::new() }
});

/// The last of the files.
const COUNTIES: &str = include_str!("../data/counties.txt");

/// The names and terms that every site starts with.
pub fn builtin_glossary() -> Glossary {
    BUILTIN.clone()
}

/// The same, without a copy.
pub(super) fn builtin() -> &'static Glossary {
    &BUILTIN
}

/// The terms that may be looked for in English, with their numbers: a county-level city shares its one word with what people
/// are called, Haiyang with Wang Haiyang.
pub(super) fn clear_in_english() -> impl Iterator<Item = (usize, &'static GlossaryTerm)> {
    let counties = BUILTIN.terms.len() - terms(COUNTIES).len();
    let one_word = |term: &GlossaryTerm| term.en.as_ref().is_some_and(|en| !en.contains(' '));
    BUILTIN
        .terms
        .iter()
        .enumerate()
        .filter(move |(number, term)| *number < counties || !one_word(term))
}

fn terms(text: &str) -> Vec<GlossaryTerm> {
    let mut kind = NameKind::Term;
    let mut terms = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')).and_then(kind_of) {
            Some(next) => kind = next,
            None => terms.push(term(kind, line)),
        }
    }
    terms
}

fn kind_of(heading: &str) -> Option<NameKind> {
    Some(match heading {
        "person" => NameKind::Person,
        "organisation" => NameKind::Organisation,
        "place" => NameKind::Place,
        "event" => NameKind::Event,
        "product" => NameKind::Product,
        "work" => NameKind::Work,
        "term" => NameKind::Term,
        _ => return None,
    })
}

fn term(kind: NameKind, line: &str) -> GlossaryTerm {
    let (chinese, rest) = line.split_once('=').unwrap_or((line, ""));
    let mut fields = rest.split(';').map(str::trim);
    let mut english = forms(fields.next().unwrap_or_default()).into_iter();
    let mut found = GlossaryTerm {
        kind,
        zh_hans: forms(chinese),
        zh_hant_tw: None,
        zh_hant_hk: None,
        en: english.next(),
        en_aliases: english.collect(),
    };
    for field in fields {
        if let Some(form) = field.strip_prefix("tw:") {
            found.zh_hant_tw = Some(form.trim().to_owned());
        } else if let Some(form) = field.strip_prefix("hk:") {
            found.zh_hant_hk = Some(form.trim().to_owned());
        }
    }
    found
}

fn forms(text: &str) -> Vec<String> {
    text.split('|').map(str::trim).filter(|form| !form.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_line_is_a_term_with_a_form() {
        let glossary = builtin_glossary();
        assert!(glossary.terms.len() > 600);
        for term in &glossary.terms {
            assert!(!term.zh_hans.is_empty() || term.en.is_some(), "{term:?}");
        }
    }

    #[test]
    fn no_form_belongs_to_two_terms() {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, term) in BUILTIN.terms.iter().enumerate() {
            for form in &term.zh_hans {
                assert!(seen.insert(form, number).is_none(), "{form}");
            }
        }
    }

    #[test]
    fn chinese_forms_are_simplified() {
        // 哪吒 keeps its character in Simplified, too.
        let traditional = |c: char| c != '吒' && crate::text::script::is_traditional_only(c);
        let forms = BUILTIN.terms.iter().flat_map(|term| &term.zh_hans);
        let wrong: Vec<&String> = forms.filter(|form| form.chars().any(traditional)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn reads_every_field_of_a_line() {
        let term =
            term(NameKind::Term, "软件 | 软件业 = software | programs ; tw: 軟體 ; hk: 軟件");
        assert_eq!(term.zh_hans, ["软件", "软件业"]);
        assert_eq!(term.en.as_deref(), Some("software"));
        assert_eq!(term.en_aliases, ["programs"]);
        assert_eq!(term.zh_hant_tw.as_deref(), Some("軟體"));
        assert_eq!(term.zh_hant_hk.as_deref(), Some("軟件"));
    }
}
