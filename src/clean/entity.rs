//! HTML entities that were left in the text, because the page had them escaped twice: `&nbsp;`, `&#8220;`, `&amp;quot;`.
//!
//! The ending `;` makes one of them certain, so that `AT&T`, `R&D` and the query of an address stay; only `&nbsp` goes
//! without. One in quotation marks is what a text about HTML speaks of, and stays.

use std::sync::LazyLock;

use crate::model::Rule;
use crate::text::wordset::WordMap;

use super::characters::Pass;
use super::tape::{Change, View};

/// Puts characters in the place of their entities.
pub(super) const ENTITIES: Pass =
    Pass { rule: Rule::Entity, concerns: |text| text.contains('&'), changes: entities };

/// The names of HTML 4 for U+00A0 to U+00FF, in their order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// Other names, each with its character: markup, marks, symbols.
const OTHERS: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("dagger", '†'),
    ("bull", '•'),
    ("hellip", '…'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("euro", '€'),
    ("trade", '™'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("minus", '−'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("asymp", '≈'),
    ("infin", '∞'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("hearts", '♥'),
    ("alpha", 'α'),
    ("beta", 'β'),
    ("pi", 'π'),
];

/// Characters from `&` to `;` at most: an `&amp;` or two before a name.
const LONGEST: usize = 24;

/// Windows-1252 in the place of control codes, as the HTML standard reads `&#128;` to `&#159;`; U+0000 for none.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

fn entities(view: &View) -> Vec<Change> {
    let chars = &view.chars;
    let mut changes = Vec::new();
    let mut at = 0;
    while let Some(step) = chars[at..].iter().position(|c| *c == '&') {
        at += step;
        let Some((length, c)) = entity(&chars[at..]) else {
            at += 1;
            continue;
        };
        // The two halves of a character beyond the Basic Multilingual Plane, each in an entity of its own.
        let (length, c) = match c {
            Read::Char(c) => (length, c),
            Read::Half(high) => match entity(&chars[at + length..]) {
                Some((more, Read::Half(low))) => match joined(high, low) {
                    Some(c) => (length + more, c),
                    None => (length, '\u{FFFD}'),
                },
                _ => (length, '\u{FFFD}'),
            },
        };
        let is_example = quotes(chars, at, at + length) || c == '\u{FFFD}';
        if !is_example {
            changes.push(Change::replace(at..at + length, c));
        }
        at += length;
    }
    changes
}

/// What an entity stands for.
enum Read {
    Char(char),
    /// Half of a surrogate pair.
    Half(u32),
}

/// The entity at the start of `chars`, escaped once or more, and its length.
fn entity(chars: &[char]) -> Option<(usize, Read)> {
    if chars.first() != Some(&'&') {
        return None;
    }
    let mut start = 1;
    // `&amp;amp;nbsp;`: each `amp;` is another escape, if an entity stands behind it.
    while chars.get(start..start + 4).is_some_and(|next| next == ['a', 'm', 'p', ';'])
        && start < LONGEST
        && named_or_numbered(&chars[start + 4..]).is_some()
    {
        start += 4;
    }
    let (length, read) = named_or_numbered(&chars[start..])?;
    Some((start + length, read))
}

/// What a name or number with its `;` stands for, and their length.
fn named_or_numbered(chars: &[char]) -> Option<(usize, Read)> {
    let near = &chars[..chars.len().min(LONGEST)];
    let end =
        near.iter().position(|c| !c.is_ascii_alphanumeric() && *c != '#').unwrap_or(near.len());
    let name: String = near[..end].iter().collect();
    let is_closed = matches!(near.get(end), Some(';' | '；'));
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return numbered(code).filter(|_| is_closed).map(|read| (end + 1, read));
    }
    let is_bare = !is_closed && name == "nbsp" && near.get(end) != Some(&'=');
    let c = named(&name).filter(|_| is_closed || is_bare)?;
    Some((end + usize::from(is_closed), Read::Char(c)))
}

fn named(name: &str) -> Option<char> {
    static NAMES: LazyLock<WordMap<char>> = LazyLock::new(|| {
        let latin = ('\u{A0}'..).zip(LATIN.split(' ')).map(|(c, name)| (name, c));
        WordMap::of(OTHERS.iter().copied().chain(latin))
    });
    NAMES.get(name)
}

fn numbered(code: u32) -> Option<Read> {
    let c = match code {
        0xD800..=0xDFFF => return Some(Read::Half(code)),
        0x80..=0x9F => WINDOWS[(code - 0x80) as usize],
        _ => char::from_u32(code)?,
    };
    (!c.is_control() || matches!(c, '\t' | '\n')).then_some(Read::Char(if c == '\n' {
        ' '
    } else {
        c
    }))
}

fn joined(high: u32, low: u32) -> Option<char> {
    let is_pair = (0xD800..0xDC00).contains(&high) && (0xDC00..0xE000).contains(&low);
    is_pair.then(|| char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))).flatten()
}

/// Whether quotation marks stand on both sides.
fn quotes(chars: &[char], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| chars.get(at));
    let pair = (before, chars.get(end));
    matches!(
        pair,
        (Some('“'), Some('”'))
            | (Some('‘'), Some('’'))
            | (Some('「'), Some('」'))
            | (Some('"'), Some('"'))
            | (Some('\''), Some('\''))
            | (Some('`'), Some('`'))
            | (Some('（'), Some('）'))
            | (Some('('), Some(')'))
    )
}

#[cfg(test)]
mod tests {
    use super::super::tape::Tape;
    use super::*;
    use crate::model::Place;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut tape = Tape::new(text.to_owned(), [(0, Place::START)]);
        let view = tape.view(0..tape.len());
        let changes = entities(&view);
        tape.apply(Rule::Entity, &view, changes);
        assert_eq!(tape.text(0..tape.len()), expected);
    }

    #[test]
    fn reads_names_and_numbers() {
        check("&ldquo;好&rdquo;&#20013;&#x56fd;&nbsp;&eacute;&yuml;&#146;", "“好”中国\u{A0}éÿ’");
        check("&nbsp&nbsp;第一&nbsp；段", "\u{A0}\u{A0}第一\u{A0}段");
        check("&#55357;&#56832;", "😀");
    }

    #[test]
    fn reads_what_was_escaped_over_and_over() {
        check("A&amp;nbsp;B&amp;amp;quot;C&amp;D", "A\u{A0}B\"C&D");
    }

    #[test]
    fn leaves_what_is_no_entity() {
        for text in [
            "AT&T; R&D; Q&A",
            "a.cn/?x=1&copy=2&nbsp=3",
            "&#0; &#x110000; &#xD800; &; &#; &unknown;",
            "空格写作“&nbsp;”，引号写作 `&quot;`。",
        ] {
            check(text, text);
        }
    }
}
