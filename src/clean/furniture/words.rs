//! Finds the words of pages in a line: phrases with a role and a weight, in both languages, on folded lower-case text.
//!
//! A phrase says what a line would be if it is furniture; it never decides alone (see [`super::score`]). In a phrase `#` stands
//! for a number, `*` for at most [`GAP`] characters of the same sentence, a space for any white space. Finding is linear: an
//! index by first character leaves a few phrases to try at each place.

use std::sync::LazyLock;

use crate::text::fold::fold_char;

/// The phrases of both languages; the files say how they are written.
const PHRASES: [&str; 2] = [include_str!("data/chinese.txt"), include_str!("data/english.txt")];

/// Longest stretch that `*` stands for, in characters.
const GAP: usize = 24;

/// What a line is to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::clean) enum Role {
    /// Buttons, breadcrumbs, counts, notices about cookies, advertisement labels.
    Furniture,
    /// Who may reprint it, who answers for it.
    Copyright,
    /// Links to other articles.
    Related,
    /// Applications, newsletters, accounts to follow, QR codes.
    Promotion,
    /// What a picture shows, whose it is.
    Caption,
    /// Other pages of the same article.
    Pagination,
    /// Key words.
    Tags,
    /// What readers wrote.
    Comments,
    /// Says that the article is over.
    End,
    /// Who edited it.
    Editor,
    /// Who wrote, photographed or translated it.
    Credit,
    /// Who published it.
    Source,
    /// When.
    Date,
    /// The beginning of another story.
    Teaser,
}

/// Where in a line a phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The line consists of such phrases, numbers and separators.
    Whole,
    /// At the beginning, brackets and bullets aside.
    Start,
    /// Anywhere.
    Any,
}

/// A phrase in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) role: Role,
    pub(super) weight: i32,
    pub(super) phrase: &'static str,
    pub(super) start: bool,
}

struct Entry {
    first: char,
    chars: Vec<char>,
    text: &'static str,
    role: Role,
    weight: i32,
}

/// The phrases of one anchor, sorted by first character, longer ones first.
struct Index {
    entries: Vec<Entry>,
    /// One bit for each low half of a first character: most characters begin no phrase.
    firsts: Vec<u64>,
}

static WHOLE: LazyLock<Index> = LazyLock::new(|| Index::new(Anchor::Whole));
static START: LazyLock<Index> = LazyLock::new(|| Index::new(Anchor::Start));
static ANY: LazyLock<Index> = LazyLock::new(|| Index::new(Anchor::Any));

impl Index {
    fn new(anchor: Anchor) -> Self {
        let mut entries: Vec<Entry> = PHRASES.iter().flat_map(|text| read(text, anchor)).collect();
        entries.sort_by_key(|entry| (entry.first, usize::MAX - entry.chars.len()));
        let mut firsts = vec![0u64; 1024];
        for entry in &entries {
            let bit = entry.first as usize & 0xFFFF;
            firsts[bit / 64] |= 1 << (bit % 64);
        }
        Self { entries, firsts }
    }

    /// The longest phrase that begins at `at`, and where it ends.
    fn find(&self, lower: &[char], at: usize) -> Option<(&Entry, usize)> {
        let first = if lower[at].is_ascii_digit() { '#' } else { lower[at] };
        let bit = first as usize & 0xFFFF;
        if self.firsts[bit / 64] & (1 << (bit % 64)) == 0 {
            return None;
        }
        let inside = |at: usize| lower.get(at).is_some_and(char::is_ascii_alphanumeric);
        if at > 0 && inside(at) && inside(at - 1) {
            return None;
        }
        let from = self.entries.partition_point(|entry| entry.first < first);
        self.entries[from..].iter().take_while(|entry| entry.first == first).find_map(|entry| {
            let end = matches(&entry.chars, lower, at)?;
            let whole_word = !(inside(end - 1) && inside(end));
            whole_word.then_some((entry, end))
        })
    }
}

