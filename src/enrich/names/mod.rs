//! Who and what an article names: from the glossaries first, then by general patterns.
//!
//! An English name is given only where one is established (a glossary has it, the article itself gives it in brackets) or
//! follows by rule (pinyin of persons). Everything else has none: a guess would end up in print.
//!
//! Invariant: every name is in the article, in the words given, in the sentence given; no name is there twice.

mod english;
mod glossary;
mod matcher;
mod models;
mod numbered;
mod organisations;
mod persons;
mod quoted;
mod roles;
mod spots;
mod surnames;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

pub use glossary::builtin_glossary;

use super::Reading;
use crate::model::{ChineseName, Glossary, Locale, Name, NameKind};
use crate::text::fold;
use matcher::{Found, Matcher};

static CHINESE: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::new(glossary::builtin(), Locale::ZhHans));
static ENGLISH: LazyLock<Matcher> =
    LazyLock::new(|| Matcher::of(glossary::clear_in_english(), Locale::En));

/// How much of a sentence is looked at, in characters; no written sentence is longer, and hostile input may be.
const LOOKED_AT: usize = 6000;

/// A line of the article: its title or a sentence, as printed and folded.
#[derive(Debug)]
pub(super) struct Line {
    /// 0 for the title, else the sentence's number.
    pub(super) sentence: usize,
    /// As printed.
    pub(super) chars: Vec<char>,
    /// Folded; in English texts the same as `chars`.
    pub(super) folded: Vec<char>,
    /// Which characters a name has been found in.
    pub(super) taken: Vec<bool>,
}

impl Line {
    fn is_free(&self, range: &Range<usize>) -> bool {
        self.taken[range.clone()].iter().all(|taken| !taken)
    }

    /// The printed words of a range.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        self.chars[range].iter().collect()
    }
}

/// A name in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    /// Characters of the line.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: NameKind,
    /// Its English name, if established or by rule.
    pub(super) en: Option<String>,
    /// A person's role.
    pub(super) role: Option<String>,
}

/// Names in the order in which they first occur.
pub(crate) fn find(reading: Reading<'_>, site: &Glossary) -> Vec<Name> {
    let mut lines = lines(reading);
    let mut found = Gathered::default();
    let own = (!site.terms.is_empty()).then(|| Matcher::new(site, reading.lang));
    let builtin = if reading.lang.is_chinese() { &*CHINESE } else { &*ENGLISH };
    if let Some(own) = &own {
        let terms: Vec<Vec<Found>> = lines.iter().map(|line| own.find(&line.folded)).collect();
        gather_terms(&mut lines, &terms, (site, "site"), reading.lang, &mut found);
    }
    // Patterns that hold a longer name go before the built-in terms they contain.
    let terms: Vec<Vec<Found>> = lines.iter().map(|line| builtin.find(&line.folded)).collect();
    let given = organisations::given_in_brackets(&lines);
    let pinyin = roles::uses_pinyin(&lines, reading.lang);
    let mut patterned: Vec<Vec<Hit>> = if reading.lang.is_chinese() {
        let roll = persons::find(&lines);
        let bodies = organisations::find(&lines, &terms);
        let marked = quoted::find(&lines);
        let numbered = numbered::find(&lines);
        join([marked, bodies, numbered, roll], lines.len())
    } else {
        join([english::find(&lines)], lines.len())
    };
    for ((line, hits), terms) in lines.iter_mut().zip(&mut patterned).zip(&terms) {
        // A pattern never breaks into a term of the glossary, it may only hold whole ones.
        hits.retain(|hit| {
            line.is_free(&hit.range)
                && terms.iter().all(|term| {
                    let apart =
                        term.range.end <= hit.range.start || hit.range.end <= term.range.start;
                    let within = hit.range.start <= term.range.start
                        && term.range.end <= hit.range.end
                        && term.range != hit.range;
                    // 期待最高人民法院: the term is the name, and what precedes it is a verb.
                    let swallowed = within
                        && hit.kind == NameKind::Organisation
                        && term.range.end == hit.range.end
                        && is_body(term.term)
                        && !terms.iter().any(|other| other.range.start == hit.range.start);
                    (apart || within) && !swallowed
                })
        });
        for hit in hits.iter() {
            line.taken[hit.range.clone()].fill(true);
        }
    }
    let builtin = (glossary::builtin(), "builtin");
    gather_terms(&mut lines, &terms, builtin, reading.lang, &mut found);
    for (line, hits) in lines.iter().zip(patterned) {
        for hit in hits {
            let key = line.folded[hit.range.clone()].iter().collect::<String>();
            let by_rule = hit.kind != NameKind::Person || pinyin || !reading.lang.is_chinese();
            let en = given.get(&key).cloned().or(hit.en.filter(|_| by_rule));
            found.add(
                key,
                Name {
                    text: line.words(hit.range.clone()),
                    kind: hit.kind,
                    en,
                    zh: None,
                    role: hit.role,
                    sentence: line.sentence,
                },
                hit.range.start,
            );
        }
    }
    found.names()
}

/// Whether a built-in term is an organisation.
fn is_body(term: usize) -> bool {
    glossary::builtin().terms.get(term).is_some_and(|term| term.kind == NameKind::Organisation)
}

