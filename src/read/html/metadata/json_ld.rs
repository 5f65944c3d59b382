//! What a page says of its article in JSON-LD, in the words of schema.org.
//!
//! Objects may be nested, listed in `@graph`, or stand for one another by `@id`. Broken JSON says nothing.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// What was said; everything as written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct JsonLd {
    pub(super) headline: Option<String>,
    pub(super) published: Option<String>,
    pub(super) modified: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) url: Option<String>,
    pub(super) lang: Option<String>,
    /// The text, line feeds and markup as written.
    pub(super) body: Option<String>,
}

/// Reads the article among the objects of `scripts`; the first article counts.
pub(super) fn read(scripts: &[String]) -> Option<JsonLd> {
    let values: Vec<Value> = scripts
        .iter()
        .filter_map(|script| serde_json::from_str(&without_line_feeds(script)).ok())
        .collect();
    let mut objects = Vec::new();
    for value in &values {
        collect(value, 0, &mut objects);
    }
    let mut by_id = BTreeMap::new();
    for object in &objects {
        if let Some(id) = string(object.get("@id")) {
            // A reference has nothing but its `@id`; the object itself has more.
            if object.len() > 1 {
                by_id.entry(id).or_insert(*object);
            }
        }
    }
    let article = objects.iter().find(|object| is_article(object))?;
    let page = article.get("mainEntityOfPage");
    Some(JsonLd {
        headline: string(article.get("headline")).or_else(|| string(article.get("name"))),
        published: string(article.get("datePublished"))
            .or_else(|| string(article.get("dateCreated"))),
        modified: string(article.get("dateModified")),
        author: names(article.get("author"), &by_id)
            .or_else(|| names(article.get("creator"), &by_id)),
        publisher: names(article.get("publisher"), &by_id)
            .or_else(|| names(article.get("sourceOrganization"), &by_id)),
        url: string(article.get("url"))
            .or_else(|| string(page))
            .or_else(|| string(page.and_then(|page| page.get("@id")))),
        lang: string(article.get("inLanguage")),
        body: article.get("articleBody").and_then(Value::as_str).map(str::to_owned),
    })
}

/// Every object in `value`, outer ones first. JSON nests 128 deep at most; this looks less far.
fn collect<'a>(value: &'a Value, depth: usize, objects: &mut Vec<&'a Map<String, Value>>) {
    if depth > 8 {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|one| collect(one, depth + 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            object.values().for_each(|one| collect(one, depth + 1, objects));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether an object is an article: schema.org's Article, its subtypes, and postings.
fn is_article(object: &Map<String, Value>) -> bool {
    let is_it = |kind: &str| {
        let kind = kind.rsplit(['/', ':']).next().unwrap_or(kind);
        kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report"
    };
    match object.get("@type") {
        Some(Value::String(kind)) => is_it(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_it),
        _ => false,
    }
}

/// The name of a person or an organisation; several joined with `, `.
fn names(value: Option<&Value>, by_id: &BTreeMap<String, &Map<String, Value>>) -> Option<String> {
    match value? {
        Value::String(name) => clean(name),
        Value::Object(object) => string(object.get("name")).or_else(|| {
            let referred = by_id.get(&string(object.get("@id"))?)?;
            string(referred.get("name"))
        }),
        Value::Array(values) => {
            let each: Vec<String> =
                values.iter().take(20).filter_map(|one| names(Some(one), by_id)).collect();
            clean(&each.join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn string(value: Option<&Value>) -> Option<String> {
    clean(value?.as_str()?)
}

fn clean(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Line feeds inside strings are a common slip that JSON forbids; outside strings they are space.
fn without_line_feeds(script: &str) -> String {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let script = script.trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let script = script.trim_end_matches("//]]>").trim_end_matches("]]>").trim_end_matches(';');
    script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(script: &str, expected: Option<JsonLd>) {
        assert_eq!(read(&[script.to_owned()]), expected);
    }

    fn said(headline: &str, author: Option<&str>, publisher: Option<&str>) -> Option<JsonLd> {
        Some(JsonLd {
            headline: Some(headline.to_owned()),
            author: author.map(str::to_owned),
            publisher: publisher.map(str::to_owned),
            ..JsonLd::default()
        })
    }

    #[test]
    fn reads_an_article() {
        check(
            r#"{"@type":"NewsArticle","headline":" 船\n到 ","author":[{"name":"甲"},"乙"],"publisher":{"name":"港报"}}"#,
            said("船 到", Some("甲, 乙"), Some("港报")),
        );
    }

    #[test]
    fn looks_into_graphs_and_follows_references() {
        check(
            r##"{"@graph":[{"@type":"WebSite","name":"站"},{"@type":["Thing","Article"],"headline":"船","publisher":{"@id":"#o"}},{"@id":"#o","@type":"Organization","name":"港报"}]}"##,
            said("船", None, Some("港报")),
        );
    }

    #[test]
    fn passes_over_other_objects_and_broken_ones() {
        check(r#"{"@type":"BreadcrumbList","name":"船"}"#, None);
        check(r#"{"@type":"Article","headline":"#, None);
    }

    #[test]
    fn forgives_line_feeds_in_strings() {
        check("{\"@type\":\"Article\",\"headline\":\"船\n到\"}", said("船 到", None, None));
    }
}
