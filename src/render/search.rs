//! Writes search indexes as files.
//!
//! Shards and documents are named after what they hold, so that a browser never mixes those of two builds and may keep
//! them for ever, and a build writes those anew that have changed. `index.json` alone has a name that stays; it says which
//! the others are, by names of ten letters and digits one behind the other:
//!
//! ```json
//! { "version": 2, "keys": ["first key of the first shard", …], "shards": "k3f0a…", "packs": [first document of the first
//!   pack, …], "documents": "9d2m1…", "count": 412, "fold": "來来…" }
//! ```

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::model::{OutputFile, Postings, SearchDocument, SearchIndex, SearchPart};

#[derive(Serialize)]
struct Manifest<'a> {
    version: u8,
    keys: &'a [String],
    shards: &'a str,
    packs: &'a [usize],
    documents: &'a str,
    count: usize,
    fold: &'a str,
}

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
                let SearchIndex { keys, shards, firsts, documents, count, fold } = index;
                let (packs, count) = (&firsts[..], *count);
                let manifest = Manifest { version: 2, keys, shards, packs, documents, count, fold };
                out(OutputFile { path: format!("{folder}index.json"), bytes: json(&manifest) });
                return Some(std::mem::take(index));
            }
        }
        None
    }
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

/// So many letters and digits has a name.
const NAME: usize = 10;

/// One of several names.
fn nth(names: &str, at: usize) -> &str {
    names.get(at * NAME..(at + 1) * NAME).unwrap_or_default()
}

/// The name of what a file holds: fifty bits of its fingerprint, five in each of ten letters and digits. A disk may not tell
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
