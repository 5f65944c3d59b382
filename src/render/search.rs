//! Writes search indexes as files.
//!
//! Shards and documents stand in a folder named after what they hold, so that a browser never mixes those of two
//! builds and may keep them for ever. `index.json` alone has a name that stays; it says where the others are:
//!
//! ```json
//! { "version": 1, "at": "3f2a…/", "keys": ["first key of k0.json", …], "packs": [first document of d0.json, …],
//!   "documents": 412, "fold": "來来…" }
//! ```

use rayon::prelude::*;
use serde::Serialize;

use crate::model::{OutputFile, SearchPart};

#[derive(Serialize)]
struct Manifest<'a> {
    version: u8,
    at: &'a str,
    keys: &'a [String],
    packs: &'a [usize],
    documents: usize,
    fold: &'a str,
}

/// The index of one language on its way to its files.
///
/// Their names depend on what all of them hold, so that none can be written before the last is made: they are put aside
/// as `T`.
#[derive(Debug)]
pub struct Writer<T> {
    folder: String,
    shards: Vec<T>,
    packs: Vec<T>,
    /// The first key of each shard.
    keys: Vec<String>,
    /// The number of the first document of each pack.
    firsts: Vec<usize>,
    documents: usize,
    hasher: blake3::Hasher,
}

impl<T> Writer<T> {
    /// For the files below `folder`.
    pub fn new(folder: &str) -> Self {
        Self {
            folder: folder.to_owned(),
            shards: Vec::new(),
            packs: Vec::new(),
            keys: Vec::new(),
            firsts: Vec::new(),
            documents: 0,
            hasher: blake3::Hasher::new(),
        }
    }

    /// Takes the next part, in the order in which parts come. At the end it hands the files `out` and says which folder
    /// has those whose names change with what they hold: `en/search/3f2a…/`.
    pub fn take(
        &mut self,
        part: SearchPart,
        aside: impl Fn(Vec<u8>) -> T,
        back: impl Fn(&T) -> Vec<u8>,
        mut out: impl FnMut(OutputFile),
    ) -> Option<String> {
        match part {
            SearchPart::Packs(packs) => {
                for pack in &packs {
                    self.firsts.push(self.documents);
                    self.documents += pack.len();
                }
                let made: Vec<Vec<u8>> = packs.par_iter().map(json).collect();
                self.packs.extend(made.into_iter().map(aside));
                None
            }
            SearchPart::Shards(shards) => {
                let firsts = shards.iter().filter_map(|shard| Some(shard.first()?.0.clone()));
                self.keys.extend(firsts);
                let shards = shards.par_iter().map(|shard| {
                    // An object would lose the order; two lists in step say each key once all the same.
                    let (keys, postings): (Vec<_>, Vec<_>) =
                        shard.iter().map(|(key, postings)| (key, postings)).unzip();
                    json(&(keys, postings))
                });
                let made: Vec<Vec<u8>> = shards.collect();
                for bytes in made {
                    self.hash(&bytes);
                    self.shards.push(aside(bytes));
                }
                None
            }
            SearchPart::End { fold } => {
                for pack in std::mem::take(&mut self.packs) {
                    self.hash(&back(&pack));
                    self.packs.push(pack);
                }
                let at = format!("{}/", &self.hasher.finalize().to_hex()[..12]);
                let manifest = Manifest {
                    version: 1,
                    at: &at,
                    keys: &self.keys,
                    packs: &self.firsts,
                    documents: self.documents,
                    fold: &fold,
                };
                let folder = &self.folder;
                out(OutputFile { path: format!("{folder}index.json"), bytes: json(&manifest) });
                for (letter, pieces) in [("k", &self.shards), ("d", &self.packs)] {
                    for (number, piece) in (0..).zip(pieces) {
                        let number: usize = number;
                        let path = format!("{folder}{at}{letter}{number}.json");
                        out(OutputFile { path, bytes: back(piece) });
                    }
                }
                Some(format!("{folder}{at}"))
            }
        }
    }

    fn hash(&mut self, bytes: &[u8]) {
        self.hasher.update(&(bytes.len() as u64).to_le_bytes());
        self.hasher.update(bytes);
    }
}

/// A value as JSON without `<`, so that a host which gives it out as a page gives out no markup.
fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c").into_bytes()
}
