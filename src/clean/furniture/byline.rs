//! Reads the line under a title that gives names and a day in free form.
//!
//! Only there: elsewhere a day beside a name or two is a sentence's, a diary's or a signature's.

use crate::clean::stamp;
use crate::model::Date;
use crate::text::fold::fold_char;
use crate::text::width::is_han;

use super::labels::{self, Names};
use super::metaline::{LONGEST, MetaLine, clock, clock_words, parse};
use super::words;

/// Reads a line under the title that has a date among a name or two: `原创 老蒲 果业观察 2021-10-09`, `Jane Doe - May 3, 2021`.
pub(in crate::clean) fn loose(line: &str) -> Option<MetaLine> {
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
    let mut names: Vec<String> = Vec::new();
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
            if name.is_empty() || known || clock(&lower) == Some(lower.len()) {
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
            if !plain
                || lower.len() < 2
                || lower.len() > 30
                || chinese && lower.len() > 14
                || labels::names(name) == Names::No
            {
                return None;
            }
            if is_before {
                names.push(name.to_owned());
            }
        }
    }
    if names.len() > 3 {
        return None;
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
    fn leaves_diaries_and_sentences() {
        check("2018年3月5日 晴", None);
        check("2018年3月5日，大桥开工。", None);
        check("周小满，慢街，没有日子", None);
    }
}
