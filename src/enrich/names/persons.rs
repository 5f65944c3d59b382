//! Persons in Chinese text: a role before or after a name, or a name before a verb of speech.
//!
//! A name is a surname and one or two characters, so that a third one may belong to what follows; it is taken only if
//! what follows can follow a name, or the same name stands elsewhere in the article with less doubt. Foreign names are
//! known by their middle dot.

mod foreign;

use crate::enrich::words;
use std::collections::BTreeSet;
use std::ops::Range;

use self::foreign::{foreign, single_foreign};
use super::roles::{is_from_elsewhere, role_before, role_start};
use super::spots::{Spots, is_free};
use super::surnames::{pinyin_name, surname};
use super::{Hit, Line};
use crate::model::NameKind;
use crate::text::bigrams;
use crate::text::charset::CharSet;
use crate::text::width::is_han;

/// Characters that hardly ever are part of a given name.
static NEVER: CharSet = CharSet::of(
    "的了是在和与及或也都就而着对以将把被从到等这那其之有会要能可更最说表示称指认介我你他她它们个为则又还向让给由年月日时后前\
    先女据市省县区部局司处厅院长者员事任务业场商品价公司家人不没只各每某该此今昨上下出入进行做用两种项条件摄",
);

/// How much likelier a character is behind another of its word than anywhere, at least, in nats.
const BOND: f32 = 1.5;

/// Persons, line by line.
pub(super) fn find(lines: &[Line]) -> Vec<Vec<Hit>> {
    let mut hits: Vec<Vec<Hit>> = lines.iter().map(first_pass).collect();
    // A name that was met with its role is known wherever it comes again.
    let known: BTreeSet<Vec<char>> = lines
        .iter()
        .zip(&hits)
        .flat_map(|(line, hits)| hits.iter().map(|hit| line.folded[hit.range.clone()].to_vec()))
        .collect();
    let mut known = in_full(lines, known);
    known.extend(foreign::recurring(lines));
    // Bounded: an article with more persons than this is a list, and each of them stands in it once.
    let spots = Spots::of(known.iter().take(200).map(Vec::as_slice));
    for (line, hits) in lines.iter().zip(&mut hits) {
        // A name cut short here is there in full.
        hits.iter_mut().for_each(|hit| lengthen(line, hit, &known));
        for (_, range) in spots.places(&line.folded) {
            if is_free(&range, hits) {
                let role = role_before(line, range.start);
                hits.push(person(line, range, role));
            }
        }
    }
    hits
}

/// The names; one of two characters as the article has it everywhere: with the third, if the same one follows each time.
fn in_full(lines: &[Line], names: BTreeSet<Vec<char>>) -> BTreeSet<Vec<char>> {
    let spots = Spots::of(names.iter().map(Vec::as_slice));
    let mut next: Vec<Vec<Option<char>>> = vec![Vec::new(); names.len()];
    for line in lines.iter().take(400) {
        for (name, range) in spots.places(&line.folded) {
            // 刘旺操作飞船: what follows may be a word of its own.
            let third = line.folded.get(range.end).copied();
            next[name].push(third.filter(|_| !begins_word(&line.folded, range.end)));
        }
    }
    names
        .iter()
        .zip(next)
        .map(|(name, next)| match next.first() {
            Some(Some(third))
                if name.len() == 2
                    && next.len() >= 2
                    && is_given(&[*third])
                    && next.iter().all(|one| *one == Some(*third)) =>
            {
                [name.as_slice(), &[*third]].concat()
            }
            _ => name.clone(),
        })
        .collect()
}

/// Makes a find as long as the name is elsewhere.
fn lengthen(line: &Line, hit: &mut Hit, known: &BTreeSet<Vec<char>>) {
    let longer = hit.range.start..hit.range.end + 1;
    let is_name = |range: &Range<usize>| {
        line.folded.get(range.clone()).is_some_and(|name| known.contains(name))
    };
    if hit.range.len() == 2 && is_name(&longer) && !is_name(&hit.range) {
        let role = hit.role.take();
        *hit = person(line, longer, role);
    }
}

