//! A cleaned source as text a person can check: metadata, text, edits, remarks.

use std::fmt::Write;

use digest_site::model::{Article, Block, BlockKind, Inline};

use super::Cleaned;

/// All articles of a source, and what was remarked on it.
pub(super) fn cleaned(cleaned: &Cleaned) -> String {
    let mut text = format!("encoding: {}\n", cleaned.encoding.unwrap_or("none"));
    for one in &cleaned.articles {
        text.push_str("\n========\n");
        article(one, &mut text);
    }
    if !cleaned.report.diagnostics.is_empty() {
        text.push_str("\nremarks\n");
    }
    for one in &cleaned.report.diagnostics {
        let place =
            |number: Option<std::num::NonZeroU32>| number.map_or(0, std::num::NonZeroU32::get);
        let (line, column) = (place(one.line), place(one.column));
        let _ =
            writeln!(text, "  {line}:{column} {:?} {}: {}", one.severity, one.rule, one.message);
    }
    text
}

fn article(article: &Article, text: &mut String) {
    let title = article.title.as_ref().map(|title| title.text.clone());
    let published =
        article.published.map(|published| format!("{} ({:?})", published.date, published.origin));
    for (label, value) in [
        ("title", &title),
        ("published", &published),
        ("source", &article.source_name),
        ("author", &article.author),
        ("editor", &article.editor),
        ("url", &article.url),
        ("lang", &Some(article.lang.to_string())),
    ] {
        if let Some(value) = value {
            let _ = writeln!(text, "{label}: {value}");
        }
    }
    text.push('\n');
    for one in &article.blocks {
        block(one, "", text);
    }
    text.push_str("\nedits\n");
    let mut edits: Vec<(String, usize)> = Vec::new();
    for edit in &article.edits {
        let certain = if edit.certain { "" } else { " (not certain)" };
        let mut shown = format!("{}{certain}: {:?}", edit.rule.name(), edit.before);
        if !edit.after.is_empty() {
            let _ = write!(shown, " -> {:?}", edit.after);
        }
        match edits.iter_mut().find(|(earlier, _)| *earlier == shown) {
            Some((_, count)) => *count += 1,
            None => edits.push((shown, 1)),
        }
    }
    for (edit, count) in edits {
        let times = if count > 1 { format!(" × {count}") } else { String::new() };
        let _ = writeln!(text, "  {edit}{times}");
    }
}

fn block(block: &Block, indent: &str, text: &mut String) {
    let deeper = format!("{indent}  ");
    let _ = match &block.kind {
        BlockKind::Heading { level, content } => {
            writeln!(text, "{indent}{} {}", "#".repeat((*level).into()), inlines(content))
        }
        BlockKind::Paragraph(content) => writeln!(text, "{indent}¶ {}", inlines(content)),
        BlockKind::List { start, items } => {
            for item in items {
                let _ = writeln!(
                    text,
                    "{indent}{}",
                    start.map_or("-".into(), |start| format!("{start}."))
                );
                item.blocks.iter().for_each(|one| self::block(one, &deeper, text));
            }
            Ok(())
        }
        BlockKind::Quote(blocks) => {
            let _ = writeln!(text, "{indent}>");
            blocks.iter().for_each(|one| self::block(one, &deeper, text));
            Ok(())
        }
        BlockKind::Code { language, text: code } => {
            writeln!(text, "{indent}code {}: {code:?}", language.as_deref().unwrap_or(""))
        }
        BlockKind::Table { head, rows, .. } => {
            let row = |cells: &[Vec<Inline>]| {
                cells.iter().map(|cell| inlines(cell)).collect::<Vec<_>>().join(" | ")
            };
            let _ = writeln!(text, "{indent}table {}", row(head));
            rows.iter().for_each(|cells| {
                let _ = writeln!(text, "{indent}      {}", row(cells));
            });
            Ok(())
        }
        BlockKind::Figure { pictures, caption } => {
            let _ = write!(text, "{indent}figure");
            for one in pictures {
                let _ = write!(text, " ![{}]({})", one.alt, one.url);
            }
            writeln!(text, ": {}", inlines(caption))
        }
        BlockKind::Rule => writeln!(text, "{indent}----"),
        BlockKind::Footnote { label, blocks } => {
            let _ = writeln!(text, "{indent}footnote {label}");
            blocks.iter().for_each(|one| self::block(one, &deeper, text));
            Ok(())
        }
    };
}

fn inlines(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(run) => run.text.clone(),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Emphasis(content) => format!("*{}*", inlines(content)),
        Inline::Strong(content) => format!("**{}**", inlines(content)),
        Inline::Strikethrough(content) => format!("~~{}~~", inlines(content)),
        Inline::Link { label, url } => format!("[{}]({url})", inlines(label)),
        Inline::Image { alt, url } => format!("![{alt}]({url})"),
        Inline::Break => " ⏎ ".to_owned(),
        Inline::FootnoteReference(label) => format!("[^{label}]"),
        Inline::Sentence { number, content } => format!("{{{number} {}}}", inlines(content)),
    }
}
