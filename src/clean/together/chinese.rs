//! Chinese headings in a paragraph, where no capital and no space must stand between them and the text.
//!
//! A heading begins behind the end of a sentence, or the paragraph, and holds no comma and no full stop. Signs:
//!
//! | sign | |
//! |---|---|
//! | spaces | white space before and behind it, between Han characters, where Chinese has none |
//! | wide spaces | the indent of a paragraph behind it |
//! | echo | the text behind it begins with its own first words: `社区食堂的账本社区食堂一年…` |
//! | words | it ends as headings do: `…的前景`, `…现状`, and no verb comes |
//! | number | `1.`, `一、` in a row with others, each behind the end of a sentence |
//! | title | it is a whole clause of the article's title |
//! | name | the paragraph begins with what only a part of a text is called: `前言`, `结语` |
//! | opening | what follows begins as a text does, or with the title's words (`opening.rs`) |
//!
//! Two make a heading; `mod.rs` adds one where the article has several candidates.

use crate::text::fold::fold_char;
use crate::text::width::is_han;

use super::Heading;
use super::numbered::{self, in_a_row, marked};
use super::opening::{NEWS, OPENERS, begins, opens};
use crate::text::bigrams as model;

/// Shortest and longest heading, in characters.
pub(super) const LENGTH: (usize, usize) = (4, 30);

/// Shortest text behind a heading, in characters.
const TEXT: usize = 8;

/// Last words of headings; on folded text.
const LAST: &[&str] = &[
    "模式", "规模", "趋势", "前景", "分析", "现状", "背景", "概况", "概述", "情况", "问题", "措施",
    "建议", "方案", "要素", "路径", "特点", "优势", "意义", "影响", "原因", "格局", "策略", "机遇",
    "挑战", "展望", "经验", "做法", "成效", "难题", "困境", "出路", "得失", "账本", "启示", "故事",
    "来历", "由来", "秘诀", "难点", "痛点", "对策", "目标", "任务", "要求",
];

/// A heading hardly ends in one of these, nor its text begins with one: what stands between is one sentence.
pub(super) const BINDS: &str = "的了在于对把被从向与和及是让为将到给比跟同以由使令叫等或而且并则就也都还又再很更最太不没有无非越";

/// The headings of a paragraph (folded text), with what speaks for each.
pub(super) fn headings(folded: &[char], title: Option<&str>) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let first = skip(folded, 0);
    let part = title.and_then(|title| of_title(folded, first, title));
    found.extend(part.or_else(|| named(folded, first, title)));
    let mut numbers = Vec::new();
    let mut start = first;
    while start < folded.len() {
        let begun = found.last().is_none_or(|last| start >= last.range.end);
        if begun {
            match (spaced(folded, start, first), marked(folded, start)) {
                (Some(heading), _) => found.push(heading),
                (None, Some(number)) => {
                    numbers.push(number);
                    // `三、发展趋势1.…`: the first of the parts stands straight behind the heading of all.
                    let end = numbered::heading(folded, number, title).map(|range| range.end);
                    numbers.extend(end.and_then(|end| marked(folded, end)));
                }
                (None, None) => found.extend(echoed(folded, start)),
            }
        }
        let Some(end) = folded[start..].iter().position(|c| is_end(*c)).map(|end| start + end)
        else {
            break;
        };
        start = skip(folded, end + 1 + closers(&folded[end + 1..]));
    }
    found.extend(in_a_row(folded, numbers, title));
    found.sort_by_key(|heading| heading.range.start);
    found.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    found
}

pub(super) fn is_end(c: char) -> bool {
    matches!(c, '。' | '!' | '?')
}

fn closers(folded: &[char]) -> usize {
    folded.iter().take_while(|c| matches!(c, '”' | '」' | '』' | ')' | '。' | '!' | '?')).count()
}

fn skip(chars: &[char], at: usize) -> usize {
    at + chars[at.min(chars.len())..].iter().take_while(|c| c.is_whitespace()).count()
}

/// A mark that no heading holds.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '。' | ',' | ';' | '!' | ':' | '…' | '\u{FFFD}')
}

/// Whether a text of some length stands at `at`: its end, a comma at least, comes no sooner than that.
pub(super) fn is_text(folded: &[char], at: usize) -> bool {
    let len = folded[at..].iter().position(|c| is_end(*c) || c.is_whitespace());
    len.is_some_and(|len| len >= TEXT)
}

