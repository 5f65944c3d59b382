//! Running text as translators get it: words with numbered tags, `<1>…</1>` and `<2/>`, for links, emphasis and code.
//!
//! What a tag stands for never leaves the machine and comes back unchanged; a translation whose tags do not fit is not
//! guessed at. The results are Markdown of one line.

use crate::model::Inline;
use crate::parity::{Piece, PieceKind};
use crate::text::markdown;
use crate::text::tags::{self, Part, parts};

/// Text with tags, and what they stand for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Coded {
    /// The words, with tags.
    pub(super) text: String,
    /// What the tags stand for; tag 1 is the first.
    pub(super) codes: Vec<Code>,
}

/// What a tag stands for, in Markdown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Code {
    /// Something round words.
    Round {
        /// What stands before them.
        open: String,
        /// What stands behind them.
        close: String,
    },
    /// Something by itself.
    Alone(String),
}

/// The words of `content` with tags; white space is one space each.
pub(super) fn encode(content: &[Inline]) -> Coded {
    let mut coded = Coded::default();
    push(content, &mut coded);
    coded.text = coded.text.split_whitespace().collect::<Vec<_>>().join(" ");
    coded
}

fn push(content: &[Inline], coded: &mut Coded) {
    for inline in content {
        match inline {
            Inline::Text(run) => words_of(&run.text, coded),
            Inline::Sentence { content, .. } => push(content, coded),
            Inline::Emphasis(content) => round("*", "*", content, coded),
            Inline::Strong(content) => round("**", "**", content, coded),
            Inline::Strikethrough(content) => round("~~", "~~", content, coded),
            Inline::Link { label, url } => {
                round("[", &format!("]({})", markdown::target(url)), label, coded);
            }
            Inline::Code(code) => alone(markdown::code(code), coded),
            Inline::Image { alt, url } => {
                alone(format!("![{}]({})", markdown::line(alt), markdown::target(url)), coded);
            }
            Inline::FootnoteReference(label) => alone(format!("[^{label}]"), coded),
            Inline::Break => coded.text.push(' '),
        }
    }
}

/// Words; what looks like a tag in them goes along as code, so that it is none.
fn words_of(text: &str, coded: &mut Coded) {
    for part in parts(text) {
        match part {
            Part::Words(words) => coded.text.push_str(words),
            Part::Open(number) => alone(markdown::escaped(&format!("<{number}>")), coded),
            Part::Close(number) => alone(markdown::escaped(&format!("</{number}>")), coded),
            Part::Alone(number) => alone(markdown::escaped(&format!("<{number}/>")), coded),
        }
    }
}

fn round(open: &str, close: &str, content: &[Inline], coded: &mut Coded) {
    coded.codes.push(Code::Round { open: open.to_owned(), close: close.to_owned() });
    let number = coded.codes.len();
    coded.text.push_str(&format!("<{number}>"));
    push(content, coded);
    coded.text.push_str(&format!("</{number}>"));
}

fn alone(code: String, coded: &mut Coded) {
    coded.codes.push(Code::Alone(code));
    coded.text.push_str(&format!("<{}/>", coded.codes.len()));
}

/// Whether the tags of a translation are those of its source.
pub(super) fn fits(text: &str, codes: &[Code]) -> bool {
    let alone: Vec<bool> = codes.iter().map(|code| matches!(code, Code::Alone(_))).collect();
    tags::fits(text, &alone)
}

/// The words of a paragraph, with those of code in it.
pub(super) fn plain(coded: &Coded) -> String {
    let mut words = String::new();
    for part in parts(&coded.text) {
        match part {
            Part::Words(text) => words.push_str(text),
            Part::Alone(number) => {
                if let Some(Code::Alone(code)) = coded.codes.get(number.wrapping_sub(1))
                    && code.starts_with('`')
                {
                    words.push_str(code.trim_matches('`').trim());
                }
            }
            Part::Open(_) | Part::Close(_) => {}
        }
    }
    words
}

/// A text with tags as Markdown; where the tags do not fit, its words, and behind them the pictures and notes that have lost
/// their places.
pub(super) fn decode(text: &str, codes: &[Code]) -> String {
    if !fits(text, codes) {
        let kept = codes.iter().filter_map(|code| match code {
            Code::Alone(code) if code.starts_with(['!', '[']) => Some(code.as_str()),
            _ => None,
        });
        let words = markdown::line(&tags::words(text));
        return std::iter::once(words.as_str()).chain(kept).collect::<Vec<_>>().join(" ");
    }
    let mut written = String::new();
    for part in parts(text) {
        match part {
            Part::Words(words) => written.push_str(&markdown::escaped(words)),
            Part::Open(number) | Part::Alone(number) => match &codes[number - 1] {
                Code::Round { open, .. } => written.push_str(open),
                Code::Alone(code) => written.push_str(code),
            },
            Part::Close(number) => {
                if let Code::Round { close, .. } = &codes[number - 1] {
                    written.push_str(close);
                }
            }
        }
    }
    markdown::started(&written)
}

/// A piece of an article as it is, in Markdown.
pub(super) fn as_markdown(piece: &Piece<'_>) -> String {
    if piece.kind == PieceKind::BoxItem {
        return piece.text.clone();
    }
    if piece.content.is_empty() || piece.kind == PieceKind::Caption {
        return markdown::line(&piece.text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let coded = encode(piece.content);
    decode(&coded.text, &coded.codes)
}

/// The translation of a piece as it stands in a draft: in Markdown, but for the items of boxes, which have none.
pub(super) fn written(kind: PieceKind, target: &str, codes: &[Code]) -> String {
    match kind {
        PieceKind::BoxItem => tags::words(target),
        _ => decode(target, codes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Place, Run};

    fn codes() -> Vec<Code> {
        vec![
            Code::Round { open: "[".to_owned(), close: "](https://a.example/)".to_owned() },
            Code::Alone("`x`".to_owned()),
        ]
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(decode(text, &codes()), expected);
    }

    #[test]
    fn tags_become_what_they_stand_for() {
        check("See <2/> in <1>the note</1>.", "See `x` in [the note](https://a.example/).");
    }

    #[test]
    fn tags_that_do_not_fit_are_left_out() {
        check("See <1>the note</1>.", "See the note.");
        check("<2/><1>a", "a");
        check("</1>a<1><2/>", "a");
        check("<1>a</1><1>b</1><2/>", "ab");
        check("<1>a</1><2/><3/>", "a");
        check("<0>a</0><99999999>", "a&lt;99999999>");
    }

    #[test]
    fn translators_without_tags_get_the_words_of_code() {
        let coded = Coded { text: "<1>See</1> <2/> or <3/>.".to_owned(), codes: codes() };
        assert_eq!(plain(&coded), "See x or .");
    }

    #[test]
    fn what_looks_like_a_tag_comes_back() {
        let run = |text: &str| {
            Inline::Text(Run { text: text.to_owned(), place: Place { line: 1, column: 1 } })
        };
        let picture = Inline::Image { alt: "a pier".to_owned(), url: "p.svg".to_owned() };
        let coded = encode(&[run("Press <1> at "), picture]);
        assert_eq!(decode(&coded.text, &coded.codes), "Press &lt;1> at ![a pier](p.svg)");
        assert_eq!(decode("Taste", &coded.codes), "Taste ![a pier](p.svg)");
    }
}
