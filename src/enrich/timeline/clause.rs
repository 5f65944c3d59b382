//! Cuts from a sentence the clause that tells one of its events.
//!
//! A sentence that tells several gives each its own piece, cut at a comma or an "and" between their dates; where a piece
//! would tell nothing by itself, the sentence stays whole on that side. Invariant: the text is a piece of the sentence.

use std::ops::Range;

use super::within::Within;
use super::{Neighbours, dates};
use crate::enrich::hanging;
use crate::enrich::passage::is_bullet;
use crate::text::fold::fold_char;
use crate::text::width::is_han;

/// Longest text of an entry, in characters, before clauses are cut off: Chinese, then English.
const MAX_CHARS: (usize, usize) = (90, 220);

/// How far from its date the words of an event are looked for, in characters.
const REACH: usize = 600;

/// The clause that tells what happened on the date at `date`, between those of its neighbours.
pub(super) fn of(
    (chars, within): (&[char], &Within),
    date: Range<usize>,
    (previous, next): Neighbours,
    chinese: bool,
) -> String {
    let strong =
        |c: char| matches!(c, ';' | '；' | '。' | '!' | '！' | '?' | '？') && (chinese || c == ';');
    let weak = |c: char| matches!(c, ',' | '，');
    let at = date.start.min(chars.len());
    // Out of reach nothing is looked for, so that a line without marks costs no more than its dates.
    let floor = at.saturating_sub(REACH);
    let ceiling = chars.len().min(at + REACH);
    let ends = |at: &usize| strong(chars[*at]) && !within.brackets(*at);
    let mut start = (floor..at).rev().find(ends).map_or(floor, |at| at + 1);
    let mut end = (at..ceiling).find(ends).unwrap_or(ceiling);
    if within.any(end) && !within.any(end + 2) {
        // The mark stands right before the one that closes the quotation.
        end = ceiling.min(end + 2);
    }
    let max = if chinese { MAX_CHARS.0 } else { MAX_CHARS.1 };
    start = behind_dateline(chars, start, at);
    let cutter = Cutter { chars, within, chinese };
    if let Some(next) = next.filter(|next| next.start < end)
        && let Some((cut, _)) = cutter.between(&date, &next, start, true)
    {
        end = cut;
    }
    if let Some(previous) = previous.filter(|previous| previous.start >= start)
        && let Some((_, cut)) = cutter.between(&previous, &date, start, false)
        && cutter.tells(cut..end, &date)
        && !cutter.lacks_subject(cut..end)
    {
        start = cut;
    }
    if end - start > max {
        // Attribution before the clause of the date goes first: the date must stay, the speaker need not.
        let head = chars[start..at].iter().rposition(|c| weak(*c)).map_or(start, |i| start + i + 1);
        let own = at - head < max / 3
            && !within.any(head)
            && (chinese || cutter.tells(head..end, &date) && !cutter.lacks_subject(head..end));
        start = if own { head } else { start };
    }
    if end - start > max {
        let limit = (start + max).max(date.end + max / 3).min(end);
        let floor = date.end + 8;
        if floor < limit {
            let whole = |at: &usize| weak(chars[*at]) && cutter.ends_whole(start..*at);
            let cut = (floor..limit).rev().find(whole);
            // A clause that still hangs goes on to where it no longer does.
            let later = || (limit..end.min(start + 2 * max)).find(whole);
            let any = || (floor..limit).rev().find(|at| weak(chars[*at]) && !within.any(*at));
            end = cut.or_else(later).or_else(any).unwrap_or(end);
        }
    }
    let text: String = chars[start..end].iter().collect();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || is_bullet(c)).trim_end();
    balanced(text.trim_end_matches(['。', '.', ',', '，', '、', '：', ':']))
}

/// Finds where one event's clause ends and the next one's begins.
struct Cutter<'a> {
    chars: &'a [char],
    within: &'a Within,
    chinese: bool,
}

