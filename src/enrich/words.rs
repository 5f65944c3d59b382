//! Lists of words that the finders look for, read from one data file.
//!
//! They are data and not code, so that an editor of the lists needs no compiler in the head. In the file words are
//! separated by `|`; `_` stands for a blank, since blanks at the ends of words count.

use std::sync::LazyLock;

const FILE: &str = include_str!("data/words.txt");

/// The file with its blanks put back; `_` is in no word.
static TEXT: LazyLock<String> = LazyLock::new(|| {
    FILE.lines().map(|line| line.replace(' ', "").replace('_', " ") + "\n").collect()
});

/// Words that look like surname and given name.
pub(super) static PERSONS_NO_NAMES: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("persons-no-names"));

/// What may stand before a personal name as its role, longest forms first where one holds another.
pub(super) static PERSONS_ROLES: LazyLock<Vec<&str>> = LazyLock::new(|| list("persons-roles"));

/// Roles that are common nouns as well.
pub(super) static PERSONS_COMMON_ROLES: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("persons-common-roles"));

/// What may follow a personal name as its title.
pub(super) static PERSONS_TITLES: LazyLock<Vec<&str>> = LazyLock::new(|| list("persons-titles"));

/// What may stand between a name and such a verb.
pub(super) static PERSONS_ASIDES: LazyLock<Vec<&str>> = LazyLock::new(|| list("persons-asides"));

/// What may follow a name without a mark between.
pub(super) static PERSONS_FOLLOWING: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("persons-following"));

/// Titles of english.
pub(super) static ENGLISH_TITLES: LazyLock<Vec<&str>> = LazyLock::new(|| list("english-titles"));

/// Bodies of english.
pub(super) static ENGLISH_BODIES: LazyLock<Vec<&str>> = LazyLock::new(|| list("english-bodies"));

/// Events of english.
pub(super) static ENGLISH_EVENTS: LazyLock<Vec<&str>> = LazyLock::new(|| list("english-events"));

/// Places of english.
pub(super) static ENGLISH_PLACES: LazyLock<Vec<&str>> = LazyLock::new(|| list("english-places"));

/// Words that begin sentences with a capital and are no part of a name.
pub(super) static ENGLISH_PLAIN: LazyLock<Vec<&str>> = LazyLock::new(|| list("english-plain"));

/// Makers of english.
pub(super) static ENGLISH_MAKERS: LazyLock<Vec<&str>> = LazyLock::new(|| list("english-makers"));

/// Endings that only names have.
pub(super) static ORGANISATIONS_STRONG: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("organisations-strong"));

/// What may not stand in front of an ending to make a name of it.
pub(super) static ORGANISATIONS_COMMON: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("organisations-common"));

/// Words before which a name cannot reach back.
pub(super) static ORGANISATIONS_BREAKS: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("organisations-breaks"));

/// After of organisations.
pub(super) static ORGANISATIONS_AFTER: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("organisations-after"));

/// Units of cues.
pub(super) static CUES_UNITS: LazyLock<Vec<&str>> = LazyLock::new(|| list("cues-units"));

/// Units english of cues.
pub(super) static CUES_UNITS_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("cues-units-english"));

/// Openings that need the sentence before. `ALLOWED` has the words that merely begin alike.
pub(super) static STANDALONE_POINTING: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("standalone-pointing"));

/// Allowed of standalone.
pub(super) static STANDALONE_ALLOWED: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("standalone-allowed"));

/// Pointing english of standalone.
pub(super) static STANDALONE_POINTING_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("standalone-pointing-english"));

/// Endings after which a clause is not over.
pub(super) static STANDALONE_OPEN_ENDS: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("standalone-open-ends"));

/// Openings of a clause that leans on another.
pub(super) static STANDALONE_LEANING: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("standalone-leaning"));

/// Words that tie a Chinese sentence to the one before it; dropped only before a comma or colon.
pub(super) static TIGHTEN_TIES: LazyLock<Vec<&str>> = LazyLock::new(|| list("tighten-ties"));

/// Words that tie an English sentence to the one before it.
pub(super) static TIGHTEN_TIES_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("tighten-ties-english"));

/// Openings of units.
pub(super) static UNITS_OPENINGS: LazyLock<Vec<&str>> = LazyLock::new(|| list("units-openings"));

/// Anywhere of units.
pub(super) static UNITS_ANYWHERE: LazyLock<Vec<&str>> = LazyLock::new(|| list("units-anywhere"));

/// Figure of clauses.
pub(super) static CLAUSES_FIGURE: LazyLock<Vec<&str>> = LazyLock::new(|| list("clauses-figure"));

/// Goes on of clauses.
pub(super) static CLAUSES_GOES_ON: LazyLock<Vec<&str>> = LazyLock::new(|| list("clauses-goes-on"));

/// After comma of clauses.
pub(super) static CLAUSES_AFTER_COMMA: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("clauses-after-comma"));

/// What an article calls a work after its first mention.
pub(super) static QUOTED_SHORT: LazyLock<Vec<&str>> = LazyLock::new(|| list("quoted-short"));

