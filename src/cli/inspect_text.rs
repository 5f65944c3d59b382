//! `digest inspect` for people: an article on one screen.

use std::fmt::Write;

use crate::model::Entry;
use crate::pipeline::Prepared;
use crate::text::dates;

/// The text for all files.
pub(super) fn files(files: &[Prepared]) -> String {
    let mut text = String::new();
    for file in files {
        for entry in &file.entries {
            // Writing to a string cannot fail.
            let _ = article(entry, file.encoding.unwrap_or("?"), &mut text);
        }
    }
    text
}

fn article(entry: &Entry, encoding: &str, text: &mut String) -> std::fmt::Result {
    let article = &entry.article;
    let title = article.title.as_ref();
    writeln!(text, "{}", title.map_or("(no title)", |title| &title.text))?;
    let published =
        article.published.map_or("no date".to_owned(), |published| published.date.to_string());
    writeln!(text, "  {} · {} · {published} · {encoding}", article.id, article.lang)?;
    for (label, value) in [
        ("source", &article.source_name),
        ("author", &article.author),
        ("editor", &article.editor),
        ("url", &article.url),
    ] {
        if let Some(value) = value {
            writeln!(text, "  {label}: {value}")?;
        }
    }
    section(
        text,
        "key points",
        entry.points.iter().map(|one| format!("{}  [s{}]", one.shown, one.sentence)),
    )?;
    let figures = entry.quantities.iter().filter(|one| one.key);
    section(
        text,
        "key figures",
        figures.map(|one| {
            let measure = one.measure.as_deref().unwrap_or(&one.expression);
            format!("{}  {measure}  [s{}]", one.display.get(article.lang), one.sentence)
        }),
    )?;
    section(
        text,
        "timeline",
        entry.timeline.iter().map(|one| {
            let planned = if one.planned { " (planned)" } else { "" };
            format!(
                "{}{planned}  {}  [s{}]",
                dates::display(&one.when, one.approximation, article.lang),
                one.text,
                one.sentence
            )
        }),
    )?;
    section(
        text,
        "names",
        entry.names.iter().map(|one| match &one.en {
            Some(en) if *en != one.text => format!("{} ({en})", one.text),
            _ => one.text.clone(),
        }),
    )?;
    section(
        text,
        "quotes",
        entry.quotes.iter().map(|one| {
            format!("{} — {}  [s{}]", one.text, one.speaker.as_deref().unwrap_or("?"), one.sentence)
        }),
    )?;
    section(
        text,
        "checks",
        entry
            .checks
            .iter()
            .map(|one| format!("{}: {}  [s{}]", one.rule, one.message, one.sentence)),
    )?;
    let mut rules: Vec<(&str, usize)> = Vec::new();
    for edit in &article.edits {
        match rules.iter_mut().find(|(rule, _)| *rule == edit.rule.name()) {
            Some((_, count)) => *count += 1,
            None => rules.push((edit.rule.name(), 1)),
        }
    }
    section(text, "cleaned", rules.iter().map(|(rule, count)| format!("{rule}: {count}")))?;
    let mut paragraph = 0;
    write!(text, "\n  text")?;
    for sentence in &entry.sentences {
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            write!(text, "\n    ¶{paragraph} ")?;
        } else {
            text.push(' ');
        }
        text.push_str(&sentence.text);
    }
    text.push_str("\n\n");
    Ok(())
}

fn section(
    text: &mut String,
    heading: &str,
    lines: impl Iterator<Item = String>,
) -> std::fmt::Result {
    for (number, line) in lines.enumerate() {
        if number == 0 {
            writeln!(text, "\n  {heading}")?;
        }
        writeln!(text, "    {line}")?;
    }
    Ok(())
}
