//! The lines of one article while it is decided which of them are furniture.
//!
//! From both ends towards the text, then between paragraphs, again until nothing more goes; what went is evidence
//! against its neighbours. Linear in the number of lines for each round, of which there are few.

use super::extent::{end_mark, first_paragraph, last_paragraph, thread};
use super::metaline::MetaLine;
use super::score::{self, Context, Position, Verdict};
use super::seen::Seen;
use super::topic::Surroundings;
use super::words::Role;

/// Most rounds. A second one sees what the first took off; a third changes hardly anything.
const ROUNDS: usize = 4;

/// How many lines from the beginning the name of a section is looked for.
const HEAD: usize = 24;

/// Longest line of a list of words, as [`Seen::size`] counts.
const ROW: usize = 10;

/// One line (or list) with text.
#[derive(Debug)]
pub(in crate::clean) struct Piece {
    /// Index into [`crate::clean::lines::Lines::blocks`].
    pub(in crate::clean) at: usize,
    pub(super) seen: Seen,
    /// Nearly all of it is links.
    pub(super) links: bool,
    /// A heading, which no list of links runs over.
    pub(super) heading: bool,
    /// Empty lines stand before it.
    pub(in crate::clean) gap: bool,
    /// It stands above the title.
    pub(in crate::clean) above: bool,
    pub(in crate::clean) state: State,
}

/// What became of a piece.
#[derive(Debug)]
pub(in crate::clean) enum State {
    /// Text, as far as is known.
    Open,
    /// To be taken out.
    Cut(Box<Verdict>),
    /// Stays, since its rule is off or it is not sure; with the doubt, if there is one.
    Kept(Option<Box<Verdict>>),
    /// Taken out already, as title or otherwise.
    Gone,
}

impl Piece {
    pub(super) fn new(at: usize, seen: Seen) -> Self {
        Self {
            at,
            seen,
            links: false,
            heading: false,
            gap: false,
            above: false,
            state: State::Open,
        }
    }

    /// Whether it is still there.
    pub(in crate::clean) fn stays(&self) -> bool {
        !matches!(self.state, State::Cut(_) | State::Gone)
    }

    /// Whether it is a paragraph of the text.
    pub(in crate::clean) fn is_body(&self) -> bool {
        self.stays() && self.seen.is_body() && !self.links
    }

    /// Whether it says nothing but where, when, by whom, or words of pages.
    pub(in crate::clean) fn is_meta(&self) -> bool {
        self.seen.understood
    }

    /// Whether it frames a page: buttons and trails, which stand before the title.
    pub(in crate::clean) fn is_frame(&self) -> bool {
        let frames = [Role::Furniture, Role::Pagination, Role::Promotion];
        self.seen.words.as_ref().is_some_and(|words| {
            // A title is no sentence: a banner about cookies is.
            let banner = self.seen.stop && words.weight >= 6;
            frames.contains(&words.role) && (self.seen.understood || banner)
        })
    }

    /// Whether it heads a list of links to other stories.
    pub(in crate::clean) fn heads_links(&self) -> bool {
        self.is_meta() && self.seen.words.as_ref().is_some_and(|words| words.role == Role::Related)
    }

    /// Whether it is a line of the page and not of the text, captions aside.
    pub(super) fn is_of_page(&self) -> bool {
        let words = self.seen.words.as_ref().is_some_and(|words| {
            words.role != Role::Caption && (self.seen.understood || words.weight >= 5)
        });
        words || matches!(self.state, State::Cut(_))
    }

    /// Whether it has nothing but words that name sections as well as anything else.
    pub(in crate::clean) fn is_weak(&self) -> bool {
        self.seen.words.as_ref().is_some_and(|words| words.weight <= 4)
    }

    /// Whether it begins with strong words of pages.
    pub(in crate::clean) fn is_call(&self) -> bool {
        self.seen.words.as_ref().is_some_and(|words| words.start && words.weight >= 6)
    }

    /// Whether it says whose the text is, or calls on its reader: no title does.
    pub(in crate::clean) fn is_notice(&self) -> bool {
        let notices = [Role::Copyright, Role::Promotion, Role::Tags, Role::Furniture];
        self.is_call() && self.seen.words.as_ref().is_some_and(|w| notices.contains(&w.role))
    }

    /// Takes it for a line of metadata.
    pub(in crate::clean) fn take_meta(&mut self, line: &MetaLine) {
        self.seen.take_meta(line);
    }
}

/// Goes through the pieces of an article and says of each what is to become of it.
///
/// `text` gives the present text of a piece; `allows` says whether the rule of a role is on.
pub(in crate::clean) fn decide(
    pieces: &mut [Piece],
    text: &dyn Fn(&Piece) -> String,
    allows: &dyn Fn(Role) -> bool,
) {
    let mut around = Surroundings::new(text);
    for _ in 0..ROUNDS {
        let before = pieces.iter().filter(|piece| piece.stays()).count();
        round(pieces, &mut around, allows);
        if pieces.iter().filter(|piece| piece.stays()).count() == before {
            break;
        }
        around.forget();
    }
}

