//! Direct quotations with who said them.
//!
//! A quotation is what stands between marks and is speech: a verb of speech with its subject stands before or behind it,
//! or it is a sentence of its own with a final mark inside. A word or two in marks is irony or a name, and none. Marks are
//! paired within a paragraph; one that is never closed ends with its paragraph, and only counts if a speaker leads it in.

mod speaker;

use crate::enrich::words;
use std::ops::Range;

use self::speaker::speaker;
use super::Reading;
use super::passage::plain_all;
use crate::model::{Name, Quote};
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// How long a sentence may be that reports what the quotation behind it goes on with, in characters.
const FAR: usize = 400;
/// The longest quotation inside another one, in characters.
const NESTED: usize = 24;
/// The shortest quotation, in Han characters.
const LEAST_HAN: usize = 8;
/// The shortest quotation, in English words.
const LEAST_WORDS: usize = 6;

/// Quotations in the order of the text.
pub(crate) fn find(reading: Reading<'_>, names: &[Name]) -> Vec<Quote> {
    let mut found: Vec<Quote> = Vec::new();
    // A quotation that is not closed goes on where the next paragraph opens with a mark; it has one speaker.
    let mut open: Option<Open> = None;
    for paragraph in paragraphs(reading) {
        let mut last_speaker: Option<String> = None;
        let goes_on = open.take().filter(|_| matches!(paragraph.folded.first(), Some('“' | '"')));
        for (number, span) in spans(&paragraph.folded).into_iter().enumerate() {
            let words = &paragraph.folded[span.inner.clone()];
            let chinese = reading.lang.is_chinese();
            let long_enough = if chinese {
                words.iter().filter(|c| is_han(**c)).count() >= LEAST_HAN
            } else {
                words.split(|c| c.is_whitespace()).filter(|word| !word.is_empty()).count()
                    >= LEAST_WORDS
            };
            let said = if chinese {
                chinese_subject(&paragraph, &span)
            } else {
                english_subject(&paragraph, &span)
            };
            let speaker = said.as_ref().and_then(|subject| {
                speaker(&paragraph, subject, names, last_speaker.as_ref(), chinese)
            });
            // 张三表示，…。“…”: the quotation goes on where reported speech ended.
            let speaker = speaker.or_else(|| {
                match (&said, chinese) {
                    (Some(_), _) => None,
                    (None, true) => reporter(&paragraph, &span, names),
                    // “…,” she said. “…”: in English the second half has no words of its own to say so.
                    (None, false) => last_speaker
                        .clone()
                        .filter(|_| follows_speech(&paragraph, &span))
                        .or_else(|| english_reporter(&paragraph, &span, names)),
                }
            });
            let carried = goes_on.as_ref().filter(|_| number == 0);
            let speaker = speaker.or_else(|| carried.and_then(|open| open.speaker.clone()));
            // The speaker may be named only at the end.
            for &earlier in carried.iter().flat_map(|open| &open.quotes) {
                found[earlier].speaker = found[earlier].speaker.take().or_else(|| speaker.clone());
            }
            last_speaker = speaker.clone().or(last_speaker);
            let sentence_inside = words
                .iter()
                .rev()
                .find(|c| !c.is_whitespace())
                .is_some_and(|c| matches!(c, '。' | '!' | '?' | '.' | '…'))
                && (span.closed || said.is_some() || number == 0 && span.inner.start == 1);
            if long_enough && (said.is_some() || sentence_inside) {
                let text: String = paragraph.chars[span.inner.clone()].iter().collect();
                let sentence = paragraph.sentence_at(span.inner.start);
                let text = text.trim().trim_end_matches([',', '，']).to_owned();
                found.push(Quote { text, speaker: speaker.clone(), sentence });
            }
            if !span.closed {
                let mut quotes = carried.map(|open| open.quotes.clone()).unwrap_or_default();
                quotes.extend(found.len().checked_sub(1).filter(|_| long_enough));
                open = Some(Open { speaker, quotes });
            }
        }
    }
    found
}

