//! Writes a draft: the blocks of a source in Markdown, with its pieces in another language.
//!
//! Invariant: read back, a draft has the pieces of its source, in the same order.

use crate::model::{Alignment, Block, BlockKind, Entry, Inline, Picture, Report, SourcePath};
use crate::parity::{Piece, PieceKind, pieces};
use crate::settings;
use crate::text::markdown;

/// The Markdown of a draft; `texts` are the pieces of `source` in Markdown of one line, in order. The title is left out of
/// a draft that is `titled` elsewhere.
pub(super) fn markdown(source: &Entry, texts: &[String], titled: bool) -> String {
    let own = pieces(source);
    let mut texts = own.iter().zip(texts).peekable();
    let mut lines: Vec<String> = Vec::new();
    let title = texts.next_if(|(piece, _)| piece.kind == PieceKind::Title);
    if let Some((_, title)) = title.filter(|_| !titled) {
        lines.push(format!("# {title}"));
    }
    let mut writer = Writer { texts };
    for block in &source.article.blocks {
        writer.block(block, &mut lines);
    }
    lines.join("\n") + "\n"
}

/// The sidecar of a new draft, without its record.
pub(super) fn sidecar(translator: &str) -> String {
    let translator = toml_text(translator);
    format!(
        "# A machine's draft. When you have read it against its source, write `reviewed = true`.\n\
         translator = {translator}\nreviewed = false\n\n{CLEAN}"
    )
}

/// The sidecar of a translation that a person made in a tool, without its record.
pub(super) fn by_hand(translator: Option<&str>, reviewed: bool) -> String {
    let name = translator.map(|name| format!("translator = {}\n", toml_text(name)));
    let read = if reviewed { "reviewed = true\n" } else { "" };
    let own = format!("{}{read}", name.unwrap_or_default());
    let gap = if own.is_empty() { "" } else { "\n" };
    format!("{own}{gap}{CLEAN}")
}

/// Every draft has this said of it.
const CLEAN: &str = "# Made from cleaned text: only the title is still to be told from the rest.\nrules = [\"meta/title\"]\n\n";

/// A sidecar with the boxes of `source` in the words of `texts`; as it was, where its boxes cannot be told apart.
pub(super) fn with_boxes(sidecar: String, source: &Entry, texts: &[String]) -> String {
    let own = pieces(source);
    let mut items = own.iter().zip(texts).filter(|(piece, _)| piece.kind == PieceKind::BoxItem);
    let mut boxes = source.article.settings.boxes.clone();
    if boxes.is_empty() {
        return sidecar;
    }
    for item in boxes.iter_mut().flat_map(|one| &mut one.items) {
        if !item.trim().is_empty()
            && let Some((_, text)) = items.next()
        {
            item.clone_from(text);
        }
    }
    settings::with_boxes(&sidecar, &boxes).unwrap_or(sidecar)
}

/// Reports a file of a person's where a draft would have to go.
pub(super) fn in_the_way(path: &SourcePath, report: &mut Report) {
    report.error(
        "translate/in-the-way",
        path,
        None,
        "this is in the way of a draft, and no machine wrote it",
        "rename it, or translate the article by hand",
    );
}

/// A text as a TOML string.
fn toml_text(text: &str) -> String {
    let escaped: String = text
        .chars()
        .filter(|c| !c.is_control())
        .flat_map(|c| [Some('\\').filter(|_| matches!(c, '"' | '\\')), Some(c)])
        .flatten()
        .collect();
    format!("\"{escaped}\"")
}

struct Writer<'t, I: Iterator<Item = (&'t Piece<'t>, &'t String)>> {
    texts: std::iter::Peekable<I>,
}

