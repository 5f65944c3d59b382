//! Which line is the title.

use crate::text::script;
use crate::text::width::{han_length, word_count};

/// Longest title: characters of a Chinese one, words of an English one.
const LONGEST: (usize, usize) = (60, 25);

/// Whether a line may be a title by its form: not long, and it does not end as a sentence does.
pub(super) fn is_title_like(text: &str) -> bool {
    let text = text.trim();
    let ends_open = text.ends_with(['。', '，', '；', '：', ',', ';', ':', '、', '.'])
        && !text.ends_with("...");
    let short = if script::detect(text).is_chinese() {
        han_length(text) <= LONGEST.0
    } else {
        word_count(text) <= LONGEST.1
    };
    !text.is_empty()
        && short
        && !ends_open
        && !text.contains('。')
        && text.chars().any(char::is_alphabetic)
}

/// Whether the first line of a plain text is its title: title-like, and what follows is a line of metadata or a
/// longer text.
pub(super) fn is_title(first: &str, next: Option<&str>, next_is_meta: bool) -> bool {
    let quote = first.starts_with(['“', '「', '"'])
        && first.ends_with(['”', '」', '"', '！', '!', '？', '?']);
    is_title_like(first)
        && !quote
        && (next_is_meta || next.is_some_and(|next| han_length(next) > han_length(first) * 3 / 2))
}

/// Whether a line of plain text between paragraphs is a heading: short, and it does not end as a sentence or a verse does.
pub(super) fn is_heading(text: &str) -> bool {
    let short = if script::detect(text).is_chinese() {
        han_length(text) <= 40
    } else {
        word_count(text) <= 12
    };
    let ends = text.ends_with([
        '。', '！', '？', '…', '；', '：', '，', '、', '.', '!', '?', ';', ':', ',', '”', '」',
        '"', ')', '）', '】',
    ]);
    let opens = text.starts_with(['“', '「', '"', '（', '(', '【', '[', '-', '—', '*', '•']);
    let ends_in_quote = text.ends_with(['”', '」']);
    short && !opens && (!ends || ends_in_quote) && text.chars().any(char::is_alphabetic)
}
