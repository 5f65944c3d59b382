//! Reads lines that say nothing but where, when and by whom: `来源：新华网  2019-11-12 08:30  责任编辑：李四`.
//!
//! A line counts only if every word of it is understood; a sentence that contains a source or a date does not.

use crate::clean::stamp;
use crate::model::Date;
use crate::text::width::is_han;

use super::buttons::{self, Count};
use super::labels::{self, Label, Names};
use super::numbers::{clock, clock_words, contact, count_behind, counted, issue, printed_page};
use super::words::{self, Role};

/// Longest line, in characters.
pub(super) const LONGEST: usize = 200;

/// Longest name that a line may give, in characters.
const LONGEST_NAME: usize = 40;

/// What words of buttons weigh that no list has together.
const BUTTON: i32 = 4;

/// What a line says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::clean) struct MetaLine {
    pub(in crate::clean) date: Option<Date>,
    /// The source's name; `Some("")` for an empty label.
    pub(in crate::clean) source: Option<String>,
    pub(in crate::clean) author: Option<String>,
    pub(in crate::clean) editor: Option<String>,
    /// Whoever took or made the pictures.
    pub(in crate::clean) picture: Option<String>,
    /// It names a proofreader, a translator, a producer: nobody whom the metadata has a place for.
    pub(in crate::clean) staff: Option<Label>,
    /// It has a time of day, or a day without a year.
    pub(in crate::clean) clock: bool,
    /// It has bare numbers, as pages are counted.
    pub(in crate::clean) numbers: bool,
    /// The strongest of its words of buttons, with its weight: 查看全文, Print.
    pub(in crate::clean) words: Option<(Role, i32)>,
    /// How many things it says.
    pub(in crate::clean) things: usize,
    /// Whether every name in it has the form of one.
    pub(in crate::clean) persons: bool,
}

/// Reads a line; `None` if any of it is something else.
pub(in crate::clean) fn parse(line: &str) -> Option<MetaLine> {
    let line = line.trim();
    // A full stop is no part of any of it: most lines need no closer look.
    if line.len() > LONGEST * 4 || line.contains('。') {
        return None;
    }
    let chars: Vec<char> = strip_brackets(line).chars().collect();
    if chars.is_empty() || chars.len() > LONGEST {
        return None;
    }
    let lower = words::lower(strip_brackets(line));
    let mut found = MetaLine { persons: true, ..MetaLine::default() };
    let (mut known, mut loose) = (Count::default(), Count::default());
    let mut at = 0;
    while at < lower.len() {
        if is_separator(lower[at]) {
            at += 1;
            continue;
        }
        at += if let Some(len) = thing(&chars[at..], &lower[at..], &mut found, &mut known) {
            len
        } else {
            let (words, len) = buttons::words(&lower[at..])?;
            loose.add(words);
            len
        };
        found.things += 1;
    }
    if !loose.is_empty() && !loose.is_button(known) {
        return None;
    }
    if !loose.is_empty() {
        found.words = found.words.or(Some((Role::Furniture, BUTTON)));
    }
    // Where to write to is the article's own, unless the line says who edited it.
    let says = found.words.is_some()
        || found.date.is_some()
        || found.clock
        || found.source.is_some()
        || found.author.is_some()
        || found.editor.is_some()
        || found.picture.is_some()
        || found.staff.is_some();
    let paged = matches!(found.words, Some((Role::Pagination, _))) || !loose.is_empty();
    (found.things > 0 && says && (paged || !found.numbers)).then_some(found)
}

