//! Reads each line of a page as what it may be in a listing: a title, a text, a stamp, a button, a piece of the frame.
//!
//! One line may hold two of them (`[03-02] 甲港开航`, a text with its stamp at the end); then it gives two tokens, in their
//! order. Nothing is decided here: a title is what looks like one.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::Block;
use crate::text::fold::{fold, fold_char};
use crate::text::script;
use crate::text::width::{han_length, word_count};

use super::super::furniture::metaline::MetaLine;
use super::super::lines::{LineKind, Lines};
use super::super::tape::Tape;
use super::super::title;
use super::frame;
use super::leads;
use super::marks;
use super::moment::{Day, Stamp};
use super::stamped::{TAIL, at_end, at_front, stamp_line, with_byline};

/// Lines longer than this are text, whatever they say, in characters of the source.
const LONG: usize = 160;

/// How much of a line's beginning may be the mark of an item, in characters.
const MARK: usize = 32;

/// Longest line of a stamp, or of a title with its stamp, in characters.
const STAMP_LINE: usize = 160;

/// Longest heading of a list of other articles, in characters.
const RELATED: usize = 24;

/// A name in front of a stamp is no title: shorter than this, in Han characters; in words.
const NAME: (usize, usize) = (9, 3);

/// What a line, or a part of it, may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Class {
    /// Short, and it does not end as a sentence does.
    Title,
    /// Running text.
    Body,
    /// A list, a table, a quotation.
    Other,
    /// A date or a time, with what else a page prints beside it.
    Stamp {
        stamp: Stamp,
        /// The source, the author; boxed, since a page has many tokens and few of these.
        said: Box<MetaLine>,
        /// Whether 查看全文 or the like stands beside it.
        button: bool,
        /// Whether brackets, a label or a source go with it.
        marked: bool,
    },
    /// 查看全文 alone.
    Button,
    /// Where, by whom; without a date.
    Meta,
    /// Where in the site one is; the numbers of pages.
    Frame,
    /// The number of an item, alone on its line.
    Number,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// Index into [`Lines::blocks`].
    pub(super) line: usize,
    pub(super) class: Class,
    /// What of the line's present text is the token; `None` for all of it.
    pub(super) part: Option<Range<usize>>,
    /// How long it is, in characters.
    pub(super) len: usize,
    /// Whether it is marked up as a heading.
    pub(super) heading: bool,
    /// Whether it begins as items do: a number or a mark of a list in front of it, a label in capitals, all in bold.
    pub(super) leading: bool,
}

impl Token {
    pub(super) fn stamp(&self) -> Option<&Stamp> {
        match &self.class {
            Class::Stamp { stamp, .. } => Some(stamp),
            _ => None,
        }
    }

    pub(super) fn is_title(&self) -> bool {
        self.class == Class::Title
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self.class, Class::Body | Class::Other)
    }

    /// A day alone on its line: the heading of what was published on it.
    pub(super) fn is_day(&self) -> bool {
        self.part.is_none()
            && matches!(&self.class, Class::Stamp { stamp, button: false, .. }
                if stamp.minute.is_none() && matches!(stamp.day, Day::Full(_) | Day::OfYear(..)))
    }
}

/// The tokens of all lines that have text.
pub(super) fn tokens(tape: &Tape, lines: &Lines, blocks: &[Block]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(lines.blocks.len());
    for (at, line) in lines.blocks.iter().enumerate() {
        let heading = matches!(line.kind, LineKind::Heading(_));
        let end = line.range.end.min(line.range.start + MARK);
        let leads = marks::is_leading(&tape.present(line.range.start..end));
        let bold = leads::is_bold(blocks.get(at));
        let mut push = |class, part: Option<Range<usize>>, len| {
            let first = part.as_ref().is_none_or(|part| part.start == 0);
            let leading = first
                && (leads && matches!(class, Class::Title | Class::Body)
                    || bold && class == Class::Title);
            tokens.push(Token { line: at, class, part, len, heading, leading });
        };
        if line.kind == LineKind::Other && line.range.is_empty() {
            push(Class::Frame, None, 0);
        } else if line.kind == LineKind::Other {
            push(Class::Other, None, line.range.len());
        } else if tape.is_locked(line.range.clone()) {
            // What the editor keeps is text.
            push(Class::Body, None, line.range.len());
        } else if !heading && is_plainly_text(&tape.present(line.range.clone()), line.range.len()) {
            push(Class::Body, None, line.range.len());
        } else if line.range.len() > LONG {
            let tail = tape.view(line.range.end - TAIL..line.range.end).chars;
            let folded: Vec<char> = tail.iter().map(|c| fold_char(*c)).collect();
            if frame::may_end_in_stamp(&folded) {
                let len = tape.view(line.range.clone()).chars.len();
                push_text(&tail, len - tail.len(), len, &mut push);
            } else {
                push(Class::Body, None, line.range.len());
            }
        } else {
            let chars = tape.view(line.range.clone()).chars;
            classify(&chars, heading, &mut push);
        }
    }
    tokens
}

/// Whether a line ends as only running text does: a quick look that settles most lines.
fn is_plainly_text(text: &str, len: usize) -> bool {
    let text = text.trim_end();
    text.ends_with(['。', '”', '」']) && len > 12
        || text.ends_with(['.', '!', '?', '！', '？', '"']) && !text.ends_with("..") && len > 90
}

