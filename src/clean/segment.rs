//! Lifts out of one article's lines what is no text of it: frame, title, metadata, teasers, credits.

use std::collections::VecDeque;

use crate::model::{Date, Document, Format, Report, Rule};
use crate::text::fold::fold;

use super::lines::{LineKind, Lines};
use super::listing::Segment;
use super::metaline::{self, MetaLine};
use super::tape::Tape;
use super::{Source, ending, teaser, title, vocabulary};

/// How many lines behind the title may hold metadata.
const HEAD_LINES: usize = 4;

/// What was lifted.
#[derive(Debug, Default)]
pub(super) struct Lifted {
    pub(super) title: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) source: Option<String>,
    pub(super) author: Option<String>,
    pub(super) editor: Option<String>,
}

impl Lifted {
    fn take(&mut self, line: MetaLine) {
        let text = |text: Option<String>| text.filter(|text| !text.is_empty());
        self.date = self.date.or(line.date);
        self.source = self.source.take().or(text(line.source));
        self.author = self.author.take().or(text(line.author));
        self.editor = self.editor.take().or(text(line.editor));
    }
}

/// The lines of one article that still have text, while they are looked through.
struct Scan<'a> {
    tape: &'a mut Tape,
    lines: &'a Lines,
    source: Source<'a>,
    /// Indexes into [`Lines::blocks`], those cut taken off.
    left: VecDeque<usize>,
}

impl Scan<'_> {
    fn text(&self, at: usize) -> String {
        self.tape.text(self.lines.blocks[at].range.clone()).trim().to_owned()
    }

    fn is_prose(&self, at: usize) -> bool {
        self.lines.blocks[at].kind != LineKind::Other
    }

    fn meta(&self, at: usize) -> Option<MetaLine> {
        self.is_prose(at).then(|| metaline::parse(&self.text(at))).flatten()
    }

    /// Whether the editor keeps the line, or words of it.
    fn is_kept(&self, at: usize) -> bool {
        self.tape.is_locked(self.lines.blocks[at].range.clone())
    }

    /// Cuts a line if its rule is on and the editor does not keep it; says whether it did.
    fn cut(&mut self, rule: Rule, at: usize) -> bool {
        let allowed = self.source.rules.allows(rule) && !self.is_kept(at);
        if allowed {
            self.tape.cut(rule, self.lines.blocks[at].whole());
            // Nearly always at one of the ends; a page of a million buttons must not take forever.
            if self.left.front() == Some(&at) {
                self.left.pop_front();
            } else if self.left.back() == Some(&at) {
                self.left.pop_back();
            } else {
                self.left.retain(|left| *left != at);
            }
        }
        allowed
    }
}

/// Lifts what is no text out of `segment`.
pub(super) fn lift(
    tape: &mut Tape,
    lines: &Lines,
    segment: &Segment,
    document: &Document,
    source: Source<'_>,
    report: &mut Report,
) -> Lifted {
    let left = segment
        .lines
        .clone()
        .filter(|at| {
            !tape.text(lines.blocks[*at].range.clone()).trim().is_empty()
                || lines.blocks[*at].kind == LineKind::Other
        })
        .collect();
    let mut scan = Scan { tape, lines, source, left };
    let mut lifted = Lifted { date: segment.stamp, ..Lifted::default() };
    lifted.take(segment.said.clone());
    cut_head_frame(&mut scan);
    lift_title(&mut scan, segment, document, &mut lifted);
    lift_head_lines(&mut scan, &mut lifted);
    cut_behind_end(&mut scan, &mut lifted, report);
    lift_tail_lines(&mut scan, &mut lifted);
    lift_ending(&mut scan, &mut lifted);
    document
        .metadata
        .lines
        .iter()
        .filter_map(|line| metaline::parse(line))
        .for_each(|line| lifted.take(line));
    lifted
}

/// Breadcrumbs and buttons before the title.
fn cut_head_frame(scan: &mut Scan<'_>) {
    while let Some(first) = scan.left.front().copied() {
        let text = scan.text(first);
        let frame = scan.is_prose(first)
            && (vocabulary::is_trail(&fold(&text))
                || scan.meta(first).is_some_and(|line| is_buttons(&line)));
        if !frame || !scan.cut(Rule::Furniture, first) {
            return;
        }
    }
}

fn is_buttons(line: &MetaLine) -> bool {
    *line == MetaLine { buttons: true, ..MetaLine::default() }
}

