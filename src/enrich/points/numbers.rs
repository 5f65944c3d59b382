//! Numbers for the tokens of an article, in the order in which they are first met.
//!
//! A table of its own, since every token of every candidate is looked up here: open addressing over one stretch of
//! characters, so that neither a new token nor a look-up allocates, and the same numbers come out every time.

use super::tokens::Token;

/// The tokens met so far.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// For each place of the table one more than the number of the token there, 0 for none; a power of two, at most half full.
    places: Vec<u32>,
    /// For each number the hash of its token, and where it ends in `letters`.
    tokens: Vec<(u64, usize)>,
    /// The tokens, one behind the other.
    letters: Vec<char>,
}

/// What stands between two stems; in no stem.
const JOINT: char = '_';

impl Numbers {
    /// How many tokens have a number.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The number of a token; `None` for one that has not been met.
    pub(super) fn get(&self, token: Token<'_>) -> Option<usize> {
        if self.places.is_empty() {
            return None;
        }
        let place = self.place(token, hash(token));
        self.places[place].checked_sub(1).map(|number| number as usize)
    }

    /// The number of a token, a new one where it has none.
    pub(super) fn number(&mut self, token: Token<'_>) -> usize {
        if self.places.len() <= 2 * self.tokens.len() {
            self.grow();
        }
        let hash = hash(token);
        let place = self.place(token, hash);
        if let Some(number) = self.places[place].checked_sub(1) {
            return number as usize;
        }
        let (one, next) = parts(&token);
        self.letters.extend(one);
        if !next.is_empty() {
            self.letters.push(JOINT);
            self.letters.extend(next);
        }
        self.tokens.push((hash, self.letters.len()));
        self.places[place] = self.tokens.len() as u32;
        self.tokens.len() - 1
    }

    /// Where a token stands in the table, or would.
    fn place(&self, token: Token<'_>, hash: u64) -> usize {
        let mut place = self.home(hash);
        while let Some(number) = self.places[place].checked_sub(1) {
            if self.is(number as usize, token, hash) {
                break;
            }
            place = (place + 1) & (self.places.len() - 1);
        }
        place
    }

    fn home(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.places.len() - 1)
    }

    fn is(&self, number: usize, token: Token<'_>, hash: u64) -> bool {
        let (known, end) = self.tokens[number];
        let start = number.checked_sub(1).map_or(0, |before| self.tokens[before].1);
        let letters = &self.letters[start..end];
        let (one, next) = parts(&token);
        known == hash
            && match letters.strip_prefix(one) {
                Some([]) => next.is_empty(),
                Some([JOINT, rest @ ..]) => rest == next,
                _ => false,
            }
    }

    fn grow(&mut self) {
        let size = (2 * self.places.len()).max(256);
        self.places = vec![0; size];
        for (number, (hash, _)) in (1..).zip(&self.tokens) {
            let mut place = self.home(*hash);
            while self.places[place] != 0 {
                place = (place + 1) & (size - 1);
            }
            self.places[place] = number;
        }
    }
}

/// The characters of a token: its first part, and its second where it has one.
fn parts<'t>(token: &'t Token<'_>) -> (&'t [char], &'t [char]) {
    match token {
        Token::Han(pair) => (pair, &[]),
        Token::Stem(stem) => (stem, &[]),
        Token::Stems(one, next) => (one, next),
    }
}

/// The high half is well mixed. Source of the factor: 2^64 over the golden ratio (Knuth, vol. 3, 6.4).
fn hash(token: Token<'_>) -> u64 {
    let (one, next) = parts(&token);
    let joint: &[char] = if next.is_empty() { &[] } else { &[JOINT] };
    one.iter().chain(joint).chain(next).fold(0, |hash: u64, c| {
        (hash.rotate_left(5) ^ u64::from(*c)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_numbered_as_they_come_and_known_again() {
        let (tide, tides): (Vec<char>, Vec<char>) =
            ("tide".chars().collect(), "tides".chars().collect());
        let all = [
            Token::Han(['港', '口']),
            Token::Stem(&tide),
            Token::Stems(&tide, &tides),
            Token::Stem(&tides),
            Token::Stems(&tides, &tide),
        ];
        let mut numbers = Numbers::default();
        assert_eq!(numbers.get(all[0]), None);
        assert_eq!(all.map(|token| numbers.number(token)), [0, 1, 2, 3, 4]);
        assert_eq!(all.map(|token| numbers.number(token)), [0, 1, 2, 3, 4]);
        assert_eq!((numbers.get(all[2]), numbers.get(Token::Han(['口', '港']))), (Some(2), None));
    }

    #[test]
    fn a_large_table_knows_every_token() {
        let pairs = |numbers: &mut Numbers| -> Vec<usize> {
            ('一'..'丧')
                .flat_map(|a| ('丨'..'亏').map(move |b| Token::Han([a, b])))
                .map(|token| numbers.number(token))
                .collect()
        };
        let mut numbers = Numbers::default();
        let first = pairs(&mut numbers);
        assert!(first.iter().enumerate().all(|(at, number)| at == *number));
        assert_eq!(pairs(&mut numbers), first);
    }
}
