//! Says what an English figure measures: what is counted and how, the subject of its clause, or what a share is of.

use super::{Found, en_context};
use crate::model::QuantityKind;
use crate::text::number_words;
use crate::text::wordlist::WordList;

/// The longest name, in words.
const LONGEST: usize = 10;

/// For English.
pub(super) fn en(chars: &[char], dated: &[bool], found: &Found) -> Option<String> {
    if found.kind == QuantityKind::Count
        && !found.unit.is_empty()
        && !super::en_unit::is_measure(&found.unit)
    {
        return Some(counted(chars, found));
    }
    let share = matches!(found.kind, QuantityKind::Percent | QuantityKind::Fraction);
    let of = share && super::has(chars, found.span.end, " of ");
    if let Some(noun) = attributive(chars, found).or_else(|| named(chars, found)) {
        return Some(noun);
    }
    let behind = || behind(chars, found);
    let before = || before(chars, dated, found);
    if of && found.direction.is_none() {
        behind().or_else(before)
    } else {
        before().or_else(behind)
    }
}

/// a $12 million repair, a 2-metre boulder: the thing that the figure is an attribute of.
fn attributive(chars: &[char], found: &Found) -> Option<String> {
    let before = en_context::words_before(chars, found.span.start, 1);
    let article =
        before.first().is_some_and(|word| matches!(word.as_str(), "a" | "an" | "its" | "their"));
    if !article || found.kind == QuantityKind::Percent || found.direction.is_some() {
        return None;
    }
    let behind = en_context::words_after(chars, found.span.end, 4);
    let words = behind
        .iter()
        .map(|(word, _)| word.as_str())
        .take_while(|word| !ENDS.contains(word) && !LOOSE_ENDS.contains(word));
    let noun = words.collect::<Vec<_>>().join(" ");
    (!noun.is_empty()).then_some(noun)
}

/// "a subsidy of 0.5 yuan": the noun that the figure is the amount of.
fn named(chars: &[char], found: &Found) -> Option<String> {
    const NO_NAMES: &[&str] = &[
        "total",
        "sum",
        "average",
        "maximum",
        "minimum",
        "increase",
        "decrease",
        "rise",
        "fall",
        "drop",
        "growth",
        "decline",
        "gain",
        "loss",
        "cost",
        "jump",
        "amount",
        "record",
        "rate",
        "value",
        "price",
        "worth",
        "combined",
        "share",
        "range",
        "speed",
        "margin",
        "majority",
        "change",
        "level",
        "reduction",
        "estimate",
    ];
    let before = en_context::words_before(chars, found.span.start, 5);
    let (of, rest) = before.split_first()?;
    let article = rest.iter().position(|word| matches!(word.as_str(), "a" | "an"))?;
    let nouns: Vec<&str> = rest[..article].iter().rev().map(super::en_word::Word::as_str).collect();
    let last = *nouns.last().filter(|_| *of == "of" && nouns.len() <= 3)?;
    (found.kind == QuantityKind::Currency && !NO_NAMES.contains(&last)).then(|| nouns.join(" "))
}

/// "tickets sold", "soldiers died", "e-commerce companies": the noun, and what was done.
fn counted(chars: &[char], found: &Found) -> String {
    let expression: String = chars[found.span.clone()].iter().collect();
    // "2,000 visitors a day": what a rate is per is no part of the noun.
    let link = |word: &str| matches!(word, "per" | "a" | "an" | "each" | "every");
    let expression = expression.split('/').next().unwrap_or_default();
    let nouns: Vec<&str> = expression
        .split_whitespace()
        .skip_while(|word| {
            let lower = word.to_lowercase();
            lower.starts_with(|c: char| c.is_ascii_digit())
                || matches!(lower.as_str(), "a" | "and" | "hundred" | "dozen" | "half")
                || lower.split('-').all(|part| {
                    number_words::small(part).or(number_words::tens(part)).is_some()
                        || number_words::scale(part).is_some()
                })
        })
        .take_while(|word| found.per.is_empty() || !link(word))
        .collect();
    let noun = if nouns.is_empty() { found.unit.clone() } else { nouns.join(" ") };
    const QUALIFIERS: &[&str] = &[
        "at", "least", "most", "about", "around", "nearly", "almost", "over", "some", "more",
        "than", "up", "to", "roughly", "another", "a", "record", "the", "only", "just", "all",
        "of",
    ];
    let before = en_context::words_before(chars, found.span.start, 5);
    let done = before.iter().find(|word| !QUALIFIERS.contains(&word.as_str()));
    const IRREGULAR: &[&str] = &["sold", "hurt", "built", "won", "lost", "bought", "sent", "shot"];
    let participle = |word: &str| {
        word.ends_with("ed")
            && word.len() > 4
            && !matches!(word, "rocked" | "needed" | "united" | "indeed")
            || IRREGULAR.contains(&word)
    };
    const AUXILIARIES: &[&str] = &["were", "was", "have", "had", "has", "been", "being", "are"];
    let happened = en_context::words_after(chars, found.span.end, 3);
    let verb = happened.iter().find(|(word, _)| !AUXILIARIES.contains(&word.as_str()));
    match (done.filter(|word| participle(word)), verb) {
        (Some(word), _) => format!("{noun} {word}"),
        (None, Some((word, _))) if participle(word) && word != "used" => format!("{noun} {word}"),
        _ => noun,
    }
}

