//! What of a text script conversion leaves alone: words that the author has protected, addresses, and stretches of Japanese (a
//! stretch between marks that holds kana).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::Protected;

/// A piece of a text that is not converted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// Its characters.
    pub(super) range: Range<usize>,
    /// What stands there instead; `None`: the same.
    pub(super) other: Option<String>,
    /// Why.
    pub(super) why: Keep,
}

/// Why a piece is not converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    /// The author said so: `-{…}-`.
    Mark,
    /// It is an address.
    Address,
    /// It is Japanese.
    Japanese,
}

/// What an author has protected, by the first character of each.
#[derive(Debug, Clone, Default)]
pub(super) struct Marked(BTreeMap<char, Vec<Words>>);

#[derive(Debug, Clone)]
struct Words {
    before: Vec<char>,
    words: Vec<char>,
    after: Vec<char>,
    /// What the other script has, where it differs.
    other: Option<String>,
}

impl Marked {
    /// The protected words of an article.
    pub(super) fn new(protected: &[Protected]) -> Self {
        let mut all: BTreeMap<char, Vec<Words>> = BTreeMap::new();
        for one in protected {
            let words: Vec<char> = one.text.chars().collect();
            let Some(first) = words.first().copied() else { continue };
            all.entry(first).or_default().push(Words {
                before: one.before.chars().collect(),
                words,
                after: one.after.chars().collect(),
                other: (one.other != one.text).then(|| one.other.clone()),
            });
        }
        Self(all)
    }

    /// Whether nothing is protected.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those that stand in `chars`; they may overlap.
    fn find(&self, chars: &[char]) -> Vec<Kept> {
        let mut found: Vec<(usize, Kept)> = Vec::new();
        if self.0.is_empty() {
            return Vec::new();
        }
        for (at, c) in chars.iter().enumerate() {
            for one in self.0.get(c).into_iter().flatten() {
                let range = at..at + one.words.len();
                if chars[at..].starts_with(&one.words)
                    && let Some(likeness) = one.likeness(chars, &range)
                {
                    let kept = Kept { range, other: one.other.clone(), why: Keep::Mark };
                    found.push((likeness, kept));
                }
            }
        }
        // Where two marks claim one place, the one whose neighbours agree better has it.
        found.sort_by_key(|(likeness, one)| (one.range.start, std::cmp::Reverse(*likeness)));
        found.into_iter().map(|(_, one)| one).collect()
    }
}

impl Words {
    /// How many neighbours of a piece are those that the mark had; `None` if it is not the marked one.
    ///
    /// A text may begin or end anywhere in the article's, so that its ends agree with everything. Words put between (the
    /// year of a key point) cost a side, not the mark.
    fn likeness(&self, chars: &[char], range: &Range<usize>) -> Option<usize> {
        let (before, after) = (&self.before, &self.after);
        let left = chars[..range.start].iter().rev().zip(before.iter().rev());
        let left = left.take_while(|(a, b)| a == b).count();
        let right = chars[range.end..].iter().zip(after).take_while(|(a, b)| a == b).count();
        let whole = left == before.len().min(range.start)
            && right == after.len().min(chars.len() - range.end);
        let begins = before.is_empty() && range.start > 0;
        (whole && !begins || left + right >= ENOUGH).then_some(left + right)
    }
}

/// So many equal neighbours are no accident.
const ENOUGH: usize = 4;

/// The pieces of `chars` that are not converted, in order, none in another.
pub(super) fn kept(chars: &[char], marked: &Marked) -> Vec<Kept> {
    let mut all = marked.find(chars);
    addresses(chars, &mut all);
    japanese(chars, &mut all);
    all.sort_by_key(|one| (one.range.start, one.why as u8));
    let mut end = 0;
    all.retain(|one| {
        let free = one.range.start >= end;
        if free {
            end = one.range.end;
        }
        free
    });
    all
}

fn addresses(chars: &[char], all: &mut Vec<Kept>) {
    let mut at = 0;
    while let Some(colon) = chars[at..].windows(3).position(|part| part == [':', '/', '/']) {
        let colon = at + colon;
        let scheme = chars[at..colon].iter().rev().take_while(|c| c.is_ascii_alphabetic()).count();
        let len = chars[colon..].iter().take_while(|c| !c.is_whitespace() && c.is_ascii()).count();
        if scheme > 0 {
            let range = colon - scheme..colon + len;
            all.push(Kept { range, other: None, why: Keep::Address });
        }
        at = colon + len;
    }
}

fn japanese(chars: &[char], all: &mut Vec<Kept>) {
    let is_kana = |c: &char| matches!(c, '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}');
    if !chars.iter().any(is_kana) {
        return;
    }
    let mut at = 0;
    for stretch in chars.split_inclusive(|c| "。！？“”「」『』（）\n".contains(*c)) {
        if stretch.iter().any(is_kana) {
            let range = at..at + stretch.len();
            all.push(Kept { range, other: None, why: Keep::Japanese });
        }
        at += stretch.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn protected(before: &str, text: &str, after: &str) -> Protected {
        let [before, text, after] = [before, text, after].map(str::to_owned);
        Protected { before, other: text.clone(), text, after }
    }

    #[track_caller]
    fn check(text: &str, protected: &[Protected], expected: &str) {
        let chars: Vec<char> = text.chars().collect();
        let mut shown = String::new();
        let mut at = 0;
        for one in kept(&chars, &Marked::new(protected)) {
            shown.extend(&chars[at..one.range.start]);
            shown.push('[');
            shown.extend(&chars[one.range.clone()]);
            shown.push(']');
            at = one.range.end;
        }
        shown.extend(&chars[at..]);
        assert_eq!(shown, expected);
    }

    #[test]
    fn only_the_marked_use_of_a_word_is_kept() {
        let marked = [protected("", "后", "后台的店在后街")];
        check("后后台的店在后街", &marked, "[后]后台的店在后街");
        let marked = [protected("店名叫", "后", "，在后街")];
        check("之后，店名叫后，在后街", &marked, "之后，店名叫[后]，在后街");
    }

    #[test]
    fn a_piece_of_the_text_has_it_too() {
        let marked = [protected("老板娘", "后里", "在后街开店")];
        check("后里在后街", &marked, "[后里]在后街");
        check("老板娘后里", &marked, "老板娘[后里]");
        check("后里", &marked, "[后里]");
        check("他[店主]后里在后街开店", &marked, "他[店主][后里]在后街开店");
    }

    #[test]
    fn addresses_and_japanese_are_kept() {
        check("见https://a.cn/x发布", &[], "见[https://a.cn/x]发布");
        check("片名“中国のネット”，中国", &[], "片名“[中国のネット”]，中国");
    }
}
