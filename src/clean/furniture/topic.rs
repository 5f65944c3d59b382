//! What the rest of an article says about one of its lines: whether it is about such things, repeats it, is a dialogue,
//! or has nothing to do with it.
//!
//! Looked up only for lines in doubt, and remembered until a line goes: articles are read as a whole once for each question.

use std::collections::{BTreeMap, BTreeSet};

use crate::clean::{masthead, teaser, title};
use crate::text::fold::fold_char;
use crate::text::surname;
use crate::text::width::is_han;

use super::labels::{self, Names};
use super::page::{Piece, State};
use super::words::{self, Role};

/// How much of an article is read for an answer, in characters.
const READ: usize = 200_000;

/// In how many other paragraphs an article must speak of a thing to be about it.
const SPEAKS: usize = 2;

/// How many lines make the head of a page.
const HEAD: usize = 12;

/// Longest Chinese name of a section of a page, in characters.
const SECTION: usize = 6;

/// Answers about the lines round a line.
pub(super) struct Surroundings<'a> {
    text: &'a dyn Fn(&Piece) -> String,
    topics: BTreeMap<Role, Vec<usize>>,
    repeated: Option<BTreeMap<String, usize>>,
    speakers: Option<BTreeMap<String, usize>>,
    shingles: Option<BTreeSet<(char, char)>>,
    personal: Option<bool>,
}

impl<'a> Surroundings<'a> {
    pub(super) fn new(text: &'a dyn Fn(&Piece) -> String) -> Self {
        Self {
            text,
            topics: BTreeMap::new(),
            repeated: None,
            speakers: None,
            shingles: None,
            personal: None,
        }
    }

    /// After lines went, the article is another one.
    pub(super) fn forget(&mut self) {
        *self = Self::new(self.text);
    }

    /// Whether the article, this line aside, is about what such lines speak of.
    pub(super) fn is_topic(&mut self, pieces: &[Piece], at: usize, role: Role) -> bool {
        let words = topic_words(role);
        if words.is_empty() {
            return false;
        }
        let text = self.text;
        let paragraphs = self.topics.entry(role).or_insert_with(|| {
            let mut read = 0;
            let mut found = Vec::new();
            for (at, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.stays()) {
                let lower: String = words::lower(&text(piece)).into_iter().collect();
                read += lower.len();
                if piece.seen.prose && words.iter().any(|word| lower.contains(word)) {
                    found.push(at);
                }
                if read > READ {
                    break;
                }
            }
            found
        });
        paragraphs.iter().filter(|other| **other != at).count() >= SPEAKS
    }

    /// Whether the same line stands elsewhere.
    pub(super) fn is_repeated(&mut self, pieces: &[Piece], at: usize) -> bool {
        let text = self.text;
        let lines = self.repeated.get_or_insert_with(|| {
            let mut lines = BTreeMap::new();
            let short = |piece: &&Piece| piece.seen.words.is_some() && piece.seen.size <= 40;
            for piece in pieces.iter().filter(short) {
                *lines.entry(text(piece)).or_insert(0) += 1;
            }
            lines
        });
        pieces[at].seen.size <= 40 && lines.get(&text(&pieces[at])).is_some_and(|count| *count > 1)
    }

    /// Whether the line's label is a speaker's name: it stands before several lines.
    pub(super) fn is_speaker(&mut self, pieces: &[Piece], at: usize) -> bool {
        let text = self.text;
        let speakers = self.speakers.get_or_insert_with(|| {
            let mut speakers = BTreeMap::new();
            for piece in pieces.iter().filter(|piece| piece.seen.label) {
                *speakers.entry(label_of(&text(piece))).or_insert(0) += 1;
            }
            speakers
        });
        let count = speakers.get(&label_of(&text(&pieces[at]))).copied().unwrap_or(0);
        count > 2 || count > 1 && speakers.len() > 1
    }

    /// Whether the article speaks of us and you throughout: a third of its paragraphs, and more than one.
    pub(super) fn is_personal(&mut self, pieces: &[Piece]) -> bool {
        *self.personal.get_or_insert_with(|| {
            let body = || pieces.iter().filter(|piece| piece.is_body());
            let personal = body().filter(|piece| piece.seen.voice).count();
            personal > 1 && personal * 3 >= body().count()
        })
    }

