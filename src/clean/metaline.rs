//! Reads lines that say nothing but where, when and by whom: `来源：新华网  2019-11-12 08:30  责任编辑：李四`.
//!
//! A line counts only if every word of it is understood; a sentence that contains a source or a date does not.

use crate::model::Date;
use crate::text::fold::fold;

use super::stamp;
use super::vocabulary::{self, Label};

/// Longest name that a line may give, in characters.
const LONGEST_NAME: usize = 30;

/// What a line says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct MetaLine {
    pub(super) date: Option<Date>,
    /// The source's name; `Some("")` for an empty label.
    pub(super) source: Option<String>,
    pub(super) author: Option<String>,
    pub(super) editor: Option<String>,
    /// Whether it has words of buttons: 查看全文, Print.
    pub(super) buttons: bool,
}

/// Reads a line; `None` if any of it is something else.
pub(super) fn parse(line: &str) -> Option<MetaLine> {
    let chars: Vec<char> = strip_brackets(line.trim()).chars().collect();
    if chars.is_empty() || chars.len() > 160 {
        return None;
    }
    let folded = fold(&chars.iter().collect::<String>());
    let mut found = MetaLine::default();
    let mut at = 0;
    while at < folded.len() {
        if is_separator(folded[at]) {
            at += 1;
        } else if let Some((label, len)) = vocabulary::label(&folded[at..]) {
            at += len;
            if label == Label::When {
                at += spaces(&folded[at..]);
                let (date, len) = stamp::date(&folded[at..])?;
                found.date.get_or_insert(date);
                at += len;
                continue;
            }
            let (name, len) = name(&chars[at..], &folded[at..]);
            at += len;
            let slot = match label {
                Label::Source => &mut found.source,
                Label::Author => &mut found.author,
                Label::Editor => &mut found.editor,
                Label::Count | Label::When => continue,
            };
            slot.get_or_insert(name);
        } else if let Some((date, len)) = stamp::date(&folded[at..]) {
            found.date.get_or_insert(date);
            at += len;
        } else if let Some(len) = vocabulary::button(&folded[at..]) {
            found.buttons = true;
            at += len;
        } else {
            return None;
        }
    }
    (found != MetaLine::default()).then_some(found)
}

fn strip_brackets(line: &str) -> &str {
    for (open, close) in [('[', ']'), ('【', '】'), ('（', '）'), ('(', ')'), ('［', '］')] {
        if let Some(inner) = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
            && !inner.contains(open)
        {
            return inner;
        }
    }
    line
}

fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '|' | '·' | '/' | '—' | '-' | ',' | ';' | '、' | '•' | '[' | ']' | '(' | ')')
}

fn spaces(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_whitespace()).count()
}

/// The name behind a label: up to a separator, two spaces, the next label or date, or the end.
fn name(chars: &[char], folded: &[char]) -> (String, usize) {
    let start = spaces(folded);
    let mut end = start;
    while end < folded.len() && end - start < LONGEST_NAME {
        let gap = folded[end].is_whitespace();
        let next = end + spaces(&folded[end..]);
        let ends_here = matches!(folded[end], '|' | ';' | '[' | ']')
            || (gap && (next - end > 1 || starts_new(&folded[next..])))
            || (gap && !chars[start].is_ascii());
        if ends_here || (end > start && vocabulary::label(&folded[end..]).is_some()) {
            break;
        }
        end += 1;
    }
    (chars[start..end].iter().collect::<String>().trim().to_owned(), end)
}

fn starts_new(folded: &[char]) -> bool {
    vocabulary::label(folded).is_some()
        || stamp::date(folded).is_some()
        || vocabulary::button(folded).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, &str, &str, &str)>) {
        let found = parse(line).map(|line| {
            let date = line.date.map_or_else(String::new, |date| date.to_string());
            (
                date,
                line.source.unwrap_or_default(),
                line.author.unwrap_or_default(),
                line.editor.unwrap_or_default(),
            )
        });
        let expected =
            expected.map(|(a, b, c, d)| (a.to_owned(), b.to_owned(), c.to_owned(), d.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_one_thing_or_several() {
        check(
            "来源：某某网  2019-11-12 08:30  责任编辑：李四",
            Some(("2019-11-12", "某某网", "", "李四")),
        );
        check("[責任編輯: 王小明]", Some(("", "", "", "王小明")));
        check("[Editor in charge: Jane Doe]", Some(("", "", "", "Jane Doe")));
        check("19.11.2015  07:45", Some(("2015-11-19", "", "", "")));
        check(
            "发布时间：2021年3月5日 10:00 | 作者：张三 | 浏览：128次",
            Some(("2021-03-05", "", "张三", "")),
        );
        check("By Jane Doe | Nov. 16, 2022", Some(("2022-11-16", "", "Jane Doe", "")));
    }

    #[test]
    fn leaves_sentences_that_name_a_source_or_an_editor() {
        check("责任编辑是报社里最忙的人。", None);
        check(
            "来源多样的商品让消费者有了更多选择，平台也因此受益良多，各地纷纷效仿并推出自己的办法。",
            None,
        );
        check("数据来源：某某研究院", None);
        check("2021年3月5日，平台宣布新规。", None);
        check("2.7:55.4:41.9", None);
    }
}
