//! The words with which an English expression of time can begin; all others are passed over at once.

use std::sync::LazyLock;

use super::super::festival::FESTIVALS;
use super::words::{WEEKDAYS, month, ordinal_word};
use crate::text::wordset::WordSet;

const STARTERS: &str = "the this last next that same previous past current coming upcoming following \
    earlier later early mid late beginning start end q h w final week twenties thirties forties fifties \
    sixties seventies eighties nineties fiscal fy financial yesterday today tonight tomorrow day a an in \
    turn year quarter fortnight heisei showa shōwa reiwa taisho meiji fifteen sixteen seventeen \
    eighteen nineteen spring summer autumn fall winter half recently now weekend these one two three four five six seven eight nine ten eleven twelve";

static WORDS: LazyLock<WordSet> = LazyLock::new(|| {
    let names = FESTIVALS.iter().flat_map(|festival| festival.names.iter());
    let first = names.filter_map(|name| name.split([' ', '-', '.']).next());
    let weekdays = WEEKDAYS.iter().map(|(name, _)| *name);
    WordSet::of(first.chain(STARTERS.split_whitespace()).chain(weekdays).map(|word| (word, ())))
});

/// The first words of the names of days, up to an apostrophe.
static FESTIVAL_WORDS: LazyLock<WordSet> = LazyLock::new(|| {
    let names = FESTIVALS.iter().flat_map(|festival| festival.names.iter().chain(festival.weak));
    let first = names.filter_map(|name| name.split([' ', '-', '.', '\'']).next());
    WordSet::of(first.map(|word| (word, ())))
});

/// Whether the name of a day may begin with a word in lower case.
pub(super) fn begins_festival(word: &str) -> bool {
    FESTIVAL_WORDS.contains(word.split(['\'', '’']).next().unwrap_or_default())
}

/// Whether an expression may begin with a word in lower case.
pub(super) fn may_begin(word: &str) -> bool {
    match word.as_bytes().first() {
        Some(b'0'..=b'9' | b'\'') => true,
        _ if word == "’" => true,
        Some(b'a'..=b'z') => WORDS.contains(word) || month(word).is_some() || ordinal_word(word),
        _ => false,
    }
}
