//! What one line says by itself: the words of pages in it, its shape, and whether it reads as a sentence of an article.
//!
//! Knows no neighbours and no position; those are [`super::score`]'s.

use crate::text::surname;
use crate::text::width::{is_chinese_punctuation, is_han};

use super::labels::{self, Label};
use super::metaline::{self, MetaLine};
use super::rows;
use super::sentence_words::{self, LITTLE_HAN, NOTES};
use super::words::{self, Hit, Role};

/// What a line says by itself.
#[derive(Debug, Clone, Default)]
pub(in crate::clean) struct Seen {
    /// The strongest role its words give it, with the sum of their weights and the phrases; boxed, since a page has many
    /// lines and few of these.
    pub(super) words: Option<Box<Words>>,
    /// Every word of it is metadata or words of pages.
    pub(super) understood: bool,
    /// A line of metadata that names a writer.
    pub(super) named: bool,
    /// It names an editor, or says that the article is over.
    pub(super) ends: bool,
    /// How long it is to a reader: Han characters, and two for each Latin word.
    pub(super) size: usize,
    /// It ends as a sentence does.
    pub(super) stop: bool,
    /// It ends in `...`.
    pub(super) cut_off: bool,
    /// Brackets all round.
    pub(super) bracketed: bool,
    /// It has the little words of sentences.
    pub(super) prose: bool,
    /// It reports what someone said, or what others do.
    pub(super) speech: bool,
    /// It speaks of third persons: 市民, users.
    pub(super) others: bool,
    /// The page speaks: 本站, 我们, our.
    pub(super) voice: bool,
    /// Short, and not the end of a sentence.
    pub(super) open: bool,
    /// It begins with a label of at most eight characters and a colon.
    pub(super) label: bool,
    /// It ends in a colon.
    pub(super) announces: bool,
    /// It has letters.
    pub(super) worded: bool,
    /// How many sentences end in it.
    pub(super) sentences: usize,
    /// A list with such items.
    pub(super) list: bool,
}

/// Words of pages in a line.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) role: Role,
    pub(super) weight: i32,
    /// One of them begins the line, as an imperative does.
    pub(super) start: bool,
    pub(super) phrases: Vec<&'static str>,
}

impl Words {
    /// What a line of that form is: one sign, which is all of the line.
    fn sign(role: Role, weight: i32, phrase: &'static str) -> Option<Box<Self>> {
        Some(Box::new(Self { role, weight, start: true, phrases: vec![phrase] }))
    }
}

/// Longest sum of the weights of words, where one of them begins the line, and where none does.
const MOST_WORDS: (i32, i32) = (12, 10);

/// Longest row of links, in characters.
const ROW: usize = 120;

/// What stands for the ends of captions that name a photographer.
const CREDITS: [&str; 2] = ["…摄", "(agency/name)"];

impl Seen {
    pub(super) fn of(text: &str) -> Self {
        let lower = words::lower(text);
        let mut seen = shape(&lower);
        let hits = words::hits(&lower);
        seen.words = strongest(&hits).filter(|_| !is_note(&lower)).map(Box::new);
        let trail = labels::is_trail(&lower);
        let says = |line: &MetaLine| line.date.is_some() || line.source.is_some();
        if let Some(line) = metaline::parse(text).filter(|line| !trail || says(line)) {
            seen.take_meta(&line);
        } else if trail || lower.len() <= ROW && rows::is_row(text) {
            seen.understood = true;
            seen.words = Words::sign(Role::Furniture, 6, "首页>…>");
        } else if is_hashtags(text) {
            let weight = if text.contains(char::is_whitespace) { 8 } else { 5 };
            seen.words = Words::sign(Role::Tags, weight, "#…");
        } else if let Some(phrase) = picture_credit(&lower) {
            seen.words = Words::sign(Role::Caption, 7, phrase);
        } else if seen.words.is_none() && !seen.stop && !seen.prose && has_address(&lower) {
            seen.words = Words::sign(Role::Promotion, 3, "…@…");
        } else if !seen.stop
            && seen.sentences == 0
            && (lower.ends_with(&['>', '>']) || lower.ends_with(&['»']))
        {
            // A link that is drawn as one.
            seen.words = Words::sign(Role::Related, 7, "…>>");
        }
        seen
    }

