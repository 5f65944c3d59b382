//! Splits a page that lists several articles into them.
//!
//! Its lines are read as tokens (`token.rs`), the tokens as items in one of the orders that listings have (`form.rs`), and what
//! speaks for and against a listing is weighed in one place (`evidence.rs`). What has the form of a listing and little
//! that speaks for it stays in one piece and is reported; so is an index of headlines without texts. What frames
//! the items is cut by `listing/split`. Invariant: the segments cover all lines, in order.

mod evidence;
mod form;
mod frame;
mod leads;
mod marks;
mod moment;
mod page_name;
mod stamped;
mod token;
mod unfold;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use crate::model::{Block, Date, Document, Report, Rule};
use crate::text::fold::fold;

use self::evidence::Heads;
use self::form::{Fit, Item};
use self::moment::{Day, Stamp};
use self::token::{Class, Token};
use super::Source;
use super::furniture::metaline::MetaLine;
use super::lines::Lines;
use super::tape::{Change, Tape};
use super::together::Parts;

/// Longest heading of a page or a month that may name the year, in characters.
const HEADING: usize = 32;

/// The lines of one article.
#[derive(Debug, Default)]
pub(super) struct Segment {
    /// Indexes into [`Lines::blocks`].
    pub(super) lines: Range<usize>,
    /// The title's line, where the listing's form gives it away.
    pub(super) title: Option<usize>,
    /// The title, where it stood on the line of its text and is cut.
    pub(super) named: Option<String>,
    /// The stamp's date.
    pub(super) stamp: Option<Date>,
    /// What the stamp says besides: source, author.
    pub(super) said: MetaLine,
    /// Which of its lines were cut into several blocks.
    pub(super) parts: Parts,
}

/// A page in its articles.
pub(super) struct Split {
    /// The page with the items of its lists as blocks of their own, where they are articles.
    pub(super) opened: Option<(Document, Lines)>,
    pub(super) segments: Vec<Segment>,
}

/// The articles of a document; one with all lines where it is no listing. What frames them is cut.
pub(super) fn split(
    tape: &mut Tape,
    lines: &Lines,
    document: &Document,
    source: Source<'_>,
    report: &mut Report,
) -> Split {
    let whole = || Split {
        opened: None,
        segments: vec![Segment { lines: 0..lines.blocks.len(), ..Segment::default() }],
    };
    if !source.rules.allows(Rule::Listing) {
        return whole();
    }
    let own = &source.settings.title;
    let titles =
        [own, &document.metadata.title].into_iter().flatten().map(String::as_str).collect();
    let heads = Heads { titles, named: own.is_some() };
    let plain = read(tape, lines, &document.blocks, &heads);
    if let Some(reading) = plain.as_ref().filter(|reading| reading.is_listing()) {
        let segments = cut_apart(tape, lines, reading, source, report);
        return Split { segments, ..whole() };
    }
    let unfolded = unfold::unfold(document, lines);
    let inside =
        unfolded.as_ref().and_then(|(open, lines)| read(tape, lines, &open.blocks, &heads));
    match (plain, inside, unfolded) {
        (_, Some(reading), Some((document, lines))) if reading.is_listing() => {
            let segments = cut_apart(tape, &lines, &reading, source, report);
            return Split { opened: Some((document, lines)), segments };
        }
        (Some(reading), ..) => doubt(tape, lines, &reading, source, report),
        (None, Some(reading), Some((_, lines))) => doubt(tape, &lines, &reading, source, report),
        _ => {}
    }
    whole()
}

/// A page read as a listing.
struct Reading {
    tokens: Rc<Vec<Token>>,
    fit: Fit,
    dates: Vec<Option<Date>>,
    points: i32,
}

impl Reading {
    fn texts(&self) -> usize {
        self.fit.items.iter().filter(|item| item.has_text).count()
    }

    /// Enough speaks for it, and two in three items have a text.
    fn is_listing(&self) -> bool {
        self.points >= evidence::SPLIT
            && self.texts() >= 2
            && self.texts() * 3 >= self.fit.items.len() * 2
    }

    /// Titles and stamps, and nothing else on the page.
    fn is_index(&self) -> bool {
        self.texts() == 0 && self.fit.items.len() >= 3 && !self.tokens.iter().any(Token::is_text)
    }

    /// Whether headings of days stand above the items.
    fn by_day(&self) -> bool {
        self.fit.items.first().is_some_and(|item| item.day.is_some())
    }

    /// The tokens of item `k`, up to the next one's.
    fn range(&self, k: usize) -> Range<usize> {
        let next = self.fit.items.get(k + 1).map_or(self.tokens.len(), |next| next.start);
        self.fit.items[k].start..next
    }
}

