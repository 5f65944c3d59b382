//! The two-byte pairs of code page 936 (GBK), one at a time, with the user-defined zones.
//!
//! For undoing damage done to bytes; whole files are the business of `decode`. The user-defined zones AAA1–AFFE,
//! F8A1–FEFE and A2A1–A7A0 are private-use characters, numbered one after another as Windows and PHP number them (94
//! trail bytes a row in the first two, 96 in the third). Invariant: what [`decode`] gives, [`encode`] takes back to the
//! same pair, but for the few characters that GBK has twice.

use std::sync::LazyLock;

use encoding_rs::GBK;

/// For each pair, by lead and trail byte, its character; U+0000 for none.
static CHARACTERS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table = vec!['\0'; 256 * 256];
    for lead in LEADS {
        for trail in 0x40..=0xFE {
            if let Some(c) = user_defined(lead, trail).or_else(|| defined(lead, trail)) {
                table[index(lead, trail)] = c;
            }
        }
    }
    table
});

/// For each character of the Basic Multilingual Plane its pair; 0 for none.
static PAIRS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; 0x1_0000];
    for lead in LEADS {
        for trail in 0x40..=0xFE {
            if let Some(place) = decode(lead, trail).and_then(|c| table.get_mut(c as usize))
                && *place == 0
            {
                *place = u16::from_be_bytes([lead, trail]);
            }
        }
    }
    table
});

/// The bytes that begin a pair.
pub const LEADS: std::ops::RangeInclusive<u8> = 0x81..=0xFE;

/// The bytes that end one.
pub fn trails() -> impl Iterator<Item = u8> {
    (0x40..=0xFE).filter(|trail| *trail != 0x7F)
}

/// The character of a pair.
pub fn decode(lead: u8, trail: u8) -> Option<char> {
    Some(CHARACTERS[index(lead, trail)]).filter(|c| *c != '\0')
}

/// The pair of a character; none for ASCII and for what GBK has not.
pub fn encode(c: char) -> Option<[u8; 2]> {
    PAIRS.get(c as usize).filter(|pair| **pair != 0).map(|pair| pair.to_be_bytes())
}

/// Whether `c` stands for a pair of a user-defined zone.
pub fn is_user_defined(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{E765}')
}

fn index(lead: u8, trail: u8) -> usize {
    usize::from(u16::from_be_bytes([lead, trail]))
}

fn user_defined(lead: u8, trail: u8) -> Option<char> {
    let (l, t) = (u32::from(lead), u32::from(trail));
    let code = match (lead, trail) {
        (_, 0x7F) => None,
        (0xAA..=0xAF, 0xA1..) => Some(0xE000 + (l - 0xAA) * 94 + t - 0xA1),
        (0xF8..=0xFE, 0xA1..) => Some(0xE234 + (l - 0xF8) * 94 + t - 0xA1),
        (0xA1..=0xA7, 0x40..=0xA0) => {
            Some(0xE4C6 + (l - 0xA1) * 96 + t - 0x40 - u32::from(trail > 0x7F))
        }
        _ => None,
    };
    code.and_then(char::from_u32)
}

fn defined(lead: u8, trail: u8) -> Option<char> {
    let bytes = [lead, trail];
    let text = GBK.decode_without_bom_handling_and_without_replacement(&bytes)?;
    let mut chars = text.chars();
    chars.next().filter(|c| !c.is_ascii() && chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_han_and_punctuation() {
        assert_eq!((encode('數'), decode(0x94, 0xB5)), (Some([0x94, 0xB5]), Some('數')));
        assert_eq!((encode('。'), encode('，')), (Some([0xA1, 0xA3]), Some([0xA3, 0xAC])));
        assert_eq!((encode('a'), encode('😀'), decode(0x94, 0x28)), (None, None, None));
    }

    #[test]
    fn numbers_the_user_defined_zones() {
        for (pair, code) in [
            ([0xAA, 0xA1], 0xE000),
            ([0xAF, 0xFE], 0xE233),
            ([0xF8, 0xA1], 0xE234),
            ([0xFE, 0xFE], 0xE4C5),
            ([0xA1, 0x40], 0xE4C6),
            ([0xA7, 0xA0], 0xE765),
        ] {
            let c = char::from_u32(code);
            assert_eq!((decode(pair[0], pair[1]), c.and_then(encode)), (c, Some(pair)));
        }
    }

    #[test]
    fn every_pair_that_decodes_encodes() {
        for (lead, trail) in LEADS.flat_map(|lead| trails().map(move |trail| (lead, trail))) {
            let there = decode(lead, trail);
            let back = there.and_then(encode).and_then(|pair| decode(pair[0], pair[1]));
            assert_eq!(there, back);
        }
    }
}
