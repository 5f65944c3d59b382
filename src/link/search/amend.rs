//! Amends an index that is published: where few documents have changed, only the packs and shards that hold them are made.
//!
//! What comes out is what all documents together give. Where that is not certain, nothing does.

use std::collections::{BTreeMap, BTreeSet};

use crate::link::Indexed;
use crate::model::{BODY_POSITION, Postings, SearchDocument, SearchIndex, SearchPart};
use crate::text::fold;
use crate::text::width::is_han;

use super::index::{Cutter, SHARD_BYTES, shard_size};
use super::units::Unit;
use super::{PACK_BYTES, pack_size, units_in};

/// The parts of the index in which the documents of these numbers are others; numbers that go on where it ends are of new
/// ones. `None` where it must be built from all documents.
pub(crate) fn amend(
    published: &Indexed<'_>,
    changed: BTreeMap<usize, SearchDocument>,
) -> Option<Vec<SearchPart>> {
    let Indexed { index, pack, shard, changed: _ } = published;
    let last = index.firsts.len().checked_sub(1)?;
    let mut packs: BTreeMap<usize, Vec<SearchDocument>> = BTreeMap::new();
    let mut keys: BTreeMap<Key, Vec<(u32, Option<Postings>)>> = BTreeMap::new();
    for (number, document) in changed {
        let at = index.firsts.partition_point(|first| *first <= number).checked_sub(1)?;
        if let std::collections::btree_map::Entry::Vacant(entry) = packs.entry(at) {
            entry.insert(pack(at)?);
        }
        let documents = packs.get_mut(&at)?;
        let place = number - index.firsts.get(at)?;
        let new = places(&document);
        let is_new = at == last && place == documents.len();
        let old = match documents.get_mut(place) {
            Some(old) => places(&std::mem::replace(old, document)),
            None if is_new => {
                documents.push(document);
                BTreeMap::new()
            }
            None => return None,
        };
        let number = u32::try_from(number).ok()?;
        let gone = old.keys().filter(|key| !new.contains_key(*key)).map(|key| (key.clone(), None));
        let gone: Vec<_> = gone.collect();
        let other = new.into_iter().filter(|(key, places)| old.get(key) != Some(places));
        for (key, places) in gone.into_iter().chain(other.map(|(key, one)| (key, Some(one)))) {
            keys.entry(key).or_default().push((number, places));
        }
    }
    let touched = packs.keys().copied().collect();
    let read = |at: usize| packs.get(&at).cloned().or_else(|| pack(at));
    let mark = |one: &SearchDocument| (pack_size(one), one.href.clone());
    let packs = recut(index.firsts.len(), &touched, PACK_BYTES, &read, &mark)?;
    let mut fold: BTreeSet<char> = index.fold.chars().skip(1).step_by(2).collect();
    let shards = amended(index, shard, keys, &mut fold)?;
    let packs = packs.into_iter().map(|one| match one {
        Pieces::Old(some) => SearchPart::OldPacks(some),
        Pieces::New(some) => SearchPart::Packs(some),
    });
    let shards = shards.into_iter().map(|one| match one {
        Pieces::Old(some) => SearchPart::OldShards(some),
        Pieces::New(some) => SearchPart::Shards(some),
    });
    let end = SearchPart::End { fold: folded(&fold) };
    Some(packs.chain(shards).chain([end]).collect())
}

/// The Traditional characters whose Simplified forms are `known`, each with that form behind it.
pub(super) fn folded(known: &BTreeSet<char>) -> String {
    let pairs = fold::pairs().filter(|(_, simplified)| known.contains(simplified));
    pairs.flat_map(|(traditional, simplified)| [traditional, simplified]).collect()
}

/// A key, in the order of keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key(Vec<u16>);

impl Key {
    fn new(text: &str) -> Self {
        Self(text.encode_utf16().collect())
    }
}

/// Whether a key is of two units.
fn is_pair(key: &str) -> bool {
    key.contains(' ') || (key.chars().next().is_some_and(is_han) && key.chars().nth(1).is_some())
}

/// For each key of a document, its numbers behind the document's own.
fn places(document: &SearchDocument) -> BTreeMap<Key, Postings> {
    let units = units_in(document);
    let mut places: BTreeMap<Key, Vec<u32>> = BTreeMap::new();
    let text = |unit: &Unit| match unit {
        Unit::Han(c) => String::from(*c),
        Unit::Word(word) => word.clone(),
    };
    for (index, (at, unit)) in units.iter().enumerate() {
        let own = text(unit);
        if let Some((_, second)) = units.get(index + 1).filter(|(next, _)| *next == at + 1) {
            let pair = match (unit, second) {
                (Unit::Han(_), Unit::Han(c)) => Some(format!("{own}{c}")),
                (Unit::Word(_), Unit::Word(_)) => None,
                _ => Some(format!("{own} {}", text(second))),
            };
            pair.into_iter().for_each(|pair| places.entry(Key::new(&pair)).or_default().push(*at));
        }
        // The first place is the title's, if any is.
        places.entry(Key::new(&own)).or_insert_with(|| vec![u32::from(*at < BODY_POSITION)]);
    }
    let pairs = places.iter_mut().filter(|(key, _)| is_pair(&String::from_utf16_lossy(&key.0)));
    for (_, at) in pairs {
        let steps = at.windows(2).map(|two| two[1] - two[0]);
        *at = [at.len() as u32, at[0]].into_iter().chain(steps).collect();
    }
    places
}