fn lines(reading: Reading<'_>) -> Vec<Line> {
    let title = reading.title.map(|title| (0, title));
    let sentences =
        reading.sentences.iter().zip(1..).map(|(one, number)| (number, one.text.as_str()));
    title
        .into_iter()
        .chain(sentences)
        .map(|(sentence, text)| {
            let mut chars = fold::chars(text);
            chars.truncate(LOOKED_AT);
            let mut folded = chars.clone();
            if reading.lang.is_chinese() {
                fold::fold_all(&mut folded);
            }
            Line { sentence, taken: vec![false; chars.len()], folded, chars }
        })
        .collect()
}

/// Adds the terms of a glossary, found line by line, that stand where no name has been found yet.
fn gather_terms(
    lines: &mut [Line],
    terms: &[Vec<Found>],
    (glossary, whose): (&Glossary, &str),
    lang: Locale,
    found: &mut Gathered,
) {
    for (line, terms) in lines.iter_mut().zip(terms) {
        for one in terms {
            if !line.is_free(&one.range) {
                continue;
            }
            let Some(term) = glossary.terms.get(one.term) else { continue };
            // iPhone 11 is another product than iPhone XR.
            let end = match term.kind {
                NameKind::Product => models::end(&line.chars, one.range.end),
                _ => one.range.end,
            };
            let model = line.words(one.range.end..end);
            let range = one.range.start..end;
            line.taken[range.clone()].fill(true);
            let usual = term.zh_hans.first().filter(|_| !lang.is_chinese());
            let role = (term.kind == NameKind::Person)
                .then(|| roles::role_before(line, one.range.start))
                .flatten();
            found.add(
                format!("{whose} {}{model}", one.term),
                Name {
                    text: line.words(range),
                    kind: term.kind,
                    en: term.en.as_ref().map(|en| en.clone() + &model),
                    zh: usual.map(|one| Box::new(chinese(one.clone() + &model))),
                    role,
                    sentence: line.sentence,
                },
                one.range.start,
            );
        }
    }
}

fn chinese(simplified: String) -> ChineseName {
    ChineseName { simplified, traditional: None }
}

/// The hits of several finders, line by line; where two overlap, the earlier finder's stays.
fn join<const N: usize>(finders: [Vec<Vec<Hit>>; N], lines: usize) -> Vec<Vec<Hit>> {
    let mut joined: Vec<Vec<Hit>> = vec![Vec::new(); lines];
    for hits in finders {
        for (line, hits) in joined.iter_mut().zip(hits) {
            for hit in hits {
                if line
                    .iter()
                    .all(|one| one.range.end <= hit.range.start || hit.range.end <= one.range.start)
                {
                    line.push(hit);
                }
            }
        }
    }
    joined
}

/// Names found so far, each once, by a key that its forms share.
#[derive(Debug, Default)]
struct Gathered {
    order: BTreeMap<(usize, usize), String>,
    names: BTreeMap<String, Name>,
    seen: BTreeSet<String>,
}

impl Gathered {
    fn add(&mut self, key: String, name: Name, at: usize) {
        if let Some(known) = self.names.get_mut(&key) {
            known.role = known.role.take().or(name.role);
            known.en = known.en.take().or(name.en);
            return;
        }
        // Two terms may share a printed form across glossaries; the first, stronger one stays.
        if self.seen.insert(name.text.clone()) {
            self.order.insert((name.sentence, at), key.clone());
            self.names.insert(key, name);
        }
    }

    fn names(mut self) -> Vec<Name> {
        let names: Vec<Name> =
            self.order.into_values().filter_map(|key| self.names.remove(&key)).collect();
        let shorter: Vec<bool> =
            names.iter().map(|one| is_short_for_another(one, &names)).collect();
        names.into_iter().zip(shorter).filter(|(_, shorter)| !shorter).map(|(one, _)| one).collect()
    }
}

/// Whether a name is what an article calls another one for short: Luo of Luo Qinghe, 南海海洋研究所 of 中国科学院南海海洋研究所.
fn is_short_for_another(one: &Name, names: &[Name]) -> bool {
    // A name that is longer than what it is short for by this much is another: 银行 of 中国人民银行.
    const LEAST: usize = 4;
    names.iter().take(200).filter(|other| other.kind == one.kind).any(|other| match one.kind {
        NameKind::Person => {
            other.text.strip_prefix(&one.text).is_some_and(|rest| rest.starts_with(' '))
                || other.text.strip_suffix(&one.text).is_some_and(|rest| rest.ends_with(' '))
        }
        NameKind::Organisation => {
            let shorter = one.text.chars().count();
            one.en.is_none()
                && shorter >= LEAST
                && other.text.chars().count() > shorter
                && other.text.ends_with(&one.text)
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sentence;

    #[track_caller]
    fn check(text: String) {
        let sentences = [Sentence { text, paragraph: 1, heading: false }];
        let reading =
            Reading { title: None, sentences: &sentences, lang: Locale::ZhHans, published: None };
        for name in find(reading, &Glossary::default()) {
            assert!(sentences[0].text.contains(&name.text), "{}", name.text);
        }
    }

    #[test]
    fn a_name_beyond_what_is_looked_at_does_no_harm() {
        check("双11".repeat(3000));
        check("创(chuàng)".repeat(1000));
        check("大学".repeat(4000));
    }
}
