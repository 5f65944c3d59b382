//! Finds `-{…}-`, which keeps its inner text from script conversion, as MediaWiki writes it.
//!
//! Only the simple form. The forms that choose between variants (`-{zh-hans:软件;zh-hant:軟體}-`) or carry flags
//! (`-{A|…}-`) stay as text, marks and all.

/// A part of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Prose, and the byte offset at which it begins.
    Text(&'a str, usize),
    /// The inner text of `-{…}-`, and the byte offset at which it begins.
    Verbatim(&'a str, usize),
}

/// Takes `text` apart, in order; empty parts are left out. With `escaped`, the first character is no mark.
pub(super) fn parts(text: &str, escaped: bool) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut done, mut at) = (0, usize::from(escaped && text.starts_with('-')));
    while let Some(open) = text[at..].find("-{").map(|found| at + found) {
        let inner = open + 2;
        let Some(close) = text[inner..].find("}-").map(|found| inner + found) else { break };
        let content = &text[inner..close];
        // The innermost opening is the one that is closed.
        if let Some(later) = content.rfind("-{") {
            at = inner + later;
        } else if is_simple(content) {
            if done < open {
                parts.push(Part::Text(&text[done..open], done));
            }
            parts.push(Part::Verbatim(content, inner));
            done = close + 2;
            at = done;
        } else {
            at = close + 2;
        }
    }
    if done < text.len() {
        parts.push(Part::Text(&text[done..], done));
    }
    parts
}

fn is_simple(content: &str) -> bool {
    let (head, _) = content.split_once(':').unwrap_or(("", content));
    let names_a_variant = head == "zh" || head.starts_with("zh-");
    !content.is_empty() && !names_a_variant && !content.contains(['|', '{', '}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut found = String::new();
        for part in parts(text, false) {
            match part {
                Part::Text(part, at) => {
                    assert!(text[at..].starts_with(part));
                    found.push_str(part);
                }
                Part::Verbatim(part, at) => {
                    assert!(text[at..].starts_with(part));
                    found.push_str(&format!("[{part}]"));
                }
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn takes_the_inner_text() {
        check("作家-{余}-先生", "作家[余]先生");
        check("-{后}-和-{里}-", "[后]和[里]");
    }

    #[test]
    fn leaves_the_other_forms() {
        check("-{zh-hans:软;zh-hant:軟}-", "-{zh-hans:软;zh-hant:軟}-");
        check("-{A|甲}-", "-{A|甲}-");
        check("-{}-", "-{}-");
    }

    #[test]
    fn leaves_what_is_not_closed() {
        check("甲-{乙", "甲-{乙");
        check("x -{y}", "x -{y}");
    }

    #[test]
    fn closes_the_innermost() {
        check("-{甲-{乙}-", "-{甲[乙]");
    }

    #[test]
    fn a_colon_alone_is_simple() {
        check("-{比分3:2}-", "[比分3:2]");
    }

    #[test]
    fn an_escaped_mark_is_text() {
        assert_eq!(parts("-{甲}-", true), [Part::Text("-{甲}-", 0)]);
    }
}
