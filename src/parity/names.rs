//! Names that a translation must have: those the glossaries know in both languages, and persons by their family name.

use std::collections::BTreeSet;

use crate::model::{Entry, Glossary, Locale, Name, NameKind};
use crate::text::fold::fold_string;

use super::compare::{Clash, ClashKind, Side};

/// Names of the source that the translation has in none of their forms.
///
/// Looked for in the whole translation, since a name once given may stand as "the company" later. Only between Chinese and
/// English; between the two scripts names are converted.
pub(super) fn missing(source: &Entry, translation: &Entry, glossary: &Glossary) -> Vec<Clash> {
    if source.article.lang.is_chinese() == translation.article.lang.is_chinese() {
        return Vec::new();
    }
    let text = whole_text(translation);
    let mut told = BTreeSet::new();
    source
        .names
        .iter()
        .filter(|name| {
            matches!(name.kind, NameKind::Person | NameKind::Organisation | NameKind::Place)
        })
        .filter(|name| {
            let forms = forms(name, source.article.lang, glossary);
            !forms.is_empty() && !forms.iter().any(|form| has(&text, form))
        })
        .filter(|name| told.insert(name.text.clone()))
        .map(|name| Clash {
            kind: ClashKind::Name,
            source: Some(Side {
                words: name.text.clone(),
                value: name.en.clone().unwrap_or_default(),
                sentence: name.sentence,
            }),
            translation: None,
        })
        .collect()
}

/// The forms, folded, of which the translation must have one; none where nobody can say.
fn forms(name: &Name, from: Locale, glossary: &Glossary) -> Vec<String> {
    let folded = fold_string(&name.text).to_lowercase();
    let same = |form: &String| fold_string(form).to_lowercase() == folded;
    let term = glossary.terms.iter().find(|term| {
        if from.is_chinese() {
            term.zh_hans.iter().any(same)
        } else {
            term.en.iter().chain(&term.en_aliases).any(same)
        }
    });
    let known: Vec<&String> = match term {
        Some(term) if from.is_chinese() => term.en.iter().chain(&term.en_aliases).collect(),
        Some(term) => term.zh_hans.iter().collect(),
        None => Vec::new(),
    };
    let mut forms: Vec<String> =
        known.iter().map(|form| fold_string(form).to_lowercase()).collect();
    if from.is_chinese()
        && let Some(en) = &name.en
    {
        let words = en.split(' ');
        // "Ms. Luo" for Luo Jia.
        let family = words.take(if name.kind == NameKind::Person { 1 } else { usize::MAX });
        forms.push(family.collect::<Vec<_>>().join(" ").to_lowercase());
    }
    // What stays in Latin letters stays in a translation.
    if from.is_chinese() && name.text.is_ascii() {
        forms.push(folded);
    }
    forms
}

/// Whether a text has a name. A long one may have words put in: "Standing Committee of the 13th National People's Congress".
fn has(text: &str, form: &str) -> bool {
    let words: Vec<&str> = form.split(' ').filter(|word| word.len() > 3).collect();
    text.contains(form) || words.len() > 2 && words.iter().all(|word| text.contains(word))
}

fn whole_text(entry: &Entry) -> String {
    let title = entry.article.title.as_ref().map_or("", |title| title.text.as_str());
    let mut text = title.to_owned();
    for sentence in &entry.sentences {
        text.push('\n');
        text.push_str(&sentence.text);
    }
    fold_string(&text).to_lowercase().replace('’', "'")
}
