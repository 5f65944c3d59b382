//! Takes off a sentence what only leads into it: datelines, hearsay, connectives, glosses, sources.
//!
//! Only whole parts go, from the front, the end, or between brackets; what stays is the source's own words in their
//! own order. A bracket goes only if it holds an alias, a Latin gloss or a ticker: （上）, （试行） and （韶关） say
//! something. What would leave too little stays as it was.

use crate::enrich::passage::{Passage, count_any, ends_any, starts, starts_any};
use crate::enrich::words;
use crate::model::Locale;
use crate::text::width::is_han;

/// The fewest Han characters or words a point may have.
pub(super) const LEAST_HAN: usize = 14;
/// The fewest English words a point may have.
pub(super) const LEAST_WORDS: usize = 6;

/// Tightens a sentence.
pub(super) fn tighten(passage: &mut Passage, lang: Locale) {
    passage.trim();
    drop_tail(passage);
    if lang.is_chinese() {
        // Each may uncover another: a dateline, then hearsay, then a connective.
        for _ in 0..4 {
            let front = dateline(&passage.folded)
                .or_else(|| hearsay(&passage.folded))
                .or_else(|| tie(&passage.folded));
            let Some(front) = front.filter(|at| passage.folded.len() - at >= LEAST_HAN) else {
                break;
            };
            passage.remove(0..front);
            passage.trim();
        }
    } else {
        // VESTERBY, Denmark – 4 September 2025 – has two dashes.
        for _ in 0..2 {
            let Some(front) = dateline_english(&passage.folded, &passage.chars) else { break };
            passage.remove(0..front);
            passage.trim();
        }
        drop_tie_english(passage);
    }
    drop_glosses(passage);
    passage.trim();
}

/// Whether a sentence opens as a reporter's message does.
pub(super) fn has_dateline(passage: &Passage, lang: Locale) -> bool {
    if lang.is_chinese() {
        dateline(&passage.folded).is_some()
    } else {
        dateline_english(&passage.folded, &passage.chars).is_some()
    }
}

/// The length of `央广网北京4月26日消息（记者…）` and the like at the front.
fn dateline(folded: &[char]) -> Option<usize> {
    // 〔記者王某／台北報導〕: all of it stands in brackets.
    if let Some('〔' | '【' | '[' | '(') = folded.first()
        && let Some(close) =
            folded.iter().take(40).position(|c| matches!(c, '〕' | '】' | ']' | ')'))
        && count_any(&folded[..close], &["记者", "报道", "讯", "报导", "电"]) > 0
    {
        return Some(close + 1);
    }
    let mut end = None;
    for at in 0..folded.len().min(32) {
        if matches!(folded[at], '。' | '“' | '《' | ';' | '!' | '?') {
            break;
        }
        let may_be = matches!(folded[at], '讯' | '消' | '日' | '专' | '报');
        if may_be
            && let Some(len) = starts_any(&folded[at..], &["讯", "消息", "日电", "专电", "报道"])
        {
            end = Some(at + len);
            break;
        }
        if matches!(folded[at], ',' | ':') {
            break;
        }
    }
    let mut at = end?;
    let head = &folded[..at];
    if starts(head, "据") {
        return None;
    }
    let byline = starts(&folded[at..], "(") || starts(&folded[at..], " (");
    let follows = folded.get(at).is_some_and(|c| matches!(c, ',' | ' ' | ':'));
    let publisher = head.iter().any(|c| "社网报台记".contains(*c));
    let dated = head.contains(&'日') && head.iter().any(char::is_ascii_digit);
    if !(byline || follows || starts(&folded[at..], "据")) || !(publisher || dated) {
        return None;
    }
    if byline {
        at += folded[at..].iter().take(40).position(|c| *c == ')')? + 1;
    }
    Some(at + folded[at..].iter().take_while(|c| matches!(c, ',' | ' ' | ':' | '-' | '—')).count())
}

/// The length of 据…报道， and 记者从…获悉， at the front: who heard it is said in the source box.
fn hearsay(folded: &[char]) -> Option<usize> {
    starts_any(folded, &["据", "记者", "本报记者", "从"])?;
    let comma = folded.iter().take(60).position(|c| *c == ',')?;
    let clause = &folded[..comma];
    let told = ends_any(
        clause,
        &["报道", "消息", "获悉", "了解到", "获得的消息", "了解", "介绍", "悉", "看到", "透露"],
    );
    let anonymous =
        !clause.iter().any(char::is_ascii_digit) || ends_any(clause, &["获悉", "了解到", "报道"]);
    // 据张三介绍 names who says it, which is worth keeping; 据该公司消息 is no more than hearsay.
    let named = ends_any(clause, &["介绍", "透露"]) && clause.len() > 4;
    (told && anonymous && !named).then_some(comma + 1)
}

