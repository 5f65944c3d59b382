//! Whether words can be read alone, away from the text they stand in.
//!
//! Rejects what points elsewhere (这, 其, 他, They), what begins or ends in the middle of something, and half quotes.
//! It errs on the side of rejecting: another sentence can take the place of a rejected one.

use crate::enrich::passage::{balanced, ends_any, starts, starts_any};
use crate::enrich::words;
use crate::model::Locale;

/// Whether folded words point to something outside of themselves, or are half of something.
pub(super) fn dangles(folded: &[char], lang: Locale) -> bool {
    if !balanced(folded) {
        return true;
    }
    let opening: Vec<char> = folded
        .iter()
        .copied()
        .skip_while(|c| matches!(c, '“' | '‘' | '"' | '(' | ' '))
        .take(24)
        .collect();
    if lang.is_chinese() {
        starts_any(&opening, &words::STANDALONE_POINTING).is_some()
            && starts_any(&opening, &words::STANDALONE_ALLOWED).is_none()
            || ends_any(trimmed(folded), &[":", "如下", "以下几点", "以下几种", "以下措施"])
            // “…。”他在信中说。: the words are in the sentence before.
            || ends_any(folded, &["说。", "表示。", "道。", "称。", "指出。", "强调。"]) && !folded.contains(&'”')
    } else {
        starts_word(&opening, &words::STANDALONE_POINTING_ENGLISH)
            || ends_any(trimmed(folded), &[":"])
    }
}

/// Whether a clause ends before its sense does.
pub(super) fn ends_open(folded: &[char]) -> bool {
    ends_any(folded, &words::STANDALONE_OPEN_ENDS)
}

/// Whether a clause leans on one that follows: 随着…, 虽然…, 在…后.
pub(super) fn leans(folded: &[char]) -> bool {
    starts_any(folded, &words::STANDALONE_LEANING).is_some()
        || starts(folded, "“十") && ends_open(folded)
}

fn trimmed(folded: &[char]) -> &[char] {
    let end = folded
        .iter()
        .rposition(|c| !matches!(c, '。' | '.' | '”' | '’' | '"' | ' '))
        .map_or(0, |at| at + 1);
    &folded[..end]
}

/// Whether folded English begins with one of the words, whole.
pub(super) fn starts_word(folded: &[char], list: &[&str]) -> bool {
    list.iter().any(|word| {
        starts(folded, word)
            && folded.get(word.chars().count()).is_none_or(|c| !c.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::enrich::passage::Passage;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let lang = crate::text::script::detect(text);
        assert_eq!(dangles(&Passage::new(text).folded, lang), expected, "{text}");
    }

    #[test]
    fn a_pronoun_at_the_front_dangles() {
        check("这项工程明年完工。", true);
        check("該公司去年虧損。", true);
        check("They agreed to a ceasefire on Monday.", true);
        check("Theyskens showed a new collection in Paris.", false);
    }

    #[test]
    fn words_that_begin_like_pronouns_do_not() {
        check("并购市场去年升温。", false);
        check("也门停火谈判重启。", false);
        check("我国粮食产量再创新高。", false);
    }

    #[test]
    fn half_a_quote_dangles() {
        check("“今年的订单已经排到十月。", true);
    }

    #[test]
    fn an_announced_list_dangles() {
        check("新规主要有以下几点：", true);
    }
}
