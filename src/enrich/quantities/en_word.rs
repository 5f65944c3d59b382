//! An English word in lower case, kept in place: rules look at many words of every figure and keep almost none.

use std::fmt;
use std::ops::Deref;

/// How many letters are kept in place; longer words, and those with letters beyond ASCII, are allocated.
const IN_PLACE: usize = 24;

/// A word in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Word {
    Plain { letters: [u8; IN_PLACE], len: usize },
    Other(String),
}

impl Word {
    /// The word that some characters are.
    pub(super) fn of(chars: &[char]) -> Self {
        let mut letters = [0; IN_PLACE];
        if chars.len() > IN_PLACE {
            return Self::lowered(chars);
        }
        for (letter, c) in letters.iter_mut().zip(chars) {
            match u8::try_from(*c) {
                Ok(byte) if byte.is_ascii() => *letter = byte.to_ascii_lowercase(),
                _ => return Self::lowered(chars),
            }
        }
        Self::Plain { letters, len: chars.len() }
    }

    /// The word as bytes, which for a comparison need not be proved to be text.
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Plain { letters, len } => &letters[..*len],
            Self::Other(word) => word.as_bytes(),
        }
    }

    /// The word as a text.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Plain { letters, len } => std::str::from_utf8(&letters[..*len]).unwrap_or(""),
            Self::Other(word) => word,
        }
    }

    fn lowered(chars: &[char]) -> Self {
        Self::Other(chars.iter().flat_map(|c| c.to_lowercase()).collect())
    }
}

impl Default for Word {
    fn default() -> Self {
        Self::of(&[])
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<&str> for Word {
    fn eq(&self, other: &&str) -> bool {
        self.bytes() == other.as_bytes()
    }
}

impl PartialEq<str> for Word {
    fn eq(&self, other: &str) -> bool {
        self.bytes() == other.as_bytes()
    }
}

impl fmt::Display for Word {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, word: &str) {
        assert_eq!(Word::of(&text.chars().collect::<Vec<char>>()), *word);
    }

    #[test]
    fn words_are_in_lower_case_however_they_are_kept() {
        check("Shōwa", "shōwa");
        check("Dozen", "dozen");
        check("Counter-counter-counterpoint", "counter-counter-counterpoint");
        check("", "");
    }
}
