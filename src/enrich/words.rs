//! Lists of words that the finders look for, read from one data file.
//!
//! They are data and not code, so that an editor of the lists needs no compiler in the head. In the file words are
//! separated by `|`; `_` stands for a blank, since blanks at the ends of words count.

use std::sync::LazyLock;

use crate::text::wordlist::WordList;

const FILE: &str = include_str!("data/words.txt");

/// The file with its blanks put back; `_` is in no word.
static TEXT: LazyLock<String> = LazyLock::new(|| {
    FILE.lines().map(|line| line.replace(' ', "").replace('_', " ") + "\n").collect()
});

/// Words that look like surname and given name.
pub(super) static PERSONS_NO_NAMES: WordList = WordList::made(|| list("persons-no-names"));

/// What may stand before a personal name as its role, longest forms first where one holds another.
pub(super) static PERSONS_ROLES: WordList = WordList::made(|| list("persons-roles"));

/// Roles that are common nouns as well.
pub(super) static PERSONS_COMMON_ROLES: WordList = WordList::made(|| list("persons-common-roles"));

/// What may follow a personal name as its title.
pub(super) static PERSONS_TITLES: WordList = WordList::made(|| list("persons-titles"));

/// What may stand between a name and such a verb.
pub(super) static PERSONS_ASIDES: WordList = WordList::made(|| list("persons-asides"));

/// What may follow a name without a mark between.
pub(super) static PERSONS_FOLLOWING: WordList = WordList::made(|| list("persons-following"));

/// Titles of english.
pub(super) static ENGLISH_TITLES: WordList = WordList::made(|| list("english-titles"));

/// Bodies of english.
pub(super) static ENGLISH_BODIES: WordList = WordList::made(|| list("english-bodies"));

/// Events of english.
pub(super) static ENGLISH_EVENTS: WordList = WordList::made(|| list("english-events"));

/// Places of english.
pub(super) static ENGLISH_PLACES: WordList = WordList::made(|| list("english-places"));

/// Months and days, which have a capital and are no name.
pub(super) static ENGLISH_CALENDAR: WordList = WordList::made(|| list("english-calendar"));

/// Nouns of people, for whom a pronoun behind them may stand.
pub(super) static STANDALONE_PERSONS: WordList = WordList::made(|| list("standalone-persons"));

/// The same in English.
pub(super) static STANDALONE_PERSONS_ENGLISH: WordList =
    WordList::made(|| list("standalone-persons-english"));

/// Words that begin sentences with a capital and are no part of a name.
pub(super) static ENGLISH_PLAIN: WordList = WordList::made(|| list("english-plain"));

/// Given names that are hardly ever anything else, in lower case.
pub(super) static ENGLISH_GIVEN: WordList = WordList::made(|| list("english-given"));

/// What makes or runs things, before or behind its name: battery maker Norvik.
pub(super) static ENGLISH_MAKERS: WordList = WordList::made(|| list("english-makers"));

/// What stands behind the name of a place: Dunmore residents.
pub(super) static ENGLISH_SETTLED: WordList = WordList::made(|| list("english-settled"));

/// What stands behind the name of a body: Norvik shares.
pub(super) static ENGLISH_STAFFED: WordList = WordList::made(|| list("english-staffed"));

/// What stands behind the name of a product: the Kestrel sedan.
pub(super) static ENGLISH_MADE: WordList = WordList::made(|| list("english-made"));

/// Words with a capital that name a people, a faith or a side: no names here.
pub(super) static ENGLISH_NATIONS: WordList = WordList::made(|| list("english-nations"));

/// Endings that only names have.
pub(super) static ORGANISATIONS_STRONG: WordList = WordList::made(|| list("organisations-strong"));

/// What may not stand in front of an ending to make a name of it.
pub(super) static ORGANISATIONS_COMMON: WordList = WordList::made(|| list("organisations-common"));

/// Words before which a name cannot reach back.
pub(super) static ORGANISATIONS_BREAKS: WordList = WordList::made(|| list("organisations-breaks"));

/// After of organisations.
pub(super) static ORGANISATIONS_AFTER: WordList = WordList::made(|| list("organisations-after"));

