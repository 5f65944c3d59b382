//! Quotation marks, which OpenCC leaves alone: “ ” and ‘ ’ in Simplified text, 「 」 and 『 』 in Traditional text.

use crate::text::width::is_han;

/// Curled quotes to corner brackets, outer to 「 」, inner to 『 』, by depth. An apostrophe between Latin letters stays, and so do
/// quotes in a text without Han.
pub(super) fn to_corners(text: &str) -> String {
    if !text.contains(['“', '”', '‘', '’']) || !text.chars().any(is_han) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let latin = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphanumeric() && !is_han(*c))
    };
    chars
        .iter()
        .enumerate()
        .map(|(at, c)| match c {
            '“' => '「',
            '”' => '」',
            '‘' if !latin(at.checked_sub(1)) || !latin(Some(at + 1)) => '『',
            '’' if !latin(at.checked_sub(1)) || !latin(Some(at + 1)) => '』',
            c => *c,
        })
        .collect()
}

/// Corner brackets to curled quotes.
pub(super) fn to_curled(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '「' => '“',
            '」' => '”',
            '『' => '‘',
            '』' => '’',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_follow_the_script() {
        assert_eq!(to_corners("他说“‘双11’来了”。"), "他说「『双11』来了」。");
        assert_eq!(to_curled("他說「『雙11』來了」。"), "他說“‘雙11’來了”。");
    }

    #[test]
    fn apostrophes_and_english_stay() {
        assert_eq!(to_corners("麦当劳McDonald’s开店"), "麦当劳McDonald’s开店");
        assert_eq!(to_corners("He said “no”."), "He said “no”.");
    }
}
