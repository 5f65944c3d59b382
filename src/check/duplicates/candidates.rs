//! Which pairs of texts are worth a comparison: those that share runs, found by an inverted index over a quarter of them.
//!
//! The quarter is chosen by fingerprint, so that two texts choose the same runs (Broder's sketches modulo m, 1997). The
//! work is linear in the texts but for sorting, also where thousands are alike: a run that many texts have pairs each
//! with the next alone, which still links all of them.

use super::words::Text;

/// One run of so many is looked at.
const SAMPLE: u32 = 4;

/// Runs that more texts have pair neighbours only.
const FEW: usize = 8;

/// A pair must share this part of the shorter text's sample: half of what a text has in runs where seven tenths of its
/// words lie in common ones.
const SHARED: f64 = 0.2;

/// Pairs of texts of different stories, the earlier first, in order; each text has the number of its story.
pub(super) fn candidates(texts: &[(usize, &Text)]) -> Vec<(usize, usize)> {
    let mut index: Vec<(u32, u32)> = Vec::new();
    let mut sizes = Vec::with_capacity(texts.len());
    for (at, (_, text)) in (0u32..).zip(texts) {
        let start = index.len();
        index.extend(text.runs.iter().filter(|run| **run % SAMPLE == 0).map(|run| (*run, at)));
        index[start..].sort_unstable();
        let mut kept = index.split_off(start);
        kept.dedup();
        sizes.push(kept.len());
        index.append(&mut kept);
    }
    index.sort_unstable();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for group in index.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        for (at, (_, one)) in group.iter().enumerate() {
            let far = if group.len() > FEW { 1 } else { FEW };
            pairs.extend(group[at + 1..].iter().take(far).map(|(_, other)| (*one, *other)));
        }
    }
    pairs.sort_unstable();
    pairs
        .chunk_by(|a, b| a == b)
        .filter_map(|same| {
            let (a, b) = (same[0].0 as usize, same[0].1 as usize);
            let least = sizes[a].min(sizes[b]) as f64 * SHARED;
            let shared = same.len() as f64;
            (texts[a].0 != texts[b].0 && shared >= 2.0 && shared >= least).then_some((a, b))
        })
        .collect()
}
