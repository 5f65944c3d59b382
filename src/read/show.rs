//! Writes a document as one short line, for tests.

use crate::model::{Block, BlockKind, Inline};

/// Blocks in brackets, each with a letter for its kind.
pub(super) fn blocks(blocks: &[Block]) -> String {
    let shown: Vec<String> = blocks.iter().map(block).collect();
    shown.join(" ")
}

fn block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading { level, content } => format!("h{level}[{}]", inlines(content)),
        BlockKind::Paragraph(content) => format!("p[{}]", inlines(content)),
        BlockKind::List { start, items } => {
            let items: Vec<String> =
                items.iter().map(|item| format!("({})", blocks(&item.blocks))).collect();
            let start = start.map_or(String::new(), |start| start.to_string());
            format!("l{start}[{}]", items.join(""))
        }
        BlockKind::Quote(inner) => format!("q[{}]", blocks(inner)),
        BlockKind::Code { language, text } => {
            format!("c{}[{text}]", language.as_deref().unwrap_or(""))
        }
        BlockKind::Table { alignments, head, rows } => {
            let row = |cells: &Vec<Vec<Inline>>| {
                assert_eq!(cells.len(), alignments.len());
                let cells: Vec<String> = cells.iter().map(|cell| inlines(cell)).collect();
                cells.join("|")
            };
            let rows: Vec<String> = rows.iter().map(row).collect();
            format!("t[{} // {}]", row(head), rows.join(" / "))
        }
        BlockKind::Figure { pictures, caption } => {
            let pictures: Vec<String> =
                pictures.iter().map(|one| format!("!<{}>({})", one.alt, one.url)).collect();
            format!("g[{} / {}]", pictures.join(" "), inlines(caption))
        }
        BlockKind::Rule => "---".to_owned(),
        BlockKind::Footnote { label, blocks: inner } => format!("f{label}[{}]", blocks(inner)),
    }
}

/// Inlines with a mark on each side; runs are not told apart.
pub(super) fn inlines(content: &[Inline]) -> String {
    let shown: Vec<String> = content
        .iter()
        .map(|inline| match inline {
            Inline::Text(run) => run.text.clone(),
            Inline::Code(code) => format!("`{code}`"),
            Inline::Emphasis(inner) => format!("*{}*", inlines(inner)),
            Inline::Strong(inner) => format!("**{}**", inlines(inner)),
            Inline::Strikethrough(inner) => format!("~~{}~~", inlines(inner)),
            Inline::Link { label, url } => format!("<{}>({url})", inlines(label)),
            Inline::Image { alt, url } => format!("!<{alt}>({url})"),
            Inline::Break => "⏎".to_owned(),
            Inline::FootnoteReference(label) => format!("^{label}"),
            Inline::Sentence { content, .. } => inlines(content),
        })
        .collect();
    shown.concat()
}

/// Every run of prose, in order, with its line and column.
pub(super) fn runs(blocks: &[Block]) -> Vec<(String, u32, u32)> {
    let mut found = Vec::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. }
            | BlockKind::Paragraph(content)
            | BlockKind::Figure { caption: content, .. } => inline_runs(content, &mut found),
            BlockKind::List { items, .. } => {
                for item in items {
                    found.extend(runs(&item.blocks));
                }
            }
            BlockKind::Quote(inner) | BlockKind::Footnote { blocks: inner, .. } => {
                found.extend(runs(inner));
            }
            BlockKind::Table { head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    inline_runs(cell, &mut found);
                }
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }
    found
}

fn inline_runs(content: &[Inline], found: &mut Vec<(String, u32, u32)>) {
    for inline in content {
        match inline {
            Inline::Text(run) => {
                found.push((run.text.clone(), run.place.line, run.place.column));
            }
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { label: inner, .. }
            | Inline::Sentence { content: inner, .. } => inline_runs(inner, found),
            Inline::Code(_)
            | Inline::Image { .. }
            | Inline::Break
            | Inline::FootnoteReference(_) => {}
        }
    }
}
