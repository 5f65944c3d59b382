//! `digest diff --format json`: every edit with its rule and place, in a stable order of keys. A text may have a hundred
//! thousand edits, so they are written as they are and not gathered first.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::counts::{Counts, counts};
use super::{Choice, print};
use crate::model::{Article, Edit, Format, Locale, Report};
use crate::pipeline::Traced;

/// The document for all files.
#[derive(Serialize)]
pub(super) struct Comparison<'a> {
    files: Vec<File<'a>>,
    rules: Vec<RuleCount>,
    diagnostics: Value,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    format: &'static str,
    encoding: Option<&'static str>,
    articles: Vec<Cleaned<'a>>,
    diagnostics: Value,
}

#[derive(Serialize)]
struct Cleaned<'a> {
    id: &'a str,
    lang: Locale,
    title: Option<&'a str>,
    edits: Edits<'a>,
    rules: Vec<RuleCount>,
}

/// The edits of an article that were asked for.
struct Edits<'a>(&'a Article, &'a Choice);

#[derive(Serialize)]
struct EditSeen<'a> {
    rule: &'static str,
    line: u32,
    column: u32,
    before: &'a str,
    after: &'a str,
    certain: bool,
}

#[derive(Serialize)]
struct RuleCount {
    rule: &'static str,
    edits: usize,
    removed_chars: usize,
    inserted_chars: usize,
}

/// The document for `files`; `others` are remarks on files that are no articles (settings).
pub(super) fn files<'a>(
    files: &'a [Traced],
    choice: &'a Choice,
    others: &Report,
) -> Comparison<'a> {
    let all = files.iter().flat_map(|file| &file.articles);
    Comparison {
        files: files.iter().map(|one| file(one, choice)).collect(),
        rules: rules(&counts(all, choice)),
        diagnostics: print::diagnostics_json(others),
    }
}

fn file<'a>(file: &'a Traced, choice: &'a Choice) -> File<'a> {
    let format = match file.format {
        Format::Plain => "plain",
        Format::Markdown => "markdown",
        Format::Html => "html",
    };
    File {
        path: file.path.as_str(),
        format,
        encoding: file.encoding,
        articles: file.articles.iter().map(|one| article(one, choice)).collect(),
        diagnostics: print::diagnostics_json(&file.report),
    }
}

fn article<'a>(article: &'a Article, choice: &'a Choice) -> Cleaned<'a> {
    Cleaned {
        id: &article.id,
        lang: article.lang,
        title: article.title.as_ref().map(|title| title.text.as_str()),
        edits: Edits(article, choice),
        rules: rules(&counts([article], choice)),
    }
}

impl Serialize for Edits<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let asked = self.0.edits.iter().filter(|edit| self.1.counts(edit.rule));
        serializer.collect_seq(asked.map(seen))
    }
}

fn seen(edit: &Edit) -> EditSeen<'_> {
    EditSeen {
        rule: edit.rule.name(),
        line: edit.place.line,
        column: edit.place.column,
        before: &edit.before,
        after: &edit.after,
        certain: edit.certain,
    }
}

fn rules(counts: &Counts) -> Vec<RuleCount> {
    let count = |(rule, count): (&crate::model::Rule, &super::counts::Count)| RuleCount {
        rule: rule.name(),
        edits: count.edits,
        removed_chars: count.removed,
        inserted_chars: count.inserted,
    };
    counts.iter().map(count).collect()
}
