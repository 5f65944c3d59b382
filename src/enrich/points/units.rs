//! The candidates for key points: every sentence that says something, tightened, and its parts.
//!
//! Furniture, headings, questions without answers and speech without a speaker are not among them. Candidates come in
//! the order of the text, the whole sentence before its parts.

use super::resolve::resolve;
use super::standalone::{dangles, leaves_open_who};
use super::tighten::{LEAST_HAN, LEAST_WORDS, tighten};
use super::{clauses, speech};
use crate::enrich::Reading;
use crate::enrich::passage::{Passage, find, starts_any};
use crate::enrich::words;
use crate::model::{Locale, Name, Quote};
use crate::text::wordlist::WordList;

/// The longest point, in characters.
const LONGEST_HAN: usize = 130;
/// The longest point, in words.
const LONGEST_WORDS: usize = 60;
/// How much of a sentence is looked at, in characters: no point is longer, and hostile input may be.
const LOOKED_AT: usize = 1200;

/// A candidate.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// The sentence's number, from 1.
    pub(super) sentence: usize,
    /// The paragraph's number, from 1.
    pub(super) paragraph: usize,
    /// Whether the sentence is the first of its paragraph.
    pub(super) opens_paragraph: bool,
    /// How many candidate sentences precede this one.
    pub(super) order: usize,
    /// Whether this is the whole sentence.
    pub(super) whole: bool,
    /// Whether the words are speech whose speaker is put before them.
    pub(super) speech: bool,
    /// Whether the words can be read alone.
    pub(super) alone: bool,
    /// The words.
    pub(super) passage: Passage,
    /// Length in the language's measure: Han characters or English words.
    pub(super) len: usize,
}

/// A sentence as the rules for key points see it.
#[derive(Debug)]
pub(super) struct Line {
    /// Its words.
    pub(super) passage: Passage,
    /// What it is for the points.
    pub(super) part: Part,
}

/// What a sentence is for the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It belongs to the page and not to the article.
    Furniture,
    /// It has the form of a heading.
    Heading,
    /// It is a part of the text.
    Body,
}

impl Line {
    /// The line of a sentence.
    pub(super) fn of(text: &str, lang: Locale) -> Self {
        Self::made(Passage::new(text), lang)
    }

    fn made(passage: Passage, lang: Locale) -> Self {
        let part = if is_furniture(&passage.folded) {
            Part::Furniture
        } else if is_heading(&passage, lang) {
            Part::Heading
        } else {
            Part::Body
        };
        Self { passage, part }
    }

    /// The same of as much as is looked at for candidates.
    fn looked_at(&self, lang: Locale) -> Self {
        let Self { passage, part } = self;
        if passage.chars.len() <= LOOKED_AT {
            return Self { passage: passage.clone(), part: *part };
        }
        Self::made(passage.part(0..LOOKED_AT), lang)
    }
}

/// The candidates of an article, and its headings, folded; `lines` are its sentences.
pub(super) fn units(
    reading: Reading<'_>,
    lines: &[Line],
    quotes: &[Quote],
    names: &[Name],
) -> (Vec<Unit>, Vec<Vec<char>>) {
    let chinese = reading.lang.is_chinese();
    let (least, longest) =
        if chinese { (LEAST_HAN, LONGEST_HAN) } else { (LEAST_WORDS, LONGEST_WORDS) };
    let voices = speech::voices(reading.sentences, quotes, names);
    let mut found = Vec::new();
    let mut headings: Vec<Vec<char>> = Vec::new();
    let mut order = 0;
    let mut paragraph = 0;
    for (index, (sentence, line)) in reading.sentences.iter().zip(lines).enumerate() {
        let opens_paragraph = sentence.paragraph != paragraph;
        let Line { mut passage, part } = line.looked_at(reading.lang);
        if part == Part::Furniture {
            continue;
        }
        if sentence.heading || part == Part::Heading {
            headings.push(passage.folded);
            continue;
        }
        paragraph = sentence.paragraph;
        let unsure = is_part_of_a_plan(&passage.folded, index.checked_sub(1).map(|at| &lines[at]));
        tighten(&mut passage, reading.lang);
        drop_source_note(&mut passage);
        drop_glued_heading(&mut passage);
        resolve(&mut passage, reading, index, names);
        let mut speaks = false;
        match &voices[index] {
            speech::Voice::Narration => {}
            speech::Voice::Unnamed => continue,
            speech::Voice::Of(speaker) => {
                let Some(attached) = speech::attach(&passage, speaker, reading.lang) else {
                    continue;
                };
                passage = attached;
                speaks = true;
            }
        }
        if length(&passage, reading.lang) < least {
            continue;
        }
        let mut add = |passage: Passage, whole: bool| {
            let len = length(&passage, reading.lang);
            if len <= longest {
                // An item of a list begins in lower case and ends its lead's sentence.
                let item = !chinese
                    && passage.chars.first().is_some_and(|c| c.is_lowercase())
                    && passage.chars.get(1).is_none_or(|c| !c.is_uppercase());
                let alone = !item
                    && !unsure
                    && !dangles(&passage.folded, reading.lang)
                    && !leaves_open_who(&passage, reading.lang, names);
                let sentence = index + 1;
                found.push(Unit {
                    sentence,
                    paragraph,
                    opens_paragraph,
                    order,
                    whole,
                    speech: speaks,
                    alone,
                    passage,
                    len,
                });
            }
        };
        for mut part in clauses::parts(&passage, reading.lang, longest) {
            if speaks {
                continue;
            }
            if length(&part, reading.lang) >= least && !loses_plan(&passage.folded, &part.folded) {
                part.push(if chinese { full_stop(&passage) } else { '.' });
                add(part, false);
            }
        }
        add(passage, true);
        order += 1;
    }
    (found, headings)
}