/// The length of a connective with its comma at the front.
fn tie(folded: &[char]) -> Option<usize> {
    let len = words::TIGHTEN_TIES.len_at(folded, 0)?;
    match folded.get(len) {
        Some(',' | ':' | '、') => Some(len + 1),
        // 但 and 而且 need no comma before a subject.
        Some(_)
            if starts_any(
                folded,
                &["但是", "然而", "不过", "而且", "并且", "其中", "与此同时"],
            ) == Some(len) =>
        {
            Some(len)
        }
        _ => None,
    }
}

/// The length of `BEIJING, Nov. 5 (Xinhua) — `, `Oslo, March 3 —` and the like at the front: capitals, or a place and a
/// day.
fn dateline_english(folded: &[char], chars: &[char]) -> Option<usize> {
    let capitals = chars.iter().take_while(|c| c.is_ascii_uppercase() || **c == ' ').count();
    // Both need a dash among the first words.
    let head = folded.get(..48).unwrap_or(folded);
    let dashed = head.iter().any(|c| matches!(c, '—' | '–'));
    let head: String = if dashed { head.iter().collect() } else { String::new() };
    let place_and_day = head.split_once(['—', '–']).is_some_and(|(head, _)| {
        let words: Vec<&str> =
            head.split([' ', ',', '.']).filter(|word| !word.is_empty()).collect();
        let day = words.last().is_some_and(|word| word.chars().all(|c| c.is_ascii_digit()));
        day && (3..=5).contains(&words.len()) && head.contains(',')
    });
    let day_alone = head.split_once(['—', '–']).is_some_and(|(day, _)| {
        day.len() <= 20 && day.split(' ').any(|word| word.len() == 4 && word.parse::<u16>().is_ok())
    });
    if capitals < 4 && !place_and_day && !day_alone {
        return None;
    }
    let dash = (0..folded.len().min(64)).find(|&at| {
        matches!(folded[at], '—' | '–')
            || (folded[at] == '-' && at > 0 && matches!(folded[at - 1], ' ' | ')' | '-'))
    })?;
    let rest = folded[dash..].iter().take_while(|c| matches!(c, '—' | '–' | '-' | ' ')).count();
    Some(dash + rest)
}

fn drop_tie_english(passage: &mut Passage) {
    for _ in 0..2 {
        let Some(len) = words::TIGHTEN_TIES_ENGLISH.len_at(&passage.folded, 0) else { return };
        let bare =
            starts_any(&passage.folded, &["but", "and", "yet", "so", "meanwhile"]) == Some(len);
        let end = match passage.folded.get(len) {
            Some(',') => len + 1,
            Some(' ') if bare => len,
            _ => return,
        };
        passage.remove(0..end);
        passage.trim();
        if let Some(first) = passage.chars.first_mut() {
            *first = first.to_uppercase().next().unwrap_or(*first);
        }
    }
}

/// Cuts 来源：… and （徐蕾） off the end: they are signatures, not statements.
fn drop_tail(passage: &mut Passage) {
    let folded = &passage.folded;
    let Some(open) = folded.iter().rposition(|c| *c == '(') else { return };
    let inside = &folded[open + 1..];
    let Some(close) = inside.iter().position(|c| *c == ')') else { return };
    let words = &inside[..close];
    let last = inside[close + 1..].iter().all(|c| c.is_whitespace());
    let after_stop = folded[..open]
        .iter()
        .rev()
        .find(|c| !c.is_whitespace())
        .is_some_and(|c| matches!(c, '。' | '!' | '?' | '”' | '.'));
    let signature = words.iter().all(|c| is_han(*c) || matches!(c, ' ' | ':' | '、' | '/'))
        || starts_any(words, &["记者", "编辑", "责任编辑", "来源", "完"]).is_some();
    if last && after_stop && signature {
        let end = folded.len();
        passage.remove(open..end);
        passage.trim();
    }
}

