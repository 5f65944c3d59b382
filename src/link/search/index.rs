//! Builds the index: from texts to keys with their postings, cut into shards.
//!
//! Places are sorted in runs of bounded size, which are kept packed and merged at the end: what a large site says is never
//! in memory unpacked.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use crate::model::{BODY_POSITION, Postings};

use super::amend::folded;
use super::packed::{Cursor, pack};
use super::units::{Unit, units};

/// About how many bytes of JSON a shard holds: small enough that a query asks for little, large enough that it asks for few.
pub(super) const SHARD_BYTES: usize = 6_000;

/// So many places are sorted at once, of 16 bytes each.
const RUN: usize = 1 << 19;

/// An index in the making. Documents come one after the other and are numbered in that order.
#[derive(Default)]
pub(crate) struct Builder {
    words: Interner,
    documents: u32,
    open: Vec<Entry>,
    runs: Vec<Vec<u8>>,
}

impl Builder {
    /// One more document, of which these are the [`units_of`] it.
    pub(crate) fn add(&mut self, units: Vec<(u32, Unit)>) {
        let document = self.documents;
        self.documents += 1;
        let codes: Vec<(u32, u32)> =
            units.into_iter().map(|(at, unit)| (at, self.words.code(unit))).collect();
        for (index, (at, code)) in codes.iter().enumerate() {
            self.open.push(Entry { first: *code, second: 0, document, at: *at });
            let next = codes.get(index + 1).filter(|(next, _)| *next == at + 1);
            if let Some((_, second)) = next.filter(|(_, second)| is_char(*code) || is_char(*second))
            {
                self.open.push(Entry { first: *code, second: *second, document, at: *at });
            }
        }
        if self.open.len() >= RUN {
            self.end_run();
        }
    }

    fn end_run(&mut self) {
        self.open.sort_unstable();
        let mut run = Vec::new();
        for list in self.open.chunk_by(|a, b| (a.first, a.second) == (b.first, b.second)) {
            let numbers = postings(list);
            let last = list.last().map_or(0, |one| one.document);
            pack(&mut run, [list[0].first, list[0].second, last, numbers.len() as u32]);
            pack(&mut run, numbers);
        }
        run.shrink_to_fit();
        self.open.clear();
        self.runs.push(run);
    }

    /// Hands over the shards in order, many at once, and says which Traditional characters mean a key.
    pub(crate) fn finish(mut self, mut out: impl FnMut(Vec<Vec<(String, Postings)>>)) -> String {
        self.end_run();
        self.open = Vec::new();
        let (merged, mut keys) = merge(&self.runs);
        self.runs = Vec::new();
        let ranks = self.words.ranks(&keys);
        keys.sort_unstable_by_key(|key| ranks.of(key));
        let mut known: BTreeSet<char> = BTreeSet::new();
        let mut shards = Cutter::new(SHARD_BYTES);
        for Key { first, second, at } in keys {
            let key = self.words.key(first, second);
            known.extend(key.chars().next());
            let mut numbers = Cursor::new(merged.get(at..).unwrap_or_default());
            let length = numbers.next().unwrap_or(0);
            let postings: Postings = numbers.take(length as usize).collect();
            shards.push(shard_size(&key, &postings), &key.clone(), (key, postings));
            if shards.done.len() >= MANY {
                out(std::mem::take(&mut shards.done));
            }
        }
        out(shards.end());
        folded(&known)
    }
}

/// About how many bytes of a shard a key takes.
pub(super) fn shard_size(key: &str, postings: &[u32]) -> usize {
    key.len() + postings.len() * 3 + 6
}

/// So many shards are handed over at once.
const MANY: usize = 256;

/// Cuts a list into pieces of about so many bytes; what is larger has a piece of its own.
///
/// Where it cuts depends on what stands there and little on what stands before, so that a change in one place leaves the
/// pieces behind it as they were.
pub(crate) struct Cutter<T> {
    about: usize,
    held: usize,
    open: Vec<T>,
    /// The pieces that are cut; none is empty.
    pub(crate) done: Vec<Vec<T>>,
}

impl<T> Cutter<T> {
    /// For pieces of about so many bytes.
    pub(crate) fn new(about: usize) -> Self {
        Self { about, held: 0, open: Vec::new(), done: Vec::new() }
    }

    /// The next of the list, which has `size` bytes and is known by `mark`.
    pub(crate) fn push(&mut self, size: usize, mark: &str, one: T) {
        if size > self.about {
            self.cut();
        }
        self.open.push(one);
        self.held += size;
        // From half the size on, each is the last of its piece with a chance that its size earns it.
        let half = self.about as u64 / 2;
        if self.held as u64 >= half && (lot(mark) >> 32) * half < (size as u64) << 32 {
            self.cut();
        }
    }

    /// Whether the next of the list begins a piece.
    pub(crate) fn is_cut(&self) -> bool {
        self.open.is_empty()
    }

    fn cut(&mut self) {
        self.held = 0;
        self.done.extend(Some(std::mem::take(&mut self.open)).filter(|piece| !piece.is_empty()));
    }

    /// The last pieces.
    pub(crate) fn end(mut self) -> Vec<Vec<T>> {
        self.cut();
        self.done
    }
}

