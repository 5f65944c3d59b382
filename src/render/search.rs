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

use crate::model::{OutputFile, SearchIndex};

#[derive(Serialize)]
struct Manifest<'a> {
    version: u8,
    at: &'a str,
    keys: Vec<&'a str>,
    packs: Vec<usize>,
    documents: usize,
    fold: &'a str,
}

/// The files of an index, and the folder of those whose names change with what they hold.
pub(crate) struct Written {
    pub(crate) files: Vec<OutputFile>,
    /// `en/search/3f2a…/`
    pub(crate) lasting: String,
}

/// A value as JSON without `<`, so that a host which gives it out as a page gives out no markup.
fn json(value: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c").into_bytes()
}

/// The files of an index.
pub(crate) fn files(index: &SearchIndex) -> Written {
    let shards = index.shards.par_iter().map(|shard| {
        // An object would lose the order; two lists in step say each key once all the same.
        let (keys, postings): (Vec<_>, Vec<_>) =
            shard.iter().map(|(key, postings)| (key, postings)).unzip();
        json(&(keys, postings))
    });
    let shards: Vec<Vec<u8>> = shards.collect();
    let packs = index.packs.par_iter().map(json);
    let packs: Vec<Vec<u8>> = packs.collect();
    let mut hasher = blake3::Hasher::new();
    for bytes in shards.iter().chain(&packs) {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    let at = format!("{}/", &hasher.finalize().to_hex()[..12]);
    let mut documents = 0;
    let mut firsts = Vec::with_capacity(packs.len());
    for pack in &index.packs {
        firsts.push(documents);
        documents += pack.len();
    }
    let manifest = Manifest {
        version: 1,
        at: &at,
        keys: index.shards.iter().filter_map(|shard| Some(shard.first()?.0.as_str())).collect(),
        packs: firsts,
        documents,
        fold: &index.fold,
    };
    let folder = &index.folder;
    let mut files =
        vec![OutputFile { path: format!("{folder}index.json"), bytes: json(&manifest) }];
    let named = [("k", shards), ("d", packs)];
    for (letter, pieces) in named {
        files.extend((0..).zip(pieces).map(|(number, bytes): (usize, _)| OutputFile {
            path: format!("{folder}{at}{letter}{number}.json"),
            bytes,
        }));
    }
    Written { files, lasting: format!("{folder}{at}") }
}
