//! Names in English text that no glossary has: titled persons, organisations by their words, quoted plans.
//!
//! A run of capitalised words is a person if a title or a verb of speech says so, an organisation if one of its words
//! does. Other runs are left alone: capitals alone do not say what a name is.

mod runs;
mod standing;
mod tables;

use crate::enrich::words;
use std::collections::BTreeSet;
use std::ops::Range;

use self::runs::{nickname, run};
use self::tables::{DEPARTMENTS, HEADLINE_VERBS, NO_PERSONS, WORKS};
use super::spots::{Spots, is_free};
use super::{Hit, Line};
use crate::model::NameKind;
use crate::text::letter::is_alphanumeric;
use crate::text::wordlist::WordList;

/// Names, line by line.
pub(super) fn find(lines: &[Line]) -> Vec<Vec<Hit>> {
    let words: Vec<Vec<Range<usize>>> = lines.iter().map(|line| words(&line.chars)).collect();
    let surnames = surnames(lines, &words);
    let scanned = lines.iter().zip(&words).map(|(line, words)| scan(line, words, &surnames));
    let mut hits: Vec<Vec<Hit>> = scanned.collect();
    standing::add(lines, &words, &mut hits);
    let known: Vec<(Vec<char>, Hit)> = lines
        .iter()
        .zip(&hits)
        .flat_map(|(line, hits)| {
            hits.iter().map(|hit| (line.chars[hit.range.clone()].to_vec(), hit.clone()))
        })
        .take(200)
        .collect();
    let spots = Spots::of(known.iter().map(|(name, _)| name.as_slice()));
    for (line, hits) in lines.iter().zip(&mut hits) {
        for (name, range) in spots.places(&line.chars) {
            if is_free(&range, hits) {
                hits.push(Hit { range, ..known[name].1.clone() });
            }
        }
    }
    hits
}

/// Single names that speak somewhere, in lower case: `Okafor says`, `says Raman`. Whoever has one as the last of two names
/// is a person.
fn surnames(lines: &[Line], words: &[Vec<Range<usize>>]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (line, words) in lines.iter().zip(words).take(400) {
        for pair in words.windows(2) {
            if !pair.iter().any(|word| line.chars[word.start].is_uppercase()) {
                continue;
            }
            let adjacent = line.chars[pair[0].end..pair[1].start] == [' '];
            let speaks = |word: &Range<usize>| {
                words::SPEECH_VERBS_ENGLISH.contains(&line.words(word.clone()))
            };
            let name = |word: &Range<usize>| {
                let text = lower(line, word);
                line.chars[word.start].is_uppercase()
                    && text.len() > 2
                    && !words::ENGLISH_PLAIN.contains(&text)
                    && !words::ENGLISH_TITLES.contains(&text)
                    && !words::ENGLISH_BODIES.contains(&text)
            };
            match adjacent {
                true if speaks(&pair[1]) && name(&pair[0]) => found.insert(lower(line, &pair[0])),
                true if speaks(&pair[0]) && name(&pair[1]) => found.insert(lower(line, &pair[1])),
                false if name(&pair[0]) && is_age(line, &pair[0], &pair[1]) => {
                    found.insert(lower(line, &pair[0]))
                }
                _ => false,
            };
        }
    }
    found
}

fn scan(line: &Line, words: &[Range<usize>], surnames: &BTreeSet<String>) -> Vec<Hit> {
    let mut hits = quoted_works(line);
    let mut at = 0;
    while at < words.len() {
        let end = run(line, words, at);
        if end == at {
            at += 1;
            continue;
        }
        let split = office_within(line, words, at..end);
        for part in [at..split, split..end] {
            if part.is_empty() {
                continue;
            }
            let range = words[part.start].start..words[part.end - 1].end;
            if is_free(&range, &hits)
                && let Some(hit) = classify(line, words, part, surnames)
            {
                hits.push(hit);
            }
        }
        at = end;
    }
    hits
}

/// Where the office of a person begins behind the body it is held in: Harbour Bank of Velmouth | President Ana Novak. The end
/// of the run if none does.
fn office_within(line: &Line, words: &[Range<usize>], run: Range<usize>) -> usize {
    let at = |list: &WordList, at: usize| list.contains(&lower(line, &words[at]));
    let body = run.clone().find(|&word| at(&words::ENGLISH_BODIES, word));
    body.and_then(|body| {
        let mut offices = (body + 1).max(run.start + 2)..run.end.saturating_sub(2);
        offices.rfind(|&word| at(&words::ENGLISH_TITLES, word))
    })
    .filter(|office| (2..=4).contains(&(run.end - office - 1)))
    .unwrap_or(run.end)
}