/// The best reading of the page; `None` where it has not the form of a listing.
fn read(tape: &Tape, lines: &Lines, blocks: &[Block], heads: &Heads<'_>) -> Option<Reading> {
    let tokens = token::tokens(tape, lines, blocks);
    let named = token::with_names(tape, lines, &tokens);
    let led = leads::tokens(tape, lines, &tokens, blocks);
    let mut best: Option<Reading> = None;
    for tokens in [Some(tokens), named, led].into_iter().flatten() {
        let tokens = Rc::new(tokens);
        for fit in form::fits(&tokens) {
            let text = |token: &Token| token_text(tape, lines, token);
            let dates = dates(&tokens, &fit, &text);
            let points = evidence::points(&tokens, &fit, &dates, &text, heads);
            let reading = Reading { tokens: Rc::clone(&tokens), fit, dates, points };
            let empty = |reading: &Reading| Reverse(reading.fit.items.len() - reading.texts());
            let titled =
                |reading: &Reading| reading.fit.items.iter().filter(|one| one.titled).count();
            let rank = |reading: &Reading| {
                let (texts, points) = (reading.texts(), reading.points);
                (reading.is_listing(), texts, empty(reading), titled(reading), points)
            };
            if best.as_ref().is_none_or(|best| rank(best) < rank(&reading)) {
                best = Some(reading);
            }
        }
    }
    best
}

fn token_text(tape: &Tape, lines: &Lines, token: &Token) -> String {
    let view = tape.view(lines.blocks[token.line].range.clone());
    let part = token.part.clone().unwrap_or(0..view.chars.len());
    view.chars[part].iter().collect::<String>().trim().to_owned()
}

/// Each item's date: its stamp's, its day's for a time of day. A day without a year is one of the year that the page
/// names in its stamps and headings, if it names one only.
fn dates(tokens: &[Token], fit: &Fit, text: &dyn Fn(&Token) -> String) -> Vec<Option<Date>> {
    let full = |token: &Token| match token.stamp()?.day {
        Day::Full(date) => Some(date.year()),
        Day::OfYear(..) | Day::Relative | Day::Clock => None,
    };
    let is_item = |at: usize| fit.items.binary_search_by(|item| item.title.cmp(&at)).is_ok();
    let headings = tokens.iter().enumerate().filter(|(at, one)| one.is_title() && !is_item(*at));
    let named =
        headings.filter(|(_, one)| one.len <= HEADING).filter_map(|(_, one)| year(&text(one)));
    let years: BTreeSet<i16> = tokens.iter().filter_map(full).chain(named).collect();
    let year = years.first().copied().filter(|_| years.len() == 1);
    let date = |stamp: &Stamp| match stamp.day {
        Day::Full(date) => Some(date),
        Day::OfYear(month, day) => Date::new(year?, month, day).ok(),
        Day::Relative | Day::Clock => None,
    };
    let of_item = |item: &Item| {
        let own = tokens[item.stamp.clone()].iter().filter_map(Token::stamp);
        let day = item.day.and_then(|day| tokens[day].stamp());
        own.chain(day).find_map(date)
    };
    fit.items.iter().map(of_item).collect()
}

