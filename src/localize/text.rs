//! Converts one string: what is protected stays, glossary terms get their own forms, OpenCC does the rest.
//!
//! Protected: `-{…}-`, addresses, and stretches of Japanese (a stretch between marks that holds kana).
//!
//! Terms are looked for from the left, the longest first, and only where they stand free. A term without a form of its
//! own keeps shorter ones out of it: 中国互联网络信息中心 is a name, and its 互联网 is not translated.

use std::collections::BTreeMap;

use crate::model::{Block, BlockKind, Entry, Glossary, GlossaryTerm, Inline, Picture, Region};
use crate::text::fold::{fold, fold_string};
use crate::text::term::{has_other_sense, stands_free};

use super::{Convert, quotes, regional};

/// A script conversion with its glossary.
pub struct ScriptConverter<'a> {
    table: &'static str,
    region: Region,
    /// For each first character the forms to look for, folded, the longest first.
    terms: BTreeMap<char, Vec<Form>>,
    convert: &'a Convert<'a>,
}

/// A form of a term, folded, and what to write for it; `None`: what OpenCC makes of it.
type Form = (Vec<char>, Option<String>);

impl<'a> ScriptConverter<'a> {
    /// A conversion by the OpenCC configuration `table`: `t2s`, or one to Traditional.
    pub fn new(
        table: &'static str,
        region: Region,
        glossary: &Glossary,
        convert: &'a Convert<'a>,
    ) -> Self {
        let mut terms: BTreeMap<char, Vec<Form>> = BTreeMap::new();
        for term in &glossary.terms {
            for (from, to) in forms(term, table, region) {
                let Some(first) = from.first().copied() else { continue };
                let list = terms.entry(first).or_default();
                // The site's own terms come first; a later one does not replace them.
                if list.iter().all(|(known, _)| *known != from) {
                    list.push((from, to));
                }
            }
        }
        for list in terms.values_mut() {
            list.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        }
        Self { table, region, terms, convert }
    }

    /// Converts `text`.
    pub fn convert(&self, text: &str) -> String {
        let mut converted = String::with_capacity(text.len());
        for piece in pieces(text) {
            match piece {
                Piece::Protected(text) => converted.push_str(text),
                Piece::Prose(text) => self.prose(text, &mut converted),
            }
        }
        if self.table == super::SIMPLIFIED_TABLE {
            quotes::to_curled(&converted)
        } else {
            quotes::to_corners(&converted)
        }
    }

    fn prose(&self, text: &str, converted: &mut String) {
        let chars: Vec<char> = text.chars().collect();
        let folded = fold(text);
        let (mut plain, mut at) = (String::new(), 0);
        while at < chars.len() {
            let term = self.terms.get(&folded[at]).and_then(|list| {
                list.iter().find(|(from, _)| {
                    folded[at..].starts_with(from) && stands_free(&folded, at, at + from.len())
                })
            });
            let len = term.map_or(1, |(from, _)| from.len());
            match term {
                Some((_, Some(to))) => {
                    converted.push_str(&self.opencc(&plain));
                    plain.clear();
                    converted.push_str(to);
                }
                Some((_, None)) | None => plain.extend(&chars[at..at + len]),
            }
            at += len;
        }
        converted.push_str(&self.opencc(&plain));
    }

    fn opencc(&self, text: &str) -> String {
        if text.is_ascii() {
            return text.to_owned();
        }
        if self.table == super::SIMPLIFIED_TABLE {
            // Phrases are looked up in standard Traditional shapes; sources write these three Japanese-looking ones.
            let standard: String = text.chars().map(standard_shape).collect();
            return (self.convert)(self.table, &standard);
        }
        regional::spelling((self.convert)(self.table, text), self.region)
    }
}

/// The forms of a term to look for, and what to write for each. Latin forms stay: AI is AI everywhere.
fn forms(term: &GlossaryTerm, table: &str, region: Region) -> Vec<Form> {
    let regional = match region {
        Region::Taiwan => &term.zh_hant_tw,
        Region::HongKong => &term.zh_hant_hk,
    };
    let to_simplified = table == super::SIMPLIFIED_TABLE;
    let mut forms: Vec<Form> = term
        .zh_hans
        .iter()
        .map(|form| {
            let stays = to_simplified || form.is_ascii();
            (fold(form), if stays { None } else { regional.clone() })
        })
        .collect();
    if to_simplified
        && let (Some(regional), Some(usual)) = (regional, term.zh_hans.first())
        && !has_other_sense(regional)
        && !term.zh_hans.contains(&fold_string(regional))
    {
        forms.push((fold(regional), Some(usual.clone())));
    }
    forms
}