/// Units of cues.
pub(super) static CUES_UNITS: WordList = WordList::made(|| list("cues-units"));

/// Units english of cues.
pub(super) static CUES_UNITS_ENGLISH: WordList = WordList::made(|| list("cues-units-english"));

/// Openings that need the sentence before. `ALLOWED` has the words that merely begin alike.
pub(super) static STANDALONE_POINTING: WordList = WordList::made(|| list("standalone-pointing"));

/// Allowed of standalone.
pub(super) static STANDALONE_ALLOWED: WordList = WordList::made(|| list("standalone-allowed"));

/// Pointing english of standalone.
pub(super) static STANDALONE_POINTING_ENGLISH: WordList =
    WordList::made(|| list("standalone-pointing-english"));

/// Endings after which a clause is not over.
pub(super) static STANDALONE_OPEN_ENDS: WordList = WordList::made(|| list("standalone-open-ends"));

/// Openings of a clause that leans on another.
pub(super) static STANDALONE_LEANING: WordList = WordList::made(|| list("standalone-leaning"));

/// Words that tie a Chinese sentence to the one before it; dropped only before a comma or colon.
pub(super) static TIGHTEN_TIES: WordList = WordList::made(|| list("tighten-ties"));

/// Words that tie an English sentence to the one before it.
pub(super) static TIGHTEN_TIES_ENGLISH: WordList = WordList::made(|| list("tighten-ties-english"));

/// Openings of units.
pub(super) static UNITS_OPENINGS: WordList = WordList::made(|| list("units-openings"));

/// Anywhere of units.
pub(super) static UNITS_ANYWHERE: WordList = WordList::made(|| list("units-anywhere"));

/// Figure of clauses.
pub(super) static CLAUSES_FIGURE: WordList = WordList::made(|| list("clauses-figure"));

/// Goes on of clauses.
pub(super) static CLAUSES_GOES_ON: WordList = WordList::made(|| list("clauses-goes-on"));

/// After comma of clauses.
pub(super) static CLAUSES_AFTER_COMMA: WordList = WordList::made(|| list("clauses-after-comma"));

/// What an article calls a work after its first mention.
pub(super) static QUOTED_SHORT: WordList = WordList::made(|| list("quoted-short"));

/// Events of quoted.
pub(super) static QUOTED_EVENTS: WordList = WordList::made(|| list("quoted-events"));

/// Verbs of speech: who stands before one speaks.
pub(super) static SPEECH_VERBS: WordList = WordList::made(|| list("speech-verbs"));

/// Verbs of speech in English, in the forms of news.
pub(super) static SPEECH_VERBS_ENGLISH: WordList = WordList::made(|| list("speech-verbs-english"));

/// Deeds and events.
pub(super) static CUES_NEWS: WordList = WordList::made(|| list("cues-news"));

/// Deeds and events in English; stems where a word has several forms.
pub(super) static CUES_NEWS_ENGLISH: WordList = WordList::made(|| list("cues-news-english"));

/// Set phrases: a sentence says as much without them.
pub(super) static CUES_EMPTY: WordList = WordList::made(|| list("cues-empty"));

/// Set phrases of English.
pub(super) static CUES_EMPTY_ENGLISH: WordList = WordList::made(|| list("cues-empty-english"));

/// Hopes and hedges.
pub(super) static CUES_HEDGES: WordList = WordList::made(|| list("cues-hedges"));

/// Hopes and hedges of English, and a writer in the first person.
pub(super) static CUES_HEDGES_ENGLISH: WordList = WordList::made(|| list("cues-hedges-english"));

/// What it comes down to, and what must be done.
pub(super) static CUES_CLAIMS: WordList = WordList::made(|| list("cues-claims"));

/// The same in English.
pub(super) static CUES_CLAIMS_ENGLISH: WordList = WordList::made(|| list("cues-claims-english"));

/// What comes next.
pub(super) static CUES_PLANS: WordList = WordList::made(|| list("cues-plans"));

/// What comes next, in English.
pub(super) static CUES_PLANS_ENGLISH: WordList = WordList::made(|| list("cues-plans-english"));

