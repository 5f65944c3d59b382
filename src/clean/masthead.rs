//! Finds the line of a plain text that is its title, below what a page prints above it: buttons, the publication's name and
//! motto, the section, dates.
//!
//! The first line that may be a title is it, unless it looks like one of those and a better one follows. Only looks;
//! [`super::segment`] makes the cuts.

use std::collections::BTreeSet;

use crate::text::fold::fold;
use crate::text::surname;
use crate::text::width::{han_length, is_han, word_count};

use super::furniture::page::Piece;
use super::{teaser, title};

/// How many lines may stand between the title and the text, and above the title.
const HEAD: usize = 10;

/// Longest name of a section or a publication, in Han characters and in words.
const NAME: (usize, usize) = (6, 3);

/// How much of the text is read for the words of its title, in characters.
const READ: usize = 20_000;

/// The lines of an article before its title is known.
pub(super) struct Head<'a> {
    pub(super) pieces: &'a [Piece],
    /// The present text of a piece.
    pub(super) text: &'a dyn Fn(&Piece) -> String,
    /// The title, where front matter or the page gives it.
    pub(super) known: Option<&'a str>,
}

impl Head<'_> {
    /// The line to try for the title, where `framed` lines of buttons come first.
    pub(super) fn title(&self, framed: usize) -> Option<usize> {
        let lines = framed..self.pieces.len().min(framed + HEAD);
        let lines: Vec<usize> = lines.take_while(|k| !self.pieces[*k].is_body()).collect();
        let mut plain = lines.iter().copied().filter(|k| !self.is_junk(*k));
        let first = plain.next();
        let better = first.and_then(|name| {
            plain.find(|k| self.is_better(*k, name)).filter(|k| self.may_be_title(*k))
        });
        let word = || {
            // A title may be the name of a section: 旅行.
            framed.checked_sub(1).filter(|_| lines.is_empty()).filter(|k| self.may_be_word(*k))
        };
        better.or(first.filter(|k| self.may_be_title(*k))).or_else(word).or(Some(framed)
            .filter(|k| *k < self.pieces.len() && (self.known.is_some() || !self.is_junk(*k))))
    }

    /// Whether a line has the form and the place of a title.
    pub(super) fn may_be_title(&self, k: usize) -> bool {
        self.pieces.get(k).is_some_and(|piece| !piece.is_meta()) && self.has_place(k)
    }

    fn may_be_word(&self, k: usize) -> bool {
        self.pieces[k].is_weak() && self.has_place(k)
    }

    fn has_place(&self, k: usize) -> bool {
        let text = self.line(k);
        // Names and buttons may stand between the title and the text.
        let rest = &self.pieces[k + 1..];
        let first = rest.iter().take(HEAD).position(Piece::is_body);
        let head = &rest[..first.unwrap_or(HEAD).min(rest.len())];
        let text_follows = first.is_some_and(|first| rest.len() > first + 1)
            && !text.ends_with(['！', '？', '!', '?', '”', '」', '"']);
        let next_is_meta = rest.first().is_some_and(Piece::is_meta)
            || first.is_some() && head.iter().any(Piece::is_meta)
            || text_follows
            || self.is_signed(k);
        let next = rest.get(first.unwrap_or(0)).map(|next| (self.text)(next));
        // An untitled text whose title is known keeps its first line.
        let another =
            self.known.is_some_and(|known| !akin(known, &text)) && !head.iter().any(Piece::is_meta);
        !rest.is_empty() && !another && title::is_title(&text, next.as_deref(), next_is_meta)
    }

    fn line(&self, k: usize) -> String {
        self.pieces.get(k).map(self.text).unwrap_or_default()
    }

    /// A writer's name, alone under the line and an empty line above the text: a poem begins.
    fn is_signed(&self, k: usize) -> bool {
        let gap = self.pieces.get(k + 2).is_some_and(|text| text.gap);
        gap && surname::is_personal_name(&self.line(k + 1))
    }

    /// Metadata, notices, calls on the reader, names of publications, lines that come again: no titles.
    fn is_junk(&self, k: usize) -> bool {
        let piece = &self.pieces[k];
        let frame = self.pieces.get(k + 1).is_some_and(Piece::is_frame);
        let text = self.line(k);
        let head = self.pieces.iter().take_while(|piece| !piece.is_body());
        let again = || head.skip(k + 2).any(|other| (self.text)(other) == text);
        piece.is_meta()
            || self.is_link(k)
            || piece.is_notice()
            || piece.is_call() && frame
            || text.ends_with(">>")
            || text.contains("://")
            || text.split_whitespace().any(is_mailbox)
            || is_menu(&text)
            || is_masthead(&text)
            || again()
    }

    /// Whether a line stands in a list of links, below its heading and no empty line.
    fn is_link(&self, k: usize) -> bool {
        let above = self.pieces[..k].iter().rev().take(HEAD);
        let mut gap = self.pieces[k].gap;
        above.take_while(|above| !std::mem::replace(&mut gap, above.gap)).any(Piece::heads_links)
    }

    /// Whether a line is as short as a section's or a publication's name.
    fn is_name(&self, k: usize) -> bool {
        let text = self.line(k);
        if text.chars().any(is_han) {
            han_length(&text) <= NAME.0
        } else {
            word_count(&text) <= NAME.1
        }
    }

    /// Whether `k` is rather the title than the line above it.
    ///
    /// It uses words of the text, of which the other has none or far fewer; and the other stands as the name of a page
    /// or a section does: in capitals, cut off by buttons or the day, below a menu.
    fn is_better(&self, k: usize, name: usize) -> bool {
        let (title, other) = (self.line(k), self.line(name));
        let body = self.body();
        let (of_title, of_name) = (echo(&title, &body), echo(&other, &body));
        if self.is_name(name) && self.is_frame(name + 1) {
            let longer = han_length(&title) * 2 > han_length(&other) * 3;
            let capitals = !other.chars().any(|c| c.is_lowercase() || is_han(c));
            return longer && of_title.found > 0 && (capitals || of_name.found == 0);
        }
        let between = (name + 1..k).any(|k| self.pieces[k].is_meta() || self.is_frame(k));
        let below_menu = self.is_name(name) && name > 0 && self.is_junk(name - 1);
        (between || below_menu) && of_title.found >= 2 && of_title.exceeds(of_name)
    }

    fn is_frame(&self, k: usize) -> bool {
        self.pieces.get(k).is_some_and(Piece::is_frame)
    }

    fn body(&self) -> String {
        let mut body = String::new();
        for piece in self.pieces.iter().filter(|piece| piece.is_body()) {
            body.push_str(&(self.text)(piece));
            body.push('\n');
            if body.len() > READ {
                break;
            }
        }
        body
    }
}

