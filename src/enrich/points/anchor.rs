//! What a point needs beside its own words to be read alone: the year behind 去年, the day behind Monday, the full name
//! behind an alias. All of it goes into square brackets, and none of it counts as length: the article did not write it.

use super::resolve::Alias;
use crate::model::{Date, DateMention, Locale, Point, Precision, Sentence};

/// Puts dates behind relative expressions of time, and full names behind aliases that no earlier point explains.
pub(super) fn anchor(
    points: &mut [Point],
    dates: &[DateMention],
    aliases: &[Alias],
    sentences: &[Sentence],
    lang: Locale,
    published: Option<Date>,
) {
    let mut explained: Vec<bool> = aliases
        .iter()
        .map(|alias| points.iter().take(1).any(|one| one.text.contains(&alias.long)))
        .collect();
    for point in points.iter_mut() {
        if let Some(published) = published {
            put_year_of_plan(point, sentences, dates, lang, published);
            // From the end, so that what is put in moves nothing that is still to come.
            for mention in dates.iter().rev().filter(|one| one.sentence == point.sentence) {
                put_date(&mut point.shown, mention, lang);
            }
        }
        for (alias, explained) in aliases.iter().zip(&mut explained) {
            if !*explained && point.text.contains(&alias.long) {
                *explained = true;
            } else if !*explained && let Some(at) = word(&point.shown, &alias.short, lang) {
                point.shown.insert_str(at + alias.short.len(), &bracket(&alias.long, lang));
                *explained = true;
            }
        }
    }
}

/// Puts before a part (其中…) of what the sentence before only plans the time for which it is planned.
fn put_year_of_plan(
    point: &mut Point,
    sentences: &[Sentence],
    dates: &[DateMention],
    lang: Locale,
    published: Date,
) {
    let is_part = sentences
        .get(point.sentence.wrapping_sub(1))
        .is_some_and(|sentence| sentence.text.starts_with("其中"));
    if !is_part || dates.iter().any(|one| one.sentence == point.sentence) {
        return;
    }
    let plan = dates.iter().rev().find(|one| one.sentence + 1 == point.sentence);
    let comes = |one: &&DateMention| {
        one.value.and_then(|value| value.start.or(value.end)).is_some_and(|day| day > published)
    };
    if let Some(plan) = plan.filter(comes) {
        point.shown.insert_str(0, &bracket(&plan.expression, lang));
    }
}

/// Puts the date of a relative expression behind it.
fn put_date(text: &mut String, mention: &DateMention, lang: Locale) {
    let Some(value) =
        mention.value.and_then(|value| value.start.map(|start| (start, value.precision)))
    else {
        return;
    };
    let Some((words, date)) = relative(&mention.expression, value.0, value.1, lang) else { return };
    // An expression that stands there twice means the same both times.
    if let Some(at) = text.find(&mention.expression)
        && let Some(within) = mention.expression.find(words)
    {
        let end = at + within + words.len();
        let said = text[end..].starts_with(['[', '(', '（', '［']) || text[end..].starts_with(" [");
        if !said {
            text.insert_str(end, &bracket(&date, lang));
        }
    }
}

/// The relative words of an expression, and what they mean: `去年` of `去年6月` the year, `周一` the day.
fn relative(
    expression: &str,
    start: Date,
    precision: Precision,
    lang: Locale,
) -> Option<(&str, String)> {
    const YEARS: &[&str] = &[
        "今年",
        "去年",
        "明年",
        "前年",
        "后年",
        "後年",
        "本年",
        "this year",
        "last year",
        "next year",
    ];
    const DAYS: &[&str] = &[
        "今天",
        "昨天",
        "明天",
        "今日",
        "昨日",
        "明日",
        "前天",
        "周一",
        "周二",
        "周三",
        "周四",
        "周五",
        "周六",
        "周日",
        "星期一",
        "星期二",
        "星期三",
        "星期四",
        "星期五",
        "星期六",
        "星期日",
        "週一",
        "週二",
        "週三",
        "週四",
        "週五",
        "週六",
        "週日",
        "today",
        "yesterday",
        "tomorrow",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];
    let held = |list: &[&str]| {
        list.iter().find_map(|word| {
            let at = expression.find(word)?;
            Some(&expression[at..at + word.len()])
        })
    };
    // 2024年去年同期 has its year already.
    if expression.chars().filter(char::is_ascii_digit).count() >= 4 {
        return None;
    }
    if let Some(words) = held(YEARS) {
        let year = start.year();
        return Some((
            words,
            if lang.is_chinese() { format!("{year}年") } else { year.to_string() },
        ));
    }
    let words = held(DAYS).filter(|_| precision == Precision::Day)?;
    let (year, month, day) = (start.year(), start.month(), start.day());
    let date = if lang.is_chinese() {
        format!("{year}年{month}月{day}日")
    } else {
        const MONTHS: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        format!("{day} {} {year}", MONTHS[usize::try_from(month - 1).ok()?])
    };
    Some((words, date))
}