/// Verbs whose subject is what the figure measures.
static STATING: WordList = WordList::between_blanks(
    "\
    reached reaching was were is are rose fell grew climbed dropped jumped increased decreased \
    declined totaled totalled hit stood exceeded surpassed topped came accounted accounting \
    edged soared surged slipped plunged amounted cost costs has have had will would could \
    gained slid expanded averaged covers covered spans measured weighs weighed contracted \
    shrank eased dipped tumbled doubled tripled narrowed widened passed remained approached \
    neared made represents represented",
);

/// Verbs of one who has or moves the money: what was earned, by whom.
static DOING: WordList = WordList::between_blanks(
    "\
    raised earned posted reported paid spent received won lost promised pledged invested \
    donated raising borrowed allocated committed contributed",
);

static OPENINGS: WordList = WordList::between_blanks(
    "\
    ’s 's the a an its their his her and but of among them it that while with which said they \
    he she we in this on at by meanwhile however overall also there where so then when as if \
    because since for",
);

/// Words behind which a subject of its own begins.
static SUBORDINATES: WordList = WordList::between_blanks(
    "\
    that which who if when because as while where said says showed shows found estimated \
    estimates expects expected put",
);

/// The subject of the clause: the words before its verb.
fn before(chars: &[char], dated: &[bool], found: &Found) -> Option<String> {
    let start = found.span.start;
    let floor = start.saturating_sub(160);
    // A date is as good as a clause mark between the words that name the measure and what stands before them.
    let shown = |i: usize| if dated.get(i) == Some(&true) { ';' } else { chars[i] };
    let mut text = String::with_capacity(2 * (start - floor));
    let mut at = floor;
    while at < start {
        let mark = matches!(shown(at), ',' | '.' | ':') && at + 1 < start && shown(at + 1) == ' ';
        text.push(if mark { ';' } else { shown(at) });
        at += 1 + usize::from(mark);
    }
    for (i, clause) in text.rsplit([';', '(', ')', '—']).take(3).enumerate() {
        // "…, but 300": a clause of its own does not go on with the subject of the one before.
        let first = clause.split_whitespace().next();
        let own = matches!(first, Some("but" | "while" | "whereas" | "though"));
        let lowered = clause.to_lowercase();
        let lower: Vec<&str> = lowered.split_whitespace().collect();
        let is_verb = |word: &&str| STATING.contains(word) || DOING.contains(word);
        let Some(verb) = lower.iter().rposition(is_verb) else {
            if own || i == 0 && lower.len() > 4 {
                return None;
            }
            continue;
        };
        let words: Vec<&str> = clause.split_whitespace().collect();
        let end = lower[..verb].iter().rposition(|word| !is_verb(word)).map_or(0, |i| i + 1);
        // "orders that were cancelled": the subject stands before; "said that orders": behind.
        let relative = (1..end).find(|i| {
            matches!(lower[*i], "that" | "which" | "who") && lower.get(i + 1).is_some_and(is_verb)
        });
        // A share is nothing without the words that say of what.
        let partial = |word: &&str| matches!(*word, "share" | "proportion" | "percentage");
        let end = match relative {
            Some(at) if lower[..at].iter().any(partial) => verb,
            Some(at) => at,
            None => end,
        };
        let head = lower[..end].iter().position(partial).unwrap_or(end);
        let own =
            lower[..head].iter().rposition(|word| SUBORDINATES.contains(word)).map_or(0, |i| i + 1);
        let begin = lower[own..end]
            .iter()
            .position(|word| !OPENINGS.contains(word))
            .map_or(end, |i| own + i)
            .max(end.saturating_sub(LONGEST));
        // "Made out of a grain station, it has": what it is said of has no name here.
        if begin == end && i == 0 && lower[own..end].iter().any(|word| PRONOUNS.contains(word))
            || participle(&lower[begin..end])
        {
            return None;
        }
        // "The goal is to sell 800 tonnes": the goal is not what is counted in tonnes.
        if lower[begin..end].last().is_some_and(|word| matches!(*word, "goal" | "target" | "aim")) {
            return behind(chars, found);
        }
        // A subject with a figure of its own is no name of a measure.
        let figure = words[begin..end].iter().any(|word| {
            word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '€' | '£' | '¥'))
        });
        if begin < end && !figure {
            if !DOING.contains(lower[verb]) {
                // "orders that were cancelled": cancelled orders.
                return Some(words[begin..end].join(" ").replace(" that were ", " "));
            }
            // "The union welcomed the deal and promised": the first verb ends the subject.
            let doer = lower[begin..end].iter().position(|word| word.ends_with("ed"));
            let doer =
                words[begin..doer.filter(|at| *at > 0).map_or(end, |at| begin + at)].join(" ");
            // "reported sales of": what was reported.
            let what = words[verb + 1..].iter().position(|word| *word == "of");
            let what =
                what.filter(|of| (1..=3).contains(of)).map(|of| words[verb + 1..][..of].join(" "));
            let what = what.filter(|words| words.chars().all(|c| c.is_alphabetic() || c == ' '));
            let done =
                what.map_or(lower[verb].to_owned(), |what| format!("{what} {}", lower[verb]));
            return Some(format!("{done} by {doer}"));
        }
    }
    None
}

