//! Front matter, sidecars and `_defaults.toml`: what the editor overrules for an article.

use crate::model::{
    BoxKind, BoxSetting, EventSetting, Place, Publish, Report, Settings, SourcePath, Spanned,
    Variants,
};

use super::rules::rule_set;
use super::site::unknown_language;
use super::table::{Origin, Table, parse};
use super::{figures, record, when};

/// Reads the settings of an article. `first_line` is the line of the file on which `text` begins.
///
/// What has errors is left out, and the errors are in `report`.
pub fn article(text: &str, path: &SourcePath, first_line: u32, report: &mut Report) -> Settings {
    let Some(mut table) = parse(Origin::new(path, text, first_line), report) else {
        return Settings::default();
    };
    let spanned = |(value, place): (String, Place)| Spanned { value, path: path.clone(), place };
    let settings = Settings {
        title: table.string("title", report),
        date: table.date("date", report),
        source: table.string("source", report),
        url: url(&mut table, path, report),
        author: table.string("author", report),
        translator: table.string("translator", report),
        made_from: table.strings("made_from", report).map(|list| record::read(list, path, report)),
        licence: table.string("licence", report),
        topics: table.strings("topics", report).map(|topics| keys(topics, path, report)),
        slug: table
            .string_at("slug", report)
            .filter(|slug| good_slug(slug, path, report))
            .map(spanned),
        aliases: aliases(table.strings("aliases", report), path, report),
        lang: table.string_at("lang", report).and_then(|(tag, place)| {
            let locale = crate::model::Locale::from_tag(&tag);
            if locale.is_none() {
                unknown_language(&tag, path, place, report);
            }
            locale
        }),
        publish: table.choice(
            "publish",
            &[("full", Publish::Full), ("summary", Publish::Summary), ("link", Publish::Link)],
            report,
        ),
        draft: table.flag("draft", report),
        variants: table.choice(
            "variants",
            &[("auto", Variants::Auto), ("none", Variants::None)],
            report,
        ),
        keep: patterns(table.strings("keep", report), path, report),
        drop: patterns(table.strings("drop", report), path, report),
        rules: table.strings("rules", report).map(|names| rule_set(&names, path, report)),
        reviewed: table.flag("reviewed", report),
        boxes: table
            .tables("box", report)
            .into_iter()
            .filter_map(|(one, place)| a_box(one, path, place, report))
            .collect(),
        events: table
            .tables("event", report)
            .into_iter()
            .filter_map(|(one, place)| an_event(one, path, place, report))
            .collect(),
        figures: table
            .tables("figure", report)
            .into_iter()
            .filter_map(|(one, place)| {
                let value = figures::a_figure(one, path, place, report)?;
                Some(Spanned { value, path: path.clone(), place })
            })
            .collect(),
    };
    table.finish(report);
    settings
}

fn url(table: &mut Table<'_, '_>, path: &SourcePath, report: &mut Report) -> Option<String> {
    let (url, place) = table.string_at("url", report)?;
    if url.starts_with("https://") || url.starts_with("http://") {
        return Some(url);
    }
    report.error(
        "config/wrong-url",
        path,
        Some(place),
        format!("`{url}` is no web address"),
        "write it whole: \"https://…\"",
    );
    None
}

/// Keys of topics become addresses: lower-case ASCII letters, digits and hyphens.
fn keys(topics: Vec<(String, Place)>, path: &SourcePath, report: &mut Report) -> Vec<String> {
    topics
        .into_iter()
        .filter(|topic| is_key(topic, "topic", path, report))
        .map(|(topic, _)| topic)
        .collect()
}

fn good_slug(slug: &(String, Place), path: &SourcePath, report: &mut Report) -> bool {
    is_key(slug, "slug", path, report)
}

fn is_key(
    (text, place): &(String, Place),
    what: &str,
    path: &SourcePath,
    report: &mut Report,
) -> bool {
    let good = !text.is_empty()
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !text.starts_with('-')
        && !text.ends_with('-');
    if !good {
        report.error(
            "config/wrong-value",
            path,
            Some(*place),
            format!("`{text}` cannot be a {what}"),
            "use lower-case letters a to z, digits and hyphens between them",
        );
    }
    good
}

