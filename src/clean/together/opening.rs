//! Tells where a Chinese text begins that no mark sets apart from the heading in front of it.
//!
//! On folded text. Each way to begin is one sign and never enough by itself.

use crate::text::fold::fold_char;
use crate::text::width::is_han;

use super::chinese::BINDS;

/// What a sentence behind a numbered heading may begin with.
pub(super) const OPENERS: &[&str] = &[
    "随着",
    "伴随着",
    "近年来",
    "目前",
    "当前",
    "过去",
    "如今",
    "据",
    "根据",
    "由于",
    "一直以来",
    "越来越多的",
    "长期以来",
    "今年",
    "去年",
    "为了",
    "面对",
    "针对",
];

/// What the first sentence of a piece of news begins with, besides.
pub(super) const NEWS: &[&str] = &[
    "近日",
    "日前",
    "记者",
    "本报",
    "昨天",
    "昨日",
    "今天",
    "昨晚",
    "新华社",
    "中新",
    "【",
    "(记者",
];

/// What in front of a year makes it a part of the same sentence, besides the words that bind.
const TO_YEAR: &str = "截至自近约达超计争止届逢迎年月底初末前后";

/// Whether a text may begin at `at`: with a word that begins sentences, a year, or words of the article's title.
pub(super) fn begins(folded: &[char], at: usize, title: Option<&str>) -> bool {
    OPENERS.iter().any(|word| opens(folded, at, word))
        || is_year(folded, at)
        || title.is_some_and(|title| is_of_title(folded, at, title))
}

/// Whether `word` stands at `at`.
pub(super) fn opens(folded: &[char], at: usize, word: &str) -> bool {
    let mut chars = folded[at.min(folded.len())..].iter();
    word.chars().all(|c| chars.next() == Some(&c))
}

/// `…越来越贵2019年,…`: a year with what says of it when or with a comma, behind a word that leads to none.
pub(super) fn is_year(folded: &[char], at: usize) -> bool {
    let digits = folded[at..].iter().take(5).take_while(|c| c.is_ascii_digit()).count();
    let leads = at.checked_sub(1).is_none_or(|before| {
        let before = folded[before];
        !is_han(before) || BINDS.contains(before) || TO_YEAR.contains(before)
    });
    let behind = folded.get(at + digits + 1);
    digits == 4
        && !leads
        && folded.get(at + digits) == Some(&'年')
        && behind.is_some_and(|c| matches!(c, ',' | '底' | '初') || c.is_ascii_digit())
}

/// Whether the two characters at `at` stand side by side in the title.
fn is_of_title(folded: &[char], at: usize, title: &str) -> bool {
    let Some(pair @ [first, second]) = folded.get(at..at + 2) else { return false };
    if ![first, second].iter().all(|c| is_han(**c) && !BINDS.contains(**c)) {
        return false;
    }
    let mut before = ' ';
    title
        .chars()
        .map(fold_char)
        .any(|c| std::mem::replace(&mut before, c) == pair[0] && c == pair[1])
}