/// A number that is the same for the same text and else as good as drawn: FNV-1a, and the end of SplitMix64.
fn lot(text: &str) -> u64 {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
    let hash = text.bytes().fold(0xCBF2_9CE4_8422_2325, mix);
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// The units of a document: those of its title, then those of its body.
pub(crate) fn units_of<'a>(
    title: &str,
    body: impl IntoIterator<Item = &'a String>,
) -> Vec<(u32, Unit)> {
    let (mut found, _) = units(title, 0);
    found.retain(|(at, _)| *at < BODY_POSITION - 1);
    let mut at = BODY_POSITION;
    for part in body {
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

/// A key, and where its postings begin in the merged run.
struct Key {
    first: u32,
    second: u32,
    at: usize,
}

/// All runs as one: the postings of each key behind their number, and the keys.
fn merge(runs: &[Vec<u8>]) -> (Vec<u8>, Vec<Key>) {
    let mut cursors: Vec<Cursor<'_>> = runs.iter().map(|run| Cursor::new(run)).collect();
    let head = |cursors: &mut [Cursor<'_>], run: usize| {
        let (first, second) = (cursors[run].next()?, cursors[run].next()?);
        Some(Reverse((first, second, run)))
    };
    let mut heap: BinaryHeap<_> =
        (0..runs.len()).filter_map(|run| head(&mut cursors, run)).collect();
    let (mut merged, mut keys) = (Vec::new(), Vec::new());
    let mut numbers: Vec<u32> = Vec::new();
    while let Some(Reverse((first, second, _))) = heap.peek().copied() {
        numbers.clear();
        let mut before = 0;
        // The same key of several runs comes in their order, which is that of the documents.
        while let Some(Reverse((_, _, run))) =
            heap.peek().copied().filter(|Reverse(one)| (one.0, one.1) == (first, second))
        {
            heap.pop();
            let cursor = &mut cursors[run];
            let (last, length) = (cursor.next().unwrap_or(0), cursor.next().unwrap_or(0));
            let start = numbers.len();
            numbers.extend(cursor.take(length as usize));
            if let Some(document) = numbers.get_mut(start) {
                *document -= if second == 0 { before * 2 } else { before };
            }
            before = last;
            heap.extend(head(&mut cursors, run));
        }
        keys.push(Key { first, second, at: merged.len() });
        pack(&mut merged, [numbers.len() as u32]);
        pack(&mut merged, numbers.iter().copied());
    }
    (merged, keys)
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

    fn key(&self, first: u32, second: u32) -> String {
        let text = self.text(first);
        match second {
            0 => text,
            _ if is_char(first) && is_char(second) => text + &self.text(second),
            _ => format!("{text} {}", self.text(second)),
        }
    }

    /// The order of the units of `keys`.
    fn ranks(&self, keys: &[Key]) -> Ranks {
        let codes: BTreeSet<u32> = keys.iter().map(|key| key.first).collect();
        let mut order: Vec<(String, u32)> =
            codes.into_iter().map(|code| (self.text(code), code)).collect();
        order.sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
        let mut ranks = vec![0; FIRST_WORD as usize + self.words.len()];
        for ((_, code), rank) in order.into_iter().zip(1..) {
            if let Some(place) = ranks.get_mut(code as usize) {
                *place = rank;
            }
        }
        Ranks(ranks)
    }
}

/// For each unit, by its number, its place in the order of UTF-16. Every unit is a key of its own, so all are there.
struct Ranks(Vec<u32>);

impl Ranks {
    /// What keys are sorted by: the unit, then nothing, a space with a word or a Han character, or a Han character. A
    /// space comes before whatever a word goes on with.
    fn of(&self, key: &Key) -> (u32, bool, u32) {
        let rank = |code: u32| self.0.get(code as usize).copied().unwrap_or(0);
        let joined = key.second != 0 && is_char(key.first) && is_char(key.second);
        (rank(key.first), joined, rank(key.second))
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
        let mut builder = Builder::default();
        for ((title, _), body) in texts.iter().zip(&bodies) {
            builder.add(units_of(title, body));
            // Each in a run of its own, so that runs are merged.
            builder.end_run();
        }
        let mut shards = Vec::new();
        builder.finish(|more| shards.extend(more));
        let sorted = shards
            .iter()
            .flatten()
            .is_sorted_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()).is_lt());
        assert!(sorted, "keys are in the order of UTF-16");
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

    /// The pieces of a list of numbers, each of ten bytes but for those from 1000 on, which have so many.
    fn pieces(numbers: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
        let mut cutter = Cutter::new(200);
        for one in numbers {
            cutter.push(if one < 1000 { 10 } else { one }, &format!("key {one}"), one);
        }
        cutter.end()
    }

    #[test]
    fn pieces_are_small_and_none_is_empty() {
        let all = pieces(0..999);
        assert!(all.iter().all(|piece| (1..100).contains(&piece.len())), "{all:?}");
        assert!((25..100).contains(&all.len()), "{}", all.len());
        assert!(pieces((0..20).chain([5000]).chain(20..40)).contains(&vec![5000]));
    }

    #[test]
    fn a_change_leaves_most_pieces_as_they_were() {
        let before = pieces(0..999);
        let after = pieces((0..999).filter(|one| *one != 3));
        let same = after.iter().filter(|piece| before.contains(piece)).count();
        assert!(same + 12 > after.len(), "{same} of {}", after.len());
    }
}