/// Whether a text uses a word of the line: two Han characters, or a word of four letters.
pub(super) fn echoes(line: &str, text: &str) -> bool {
    echo(line, text).found > 0
}

/// How many of a line's words a text uses.
#[derive(Debug, Clone, Copy)]
struct Echo {
    found: usize,
    of: usize,
}

impl Echo {
    /// Whether the share is three times the other's.
    fn exceeds(self, other: Self) -> bool {
        self.found * other.of.max(1) > other.found * self.of * 3
    }
}

/// Pairs of Han characters, and words of four letters.
fn echo(line: &str, text: &str) -> Echo {
    let lower = |text: &str| fold(text).into_iter().collect::<String>().to_lowercase();
    let text = lower(text);
    let line: Vec<char> = lower(line).chars().collect();
    let han = line.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c)));
    let latin = line.split(|c| !c.is_ascii_lowercase()).filter(|word| word.len() >= 4);
    let words: BTreeSet<String> = han.chain(latin).map(|word| word.iter().collect()).collect();
    let found = words.iter().filter(|word| text.contains(word.as_str())).count();
    Echo { found, of: words.len() }
}

/// `press@ferry.example`
fn is_mailbox(word: &str) -> bool {
    word.split_once('@').is_some_and(|(who, at)| !who.is_empty() && at.contains('.'))
}

