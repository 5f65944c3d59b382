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
//!
//! Two make a heading; `mod.rs` adds one where the article has several candidates.

use crate::text::fold::fold_char;
use crate::text::width::is_han;

use super::Heading;
use crate::text::bigrams as model;

/// Shortest and longest heading, in characters.
const LENGTH: (usize, usize) = (4, 30);

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
const BINDS: &str = "的了在于对把被从向与和及是让为将到给比跟同以由使令叫等或而且并则就也都还又再很更最太不没有无非越";

/// The headings of a paragraph (folded text), with what speaks for each.
pub(super) fn headings(folded: &[char], title: Option<&str>) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    let first = skip(folded, 0);
    if let Some(heading) = title.and_then(|title| of_title(folded, first, title)) {
        found.push(heading);
    }
    let mut numbers = Vec::new();
    let mut start = first;
    while start < folded.len() {
        let begun = found.last().is_none_or(|last| start >= last.range.end);
        if begun {
            match (spaced(folded, start, first), numbered(folded, start)) {
                (Some(heading), _) => found.push(heading),
                (None, Some(number)) => numbers.push(number),
                (None, None) => found.extend(echoed(folded, start)),
            }
        }
        let Some(end) = folded[start..].iter().position(|c| is_end(*c)).map(|end| start + end)
        else {
            break;
        };
        start = skip(folded, end + 1 + closers(&folded[end + 1..]));
    }
    found.extend(in_a_row(folded, numbers));
    found.sort_by_key(|heading| heading.range.start);
    found.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    found
}

fn is_end(c: char) -> bool {
    matches!(c, '。' | '!' | '?')
}

fn closers(folded: &[char]) -> usize {
    folded.iter().take_while(|c| matches!(c, '”' | '」' | '』' | ')' | '。' | '!' | '?')).count()
}

fn skip(chars: &[char], at: usize) -> usize {
    at + chars[at.min(chars.len())..].iter().take_while(|c| c.is_whitespace()).count()
}

/// A mark that no heading holds.
fn is_mark(c: char) -> bool {
    matches!(c, '。' | ',' | ';' | '!' | ':' | '…' | '\u{FFFD}')
}

/// Whether a text of some length stands at `at`: its end, a comma at least, comes no sooner than that.
fn is_text(folded: &[char], at: usize) -> bool {
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

fn ends_like_heading(words: &[char]) -> bool {
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

/// How far a clause goes from `start`, as far as a heading and an echo may reach.
fn clause(folded: &[char], start: usize) -> usize {
    let far = folded[start..].iter().take(LENGTH.1 + 12);
    far.take_while(|c| !is_mark(**c) && !is_end(**c)).count()
}

/// Whether the four Han characters before `at` stand behind it again, which no sentence does: `…引水渠引水渠…`.
fn repeats(range: &[char], at: usize) -> bool {
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

/// A number at the beginning of a sentence: its place, its value, its kind.
#[derive(Debug, Clone, Copy)]
struct Number {
    start: usize,
    value: usize,
    han: bool,
}

fn numbered(folded: &[char], start: usize) -> Option<Number> {
    const HAN: &str = "一二三四五六七八九十";
    let first = *folded.get(start)?;
    let next = *folded.get(start + 1)?;
    if let (Some(value), '、') = (HAN.chars().position(|c| c == first), next) {
        return Some(Number { start, value: value + 1, han: true });
    }
    let value = first.to_digit(10)? as usize;
    let behind = *folded.get(start + 2)?;
    (matches!(next, '.' | '、') && !behind.is_ascii_digit()).then_some(Number {
        start,
        value,
        han: false,
    })
}

/// Numbers from one on, in a row: the headings of those whose end can be told.
fn in_a_row(folded: &[char], numbers: Vec<Number>) -> Vec<Heading> {
    let mut found = Vec::new();
    let mut row: Vec<Number> = Vec::new();
    for number in numbers {
        let goes_on =
            row.last().is_some_and(|last| number.value == last.value + 1 && number.han == last.han);
        if !goes_on {
            found.extend(ends(folded, &row));
            row.clear();
        }
        row.push(number);
    }
    found.extend(ends(folded, &row));
    found
}

/// What a sentence behind a numbered heading may begin with.
const OPENERS: &[&str] = &[
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
    "长期以来",
    "今年",
    "去年",
    "为了",
    "面对",
    "针对",
];

/// What the first sentence of a piece of news begins with, besides.
const NEWS: &[&str] = &[
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

fn ends(folded: &[char], row: &[Number]) -> Vec<Heading> {
    if row.len() < 2 {
        return Vec::new();
    }
    let end = |number: &Number| {
        let from = number.start + 2;
        let words = &folded[from..from + clause(folded, from)];
        let ends_at = |at: &usize| {
            let echo = words[*at..].iter().zip(words).take_while(|(a, b)| a == b).count();
            let opens = |word: &str| {
                folded[from + at..].iter().copied().zip(word.chars()).all(|(a, b)| a == b)
            };
            (echo >= 3 || repeats(words, *at) || OPENERS.iter().any(|word| opens(word)))
                && !BINDS.contains(words[at - 1])
                && is_text(folded, from + at)
        };
        (LENGTH.0..words.len()).find(ends_at).map(|len| number.start..from + len)
    };
    let ends: Vec<_> = row.iter().filter_map(end).collect();
    // Where most of the row shows no end, those that do are in doubt too.
    let signs = if ends.len() * 2 > row.len() { 2 } else { 0 };
    ends.into_iter().map(|range| Heading { range, signs }).collect()
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
    let opens = |word: &str| {
        folded.len() - end > 8
            && folded[end..].iter().copied().zip(word.chars()).all(|(a, b)| a == b)
    };
    let new = behind.is_whitespace()
        || OPENERS.iter().chain(NEWS).any(|word| opens(word))
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
