//! Whether the words round a Chinese date say that it lies ahead or behind.
//!
//! Chinese verbs have no tense: what is to come is said by 将, 计划 and the like, what is past by 曾, 已 and 了; most
//! clauses say neither.

use super::super::chars::{char_at, char_before, starts_any};
use super::super::lexicon::{self, Cue, Tense};
use super::clause::{clause_start, scope_end};

/// The tense of the words around a date.
pub(in super::super) fn tense(chars: &[char], start: usize, end: usize) -> Option<Tense> {
    let from = clause_start(chars, start).max(start.saturating_sub(16));
    // Behind the date up to the end of its clause; a date that is a clause of its own looks into the next.
    let open = end + usize::from(char_at(chars, end) == ',');
    let limit = scope_end(chars, open, end + 40);
    let to = (open..limit).find(|at| chars[*at] == ',').unwrap_or(limit);
    let cue = |at: usize| match lexicon::zh(chars, at) {
        Some((Cue::Ahead, _)) => is_ahead(chars, at),
        Some((Cue::Forecast, _)) => true,
        _ => starts_any(chars, at, &["在即", "来临", "临近", "将至", "前夕"]),
    };
    if (from..start).chain(end..to).any(cue) {
        return Some(Tense::Ahead);
    }
    let past = (from..start).chain(open..to).any(|at| is_past(chars, at));
    past.then_some(Tense::Past)
}

/// 将军, 将近 and the 将 that only moves an object before its verb are not about time.
pub(super) fn is_ahead(chars: &[char], at: usize) -> bool {
    char_at(chars, at) != '将'
        || !starts_any(
            chars,
            at,
            &["将军", "将近", "将领", "将士", "将其", "将该", "将此", "将优", "将这", "将它", "将他", "将她"],
        ) && char_before(chars, at) != '通'
}

fn is_past(chars: &[char], at: usize) -> bool {
    match char_at(chars, at) {
        '曾' => char_at(chars, at + 1) != '孙',
        '已' => !starts_any(chars, at, &["已有", "已知", "已故"]),
        '了' => {
            !matches!(char_at(chars, at + 1), '解' | '得' | '不')
                && !matches!(char_before(chars, at), '为' | '除' | '到')
        }
        _ => false,
    }
}
