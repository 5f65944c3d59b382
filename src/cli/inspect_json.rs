//! `digest inspect --format json`: everything the pipeline knows, in a stable order of keys.

use serde_json::{Value, json};

use super::print;
use crate::model::{
    Approximation, Article, DateMention, DateValue, Entry, Event, Inline, Name, Quantity, Report,
    SourcePath, plain_text,
};
use crate::pipeline::Prepared;
use crate::text::dates::edtf;

/// The document for all files; `others` are remarks on files that are no articles (settings).
pub(super) fn files(files: &[Prepared], others: &Report) -> Value {
    let mut list: Vec<Value> = files
        .iter()
        .map(|file| {
            let articles: Vec<Value> = file.entries.iter().map(article).collect();
            one_file(&file.path, file.encoding, &file.report, articles)
        })
        .collect();
    let mut paths: Vec<&SourcePath> = others.diagnostics.iter().map(|one| &one.path).collect();
    paths.sort();
    paths.dedup();
    for path in paths {
        let diagnostics =
            others.diagnostics.iter().filter(|one| one.path == *path).cloned().collect();
        list.push(one_file(path, None, &Report { diagnostics }, Vec::new()));
    }
    json!({ "files": list })
}

fn one_file(
    path: &SourcePath,
    encoding: Option<&str>,
    report: &Report,
    articles: Vec<Value>,
) -> Value {
    json!({
        "path": path.as_str(), "encoding": encoding, "diagnostics": print::diagnostics_json(report), "articles": articles,
    })
}

fn article(entry: &Entry) -> Value {
    let article = &entry.article;
    json!({
        "id": article.id,
        "lang": article.lang,
        "title": article.title.as_ref().map(|title| &title.text),
        "title_origin": article.title.as_ref().map(|title| title.origin),
        "published": article.published.map(|published| published.date.to_string()),
        "published_origin": article.published.map(|published| published.origin),
        "source_name": article.source_name,
        "author": article.author,
        "editor": article.editor,
        "url": article.url,
        "paragraphs": paragraphs(entry),
        "sentences": entry.sentences.iter().map(|one| json!({ "text": one.text, "paragraph": one.paragraph })).collect::<Vec<_>>(),
        "edits": edits(article),
        "summary": {
            "points": entry.points.iter().map(|one| json!({ "text": one.text, "shown": one.shown, "sentence": one.sentence })).collect::<Vec<_>>(),
        },
        "dates": entry.dates.iter().map(date).collect::<Vec<_>>(),
        "timeline": entry.timeline.iter().map(event).collect::<Vec<_>>(),
        "quantities": entry.quantities.iter().map(quantity).collect::<Vec<_>>(),
        "names": entry.names.iter().map(name).collect::<Vec<_>>(),
        "quotes": entry.quotes.iter()
            .map(|one| json!({ "text": one.text, "speaker": one.speaker, "sentence": one.sentence })).collect::<Vec<_>>(),
        "checks": entry.checks.iter()
            .map(|one| json!({ "rule": one.rule, "message": one.message, "sentence": one.sentence })).collect::<Vec<_>>(),
    })
}

/// The text of each numbered block, in order.
fn paragraphs(entry: &Entry) -> Vec<String> {
    let mut paragraphs = Vec::new();
    collect(&entry.article.blocks, &mut paragraphs);
    paragraphs
}

fn collect(blocks: &[crate::model::Block], paragraphs: &mut Vec<String>) {
    use crate::model::BlockKind;
    let push = |content: &[Inline], paragraphs: &mut Vec<String>| {
        paragraphs.push(plain_text(content).trim().to_owned());
    };
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { content, .. } | BlockKind::Paragraph(content)
                if block.number.is_some() =>
            {
                push(content, paragraphs);
            }
            BlockKind::List { items, .. } => {
                items.iter().for_each(|item| collect(&item.blocks, paragraphs));
            }
            BlockKind::Quote(inner) | BlockKind::Footnote { blocks: inner, .. } => {
                collect(inner, paragraphs);
            }
            BlockKind::Heading { .. }
            | BlockKind::Paragraph(_)
            | BlockKind::Code { .. }
            | BlockKind::Table { .. }
            | BlockKind::Figure { .. }
            | BlockKind::Rule => {}
        }
    }
}

fn edits(article: &Article) -> Vec<Value> {
    let edit = |one: &crate::model::Edit| {
        json!({
            "rule": one.rule.name(), "line": one.place.line, "column": one.place.column,
            "before": one.before, "after": one.after, "certain": one.certain,
        })
    };
    article.edits.iter().map(edit).collect()
}

fn days(value: Option<&DateValue>) -> (Option<String>, Option<String>) {
    let day = |day: Option<crate::model::Date>| day.map(|day| day.to_string());
    value.map_or((None, None), |value| (day(value.start), day(value.end)))
}

fn date(one: &DateMention) -> Value {
    let (start, end) = days(one.value.as_ref());
    json!({
        "expression": one.expression, "sentence": one.sentence, "start_char": one.start_char, "end_char": one.end_char,
        "value": one.value.as_ref().map(|value| edtf(value, one.approximation)), "start": start, "end": end,
        "precision": one.value.map(|value| value.precision), "approximate": one.approximation == Approximation::About,
        "inferred": one.inferred, "role": one.role,
    })
}

fn event(one: &Event) -> Value {
    let (start, end) = days(Some(&one.when));
    json!({
        "start": start, "end": end, "value": edtf(&one.when, one.approximation), "precision": one.when.precision,
        "planned": one.planned, "inferred": one.inferred, "text": one.text, "sentence": one.sentence,
    })
}

fn quantity(one: &Quantity) -> Value {
    json!({
        "expression": one.expression, "sentence": one.sentence, "start_char": one.start_char, "end_char": one.end_char,
        "value": one.value.to_string(), "value_max": one.value_max.map(|value| value.to_string()), "unit": one.unit, "per": one.per, "kind": one.kind,
        "modifier": one.modifier, "direction": one.direction, "measure": one.measure, "period": one.period, "expected": one.expected,
        "key": one.key,
        "display": one.display,
    })
}

fn name(one: &Name) -> Value {
    json!({ "text": one.text, "kind": one.kind, "en": one.en })
}