/// A quotation that the paragraph before left open.
struct Open {
    speaker: Option<String>,
    /// Which finds are parts of it.
    quotes: Vec<usize>,
}

/// A paragraph laid end to end, with where each sentence begins.
struct Paragraph {
    chars: Vec<char>,
    folded: Vec<char>,
    /// First character and number of each sentence.
    sentences: Vec<(usize, usize)>,
}

impl Paragraph {
    fn sentence_at(&self, at: usize) -> usize {
        let after = self.sentences.partition_point(|(start, _)| *start <= at);
        self.sentences.get(after.saturating_sub(1)).map_or(1, |(_, number)| *number)
    }
}

/// A quotation's place in its paragraph, without its marks.
struct Span {
    inner: Range<usize>,
    closed: bool,
}

fn paragraphs(reading: Reading<'_>) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut last = None;
    for (sentence, number) in reading.sentences.iter().zip(1..) {
        if sentence.heading {
            continue;
        }
        if last != Some(sentence.paragraph) {
            last = Some(sentence.paragraph);
            found.push(Paragraph { chars: Vec::new(), folded: Vec::new(), sentences: Vec::new() });
        }
        let Some(paragraph) = found.last_mut() else { continue };
        if !reading.lang.is_chinese() && !paragraph.chars.is_empty() {
            paragraph.chars.push(' ');
        }
        paragraph.sentences.push((paragraph.chars.len(), number));
        paragraph.chars.reserve(sentence.text.chars().count());
        paragraph.chars.extend(sentence.text.chars());
    }
    for paragraph in &mut found {
        paragraph.folded = plain_all(&paragraph.chars);
    }
    found
}

fn spans(folded: &[char]) -> Vec<Span> {
    let mut found = Vec::new();
    // Where the quotation begins, and by which mark.
    let mut open: Option<(usize, char)> = None;
    let mut depth = 0usize;
    let mut at = 0;
    while at < folded.len() {
        match (folded[at], open) {
            (mark @ ('“' | '"'), None) => (open, depth) = (Some((at + 1, mark)), 1),
            ('“', Some(_)) => depth += 1,
            ('”', Some((start, _))) => {
                depth -= 1;
                if depth == 0 {
                    found.push(Span { inner: start..at, closed: true });
                    open = None;
                }
            }
            ('"', Some((start, mark))) if depth == 1 => match nested(folded, at) {
                Some(behind) if mark == '“' => at = behind,
                _ => {
                    found.push(Span { inner: start..at, closed: true });
                    open = None;
                }
            },
            _ => {}
        }
        at += 1;
    }
    if let Some((start, _)) = open {
        found.push(Span { inner: start..folded.len(), closed: false });
    }
    found
}

/// Where the words in straight marks at `at` end that stand inside a quotation: `“他叫"小张"来。”`. Else the straight mark
/// closes it.
fn nested(folded: &[char], at: usize) -> Option<usize> {
    let mark = |from: usize, reach: usize| {
        let place = folded[from..].iter().take(reach).position(|c| matches!(c, '“' | '”' | '"'))?;
        Some((from + place, folded[from + place]))
    };
    let (close, second) = mark(at + 1, NESTED)?;
    let (_, third) = mark(close + 1, FAR)?;
    (second == '"' && third == '”').then_some(close)
}

