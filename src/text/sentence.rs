//! Sentences of Chinese, English and mixed text.
//!
//! One rule set for both languages, since real texts mix them: a Han full stop ends a sentence wherever it stands,
//! an ASCII one only where white space and a capital follow and no abbreviation precedes. Invariant: the ranges are
//! in order, do not overlap, and leave out nothing but white space.

use std::ops::Range;

use super::width::is_han;

/// Words that end in a full stop without ending a sentence, in lower case.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "vs", "gov", "sen", "rep", "gen", "col", "lt", "sgt",
    "capt", "rev", "hon", "jr", "sr", "inc", "ltd", "co", "corp", "no", "vol", "fig", "approx",
    "dept", "est", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov",
    "dec", "e.g", "i.e", "u.s", "u.k", "u.n", "etc", "cf", "al", "p", "pp",
];

/// The sentences of `text` as ranges of characters, without white space at their ends.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < chars.len() {
        let end = match chars[at] {
            '\n' => Some(at),
            '。' | '！' | '？' => Some(after_closers(&chars, at)),
            '…' => ellipsis_end(&chars, at),
            '!' | '?' => ascii_mark_end(&chars, at),
            '.' => full_stop_end(&chars, at),
            _ => None,
        };
        match end {
            Some(end) => {
                push_trimmed(&chars, start..end, &mut found);
                start = end;
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    push_trimmed(&chars, start..chars.len(), &mut found);
    found
}

fn push_trimmed(chars: &[char], range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let (mut start, mut end) = (range.start, range.end);
    while start < end && chars[start].is_whitespace() {
        start += 1;
    }
    while start < end && chars[end - 1].is_whitespace() {
        end -= 1;
    }
    if start < end {
        found.push(start..end);
    }
}

/// One past the marks and closing quotes that follow the mark at `at`.
fn after_closers(chars: &[char], at: usize) -> usize {
    let mut end = at + 1;
    while end < chars.len() && matches!(chars[end], '。' | '！' | '？' | '!' | '?' | '…') {
        end += 1;
    }
    while end < chars.len()
        && matches!(chars[end], '”' | '’' | '』' | '」' | ')' | '）' | '"' | '\'' | '》' | '】')
    {
        end += 1;
    }
    end
}

/// `……` ends a sentence only where no clause goes on behind it: at the end, or before a closing quote.
fn ellipsis_end(chars: &[char], at: usize) -> Option<usize> {
    let mut end = at + 1;
    while end < chars.len() && chars[end] == '…' {
        end += 1;
    }
    match chars.get(end) {
        None | Some('”' | '』' | '」' | '\n') => Some(after_closers(chars, end - 1)),
        Some(_) => None,
    }
}

/// ASCII `!` and `?` end a sentence of Chinese anywhere, one of English where white space follows.
fn ascii_mark_end(chars: &[char], at: usize) -> Option<usize> {
    let end = after_closers(chars, at);
    let chinese = at > 0 && (is_han(chars[at - 1]) || matches!(chars[at - 1], '”' | '》' | '」'));
    match chars.get(end) {
        None => Some(end),
        Some(c) if c.is_whitespace() || (chinese && !matches!(c, ',' | '，' | '、')) => Some(end),
        Some(_) => None,
    }
}

fn full_stop_end(chars: &[char], at: usize) -> Option<usize> {
    let end = after_closers(chars, at);
    match chars.get(end) {
        None => return Some(end),
        Some(c) if !c.is_whitespace() => return None,
        Some(_) => {}
    }
    let next = chars[end..].iter().copied().find(|c| !c.is_whitespace())?;
    if !(next.is_uppercase()
        || next.is_ascii_digit()
        || is_han(next)
        || matches!(next, '"' | '“' | '‘' | '\'' | '(' | '[' | '$' | '£' | '€'))
    {
        return None;
    }
    if at > 0 && chars[at - 1] == '.' {
        return Some(end);
    }
    let word_start = chars[..at]
        .iter()
        .rposition(|c| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“'))
        .map_or(0, |i| i + 1);
    let word: String = chars[word_start..at].iter().collect::<String>().to_lowercase();
    let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic) && word != "i";
    // Jan.-Apr. 2024.
    let word = word.rsplit(['-', '–']).next().unwrap_or_default();
    // "No. 5" is an abbreviation, "said no. 5 others" is hardly ever written.
    (!initial && !ABBREVIATIONS.contains(&word)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let chars: Vec<char> = text.chars().collect();
        let found: Vec<String> =
            sentences(text).into_iter().map(|range| chars[range].iter().collect()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn keeps_the_closing_quote_with_its_sentence() {
        check("他说：“好。”会议结束。", &["他说：“好。”", "会议结束。"]);
    }

    #[test]
    fn does_not_end_at_abbreviations_decimals_and_initials() {
        check("Mr. J. Li paid 3.5 yuan. He left.", &["Mr. J. Li paid 3.5 yuan.", "He left."]);
        check("Sales fell in Jan.-Apr. 2024. Why?", &["Sales fell in Jan.-Apr. 2024.", "Why?"]);
        check("[Sept. 5] We met. He left.", &["[Sept. 5] We met.", "He left."]);
    }

    #[test]
    fn takes_ascii_marks_in_chinese() {
        check("真的吗?真的!好", &["真的吗?", "真的!", "好"]);
    }

    #[test]
    fn an_ellipsis_inside_a_sentence_does_not_end_it() {
        check("省钱……都是卖点。", &["省钱……都是卖点。"]);
    }

    #[test]
    fn a_line_break_ends_a_sentence() {
        check("第一行\n第二行", &["第一行", "第二行"]);
    }
}