fn round(pieces: &mut [Piece], around: &mut Surroundings<'_>, allows: &dyn Fn(Role) -> bool) {
    let end = end_mark(pieces);
    let thread = thread(pieces);
    let limit = end.or(thread).unwrap_or(pieces.len());
    let first = first_paragraph(pieces);
    let last = last_paragraph(&pieces[..limit]);
    let mut listed = 0;
    let mut notice = false;
    let mut lookout = Lookout::over(pieces);
    // Whether a heading of links stands above, which makes headlines of the lines under it.
    let mut under = false;
    for at in 0..pieces.len() {
        if !pieces[at].stays() {
            continue;
        }
        let position = match (first, last) {
            (Some(first), _) if at < first => Position::Head,
            (_, Some(last)) if at > last => Position::Tail,
            (None, None) if at < 4 => Position::Head,
            (None, None) if at + 4 >= pieces.len() => Position::Tail,
            _ => Position::Middle,
        };
        under = under && is_item(pieces, at, listed, &lookout);
        let mut context = Context::at(position);
        context.behind_end = end.is_some_and(|end| at > end);
        context.thread = thread.is_some_and(|thread| at > thread);
        context.listed = under;
        context.links = pieces[at].links;
        context.notice = notice;
        context.above = pieces[at].above && position == Position::Head;
        context.dated = position == Position::Tail && is_dated_story(pieces, at);
        // A line of nothing but text in the middle of an article has no chance: most lines.
        let short = position == Position::Tail && pieces[at].seen.size <= ROW;
        let telling = pieces[at].seen.words.is_some() || under || context.links || context.dated;
        let behind = context.behind_end || context.thread;
        if !telling && !short && !behind && position != Position::Head {
            lookout.before = Some(at);
            continue;
        }
        surround(pieces, at, &lookout, around, &mut context);
        let named = context.byline || context.section || context.above;
        if !telling && !behind && !named {
            lookout.before = Some(at);
            continue;
        }
        let mut verdict = score::judge(&pieces[at].seen, &context);
        // Who took a picture is not what an article on pictures speaks of.
        let credit = verdict.role == Role::Caption
            && (pieces[at].seen.understood || pieces[at].seen.is_picture_credit());
        if verdict.score >= score::ASK && !credit && around.is_topic(pieces, at, verdict.role) {
            context.topic = true;
            verdict = score::judge(&pieces[at].seen, &context);
        }
        let heads = verdict.role == Role::Related && pieces[at].seen.understood;
        notice |=
            position == Position::Tail && verdict.role == Role::Copyright && verdict.removes();
        pieces[at].state = if !allows(verdict.role) {
            State::Kept(None)
        } else if verdict.removes() {
            State::Cut(Box::new(verdict))
        } else {
            State::Kept(verdict.asks().then(|| Box::new(verdict)))
        };
        if pieces[at].stays() {
            lookout.before = Some(at);
        } else {
            listed = if heads { 0 } else { listed + 1 };
            under = under || heads;
        }
    }
}

/// The nearest lines that stay, without looking for them anew from each line.
struct Lookout {
    /// For each piece, the first one behind it that stayed when the round began.
    next: Vec<usize>,
    /// The last one before the piece at hand.
    before: Option<usize>,
}

impl Lookout {
    fn over(pieces: &[Piece]) -> Self {
        let mut next = vec![pieces.len(); pieces.len()];
        for at in (1..pieces.len()).rev() {
            next[at - 1] = if pieces[at].stays() { at } else { next[at] };
        }
        Self { next, before: None }
    }

    fn behind(&self, at: usize) -> Option<usize> {
        Some(self.next[at]).filter(|next| *next < self.next.len())
    }
}

