//! One look at a line as it stands, without putting its bytes together: clean text costs no more.
//!
//! Invariant: a line that is called sound has no window, and one that is called odd no window that is damaged and no
//! annotation.

use crate::text::gbk;

use super::super::pinyin::is_pinyin_letter;
use super::stream::{is_cut, may_be_annotated, widened_between};
use super::window::{DAMAGE, SURPRISE, Surprise, is_stop};

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// Nothing of it is searched.
    Sound,
    /// Some of it may read better otherwise.
    Odd,
    /// Some of it may be damaged beyond doubt.
    Damaged,
}

/// What the line `text` looks like; of a page without annotations only Chinese lines are searched.
pub(super) fn look(text: &str, is_annotated: bool) -> Look {
    if !is_annotated && text.is_ascii() && text.contains(|c: char| c.is_ascii_alphabetic()) {
        return Look::Sound;
    }
    let mut look = Look::Sound;
    let mut reading = Surprise::behind('\0');
    let mut before = [None; 2];
    let mut chars = text.chars();
    let mut behind = chars.next();
    while let Some(c) = behind {
        behind = chars.next();
        let marked = match c {
            '?' | '？' => {
                let stray = before[1].is_some_and(is_stop) || behind.is_some_and(is_stop);
                if stray || behind.is_some_and(is_pinyin_letter) {
                    return Look::Damaged;
                }
                // A mark behind it may make it a place to look at.
                let alone = behind.is_some_and(|c| c.is_alphanumeric() || c.is_whitespace());
                look = if alone { look } else { Look::Odd };
                true
            }
            _ => is_cut(widened_between(before, c, behind)),
        };
        if marked {
            reading = Surprise::behind(c);
            look = if matches!(c, '!' | '！') { Look::Odd } else { look };
        } else {
            let is_annotated = behind == Some('(')
                && may_be_annotated(c)
                && chars.clone().next().is_some_and(is_pinyin_letter);
            let surprise = reading.of(c);
            if is_annotated || gbk::is_user_defined(c) || surprise > DAMAGE {
                return Look::Damaged;
            }
            look = if surprise > SURPRISE { Look::Odd } else { look };
        }
        before = [before[1], Some(c)];
    }
    look
}
