//! The English words that numbers are made of, in lower case: one table for counts, ordinals and dates.
//!
//! Knows single words only; how they join to a number is for those who read them.

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// The value of a word below twenty: zero, nought, seven, nineteen.
pub fn small(word: &str) -> Option<u64> {
    if !matches!(word.as_bytes().first(), Some(b'e' | b'f' | b'n' | b'o' | b's' | b't' | b'z')) {
        return None;
    }
    match word {
        "nought" | "naught" => Some(0),
        _ => place(&SMALL, word),
    }
}

/// The value of twenty, thirty … ninety.
pub fn tens(word: &str) -> Option<u64> {
    place(&TENS, word).map(|at| 20 + 10 * at)
}

/// The value of first to twentieth, and of thirtieth.
pub fn ordinal(word: &str) -> Option<u64> {
    if !matches!(word.as_bytes(), [.., b's', b't'] | [.., b'n' | b'r', b'd'] | [.., b't', b'h']) {
        return None;
    }
    match word {
        "thirtieth" => Some(30),
        _ => place(&ORDINALS, word).map(|at| at + 1),
    }
}

/// The power of ten of a scale word or its abbreviation, from a thousand on.
pub fn scale(word: &str) -> Option<u32> {
    Some(match word {
        "thousand" | "k" => 3,
        "lakh" => 5,
        "million" | "mn" | "mln" | "mil" => 6,
        "crore" => 7,
        "billion" | "bn" | "bln" => 9,
        "trillion" | "tn" | "trn" | "tln" => 12,
        _ => return None,
    })
}

fn place(words: &[&str], word: &str) -> Option<u64> {
    // Most words are none: a look at the first letter spares the rest.
    let first = word.bytes().next()?;
    let is = |one: &&str| one.as_bytes()[0] == first && *one == word;
    words.iter().position(is).map(|at| at as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_one_value() {
        assert_eq!(
            (small("nought"), small("one"), small("nineteen")),
            (Some(0), Some(1), Some(19))
        );
        assert_eq!((tens("twenty"), tens("ninety"), tens("ten")), (Some(20), Some(90), None));
        assert_eq!((ordinal("first"), ordinal("thirtieth")), (Some(1), Some(30)));
        assert_eq!((scale("bn"), scale("hundred")), (Some(9), None));
    }
}
