//! Takes the front matter off a text, without reading it: TOML is for another room.

/// A text and the settings in front of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrontMatter<'a> {
    /// The text between the two `+++` lines and the file's line on which it begins.
    pub toml: Option<(&'a str, u32)>,
    /// What follows the front matter; the whole text if there is none.
    pub body: &'a str,
    /// The file's line on which the body begins, 1-based.
    pub body_line: u32,
    /// The line of a first `+++` that no second one closes; the text is then all body.
    pub unclosed: Option<u32>,
}

/// Splits `text` into front matter and body.
///
/// Front matter stands between two lines `+++` (white space behind them is allowed), the first of which is the first
/// line of the file that is not empty.
pub fn front_matter(text: &str) -> FrontMatter<'_> {
    let whole = FrontMatter { toml: None, body: text, body_line: 1, unclosed: None };
    let mut lines = Lines { rest: text, line: 1 };
    let mut opening = None;
    while let Some((content, line)) = lines.next() {
        if is_fence(content) {
            opening = Some(line);
            break;
        }
        if !content.trim().is_empty() {
            break;
        }
    }
    let Some(opening) = opening else { return whole };
    let (toml, toml_line) = (lines.rest, lines.line);
    loop {
        let before = lines.rest;
        let Some((content, _)) = lines.next() else {
            return FrontMatter { unclosed: Some(opening), ..whole };
        };
        if is_fence(content) {
            let toml = &toml[..toml.len() - before.len()];
            return FrontMatter {
                toml: Some((toml, toml_line)),
                body: lines.rest,
                body_line: lines.line,
                unclosed: None,
            };
        }
    }
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == "+++"
}

/// The lines of a text, without their ends, and their numbers.
struct Lines<'a> {
    rest: &'a str,
    line: u32,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<(&'a str, u32)> {
        if self.rest.is_empty() {
            return None;
        }
        let line = self.line;
        let (content, rest) = match self.rest.find(['\n', '\r']) {
            None => (self.rest, ""),
            Some(end) => {
                let width = if self.rest[end..].starts_with("\r\n") { 2 } else { 1 };
                self.line = self.line.saturating_add(1);
                (&self.rest[..end], &self.rest[end + width..])
            }
        };
        self.rest = rest;
        Some((content, line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, toml: Option<(&str, u32)>, body: &str, body_line: u32) {
        let found = front_matter(text);
        assert_eq!((found.toml, found.body, found.body_line), (toml, body, body_line));
    }

    #[test]
    fn splits_between_the_fences() {
        check("+++\ntitle = \"a\"\n+++\n正文", Some(("title = \"a\"\n", 2)), "正文", 4);
    }

    #[test]
    fn knows_every_line_end() {
        check("+++\r\na = 1\r\n+++\r\nb", Some(("a = 1\r\n", 2)), "b", 4);
    }

    #[test]
    fn allows_empty_lines_in_front_and_spaces_behind() {
        check("\n\n+++ \na = 1\n+++\t\nb", Some(("a = 1\n", 4)), "b", 6);
    }

    #[test]
    fn may_be_empty() {
        check("+++\n+++\n", Some(("", 2)), "", 3);
    }

    #[test]
    fn needs_no_body() {
        check("+++\na = 1\n+++", Some(("a = 1\n", 2)), "", 3);
    }

    #[test]
    fn is_not_looked_for_behind_text() {
        check("正文\n+++\na\n+++\n", None, "正文\n+++\na\n+++\n", 1);
    }

    #[test]
    fn a_fence_that_is_never_closed_is_named() {
        check("\n+++\na = 1\n", None, "\n+++\na = 1\n", 1);
        assert_eq!(front_matter("\n+++\na = 1\n").unclosed, Some(2));
    }

    #[test]
    fn a_longer_fence_is_text() {
        check("++++\na\n++++\n", None, "++++\na\n++++\n", 1);
    }
}
