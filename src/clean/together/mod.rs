//! Sets headings apart that a page's scraper ran together with the text round them: `…下降。市场规模市场在过去…`,
//! `…this year.Market outlookThe company…`.
//!
//! A heading is set apart where two independent signs agree (`chinese.rs`, `english.rs` say which); with one it stays and is
//! reported. Nothing is taken out but white space: a line feed comes to stand behind the last character of a sentence or
//! heading, and the paragraph is cut there into blocks. Invariant: no edit is certain, since context alone decided.

mod chinese;
mod english;
mod numbered;
mod opening;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::{Block, BlockKind, Document, Inline, Report, Rule, Run};
use crate::text::fold::{chars, fold, fold_char};
use crate::text::width::is_han;

use super::Source;
use super::lines::{LineKind, Lines};
use super::listing::Segment;
use super::tape::{Change, Tape, View};
use numbered::Number;

/// Longest paragraph that is looked at, in bytes: no article is as long.
const LONGEST: usize = 1 << 20;

/// Most remarks about one article; a page of another kind has more, and no editor reads them.
const MOST_REMARKS: usize = 6;

/// For each line that was cut into blocks, in their order, whether a block is a heading.
pub(super) type Parts = BTreeMap<usize, Vec<bool>>;

/// A heading inside a paragraph, in characters of its view.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Heading {
    /// The heading's own characters, white space round it left out.
    range: Range<usize>,
    /// How many independent signs speak for it.
    signs: u8,
}

/// What a paragraph may hold that was run together.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    /// Headings, in order, apart from one another.
    headings: Vec<Heading>,
    /// Full stops of English sentences without a space behind them.
    stops: Vec<usize>,
}

/// Enough signs for a heading to be set apart.
const ENOUGH: u8 = 2;

/// Sets apart the headings in the paragraphs of `segment`; what is doubtful is reported.
pub(super) fn part(
    tape: &mut Tape,
    lines: &Lines,
    segment: &Segment,
    document: &Document,
    title: Option<&str>,
    source: Source<'_>,
    report: &mut Report,
) -> Parts {
    let mut parts = Parts::new();
    if !source.rules.allows(Rule::RunTogether) {
        return parts;
    }
    let mut found: BTreeMap<usize, Found> = BTreeMap::new();
    let mut firsts: Vec<(usize, Number)> = Vec::new();
    let (whole, mut title) = (title, title);
    for at in segment.lines.clone() {
        let line = &lines.blocks[at];
        if line.kind == LineKind::Paragraph && is_flat(&document.blocks[at]) {
            // Only the first text of an article may begin with its title.
            let present = tape.present(line.range.clone());
            let title = title.take_if(|_| !present.trim().is_empty());
            let repeated = title.and_then(|title| repeated_title(&present, title));
            let repeated = repeated.filter(|_| source.rules.allows(Rule::TitleLine));
            let one = if let Some(end) = repeated {
                drop(present);
                let view = tape.view(line.range.clone());
                let end = end + spaces(&view.chars[end..]);
                tape.apply(Rule::TitleLine, &view, vec![Change::cut(0..end)]);
                drop(view);
                find(&tape.present(line.range.clone()), title)
            } else {
                find(&present, title)
            };
            firsts.extend(first_number(&tape.present(line.range.clone())).map(|first| (at, first)));
            if one != Found::default() {
                found.insert(at, one);
            }
        }
    }
    number_headings(
        &mut found,
        &firsts,
        |at| fold(&tape.present(lines.blocks[at].range.clone())),
        whole,
    );
    let all: usize = found.values().map(|one| one.headings.len()).sum();
    let sure = |heading: &Heading| {
        // Headings come in company: a second one of the same make is a sign of its own.
        heading.signs + u8::from(all >= 2 && heading.signs > 0) >= ENOUGH
    };
    let mut remarks = 0;
    for (at, one) in found {
        let line = &lines.blocks[at];
        let view = tape.view(line.range.clone());
        let (set, doubtful): (Vec<Heading>, Vec<Heading>) =
            one.headings.into_iter().partition(sure);
        for heading in doubtful {
            remarks += 1;
            if remarks <= MOST_REMARKS {
                let words: String = view.chars[heading.range.clone()].iter().collect();
                report.warn(
                    "clean/run-together",
                    source.path,
                    Some(tape.place_in(&view, heading.range.start)),
                    format!("“{words}” may be a heading that was run together with its paragraph"),
                    "put it on a line of its own if it is one",
                );
            }
        }
        let (changes, flags) = changes(&view, &set, &one.stops);
        tape.apply(Rule::RunTogether, &view, changes);
        if flags.len() > 1 {
            parts.insert(at, flags);
        }
    }
    parts
}

/// Whether a paragraph is plain text throughout: inside emphasis and links nothing can be cut apart.
fn is_flat(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Paragraph(content)
        if content.iter().all(|one| matches!(one, Inline::Text(_))))
}

/// How much of a paragraph is the article's title, with the text straight behind it.
fn repeated_title(text: &str, title: &str) -> Option<usize> {
    // Most paragraphs differ from the title in their first letters.
    if !text.trim_start().chars().zip(title.trim().chars()).take(3).all(|(a, b)| a == b) {
        return None;
    }
    let chars = chars(text);
    if title.chars().any(is_han) {
        chinese::title(&chars, title)
    } else {
        english::title(&chars, title)
    }
}

/// The number that a paragraph begins with; most begin with none.
fn first_number(text: &str) -> Option<Number> {
    const ENOUGH: usize = 4;
    let text = text.trim_start();
    let may_be = |c: char| {
        c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十".contains(c)
    };
    text.starts_with(may_be)
        .then(|| text.chars().take(ENOUGH).map(fold_char).collect::<Vec<_>>())
        .and_then(|folded| numbered::first(&folded))
}