/// The phrases of a file that stand at `anchor`.
fn read(text: &'static str, anchor: Anchor) -> Vec<Entry> {
    let mut head = None;
    let mut entries = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with("//")) {
        if let Some(inside) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            head = read_head(inside);
        } else if let Some((role, weight, _)) = head.filter(|(_, _, at)| *at == anchor) {
            let chars: Vec<char> = line.chars().collect();
            entries.push(Entry { first: chars[0], chars, text: line, role, weight });
        }
    }
    entries
}

/// `copyright 6 any`; `None` for anything else.
fn read_head(head: &str) -> Option<(Role, i32, Anchor)> {
    let mut words = head.split(' ');
    let role = match words.next()? {
        "furniture" => Role::Furniture,
        "copyright" => Role::Copyright,
        "related" => Role::Related,
        "promotion" => Role::Promotion,
        "caption" => Role::Caption,
        "pagination" => Role::Pagination,
        "tags" => Role::Tags,
        "comments" => Role::Comments,
        "end" => Role::End,
        "credit" => Role::Credit,
        _ => return None,
    };
    let weight = words.next()?.parse().ok()?;
    let anchor = match words.next()? {
        "whole" => Anchor::Whole,
        "start" => Anchor::Start,
        "any" => Anchor::Any,
        _ => return None,
    };
    words.next().is_none().then_some((role, weight, anchor))
}

/// Where the phrase ends if it stands at `at`.
fn matches(phrase: &[char], lower: &[char], mut at: usize) -> Option<usize> {
    for (k, wanted) in phrase.iter().enumerate() {
        match wanted {
            '#' => {
                // `评论 213`, `comments (12)`.
                at += lower[at..].iter().take_while(|c| matches!(c, ' ' | '(')).count();
                let number = |c: &&char| c.is_ascii_digit() || matches!(c, ',' | '.');
                let len = lower[at..].iter().take_while(number).count();
                let unit = lower.get(at + len).is_some_and(|c| matches!(c, '万' | 'k' | 'w' | '+'));
                at += (len > 0).then_some(len + usize::from(unit))?;
            }
            ' ' => {
                let len = lower[at..].iter().take_while(|c| c.is_whitespace()).count();
                at += (len > 0).then_some(len)?;
            }
            '*' => {
                return (at..=at + GAP)
                    .take_while(|at| *at <= lower.len())
                    .take_while(|next| *next == at || !matches!(lower[*next - 1], '。' | '!' | '?'))
                    .find_map(|next| matches(&phrase[k + 1..], lower, next));
            }
            // Other marks stand for a colon: 往期推荐 | …
            ':' => {
                at += lower[at..].iter().take_while(|c| **c == ' ').count();
                if !lower.get(at).is_some_and(|c| matches!(c, ':' | '|' | '丨' | '│' | '>' | '»'))
                {
                    return None;
                }
                at += 1;
            }
            wanted => {
                if lower.get(at) != Some(wanted) {
                    return None;
                }
                at += 1;
            }
        }
    }
    Some(at)
}

/// A line as phrases are written: folded, in lower case, with one kind of bracket and apostrophe; a character for each.
pub(in crate::clean) fn lower(text: &str) -> Vec<char> {
    let one = |c| match c {
        '’' | '‘' => '\'',
        '〔' => '[',
        '〕' => ']',
        '〉' | '›' => '>',
        c => fold_char(c).to_ascii_lowercase(),
    };
    text.chars().map(one).collect()
}

