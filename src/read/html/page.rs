//! A page with what its parts hold: how much text, how much of it in links, how much of it prose.
//!
//! Every measure of a stretch costs the same however long it is.

use std::ops::Range;

use super::dom::{Element, Token, is_block};

/// From how many characters on a line with a comma or a stop in it is prose, and one without.
const PROSE: (usize, usize) = (25, 60);

/// A page, measured. Positions are indexes of tokens.
pub(super) struct Page<'a> {
    pub(super) tokens: &'a [Token],
    /// For each opening tag the position behind its closing tag; for other tokens that behind them.
    ends: Vec<usize>,
    parents: Vec<Option<usize>>,
    /// Characters that are no white space, in front of each token.
    chars: Vec<usize>,
    linked: Vec<usize>,
    prose: Vec<usize>,
    /// First-level headings and pictures in front of each token.
    headlines: Vec<usize>,
    pictures: Vec<usize>,
}

impl<'a> Page<'a> {
    /// Measures `tokens`; what stands in `cut` (ascending) does not count.
    pub(super) fn of(tokens: &'a [Token], cut: &[Range<usize>]) -> Self {
        let mut page = Self {
            tokens,
            ends: (1..=tokens.len()).collect(),
            parents: vec![None; tokens.len()],
            chars: Vec::with_capacity(tokens.len() + 1),
            linked: Vec::with_capacity(tokens.len() + 1),
            prose: vec![0; tokens.len() + 1],
            headlines: Vec::with_capacity(tokens.len() + 1),
            pictures: Vec::with_capacity(tokens.len() + 1),
        };
        page.nest();
        page.measure(cut);
        page
    }

    fn nest(&mut self) {
        let mut open = Vec::new();
        for (at, token) in self.tokens.iter().enumerate() {
            match token {
                Token::Open(_) => {
                    self.parents[at] = open.last().copied();
                    open.push(at);
                }
                Token::Close(_) => {
                    let opened = open.pop();
                    self.parents[at] = opened;
                    if let Some(opened) = opened {
                        self.ends[opened] = at + 1;
                    }
                }
                Token::Text(_) => self.parents[at] = open.last().copied(),
            }
        }
        for opened in open {
            self.ends[opened] = self.tokens.len();
        }
    }

    fn measure(&mut self, cut: &[Range<usize>]) {
        let (mut chars, mut linked, mut links) = (0, 0, 0usize);
        let (mut headlines, mut pictures) = (0, 0);
        let mut cuts = cut.iter().peekable();
        let mut line = Line::default();
        // The end of the script or the style sheet that is open.
        let mut unread = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            self.chars.push(chars);
            self.linked.push(linked);
            self.headlines.push(headlines);
            self.pictures.push(pictures);
            while cuts.peek().is_some_and(|cut| cut.end <= at) {
                cuts.next();
            }
            let is_cut = cuts.peek().is_some_and(|cut| cut.start <= at) || at < unread;
            match token {
                Token::Open(element) if is_for_machines(&element.name) => unread = self.ends[at],
                Token::Text(text) if !is_cut => {
                    let own = text.chars().filter(|c| !c.is_whitespace()).count();
                    chars += own;
                    if links > 0 {
                        linked += own;
                        line.linked += own;
                    } else {
                        line.texts.push((at, own));
                        line.has_stop |=
                            text.contains(['，', '。', '！', '？', '；', '：', ',', '.', '!', '?']);
                    }
                }
                Token::Text(_) => {}
                Token::Open(element) => {
                    links += usize::from(element.name == "a");
                    headlines += usize::from(element.name == "h1");
                    pictures += usize::from(element.name == "img");
                    if is_edge(&element.name) {
                        line.end(&mut self.prose);
                    }
                }
                Token::Close(name) => {
                    links = links.saturating_sub(usize::from(name == "a"));
                    if is_edge(name) {
                        line.end(&mut self.prose);
                    }
                }
            }
        }
        line.end(&mut self.prose);
        self.chars.push(chars);
        self.linked.push(linked);
        self.headlines.push(headlines);
        self.pictures.push(pictures);
        // From what each token holds to what stands in front of each.
        let mut total = 0;
        for one in &mut self.prose {
            total += std::mem::replace(one, total);
        }
    }

    pub(super) fn element(&self, at: usize) -> Option<&'a Element> {
        match self.tokens.get(at) {
            Some(Token::Open(element)) => Some(element),
            _ => None,
        }
    }

    /// The element at `at` and all in it.
    pub(super) fn range(&self, at: usize) -> Range<usize> {
        at..self.ends.get(at).copied().unwrap_or(at)
    }

    /// The element that the token at `at` stands in.
    pub(super) fn parent(&self, at: usize) -> Option<usize> {
        self.parents.get(at).copied().flatten()
    }

    /// Characters that are no white space.
    pub(super) fn chars(&self, range: &Range<usize>) -> usize {
        self.chars[range.end] - self.chars[range.start]
    }

    /// Those of them that stand in links.
    pub(super) fn linked(&self, range: &Range<usize>) -> usize {
        self.linked[range.end] - self.linked[range.start]
    }

    /// Those of them that stand in lines of running text and in no link.
    pub(super) fn prose(&self, range: &Range<usize>) -> usize {
        self.prose[range.end] - self.prose[range.start]
    }

    /// Whether a first-level heading is there.
    pub(super) fn has_headline(&self, range: &Range<usize>) -> bool {
        self.headlines[range.end] > self.headlines[range.start]
    }

    pub(super) fn has_picture(&self, range: &Range<usize>) -> bool {
        self.pictures[range.end] > self.pictures[range.start]
    }

    /// All positions.
    pub(super) fn whole(&self) -> Range<usize> {
        0..self.tokens.len()
    }

    /// Whether more than half of the text is in links.
    pub(super) fn is_linked(&self, range: &Range<usize>) -> bool {
        self.linked(range) * 2 > self.chars(range)
    }

    /// The smallest element that holds both.
    pub(super) fn common(&self, one: usize, other: usize) -> usize {
        let (first, second) = (one.min(other), one.max(other));
        let mut at = first;
        while self.range(at).end <= second {
            match self.parent(at) {
                Some(parent) => at = parent,
                None => return 0,
            }
        }
        at
    }

    /// The text of a stretch without white space, its first `most` characters.
    pub(super) fn words(&self, range: &Range<usize>, most: usize) -> String {
        let texts = self.tokens[range.clone()].iter().filter_map(|token| match token {
            Token::Text(text) => Some(text.chars().filter(|c| !c.is_whitespace())),
            Token::Open(_) | Token::Close(_) => None,
        });
        texts.flatten().take(most).collect()
    }
}

/// A line of text while it is measured.
#[derive(Default)]
struct Line {
    texts: Vec<(usize, usize)>,
    linked: usize,
    has_stop: bool,
}

impl Line {
    fn end(&mut self, prose: &mut [usize]) {
        let plain: usize = self.texts.iter().map(|(_, chars)| chars).sum();
        let enough = if self.has_stop { PROSE.0 } else { PROSE.1 };
        if plain >= enough && self.linked <= plain {
            for (at, chars) in &self.texts {
                prose[*at] = *chars;
            }
        }
        self.texts.clear();
        (self.linked, self.has_stop) = (0, false);
    }
}

/// Whether the text of an element is none that a reader sees.
fn is_for_machines(name: &str) -> bool {
    matches!(name, "head" | "script" | "style" | "noscript" | "template")
}

fn is_edge(name: &str) -> bool {
    is_block(name) || name == "br"
}
