//! Converts one string: what is protected stays, words of the phrase lists get their own forms, OpenCC does the rest.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Entry, Region};
use crate::text::fold::fold;

use super::phrases::{Form, Origin, Phrases, Words};
use super::protected::{Keep, Marked, kept};
use super::{Context, Convert, SIMPLIFIED_TABLE, context, particle, quotes, regional, segmented};

/// A script conversion, for the texts of one article.
pub(super) struct ScriptConverter<'a> {
    table: &'static str,
    region: Region,
    phrases: &'a Phrases,
    convert: &'a Convert<'a>,
    marked: Marked,
    /// Persons of the article whose surname OpenCC may not know: the name, folded, and the surname.
    persons: Vec<(Vec<char>, char)>,
    /// What was converted already: sentences come again in the text, in points and in the timeline.
    known: RefCell<BTreeMap<String, String>>,
}

/// A piece of a text, and what stands for it in the other script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    /// Its characters.
    pub(super) range: Range<usize>,
    /// What stands for it.
    pub(super) to: String,
    /// What decided.
    pub(super) by: By,
}

/// What decides how a piece is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// OpenCC.
    OpenCc,
    /// A phrase or a name with a form of its own.
    Phrase(Origin),
    /// A surname or a counted thing.
    Neighbours,
    /// Nothing: it is kept, or the author gave the words.
    Kept(Keep),
}

impl<'a> ScriptConverter<'a> {
    /// A conversion of the texts of `entry` by the OpenCC configuration `table`: `t2s`, or one to Traditional.
    pub(super) fn new(table: &'static str, entry: &Entry, context: Context<'a>) -> Self {
        let persons = entry.names.iter();
        let persons =
            persons.filter_map(|name| Some((fold(&name.text), context::surname_of(name)?)));
        Self {
            marked: Marked::new(&entry.article.protected),
            persons: persons.collect(),
            ..Self::plain(table, context)
        }
    }

    /// A conversion of texts of no article.
    pub(super) fn plain(table: &'static str, context: Context<'a>) -> Self {
        let Context { region, phrases, convert, languages: _ } = context;
        let (marked, persons, known) = (Marked::default(), Vec::new(), RefCell::default());
        Self { table, region, phrases, convert, marked, persons, known }
    }

    /// Converts `text`.
    pub(super) fn convert(&self, text: &str) -> String {
        if text.is_ascii() && self.marked.is_empty() {
            return text.to_owned();
        }
        if let Some(known) = self.known.borrow().get(text) {
            return known.clone();
        }
        let converted: String = self.steps(text).into_iter().map(|step| step.to).collect();
        let converted = self.quotes(&converted);
        self.known.borrow_mut().insert(text.to_owned(), converted.clone());
        converted
    }

    /// The form of the quotation marks for this direction.
    fn quotes(&self, text: &str) -> String {
        if self.to_traditional() { quotes::to_corners(text) } else { quotes::to_curled(text) }
    }

    pub(super) fn to_traditional(&self) -> bool {
        self.table != SIMPLIFIED_TABLE
    }

    /// The text, piece by piece; the pieces join without gaps. Quotation marks are not yet changed.
    pub(super) fn steps(&self, text: &str) -> Vec<Step> {
        let chars: Vec<char> = text.chars().collect();
        let folded = fold(text);
        let words = Words::of(&folded);
        let mut steps = Vec::new();
        let mut at = 0;
        for one in kept(&chars, &self.marked) {
            self.prose(&chars, &folded, &words, at..one.range.start, &mut steps);
            at = one.range.end;
            let same = || chars[one.range.clone()].iter().collect();
            let to = one.other.clone().unwrap_or_else(same);
            steps.push(Step { range: one.range.clone(), to, by: By::Kept(one.why) });
        }
        self.prose(&chars, &folded, &words, at..chars.len(), &mut steps);
        steps
    }

