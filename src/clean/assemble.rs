//! Puts an article together: the tree of the source with the cleaned text in it, and the metadata by precedence.

use crate::model::{
    Article, Block, BlockKind, Document, Format, Inline, ListItem, Published, PublishedOrigin,
    Rule, Title, TitleOrigin, plain_text,
};
use crate::text::script;

use super::lines::{LineKind, Lines};
use super::listing::Segment;
use super::segment::Lifted;
use super::tape::{Change, Tape};
use super::{Source, dateline, title};

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
        tidy(tape, lines, &segment);
    }
    let blocks = blocks(tape, lines, &segment, document, source.format);
    let text = blocks.iter().map(text_of).collect::<Vec<_>>().join("\n");
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
        .or_else(|| dateline::infer(&text).map(dated(PublishedOrigin::Inferred)));
    let range = range(lines, &segment);
    Article {
        id,
        path: source.path.clone(),
        lang: settings.lang.unwrap_or_else(|| language(&text, title.as_ref())),
        title,
        published,
        source_name: settings.source.clone().or(lifted.source).or(metadata.source_name.clone()),
        author: settings.author.clone().or(lifted.author).or(metadata.author.clone()),
        editor: lifted.editor,
        url: settings.url.clone().or(metadata.url.clone()),
        blocks,
        edits: tape.edits(range),
        settings,
    }
}

/// The text's own language; the title decides where there is hardly any text.
fn language(text: &str, title: Option<&Title>) -> crate::model::Locale {
    match title {
        Some(title) if text.chars().count() < 20 => {
            script::detect(&format!("{}\n{text}", title.text))
        }
        _ => script::detect(text),
    }
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
fn tidy(tape: &mut Tape, lines: &Lines, segment: &Segment) {
    for line in &lines.blocks[segment.lines.clone()] {
        let view = tape.view(line.range.clone());
        let first = view.chars.iter().position(|c| !c.is_whitespace());
        let Some(first) = first else {
            // Nothing to see: an empty line, or one that another rule emptied.
            if line.kind != LineKind::Other {
                tape.cut_rest(Rule::Layout, line.whole());
            }
            continue;
        };
        let end = view.chars.iter().rposition(|c| !c.is_whitespace()).map_or(0, |last| last + 1);
        let changes = [0..first, end..view.chars.len()]
            .into_iter()
            .filter(|range| !range.is_empty())
            .map(Change::cut)
            .collect();
        tape.apply(Rule::Layout, &view, changes);
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
        let block = refill(document.blocks[at].clone(), &mut runs);
        if !is_empty(&block) {
            blocks.push(block);
        }
    }
    if format == Format::Plain {
        mark_headings(&mut blocks);
    }
    blocks
}

/// The tree with the cleaned text of its runs.
fn refill(block: Block, runs: &mut dyn Iterator<Item = String>) -> Block {
    let mut all = |blocks: Vec<Block>| {
        blocks.into_iter().map(|block| refill(block, runs)).collect::<Vec<_>>()
    };
    let kind = match block.kind {
        BlockKind::List { start, items } => BlockKind::List {
            start,
            items: items.into_iter().map(|item| ListItem { blocks: all(item.blocks) }).collect(),
        },
        BlockKind::Quote(blocks) => BlockKind::Quote(all(blocks)),
        BlockKind::Footnote { label, blocks } => BlockKind::Footnote { label, blocks: all(blocks) },
        BlockKind::Heading { level, content } => {
            BlockKind::Heading { level, content: refill_inlines(content, runs) }
        }
        BlockKind::Paragraph(content) => BlockKind::Paragraph(refill_inlines(content, runs)),
        BlockKind::Table { alignments, head, rows } => BlockKind::Table {
            alignments,
            head: head.into_iter().map(|cell| refill_inlines(cell, runs)).collect(),
            rows: rows
                .into_iter()
                .map(|row| row.into_iter().map(|cell| refill_inlines(cell, runs)).collect())
                .collect(),
        },
        kind @ (BlockKind::Code { .. } | BlockKind::Rule) => kind,
    };
    Block { kind, ..block }
}

fn refill_inlines(inlines: Vec<Inline>, runs: &mut dyn Iterator<Item = String>) -> Vec<Inline> {
    let mut refilled = Vec::with_capacity(inlines.len());
    for inline in inlines {
        refilled.push(match inline {
            Inline::Text(mut run) => {
                run.text = runs.next().unwrap_or_default();
                Inline::Text(run)
            }
            Inline::Emphasis(content) => Inline::Emphasis(refill_inlines(content, runs)),
            Inline::Strong(content) => Inline::Strong(refill_inlines(content, runs)),
            Inline::Strikethrough(content) => Inline::Strikethrough(refill_inlines(content, runs)),
            Inline::Link { label, url } => Inline::Link { label: refill_inlines(label, runs), url },
            Inline::Sentence { number, content } => {
                Inline::Sentence { number, content: refill_inlines(content, runs) }
            }
            other @ (Inline::Verbatim(_)
            | Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Break
            | Inline::FootnoteReference(_)) => other,
        });
    }
    refilled
}

fn is_empty(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            plain_text(content).trim().is_empty()
                && !content.iter().any(|one| matches!(one, Inline::Image { .. }))
        }
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => {
            blocks.iter().all(is_empty)
        }
        BlockKind::List { items, .. } => items.iter().all(|item| item.blocks.iter().all(is_empty)),
        BlockKind::Table { .. } | BlockKind::Code { .. } | BlockKind::Rule => false,
    }
}

/// Plain text has no marks for headings: a short line between two longer ones, without the end of a sentence, is one.
fn mark_headings(blocks: &mut [Block]) {
    let texts: Vec<String> = blocks.iter().map(text_of).collect();
    for at in 1..blocks.len().saturating_sub(1) {
        let longer = |other: &String| other.chars().count() > texts[at].chars().count() * 3 / 2;
        let between = longer(&texts[at + 1]) && longer(&texts[at - 1]);
        if let (true, BlockKind::Paragraph(content)) =
            (between && title::is_heading(&texts[at]), &mut blocks[at].kind)
        {
            blocks[at].kind = BlockKind::Heading { level: 2, content: std::mem::take(content) };
        }
    }
}

fn text_of(block: &Block) -> String {
    let mut text = String::new();
    push_text(block, &mut text);
    text
}

fn push_text(block: &Block, text: &mut String) {
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            text.push_str(&plain_text(content));
        }
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
