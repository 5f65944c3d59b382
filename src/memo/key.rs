//! Fingerprints of inputs.

use std::fmt;
use std::io;

/// What tells one set of inputs from another (BLAKE3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint(pub(super) [u8; 32]);

impl Fingerprint {
    /// The fingerprint as bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0[..6].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Takes inputs one after the other. Each goes in with its length, so that `ab`, `c` is not `a`, `bc`.
pub struct Key {
    hasher: blake3::Hasher,
    /// What is written in small pieces is gathered first.
    buffer: Vec<u8>,
}

impl Key {
    /// A key of values of one sort; `sort` keeps those of different sorts apart.
    pub fn new(sort: &str) -> Self {
        Self { hasher: blake3::Hasher::new(), buffer: Vec::new() }.text(sort)
    }

    /// With these bytes.
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.hasher.update(&(bytes.len() as u64).to_le_bytes());
        self.hasher.update(bytes);
        self
    }

    /// With this text.
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// With another fingerprint.
    pub fn with(self, other: Fingerprint) -> Self {
        self.bytes(&other.0)
    }

    /// With all that a value consists of, as a derived `Debug` has it: every field, so that a new one is part of the key
    /// from its first day.
    pub fn value(self, value: &impl fmt::Debug) -> Self {
        self.text(&format!("{value:?}"))
    }

    /// With what `write` writes.
    ///
    /// # Errors
    ///
    /// Those of `write`.
    pub fn written<E>(
        mut self,
        write: impl FnOnce(&mut dyn io::Write) -> Result<(), E>,
    ) -> Result<Self, E> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        write(&mut buffer)?;
        let mut key = self.bytes(&buffer);
        key.buffer = buffer;
        Ok(key)
    }

    /// The fingerprint of it all.
    pub fn end(self) -> Fingerprint {
        Fingerprint(*self.hasher.finalize().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_input_ends_counts() {
        let key = |parts: [&str; 2]| Key::new("test").text(parts[0]).text(parts[1]).end();
        assert_ne!(key(["ab", "c"]), key(["a", "bc"]));
        assert_eq!(key(["ab", "c"]), key(["ab", "c"]));
    }
}
