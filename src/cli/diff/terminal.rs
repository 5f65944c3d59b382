//! The comparison for a terminal, or for a file that is read without one.
//!
//! Colours and marks say the same: removed text stands in `[-…-]`, inserted text in `{+…+}` (the marks of wdiff), the
//! rule in `‹…›`, also where there are colours. What a source holds cannot command the terminal.
#![expect(clippy::disallowed_methods, reason = "how a terminal is used is told by the environment")]

use std::io::IsTerminal;

use terminal_size::terminal_size_of;

use super::counts::{counts, edits};
use super::lines::{Line, Mark, Piece, State, lines, shown, starts};
use super::{Choice, Color, about, print, visible};
use crate::model::{Article, Rule};
use crate::pipeline::Traced;
use crate::text::width::columns;

/// Unchanged text between two changes of a line that is longer is cut, in characters; so much of it stays at each end.
const LONG: (usize, usize) = (120, 40);

/// Narrowest terminal for which lines are broken, in columns: in less, breaks cut every word.
const NARROWEST: usize = 40;

/// Colours for rules, in turn: SGR parameters that are legible on dark and on light.
const COLORS: [&str; 6] = ["31", "35", "36", "32", "34", "33"];

/// Whether to use colours. <https://no-color.org>: NO_COLOR counts when it is not empty.
pub(super) fn colors(wish: Color) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    match wish {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => std::io::stdout().is_terminal() && !set("NO_COLOR") && !dumb,
    }
}

/// At how many columns to break lines; `None` for never.
pub(super) fn width(wish: Option<u16>) -> Option<usize> {
    let terminal = || Some(usize::from(terminal_size_of(std::io::stdout())?.0.0));
    wish.map(usize::from).or_else(|| terminal().filter(|columns| *columns >= NARROWEST))
}

/// The comparison of all files, then how much each rule did.
pub(super) fn files(
    files: &[Traced],
    choice: &Choice,
    colors: bool,
    width: Option<usize>,
) -> String {
    let mut page = Page { text: String::new(), colors, width };
    for file in files {
        page.file(file, choice);
    }
    page.summary(files, choice);
    page.text
}

/// How a stretch of text is to look; empty for plainly.
type Style = String;

struct Page {
    text: String,
    colors: bool,
    width: Option<usize>,
}

impl Page {
    fn file(&mut self, file: &Traced, choice: &Choice) {
        let all = lines(&file.source, &file.articles, choice);
        let starts = starts(&file.source, &file.articles);
        let gutter = all.last().map_or(1, |line| line.number.to_string().len()).max(3);
        self.put(&[("1".into(), visible::text(file.path.as_str()))], 0);
        if let Some(about) = about(file) {
            self.put(&[("2".into(), format!("  {about}"))], 2);
        }
        for (number, article) in file.articles.iter().enumerate() {
            let end = starts.get(number + 1).copied().unwrap_or(all.len());
            self.article(article, choice);
            self.lines(&all[starts[number]..end], gutter, choice);
        }
        self.text.push('\n');
    }

    fn article(&mut self, article: &Article, choice: &Choice) {
        let title = article.title.as_ref().map_or("(no title)", |title| &title.text);
        let count = print::counted(edits(&counts([article], choice)), "edit");
        let facts = format!("  {} · {} · {count}", article.id, article.lang);
        self.put(&[("1".into(), format!("  {}", visible::text(title)))], 2);
        self.put(&[("2".into(), visible::text(&facts))], 2);
    }

    fn lines(&mut self, lines: &[Line], gutter: usize, choice: &Choice) {
        let shown = shown(lines, choice);
        let mut left_out = 0;
        for (line, shown) in lines.iter().zip(shown) {
            if shown {
                self.left_out(left_out, gutter);
                left_out = 0;
                self.line(line, gutter, choice);
            } else {
                left_out += usize::from(line.state != State::Blank);
            }
        }
        self.left_out(left_out, gutter);
    }

    fn left_out(&mut self, count: usize, gutter: usize) {
        if count > 0 {
            let text = format!("{:gutter$}   … {}", "", print::counted(count, "unchanged line"));
            self.put(&[("2".into(), text)], gutter + 3);
        }
    }

    fn line(&mut self, line: &Line, gutter: usize, choice: &Choice) {
        let sign = match line.state {
            State::Gone => '-',
            State::Changed => '~',
            State::Same | State::Blank => ' ',
        };
        let mut spans = vec![("2".to_owned(), format!("{:>gutter$} {sign} ", line.number))];
        let mut before: Option<(Rule, bool)> = None;
        for (at, piece) in line.pieces.iter().enumerate() {
            match piece {
                Piece::Same(text) | Piece::Aside(text) => {
                    let (first, last) = (at == 0, at + 1 == line.pieces.len());
                    let text = visible::text(text);
                    let text = if choice.full { text } else { cut(&text, first, last) };
                    spans.push((Style::new(), text));
                }
                Piece::Mark(mark) => {
                    mark_spans(mark, &mut spans);
                    if before != Some((mark.rule, mark.certain)) {
                        spans.push((format!("2;{}", color(mark.rule)), label(mark)));
                    }
                    before = Some((mark.rule, mark.certain));
                }
            }
        }
        self.put(&spans, gutter + 3);
    }

