//! Writes search indexes as files.
//!
//! Shards and documents are named after what they hold, so that a browser never mixes those of two builds and may keep
//! them for ever, and a build writes those anew that have changed. `index.json` alone has a name that stays; it says which
//! the others are, by names of ten letters and digits one behind the other:
//!
//! ```json
//! { "version": 3, "shards": { "depth": 0, "firsts": ["first key of the first shard", …], "names": "k3f0a…" },
//!   "documents": { "depth": 1, "firsts": [0, 180, …], "names": "9d2m1…" }, "count": 412, "fold": "來来…" }
//! ```
//!
//! Of a large site the names alone would be more than a query may cost. With a `depth` of 1 the names are those of files that
//! hold the same again, `firsts` and `names`, of the shards; with 2, of files that hold the names of such files.

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{OutputFile, Postings, SearchDocument, SearchIndex, SearchPart};

#[derive(Serialize)]
struct Manifest<'a> {
    version: u8,
    shards: Tree<String>,
    documents: Tree<usize>,
    count: usize,
    fold: &'a str,
}

/// The files of a folder, or those that name them.
#[derive(Serialize)]
struct Tree<T> {
    depth: usize,
    firsts: Vec<T>,
    names: String,
}

/// Files that stand one behind the other: what each begins with, and their names.
#[derive(Serialize)]
struct List<'a, T> {
    firsts: &'a [T],
    names: &'a str,
}

/// `index.json` names at most so many files of a folder; where there are more, those files that name so many each.
const MOST: usize = 512;
const EACH: usize = 128;
/// Letters and digits of a name.
const NAME: usize = 10;

/// The index of one language on its way to its files.
#[derive(Debug)]
pub struct Writer {
    folder: String,
    index: SearchIndex,
    /// The one that is published.
    before: SearchIndex,
}

impl Writer {
    /// For the files below `folder`; `before` is the index that is published there, if one is.
    pub fn new(folder: &str, before: Option<&SearchIndex>) -> Self {
        let before = before.cloned().unwrap_or_default();
        Self { folder: folder.to_owned(), index: SearchIndex::default(), before }
    }

    /// Takes the next part, in the order in which parts come, and hands its files `out`, or the paths of those that are
    /// published as they are to `keep`. At the end it gives the index.
    pub fn take(
        &mut self,
        part: SearchPart,
        out: impl Fn(OutputFile) + Sync,
        keep: impl Fn(&str),
    ) -> Option<SearchIndex> {
        let Self { folder, index, before } = self;
        match part {
            SearchPart::Packs(packs) => {
                for pack in &packs {
                    index.firsts.push(index.count);
                    index.count += pack.len();
                }
                let files = packs.par_iter().map(|pack| put(folder, "d", json(pack), &out));
                let names: Vec<String> = files.collect();
                index.documents.extend(names);
            }
            SearchPart::OldPacks(packs) => {
                for at in packs {
                    let first = |at: usize| before.firsts.get(at).copied().unwrap_or(before.count);
                    index.firsts.push(index.count);
                    index.count += first(at + 1) - first(at);
                    let name = nth(&before.documents, at);
                    keep(&path(folder, "d", name));
                    index.documents.push_str(name);
                }
            }
            SearchPart::Shards(shards) => {
                let firsts = shards.iter().filter_map(|shard| Some(shard.first()?.0.clone()));
                index.keys.extend(firsts);
                let files = shards.par_iter().map(|shard| {
                    // An object would lose the order; two lists in step say each key once all the same.
                    let (keys, postings): (Vec<_>, Vec<_>) =
                        shard.iter().map(|(key, postings)| (key, postings)).unzip();
                    put(folder, "k", json(&(keys, postings)), &out)
                });
                let names: Vec<String> = files.collect();
                index.shards.extend(names);
            }
            SearchPart::OldShards(shards) => {
                for at in shards {
                    index.keys.extend(before.keys.get(at).cloned());
                    let name = nth(&before.shards, at);
                    keep(&path(folder, "k", name));
                    index.shards.push_str(name);
                }
            }
            SearchPart::End { fold } => {
                index.fold = fold;
                let manifest = Manifest {
                    version: 3,
                    shards: tree(folder, "k", index.keys.clone(), index.shards.clone(), &out),
                    documents: tree(
                        folder,
                        "d",
                        index.firsts.clone(),
                        index.documents.clone(),
                        &out,
                    ),
                    count: index.count,
                    fold: &index.fold,
                };
                out(OutputFile { path: format!("{folder}index.json"), bytes: json(&manifest) });
                return Some(std::mem::take(index));
            }
        }
        None
    }
}