fn classify(
    line: &Line,
    words: &[Range<usize>],
    run: Range<usize>,
    surnames: &BTreeSet<String>,
) -> Option<Hit> {
    let any =
        |list: &WordList| words[run.clone()].iter().any(|word| list.contains(&lower(line, word)));
    let last = lower(line, &words[run.end - 1]);
    let whole = words[run.start].start..words[run.end - 1].end;
    let prose = standing::is_prose(line, words);
    let hit = |range: Range<usize>, kind: NameKind, role: Option<String>| {
        let en = Some(line.words(range.clone()));
        Some(Hit { range, kind, en, role })
    };
    // Health Minister Patrick Chisale: the name begins behind the last title among the first words.
    let titled = (0..run.len().min(4))
        .rev()
        .find(|&at| words::ENGLISH_TITLES.contains(&lower(line, &words[run.start + at])))
        .map_or(0, |at| at + 1);
    let titled = if titled == run.len() { 0 } else { titled };
    let name = run.start + titled..run.end;
    // Navy Secretary Jane Doe and Gen. John Roe: the first one.
    let joined = name.clone().skip(1).find(|at| lower(line, &words[*at]) == "and");
    let name = match joined {
        Some(and) if titled > 0 => name.start..and,
        _ => name,
    };
    if run.len() >= 2 && titled == 0 {
        if words::ENGLISH_EVENTS.contains(&last) {
            return hit(whole, NameKind::Event, None);
        }
        if WORKS.contains(&last.as_str()) {
            return hit(whole, NameKind::Work, None);
        }
        let closes =
            words::ENGLISH_BODIES.contains(&last) || line.words(whole.clone()).contains(" of ");
        if any(&words::ENGLISH_BODIES) && (closes || prose) {
            return hit(whole, NameKind::Organisation, None);
        }
        let first = lower(line, &words[run.start]);
        if prose && words::ENGLISH_PLACES.contains(&last)
            || matches!(first.as_str(), "lake" | "mount" | "cape" | "river" | "county")
        {
            return hit(whole, NameKind::Place, None);
        }
    }
    let before = run.start.checked_sub(1).map(|at| lower(line, &words[at]));
    let after = words.get(run.end).map(|word| lower(line, word));
    let adjacent =
        |a: &Range<usize>, b: &Range<usize>| line.words(a.end..b.start).trim().is_empty();
    let role_before = before.as_deref().is_some_and(|word| {
        words::ENGLISH_TITLES.contains(word) && adjacent(&words[run.start - 1], &words[run.start])
    });
    // Its country coordinator, Luc Ferrand, …
    let set_off = before.as_deref().is_some_and(|word| {
        words::ENGLISH_TITLES.contains(word)
            && line.words(words[run.start - 1].end..words[run.start].start) == ", "
            && line.chars.get(words[run.end - 1].end) == Some(&',')
    });
    let speaks = after.as_deref().is_some_and(|word| {
        words::SPEECH_VERBS_ENGLISH.contains(word) && adjacent(&words[run.end - 1], &words[run.end])
    }) || run.len() >= 2
        && prose
        && before.as_deref().is_some_and(|word| {
            words::SPEECH_VERBS_ENGLISH.contains(word)
                && adjacent(&words[run.start - 1], &words[run.start])
        });
    // battery maker Norvik; the operator, Norvik, …: the noun before says that the name is a body's.
    let comma = |at: usize| line.chars.get(at) == Some(&',');
    let end = words[run.end - 1].end;
    let closes = comma(end) || matches!(line.chars.get(end), Some('.' | ';') | None);
    if before.as_deref().is_some_and(|word| {
        let noun = &words[run.start - 1];
        words::ENGLISH_MAKERS.contains(word)
            && (adjacent(noun, &words[run.start]) || closes && comma(noun.end))
    }) {
        return hit(whole, NameKind::Organisation, None);
    }
    let apposed = apposition(line, words, run.end);
    // Dale Okafor, 61, …
    let aged = words.get(run.end).is_some_and(|word| is_age(line, &words[run.end - 1], word));
    // Secretary of State Jane Doe.
    let of = before.as_deref() == Some("of") && run.len() >= 2 && run.start >= 2;
    let office = of
        && words::ENGLISH_TITLES.contains(&lower(line, &words[run.start - 2]))
        && DEPARTMENTS.contains(&lower(line, &words[run.start]).as_str());
    if office {
        let role = line.words(words[run.start - 2].start..words[run.start].end);
        let name = words[run.start + 1].start..words[run.end - 1].end;
        return hit(name, NameKind::Person, Some(role));
    }
    let ends = lower(line, &words[name.end - 1]);
    if NO_PERSONS.0.contains(&ends.as_str())
        || ends.chars().count() < 2
        || NO_PERSONS.1.contains(&lower(line, &words[name.start]).as_str())
    {
        return None;
    }
    let given = || {
        let first = lower(line, &words[name.start]);
        (2..=3).contains(&name.len()) && words::ENGLISH_GIVEN.contains(&first)
    };
    // 19-year-old Jane Doe.
    let called = || {
        let age = before.as_deref().is_some_and(|word| word.ends_with("year-old") || word == "old");
        let nicknamed =
            || (1..name.len()).any(|at| nickname(line, words, name.start + at).is_some());
        name.len() >= 2 && (age || given() || nicknamed())
    };
    let persons = (1..=4).contains(&name.len())
        && (titled > 0
            || role_before
            || speaks && name.len() >= 2
            || (apposed.is_some() || aged || set_off || surnames.contains(&last))
                && name.len() >= 2
            || called());
    if !persons {
        return None;
    }
    let role = if titled > 0 {
        Some(line.words(words[run.start].start..words[name.start].start).trim().to_owned())
    } else if role_before {
        Some(role_words(line, words, run.start))
    } else {
        apposed
    };
    hit(words[name.start].start..words[name.end - 1].end, NameKind::Person, role)
}