/// A heading with white space before and behind it.
fn spaced(folded: &[char], start: usize, first: usize) -> Option<Heading> {
    if start > first && !folded[start - 1].is_whitespace() {
        return None;
    }
    let end = start + folded[start..].iter().take(LENGTH.1 + 1).position(|c| c.is_whitespace())?;
    let asks = folded[end - 1] == '?';
    let words = &folded[start..end - usize::from(asks && end > start + 1)];
    let gap = folded[end..].iter().take_while(|c| c.is_whitespace()).count();
    let text = end + gap;
    let plain = !words.iter().any(|c| is_mark(*c) || is_end(*c));
    let between_han = is_han(words.last().copied()?) || asks || words.ends_with(&['”']);
    let opens = folded.get(text).is_some_and(|c| is_han(*c) || matches!(c, '“' | '《' | '「'));
    if words.len() < LENGTH.0 || !plain || !between_han || !is_text(folded, text) {
        return None;
    }
    // At the beginning one space may be anything (`本报讯 记者…`); the space before a figure is a matter of style.
    if gap < 2 && (start == first || !opens) {
        return None;
    }
    let topical = recurs(words, &folded[text..]);
    let signs = 1 + u8::from(gap >= 2) + u8::from(topical) + u8::from(ends_like_heading(words));
    Some(Heading { range: start..end, signs })
}

/// Whether two neighbouring characters of a heading come again in the text behind it.
fn recurs(words: &[char], text: &[char]) -> bool {
    let text = &text[..text.len().min(60)];
    words
        .windows(2)
        .filter(|pair| pair.iter().all(|c| is_han(*c)) && !pair.iter().any(|c| BINDS.contains(*c)))
        .any(|pair| text.windows(2).any(|other| other == pair))
}

pub(super) fn ends_like_heading(words: &[char]) -> bool {
    LAST.iter().any(|last| {
        let len = last.chars().count();
        words.len() > len && words[words.len() - len..].iter().copied().eq(last.chars())
    })
}

/// A heading whose first words the text behind it begins with, or whose last words it repeats.
fn echoed(folded: &[char], start: usize) -> Option<Heading> {
    let clause = clause(folded, start);
    let range = &folded[start..start + clause];
    for at in LENGTH.0..clause.min(LENGTH.1) {
        let (words, last) = (&range[..at], range[at - 1]);
        let heading = |signs| Some(Heading { range: start..start + at, signs });
        if repeats(range, at) && is_text(folded, start + at) {
            return heading(2);
        }
        if range[at] != range[0] || !is_han(range[0]) {
            continue;
        }
        let echo = range[at..].iter().zip(range).take_while(|(a, b)| a == b).count();
        if echo < 3 || BINDS.contains(last) || !is_text(folded, start + at) {
            continue;
        }
        if ends_like_heading(words) {
            return heading(2);
        }
        if echo >= 4 && is_strange(last, range[at]) {
            return heading(1);
        }
    }
    None
}

/// The name of a part at the beginning of a paragraph, with its text straight behind it.
fn named(folded: &[char], first: usize, title: Option<&str>) -> Option<Heading> {
    const NAMES: [&str; 11] = [
        "写在前面",
        "写在最后",
        "写在后面",
        "结束语",
        "前言",
        "引言",
        "导语",
        "序言",
        "结语",
        "尾声",
        "后记",
    ];
    let name = NAMES.iter().find(|name| opens(folded, first, name))?;
    let end = first + name.chars().count();
    let behind = *folded.get(end)?;
    let joined = !is_han(behind) && behind != '“'
        || BINDS.contains(behind)
        || "中里部写说所指".contains(behind);
    let signs = 1 + u8::from(begins(folded, end, title));
    (!joined && is_text(folded, end)).then_some(Heading { range: first..end, signs })
}

/// How far a clause goes from `start`, as far as a heading and an echo may reach.
pub(super) fn clause(folded: &[char], start: usize) -> usize {
    let far = folded[start..].iter().take(LENGTH.1 + 12);
    far.take_while(|c| !is_mark(**c) && !is_end(**c)).count()
}

/// Whether the four Han characters before `at` stand behind it again, which no sentence does: `…引水渠引水渠…`.
pub(super) fn repeats(range: &[char], at: usize) -> bool {
    const LEN: usize = 4;
    let Some(again) = range.get(at..at + LEN) else { return false };
    (LEN..=at.min(12)).any(|len| {
        let before = &range[at - len..at];
        // Asked at each place of a heading's length: most differ at once.
        before[0] == again[0]
            && range.get(at..at + len) == Some(before)
            && before.iter().all(|c| is_han(*c))
            && again[0] != again[2]
            && again[0] != again[1]
    })
}

/// Whether the model has hardly seen the two side by side.
fn is_strange(before: char, behind: char) -> bool {
    let alone = model::log_probability('\0', behind);
    model::log_probability(before, behind) < alone - 1.0
}

/// How far the article's title goes at the beginning of a paragraph that a sentence straight behind it goes on with.
pub(super) fn title(chars: &[char], title: &str) -> Option<usize> {
    let folded: Vec<char> = chars.iter().map(|c| fold_char(*c)).collect();
    let title: Vec<char> = title.trim().chars().map(fold_char).collect();
    begins_with(&folded, skip(chars, 0), &title)
}