    /// A line too long to be furniture: text, perhaps of a speaker whose name begins it.
    pub(super) fn long(head: &[char], size: usize) -> Self {
        let label = shape(head).label;
        Self { size, stop: true, worded: true, prose: true, label, ..Self::default() }
    }

    /// A list: furniture if every item is, like headlines if every item is; else text.
    pub(super) fn list(items: Vec<Self>, size: usize) -> Self {
        let all = |test: fn(&Self) -> bool| !items.is_empty() && items.iter().all(test);
        let understood = all(|item| item.understood);
        let headlines = all(Self::is_headline);
        let text = Self::long(&[], size);
        if !understood && !headlines {
            return text;
        }
        let longest = items.iter().map(|item| item.size).max().unwrap_or(0);
        let words =
            items.into_iter().filter_map(|item| item.words).min_by_key(|words| words.weight);
        let words = words.filter(|_| understood);
        // A list of short items may be the article's own: only a heading of links above makes it more.
        Self {
            size: longest.min(45),
            worded: true,
            understood,
            words,
            list: true,
            ..Self::default()
        }
    }

    /// Takes the line for one of metadata.
    pub(in crate::clean) fn take_meta(&mut self, line: &MetaLine) {
        let (role, phrase) = role_of(line);
        let sure = if line.persons { 6 } else { 4 };
        let weight = match role {
            Role::Editor | Role::Credit | Role::Caption => sure,
            Role::Source => 5,
            Role::Date if line.things == 1 => 2,
            Role::Date => 5,
            _ => line.words.map_or(3, |(_, weight)| weight),
        } + i32::from(line.things > 2);
        // What both readings know counts once; the fuller one names the line.
        let known = self.words.as_ref().map_or(0, |words| words.weight);
        if known <= weight || role != Role::Furniture {
            self.words = Words::sign(role, weight, phrase);
        }
        self.understood = true;
        self.named = line.author.as_ref().is_some_and(|name| !name.is_empty());
        self.ends = line.editor.is_some() || line.staff == Some(Label::Staff) || role == Role::End;
    }

    /// Whether it is a part of the article's text, whatever stands round it.
    pub(super) fn is_body(&self) -> bool {
        let marked = self.words.as_ref().is_some_and(|words| words.weight >= 4) || self.understood;
        !marked && !self.cut_off && (self.stop && self.size >= 10 || self.size >= 50 || self.list)
    }

    /// Whether it ends in the name of who took a picture.
    pub(super) fn is_picture_credit(&self) -> bool {
        self.words.as_ref().is_some_and(|words| words.phrases.iter().any(|p| CREDITS.contains(p)))
    }

    /// Whether it has the form of another article's headline.
    pub(super) fn is_headline(&self) -> bool {
        !self.stop && self.worded && self.size <= 45
    }
}

/// The role under which a line of metadata goes, and what it shows of itself.
pub(in crate::clean) fn role_of(line: &MetaLine) -> (Role, &'static str) {
    if line.editor.is_some() {
        (Role::Editor, "编辑：…")
    } else if line.staff == Some(Label::Staff) && line.date.is_none() {
        (Role::Editor, "校对：…")
    } else if line.date.is_some() {
        (Role::Date, "date")
    } else if line.source.is_some() {
        (Role::Source, "来源：…")
    } else if line.author.is_some() {
        (Role::Credit, "记者：…")
    } else if line.staff.is_some() {
        (Role::Credit, "译者：…")
    } else if line.clock {
        (Role::Date, "time")
    } else if line.picture.is_some() {
        (Role::Caption, "摄影：…")
    } else {
        (line.words.map_or(Role::Furniture, |(role, _)| role), "words of pages alone")
    }
}

