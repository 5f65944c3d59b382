//! Stamps in a line of a listing: a line that is nothing else, and stamps at the front or the end of one.
//!
//! All on folded text, of which one character stands for one of the line. Says nothing where a part of the stamp is not understood.

use super::super::furniture::metaline::{self, MetaLine};
use super::super::stamp;
use super::frame;
use super::marks;
use super::moment::{self, Day, Stamp};
use super::token::{Class, is_stop};

/// How much of a text's end may be its stamp, in characters.
pub(super) const TAIL: usize = 90;

/// Longest name beside a stamp in brackets, in characters.
const BRACKETED: usize = 16;

/// A line that is nothing but a stamp, a button, or metadata.
pub(super) fn stamp_line(text: &str, folded: &[char]) -> Option<Class> {
    let marked = |said: &MetaLine| {
        said.source.is_some()
            || said.author.is_some()
            || matches!(folded.first(), Some('[' | '(' | '【'))
            || !folded.first().is_some_and(char::is_ascii_digit)
    };
    if frame::is_more(folded) {
        return Some(Class::Button);
    }
    if let Some((stamp, said)) = in_brackets(text, folded) {
        let said = Box::new(said);
        return Some(Class::Stamp { stamp, said, button: false, marked: true });
    }
    // A time without a day is a stamp here, and only a word of pages there.
    let timeless = |said: &MetaLine| said.date.is_some() || moment::stamp(folded).is_none();
    if let Some(said) = metaline::parse(text).filter(timeless) {
        let names = said.source.is_some() || said.author.is_some() || said.editor.is_some();
        return Some(match said.date {
            Some(date) => {
                let stamp = Stamp { day: Day::Full(date), minute: stamp::minute(folded) };
                let button = frame::ends_in_more(folded);
                Class::Stamp { stamp, marked: marked(&said), said: Box::new(said), button }
            }
            None if names => Class::Meta,
            None => Class::Frame,
        });
    }
    let mut at = 0;
    let mut found: Option<Stamp> = None;
    let mut button = false;
    while at < folded.len() {
        if frame::is_separator(folded[at]) {
            at += 1;
        } else if let Some((stamp, len)) = moment::stamp(&folded[at..]) {
            found.get_or_insert(stamp);
            at += len;
        } else if let Some(len) = frame::more(&folded[at..]) {
            button = true;
            at += len;
        } else if let Some(len) = frame::count(&folded[at..]) {
            at += len;
        } else {
            let rest: String = folded[at..].iter().collect();
            let said = found.and(metaline::parse(&rest)).filter(|said| said.date.is_none())?;
            let stamp = found?;
            return Some(Class::Stamp {
                stamp,
                button: button || said.words.is_some(),
                said: Box::new(said),
                marked: true,
            });
        }
    }
    let stamp = found?;
    let marked = matches!(folded.first(), Some('[' | '(' | '【'));
    Some(Class::Stamp { stamp, said: Box::default(), button, marked })
}

/// A stamp and a name, in brackets: `（2018-03-05　江岸晚报）`.
fn in_brackets(text: &str, folded: &[char]) -> Option<(Stamp, MetaLine)> {
    let (open, close) = (folded.first()?, folded.last()?);
    if !matches!((open, close), ('(', ')') | ('[', ']') | ('【', '】')) {
        return None;
    }
    let (stamp, len) = moment::stamp(&folded[1..])?;
    let rest: String = text.chars().skip(1 + len).collect();
    let name = rest.trim_matches(|c: char| !c.is_alphanumeric() && c != '《' && c != '》');
    let plain = name.chars().all(|c| c.is_alphanumeric() || " ·《》&-".contains(c));
    let short = (2..=BRACKETED).contains(&name.chars().count());
    let said = MetaLine { source: Some(name.to_owned()), ..MetaLine::default() };
    (plain && short && metaline::parse(name).is_none()).then_some((stamp, said))
}

/// A stamp behind a byline: `By Jane Doe | 3 hours ago`.
pub(super) fn with_byline(text: &str, class: &Class) -> Option<Class> {
    let Class::Stamp { stamp, button, .. } = class else { return None };
    let said = metaline::parse(text)?;
    (said.date.is_none() && (said.source.is_some() || said.author.is_some())).then_some(
        Class::Stamp { stamp: *stamp, said: Box::new(said), button: *button, marked: true },
    )
}

/// A stamp in front of a line, with the separators round it: `[2021-03-02] `, `09:15 | `.
pub(super) fn at_front(folded: &[char]) -> Option<(usize, Class)> {
    let mut at = marks::marker(folded);
    let opened = matches!(folded.get(at), Some('[' | '(' | '【'));
    at += usize::from(opened);
    let (stamp, len) = moment::stamp(folded.get(at..)?)?;
    at += len;
    let gap = folded[at..].iter().take_while(|c| frame::is_separator(**c) || **c == ':').count();
    let comma = folded[at..at + gap].iter().any(|c| matches!(c, ',' | '、' | ';'));
    let marked = folded[at..at + gap].iter().any(|c| !c.is_whitespace());
    // `3月2日 甲港开航` is a title with its day, `3月2日甲港开航` and `3月2日, …` begin a sentence.
    if gap == 0 || comma || at + gap >= folded.len() {
        return None;
    }
    let class = Class::Stamp { stamp, said: Box::default(), button: false, marked };
    Some((at + gap, class))
}

/// A stamp or a button at the end of a line, with the separators round it; where it begins.
pub(super) fn at_end(folded: &[char]) -> Option<(usize, Class)> {
    let from = folded.len().saturating_sub(TAIL);
    if !frame::may_end_in_stamp(&folded[from..]) {
        return None;
    }
    for at in from.max(1)..folded.len() {
        let begins = frame::is_separator(folded[at - 1]) || is_stop(folded[at - 1]);
        if !begins || frame::is_separator(folded[at]) || folded[at].is_whitespace() {
            continue;
        }
        let start =
            folded[..at].iter().rposition(|c| !frame::is_separator(*c)).map_or(0, |last| last + 1);
        if start == 0 {
            continue;
        }
        let rest: String = folded[at..].iter().collect();
        match stamp_line(&rest, &folded[at..]) {
            Some(Class::Stamp { stamp, said, button, .. }) if stamp.day != Day::Clock => {
                let marked = folded[start..at].iter().any(|c| !c.is_whitespace());
                return Some((start, Class::Stamp { stamp, said, button, marked }));
            }
            // A word of a button alone may be a title's last word.
            Some(Class::Button) => {
                return Some((start, Class::Button));
            }
            _ => {}
        }
    }
    None
}
