//! Undoes what a converter did that worked on GBK text as if it were bytes.
//!
//! The family of mirror sites that annotates (`pinyin`) put `(jǐn)` behind the bytes of 謹 wherever they stood, between
//! the halves of 局 and 數 as well, and cut many a page at the bytes of ！ ， ； 。 in the same blind manner; others cut
//! without annotating. A byte was lost at each such place, and what follows is read one byte off up to the next mark.
//! Here the bytes are put together again, the missing ones are sought, and the likeliest reading is taken.
//!
//! Only windows that show damage are searched; everything else stays, character for character. Where two readings are
//! close the run of characters in dispute stays as it is and is reported, whatever becomes of the rest of its window; a
//! single character in dispute within a run that is restored is written `□`, and reported. A `□` stands only where bytes
//! were put together anew: a character that the author wrote and the source still shows is never given up for one.
//! An edit is certain if the bytes alone prove it. A page that is not annotated is touched only if all its places
//! together leave no doubt that it was cut.

mod beam;
mod choose;
mod context;
mod gaps;
mod glance;
mod judgement;
mod line;
mod lost;
mod pairs;
mod pieces;
mod readings;
mod sections;
mod stream;
mod window;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::bigrams as model;
use crate::text::gbk;
use crate::text::script::{is_simplified_only, is_traditional_only};

use beam::{Reading, Search};
use context::{Context, Cuts};
use glance::Look;
use judgement::Judgement;
use line::Line;
use pairs::Pairs;
use sections::any_section;
use window::Window;

use super::tape::Change;

/// How much better, in nats, a page without annotations has to read if it was cut: one such page may be in a billion.
const EVIDENCE: f32 = 24.0;
/// How much better a place has to read to be reported where the page as a whole has less.
const NOTABLE: f32 = 16.0;

/// How much of a page is read for what it tells, in characters: more than any article has.
const READ: usize = 200_000;

/// Longest line, in bytes, whose judgement is remembered for others that say the same, and how many are.
const OUTCRY: usize = 600;
const MOST_KNOWN: usize = 4096;

/// What can be done for a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Repair {
    /// What to put right.
    pub(super) changes: Vec<Change>,
    /// What stays damaged, or looks so, in characters of the view.
    pub(super) losses: Vec<Range<usize>>,
}

/// Repairs the lines of a text; `is_annotated` says whether it belongs to the family. Lines are looked at one after
/// another, as often as it takes, and none is kept: what is found in one is many times as long.
pub(super) fn repair(texts: &[impl AsRef<str>], is_annotated: bool) -> Vec<Repair> {
    let looks: Vec<Look> =
        texts.iter().map(|text| glance::look(text.as_ref(), is_annotated)).collect();
    // Most pages are sound.
    if !is_annotated && !(0..texts.len()).any(|at| is_suspect(texts, at, looks[at])) {
        return texts.iter().map(|_| Repair::default()).collect();
    }
    let context = learn(texts, &looks, is_annotated);
    let has_whole_stop = texts.iter().any(|text| has_whole_stop(text.as_ref()));
    let cuts = match (is_annotated, has_whole_stop) {
        (true, false) => Cuts::Possible,
        (false, false) => Cuts::Proved,
        (_, true) => Cuts::Unlikely,
    };
    let judge = |at: usize, read: &mut dyn FnMut(&Line, &Window, usize) -> Vec<Reading>| {
        let (mut all, mut windows) = (Judgement::default(), 0);
        if looks[at] == Look::Sound {
            return all;
        }
        any_section(texts[at].as_ref(), is_annotated, open_end(texts, at), |line| {
            let numbered = line.windows.iter().zip(windows..);
            let found: Vec<Vec<Reading>> =
                numbered.map(|(window, number)| read(line, window, number)).collect();
            all.add(line.judge(&found, &context), windows);
            windows += line.windows.len();
            false
        });
        all.fit();
        all
    };
    let mut search = Search::new(&context, cuts);
    let mut judged: Vec<Judgement> = Vec::with_capacity(texts.len());
    // What an outcry is thought of is the same wherever it stands again.
    let mut known: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    for at in 0..texts.len() {
        let text = texts[at].as_ref();
        let remembered = looks[at] != Look::Sound && text.len() <= OUTCRY;
        let key = (text, open_end(texts, at));
        if let Some(before) = known.get(&key).filter(|_| remembered) {
            judged.push(judged[*before].clone());
            continue;
        }
        if remembered && known.len() < MOST_KNOWN {
            known.insert(key, at);
        }
        judged.push(judge(at, &mut |line, window, _| line.readings(window, &mut search)));
    }
    // A single place may be a coincidence of rare characters.
    if !is_annotated {
        let gains = judged.iter().flat_map(|judged| &judged.gains);
        if gains.map(|(_, gain)| gain).sum::<f32>() < EVIDENCE {
            return judged.into_iter().map(|judged| only_notable(judged.gains)).collect();
        }
    }
    // What one place proves is true of the whole page: doubtful places are looked at again.
    if is_annotated && judged.iter().any(|judged| judged.proves_cuts) {
        let mut cut = Search::new(&context, Cuts::Proved);
        for (at, judged) in judged.iter_mut().enumerate() {
            let doubtful = std::mem::take(&mut judged.doubtful);
            if !doubtful.is_empty() {
                *judged = judge(at, &mut |line, window, number| {
                    let is_doubtful = doubtful.binary_search(&number).is_ok();
                    line.readings(window, if is_doubtful { &mut cut } else { &mut search })
                });
            }
        }
    }
    judged.into_iter().map(|judged| judged.repair).collect()
}