fn lift_title(scan: &mut Scan<'_>, segment: &Segment, document: &Document, lifted: &mut Lifted) {
    let known = scan.source.settings.title.clone().or_else(|| document.metadata.title.clone());
    let Some(first) = segment.title.or(scan.left.front().copied()) else { return };
    let text = scan.text(first);
    let found = match (scan.lines.blocks[first].kind, scan.source.format) {
        _ if segment.title.is_some() => true,
        (LineKind::Heading(1), _) => true,
        (LineKind::Heading(_), _) => same(known.as_deref(), &text),
        // The title is known, and outside the text.
        (LineKind::Paragraph, Format::Plain) if known.is_some() => same(known.as_deref(), &text),
        (LineKind::Paragraph, Format::Plain) => {
            let next = scan.left.get(1).map(|next| scan.text(*next));
            let next_is_meta = scan.left.get(1).is_some_and(|next| scan.meta(*next).is_some());
            scan.left.len() > 1
                && scan.meta(first).is_none()
                && title::is_title(&text, next.as_deref(), next_is_meta)
        }
        (LineKind::Paragraph, _) => same(known.as_deref(), &text),
        (LineKind::Other, _) => false,
    };
    if found && scan.cut(Rule::TitleLine, first) {
        lifted.title = Some(text);
    }
}

/// Whether a line repeats the title, punctuation aside.
fn same(title: Option<&str>, text: &str) -> bool {
    let letters =
        |text: &str| fold(text).into_iter().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>();
    title.is_some_and(|title| letters(title) == letters(text))
}

fn lift_head_lines(scan: &mut Scan<'_>, lifted: &mut Lifted) {
    for at in scan.left.iter().copied().take(HEAD_LINES).collect::<Vec<_>>() {
        if let Some(line) = scan.meta(at) {
            let rule = rule_of(&line);
            if scan.cut(rule, at) {
                lifted.take(line);
            }
        }
    }
}

fn rule_of(line: &MetaLine) -> Rule {
    if line.editor.is_some() {
        Rule::EditorLine
    } else if line.date.is_some() {
        Rule::DateLine
    } else if line.source.is_some() || line.author.is_some() {
        Rule::Source
    } else {
        Rule::Furniture
    }
}

/// Behind the editor's line an article is over: what follows is furniture, a teaser, or is reported.
fn cut_behind_end(scan: &mut Scan<'_>, lifted: &mut Lifted, report: &mut Report) {
    let Some(end) = scan
        .left
        .iter()
        .skip(1)
        .position(|at| scan.meta(*at).is_some_and(|line| line.editor.is_some()))
    else {
        return;
    };
    let end = end + 1;
    let body: String =
        scan.left.iter().take(end).map(|at| scan.text(*at)).collect::<Vec<_>>().join("\n");
    let shingles = teaser::shingles(&body);
    let mut furniture = Vec::new();
    for at in scan.left.iter().copied().skip(end) {
        let text = scan.text(at);
        if let Some(line) = scan.meta(at) {
            furniture.push((rule_of(&line), at));
            if scan.source.rules.allows(rule_of(&line)) && !scan.is_kept(at) {
                lifted.take(line);
            }
        } else if scan.is_prose(at) && teaser::is_teaser(&text, &shingles) {
            furniture.push((Rule::Teaser, at));
        } else if !scan.is_kept(at) {
            report.warn(
                "clean/behind-the-end",
                scan.source.path,
                Some(scan.tape.place(scan.lines.blocks[at].range.start)),
                "this line stands behind the editor's line and may not belong to the article",
                "list it under `drop` if it does not, under `keep` if it does",
            );
        }
    }
    for (rule, at) in furniture.into_iter().rev() {
        scan.cut(rule, at);
    }
}

/// Metadata and buttons on the last lines.
fn lift_tail_lines(scan: &mut Scan<'_>, lifted: &mut Lifted) {
    while scan.left.len() > 1 {
        let Some(last) = scan.left.back().copied() else { return };
        let Some(line) = scan.meta(last) else { return };
        if !scan.cut(rule_of(&line), last) {
            return;
        }
        lifted.take(line);
    }
}

/// Source and credit at the end of the last line.
fn lift_ending(scan: &mut Scan<'_>, lifted: &mut Lifted) {
    let Some(last) = scan.left.back().copied().filter(|at| scan.is_prose(*at)) else { return };
    for _ in 0..2 {
        let view = scan.tape.view(scan.lines.blocks[last].range.clone());
        let (rule, range, name, slot) = if let Some((range, name)) = ending::source(&view.chars) {
            (Rule::Source, range, name, &mut lifted.source)
        } else if let Some((range, name)) = ending::credit(&view.chars) {
            (Rule::Credit, range, name, &mut lifted.author)
        } else {
            return;
        };
        let kept = scan.tape.is_locked(Tape::source_of(&view, range.clone()));
        if kept || !scan.source.rules.allows(rule) {
            return;
        }
        scan.tape.apply(rule, &view, vec![super::Change::cut(range)]);
        *slot = slot.take().or(Some(name).filter(|name| !name.is_empty()));
    }
}
