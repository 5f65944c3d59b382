//! Numbers the paragraphs and sentences of an article.
//!
//! Prose is headings, paragraphs, items of lists, quotations and footnotes; tables, captions
//! and code are not. Invariant: the
//! sentences of the list are the [`Inline::Sentence`]s of the tree, in the same order, with the same text.

use std::ops::Range;

use crate::model::{Block, BlockKind, Inline, Run, Sentence, plain_text};
use crate::text::sentence;

/// Gives every prose block its number, wraps its sentences, and returns them in order.
pub(crate) fn number(blocks: &mut [Block]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut paragraph = 0;
    number_blocks(blocks, &mut paragraph, &mut sentences);
    sentences
}

fn number_blocks(blocks: &mut [Block], paragraph: &mut u32, sentences: &mut Vec<Sentence>) {
    for block in blocks {
        let (content, heading) = match &mut block.kind {
            BlockKind::Heading { content, .. } => (content, true),
            BlockKind::Paragraph(content) => (content, false),
            BlockKind::List { items, .. } => {
                for item in items {
                    number_blocks(&mut item.blocks, paragraph, sentences);
                }
                continue;
            }
            BlockKind::Quote(inner) | BlockKind::Footnote { blocks: inner, .. } => {
                number_blocks(inner, paragraph, sentences);
                continue;
            }
            BlockKind::Code { .. }
            | BlockKind::Table { .. }
            | BlockKind::Figure { .. }
            | BlockKind::Rule => continue,
        };
        let text = plain_text(content);
        let ranges = sentence::sentences(&text);
        if ranges.is_empty() {
            continue;
        }
        *paragraph += 1;
        block.number = Some(*paragraph);
        let chars: Vec<char> = text.chars().collect();
        let first = sentences.len() as u32 + 1;
        for range in &ranges {
            sentences.push(Sentence {
                text: chars[range.clone()].iter().collect(),
                paragraph: *paragraph as usize,
                heading,
            });
        }
        *content = wrap(std::mem::take(content), &ranges, first, 0);
    }
}

/// `content` with each of `ranges` (characters of its plain text) wrapped in a sentence; what lies between stays
/// outside. `at` is where `content` begins, and `first` the number of the first sentence.
///
/// Halves what it has to do, since to cut sentence after sentence off the rest costs the square of a long paragraph.
fn wrap(content: Vec<Inline>, ranges: &[Range<usize>], first: u32, at: usize) -> Vec<Inline> {
    match ranges {
        [] => content,
        [range] => {
            let (mut wrapped, rest) = split(content, range.start - at);
            let (sentence, tail) = split(rest, range.end - range.start);
            wrapped.push(Inline::Sentence { number: first, content: sentence });
            wrapped.extend(tail);
            wrapped
        }
        _ => {
            let (early, late) = ranges.split_at(ranges.len() / 2);
            let (head, tail) = split(content, late[0].start - at);
            let mut wrapped = wrap(head, early, first, at);
            wrapped.extend(wrap(tail, late, first + early.len() as u32, late[0].start));
            wrapped
        }
    }
}

/// Splits inlines after `at` characters of their plain text; what has no text goes with what precedes it.
fn split(inlines: Vec<Inline>, at: usize) -> (Vec<Inline>, Vec<Inline>) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut room = at;
    for inline in inlines {
        let len = plain_text(std::slice::from_ref(&inline)).chars().count();
        if !right.is_empty() || (room == 0 && len > 0) {
            right.push(inline);
        } else if len <= room {
            room -= len;
            left.push(inline);
        } else {
            let (head, tail) = split_one(inline, room);
            left.push(head);
            right.push(tail);
        }
    }
    (left, right)
}

/// Splits one inline that is longer than `at` characters, `at` > 0.
fn split_one(inline: Inline, at: usize) -> (Inline, Inline) {
    let both = |content: Vec<Inline>, make: &dyn Fn(Vec<Inline>) -> Inline| {
        let (head, tail) = split(content, at);
        (make(head), make(tail))
    };
    match inline {
        Inline::Text(run) => {
            let (head, tail) = split_run(run, at);
            (Inline::Text(head), Inline::Text(tail))
        }
        Inline::Code(code) => {
            let (head, tail) = split_text(&code, at);
            (Inline::Code(head), Inline::Code(tail))
        }
        Inline::Emphasis(content) => both(content, &Inline::Emphasis),
        Inline::Strong(content) => both(content, &Inline::Strong),
        Inline::Strikethrough(content) => both(content, &Inline::Strikethrough),
        Inline::Link { label, url } => {
            both(label, &|label| Inline::Link { label, url: url.clone() })
        }
        Inline::Sentence { number, content } => {
            both(content, &|content| Inline::Sentence { number, content })
        }
        // These have no text, hence are never longer than anything.
        whole @ (Inline::Break | Inline::Image { .. } | Inline::FootnoteReference(_)) => {
            (whole.clone(), whole)
        }
    }
}

fn split_run(run: Run, at: usize) -> (Run, Run) {
    let place = run.place.advanced(&run.text, at);
    let (head, tail) = split_text(&run.text, at);
    (Run { text: head, place: run.place }, Run { text: tail, place })
}

fn split_text(text: &str, at: usize) -> (String, String) {
    let byte = text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    (text[..byte].to_owned(), text[byte..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Place;

    fn text(text: &str) -> Inline {
        Inline::Text(Run { text: text.into(), place: Place::START })
    }

    #[test]
    fn a_sentence_boundary_inside_emphasis_splits_the_emphasis() {
        let mut blocks = [Block::new(
            Place::START,
            BlockKind::Paragraph(vec![
                text("甲"),
                Inline::Strong(vec![text("乙。丙")]),
                text("丁。"),
            ]),
        )];
        let sentences = number(&mut blocks);
        assert_eq!(
            sentences.iter().map(|s| s.text.as_str()).collect::<Vec<_>>(),
            ["甲乙。", "丙丁。"]
        );
        let BlockKind::Paragraph(content) = &blocks[0].kind else { panic!("a paragraph") };
        let parts: Vec<String> =
            content.iter().map(|one| plain_text(std::slice::from_ref(one))).collect();
        assert_eq!(parts, ["甲乙。", "丙丁。"]);
    }
    #[test]
    fn a_paragraph_of_many_sentences_is_wrapped_in_order() {
        let lines = (0..20_000).flat_map(|_| [text("甲乙。"), Inline::Break]).collect();
        let mut blocks = [Block::new(Place::START, BlockKind::Paragraph(lines))];
        let sentences = number(&mut blocks);
        assert_eq!(sentences.len(), 20_000);
        let BlockKind::Paragraph(content) = &blocks[0].kind else { panic!("a paragraph") };
        let numbers = content.iter().filter_map(|one| match one {
            Inline::Sentence { number, content } => Some((*number, plain_text(content))),
            _ => None,
        });
        assert!(numbers.zip(1..).all(|(one, number)| one == (number, "甲乙。".into())));
    }
}
