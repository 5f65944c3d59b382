//! Chinese headings with numbers in front of them, each with its text straight behind it: `1.修缮老城排水管网老城…`,
//! `一、行业现状目前…`, `2自播成了出路越来越多…`.
//!
//! A number in a row with others is one sign, what tells where the heading ends another. Rows run through a paragraph, each
//! number behind the end of a sentence, or from the beginning of one paragraph to that of a later one.

use std::ops::Range;

use crate::text::width::is_han;

use super::Heading;
use super::chinese::{BINDS, LENGTH, clause, ends_like_heading, is_text, repeats};
use super::opening::{OPENERS, begins, is_year, opens};

/// Fewest numbers without a mark that make a row.
const BARE_ROW: usize = 3;

/// What a number without a mark counts, where it is none of a heading.
const MEASURES: &str = "个月日天年名位家号次点时分元万亿千百十人件成岁米公里周季块只条张台楼层套种类款倍届度线级代期批场支部股吨斤克升平方秒小英户本份字页比例至到与和、";

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `一、`
    Han,
    /// `1.`
    Digit,
    /// `1`
    Bare,
}

/// A number at the beginning of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    start: usize,
    /// How many characters it takes with its mark.
    len: usize,
    value: usize,
    form: Form,
}

impl Number {
    fn follows(self, last: Self) -> bool {
        self.value == last.value + 1 && self.form == last.form
    }
}

/// A number with its mark at `start`.
pub(super) fn marked(folded: &[char], start: usize) -> Option<Number> {
    const HAN: &str = "一二三四五六七八九十";
    let first = *folded.get(start)?;
    let next = *folded.get(start + 1)?;
    if let (Some(value), '、') = (HAN.chars().position(|c| c == first), next) {
        return Some(Number { start, len: 2, value: value + 1, form: Form::Han });
    }
    let value = first.to_digit(10)? as usize;
    let behind = *folded.get(start + 2)?;
    (matches!(next, '.' | '、') && !behind.is_ascii_digit()).then_some(Number {
        start,
        len: 2,
        value,
        form: Form::Digit,
    })
}

/// The number at the beginning of a paragraph, with a mark or without.
pub(super) fn first(folded: &[char]) -> Option<Number> {
    let start = folded.iter().take_while(|c| c.is_whitespace()).count();
    marked(folded, start).or_else(|| {
        let (digit, behind) = (*folded.get(start)?, *folded.get(start + 1)?);
        let value = digit.to_digit(10)? as usize;
        let bare = is_han(behind) && !MEASURES.contains(behind);
        bare.then_some(Number { start, len: 1, value, form: Form::Bare })
    })
}

/// Which of the numbers at the beginnings of paragraphs follow one another from one on.
pub(super) fn rows(firsts: &[Number]) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for at in 1..=firsts.len() {
        if at == firsts.len() || !firsts[at].follows(firsts[at - 1]) {
            let fewest = if firsts[start].form == Form::Bare { BARE_ROW } else { 2 };
            if firsts[start].value == 1 && at - start >= fewest {
                rows.push(start..at);
            }
            start = at;
        }
    }
    rows
}

/// The heading that `number`, one of a row, begins, if its end can be told.
pub(super) fn heading(
    folded: &[char],
    number: Number,
    title: Option<&str>,
) -> Option<Range<usize>> {
    let from = number.start + number.len;
    let words = &folded[from..from + clause(folded, from)];
    let ends_at = |len: &usize| {
        let (len, at) = (*len, from + *len);
        let echo = words[len..].iter().zip(words).take_while(|(a, b)| a == b).count();
        // A longer heading may end with another such word: 现状分析.
        let whole = |words: &[char]| ends_like_heading(words);
        let last = || {
            let longer = words.get(..len + 2).is_some_and(whole);
            whole(&words[..len]) && !longer && begins(folded, at, title)
        };
        // The first of its own parts.
        let parts = || {
            let inner = marked(folded, at);
            inner.is_some_and(|inner| inner.value == 1 && inner.form != number.form)
        };
        (echo >= 3
            || repeats(words, len)
            || OPENERS.iter().any(|word| opens(folded, at, word))
            || is_year(folded, at)
            || parts()
            || last())
            && !BINDS.contains(words[len - 1])
            && is_text(folded, at)
    };
    (LENGTH.0..words.len()).find(ends_at).map(|len| number.start..from + len)
}

/// Numbers from one on, in a row: the headings of those whose end can be told.
pub(super) fn in_a_row(folded: &[char], numbers: Vec<Number>, title: Option<&str>) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut row: Vec<Number> = Vec::new();
    for number in numbers {
        if !row.last().is_some_and(|last| number.follows(*last)) {
            found.extend(ends(folded, &row, title));
            row.clear();
        }
        row.push(number);
    }
    found.extend(ends(folded, &row, title));
    found
}

fn ends(folded: &[char], row: &[Number], title: Option<&str>) -> Vec<Heading> {
    if row.len() < 2 {
        return Vec::new();
    }
    let ends: Vec<_> = row.iter().filter_map(|number| heading(folded, *number, title)).collect();
    let signs = signs(ends.len(), row.len());
    ends.into_iter().map(|range| Heading { range, signs }).collect()
}

/// What speaks for the headings of a row: where most of it shows no end, those that do are in doubt too.
pub(super) fn signs(ends: usize, row: usize) -> u8 {
    if ends * 2 > row { 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    const TITLE: &str = "县城供水的第十年";

    #[track_caller]
    fn check(paragraphs: &[&str], expected: &[&str]) {
        let folded: Vec<Vec<char>> = paragraphs.iter().map(|text| fold(text)).collect();
        let firsts: Vec<Number> = folded.iter().filter_map(|text| first(text)).collect();
        let numbered = folded.iter().filter(|text| first(text).is_some());
        let all: Vec<(Number, &Vec<char>)> = firsts.iter().copied().zip(numbered).collect();
        let found: Vec<String> = rows(&firsts)
            .into_iter()
            .flat_map(|row| &all[row])
            .filter_map(|(number, text)| {
                Some(text[heading(text, *number, Some(TITLE))?].iter().collect())
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_run_from_one_paragraph_to_the_next() {
        check(
            &[
                "一、建设现状县城自建厂以来，水管已经通到九成人家。",
                "　　开工那年，水价是两元。",
                "二、存在问题目前管网老化，每年都要漏掉一成。",
            ],
            &["一、建设现状", "二、存在问题"],
        );
        check(
            &[
                "1水越来越贵2019年，一户人家一年要多付三十元。",
                "2夜里停水成了常事越来越多的人家自己打井取水。",
                "3打井之后的新麻烦随着水位下降，老井一口口干了。",
            ],
            &["1水越来越贵", "2夜里停水成了常事", "3打井之后的新麻烦"],
        );
    }

    #[test]
    fn numbers_that_count_and_sentences_begin_no_heading() {
        check(&["1个人守着水厂，一守就是十年。", "2个月后，水厂关了门。", "3天后又开了。"], &[]);
        check(
            &["一、市场规模不断扩大，水厂越开越多。", "二、竞争格局日益激烈，水价却没有降。"],
            &[],
        );
        check(&["一、要在2025年，把水管通到每一户人家。", "二、力争2026年，漏水少于半成。"], &[]);
    }
}
