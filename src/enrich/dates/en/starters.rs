//! The words with which an English expression of time can begin; all others are passed over at once.

use std::sync::LazyLock;

use super::super::festival::FESTIVALS;
use super::words::{WEEKDAYS, Words, month, season, unit, weekday};
use crate::text::wordset::WordSet;

const STARTERS: &str = "the this last next that same previous past current coming upcoming following \
    earlier later early mid late beginning start end q h w final week twenties thirties forties fifties \
    sixties seventies eighties nineties fiscal fy financial yesterday today tonight tomorrow day a an in \
    turn year quarter fortnight heisei showa shōwa reiwa taisho meiji fifteen sixteen seventeen \
    eighteen nineteen spring summer autumn fall winter half recently now weekend these one two three four five six seven eight nine ten eleven twelve \
    january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep sept oct nov dec \
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth \
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty thirtieth thirty";

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
        Some(b'a'..=b'z') => WORDS.contains(word),
        _ => false,
    }
}

/// Whether an expression may begin at token `at`: the commonest words begin one only before certain others.
pub(super) fn may_stand(words: &Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    if !may_begin(word) {
        return false;
    }
    let next = words.word(at + 1);
    match word {
        "the" => may_begin(next) || matches!(next, "full" | "middle" | "month"),
        "a" | "an" => {
            unit(next).is_some() || matches!(next, "half" | "fortnight" | "past" | "and" | "-")
        }
        "in" => next == "recent" || words.count(at + 1).is_some(),
        "that" => {
            matches!(next, "same" | "weekend" | "school" | "academic" | "fortnight")
                || matches!(next, "morning" | "afternoon" | "evening" | "night")
                || unit(next).is_some()
                || weekday(next).is_some()
                || month(next).is_some()
                || season(next).is_some()
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::number_words;

    #[test]
    fn every_month_and_ordinal_may_begin() {
        let words = STARTERS.split_whitespace();
        let months = words.clone().filter(|word| month(word).is_some()).count();
        let begins_ordinal = |word: &&str| {
            matches!(*word, "twenty" | "thirty") || number_words::ordinal(word).is_some()
        };
        let ordinals = words.filter(begins_ordinal).count();
        assert_eq!((months, ordinals), (24, 23));
    }
}
