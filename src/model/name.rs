//! Names that are written into the program (of rules, of conversion tables), read back from a memo.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer};

/// The names that were read so far; there are as many as the program has, and they are kept for good.
static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());

/// A name that is written into the program. `serde` takes a plain `&'static str` for part of what it reads from.
pub(super) type Literal = &'static str;

/// Reads a name.
pub(super) fn interned<'de, D: Deserializer<'de>>(from: D) -> Result<Literal, D::Error> {
    let name = String::deserialize(from)?;
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = names.get(name.as_str()) {
        return Ok(known);
    }
    let name: &'static str = Box::leak(name.into_boxed_str());
    names.insert(name);
    Ok(name)
}
