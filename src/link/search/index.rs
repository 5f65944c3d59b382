//! Builds the index: from texts to keys with their postings, cut into shards.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::{BODY_POSITION, Postings};
use crate::text::fold;

use super::units::{Unit, units};

/// About how many bytes of JSON a shard holds: small enough that a query asks for little, large enough that it asks for few.
const SHARD_BYTES: usize = 6_000;

/// What is searched of one document.
pub(crate) struct Text<'a> {
    pub(crate) title: &'a str,
    pub(crate) body: &'a [String],
}

/// The shards of `texts`, whose places in the list are the documents' numbers.
pub(crate) fn shards(texts: &[Text<'_>]) -> Vec<Vec<(String, Postings)>> {
    let mut words = Interner::default();
    let found: Vec<Vec<(u32, Unit)>> = texts.par_iter().map(units_of).collect();
    let mut entries: Vec<Entry> = Vec::new();
    for (document, units) in (0..).zip(found) {
        let codes: Vec<(u32, u32)> =
            units.into_iter().map(|(at, unit)| (at, words.code(unit))).collect();
        for (index, (at, code)) in codes.iter().enumerate() {
            entries.push(Entry { first: *code, second: 0, document, at: *at });
            let next = codes.get(index + 1).filter(|(next, _)| *next == at + 1);
            if let Some((_, second)) = next.filter(|(_, second)| is_char(*code) || is_char(*second))
            {
                entries.push(Entry { first: *code, second: *second, document, at: *at });
            }
        }
    }
    entries.par_sort_unstable();
    let lists = entries.chunk_by(|a, b| (a.first, a.second) == (b.first, b.second));
    let mut keys: Vec<(String, Postings)> =
        lists.map(|list| (words.key(&list[0]), postings(list))).collect();
    keys.par_sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    cut(keys, |(key, postings)| key.len() + postings.len() * 3 + 6, SHARD_BYTES)
}

/// Cuts a list into pieces of about so many bytes; what is larger has a piece of its own.
pub(crate) fn cut<T>(list: Vec<T>, bytes: impl Fn(&T) -> usize, most: usize) -> Vec<Vec<T>> {
    let mut pieces: Vec<Vec<T>> = Vec::new();
    let mut room = 0;
    for one in list {
        let size = bytes(&one);
        match pieces.last_mut().filter(|_| size <= room) {
            Some(piece) => {
                room -= size;
                piece.push(one);
            }
            None => {
                room = most.saturating_sub(size);
                pieces.push(vec![one]);
            }
        }
    }
    pieces
}

/// Traditional characters with their Simplified forms, of those forms that have keys.
pub(crate) fn fold_pairs(shards: &[Vec<(String, Postings)>]) -> String {
    let known: BTreeSet<char> =
        shards.iter().flatten().filter_map(|(key, _)| key.chars().next()).collect();
    fold::pairs().filter(|(_, simplified)| known.contains(simplified)).fold(
        String::new(),
        |mut text, (traditional, simplified)| {
            text.extend([traditional, simplified]);
            text
        },
    )
}

fn units_of(text: &Text<'_>) -> Vec<(u32, Unit)> {
    let (mut found, _) = units(text.title, 0);
    found.retain(|(at, _)| *at < BODY_POSITION - 1);
    let mut at = BODY_POSITION;
    for part in text.body {
        let (more, end) = units(part, at);
        found.extend(more);
        at = end;
    }
    found
}

/// A place of a key; `second` is 0 where the key is one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    first: u32,
    second: u32,
    document: u32,
    at: u32,
}

/// The postings of one key's entries, which are in order.
fn postings(list: &[Entry]) -> Postings {
    let mut numbers = Vec::new();
    let mut before = 0;
    for places in list.chunk_by(|a, b| a.document == b.document) {
        let document = places[0].document;
        if places[0].second == 0 {
            // The first place is the title's, if any is.
            let in_title = u32::from(places[0].at < BODY_POSITION);
            numbers.push((document - before) * 2 + in_title);
        } else {
            numbers.extend([document - before, places.len() as u32, places[0].at]);
            numbers.extend(places.windows(2).map(|pair| pair[1].at - pair[0].at));
        }
        before = document;
    }
    numbers
}

/// Numbers for units: a Han character is its code point, words are numbered behind those.
#[derive(Default)]
struct Interner {
    codes: BTreeMap<String, u32>,
    words: Vec<String>,
}

/// One past the last code point.
const FIRST_WORD: u32 = 0x11_0000;

fn is_char(code: u32) -> bool {
    code < FIRST_WORD
}

impl Interner {
    fn code(&mut self, unit: Unit) -> u32 {
        match unit {
            Unit::Han(c) => c.into(),
            Unit::Word(word) => match self.codes.get(&word) {
                Some(code) => *code,
                None => {
                    let code = FIRST_WORD + self.words.len() as u32;
                    self.words.push(word.clone());
                    self.codes.insert(word, code);
                    code
                }
            },
        }
    }

    fn text(&self, code: u32) -> String {
        match code.checked_sub(FIRST_WORD) {
            Some(word) => self.words.get(word as usize).cloned().unwrap_or_default(),
            None => char::from_u32(code).map(String::from).unwrap_or_default(),
        }
    }

    fn key(&self, entry: &Entry) -> String {
        let first = self.text(entry.first);
        match entry.second {
            0 => first,
            second if is_char(entry.first) && is_char(second) => first + &self.text(second),
            second => format!("{first} {}", self.text(second)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &[(&str, &[&str])], key: &str, expected: &[u32]) {
        let bodies: Vec<Vec<String>> = texts
            .iter()
            .map(|(_, body)| body.iter().map(|one| (*one).to_owned()).collect())
            .collect();
        let texts: Vec<Text<'_>> =
            texts.iter().zip(&bodies).map(|((title, _), body)| Text { title, body }).collect();
        let shards = shards(&texts);
        let found = shards.iter().flatten().find(|(one, _)| one == key).map(|(_, numbers)| numbers);
        assert_eq!(found.map(Vec::as_slice).unwrap_or_default(), expected, "{key}");
    }

    const TEXTS: &[(&str, &[&str])] =
        &[("河水", &["河水上漲。", "水位12米"]), ("雨", &[]), ("Rain", &["C位的河水，RAIN"])];

    #[test]
    fn one_unit_says_in_which_documents_and_titles() {
        check(TEXTS, "河", &[1, 4]);
        check(TEXTS, "涨", &[0]);
        check(TEXTS, "rain", &[5]);
        check(TEXTS, "漲", &[]);
    }

    #[test]
    fn two_units_say_where() {
        check(TEXTS, "河水", &[0, 2, 0, 256, 2, 1, 259]);
        check(TEXTS, "c 位", &[2, 1, 256]);
        check(TEXTS, "位 12", &[0, 1, 263]);
    }

    #[test]
    fn nothing_is_joined_across_a_mark_or_a_sentence() {
        check(TEXTS, "涨水", &[]);
        check(TEXTS, "水 rain", &[]);
    }

    #[test]
    fn pieces_are_small_and_none_is_empty() {
        assert_eq!(cut(vec![3, 3, 9, 1, 1], |one| *one, 6), [vec![3, 3], vec![9], vec![1, 1]]);
    }
}
