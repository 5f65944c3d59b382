//! Whether the words round a Chinese date say that it lies ahead or behind.
//!
//! Chinese verbs have no tense: what is to come is said by 将, 计划 and the like, what is past by 曾, 已 and 了; most
//! clauses say neither.

use super::super::chars::{char_at, char_before, starts_any};
use super::super::lexicon::{self, Cue, Tense};
use super::clause::{clause_start, scope_end};
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

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

/// Whether a word of what is to come says so: not the noun 计划, not 将军 and 将近, not the 将 that only moves an object
/// before its verb.
pub(super) fn is_ahead(chars: &[char], at: usize) -> bool {
    if starts_any(chars, at, &["计划"]) {
        let named =
            matches!(char_before(chars, at), '”' | '》' | '」' | '的' | '项' | '该' | '此' | '年');
        let verb = is_han(char_at(chars, at + 2)) || char_at(chars, at + 2).is_ascii_digit();
        return verb
            && !named
            && !starts_any(chars, at + 2, &["的", "书", "期", "中", "性", "内", "外"]);
    }
    let noun = [
        "将军", "将近", "将领", "将士", "将其", "将该", "将此", "将优", "将这", "将它", "将他",
        "将她",
    ];
    char_at(chars, at) != '将'
        || !starts_any(chars, at, &noun) && char_before(chars, at) != '通' && !moves(chars, at)
}

/// What 将 does to an object: 将梅瓶送往…, 将比分扳平.
static MOVED: WordList = WordList::of(&[
    "送往",
    "送到",
    "送至",
    "送入",
    "运往",
    "运抵",
    "移至",
    "移到",
    "迁至",
    "改为",
    "改至",
    "列为",
    "定为",
    "视为",
    "称为",
    "变为",
    "升为",
    "降为",
    "设为",
    "更名为",
    "提升至",
    "提高到",
    "提高至",
    "扩大到",
    "扩大至",
    "延长至",
    "降至",
    "降到",
    "交给",
    "卖给",
    "捐给",
    "转给",
    "带到",
    "带回",
    "推向",
    "引入",
    "纳入",
    "列入",
    "断,",
    "断。",
    "扳平",
    "打开",
    "拆除",
    "送回",
]);

/// Whether 将 at `at` moves an object before its verb: a noun follows and then a verb of moving.
fn moves(chars: &[char], at: usize) -> bool {
    let behind = at + 1;
    let verb = lexicon::zh(chars, behind).is_some()
        || matches!(
            char_at(chars, behind),
            '在' | '于'
                | '由'
                | '向'
                | '对'
                | '与'
                | '从'
                | '以'
                | '首'
                | '再'
                | '会'
                | '有'
                | '是'
                | '不'
                | '继'
                | '进'
                | '正'
        );
    let end =
        (behind..chars.len().min(behind + 12)).find(|i| chars[*i] == ',').unwrap_or(behind + 12);
    !verb && (behind + 1..end).any(|i| MOVED.begins(chars, i))
}

fn is_past(chars: &[char], at: usize) -> bool {
    match char_at(chars, at) {
        '曾' => char_at(chars, at + 1) != '孙',
        '此' => starts_any(chars, at, &["此前曾", "此前于", "此前在", "此前的"]),
        '已' => !starts_any(chars, at, &["已有", "已知", "已故"]),
        '了' => {
            !matches!(char_at(chars, at + 1), '解' | '得' | '不')
                && !matches!(char_before(chars, at), '为' | '除' | '到')
        }
        _ => false,
    }
}
