//! Makes emphasis work beside Chinese punctuation.
//!
//! CommonMark decides by the characters on both sides of a run of `*` whether it may open or close emphasis, and rests
//! on the spaces that Chinese does not have: in `**真，**她` the second run cannot close. The CJK-friendly amendment
//! (commonmark-spec issue 650, by tats-u) counts Chinese, Japanese and Korean punctuation as letters here and lets any
//! such character stand where CommonMark asks for white space or punctuation. The parser knows CommonMark only; so
//! wherever the two disagree a marker is put beside the run, and taken out of whatever the parser gives back.
//!
//! What holds: without a CJK character beside a run nothing is inserted, so such text is read as CommonMark has it. A
//! run gains at most the one side the amendment gives it and loses none. Markers occur nowhere in the source. `_` is
//! left alone, since the amendment changes nothing for it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::width::{is_hangul, is_wide};

/// A text with markers put in, and the way back.
#[derive(Debug)]
pub(super) struct Marked<'a> {
    /// The text for the parser.
    pub(super) text: Cow<'a, str>,
    insertions: Vec<Insertion>,
    markers: [char; 2],
}

#[derive(Debug)]
struct Insertion {
    /// Offset in the marked text.
    start: usize,
    /// Offset behind it in the marked text.
    end: usize,
    /// Offset in the source.
    source: usize,
}

/// Puts the markers in.
pub(super) fn mark(source: &str) -> Marked<'_> {
    let unmarked =
        Marked { text: Cow::Borrowed(source), insertions: Vec::new(), markers: ['*'; 2] };
    let points = points(source);
    if points.is_empty() {
        return unmarked;
    }
    let Some((letter, punctuation)) = markers(source) else { return unmarked };
    let mut text = String::with_capacity(source.len() + points.len() * 6);
    let mut insertions = Vec::with_capacity(points.len());
    let mut done = 0;
    for point in points {
        text.push_str(&source[done..point.offset]);
        let start = text.len();
        match point.shape {
            Shape::Letter => text.push(letter),
            Shape::LetterPunctuation => text.extend([letter, punctuation]),
            Shape::PunctuationLetter => text.extend([punctuation, letter]),
        }
        insertions.push(Insertion { start, end: text.len(), source: point.offset });
        done = point.offset;
    }
    text.push_str(&source[done..]);
    Marked { text: Cow::Owned(text), insertions, markers: [letter, punctuation] }
}

impl Marked<'_> {
    /// The offset in the source of an offset in the marked text.
    pub(super) fn source_offset(&self, offset: usize) -> usize {
        let behind = self.insertions.partition_point(|one| one.start <= offset);
        match behind.checked_sub(1).and_then(|index| self.insertions.get(index)) {
            None => offset,
            Some(one) => one.source + offset.saturating_sub(one.end),
        }
    }

    /// `text` without markers.
    pub(super) fn without_markers(&self, text: &str) -> String {
        if self.insertions.is_empty() {
            return text.to_owned();
        }
        text.chars().filter(|c| !self.markers.contains(c)).collect()
    }
}

/// What is put in: a letter on the run's side; a punctuation character on the other side where another run of
/// delimiters stands, which must go on seeing punctuation there.
enum Shape {
    Letter,
    LetterPunctuation,
    PunctuationLetter,
}

struct Point {
    offset: usize,
    shape: Shape,
}

/// Where a run may open or close by the amendment and may not by CommonMark.
fn points(source: &str) -> Vec<Point> {
    let bytes = source.as_bytes();
    let mut points = Vec::new();
    let mut at = 0;
    // Whether only the marks of block quotations have been seen on this line: what follows begins a line.
    let mut line_start = true;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'*' | b'~' => {
                let end = at + bytes[at..].iter().take_while(|other| *other == byte).count();
                if !line_start && (*byte == b'*' || end - at == 2) {
                    points.extend(point(source, at, end));
                }
                at = end;
                line_start = false;
            }
            // An escaped character is no delimiter. In code a backslash escapes nothing, but there no run is one.
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => {
                at += 2;
                line_start = false;
            }
            b'\n' | b'\r' => {
                at += 1;
                line_start = true;
            }
            b' ' | b'\t' | b'>' => at += 1,
            _ => {
                at += 1;
                line_start = false;
            }
        }
    }
    points
}

