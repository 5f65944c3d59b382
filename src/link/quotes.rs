//! Which quotations a box shows: at most three, each with its speaker, those with something in them.
//!
//! Something is a figure, a reason, a refusal, a claim; a greeting or a thank-you is nothing. Different speakers go
//! first, and the box keeps the order of the text.

use std::collections::BTreeSet;

use crate::model::{Locale, Quote};
use crate::text::fold::fold_string;
use crate::text::width::{han_length, word_count};

/// More are better read in the text.
const MOST: usize = 3;

/// The quotations worth showing, in the order of the text.
pub(super) fn worth_showing(quotes: &[Quote], lang: Locale) -> Vec<&Quote> {
    let mut ranked: Vec<(i32, usize)> = quotes
        .iter()
        .enumerate()
        .filter(|(_, quote)| quote.speaker.is_some())
        .map(|(at, quote)| (worth(&quote.text, lang), at))
        .filter(|(worth, _)| *worth > 0)
        .collect();
    ranked.sort_by_key(|(worth, at)| (-worth, *at));
    let mut heard: BTreeSet<&str> = BTreeSet::new();
    let (mut first, mut again) = (Vec::new(), Vec::new());
    for (_, at) in ranked {
        let speaker = quotes[at].speaker.as_deref().unwrap_or_default();
        if heard.insert(speaker) { first.push(at) } else { again.push(at) }
    }
    first.extend(again);
    first.truncate(MOST);
    first.sort_unstable();
    first.into_iter().map(|at| &quotes[at]).collect()
}

/// What a quotation has in it; 0 or less is nothing.
fn worth(text: &str, lang: Locale) -> i32 {
    /// What says why, or what will not be: words of weight.
    const WEIGHTY: &[&str] = &[
        "不", "没", "无", "因为", "所以", "但", "而是", "才", "必须", "如果", "只有", " not ",
        "n’t", "n't", " no ", "because", "but ", "never", "if ", "only ", "must ", "than ",
        "cannot",
    ];
    /// What is said at every occasion.
    const POLITE: &[&str] = &[
        "感谢",
        "祝贺",
        "欢迎",
        "高兴",
        "荣幸",
        "自豪",
        "圆满",
        "辉煌",
        "thank",
        "proud",
        "delighted",
        "thrilled",
        "excited",
        "honoured",
        "honored",
        "pleased",
        "congratulat",
        "prouder",
    ];
    let folded = fold_string(text).to_lowercase();
    let count = |list: &[&str]| {
        i32::try_from(list.iter().filter(|word| folded.contains(**word)).count().min(3))
            .unwrap_or(3)
    };
    let (len, least, most) =
        if lang.is_chinese() { (han_length(text), 10, 90) } else { (word_count(text), 7, 45) };
    let figures = i32::from(folded.contains(|c: char| c.is_ascii_digit()));
    let size = if len < least || len > most { -1 } else { 1 };
    2 + figures + count(WEIGHTY) - 2 * count(POLITE) + size
        - i32::from(folded.trim_end().ends_with('?'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(quotes: &[(&str, Option<&str>)], expected: &[usize]) {
        let quotes: Vec<Quote> = quotes
            .iter()
            .map(|(text, speaker)| Quote {
                text: (*text).into(),
                speaker: speaker.map(Into::into),
                sentence: 1,
            })
            .collect();
        let lang = crate::text::script::detect(&quotes[0].text);
        let shown = worth_showing(&quotes, lang);
        let places: Vec<usize> = (0..quotes.len())
            .filter(|&at| shown.iter().any(|one| std::ptr::eq(*one, &raw const quotes[at])))
            .collect();
        assert_eq!(places, expected);
    }

    #[test]
    fn words_of_a_ceremony_and_words_of_nobody_are_left_out() {
        check(
            &[
                ("非常高兴和大家一起祝贺新馆圆满落成", Some("馆长甲")),
                ("书架只够放三万册，剩下的两万册没有地方去", Some("馆员乙")),
                ("屋顶漏水已经修了四次，还是不行", None),
            ],
            &[1],
        );
    }

    #[test]
    fn three_speakers_go_before_a_second_word_of_one() {
        check(
            &[
                ("We lost 40 sheep in one night and nobody came", Some("Ann")),
                ("The fence will not hold if the river rises again", Some("Ann")),
                ("There is no money left for a second dam", Some("Ben")),
                ("I would rather move the village than bury it", Some("Cem")),
            ],
            &[1, 2, 3],
        );
    }
}
