//! Finds the notes of a text: marks that lead to them, and their texts with the way back.
//!
//! A mark is a link of a few characters to a place further on in the same page; what stands there is a note if it leads
//! back, or if the mark is raised or the address says so (`#fn1`, `#_ftn1`, `#cite_note-1`). Pages number their notes as
//! they like, so labels are the marks' own words.

use std::collections::{BTreeMap, BTreeSet};

use crate::read::html::dom::{Token, end_of, is_block};

/// Longest mark, in characters, its brackets taken off.
const LONGEST_MARK: usize = 4;

/// Longest note, in characters; what is longer is a part of the text that a mark leads to.
const LONGEST_NOTE: usize = 2000;

/// Most tokens of a note.
const MOST_TOKENS: usize = 600;

/// The notes of a text; positions are indexes of tokens.
#[derive(Debug, Default)]
pub(in crate::read::html) struct Notes {
    /// Where marks begin: label, and the position behind.
    marks: BTreeMap<usize, (String, usize)>,
    /// Where the elements of notes begin, and their labels.
    texts: BTreeMap<usize, String>,
    /// Where links back begin, and the position behind.
    back: BTreeMap<usize, usize>,
    /// Where lists begin that hold nothing but notes.
    lists: BTreeSet<usize>,
    labels: BTreeSet<String>,
    /// How many elements are open round such a list at hand.
    inside: Option<usize>,
}

/// A link within the page.
struct Jump {
    /// Its first token, that of the `sup` round it if there is one.
    start: usize,
    end: usize,
    target: usize,
    words: String,
    /// Whether it looks like a mark by more than its length.
    is_raised: bool,
}

impl Notes {
    /// Where marks begin, each with where its note does.
    pub(in crate::read::html) fn pairs(&self) -> Vec<(usize, usize)> {
        let by_label: BTreeMap<&str, usize> =
            self.texts.iter().map(|(at, label)| (label.as_str(), *at)).collect();
        let pair = |(at, (label, _)): (&usize, &(String, usize))| {
            Some((*at, *by_label.get(label.as_str())?))
        };
        self.marks.iter().filter_map(pair).collect()
    }

    /// Finds the notes among `tokens`.
    pub(in crate::read::html) fn find(tokens: &[Token]) -> Self {
        let (parents, jumps) = (parents(tokens), jumps(tokens));
        let mut notes = Self::default();
        let back: Vec<&Jump> = jumps.iter().filter(|jump| jump.target < jump.start).collect();
        for mark in jumps.iter().filter(|jump| jump.target > jump.end) {
            if !is_mark(&mark.words) {
                continue;
            }
            let Some((start, end)) = note_at(tokens, &parents, mark.target) else { continue };
            let first_back = back.partition_point(|jump| jump.start < start);
            let ways: Vec<&&Jump> =
                back[first_back..].iter().take_while(|jump| jump.start < end).collect();
            if start <= mark.end || (!mark.is_raised && ways.is_empty()) {
                continue;
            }
            let label = match notes.texts.get(&start) {
                Some(label) => label.clone(),
                None => notes.new_label(bare(&mark.words)),
            };
            notes.back.extend(
                ways.iter().filter(|way| is_way_back(&way.words)).map(|way| (way.start, way.end)),
            );
            notes.texts.insert(start, label.clone());
            notes.marks.insert(mark.start, (label, mark.end));
        }
        notes.find_lists(tokens);
        notes
    }

    fn new_label(&mut self, words: &str) -> String {
        let mut label = if words.is_empty() { "*" } else { words }.to_owned();
        // A page may mark all its notes alike.
        if self.labels.contains(&label) {
            label = format!("{label}-{}", self.labels.len() + 1);
        }
        self.labels.insert(label.clone());
        label
    }

    fn find_lists(&mut self, tokens: &[Token]) {
        let mut open: Vec<(usize, bool)> = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Token::Open(element) => {
                    if element.name == "li" && !self.texts.contains_key(&at) {
                        let list = open.iter_mut().rev().find(|(at, _)| is_list(&tokens[*at]));
                        list.into_iter().for_each(|(_, only_notes)| *only_notes = false);
                    }
                    open.push((at, is_list(token)));
                }
                Token::Close(_) => {
                    let closed = open.pop().filter(|(_, only_notes)| *only_notes);
                    if let Some((start, _)) = closed
                        && self.texts.range(start..at).next().is_some()
                    {
                        self.lists.insert(start);
                    }
                }
                Token::Text(_) => {}
            }
        }
    }

    /// The label of the mark at `at`, and the position behind it.
    pub(super) fn mark(&self, at: usize) -> Option<(&str, usize)> {
        self.marks.get(&at).map(|(label, end)| (label.as_str(), *end))
    }

    /// The position behind the link back at `at`.
    pub(super) fn way_back(&self, at: usize) -> Option<usize> {
        self.back.get(&at).copied()
    }

    /// The label of the note at `at`.
    pub(super) fn text(&self, at: usize) -> Option<&str> {
        self.texts.get(&at).map(String::as_str)
    }

    /// Whether the list at `at` holds nothing but notes; `depth` elements are open round it.
    pub(super) fn enters_list(&mut self, at: usize, depth: usize) -> bool {
        let enters = self.lists.contains(&at);
        if enters {
            self.inside = Some(depth);
        }
        enters
    }

    /// Whether an item with `depth` elements round it belongs to a list of notes alone.
    pub(super) fn is_list(&self, depth: usize) -> bool {
        self.inside.is_some_and(|list| list + 1 == depth)
    }
}

fn is_list(token: &Token) -> bool {
    matches!(token, Token::Open(element) if matches!(element.name.as_str(), "ol" | "ul"))
}