fn point(source: &str, start: usize, end: usize) -> Option<Point> {
    let mut before = source[..start].chars().rev();
    let previous = before.next().filter(|c| !c.is_whitespace())?;
    let next = source[end..].chars().next().filter(|c| !c.is_whitespace())?;
    // The parser takes a bar for the edge of a table's cell.
    if previous == '|' || next == '|' {
        return None;
    }
    // A variation selector changes the look of what precedes it; that character is the one that counts.
    let (previous, previous_is_cjk) = match previous {
        '\u{E0100}'..='\u{E01EF}' => (previous, true),
        '\u{FE00}'..='\u{FE0E}' => before.next().map_or((previous, false), |c| (c, is_cjk(c))),
        c => (c, is_cjk(c)),
    };
    let (follows, precedes) = (is_punctuation(next), is_punctuation(previous));
    // Opening: CommonMark refuses a run between a letter and punctuation. The parser lets `~~` open anywhere.
    let opens = follows && !precedes && (previous_is_cjk || is_cjk(next));
    if opens && source.as_bytes().get(start) == Some(&b'*') {
        let shape = if is_delimiter(next) { Shape::LetterPunctuation } else { Shape::Letter };
        return Some(Point { offset: end, shape });
    }
    // Closing: CommonMark refuses a run between punctuation and a letter.
    let closes = precedes && !follows && (previous_is_cjk || is_cjk(next));
    closes.then(|| Point {
        offset: start,
        shape: if is_delimiter(previous) { Shape::PunctuationLetter } else { Shape::Letter },
    })
}

fn is_delimiter(c: char) -> bool {
    matches!(c, '*' | '_' | '~')
}

