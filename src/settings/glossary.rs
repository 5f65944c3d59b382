//! `glossary.toml`: a site's own names and terms, and its own words for script conversion.

use crate::model::{Glossary, GlossaryTerm, NameKind, Phrase, Report, SourcePath};

use super::table::{Origin, Table, parse};

const KINDS: &[(&str, NameKind)] = &[
    ("person", NameKind::Person),
    ("organisation", NameKind::Organisation),
    ("place", NameKind::Place),
    ("event", NameKind::Event),
    ("product", NameKind::Product),
    ("work", NameKind::Work),
    ("term", NameKind::Term),
];

/// Reads `[[term]]` tables: `zh-Hans` (one form, or a list whose first is the usual one), `zh-Hant-TW`, `zh-Hant-HK`, `en`,
/// `aliases` (other English forms), `kind`; and `[[phrase]]` tables: `zh-Hans`, `zh-Hant` (for both regions), `zh-Hant-TW`,
/// `zh-Hant-HK`.
pub fn glossary(text: &str, path: &SourcePath, report: &mut Report) -> Glossary {
    let Some(mut table) = parse(Origin::new(path, text, 1), report) else {
        return Glossary::default();
    };
    let mut terms = Vec::new();
    for (mut one, place) in table.tables("term", report) {
        let before = report.diagnostics.len();
        let zh_hans = one.text_or_texts("zh-Hans", report);
        let term = GlossaryTerm {
            kind: one.choice("kind", KINDS, report).unwrap_or(NameKind::Term),
            zh_hans,
            zh_hant_tw: one.string("zh-Hant-TW", report),
            zh_hant_hk: one.string("zh-Hant-HK", report),
            en: one.string("en", report),
            en_aliases: one
                .strings("aliases", report)
                .unwrap_or_default()
                .into_iter()
                .map(|(alias, _)| alias)
                .collect(),
        };
        if report.diagnostics.len() == before && term.zh_hans.is_empty() && term.en.is_none() {
            report.error(
                "config/missing-key",
                path,
                Some(place),
                "a [[term]] needs `zh-Hans` or `en`",
                "write at least one of them",
            );
        }
        one.finish(report);
        terms.push(term);
    }
    let phrases = phrases(&mut table, path, report);
    table.finish(report);
    Glossary { terms, phrases }
}

fn phrases(table: &mut Table<'_, '_>, path: &SourcePath, report: &mut Report) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for (mut one, place) in table.tables("phrase", report) {
        let before = report.diagnostics.len();
        let zh_hans = one.string("zh-Hans", report).unwrap_or_default();
        let both = one.string("zh-Hant", report);
        let zh_hant_tw = one.string("zh-Hant-TW", report).or(both.clone());
        let zh_hant_hk = one.string("zh-Hant-HK", report).or(both);
        let said = zh_hant_tw.is_some() || zh_hant_hk.is_some();
        if report.diagnostics.len() == before && (zh_hans.is_empty() || !said) {
            report.error(
                "config/missing-key",
                path,
                Some(place),
                "a [[phrase]] needs `zh-Hans` and `zh-Hant`",
                "write both; `zh-Hant-TW` and `zh-Hant-HK` where the regions differ",
            );
        }
        one.finish(report);
        if !zh_hans.is_empty() {
            phrases.push(Phrase { zh_hans, zh_hant_tw, zh_hant_hk });
        }
    }
    phrases
}