fn standard_shape(c: char) -> char {
    match c {
        '産' => '產',
        '説' => '說',
        '裏' => '裡',
        '衆' => '眾',
        '綫' => '線',
        c => c,
    }
}

enum Piece<'a> {
    Prose(&'a str),
    Protected(&'a str),
}

/// Splits a text at what is protected.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((start, end, inner)) = next_protected(rest) {
        push_prose(&rest[..start], &mut pieces);
        pieces.push(Piece::Protected(inner));
        rest = &rest[end..];
    }
    push_prose(rest, &mut pieces);
    pieces
}

/// The next `-{…}-` or address: where it begins and ends, and what of it is shown.
fn next_protected(text: &str) -> Option<(usize, usize, &str)> {
    let marked = text.find("-{").and_then(|start| {
        let end = text[start..].find("}-")? + start;
        Some((start, end + 2, &text[start + 2..end]))
    });
    let address =
        ["http://", "https://"].iter().filter_map(|scheme| text.find(scheme)).min().map(|start| {
            let len = text[start..]
                .find(|c: char| c.is_whitespace() || !c.is_ascii())
                .unwrap_or(text.len() - start);
            (start, start + len, &text[start..start + len])
        });
    match (marked, address) {
        (Some(marked), Some(address)) => Some(if marked.0 <= address.0 { marked } else { address }),
        (one, other) => one.or(other),
    }
}

/// Cuts at sentence and quotation marks; a stretch with kana is Japanese and protected.
fn push_prose<'a>(text: &'a str, pieces: &mut Vec<Piece<'a>>) {
    let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}');
    if !text.contains(is_kana) {
        if !text.is_empty() {
            pieces.push(Piece::Prose(text));
        }
        return;
    }
    for stretch in
        text.split_inclusive(['。', '！', '？', '“', '”', '「', '」', '『', '』', '（', '）', '\n'])
    {
        pieces.push(if stretch.contains(is_kana) {
            Piece::Protected(stretch)
        } else {
            Piece::Prose(stretch)
        });
    }
}

/// Takes the marks `-{` and `}-` off what a reader sees.
fn unmark(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, tail)) = rest.split_once("-{")
        && let Some((inner, tail)) = tail.split_once("}-")
    {
        shown.push_str(before);
        shown.push_str(inner);
        rest = tail;
    }
    shown.push_str(rest);
    shown
}

/// The article as it is, for its own language: without conversion marks.
pub(super) fn unmark_entry(entry: Entry) -> Entry {
    if !entry.sentences.iter().any(|sentence| sentence.text.contains("-{")) {
        return entry;
    }
    let locale = entry.article.lang;
    super::entry::convert(&entry, locale, &|text| unmark(text))
}

/// Applies `convert` to the prose of blocks; code, addresses and protected text pass through untouched.
pub(super) fn convert_blocks(blocks: &[Block], convert: &dyn Fn(&str) -> String) -> Vec<Block> {
    let all = |blocks: &[Block]| convert_blocks(blocks, convert);
    let inlines = |content: &[Inline]| convert_inlines(content, convert);
    blocks
        .iter()
        .map(|block| {
            let kind = match &block.kind {
                BlockKind::Heading { level, content } => {
                    BlockKind::Heading { level: *level, content: inlines(content) }
                }
                BlockKind::Paragraph(content) => BlockKind::Paragraph(inlines(content)),
                BlockKind::List { start, items } => BlockKind::List {
                    start: *start,
                    items: items
                        .iter()
                        .map(|item| crate::model::ListItem { blocks: all(&item.blocks) })
                        .collect(),
                },
                BlockKind::Quote(blocks) => BlockKind::Quote(all(blocks)),
                BlockKind::Footnote { label, blocks } => {
                    BlockKind::Footnote { label: label.clone(), blocks: all(blocks) }
                }
                BlockKind::Table { alignments, head, rows } => BlockKind::Table {
                    alignments: alignments.clone(),
                    head: head.iter().map(|cell| inlines(cell)).collect(),
                    rows: rows
                        .iter()
                        .map(|row| row.iter().map(|cell| inlines(cell)).collect())
                        .collect(),
                },
                BlockKind::Figure { pictures, caption } => BlockKind::Figure {
                    pictures: pictures
                        .iter()
                        .map(|one| Picture { alt: convert(&one.alt), url: one.url.clone() })
                        .collect(),
                    caption: inlines(caption),
                },
                kind @ (BlockKind::Code { .. } | BlockKind::Rule) => kind.clone(),
            };
            Block { kind, ..block.clone() }
        })
        .collect()
}