/// What makes of a statement a forecast, a plan or an aim.
static PLANS: WordList = WordList::of(&["目标", "预计", "有望", "力争", "争取", "到202", "到203"]);
/// A plan with its year.
static BY_YEAR: WordList = WordList::of(&["到202", "到203"]);

/// Whether a sentence tells a part (其中…) of what the line before only expects.
fn is_part_of_a_plan(folded: &[char], before: Option<&Line>) -> bool {
    starts_any(folded, &["其中"]).is_some()
        && before.is_some_and(|line| {
            let folded = &line.passage.folded;
            let folded = &folded[..folded.len().min(LOOKED_AT)];
            // The year of the plan is put before the part.
            PLANS.any_in(folded) && !BY_YEAR.any_in(folded)
        })
}

/// Whether a part of a sentence leaves behind the words by which it is no more than a plan.
fn loses_plan(whole: &[char], part: &[char]) -> bool {
    if !PLANS.any_in(whole) {
        return false;
    }
    let words: String = part.iter().take(24).collect();
    let start = find(whole, &words).unwrap_or(0);
    PLANS.any_in(&whole[..start]) && !PLANS.any_in(part)
}

/// Length in the language's measure: Han characters or English words.
pub(super) fn length(passage: &Passage, lang: Locale) -> usize {
    if lang.is_chinese() { passage.han_length() } else { passage.word_count() }
}

/// Whether words without a final mark are a heading or a caption.
fn is_heading(passage: &Passage, lang: Locale) -> bool {
    let closed = passage
        .folded
        .iter()
        .rev()
        .find(|c| !matches!(c, '”' | '’' | '"' | ')' | '》' | '\'' | ' '))
        .is_some_and(|c| matches!(c, '。' | '!' | '?' | ';' | '…' | '.'));
    !closed && length(passage, lang) < if lang.is_chinese() { 40 } else { 20 }
}

/// Whether folded words belong to the page and not to the article, or list what no reader reads.
fn is_furniture(folded: &[char]) -> bool {
    let listing = find(folded, "上市公司:").is_some_and(|at| at < 30) || tickers(folded) >= 3;
    words::UNITS_OPENINGS.begins(folded, 0) || words::UNITS_ANYWHERE.any_in(folded) || listing
}

/// How many brackets hold nothing but a ticker.
fn tickers(folded: &[char]) -> usize {
    folded
        .split(|c| *c == '(')
        .skip(1)
        .filter_map(|rest| rest.iter().position(|c| *c == ')').map(|end| &rest[..end]))
        .filter(|words| {
            (2..=7).contains(&words.len())
                && words.iter().all(|c| c.is_ascii_alphanumeric() || *c == '.')
        })
        .count()
}

