//! The text of an article as Markdown, for readers of plain text and for programs.
//!
//! CommonMark with tables; what an author wrote is escaped wherever it could mean markup. Headings begin one level below
//! the title's. Addresses pass [`url::href`] as on the page.

use crate::model::{Block, BlockKind, Inline, ListItem, plain_text};

use crate::text::markdown::{code, escaped, started};

use super::levels::Levels;
use super::{MAX_DEPTH, url};

/// The Markdown of `blocks`; `base` is where the article was taken from.
pub(crate) fn text(blocks: &[Block], base: Option<&str>) -> String {
    let mut parts: Vec<String> = Vec::new();
    push_blocks(blocks, base, 0, &mut Levels::default(), &mut parts);
    parts.join("\n\n")
}

fn push_blocks(
    blocks: &[Block],
    base: Option<&str>,
    depth: usize,
    levels: &mut Levels,
    parts: &mut Vec<String>,
) {
    if depth > MAX_DEPTH {
        return;
    }
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { level, content } => {
                let marks = "#".repeat(levels.next(*level));
                parts.push(format!("{marks} {}", one_line(content, base)));
            }
            BlockKind::Paragraph(content) => parts.push(lines(content, base)),
            BlockKind::List { start, items } => parts.push(list(*start, items, base, depth)),
            BlockKind::Quote(inner) => {
                parts.push(indented(&nested(inner, base, depth), "> ", "> "));
            }
            BlockKind::Code { language, text } => {
                // A fence longer than any in the code.
                let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
                let fence = "`".repeat(longest.max(2) + 1);
                let language: String = language
                    .iter()
                    .flat_map(|one| one.chars())
                    .filter(|c| c.is_alphanumeric())
                    .collect();
                parts.push(format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n')));
            }
            BlockKind::Table { head, rows, .. } => {
                let row = |cells: &[Vec<Inline>]| {
                    let cells: Vec<String> = cells.iter().map(|one| cell(one, base)).collect();
                    format!("| {} |", cells.join(" | "))
                };
                let width = head.len().max(1);
                let mut lines = vec![row(head), format!("|{}", " --- |".repeat(width))];
                lines.extend(rows.iter().map(|cells| row(cells)));
                parts.push(lines.join("\n"));
            }
            BlockKind::Figure { pictures, caption } => {
                parts.extend(pictures.iter().map(|one| picture(&one.alt, &one.url, base)));
                if !plain_text(caption).trim().is_empty() {
                    parts.push(lines(caption, base));
                }
            }
            BlockKind::Rule => parts.push("---".to_owned()),
            BlockKind::Footnote { label, blocks } => {
                let first = format!("[^{}]: ", label_of(label));
                parts.push(indented(&nested(blocks, base, depth), &first, "    "));
            }
        }
    }
}

fn nested(blocks: &[Block], base: Option<&str>, depth: usize) -> String {
    let mut parts = Vec::new();
    push_blocks(blocks, base, depth + 1, &mut Levels::default(), &mut parts);
    parts.join("\n\n")
}

fn list(start: Option<u64>, items: &[ListItem], base: Option<&str>, depth: usize) -> String {
    let items = items.iter().zip(start.unwrap_or(1)..).map(|(item, number)| {
        let mark = if start.is_some() { format!("{number}. ") } else { "- ".to_owned() };
        indented(&nested(&item.blocks, base, depth), &mark, &" ".repeat(mark.len()))
    });
    items.collect::<Vec<_>>().join("\n")
}

/// `text` with something before its first line and before its others.
fn indented(text: &str, first: &str, rest: &str) -> String {
    format!("{first}{}", text.replace('\n', &format!("\n{rest}")))
}

/// Running text as a paragraph, in as many lines as it has breaks.
fn lines(content: &[Inline], base: Option<&str>) -> String {
    inlines(content, base, 0).split('\n').map(started).collect::<Vec<_>>().join("\n")
}

/// Running text where there is room for one line: a break is a space.
fn one_line(content: &[Inline], base: Option<&str>) -> String {
    inlines(content, base, 0).replace("\\\n", " ")
}

