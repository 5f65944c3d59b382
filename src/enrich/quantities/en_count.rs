//! What an English number counts: the noun behind it, or a length of time; and whether a number alone says anything.

use super::en_number::Read;
use super::en_word::Word;
use super::{Found, en_context, has};
use crate::model::Decimal;

/// "three years" is a length of time; "three years ago" and "for the past ten years" are dates, "27-year-old" an age.
pub(super) fn duration(chars: &[char], start: usize, found: &mut Found) -> bool {
    let after = en_context::words_after(chars, found.span.end, 2);
    if has(chars, found.span.end, "-old") || after.first().is_some_and(|(w, _)| w == "old") {
        found.span.end = after.first().map_or(found.span.end, |(_, end)| *end);
        if let Some(end) =
            (found.span.end..found.span.end + 5).find(|end| super::ends(chars, *end, "old"))
        {
            found.span.end = end;
        }
        found.unit = "age".to_owned();
        return true;
    }
    let relative = after.first().is_some_and(|(w, _)| {
        matches!(w.as_str(), "ago" | "earlier" | "later" | "before" | "after" | "from")
    });
    let before = en_context::words_before(chars, start, 2);
    let pointing = before.first().is_some_and(|w| {
        matches!(
            w.as_str(),
            "past"
                | "last"
                | "next"
                | "previous"
                | "first"
                | "coming"
                | "recent"
                | "every"
                | "these"
                | "those"
        )
    });
    !relative && !pointing
}

/// A number and the noun it counts; a bare number only where digits leave no doubt.
pub(super) fn counted(chars: &[char], found: &mut Found, start: usize, read: Read) -> bool {
    let outside = |c: &char| c.is_whitespace() || matches!(c, '.' | ',');
    let alone = |chars: &[char]| chars.len() < super::FEW && chars.iter().all(outside);
    let whole = alone(&chars[..start]) && alone(&chars[read.end..]);
    let next = chars.get(read.end);
    if next.is_some_and(|c| c.is_alphabetic()) {
        return false;
    }
    let noun = noun_behind(chars, read.end);
    let one = !read.digits && read.number.value <= Decimal::ONE && !read.scaled;
    match noun {
        Some((noun, end)) if !one => {
            let named =
                !read.digits && is_name(chars, start, end) || read.digits && a_label(chars, start);
            if named || in_a_manner_of_speaking(&read, &noun) {
                return false;
            }
            found.span.end = end;
            found.unit = noun;
            true
        }
        _ if whole => true,
        _ => stands_alone(chars, found, start, read),
    }
}

/// Whether a number without a noun is a figure, and no item, score, model, house or hour.
fn stands_alone(chars: &[char], found: &Found, start: usize, read: Read) -> bool {
    let next = chars.get(read.end);
    let list = read.digits && start == 0 && matches!(next, Some('.' | ')'));
    let bracket =
        start > 0 && matches!(chars[start - 1], '(' | '[') && matches!(next, Some(')' | ']'));
    let signed = found.number.value < Decimal::ZERO;
    // A score (3-1) or the number of a model (iPhone 14) counts nothing.
    let dash = |c: Option<&char>| matches!(c, Some('-' | '–' | '—'));
    let score = dash(next) || dash(start.checked_sub(1).and_then(|i| chars.get(i)));
    let plain = read.digits && !read.scaled && read.number.step.is_none();
    let small = plain && read.number.value < Decimal::from(1000);
    let hour = small && found.number.value < Decimal::from(32) && at_an_hour(chars, start);
    let grouped = chars[start..read.end].contains(&',');
    let label = plain && !grouped && (labels(chars, read.end) || labelled(chars, start));
    (read.digits || read.scaled || signed) && !list && !bracket && !score && !hour && !label
}

