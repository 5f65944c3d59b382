//! Places that are named by what they are: 宁海县, 磨西镇, behind a known place or where a clause begins.

use std::ops::Range;

use super::begins_name;
use crate::enrich::names::{Hit, Line};
use crate::model::NameKind;
use crate::text::width::is_han;

/// 宁海县 behind 浙江: a division named by its own last character, right behind a known place.
pub(super) fn behind_places(line: &Line, terms: &[Range<usize>], hits: &mut Vec<Hit>) {
    // 泸定县 behind 四川省, and 磨西镇 behind 泸定县.
    let known = |term: &&Range<usize>| begins_name(&line.folded[(*term).clone()]);
    let mut places: Vec<Range<usize>> = terms.iter().filter(known).cloned().collect();
    while let Some(term) = places.pop() {
        let rest = &line.folded[term.end..];
        let Some(len) = (1..=3).find(|&len| {
            rest.get(len).is_some_and(|c| "市县区镇乡村旗".contains(*c))
                && rest[..len]
                    .iter()
                    .all(|c| is_han(*c) && !"市省区的在和与等各有个多全".contains(*c))
        }) else {
            continue;
        };
        let range = term.end..term.end + len + 1;
        let free =
            hits.iter().all(|hit| hit.range.end <= range.start || range.end <= hit.range.start);
        // One character before 市 is 全市, 本市; names have two or more, apart from 县 (浚县).
        if free && (len > 1 || line.folded[range.end - 1] == '县') {
            places.push(range.clone());
            hits.push(Hit { range, kind: NameKind::Place, en: None, role: None });
        }
    }
}

/// 某某县 at the start of a clause.
pub(super) fn opening(line: &Line, hits: &mut Vec<Hit>) {
    for at in 0..line.folded.len() {
        let opens = at == 0
            || !is_han(line.folded[at - 1])
                && !line.folded[at - 1].is_ascii_alphanumeric()
                && line.folded[at - 1] != '、';
        if !opens {
            continue;
        }
        let closes = |c: &char| matches!(c, '县' | '市' | '镇');
        let Some(len) = line.folded[at..].iter().take(4).position(closes) else { continue };
        let range = at..at + len + 1;
        let words = &line.folded[range.clone()];
        let plain = words.iter().all(|c| is_han(*c))
            && !words.iter().any(|c| "的在和与等各有个多全该本这那了是第一据从至经到".contains(*c));
        let goes_on =
            line.folded.get(range.end).is_some_and(|c| "场民值级长委政域区人盈面集".contains(*c));
        if len >= 2
            && plain
            && !goes_on
            && begins(words)
            && hits.iter().all(|hit| hit.range.end <= range.start || range.end <= hit.range.start)
        {
            hits.push(Hit { range, kind: NameKind::Place, en: None, role: None });
        }
    }
}

/// Whether words begin with a division named by its last character: 某某市, 某某县.
pub(super) fn begins(folded: &[char]) -> bool {
    let last = |c: &char| "省市县区州镇乡村旗".contains(*c);
    let end = folded.iter().take(5).position(last);
    // 禹州市: the name itself may end so.
    let end = end.map(|end| end + usize::from(folded.get(end + 1).is_some_and(last)));
    end.is_some_and(|end| {
        end >= 2
            && !"股上超门农乡都夜楼全本各该我某外内地社小园灾牧林景校厂设建"
                .contains(folded[end - 1])
            && !(folded[end - 1] == '城' && "大中小各座个新".contains(folded[end - 2]))
    })
}