/// The clause that says who speaks: 张三说， before the marks or 张三说 behind them; without the verb.
fn chinese_subject(paragraph: &Paragraph, span: &Span) -> Option<Range<usize>> {
    let folded = &paragraph.folded;
    let mark = span.inner.start - 1;
    let mut end = mark;
    while end > 0 && matches!(folded[end - 1], ':' | ',' | ' ') {
        end -= 1;
    }
    if end < mark
        && let Some(verb) = verb_ending(&folded[..end])
    {
        let start = clause_start(folded, end - verb);
        if start < end - verb {
            return Some(start..end - verb);
        }
    }
    // 梁其深说，渔船缠绕缆绳，“…”。: speech that was reported goes on in its own words, to the end of the sentence.
    let comes_last = folded.get(span.inner.end + 1).is_none_or(|c| matches!(c, '。' | ',' | ';'));
    if span.closed && comes_last && mark > 0 && folded[mark - 1] == ',' {
        let start = clause_start(folded, mark);
        let verb = (start + 2..mark).find(|&at| {
            let len = words::SPEECH_VERBS.len_at(&folded[..mark], at);
            len.is_some_and(|len| folded.get(at + len) == Some(&','))
        });
        if let Some(verb) = verb {
            return Some(start..verb);
        }
    }
    if !span.closed {
        return None;
    }
    let after = span.inner.end + 1;
    let stop = folded
        .get(after..)?
        .iter()
        .take(80)
        .position(|c| matches!(c, '。' | '“' | '!' | '?' | ';'))
        .map_or_else(|| folded.len().min(after + 80), |len| after + len);
    // 表示 may be followed by what is reported; the first verb is the one that belongs to the quotation.
    let closes = folded[span.inner.clone()]
        .last()
        .is_some_and(|c| matches!(c, '。' | '!' | '?' | ',' | '…'));
    let verb = (after + 2..stop).find(|&at| {
        words::QUOTES_VERBS.len_at(&folded[..stop.min(at + 4)], at).is_some_and(|len| {
            // 说明 and 称为 are other verbs.
            !folded.get(at + len).is_some_and(|c| "明为法服话书号出".contains(*c))
        })
    })?;
    (closes && verb > after).then_some(after..verb)
}

/// The length of a verb of speech at the end: 说, 表示, 告诉记者.
fn verb_ending(folded: &[char]) -> Option<usize> {
    static OBJECTS: WordList =
        WordList::of(&["告诉记者", "对记者说", "接受采访时说", "接受记者采访时说", "这样说"]);
    let ending = |list: &WordList| list.before(folded, folded.len()).map(|(_, len)| len);
    ending(&OBJECTS).max(ending(&words::QUOTES_VERBS))
}

/// Where the sentence that ends at `end` begins: behind the last full stop or closing mark, at most 80 characters back.
fn clause_start(folded: &[char], end: usize) -> usize {
    let floor = end.saturating_sub(80);
    (floor..end)
        .rev()
        .find(|&at| matches!(folded[at], '。' | '”' | '!' | '?' | ';'))
        .map_or(floor, |at| at + 1)
}

fn english_subject(paragraph: &Paragraph, span: &Span) -> Option<Range<usize>> {
    let folded = &paragraph.folded;
    let is_verb = |word: &str| {
        words::SPEECH_VERBS_ENGLISH.contains(word.trim_matches(|c: char| !c.is_alphabetic()))
    };
    // Behind the marks: “…,” she said / said Jane Doe, chief executive of Acme.
    let after = (span.inner.end + 1).min(folded.len());
    let stop = folded[after..]
        .iter()
        .take(140)
        .position(|c| matches!(c, '“' | '"' | ';'))
        .map_or(folded.len().min(after + 140), |len| after + len);
    let stop = sentence_end(folded, after, stop);
    let behind: String = folded[after..stop].iter().collect();
    // Behind “….” a capital begins a sentence of its own.
    let goes_on = paragraph.chars[after..]
        .iter()
        .find(|c| !c.is_whitespace())
        .is_some_and(|c| c.is_lowercase());
    let joins = folded[span.inner.clone()]
        .last()
        .is_some_and(|c| matches!(c, ',' | '?' | '!') || *c == '.' && goes_on);
    if joins && behind.split(' ').take(12).any(is_verb) {
        return Some(after..stop);
    }
    // Before them: Jane Doe said: “…”
    let start = folded[..span.inner.start.saturating_sub(1)]
        .iter()
        .rposition(|c| matches!(c, '”' | '"' | ';'))
        .map_or(0, |at| at + 1)
        .max(span.inner.start.saturating_sub(140));
    let start = (start..span.inner.start)
        .rev()
        .find(|&at| folded[at] == '.' && folded.get(at + 1) == Some(&' '))
        .map_or(start, |at| at + 1);
    let before: String = folded[start..span.inner.start.saturating_sub(1)].iter().collect();
    let leads = before.trim_end().ends_with([',', ':'])
        || before.trim_end().split(' ').next_back().is_some_and(is_verb);
    (leads && before.split(' ').rev().take(8).any(is_verb))
        .then_some(start..span.inner.start.saturating_sub(1))
}