/// The same in a table, where a bar ends the cell, in code too.
fn cell(content: &[Inline], base: Option<&str>) -> String {
    let mut cell = String::new();
    for c in one_line(content, base).chars() {
        if c == '|' && !cell.ends_with('\\') {
            cell.push('\\');
        }
        cell.push(c);
    }
    cell
}

fn inlines(inlines: &[Inline], base: Option<&str>, depth: usize) -> String {
    if depth > MAX_DEPTH {
        return escaped(&plain_text(inlines));
    }
    let below = |content: &[Inline]| self::inlines(content, base, depth + 1);
    let pieces = inlines.iter().map(|inline| match inline {
        Inline::Text(run) => escaped(&run.text),
        Inline::Code(words) => code(words),
        Inline::Emphasis(content) => format!("*{}*", below(content)),
        Inline::Strong(content) => format!("**{}**", below(content)),
        Inline::Strikethrough(content) => format!("~~{}~~", below(content)),
        Inline::Link { label, url } => match address(url, base) {
            Some(href) => format!("[{}](<{href}>)", below(label)),
            None => below(label),
        },
        Inline::Image { alt, url } => picture(alt, url, base),
        Inline::Break => "\\\n".to_owned(),
        Inline::FootnoteReference(label) => format!("[^{}]", label_of(label)),
        Inline::Sentence { content, .. } => below(content),
    });
    pieces.collect()
}

fn picture(alt: &str, url: &str, base: Option<&str>) -> String {
    match address(url, base) {
        Some(href) => format!("![{}](<{href}>)", escaped(alt)),
        None => escaped(alt),
    }
}

/// An address as it stands between `<` and `>`.
fn address(url: &str, base: Option<&str>) -> Option<String> {
    url::plain(url, base).filter(|href| !href.contains(['<', '>', '\n']))
}

fn label_of(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::sample::{block, text as prose};

    #[track_caller]
    fn check(blocks: &[Block], expected: &str) {
        assert_eq!(text(blocks, None), expected);
    }

    fn paragraph(words: &str) -> Block {
        block(BlockKind::Paragraph(vec![prose(words)]))
    }

    #[test]
    fn what_looks_like_markup_stays_text() {
        check(&[paragraph("1. *x* <b> [y]")], "1\\. \\*x\\* &lt;b> \\[y\\]");
        check(&[paragraph("R&D &amp;")], "R&D &amp;amp;");
        check(&[paragraph("# no heading")], "\\# no heading");
    }

    #[test]
    fn blocks_keep_their_shape() {
        let items = vec![ListItem { blocks: vec![paragraph("one"), paragraph("more")] }];
        check(&[block(BlockKind::List { start: None, items })], "- one\n  \n  more");
        check(&[block(BlockKind::Quote(vec![paragraph("said")]))], "> said");
        let heading = BlockKind::Heading { level: 1, content: vec![prose("Rain")] };
        check(&[block(heading), paragraph("It rained.")], "## Rain\n\nIt rained.");
    }

    #[test]
    fn no_level_of_headings_is_skipped() {
        let heading =
            |level, words| block(BlockKind::Heading { level, content: vec![prose(words)] });
        check(
            &[heading(3, "Rain"), heading(5, "Ebb"), heading(3, "Sun")],
            "## Rain\n\n### Ebb\n\n## Sun",
        );
    }

    #[test]
    fn a_row_stays_a_row() {
        let cell =
            vec![prose("one"), Inline::Break, Inline::Code("a|`b".to_owned()), prose(" | c")];
        let table = BlockKind::Table { alignments: Vec::new(), head: vec![cell], rows: Vec::new() };
        check(&[block(table)], "| one ``a\\|`b`` \\| c |\n| --- |");
    }

    #[test]
    fn a_line_behind_a_break_begins_no_list() {
        let content = vec![prose("It rained"), Inline::Break, prose("- all day")];
        check(&[block(BlockKind::Paragraph(content))], "It rained\\\n\\- all day");
    }

    #[test]
    fn a_bad_link_keeps_its_words() {
        let bad = Inline::Link { label: vec![prose("x")], url: "javascript:alert(1)".to_owned() };
        check(&[block(BlockKind::Paragraph(vec![bad]))], "x");
    }
}
