//! One look at a line as it stands, without putting its bytes together: clean text costs no more.
//!
//! Invariant: where it says no, the line has no window that is damaged.

use crate::text::gbk;

use super::super::pinyin::is_pinyin_letter;
use super::stream::{is_cut, may_be_annotated, widened_between};
use super::window::{DAMAGE, Surprise, is_stop};

/// Whether a line of a page without annotations may be damaged.
pub(super) fn may_be_damaged(text: &str) -> bool {
    if text.is_ascii() && text.contains(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let mut reading = Surprise::behind('\0');
    let mut before = [None; 2];
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let behind = chars.clone().next();
        if matches!(c, '?' | '？') {
            let stray = before[1].is_some_and(is_stop) || behind.is_some_and(is_stop);
            if stray || behind.is_some_and(is_pinyin_letter) {
                return true;
            }
            reading = Surprise::behind(c);
        } else if is_cut(widened_between(before, c, behind)) {
            reading = Surprise::behind(c);
        } else {
            let is_annotated = behind == Some('(')
                && may_be_annotated(c)
                && chars.clone().nth(1).is_some_and(is_pinyin_letter);
            if is_annotated || gbk::is_user_defined(c) || reading.of(c) > DAMAGE {
                return true;
            }
        }
        before = [before[1], Some(c)];
    }
    false
}