/// The role whose words weigh most: its heaviest word, and half of each further one.
fn strongest(hits: &[Hit]) -> Option<Words> {
    let mut best: Option<Words> = None;
    for role in hits.iter().map(|hit| hit.role).collect::<std::collections::BTreeSet<_>>() {
        let mut own: Vec<&Hit> = hits.iter().filter(|hit| hit.role == role).collect();
        own.sort_by_key(|hit| -hit.weight);
        let sum =
            own.iter().enumerate().map(|(k, hit)| if k == 0 { hit.weight } else { hit.weight / 2 });
        let start = own.iter().any(|hit| hit.start);
        // Three phrases in a line are no chance.
        let more = 2 * own.len().saturating_sub(2).min(3) as i32;
        let most = more + if start { MOST_WORDS.0 } else { MOST_WORDS.1 };
        let weight = sum.sum::<i32>().min(most);
        if best.as_ref().is_none_or(|best| best.weight < weight) {
            let phrases = own.iter().take(3).map(|hit| hit.phrase).collect();
            best = Some(Words { role, weight, start, phrases });
        }
    }
    best
}

fn shape(lower: &[char]) -> Seen {
    let mut seen = Seen::default();
    let mut in_word = false;
    let (mut little_han, mut little_latin, mut words) = (0usize, 0usize, 0usize);
    let mut word = String::new();
    for (at, c) in lower.iter().copied().enumerate() {
        let han = is_han(c);
        let letter = !han && !is_chinese_punctuation(c) && c.is_alphanumeric();
        let latin = letter || c == '\'' && in_word;
        if latin && !in_word {
            words += 1;
            word.clear();
        }
        if latin && word.len() < 16 {
            word.push(c);
        }
        // Figures are no words of any list.
        let ends = in_word && !latin || latin && at + 1 == lower.len();
        if ends && !word.starts_with(|c: char| c.is_ascii_digit()) {
            let is = sentence_words::english(&word);
            little_latin += usize::from(is.little);
            seen.speech |= is.said.speech;
            seen.others |= is.said.others;
            seen.voice |= is.said.voice;
        }
        in_word = latin;
        if han {
            seen.size += 1;
            little_han += usize::from(LITTLE_HAN.contains(c));
        }
        seen.worded = seen.worded || han || c.is_alphabetic();
    }
    let han = seen.size;
    seen.size += 2 * words;
    seen.prose = seen.size >= 16
        && (little_han >= 3 && little_han * 14 >= han && han > words
            || little_latin >= 3 && little_latin * 5 >= words && words > han);
    let said = sentence_words::find(lower);
    seen.speech |= said.speech && han > words;
    seen.others |= said.others && han > words;
    seen.voice |= said.voice;
    let last = lower
        .iter()
        .rev()
        .find(|c| !matches!(c, '”' | '"' | '」' | '』' | ')' | '\'' | ']' | '】'));
    let dots = lower.ends_with(&['.', '.', '.']) || lower.ends_with(&['…']);
    seen.cut_off = dots;
    // `。（完）` ends as the sentence before it does.
    let aside = matches!(lower.last(), Some(')' | ']' | '】'))
        .then(|| lower.iter().rposition(|c| matches!(c, '(' | '[' | '【')))
        .flatten()
        .and_then(|open| lower[..open].iter().rev().find(|c| **c != ' '))
        .is_some_and(|c| matches!(c, '。' | '!' | '?' | '.' | '”' | '"'));
    seen.stop =
        aside || !dots && last.is_some_and(|c| matches!(c, '。' | '!' | '?' | '.' | ';' | '…'));
    seen.announces = last == Some(&':');
    seen.open = !seen.stop && seen.size <= 30;
    let first = lower.first().copied().unwrap_or(' ');
    let last = lower.last().copied().unwrap_or(' ');
    seen.bracketed = matches!((first, last), ('(', ')') | ('[', ']') | ('【', '】') | ('<', '>'));
    seen.bracketed |=
        words::is_bullet(first) && first == last && lower.len() > 2 && !matches!(first, '“' | '"');
    let colon = lower.iter().take(24).position(|c| *c == ':');
    seen.sentences = lower.iter().filter(|c| matches!(c, '。' | '!' | '?')).count()
        + lower.windows(2).filter(|pair| pair[0] == '.' && pair[1] == ' ').count()
        + usize::from(lower.last() == Some(&'.'));
    seen.label = colon.is_some_and(|at| {
        at > 0 && (at < 9 || lower[..at].iter().filter(|c| **c == ' ').count() < 3 && han == 0)
    });
    seen
}