/// The files of a folder with what each begins with, as `index.json` names them.
fn tree<T: Serialize + Clone>(
    folder: &str,
    below: &str,
    mut firsts: Vec<T>,
    mut names: String,
    out: impl Fn(OutputFile),
) -> Tree<T> {
    let mut depth = 0;
    while firsts.len() > MOST {
        let lists = firsts.chunks(EACH).enumerate().map(|(at, firsts)| {
            let from = at * EACH * NAME;
            let names = names.get(from..from + firsts.len() * NAME).unwrap_or_default();
            put(folder, below, json(&List { firsts, names }), &out)
        });
        names = lists.collect();
        firsts = firsts.into_iter().step_by(EACH).collect();
        depth += 1;
    }
    Tree { depth, firsts, names }
}

/// A shard of the index that is published in `folder`; `read` reads a published file.
pub fn shard(
    folder: &str,
    index: &SearchIndex,
    at: usize,
    read: impl Fn(&str) -> Option<Vec<u8>>,
) -> Option<Vec<(String, Postings)>> {
    let (keys, postings): (Vec<String>, Vec<Postings>) = old(folder, "k", &index.shards, at, read)?;
    (keys.len() == postings.len()).then(|| keys.into_iter().zip(postings).collect())
}

/// The same of a pack.
pub fn pack(
    folder: &str,
    index: &SearchIndex,
    at: usize,
    read: impl Fn(&str) -> Option<Vec<u8>>,
) -> Option<Vec<SearchDocument>> {
    old(folder, "d", &index.documents, at, read)
}

fn old<T: DeserializeOwned>(
    folder: &str,
    below: &str,
    names: &str,
    at: usize,
    read: impl Fn(&str) -> Option<Vec<u8>>,
) -> Option<T> {
    let own = nth(names, at);
    let bytes = read(&path(folder, below, own)).filter(|bytes| name(bytes) == own)?;
    serde_json::from_slice(&bytes).ok()
}

/// Hands a file out, and says its name.
fn put(folder: &str, below: &str, bytes: Vec<u8>, out: impl Fn(OutputFile)) -> String {
    let name = name(&bytes);
    out(OutputFile { path: path(folder, below, &name), bytes });
    name
}

fn path(folder: &str, below: &str, name: &str) -> String {
    format!("{folder}{below}/{name}.json")
}

/// One of several names.
fn nth(names: &str, at: usize) -> &str {
    names.get(at * NAME..(at + 1) * NAME).unwrap_or_default()
}

/// The name of what a file holds: fifty bits of its fingerprint, five in each of its letters and digits. A disk may not tell
/// capital letters from small ones.
fn name(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let hash = blake3::hash(bytes);
    hash.as_bytes()
        .iter()
        .take(NAME)
        .map(|byte| char::from(DIGITS[usize::from(byte & 31)]))
        .collect()
}

/// A value as JSON without `<`, so that a host which gives it out as a page gives out no markup.
fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c").into_bytes()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Mutex;

    use serde_json::Value;

    use super::*;

    /// The files of an index with so many shards.
    fn index(shards: usize) -> BTreeMap<String, Value> {
        let files = Mutex::new(BTreeMap::new());
        let out = |file: OutputFile| {
            let held = serde_json::from_slice(&file.bytes).unwrap();
            files.lock().unwrap().insert(file.path, held);
        };
        let mut writer = Writer::new("en/search/", None);
        let shards = (0..shards).map(|at| vec![(format!("key {at:05}"), vec![at as u32])]);
        writer.take(SearchPart::Shards(shards.collect()), out, |_| ());
        writer.take(SearchPart::End { fold: String::new() }, out, |_| ());
        files.into_inner().unwrap()
    }

    /// The first keys of all shards, found from `index.json` on.
    fn firsts(files: &BTreeMap<String, Value>, list: &Value, depth: u64) -> Vec<String> {
        let (firsts, names) = (list["firsts"].as_array().unwrap(), list["names"].as_str().unwrap());
        assert_eq!(firsts.len() * NAME, names.len());
        let below = |(at, first): (usize, &Value)| {
            let name = &names[at * NAME..(at + 1) * NAME];
            let held = &files[&format!("en/search/k/{name}.json")];
            let lowest = if depth == 0 { &held[0][0] } else { &held["firsts"][0] };
            assert_eq!(lowest, first);
            match depth {
                0 => vec![first.as_str().unwrap().to_owned()],
                _ => self::firsts(files, held, depth - 1),
            }
        };
        firsts.iter().enumerate().flat_map(below).collect()
    }

    #[track_caller]
    fn check(shards: usize, depth: u64) {
        let files = index(shards);
        let tree = &files["en/search/index.json"]["shards"];
        assert_eq!(tree["depth"].as_u64(), Some(depth));
        assert!(tree["firsts"].as_array().unwrap().len() <= MOST);
        let expected: Vec<String> = (0..shards).map(|at| format!("key {at:05}")).collect();
        assert_eq!(firsts(&files, tree, depth), expected);
    }

    #[test]
    fn every_shard_is_found_however_many_there_are() {
        check(0, 0);
        check(512, 0);
        check(513, 1);
        check(66_000, 2);
    }
}
