//! Reads the line under a title that gives names and a day in free form.
//!
//! Only there: elsewhere a day beside a name or two is a sentence's, a diary's or a signature's.

use crate::clean::stamp;
use crate::model::Date;
use crate::text::fold::fold_char;
use crate::text::width::is_han;

use super::labels::{self, Names};
use super::metaline::{LONGEST, MetaLine, parse};
use super::numbers::{clock, clock_words};
use super::words;

/// What stands before a name or a place without saying anything.
const AT: [&str; 5] = ["发布于", "发表于", "来自", "修改于", "已编辑"];

/// Shortest name of an account behind the date, in characters.
const ACCOUNT: usize = 4;

/// Reads a line under the title that has a date among a name or two: `原创 老蒲 果业观察 2021-10-09`, `Jane Doe - May 3, 2021`.
pub(in crate::clean) fn loose(line: &str) -> Option<MetaLine> {
    let line = without_address(line);
    let chars: Vec<char> = line.trim().chars().collect();
    if chars.len() > 80 {
        return None;
    }
    let lower = words::lower(line.trim());
    let starts = |at: usize| at == 0 || !lower[at - 1].is_ascii_alphanumeric();
    let (at, (date, len)) = (0..lower.len())
        .find_map(|at| Some((at, stamp::date(&lower[at..]).filter(|_| starts(at))?)))?;
    let mut found = MetaLine { date: Some(date), things: 2, persons: true, ..MetaLine::default() };
    let len = len + clock_words(&lower[at + len..]);
    let before: String = chars[..at].iter().collect();
    let behind: String = chars[at + len..].iter().collect();
    let (mut names, mut after): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    // `某某 发表于 2012-6-8`: who wrote it.
    let posted = before.trim_end().strip_suffix("发表于");
    let posted = posted.map(|name| name.rsplit([':', '：']).next().unwrap_or(name).trim());
    if let Some(name) = posted.filter(|name| (2..=12).contains(&name.chars().count())) {
        found.author = Some(name.to_owned());
    }
    let before = if found.author.is_some() { String::new() } else { before };
    for (part, is_before) in [(before, true), (behind, false)] {
        let chinese = part.chars().any(is_han);
        let separators: &[char] = if chinese {
            &[' ', '\u{3000}', '|', '·', '/', '-', '—', '(', ')', '（', '）', '《', '》']
        } else {
            &['|', '·', '-', '–', '—', '•', '(', ')']
        };
        for name in
            part.split(separators).map(|name| name.trim_matches([' ', ',', '，', ':', '：']))
        {
            let lower = words::lower(name);
            let known = words::whole(&lower).is_some_and(|(_, _, len)| len == lower.len());
            // When a meeting was held, not when the page was published.
            if is_before && matches!(name, "时间" | "時間" | "日期") {
                return None;
            }
            let empty = name.is_empty() || AT.contains(&name);
            if empty || known || clock(&lower) == Some(lower.len()) {
                continue;
            }
            if let Some(line) = parse(name) {
                found.source = found.source.or(line.source);
                found.author = found.author.or(line.author);
                found.editor = found.editor.or(line.editor);
                continue;
            }
            let says = |c: char| "的了是吗呢吧你我他她不么这那".contains(fold_char(c));
            let plain = !name.chars().any(says)
                && name.chars().all(|c| {
                    c.is_alphanumeric() || matches!(c, ' ' | '\'' | '’' | '.' | '&' | ',')
                });
            if !chinese && !name.contains(char::is_alphabetic) {
                continue;
            }
            if !plain
                || lower.len() < 2
                || lower.len() > 30
                || chinese && lower.len() > 14
                || labels::names(name) == Names::No
            {
                return None;
            }
            // Behind an English date stands the place, as in minutes.
            if !is_before && !chinese && name.contains(char::is_alphabetic) {
                return None;
            }
            let side = if is_before { &mut names } else { &mut after };
            side.push(name.to_owned());
        }
    }
    if names.len() > 3 {
        return None;
    }
    // `2022-04-09 19:30 · 慢街`: an account's name; a place's is short.
    let account = |name: &String| name.chars().count() >= ACCOUNT;
    if names.is_empty() && found.source.is_none() && after.len() <= 2 {
        let (persons, others): (Vec<_>, Vec<_>) =
            after.into_iter().partition(|name| labels::names(name) == Names::Persons);
        names = others.into_iter().filter(account).collect();
        // A name alone may be a place's.
        found.author = found.author.or(persons.into_iter().next().filter(|_| !names.is_empty()));
    }
    let last = names.pop();
    match last {
        Some(one) if names.is_empty() && labels::names(&one) == Names::Persons => {
            found.author = found.author.or(Some(one));
        }
        last => {
            found.source = found.source.or(last);
            found.author = found.author.or(names.pop());
        }
    }
    Some(found)
}