/// A clause of the title at the beginning of the article, with a sentence straight behind it.
fn of_title(folded: &[char], first: usize, title: &str) -> Option<Heading> {
    let title: Vec<char> = title.chars().map(fold_char).collect();
    let clauses = title.split(|c| c.is_whitespace() || matches!(c, ':' | '|'));
    let ends = clauses.filter(|clause| clause.len() < title.len());
    let end = ends.filter_map(|clause| begins_with(folded, first, clause)).max()?;
    Some(Heading { range: first..end, signs: 2 })
}

/// Where `words` end that the text begins with, if a new sentence stands straight behind them.
fn begins_with(folded: &[char], first: usize, words: &[char]) -> Option<usize> {
    const SHORTEST: usize = 8;
    if words.len() < SHORTEST || !folded[first..].starts_with(words) {
        return None;
    }
    let end = first + words.len();
    let (last, behind) = (folded[end - 1], *folded.get(end)?);
    let joined =
        BINDS.contains(behind) || BINDS.contains(last) || is_mark(behind) || is_end(behind);
    // A title may be the subject of the first sentence: `…市场规模达到…`. What begins one is needed.
    let long = folded.len() - end > 8;
    let new = behind.is_whitespace()
        || long && OPENERS.iter().chain(NEWS).any(|word| opens(folded, end, word))
        || folded[end..].starts_with(&words[..3]);
    let text = folded.len() - end >= 2 * TEXT && folded[end..].iter().any(|c| is_end(*c));
    (!joined && new && text).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u8)]) {
        let chars: Vec<char> = text.chars().map(fold_char).collect();
        let found = headings(&chars, Some("渔村迎来新码头 老船工讲述六十年"));
        let found: Vec<(String, u8)> =
            found.into_iter().map(|one| (chars[one.range].iter().collect(), one.signs)).collect();
        let expected: Vec<(String, u8)> =
            expected.iter().map(|(words, signs)| ((*words).to_owned(), *signs)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_heading_whose_words_the_text_takes_up() {
        check(
            "工程已经收尾。下游两镇的受益情况下游两镇有耕地三万亩，过去每逢汛期都要抢收。",
            &[("下游两镇的受益情况", 2)],
        );
    }

    #[test]
    fn a_heading_between_spaces() {
        check(
            "码头重新开放。 第一班渡船 渡船早上六点离岸，船上坐满了赶集的人。",
            &[("第一班渡船", 2)],
        );
    }

    #[test]
    fn headings_with_numbers() {
        check(
            "计划公布了。1.修缮老城排水管网老城排水管网管径偏小，明年更换。2.扩建第二水厂随着人口增加，第二水厂要扩建。",
            &[("1.修缮老城排水管网", 2), ("2.扩建第二水厂", 2)],
        );
    }

    #[test]
    fn a_part_inside_a_part() {
        check(
            "三、发展趋势1.供水网将连到山村随着新管铺开，山村的水也来自二厂。2.水价放开2020年，听证会开了三次。",
            &[("1.供水网将连到山村", 2), ("2.水价放开", 2)],
        );
    }

    #[test]
    fn the_names_of_parts() {
        check("前言一直以来，渔村的人都靠渡船过江，风大的日子就等。", &[("前言", 2)]);
        check("结语渔村的人还会等下去，等下一座桥。", &[("结语", 2)]);
        check("后记天还没有亮，江边再没有人排队。", &[("后记", 1)]);
        check("前言中提到的那座桥，后来没有修起来。", &[]);
        check("结语：桥会有的，渡船也会有的，日子总要过。", &[]);
    }

    #[test]
    fn a_clause_of_the_title() {
        check(
            "老船工讲述六十年今年七十八岁的陈老大还记得河面结冰、渡船停开的那个冬天。",
            &[("老船工讲述六十年", 2)],
        );
    }

    #[test]
    fn sentences_are_whole() {
        check("中国人的饭碗要端在中国人自己手上，这是老道理。", &[]);
        check("市场规模2020年达到三亿元。发展趋势随着政策而变，企业各有打算。", &[]);
        check("会议要求：1.把水位降下来。2.把人转移出去。3.把物资运进来。", &[]);
        check("雨下了一夜。 国家统计局 2021年的数据显示，粮食产量增加一成。", &[]);
        check("本报讯 记者昨天从水务局获悉，新水厂将在年内通水。", &[]);
        check("春眠不觉晓 处处闻啼鸟。 夜来风雨声 花落知多少。", &[]);
        check("第一，责任要到人。第二，检查要见底。一是快，二是准。", &[]);
    }
}