/// Whether the word behind a bare number is what the number is a label of: 208 Maple Street, a 404 page.
fn labels(chars: &[char], end: usize) -> bool {
    const GOING_ON: &[&str] = &[
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "than",
        "as",
        "is",
        "was",
        "are",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "that",
        "which",
        "who",
        "but",
        "while",
        "when",
        "after",
        "before",
        "over",
        "per",
        "a",
        "an",
        "the",
        "more",
        "less",
        "fewer",
        "higher",
        "lower",
        "last",
        "this",
        "year-on-year",
        "each",
        "every",
        "during",
        "under",
        "against",
        "since",
        "compared",
        "dead",
        "injured",
        "wounded",
        "died",
        "others",
        "because",
        "between",
        "within",
        "through",
        "so",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "now",
        "today",
        "yesterday",
        "earlier",
        "later",
        "ago",
        "overall",
        "total",
        "combined",
    ];
    chars.get(end).is_some_and(|c| *c == ' ')
        && en_context::words_after(chars, end, 1)
            .first()
            .is_some_and(|(word, _)| !GOING_ON.contains(&word.as_str()) && !word.ends_with('s'))
}

/// A 404 page, an 18 certificate: one thing, with a number for a name.
fn a_label(chars: &[char], start: usize) -> bool {
    let words = en_context::words_before(chars, start, 1);
    words.first().is_some_and(|word| matches!(word.as_str(), "a" | "an"))
}

/// Whether the word before a bare number makes a label of it: Port 8080, the card ending in 7788.
fn labelled(chars: &[char], start: usize) -> bool {
    const LABELS: &[&str] = &[
        "port",
        "gate",
        "seat",
        "bus",
        "lot",
        "house",
        "apartment",
        "suite",
        "ticker",
        "code",
        "zip",
        "model",
        "patent",
        "rule",
        "form",
        "dial",
        "dialled",
        "call",
        "called",
        "ending",
        "lane",
        "platform",
        "line",
        "train",
        "pier",
        "block",
        "building",
        "psalm",
        "verse",
        "interstate",
    ];
    let words = en_context::words_before(chars, start, 2);
    let word = |at: usize| words.get(at).map_or("", Word::as_str);
    let linked = matches!(word(0), "in" | "is" | "was" | "of" | "number" | "at");
    LABELS.contains(&word(0))
        || linked && LABELS.contains(&word(1))
        || capitalised_before(chars, start)
}

/// Four Seasons, Six Flags, the Big Four: a number in words with a capital names something, where no beginning of a
/// sentence explains the capital, or another follows it that is none of a people (three Italians). Lines with capitals
/// throughout tell nothing.
pub(super) fn is_name(chars: &[char], start: usize, end: usize) -> bool {
    const PEOPLES: &[&str] =
        &["ans", "ese", "lis", "nis", "qis", "tons", "anders", "yorkers", "Jews", "lims", "crats"];
    let capital = |i: usize| chars.get(i).is_some_and(|c| c.is_uppercase());
    let begin = chars[..end].iter().rposition(|c| !c.is_alphanumeric()).map_or(0, |i| i + 1);
    let before = chars[..start].iter().rev().find(|c| !c.is_whitespace());
    let inside = before.is_some_and(|c| c.is_alphanumeric() || *c == ',');
    let name_follows = begin > start
        && capital(begin)
        && !PEOPLES.iter().any(|tail| super::ends(chars, end, tail));
    capital(start) && (inside || name_follows) && !has_capitals_throughout(chars, start)
}

/// Whether the words round `at` are written as headlines are: each with a capital.
fn has_capitals_throughout(chars: &[char], at: usize) -> bool {
    let window = &chars[at.saturating_sub(60)..(at + 60).min(chars.len())];
    let words = window.split(|c| !c.is_alphabetic()).filter(|word| word.len() > 3);
    words.clone().count() > 3 && words.skip(1).all(|word| word[0].is_uppercase())
}