impl<'t, I: Iterator<Item = (&'t Piece<'t>, &'t String)>> Writer<'t, I> {
    /// The text of a piece; nothing for what is no piece because it is empty.
    fn text(&mut self, content: &[Inline]) -> Option<String> {
        let own = |(piece, _): &(&Piece<'_>, &String)| {
            !piece.content.is_empty() && std::ptr::eq(piece.content, content)
        };
        self.texts.next_if(own).map(|(_, text)| text.clone())
    }

    /// What a picture shows.
    fn alt(&mut self, picture: &Picture) -> String {
        let is_said = !picture.alt.trim().is_empty();
        let own = |(piece, _): &(&Piece<'_>, &String)| is_said && piece.kind == PieceKind::Alt;
        self.texts.next_if(own).map(|(_, text)| text.clone()).unwrap_or_default()
    }

    /// The lines of a block, behind an empty one.
    fn block(&mut self, block: &Block, lines: &mut Vec<String>) {
        let mut own = Vec::new();
        match &block.kind {
            BlockKind::Heading { level, content } => {
                // The first level is the title's.
                let marks = "#".repeat(usize::from((*level).clamp(2, 6)));
                own.extend(self.text(content).map(|text| format!("{marks} {text}")));
            }
            BlockKind::Paragraph(content) => own.extend(self.text(content)),
            BlockKind::List { start, items } => {
                for (number, item) in items.iter().enumerate() {
                    let mark = match start {
                        Some(first) => format!("{}. ", first.saturating_add(number as u64)),
                        None => "- ".to_owned(),
                    };
                    let inner = self.inner(&item.blocks);
                    own.extend(indented(&inner, &mark, &" ".repeat(mark.len())));
                }
            }
            BlockKind::Quote(blocks) => own.extend(indented(&self.inner(blocks), "> ", "> ")),
            BlockKind::Footnote { label, blocks } => {
                let inner = self.inner(blocks);
                own.extend(indented(&inner, &format!("[^{label}]: "), "    "));
            }
            BlockKind::Code { language, text } => own.extend(code(language.as_deref(), text)),
            BlockKind::Table { alignments, head, rows } => {
                for (at, row) in std::iter::once(head).chain(rows).enumerate() {
                    let cells: Vec<String> =
                        row.iter().map(|cell| self.text(cell).unwrap_or_default()).collect();
                    own.push(format!("| {} |", cells.join(" | ")));
                    if at == 0 {
                        let marks = alignments.iter().map(|one| match one {
                            Alignment::None => "---",
                            Alignment::Left => ":--",
                            Alignment::Center => ":-:",
                            Alignment::Right => "--:",
                        });
                        own.push(format!("| {} |", marks.collect::<Vec<_>>().join(" | ")));
                    }
                }
            }
            BlockKind::Figure { pictures, caption } => {
                // Markdown has one caption for one picture: it goes to the last.
                let alts: Vec<String> = pictures.iter().map(|one| self.alt(one)).collect();
                let caption = self.text(caption);
                let before = pictures.len().saturating_sub(1);
                for (picture, alt) in pictures[..before].iter().zip(&alts) {
                    own.extend([image(picture, alt, None), String::new()]);
                }
                match pictures.last().zip(alts.last()) {
                    Some((last, alt)) => own.push(image(last, alt, caption.as_deref())),
                    None => own.extend(caption),
                }
            }
            BlockKind::Rule => own.push("***".to_owned()),
        }
        if !own.is_empty() {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.extend(own);
        }
    }

    fn inner(&mut self, blocks: &[Block]) -> Vec<String> {
        let mut lines = Vec::new();
        blocks.iter().for_each(|block| self.block(block, &mut lines));
        lines
    }
}

fn image(picture: &Picture, alt: &str, caption: Option<&str>) -> String {
    let caption = caption.map(|text| format!(" \"{}\"", text.replace('"', "\\\"")));
    let url = markdown::target(&picture.url);
    format!("![{alt}]({url}{})", caption.unwrap_or_default())
}

fn indented<'l>(
    lines: &'l [String],
    first: &'l str,
    other: &'l str,
) -> impl Iterator<Item = String> + 'l {
    lines.iter().enumerate().map(move |(at, line)| {
        format!("{}{line}", if at == 0 { first } else { other }).trim_end().to_owned()
    })
}

fn code(language: Option<&str>, text: &str) -> Vec<String> {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0).max(2);
    let fence = "`".repeat(longest + 1);
    let mut lines = vec![format!("{fence}{}", language.unwrap_or_default())];
    lines.extend(text.lines().map(str::to_owned));
    lines.push(fence);
    lines
}
