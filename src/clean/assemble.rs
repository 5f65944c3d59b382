//! Puts an article together: the tree of the source with the cleaned text in it, and the metadata by precedence.

use std::borrow::Cow;

use crate::model::{
    Article, Block, BlockKind, Document, Format, Inline, ListItem, Locale, Published,
    PublishedOrigin, Rule, Run, Title, TitleOrigin, plain_text,
};
use crate::text::script::Census;

use super::lines::Lines;
use super::listing::Segment;
use super::segment::Lifted;
use super::tape::{Change, Tape};
use super::together;
use super::{Source, dateline, title};

/// Fewer characters than this tell nothing of their language.
const TELLING: usize = 20;

/// How much of the text is searched for the year of its dateline, in characters: more than an article
/// has.
const OPENING: usize = 100_000;

/// What the last sentence of a paragraph ends with, quoted or not.
const SENTENCE_ENDS: [char; 17] =
    ['。', '！', '？', '…', '；', '：', '”', '」', '』', '）', '.', '!', '?', ';', ':', '"', ')'];

/// The article of `segment`.
pub(super) fn article(
    tape: &mut Tape,
    lines: &Lines,
    segment: Segment,
    lifted: Lifted,
    document: &Document,
    source: Source<'_>,
    id: String,
) -> Article {
    if source.rules.allows(Rule::Layout) {
        tidy(tape, lines, &segment, document);
    }
    let blocks = blocks(tape, lines, &segment, document, source.format);
    let settings = source.settings.clone();
    let metadata = &document.metadata;
    let title =
        (settings.title.clone().map(|text| Title { text, origin: TitleOrigin::FrontMatter })).or(
            lifted
                .title
                .or(metadata.title.clone())
                .map(|text| Title { text, origin: TitleOrigin::Text }),
        );
    let stamp =
        if segment.stamp.is_some() { PublishedOrigin::Timestamp } else { PublishedOrigin::Text };
    let dated = |origin| move |date| Published { date, origin };
    let published = (settings.date.map(dated(PublishedOrigin::FrontMatter)))
        .or(lifted.date.map(dated(stamp)))
        .or(metadata.published.map(dated(PublishedOrigin::File)))
        .or_else(|| dateline::infer(&opening(&blocks)).map(dated(PublishedOrigin::Inferred)));
    // `Jane Doe, Ferry Times` on the page, where its metadata say Jane Doe.
    let author = match (lifted.author, &metadata.author) {
        (Some(said), Some(known)) if said.starts_with(known.as_str()) => Some(known.clone()),
        (said, known) => said.or(known.clone()),
    };
    let range = range(lines, &segment);
    Article {
        id,
        path: source.path.clone(),
        lang: settings.lang.unwrap_or_else(|| language(&blocks, title.as_ref())),
        title,
        published,
        source_name: settings.source.clone().or(lifted.source).or(metadata.source_name.clone()),
        author: settings.author.clone().or(author),
        editor: lifted.editor,
        url: settings.url.clone().or(metadata.url.clone()),
        blocks,
        edits: tape.edits(range),
        settings,
        protected: Vec::new(),
    }
}

/// The text's own language; the title decides where there is hardly any text.
fn language(blocks: &[Block], title: Option<&Title>) -> Locale {
    let (mut census, mut length) = (Census::default(), 0);
    for block in blocks {
        let text = text_of(block);
        census.count(&text);
        length += text.chars().count();
    }
    if let Some(title) = title.filter(|_| length < TELLING) {
        census.count(&title.text);
    }
    census.locale()
}

/// The beginning of the text.
fn opening(blocks: &[Block]) -> String {
    let (mut text, mut left) = (String::new(), OPENING);
    for block in blocks {
        let block = text_of(block);
        text.extend(block.chars().take(left));
        text.push('\n');
        left = left.saturating_sub(block.chars().count());
        if left == 0 {
            break;
        }
    }
    text
}