/// A hundred reasons, a thousand excuses: nobody has counted them.
fn in_a_manner_of_speaking(read: &Read, noun: &str) -> bool {
    const NEVER_COUNTED: &[&str] = &[
        "reasons",
        "excuses",
        "ways",
        "things",
        "times",
        "questions",
        "words",
        "thoughts",
        "apologies",
        "thanks",
        "stories",
        "details",
        "ideas",
        "miles",
        "pieces",
    ];
    read.article && NEVER_COUNTED.contains(&noun)
}

/// at 5, between 7 and 9, around 3: a time of day or a day of the month more often than a figure.
pub(super) fn at_an_hour(chars: &[char], start: usize) -> bool {
    const POINTING: &[&str] = &[
        "at", "on", "between", "from", "to", "and", "by", "the", "around", "until", "till", "past",
        "week", "day", "building",
    ];
    en_context::words_before(chars, start, 1)
        .first()
        .is_some_and(|w| POINTING.contains(&w.as_str()))
}

/// Whether the word before is a name, by a capital that no beginning of a sentence explains.
pub(super) fn capitalised_before(chars: &[char], start: usize) -> bool {
    let end = chars[..start].iter().rposition(|c| !c.is_whitespace()).map_or(0, |i| i + 1);
    let begin = chars[..end].iter().rposition(|c| !c.is_alphanumeric()).map_or(0, |i| i + 1);
    let capital = chars[begin..end].iter().skip(1).any(|c| c.is_uppercase())
        || begin > 0 && chars[begin..end].first().is_some_and(|c| c.is_uppercase());
    capital && end > begin
}

/// The plural noun that ends the words behind a number, at most three adjectives before it: 14 e-commerce companies.
/// The span stays with the number and the words up to the noun.
pub(super) fn noun_behind(chars: &[char], end: usize) -> Option<(String, usize)> {
    const PLURALS: &[&str] = &[
        "people",
        "men",
        "women",
        "children",
        "staff",
        "personnel",
        "police",
        "cattle",
        "sheep",
        "fish",
        "aircraft",
        "spacecraft",
        "species",
        "troops",
        "crew",
        "yuan",
        "cases",
    ];
    const STOPS: &[&str] = &[
        "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "the", "a", "an",
        "as", "is", "was", "are", "were", "has", "have", "had", "that", "which", "who", "than",
        "this", "its", "his", "will", "would", "per", "years", "but", "while", "after", "before",
        "over", "points", "does", "says", "means",
    ];
    // "five-star hotels" are not five.
    if !chars.get(end).is_some_and(|c| c.is_whitespace()) {
        return None;
    }
    for (i, (word, stop)) in en_context::words_after(chars, end, 4).into_iter().enumerate() {
        if STOPS.contains(&word.as_str()) && !(i == 0 && word == "points") {
            return None;
        }
        let plural = word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is", "ous"].iter().any(|e| word.ends_with(e))
            && !word.contains(['\'', '’']);
        if plural || PLURALS.contains(&word.as_str()) {
            return Some((as_written(chars, &word, stop), stop));
        }
    }
    None
}

/// The noun that ends at `stop`, with the capital that names of peoples have.
fn as_written(chars: &[char], word: &str, stop: usize) -> String {
    const PEOPLES: &[&str] = &[
        "marines",
        "israelis",
        "iraqis",
        "muslims",
        "jews",
        "democrats",
        "uyghurs",
        "kurds",
        "arabs",
        "turks",
        "greeks",
        "serbs",
        "sikhs",
        "hindus",
        "catholics",
    ];
    let len = word.chars().count();
    let first = stop.checked_sub(len).and_then(|start| chars.get(start));
    let capital = first.is_some_and(|c| c.is_uppercase())
        && chars.get(stop - len + 1).is_some_and(|c| c.is_lowercase());
    if capital && (word.ends_with("ians") || word.ends_with("cans") || PEOPLES.contains(&word)) {
        return word[..1].to_uppercase() + &word[1..];
    }
    word.to_owned()
}