/// Adds the headings whose numbers are in a row from one paragraph to the next; `folded` gives a paragraph's text.
fn number_headings(
    found: &mut BTreeMap<usize, Found>,
    firsts: &[(usize, Number)],
    folded: impl Fn(usize) -> Vec<char>,
    title: Option<&str>,
) {
    let numbers: Vec<Number> = firsts.iter().map(|(_, number)| *number).collect();
    for row in numbered::rows(&numbers) {
        let ends: Vec<(usize, Range<usize>)> = firsts[row.clone()]
            .iter()
            .filter_map(|(at, _)| {
                let folded = folded(*at);
                let number = numbered::first(&folded)?;
                Some((*at, numbered::heading(&folded, number, title)?))
            })
            .collect();
        let signs = numbered::signs(ends.len(), row.len());
        for (at, range) in ends {
            let headings = &mut found.entry(at).or_default().headings;
            if headings.first().is_none_or(|other| other.range.start >= range.end) {
                headings.insert(0, Heading { range, signs });
            }
        }
    }
}

fn find(text: &str, title: Option<&str>) -> Found {
    if text.len() > LONGEST || text.contains('\n') {
        return Found::default();
    }
    if text.chars().take(200).any(is_han) {
        return Found { headings: chinese::headings(&fold(text), title), stops: Vec::new() };
    }
    if !english::may_be(text) {
        return Found::default();
    }
    let chars = chars(text);
    let (headings, stops) = english::find(&chars);
    Found { headings, stops }
}

/// The changes that set `headings` apart and put spaces behind `stops`; and for each block that results, whether it is a
/// heading.
fn changes(view: &View, headings: &[Heading], stops: &[usize]) -> (Vec<Change>, Vec<bool>) {
    let chars = &view.chars;
    let mut changes: Vec<Change> = Vec::new();
    let mut flags = Vec::new();
    let mut text = chars.iter().position(|c| !c.is_whitespace()).unwrap_or(0);
    for heading in headings {
        if heading.range.start > text {
            changes.push(cut_before(chars, heading.range.start));
            flags.push(false);
        }
        flags.push(true);
        let next = heading.range.end + spaces(&chars[heading.range.end..]);
        if next < chars.len() {
            changes.push(cut_before(chars, next));
        }
        text = next;
    }
    if text < chars.len() {
        flags.push(false);
    }
    let cuts = changes.len();
    for stop in stops {
        let behind = changes[..cuts].partition_point(|cut| cut.range.end <= *stop);
        if changes[behind..cuts].first().is_none_or(|cut| cut.range.start > *stop) {
            let after = format!("{} ", chars[*stop]);
            changes.push(Change { range: *stop..stop + 1, after, certain: false });
        }
    }
    changes.sort_by_key(|change| change.range.start);
    (changes, flags)
}

/// A line feed in the place of the white space before `at`, or behind the character before it. A mark that now ends a line of
/// Chinese gets its width, as the other lines' have.
fn cut_before(chars: &[char], at: usize) -> Change {
    let gap = chars[..at].iter().rev().take_while(|c| c.is_whitespace()).count();
    let before = &chars[..at - gap];
    let wide = match before {
        [.., letter, '?'] if is_han(*letter) => Some('？'),
        [.., letter, '!'] if is_han(*letter) => Some('！'),
        _ => None,
    };
    let taken = usize::from(gap == 0 || wide.is_some());
    let mut after: String = before[before.len() - taken..].iter().collect();
    if let Some(wide) = wide {
        after = wide.to_string();
    }
    after.push('\n');
    Change { range: at - gap - taken..at, after, certain: false }
}

fn spaces(chars: &[char]) -> usize {
    chars.iter().take_while(|c| c.is_whitespace()).count()
}

/// `blocks`, with those that were cut into several in their parts; `in_parts`: their numbers, in order, with what the parts
/// are.
pub(super) fn set_apart(blocks: Vec<Block>, in_parts: &[(usize, &Vec<bool>)]) -> Vec<Block> {
    if in_parts.is_empty() {
        return blocks;
    }
    let mut all = Vec::with_capacity(blocks.len() + in_parts.len());
    let mut in_parts = in_parts.iter().peekable();
    for (number, block) in blocks.into_iter().enumerate() {
        match in_parts.next_if(|(at, _)| *at == number) {
            Some((_, flags)) => all.extend(self::blocks(block, flags)),
            None => all.push(block),
        }
    }
    all
}

/// The blocks that a paragraph was cut into; `flags` say which of them are headings.
fn blocks(block: Block, flags: &[bool]) -> Vec<Block> {
    let BlockKind::Paragraph(content) = block.kind else { return vec![block] };
    let mut pieces: Vec<Vec<Inline>> = vec![Vec::new()];
    for one in content {
        let Inline::Text(run) = one else {
            pieces.last_mut().into_iter().for_each(|piece| piece.push(one.clone()));
            continue;
        };
        for (number, text) in run.text.split('\n').enumerate() {
            if number > 0 {
                pieces.push(Vec::new());
            }
            if let Some(piece) = pieces.last_mut().filter(|_| !text.is_empty()) {
                piece.push(Inline::Text(Run { text: text.to_owned(), place: run.place }));
            }
        }
    }
    let as_said = pieces.len() == flags.len();
    let kinds = flags.iter().copied().chain(std::iter::repeat(false));
    let kind = |(content, heading): (Vec<Inline>, bool)| {
        if heading && as_said {
            BlockKind::Heading { level: 2, content }
        } else {
            BlockKind::Paragraph(content)
        }
    };
    let place = block.place;
    pieces.into_iter().zip(kinds).map(kind).map(|kind| Block::new(place, kind)).collect()
}