/// The phrases in a line that need not be all of it.
pub(super) fn hits(lower: &[char]) -> Vec<Hit> {
    let mut begin = lower.iter().position(|c| !is_bullet(*c)).unwrap_or(lower.len());
    let mut found = Vec::new();
    let mut at = begin;
    while at < lower.len() {
        // ▲ begins a caption, or only adorns what follows.
        if at == begin + 1 && matches!(lower[begin], '▲' | '△' | '▼' | '↑' | '↓') {
            begin = at + lower[at..].iter().take_while(|c| is_bullet(**c)).count();
            at = begin;
            continue;
        }
        // `分享到的`, `点击了` go on as sentences do.
        let goes_on = |end: usize| matches!(lower.get(end), Some('的' | '了' | '着' | '过'));
        let start = (at == begin).then(|| START.find(lower, at)).flatten();
        let start = start.filter(|(_, end)| !goes_on(*end));
        let any = ANY.find(lower, at);
        let best = match (start, any) {
            (Some(start), Some(any)) if any.0.weight >= start.0.weight => Some((any, true)),
            (Some(start), _) => Some((start, true)),
            (None, any) => any.map(|any| (any, at == begin)),
        };
        if let Some(((entry, end), start)) = best {
            let (role, weight) = (entry.role, entry.weight);
            found.push(Hit { role, weight, phrase: entry.text, start });
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    found
}

/// A phrase that a line may wholly consist of, at the beginning of `lower`: its role, weight and length.
pub(in crate::clean) fn whole(lower: &[char]) -> Option<(Role, i32, usize)> {
    if lower.is_empty() {
        return None;
    }
    WHOLE.find(lower, 0).map(|(entry, end)| (entry.role, entry.weight, end))
}

/// Whether `c` may stand before the first word of a line.
pub(super) fn is_bullet(c: char) -> bool {
    c.is_whitespace()
        || is_ornament(c)
        || matches!(
            c,
            '(' | '['
                | '【'
                | '*'
                | '•'
                | '·'
                | '>'
                | '»'
                | '-'
                | '—'
                | '–'
                | '|'
                | '#'
                | '_'
                | '“'
                | '"'
        )
        || matches!(c, '「' | '《' | '‘' | '+' | '=' | '~')
}

/// Whether a character only stands between the parts of a line: spaces, bars, dashes, brackets.
pub(in crate::clean) fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '|' | '·' | '/' | '—' | '–' | '-' | ',' | ';' | '、' | '•' | '>' | '»')
        || matches!(c, '[' | ']' | '(' | ')' | '【' | '】' | '∙' | '‧' | '・' | '•')
}

/// Whether `c` only adorns: boxes, triangles, stars, arrows, emoji. Not ▲ and its kin, which begin captions.
pub(super) fn is_ornament(c: char) -> bool {
    !matches!(c, '▲' | '△' | '▼' | '↑' | '↓')
        && matches!(c,
            '\u{2190}'..='\u{21FF}' | '\u{2295}'..='\u{229F}' | '\u{2500}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}' | '※'
            | '\u{1F000}'..='\u{1FAFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found: Vec<&str> = hits(&lower(line)).iter().map(|hit| hit.phrase).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn finds_the_longest_phrase_first() {
        check("（未经授权不得转载）", &["未经*授权*不得转载"]);
    }

    #[test]
    fn a_gap_does_not_reach_over_a_full_stop() {
        check("其版权归江岸报所有", &["版权归*所有"]);
        check("其版权归他。后来归公司所有", &["版权归"]);
    }

    #[test]
    fn english_phrases_are_whole_words() {
        check("all rights reserved.", &["all rights reserved"]);
        check("all rights reservedly", &["all rights"]);
    }

    #[test]
    fn every_phrase_is_as_folded_text_has_it() {
        for entry in WHOLE.entries.iter().chain(&START.entries).chain(&ANY.entries) {
            let folded: String = fold(&entry.text.to_lowercase()).into_iter().collect();
            assert!(!entry.text.is_empty() && folded == entry.text, "{:?}", entry.text);
        }
    }

    #[test]
    fn every_head_of_the_phrases_is_understood() {
        for line in PHRASES.iter().flat_map(|text| text.lines()).filter(|l| l.ends_with(']')) {
            assert!(read_head(line.trim_matches(['[', ']'])).is_some(), "{line}");
        }
    }
}
