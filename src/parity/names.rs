//! Names that a translation must have: those the glossaries know in both languages, and persons by their sound.

use std::collections::BTreeSet;

use crate::model::{Entry, Glossary, Locale, Name, NameKind};
use crate::text::fold::fold_string;
use crate::text::surname::surname_length;
use crate::text::width::is_han;

use super::compare::{Clash, ClashKind, Side};
use super::sound;

/// Names of the source that the translation has in none of their forms.
///
/// Looked for in the whole translation, since a name once given may stand as "the company" later. Only between Chinese and
/// English; between the two scripts names are converted.
pub(super) fn missing(source: &Entry, translation: &Entry, glossary: &Glossary) -> Vec<Clash> {
    if source.article.lang.is_chinese() == translation.article.lang.is_chinese() {
        return Vec::new();
    }
    let is_chinese = source.article.lang.is_chinese();
    let text = whole_text(translation);
    let lower = text.to_lowercase();
    let words = Words::of(&text);
    let mut told = BTreeSet::new();
    source
        .names
        .iter()
        .filter(|name| {
            matches!(name.kind, NameKind::Person | NameKind::Organisation | NameKind::Place)
        })
        .filter(|name| {
            let forms = forms(name, source.article.lang, glossary);
            let known = forms.iter().any(|form| has(&lower, form));
            let person = is_chinese && name.kind == NameKind::Person && !name.text.is_ascii();
            !known
                && if person {
                    words.lack(&name.text) && !is_sound(&name.text)
                } else {
                    !forms.is_empty()
                }
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
        .chain(made_up(source, translation, glossary))
        .collect()
}

/// Whether a name is only a foreign one's sound, which nothing spells back: 基普图, without a surname of here or a dot.
fn is_sound(name: &str) -> bool {
    let folded: Vec<char> = fold_string(name).chars().collect();
    surname_length(&folded) == 0 && !name.contains(['·', '‧', '•'])
}

/// Names of the translation that are none of the source: persons of an English one whom no characters of the source spell or
/// transcribe, names with dots of a Chinese one that transcribe no words of it.
fn made_up(source: &Entry, translation: &Entry, glossary: &Glossary) -> Vec<Clash> {
    if source.article.lang.is_chinese() {
        return persons_made_up(source, translation, glossary);
    }
    let text = whole_text(source);
    let words = Words::of(&text);
    let mut clashes = Vec::new();
    for (number, sentence) in (1..).zip(&translation.sentences) {
        for name in dotted(&sentence.text).filter(|name| !words.are_transcribed(name)) {
            let side = Side { words: name.to_owned(), value: String::new(), sentence: number };
            clashes.push(Clash { kind: ClashKind::Name, source: None, translation: Some(side) });
        }
    }
    clashes
}

/// Pairs of a person and a place in the text that are looked at; beyond, nothing is said.
const MOST_PLACES: usize = 2_000_000;

fn persons_made_up(source: &Entry, translation: &Entry, glossary: &Glossary) -> Vec<Clash> {
    let text = whole_text(source);
    let chars: Vec<char> = text.chars().collect();
    let runs: Vec<&str> = text.lines().flat_map(dotted).collect();
    let persons = translation.names.iter().filter(|name| name.kind == NameKind::Person);
    let persons: Vec<&Name> = persons.take(MOST_PLACES / chars.len().max(1)).collect();
    let known = |name: &str| {
        glossary
            .terms
            .iter()
            .any(|term| term.en.iter().chain(&term.en_aliases).any(|en| en == name))
    };
    persons
        .into_iter()
        .filter(|name| !known(&name.text))
        .filter(|name| {
            let words: Vec<&str> = name.text.split(' ').collect();
            let [first, .., last] = words[..] else { return false };
            let mut starts =
                (0..chars.len()).filter(|at| sound::may_begin(chars[*at], [first, last]));
            let spelled = starts.any(|at| {
                (2..=4).filter_map(|len| chars.get(at..at + len)).any(|window| {
                    let han = window.iter().all(|c| is_han(*c));
                    let text: String = window.iter().collect();
                    // A place or company of two syllables, and an English word: 海川在线, Haichuan Online.
                    han && (sound::spells(&text, [first, last]) || sound::reads(&text, first))
                })
            });
            let pair = Words { pairs: vec![[first, last]], titled: Vec::new() };
            !spelled && !runs.iter().any(|run| pair.are_transcribed(run))
        })
        .map(|name| {
            let (words, sentence) = (name.text.clone(), name.sentence);
            let side = Side { words, value: String::new(), sentence };
            Clash { kind: ClashKind::Name, source: None, translation: Some(side) }
        })
        .collect()
}

/// What stands round a middle dot, without what is no part of a name at either end: 调解的古丽娜拉·萨德科娃说 is cut by what it sounds
/// like, not here.
fn dotted(text: &str) -> impl Iterator<Item = &str> {
    let runs = text.split(|c: char| !is_han(c) && !matches!(c, '·' | '‧'));
    runs.filter(|run| run.contains(['·', '‧']))
}

/// So many words of a text are looked at.
const MOST_WORDS: usize = 20_000;

/// The words of an English text that may be names, each with the one behind it.
struct Words<'t> {
    pairs: Vec<[&'t str; 2]>,
    /// Words behind a title: Ms. Luo.
    titled: Vec<&'t str>,
}

/// What stands before a family name alone.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "judge",
    "justice",
    "director",
    "president",
    "chairman",
    "minister",
    "mayor",
    "governor",
    "secretary",
    "general",
    "captain",
    "surnamed",
    "named",
    "family",
];

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        let is_part = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'');
        let words: Vec<&str> =
            text.split(|c| !is_part(c)).filter(|word| !word.is_empty()).take(MOST_WORDS).collect();
        let capital = |word: &str| word.starts_with(char::is_uppercase);
        let bare = |word: &'t str| word.strip_suffix("'s").unwrap_or(word);
        let pairs = words.windows(2).filter(|two| capital(two[0]) && capital(two[1]));
        let titled = words
            .windows(2)
            .filter(|two| capital(two[1]) && TITLES.contains(&two[0].to_lowercase().as_str()));
        Self {
            pairs: pairs.map(|two| [two[0], bare(two[1])]).collect(),
            titled: titled.map(|two| bare(two[1])).collect(),
        }
    }

    /// Whether none of them are the Chinese or transcribed name of a person.
    fn lack(&self, name: &str) -> bool {
        let parts: Vec<&str> = name.split(['·', '‧']).collect();
        if parts.len() > 1 {
            return !self.pairs.iter().any(|pair| sound::transcribes(&parts, pair));
        }
        let family = name.chars().next().map(String::from).unwrap_or_default();
        let pair = |pair: &[&str; 2]| sound::spells(name, *pair);
        !self.pairs.iter().any(pair)
            && !self.titled.iter().any(|word| sound::spells(&family, [word, ""]))
    }

    /// Whether some of them are what a name with dots transcribes. Other characters may stand before and behind it.
    fn are_transcribed(&self, run: &str) -> bool {
        let parts: Vec<&str> = run.split(['·', '‧']).collect();
        let [first, .., last] = parts[..] else { return true };
        if first.is_empty() || last.is_empty() {
            return true;
        }
        let tails = (1.min(first.chars().count() - 1)..first.chars().count().min(7)).map(|count| {
            let cut = first.chars().count() - 1 - count;
            first.char_indices().nth(cut).map_or(0, |(at, _)| at)
        });
        let heads = (2.min(last.chars().count())..=last.chars().count().min(7))
            .map(|count| last.char_indices().nth(count).map_or(last.len(), |(at, _)| at));
        let heads: Vec<usize> = heads.collect();
        tails.into_iter().any(|from| {
            heads.iter().any(|to| {
                let name = [&first[from..], &last[..*to]];
                self.pairs.iter().any(|pair| sound::transcribes(&name, pair))
            })
        })
    }
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
        forms.push(en.to_lowercase());
    }
    // Yuping County is Yuping where it is told of again.
    if from.is_chinese() && name.kind == NameKind::Place {
        const DIVISIONS: &[&str] = &[" county", " district", " city", " prefecture", " province"];
        let short = |form: &String| {
            DIVISIONS.iter().find_map(|word| form.strip_suffix(word)).map(str::to_owned)
        };
        let shorter: Vec<String> = forms.iter().filter_map(short).collect();
        forms.extend(shorter);
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
    fold_string(&text).replace('’', "'")
}
