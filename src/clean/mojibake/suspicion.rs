//! Whether a line is worth a closer look: one look-up for each character, so that clean text costs next to nothing.

use std::sync::LazyLock;

use crate::text::bigrams;
use crate::text::codepage::Page;
use crate::text::gbk;
use crate::text::width::is_han;

/// Above this, in nats, a Han character is rare: one in fifty of clean news, three in four of a wrong reading.
const RARE_COST: f32 = 10.0;

/// What of a line looks wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Suspicion {
    /// Two signs above ASCII side by side that a page of single bytes has.
    pub(super) latin: bool,
    /// Rare characters close together, or signs of UTF-8 read in GBK.
    pub(super) rare: bool,
    /// Rare characters in a row.
    pub(super) dense: bool,
    /// Signs of lost characters.
    pub(super) lost: bool,
}

impl Suspicion {
    pub(super) fn any(self) -> bool {
        self.latin || self.rare || self.lost
    }
}

/// The character begins what a page of single bytes makes of UTF-8, GBK or Big5.
const LEAD: u8 = 1;
/// A page of single bytes has the character.
const SINGLE: u8 = 2;
/// A rare Han character, or a private one.
const RARE: u8 = 4;
/// A sign of lost characters.
const LOST: u8 = 8;
/// What the commonest characters of UTF-8 begin with in GBK or Big5.
const TELLING: u8 = 16;
/// An accented letter of UTF-8, read in GBK or Big5.
const ACCENT: u8 = 32;

static CLASSES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let class = |c: char| {
        let single = [Page::Western, Page::Central, Page::Cyrillic, Page::MacRoman]
            .iter()
            .any(|page| page.bytes(c).is_some());
        let rare =
            gbk::is_user_defined(c) || is_han(c) && bigrams::log_probability('\0', c) < -RARE_COST;
        let is_lead = matches!(c, '\u{A1}'..='\u{17F}' | '\u{400}'..='\u{45F}' | '√' | '‚');
        let is_accent = c >= '\u{2E80}'
            && [Page::Gbk, Page::Big5].iter().any(|page| {
                matches!(
                    page.bytes(c),
                    Some(crate::text::codepage::Bytes::Two([0xC3, 0x80..=0xBF]))
                )
            });
        let mut class = 0;
        for (holds, bit) in [
            (is_lead, LEAD),
            (single, SINGLE),
            (rare, RARE),
            (matches!(c, '锟' | '烫' | '屯' | '嚙' | '쏙' | '\u{FFFD}'), LOST),
            (matches!(c, '鈥' | '锛' | '銆' | '鈩' | '锘'), TELLING),
            (is_accent, ACCENT),
        ] {
            class |= if holds { bit } else { 0 };
        }
        class
    };
    (0..=0xFFFFu32).map(|code| char::from_u32(code).map_or(0, class)).collect()
});

/// What looks wrong with a line.
pub(super) fn of(text: &str) -> Suspicion {
    if text.is_ascii() {
        return Suspicion::default();
    }
    let mut suspicion = Suspicion::default();
    let classes: &[u8] = &CLASSES;
    // The last characters, the newest in the lowest bit: whether they are rare.
    let mut rare: u8 = 0;
    let mut previous = ' ';
    let mut before: u8 = 0;
    for c in text.chars() {
        let class = classes.get(c as usize).copied().unwrap_or(0);
        rare = rare << 1 | u8::from(class & RARE != 0);
        if class | before != 0 {
            suspicion.latin |=
                before & LEAD != 0 && class & SINGLE != 0 || previous == 'Â' && c == ' ';
            suspicion.lost |= class & LOST != 0;
            suspicion.rare |= class & TELLING != 0
                || class & RARE != 0 && (rare & 0b111).count_ones() >= 2
                || before & ACCENT != 0 && c.is_ascii_lowercase();
            suspicion.dense |= class & RARE != 0 && (rare & 0b11_1111).count_ones() >= 3;
        }
        // An accent counts only within a Latin word.
        before = if class & ACCENT != 0 && !previous.is_ascii_alphabetic() {
            class & !ACCENT
        } else {
            class
        };
        previous = c;
    }
    suspicion
}