/// What is new of a key: the documents, and where they have it, if they do.
type Change = Vec<(u32, Option<Postings>)>;

/// The shards in which these keys stand otherwise in these documents; `known` follows the single characters.
fn amended(
    index: &SearchIndex,
    shard: &dyn Fn(usize) -> Option<Vec<(String, Postings)>>,
    keys: BTreeMap<Key, Vec<(u32, Option<Postings>)>>,
    known: &mut BTreeSet<char>,
) -> Option<Vec<Pieces<(String, Postings)>>> {
    let firsts: Vec<Key> = index.keys.iter().map(|key| Key::new(key)).collect();
    let mut changes: BTreeMap<usize, Vec<(Key, Change)>> = BTreeMap::new();
    for (key, change) in keys {
        let at = firsts.partition_point(|first| *first <= key).saturating_sub(1);
        changes.entry(at).or_default().push((key, change));
    }
    let mut shards: BTreeMap<usize, Vec<(String, Postings)>> = BTreeMap::new();
    for (at, changes) in changes {
        let mut all: BTreeMap<Key, (String, Postings)> =
            shard(at)?.into_iter().map(|one| (Key::new(&one.0), one)).collect();
        for (key, change) in changes {
            let text = String::from_utf16(&key.0).ok()?;
            let before = all.remove(&key).map(|(_, postings)| postings).unwrap_or_default();
            let after = rewritten(&before, is_pair(&text), change)?;
            let mut chars = text.chars();
            if let (Some(c), None) = (chars.next(), chars.next()) {
                match after.is_empty() {
                    true => known.remove(&c),
                    false => known.insert(c),
                };
            }
            if !after.is_empty() {
                all.insert(key, (text, after));
            }
        }
        shards.insert(at, all.into_values().collect());
    }
    let touched = shards.keys().copied().collect();
    let read = |at: usize| shards.get(&at).cloned().or_else(|| shard(at));
    let mark = |one: &(String, Postings)| (shard_size(&one.0, &one.1), one.0.clone());
    recut(index.keys.len(), &touched, SHARD_BYTES, &read, &mark)
}

/// Postings in which these documents have other numbers, or none.
fn rewritten(
    postings: &[u32],
    pair: bool,
    change: Vec<(u32, Option<Postings>)>,
) -> Option<Postings> {
    let mut documents: BTreeMap<u32, Postings> = BTreeMap::new();
    let (mut rest, mut document) = (postings, 0);
    while let Some((first, more)) = rest.split_first() {
        let length = if pair { *more.first()? as usize + 1 } else { 0 };
        let (own, behind) = more.split_at_checked(length)?;
        document += if pair { *first } else { first / 2 };
        documents.insert(document, if pair { own.to_vec() } else { vec![first % 2] });
        rest = behind;
    }
    for (number, places) in change {
        match places {
            Some(places) => documents.insert(number, places),
            None => documents.remove(&number),
        };
    }
    let (mut numbers, mut before) = (Vec::new(), 0);
    for (document, own) in documents {
        let step = document - before;
        match own.first().filter(|_| !pair) {
            Some(in_title) => numbers.push(step * 2 + in_title),
            None => {
                numbers.push(step);
                numbers.extend(own);
            }
        }
        before = document;
    }
    Some(numbers)
}

/// Pieces of a list, in their order: those of before, by their numbers, and new ones.
#[derive(Debug, PartialEq, Eq)]
enum Pieces<T> {
    Old(std::ops::Range<usize>),
    New(Vec<Vec<T>>),
}

