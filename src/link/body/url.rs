//! Addresses that authors wrote, made safe to link to.

use crate::text::markup::push_escaped;

/// The address `url` as an attribute value, or `None` if nobody should follow it.
///
/// Only `http`, `https`, `mailto` and relative addresses pass; a relative one is resolved against `base`, the page the
/// article was taken from, where that is known. Browsers drop tabs and line feeds inside addresses and white space
/// round them, so these go first (WHATWG URL, §4.4); what HTML does not allow in an address is percent-encoded.
pub(crate) fn href(url: &str, base: Option<&str>) -> Option<String> {
    let mut attribute = String::new();
    push_escaped(&plain(url, base)?, &mut attribute);
    Some(attribute)
}

/// The same, not yet escaped.
pub(crate) fn plain(url: &str, base: Option<&str>) -> Option<String> {
    let url: String = url.chars().filter(|c| !c.is_control()).collect();
    let url = url.trim();
    let complete = match scheme(url) {
        Some(scheme) => match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => has_host(url).then(|| url.to_owned())?,
            "mailto" => url.to_owned(),
            _ => return None,
        },
        None if url.is_empty() => return None,
        None => match base.filter(|base| has_host(base)) {
            Some(base) => join(base, url),
            None if url.starts_with("//") => format!("https:{url}"),
            None => url.to_owned(),
        },
    };
    Some(encode(&complete))
}

/// A complete `http` or `https` address, percent-encoded and not yet escaped; `None` for anything else.
pub(crate) fn web(url: &str) -> Option<String> {
    let url: String = url.chars().filter(|c| !c.is_control()).collect();
    let url = url.trim();
    let scheme = scheme(url)?.to_ascii_lowercase();
    (matches!(scheme.as_str(), "http" | "https") && has_host(url)).then(|| encode(url))
}

/// What stands before the first colon, if it is a scheme or could be taken for one.
fn scheme(url: &str) -> Option<&str> {
    let end = url.find([':', '/', '?', '#'])?;
    url[end..].starts_with(':').then(|| &url[..end])
}

fn has_host(url: &str) -> bool {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    !host.is_empty()
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '_'))
}

/// `url`, relative, seen from `base` (RFC 3986, §5.2, without its rarer turns).
fn join(base: &str, url: &str) -> String {
    let scheme_end = base.find("://").map_or(0, |at| at + 3);
    let base = &base[..base.find(['?', '#']).unwrap_or(base.len())];
    if url.starts_with("//") {
        return format!("{}{url}", &base[..scheme_end - 2]);
    }
    if url.starts_with(['?', '#']) {
        return format!("{base}{url}");
    }
    let host_end = base[scheme_end..].find('/').map_or(base.len(), |at| scheme_end + at);
    let (path, tail) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
    let folder = base[host_end..].rfind('/').map_or("/", |at| &base[host_end..=host_end + at]);
    let path = if path.starts_with('/') { path.to_owned() } else { format!("{folder}{path}") };
    let mut parts: Vec<&str> = Vec::new();
    let mut steps = path.split('/').skip(1).peekable();
    while let Some(step) = steps.next() {
        match step {
            "." | ".." => {
                if step == ".." {
                    parts.pop();
                }
                if steps.peek().is_none() {
                    parts.push("");
                }
            }
            _ => parts.push(step),
        }
    }
    format!("{}/{}{tail}", &base[..host_end], parts.join("/"))
}

/// Percent-encodes what HTML does not allow in an address; a `%` that begins no code is one of them.
fn encode(url: &str) -> String {
    let mut encoded = String::with_capacity(url.len());
    let host = url.find("://").map_or(0, |at| at + 3);
    for (at, c) in url.char_indices() {
        let bad = match c {
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => true,
            '[' | ']' => at >= host,
            '%' => {
                let code = url.as_bytes().get(at + 1..at + 3).unwrap_or_default();
                code.len() < 2 || !code.iter().all(u8::is_ascii_hexdigit)
            }
            _ => c.is_whitespace(),
        };
        if bad {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        } else {
            encoded.push(c);
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: Option<&str> = Some("https://news.example/2031/07/story.html?x=1");

    #[track_caller]
    fn check(url: &str, base: Option<&str>, expected: Option<&str>) {
        assert_eq!(href(url, base).as_deref(), expected, "{url:?}");
    }

    #[test]
    fn refuses_addresses_that_run_something() {
        check("javascript:alert(1)", None, None);
        check(" JaVa\tscript\n:alert(1)", None, None);
        check("data:text/html,x", BASE, None);
        check("vbscript:x", None, None);
        check("http:", None, None);
    }

    #[test]
    fn resolves_relative_addresses_against_the_source() {
        check("b.html", BASE, Some("https://news.example/2031/07/b.html"));
        check("../a/./b", BASE, Some("https://news.example/2031/a/b"));
        check("/top", BASE, Some("https://news.example/top"));
        check("//other.example/x", BASE, Some("https://other.example/x"));
        check("b.html", Some("https://news.example"), Some("https://news.example/b.html"));
        check("b.html", None, Some("b.html"));
    }

    #[test]
    fn encodes_and_escapes() {
        check(
            "https://a.example/x y?b=\"1\"&c=100%",
            None,
            Some("https://a.example/x%20y?b=%221%22&amp;c=100%25"),
        );
    }
}
