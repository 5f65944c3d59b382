//! The encoding that a web page declares in its head.
//!
//! Follows the HTML Living Standard, "prescan a byte stream to determine its encoding", but looks through the whole head
//! and not only through its first 1,024 bytes, and past scripts and styles. What it finds is a claim, no proof.

use encoding_rs::{BIG5, Encoding, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How far a head may reach, in bytes.
const LONGEST_HEAD: usize = 512 * 1024;

/// What `<meta charset="…">`, `<meta http-equiv="Content-Type" content="…; charset=…">` or an XML declaration says.
pub(super) fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(LONGEST_HEAD)];
    xml_declaration(head).or_else(|| meta(head))
}

fn xml_declaration(head: &[u8]) -> Option<&'static Encoding> {
    let declaration = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = declaration.iter().position(|byte| *byte == b'>')?;
    let at = find(&declaration[..end], b"encoding")?;
    let value = declaration[at + 8..end].trim_ascii_start().strip_prefix(b"=")?;
    label(value.trim_ascii_start())
}

fn meta(head: &[u8]) -> Option<&'static Encoding> {
    let mut at = 0;
    while let Some(step) = head[at..].iter().position(|byte| *byte == b'<') {
        at += step;
        let rest = &head[at..];
        if rest.starts_with(b"<!--") {
            at += find(&rest[4..], b"-->").map_or(rest.len(), |end| 4 + end + 3);
            continue;
        }
        let name_end = rest[1..].iter().position(|byte| !byte.is_ascii_alphabetic());
        let name = &rest[1..1 + name_end.unwrap_or(rest.len() - 1)];
        let starts = |end: &[u8]| {
            rest.get(1..1 + end.len()).is_some_and(|name| name.eq_ignore_ascii_case(end))
        };
        if name.eq_ignore_ascii_case(b"body") || starts(b"/head") {
            return None;
        }
        if name.is_empty() {
            at += 1;
            continue;
        }
        let (attributes, length) = attributes(&rest[1 + name.len()..]);
        at += 1 + name.len() + length;
        if name.eq_ignore_ascii_case(b"meta") {
            if let Some(encoding) = declared_by(&attributes) {
                return Some(encoding);
            }
        } else if name.eq_ignore_ascii_case(b"script") || name.eq_ignore_ascii_case(b"style") {
            let close = [b"</", name].concat();
            at += find(&head[at..], &close).unwrap_or(head.len() - at);
        }
    }
    None
}

/// An attribute's name and value, as written.
type Attribute<'a> = (&'a [u8], &'a [u8]);

fn declared_by(attributes: &[Attribute<'_>]) -> Option<&'static Encoding> {
    let value = |wanted: &str| {
        let named =
            attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted.as_bytes()));
        named.map(|(_, value)| *value)
    };
    if let Some(encoding) = value("charset").and_then(label) {
        return Some(encoding);
    }
    let is_type =
        value("http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case(b"content-type"));
    let content = value("content").filter(|_| is_type)?;
    let at = find(content, b"charset")?;
    label(content[at + 7..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start())
}

/// The attributes of a tag whose name ends before `rest`, and the length of the tag from there.
fn attributes(rest: &[u8]) -> (Vec<Attribute<'_>>, usize) {
    let mut found = Vec::new();
    let mut at = 0;
    let skip = |from: usize, stop: &dyn Fn(u8) -> bool| {
        rest[from..].iter().position(|byte| stop(*byte)).map_or(rest.len(), |end| from + end)
    };
    loop {
        at = skip(at, &|byte| !byte.is_ascii_whitespace() && byte != b'/');
        if rest.get(at).is_none_or(|byte| *byte == b'>') {
            return (found, (at + 1).min(rest.len()));
        }
        // A `=` in the first place belongs to the name.
        let name_end =
            skip(at + 1, &|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/'));
        let name = &rest[at..name_end];
        at = skip(name_end, &|byte| !byte.is_ascii_whitespace());
        if rest.get(at) != Some(&b'=') {
            found.push((name, &rest[at..at]));
            continue;
        }
        at = skip(at + 1, &|byte| !byte.is_ascii_whitespace());
        let quote = rest.get(at).copied().filter(|byte| matches!(byte, b'"' | b'\''));
        let (start, end) = match quote {
            Some(quote) => (at + 1, skip(at + 1, &|byte| byte == quote)),
            None => (at, skip(at, &|byte| byte.is_ascii_whitespace() || byte == b'>')),
        };
        found.push((name, &rest[start.min(end)..end]));
        at = (end + usize::from(quote.is_some())).min(rest.len());
    }
}

/// The encoding of a label, in quotes or not. As the standard has it, a page that could be read this far is not UTF-16.
fn label(value: &[u8]) -> Option<&'static Encoding> {
    let value = value.trim_ascii_start();
    let inside = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
    let is_end = |byte: &u8| matches!(byte, b'"' | b'\'' | b';' | b'>' | b'?' | b',');
    let end = inside.iter().position(is_end).unwrap_or(inside.len());
    let name = inside[..end].trim_ascii();
    let encoding = Encoding::for_label(name).or_else(|| {
        // Names of Windows code pages that the standard does not list.
        match name.to_ascii_lowercase().as_slice() {
            b"cp936" | b"936" | b"ms936" | b"windows-936" => Some(GBK),
            b"cp950" | b"950" | b"ms950" | b"windows-950" => Some(BIG5),
            b"utf8mb4" | b"utf_8" => Some(UTF_8),
            b"cp1252" | b"1252" => Some(WINDOWS_1252),
            _ => None,
        }
    })?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

/// Where `word` stands first, its letters large or small.
fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: Option<&str>) {
        assert_eq!(charset(page.as_bytes()).map(Encoding::name), expected);
    }

    #[test]
    fn reads_the_three_forms() {
        check("<html><head><META CharSet = 'big5'>", Some("Big5"));
        check(
            "<meta content=\"text/html; charset=gb2312\" http-equiv=Content-Type />",
            Some("GBK"),
        );
        check("\n<?xml version='1.0' encoding='Shift_JIS'?><html>", Some("Shift_JIS"));
    }

    #[test]
    fn looks_through_a_long_head() {
        let style = format!("<style>a>b{{}} {}</style>", "x".repeat(5000));
        check(&format!("<head>{style}<title>a</title><meta charset=gbk></head>"), Some("GBK"));
    }

    #[test]
    fn is_not_taken_in_by_what_is_no_declaration() {
        check("<script charset=big5 src=a.js></script><meta charset=gb18030>", Some("gb18030"));
        check("<!-- <meta charset=big5> --><meta charset=gbk>", Some("GBK"));
        check("<script>'<meta charset=big5>'</script><p>a</p>", None);
        check("<body><meta charset=big5>", None);
        check("<meta name=description content='charset=big5'>", None);
        check("<meta charset=unknown><a title='>' href=b>", None);
    }

    #[test]
    fn a_page_that_could_be_read_is_not_utf16() {
        check("<meta charset=utf-16le>", Some("UTF-8"));
    }

    #[test]
    fn knows_names_of_code_pages() {
        check("<meta charset=cp936>", Some("GBK"));
    }

    #[test]
    fn ends_where_the_bytes_end() {
        for page in ["<", "<m", "<meta", "<meta a", "<meta a=", "<meta a='", "<!--", "<script>"] {
            check(page, None);
        }
    }
}