    /// Converts a stretch without protected words.
    fn prose(
        &self,
        chars: &[char],
        folded: &[char],
        words: &Words<'_>,
        range: Range<usize>,
        steps: &mut Vec<Step>,
    ) {
        let (mut plain, mut at) = (range.start, range.start);
        while at < range.end {
            let Some(word) = self.word(chars, &folded[..range.end], words, at) else {
                at += 1;
                continue;
            };
            let end = at + word.len;
            // A name without a form of its own is converted with what stands round it: OpenCC may need to see that.
            if let Some(to) = word.to {
                self.opencc_step(chars, plain..at, steps);
                steps.push(Step { range: at..end, to, by: word.by });
                plain = end;
            }
            at = end;
        }
        self.opencc_step(chars, plain..range.end, steps);
    }

    /// The word with a form of its own at `at`.
    fn word(&self, chars: &[char], folded: &[char], words: &Words<'_>, at: usize) -> Option<Word> {
        if self.to_traditional() {
            let person = self.persons.iter().find(|(name, _)| folded[at..].starts_with(name));
            if let Some((name, surname)) = person {
                let given: String = chars[at + 1..at + name.len()].iter().collect();
                let to = format!("{surname}{}", self.opencc(&given));
                return Some(Word { len: name.len(), to: Some(to), by: By::Neighbours });
            }
        }
        if let Some(form) = self.phrases.find(self.to_traditional(), folded, words, at) {
            let Form { from, to, origin, .. } = form;
            let by = By::Phrase(*origin);
            return Some(Word { len: from.len(), to: to.clone(), by });
        }
        let decided = if self.to_traditional() { context::decided(folded, at) } else { None };
        decided.map(|c| Word { len: 1, to: Some(c.to_string()), by: By::Neighbours })
    }

    fn opencc_step(&self, chars: &[char], range: Range<usize>, steps: &mut Vec<Step>) {
        if !range.is_empty() {
            let text: String = chars[range.clone()].iter().collect();
            steps.push(Step { range, to: self.opencc(&text), by: By::OpenCc });
        }
    }

    /// What OpenCC and the spelling of the region make of `text`.
    pub(super) fn opencc(&self, text: &str) -> String {
        if text.is_ascii() {
            return text.to_owned();
        }
        if self.to_traditional() {
            let convert = |text: &str| (self.convert)(self.table, text);
            return regional::spelling(segmented::converted(text, &convert), self.region);
        }
        // Phrases are looked up in standard Traditional shapes; sources write these Japanese-looking ones.
        let standard: String = text.chars().map(standard_shape).collect();
        particle::simplified((self.convert)(self.table, &standard))
    }
}

/// A word with a form of its own: how long it is, and what to write; `None`: what OpenCC makes of it.
struct Word {
    len: usize,
    to: Option<String>,
    by: By,
}

fn standard_shape(c: char) -> char {
    match c {
        '産' => '產',
        '説' => '說',
        '裏' => '裡',
        '衆' => '眾',
        '綫' => '線',
        '衞' => '衛',
        '敍' => '敘',
        '枱' => '檯',
        '痺' => '痹',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use crate::localize::sample;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        check_into("s2tw", text, expected);
    }

    #[track_caller]
    fn check_into(table: &'static str, text: &str, expected: &str) {
        assert_eq!(sample::converted(table, text), expected);
    }

    #[test]
    fn words_get_their_own_form() {
        check("发展网络网店", "發展網路網店");
        check("打印软件", "列印軟體");
    }

    #[test]
    fn a_name_without_a_form_of_its_own_keeps_its_words() {
        check("国家网络报发网络稿", "國家網络报發網路稿");
    }

    #[test]
    fn a_piece_of_other_words_is_no_word() {
        check("空客在航空客运展", "空中巴士在航空客运展");
        check("电视频道放视频", "电视频道放影片");
    }

    #[test]
    fn latin_forms_stay() {
        check("STAR用AR，增强现实", "STAR用AR，擴增實境");
    }

    #[test]
    fn words_with_another_sense_are_not_turned_back() {
        check("悉尼", "雪梨");
        check_into("t2s", "雪梨在澳洲的網路", "雪梨在澳洲的网络");
    }

    #[test]
    fn the_words_of_the_site_go_before_longer_ones() {
        check("云店主", "雲店主");
    }

    #[test]
    fn addresses_and_japanese_stay() {
        check("发https://a.cn/x发", "發https://a.cn/x發");
        check("标题是「中国のネット」，中国", "标题是「中国のネット」，中國");
    }
}
