//! Finds where in the source a text of the page stands.
//!
//! The parser forgets lines, so texts are looked for: in the source without its tags and white space, with entities
//! decoded coarsely, each from where the one before it ended. What is not found gets the last place known. Cost: every
//! search is bounded, and all of them together by a multiple of the source's length.

use super::tags::tag_length;
use crate::model::Place;
use crate::read::places::Places;

/// How far, in bytes of text, the continuation of a paragraph is looked for.
const NEAR: usize = 4096;

/// How far a text of few bytes is looked for, since it may stand anywhere.
const SHORT_REACH: usize = 16 * 1024;

/// From how many bytes on a text says enough to be looked for to the end of the page: eight Han characters.
const TELLING: usize = 24;

/// Bytes searched in vain, as a multiple of the source's length, after which far searches end.
const PATIENCE: usize = 32;

/// The text of a source, and a place in it that moves forward.
pub(super) struct Locator<'a> {
    places: Places<'a>,
    /// The source's text without white space.
    text: String,
    /// Where the offsets of `text` and source begin to run apart: (in text, in source).
    joints: Vec<(usize, usize)>,
    cursor: usize,
    last: Place,
    patience: usize,
}

impl<'a> Locator<'a> {
    /// Takes the text out of a page whose first line is line `first_line` of its file.
    pub(super) fn new(source: &'a str, first_line: u32) -> Self {
        let mut locator = Self {
            places: Places::new(source, first_line),
            text: String::with_capacity(source.len() / 2),
            joints: Vec::new(),
            cursor: 0,
            last: Place::line(first_line),
            patience: source.len().saturating_mul(PATIENCE),
        };
        locator.flatten(source);
        locator
    }

    /// The last place found.
    pub(super) fn last(&self) -> Place {
        self.last
    }

    /// The place of `text`, which is followed by `after` in the same paragraph.
    ///
    /// `begins` says whether it begins a paragraph; if not, it stands close to what was looked for before.
    pub(super) fn find(&mut self, text: &str, after: &str, begins: bool) -> Place {
        let own: String = text.chars().filter(|c| !c.is_whitespace()).take(64).collect();
        if own.is_empty() {
            return self.last;
        }
        let more = after.chars().filter(|c| !c.is_whitespace());
        let needle: String = own.chars().chain(more).take(64).collect();
        let reach = match (begins, needle.len() >= TELLING) {
            (true, true) if self.patience > 0 => usize::MAX,
            (true, _) => SHORT_REACH,
            (false, _) => NEAR,
        };
        let end = self.cursor.saturating_add(reach).saturating_add(needle.len());
        let end = self.text.floor_char_boundary(end);
        let haystack = &self.text[self.cursor..end];
        let found = haystack.find(&needle).or_else(|| haystack.find(&own));
        let Some(found) = found else {
            self.patience = self.patience.saturating_sub(haystack.len());
            return self.last;
        };
        let at = self.cursor + found;
        // Past the whole of this text, if the source has it in one piece; what follows is looked for from there.
        let length: usize = text.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum();
        self.cursor = self.text.floor_char_boundary((at + length).min(self.text.len()));
        self.last = self.places.at(self.source_offset(at));
        self.last
    }

    fn source_offset(&self, at: usize) -> usize {
        let behind = self.joints.partition_point(|(text, _)| *text <= at);
        let joint = behind.checked_sub(1).and_then(|index| self.joints.get(index));
        joint.map_or(0, |(text, source)| source + (at - text))
    }

    fn flatten(&mut self, source: &str) {
        let mut at = 0;
        while at < source.len() {
            let rest = &source[at..];
            if let Some(length) = tag_length(rest) {
                at += length;
            } else if let Some((decoded, length)) = entity(rest) {
                self.push(decoded, at);
                at += length;
            } else if let Some(c) = rest.chars().next() {
                self.push(c, at);
                at += c.len_utf8();
            } else {
                break;
            }
        }
    }

    fn push(&mut self, c: char, at: usize) {
        if c.is_whitespace() {
            return;
        }
        let continues = self
            .joints
            .last()
            .is_some_and(|(text, source)| source + (self.text.len() - text) == at);
        if !continues {
            self.joints.push((self.text.len(), at));
        }
        self.text.push(c);
    }
}

/// The entity at the start of `rest`, if it is a number or among the commonest names, and its length.
fn entity(rest: &str) -> Option<(char, usize)> {
    let body = rest.strip_prefix('&')?;
    let end = body.bytes().take(10).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let decoded = match name.strip_prefix('#') {
        Some(number) => {
            let value = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(value)?
        }
        None => match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
            "ldquo" => '“',
            "rdquo" => '”',
            "lsquo" => '‘',
            "rsquo" => '’',
            "mdash" => '—',
            "ndash" => '–',
            "hellip" => '…',
            "middot" => '·',
            "bull" => '•',
            "times" => '×',
            "deg" => '°',
            "copy" => '©',
            "laquo" => '«',
            "raquo" => '»',
            "yen" => '¥',
            "euro" => '€',
            "pound" => '£',
            _ => return None,
        },
    };
    Some((decoded, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, texts: &[&str], expected: &[(u32, u32)]) {
        let mut locator = Locator::new(source, 1);
        let found: Vec<(u32, u32)> = texts
            .iter()
            .map(|text| locator.find(text, "", true))
            .map(|place| (place.line, place.column))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn finds_texts_in_order() {
        check(
            "<p>江水</p>\n<p>东流</p>\n<p>江水</p>",
            &["江水", "东流", "江水"],
            &[(1, 4), (2, 4), (3, 4)],
        );
    }

    #[test]
    fn looks_through_tags_spaces_and_entities() {
        check(
            "<p>江<b\n>水</b>\n &ldquo;东&#27969;&rdquo;去</p>",
            &["江水“东流”", "去"],
            &[(1, 4), (3, 25)],
        );
    }

    #[test]
    fn passes_over_what_is_no_text() {
        check(
            "<title>江水</title><script>var a = '<p>江水';</script>\n<!-- 江水 --><i title='>江水'>江水</i>",
            &["江水"],
            &[(2, 27)],
        );
    }

    #[test]
    fn what_is_not_there_has_the_last_place() {
        check("<p>江水</p>\n<p>东流</p>", &["东流", "西流"], &[(2, 4), (2, 4)]);
    }

    #[test]
    fn a_lone_angle_is_text() {
        check("<p>1 < 2</p>\n<p>江", &["1 < 2", "江"], &[(1, 4), (2, 4)]);
    }
}