impl Cutter<'_> {
    /// The end of the clause of one date and the beginning of that of the next, in a piece that begins at `start`; `None`
    /// where the first would tell nothing; `whole` asks that it could stand alone.
    fn between(
        &self,
        one: &Range<usize>,
        next: &Range<usize>,
        start: usize,
        whole: bool,
    ) -> Option<(usize, usize)> {
        let cuts: Vec<(usize, usize)> = (one.end..next.start)
            .filter_map(|at| self.cut_at(at))
            .filter(|cut| !self.within.any(cut.0))
            .filter(|cut| !self.chinese || !whole || self.ends_whole(start..cut.0))
            .collect();
        let (first, last) = (*cuts.first()?, *cuts.last()?);
        // The clause of a date that stands at its end ends with it; else the next one begins with its own date.
        let head =
            (start..one.start).rev().find_map(|at| self.cut_at(at)).map_or(start, |cut| cut.1);
        let closes = self.is_short(one.end..first.0) && !self.is_short(head..one.start);
        let opens = self.is_short(last.1..next.start);
        let cut = if closes && !opens { first } else { last };
        self.tells(start..cut.0, one).then_some(cut)
    }

    /// A comma at `at`, with the joining word behind it, or a joining word.
    fn cut_at(&self, at: usize) -> Option<(usize, usize)> {
        if matches!(self.chars[at], ',' | '，') {
            let number = self.chars.get(at + 1).is_some_and(char::is_ascii_digit)
                && at > 0
                && self.chars[at - 1].is_ascii_digit();
            return (!number).then(|| (at, self.behind_join(at + 1)));
        }
        let joins = !self.chinese && self.chars[at] == ' ' && self.behind_join(at) > at;
        joins.then(|| (at, self.behind_join(at)))
    }

    /// One past " and ", " but " or " then " at `at`, else `at`.
    fn behind_join(&self, at: usize) -> usize {
        let joins = [" and ", " but ", " then "];
        let len = |word: &&str| {
            let len = word.len();
            let piece = self.chars.get(at..at + len)?;
            piece.iter().copied().eq(word.chars()).then_some(len - 1)
        };
        if self.chinese { at } else { at + joins.iter().find_map(len).unwrap_or(0) }
    }

    /// Whether a piece could stand alone up to its end: brackets and marks closed, and no 会上 or 指出 left in the air.
    fn ends_whole(&self, piece: Range<usize>) -> bool {
        const HANGING: [&str; 30] = [
            "会上",
            "式上",
            "期间",
            "之际",
            "时",
            "之后",
            "后",
            "之前",
            "前",
            "过程中",
            "采访中",
            "称",
            "说",
            "表示",
            "指出",
            "认为",
            "透露",
            "介绍",
            "回应",
            "强调",
            "了解到",
            "获悉",
            "注意到",
            "发现",
            "宣布",
            "通过",
            "根据",
            "其中",
            "由于",
            "针对",
        ];
        let words = &self.chars[piece.clone()];
        let ends = |word: &&str| {
            let len = word.chars().count();
            words.len() >= len
                && words[words.len() - len..].iter().map(|c| fold_char(*c)).eq(word.chars())
        };
        let comma = words.iter().rposition(|c| matches!(c, ',' | '，' | '：' | ':'));
        let last: Vec<char> =
            words[comma.map_or(0, |at| at + 1)..].iter().map(|c| fold_char(*c)).collect();
        let open = self.chinese && (HANGING.iter().any(ends) || hanging::hangs(&last));
        !(self.within.any(piece.end) || open)
    }

    /// Whether next to nothing stands in a place: two Han characters, one word.
    fn is_short(&self, place: Range<usize>) -> bool {
        let piece = &self.chars[place.start.min(place.end)..place.end];
        if self.chinese {
            piece.iter().filter(|c| is_han(**c)).count() <= 2
        } else {
            piece.split(|c| c.is_whitespace()).filter(|word| !word.is_empty()).count() <= 2
        }
    }

    /// Whether an English piece begins with its verb: who did it stands before the cut.
    fn lacks_subject(&self, piece: Range<usize>) -> bool {
        let words = self.chars[piece.start.min(piece.end)..piece.end]
            .iter()
            .skip_while(|c| c.is_whitespace());
        let first: String = words.take_while(|c| c.is_alphabetic()).collect();
        // 将于下周一开标, 订明年除息: who does is said before the comma.
        const HANGING: [&str; 16] = [
            "将", "將", "拟", "擬", "定于", "定於", "订", "訂", "预计", "預計", "计划", "計劃",
            "并", "並", "已", "再",
        ];
        if self.chinese {
            return HANGING.iter().any(|word| first.starts_with(word)) || self.takes_effect(piece);
        }
        first.starts_with(char::is_lowercase) && dates::has_verb(&first)
    }

    /// 自10月1日起试行一年: what does so is said before.
    fn takes_effect(&self, piece: Range<usize>) -> bool {
        const VERBS: [&str; 10] =
            ["施行", "试行", "实施", "执行", "生效", "實施", "執行", "試行", "截止", "为期"];
        let words: String = self.chars[piece].iter().take(20).collect();
        let from = ['自', '从', '從'].iter().any(|word| words.trim_start().starts_with(*word));
        let behind = words.split_once(['起', '日']).map_or("", |(_, behind)| behind);
        let behind = behind.trim_start_matches('起').trim_start_matches("正式");
        from && VERBS.iter().any(|verb| behind.starts_with(verb))
    }

    /// Whether a piece tells something by itself: a verb in English, some words beside the date in Chinese.
    fn tells(&self, piece: Range<usize>, date: &Range<usize>) -> bool {
        if piece.start >= piece.end {
            return false;
        }
        let words = &self.chars[piece.clone()];
        if self.chinese {
            // 记者注意到，今年3月27日: what stands in its own clause before the date, or behind it.
            let comma =
                (piece.start..date.start).rev().find(|at| matches!(self.chars[*at], ',' | '，'));
            let han = |piece: Range<usize>| {
                self.chars[piece.start.min(piece.end)..piece.end]
                    .iter()
                    .filter(|c| is_han(**c))
                    .count()
            };
            let before = comma.map_or(piece.start, |comma| comma + 1);
            return han(before..date.start) + han(date.end..piece.end) >= 2;
        }
        dates::has_verb(&words.iter().collect::<String>())
    }
}

