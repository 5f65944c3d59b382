//! Short fingerprints of paragraphs: whether a text says what it said, whatever its typography.
//!
//! White space, width and the forms of quotation marks, dashes and dots do not count; every other character does, the
//! script too. A fingerprint is for people to see and compare, not for secrets: 48 bits of BLAKE3.

use super::width::is_han;

/// The fingerprint of a text: twelve hexadecimal digits.
pub fn fingerprint(text: &str) -> String {
    let hash = blake3::hash(folded(text).as_bytes());
    hash.as_bytes()[..6].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The text without what does not count. A space counts only between two letters or digits that are no Han.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars().map(fold) {
        if c.is_whitespace() {
            space = true;
        } else if !is_invisible(c) {
            let word = |c: char| c.is_alphanumeric() && !is_han(c);
            if space && word(c) && folded.ends_with(word) {
                folded.push(' ');
            }
            space = false;
            match c {
                // An ellipsis is one character, two or three; a dash one or two.
                '…' if folded.ends_with("...") => {}
                '…' => folded.push_str("..."),
                '-' if folded.ends_with('-') => {}
                _ => folded.push(c),
            }
        }
    }
    folded
}

fn fold(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' => '"',
        '‘' | '’' | '‛' => '\'',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '。' | '｡' => '.',
        _ => c,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FE0F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, same: bool) {
        assert_eq!(
            fingerprint(one) == fingerprint(other),
            same,
            "{} {}",
            folded(one),
            folded(other)
        );
    }

    #[test]
    fn typography_does_not_count() {
        check("渡轮公司：“７月１日起，夜里也开船。”", "渡轮公司:「7月1日起,夜里 也开船。」", true);
        check("It is  “late” — very", "It is \"late\" - very", true);
        check("晚点……不过——开了", "晚点...不过—开了", true);
        check("全长 1.2 公里", "全长1.2公里", true);
        check("\u{FEFF}Ferries\u{200B} sail", "Ferries\nsail", true);
    }

    #[test]
    fn words_figures_and_script_count() {
        check("票价25元", "票价26元", false);
        check("now here", "nowhere", false);
        check("渡轮", "渡輪", false);
        check("5 to 6", "5 to -6", false);
    }

    #[test]
    fn is_short_and_does_not_change() {
        assert_eq!(fingerprint("渡口夜里也开船。"), "547214ac5c46");
    }
}
