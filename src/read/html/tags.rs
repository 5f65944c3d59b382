//! Tags as a source writes them, before any parser has seen it.

use std::borrow::Cow;
use std::ops::Range;

/// How many elements may be open at once; browsers allow about as many. The parser's work for a tag grows with what is
/// open, so that without a limit a page of nothing but `<div>` would take time by the square of its length.
const MAX_OPEN: usize = 512;

/// How many attributes a tag may have, roughly. The parser compares each with all before it.
const MAX_ATTRIBUTES: usize = 256;

/// `source` without the tags that would open more elements than [`MAX_OPEN`]; their text stays. Attributes
/// beyond [`MAX_ATTRIBUTES`] go as well.
///
/// Elements that the parser closes by itself, or does not mind, are not counted: their end tags are often left out.
pub(super) fn shallow(source: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let (mut open, mut done, mut at) = (0usize, 0, 0);
    while let Some(found) = source[at..].find('<') {
        let start = at + found;
        let Some(length) = tag_length(&source[start..]) else {
            at = start + 1;
            continue;
        };
        let tag = &source[start..start + length];
        at = start + length;
        if let Some(surplus) = surplus(tag) {
            kept.push_str(&source[done..start + surplus.start]);
            done = start + surplus.end;
        }
        if !is_counted(name(tag)) {
            continue;
        }
        if tag.starts_with("</") {
            open = open.saturating_sub(1);
        } else if open < MAX_OPEN {
            open += 1;
        } else {
            kept.push_str(&source[done.min(start)..start]);
            done = at;
        }
    }
    if done == 0 {
        return Cow::Borrowed(source);
    }
    kept.push_str(&source[done..]);
    Cow::Owned(kept)
}

/// Where the attributes beyond the allowed ones stand in a tag; `None` for nearly all.
fn surplus(tag: &str) -> Option<Range<usize>> {
    if tag.len() < 2 * MAX_ATTRIBUTES || tag.starts_with("<!") {
        return None;
    }
    let (mut ends, mut first) = (0, None);
    let mut quote = None;
    let bytes = tag.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return first.map(|first| first..at),
            (None, b'"' | b'\'') if bytes[..at].trim_ascii_end().ends_with(b"=") => {
                quote = Some(*byte);
            }
            (None, b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0C') => ends += 1,
            (Some(open), byte) if open == *byte => {
                quote = None;
                ends += 1;
            }
            _ => {}
        }
        if ends > 2 * MAX_ATTRIBUTES && quote.is_none() && first.is_none() {
            first = Some(at + 1);
        }
    }
    first.map(|first| first..tag.len())
}

/// The name in a tag, as written; empty for comments and declarations.
fn name(tag: &str) -> &str {
    let name = tag.trim_start_matches('<').trim_start_matches('/');
    &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())]
}

fn is_counted(name: &str) -> bool {
    const NOT: &[&str] = &[
        "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "html",
        "head", "body", "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike",
        "strong", "tt", "u", "area", "base", "br", "col", "embed", "hr", "img", "input", "link",
        "meta", "param", "source", "track", "wbr", "script", "style", "title", "textarea", "path",
        "use",
    ];
    !name.is_empty() && !NOT.iter().any(|other| name.eq_ignore_ascii_case(other))
}

/// How long the tag at the start of `rest` is, if there is one, with its content where that is no text of the page.
pub(super) fn tag_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    if rest.starts_with("<!--") {
        return Some(rest.find("-->").map_or(rest.len(), |end| end + 3));
    }
    let second = *bytes.get(1)?;
    if bytes.first() != Some(&b'<') || !(second.is_ascii_alphabetic() || b"/!?".contains(&second)) {
        return None;
    }
    let mut quote = None;
    let mut end = bytes.len();
    for (at, byte) in bytes.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => {
                end = at + 1;
                break;
            }
            // A quote opens a value only behind an equals sign; elsewhere it is a slip of the page.
            (None, b'"' | b'\'') if bytes[..at].trim_ascii_end().ends_with(b"=") => {
                quote = Some(*byte);
            }
            (Some(open), byte) if open == *byte => quote = None,
            _ => {}
        }
    }
    for name in ["script", "style", "title", "textarea"] {
        let is_it = rest.get(1..1 + name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name))
            && bytes.get(1 + name.len()).is_some_and(|byte| !byte.is_ascii_alphanumeric());
        if is_it {
            let closing = rest.as_bytes()[end..].windows(2 + name.len()).position(|window| {
                window.starts_with(b"</") && window[2..].eq_ignore_ascii_case(name.as_bytes())
            });
            return Some(closing.map_or(rest.len(), |closing| end + closing));
        }
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_pages_stay_as_they_are() {
        let source = "<div><p>江</div>".repeat(2000);
        assert!(matches!(shallow(&source), Cow::Borrowed(_)));
        let source = "<p>江<br><li>水<img src=x>".repeat(2000);
        assert!(matches!(shallow(&source), Cow::Borrowed(_)));
    }

    #[test]
    fn depth_has_an_end_and_text_has_none() {
        let source = "<div>江".repeat(2000);
        let shallow = shallow(&source);
        assert_eq!(shallow.matches("<div>").count(), MAX_OPEN);
        assert_eq!(shallow.matches('江').count(), 2000);
    }

    #[test]
    fn attributes_have_an_end() {
        let tag = format!("<p {}>江</p>", "a='1' ".repeat(5000));
        let short = shallow(&tag);
        assert!(short.len() < 4000 && short.ends_with(">江</p>"), "{}", short.len());
        let tag = format!("<p {}>江</p>", "a='1'".repeat(5000));
        assert!(shallow(&tag).len() < 4000);
        let tag = format!("<a href='{}'>江</a>", "x/ ".repeat(5000));
        assert!(matches!(shallow(&tag), Cow::Borrowed(_)));
    }

    #[test]
    fn a_tag_ends_where_the_parser_ends_it() {
        assert_eq!(tag_length("<a title='>'>江"), Some(13));
        assert_eq!(tag_length("<a title=it's>江"), Some(14));
        assert_eq!(tag_length("<!-- > -->江"), Some(10));
        assert_eq!(tag_length("<script>'<p>'</script>"), Some(13));
        assert_eq!(tag_length("< 3"), None);
        assert_eq!(tag_length("<"), None);
    }
}
