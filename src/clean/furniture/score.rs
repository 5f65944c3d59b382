//! Decides what is furniture: one score for a line, from its words, its shape, its place and its neighbours.
//!
//! Every signal has one weight, in the table of [`Signal::weight`]. A line whose sum reaches [`REMOVE`] goes; from [`ASK`]
//! on it stays and the editor is asked, with the reasons; below it is text. No place takes a line out
//! by itself, and words do only where they can be nothing else.

use super::seen::Seen;
use super::words::Role;

/// From this score on, a line is taken out.
pub(in crate::clean) const REMOVE: i32 = 8;

/// From this score on, a line that stays is reported.
pub(in crate::clean) const ASK: i32 = 6;

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::clean) enum Position {
    /// Before the first paragraph of the text.
    Head,
    /// Between paragraphs.
    Middle,
    /// Behind the last paragraph.
    Tail,
}

/// What stands round a line.
#[derive(Debug, Clone, Copy)]
pub(in crate::clean) struct Context {
    pub(super) position: Position,
    /// The editor was named before it, or an end mark stands before it.
    pub(super) behind_end: bool,
    /// Furniture stands on this many of its two sides.
    pub(super) neighbours: i32,
    /// It stands in a run of lines under a heading such as 相关阅读.
    pub(super) listed: bool,
    /// It is such a heading, and paragraphs follow it.
    pub(super) heads_prose: bool,
    /// Nearly all of its text is links.
    pub(super) links: bool,
    /// The same line stands elsewhere in the article.
    pub(super) repeated: bool,
    /// The article's own text speaks of such things.
    pub(super) topic: bool,
    /// Several lines are speakers' names with what they say.
    pub(super) dialogue: bool,
    /// It shares few words with the article.
    pub(super) foreign: bool,
    /// It stands among what readers wrote.
    pub(super) thread: bool,
    /// It is a name of a few characters between the title and the date.
    pub(super) byline: bool,
    /// The article itself speaks of us and you: a speech, a letter.
    pub(super) personal: bool,
    /// Lines of other labels stand beside it: a list of facts, of which it is one.
    pub(super) facts: bool,
    /// It is a date under a line of a few words, or at the end of a letter: a signature.
    pub(super) signed: bool,
    /// It is the name of a section: a few words between the title and a line of metadata that the text does not use.
    pub(super) section: bool,
    /// It stands above the title.
    pub(super) above: bool,
    /// A notice of copyright stands before it, behind the text.
    pub(super) notice: bool,
    /// Lines as short stand on both sides, and stay: a list, of which it is one.
    pub(super) row: bool,
    /// It is a headline behind the text with its day below it, or that day, among others.
    pub(super) dated: bool,
}

impl Context {
    pub(super) fn at(position: Position) -> Self {
        Self {
            position,
            behind_end: false,
            neighbours: 0,
            listed: false,
            heads_prose: false,
            links: false,
            repeated: false,
            topic: false,
            dialogue: false,
            foreign: false,
            thread: false,
            byline: false,
            facts: false,
            personal: false,
            signed: false,
            section: false,
            above: false,
            notice: false,
            row: false,
            dated: false,
        }
    }
}

/// A reason to take a line for furniture, or for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::clean) enum Signal {
    /// Words of pages, with the sum of their weights.
    Words(i32),
    /// Nothing else is in the line.
    Whole,
    Head,
    Middle,
    Tail,
    BehindEnd,
    /// For each side.
    Neighbour(i32),
    Listed,
    Thread,
    Byline,
    Headline,
    CutOff,
    Foreign,
    Links,
    Repeated,
    Bracketed,
    Open,
    OneSentence,
    Voice,
    HeadsProse,
    Stop,
    Complete,
    Prose,
    Speech,
    Others,
    Topic,
    Dialogue,
    Facts,
    Personal,
    Signed,
    Section,
    Above,
    Notice,
    Row,
    Dated,
}