/// The element that each element stands in.
fn parents(tokens: &[Token]) -> Vec<Option<usize>> {
    let (mut parents, mut open) = (vec![None; tokens.len()], Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        parents[at] = open.last().copied();
        match token {
            Token::Open(_) => open.push(at),
            Token::Close(_) => {
                open.pop();
            }
            Token::Text(_) => {}
        }
    }
    parents
}

/// The short links of a text to places in it, in order.
fn jumps(tokens: &[Token]) -> Vec<Jump> {
    let mut places = BTreeMap::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Open(element) = token else { continue };
        let names = [element.attribute("id"), element.attribute("name")];
        for name in names.into_iter().flatten() {
            places.entry(name).or_insert(at);
        }
    }
    if places.is_empty() {
        return Vec::new();
    }
    let mut jumps = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Token::Open(element) = token else { continue };
        let Some(name) = element
            .attribute("href")
            .filter(|_| element.name == "a")
            .and_then(|url| url.rsplit_once('#'))
            .map(|(_, name)| name)
        else {
            continue;
        };
        let Some(target) = places.get(name).copied() else { continue };
        let Some((words, end)) = short_text(tokens, at) else { continue };
        let raised = at.checked_sub(1).filter(|sup| is_raised(&tokens[*sup]));
        let around = raised
            .or_else(|| at.checked_sub(2).filter(|sup| is_raised(&tokens[*sup])))
            .and_then(|sup| Some((sup, short_text(tokens, sup)?)))
            .filter(|(_, (all, _))| bare(all) == bare(&words));
        let says_so = ["fn", "note", "ftn", "cite", "zhu"]
            .iter()
            .any(|word| name.to_ascii_lowercase().contains(word));
        let is_inside = tokens[at..end].iter().any(is_raised);
        let is_raised = says_so || is_inside || around.is_some();
        let (start, end) = around.map_or((at, end), |(sup, (_, end))| (sup, end));
        jumps.push(Jump { start, end, target, words, is_raised });
    }
    jumps
}

fn is_raised(token: &Token) -> bool {
    matches!(token, Token::Open(element) if element.name == "sup")
}

/// The text of the element at `at`, if it has few tokens, and the position behind it.
fn short_text(tokens: &[Token], at: usize) -> Option<(String, usize)> {
    let few = &tokens[at..tokens.len().min(at + 16)];
    let length = end_of(few, 0);
    let is_whole = matches!(few.get(length - 1), Some(Token::Close(_)));
    let texts = few[..length].iter().filter_map(|token| match token {
        Token::Text(text) => Some(text.as_str()),
        Token::Open(_) | Token::Close(_) => None,
    });
    let text: String = texts.collect();
    (is_whole && text.chars().count() <= 12).then(|| (text.trim().to_owned(), at + length))
}

/// `words` without the brackets round them.
fn bare(words: &str) -> &str {
    words.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '[' | ']' | '(' | ')' | '［' | '］' | '〔' | '〕' | '【' | '】' | '（' | '）'
            )
    })
}

/// Whether a note may be marked so: `1`, `[12]`, `*`, `①`, `注3`, `a`.
fn is_mark(words: &str) -> bool {
    let bare = bare(words);
    let number = bare.trim_start_matches(['注', '註']).trim_start_matches("note ");
    let is_sign = |c: char| matches!(c, '*' | '†' | '‡' | '§' | '※' | '①'..='⑳' | '㉑'..='㊿');
    (1..=LONGEST_MARK).contains(&bare.chars().count())
        && (number.chars().all(|c| c.is_ascii_digit())
            || bare.chars().all(is_sign)
            || (bare.len() <= 3 && bare.chars().all(|c| c.is_ascii_lowercase())))
}

/// Whether a link back is no more than that: an arrow, or the mark again.
fn is_way_back(words: &str) -> bool {
    is_mark(words.trim_end_matches('.'))
        || words.is_empty()
        || words
            .chars()
            .all(|c| matches!(c, '↩' | '↑' | '^' | '⏎' | '↵' | '\u{FE0E}' | '\u{FE0F}' | '⤴' | ' '))
        || matches!(words, "返回" | "返回正文" | "back" | "Back" | "return" | "Return")
}

/// The block whose beginning is at `target`: its first token and the position behind; `None` if it is no note.
fn note_at(tokens: &[Token], parents: &[Option<usize>], target: usize) -> Option<(usize, usize)> {
    let mut start = target;
    loop {
        let Token::Open(element) = tokens.get(start)? else { return None };
        match element.name.as_str() {
            "li" | "p" | "div" | "dd" | "aside" | "section" => break,
            name if is_block(name) => return None,
            _ => start = parents[start]?,
        }
    }
    let text = |range: &[Token]| -> usize {
        let lengths = range.iter().take(MOST_TOKENS).map(|token| match token {
            Token::Text(text) => text.trim().chars().count(),
            Token::Open(_) | Token::Close(_) => 0,
        });
        lengths.sum()
    };
    let few = &tokens[start..tokens.len().min(start + MOST_TOKENS)];
    let end = start + end_of(few, 0);
    let is_whole = matches!(tokens.get(end - 1), Some(Token::Close(_))) && target < end;
    let begins_it = text(&tokens[start..target]) <= LONGEST_MARK + 2;
    let has_heading = tokens[start..end].iter().any(|token| {
            matches!(token, Token::Open(it) if matches!(it.name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table"))
        });
    (is_whole
        && begins_it
        && !has_heading
        && (1..=LONGEST_NOTE).contains(&text(&tokens[start..end])))
    .then_some((start, end))
}
