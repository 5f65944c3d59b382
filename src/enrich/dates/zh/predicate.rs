//! Whether a predicate follows a Chinese date, so that the clause tells something, or a noun that the date qualifies.
//!
//! 2017年在土耳其开展, 2020年他离开了, 今年3月又: an adverb, a preposition or a verb with its aspect says so. 2018年世界杯 does not.

use super::super::chars::{char_at, char_before};
use super::super::lexicon::{self, Cue};
use crate::text::wordlist::WordList;

/// Adverbs and prepositions that can stand only before a predicate.
static LEADS: WordList = WordList::of(&[
    "在", "由", "被", "把", "向", "随", "因", "受", "才", "又", "再次", "也", "曾", "已", "首次",
    "正式", "开始", "最终", "终于", "突然", "一度", "先后", "陆续", "应邀", "获", "遭", "率", "赴",
    "独自", "起进", "于", "从", "重新", "刚", "就", "悄然", "随即", "继而", "转而", "不幸", "匆匆",
    "相继", "同时", "再", "却", "自", "进行",
]);

/// Words of the same signs that are nouns.
static NOUNS: WordList = WordList::of(&[
    "在校", "在职", "在册", "由来", "因素", "从业", "受益", "就业", "获利", "自然", "自主", "自有",
    "再生",
]);

/// How far behind a date its verb is looked for, in characters.
const REACH: usize = 16;

/// Whether a predicate stands behind a date that ends at `at`, before `end`.
pub(super) fn follows(chars: &[char], at: usize, end: usize) -> bool {
    let start = at + usize::from(char_at(chars, at) == ',');
    if LEADS.begins(chars, start) && !NOUNS.begins(chars, start) {
        return true;
    }
    let limit = end.min(start + REACH);
    let clause = (start..limit).find(|i| matches!(chars[*i], ',' | ';' | ':')).unwrap_or(limit);
    (start..clause).any(|i| is_done(chars, i, start) || is_verb(chars, i, start))
}

/// Whether 了, 过 or 着 stands at `at` behind a verb.
fn is_done(chars: &[char], at: usize, start: usize) -> bool {
    let before = char_before(chars, at);
    at > start
        && match chars[at] {
            '了' => {
                !matches!(char_at(chars, at + 1), '解' | '得' | '不')
                    && !matches!(before, '为' | '除')
            }
            '过' => {
                !matches!(before, '超' | '经' | '不' | '通' | '难')
                    && !matches!(char_at(chars, at + 1), '程' | '去' | '年' | '渡' | '半' | '度')
            }
            _ => false,
        }
}

/// Whether a verb of the lexicon stands at the head of what follows, behind at most a short subject.
fn is_verb(chars: &[char], at: usize, start: usize) -> bool {
    let near = at - start <= 8;
    near && matches!(lexicon::zh(chars, at), Some((Cue::Happens | Cue::Acts, _)))
}
