//! How likely a text is, whatever its language: the judge between two readings of the same bytes.
//!
//! Chinese is judged by the bigrams of words (`bigrams`); other scripts only by what stands beside what: a Hangul
//! syllable behind another is no surprise, an accented capital behind a small letter is one, and a control code has no
//! business in a text. Enough to tell a language from a wrong reading of another, never to tell two spellings apart.
//! Values are natural logarithms; only their differences mean anything.

use crate::text::bigrams;
use crate::text::gbk;
use crate::text::width::{is_han, is_hangul};

/// What a character costs that no text has: control codes, and U+FFFD for bytes that could not be read.
pub const NO_TEXT: f32 = -22.0;

/// The commonest Hangul syllables: half of a Korean text.
const COMMON_HANGUL: &str = "이다는을의에고가하지도로한기사를은인자대시어리서정일부수아보나원라상으전해장제공과스그있들년만";

/// The log-probability of `text`, its characters one after another.
pub fn log_probability(text: impl Iterator<Item = char>) -> f32 {
    let mut previous = '\n';
    let mut sum = 0.0;
    for c in text {
        sum += behind(previous, c);
        previous = c;
    }
    sum
}

/// The log-probability of `c` behind `previous`.
pub fn behind(previous: char, c: char) -> f32 {
    match c {
        '\n' | '\r' | '\t' => -4.0,
        ' ' => {
            if previous == ' ' {
                -3.0
            } else {
                -2.5
            }
        }
        'a'..='z' | 'A'..='Z' => latin(previous, c),
        '0'..='9' => {
            if previous.is_ascii_digit() {
                -2.5
            } else {
                -4.5
            }
        }
        '\u{80}'..='\u{9F}' | '\0'..='\u{1F}' | '\u{7F}' | '\u{FFFD}' => NO_TEXT,
        '\u{A0}' | '\u{3000}' => -5.0,
        '“' | '”' | '‘' | '’' | '—' | '–' | '…' | '·' | '•' if !near_han(previous) => {
            western_mark(previous, c)
        }
        '°' | '§' | '©' | '®' | '£' | '€' | '±' | '²' | '«' | '»' | '½' | '™' => {
            if is_accented(previous) {
                -11.0
            } else {
                -8.0
            }
        }
        '\u{A1}'..='\u{BF}' | '×' | '÷' => -12.0,
        '\u{C0}'..='\u{24F}' => accented(previous, c),
        '\u{370}'..='\u{3FF}' | '\u{400}'..='\u{52F}' => letter(previous, c, -3.8, -9.0),
        '\u{5D0}'..='\u{6FF}' | '\u{900}'..='\u{E7F}' => letter(previous, c, -4.5, -11.0),
        '\u{1E00}'..='\u{1EFF}' => accented(previous, c) - 1.0,
        '\u{3041}'..='\u{3096}' => -4.2,
        'ー' | '\u{30A1}'..='\u{30FA}' => -5.5,
        '\u{FF61}'..='\u{FF9F}' => -9.0,
        _ if is_hangul(c) => hangul(previous, c),
        _ if is_han(c) && is_hangul(previous) => bigrams::log_probability(previous, c) - 4.0,
        _ if gbk::is_user_defined(c) => -25.0,
        _ => bigrams::log_probability(previous, c),
    }
}

fn near_han(previous: char) -> bool {
    is_han(previous) || matches!(previous, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
}

fn latin(previous: char, c: char) -> f32 {
    let turns_large = c.is_ascii_uppercase() && previous.is_lowercase();
    if previous.is_ascii_alphabetic() || is_accented(previous) {
        if turns_large { -7.0 } else { -3.2 }
    } else if is_han(previous) || is_hangul(previous) {
        -8.0
    } else {
        -4.0
    }
}

/// A letter with an accent: common behind a plain letter, rare behind another of its kind.
fn accented(previous: char, c: char) -> f32 {
    let misplaced = match previous {
        _ if c.is_uppercase() && previous.is_lowercase() => 8.0,
        _ if is_accented(previous) => 5.0,
        'a'..='z' | 'A'..='Z' | ' ' | '\n' | '\'' | '’' | '“' | '«' => 0.0,
        _ => 5.0,
    };
    -6.0 - misplaced
}

fn is_accented(c: char) -> bool {
    matches!(c, '\u{A1}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Curled quotes, dashes and the like in Western text.
fn western_mark(previous: char, mark: char) -> f32 {
    let opens = matches!(mark, '“' | '‘');
    let at_start = previous.is_whitespace() || matches!(previous, '(' | '“' | '‘' | '—' | '–');
    let misplaced = match mark {
        '“' | '‘' if !at_start => 4.0,
        '”' | '’' if previous.is_whitespace() => 3.0,
        _ if is_accented(previous) && !previous.is_alphabetic() => 4.0,
        _ => 0.0,
    };
    if opens || matches!(mark, '”' | '’') { -5.0 - misplaced } else { -6.5 - misplaced }
}

fn letter(previous: char, c: char, inside: f32, apart: f32) -> f32 {
    let same_block = previous as u32 >> 8 == c as u32 >> 8;
    let misplaced = if c.is_uppercase() && previous.is_lowercase() { 6.0 } else { 0.0 };
    (if same_block { inside } else { apart }) - misplaced
}

fn hangul(previous: char, c: char) -> f32 {
    let alone = if COMMON_HANGUL.contains(c) { -4.4 } else { -6.8 };
    if is_han(previous) { alone - 3.0 } else { alone }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(likelier: &str, other: &str) {
        let value = |text: &str| log_probability(text.chars());
        assert!(value(likelier) > value(other), "{} {}", value(likelier), value(other));
    }

    #[test]
    fn prefers_a_text_to_its_bytes_read_wrongly() {
        check("电商", "µçÉÌ");
        check("电商平台", "鐢靛晢骞冲彴");
        check("café société", "caf閟oci閠�");
        check("한국 경제 성장", "茄惫 版力 己厘");
        check("網路購物", "呼隔潦");
    }

    #[test]
    fn prefers_quotes_where_they_belong() {
        check("He said “yes” again", "He said 搚es?again");
    }
}