/// The line without addresses of pages.
fn without_address(line: &str) -> String {
    let words = line.split_inclusive(char::is_whitespace);
    words.filter(|word| !(word.contains("://") || word.starts_with("www."))).collect()
}

/// Whether a line gives a date in the manner of those under a title.
pub(in crate::clean) fn is_dated(line: &str) -> bool {
    parse(line).or_else(|| loose(line)).is_some_and(|line| line.date.is_some())
}

/// Reads a line of English names without a label, as they stand above the date: `Jane Doe`, `Jane Doe and John Roe | Ferry Times`.
pub(in crate::clean) fn names(line: &str) -> Option<MetaLine> {
    let mut parts = line.split(['|', '•', '·']).map(str::trim);
    let (people, source) = (parts.next()?, parts.next());
    let person = |name: &str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let capital = |word: &&str| {
            let mut chars = word.chars();
            chars.next().is_some_and(char::is_uppercase)
                && chars.all(|c| c.is_lowercase() || matches!(c, '.' | '-' | '\'' | '’'))
        };
        (2..=3).contains(&words.len()) && words.iter().all(capital)
    };
    let all = people.replace(" and ", ", ");
    let fits = all.split(", ").all(person) && parts.next().is_none();
    let source = source.filter(|name| name.chars().count() <= 40).map(str::to_owned);
    fits.then(|| MetaLine {
        author: Some(people.to_owned()),
        source,
        things: 1,
        persons: true,
        ..MetaLine::default()
    })
}

/// Reads a name whose label stands alone on the line before it: `来源：`, `News provided by`.
pub(in crate::clean) fn answer(label: &str, line: &str) -> Option<MetaLine> {
    let asked = parse(label).filter(|asked| asked.things == 1 && asked.date.is_none())?;
    let name = line.trim().to_owned();
    let fits = labels::names(&name) != Names::No && (2..=40).contains(&name.chars().count());
    let found = MetaLine { things: 1, persons: true, ..MetaLine::default() };
    let empty = |name: &Option<String>| name.as_deref() == Some("");
    if !fits {
        None
    } else if empty(&asked.source) {
        Some(MetaLine { source: Some(name), ..found })
    } else if empty(&asked.author) {
        Some(MetaLine { author: Some(name), ..found })
    } else if empty(&asked.editor) {
        Some(MetaLine { editor: Some(name), ..found })
    } else {
        None
    }
}

/// Where a text comes from: `以下文章来源于慢街 ，作者老蒲`, `本文转载自微信公众号“慢街”（ID：slow），作者：老蒲`.
pub(in crate::clean) fn origin(line: &str) -> Option<MetaLine> {
    const FROM: [&str; 6] = ["来源于", "转载自", "转自", "来源:", "转载于", "来自"];
    const ACCOUNTS: [&str; 4] = ["微信公众号", "公众号", "公号", "微信"];
    let chars: Vec<char> = line.trim().chars().take(LONGEST).collect();
    let folded: String = chars.iter().map(|c| fold_char(*c)).collect();
    let from = FROM.iter().find_map(|word| Some(folded.find(word)? + word.len()))?;
    let at = folded[..from].chars().count();
    // `以下文章`, `本文`: nothing else stands before.
    // 图片均来自网络: that is what the pictures are from.
    let pictured = folded.chars().take(at).any(|c| c == '图');
    (at <= 8 && !pictured).then_some(())?;
    let rest: String = chars[at..].iter().collect();
    let mut rest = rest.trim_start_matches([':', '：', ' ']);
    for word in ACCOUNTS {
        rest = rest.strip_prefix(word).unwrap_or(rest).trim_start_matches([':', '：', ' ']);
    }
    let name = |text: &str| {
        let text = text.trim_start_matches(['“', '「', '《', '"', '【', '@']);
        let end = text
            .find(['”', '」', '》', '"', '】', '，', ',', '；', ';', '。', '（', '(', '|', '\n']);
        let name = text[..end.unwrap_or(text.len())].trim();
        (!name.is_empty() && name.chars().count() <= 20).then(|| name.to_owned())
    };
    let author = rest.find("作者").map(|at| &rest[at + "作者".len()..]);
    let author = author.and_then(|text| name(text.trim_start_matches([':', '：', ' ', '|'])));
    let author =
        author.filter(|name| labels::names(name) != Names::No && name.chars().count() <= 12);
    Some(MetaLine { source: Some(name(rest)?), author, ..MetaLine::default() })
}