/// Old slugs, and old paths that begin with `/`: Latin letters, digits and `-._~` between the slashes.
fn aliases(
    list: Option<Vec<(String, Place)>>,
    path: &SourcePath,
    report: &mut Report,
) -> Vec<Spanned<String>> {
    let good_part = |part: &str| {
        !matches!(part, "." | "..")
            && part.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c))
    };
    let mut good = |(text, place): &(String, Place)| {
        let Some(below) = text.strip_prefix('/') else {
            return is_key(&(text.clone(), *place), "old slug", path, report);
        };
        let good = below.len() > 1 && !below.contains("//") && below.split('/').all(good_part);
        if !good {
            report.error(
                "config/wrong-value",
                path,
                Some(*place),
                format!("`{text}` is no path below the site"),
                "write an old slug, or a path such as /2014/06/rain.html",
            );
        }
        good
    };
    let list = list.unwrap_or_default().into_iter().filter(|one| good(one));
    list.map(|(value, place)| Spanned { value, path: path.clone(), place }).collect()
}

/// Texts and `/regular expressions/`; an expression that cannot be read is an error.
fn patterns(
    list: Option<Vec<(String, Place)>>,
    path: &SourcePath,
    report: &mut Report,
) -> Vec<Spanned<String>> {
    list.unwrap_or_default()
        .into_iter()
        .filter(|(text, place)| {
            let expression = text
                .strip_prefix('/')
                .and_then(|text| text.strip_suffix('/'))
                .filter(|text| !text.is_empty());
            let error = expression.and_then(|expression| regex::Regex::new(expression).err());
            if let Some(error) = &error {
                let reason = error.to_string();
                let reason = reason
                    .lines()
                    .last()
                    .unwrap_or_default()
                    .trim_start_matches("error: ")
                    .to_owned();
                report.error(
                    "config/wrong-value",
                    path,
                    Some(*place),
                    format!("not a regular expression: {reason}"),
                    "mend it, or leave off the slashes for plain text",
                );
            } else if text.is_empty() {
                report.error(
                    "config/wrong-value",
                    path,
                    Some(*place),
                    "empty text",
                    "write the text meant",
                );
            }
            error.is_none() && !text.is_empty()
        })
        .map(|(value, place)| Spanned { value, path: path.clone(), place })
        .collect()
}

fn a_box(
    mut table: Table<'_, '_>,
    path: &SourcePath,
    place: Place,
    report: &mut Report,
) -> Option<BoxSetting> {
    let options: Vec<(&str, BoxKind)> =
        BoxKind::ALL.iter().map(|kind| (kind.name(), *kind)).collect();
    let missing = report.diagnostics.len();
    let kind = table.choice("kind", &options, report);
    let items: Vec<String> = table
        .strings("items", report)
        .unwrap_or_default()
        .into_iter()
        .map(|(item, _)| item)
        .collect();
    if report.diagnostics.len() == missing && (kind.is_none() || items.is_empty()) {
        report.error(
            "config/missing-key",
            path,
            Some(place),
            "a [[box]] needs `kind` and `items`",
            "write kind = \"background\" and items = [\"…\"]",
        );
    }
    table.finish(report);
    kind.filter(|_| !items.is_empty()).map(|kind| BoxSetting { kind, items })
}

fn an_event(
    mut table: Table<'_, '_>,
    path: &SourcePath,
    place: Place,
    report: &mut Report,
) -> Option<EventSetting> {
    let before = report.diagnostics.len();
    let date = when::date("date", &mut table, path, report);
    let text = table.string("text", report).unwrap_or_default();
    let planned = table.flag("planned", report).unwrap_or(false);
    let hide = table.flag("hide", report).unwrap_or(false);
    if report.diagnostics.len() == before && (date.is_none() || (text.is_empty() && !hide)) {
        report.error(
            "config/missing-key",
            path,
            Some(place),
            "an [[event]] needs `date` and `text`",
            "write date = \"2020-04-28\" and text = \"…\", or hide = true",
        );
    }
    table.finish(report);
    Some(EventSetting { date: date?, text, planned, hide })
        .filter(|event| event.hide || !event.text.is_empty())
}
