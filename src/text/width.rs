//! Which characters are Han, which are wide, and which belong to Chinese punctuation.

use unicode_width::UnicodeWidthChar;

/// Whether `c` is a Han character (Unicode script Han, without the radicals and the strokes).
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' | '々' | '〇')
}

/// Whether `c` is a Korean letter or syllable; Korean puts spaces between words.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}' | '\u{FFA0}'..='\u{FFDC}')
}

/// Whether `c` takes two columns (Unicode Standard Annex #11: East Asian Width W or F).
pub fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

/// How many columns of a terminal `c` takes: 0, 1 or 2; 0 for control characters.
pub fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// Whether `c` is punctuation of Chinese text, whichever its width: 、。，「」《》 and the curled quotes and dashes.
pub fn is_chinese_punctuation(c: char) -> bool {
    matches!(c,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}'
        | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}'
        | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// How long a text is to a reader of Chinese: characters without white space.
pub fn han_length(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// How long a text is to a reader of English: words between white space.
pub fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}