    /// Whether the line shares few words with the article.
    pub(super) fn is_foreign(&mut self, pieces: &[Piece], at: usize) -> bool {
        let text = self.text;
        let shingles = self.shingles.get_or_insert_with(|| {
            let mut body = String::new();
            for piece in pieces.iter().take_while(|piece| !piece.seen.ends) {
                if matches!(piece.state, State::Open | State::Kept(_)) {
                    body.push_str(&text(piece));
                    body.push('\n');
                }
                if body.len() > READ {
                    break;
                }
            }
            teaser::shingles(&body)
        });
        teaser::is_foreign(&text(&pieces[at]), shingles)
    }

    /// Whether the line was taken off above the text too: the name of an account.
    pub(super) fn is_of_head(&self, pieces: &[Piece], at: usize) -> bool {
        let line = (self.text)(&pieces[at]);
        let head = pieces.iter().take(HEAD).filter(|piece| matches!(piece.state, State::Cut(_)));
        pieces[at].seen.size <= 20
            && head.into_iter().any(|piece| (self.text)(piece).contains(&line))
    }

    /// Whether the article opens as a letter does.
    pub(super) fn is_letter(&self, pieces: &[Piece]) -> bool {
        let first = pieces.iter().find(|piece| piece.stays());
        first
            .is_some_and(|piece| piece.seen.size <= 30 && title::is_salutation(&(self.text)(piece)))
    }

    /// Whether the line names a section of the page: a few words with capitals or a few characters, and the text has none of
    /// them.
    pub(super) fn is_section(&self, pieces: &[Piece], at: usize) -> bool {
        let line = (self.text)(&pieces[at]);
        let plain = |c: char| {
            c.is_alphabetic() || matches!(c, ' ' | '&' | '/' | '-' | '|' | '·' | ',' | '.')
        };
        if pieces[at].heading || pieces[at].seen.size > 12 || !line.chars().all(plain) {
            return false;
        }
        let small = ["and", "of", "the", "in", "&"];
        let words: Vec<&str> = line.split_whitespace().collect();
        let capital = |word: &str| word.chars().next().is_some_and(|c| !c.is_lowercase());
        let fits = if line.chars().any(is_han) {
            pieces[at].seen.size <= SECTION
                && !line.chars().any(|c| "的了是吗呢吧你我他她不么这那".contains(fold_char(c)))
        } else {
            words.len() <= 5 && words.iter().all(|word| small.contains(word) || capital(word))
        };
        fits && !self.is_spoken_of(pieces, at)
    }

    fn is_spoken_of(&self, pieces: &[Piece], at: usize) -> bool {
        let line = (self.text)(&pieces[at]);
        let mut read = 0;
        pieces.iter().filter(|piece| piece.is_body()).any(|piece| {
            let text = (self.text)(piece);
            read += text.len();
            read <= READ && masthead::echoes(&line, &text)
        })
    }

    /// Whether the line is a name of a few characters: above a date an account's or a writer's, elsewhere a person's.
    pub(super) fn is_name(&self, piece: &Piece, dated: bool) -> bool {
        if piece.seen.size > 10 || piece.heading {
            return false;
        }
        let text = (self.text)(piece);
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '·' | '@');
        let says =
            |c: char| "的了是吗呢吧你我他她不么这那".contains(fold_char(c)) || c.is_ascii_digit();
        let account = dated && text.chars().all(plain) && !text.chars().any(says);
        surname::is_personal_name(&text) || account && labels::names(&text) != Names::No
    }
}

/// What stands before the first colon.
fn label_of(text: &str) -> String {
    words::lower(text).into_iter().take_while(|c| *c != ':').take(12).collect()
}

/// The words of an article about what lines of this role speak of.
fn topic_words(role: Role) -> &'static [&'static str] {
    match role {
        Role::Copyright => &[
            "版权",
            "著作权",
            "转载",
            "侵权",
            "免责",
            "许可",
            "copyright",
            "licen",
            "reprint",
            "plagiar",
        ],
        Role::Promotion => &[
            "二维码",
            "客户端",
            "app",
            "公众号",
            "小程序",
            "扫码",
            "订阅",
            "微信",
            "newsletter",
            "qr code",
            "subscri",
            "download",
        ],
        Role::Furniture | Role::Pagination => {
            &["评论", "分享", "广告", "点赞", "按钮", "cookie", "advertis", "comment", "button"]
        }
        Role::Comments => &["评论", "留言", "comment"],
        Role::Editor | Role::Credit => &["编辑", "校对", "署名", "editor", "byline"],
        Role::Tags => &["标签", "关键词", "hashtag", "keyword"],
        Role::Caption => {
            &["照片", "摄影", "拍照", "照相", "相机", "镜头", "photograph", "camera", "snapshot"]
        }
        Role::Related | Role::End | Role::Source | Role::Date | Role::Teaser => &[],
    }
}