/// What the neighbours and the rest of the article say about a line.
fn surround(
    pieces: &[Piece],
    at: usize,
    lookout: &Lookout,
    around: &mut Surroundings<'_>,
    context: &mut Context,
) {
    let seen = &pieces[at].seen;
    let gone = |at: Option<usize>| {
        at.and_then(|at| pieces.get(at)).is_some_and(|piece| matches!(piece.state, State::Cut(_)))
    };
    context.neighbours = i32::from(gone(at.checked_sub(1))) + i32::from(gone(Some(at + 1)));
    let next = lookout.behind(at).map(|next| &pieces[next]);
    if seen.words.as_ref().is_some_and(|words| words.role == Role::Related) && seen.understood {
        context.heads_prose = next.is_some_and(|next| next.is_body());
    }
    if seen.words.is_some() {
        context.repeated = around.is_repeated(pieces, at);
        let fact = |at: Option<usize>| {
            at.and_then(|at| pieces.get(at)).is_some_and(|piece| {
                piece.stays() && piece.seen.label && piece.seen.words.is_none()
            })
        };
        context.facts = fact(at.checked_sub(1)) || fact(Some(at + 1));
        context.row = is_in_row(pieces, at, context.position);
        context.personal = seen.voice && around.is_personal(pieces);
        // `分享到：` above the text says nothing, and nobody.
        let empty = seen.understood && seen.announces && context.position == Position::Head;
        let day = seen.understood && seen.words.as_ref().is_some_and(|w| w.role == Role::Date);
        context.dialogue = seen.label && !empty && !day && around.is_speaker(pieces, at);
    } else {
        context.foreign = context.behind_end && around.is_foreign(pieces, at);
        let dated = pieces.get(at + 1).is_some_and(|next| {
            next.seen.understood && next.seen.words.as_ref().is_some_and(|w| w.role == Role::Date)
        });
        let head = context.position == Position::Head && at > 0;
        context.byline = head && around.is_name(&pieces[at], dated);
        // Between the title or what was taken off, and a line of metadata.
        let number = |piece: &&Piece| !piece.seen.worded;
        let framed = head
            && at < HEAD
            && !pieces[at - 1].stays()
            && pieces[at + 1..].iter().take(ROW).find(|next| !number(next)).is_some_and(|next| {
                matches!(next.state, State::Cut(_)) || next.seen.understood && next.is_of_page()
            });
        let count = number(&&pieces[at]);
        let of_page = |at: Option<usize>| {
            at.and_then(|at| pieces.get(at))
                .is_none_or(|piece| piece.is_of_page() || number(&piece))
        };
        // Below the text, numbers and names that the head had too, among buttons.
        let again = context.position == Position::Tail
            && of_page(at.checked_sub(1))
            && of_page(Some(at + 1))
            && (count || around.is_of_head(pieces, at));
        // A count of readers below everything else.
        let counter = context.position == Position::Tail
            && count
            && seen.size <= 2
            && pieces[at + 1..].iter().all(|piece| !piece.stays());
        context.section = again
            || counter
            || framed && !context.byline && (count || around.is_section(pieces, at));
    }
    let before = lookout.before.map(|before| &pieces[before]);
    // A day that is marked up as a heading, among others that are.
    let is_day = |piece: &Piece| {
        piece.heading && piece.seen.words.as_ref().is_some_and(|words| words.role == Role::Date)
    };
    let series =
        is_day(&pieces[at]) && pieces.iter().filter(|piece| is_day(piece)).nth(1).is_some();
    let last = at + 1 == pieces.len() && context.neighbours == 0;
    context.signed = series
        || context.position == Position::Tail
            && (last && around.is_letter(pieces)
                || before.is_some_and(|piece| {
                    !piece.is_body()
                        && piece.seen.open
                        && piece.seen.words.is_none()
                        && !piece.heading
                }));
}

/// Whether the line is the headline or the day of another story: two such pairs or more stand one behind the other.
fn is_dated_story(pieces: &[Piece], at: usize) -> bool {
    let is_pair = |at: Option<usize>| {
        at.is_some_and(|at| {
            let day = |piece: &Piece| {
                piece.seen.understood
                    && piece.seen.words.as_ref().is_some_and(|words| words.role == Role::Date)
            };
            pieces
                .get(at)
                .is_some_and(|piece| piece.seen.is_headline() && !day(piece) && !piece.heading)
                && pieces.get(at + 1).is_some_and(day)
        })
    };
    let first = if is_pair(Some(at)) { Some(at) } else { at.checked_sub(1) };
    is_pair(first)
        && (is_pair(first.map(|first| first + 2))
            || is_pair(first.and_then(|first| first.checked_sub(2))))
}

/// Whether the line is one of a list of three words or more, most of which are no strong words of pages, in the text or
/// behind a line that announces them.
fn is_in_row(pieces: &[Piece], at: usize, position: Position) -> bool {
    let short = |piece: &&Piece| piece.stays() && piece.seen.open && piece.seen.size <= ROW;
    let before = pieces[..at].iter().rev().take(ROW).take_while(short);
    let behind = pieces[at..].iter().take(ROW).take_while(short);
    let row: Vec<&Piece> = before.clone().chain(behind).collect();
    let strong = row.iter().filter(|piece| piece.seen.words.as_ref().is_some_and(|w| w.weight > 3));
    let announced = || {
        let above = at.checked_sub(before.count() + 1).map(|above| &pieces[above]);
        above.is_some_and(|piece| piece.stays() && piece.seen.announces)
    };
    row.len() >= 3
        && strong.count() * 2 < row.len()
        && pieces[at].seen.size <= ROW
        && (position == Position::Middle || announced())
}

/// Whether a line under a heading of links may be one of them.
fn is_item(pieces: &[Piece], at: usize, listed: usize, lookout: &Lookout) -> bool {
    let piece = &pieces[at];
    let related = piece.seen.words.as_ref().is_none_or(|words| words.role == Role::Related);
    // Behind an empty line and before a paragraph, it rather heads the paragraph.
    let heads =
        listed > 0 && piece.gap && lookout.behind(at).is_some_and(|next| pieces[next].is_body());
    (piece.seen.is_headline() || piece.links) && related && !piece.heading && !heads
}