fn range(lines: &Lines, segment: &Segment) -> std::ops::Range<usize> {
    match (
        lines.blocks.get(segment.lines.start),
        segment.lines.end.checked_sub(1).and_then(|last| lines.blocks.get(last)),
    ) {
        (Some(first), Some(last)) => first.range.start..last.whole().end,
        _ => 0..0,
    }
}

/// Takes out blank lines, and white space at the ends of the others.
fn tidy(tape: &mut Tape, lines: &Lines, segment: &Segment, document: &Document) {
    for at in segment.lines.clone() {
        let line = &lines.blocks[at];
        let text = tape.present(line.range.clone());
        let (length, without_ends) = (text.len(), text.trim().len());
        drop(text);
        if without_ends == 0 {
            // Nothing to see, unless something that is no prose stands there.
            if is_empty(&refilled(&document.blocks[at], &mut std::iter::empty())) {
                tape.cut_rest(Rule::Layout, line.whole());
            }
        } else if without_ends < length {
            let view = tape.view(line.range.clone());
            let is_ink = |c: &char| !c.is_whitespace();
            let first = view.chars.iter().position(is_ink).unwrap_or_default();
            let end = view.chars.iter().rposition(is_ink).map_or(0, |last| last + 1);
            let ends = [0..first, end..view.chars.len()];
            tape.apply(Rule::Layout, &view, ends.map(Change::cut).into());
        }
    }
}

fn blocks(
    tape: &Tape,
    lines: &Lines,
    segment: &Segment,
    document: &Document,
    format: Format,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    for at in segment.lines.clone() {
        let line = &lines.blocks[at];
        let mut runs = line.runs.clone().map(|run| tape.text(lines.runs[run].clone()));
        let block = refilled(&document.blocks[at], &mut runs);
        let has_text = !tape.present(line.range.clone()).is_empty();
        match segment.parts.get(&at) {
            Some(parts) => blocks.extend(together::blocks(block, parts)),
            None if has_text || !is_empty(&block) => blocks.push(block),
            None => {}
        }
    }
    if format == Format::Plain {
        mark_headings(&mut blocks);
    }
    blocks
}

/// The tree of `block` with the cleaned text of its runs.
fn refilled(block: &Block, runs: &mut dyn Iterator<Item = String>) -> Block {
    let mut all = |blocks: &[Block]| -> Vec<Block> {
        blocks.iter().map(|block| refilled(block, runs)).collect()
    };
    let kind = match &block.kind {
        BlockKind::List { start, items } => BlockKind::List {
            start: *start,
            items: items.iter().map(|item| ListItem { blocks: all(&item.blocks) }).collect(),
        },
        BlockKind::Quote(blocks) => BlockKind::Quote(all(blocks)),
        BlockKind::Footnote { label, blocks } => {
            BlockKind::Footnote { label: label.clone(), blocks: all(blocks) }
        }
        BlockKind::Heading { level, content } => {
            BlockKind::Heading { level: *level, content: refilled_inlines(content, runs) }
        }
        BlockKind::Paragraph(content) => BlockKind::Paragraph(refilled_inlines(content, runs)),
        BlockKind::Table { alignments, head, rows } => {
            let mut row = |cells: &[Vec<Inline>]| -> Vec<Vec<Inline>> {
                cells.iter().map(|cell| refilled_inlines(cell, runs)).collect()
            };
            let alignments = alignments.clone();
            let head = row(head);
            BlockKind::Table {
                alignments,
                head,
                rows: rows.iter().map(|cells| row(cells)).collect(),
            }
        }
        BlockKind::Figure { pictures, caption } => BlockKind::Figure {
            pictures: pictures.clone(),
            caption: refilled_inlines(caption, runs),
        },
        kind @ (BlockKind::Code { .. } | BlockKind::Rule) => kind.clone(),
    };
    Block { place: block.place, number: block.number, renders: block.renders.clone(), kind }
}

