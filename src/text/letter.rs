//! Whether a character is a letter or a digit, at once for what Chinese and English texts are made of.
//!
//! The answers are those of the standard library, whose tables are searched at length for every Han character and every
//! curled quotation mark.

/// What [`char::is_alphabetic`] says.
#[inline]
pub fn is_alphabetic(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphabetic(),
        _ if is_syllable(c) => true,
        _ if is_mark(c) => false,
        _ => c.is_alphabetic(),
    }
}

/// What [`char::is_alphanumeric`] says.
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        '\0'..='\x7F' => c.is_ascii_alphanumeric(),
        _ if is_syllable(c) => true,
        _ if is_mark(c) => false,
        _ => c.is_alphanumeric(),
    }
}

/// Whether a character is Han or a syllable of Korean.
fn is_syllable(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Whether a character is for private use or of the marks that Chinese and English texts have: neither letter nor digit.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}'
        | '\u{E000}'..='\u{F8FF}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