/// Who or what was named before.
const PRONOUNS: &[&str] = &["it", "they", "he", "she", "we"];

/// Whether words begin with a participle: Made out of…, Based in….
fn participle(lower: &[&str]) -> bool {
    const IRREGULAR: &[&str] = &["made", "built", "known", "driven", "born", "set", "held", "run"];
    const LINKS: &[&str] =
        &["in", "by", "out", "on", "at", "of", "from", "as", "to", "with", "after"];
    matches!(lower, [first, second, ..]
        if (IRREGULAR.contains(first) || first.ends_with("ed") && first.len() > 4)
            && LINKS.contains(second))
}

/// Words at which a name of a measure ends.
const ENDS: &[&str] = &[
    "that", "which", "who", "they", "he", "she", "it", "we", "but", "while", "with", "between",
    "by", "from", "after", "before", "when", "because", "as", "than", "if", "to", "was", "were",
    "is", "are", "has", "have", "had", "will", "would", "said", "says", "never", "not", "during",
    "since", "until", "on", "at", "over",
];

const LOOSE_ENDS: &[&str] = &[
    "and", "or", "of", "in", "for", "the", "a", "an", "its", "their", "his", "her", "all", "this",
    "last",
];

/// of the retail sales, for demining: what a share is of, or what money is for.
fn behind(chars: &[char], found: &Found) -> Option<String> {
    let text: String = chars[found.span.end..].iter().take(90).collect();
    let clause = text.split([',', ';', '.', '(', '—', ':']).next()?.trim();
    let share = matches!(found.kind, QuantityKind::Percent | QuantityKind::Fraction);
    let link = if share { ["of "].as_slice() } else { &["of ", "worth of ", "in ", "for "] };
    let (link, rest) = link.iter().find_map(|word| Some((*word, clause.strip_prefix(word)?)))?;
    let mut words: Vec<&str> = rest
        .split_whitespace()
        .take_while(|word| !ENDS.contains(&word.to_lowercase().as_str()))
        .take(LONGEST)
        .collect();
    // "rock the following year": an article behind a noun begins something else.
    let second =
        (1..words.len()).find(|i| words[*i] == "the" && !LOOSE_ENDS.contains(&words[i - 1]));
    words.truncate(second.unwrap_or(words.len()));
    let skip = words
        .iter()
        .take_while(|word| matches!(**word, "the" | "a" | "an" | "its" | "all"))
        .count();
    let place = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    // Cut off by the limit, the words must not end in the air; "in London" is where, not what.
    let end = words.iter().rposition(|word| !LOOSE_ENDS.contains(word)).map_or(0, |last| last + 1);
    let first = words.get(skip)?;
    if end <= skip || link == "in " && place(first) || !first.starts_with(char::is_alphabetic) {
        return None;
    }
    let name = words[skip..end].join(" ");
    Some(if share { format!("of {name}") } else { name })
}
