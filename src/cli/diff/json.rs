//! `digest diff --format json`: every edit with its rule and place, in a stable order of keys.

use serde_json::{Value, json};

use super::counts::{Counts, counts};
use super::{Choice, print};
use crate::model::{Article, Format, Report};
use crate::pipeline::Traced;

/// The document for all files; `others` are remarks on files that are no articles (settings).
pub(super) fn files(files: &[Traced], choice: &Choice, others: &Report) -> Value {
    let all = files.iter().flat_map(|file| &file.articles);
    json!({
        "files": files.iter().map(|one| file(one, choice)).collect::<Vec<_>>(),
        "rules": rules(&counts(all, choice)),
        "diagnostics": print::diagnostics_json(others),
    })
}

fn file(file: &Traced, choice: &Choice) -> Value {
    let format = match file.format {
        Format::Plain => "plain",
        Format::Markdown => "markdown",
        Format::Html => "html",
    };
    json!({
        "path": file.path.as_str(), "format": format, "encoding": file.encoding,
        "articles": file.articles.iter().map(|one| article(one, choice)).collect::<Vec<_>>(),
        "diagnostics": print::diagnostics_json(&file.report),
    })
}

fn article(article: &Article, choice: &Choice) -> Value {
    let edits = article.edits.iter().filter(|edit| choice.counts(edit.rule)).map(|edit| {
        json!({
            "rule": edit.rule.name(), "line": edit.place.line, "column": edit.place.column,
            "before": edit.before, "after": edit.after, "certain": edit.certain,
        })
    });
    json!({
        "id": article.id, "lang": article.lang,
        "title": article.title.as_ref().map(|title| &title.text),
        "edits": edits.collect::<Vec<_>>(),
        "rules": rules(&counts([article], choice)),
    })
}

fn rules(counts: &Counts) -> Vec<Value> {
    counts
        .iter()
        .map(|(rule, count)| {
            json!({
                "rule": rule.name(), "edits": count.edits,
                "removed_chars": count.removed, "inserted_chars": count.inserted,
            })
        })
        .collect()
}
