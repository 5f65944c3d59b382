//! The names that a template uses, each with the line it stands on, as far as they can be told without rendering.

/// Something in a template that matters to the fields it uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event {
    /// A path that begins at a name: `body.date.text`, `t["skip"]`.
    Path(Path),
    /// `{% for ITEM in LIST %}`; `None` where the list is computed.
    For { names: Vec<String>, list: Option<Path> },
    /// `{% endfor %}`.
    EndFor,
    /// `{% component NAME(…) %}`, with the names of its parameters, those given by the page (`@t`) left out.
    Component(Vec<String>),
    /// `{% endcomponent %}`.
    EndComponent,
    /// `{% set NAME = … %}`.
    Set(String),
}

/// A name and the fields behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    pub(super) line: u32,
    pub(super) column: u32,
    /// The name, then the fields; a field that is computed ends the path.
    pub(super) parts: Vec<String>,
}

/// What is no name of a value.
const KEYWORDS: &[&str] = &[
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "and",
    "or",
    "not",
    "is",
    "true",
    "false",
    "none",
    "null",
    "block",
    "endblock",
    "extends",
    "include",
    "set",
    "set_global",
    "endset",
    "filter",
    "endfilter",
    "component",
    "endcomponent",
    "raw",
    "endraw",
    "break",
    "continue",
    "super",
    "loop",
    "body_content",
];

/// The events of a template in their order.
pub(super) fn events(template: &str) -> Vec<Event> {
    let mut events = Vec::new();
    for (line, column, tag) in tags(template) {
        let tokens = tokens(tag, line, column);
        let first = tokens.first().and_then(Token::name);
        match first {
            Some("for") => events.push(for_loop(&tokens)),
            Some("endfor") => events.push(Event::EndFor),
            Some("component") => {
                let names = tokens.iter().skip(2).filter_map(Token::name);
                events.push(Event::Component(names.map(str::to_owned).collect()));
            }
            Some("endcomponent") => events.push(Event::EndComponent),
            Some("block" | "endblock" | "extends" | "include") => {}
            Some("set" | "set_global") => {
                events.extend(paths(&tokens[2.min(tokens.len())..]).into_iter().map(Event::Path));
                events.extend(
                    tokens.get(1).and_then(Token::name).map(|one| Event::Set(one.to_owned())),
                );
            }
            _ => events.extend(paths(&tokens).into_iter().map(Event::Path)),
        }
    }
    events
}

fn for_loop(tokens: &[Token<'_>]) -> Event {
    let at = tokens.iter().position(|one| one.name() == Some("in")).unwrap_or(tokens.len());
    let names = tokens[1..at].iter().filter_map(Token::name).map(str::to_owned).collect();
    let rest = &tokens[(at + 1).min(tokens.len())..];
    let mut found = paths(rest);
    let computed = rest.iter().any(|one| matches!(one, Token::Mark('|' | '(')));
    let list = (!found.is_empty() && !computed).then(|| found.remove(0));
    Event::For { names, list }
}

/// The paths of an expression.
fn paths(tokens: &[Token<'_>]) -> Vec<Path> {
    let mut paths = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let before = at.checked_sub(1).map(|one| &tokens[one]);
        let Token::Name(name, line, column) = tokens[at] else {
            at += 1;
            continue;
        };
        at += 1;
        let mark = |at: usize| match tokens.get(at) {
            Some(Token::Mark(mark)) => Some(*mark),
            _ => None,
        };
        // Filters, tests, components, functions and the names of arguments are no values; what follows a dot here is a
        // field of something computed.
        let named = matches!(before, Some(Token::Mark('|' | '<' | '/' | '.')))
            || before.and_then(Token::name) == Some("is")
            || mark(at) == Some('(')
            || (mark(at) == Some('=') && mark(at + 1) != Some('='));
        if named || KEYWORDS.contains(&name) || name.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let mut parts = vec![name.to_owned()];
        loop {
            match (mark(at), tokens.get(at + 1), mark(at + 2)) {
                (Some('.'), Some(Token::Name(field, _, _)), _) => {
                    parts.push((*field).to_owned());
                    at += 2;
                }
                (Some('['), Some(Token::Text(key)), Some(']')) => {
                    parts.push((*key).to_owned());
                    at += 3;
                }
                _ => break,
            }
        }
        paths.push(Path { line, column, parts });
    }
    paths
}

enum Token<'a> {
    Name(&'a str, u32, u32),
    Text(&'a str),
    Mark(char),
}

impl Token<'_> {
    fn name(&self) -> Option<&str> {
        match self {
            Self::Name(name, _, _) => Some(name),
            Self::Text(_) | Self::Mark(_) => None,
        }
    }
}

fn tokens(tag: &str, mut line: u32, mut column: u32) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut chars = tag.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        let (here, at) = (line, column);
        column += 1;
        if c == '\n' {
            (line, column) = (line + 1, 1);
        } else if c.is_alphanumeric() || c == '_' {
            let mut end = start + c.len_utf8();
            while let Some((_, next)) = chars.next_if(|(_, c)| c.is_alphanumeric() || *c == '_') {
                end += next.len_utf8();
                column += 1;
            }
            tokens.push(Token::Name(&tag[start..end], here, at));
        } else if matches!(c, '"' | '\'' | '`') {
            let from = start + 1;
            let mut end = tag.len();
            for (place, next) in chars.by_ref() {
                column += 1;
                if next == c {
                    end = place;
                    break;
                }
            }
            tokens.push(Token::Text(&tag[from..end]));
        } else if c == '@' {
            // What a component takes from the page.
            while chars.next_if(|(_, c)| c.is_alphanumeric() || *c == '_').is_some() {
                column += 1;
            }
        } else if !c.is_whitespace() {
            tokens.push(Token::Mark(c));
        }
    }
    tokens
}

/// What stands between `{{` and `}}`, `{%` and `%}`, with the place of its first character; comments are passed over.
fn tags(template: &str) -> Vec<(u32, u32, &str)> {
    let mut tags = Vec::new();
    let (mut rest, mut line, mut column) = (template, 1, 1);
    let pass = |text: &str, line: &mut u32, column: &mut u32| {
        for c in text.chars() {
            if c == '\n' {
                (*line, *column) = (*line + 1, 1);
            } else {
                *column += 1;
            }
        }
    };
    while let Some(open) =
        rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min()
    {
        let close = match &rest[open..open + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        pass(&rest[..open + 2], &mut line, &mut column);
        rest = &rest[open + 2..];
        let end = rest.find(close).unwrap_or(rest.len());
        if close != "#}" {
            let tag = rest[..end].trim_end_matches('-');
            let inner = tag.strip_prefix('-').unwrap_or(tag);
            tags.push((line, column + (tag.len() - inner.len()) as u32, inner));
        }
        let behind = (end + 2).min(rest.len());
        pass(&rest[..behind], &mut line, &mut column);
        rest = &rest[behind..];
    }
    tags
}