/// Reads what begins a line or follows a separator; its length.
fn thing(chars: &[char], lower: &[char], found: &mut MetaLine, known: &mut Count) -> Option<usize> {
    if let Some((label, len, bare)) = labels::label(lower)
        && let Some(more) = labelled(label, bare, &chars[len..], &lower[len..], found)
    {
        return Some(len + more);
    }
    if let Some((date, len)) = stamp::date(lower) {
        found.date.get_or_insert(date);
        return Some(len + clock_words(&lower[len..]));
    }
    if let Some((close, day, len)) = issue(lower)
        && let Some((date, _)) = stamp::date(&lower[day..])
    {
        let name: String = chars[1..close].iter().collect();
        found.source.get_or_insert(name.trim().to_owned());
        found.date.get_or_insert(date);
        return Some(len);
    }
    if let Some(len) = reporters(chars, lower, found) {
        return Some(len);
    }
    if let Some((role, weight, len)) = words::whole(lower)
        && lower.get(len).is_none_or(|c| !c.is_alphanumeric() || is_joined(lower, len))
    {
        if found.words.is_none_or(|(_, known)| known < weight) {
            found.words = Some((role, weight));
        }
        let units = lower[..len].iter().filter(|c| is_han(**c)).count().max(1);
        known.add(Count::of_phrase(units, is_han(lower[0])));
        return Some(len + count_behind(&lower[len..]));
    }
    if let Some(len) = counted(lower) {
        found.words = found.words.or(Some((Role::Furniture, 5)));
        return Some(len);
    }
    if let Some(len) = contact(lower) {
        return Some(len);
    }
    if let Some(len) = printed_page(lower) {
        found.words = found.words.or(Some((Role::Pagination, 6)));
        return Some(len);
    }
    if let Some(len) = clock(lower) {
        found.clock = true;
        return Some(len);
    }
    let digits = lower.iter().take_while(|c| c.is_ascii_digit()).count();
    if (1..=3).contains(&digits) && lower.get(digits).is_none_or(|c| is_separator(*c)) {
        found.numbers = true;
        return Some(digits);
    }
    None
}

/// Whether numbers, other words of pages or an editor's label follow without a space: `收藏128`, `大中小`, `返回首页责任编辑：`.
fn is_joined(lower: &[char], len: usize) -> bool {
    let rest = &lower[len..];
    lower[len].is_ascii_digit()
        || is_han(lower[len])
            && (words::whole(rest).is_some()
                || matches!(labels::label(rest), Some((Label::Editor, _, false))))
}

/// What follows a label; its length. `None` if it cannot be what the label announces.
fn labelled(
    label: Label,
    bare: bool,
    chars: &[char],
    lower: &[char],
    found: &mut MetaLine,
) -> Option<usize> {
    match label {
        Label::When => {
            // `Published 4:12 p.m. Feb. 21, 2018`
            let clock = clock_words(lower);
            let space =
                clock + lower[clock..].iter().take_while(|c| matches!(c, ' ' | ',')).count();
            let (date, len) = stamp::date(&lower[space..])?;
            found.date.get_or_insert(date);
            return Some(space + len + clock_words(&lower[space + len..]));
        }
        Label::Count => {
            let number = |c: &&char| {
                c.is_ascii_digit()
                    || c.is_whitespace()
                    || matches!(c, ',' | '.' | ':' | '万' | '+' | '次')
            };
            found.words = found.words.or(Some((Role::Furniture, 5)));
            return Some(lower.iter().take_while(number).count());
        }
        Label::Source | Label::Author | Label::Editor | Label::Picture => {}
        Label::Staff | Label::Translator => {}
    }
    let (name, len) = name(chars, lower);
    let sure = labels::names(&name);
    let plain = !name.contains(['。', '！', '？', '!', '?']);
    let nobody = labels::is_nobody(&name);
    // `Posted by Edie at 7:42 PM`
    let timed = lower[len..].iter().take(clock_words(&lower[len..])).any(char::is_ascii_digit);
    if !plain
        || label != Label::Source && sure == Names::No
        || bare
            && sure != Names::Persons
            && !(nobody && found.things > 0)
            && !(name.is_empty() || timed)
    {
        return None;
    }
    let name = if nobody { String::new() } else { without_post(&name) };
    found.persons &= sure == Names::Persons || label == Label::Source;
    let slot = match label {
        Label::Source => &mut found.source,
        Label::Editor => &mut found.editor,
        Label::Picture => &mut found.picture,
        Label::Staff | Label::Translator => {
            found.staff = Some(label);
            return Some(len);
        }
        Label::Author | Label::When | Label::Count => &mut found.author,
    };
    slot.get_or_insert(name);
    Some(len)
}

/// `Jane Doe` of `Jane Doe, Staff Writer`.
fn without_post(name: &str) -> String {
    let posts =
        ["writer", "reporter", "correspondent", "staff", "columnist", "contributor", "editor"];
    match name.split_once(", ") {
        Some((person, post)) if posts.iter().any(|word| post.to_lowercase().contains(word)) => {
            person.to_owned()
        }
        _ => name.to_owned(),
    }
}

/// Roles that stand before names without a mark.
const ROLES: [&str; 10] =
    ["记者", "通讯员", "实习生", "摄影", "责任编辑", "责编", "编辑", "校对", "作者", "文"];

