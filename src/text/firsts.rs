//! Whether any word of a list can begin, or end, with a character: a bit each, so that a scan passes over running text
//! without trying the words.

/// The first or the last characters of a list of words.
#[derive(Debug)]
pub struct Firsts(Vec<u64>);

/// How many words of bits there are: one bit for each low half of a character.
const WORDS: usize = 1024;

impl Firsts {
    /// The characters that `words` begin with.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self::from(words.into_iter().filter_map(|word| word.chars().next()))
    }

    /// The characters that `words` end with.
    pub fn lasts_of<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self::from(words.into_iter().filter_map(|word| word.chars().next_back()))
    }

    /// These characters.
    pub fn of_chars(chars: impl IntoIterator<Item = char>) -> Self {
        Self::from(chars.into_iter())
    }

    /// Whether `c` may be one of them; never no for one that is.
    pub fn may_be(&self, c: char) -> bool {
        let (word, bit) = place(c);
        self.0[word] & bit != 0
    }

    fn from(chars: impl Iterator<Item = char>) -> Self {
        let mut bits = vec![0; WORDS];
        for c in chars {
            let (word, bit) = place(c);
            bits[word] |= bit;
        }
        Self(bits)
    }
}

fn place(c: char) -> (usize, u64) {
    let low = c as usize % (WORDS * 64);
    (low / 64, 1 << (low % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_how_words_begin_and_end() {
        let words = ["港口", "码头", "dock"];
        let (firsts, lasts) = (Firsts::of(words), Firsts::lasts_of(words));
        assert!(firsts.may_be('港') && firsts.may_be('d') && !firsts.may_be('口'));
        assert!(lasts.may_be('头') && lasts.may_be('k') && !lasts.may_be('码'));
    }
}
