//! The roles of persons in Chinese text, and what they say of how a name is spelled in English.
//!
//! A role is taken in the words of the article, from the last mark or connective before the name.

use super::Line;
use super::persons::{ends_with, starts_with};
use crate::enrich::words;
use crate::model::Locale;
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// The role that ends where a name begins: 某集团董事长, in the article's words.
pub(super) fn role_before(line: &Line, start: usize) -> Option<String> {
    let folded = &line.folded[..start];
    words::PERSONS_ROLES.before(folded, start)?;
    let mut at = start;
    while at > 0 && start - at < 40 {
        let c = folded[at - 1];
        // 、 joins two roles of one person, or two persons; it goes on only behind a role.
        let joins = c == '、' && words::PERSONS_ROLES.ends(folded, at - 1);
        let ends = !joins
            && (matches!(
                c,
                ',' | '。'
                    | ':'
                    | ';'
                    | '“'
                    | '”'
                    | '('
                    | ')'
                    | '、'
                    | '!'
                    | '?'
                    | '…'
                    | '—'
                    | '「'
                    | '」'
                    | '〔'
                    | '【'
                    | '['
                    | '《'
                    | '》'
            ) || (c == ' '
                && !folded[..at - 1].last().is_some_and(char::is_ascii_alphanumeric)));
        if ends {
            break;
        }
        at -= 1;
    }
    let lead = [
        "至于",
        "该局",
        "该院",
        "该校",
        "该公司",
        "该",
        "的",
        "据",
        "对此",
        "对于此",
        "时任",
        "当天",
        "近日",
        "昨日",
        "今天",
        "随后",
        "以及",
        "和",
        "与",
        "由",
        "在",
        "同时",
        "原",
        "并",
        "其中",
    ];
    let skip = lead
        .iter()
        .filter(|word| **word != "原" && **word != "时任")
        .find(|word| starts_with(&folded[at..], word))
        .map_or(0, |word| word.chars().count());
    let mut from = at + skip;
    // 负责人、相关人员和某集团副总裁: the role begins behind the other persons.
    if let Some(and) = (from..start).rev().find(|&at| {
        matches!(folded[at], '和' | '与')
            && (ends_with(&folded[from..at], "人员") || ends_role(&folded[from..at]))
    }) {
        from = and + 1;
    }
    // 海港集团的运营总监 is whole; what a bracket or a verb left before 的 is not.
    while line.folded.get(from) == Some(&'的') {
        from += 1;
    }
    let role = line.words(from..start).trim().to_owned();
    (!role.is_empty()).then_some(role)
}

/// Whether a role is of a place where names are not spelled in pinyin.
pub(super) fn is_from_elsewhere(role: Option<&str>) -> bool {
    let folded = role.map(crate::text::fold::fold).unwrap_or_default();
    ["台湾", "台北", "高雄", "香港", "港府", "澳门", "新加坡", "马来西亚", "日本", "韩国"]
        .iter()
        .any(|place| folded.windows(place.chars().count()).any(|part| starts_with(part, place)))
}

/// Whether the persons of an article are spelled in pinyin: on the mainland, hence in Simplified text, and in Traditional
/// text that speaks of the mainland's bodies and not of those of Taiwan or Hong Kong, where names have spellings of their own.
pub(super) fn uses_pinyin(lines: &[Line], lang: Locale) -> bool {
    let said = |list: &WordList| lines.iter().take(400).any(|line| list.any_in(&line.folded));
    lang == Locale::ZhHans || said(&words::PLACE_MAINLAND) && !said(&words::PLACE_ELSEWHERE)
}

/// Where the office before a name begins: behind the last mark, at most 30 characters back.
pub(super) fn role_start(folded: &[char], at: usize) -> usize {
    let from = at.saturating_sub(30);
    folded[from..at]
        .iter()
        .rposition(|c| !is_han(*c) && !c.is_ascii_alphanumeric())
        .map_or(from, |mark| from + mark + 1)
}

pub(super) fn ends_role(before: &[char]) -> bool {
    words::PERSONS_ROLES.ends(before, before.len())
}
