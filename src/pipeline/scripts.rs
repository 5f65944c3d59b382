//! Tells the editor of characters of the other Chinese script: those that conversion left, and those that an author mixed in.

use crate::localize::{self, Context};
use crate::model::{Locale, Report, Story, VersionOrigin};

use super::unit::UnitFile;

/// A text with more of them is in the other script, or in two; to name each is no help.
const MOST_NAMED: usize = 8;

/// Reports on all versions of a story; `files` are those it was read from.
pub(super) fn report(story: &Story, files: &[UnitFile], context: Context<'_>, report: &mut Report) {
    for version in &story.versions {
        let from = match version.origin {
            VersionOrigin::Converted { from, .. } => from,
            VersionOrigin::Original | VersionOrigin::Translated { .. } => version.locale,
        };
        let Some(written) = story.version(from) else { continue };
        let path = &written.entry.article.path;
        let source = files.iter().find(|file| file.path == *path).map_or("", |file| &file.text);
        let found = localize::leftovers(version, &written.entry, source, context);
        let converted = matches!(version.origin, VersionOrigin::Converted { .. });
        let (only, script) = match version.locale {
            Locale::ZhHant => ("Simplified", "Traditional"),
            Locale::ZhHans | Locale::En => ("Traditional", "Simplified"),
        };
        for one in found.iter().take(MOST_NAMED) {
            let c = one.character;
            let times =
                if one.count == 1 { String::new() } else { format!(", {} times", one.count) };
            let (rule, message) = if converted {
                let rule = "convert/left-over";
                (rule, format!("the {script} version has `{c}`{times}, which only {only} text has"))
            } else {
                let rule = "convert/mixed-script";
                (rule, format!("this {script} text has `{c}`{times}, which only {only} text has"))
            };
            let help = if converted {
                "write a [[phrase]] in glossary.toml, or both forms: `-{zh-hans:…;zh-hant:…}-`"
            } else {
                "write it in the script of the text, or keep it with `-{…}-`; `lang` says which script is meant"
            };
            report.warn(rule, path, one.place, message, help);
        }
        if let Some(more) = found.len().checked_sub(MOST_NAMED).filter(|more| *more > 0) {
            let rule = if converted { "convert/left-over" } else { "convert/mixed-script" };
            let message = format!("and {more} more characters that only {only} text has");
            report.warn(
                rule,
                path,
                None,
                message,
                "if most of the text is in that script, set `lang`",
            );
        }
    }
}