fn refilled_inlines(inlines: &[Inline], runs: &mut dyn Iterator<Item = String>) -> Vec<Inline> {
    let mut refilled = Vec::with_capacity(inlines.len());
    for inline in inlines {
        refilled.push(match inline {
            Inline::Text(run) => {
                Inline::Text(Run { text: runs.next().unwrap_or_default(), place: run.place })
            }
            Inline::Emphasis(content) => Inline::Emphasis(refilled_inlines(content, runs)),
            Inline::Strong(content) => Inline::Strong(refilled_inlines(content, runs)),
            Inline::Strikethrough(content) => {
                Inline::Strikethrough(refilled_inlines(content, runs))
            }
            Inline::Link { label, url } => {
                Inline::Link { label: refilled_inlines(label, runs), url: url.clone() }
            }
            Inline::Sentence { number, content } => {
                Inline::Sentence { number: *number, content: refilled_inlines(content, runs) }
            }
            other @ (Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Break
            | Inline::FootnoteReference(_)) => other.clone(),
        });
    }
    refilled.retain(|inline| !is_hollow(inline));
    refilled
}

/// Whether all words of a piece that is set apart were taken off.
fn is_hollow(inline: &Inline) -> bool {
    match inline {
        Inline::Emphasis(content) | Inline::Strong(content) | Inline::Strikethrough(content) => {
            content.iter().all(|one| matches!(one, Inline::Text(run) if run.text.is_empty()))
        }
        _ => false,
    }
}

/// Whether a reader sees nothing of it.
fn is_empty(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            plain_text(content).trim().is_empty() && !has_picture(content)
        }
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
            blocks.iter().all(is_empty)
        }
        BlockKind::List { items, .. } => items.iter().all(|item| item.blocks.iter().all(is_empty)),
        BlockKind::Figure { pictures, caption } => {
            pictures.is_empty() && plain_text(caption).trim().is_empty()
        }
        BlockKind::Table { .. } | BlockKind::Code { .. } | BlockKind::Rule => false,
    }
}

fn has_picture(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Image { .. } => true,
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Link { label: content, .. }
        | Inline::Sentence { content, .. } => has_picture(content),
        Inline::Text(_) | Inline::Code(_) | Inline::Break | Inline::FootnoteReference(_) => false,
    })
}

/// Plain text has no marks for headings: a short line between two paragraphs, without the end of a sentence, is one.
/// Paragraphs are longer and end as sentences do; the lines of a verse do not.
fn mark_headings(blocks: &mut [Block]) {
    let measured = |block: &Block| {
        let text = text_of(block);
        (text.chars().count(), text.trim_end().ends_with(SENTENCE_ENDS))
    };
    let measures: Vec<(usize, bool)> = blocks.iter().map(measured).collect();
    for at in 1..blocks.len().saturating_sub(1) {
        let longest = measures[at].0 * 3 / 2;
        let is_paragraph = |(length, ends): (usize, bool)| ends && length > longest;
        if is_paragraph(measures[at - 1])
            && is_paragraph(measures[at + 1])
            && title::is_heading(&text_of(&blocks[at]))
            && let BlockKind::Paragraph(content) = &mut blocks[at].kind
        {
            blocks[at].kind = BlockKind::Heading { level: 2, content: std::mem::take(content) };
        }
    }
}

/// The text of a block; not copied where a single run makes it up.
fn text_of(block: &Block) -> Cow<'_, str> {
    if let BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) = &block.kind
        && let [Inline::Text(run)] = content.as_slice()
    {
        return Cow::Borrowed(&run.text);
    }
    let mut text = String::new();
    push_text(block, &mut text);
    Cow::Owned(text)
}

fn push_text(block: &Block, text: &mut String) {
    match &block.kind {
        BlockKind::Heading { content, .. }
        | BlockKind::Paragraph(content)
        | BlockKind::Figure { caption: content, .. } => text.push_str(&plain_text(content)),
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
            blocks.iter().for_each(|block| push_text(block, text));
        }
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| push_text(block, text));
        }
        BlockKind::Table { head, rows, .. } => {
            head.iter()
                .chain(rows.iter().flatten())
                .for_each(|cell| text.push_str(&plain_text(cell)));
        }
        BlockKind::Code { .. } | BlockKind::Rule => {}
    }
}
