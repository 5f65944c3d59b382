//! English headings in a paragraph: they end where a word goes on with a capital (`outlookThe`).
//!
//! | sign | |
//! |---|---|
//! | the joint | a word of small letters goes straight on with a capital: with a word that begins sentences, or one that the text has |
//! | the beginning | the paragraph's, or a full stop with the next word straight behind it (`year.Market`) |
//! | the words | between the end of a sentence and the joint: few, and no mark among them |
//!
//! `YouTube`, `iPhone`, `McDonald` and `Node.js` have no sentence's first word in them.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::Heading;

/// Words that begin sentences, and no second half of a name.
const OPENERS: &[&str] = &[
    "The",
    "A",
    "An",
    "In",
    "On",
    "It",
    "Its",
    "We",
    "They",
    "He",
    "She",
    "This",
    "That",
    "These",
    "Those",
    "But",
    "And",
    "As",
    "At",
    "For",
    "From",
    "With",
    "While",
    "When",
    "After",
    "Before",
    "Since",
    "Last",
    "More",
    "Most",
    "Some",
    "Many",
    "Our",
    "Their",
    "His",
    "Her",
    "There",
    "If",
    "Not",
    "Now",
    "Under",
    "According",
    "By",
    "To",
    "Of",
    "Both",
    "One",
    "However",
    "Although",
    "Because",
    "During",
    "Despite",
    "Over",
    "Until",
    "Nearly",
    "About",
    "Each",
    "Every",
    "Few",
    "Several",
    "What",
    "Why",
    "How",
    "Who",
    "You",
    "Your",
    "I",
    "Analysts",
    "Officials",
    "Researchers",
    "Meanwhile",
];

/// Longest heading, in words.
const LONGEST: usize = 9;

/// Whether any small letter or full stop goes straight on with a capital.
pub(super) fn may_be(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| {
        (pair[0].is_ascii_lowercase() || matches!(pair[0], b'.' | b'!' | b'?'))
            && pair[1].is_ascii_uppercase()
    })
}

/// The headings, and the full stops without a space behind them.
pub(super) fn find(chars: &[char]) -> (Vec<Heading>, Vec<usize>) {
    let mut headings: Vec<Heading> = Vec::new();
    let mut stops = Vec::new();
    // Few paragraphs have a joint that asks for them.
    let known = LazyCell::new(|| small_words(chars));
    // Where the present sentence begins, and whether it stands straight behind a full stop.
    let first = first_letter(chars, 0);
    let (mut start, mut glued) = (first, false);
    for at in 1..chars.len() {
        let before = chars[at - 1];
        if matches!(before, '.' | '!' | '?' | '"' | '”') && is_end(chars, at - 1) {
            let next = first_letter(chars, at);
            if chars[at].is_ascii_uppercase() && before != '"' && before != '”' {
                if is_opener(chars, at) {
                    stops.push(at - 1);
                }
                (start, glued) = (at, true);
            } else if chars[at].is_whitespace() {
                (start, glued) = (next, false);
            }
        }
        let joint = before.is_ascii_lowercase() && chars[at].is_ascii_uppercase();
        let opens = || is_opener(chars, at) || known.contains(&word(chars, at).to_lowercase());
        if joint && ends_in_word(chars, at) && opens() && is_heading(chars, start, at) {
            let alone = start == first;
            headings.push(Heading { range: start..at, signs: 1 + u8::from(glued || alone) });
            if glued && stops.last() == start.checked_sub(1).as_ref() {
                stops.pop();
            }
            (start, glued) = (at, false);
        }
    }
    (headings, stops)
}

/// How far the article's title goes at the beginning of a paragraph, if a capital stands straight behind it.
pub(super) fn title(chars: &[char], title: &str) -> Option<usize> {
    const SHORTEST: usize = 12;
    let title: Vec<char> = title.trim().chars().collect();
    let first = first_letter(chars, 0);
    let end = first + title.len();
    let glued = chars.get(end).is_some_and(char::is_ascii_uppercase)
        && title.last().is_some_and(|c| c.is_ascii_lowercase() || matches!(c, '?' | '!' | '.'));
    let text = chars.len() > end + 40;
    (title.len() >= SHORTEST && chars[first..].starts_with(&title) && glued && text).then_some(end)
}

/// The words that the text has in small letters.
fn small_words(chars: &[char]) -> BTreeSet<String> {
    chars
        .split(|c| !c.is_alphanumeric())
        .filter(|word| word.len() >= 3 && word.iter().all(char::is_ascii_lowercase))
        .map(|word| word.iter().collect())
        .collect()
}