/// Whether a word behind another is an age: Okafor, 61, ….
fn is_age(line: &Line, before: &Range<usize>, word: &Range<usize>) -> bool {
    let age = line.words(word.clone());
    line.words(before.end..word.start) == ", "
        && (1..=2).contains(&age.len())
        && age.parse::<u8>().is_ok()
        && line.chars.get(word.end) == Some(&',')
}

/// The words of a role before a name: back to the last capital, article or mark.
fn role_words(line: &Line, words: &[Range<usize>], name: usize) -> String {
    let mut at = name - 1;
    while at > 0
        && name - at < 5
        && line.words(words[at - 1].end..words[at].start) == " "
        && !words::ENGLISH_PLAIN.contains(&lower(line, &words[at - 1]))
        && !words::SPEECH_VERBS_ENGLISH.contains(&lower(line, &words[at - 1]))
        && !HEADLINE_VERBS.contains(&lower(line, &words[at - 1]).as_str())
    {
        at -= 1;
    }
    line.words(words[at].start..words[name].start).trim().to_owned()
}

/// The role in `Jane Doe, chief executive of Acme, said`.
fn apposition(line: &Line, words: &[Range<usize>], after: usize) -> Option<String> {
    let next = words.get(after)?;
    if after == 0 || line.words(words[after - 1].end..next.start) != ", " {
        return None;
    }
    let end = line.chars[next.start..]
        .iter()
        .take(90)
        .position(|c| matches!(c, ',' | '.' | ';' | '—'))
        .map(|len| next.start + len)?;
    let role = line.words(next.start..end);
    let first: Vec<String> = role.split(' ').take(5).map(str::to_lowercase).collect();
    first.iter().any(|word| words::ENGLISH_TITLES.contains(word)).then(|| {
        let plain = ["the ", "a ", "an "];
        plain.iter().find_map(|article| role.strip_prefix(article)).unwrap_or(&role).to_owned()
    })
}

/// Plans, acts and reports between quotes.
fn quoted_works(line: &Line) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in line.chars.iter().enumerate() {
        match (*c, open) {
            ('“', _) | ('"', None) => open = Some(at + 1),
            ('”' | '"', Some(start)) => {
                open = None;
                let words: Vec<String> =
                    line.words(start..at).split(' ').map(str::to_owned).collect();
                let capitals =
                    words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
                let is_work =
                    words.iter().any(|word| WORKS.contains(&word.to_lowercase().as_str()));
                if (2..=12).contains(&words.len()) && capitals * 2 >= words.len() && is_work {
                    let en = Some(line.words(start..at));
                    hits.push(Hit { range: start..at, kind: NameKind::Work, en, role: None });
                }
            }
            _ => {}
        }
    }
    hits
}

fn words(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in chars.iter().enumerate() {
        let inner = is_alphanumeric(*c)
            || matches!(c, '-' | '\'' | '’')
                && start.is_some()
                && chars.get(at + 1).is_some_and(|c| is_alphanumeric(*c));
        match (inner, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| from..chars.len()));
    // The possessive ending is no part of a name.
    for word in &mut found {
        let end = &chars[word.clone()];
        if end.len() > 2 && matches!(end[end.len() - 2], '\'' | '’') && end[end.len() - 1] == 's'
        {
            word.end -= 2;
        }
    }
    found
}

fn lower(line: &Line, word: &Range<usize>) -> String {
    line.words(word.clone()).to_lowercase()
}

#[cfg(test)]
mod tests;
