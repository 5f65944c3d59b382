//! `digest.toml`: the settings of a site.

use crate::model::{
    Config, Locale, PerLocale, Place, Region, Report, RuleSet, SourcePath, SummaryBudget,
    Untranslated,
};

use super::rules::rule_set;
use super::table::{Origin, Table, parse};
use super::translate;

/// Where a site is published that does not say where: addresses work, but feeds and alternates need the real one.
pub const DEFAULT_BASE_URL: &str = "http://localhost:8080/";

/// So many of the newest articles have cards where the site does not say: a card is a few milliseconds of work and 15 KB,
/// and what is shared is mostly new.
const DEFAULT_CARDS: usize = 500;

/// Reads `digest.toml`. Keys that are absent, or wrong, get the defaults; an empty text is a valid site.
///
/// What is wrong is in `report`: a site with errors is looked at to the end, so that the editor hears of everything at
/// once, and then not published.
pub fn site(text: &str, path: &SourcePath, report: &mut Report) -> Config {
    match parse(Origin::new(path, text, 1), report) {
        Some(mut table) => {
            let config = read(&mut table, path, report);
            table.finish(report);
            config
        }
        None => read(&mut Table::empty(Origin::new(path, "", 1)), path, report),
    }
}

fn read(table: &mut Table<'_, '_>, path: &SourcePath, report: &mut Report) -> Config {
    let budget = SummaryBudget::default();
    Config {
        title: table
            .per_locale("title", report)
            .unwrap_or_else(|| PerLocale::from_fn(default_title)),
        description: table.per_locale("description", report).unwrap_or_default(),
        base_url: base_url(table, path, report),
        cname: table.flag("cname", report).unwrap_or(false),
        languages: languages(table, path, report),
        region: table
            .choice("traditional", &[("tw", Region::Taiwan), ("hk", Region::HongKong)], report)
            .unwrap_or(Region::Taiwan),
        untranslated: table
            .choice(
                "untranslated",
                &[
                    ("list", Untranslated::List),
                    ("show", Untranslated::Show),
                    ("hide", Untranslated::Hide),
                ],
                report,
            )
            .unwrap_or(Untranslated::List),
        theme: table.string("theme", report).unwrap_or_else(|| "default".to_owned()),
        cards: table.most("cards", report).unwrap_or(DEFAULT_CARDS),
        avif: table.flag("avif", report).unwrap_or(false),
        rules: table
            .strings("rules", report)
            .map_or_else(RuleSet::default, |names| rule_set(&names, path, report)),
        summary: table.table("summary", report).map_or(budget, |mut summary| {
            let read = SummaryBudget {
                han_chars: summary.count("han", report).unwrap_or(budget.han_chars),
                words: summary.count("words", report).unwrap_or(budget.words),
                points: summary.count("points", report).unwrap_or(budget.points),
            };
            summary.finish(report);
            read
        }),
        topics: table.table("topics", report).map_or_else(Vec::new, |mut topics| {
            let named = topics.take_rest();
            named
                .into_iter()
                .filter_map(|(key, _, value)| {
                    Some((key.clone(), topics.as_per_locale(&key, value, report)?))
                })
                .collect()
        }),
        translate: table
            .table("translate", report)
            .and_then(|section| translate::section(section, path, report)),
    }
}

fn default_title(locale: Locale) -> String {
    match locale {
        Locale::En => "Digest",
        Locale::ZhHans => "文摘",
        Locale::ZhHant => "文摘",
    }
    .to_owned()
}

fn base_url(table: &mut Table<'_, '_>, path: &SourcePath, report: &mut Report) -> String {
    let Some((url, place)) = table.string_at("base_url", report) else {
        return DEFAULT_BASE_URL.to_owned();
    };
    match normal_base_url(&url) {
        Some(url) => url,
        None => {
            report.error(
                "config/base-url",
                path,
                Some(place),
                format!("`{url}` is no address of a site"),
                "write it whole: \"https://example.org/digest/\"",
            );
            DEFAULT_BASE_URL.to_owned()
        }
    }
}

/// An http address without query and fragment, ending in `/`; `None` for anything else.
pub fn normal_base_url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or(url.strip_prefix("http://"))?;
    let good = !rest.is_empty()
        && !rest.starts_with('/')
        && rest.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/:%[]".contains(c))
        && !rest.split('/').skip(1).any(|part| part == ".." || part == ".");
    good.then(|| if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
}

fn languages(table: &mut Table<'_, '_>, path: &SourcePath, report: &mut Report) -> Vec<Locale> {
    let Some(tags) = table.strings("languages", report) else { return Locale::ALL.to_vec() };
    let mut languages = Vec::new();
    for (tag, place) in &tags {
        match Locale::ALL.into_iter().find(|locale| locale.tag() == tag) {
            Some(locale) if languages.contains(&locale) => {}
            Some(locale) => languages.push(locale),
            None => unknown_language(tag, path, *place, report),
        }
    }
    if languages.is_empty() { Locale::ALL.to_vec() } else { languages }
}

pub(super) fn unknown_language(tag: &str, path: &SourcePath, place: Place, report: &mut Report) {
    report.error(
        "config/language",
        path,
        Some(place),
        format!("unknown language `{tag}`"),
        "write `en`, `zh-Hans` or `zh-Hant`",
    );
}
