//! `glossary.toml`: a site's own names and terms.

use crate::model::{Glossary, GlossaryTerm, NameKind, Report, SourcePath};

use super::table::{Origin, parse};

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
/// `aliases` (other English forms), `kind`.
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
    table.finish(report);
    Glossary { terms }
}
