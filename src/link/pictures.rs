//! Pictures that lie beside the articles: which are shown, and what an editor should look at.

use std::collections::BTreeMap;

use crate::model::{
    Block, BlockKind, Inline, Pictures, Place, Report, SourcePath, Story, Version, VersionOrigin,
};

use super::Brief;

/// Blocks and inlines nested deeper than this show no pictures.
const MAX_DEPTH: usize = 64;

/// A picture that an article names.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Named {
    address: String,
    /// The file that names it, and where.
    from: SourcePath,
    place: Place,
    has_words: bool,
    /// Whether the file says it first: a conversion says nothing that its source has not said.
    is_own: bool,
    /// Whether it is a page taken from elsewhere, which names files that are there and not here.
    is_taken: bool,
}

/// The pictures that a story names.
pub(super) fn named(story: &Story) -> Vec<Named> {
    let of_version = |version: &Version| -> Vec<Named> {
        let article = &version.entry.article;
        let is_own = !matches!(version.origin, VersionOrigin::Converted { .. });
        let named = found(&article.blocks).into_iter().map(|(place, alt, address)| Named {
            address: address.to_owned(),
            from: article.path.clone(),
            place,
            has_words: !alt.trim().is_empty(),
            is_own,
            is_taken: article.url.is_some(),
        });
        named.collect()
    };
    story.versions.iter().flat_map(of_version).collect()
}

/// The pictures of the content that an article shows: see `shown`.
pub fn pictures_shown(
    brief: &Brief,
    pictures: &Pictures,
    report: &mut Report,
) -> BTreeMap<String, String> {
    shown(&brief.pictures, pictures, report)
}

/// The pictures of the content that an article shows, by their paths there, with where they are published. A file that
/// is not there (`link/no-picture`) and one without words for those who cannot see it (`link/no-alt`) are remarks.
pub(super) fn shown(
    named: &[Named],
    pictures: &Pictures,
    report: &mut Report,
) -> BTreeMap<String, String> {
    let mut shown = BTreeMap::new();
    for Named { address, from, place, has_words, is_own, is_taken } in named {
        let Some(path) = Pictures::path(from, address) else { continue };
        let Some(published) = pictures.find(from, address) else {
            if *is_own && !is_taken {
                missing(address, &path, from, *place, report);
            }
            continue;
        };
        if *is_own && !has_words {
            report.warn(
                "link/no-alt",
                from,
                Some(*place),
                format!("the picture `{address}` has no words for those who cannot see it"),
                "write what it shows: ![a ferry at the pier](ferry.jpg)",
            );
        }
        shown.insert(path, published.path.clone());
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