/// Whether a line of a page without annotations shows damage, or breaks off.
fn is_suspect(texts: &[impl AsRef<str>], at: usize, look: Look) -> bool {
    let exclaims = || texts[at].as_ref().trim_end_matches(['?', '？']).ends_with(['!', '！']);
    (look == Look::Damaged || look == Look::Odd && exclaims())
        && any_section(texts[at].as_ref(), false, open_end(texts, at), |line| {
            line.is_damaged() || line.breaks_off()
        })
}

/// Whether `c` is among the characters that everybody reads.
pub(super) fn is_everyday(c: char) -> bool {
    model::is_everyday(c)
}

/// What is reported of a page that is not believed to be cut: the places that read as if it was.
fn only_notable(gains: Vec<(Range<usize>, f32)>) -> Repair {
    let notable = gains.into_iter().filter(|(_, gain)| *gain > NOTABLE);
    Repair { losses: notable.map(|(place, _)| place).collect(), ..Repair::default() }
}

/// Whether a quotation of a line may run on into the next.
fn open_end(texts: &[impl AsRef<str>], at: usize) -> bool {
    let next = texts.get(at + 1).map(AsRef::as_ref);
    next.is_some_and(|next| continues_quotation(next) || closes_first(next))
}

/// Whether a full stop stands in front of a mark whose bytes would have led a cut astray.
fn has_whole_stop(text: &str) -> bool {
    let is_mark = |c: char| gbk::encode(c).is_some_and(|[lead, _]| lead == 0xA1);
    text.match_indices('。').any(|(at, stop)| text[at + stop.len()..].starts_with(is_mark))
}

/// What the sound parts of a page tell about it.
fn learn(texts: &[impl AsRef<str>], looks: &[Look], is_annotated: bool) -> Context {
    let mut context = Context::default();
    let (mut pairs, mut simplified, mut traditional) = (Pairs::default(), 0, 0);
    let mut has_private_use = false;
    let mut see = |sound: &[char], context: &mut Context| {
        simplified += sound.iter().filter(|c| is_simplified_only(**c)).count();
        traditional += sound.iter().filter(|c| is_traditional_only(**c)).count();
        context.writes_wide |= sound.iter().any(|c| context::is_wide(*c));
        pairs.see(sound);
    };
    let mut read = 0;
    for (at, look) in looks.iter().enumerate() {
        let is_damaged = *look == Look::Damaged;
        has_private_use |= is_damaged && texts[at].as_ref().chars().any(gbk::is_user_defined);
        if read > READ {
            continue;
        }
        if !is_damaged {
            let chars: Vec<char> = texts[at].as_ref().chars().take(READ).collect();
            read += chars.len();
            see(&chars, &mut context);
            continue;
        }
        any_section(texts[at].as_ref(), is_annotated, false, |line| {
            context.annotated.extend(line.annotated());
            see(&line.sound(), &mut context);
            read += line.chars.len();
            read > READ
        });
    }
    context.drops_private_use = !has_private_use;
    context.is_simplified = simplified > traditional;
    context.learn(pairs);
    context
}

/// Whether a paragraph carries a quotation on: it begins with a mark again, and does not close it at once.
fn continues_quotation(text: &str) -> bool {
    let mut chars = text.chars().filter(|c| !c.is_whitespace());
    let opens = chars.next().is_some_and(|c| matches!(c, '“' | '「'));
    let closes = chars.next_back().is_some_and(|c| matches!(c, '”' | '」'));
    opens && (closes || choose::is_unbalanced(text.chars()))
}

/// Whether the first quotation mark of a paragraph closes: what it closes was opened in front of it.
fn closes_first(text: &str) -> bool {
    let is_quote = |c: &char| matches!(c, '“' | '”' | '「' | '」');
    text.chars().find(is_quote).is_some_and(|c| matches!(c, '”' | '」'))
}

#[cfg(test)]
mod forward;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_on_pages;