/// A list of so many pieces, of which those that are `touched` hold something else, cut as [`Cutter`] cuts the whole of it.
/// `read` gives what a piece is to hold, `mark` size and name of one of the list.
fn recut<T>(
    count: usize,
    touched: &BTreeSet<usize>,
    about: usize,
    read: &dyn Fn(usize) -> Option<Vec<T>>,
    mark: &dyn Fn(&T) -> (usize, String),
) -> Option<Vec<Pieces<T>>> {
    let (mut pieces, mut at) = (Vec::new(), 0);
    while at < count {
        // What begins a piece may be why the one before ends.
        let start = touched.range(at..).next().map_or(count, |next| at.max(next.saturating_sub(1)));
        if start > at {
            pieces.push(Pieces::Old(at..start));
        }
        at = start;
        let mut cutter = Cutter::new(about);
        while at < count {
            for one in read(at)? {
                let (size, name) = mark(&one);
                cutter.push(size, &name, one);
            }
            at += 1;
            if cutter.is_cut() {
                break;
            }
        }
        let new = cutter.end();
        if !new.is_empty() {
            pieces.push(Pieces::New(new));
        }
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::search::index::Builder;

    type Whole = (Vec<Vec<SearchDocument>>, Vec<Vec<(String, Postings)>>, String);

    /// The index of these documents.
    fn whole(documents: &[SearchDocument]) -> Whole {
        let (mut keys, mut packs) = (Builder::default(), Cutter::new(PACK_BYTES));
        for one in documents {
            keys.add(units_in(one));
            packs.push(pack_size(one), &one.href.clone(), one.clone());
        }
        let mut shards = Vec::new();
        let fold = keys.finish(|more| shards.extend(more));
        (packs.end(), shards, fold)
    }

    /// The index of `before`, amended to that of `now`, which has the same documents but for some, and more behind them.
    fn amended_to(before: &[SearchDocument], now: &[SearchDocument]) -> Whole {
        let (packs, shards, fold) = whole(before);
        let firsts = packs.iter().scan(0, |count, pack| {
            *count += pack.len();
            Some(*count - pack.len())
        });
        let index = SearchIndex {
            keys: shards.iter().map(|shard| shard[0].0.clone()).collect(),
            firsts: firsts.collect(),
            count: before.len(),
            fold,
            ..SearchIndex::default()
        };
        let other = |number: &usize| before.get(*number) != now.get(*number);
        let changed: Vec<usize> = (0..now.len()).filter(other).collect();
        let documents = changed.iter().map(|number| (*number, now[*number].clone())).collect();
        let (pack, shard) =
            (|at: usize| packs.get(at).cloned(), |at: usize| shards.get(at).cloned());
        let (pack, shard) = (Box::new(pack), Box::new(shard));
        let indexed = Indexed { index: &index, changed, pack, shard };
        let mut all = Whole::default();
        for part in amend(&indexed, documents).unwrap() {
            match part {
                SearchPart::Packs(some) => all.0.extend(some),
                SearchPart::OldPacks(some) => all.0.extend(packs[some].iter().cloned()),
                SearchPart::Shards(some) => all.1.extend(some),
                SearchPart::OldShards(some) => all.1.extend(shards[some].iter().cloned()),
                SearchPart::End { fold } => all.2 = fold,
            }
        }
        all
    }

    /// A number drawn from one before.
    fn drawn(seed: &mut u64) -> usize {
        *seed =
            seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*seed >> 33) as usize
    }

    const WORDS: &[&str] = &[
        "河水", "上漲", "。", "tide", "桥", " ", "9", "堤坝", "Pier", "，", "東", "東岸", "雨",
        "α", "渡輪x",
    ];

    fn document(number: usize, seed: &mut u64) -> SearchDocument {
        let mut text = |most: usize| -> String {
            (0..drawn(seed) % most).map(|_| WORDS[drawn(seed) % WORDS.len()]).collect()
        };
        let title = text(6);
        let body = (0..4).map(|_| text(120)).collect();
        let (lang, meta, names) = (None, String::new(), vec![text(3)]);
        let href = format!("/en/a/{number}/");
        SearchDocument { href, title, lang, meta, text: body, anchored: true, names }
    }

    #[test]
    fn what_is_amended_is_what_is_built_anew() {
        let mut seed = 7;
        let all: Vec<SearchDocument> = (0..40).map(|one| document(one, &mut seed)).collect();
        for turn in 0..24 {
            let before = &all[..1 + drawn(&mut seed) % all.len()];
            let mut now = before.to_vec();
            for _ in 0..=turn % 3 {
                let at = drawn(&mut seed) % now.len();
                now[at] = document(at, &mut seed);
                if turn % 5 == 0 {
                    now[at].text.push(format!("{}龜", "堤x ".repeat(9000)));
                }
            }
            for _ in 0..turn % 4 {
                now.push(document(now.len(), &mut seed));
            }
            assert_eq!(amended_to(before, &now), whole(&now), "turn {turn}");
            assert_eq!(amended_to(&now[..before.len()], before), whole(before), "back {turn}");
        }
    }

    #[test]
    fn every_simplified_form_is_a_han_character() {
        assert!(fold::pairs().all(|(_, simplified)| is_han(simplified)), "single keys tell all");
    }

    #[test]
    fn an_empty_index_is_made_anew() {
        let index = SearchIndex::default();
        let (pack, shard) = (Box::new(|_| None), Box::new(|_| None));
        let nothing = Indexed { index: &index, changed: Vec::new(), pack, shard };
        assert_eq!(amend(&nothing, BTreeMap::new()), None);
    }
}
