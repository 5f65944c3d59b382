//! Puts an article together: the tree of the source with the cleaned text in it, and the metadata by precedence.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{
    Article, Block, BlockKind, Document, Format, Inline, Locale, Published, PublishedOrigin, Rule,
    Run, Title, TitleOrigin, plain_text,
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
    document: &mut Document,
    source: Source<'_>,
    id: String,
) -> Article {
    if source.rules.allows(Rule::Layout) {
        tidy(tape, lines, &segment, document);
    }
    let blocks = blocks(tape, lines, &segment, document, source.format);
    let metadata = &document.metadata;
    let settings = source.settings.clone();
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
        edits: tape.take_edits(range),
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
        if length < TELLING {
            length += text.chars().count();
        }
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

fn range(lines: &Lines, segment: &Segment) -> Range<usize> {
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
        let (length, ink) = (text.len(), text.trim().len());
        if ink == 0 {
            // Nothing to see, unless something that is no prose stands there.
            if is_empty(&document.blocks[at], &|_| true) {
                tape.cut_rest(Rule::Layout, line.whole());
            }
        } else if ink < length {
            let blanks = |text: &str| text.chars().count();
            let first = blanks(&text[..length - text.trim_start().len()]);
            let last = blanks(&text[text.trim_end().len()..]);
            // A view of a long line is longer than the line: one thing at a time, and only where it is needed.
            drop(text);
            if tape.is_untouched(&line.range) {
                tape.cut(Rule::Layout, line.range.start..line.range.start + first);
                tape.cut(Rule::Layout, line.range.end - last..line.range.end);
                continue;
            }
            let view = tape.view(line.range.clone());
            let end = view.chars.len() - last;
            let ends = [0..first, end..view.chars.len()];
            tape.apply(Rule::Layout, &view, ends.map(Change::cut).into());
        }
    }
}

/// The blocks of the article, with the cleaned text in them; they are taken out of the document.
fn blocks(
    tape: &Tape,
    lines: &Lines,
    segment: &Segment,
    document: &mut Document,
    format: Format,
) -> Vec<Block> {
    let mut blocks = take(&mut document.blocks, segment.lines.clone());
    let (mut numbers, mut kept, mut in_parts) = (segment.lines.clone(), 0, Vec::new());
    blocks.retain_mut(|block| {
        let Some(at) = numbers.next() else { return false };
        let mut runs = lines.blocks[at].runs.clone().map(|run| lines.runs[run].clone());
        let mut has_text = false;
        refill(block, &mut |run| {
            let range = runs.next().unwrap_or_default();
            if !tape.is_untouched(&range) {
                run.text = tape.text(range);
            }
            has_text |= !run.text.is_empty();
        });
        let parts = segment.parts.get(&at);
        in_parts.extend(parts.map(|parts| (kept, parts)));
        let stays = parts.is_some() || has_text || !is_empty(block, &is_blank);
        kept += usize::from(stays);
        stays
    });
    let mut blocks = together::set_apart(blocks, &in_parts);
    if format == Format::Plain {
        mark_headings(&mut blocks);
    }
    blocks
}

/// Takes blocks out of a document; all of them without a second list, since a page may be lines of a few characters.
fn take(blocks: &mut Vec<Block>, range: Range<usize>) -> Vec<Block> {
    if range == (0..blocks.len()) {
        return std::mem::take(blocks);
    }
    let taken = |block: &mut Block| {
        let nothing = Block::new(block.place, BlockKind::Rule);
        std::mem::replace(block, nothing)
    };
    blocks[range].iter_mut().map(taken).collect()
}

/// Puts the cleaned text into the runs of `block`, in their order; what is set apart and has no words left goes.
fn refill(block: &mut Block, fill: &mut dyn FnMut(&mut Run)) {
    let mut all = |blocks: &mut [Block]| blocks.iter_mut().for_each(|block| refill(block, fill));
    match &mut block.kind {
        BlockKind::List { items, .. } => items.iter_mut().for_each(|item| all(&mut item.blocks)),
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => all(blocks),
        BlockKind::Heading { content, .. }
        | BlockKind::Paragraph(content)
        | BlockKind::Figure { caption: content, .. } => refill_inlines(content, fill),
        BlockKind::Table { head, rows, .. } => {
            let cells = head.iter_mut().chain(rows.iter_mut().flatten());
            cells.for_each(|cell| refill_inlines(cell, fill));
        }
        BlockKind::Code { .. } | BlockKind::Rule => {}
    }
}

fn refill_inlines(inlines: &mut Vec<Inline>, fill: &mut dyn FnMut(&mut Run)) {
    for inline in inlines.iter_mut() {
        match inline {
            Inline::Text(run) => fill(run),
            Inline::Emphasis(content)
            | Inline::Strong(content)
            | Inline::Strikethrough(content)
            | Inline::Link { label: content, .. }
            | Inline::Sentence { content, .. } => refill_inlines(content, fill),
            Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Break
            | Inline::FootnoteReference(_) => {}
        }
    }
    inlines.retain(|inline| !is_hollow(inline));
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

/// Whether a reader sees nothing of it; `is_hidden` says which prose is not seen.
fn is_empty(block: &Block, is_hidden: &dyn Fn(&Run) -> bool) -> bool {
    let all = |blocks: &[Block]| blocks.iter().all(|block| is_empty(block, is_hidden));
    match &block.kind {
        BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            is_unseen(content, is_hidden)
        }
        BlockKind::Quote(blocks) | BlockKind::Footnote { blocks, .. } => all(blocks),
        BlockKind::List { items, .. } => items.iter().all(|item| all(&item.blocks)),
        BlockKind::Figure { pictures, caption } => {
            pictures.is_empty() && is_unseen(caption, is_hidden)
        }
        BlockKind::Table { .. } | BlockKind::Code { .. } | BlockKind::Rule => false,
    }
}

/// Whether there is no picture, no code and no prose that is seen.
fn is_unseen(inlines: &[Inline], is_hidden: &dyn Fn(&Run) -> bool) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(run) => is_hidden(run),
        Inline::Code(code) => code.trim().is_empty(),
        Inline::Image { .. } => false,
        Inline::Emphasis(content)
        | Inline::Strong(content)
        | Inline::Strikethrough(content)
        | Inline::Link { label: content, .. }
        | Inline::Sentence { content, .. } => is_unseen(content, is_hidden),
        Inline::Break | Inline::FootnoteReference(_) => true,
    })
}

fn is_blank(run: &Run) -> bool {
    run.text.trim().is_empty()
}

/// Plain text has no marks for headings: a short line between two paragraphs, without the end of a sentence, is one.
/// Paragraphs are longer and end as sentences do; the lines of a verse do not.
fn mark_headings(blocks: &mut [Block]) {
    let measured = |block: &Block| {
        let text = text_of(block);
        (text.chars().count(), text.trim_end().ends_with(SENTENCE_ENDS))
    };
    let is_paragraph = |(length, ends): (usize, bool), longest| ends && length > longest;
    let [first, second, ..] = blocks else { return };
    let (mut before, mut here) = (measured(first), measured(second));
    for at in 2..blocks.len() {
        let behind = measured(&blocks[at]);
        let longest = here.0 * 3 / 2;
        let block = &mut blocks[at - 1];
        if is_paragraph(before, longest)
            && is_paragraph(behind, longest)
            && title::is_heading(&text_of(block))
            && let BlockKind::Paragraph(content) = &mut block.kind
        {
            block.kind = BlockKind::Heading { level: 2, content: std::mem::take(content) };
        }
        (before, here) = (here, behind);
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
