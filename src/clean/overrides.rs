//! The editor's `keep` and `drop`: they go before every rule.
//!
//! Plain text is compared as a reader sees it: white space, characters that show nothing, width, script and the form of
//! quotation marks aside. `keep` holds wherever its words stand; `drop` takes out a line whose whole text it is, so that
//! a short word cannot eat into sentences. Text of several lines stands for each of them. A `/regular expression/` is
//! looked for in each line as the source has it, and takes out, or keeps, what it finds there.
//!
//! Where two touch the same words, the one nearer to the article wins: front matter, sidecar, `_defaults.toml` from the
//! inner folder outwards; within one file `keep` wins. What matches nothing is reported with the nearest line.

mod nearest;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::ops::Range;

use regex::Regex;

use crate::model::{Place, Report, Rule, SourcePath, Spanned};
use crate::text::fold::fold_char;

use super::Source;
use super::lines::{LineKind, Lines};
use super::tape::Tape;
use nearest::Nearest;

/// A line of the source, for comparison.
struct Line {
    /// Its characters on the tape, without the line feed.
    range: Range<usize>,
    /// What goes with it when it goes as a whole.
    whole: Range<usize>,
    place: Place,
    /// As the source has it.
    text: String,
    /// As a reader compares it.
    key: String,
    /// For each character of the key its place in the line.
    origins: Vec<usize>,
}

/// What an override asks for.
enum Wanted {
    /// The keys of its lines.
    Text(Vec<String>),
    Expression(Regex),
}

/// Locks what the editor keeps and takes out what the editor drops; what matches nothing is reported.
pub(super) fn apply(tape: &mut Tape, lines: &Lines, source: Source<'_>, report: &mut Report) {
    let settings = source.settings;
    let mut overrides: Vec<(bool, &Spanned<String>)> =
        settings.keep.iter().map(|one| (true, one)).collect();
    overrides.extend(settings.drop.iter().map(|one| (false, one)));
    if overrides.is_empty() {
        return;
    }
    overrides.sort_by_key(|(keep, one)| (distance(&one.path, source.path), !keep));
    let texts = source_lines(tape, lines);
    let mut nearest = Nearest::new(&texts);
    for (keep, one) in overrides {
        let Some(wanted) = wanted(&one.value) else { continue };
        let mut missing = Vec::new();
        match &wanted {
            Wanted::Expression(expression) => {
                if !by_expression(tape, &texts, expression, keep) {
                    missing.push(one.value.as_str());
                }
            }
            Wanted::Text(keys) => {
                let parts = one.value.lines().filter(|part| !key(part).0.is_empty());
                let parts: Vec<&str> =
                    if keys.is_empty() { vec![&one.value] } else { parts.collect() };
                for (at, part) in parts.into_iter().enumerate() {
                    let found = keys.get(at).is_some_and(|key| match keep {
                        true => keep_words(tape, &texts, key),
                        false => drop_lines(tape, &texts, key),
                    });
                    if !found {
                        missing.push(part);
                    }
                }
            }
        }
        for part in missing {
            let place = Some(one.place);
            let message = if keep || matches!(wanted, Wanted::Expression(_)) {
                format!("`{part}` is nowhere in the text")
            } else {
                format!("no line of the text reads `{part}`")
            };
            let help = nearest.help(part, &wanted, keep);
            report.warn("clean/override-without-match", &one.path, place, message, help);
        }
    }
}

/// How far from the article a file of settings stands.
fn distance(path: &SourcePath, article: &SourcePath) -> (u8, Reverse<i32>) {
    let class = match path.file_name() {
        _ if path == article => 0,
        "_defaults.toml" => 2,
        _ => 1,
    };
    let depth = |part: &str| if part == ".." { -1 } else { 1 };
    (class, Reverse(path.folder().split('/').filter(|part| !part.is_empty()).map(depth).sum()))
}

/// `/expression/` or plain text. Expressions were checked when the settings were read.
fn wanted(value: &str) -> Option<Wanted> {
    match value.strip_prefix('/').and_then(|text| text.strip_suffix('/')) {
        Some(expression) if !expression.is_empty() => {
            Regex::new(expression).ok().map(Wanted::Expression)
        }
        _ => {
            let keys = value.lines().map(|line| key(line).0).filter(|key| !key.is_empty());
            Some(Wanted::Text(keys.collect()))
        }
    }
}

/// The lines of the source: its paragraphs, headings, cells and items, and the lines of those that have several.
fn source_lines(tape: &Tape, lines: &Lines) -> Vec<Line> {
    let mut blocks = lines.blocks.iter().peekable();
    let mut found = Vec::new();
    for leaf in &lines.leaves {
        while blocks.next_if(|block| block.range.end < leaf.start).is_some() {}
        let block = blocks.peek().filter(|block| block.kind != LineKind::Other);
        let alone = block.filter(|block| block.range == *leaf);
        let text = tape.view(leaf.clone()).text();
        let mut start = leaf.start;
        for part in text.split('\n') {
            let range = start..start + part.chars().count();
            let whole = match alone {
                Some(block) if block.range == range => block.whole(),
                _ => range.start..(range.end + 1).min(leaf.end),
            };
            start = range.end + 1;
            let (key, origins) = key(part);
            let place = tape.place(range.start);
            found.push(Line { range, whole, place, text: part.to_owned(), key, origins });
        }
    }
    found
}

/// A text as a reader compares it, and for each character of that the number of the character it stands for.
fn key(text: &str) -> (String, Vec<usize>) {
    let mut key = (String::new(), Vec::new());
    for (at, c) in text.chars().enumerate() {
        let c = match fold_char(c) {
            '“' | '”' | '„' | '「' | '」' | '『' | '』' | '«' | '»' => '"',
            '‘' | '’' => '\'',
            '。' => '.',
            '、' => ',',
            c => c,
        };
        if !c.is_whitespace() && !is_invisible(c) {
            key.0.push(c);
            key.1.push(at);
        }
    }
    key
}

/// Characters that show nothing (Unicode general category Cf and Cc, so far as texts have them).
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

fn by_expression(tape: &mut Tape, lines: &[Line], expression: &Regex, keep: bool) -> bool {
    let mut any = false;
    for line in lines {
        let (mut byte, mut at) = (0, line.range.start);
        for found in expression.find_iter(&line.text).filter(|found| !found.is_empty()) {
            let start = at + line.text[byte..found.start()].chars().count();
            let end = start + found.as_str().chars().count();
            (byte, at) = (found.end(), end);
            any = true;
            if keep {
                tape.lock(start..end);
            } else {
                tape.cut(Rule::Drop, start..end);
            }
        }
    }
    any
}

fn keep_words(tape: &mut Tape, lines: &[Line], key: &str) -> bool {
    let mut any = false;
    let length = key.chars().count();
    for line in lines {
        let (mut byte, mut at) = (0, 0);
        for (found, _) in line.key.match_indices(key) {
            at += line.key[byte..found].chars().count();
            byte = found;
            let start = line.range.start + line.origins[at];
            tape.lock(start..line.range.start + line.origins[at + length - 1] + 1);
            any = true;
        }
    }
    any
}

fn drop_lines(tape: &mut Tape, lines: &[Line], key: &str) -> bool {
    let mut any = false;
    for line in lines.iter().filter(|line| line.key == key) {
        tape.cut(Rule::Drop, line.whole.clone());
        any = true;
    }
    any
}