impl Signal {
    /// The table of weights.
    fn weight(self) -> i32 {
        match self {
            Self::Words(sum) => sum,
            Self::Thread => 12,
            Self::Dated => 8,
            Self::Listed | Self::Byline => 6,
            Self::Whole | Self::BehindEnd | Self::Section | Self::Above => 4,
            Self::Tail | Self::CutOff | Self::Links => 3,
            Self::OneSentence
            | Self::Head
            | Self::Headline
            | Self::Foreign
            | Self::Repeated
            | Self::Notice
            | Self::Voice => 2,
            Self::Neighbour(sides) => sides,
            Self::Bracketed | Self::Open => 1,
            Self::Stop => -1,
            Self::Prose => -2,
            Self::Personal => -3,
            Self::Middle | Self::Others | Self::Complete => -3,
            Self::Speech | Self::Topic => -4,
            Self::Signed => -5,
            Self::HeadsProse | Self::Facts => -6,
            Self::Row => -8,
            Self::Dialogue => -10,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Words(_) => "words of pages",
            Self::Whole => "and nothing else",
            Self::Head => "before the text",
            Self::Middle => "in the middle of the text",
            Self::Tail => "behind the text",
            Self::BehindEnd => "behind the end",
            Self::Neighbour(_) => "beside furniture",
            Self::Listed => "under a heading of links",
            Self::Thread => "among comments of readers",
            Self::Byline => "a name above the date",
            Self::Headline => "like a headline",
            Self::CutOff => "cut off",
            Self::Foreign => "shares no words with the article",
            Self::Links => "all links",
            Self::Repeated => "repeated",
            Self::Bracketed => "in brackets",
            Self::Open => "short, no full stop",
            Self::OneSentence => "one short sentence",
            Self::Voice => "speaks for the page",
            Self::HeadsProse => "heads a text",
            Self::Stop => "a full stop",
            Self::Complete => "a whole sentence",
            Self::Prose => "reads as a sentence",
            Self::Speech => "reports what someone said",
            Self::Others => "speaks of others",
            Self::Topic => "the article is about such things",
            Self::Dialogue => "part of a dialogue",
            Self::Facts => "in a list of facts",
            Self::Personal => "the article speaks so too",
            Self::Signed => "signs a notice",
            Self::Section => "names a section of the page",
            Self::Above => "above the title",
            Self::Notice => "behind a notice of copyright",
            Self::Row => "one of a list",
            Self::Dated => "one of several headlines with their days",
        }
    }
}

/// What a line is, how surely, and why.
#[derive(Debug, Clone)]
pub(in crate::clean) struct Verdict {
    pub(in crate::clean) role: Role,
    pub(in crate::clean) score: i32,
    reasons: Vec<Signal>,
    phrases: Vec<&'static str>,
}

impl Verdict {
    /// The reasons with their weights, for a person: "`版权所有` 6, behind the text +3".
    pub(in crate::clean) fn explain(&self) -> String {
        let phrases: Vec<String> =
            self.phrases.iter().map(|phrase| format!("`{phrase}`")).collect();
        let mut parts = Vec::new();
        for signal in self.reasons.iter().filter(|signal| signal.weight() != 0) {
            parts.push(match signal {
                Signal::Words(sum) => format!("{} {sum}", phrases.join(" ")),
                signal => format!("{} {:+}", signal.words(), signal.weight()),
            });
        }
        parts.join(", ")
    }

    /// Whether the line goes.
    pub(in crate::clean) fn removes(&self) -> bool {
        self.score >= REMOVE
    }

    /// Whether it goes with another story or a reader's comment: what it says is not said of the article.
    pub(in crate::clean) fn is_of_another(&self) -> bool {
        let others = [Signal::Listed, Signal::Thread, Signal::Dated];
        self.reasons.iter().any(|reason| others.contains(reason))
    }

    /// Whether the line stays and the editor is asked.
    pub(in crate::clean) fn asks(&self) -> bool {
        (ASK..REMOVE).contains(&self.score)
    }
}

