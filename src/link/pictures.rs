//! Pictures that lie beside the articles: which are shown, and what an editor should look at.

use std::collections::BTreeMap;

use crate::model::{
    Block, BlockKind, Inline, Pictures, Place, Report, SourcePath, Story, VersionOrigin,
};

/// Blocks and inlines nested deeper than this show no pictures.
const MAX_DEPTH: usize = 64;

/// The pictures of the content that an article shows, by their paths there, with where they are published. A file that
/// is not there (`link/no-picture`) and one without words for those who cannot see it (`link/no-alt`) are remarks.
pub fn shown(story: &Story, pictures: &Pictures, report: &mut Report) -> BTreeMap<String, String> {
    let mut shown = BTreeMap::new();
    for version in &story.versions {
        let article = &version.entry.article;
        // A conversion says nothing that its source has not said.
        let own = !matches!(version.origin, VersionOrigin::Converted { .. });
        for (place, alt, address) in found(&article.blocks) {
            let Some(path) = Pictures::path(&article.path, address) else { continue };
            let Some(published) = pictures.find(&article.path, address) else {
                // A page taken from elsewhere names files that are there and not here.
                if own && article.url.is_none() {
                    missing(address, &path, &article.path, place, report);
                }
                continue;
            };
            if own && alt.trim().is_empty() {
                report.warn(
                    "link/no-alt",
                    &article.path,
                    Some(place),
                    format!("the picture `{address}` has no words for those who cannot see it"),
                    "write what it shows: ![a ferry at the pier](ferry.jpg)",
                );
            }
            shown.insert(path, published.path.clone());
        }
    }
    shown
}

fn missing(address: &str, path: &str, from: &SourcePath, place: Place, report: &mut Report) {
    report.warn(
        "link/no-picture",
        from,
        Some(place),
        format!("there is no picture `{address}`"),
        format!("put the file at `{path}`, or take the picture out"),
    );
}

/// Every picture of a text: the place of its block, its words, its address.
fn found(blocks: &[Block]) -> Vec<(Place, &str, &str)> {
    let mut found = Vec::new();
    let mut open: Vec<(&Block, usize)> = blocks.iter().rev().map(|one| (one, 0)).collect();
    while let Some((block, depth)) = open.pop() {
        if depth > MAX_DEPTH {
            continue;
        }
        let place = block.place;
        let mut inlines: Vec<&Inline> = Vec::new();
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                inlines.extend(content);
            }
            BlockKind::Quote(inner) | BlockKind::Footnote { blocks: inner, .. } => {
                open.extend(inner.iter().rev().map(|one| (one, depth + 1)));
            }
            BlockKind::List { items, .. } => {
                let inner = items.iter().flat_map(|item| &item.blocks).rev();
                open.extend(inner.map(|one| (one, depth + 1)));
            }
            BlockKind::Table { head, rows, .. } => {
                inlines.extend(head.iter().chain(rows.iter().flatten()).flatten());
            }
            BlockKind::Figure { pictures, caption } => {
                found
                    .extend(pictures.iter().map(|one| (place, one.alt.as_str(), one.url.as_str())));
                inlines.extend(caption);
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
        inlines.reverse();
        while let Some(inline) = inlines.pop() {
            match inline {
                Inline::Image { alt, url } => found.push((place, alt, url)),
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Strikethrough(inner)
                | Inline::Link { label: inner, .. }
                | Inline::Sentence { content: inner, .. } => inlines.extend(inner.iter().rev()),
                Inline::Text(_)
                | Inline::Code(_)
                | Inline::Break
                | Inline::FootnoteReference(_) => {}
            }
        }
    }
    found
}