/// Links in a row: `港口 > 观点 > 专栏`, `Sign in | Subscribe | Gifts`.
fn is_menu(line: &str) -> bool {
    let trail = ['>', '›', '»', '→', '＞'];
    let parts = |marks: &[char]| -> Vec<String> {
        line.split(|c| marks.contains(&c)).map(|part| part.trim().to_owned()).collect()
    };
    let short = |part: &String| {
        if part.chars().any(is_han) { han_length(part) <= 8 } else { word_count(part) <= 4 }
    };
    [(trail.as_slice(), 2), (&['|', '｜', '丨'], 3)].into_iter().any(|(marks, fewest)| {
        let parts = parts(marks);
        parts.len() >= fewest && parts.iter().all(short)
    })
}

/// Whether two titles share a third of the pairs of characters of the shorter one; without Chinese, half of its words.
fn akin(one: &str, other: &str) -> bool {
    if [one, other].iter().any(|title| title.chars().any(is_han)) {
        let (one, other) = (teaser::shingles(one), teaser::shingles(other));
        return one.intersection(&other).count() * 3 >= one.len().min(other.len()).max(1);
    }
    let words = |title: &str| -> BTreeSet<String> {
        let lower = title.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= 3);
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    one.intersection(&other).count() * 2 >= one.len().min(other.len()).max(1)
}

/// The name of a publication at the beginning of a line that says nothing else, but its motto perhaps.
pub(super) fn masthead(line: &str) -> Option<String> {
    const CHINESE: [&str; 24] = [
        "日报",
        "晚报",
        "早报",
        "晨报",
        "时报",
        "周报",
        "周刊",
        "月刊",
        "商报",
        "都市报",
        "青年报",
        "新报",
        "快报",
        "杂志",
        "新闻网",
        "在线",
        "电视台",
        "电台",
        "广播",
        "卫视",
        "客户端",
        "新闻中心",
        "通讯社",
        "论坛",
    ];
    const ENGLISH: [&str; 18] = [
        "news",
        "times",
        "post",
        "herald",
        "gazette",
        "tribune",
        "journal",
        "courier",
        "chronicle",
        "daily",
        "weekly",
        "observer",
        "radio",
        "magazine",
        "online",
        "mail",
        "mercury",
        "review",
    ];
    let folded: String = fold(line.trim()).into_iter().collect::<String>().to_lowercase();
    let open = folded.chars().take_while(|c| matches!(c, '《' | '【' | '[' | '「')).count();
    let inner: String = folded.chars().skip(open).collect();
    let ends: &[char] = &['》', '】', ']', '」', '|', '·', '—', ':'];
    let han = line.chars().any(is_han);
    let gap = if han { inner.find(' ') } else { inner.find(" - ") };
    let end = inner.find(ends).into_iter().chain(gap).min().unwrap_or(inner.len());
    let name = inner[..end].trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let fits = if han {
        (3..=10).contains(&han_length(name))
            && CHINESE.iter().any(|word| name.ends_with(word))
            && han_length(line) <= 30
    } else {
        let own = inner.starts_with("the ") || end < inner.len();
        (2..=5).contains(&words.len())
            && words.last().is_some_and(|last| ENGLISH.contains(last))
            && own
            && word_count(line) <= 14
    };
    let len = name.chars().count();
    fits.then(|| line.trim().chars().skip(open).take(len).collect())
}

fn is_masthead(line: &str) -> bool {
    masthead(line).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(masthead(line).as_deref(), expected);
    }

    #[test]
    fn mastheads_are_names_of_publications() {
        check("《渡口晚报》　江边的每一天", Some("渡口晚报"));
        check("渡口新闻网", Some("渡口新闻网"));
        check("The Ferry Gazette", Some("The Ferry Gazette"));
        check("Ferry Times | Since 1880", Some("Ferry Times"));
    }

    #[test]
    fn links_in_a_row_are_a_menu() {
        for (line, expected) in [
            ("渡口时评 > 观点 > 专栏", true),
            ("Sign in | Subscribe | Gifts", true),
            ("深度｜渡口为什么不再开船", false),
            ("Ferry | What the pier keeps", false),
        ] {
            assert_eq!(is_menu(line), expected, "{line}");
        }
    }

    #[test]
    fn titles_are_not() {
        check("渡口晚报记者获奖", None);
        check("Hard times", None);
        check("What the ferry means for the evening news", None);
    }
}
