//! Reads the numbers of pages: times of day, what a button counts, the pages of a printed newspaper.
//!
//! On folded lower-case text; each function gives the length of what stands at the beginning.

use crate::text::width::is_han;
use crate::text::wordlist::WordList;

use super::metaline::{is_closing, is_separator, spaces};
use super::{labels, words};

/// Longest name of a page of a printed newspaper, in characters.
const PAGE_NAME: usize = 6;

/// `03-17 19:40`, `2:03 pm`: a time of day, with a day without its year before it or not; its length.
pub(super) fn clock(lower: &[char]) -> Option<usize> {
    let digits = |from: usize| {
        let len = lower[from..].iter().take_while(|c| c.is_ascii_digit()).count();
        (1..=2).contains(&len).then_some(from + len)
    };
    let mut at = digits(0)?;
    let unit = |at: usize, wanted: &[char]| lower.get(at).is_some_and(|c| wanted.contains(c));
    if unit(at, &['-', '月', '/']) {
        at = digits(at + 1)?;
        at += usize::from(unit(at, &['日']));
        at += spaces(&lower[at..]);
        at = digits(at)?;
    }
    if !unit(at, &[':']) {
        return None;
    }
    at = digits(at + 1)?;
    if unit(at, &[':']) {
        at = digits(at + 1)?;
    }
    Some(at + clock_words(&lower[at..]))
}

/// What a page counts of its readers: `1032人参与`, `308 评论`, `12 comments`; its length.
pub(super) fn counted(lower: &[char]) -> Option<usize> {
    const THINGS: [&str; 16] = [
        "人参与",
        "人跟贴",
        "人跟帖",
        "人评论",
        "人阅读",
        "条评论",
        "条跟贴",
        "条跟帖",
        "次阅读",
        "次浏览",
        "评论",
        "跟贴",
        "跟帖",
        "comments",
        "shares",
        "views",
    ];
    let digits = lower.iter().take_while(|c| c.is_ascii_digit()).count();
    let space = spaces(&lower[digits..]).min(1);
    let rest = &lower[digits + space..];
    let thing = THINGS
        .iter()
        .find(|thing| rest.iter().copied().take(thing.chars().count()).eq(thing.chars()))?;
    let len = thing.chars().count();
    // 3 views on the matter; 2评论员
    let ends =
        rest.get(len).is_none_or(|c| is_separator(*c) || c.is_whitespace() || c.is_ascii_digit());
    ((1..=8).contains(&digits) && ends).then_some(digits + space + len)
}

/// Hours and zones behind a date: `at 8:30 a.m. ET`.
pub(super) fn clock_words(lower: &[char]) -> usize {
    let mut at = 0;
    loop {
        let space = spaces(&lower[at..]);
        let word = lower[at + space..]
            .iter()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, ':' | '.' | '+'))
            .collect::<String>();
        let clock = word.ends_with(|c: char| c.is_ascii_digit() || c == 'm' || c == '.')
            && word.starts_with(|c: char| c.is_ascii_digit())
            && word.contains(':');
        let known = [
            "at", "a.m.", "p.m.", "am", "pm", "et", "est", "edt", "gmt", "bst", "utc", "pt", "pst",
            "pdt", "cst", "cdt", "ct", "mt", "mst", "hkt", "sgt",
        ];
        let (zone, offset) = word.split_once('+').unwrap_or((&word, "0"));
        let hours = offset.chars().all(|c| c.is_ascii_digit() || c == ':');
        // The zone itself may be read already: `+1`.
        let zone = hours && (known.contains(&zone) || zone.is_empty() && space == 0);
        let length = if clock || zone && !word.is_empty() {
            word.chars().count()
        } else {
            match updated(&lower[at + space..]) {
                Some(length) => length,
                None => return at,
            }
        };
        at += space + length;
    }
}

/// `updated 2 hours ago` behind a time.
fn updated(lower: &[char]) -> Option<usize> {
    let text: String = lower.iter().take(40).collect();
    let rest = text.strip_prefix("updated ").or_else(|| text.strip_prefix("· updated "))?;
    let mut words = rest.splitn(4, ' ');
    let number = words.next()?;
    let unit = words.next()?.trim_end_matches('s');
    let ago = words.next()?;
    let fits = (number == "an" || number == "a" || number.parse::<u8>().is_ok())
        && ["minute", "min", "hour", "day"].contains(&unit)
        && ago == "ago";
    fits.then(|| text[..text.find("ago").unwrap_or(0) + "ago".len()].chars().count())
}

/// Marks behind a button, or the number that it counts: `(0)`.
pub(super) fn count_behind(lower: &[char]) -> usize {
    let number = |c: &&char| c.is_ascii_digit() || matches!(c, ',' | '万' | '+');
    let open = lower.iter().take_while(|c| matches!(c, ' ' | '(')).count();
    let len = open + lower[open..].iter().take_while(number).count();
    if len > open && lower[..open].contains(&'(') && lower.get(len) == Some(&')') {
        return len + 1;
    }
    lower.iter().take_while(|c| is_closing(**c)).count()
}

