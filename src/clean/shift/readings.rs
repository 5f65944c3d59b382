//! Which pairs of GBK the converter may have annotated with which syllable.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::text::gbk;
use crate::text::pinyin;
use crate::text::script::is_traditional_only;

use super::super::pinyin::toneless;

/// A syllable, with its tone or, on some pages, without: its number among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Syllable(u16);

/// For each syllable, ascending, the pairs of the Traditional-only characters that are read so, ascending.
static PAIRS: LazyLock<Vec<(String, Vec<[u8; 2]>)>> = LazyLock::new(|| {
    let mut pairs: BTreeMap<String, Vec<[u8; 2]>> = BTreeMap::new();
    for lead in gbk::LEADS {
        for trail in gbk::trails() {
            let Some(c) = gbk::decode(lead, trail).filter(|c| is_traditional_only(*c)) else {
                continue;
            };
            for reading in pinyin::readings(c) {
                pairs.entry(reading.to_owned()).or_default().push([lead, trail]);
                pairs.entry(toneless(reading).collect()).or_default().push([lead, trail]);
            }
        }
    }
    pairs.values_mut().for_each(Vec::dedup);
    pairs.into_iter().collect()
});

impl Syllable {
    /// The syllable that `letters` spell, if any character is read so.
    pub(super) fn of(letters: &str) -> Option<Self> {
        let at = PAIRS.binary_search_by(|(spelt, _)| spelt.as_str().cmp(letters)).ok()?;
        Some(Self(u16::try_from(at).ok()?))
    }

    /// The trail bytes that make with `lead` a character that is read so.
    pub(super) fn trails(self, lead: u8) -> impl ExactSizeIterator<Item = u8> + Clone {
        let pairs = self.pairs();
        let start = pairs.partition_point(|pair| pair[0] < lead);
        let count = pairs[start..].partition_point(|pair| pair[0] == lead);
        pairs[start..start + count].iter().map(|pair| pair[1])
    }

    /// Whether the two bytes are a character that is read so.
    pub(super) fn is_read(self, lead: u8, trail: u8) -> bool {
        self.pairs().binary_search(&[lead, trail]).is_ok()
    }

    fn pairs(self) -> &'static [[u8; 2]] {
        PAIRS.get(usize::from(self.0)).map_or(&[], |(_, pairs)| pairs)
    }
}