fn bracket(words: &str, lang: Locale) -> String {
    if lang.is_chinese() { format!("[{words}]") } else { format!(" [{words}]") }
}

/// Where a short name stands in a text, as a word of its own.
fn word(text: &str, short: &str, lang: Locale) -> Option<usize> {
    let free = |at: usize| {
        let side = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        side(text[..at].chars().next_back()) && side(text[at + short.len()..].chars().next())
    };
    text.match_indices(short).map(|(at, _)| at).find(|&at| lang.is_chinese() || free(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Approximation, DateRole, DateValue};

    fn mention(expression: &str, day: &str, precision: Precision) -> DateMention {
        let start: Option<Date> = day.parse().ok();
        DateMention {
            expression: expression.into(),
            sentence: 1,
            start_char: 0,
            end_char: expression.chars().count(),
            value: Some(DateValue { start, end: start, precision }),
            approximation: Approximation::Exact,
            inferred: true,
            role: DateRole::Event,
            trouble: None,
        }
    }

    #[track_caller]
    fn check(text: &str, dates: &[DateMention], aliases: &[Alias], expected: &str) {
        let lang = crate::text::script::detect(text);
        let mut points = [Point { text: text.into(), shown: text.into(), sentence: 1 }];
        anchor(&mut points, dates, aliases, &[], lang, "2021-03-04".parse().ok());
        assert_eq!(points[0].text, text);
        assert_eq!(points[0].shown, expected);
    }

    #[test]
    fn a_relative_year_gets_its_number() {
        let dates = [mention("去年6月", "2020-06-01", Precision::Month)];
        check("新桥去年6月动工。", &dates, &[], "新桥去年[2020年]6月动工。");
    }

    #[test]
    fn a_weekday_gets_its_date_and_a_date_nothing() {
        let dates = [mention("Monday", "2021-03-01", Precision::Day)];
        check(
            "The bridge opened on Monday.",
            &dates,
            &[],
            "The bridge opened on Monday [1 March 2021].",
        );
        let dates = [mention("2020年6月7日", "2020-06-07", Precision::Day)];
        check("新桥2020年6月7日动工。", &dates, &[], "新桥2020年6月7日动工。");
    }

    #[test]
    fn an_alias_is_followed_by_the_name() {
        let alias = Alias { short: "海川".into(), long: "海川重工".into(), sentence: 0 };
        check("海川交付三艘船，海川很忙。", &[], &[alias], "海川[海川重工]交付三艘船，海川很忙。");
    }

    #[test]
    fn a_part_of_a_plan_gets_the_year_of_the_plan() {
        let sentence = |text: &str| Sentence { text: text.into(), paragraph: 1, heading: false };
        let sentences =
            [sentence("到2030年，渔港产值达到9亿元。"), sentence("其中鱼干产值达2亿元。")];
        let dates = [mention("到2030年", "2030-01-01", Precision::Year)];
        let text = "鱼干产值达2亿元。".to_owned();
        let mut points = [Point { shown: text.clone(), text, sentence: 2 }];
        let published = "2021-03-04".parse().ok();
        anchor(&mut points, &dates, &[], &sentences, Locale::ZhHans, published);
        assert_eq!(points[0].shown, "[到2030年]鱼干产值达2亿元。");
    }
}