/// Reads one line of moderate length.
fn classify(
    chars: &[char],
    heading: bool,
    push: &mut dyn FnMut(Class, Option<Range<usize>>, usize),
) {
    let Some(first) = chars.iter().position(|c| !c.is_whitespace()) else { return };
    let end = chars.iter().rposition(|c| !c.is_whitespace()).map_or(first, |last| last + 1);
    let text: String = chars[first..end].iter().collect();
    let folded = fold(&text);
    let len = han_length(&text);
    let of_page = [frame::is_trail, frame::is_pages, frame::is_footer, frame::is_empty];
    if of_page.iter().any(|is_it| is_it(&folded)) {
        return push(Class::Frame, None, len);
    }
    if frame::is_number(&folded) {
        return push(Class::Number, None, len);
    }
    if folded.len() <= RELATED && frame::is_related(&folded) {
        return push(Class::Title, None, len);
    }
    if folded.len() <= STAMP_LINE {
        if let Some(class) = stamp_line(&text, &folded) {
            return push(class, None, len);
        }
        if let Some((at, class)) = at_front(&folded) {
            let rest: String = chars[first + at..end].iter().collect();
            if is_titular(&rest, heading) {
                push(class, Some(0..first + at), at);
                return push(Class::Title, Some(first + at..chars.len()), han_length(&rest));
            }
        }
        if let Some((at, class)) = at_end(&folded) {
            let rest: String = chars[first..first + at].iter().collect();
            if let Some(class) = with_byline(&rest, &class) {
                return push(class, None, len);
            }
            if is_titular(&rest, heading) {
                push(Class::Title, Some(0..first + at), han_length(&rest));
                return push(class, Some(first + at..chars.len()), folded.len() - at);
            }
        }
    }
    if is_titular(&text, heading) && !is_text(&text) {
        return push(Class::Title, None, len);
    }
    let from = end.saturating_sub(TAIL).max(first);
    push_text(&chars[from..chars.len()], from, chars.len(), push);
}

/// A text of `len` characters, the last of them from `offset` on; with a stamp or a button at its end perhaps.
fn push_text(
    last: &[char],
    offset: usize,
    len: usize,
    push: &mut dyn FnMut(Class, Option<Range<usize>>, usize),
) {
    let folded: Vec<char> = last.iter().map(|c| fold_char(*c)).collect();
    match at_end(&folded) {
        Some((at, class)) if is_finished(&folded[..at]) => {
            push(Class::Body, Some(0..offset + at), offset + at);
            push(class, Some(offset + at..len), last.len() - at);
        }
        _ => push(Class::Body, None, len),
    }
}

/// Whether a text is at an end: a sentence's, or where a page cut it.
fn is_finished(chars: &[char]) -> bool {
    let last = chars.iter().rev().find(|c| !c.is_whitespace());
    last.is_some_and(|c| matches!(c, '。' | '.' | '!' | '?' | '…' | '”' | '"' | '」'))
}

fn is_titular(text: &str, heading: bool) -> bool {
    let marker = marks::marker(&fold(text));
    let text: String = text.chars().skip(marker).collect();
    let text = text.trim();
    title::is_title_like(text) && (han_length(text) >= 2)
        || heading && !text.is_empty() && han_length(text) <= 100
}

/// Running text: a whole sentence, or longer than any title.
fn is_text(text: &str) -> bool {
    let cut_off = text.ends_with("...") || text.ends_with('…');
    if script::detect(text).is_chinese() {
        return han_length(text) > 60 || text.contains('。') || cut_off && han_length(text) > 30;
    }
    let words = word_count(text);
    words > 25 || text.ends_with('.') && words > 8 || cut_off && words > 15
}

/// The same tokens, with a short name in front of a stamp read as its source (`港湾日报 03-02 09:15`) and not as a title.
/// `None` where there are no such lines.
pub(super) fn with_names(tape: &Tape, lines: &Lines, tokens: &[Token]) -> Option<Vec<Token>> {
    let name = |pair: &[Token]| {
        let [title, stamp] = pair else { return None };
        let line = title.is_title() && stamp.stamp().is_some() && title.line == stamp.line;
        let text: String = title.part.clone().filter(|_| line).map(|part| {
            tape.view(lines.blocks[title.line].range.clone()).chars[part].iter().collect()
        })?;
        let text = text.trim().to_owned();
        let short = if script::detect(&text).is_chinese() {
            han_length(&text) < NAME.0
        } else {
            word_count(&text) <= NAME.1
        };
        short.then_some(text)
    };
    let pairs = tokens.windows(2).enumerate();
    let names: BTreeMap<usize, String> =
        pairs.filter_map(|(at, pair)| Some((at, name(pair)?))).collect();
    if names.len() < 2 {
        return None;
    }
    let mut read = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        match (names.get(&at).cloned(), tokens.get(at + 1).cloned()) {
            (Some(name), Some(mut token)) => {
                if let Class::Stamp { said, marked, .. } = &mut token.class {
                    *marked = true;
                    match name.strip_suffix("发表于").or_else(|| name.strip_suffix("發表於"))
                    {
                        Some(writer) => said.author.get_or_insert(writer.trim().to_owned()),
                        None => said.source.get_or_insert(name),
                    };
                }
                token.part = None;
                read.push(token);
                at += 2;
            }
            _ => {
                read.push(tokens[at].clone());
                at += 1;
            }
        }
    }
    Some(read)
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '.' | '!' | '?' | '…' | '”' | '"' | '」')
}
