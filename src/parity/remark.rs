//! Says what the two texts do not agree in, with both sentences and both values.

use crate::model::{Block, BlockKind, Entry, Inline, Place, Report, Row, SourcePath};

use super::compare::{Clash, ClashKind, Side};
use super::pieces::first_place;

/// How much of a sentence is quoted, in characters.
const QUOTED: usize = 160;

/// One warning for each clash.
pub(super) fn clashes(
    source: &Entry,
    translation: &Entry,
    clashes: &[Clash],
    path: &SourcePath,
    report: &mut Report,
) {
    for clash in clashes {
        let rule = rule(clash.kind);
        let place = clash.translation.as_ref().and_then(|side| place(translation, side.sentence));
        let help =
            [("source", source, &clash.source), ("translation", translation, &clash.translation)]
                .into_iter()
                .filter_map(|(name, entry, side)| {
                    Some(format!("{name}: {}", sentence(entry, side.as_ref()?.sentence)?))
                })
                .collect::<Vec<_>>()
                .join("\n");
        report.warn(rule, path, place, message(clash), help);
    }
}

/// One warning for each row whose sides have little in common.
pub(super) fn doubts(
    source: &Entry,
    translation: &Entry,
    rows: &[Row],
    path: &SourcePath,
    report: &mut Report,
) {
    let first = |entry: &Entry, paragraph: usize| {
        entry.sentences.iter().position(|one| one.paragraph == paragraph).map(|at| at + 1)
    };
    for row in rows.iter().filter(|row| row.doubtful) {
        let at = first(translation, row.translation.start);
        let quoted = first(source, row.source.start).and_then(|number| sentence(source, number));
        report.warn(
            "parity/pairing",
            path,
            at.and_then(|number| place(translation, number)),
            "this seems not to render the paragraph of the source that it stands beside",
            format!(
                "write `{{#p{}}}` behind it, or the number of the paragraph it renders; beside it stands: {}",
                row.source.start,
                quoted.unwrap_or_default()
            ),
        );
    }
}

fn rule(kind: ClashKind) -> &'static str {
    match kind {
        ClashKind::Figure => "parity/figure",
        ClashKind::Date => "parity/date",
        ClashKind::Direction => "parity/direction",
        ClashKind::Order => "parity/order",
        ClashKind::Missing => "parity/missing",
        ClashKind::Added => "parity/added",
        ClashKind::MissingParagraph => "parity/missing-paragraph",
        ClashKind::AddedParagraph => "parity/added-paragraph",
        ClashKind::Name => "parity/name",
    }
}

/// What is wrong, in a sentence that speaks from the translation.
pub fn message(clash: &Clash) -> String {
    let ours = clash.source.as_ref().map(said).unwrap_or_default();
    let theirs = clash.translation.as_ref().map(said).unwrap_or_default();
    match clash.kind {
        ClashKind::Figure | ClashKind::Date => format!("{ours} in the source is {theirs} here"),
        ClashKind::Direction => format!("{ours} in the source goes the other way here: {theirs}"),
        ClashKind::Order => format!("{ours} and {theirs} stand the other way round in the source"),
        ClashKind::Missing => format!("{ours} of the source is missing"),
        ClashKind::Added => format!("the source has no {theirs}"),
        ClashKind::MissingParagraph => "a paragraph of the source has no translation".to_owned(),
        ClashKind::AddedParagraph => "the source has no such paragraph".to_owned(),
        ClashKind::Name if clash.source.is_none() => {
            format!("the source has no name like {theirs}")
        }
        ClashKind::Name => format!("the name {ours} is missing"),
    }
}

/// `29948亿元` (2.9948 trillion yuan)
fn said(side: &Side) -> String {
    let plain = side.value.is_empty() || side.value == side.words;
    if plain { format!("`{}`", side.words) } else { format!("`{}` ({})", side.words, side.value) }
}

fn sentence(entry: &Entry, number: usize) -> Option<String> {
    let text = match number {
        0 => &entry.article.title.as_ref()?.text,
        number => &entry.sentences.get(number - 1)?.text,
    };
    let mut quoted: String = text.chars().take(QUOTED).collect();
    if text.chars().nth(QUOTED).is_some() {
        quoted.push('…');
    }
    Some(quoted)
}

/// Where a sentence begins in its file.
fn place(entry: &Entry, number: usize) -> Option<Place> {
    let number = u32::try_from(number).ok()?;
    entry.article.blocks.iter().find_map(|block| in_block(block, number))
}

fn in_block(block: &Block, number: u32) -> Option<Place> {
    let inside = |blocks: &[Block]| blocks.iter().find_map(|block| in_block(block, number));
    match &block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
            in_inlines(content, number)
        }
        BlockKind::List { items, .. } => items.iter().find_map(|item| inside(&item.blocks)),
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => inside(blocks),
        _ => None,
    }
}

fn in_inlines(inlines: &[Inline], number: u32) -> Option<Place> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Sentence { number: own, content } if *own == number => first_place(content),
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Link { label: content, .. } => in_inlines(content, number),
        _ => None,
    })
}
