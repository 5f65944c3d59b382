//! What others would choose from the same sentences in the same room: the lead, the centroid, LexRank.
//!
//! The lead takes sentences from the front while they fit; lead-3 stops at three. The centroid takes those most like the
//! whole text, LexRank (Erkan & Radev 2004) those most like the others; both leave out what repeats a chosen one.

use std::collections::BTreeMap;

use super::score::{length, pairs};

/// A text's sentences in its language.
pub(crate) struct Text<'a> {
    pub(crate) sentences: &'a [String],
    pub(crate) chinese: bool,
}

/// A way to choose from a text in some room.
pub(crate) type Chooser = fn(&Text<'_>, usize) -> Vec<String>;

/// All, by name.
pub(crate) const ALL: [(&str, Chooser); 4] =
    [("lead", lead), ("lead-3", lead_3), ("centroid", centroid), ("lexrank", lexrank)];

/// The first sentences, as many as fit.
pub(crate) fn lead(text: &Text<'_>, room: usize) -> Vec<String> {
    let mut left = room;
    let fits = |one: &&String| {
        let len = length(one, text.chinese);
        let fits = len <= left;
        left = left.saturating_sub(len);
        fits
    };
    text.sentences.iter().take_while(fits).cloned().collect()
}

/// The first three sentences; of one that is too long, what fits.
pub(crate) fn lead_3(text: &Text<'_>, room: usize) -> Vec<String> {
    let mut left = room;
    let mut chosen = Vec::new();
    for one in text.sentences.iter().take(3) {
        chosen.push(cut(one, left, text.chinese));
        left = left.saturating_sub(length(one, text.chinese));
    }
    chosen.retain(|one| !one.is_empty());
    chosen
}

fn cut(sentence: &str, room: usize, chinese: bool) -> String {
    if chinese {
        sentence.chars().filter(|c| !c.is_whitespace()).take(room).collect()
    } else {
        sentence.split_whitespace().take(room).collect::<Vec<_>>().join(" ")
    }
}

fn centroid(text: &Text<'_>, room: usize) -> Vec<String> {
    let vectors = vectors(text);
    let mut whole: Vector = BTreeMap::new();
    for (word, weight) in vectors.iter().flatten() {
        *whole.entry(word.clone()).or_default() += weight;
    }
    let scores: Vec<f64> = vectors.iter().map(|one| cosine(one, &whole)).collect();
    take(text, &vectors, &scores, room)
}

fn lexrank(text: &Text<'_>, room: usize) -> Vec<String> {
    let vectors = vectors(text);
    let count = vectors.len();
    let links: Vec<Vec<f64>> = vectors
        .iter()
        .map(|one| {
            vectors.iter().map(|other| f64::from(u8::from(cosine(one, other) > 0.1))).collect()
        })
        .collect();
    let mut rank = vec![1.0 / count.max(1) as f64; count];
    for _ in 0..40 {
        let step = |at: usize| {
            let from = (0..count).map(|other| {
                let degree: f64 = links[other].iter().sum();
                rank[other] * links[other][at] / degree.max(1.0)
            });
            0.15 / count as f64 + 0.85 * from.sum::<f64>()
        };
        rank = (0..count).map(step).collect();
    }
    take(text, &vectors, &rank, room)
}

type Vector = BTreeMap<String, f64>;

/// tf-idf of the pairs of each sentence.
fn vectors(text: &Text<'_>) -> Vec<Vector> {
    let bags: Vec<_> = text.sentences.iter().map(|one| pairs(one, text.chinese)).collect();
    let mut documents: BTreeMap<&String, usize> = BTreeMap::new();
    for word in bags.iter().flatten() {
        *documents.entry(word).or_default() += 1;
    }
    let idf = |word: &String| (1.0 + bags.len() as f64 / documents[word] as f64).ln();
    bags.iter().map(|bag| bag.iter().map(|word| (word.clone(), idf(word))).collect()).collect()
}

fn cosine(a: &Vector, b: &Vector) -> f64 {
    let dot: f64 = a.iter().filter_map(|(word, weight)| Some(weight * b.get(word)?)).sum();
    let norm = |one: &Vector| one.values().map(|weight| weight * weight).sum::<f64>().sqrt();
    dot / (norm(a) * norm(b)).max(1e-9)
}

/// The best sentences that fit and repeat none before them, in the order of the text.
fn take(text: &Text<'_>, vectors: &[Vector], scores: &[f64], room: usize) -> Vec<String> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let mut left = room;
    let mut chosen: Vec<usize> = Vec::new();
    for at in order {
        let len = length(&text.sentences[at], text.chinese);
        let repeats = chosen.iter().any(|&other| cosine(&vectors[at], &vectors[other]) > 0.5);
        if chosen.len() < 5 && len <= left && !repeats {
            left -= len;
            chosen.push(at);
        }
    }
    chosen.sort_unstable();
    chosen.into_iter().map(|at| text.sentences[at].clone()).collect()
}