/// Cuts off all that precedes the text behind a source note which ran into it (数据来源：某某整理…), and the heading glued on.
fn drop_source_note(passage: &mut Passage) {
    const NOTES: &[&str] = &["资料来源:", "数据来源:"];
    const SUBJECTS: &[&str] = &["中国", "全国", "我国", "全球"];
    let Some(at) = NOTES.iter().filter_map(|note| find(&passage.folded, note)).max() else {
        return;
    };
    let Some(end) = find(&passage.folded[at..], "整理").map(|end| at + end + 2) else { return };
    let rest = &passage.folded[end..];
    // The heading of the next part is short; its text begins with its subject.
    let heading = (2..=8)
        .find(|&len| rest.get(len..).is_some_and(|rest| starts_any(rest, SUBJECTS).is_some()));
    passage.remove(0..end + heading.unwrap_or(0));
}

/// Cuts off a heading that ran into its text: Han words without a mark, then a year with its comma (市场继续放缓2019年，…).
///
/// A year that belongs to the words before it has a preposition: 成立于2019年，…; then nothing is cut.
fn drop_glued_heading(passage: &mut Passage) {
    let folded = &passage.folded;
    let Some(digit) = folded.iter().take(40).position(char::is_ascii_digit) else { return };
    if digit < 6 || folded[..digit].iter().any(|c| !crate::text::width::is_han(*c)) {
        return;
    }
    let run = folded[digit..]
        .iter()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '—' | '~' | '至' | '年'))
        .count();
    let year = run >= 5
        && folded[digit + run - 1] == '年'
        && folded[digit..digit + 4].iter().all(char::is_ascii_digit);
    let bound = folded[..digit]
        .last()
        .is_some_and(|c| "在到至自从于截及和与、起年由为止即前达".contains(*c));
    if year && !bound && folded.get(digit + run) == Some(&',') {
        passage.remove(0..digit);
    }
}

/// The full stop as the sentence writes it.
fn full_stop(passage: &Passage) -> char {
    match passage.chars.last() {
        Some('.') => '.',
        _ => '。',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_furniture(text: &str, expected: bool) {
        assert_eq!(is_furniture(&Passage::new(text).folded), expected, "{text}");
    }

    #[test]
    fn credits_and_notices_are_furniture() {
        check_furniture("責任編輯：王某某", true);
        check_furniture("数据来源：某某研究院整理", true);
        check_furniture("本文仅供参考，不构成投资建议。", true);
        check_furniture("编辑部昨天搬进了新楼，全体记者集体办公。", false);
    }

    #[test]
    fn a_list_of_tickers_is_furniture() {
        check_furniture("相关公司：甲公司(600001)、乙公司(000002)、丙公司(03333)等。", true);
    }

    #[test]
    fn a_heading_glued_to_its_text_is_cut_off() {
        let mut passage = Passage::new("全省港口吞吐量增速放缓2019年，全省港口完成吞吐量十亿吨。");
        drop_glued_heading(&mut passage);
        assert_eq!(passage.text(), "2019年，全省港口完成吞吐量十亿吨。");
        let mut passage = Passage::new("这家物流企业成立于2019年，总部在武汉。");
        drop_glued_heading(&mut passage);
        assert_eq!(passage.text(), "这家物流企业成立于2019年，总部在武汉。");
    }

    #[track_caller]
    fn check_plan(whole: &str, part: &str, expected: bool) {
        let (whole, part) = (Passage::new(whole), Passage::new(part));
        assert_eq!(loses_plan(&whole.folded, &part.folded), expected);
    }

    #[test]
    fn a_part_keeps_the_words_that_make_it_a_plan() {
        let whole = "全县力争修复渔港三座；新建灯塔九座，覆盖全部航道。";
        check_plan(whole, "新建灯塔九座，覆盖全部航道", true);
        check_plan(whole, "全县力争修复渔港三座", false);
        check_plan("全县修复渔港三座；新建灯塔九座。", "新建灯塔九座", false);
    }

    #[test]
    fn a_part_of_a_plan_without_its_year_is_no_point() {
        let before = |text: &str| Line::of(text, Locale::ZhHans);
        let part = Passage::new("其中鱼干产值达2亿元。").folded;
        assert!(is_part_of_a_plan(&part, Some(&before("渔港产值预计达到9亿元。"))));
        assert!(!is_part_of_a_plan(&part, Some(&before("到2030年，渔港产值预计达到9亿元。"))));
        assert!(!is_part_of_a_plan(&part, Some(&before("渔港产值达到9亿元。"))));
    }
}
