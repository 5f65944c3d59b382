//! The date in an article's dateline (`…4月26日消息`, `BEIJING, April 26 —`), with the year from the text's other dates.

use std::collections::BTreeMap;

use crate::model::Date;
use crate::text::fold::fold;

/// How far into the text a dateline may reach, in characters.
const REACH: usize = 80;

/// The publication date that the dateline implies; `None` without a dateline, or without any year in the text.
///
/// The year is the one the text names most often, the latest of several; years the text looks forward to
/// (到2025年, by 2025) do not count.
pub(super) fn infer(text: &str) -> Option<Date> {
    let chars = fold(text);
    let (month, day) = month_day(&chars[..chars.len().min(REACH)])?;
    let year = year(&chars)?;
    Date::new(year, month, day).ok()
}

/// `4月26日` followed by a word of news agencies (消息, 电, 讯, 报道) within a few characters.
fn month_day(head: &[char]) -> Option<(i8, i8)> {
    (0..head.len()).find_map(|at| {
        let (month, rest) = number_before(&head[at..], '月')?;
        let (day, rest) = number_before(rest, '日')?;
        let starts = at == 0 || !head[at - 1].is_ascii_digit();
        let tail: String = rest.iter().take(6).collect();
        let news = ["消息", "电", "讯", "报道"].iter().any(|word| tail.contains(word));
        (starts && news && (1..=12).contains(&month) && (1..=31).contains(&day))
            .then_some((month, day))
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

    #[test]
    fn says_nothing_without_a_year_or_a_dateline() {
        check("本台南京3月5日消息，销量增长。", None);
        check("3月5日，平台宣布2019年计划。", None);
    }
}
