//! Lifts out of one article's lines what is no text of it: frame, title, metadata, furniture, credits.

use std::collections::BTreeMap;

use crate::model::{Date, Document, Format, Report, Rule};
use crate::text::fold::fold;

use super::furniture::metaline::{self, MetaLine};
use super::furniture::page::{self, Piece, State};
use super::furniture::words::{self, Role};
use super::furniture::{byline, extent, labels, pieces, role_of};
use super::lines::{LineKind, Lines};
use super::listing::Segment;
use super::masthead::{self, Head};
use super::tape::Tape;
use super::title::is_title_like;
use super::{Change, Source, dateline, ending};

/// How many lines behind the title may name source, writer and day in free form.
const BYLINES: usize = 4;

/// How much of the end of a paragraph is read for a credit, in characters.
const ENDING: usize = 120;

/// How much of the beginning of the text is read for a dateline, in characters.
const DATELINE: usize = 80;

/// Most remarks about lines in doubt; a page of another kind has more, and no editor reads them.
const MOST_REMARKS: usize = 12;

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
        let text =
            |text: Option<String>| text.filter(|text| !text.is_empty() && !labels::is_nobody(text));
        self.date = self.date.or(line.date);
        self.source = self.source.take().or(text(line.source));
        self.author = self.author.take().or(text(line.author));
        self.editor = self.editor.take().or(text(line.editor));
    }
}

/// The rule under which a line of that role goes.
fn rule_of(role: Role) -> Rule {
    match role {
        Role::Furniture | Role::End => Rule::Furniture,
        Role::Copyright => Rule::Copyright,
        Role::Related => Rule::Related,
        Role::Promotion => Rule::Promotion,
        Role::Caption => Rule::Caption,
        Role::Pagination => Rule::Pagination,
        Role::Tags => Rule::Tags,
        Role::Comments => Rule::Comments,
        Role::Editor => Rule::EditorLine,
        Role::Credit => Rule::Credit,
        Role::Source => Rule::Source,
        Role::Date => Rule::DateLine,
        Role::Teaser => Rule::Teaser,
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
    let mut article = Scan {
        pieces: pieces::read(tape, lines, segment.lines.clone(), &document.blocks),
        metas: BTreeMap::new(),
        masthead: None,
        tape,
        lines,
        source,
    };
    let mut lifted = Lifted { date: segment.stamp, ..Lifted::default() };
    lifted.take(segment.said.clone());
    let from = article.lift_title(segment, document, &mut lifted);
    article.read_bylines(from);
    article.decide();
    article.report(report);
    article.cut(&mut lifted);
    article.lift_ending(&mut lifted);
    let titles = [lifted.title.clone(), document.metadata.title.clone()];
    document
        .metadata
        .lines
        .iter()
        .filter(|line| !titles.iter().any(|title| same(title.as_deref(), line)))
        .filter_map(|line| metaline::parse(line).or_else(|| byline::loose(line)))
        .for_each(|line| lifted.take(line));
    article.read_dateline(&mut lifted);
    lifted.source = lifted.source.take().or(article.masthead);
    lifted
}

/// The lines of one article while they are looked through.
struct Scan<'a> {
    pieces: Vec<Piece>,
    /// What lines in free form say, by piece.
    metas: BTreeMap<usize, MetaLine>,
    /// The name of the publication above the title.
    masthead: Option<String>,
    tape: &'a mut Tape,
    lines: &'a Lines,
    source: Source<'a>,
}