fn sentence_end(folded: &[char], from: usize, to: usize) -> usize {
    /// What has a full stop and ends no sentence.
    const SHORT: &[&str] = &[
        "mr", "mrs", "ms", "dr", "st", "prof", "gen", "sen", "rep", "gov", "lt", "col", "jr",
        "sgt", "capt",
    ];
    let is_short = |at: usize| {
        let letters = folded[from..at].iter().rev().take_while(|c| c.is_alphabetic()).count();
        let word: String = folded[at - letters..at].iter().collect();
        letters == 1 || SHORT.contains(&word.as_str())
    };
    (from..to)
        .find(|&at| {
            folded[at] == '.'
                && folded.get(at + 1).is_none_or(|c| c.is_whitespace())
                && at > from + 3
                && !is_short(at)
        })
        .unwrap_or(to)
}

/// Whether a quotation comes right behind `… told reporters.` in its paragraph.
fn follows_speech(paragraph: &Paragraph, span: &Span) -> bool {
    let before = &paragraph.folded[..span.inner.start.saturating_sub(1)];
    let close = before.iter().rposition(|c| matches!(c, '”' | '"'));
    close.is_some_and(|close| {
        let between: String = before[close + 1..].iter().collect();
        between.trim_end().ends_with('.') && between.matches('.').count() == 1
    })
}

/// The person whose speech the sentence right before a quotation reports.
fn reporter(paragraph: &Paragraph, span: &Span, names: &[Name]) -> Option<String> {
    let mark = span.inner.start - 1;
    let stop = mark.checked_sub(1).filter(|&at| paragraph.folded[at] == '。')?;
    let start = clause_start(&paragraph.folded, stop);
    let verb =
        (start + 2..stop).find(|&at| words::QUOTES_VERBS.begins(&paragraph.folded[..stop], at))?;
    speaker(paragraph, &(start..verb), names, None, true)
}

/// The same in English: Jane Doe, a geologist, said that it was rain. “…”
fn english_reporter(paragraph: &Paragraph, span: &Span, names: &[Name]) -> Option<String> {
    let mark = span.inner.start - 1;
    let before = &paragraph.folded[..mark];
    let stop = before.iter().rposition(|c| !c.is_whitespace()).filter(|&at| before[at] == '.')?;
    let floor = stop.saturating_sub(FAR);
    let start = (floor.max(1)..stop)
        .rev()
        .find(|&at| before[at] == ' ' && matches!(before[at - 1], '.' | '”' | '"' | '!' | '?'))
        .map(|at| at + 1)
        .or((floor == 0).then_some(0))?;
    let sentence: String = before[start..stop].iter().collect();
    let verb = sentence
        .split(' ')
        .scan(0, |at, word| {
            let here = *at;
            *at += word.chars().count() + 1;
            Some((here, word))
        })
        .find(|(_, word)| words::SPEECH_VERBS_ENGLISH.contains(word))?;
    speaker(paragraph, &(start..start + verb.0), names, None, false)
}

#[cfg(test)]
mod tests;