/// The year in a heading: `2022年5月`, `May 2022`.
fn year(heading: &str) -> Option<i16> {
    fold(heading)
        .split(|c| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .find_map(|digits| digits.iter().collect::<String>().parse().ok())
        .filter(|year| (1950..2150).contains(year))
}

/// Cuts the frame, and gives each item its lines.
fn cut_apart(
    tape: &mut Tape,
    lines: &Lines,
    reading: &Reading,
    source: Source<'_>,
    report: &mut Report,
) -> Vec<Segment> {
    let Reading { tokens, fit, dates, .. } = reading;
    let of_all = meta_of_all(tokens);
    let marked = fit.items.iter().filter(|item| marker(tape, lines, &tokens[item.title]) > 0);
    let numbered = marked.count() * 3 >= fit.items.len() * 2;
    let mut cuts: Vec<(usize, Option<Range<usize>>)> = Vec::new();
    let mut segments: Vec<Segment> = Vec::new();
    let above = &tokens[..fit.items[0].start];
    cuts.extend(above.iter().map(|token| (token.line, token.part.clone())));
    for (k, item) in fit.items.iter().enumerate() {
        let range = reading.range(k);
        let title = &tokens[item.title];
        // Blank lines between two items go with the second.
        let before = item.start.checked_sub(1).map_or(0, |before| tokens[before].line + 1);
        let start = if segments.is_empty() { 0 } else { before.min(tokens[item.start].line) };
        for at in range.clone() {
            if !item.has_text || is_frame(tape, lines, reading, of_all, (k, at)) {
                cuts.push((tokens[at].line, tokens[at].part.clone()));
            }
        }
        if !item.has_text {
            let name = token_text(tape, lines, title);
            report.warn(
                "clean/listing",
                source.path,
                Some(tape.place(lines.blocks[title.line].range.start)),
                format!("the item “{name}” of this page has no text, and is left out"),
                "add its text, or delete its lines",
            );
            continue;
        }
        let beside = tokens.get(item.title + 1).is_some_and(|next| next.line == title.line);
        let in_front = item.titled && beside && tokens[item.title + 1].is_text();
        // A title in front of its text goes as a whole.
        if numbered && !in_front {
            let mark = marker(tape, lines, title);
            let from = title.part.as_ref().map_or(0, |part| part.start);
            cuts.push((title.line, Some(from..from + mark)));
        }
        let named = in_front.then(|| {
            cuts.push((title.line, title.part.clone()));
            let brackets = ['【', '】', '［', '］', '〔', '〕', ' ', '\u{3000}'];
            let words: String =
                token_text(tape, lines, title).chars().skip(marker(tape, lines, title)).collect();
            words.trim_matches(brackets).to_owned()
        });
        if let Some(last) = segments.last_mut() {
            last.lines.end = start;
        }
        segments.push(Segment {
            lines: start..lines.blocks.len(),
            title: Some(title.line).filter(|_| item.titled && named.is_none()),
            named,
            stamp: dates[k],
            said: said(&tokens[item.stamp.clone()]),
            parts: Parts::new(),
        });
    }
    // Last first, so that positions in a line stay right.
    cuts.sort_by_key(|(line, part)| (*line, part.as_ref().map_or(0, |part| part.start)));
    for (line, part) in cuts.into_iter().rev() {
        let line = &lines.blocks[line];
        match part {
            None => tape.cut(Rule::Listing, line.whole()),
            Some(part) => {
                let view = tape.view(line.range.clone());
                tape.apply(Rule::Listing, &view, vec![Change::cut(part)]);
            }
        }
    }
    segments
}

/// Whether a token of item `k` is none of its text: stamps, buttons, headings of days and sections, numbers of pages, and what
/// stands behind the last item's end.
fn is_frame(
    tape: &Tape,
    lines: &Lines,
    reading: &Reading,
    of_all: Option<usize>,
    (k, at): (usize, usize),
) -> bool {
    let Reading { tokens, fit, .. } = reading;
    let item = &fit.items[k];
    let token = &tokens[at];
    let range = reading.range(k);
    let own_stamp = item.stamp.contains(&at);
    // Between a stamp that ends its item and the next title, or in front of the next title.
    let behind =
        item.stamp.start > item.title && item.stamp.end <= at && !has_text_behind(reading, k);
    let last = at + 1 == range.end && at > item.title && k + 1 < fit.items.len();
    let section = || token.is_title() && frame::is_section(&fold(&token_text(tape, lines, token)));
    match token.class {
        Class::Frame | Class::Button => true,
        // In front of a title; elsewhere it numbers a part of the text.
        Class::Number => at + 1 == range.end || at < item.title,
        Class::Stamp { .. } => {
            own_stamp || reading.by_day() && (token.is_day() || at + 1 == range.end)
        }
        Class::Title => behind || last && section(),
        Class::Meta => !item.stamp.contains(&at) && (behind || of_all == Some(at)),
        Class::Body | Class::Other => false,
    }
}

/// The line of metadata that stands below the last text, if it is the only one: it is that of the whole page.
fn meta_of_all(tokens: &[Token]) -> Option<usize> {
    let mut metas = (0..tokens.len()).filter(|at| tokens[*at].class == Class::Meta);
    let only = metas.next().filter(|_| metas.next().is_none())?;
    (!tokens[only..].iter().any(Token::is_text)).then_some(only)
}

/// Whether an item's text stands behind its stamp.
fn has_text_behind(reading: &Reading, k: usize) -> bool {
    let item = &reading.fit.items[k];
    let between = item.title + 1..item.stamp.start;
    reading.tokens.get(between).is_none_or(<[Token]>::is_empty)
}

fn said(tokens: &[Token]) -> MetaLine {
    let mut all = MetaLine::default();
    for token in tokens {
        if let Class::Stamp { said, .. } = &token.class {
            all.source = all.source.take().or(said.source.clone());
            all.author = all.author.take().or(said.author.clone());
            all.editor = all.editor.take().or(said.editor.clone());
        }
    }
    all
}

/// The length of the mark of a list's item in front of a title.
fn marker(tape: &Tape, lines: &Lines, title: &Token) -> usize {
    let view = tape.view(lines.blocks[title.line].range.clone());
    let part = title.part.clone().unwrap_or(0..view.chars.len());
    let text: String = view.chars[part].iter().collect();
    let space = text.chars().take_while(|c| c.is_whitespace()).count();
    match marks::marker(&fold(&text)[space..]) {
        0 => 0,
        len => space + len,
    }
}

/// Reports a page that has the form of a listing and is not split.
fn doubt(tape: &Tape, lines: &Lines, reading: &Reading, source: Source<'_>, report: &mut Report) {
    let place = reading.fit.items.first().map(|first| {
        let line = reading.tokens[first.title].line;
        tape.place(lines.blocks[line].range.start)
    });
    let count = reading.fit.items.len();
    if reading.is_index() && reading.points >= evidence::DOUBT {
        report.warn(
            "clean/listing",
            source.path,
            place,
            format!("this page looks like an index of {count} headlines without their texts"),
            "replace it by the articles that it names, or set `draft = true`",
        );
    } else if reading.texts() >= 2 && reading.points >= evidence::DOUBT {
        report.warn(
            "clean/listing",
            source.path,
            place,
            format!("this page may list {count} articles; it was not split"),
            "save each article as a file of its own if it does",
        );
    }
}