/// Events of quoted.
pub(super) static QUOTED_EVENTS: LazyLock<Vec<&str>> = LazyLock::new(|| list("quoted-events"));

/// Verbs of speech: who stands before one speaks.
pub(super) static SPEECH_VERBS: LazyLock<Vec<&str>> = LazyLock::new(|| list("speech-verbs"));

/// Verbs of speech in English, in the forms of news.
pub(super) static SPEECH_VERBS_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("speech-verbs-english"));

/// Deeds and events.
pub(super) static CUES_NEWS: LazyLock<Vec<&str>> = LazyLock::new(|| list("cues-news"));

/// Deeds and events in English; stems where a word has several forms.
pub(super) static CUES_NEWS_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("cues-news-english"));

/// Set phrases: a sentence says as much without them.
pub(super) static CUES_EMPTY: LazyLock<Vec<&str>> = LazyLock::new(|| list("cues-empty"));

/// Set phrases of English.
pub(super) static CUES_EMPTY_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("cues-empty-english"));

/// Hopes and hedges.
pub(super) static CUES_HEDGES: LazyLock<Vec<&str>> = LazyLock::new(|| list("cues-hedges"));

/// Hopes and hedges of English, and a writer in the first person.
pub(super) static CUES_HEDGES_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("cues-hedges-english"));

/// What it comes down to, and what must be done.
pub(super) static CUES_CLAIMS: LazyLock<Vec<&str>> = LazyLock::new(|| list("cues-claims"));

/// The same in English.
pub(super) static CUES_CLAIMS_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("cues-claims-english"));

/// What comes next.
pub(super) static CUES_PLANS: LazyLock<Vec<&str>> = LazyLock::new(|| list("cues-plans"));

/// What comes next, in English.
pub(super) static CUES_PLANS_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("cues-plans-english"));

/// Who came and looked on.
pub(super) static CUES_ATTENDANCE: LazyLock<Vec<&str>> = LazyLock::new(|| list("cues-attendance"));

/// Who came and looked on, in English.
pub(super) static CUES_ATTENDANCE_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("cues-attendance-english"));

/// Verbs whose subject is in the sentence before, if a sentence begins with them.
pub(super) static CUES_BARE_VERBS: LazyLock<Vec<&str>> = LazyLock::new(|| list("cues-bare-verbs"));

/// Nouns that do not say which one, if a sentence begins with them.
pub(super) static CUES_BARE_NOUNS: LazyLock<Vec<&str>> = LazyLock::new(|| list("cues-bare-nouns"));

/// The same in English.
pub(super) static CUES_BARE_NOUNS_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("cues-bare-nouns-english"));

/// What must be done.
pub(super) static GENRE_DUTY: LazyLock<Vec<&str>> = LazyLock::new(|| list("genre-duty"));

/// What must be done, in English.
pub(super) static GENRE_DUTY_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("genre-duty-english"));

/// The writer of himself.
pub(super) static GENRE_SELF: LazyLock<Vec<&str>> = LazyLock::new(|| list("genre-self"));

/// The writer of himself, in English.
pub(super) static GENRE_SELF_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("genre-self-english"));

/// Praise.
pub(super) static GENRE_PRAISE: LazyLock<Vec<&str>> = LazyLock::new(|| list("genre-praise"));

/// Praise, in English.
pub(super) static GENRE_PRAISE_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("genre-praise-english"));

/// Words to an audience.
pub(super) static GENRE_GREETING: LazyLock<Vec<&str>> = LazyLock::new(|| list("genre-greeting"));

/// Words to an audience, in English.
pub(super) static GENRE_GREETING_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("genre-greeting-english"));

/// Times of the day.
pub(super) static GENRE_CLOCK: LazyLock<Vec<&str>> = LazyLock::new(|| list("genre-clock"));

/// Times of the day, in English.
pub(super) static GENRE_CLOCK_ENGLISH: LazyLock<Vec<&str>> =
    LazyLock::new(|| list("genre-clock-english"));

/// What only an article about the mainland of China speaks of as its own.
pub(super) static PLACE_MAINLAND: LazyLock<Vec<&str>> = LazyLock::new(|| list("place-mainland"));

/// What an article about Taiwan, Hong Kong, Macao or Singapore speaks of.
pub(super) static PLACE_ELSEWHERE: LazyLock<Vec<&str>> = LazyLock::new(|| list("place-elsewhere"));

/// Verbs of what a person does in news: of speech, and of what one thinks and hopes.
pub(super) static PERSONS_VERBS: LazyLock<Vec<&str>> =
    LazyLock::new(|| [list("speech-verbs"), list("persons-verbs")].concat());

/// Verbs beside a quotation: of speech, and short ones that would be anything elsewhere.
pub(super) static QUOTES_VERBS: LazyLock<Vec<&str>> =
    LazyLock::new(|| [list("speech-verbs"), list("quotes-verbs")].concat());

/// What leads an alias in, within brackets.
pub(super) static ALIAS_LEADS: LazyLock<Vec<&str>> = LazyLock::new(|| list("alias-leads"));

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