impl Scan<'_> {
    fn text(&self, at: usize) -> String {
        self.tape.text(self.lines.blocks[at].range.clone()).trim().to_owned()
    }

    /// Whether the editor keeps the line, or words of it.
    fn is_kept(&self, at: usize) -> bool {
        self.tape.is_locked(self.lines.blocks[at].range.clone())
    }

    /// Lifts the title; returns the piece behind it, or behind the frame before it.
    fn lift_title(&mut self, segment: &Segment, document: &Document, lifted: &mut Lifted) -> usize {
        if let Some(name) = &segment.named {
            lifted.title = Some(name.clone());
            return 0;
        }
        let known = self.source.settings.title.clone().or_else(|| document.metadata.title.clone());
        let framed = self.pieces.iter().take_while(|piece| piece.is_frame()).count();
        let heading = self
            .pieces
            .iter()
            .take(framed + 3)
            .position(|piece| self.lines.blocks[piece.at].kind == LineKind::Heading(1));
        let line = |piece: &Piece| self.text(piece.at);
        let head = Head { pieces: &self.pieces, text: &line, known: known.as_deref() };
        let k = match segment.title {
            Some(title) => self.pieces.iter().position(|piece| piece.at == title),
            None => heading.or_else(|| head.title(framed)),
        };
        let Some(k) = k else { return 0 };
        let at = self.pieces[k].at;
        let text = self.text(at);
        // A sentence that is the title too may begin the text again.
        let is_named = |text: &str| {
            let known = known.as_deref().is_some_and(|known| same(Some(unlabelled(known)), text));
            known && (self.source.format != Format::Plain || is_title_like(text))
        };
        let found = match (self.lines.blocks[at].kind, self.source.format) {
            _ if segment.title.is_some() => true,
            (LineKind::Heading(1), _) => true,
            (LineKind::Heading(_), _) => same(known.as_deref(), &text),
            (LineKind::Paragraph, _) if is_named(&text) => true,
            (LineKind::Paragraph, Format::Plain) => head.may_be_title(k) || k < framed,
            (LineKind::Paragraph, _) => false,
            (LineKind::Other, _) => false,
        };
        if found && !self.is_kept(at) && self.source.rules.allows(Rule::TitleLine) {
            self.tape.cut(Rule::TitleLine, self.lines.blocks[at].whole());
            self.pieces[k].state = State::Gone;
            let above = self.pieces[..k].iter_mut().filter(|piece| !piece.is_body());
            above.for_each(|piece| piece.above = true);
            lifted.title = Some(text);
            self.masthead = (0..k).find_map(|k| masthead::masthead(&self.text(self.pieces[k].at)));
            return k + 1;
        }
        k
    }

    /// Reads names beside the date on the lines behind the title.
    fn read_bylines(&mut self, from: usize) {
        if !self.pieces.iter().any(Piece::is_body) {
            return;
        }
        for k in from..self.pieces.len().min(from + BYLINES) {
            if self.pieces[k].is_body() {
                return;
            }
            let text = self.text(self.pieces[k].at);
            if metaline::parse(&text).is_some() {
                continue;
            }
            let dated = || {
                let next = self.pieces.get(k + 1).map(|next| self.text(next.at));
                k > 0 && next.is_some_and(|next| byline::is_dated(&next))
            };
            let names = || byline::names(&text).filter(|_| dated());
            let asked = || {
                let before = self.pieces[..k].last().map(|before| self.text(before.at))?;
                byline::answer(&before, &text)
            };
            if let Some(line) = byline::loose(&text).or_else(asked).or_else(names) {
                self.pieces[k].take_meta(&line);
                self.metas.insert(self.pieces[k].at, line);
            }
        }
    }

    fn decide(&mut self) {
        let (tape, lines, rules) = (&*self.tape, self.lines, self.source.rules);
        let text =
            |piece: &Piece| tape.text(lines.blocks[piece.at].range.clone()).trim().to_owned();
        page::decide(&mut self.pieces, &text, &|role| rules.allows(rule_of(role)));
    }

    /// Names the lines that may be furniture and stay.
    fn report(&self, report: &mut Report) {
        let end = extent::end_mark(&self.pieces).unwrap_or(self.pieces.len());
        let mut remarks = 0;
        for (k, piece) in self
            .pieces
            .iter()
            .enumerate()
            .filter(|(_, piece)| piece.stays() && !self.is_kept(piece.at))
        {
            let (rule, message) = match &piece.state {
                State::Kept(Some(doubt)) => (
                    "clean/doubtful-line",
                    format!(
                        "this line may be furniture of the page (`{}`, {} of {}: {})",
                        rule_of(doubt.role).name(),
                        doubt.score,
                        super::furniture::score::REMOVE,
                        doubt.explain(),
                    ),
                ),
                _ if k > end => (
                    "clean/behind-the-end",
                    "this line stands behind the editor's line and may not belong to the article"
                        .to_owned(),
                ),
                _ => continue,
            };
            remarks += 1;
            if remarks > MOST_REMARKS {
                return;
            }
            report.warn(
                rule,
                self.source.path,
                Some(self.tape.place(self.lines.blocks[piece.at].range.start)),
                message,
                "list it under `drop` if it does not belong to the article, under `keep` if it does",
            );
        }
    }

    /// Takes out what was decided, and lifts what it says.
    fn cut(&mut self, lifted: &mut Lifted) {
        let mut behind = false;
        for k in 0..self.pieces.len() {
            behind |= self.pieces[k].is_body();
            let State::Cut(verdict) = &self.pieces[k].state else { continue };
            let (at, role, other) = (self.pieces[k].at, verdict.role, verdict.is_of_another());
            if self.is_kept(at) {
                continue;
            }
            let text = self.text(at);
            let line = self.metas.remove(&at).or_else(|| metaline::parse(&text));
            match line {
                _ if other && behind => {}
                Some(line) => lifted.take(line),
                None if role == Role::Copyright => {
                    byline::origin(&text).into_iter().for_each(|line| lifted.take(line));
                }
                None if role == Role::Source => lifted.take(name(text)),
                None if !behind && role != Role::Caption => {
                    lifted.date = lifted.date.or_else(|| byline::date_in(&text));
                }
                None => {}
            }
            self.tape.cut(rule_of(role), self.lines.blocks[at].whole());
        }
    }

    /// Source, credit, editor and end mark at the end of the last line, and of the last paragraph of the text.
    fn lift_ending(&mut self, lifted: &mut Lifted) {
        let last = self.pieces.iter().rposition(Piece::stays);
        let text = extent::last_paragraph(&self.pieces).filter(|text| Some(*text) != last);
        for k in text.into_iter().chain(last) {
            self.lift_ending_of(self.pieces[k].at, lifted);
        }
    }

    fn lift_ending_of(&mut self, at: usize, lifted: &mut Lifted) {
        let last = &self.lines.blocks[at];
        if last.kind == LineKind::Other {
            return;
        }
        let range = last.range.end.saturating_sub(ENDING).max(last.range.start)..last.range.end;
        for _ in 0..4 {
            let view = self.tape.view(range.clone());
            let (rule, range, line) = if let Some((range, name)) = ending::source(&view.chars) {
                (Rule::Source, range, MetaLine { source: Some(name), ..MetaLine::default() })
            } else if let Some((range, name)) = ending::credit(&view.chars) {
                (Rule::Credit, range, MetaLine { author: Some(name), ..MetaLine::default() })
            } else if let Some((range, line)) = ending::bracketed(&view.chars) {
                (rule_of(role_of(&line).0), range, line)
            } else if let Some(range) = ending::link(&view.chars) {
                (Rule::Related, range, MetaLine::default())
            } else if let Some((range, line)) = ending::joined(&view.chars) {
                (rule_of(role_of(&line).0), range, line)
            } else {
                return;
            };
            let kept = self.tape.is_locked(Tape::source_of(&view, range.clone()));
            if kept || !self.source.rules.allows(rule) {
                return;
            }
            self.tape.apply(rule, &view, vec![Change::cut(range)]);
            lifted.take(line);
        }
    }

    /// What the dateline says; it stays in the text.
    fn read_dateline(&self, lifted: &mut Lifted) {
        let first = self.pieces.iter().find(|piece| piece.is_body());
        let Some(line) = first.map(|piece| &self.lines.blocks[piece.at].range) else { return };
        let head = self.tape.text(line.start..line.end.min(line.start + DATELINE));
        if let Some(found) = dateline::read(head.trim_start()) {
            lifted.take(MetaLine {
                source: found.source,
                author: found.author,
                ..MetaLine::default()
            });
        }
    }
}

/// A lone name above the date: a writer's, or else a publisher's.
fn name(text: String) -> MetaLine {
    if labels::names(&text) == labels::Names::Persons {
        MetaLine { author: Some(text), ..MetaLine::default() }
    } else {
        MetaLine { source: Some(text), ..MetaLine::default() }
    }
}

/// Whether a line repeats the title, punctuation aside.
fn same(title: Option<&str>, text: &str) -> bool {
    let letters =
        |text: &str| fold(text).into_iter().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>();
    title.is_some_and(|title| letters(title) == letters(text))
}

/// A page's title without its label: `打印：…`, `Print: …`.
fn unlabelled(title: &str) -> &str {
    let Some(at) = title.find([':', '：']) else { return title };
    let label = words::lower(title[..at].trim());
    let known = words::whole(&label).is_some_and(|(_, _, len)| len == label.len());
    if known { title[at..].trim_start_matches([':', '：', ' ']) } else { title }
}