/// Cuts brackets that only name the same thing again.
fn drop_glosses(passage: &mut Passage) {
    let mut at = 0;
    while at < passage.folded.len() {
        if passage.folded[at] == '('
            && let Some(len) = passage.folded[at..].iter().take(64).position(|c| *c == ')')
            && is_gloss(&passage.folded[at + 1..at + len])
        {
            let space = at > 0
                && passage.folded[at - 1] == ' '
                && passage.folded.get(at + len + 1).is_none_or(|c| !c.is_alphanumeric());
            passage.remove(at - usize::from(space)..at + len + 1);
        }
        at += 1;
    }
}

/// Whether the words of a bracket are an alias (以下简称…), a Latin gloss, or a ticker.
fn is_gloss(inside: &[char]) -> bool {
    if words::ALIAS_LEADS.begins(inside, 0) || starts_any(inside, &["下同", "记者"]).is_some() {
        return true;
    }
    let letters = inside.iter().filter(|c| c.is_ascii_alphabetic()).count();
    let digits = inside.iter().filter(|c| c.is_ascii_digit()).count();
    let others =
        inside.iter().filter(|c| !c.is_ascii_alphanumeric() && !" .&-:,'’".contains(**c)).count();
    if inside.is_empty() || others > 0 {
        return false;
    }
    // 2.3 and 2020 are figures and years; 002316 and NASDAQ: BIDU are tickers.
    (letters >= 2 && digits <= 6)
        || (letters == 0 && (5..=6).contains(&digits) && digits == inside.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let lang = crate::text::script::detect(text);
        let mut passage = Passage::new(text);
        tighten(&mut passage, lang);
        assert_eq!(passage.text(), expected);
    }

    #[test]
    fn drops_the_dateline_with_its_reporter() {
        check(
            "新华社成都5月6日电（记者 王小明）四川今年新建充电桩超过三万个，覆盖全部县城。",
            "四川今年新建充电桩超过三万个，覆盖全部县城。",
        );
    }

    #[test]
    fn drops_hearsay_and_what_leads_to_it() {
        check(
            "本报讯，记者从市水务局获悉，全市最后一座老旧泵站昨天改造完成并通水。",
            "全市最后一座老旧泵站昨天改造完成并通水。",
        );
    }

    #[test]
    fn drops_what_ties_a_sentence_to_the_one_before() {
        let plain = "全市最后一座老旧泵站昨天改造完成并通水。";
        for tie in ["同时，", "此外，", "然而，", "据了解，", "但是", "总的来说，"]
        {
            check(&format!("{tie}{plain}"), plain);
        }
    }

    #[test]
    fn keeps_doubt_and_denial() {
        for text in [
            "市水务局预计或于明年拟建约十座泵站，超过原来的计划。",
            "The council may not open the bridge before the end of March.",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn drops_a_dateline_in_brackets() {
        check(
            "〔記者王小明／臺中報導〕市府昨天宣布三座舊橋今年全部拆除重建。",
            "市府昨天宣布三座舊橋今年全部拆除重建。",
        );
    }

    #[test]
    fn keeps_the_source_of_a_statistic() {
        let text = "据国家统计局数据，一季度粮食收购量同比增长百分之三，创近年同期新高。";
        check(text, text);
    }

    #[test]
    fn keeps_brackets_that_say_something() {
        let text = "《2019年（上）城市轨道交通运营报告》和《共享单车管理办法（试行）》同日公布。";
        check(text, text);
        for text in [
            "中国（义乌）国际小商品博览会吸引了两千多家参展企业到场。",
            "列车穿过广东（韶关）和湖南（郴州）之间的隧道群。",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn drops_brackets_that_name_it_again() {
        check(
            "海川重工（以下简称“海川”）与远航集团（Voyage Group）签下十二艘货轮的订单。",
            "海川重工与远航集团签下十二艘货轮的订单。",
        );
        check(
            "The World Meteorological Organization (WMO) raised its estimate for the year.",
            "The World Meteorological Organization raised its estimate for the year.",
        );
    }

    #[test]
    fn drops_an_english_connective_and_raises_the_next_letter() {
        check(
            "However, the harbour reopened on Sunday morning.",
            "The harbour reopened on Sunday morning.",
        );
    }

    #[test]
    fn drops_an_english_dateline() {
        check(
            "NAIROBI, June 3 (Xinhua) -- Kenya opened a new wind farm on its northern border.",
            "Kenya opened a new wind farm on its northern border.",
        );
    }

    #[test]
    fn drops_a_signature_at_the_end() {
        check(
            "新码头将于明年三月投入使用，届时吞吐量翻一番。（李大川）",
            "新码头将于明年三月投入使用，届时吞吐量翻一番。",
        );
    }
}