    fn summary(&mut self, files: &[Traced], choice: &Choice) {
        let counts = counts(files.iter().flat_map(|file| &file.articles), choice);
        if counts.is_empty() {
            self.put(&[(Style::new(), "nothing was changed".into())], 0);
            return;
        }
        let longest = counts.keys().map(|rule| rule.name().len()).max().unwrap_or(0).max(5);
        let head =
            format!("{:longest$}  {:>7}  {:>8}  {:>8}", "rule", "edits", "taken out", "put in");
        self.put(&[("2".into(), head)], 0);
        for (rule, count) in &counts {
            let numbers =
                format!("  {:>7}  {:>9}  {:>8}", count.edits, count.removed, count.inserted);
            let hidden = *rule == Rule::Layout && !choice.layout;
            let remark = if hidden { "  white space, marked with --full" } else { "" };
            self.put(
                &[
                    (color(*rule).to_owned(), format!("{:longest$}", rule.name())),
                    (Style::new(), numbers),
                    ("2".into(), remark.to_owned()),
                ],
                0,
            );
        }
    }

    /// Writes one line, broken where it is too wide; what follows a break begins at the column `indent`.
    fn put(&mut self, spans: &[(Style, String)], indent: usize) {
        let mut at = 0;
        for (style, text) in spans {
            for part in self.broken(text, &mut at, indent) {
                match part {
                    Some(part) if self.colors && !style.is_empty() => {
                        self.text.push_str(&format!("\u{1B}[{style}m{part}\u{1B}[0m"));
                    }
                    Some(part) => self.text.push_str(part),
                    None => {
                        self.text.push('\n');
                        self.text.extend(std::iter::repeat_n(' ', indent));
                    }
                }
            }
        }
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    /// The text in parts, with `None` for a line break; `at` is the column, before and behind. Breaks behind a space if
    /// one is near, else between any two characters, which is right for Chinese.
    fn broken<'a>(&self, text: &'a str, at: &mut usize, indent: usize) -> Vec<Option<&'a str>> {
        let Some(width) = self.width else { return vec![Some(text)] };
        let (mut parts, mut start, mut space) = (Vec::new(), 0, None);
        for (byte, c) in text.char_indices() {
            if *at + columns(c) > width && *at > indent {
                let (end, over) = match space {
                    Some((end, column)) if *at - column < 20 && end > start => (end, *at - column),
                    _ => (byte, 0),
                };
                parts.extend([Some(text[start..end].trim_end_matches(' ')), None]);
                (start, space, *at) = (end, None, indent + over);
            }
            *at += columns(c);
            if c == ' ' {
                space = Some((byte + 1, *at));
            }
        }
        parts.push(Some(&text[start..]));
        parts
    }
}

fn mark_spans(mark: &Mark, spans: &mut Vec<(Style, String)>) {
    let color = color(mark.rule);
    if !mark.before.is_empty() {
        spans.push((format!("9;{color}"), format!("[-{}-]", visible::marked(&mark.before))));
    }
    if !mark.after.is_empty() {
        spans.push((format!("1;4;{color}"), format!("{{+{}+}}", visible::marked(&mark.after))));
    }
}

fn label(mark: &Mark) -> String {
    format!("‹{}{}›", mark.rule.name(), if mark.certain { "" } else { "?" })
}

fn color(rule: Rule) -> &'static str {
    let at = Rule::ALL.iter().position(|one| *one == rule).unwrap_or(0);
    COLORS[at % COLORS.len()]
}

/// Unchanged text, cut in its middle where it is long; where the line begins or ends with it, at that end.
fn cut(text: &str, first: bool, last: bool) -> String {
    let length = text.chars().count();
    if length <= LONG.0 {
        return text.to_owned();
    }
    let head: String = text.chars().take(if first && !last { 0 } else { LONG.1 }).collect();
    let tail: String = text.chars().skip(if last { length } else { length - LONG.1 }).collect();
    format!("{head} … {tail}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn breaks(text: &str, width: usize, expected: &str) {
        let mut page = Page { text: String::new(), colors: false, width: Some(width) };
        page.put(&[(Style::new(), text.to_owned())], 2);
        assert_eq!(page.text.trim_end(), expected);
    }

    #[test]
    fn wide_characters_count_as_two_columns() {
        breaks("港口昨天装船", 6, "港口昨\n  天装\n  船");
        breaks("a港口昨天", 6, "a港口\n  昨天");
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        breaks("one two three", 9, "one two\n  three");
        breaks("incomprehensible", 8, "incompre\n  hensib\n  le");
    }

    #[test]
    fn long_unchanged_text_is_cut() {
        let long = "甲".repeat(200);
        assert_eq!(cut(&long, false, false).chars().count(), 83);
        assert_eq!(cut(&long, true, false), format!("… {}", "甲".repeat(40)));
        assert_eq!(cut(&long, true, true), format!("{} …", "甲".repeat(40)));
        assert_eq!(cut("甲", true, true), "甲");
    }
}