/// `新华社记者 张三 李四`, `通讯员王五`: a role without a mark, and personal names up to the end.
fn reporters(chars: &[char], lower: &[char], found: &mut MetaLine) -> Option<usize> {
    let role = (0..lower.len().min(10)).find_map(|at| {
        if !matches!(lower[at], '记' | '通' | '实' | '摄' | '责' | '编' | '校' | '作' | '文')
        {
            return None;
        }
        ROLES
            .iter()
            .find(|role| lower[at..].iter().copied().take(role.chars().count()).eq(role.chars()))
            .map(|role| (at, at + role.chars().count(), *role))
    });
    let (before, behind, role) = role?;
    let (mut name, len) = name(&chars[behind..], &lower[behind..]);
    // 記者王小明／海埔報導
    if let Some((person, place)) = name.split_once(['/', '／'])
        && ["报道", "報道", "報導", "报导", "專電", "专电"].iter().any(|word| place.ends_with(word))
    {
        name = person.to_owned();
    }
    let ours = before == 0 || labels::is_before(&lower[..before]);
    let fits = lower[..before].iter().all(|c| is_han(*c))
        && !name.is_empty()
        && labels::names(&name) == Names::Persons
        && (role != "文" && (ours || role == "记者") || before == 0 && lower[behind] == ' ');
    if !fits {
        return None;
    }
    let slot = if role.contains('编') || role == "校对" {
        &mut found.editor
    } else if role == "摄影" {
        &mut found.picture
    } else {
        &mut found.author
    };
    slot.get_or_insert_with(|| labels::joined(&name).into_owned());
    Some(behind + len)
}

fn strip_brackets(line: &str) -> &str {
    for (open, close) in
        [('[', ']'), ('【', '】'), ('（', '）'), ('(', ')'), ('［', '］'), ('〔', '〕'), ('<', '>')]
    {
        if let Some(inner) = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
            && !inner.contains(open)
        {
            return inner;
        }
    }
    line
}

pub(super) fn is_separator(c: char) -> bool {
    words::is_between(c)
        || is_closing(c)
        || words::is_ornament(c)
        || matches!(c, '▲' | '△' | '▼' | '↑' | '↓' | '┃' | '○' | '<' | '&')
        || matches!(c, '丨' | '*' | '「' | '」' | '+' | '_' | '=' | '~' | '"' | '“' | '”' | '#')
}

pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '(' | ')' | ']' | ':' | '>' | '»' | '›' | '.' | '…' | '!' | '→')
}

pub(super) fn spaces(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_whitespace()).count()
}

/// The name behind a label: up to a separator, two spaces, the next label or date, or the end.
fn name(chars: &[char], lower: &[char]) -> (String, usize) {
    let start = spaces(lower);
    if labels::label(&lower[start..]).is_some_and(|(_, _, bare)| !bare) {
        return (String::new(), start);
    }
    let mut end = start;
    while end < lower.len() && end - start < LONGEST_NAME {
        let gap = lower[end].is_whitespace();
        let next = end + spaces(&lower[end..]);
        let ends_here = matches!(lower[end], '|' | ';' | '[' | ']' | '【' | '】' | '丨' | '│')
            || (gap && (next - end > 1 || starts_new(&lower[next..])));
        if ends_here
            || (end > start && labels::label(&lower[end..]).is_some_and(|(_, _, bare)| !bare))
        {
            break;
        }
        end += 1;
    }
    let text = chars[start..end].iter().collect::<String>();
    (text.trim().trim_matches([')', '）', '(', '（', '】', '】']).trim().to_owned(), end)
}

fn starts_new(lower: &[char]) -> bool {
    let word = words::whole(lower).is_some_and(|(_, weight, len)| {
        weight > 3 && lower.get(len).is_none_or(|c| !c.is_alphabetic())
    });
    let role = ROLES.iter().any(|role| {
        role.chars().count() > 1
            && lower.iter().copied().take(role.chars().count()).eq(role.chars())
    });
    let time = lower.starts_with(&['a', 't', ' ']) && clock_words(lower) > 3;
    word || role
        || time
        || labels::label(lower).is_some()
        || stamp::date(lower).is_some()
        || counted(lower).is_some()
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
        check(
            "October 19, 2022 8:14 AM GMT+1 Updated 2 hours ago",
            Some(("2022-10-19", "", "", "")),
        );
        check("本报记者 何 川", Some(("", "", "何川", "")));
        check("《 河口日报 》（ 2018年09月05日 10 版）", Some(("2018-09-05", "河口日报", "", "")));
        check("返回首页，查看更多责任编辑：李清", Some(("", "", "", "李清")));
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
