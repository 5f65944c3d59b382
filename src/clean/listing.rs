//! Splits a page that lists several articles, each with its stamp.
//!
//! A stamp is a line that holds a full date, and nothing that is no metadata. Two are needed, and between every two a title
//! (short, without a full stop) and a text; an article that quotes many dates has them in its sentences and is not split.

use crate::model::{Date, Rule, RuleSet};
use crate::text::width::han_length;

use super::lines::{Line, LineKind, Lines};
use super::furniture::metaline;
use super::tape::Tape;
use super::title;

/// Longest heading of a page's section that may stand before the first title, in characters.
const SECTION_HEADING: usize = 20;

/// The lines of one article.
pub(super) struct Segment {
    /// Indexes into [`Lines::blocks`].
    pub(super) lines: std::ops::Range<usize>,
    /// The title's line, where the listing's form gives it away.
    pub(super) title: Option<usize>,
    /// The stamp's date.
    pub(super) stamp: Option<Date>,
}

/// The articles of a document; one with all lines where it is no listing. What frames them is cut.
pub(super) fn split(tape: &mut Tape, lines: &Lines, rules: &RuleSet) -> Vec<Segment> {
    let whole = || vec![Segment { lines: 0..lines.blocks.len(), title: None, stamp: None }];
    if !rules.allows(Rule::Listing) {
        return whole();
    }
    let texts: Vec<String> = lines.blocks.iter().map(|line| present(tape, line)).collect();
    let stamps: Vec<(usize, Date)> = texts
        .iter()
        .enumerate()
        .filter(|(at, _)| lines.blocks[*at].kind == LineKind::Paragraph)
        .filter_map(|(at, text)| Some((at, metaline::parse(text)?.date?)))
        .collect();
    if stamps.len() < 2 {
        return whole();
    }
    match by_form(&texts, &stamps) {
        Some(segments) => {
            cut_frame(tape, lines, &texts, &segments, &stamps);
            segments
        }
        None => whole(),
    }
}

fn present(tape: &Tape, line: &Line) -> String {
    tape.text(line.range.clone()).trim().to_owned()
}

/// Tries the forms a listing may have: title, body, stamp; title, stamp, body; stamp, title, body.
fn by_form(texts: &[String], stamps: &[(usize, Date)]) -> Option<Vec<Segment>> {
    let content = |range: std::ops::Range<usize>| {
        range.filter(|at| !texts[*at].is_empty()).collect::<Vec<_>>()
    };
    let last_content = |before: usize| (0..before).rev().find(|at| !texts[*at].is_empty());
    let ends: Vec<usize> = stamps.iter().map(|(at, _)| *at).collect();
    let last = texts.len();
    // Title, body, stamp.
    let mut start = 0;
    let below: Option<Vec<Segment>> = stamps
        .iter()
        .map(|(at, date)| {
            let inside = content(start..*at);
            let title = title_before_body(texts, &inside, start == 0)?;
            let segment = Segment { lines: start..at + 1, title: Some(title), stamp: Some(*date) };
            start = at + 1;
            Some(segment)
        })
        .collect();
    if let Some(mut segments) = below
        && !content(ends[ends.len() - 1] + 1..last).iter().any(|at| is_body(&texts[*at]))
    {
        if let Some(segment) = segments.last_mut() {
            segment.lines.end = last;
        }
        return Some(segments);
    }
    // Title, stamp, body: the line before each stamp is a title, and a body stands behind it.
    let mut segments = Vec::new();
    for (k, (at, date)) in stamps.iter().enumerate() {
        let title = last_content(*at).filter(|title| title::is_title_like(&texts[*title]))?;
        let end = match stamps.get(k + 1) {
            Some((next, _)) => last_content(*next)?,
            None => last,
        };
        if title >= end || !content(at + 1..end).iter().any(|at| is_body(&texts[*at])) {
            segments.clear();
            break;
        }
        let from = if k == 0 { 0 } else { title };
        segments.push(Segment { lines: from..end, title: Some(title), stamp: Some(*date) });
    }
    if segments.len() == stamps.len() {
        return Some(segments);
    }
    // Stamp, title, body.
    let mut segments = Vec::new();
    for (k, (at, date)) in stamps.iter().enumerate() {
        let end = stamps.get(k + 1).map_or(last, |(next, _)| *next);
        let inside = content(at + 1..end);
        let title = title_before_body(texts, &inside, false)?;
        segments.push(Segment {
            lines: if k == 0 { 0 } else { *at }..end,
            title: Some(title),
            stamp: Some(*date),
        });
    }
    Some(segments)
}

/// The title of an item: the first of its lines, title-like, with a body behind it. In the first item, headings of the
/// page may stand before it.
fn title_before_body(texts: &[String], inside: &[usize], first: bool) -> Option<usize> {
    let body = inside.iter().position(|at| is_body(&texts[*at]))?;
    let at = if first { body.checked_sub(1)? } else { 0 };
    let title = *inside.get(at).filter(|_| at < body)?;
    let only_frame_before = inside[..at].iter().all(|at| {
        han_length(&texts[*at]) <= SECTION_HEADING || metaline::parse(&texts[*at]).is_some()
    });
    (title::is_title_like(&texts[title]) && only_frame_before).then_some(title)
}

/// A line of running text: long, or with a full stop.
fn is_body(text: &str) -> bool {
    han_length(text) > 60
        || text.contains('。')
        || text.ends_with('.') && text.split_whitespace().count() > 8
}

fn cut_frame(
    tape: &mut Tape,
    lines: &Lines,
    texts: &[String],
    segments: &[Segment],
    stamps: &[(usize, Date)],
) {
    for segment in segments {
        let before_title = segment.lines.start..segment.title.unwrap_or(segment.lines.start);
        for at in before_title.filter(|at| !texts[*at].is_empty()) {
            tape.cut(Rule::Listing, lines.blocks[at].whole());
        }
    }
    for (at, _) in stamps {
        tape.cut(Rule::Listing, lines.blocks[*at].whole());
    }
}
