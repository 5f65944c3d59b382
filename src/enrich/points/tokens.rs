//! What a text is about, taken apart: pairs of Han characters; stems and pairs of stems in English.
//!
//! Nothing here knows a language's words beyond a list of those that mean nothing, and nothing is allocated.

use crate::text::charset::CharSet;
use crate::text::letter::is_alphanumeric;
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// Han characters that mean nothing by themselves.
static STOP_HAN: CharSet = CharSet::of(
    "的了是在和与及或也都就而着中上下为对以将把被从到等这那其之于有会要能可更最不我你他她它们个一",
);

static STOP_ENGLISH: WordList = WordList::of(&[
    "a", "about", "after", "also", "an", "and", "are", "as", "at", "be", "been", "before", "but",
    "by", "for", "from", "had", "has", "have", "he", "her", "his", "in", "into", "is", "it", "its",
    "not", "of", "on", "or", "our", "over", "said", "she", "than", "that", "the", "their", "these",
    "they", "this", "those", "to", "was", "we", "were", "which", "who", "will", "with", "would",
]);

/// What a text may be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Two Han characters.
    Han([char; 2]),
    /// A stem.
    Stem(&'a [char]),
    /// Two stems, one behind the other.
    Stems(&'a [char], &'a [char]),
}

/// Hands on the tokens of folded text, in order, with repetitions.
pub(super) fn tokens<'a>(folded: &'a [char], mut add: impl FnMut(Token<'a>)) {
    let mut previous_han: Option<char> = None;
    let mut previous_stem: Option<&[char]> = None;
    let mut at = 0;
    while at < folded.len() {
        let c = folded[at];
        if is_han(c) {
            let here = (!STOP_HAN.contains(c)).then_some(c);
            if let (Some(before), Some(c)) = (previous_han, here) {
                add(Token::Han([before, c]));
            }
            previous_han = here;
            previous_stem = None;
            at += 1;
        } else if is_alphanumeric(c) {
            let word = &folded[at..word_end(folded, at)];
            at += word.len();
            previous_han = None;
            if STOP_ENGLISH.len_at(word, 0) == Some(word.len()) {
                continue;
            }
            let stem = stem(word);
            if let Some(before) = previous_stem {
                add(Token::Stems(before, stem));
            }
            add(Token::Stem(stem));
            previous_stem = Some(stem);
        } else {
            // Quotes and title marks do not part words: 新“三样” is about 新三样.
            if !matches!(c, '“' | '”' | '‘' | '’' | '《' | '》' | ' ') {
                (previous_han, previous_stem) = (None, None);
            }
            at += 1;
        }
    }
}

/// One past the last character of the Latin word or number at `at`.
fn word_end(folded: &[char], at: usize) -> usize {
    let mut end = at;
    while let Some(c) = folded.get(end) {
        if c.is_ascii_alphanumeric() {
            end += 1;
            continue;
        }
        let inner = matches!(c, '.' | ',' | '-' | '\'' | '’')
            && folded.get(end + 1).is_some_and(|c| is_alphanumeric(*c) && !is_han(*c));
        if !(inner || *c == '%' || (is_alphanumeric(*c) && !is_han(*c))) {
            break;
        }
        end += 1;
    }
    end
}

/// An English word without its ending; short words stay, since their endings mostly are none.
fn stem(word: &[char]) -> &[char] {
    const ENDINGS: [&[char]; 6] =
        [&['’', 's'], &['\'', 's'], &['i', 'n', 'g'], &['e', 'd'], &['e', 's'], &['s']];
    if word.iter().map(|c| c.len_utf8()).sum::<usize>() <= 4 {
        return word;
    }
    let stem = ENDINGS.into_iter().find_map(|ending| word.strip_suffix(ending));
    stem.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let folded: Vec<char> = text.chars().collect();
        let mut found: Vec<String> = Vec::new();
        tokens(&folded, |token| {
            found.push(match token {
                Token::Han(pair) => pair.iter().collect(),
                Token::Stem(stem) => stem.iter().collect(),
                Token::Stems(one, next) => one.iter().chain(&['_']).chain(next).collect(),
            });
        });
        assert_eq!(found, expected);
    }

    #[test]
    fn pairs_han_characters_across_quotes_but_not_across_commas() {
        check("新“三样”出口,增长", &["新三", "三样", "样出", "出口", "增长"]);
    }

    #[test]
    fn leaves_out_what_means_nothing() {
        check("the trains halted", &["train", "train_halt", "halt"]);
    }
}
