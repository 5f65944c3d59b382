//! Passes that look at characters: invisible ones, and ASCII punctuation between Han characters.

use crate::model::Rule;
use crate::text::width::{is_chinese_punctuation, is_han};

use super::tape::{Change, View};

/// A pass that looks at the characters of each piece of prose by itself.
pub(super) struct Pass {
    pub(super) rule: Rule,
    /// Whether there may be something to change; a scan, so that clean text costs no more than that.
    pub(super) concerns: fn(&str) -> bool,
    pub(super) changes: fn(&View) -> Vec<Change>,
}

/// Longest figure that is looked at, in characters.
const FIGURE: usize = 12;

/// Takes out characters that show nothing, and turns no-break and other odd spaces into plain ones.
///
/// Joiners stay where scripts need them (between two letters that are not Latin or Han, and in emoji).
pub(super) const INVISIBLE: Pass = Pass {
    rule: Rule::Invisible,
    concerns: |text| text.chars().any(|c| sight(c) != Sight::Plain),
    changes: invisible,
};

/// Gives commas, semicolons, colons, question and exclamation marks the Chinese width where they stand in Chinese:
/// a Han character (or Chinese punctuation) on one side at least, no white space behind, and nothing that makes them
/// part of a number, a time or an address.
pub(super) const PUNCTUATION: Pass = Pass {
    rule: Rule::Punctuation,
    concerns: |text| text.contains([',', ';', ':', '!', '?']) && !text.is_ascii(),
    changes: punctuation,
};

/// What a character shows.
#[derive(PartialEq, Eq)]
enum Sight {
    Plain,
    Nothing,
    /// Nothing itself; it may change how its neighbours are joined.
    Joiner,
    /// A space other than the plain one and the ideographic one.
    Space,
}

fn sight(c: char) -> Sight {
    match c {
        ' '..='~' | '\u{2070}'..='\u{FDCF}' => Sight::Plain,
        '\u{200B}'
        | '\u{2060}'
        | '\u{FEFF}'
        | '\u{00AD}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{0000}'..='\u{0008}'
        | '\u{000E}'..='\u{001F}'
        | '\u{007F}'
        | '\u{FDD0}'..='\u{FDEF}'
        | '\u{FFFE}'
        | '\u{FFFF}' => Sight::Nothing,
        '\u{200C}' | '\u{200D}' => Sight::Joiner,
        '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{000B}' | '\u{000C}' => {
            Sight::Space
        }
        _ => Sight::Plain,
    }
}

fn invisible(view: &View) -> Vec<Change> {
    let change = |(at, c): (usize, &char)| match sight(*c) {
        Sight::Plain => None,
        Sight::Joiner if needs_joiner(view, at) => None,
        Sight::Nothing | Sight::Joiner => Some(Change::cut(at..at + 1)),
        Sight::Space => Some(Change::replace(at..at + 1, " ")),
    };
    view.chars.iter().enumerate().filter_map(change).collect()
}

fn needs_joiner(view: &View, at: usize) -> bool {
    let plain = |c: Option<&char>| {
        c.is_none_or(|c| c.is_ascii() || is_han(*c) || is_chinese_punctuation(*c))
    };
    !plain(at.checked_sub(1).and_then(|before| view.chars.get(before)))
        && !plain(view.chars.get(at + 1))
}

fn punctuation(view: &View) -> Vec<Change> {
    let chars = &view.chars;
    let chinese = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c| is_han(*c) || is_chinese_punctuation(*c))
    };
    let text_end = chars.iter().rposition(|c| !c.is_whitespace()).map_or(0, |last| last + 1);
    let mut changes = Vec::new();
    for (at, c) in chars.iter().enumerate() {
        let (before, behind) = (at.checked_sub(1), Some(at + 1));
        let ends = at + 1 >= text_end;
        let wide = match c {
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '!' => '！',
            '?' => '？',
            _ => continue,
        };
        let digit_behind = chars.get(at + 1).is_some_and(char::is_ascii_digit);
        let fits = match c {
            ',' | ';' => {
                chinese(before) && (chinese(behind) || ends || letter(chars.get(at + 1)))
                    || word_end(chars, before) && chinese(behind)
                    || closes_figure(chars, before, *c) && figure(&chars[at + 1..])
            }
            ':' => chinese(before) && !digit_behind && chars.get(at + 1) != Some(&'/'),
            _ => chinese(before) && (chinese(behind) || ends),
        };
        if fits {
            changes.push(Change::replace(at..at + 1, wide));
        }
    }
    changes
}

fn letter(c: Option<&char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() || *c == '"')
}

/// Whether a Latin word, a figure or a closing bracket ends before the mark.
fn word_end(chars: &[char], at: Option<usize>) -> bool {
    at.and_then(|at| chars.get(at))
        .is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '%' | ')' | '"' | '+'))
}

/// Whether a figure ends before the mark that no thousands follow: `11%,`, `(三成),`; before a semicolon none do.
fn closes_figure(chars: &[char], at: Option<usize>, mark: char) -> bool {
    at.and_then(|at| chars.get(at)).is_some_and(|c| {
        matches!(c, '%' | '％' | ')' | '）') || mark == ';' && c.is_ascii_alphanumeric()
    })
}

/// Whether a figure stands there that a Chinese word follows: `2022年`.
fn figure(chars: &[char]) -> bool {
    let digits = chars.iter().take(FIGURE).take_while(|c| c.is_ascii_digit() || **c == '.').count();
    digits > 0 && chars.get(digits).is_some_and(|c| is_han(*c))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::tape::Tape;
    use super::*;
    use crate::model::Place;

    #[track_caller]
    fn check(pass: &Pass, text: &str, expected: &str) {
        let mut tape = Tape::new(text.chars().collect(), BTreeMap::from([(0, Place::START)]));
        let view = tape.view(0..tape.len());
        let changes = (pass.changes)(&view);
        assert!(changes.is_empty() || (pass.concerns)(text));
        tape.apply(pass.rule, &view, changes);
        assert_eq!(tape.text(0..tape.len()), expected);
    }

    #[test]
    fn widens_marks_between_han() {
        check(&PUNCTUATION, "今年,增长5%,平台说:好!", "今年，增长5%，平台说：好！");
    }

    #[test]
    fn widens_marks_between_figures_of_two_clauses() {
        check(&PUNCTUATION, "增长11%;2022年为9%,2023年为8%", "增长11%；2022年为9%，2023年为8%");
        check(&PUNCTUATION, "端口80;443;8080 比分3;2", "端口80;443;8080 比分3;2");
    }

    #[test]
    fn leaves_numbers_times_and_addresses() {
        check(
            &PUNCTUATION,
            "共3,624.2亿元 12:12 比例2.7:55.4 见https://a.cn/x?y",
            "共3,624.2亿元 12:12 比例2.7:55.4 见https://a.cn/x?y",
        );
    }

    #[test]
    fn leaves_english_in_chinese() {
        check(&PUNCTUATION, "题为“Hello, world!”的文章", "题为“Hello, world!”的文章");
    }

    #[test]
    fn takes_out_what_shows_nothing() {
        check(&INVISIBLE, "\u{FEFF}电\u{200B}商\u{A0}abc", "电商 abc");
    }

    #[test]
    fn takes_out_what_no_page_may_have() {
        check(&INVISIBLE, "梨\u{FFFE}和\u{FFFF}桃\u{FDD0}", "梨和桃");
    }

    #[test]
    fn keeps_joiners_where_scripts_need_them() {
        check(&INVISIBLE, "می\u{200C}خواهم 👩\u{200D}💻", "می\u{200C}خواهم 👩\u{200D}💻");
    }
}