/// Whether a line is nothing but words with `#` before them.
fn is_hashtags(text: &str) -> bool {
    let tag = |word: &str| {
        let letter = word.strip_prefix('#').and_then(|word| word.chars().next());
        letter.is_some_and(char::is_alphanumeric) && word.chars().count() <= 24
    };
    text.starts_with('#') && text.split_whitespace().all(tag) && text.contains(char::is_alphabetic)
}

/// Whether a line gives the address of a mailbox or a page.
fn has_address(lower: &[char]) -> bool {
    lower.windows(3).any(|three| {
        three == [':', '/', '/'] || three[1] == '@' && three.iter().all(|c| c.is_ascii_graphic())
    })
}

/// Whether the line is a note that belongs to the article: a correction, the editor's introduction.
fn is_note(lower: &[char]) -> bool {
    let text: String = lower.iter().filter(|c| !words::is_bullet(**c)).take(60).collect();
    NOTES.iter().any(|word| text.starts_with(word))
        || text.contains("earlierversionofthis")
        || text.contains("hasbeencorrected")
}

/// `…龚亮 摄`, `（新华社记者 张三摄）`, `(Xinhua/Zhang San)`: the end of a picture's caption.
fn picture_credit(lower: &[char]) -> Option<&'static str> {
    let end = lower.iter().rposition(|c| !matches!(c, ')' | ']' | '】' | '。' | ' ' | '.'))? + 1;
    let text = &lower[..end];
    let maker = ["摄影报道", "摄影", "供图", "摄", "绘", "制图"].iter().find_map(|word| {
        let len = word.chars().count();
        (text.len() > len && text[text.len() - len..].iter().copied().eq(word.chars()))
            .then_some(len)
    });
    if let Some(len) = maker {
        let before: String = text[..text.len() - len].iter().collect();
        let before = before.trim_end();
        let name = before
            .rsplit([' ', '(', '/', '。', '[', '、', ':', '▲', ',', '|'])
            .next()
            .unwrap_or_default();
        let name = ["记者", "通讯员", "作者"]
            .iter()
            .find_map(|role| name.rsplit_once(role).map(|(_, name)| name))
            .unwrap_or(name);
        // Behind a mark or a space: `他学会了摄影` ends in no name.
        let person = surname::is_personal_name(name) && lower.len() <= 120;
        let giver = text[..text.len()].ends_with(&['供', '图']) && lower.len() <= 60;
        return (person || giver).then_some(CREDITS[0]);
    }
    // (Agency/Name) closes an English caption.
    let open = lower.iter().rposition(|c| *c == '(')?;
    let inside: String = lower[open + 1..end.max(open + 1)].iter().collect();
    let (agency, name) = inside.split_once('/')?;
    let agencies = [
        "xinhua",
        "ap",
        "ap photo",
        "reuters",
        "afp",
        "getty images",
        "epa",
        "vcg",
        "cns",
        "cnsphoto",
        "pool",
        "photo",
    ];
    (lower.last() == Some(&')')
        && agencies.contains(&agency.trim())
        && name.split_whitespace().count() <= 4)
        .then_some(CREDITS[1])
}