fn first_pass(line: &Line) -> Vec<Hit> {
    let folded = &line.folded;
    let mut hits: Vec<Hit> = Vec::new();
    let dotted = folded.iter().any(|c| matches!(c, '·' | '•' | '‧'));
    let mut at = 0;
    while at < folded.len() {
        let mut hit = if dotted { foreign(line, at) } else { None };
        if hit.is_none() {
            hit = match surname(&folded[at..]) {
                None => single_foreign(line, at),
                Some(_) => after_role(line, at)
                    .or_else(|| before_title(line, at))
                    .or_else(|| before_verb(line, at))
                    .or_else(|| of_body(line, at))
                    .or_else(|| beside_person(line, at, &hits)),
            };
        }
        // 侯赛因·…: the surname of nobody here.
        match hit.filter(|hit| hit.en.is_none() || !is_dot(folded.get(hit.range.end))) {
            Some(hit) => {
                at = hit.range.end;
                hits.push(hit);
            }
            None => at += 1,
        }
    }
    hits
}

fn is_dot(c: Option<&char>) -> bool {
    matches!(c, Some('·' | '•' | '‧'))
}

/// 董事长王五, 记者李四.
fn after_role(line: &Line, at: usize) -> Option<Hit> {
    let folded = &line.folded;
    surname(&folded[at..])?;
    let before = &folded[..at];
    // （记者 张三） has a space between.
    let trimmed = if before.last() == Some(&' ') { &before[..at - 1] } else { before };
    if !words::PERSONS_ROLES.ends(trimmed, trimmed.len()) {
        return None;
    }
    // 消费者 and 代表 stand before any word; a name behind them must be followed like one, too.
    let common = words::PERSONS_COMMON_ROLES.ends(trimmed, trimmed.len());
    let end = name_end(folded, at, !common)?;
    if common && end - at < 3 && !words::PERSONS_VERBS.begins(folded, end) {
        return None;
    }
    Some(person(line, at..end, role_before(line, trimmed.len())))
}

/// 王五局长, behind an office or at the start of a clause.
fn before_title(line: &Line, at: usize) -> Option<Hit> {
    let folded = &line.folded;
    let surname = surname(&folded[at..])?;
    let office = at.checked_sub(1).is_none_or(|before| {
        let c = folded[before];
        !is_han(c) && !c.is_ascii_alphanumeric()
            || "司局部会院处室校厅委署社所心团的由与和请是".contains(c)
    });
    if !office {
        return None;
    }
    for given in [2, 1] {
        let end = at + surname + given;
        if end >= folded.len() || !is_given(&folded[at + surname..end]) || is_no_name(&folded[at..])
        {
            continue;
        }
        if let Some((_, len)) = words::PERSONS_TITLES.first_at(folded, end) {
            let before = role_start(folded, at);
            let role = line.words(before..at) + &line.words(end..end + len);
            return Some(person(line, at..end, Some(role)));
        }
    }
    None
}

/// 张三表示, at the start of a clause.
fn before_verb(line: &Line, at: usize) -> Option<Hit> {
    let folded = &line.folded;
    let surname = surname(&folded[at..])?;
    let opens = at == 0
        || matches!(folded[at - 1], '”' | ',' | '。' | ' ' | ';' | ':' | '」' | '"' | '!' | '?');
    if is_no_name(&folded[at..]) {
        return None;
    }
    if !opens {
        return spoken_by(line, at, surname);
    }
    (1..=2).rev().find_map(|given| {
        let end = at + surname + given;
        let name = folded.get(at + surname..end).filter(|name| is_given(name))?;
        let aside = words::PERSONS_ASIDES.first_at(folded, end).map_or(0, |(_, len)| len);
        let rest = &folded[end + aside..];
        let verb = words::PERSONS_VERBS.begins(rest, 0);
        // With one character, the given name is as likely a word: 文件指出 is caught above, rare ones are not.
        (verb && (name.len() == 2 || !"些多个次种样".contains(name[0])))
            .then(|| person(line, at..end, None))
    })
}

/// 种粮大户鲁全福说，…: a full name that ends as names do, right before speech, whatever its role.
fn spoken_by(line: &Line, at: usize, surname: usize) -> Option<Hit> {
    let folded = &line.folded;
    let end = at + surname + 2;
    let name = folded.get(at + surname..end).filter(|name| is_given(name))?;
    let rest = &folded[end..];
    let verb = words::SPEECH_VERBS.len_at(rest, 0)?;
    let speech = rest.get(verb).is_some_and(|c| matches!(c, ',' | ':' | '“' | '「'));
    let likely = name.last().is_some_and(|c| GIVEN.contains(*c));
    (speech && likely).then(|| person(line, at..end, role_before(line, at)))
}

