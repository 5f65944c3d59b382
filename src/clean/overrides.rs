//! The editor's `keep` and `drop`: they go before every rule.

use regex::Regex;

use crate::model::{Report, Rule, Spanned};

use super::Source;
use super::lines::Lines;
use super::tape::Tape;

/// Locks what the editor keeps and takes out what the editor drops; what matches nothing is reported.
pub(super) fn apply(tape: &mut Tape, lines: &Lines, source: Source<'_>, report: &mut Report) {
    if source.settings.keep.is_empty() && source.settings.drop.is_empty() {
        return;
    }
    for (list, keep) in [(&source.settings.keep, true), (&source.settings.drop, false)] {
        for wanted in list {
            let Some(pattern) = pattern(wanted) else { continue };
            let mut hits = 0;
            for leaf in &lines.leaves {
                if !pattern.is_match(&tape.present(leaf.clone())) {
                    continue;
                }
                let view = tape.view(leaf.clone());
                let text = view.text();
                // Counted on from one hit to the next: a line may be long and have many.
                let (mut byte, mut at) = (0, 0);
                for found in pattern.find_iter(&text).filter(|found| !found.is_empty()) {
                    let start = at + text[byte..found.start()].chars().count();
                    (byte, at) = (found.end(), start + found.as_str().chars().count());
                    let range = Tape::source_of(&view, start..at);
                    hits += 1;
                    if keep {
                        tape.lock(range);
                    } else {
                        tape.cut(Rule::Drop, range);
                    }
                }
            }
            if hits == 0 {
                report.warn(
                    "clean/override-without-match",
                    &wanted.path,
                    Some(wanted.place),
                    format!("`{}` is nowhere in the text", wanted.value),
                    "copy the words from the source, or remove the line",
                );
            }
        }
    }
}

/// `/expression/` or literal text. Expressions were checked when the settings were read.
fn pattern(wanted: &Spanned<String>) -> Option<Regex> {
    let text = wanted.value.as_str();
    match text.strip_prefix('/').and_then(|text| text.strip_suffix('/')) {
        Some(expression) if !expression.is_empty() => Regex::new(expression).ok(),
        _ => Regex::new(&regex::escape(text)).ok(),
    }
}
