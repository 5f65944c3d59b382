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

use crate::model::{OutputFile, SearchPart};

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
    /// The names of shards and packs.
    shards: String,
    documents: String,
    /// The first key of each shard.
    keys: Vec<String>,
    /// The number of the first document of each pack.
    firsts: Vec<usize>,
    count: usize,
}

impl Writer {
    /// For the files below `folder`.
    pub fn new(folder: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            shards: String::new(),
            documents: String::new(),
            keys: Vec::new(),
            firsts: Vec::new(),
            count: 0,
        }
    }

    /// Takes the next part, in the order in which parts come, and hands its files `out`. At the end it says which folders
    /// have those whose names change with what they hold: `en/search/k/`.
    pub fn take(&mut self, part: SearchPart, out: impl Fn(OutputFile) + Sync) -> Vec<String> {
        match part {
            SearchPart::Packs(packs) => {
                for pack in &packs {
                    self.firsts.push(self.count);
                    self.count += pack.len();
                }
                let files = packs.par_iter().map(|pack| self.file("d", json(pack), &out));
                let names: Vec<String> = files.collect();
                self.documents.extend(names);
                Vec::new()
            }
            SearchPart::Shards(shards) => {
                let firsts = shards.iter().filter_map(|shard| Some(shard.first()?.0.clone()));
                self.keys.extend(firsts);
                let files = shards.par_iter().map(|shard| {
                    // An object would lose the order; two lists in step say each key once all the same.
                    let (keys, postings): (Vec<_>, Vec<_>) =
                        shard.iter().map(|(key, postings)| (key, postings)).unzip();
                    self.file("k", json(&(keys, postings)), &out)
                });
                let names: Vec<String> = files.collect();
                self.shards.extend(names);
                Vec::new()
            }
            SearchPart::End { fold } => {
                let manifest = Manifest {
                    version: 2,
                    keys: &self.keys,
                    shards: &self.shards,
                    packs: &self.firsts,
                    documents: &self.documents,
                    count: self.count,
                    fold: &fold,
                };
                let folder = &self.folder;
                out(OutputFile { path: format!("{folder}index.json"), bytes: json(&manifest) });
                ["k", "d"].map(|below| format!("{folder}{below}/")).into()
            }
        }
    }

    /// Hands a file out, and says its name.
    fn file(&self, below: &str, bytes: Vec<u8>, out: impl Fn(OutputFile)) -> String {
        let name = name(&bytes);
        out(OutputFile { path: format!("{}{below}/{name}.json", self.folder), bytes });
        name
    }
}

/// The name of what a file holds: fifty bits of its fingerprint, five in each of ten letters and digits. A disk may not tell
/// capital letters from small ones.
fn name(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let hash = blake3::hash(bytes);
    hash.as_bytes().iter().take(10).map(|byte| char::from(DIGITS[usize::from(byte & 31)])).collect()
}

/// A value as JSON without `<`, so that a host which gives it out as a page gives out no markup.
fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c").into_bytes()
}