fn convert_inlines(inlines: &[Inline], convert: &dyn Fn(&str) -> String) -> Vec<Inline> {
    let all = |content: &[Inline]| convert_inlines(content, convert);
    inlines
        .iter()
        .map(|inline| match inline {
            Inline::Text(run) => {
                Inline::Text(crate::model::Run { text: convert(&run.text), place: run.place })
            }
            Inline::Verbatim(run) => Inline::Verbatim(run.clone()),
            Inline::Code(code) => Inline::Code(code.clone()),
            Inline::Emphasis(content) => Inline::Emphasis(all(content)),
            Inline::Strong(content) => Inline::Strong(all(content)),
            Inline::Strikethrough(content) => Inline::Strikethrough(all(content)),
            Inline::Link { label, url } => Inline::Link { label: all(label), url: url.clone() },
            Inline::Image { alt, url } => Inline::Image { alt: convert(alt), url: url.clone() },
            Inline::Break => Inline::Break,
            Inline::FootnoteReference(label) => Inline::FootnoteReference(label.clone()),
            Inline::Sentence { number, content } => {
                Inline::Sentence { number: *number, content: all(content) }
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{GlossaryTerm, NameKind};

    /// A stand-in for OpenCC that marks what it was given.
    fn convert(_: &'static str, text: &str) -> String {
        text.replace('发', "發").replace('网', "網").replace('国', "國")
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        check_into("s2tw", text, expected);
    }

    #[track_caller]
    fn check_into(table: &'static str, text: &str, expected: &str) {
        let term = |forms: &[&str], tw: Option<&str>| GlossaryTerm {
            kind: NameKind::Term,
            zh_hans: forms.iter().map(|form| (*form).to_owned()).collect(),
            zh_hant_tw: tw.map(str::to_owned),
            zh_hant_hk: None,
            en: None,
            en_aliases: Vec::new(),
        };
        let glossary = Glossary {
            terms: vec![
                term(&["网络"], Some("網路")),
                term(&["国家网络报"], None),
                term(&["增强现实", "AR"], Some("擴增實境")),
                term(&["空中客车", "空客"], Some("空中巴士")),
                term(&["悉尼"], Some("雪梨")),
                term(&["澳大利亚", "澳洲"], Some("澳洲")),
            ],
        };
        let converter = ScriptConverter::new(table, Region::Taiwan, &glossary, &convert);
        assert_eq!(converter.convert(text), expected);
    }

    #[test]
    fn terms_of_the_glossary_get_their_own_form() {
        check("发展网络网店", "發展網路網店");
    }

    #[test]
    fn a_name_without_a_form_of_its_own_keeps_its_words() {
        check("国家网络报发网络稿", "國家網络报發網路稿");
    }

    #[test]
    fn a_piece_of_other_words_is_no_term() {
        check("空客在航空客运展", "空中巴士在航空客运展");
    }

    #[test]
    fn latin_forms_stay() {
        check("STAR用AR，增强现实", "STAR用AR，擴增實境");
    }

    #[test]
    fn words_with_another_sense_are_not_turned_back() {
        check("悉尼", "雪梨");
        check_into("t2s", "雪梨在澳洲的網路", "雪梨在澳洲的网络");
    }

    #[test]
    fn protected_text_stays() {
        check("-{发}-发https://a.cn/x发", "发發https://a.cn/x發");
    }

    #[test]
    fn japanese_stays() {
        check("标题是「中国のネット」，中国", "标题是「中国のネット」，中國");
    }
}
