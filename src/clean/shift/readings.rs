//! Which pairs of GBK the converter may have annotated with which syllable.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::gbk;
use crate::text::pinyin;
use crate::text::script::is_traditional_only;

/// For each reading the pairs of the Traditional-only characters that have it, ascending.
static PAIRS: LazyLock<BTreeMap<&'static str, Vec<[u8; 2]>>> = LazyLock::new(|| {
    let mut pairs: BTreeMap<&str, Vec<[u8; 2]>> = BTreeMap::new();
    for lead in gbk::LEADS {
        for trail in gbk::trails() {
            let Some(c) = gbk::decode(lead, trail).filter(|c| is_traditional_only(*c)) else {
                continue;
            };
            for reading in pinyin::readings(c) {
                pairs.entry(reading).or_default().push([lead, trail]);
            }
        }
    }
    pairs
});

/// Whether any character is read so: with its tone, or without one as 們 is.
pub(super) fn is_reading(letters: &str) -> bool {
    PAIRS.contains_key(letters)
}

/// The trail bytes that make with `lead` a character that is read so.
pub(super) fn annotated_with(reading: &str, lead: u8) -> Vec<u8> {
    let pairs = PAIRS.get(reading).map_or(&[][..], Vec::as_slice);
    pairs.iter().filter(|pair| pair[0] == lead).map(|pair| pair[1]).collect()
}

/// Whether the two bytes are a character that is read so.
pub(super) fn has_reading(lead: u8, trail: u8, reading: &str) -> bool {
    PAIRS.get(reading).is_some_and(|pairs| pairs.binary_search(&[lead, trail]).is_ok())
}
