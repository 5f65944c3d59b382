//! The date in an article's dateline (`…4月26日消息`, `BEIJING, April 26 —`), with the year from the text's other dates.

use std::collections::BTreeMap;

use crate::model::Date;
use crate::text::dates::month_number;
use crate::text::fold::{fold, fold_char};
use crate::text::surname;
use crate::text::width::is_han;

/// How far into the text a dateline may reach, in characters.
const REACH: usize = 80;

/// Who sent the report, as its dateline says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Dateline {
    pub(super) source: Option<String>,
    pub(super) author: Option<String>,
}

/// The publication date that the dateline implies; `None` without a dateline, or without any year in the text.
///
/// The year stands in the dateline, or is the one the text names most often, the latest of several; years the text looks
/// forward to (到2025年, by 2025) do not count.
pub(super) fn infer(text: &str) -> Option<Date> {
    let head: Vec<char> = text.chars().take(REACH).map(fold_char).collect();
    if let Some(date) = english_date(&head) {
        return Some(date);
    }
    let (stated, month, day) = month_day(&head)?;
    let year = stated.or_else(|| year(&fold(text)))?;
    Date::new(year, month, day).ok()
}

/// Reads the dateline at the beginning of a paragraph: `新华社北京4月5日电（记者张三）`, `【江岸报讯】`, `LONDON (Reuters) -`.
pub(super) fn read(text: &str) -> Option<Dateline> {
    let original: Vec<char> = text.chars().take(REACH).collect();
    let chars: Vec<char> = original.iter().copied().map(fold_char).collect();
    let found = if chars.first().copied().is_some_and(is_han)
        || chars.first() == Some(&'【')
        || chars.first() == Some(&'(')
        || chars.first() == Some(&'〔')
    {
        Dateline { source: sender(&original, &chars), author: reporters(&original, &chars) }
    } else {
        Dateline { source: english_sender(&original), author: None }
    };
    (found != Dateline::default()).then_some(found)
}

/// Where the words of a news agency stand: behind `电`, `讯`, `消息` or `报道`, which must come early and open the text.
fn end_of_sender(chars: &[char]) -> Option<usize> {
    let reach = chars.len().min(40);
    let end = (0..reach).find(|at| matches!(chars[*at], ',' | '。' | '!' | '?' | ';' | '“'));
    let end = end.unwrap_or(reach);
    (1..end).find_map(|at| {
        let here = &chars[at..];
        let word = ["电", "讯", "消息"]
            .iter()
            .find(|word| here.iter().copied().take(word.chars().count()).eq(word.chars()))?;
        let behind = at + word.chars().count();
        let before = chars[at - 1];
        // 4月5日电, 江岸报讯: not 来电, 通讯.
        let fits = matches!(before, '日' | '社' | '网' | '报' | '台' | '专' | '综')
            || chars[..at].ends_with(&['新', '闻']);
        let ends = chars.get(behind).is_none_or(|c| {
            c.is_whitespace()
                || matches!(c, '(' | '】' | ')' | ',' | ':')
                || chars[..behind].contains(&'日')
        });
        (fits && ends).then_some(behind)
    })
}

/// The agency or paper before place and day: `新华社` of `新华社北京4月5日电`. Not `本报`, which says nothing.
fn sender(original: &[char], chars: &[char]) -> Option<String> {
    let end = end_of_sender(chars)?;
    let start = chars.iter().position(|c| is_han(*c))?;
    let text = &chars[start..end];
    if text.first() == Some(&'本') || start > 1 {
        return None;
    }
    let suffixes = [
        "通讯社",
        "社",
        "日报",
        "晚报",
        "早报",
        "时报",
        "快报",
        "商报",
        "都市报",
        "报",
        "新闻网",
        "网",
        "电视台",
        "台",
        "新闻",
        "财经",
    ];
    let limit = text.iter().position(|c| c.is_ascii_digit() || *c == ' ').unwrap_or(text.len());
    let len = (3..=limit.min(12)).find(|len| {
        suffixes.iter().any(|suffix| {
            let suffix: Vec<char> = suffix.chars().collect();
            text[..*len].ends_with(&suffix)
                // 新闻网 goes on behind 新闻.
                && !suffixes.iter().any(|more| text[..*len + 1.min(text.len() - len)].ends_with(&more.chars().collect::<Vec<_>>()) && *len < limit)
        })
    })?;
    Some(original[start..start + len].iter().collect())
}

/// `（记者张三、李四）` or `记者 张三` before the first full stop.
fn reporters(original: &[char], chars: &[char]) -> Option<String> {
    let end = chars.iter().position(|c| *c == '。').unwrap_or(chars.len());
    let at = (0..end.saturating_sub(3)).find(|at| {
        chars[*at..].starts_with(&['记', '者'])
            && (0..*at).rev().find(|k| !is_han(chars[*k])).map_or(*at == 0, |k| {
                matches!(chars[k], '(' | '【' | '[' | '〔' | ' ') && at - k <= 9
            })
    })?;
    let from = at + 2;
    let close =
        (from..end).find(|at| matches!(chars[*at], ')' | '】' | ']' | '〕' | ',' | '/' | '|'))?;
    let names: String = original[from..close].iter().collect();
    let names: Vec<&str> = names
        .split([' ', '、', '\u{3000}', '：', ':'])
        .filter(|name| !name.is_empty())
        .take_while(|name| surname::is_personal_name(name))
        .collect();
    (!names.is_empty()).then(|| names.join("、"))
}