fn word(chars: &[char], at: usize) -> String {
    chars[at..].iter().take(30).take_while(|c| c.is_ascii_alphabetic()).collect()
}

fn first_letter(chars: &[char], from: usize) -> usize {
    from + chars[from..].iter().take_while(|c| c.is_whitespace()).count()
}

/// Whether a mark ends a sentence: a word of small letters or a figure stands before it, and no address goes on behind it.
fn is_end(chars: &[char], mark: usize) -> bool {
    let word = chars[..mark].iter().rev().take_while(|c| c.is_ascii_alphabetic()).count();
    let word = if mark > 0 && chars[mark - 1].is_ascii_lowercase() { word } else { 0 };
    let token = |c: &&char| !c.is_whitespace();
    let mut round = chars[..mark].iter().rev().take(60).take_while(token);
    let address = round.any(|c| matches!(c, '/' | '@' | '.' | '_' | '\\'))
        || chars[mark + 1..]
            .iter()
            .take(60)
            .take_while(token)
            .any(|c| matches!(c, '/' | '@' | '_'));
    let closed =
        matches!(chars[mark], '"' | '”') && mark > 0 && matches!(chars[mark - 1], '.' | '!' | '?');
    closed || (word >= 3 || mark > 0 && matches!(chars[mark - 1], '%' | ')')) && !address
}

/// Whether a whole word that begins sentences stands at `at`.
fn is_opener(chars: &[char], at: usize) -> bool {
    const LONGEST: usize = 11;
    let letters = chars[at..].iter().take(LONGEST + 1).take_while(|c| c.is_ascii_alphabetic());
    let len = letters.count();
    let ends = chars.get(at + len).is_some_and(|c| matches!(c, ' ' | ','));
    ends && len <= LONGEST && {
        let word: String = chars[at..at + len].iter().collect();
        OPENERS.contains(&word.as_str())
    }
}

/// Whether small letters, three at least, stand before `at`.
fn ends_in_word(chars: &[char], at: usize) -> bool {
    chars[..at].iter().rev().take_while(|c| c.is_ascii_lowercase()).count() >= 3
}

/// Few words without a mark, the first with a capital; and a sentence behind them.
fn is_heading(chars: &[char], start: usize, end: usize) -> bool {
    if start >= end || end - start > 90 || end - start < 4 {
        return false;
    }
    let words = &chars[start..end];
    let plain =
        words.iter().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '’' | '\'' | '&'));
    let count = words.split(|c| *c == ' ').filter(|word| !word.is_empty()).count();
    let behind = chars[end..].iter().take(400).collect::<String>();
    let sentence = behind.split(' ').count() >= 6 && behind.contains(['.', '!', '?']);
    plain && count <= LONGEST && words[0].is_ascii_uppercase() && sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, headings: &[(&str, u8)], stops: usize) {
        let chars: Vec<char> = text.chars().collect();
        let (found, found_stops) = find(&chars);
        let found: Vec<(String, u8)> =
            found.into_iter().map(|one| (chars[one.range].iter().collect(), one.signs)).collect();
        let expected: Vec<(String, u8)> =
            headings.iter().map(|(words, signs)| ((*words).to_owned(), *signs)).collect();
        assert_eq!((found, found_stops.len()), (expected, stops));
    }

    #[test]
    fn a_heading_between_a_full_stop_and_a_sentence() {
        check(
            "Sales fell for a third year.Market outlookThe mill expects orders to rise again in spring.",
            &[("Market outlook", 2)],
            0,
        );
    }

    #[test]
    fn a_heading_at_the_beginning() {
        check(
            "Water levelsThe river rose by two metres overnight and is still rising.",
            &[("Water levels", 2)],
            0,
        );
    }

    #[test]
    fn a_joint_alone_is_one_sign() {
        check(
            "The mill fell silent. Its new ownersThe brothers bought the mill in May for a song.",
            &[("Its new owners", 1)],
            0,
        );
    }

    #[test]
    fn a_text_that_begins_with_a_word_of_the_text() {
        check(
            "The firm raised fares twice.Outlook for springFares will stay as they are until April.",
            &[("Outlook for spring", 2)],
            0,
        );
    }

    #[test]
    fn a_full_stop_without_a_space() {
        check("The shop held its last sale.The owner will retire to the coast.", &[], 1);
    }

    #[test]
    fn names_and_addresses_are_whole() {
        check("YouTube and McDonald use Node.js, ASP.NET and www.example.com/The page.", &[], 0);
        check("He left the U.S.The ship sailed. See docs.The/path for more of it.", &[], 0);
        check("The iPhone sold well in the spring.", &[], 0);
    }
}
