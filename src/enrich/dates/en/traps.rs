//! Words that look like dates in English and name something else: June Okafor, the Sunday Times, 11 September Street.
//!
//! Only words are judged that names are made of: months and weekdays without a figure, festivals, whole phrases in
//! capitals between quotation marks. A date with its year is never taken for a name here.

use super::super::shape::{Found, Month, Part, Point, Shape, Year};
use super::words::{Words, month, weekday};

/// Whether the expression from token `at` to `end` is a part of a name and no date.
pub(super) fn is_name(words: &Words<'_>, found: &Found, at: usize, end: usize) -> bool {
    let known = matches!(found.shape, Shape::Point(Point { year: Year::Known(_), .. }));
    if known {
        return false;
    }
    let head = words.capital(end) && is_venue(words.word(end));
    let bare = bare_month(found.shape, words, at) || bare_weekday(found.shape, words, at);
    match found.shape {
        Shape::Point(Point { part: Part::Day(Month::Known(_), _), .. }) => head,
        Shape::Point(Point { part: Part::Festival(_), .. }) => head || is_band(words, at, end),
        Shape::Days(_) | Shape::SaidDays(_) => is_title(words, at, end),
        _ if bare => {
            head || is_band(words, at, end)
                || before_name(words, at, end)
                || attributive(words, at, end)
                || is_title(words, at, end)
        }
        _ => false,
    }
}

fn bare_month(shape: Shape, words: &Words<'_>, at: usize) -> bool {
    let one = matches!(shape, Shape::Point(Point { part: Part::Month(Month::Known(_)), .. }));
    one && month(words.word(at)).is_some()
}

fn bare_weekday(shape: Shape, words: &Words<'_>, at: usize) -> bool {
    matches!(shape, Shape::Weekday(None, _)) && weekday(words.word(at)).is_some()
}

/// Words that say that a date follows.
fn leads(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "since"
            | "by"
            | "until"
            | "till"
            | "from"
            | "to"
            | "through"
            | "of"
            | "last"
            | "next"
            | "this"
            | "early"
            | "late"
            | "mid"
            | "during"
            | "before"
            | "after"
            | "between"
            | "and"
            | "or"
            | "for"
            | "past"
            | "every"
            | "each"
            | "starting"
            | "beginning"
            | "around"
            | "about"
            | "that"
            | "-"
            | "–"
            | "until,"
            | "than"
            | "over"
    )
}

/// Whether a name goes on behind the word: June Okafor, Wednesday Addams, the October Gallery.
fn before_name(words: &Words<'_>, at: usize, end: usize) -> bool {
    let next = words.word(end);
    let date = month(next).is_some() || weekday(next).is_some();
    let name = words.capital(end) && next.starts_with(char::is_alphabetic) && !date;
    // "April Jensen and August Lindqvist": behind "and" a name may begin.
    let joins = matches!(words.back(at, 1), "and" | "or");
    let lead = at > 0 && leads(words.back(at, 1)) && !(joins && name);
    let short = !words.word(at).ends_with("day") && words.word(at).len() <= 4;
    // "Sept exports rose" stands in headlines; "the Mar lagoon" and "Jan said" name somebody.
    let bare = short
        && !matches!(words.word(at), "may" | "june" | "july")
        && next != "."
        && words.capital(at);
    (name || bare && next.starts_with(char::is_alphabetic)) && !lead
}

/// Whether a weekday behind "a" only qualifies what is no happening: a Friday feeling; but a Friday meeting.
fn attributive(words: &Words<'_>, at: usize, end: usize) -> bool {
    let article = matches!(words.back(at, 1), "a" | "an" | "that" | "the");
    let next = words.word(end);
    let happening = matches!(
        next,
        "statement"
            | "meeting"
            | "vote"
            | "hearing"
            | "interview"
            | "report"
            | "filing"
            | "news"
            | "press"
            | "deadline"
            | "morning"
            | "night"
            | "evening"
            | "afternoon"
            | "game"
            | "match"
            | "speech"
            | "briefing"
            | "call"
            | "attack"
            | "ruling"
            | "order"
            | "letter"
            | "post"
            | "tweet"
            | "note"
            | "memo"
            | "announcement"
            | "raid"
            | "strike"
            | "rally"
            | "protest"
            | "ceremony"
            | "session"
            | "summit"
            | "trial"
            | "fire"
            | "crash"
            | "election"
            | "referendum"
            | "launch"
            | "debate"
            | "conference"
            | "update"
            | "auction"
            | "decision"
            | "verdict"
            | "shooting"
            | "storm"
            | "earthquake"
    );
    article
        && weekday(words.word(at)).is_some()
        && next.starts_with(char::is_alphabetic)
        && !happening
}

fn is_venue(word: &str) -> bool {
    matches!(
        word,
        "street"
            | "avenue"
            | "road"
            | "square"
            | "stadium"
            | "bridge"
            | "park"
            | "hall"
            | "station"
            | "lane"
            | "boulevard"
            | "plaza"
            | "hospital"
            | "university"
            | "school"
            | "airport"
            | "island"
            | "movement"
            | "foundation"
            | "museum"
            | "group"
            | "brigade"
            | "club"
            | "gallery"
            | "party"
            | "press"
            | "books"
            | "tower"
            | "arena"
            | "theatre"
            | "theater"
    )
}

/// Whether the words beside say that it is the name of a band, a film or a book.
fn is_band(words: &Words<'_>, at: usize, end: usize) -> bool {
    let work = |word: &str| {
        matches!(
            word,
            "band"
                | "film"
                | "movie"
                | "album"
                | "song"
                | "single"
                | "novel"
                | "musical"
                | "sitcom"
                | "horse"
                | "racehorse"
                | "yacht"
                | "thriller"
                | "restaurant"
                | "trio"
                | "quartet"
                | "titled"
                | "entitled"
                | "named"
                | "called"
                | "ballad"
                | "painting"
                | "poem"
        )
    };
    let mark = |word: &str| matches!(word, "," | "\"" | "“" | "‘" | "'");
    let before = words.back(at, 1);
    work(before)
        || mark(before)
            && (work(words.back(at, 2)) || mark(words.back(at, 2)) && work(words.back(at, 3)))
        || mark(words.word(end)) && (work(words.word(end + 1)) || work(words.word(end + 2)))
}

/// Whether a phrase stands in capitals between quotation marks: "The Day After Tomorrow", or begins a title in capitals:
/// Saturday Night Fever, Yesterday Once More.
fn is_title(words: &Words<'_>, at: usize, end: usize) -> bool {
    let open = at > 0 && matches!(words.back(at, 1), "\"" | "“" | "‘" | "«");
    let capital = |at: usize| {
        words.capital(at) || matches!(words.word(at), "the" | "of" | "a" | "in" | "and" | "to")
    };
    let behind = words.word(end);
    let closes = matches!(behind, "\"" | "”" | "’" | "»");
    let all = (at..end).all(capital);
    let more = words.capital(end) && words.capital(end.saturating_sub(1)) && end > at + 1;
    let owner = matches!(behind, "'" | "’") && words.word(end + 1) == "s";
    if owner {
        return open && words.capital(end + 2);
    }
    let once = words.capital(end) && words.capital(end + 1) && open;
    all && (open && closes && (end > at + 1 || words.capital(at)) || more || once)
}
