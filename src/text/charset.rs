//! Sets of characters that are asked for at every place of a text: a bit for each character, not a search.

use std::sync::OnceLock;

/// The characters of a text.
pub struct CharSet {
    chars: &'static str,
    /// A bit for each character of the Basic Multilingual Plane.
    bits: OnceLock<Vec<u64>>,
}

/// How many words of bits there are.
const WORDS: usize = 1024;

impl CharSet {
    /// Of these characters.
    pub const fn of(chars: &'static str) -> Self {
        Self { chars, bits: OnceLock::new() }
    }

    /// Whether `c` is one of them.
    pub fn contains(&self, c: char) -> bool {
        let code = c as usize;
        if code >= WORDS * 64 {
            return self.chars.contains(c);
        }
        self.bits.get_or_init(|| self.spread())[code / 64] & (1 << (code % 64)) != 0
    }

    fn spread(&self) -> Vec<u64> {
        let mut bits = vec![0; WORDS];
        for code in self.chars.chars().map(|c| c as usize).filter(|code| *code < WORDS * 64) {
            bits[code / 64] |= 1 << (code % 64);
        }
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_its_characters_and_no_others() {
        static SET: CharSet = CharSet::of("港x𠮷");
        assert!(['港', 'x', '𠮷'].iter().all(|c| SET.contains(*c)));
        // 𠮷 is U+20BB7; U+0BB7 has its low half.
        assert!(!['口', 'y', '\u{0BB7}', '𠮶'].iter().any(|c| SET.contains(*c)));
    }
}