/// Who came and looked on.
pub(super) static CUES_ATTENDANCE: WordList = WordList::made(|| list("cues-attendance"));

/// Who came and looked on, in English.
pub(super) static CUES_ATTENDANCE_ENGLISH: WordList =
    WordList::made(|| list("cues-attendance-english"));

/// Words that say what is going to be told.
pub(super) static CUES_ANNOUNCES: WordList = WordList::made(|| list("cues-announces"));

/// Words that say what is going to be told, in English.
pub(super) static CUES_ANNOUNCES_ENGLISH: WordList =
    WordList::made(|| list("cues-announces-english"));

/// Verbs whose subject is in the sentence before, if a sentence begins with them.
pub(super) static CUES_BARE_VERBS: WordList = WordList::made(|| list("cues-bare-verbs"));

/// Nouns that do not say which one, if a sentence begins with them.
pub(super) static CUES_BARE_NOUNS: WordList = WordList::made(|| list("cues-bare-nouns"));

/// The same in English.
pub(super) static CUES_BARE_NOUNS_ENGLISH: WordList =
    WordList::made(|| list("cues-bare-nouns-english"));

/// What must be done.
pub(super) static GENRE_DUTY: WordList = WordList::made(|| list("genre-duty"));

/// What must be done, in English.
pub(super) static GENRE_DUTY_ENGLISH: WordList = WordList::made(|| list("genre-duty-english"));

/// The writer of himself.
pub(super) static GENRE_SELF: WordList = WordList::made(|| list("genre-self"));

/// The writer of himself, in English.
pub(super) static GENRE_SELF_ENGLISH: WordList = WordList::made(|| list("genre-self-english"));

/// Praise.
pub(super) static GENRE_PRAISE: WordList = WordList::made(|| list("genre-praise"));

/// Praise, in English.
pub(super) static GENRE_PRAISE_ENGLISH: WordList = WordList::made(|| list("genre-praise-english"));

/// Words to an audience.
pub(super) static GENRE_GREETING: WordList = WordList::made(|| list("genre-greeting"));

/// Words to an audience, in English.
pub(super) static GENRE_GREETING_ENGLISH: WordList =
    WordList::made(|| list("genre-greeting-english"));

/// Times of the day.
pub(super) static GENRE_CLOCK: WordList = WordList::made(|| list("genre-clock"));

/// Times of the day, in English.
pub(super) static GENRE_CLOCK_ENGLISH: WordList = WordList::made(|| list("genre-clock-english"));

/// What only an article about the mainland of China speaks of as its own.
pub(super) static PLACE_MAINLAND: WordList = WordList::made(|| list("place-mainland"));

/// What an article about Taiwan, Hong Kong, Macao or Singapore speaks of.
pub(super) static PLACE_ELSEWHERE: WordList = WordList::made(|| list("place-elsewhere"));

/// Verbs of what a person does in news: of speech, and of what one thinks and hopes.
pub(super) static PERSONS_VERBS: WordList =
    WordList::made(|| [list("speech-verbs"), list("persons-verbs")].concat());

/// Verbs beside a quotation: of speech, and short ones that would be anything elsewhere.
pub(super) static QUOTES_VERBS: WordList =
    WordList::made(|| [list("speech-verbs"), list("quotes-verbs")].concat());

/// What leads an alias in, within brackets.
pub(super) static ALIAS_LEADS: WordList = WordList::made(|| list("alias-leads"));

/// The words under a heading; none if the file lacks it, which a test would notice.
fn list(name: &str) -> Vec<&'static str> {
    let text: &'static str = TEXT.as_str();
    text.lines()
        .skip_while(|line| {
            line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) != Some(name)
        })
        .skip(1)
        .take_while(|line| !line.is_empty())
        .flat_map(|line| line.split('|'))
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_the_file_has_words() {
        let names: Vec<&str> =
            FILE.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).collect();
        assert!(!names.is_empty());
        for name in names {
            assert!(list(name).len() > 5, "{name}");
        }
    }

    #[test]
    fn blanks_at_the_ends_of_words_count() {
        assert!(TEXT.lines().flat_map(|line| line.split('|')).any(|word| word.starts_with(' ')));
    }
}
