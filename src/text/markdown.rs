//! Words, code and addresses as Markdown that shows them as they are: CommonMark with the tables of GitHub and this
//! program's own marks, `-{…}-` and `{#p3}`.

/// Words in a line, with a backslash before what could be markup. What could be an element or an entity becomes an entity:
/// even a reader that takes the file for a page finds nothing in it but words.
pub fn escaped(words: &str) -> String {
    let chars: Vec<char> = words.chars().collect();
    let mut escaped = String::with_capacity(words.len() + 8);
    for (at, c) in chars.iter().enumerate() {
        let word = |at: Option<usize>| {
            at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric())
        };
        match c {
            '\\' | '*' | '`' | '[' | ']' | '~' | '|' | '{' => escaped.extend(['\\', *c]),
            '_' if !(word(at.checked_sub(1)) && word(Some(at + 1))) => escaped.push_str("\\_"),
            '<' => escaped.push_str("&lt;"),
            '&' if begins_entity(&chars[at + 1..]) => escaped.push_str("&amp;"),
            '\n' | '\r' => escaped.push(' '),
            _ => escaped.push(*c),
        }
    }
    escaped
}

/// Words that begin a line.
pub fn line(words: &str) -> String {
    started(&escaped(words))
}

/// A line of Markdown, without spaces at its ends, that is read as no heading, list, quotation or rule.
pub fn started(line: &str) -> String {
    let line = line.trim();
    // A mark counts only before a space, or repeated.
    let marks = |mark: char, rest: &str| rest.is_empty() || rest.starts_with([' ', '\t', mark]);
    let mut chars = line.chars();
    match chars.next() {
        Some('>') => return format!("\\{line}"),
        Some(mark @ ('#' | '-' | '+' | '=' | ':')) if marks(mark, chars.as_str()) => {
            return format!("\\{line}");
        }
        _ => {}
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mut behind = line[digits..].chars();
    let is_list = matches!(behind.next(), Some('.' | ')'))
        && (behind.as_str().is_empty() || behind.as_str().starts_with([' ', '\t']));
    if (1..=9).contains(&digits) && is_list {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    line.to_owned()
}

/// Code between as many backticks as it needs.
pub fn code(code: &str) -> String {
    let code = code.replace(['\n', '\r'], " ");
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{code}{space}{fence}")
}

/// An address as it stands behind a label.
pub fn target(url: &str) -> String {
    if url.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>".contains(c)) {
        let clean: String = url.chars().filter(|c| !c.is_control() && !"<>".contains(*c)).collect();
        return format!("<{clean}>");
    }
    url.to_owned()
}

/// Whether an `&` before `rest` would be read as a character reference.
fn begins_entity(rest: &[char]) -> bool {
    let rest = rest.strip_prefix(&['#']).unwrap_or(rest);
    let name = rest.iter().take_while(|c| c.is_ascii_alphanumeric()).count();
    name > 0 && rest.get(name) == Some(&';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stay_words() {
        for (words, expected) in [
            ("# 5 * 3 < 2", "\\# 5 \\* 3 &lt; 2"),
            ("2031. A year", "2031\\. A year"),
            ("- -{x}- {#p3}", "\\- -\\{x}- \\{#p3}"),
            ("1.69 trillion", "1.69 trillion"),
            ("-5% +++ #tag", "-5% +++ #tag"),
            ("--- a", "\\--- a"),
            ("+++", "\\+++"),
            ("AT&T & snake_case _x_ &amp;", "AT&T & snake_case \\_x\\_ &amp;amp;"),
            ("a\nb", "a b"),
        ] {
            assert_eq!(line(words), expected);
        }
    }

    #[test]
    fn code_keeps_its_backticks() {
        assert_eq!(
            (code("x"), code("a`b"), code("`")),
            ("`x`".into(), "``a`b``".into(), "`` ` ``".into())
        );
    }

    #[test]
    fn addresses_with_spaces_stand_in_brackets() {
        assert_eq!(
            (target("a.png"), target("a b(1).png")),
            ("a.png".into(), "<a b(1).png>".into())
        );
    }
}