/// The first full date in a line.
pub(in crate::clean) fn date_in(line: &str) -> Option<Date> {
    let lower = words::lower(line);
    let starts = |at: &usize| *at == 0 || !lower[at - 1].is_ascii_alphanumeric();
    (0..lower.len().min(LONGEST)).filter(starts).find_map(|at| Some(stamp::date(&lower[at..])?.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, Option<&str>, Option<&str>)>) {
        let found = loose(line).map(|line| {
            (line.date.map_or_else(String::new, |date| date.to_string()), line.source, line.author)
        });
        let found = found
            .as_ref()
            .map(|(date, source, author)| (date.as_str(), source.as_deref(), author.as_deref()));
        assert_eq!(found, expected);
    }

    #[test]
    fn takes_the_name_beside_the_day_for_the_source_and_the_one_before_it_for_the_writer() {
        check(
            "原创 周小满 慢街 2022-04-09 19:30",
            Some(("2022-04-09", Some("慢街"), Some("周小满"))),
        );
        check("河口日报 2022年4月9日", Some(("2022-04-09", Some("河口日报"), None)));
        check("Jane Doe - May 3, 2021", Some(("2021-05-03", None, Some("Jane Doe"))));
    }

    #[test]
    fn a_label_may_stand_on_the_line_above() {
        let read = |label: &str, line: &str| {
            answer(label, line).and_then(|line| line.source.or(line.author))
        };
        assert_eq!(read("来源：", "河口日报").as_deref(), Some("河口日报"));
        assert_eq!(
            read("NEWS PROVIDED BY", "Ferry Works, Inc.").as_deref(),
            Some("Ferry Works, Inc.")
        );
        assert_eq!(read("By", "Jane Doe").as_deref(), Some("Jane Doe"));
        assert_eq!(read("来源：河口日报", "江边"), None);
    }

    #[track_caller]
    fn check_origin(line: &str, expected: Option<(&str, Option<&str>)>) {
        let found = origin(line).map(|line| (line.source.unwrap_or_default(), line.author));
        let found = found.as_ref().map(|(source, author)| (source.as_str(), author.as_deref()));
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_where_a_text_was_taken_from() {
        check_origin("以下文章来源于慢街 ，作者老蒲", Some(("慢街", Some("老蒲"))));
        check_origin("本文转载自微信公众号“慢街”（ID：slow）", Some(("慢街", None)));
        check_origin("文章来源：公众号 慢街，作者：周小满", Some(("慢街", Some("周小满"))));
        check_origin("版权归作者所有，未经许可不得转载", None);
        check_origin("这条街上的老人说，他们的手艺来自南方", None);
    }

    #[test]
    fn a_name_behind_the_day_is_an_account() {
        check("2022-04-09 19:30 · 发布于 慢街观察", Some(("2022-04-09", Some("慢街观察"), None)));
        check("2022-04-09 19:30 江苏", Some(("2022-04-09", None, None)));
    }

    #[test]
    fn addresses_of_pages_say_nothing() {
        check(
            "http://news.example.com 2022年4月9日09:17 河口日报",
            Some(("2022-04-09", Some("河口日报"), None)),
        );
        check(
            "2022年4月9日 09:17 河口日报 周小满",
            Some(("2022-04-09", Some("河口日报"), Some("周小满"))),
        );
    }

    #[test]
    fn a_place_behind_an_english_date_is_none() {
        check("Monday, May 3, 2021, 7 p.m., Village Hall", None);
    }

    #[test]
    fn leaves_diaries_and_sentences() {
        check("2018年3月5日 晴", None);
        check("2018年3月5日，大桥开工。", None);
        check("周小满，慢街，没有日子", None);
    }
}