/// The agency in `BEIJING, April 5 (Xinhua) --`: one or two capitalised words in brackets behind capitals, and a dash.
fn english_sender(chars: &[char]) -> Option<String> {
    let open = chars.iter().position(|c| *c == '(')?;
    let close = open + chars[open..].iter().position(|c| *c == ')')?;
    let rest: String = chars[close + 1..].iter().collect();
    let place: String = chars[..open].iter().collect();
    let place = place.split(',').next().unwrap_or_default().trim();
    let capitals = place.chars().count() >= 3
        && place.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | '\'' | '/'));
    let agency: String = chars[open + 1..close].iter().collect();
    let named = agency.split(' ').count() <= 3
        && agency.split(' ').all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let dash = rest.trim_start().starts_with(['-', '—', '–']);
    (capitals && named && dash).then_some(agency)
}

/// `BEIJING, April 5, 2023 (Xinhua) --`: the day of an English dateline that states its year.
fn english_date(head: &[char]) -> Option<Date> {
    let text: String = head.iter().collect();
    let (place, rest) = text.split_once(", ")?;
    if place.chars().count() < 3 || place.chars().any(char::is_lowercase) {
        return None;
    }
    let (line, _) = rest.split_once(['(', '—', '–']).or_else(|| rest.split_once(" -"))?;
    let words: Vec<&str> = line.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
    let [month, day, year] = words.as_slice() else { return None };
    let month = month_number(month)?;
    Date::new(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// `4月26日` followed by a word of news agencies (消息, 电, 讯, 报道) within a few characters, with the year before it if
/// there is one.
fn month_day(head: &[char]) -> Option<(Option<i16>, i8, i8)> {
    (0..head.len()).find_map(|at| {
        let (month, rest) = number_before(&head[at..], '月')?;
        let (day, rest) = number_before(rest, '日')?;
        let starts = at == 0 || !head[at - 1].is_ascii_digit();
        let tail: String = rest.iter().take(6).collect();
        let news = ["消息", "电", "讯", "报道"].iter().any(|word| tail.contains(word));
        let year = head[..at].strip_suffix(&['年']).and_then(|before| {
            let digits: String = before[before.len().checked_sub(4)?..].iter().collect();
            digits.parse().ok().filter(|year| (1950..2150).contains(year))
        });
        (starts && news && (1..=12).contains(&month) && (1..=31).contains(&day))
            .then_some((year, month, day))
    })
}

fn number_before(chars: &[char], unit: char) -> Option<(i8, &[char])> {
    let len = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    if !(1..=2).contains(&len) || chars.get(len) != Some(&unit) {
        return None;
    }
    Some((chars[..len].iter().collect::<String>().parse().ok()?, &chars[len + 1..]))
}

fn year(chars: &[char]) -> Option<i16> {
    let mut seen: BTreeMap<i16, usize> = BTreeMap::new();
    for at in 0..chars.len().saturating_sub(4) {
        let digits = chars[at..at + 4].iter().all(char::is_ascii_digit);
        let starts = at == 0 || !chars[at - 1].is_ascii_digit();
        let forward = at > 0 && matches!(chars[at - 1], '到' | '至' | '计');
        if digits && starts && !forward && chars[at + 4] == '年' {
            let year: i16 = chars[at..at + 4].iter().collect::<String>().parse().unwrap_or(0);
            if (1950..2150).contains(&year) {
                *seen.entry(year).or_default() += 1;
            }
        }
    }
    seen.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(infer(text).map(|date| date.to_string()).as_deref(), expected);
    }

    #[test]
    fn takes_the_year_from_the_text() {
        check(
            "本台南京3月5日消息(记者王某)去年……2019年销量增长，2019年底再创新高，到2025年翻番。",
            Some("2019-03-05"),
        );
    }

    #[track_caller]
    fn check_sender(text: &str, source: Option<&str>, author: Option<&str>) {
        let found = read(text).unwrap_or_default();
        assert_eq!((found.source.as_deref(), found.author.as_deref()), (source, author));
    }

    #[test]
    fn reads_who_sent_the_report() {
        check_sender(
            "江南社南京4月5日电（记者张三、李四）新桥通车。",
            Some("江南社"),
            Some("张三、李四"),
        );
        check_sender("【江岸日报 2023年3月2日讯】新桥通车。", Some("江岸日报"), None);
        check_sender("江岸新闻网3月2日电 (记者 王芳)新桥通车。", Some("江岸新闻网"), Some("王芳"));
        check_sender("本报讯（记者 王芳）新桥通车。", None, Some("王芳"));
        check_sender("〔記者王小芳／海埔報導〕新橋通車。", None, Some("王小芳"));
        check_sender("BEIJING, April 5 (Xinhua) -- The bridge opened.", Some("Xinhua"), None);
        check_sender("LONDON (Reuters) - The bridge opened.", Some("Reuters"), None);
    }

    #[test]
    fn a_sentence_is_no_dateline() {
        check_sender("江岸社区通讯员说，新桥通车。", None, None);
        check_sender("他打电话给报社，说新桥通车。", None, None);
        check_sender("The bridge (Old Bridge) - a ruin - opened.", None, None);
        check_sender("记者从交通局获悉，新桥通车。", None, None);
    }

    #[test]
    fn takes_the_year_that_the_dateline_states() {
        check("【江岸日报 2021年3月2日讯】2019年、2019年。", Some("2021-03-02"));
        check("BEIJING, April 5, 2023 (Xinhua) -- The bridge opened.", Some("2023-04-05"));
    }

    #[test]
    fn says_nothing_without_a_year_or_a_dateline() {
        check("本台南京3月5日消息，销量增长。", None);
        check("3月5日，平台宣布2019年计划。", None);
    }
}