/// 海洋研究所周远航获奖: a name that ends as names do between a body and a deed, or a list of such.
fn of_body(line: &Line, at: usize) -> Option<Hit> {
    const BODIES: &[&str] =
        &["大学", "学院", "研究所", "研究院", "医院", "公司", "集团", "中心", "实验室", "天文台"];
    const DEEDS: &[&str] = &[
        "荣获", "获得", "获颁", "摘得", "夺得", "获奖", "当选", "入选", "出任", "因", "凭借", "、",
    ];
    let folded = &line.folded;
    let surname = surname(&folded[at..])?;
    if !BODIES.iter().any(|body| ends_with(&folded[..at], body)) || is_no_name(&folded[at..]) {
        return None;
    }
    [2, 1].into_iter().find_map(|given| {
        let end = at + surname + given;
        let name = folded.get(at + surname..end).filter(|name| is_given(name))?;
        let likely = name.last().is_some_and(|c| GIVEN.contains(*c));
        let deed = DEEDS.iter().any(|deed| starts_with(&folded[end..], deed));
        (likely && deed).then(|| person(line, at..end, None))
    })
}

/// 张三、李四 and 张三和李四: a name joined to one that has just been found.
fn beside_person(line: &Line, at: usize, hits: &[Hit]) -> Option<Hit> {
    let folded = &line.folded;
    let last = hits.last()?;
    let joined = last.range.end + 1 == at
        && at > 0
        && (folded[at - 1] == '、'
            || matches!(folded[at - 1], '和' | '与' | ' ')
                && folded.get(at + 1).is_some_and(|c| is_han(*c)));
    if !joined {
        return None;
    }
    surname(&folded[at..])?;
    let end = name_end(folded, at, false)?;
    Some(person(line, at..end, None))
}

fn person(line: &Line, range: Range<usize>, role: Option<String>) -> Hit {
    let en =
        pinyin_name(&line.folded[range.clone()]).filter(|_| !is_from_elsewhere(role.as_deref()));
    Hit { range, kind: NameKind::Person, en, role }
}

/// Where a name that begins at `at` ends, by what follows; behind a role less proof is needed.
fn name_end(folded: &[char], at: usize, behind_role: bool) -> Option<usize> {
    if is_no_name(&folded[at..]) {
        return None;
    }
    let surname = surname(&folded[at..])?;
    // 吴姓男子 has no given name.
    if folded.get(at + surname) == Some(&'姓') {
        return None;
    }
    let ends_here = |end: usize| {
        folded.get(end).is_none_or(|c| !is_han(*c) && !c.is_ascii_alphanumeric())
            || words::PERSONS_FOLLOWING.begins(folded, end)
            || words::PERSONS_VERBS.begins(folded, end)
            || words::PERSONS_TITLES.begins(folded, end)
            || is_day(&folded[end..])
            || matches!(&folded[end..], ['指' | '称' | '说' | '问' | '答' | '叹', c, ..] if !is_han(*c))
    };
    let given =
        |len: usize| folded.get(at + surname..at + surname + len).filter(|name| is_given(name));
    let spoken = |end: usize| {
        folded
            .get(end..)
            .is_some_and(|rest| words::SPEECH_VERBS.begins(rest, 0) && !rest.is_empty())
    };
    let pair = folded.get(at + surname..at + surname + 2);
    if behind_role && pair.is_some_and(is_given_between) && spoken(at + surname + 2) {
        return Some(at + surname + 2);
    }
    let whole = given(2).is_some() || behind_role && pair.is_some_and(is_given_between);
    if whole && ends_here(at + surname + 2) && !splits_word(folded, at + surname + 2) {
        return Some(at + surname + 2);
    }
    let followed = |end: usize| {
        ends_here(end) || behind_role && end < folded.len() && splits_word(folded, end + 1)
    };
    if given(1).is_some() && followed(at + surname + 1) {
        return Some(at + surname + 1);
    }
    // A word begins behind three characters, and none with the third.
    if behind_role && whole && begins_word(folded, at + surname + 2) {
        return Some(at + surname + 2);
    }
    // Nothing tells where the name ends but its last character: some are hardly ever anything but names.
    let likely = |len: usize| {
        let name = if len == 2 && whole { pair } else { given(len) };
        name.is_some_and(|name| name.last().is_some_and(|c| GIVEN.contains(*c)))
    };
    if behind_role {
        return [2, 1].into_iter().find(|&len| likely(len)).map(|len| at + surname + len);
    }
    None
}

