//! What stands at the end of an article's last line: `来源：某某网`, `(李小明)`, `(Jane Doe)`.

use std::ops::Range;

use super::furniture::metaline::{self, MetaLine};
use super::furniture::role_of;
use super::furniture::words::Role;
use crate::text::fold::fold_char;
use crate::text::surname;
use crate::text::width::is_han;

/// Longest name of a source at the end of a line, in characters.
const LONGEST_SOURCE: usize = 30;

/// Longest link behind the last sentence, in characters.
const LONGEST_LINK: usize = 20;

/// Longest row of words of the page behind the last sentence, in characters.
const LONGEST_JOINED: usize = 60;

/// The source named at the end of a line that runs straight on from the text, and the characters it takes.
///
/// `来源` must stand behind a finished sentence; `数据来源` and `资料来源` credit a figure and are none.
pub(super) fn source(chars: &[char]) -> Option<(Range<usize>, String)> {
    let end = trimmed_end(chars);
    let folded: Vec<char> = chars.iter().map(|c| fold_char(*c)).collect();
    let at = (0..end.saturating_sub(2))
        .rev()
        .take(LONGEST_SOURCE + 4)
        .find(|at| folded[*at..].starts_with(&['来', '源', ':']))?;
    let label = if folded[..at].ends_with(&['文', '章']) { at - 2 } else { at };
    let before = folded[..label].iter().rposition(|c| !c.is_whitespace());
    let finished = before.is_some_and(|before| is_sentence_end(folded[before]));
    let name: String = chars[at + 3..end].iter().collect::<String>().trim().to_owned();
    let plain = !name.contains(['。', '，', '！', '？']);
    (finished && plain).then(|| (before.map_or(label, |before| before + 1)..end, name))
}

/// The writer's name in brackets at the end of a line, and the characters it takes with its brackets.
///
/// A personal name behind a finished sentence: two to four Han characters that begin with a surname, after 记者 or the like
/// or not, several of them perhaps; or two to four capitalised words. `(试行)`, `(IBM)` and `(完)` are none.
pub(super) fn credit(chars: &[char]) -> Option<(Range<usize>, String)> {
    let end = trimmed_end(chars);
    let close = end.checked_sub(1).filter(|at| matches!(chars[*at], ')' | '）'))?;
    let open = chars[..close].iter().rposition(|c| matches!(c, '(' | '（'))?;
    // Nothing before: the name has the last line for itself.
    let before = chars[..open].iter().rposition(|c| !c.is_whitespace());
    let finished = before.is_none_or(|before| is_sentence_end(fold_char(chars[before])));
    let inside: String = chars[open + 1..close].iter().collect();
    (finished && is_credit(&inside))
        .then(|| (before.map_or(open, |before| before + 1)..end, inside.trim().to_owned()))
}

/// What stands in brackets at the end of a line behind a finished sentence, if it is metadata: `。【编辑:李清】`, `。（完）`.
pub(super) fn bracketed(chars: &[char]) -> Option<(Range<usize>, MetaLine)> {
    let all = trimmed_end(chars);
    // `（编辑：某某）1070208`: the day, as agencies of Taiwan number it.
    let digits = chars[..all].iter().rev().take_while(|c| c.is_ascii_digit()).count();
    let end = if (6..=8).contains(&digits) { all - digits } else { all };
    let close = end.checked_sub(1)?;
    let pairs = [(')', '('), ('）', '（'), (']', '['), ('］', '［'), ('】', '【'), ('〕', '〔')];
    let (_, open) = pairs.iter().find(|(last, _)| *last == chars[close])?;
    let open = chars[..close].iter().rposition(|c| c == open)?;
    let before = chars[..open].iter().rposition(|c| !c.is_whitespace())?;
    let inside: String = chars[open + 1..close].iter().collect();
    let line = metaline::parse(&inside)?;
    let (role, _) = role_of(&line);
    let telling = match role {
        Role::Editor | Role::End => true,
        Role::Source => line.source.as_ref().is_some_and(|name| !name.is_empty()),
        Role::Credit => line.persons,
        _ => false,
    };
    (telling && is_sentence_end(fold_char(chars[before]))).then_some((before + 1..all, line))
}

/// The link that a page draws behind the last sentence: `。返回首页>>`.
pub(super) fn link(chars: &[char]) -> Option<Range<usize>> {
    let end = trimmed_end(chars);
    let arrows = chars[..end].iter().rev().take_while(|c| matches!(c, '>' | '＞' | '»')).count();
    if arrows == 0 || arrows == 1 && chars[end - 1] != '»' {
        return None;
    }
    let words = chars[..end - arrows].iter().rev().take(LONGEST_LINK + 1);
    let stop = words.clone().position(|c| is_sentence_end(fold_char(*c)))?;
    let worded = words.take(stop).any(|c| c.is_alphabetic());
    (worded).then_some(end - arrows - stop..end)
}

