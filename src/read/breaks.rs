//! What a line end inside a paragraph means: nothing between Chinese characters, else a space.
//!
//! Source: CSS Text 4, §4.1.3, segment break transformation rules. Dropped where both sides are East Asian wide, full or
//! half width and neither is Hangul, since Korean puts spaces between words; and where one side is such a character and
//! the other punctuation of ambiguous width (curled quotes, dashes). One step further than CSS: between two such marks
//! the characters behind them decide, so that `。”` and `“第` are joined, and `.”` and `“T` are not.

use crate::text::width::{is_chinese_punctuation, is_hangul, is_wide};

/// What stands on one side of a line end.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Side {
    /// The character next to the line end.
    near: Option<char>,
    /// The nearest character that is no punctuation of ambiguous width.
    solid: Option<char>,
}

impl Side {
    /// The left side, when `text` follows what stood there.
    pub(super) fn then(self, text: &str) -> Self {
        let near = text.chars().next_back().or(self.near);
        Self { near, solid: text.chars().rev().find(|c| !is_ambiguous(*c)).or(self.solid) }
    }

    /// The right side, when `text` precedes what stood there.
    pub(super) fn preceded_by(self, text: &str) -> Self {
        let near = text.chars().next().or(self.near);
        Self { near, solid: text.chars().find(|c| !is_ambiguous(*c)).or(self.solid) }
    }
}

/// Whether a line end between the two sides shows nothing.
pub(super) fn joins(before: Side, after: Side) -> bool {
    let (Some(left), Some(right)) = (before.near, after.near) else { return false };
    if left == '\u{200B}' || right == '\u{200B}' {
        return true;
    }
    match (is_east_asian(left), is_east_asian(right)) {
        (true, true) => true,
        (true, false) => is_ambiguous(right),
        (false, true) => is_ambiguous(left),
        (false, false) => {
            is_ambiguous(left)
                && is_ambiguous(right)
                && before.solid.is_some_and(is_east_asian)
                && after.solid.is_some_and(is_east_asian)
        }
    }
}

fn is_east_asian(c: char) -> bool {
    let half_width = matches!(c, '\u{FF61}'..='\u{FF9F}' | '\u{FFE8}'..='\u{FFEE}');
    (is_wide(c) || half_width) && !is_hangul(c)
}

fn is_ambiguous(c: char) -> bool {
    is_chinese_punctuation(c) && !is_east_asian(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str, joined: bool) {
        let sides = (Side::default().then(before), Side::default().preceded_by(after));
        assert_eq!(joins(sides.0, sides.1), joined, "{before:?} {after:?}");
    }

    #[test]
    fn chinese_and_japanese_are_joined() {
        check("山", "水", true);
        check("山，", "水", true);
        check("ヤマ", "かわ", true);
        check("ﾔﾏ", "山", true);
    }

    #[test]
    fn latin_and_korean_are_not() {
        check("hill", "river", false);
        check("山", "river", false);
        check("2024", "年", false);
        check("산", "강", false);
    }

    #[test]
    fn curled_quotes_and_dashes_go_with_chinese() {
        check("他说：", "“好", true);
        check("好”", "他", true);
        check("山——", "水", true);
    }

    #[test]
    fn two_marks_go_by_what_is_behind_them() {
        check("好。”", "“行", true);
        check("Good.”", "“Fine", false);
    }

    #[test]
    fn nothing_on_a_side_is_not_joined() {
        check("", "水", false);
    }
}