/// 束珏婷23日说: the day on which someone speaks.
fn is_day(folded: &[char]) -> bool {
    let digits = folded.iter().take_while(|c| c.is_ascii_digit()).count();
    (1..=2).contains(&digits) && matches!(folded.get(digits), Some('日' | '月'))
}

/// Whether the characters at `at` belong together as those of a word do, and better than the first of them and the one before.
fn begins_word(folded: &[char], at: usize) -> bool {
    let bond = |at: usize| match folded.get(at..at + 2) {
        Some([one, other]) if is_han(*one) && is_han(*other) => {
            bigrams::log_probability(*one, *other) - bigrams::log_probability('\0', *other)
        }
        _ => 0.0,
    };
    let (inside, before) = (bond(at), bond(at - 1));
    inside > BOND && inside > before + BOND
}

/// Whether a name that ends at `end` would take the first character of a word: 刘旺|操作.
fn splits_word(folded: &[char], end: usize) -> bool {
    begins_word(folded, end - 1)
        && bigrams::log_probability(folded[end - 1], folded[end])
            - bigrams::log_probability('\0', folded[end])
            > 2.0 * BOND
}

/// Characters that many given names end in.
static GIVEN: CharSet = CharSet::of(
    "明华平军伟强东勇林波辉斌杰峰磊鹏涛超敏丽芳娜静霞英红玲燕萍娟颖莉婷雪慧琳琴娇燕萱怡佳欣悦梅兰凤珍玉贞菊秀桂芝云莲环爱荣艳洁晶妍茜秋珊莎    锦黛青倩婉娴瑾露瑶筠柔竹霭凝晓枫芸菲寒伊亚宜可姬舒影荔枝思飞刚健俊浩帆宇航轩昊然博文睿泽洋阳晨旭昕志毅雄彬富顺信子光达永岩中茂进林有坚和彪博诚敬震振壮思    群豪心邦承乐绍功松善厚庆民友裕河哲江超亮政谦亨奇固之轮翰朗伯宏言若鸣朋梁栋维启克伦翔旭鑫岚苇芬远宁彤贺妮琪蓉芹瑜莹璐琦建忠义仁德福生龙海山根全胜",
);

fn is_given(folded: &[char]) -> bool {
    !folded.is_empty()
        && folded.iter().all(|c| is_han(*c) && !NEVER.contains(*c))
        && !is_address(folded)
}

/// Whether two characters are what people call someone by behind the surname: 冯警官, 徐阿婆.
fn is_address(folded: &[char]) -> bool {
    const ADDRESSES: [&str; 24] = [
        "警官", "民警", "医生", "护士", "老师", "师傅", "女士", "先生", "小姐", "太太", "阿婆",
        "阿姨", "阿伯", "大爷", "大妈", "大叔", "奶奶", "爷爷", "同学", "组长", "经理", "老板",
        "主任", "局长",
    ];
    folded.len() == 2 && ADDRESSES.iter().any(|word| word.chars().eq(folded.iter().copied()))
}

/// Whether words are a given name where a role before and a verb of speech behind leave no doubt: 其深, 向东, 立业.
fn is_given_between(folded: &[char]) -> bool {
    const ALSO: &str = "其为业向家之行品先前可能以更长月年时日市事任公由进商人";
    folded.len() == 2
        && !is_address(folded)
        && folded.iter().all(|c| is_han(*c) && (!NEVER.contains(*c) || ALSO.contains(*c)))
}

fn is_no_name(folded: &[char]) -> bool {
    words::PERSONS_NO_NAMES.begins(folded, 0)
}

pub(super) fn starts_with(folded: &[char], word: &str) -> bool {
    let mut at = folded.iter();
    word.chars().all(|c| at.next() == Some(&c))
}

pub(super) fn ends_with(folded: &[char], word: &str) -> bool {
    let mut at = folded.iter().rev();
    word.chars().rev().all(|c| at.next() == Some(&c))
}

#[cfg(test)]
mod tests;