/// Words of the page that run straight on from the last sentence: `。返回首页责任编辑：李清`.
pub(super) fn joined(chars: &[char]) -> Option<(Range<usize>, MetaLine)> {
    let end = trimmed_end(chars);
    let from = end.saturating_sub(LONGEST_JOINED);
    (from.max(1)..end.saturating_sub(2)).find_map(|at| {
        let begins = is_sentence_end(fold_char(chars[at - 1])) && chars[at].is_alphabetic();
        let text = || chars[at..end].iter().collect::<String>();
        let line = begins.then(|| metaline::parse(&text())).flatten()?;
        let editor = line.editor.as_ref().is_some_and(|name| !name.is_empty()) && line.persons;
        let words = line.words.is_some_and(|(_, weight)| weight >= 6) && line.date.is_none();
        (editor || words).then_some((at..end, line))
    })
}

fn trimmed_end(chars: &[char]) -> usize {
    chars.iter().rposition(|c| !c.is_whitespace()).map_or(0, |at| at + 1)
}

fn is_sentence_end(c: char) -> bool {
    matches!(c, '。' | '!' | '?' | '”' | '」' | '.' | '"' | '…' | '》' | ')')
}

fn is_credit(inside: &str) -> bool {
    let inside = inside.trim();
    if inside.chars().any(is_han) {
        let rest = [
            "本报记者",
            "本報記者",
            "记者",
            "記者",
            "通讯员",
            "通訊員",
            "编辑",
            "編輯",
            "作者",
            "文",
        ]
        .iter()
        .find_map(|role| inside.strip_prefix(role))
        .unwrap_or(inside)
        .trim_start_matches(['：', ':', '/', ' ']);
        return !rest.is_empty()
            && rest
                .split([' ', '、', '\u{3000}'])
                .filter(|part| !part.is_empty())
                .all(surname::is_personal_name);
    }
    let words: Vec<&str> = inside.strip_prefix("By ").unwrap_or(inside).split(' ').collect();
    let capitalised = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() > 0
            && letters.all(|c| c.is_lowercase() || matches!(c, '-' | '\'' | '.'))
    };
    (2..=4).contains(&words.len()) && words.iter().all(capitalised)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_credit(text: &str, expected: Option<&str>) {
        let chars: Vec<char> = text.chars().collect();
        assert_eq!(credit(&chars).map(|(_, name)| name).as_deref(), expected);
    }

    #[track_caller]
    fn check_source(text: &str, expected: Option<&str>) {
        let chars: Vec<char> = text.chars().collect();
        assert_eq!(source(&chars).map(|(_, name)| name).as_deref(), expected);
    }

    #[test]
    fn a_personal_name_behind_the_last_sentence_is_a_credit() {
        check_credit("消费得到保障。(李小明)", Some("李小明"));
        check_credit("（李小明）", Some("李小明"));
        check_credit("消费得到保障。”（记者 王芳 张立）", Some("记者 王芳 张立"));
        check_credit("Growth will last. (Jane Doe)", Some("Jane Doe"));
    }

    #[test]
    fn other_brackets_are_none() {
        check_credit("由国际公司提供。(IBM)", None);
        check_credit("名单已经公布。(试行)", None);
        check_credit("受访者不愿具名(化名)", None);
        check_credit("He left the firm. (Reuters)", None);
    }

    #[test]
    fn words_of_the_page_run_on_from_the_last_sentence() {
        let joined = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            joined(&chars).map(|(range, _)| chars[range].iter().collect::<String>())
        };
        let found = joined("船票降到两元。（河口日报 记者 方圆）返回首页，查看更多责任编辑：李清");
        assert_eq!(found.as_deref(), Some("返回首页，查看更多责任编辑：李清"));
        assert_eq!(joined("船票降到两元。").as_deref(), None);
        assert_eq!(joined("他说：“降到两元。”编辑部的人都笑了。").as_deref(), None);
        assert_eq!(joined("船票降到两元。分享这座桥的故事").as_deref(), None);
    }

    #[test]
    fn a_source_behind_the_last_sentence() {
        check_source("品牌组合不断扩大。来源:某某网", Some("某某网"));
        check_source("拨付资金。来源：", Some(""));
        check_source("增长10%。数据来源:某某研究院", None);
        check_source("他谈到收入来源:工资、奖金。", None);
    }
}
