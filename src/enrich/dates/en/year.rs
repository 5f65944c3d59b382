//! Whether four figures of an English sentence are a year.

use std::sync::LazyLock;

use super::words::{Words, month};
use crate::text::wordset::WordSet;

/// What accounts tell of a year.
static ACCOUNTS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::between_blanks(
        "revenue revenues profit profits earnings income turnover output exports imports guidance gdp",
    )
});

/// What happened in a year that stands before it.
static HAPPENINGS: LazyLock<WordSet> = LazyLock::new(|| {
    WordSet::between_blanks(
        "killing murder attack attacks bombing bombings shooting crash earthquake tsunami election war crisis \
    coup invasion massacre fire flood floods hurricane typhoon cyclone storm referendum merger acquisition takeover \
    purchase sale deal agreement treaty accord outbreak epidemic pandemic drought strike protests uprising revolution \
    recession crackdown collapse disaster explosion eruption ruling law act budget report study survey census \
    summit tournament championship final season film novel album book",
    )
});

/// Whether four figures are a year: a word for time stands before them, and nothing counted behind.
pub(super) fn is_year(words: &Words<'_>, at: usize) -> bool {
    let year = words.year(at).unwrap_or(0);
    let behind = words.word(at + 1);
    // Four figures below 1500 are mostly a count; a year only where a clause ends with them.
    let early = (1000..1500).contains(&year) && matches!(behind, "," | "." | "");
    if !(1500..=2150).contains(&year) && !early {
        return false;
    }
    let counted = behind.len() > 3
        && behind.ends_with('s')
        && !words.capital(at + 1)
        && !matches!(
            behind,
            "was"
                | "this"
                | "across"
                | "sales"
                | "has"
                | "versus"
                | "results"
                | "earnings"
                | "elections"
        )
        || matches!(
            behind,
            "people"
                | "percent"
                | "million"
                | "billion"
                | "trillion"
                | "thousand"
                | "yuan"
                | "km"
                | "kg"
                | "men"
                | "women"
                | "more"
                | "other"
                | "points"
                | "feet"
                | "meters"
                | "metres"
                | "miles"
                | "per"
                | "°"
                | "mah"
                | "kilometers"
                | "square"
                | "dollars"
                | "euros"
                | "new"
                | "young"
                | "local"
        );
    if counted {
        return false;
    }
    let before = words.back(at, 1);
    let closes = behind.is_empty() || !behind.starts_with(char::is_alphanumeric);
    let dash = matches!(behind, "-" | "/") && words.touch(at);
    match before {
        "in" | "since" | "during" | "until" | "till" | "by" | "before" | "after" | "year"
        | "circa" | "throughout" | "late" | "early" | "mid" | "around" | "through" | "between"
        | "onward" => !dash || before == "mid",
        "of" | "from" | "to" | "for" | "and" | "than" | "versus" | "on" | "=" | "with" | ","
        | "but" | "or" => {
            (closes || behind == "and" && words.year(at + 2).is_some())
                && !dash
                && (before != "," || month_stands_before(words, at))
                || before == "of"
                    && matches!(
                        words.back(at, 2),
                        "whole" | "most" | "much" | "rest" | "all" | "end"
                    )
                || before == "to" && is_pair_before(words, at)
                || before == "and" && (is_pair_before(words, at) || is_year_before(words, at))
        }
        "." => matches!(words.back(at, 2), "c" | "ca") && words.touch(at - 2),
        "(" => matches!(behind, ")" | "-" | "–" | "," | ";"),
        // Cabra 2015 revenue rises; the 2007 killing of a student.
        _ if ACCOUNTS.contains(behind) && before.starts_with(char::is_alphabetic) => true,
        "the" | "its" | "their" | "his" | "her" | "s" if HAPPENINGS.contains(behind) => true,
        "the" => words.capital(at + 1),
        "" => words.capital(at + 1),
        _ => closes && !dash && is_of_meeting(words, at),
    }
}

/// At Riverside Games 2018, during Expo 2010: the year of what is held once in some years.
fn is_of_meeting(words: &Words<'_>, at: usize) -> bool {
    let names = (1..=4).take_while(|by| {
        at >= *by && words.capital(at - by) && !matches!(words.back(at, *by), "at" | "during")
    });
    let names = names.count();
    names > 0 && matches!(words.back(at, names + 1), "at" | "during" | "before" | "after" | "since")
}

fn month_stands_before(words: &Words<'_>, at: usize) -> bool {
    (2..=4).any(|by| month(words.back(at, by)).is_some())
}

fn is_pair_before(words: &Words<'_>, at: usize) -> bool {
    at >= 3 && words.year(at - 2).is_some()
}

fn is_year_before(words: &Words<'_>, at: usize) -> bool {
    at >= 2 && words.year(at - 2).is_some() && words.word(at - 1) == "and"
}