/// Where to write to or to call, with its label: `电子信箱：a@b.example`, `Tel: 555-0100`, or an address alone.
pub(super) fn contact(lower: &[char]) -> Option<usize> {
    static LABELS: WordList = WordList::of(&[
        "客服电话",
        "服务电话",
        "咨询电话",
        "服务热线",
        "客服热线",
        "qq",
        "电子信箱",
        "电子邮箱",
        "电子邮件",
        "联系邮箱",
        "投稿邮箱",
        "邮箱",
        "信箱",
        "电邮",
        "联系电话",
        "电话",
        "热线",
        "传真",
        "邮编",
        "邮政编码",
        "email",
        "e-mail",
        "mail",
        "telephone",
        "tel",
        "phone",
        "fax",
        "contact",
    ]);
    let marked = |(_, len): (usize, usize)| (lower.get(len) == Some(&':')).then_some(len + 1);
    let Some(label) = LABELS.rows_at(lower, 0).find_map(marked) else {
        return address(lower);
    };
    let start = label + spaces(&lower[label..]);
    let part = |c: &&char| {
        c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-' | '_' | '+' | '(' | ')')
    };
    let len = lower[start..].iter().take_while(part).count();
    (len > 0).then_some(start + len)
}

/// The address of a page or of a mailbox.
fn address(lower: &[char]) -> Option<usize> {
    let part = |c: &&char| {
        c.is_ascii_alphanumeric()
            || matches!(c, '.' | '-' | '_' | '@' | '/' | ':' | '?' | '=' | '&' | '%')
    };
    let len = lower.iter().take_while(part).count();
    if !lower[..len].iter().any(|c| matches!(c, '.' | ':')) {
        return None;
    }
    let word: String = lower[..len].iter().collect();
    let page = word.contains("://") || word.starts_with("www.");
    let mail = word.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.'));
    (page || mail).then_some(len)
}

/// `第A05版：城事`, `A05版 城事`, `第3版`: a page of a printed newspaper, with its name.
pub(super) fn printed_page(lower: &[char]) -> Option<usize> {
    let ordinal = usize::from(lower.first() == Some(&'第'));
    let letter = usize::from(lower.get(ordinal).is_some_and(char::is_ascii_lowercase));
    let at = ordinal + letter;
    let digits = lower[at..].iter().take_while(|c| c.is_ascii_digit()).count();
    let end = at + digits;
    if ordinal + letter == 0 || !(1..=3).contains(&digits) || lower.get(end) != Some(&'版') {
        return None;
    }
    let mark = lower[end + 1..].iter().take_while(|c| matches!(c, ':' | ' ' | '/')).count();
    let start = end + 1 + mark;
    let name = lower[start..].iter().take_while(|c| is_han(**c)).count();
    let ends = lower.get(start + name).is_none_or(|c| is_separator(*c));
    let known = words::whole(&lower[start..]).is_some() || labels::label(&lower[start..]).is_some();
    let named = mark > 0 && name <= PAGE_NAME && ends && !known;
    Some(if named { start + name } else { end + 1 })
}

/// `《河口日报》(2018年9月5日 10版)`: which page of which issue printed it; where the name ends, where the day begins, and the
/// length of all of it.
pub(super) fn issue(lower: &[char]) -> Option<(usize, usize, usize)> {
    const NAME: std::ops::RangeInclusive<usize> = 4..=14;
    let close = lower.iter().take(*NAME.end()).position(|c| *c == '》')?;
    let open = close + 1 + spaces(&lower[close + 1..]);
    if lower.first() != Some(&'《') || !NAME.contains(&(close + 1)) || lower.get(open) != Some(&'(')
    {
        return None;
    }
    let day = open + 1 + spaces(&lower[open + 1..]);
    let end = day + lower[day..].iter().take(30).position(|c| *c == ')')?;
    let paged = lower[day..end].ends_with(&['版']) && lower[day].is_ascii_digit();
    paged.then_some((close, day, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<usize>) {
        assert_eq!(printed_page(&line.chars().collect::<Vec<_>>()), expected);
    }

    #[test]
    fn what_follows_a_day() {
        for (line, expected) in [
            (" at 8:30 a.m. et", ""),
            (" 8:14 am gmt+1 updated 2 hours ago", ""),
            (" updated an hour ago", ""),
            ("+1 updated 3 days ago", ""),
            (" +1", " +1"),
            (" updated the list", " updated the list"),
        ] {
            let lower: Vec<char> = line.chars().collect();
            assert_eq!(lower[clock_words(&lower)..].iter().collect::<String>(), expected, "{line}");
        }
    }

    #[test]
    fn pages_of_newspapers() {
        check("第b12版:乡情  上一版", Some(8));
        check("a3版", Some(3));
        check("第2版 江湖", Some(6));
        check("第2版 责任编辑:某某", Some(3));
        check("2版", None);
        check("第三版", None);
    }
}
