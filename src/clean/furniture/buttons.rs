//! Knows the buttons that no list has: pages make them of few words (`Toggle more options`, `推荐给朋友`), put together anew
//! on each site.
//!
//! The words are in `data/buttons.txt`. One such word says nothing: [`Count::is_button`] says how many of which make a
//! button, and [`super::score`] weighs it as less than a phrase that is known.

use std::sync::LazyLock;

use crate::text::width::is_han;
use crate::text::wordindex::WordIndex;

const WORDS: &str = include_str!("data/buttons.txt");

/// Longest button, in Han characters and English words: longer ones are sentences.
const MOST: (usize, usize) = (14, 8);

/// The words that tell, then the little ones.
struct Words {
    all: WordIndex,
    telling: usize,
}

static LISTS: LazyLock<Words> = LazyLock::new(|| {
    let words = |text: &'static str| {
        let lines = text.lines().filter(|line| !line.starts_with(['/', '[']));
        lines.flat_map(str::split_whitespace)
    };
    let (telling, little) = WORDS.split_once("[little]").unwrap_or((WORDS, ""));
    Words {
        all: WordIndex::by_first(words(telling).chain(words(little)).collect()),
        telling: words(telling).count(),
    }
});

impl Words {
    /// The words that begin at `at`: how long each is, and whether it tells.
    fn at(&self, lower: &[char], at: usize) -> impl Iterator<Item = (usize, bool)> {
        self.all.rows_at(lower, at).map(|(row, len)| (len, row < self.telling))
    }
}

/// How much of a line such words are, in characters of Chinese ones and in English ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    telling: usize,
    all: usize,
    han: bool,
}

impl Count {
    /// A phrase that is known, of so many characters or words.
    pub(super) fn of_phrase(units: usize, han: bool) -> Self {
        Self { telling: units, all: units, han }
    }

    /// Whether so many make a button, beside the phrases that are `known`: few, and two in five of all tell.
    pub(super) fn is_button(self, known: Self) -> bool {
        let most = if self.han { MOST.0 } else { MOST.1 };
        let telling = self.telling + known.telling;
        telling > 0 && telling * 5 >= (self.all + known.all) * 2 && self.all <= most
    }

    /// Whether there are none.
    pub(super) fn is_empty(self) -> bool {
        self.all == 0
    }

    pub(super) fn add(&mut self, other: Self) {
        self.telling += other.telling;
        self.all += other.all;
        self.han |= other.han;
    }
}

/// The words of buttons at the beginning of `lower`, up to the end of a run of Han characters or of one English word.
pub(super) fn words(lower: &[char]) -> Option<(Count, usize)> {
    let first = lower.first()?;
    if is_han(*first) { chinese(lower) } else { english(lower) }
}

fn english(lower: &[char]) -> Option<(Count, usize)> {
    let letter = |c: &&char| c.is_ascii_lowercase() || **c == '\'';
    let len = lower.iter().take_while(letter).count();
    let ends = lower.get(len).is_none_or(|c| !c.is_alphanumeric());
    let known = LISTS.at(lower, 0).filter(|(of_word, _)| ends && *of_word == len);
    let telling = known.map(|(_, telling)| telling).max()?;
    Some((Count { telling: usize::from(telling), all: 1, han: false }, len))
}

/// The reading of the run that tells most; none if anything in it is another word.
fn chinese(lower: &[char]) -> Option<(Count, usize)> {
    let len = lower.iter().take(MOST.0 + 1).take_while(|c| is_han(**c)).count();
    if len > MOST.0 {
        return None;
    }
    // For each place, how many characters before it tell; `None` where no reading ends.
    let mut best: Vec<Option<usize>> = vec![None; len + 1];
    best[0] = Some(0);
    for at in 0..len {
        let Some(told) = best[at] else { continue };
        for (word, telling) in LISTS.at(&lower[..len], at) {
            best[at + word] = best[at + word].max(Some(told + if telling { word } else { 0 }));
        }
    }
    let telling = best[len]?;
    Some((Count { telling, all: len, han: true }, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_string;

    #[track_caller]
    fn check(line: &str, expected: bool) {
        let lower: Vec<char> = line.chars().collect();
        let (mut count, mut at) = (Count::default(), 0);
        while at < lower.len() {
            let Some((one, len)) = words(&lower[at..]) else {
                assert!(!expected, "{line}");
                return;
            };
            count.add(one);
            at += len;
            at += lower[at..].iter().take_while(|c| **c == ' ').count();
        }
        assert_eq!(count.is_button(Count::default()), expected, "{line}");
    }

    #[test]
    fn buttons_that_no_list_has() {
        check("toggle more options", true);
        check("hide all replies", true);
        check("推荐给朋友", true);
        check("只看该帖子", true);
        check("打开手机微信扫码", true);
    }

    #[test]
    fn words_of_buttons_are_not_yet_one() {
        check("the first of the month", false);
        check("read the river", false);
        check("我还在看", false);
        check("给朋友的新闻", false);
        check("分享一座桥", false);
    }

    #[test]
    fn every_word_is_as_folded_text_has_it() {
        for word in WORDS
            .lines()
            .filter(|line| !line.starts_with(['/', '[']))
            .flat_map(str::split_whitespace)
        {
            assert_eq!(fold_string(&word.to_lowercase()), word);
        }
    }
}