/// Weighs a line.
pub(in crate::clean) fn judge(seen: &Seen, context: &Context) -> Verdict {
    let words = seen.words.as_ref();
    let role = match words {
        _ if context.thread => Role::Comments,
        _ if context.dated => Role::Related,
        Some(words) => words.role,
        None if context.byline => Role::Source,
        None if context.listed => Role::Related,
        None if context.section || context.above => Role::Furniture,
        None => Role::Teaser,
    };
    let phrases = words.map(|words| words.phrases.clone()).unwrap_or_default();
    let mut verdict = Verdict { role, score: 0, reasons: Vec::new(), phrases };
    let mut add = |holds: bool, signal: Signal| {
        if holds {
            verdict.score += signal.weight();
            verdict.reasons.push(signal);
        }
    };
    if let Some(words) = words {
        add(true, Signal::Words(words.weight));
    }
    add(seen.understood, Signal::Whole);
    match context.position {
        Position::Head => add(true, Signal::Head),
        Position::Tail => add(true, Signal::Tail),
        Position::Middle => add(!anywhere(role, seen), Signal::Middle),
    }
    add(context.behind_end, Signal::BehindEnd);
    add(context.neighbours > 0, Signal::Neighbour(context.neighbours));
    add(context.listed, Signal::Listed);
    add(context.thread, Signal::Thread);
    add(context.byline, Signal::Byline);
    // What has no words of pages is judged by what it looks like.
    if words.is_none() {
        add(seen.is_headline(), Signal::Headline);
        add(seen.stop && !context.thread, Signal::Complete);
        add(seen.cut_off && context.behind_end, Signal::CutOff);
        add(context.foreign && context.behind_end, Signal::Foreign);
    }
    add(context.section, Signal::Section);
    add(context.above, Signal::Above);
    add(context.notice && words.is_some(), Signal::Notice);
    add(context.row, Signal::Row);
    add(context.dated, Signal::Dated);
    add(context.links, Signal::Links);
    add(context.repeated && words.is_some(), Signal::Repeated);
    add(seen.bracketed, Signal::Bracketed);
    add(seen.open, Signal::Open);
    let of_page = words.is_some() || context.behind_end && context.neighbours == 2;
    add(seen.voice && of_page && !context.personal, Signal::Voice);
    add(seen.voice && context.personal && !seen.understood, Signal::Personal);
    add(context.heads_prose, Signal::HeadsProse);
    add(context.signed && role == Role::Date, Signal::Signed);
    let alone = !seen.understood || context.position == Position::Middle;
    let weak = words.is_none_or(|words| words.weight < 8);
    add(context.facts && seen.label && alone && weak, Signal::Facts);
    add(context.dialogue && seen.label, Signal::Dialogue);
    // Captions are sentences about what is in the picture.
    if role == Role::Caption {
        let begins = words.is_some_and(|words| words.start);
        add(begins && seen.sentences <= 1 && seen.size <= 70, Signal::OneSentence);
        add(seen.speech && !seen.understood, Signal::Speech);
    } else {
        add(seen.stop, Signal::Stop);
        let link = matches!(role, Role::Related | Role::Pagination);
        add(seen.stop && link && !seen.understood, Signal::Complete);
        // A headline behind `Read more:` may say anything.
        let sure =
            link && !seen.stop && words.is_some_and(|words| words.start && words.weight >= 7);
        let reads = !seen.understood && !sure;
        add(seen.prose && reads, Signal::Prose);
        add(seen.speech && reads, Signal::Speech);
        add(seen.others && reads, Signal::Others);
    }
    let whole_at_end = seen.understood && context.position != Position::Middle;
    add(context.topic && !whole_at_end, Signal::Topic);
    verdict
}

/// Whether such lines stand between paragraphs as often as round them.
fn anywhere(role: Role, seen: &Seen) -> bool {
    match role {
        Role::Caption | Role::Related => true,
        Role::Tags => seen.open && seen.words.as_ref().is_some_and(|words| words.weight >= 7),
        Role::Pagination | Role::Furniture | Role::Promotion => {
            let calls = !(seen.stop || seen.prose || seen.speech || seen.others);
            seen.words
                .as_ref()
                .is_some_and(|words| words.weight >= 6 && (seen.understood || words.start && calls))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, context: &Context, expected: &str) {
        let verdict = judge(&Seen::of(line), context);
        assert_eq!(format!("{} {}", verdict.score, verdict.explain()), expected);
    }

    #[test]
    fn says_why_a_line_goes() {
        let context = Context { neighbours: 1, ..Context::at(Position::Tail) };
        check(
            "版权所有，谢绝转载",
            &context,
            "14 `版权所有` `谢绝转载` 9, behind the text +3, beside furniture +1, short, no full stop +1",
        );
    }

    #[test]
    fn says_why_a_sentence_stays() {
        let context = Context { topic: true, ..Context::at(Position::Middle) };
        check(
            "法院认为，未经许可不得转载他人的作品，是对作者的尊重。",
            &context,
            "-11 `未经*许可*不得转载` 6, in the middle of the text -3, a full stop -1, reads as a sentence -2, \
             reports what someone said -4, speaks of others -3, the article is about such things -4",
        );
    }

    #[test]
    fn no_place_takes_a_line_out_by_itself() {
        let context = Context { behind_end: true, ..Context::at(Position::Tail) };
        assert!(!judge(&Seen::of("桥修好了，船也就停了。"), &context).removes());
    }
}
