//! Code pages backwards: which byte, or pair of bytes, a character was read from.
//!
//! For undoing wrong readings; whole files are the business of `decode`. GBK has its own module, since it has zones of
//! its own. Only bytes above ASCII count; what a page lacks has no byte.

use std::sync::LazyLock;

use encoding_rs::{BIG5, Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};

use super::gbk;

/// A page in which text was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// Windows-1252, and Latin-1 with its control codes.
    Western,
    /// Windows-1250.
    Central,
    /// Windows-1251.
    Cyrillic,
    /// Mac OS Roman.
    MacRoman,
    /// GBK with its user-defined zones.
    Gbk,
    /// Big5 with the additions of Hong Kong.
    Big5,
}

/// One byte or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bytes {
    /// A byte alone.
    One(u8),
    /// A lead and a trail byte.
    Two([u8; 2]),
}

impl Page {
    /// What the page is called in messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Western => "Windows-1252",
            Self::Central => "Windows-1250",
            Self::Cyrillic => "Windows-1251",
            Self::MacRoman => "Mac Roman",
            Self::Gbk => "GBK",
            Self::Big5 => "Big5",
        }
    }

    /// The bytes of a character above ASCII.
    pub fn bytes(self, c: char) -> Option<Bytes> {
        let single =
            |table: &[u8]| table.get(c as usize).copied().filter(|byte| *byte != 0).map(Bytes::One);
        match self {
            _ if c.is_ascii() => None,
            Self::Western => single(&SINGLE[0]),
            Self::Central => single(&SINGLE[1]),
            Self::Cyrillic => single(&SINGLE[2]),
            Self::MacRoman => single(&SINGLE[3]),
            Self::Gbk if c == '€' => Some(Bytes::One(0x80)),
            Self::Gbk => gbk::encode(c).map(Bytes::Two),
            Self::Big5 => {
                let pair = BIG5_PAIRS.get(c as usize).copied().filter(|pair| *pair != 0);
                pair.map(|pair| Bytes::Two(pair.to_be_bytes()))
            }
        }
    }

    /// The character of a pair of bytes; none in pages of single bytes.
    pub fn pair(self, lead: u8, trail: u8) -> Option<char> {
        match self {
            Self::Gbk => gbk::decode(lead, trail),
            Self::Big5 => {
                let index = usize::from(u16::from_be_bytes([lead, trail]));
                Some(BIG5_CHARACTERS[index]).filter(|c| *c != '\0')
            }
            Self::Western | Self::Central | Self::Cyrillic | Self::MacRoman => None,
        }
    }
}

/// Above this the pages of single bytes have only oddities.
const LAST_SINGLE: usize = 0x2600;

/// For each character its byte in the four pages of single bytes; 0 for none.
static SINGLE: LazyLock<[Vec<u8>; 4]> = LazyLock::new(|| {
    [WINDOWS_1252, WINDOWS_1250, WINDOWS_1251, MACINTOSH].map(|page| {
        let mut table = vec![0; LAST_SINGLE];
        for byte in 0x80..=0xFF {
            if let Some(c) = character(page, &[byte])
                && let Some(place) = table.get_mut(c as usize)
            {
                *place = byte;
            }
        }
        if page == WINDOWS_1252 {
            // Read as Latin-1 these bytes are control codes.
            (0x80..=0x9F).for_each(|byte| table[usize::from(byte)] = byte);
        }
        table
    })
});

/// For each pair, by lead and trail byte, its character in Big5; U+0000 for none.
static BIG5_CHARACTERS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let mut table = vec!['\0'; 256 * 256];
    for lead in 0x81..=0xFEu8 {
        for trail in 0x40..=0xFEu8 {
            if let Some(c) = character(BIG5, &[lead, trail]) {
                table[usize::from(u16::from_be_bytes([lead, trail]))] = c;
            }
        }
    }
    table
});

/// For each character of the Basic Multilingual Plane its pair in Big5; 0 for none. Where there are two, the one of the
/// standard's own rows, from A1 on.
static BIG5_PAIRS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; 0x1_0000];
    for pair in (0xA140..=0xFEFEu16).chain(0x8140..=0xA0FE) {
        let place = table.get_mut(BIG5_CHARACTERS[usize::from(pair)] as usize);
        if let Some(place) = place.filter(|place| **place == 0) {
            *place = pair;
        }
    }
    table[0] = 0;
    table
});

/// The one character above ASCII that `bytes` are.
fn character(encoding: &'static Encoding, bytes: &[u8]) -> Option<char> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    let mut chars = text.chars();
    chars.next().filter(|c| !c.is_ascii() && chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_bytes_of_each_page() {
        for (page, c, bytes) in [
            (Page::Western, '€', Some(Bytes::One(0x80))),
            (Page::Western, '\u{9D}', Some(Bytes::One(0x9D))),
            (Page::Western, '中', None),
            (Page::Central, 'ś', Some(Bytes::One(0x9C))),
            (Page::Cyrillic, 'Ђ', Some(Bytes::One(0x80))),
            (Page::MacRoman, '‚', Some(Bytes::One(0xE2))),
            (Page::Gbk, '€', Some(Bytes::One(0x80))),
            (Page::Gbk, '电', Some(Bytes::Two([0xB5, 0xE7]))),
            (Page::Big5, '電', Some(Bytes::Two([0xB9, 0x71]))),
            (Page::Big5, 'a', None),
        ] {
            assert_eq!(page.bytes(c), bytes, "{page:?} {c}");
        }
    }

    #[test]
    fn pairs_go_there_and_back() {
        for page in [Page::Gbk, Page::Big5] {
            for c in "电商平台經濟，。".chars() {
                if let Some(Bytes::Two([lead, trail])) = page.bytes(c) {
                    assert_eq!(page.pair(lead, trail), Some(c));
                }
            }
        }
        assert_eq!(Page::Western.pair(0xB5, 0xE7), None);
    }
}