/// Where a telling begins behind the date line of its sentence: `本报讯（记者 王某）`, `LONDON, March 14 (Reuters) -`.
fn behind_dateline(chars: &[char], start: usize, date: usize) -> usize {
    if start > 0 {
        return start;
    }
    let head: Vec<char> = chars[..date.min(60)].iter().map(|c| fold_char(*c)).collect();
    let holds = |piece: &[char], words: &[&str]| {
        let piece: String = piece.iter().collect();
        words.iter().any(|word| piece.contains(word))
    };
    // 〔记者某某／台北报导〕
    if let Some(open @ ('〔' | '【' | '[')) = head.first() {
        let close =
            head.iter().position(|c| matches!((open, c), ('〔', '〕') | ('【', '】') | ('[', ']')));
        let byline = |close: &usize| holds(&head[..*close], &["记者", "报道", "报导", "讯", "电"]);
        if let Some(close) = close.filter(byline) {
            return close + 1;
        }
    }
    let close = head.iter().position(|c| *c == ')');
    if let Some(close) = close {
        let open = head[..close].iter().rposition(|c| *c == '(').unwrap_or(0);
        let reporter = holds(&head[open..close], &["记者", "通讯员", "编辑"]);
        let rest: String = head[close + 1..].iter().take(3).collect();
        if reporter {
            return close + 1;
        }
        if rest.trim_start().starts_with(DASHES)
            && let Some(told) = behind_dash(&head, close + 1)
        {
            return told;
        }
    }
    // LEEDS, Sept. 3 -- The mill …
    let place = head.iter().take_while(|c| c.is_alphabetic()).collect::<Vec<_>>();
    if place.len() >= 3
        && place.iter().all(|c| c.is_uppercase())
        && let Some(told) = behind_dash(&head, place.len())
        && chars[told..].iter().find(|c| !c.is_whitespace()).is_some_and(|c| c.is_uppercase())
    {
        return told;
    }
    // 新华社东京9月3日电 …
    let wire =
        head.windows(3).position(|three| three[0] == '日' && three[1] == '电' && three[2] == ' ');
    wire.map_or(start, |at| at + 3)
}

const DASHES: [char; 3] = ['-', '–', '—'];

/// One past the first dash behind `from` that stands between blanks, however it is typed.
fn behind_dash(head: &[char], from: usize) -> Option<usize> {
    let dash = (from..head.len()).find(|at| DASHES.contains(&head[*at]) && head[at - 1] == ' ')?;
    let end = (dash..head.len()).find(|at| !DASHES.contains(&head[*at]))?;
    (head[end] == ' ').then_some(end)
}

/// The text without quotation marks and brackets at its ends that have no partner.
fn balanced(text: &str) -> String {
    const PAIRS: [(char, char); 6] =
        [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('(', ')'), ('（', '）')];
    let mut text = text;
    loop {
        let count = |mark: char| text.chars().filter(|c| *c == mark).count();
        let lone = PAIRS.iter().find_map(|(open, close)| match (count(*open), count(*close)) {
            (opens, closes) if opens > closes => {
                text.strip_prefix(*open).or(text.strip_suffix(*open))
            }
            (opens, closes) if closes > opens && *close != '’' => {
                text.strip_suffix(*close).or(text.strip_prefix(*close))
            }
            _ => None,
        });
        match lone {
            Some(rest) => text = rest.trim(),
            None => return text.to_owned(),
        }
    }
}
