//! Numbered tags in running text, `<1>…</1>` and `<2/>`, which stand for what a translator must keep: links, emphasis, code.
//!
//! What only looks like a tag is words.

/// A part of a text with tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'t> {
    /// Words.
    Words(&'t str),
    /// `<1>`
    Open(usize),
    /// `</1>`
    Close(usize),
    /// `<1/>`
    Alone(usize),
}

/// The parts of a text with tags; what only looks like one is words.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(open) = text[at..].find('<').map(|found| at + found) {
        match tag(&text[open..]) {
            Some((part, length)) => {
                if open > from {
                    parts.push(Part::Words(&text[from..open]));
                }
                parts.push(part);
                at = open + length;
                from = at;
            }
            None => at = open + 1,
        }
    }
    if from < text.len() {
        parts.push(Part::Words(&text[from..]));
    }
    parts
}

/// The tag that a text begins with, and its length in bytes.
fn tag(text: &str) -> Option<(Part<'static>, usize)> {
    let end = text.bytes().take(8).position(|byte| byte == b'>')?;
    let inside = &text[1..end];
    let number = |digits: &str| -> Option<usize> {
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let part = if let Some(digits) = inside.strip_prefix('/') {
        Part::Close(number(digits)?)
    } else if let Some(digits) = inside.strip_suffix('/') {
        Part::Alone(number(digits.trim_end())?)
    } else {
        Part::Open(number(inside)?)
    };
    Some((part, end + 1))
}

/// Whether a text has each of the tags once, closed, in one another and not across; `alone` says of each whether it stands
/// by itself.
pub fn fits(text: &str, alone: &[bool]) -> bool {
    let mut seen = vec![false; alone.len()];
    let mut open: Vec<usize> = Vec::new();
    for part in parts(text) {
        let (number, by_itself) = match part {
            Part::Words(_) => continue,
            Part::Close(number) => {
                if open.pop() != Some(number) {
                    return false;
                }
                continue;
            }
            Part::Open(number) => (number, false),
            Part::Alone(number) => (number, true),
        };
        let known = number.checked_sub(1).and_then(|at| alone.get(at));
        if known != Some(&by_itself) || seen[number - 1] {
            return false;
        }
        seen[number - 1] = true;
        if !by_itself {
            open.push(number);
        }
    }
    open.is_empty() && seen.into_iter().all(|one| one)
}

/// The words of a text with tags.
pub fn words(text: &str) -> String {
    let words = parts(text).into_iter().filter_map(|part| match part {
        Part::Words(words) => Some(words),
        Part::Open(_) | Part::Close(_) | Part::Alone(_) => None,
    });
    words.collect()
}