/// A character of Chinese, Japanese or Korean text: East Asian Width W, F or H and no emoji, or Hangul.
/// Sources: the amendment, §2.1; Unicode Standard Annex #11.
fn is_cjk(c: char) -> bool {
    is_hangul(c)
        || matches!(c, '\u{FF61}'..='\u{FFDC}' | '\u{FFE8}'..='\u{FFEE}' | '\u{2329}' | '\u{232A}')
        || is_wide(c) && !matches!(c, '\u{2300}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Unicode's general categories P and S.
static PUNCTUATION: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^[\p{P}\p{S}]").ok());

/// Punctuation as CommonMark has it.
fn is_punctuation(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_punctuation();
    }
    let mut buffer = [0; 4];
    let c = c.encode_utf8(&mut buffer);
    PUNCTUATION.as_ref().is_some_and(|punctuation| punctuation.is_match(c))
}

/// Two characters that the source lacks: one the parser takes for a letter, one it takes for punctuation.
fn markers(source: &str) -> Option<(char, char)> {
    let letters = '\u{F0000}'..='\u{F0FFF}';
    let punctuation = '\u{2E00}'..='\u{2E2E}';
    let present: BTreeSet<char> =
        source.chars().filter(|c| letters.contains(c) || punctuation.contains(c)).collect();
    let absent = |mut range: std::ops::RangeInclusive<char>| range.find(|c| !present.contains(c));
    Some((absent(letters)?, absent(punctuation)?))
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    /// What the parser makes of `source`, with emphasis in braces.
    fn braces(source: &str) -> String {
        let marked = mark(source);
        let mut text = String::new();
        for event in Parser::new_ext(&marked.text, Options::ENABLE_STRIKETHROUGH) {
            match event {
                Event::Start(Tag::Emphasis) => text.push('{'),
                Event::End(TagEnd::Emphasis) => text.push('}'),
                Event::Start(Tag::Strong) => text.push_str("{{"),
                Event::End(TagEnd::Strong) => text.push_str("}}"),
                Event::Start(Tag::Strikethrough) => text.push('<'),
                Event::End(TagEnd::Strikethrough) => text.push('>'),
                Event::Text(part) | Event::Code(part) => {
                    text.push_str(&marked.without_markers(&part));
                }
                _ => {}
            }
        }
        text
    }

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(braces(source), expected);
    }

    #[test]
    fn closes_behind_chinese_punctuation() {
        check("**慢，**再慢些", "{{慢，}}再慢些");
        check("**「守株待兔」**的人", "{{「守株待兔」}}的人");
        check("**《章程》**公布", "{{《章程》}}公布");
        check("**完了。**他走了", "{{完了。}}他走了");
    }

    #[test]
    fn opens_before_chinese_punctuation() {
        check("叫做**「长江」**的船", "叫做{{「长江」}}的船");
        check("看*（第三页）*吧", "看{（第三页）}吧");
    }

    #[test]
    fn knows_curled_quotes() {
        check("那是**“关键”**的一步", "那是{{“关键”}}的一步");
        check("她答*“行。”*接着", "她答{“行。”}接着");
        check("从**‘旧’**到**“新”**去", "从{{‘旧’}}到{{“新”}}去");
    }

    #[test]
    fn knows_latin_punctuation_beside_han() {
        check("共**100%**的船", "共{{100%}}的船");
        check("约**(甲)**乙", "约{{(甲)}}乙");
        check("见**[图](a)**下", "见{{图}}下");
        check("用**`x`**键", "用{{x}}键");
    }

    #[test]
    fn knows_japanese_and_korean() {
        check("**終わり。**そして", "{{終わり。}}そして");
        check("**(가)**나", "{{(가)}}나");
    }

    #[test]
    fn strikes_out_beside_chinese_punctuation() {
        check("~~旧价。~~新价", "<旧价。>新价");
    }

    #[test]
    fn nested_runs_keep_their_neighbours() {
        check("甲**_乙_**丙", "甲{{{乙}}}丙");
        check("~~**甲。**~~乙", "<{{甲。}}>乙");
        check("_甲_**乙。**丙", "{甲}{{乙。}}丙");
        check("***甲。***乙", "{{{甲。}}}乙");
        check("，_**乙**_，", "，{{{乙}}}，");
    }

    #[test]
    fn leaves_code_and_escapes() {
        check("`**甲。**乙`", "**甲。**乙");
        check("\\*\\*甲。\\*\\*乙", "**甲。**乙");
        check("```\n**甲。**乙\n```", "**甲。**乙\n");
    }

    #[test]
    fn leaves_what_is_no_emphasis() {
        check("2 ** 3 和 4 ** 5", "2 ** 3 和 4 ** 5");
        check("a*b*c", "a{b}c");
        check("**甲 。** 乙", "{{甲 。}} 乙");
        check("** 甲。**乙", "** 甲。**乙");
        check("foo_(bar)_baz", "foo_(bar)_baz");
    }

    #[test]
    fn leaves_text_without_han_to_commonmark() {
        for text in
            ["**foo,**bar", "a*\"foo\"*", "**Gomphocarpus (*G. physo*)**", "foo***bar***baz"]
        {
            assert!(matches!(mark(text).text, Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn a_run_that_begins_a_quotation_begins_a_line() {
        assert!(points(">**甲**").is_empty());
    }

    #[test]
    fn offsets_lead_back_to_the_source() {
        let source = "**慢，**再**“慢”**些";
        let marked = mark(source);
        for (at, c) in source.char_indices() {
            let there = (0..=marked.text.len())
                .filter(|offset| marked.text.is_char_boundary(*offset))
                .find(|offset| {
                    marked.source_offset(*offset) == at && marked.text[*offset..].starts_with(c)
                });
            assert!(there.is_some(), "{c} at {at}");
        }
    }

    #[test]
    fn markers_are_absent_from_the_source() {
        let source = "\u{F0000}\u{2E00}**慢，**再";
        assert_eq!(markers(source), Some(('\u{F0001}', '\u{2E01}')));
    }

    #[test]
    fn agrees_with_the_parser_on_punctuation() {
        // The parser's table is of an older Unicode than the library's.
        let old = Regex::new(r"^\p{age=15.0}").unwrap();
        let odd: Vec<char> = ('\u{80}'..='\u{1FAFF}')
            .filter(|c| !c.is_whitespace() && old.is_match(&c.to_string()))
            .filter(|c| {
                let source = format!("a*{c}b*");
                let parsed =
                    Parser::new(&source).any(|event| matches!(event, Event::Start(Tag::Emphasis)));
                parsed == is_punctuation(*c)
            })
            .collect();
        assert!(odd.is_empty(), "{odd:?}");
    }
}
