//! Persons from elsewhere in Chinese text, whose names are written by their sounds.

use std::collections::{BTreeMap, BTreeSet};

use super::is_dot;
use crate::enrich::names::roles::{ends_role, role_before};
use crate::enrich::names::surnames::surname;
use crate::enrich::names::{Hit, Line};
use crate::enrich::words;
use crate::model::NameKind;
use crate::text::bigrams;
use crate::text::charset::CharSet;
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// Characters that foreign names are written with, by their sounds.
static SOUNDS: CharSet = CharSet::of(
    "阿埃艾安奥巴白班邦贝本比宾伯博布查达丹德登迪蒂丁东杜多恩尔法菲费芬弗福夫盖戈格哈海汉赫亨胡怀霍基吉加贾杰金卡凯坎康科克肯库奎拉莱\
        兰劳勒雷里利莉林琳龙卢鲁路伦罗洛马玛迈曼梅蒙米密明莫默姆穆纳娜内尼妮诺欧帕佩彭皮平珀普齐奇乔切琼让热茹瑞萨塞森沙莎山舍申圣史舒顺斯丝松苏孙索\
        塔泰坦汤特提廷图托瓦威韦维温文沃乌西希夏香辛休修许雪亚雅扬耶叶伊英尤雨约泽扎詹珍芝朱治兹佐娃黛蕾薇芙黎谢甫捷契耐仁爱丽保理查朗冈古谷根哥歌果\
        侯立顿庞隆贡冉滋邹宗佛佑佐依敏豪什施世士思司丘赛桑沈盛苔陶涛滕田通吐屯万旺魏肖肯因印永尹云赞张哲真志竹卓兄逊勋荷赖茨厄鲍钱柴韩肇弥矢",
);

/// 列夫·托尔斯泰: characters that transliterate, on both sides of a dot.
pub(super) fn foreign(line: &Line, at: usize) -> Option<Hit> {
    let folded = &line.folded;
    let sound = |c: char| SOUNDS.contains(c);
    if !sound(folded[at]) || at > 0 && sound(folded[at - 1]) && !ends_role(&folded[..at]) {
        return None;
    }
    let mut end = at;
    let mut dots = 0;
    while let Some(c) = folded.get(end) {
        if matches!(c, '·' | '•' | '‧')
            && end > at
            && folded.get(end + 1).is_some_and(|c| sound(*c))
        {
            dots += 1;
        } else if !sound(*c) || end - at > 20 {
            break;
        }
        end += 1;
    }
    let first_dot = folded[at..end].iter().position(|c| matches!(c, '·' | '•' | '‧'))?;
    if dots == 0 || first_dot > 6 {
        return None;
    }
    // The article itself may give the name as its bearer writes it: （Jane Doe）.
    let en = latin_in_brackets(line, end);
    Some(Hit { range: at..end, kind: NameKind::Person, en, role: role_before(line, at) })
}

/// What foreigners in the news are.
static OFFICES: WordList = WordList::of(&[
    "总统",
    "总理",
    "首相",
    "外长",
    "外相",
    "国务卿",
    "防长",
    "财长",
    "议长",
    "部长",
    "大臣",
    "国王",
    "女王",
    "王子",
    "主席",
    "党魁",
    "领袖",
    "秘书长",
    "发言人",
    "参议员",
    "众议员",
    "议员",
    "州长",
    "市长",
    "大使",
    "法官",
    "检察官",
    "将军",
    "司令",
    "教练",
    "主帅",
    "球星",
    "名将",
    "选手",
    "前锋",
    "中场",
    "后卫",
    "门将",
    "车手",
    "球员",
    "导演",
    "作家",
    "教授",
    "好手",
    "拳手",
    "泳将",
    "新秀",
    "老将",
    "分析师",
    "经济学家",
    "首席执行官",
    "ceo",
    "创始人",
    "总裁",
    "律师",
    "宇航员",
    "教皇",
]);

/// 首相埃尔达斯: a foreign name without a dot, behind an office of state and before what can follow a name.
pub(super) fn single_foreign(line: &Line, at: usize) -> Option<Hit> {
    let folded = &line.folded;
    let sound = |c: &char| SOUNDS.contains(*c);
    if !sound(&folded[at]) || !OFFICES.ends(folded, at) {
        return None;
    }
    let len = folded[at..].iter().take(8).take_while(|c| sound(c)).count();
    // 扬科维奇|赛后表示: the adverb sounds foreign, too.
    let aside = (at + 2..at + len).find(|&end| words::PERSONS_ASIDES.begins(folded, end));
    let end = aside.unwrap_or(at + len);
    let len = end - at;
    let closes = folded.get(end).is_none_or(|c| !is_han(*c))
        || words::PERSONS_FOLLOWING.begins(folded, end)
        || words::PERSONS_VERBS.begins(folded, end);
    // 埃尔达斯重申: three characters and more that sound foreign need nothing behind them.
    let enough = (3..=6).contains(&len) || len == 2 && closes;
    (enough && !is_dot(folded.get(end))).then(|| Hit {
        range: at..end,
        kind: NameKind::Person,
        en: latin_in_brackets(line, end),
        role: role_before(line, at),
    })
}

/// Names of three to six characters that sound foreign, come again and speak somewhere: 卡雷诺称, 卡雷诺还说.
pub(super) fn recurring(lines: &[Line]) -> BTreeSet<Vec<char>> {
    let mut seen: BTreeMap<Vec<char>, (usize, bool)> = BTreeMap::new();
    for line in lines.iter().take(400) {
        let folded = &line.folded;
        let mut at = 0;
        while at < folded.len() {
            let len = folded[at..].iter().take(8).take_while(|c| SOUNDS.contains(**c)).count();
            if (3..=6).contains(&len) && !is_dotted(folded, at, at + len) {
                let (times, speaks) = seen.entry(folded[at..at + len].to_vec()).or_default();
                *times += 1;
                *speaks |= words::PERSONS_VERBS.begins(folded, at + len)
                    || words::SPEECH_VERBS.begins(folded, at + len);
            }
            at += len.max(1);
        }
    }
    let names = seen.into_iter().filter(|(name, (times, speaks))| {
        // 万思维 may be a name of here as well, and would be spelled in pinyin.
        let of_here = name.len() == 3 && surname(name).is_some();
        *times >= 2 && *speaks && !of_here && !is_words(name)
    });
    names.map(|(name, _)| name).collect()
}

fn is_dotted(folded: &[char], at: usize, end: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| is_dot(folded.get(before))) || is_dot(folded.get(end))
}

/// How much likelier a character is behind another of an everyday word than anywhere, in nats.
const STRONG: f32 = 4.0;

/// Whether most characters stand together as those of everyday words do.
fn is_words(name: &[char]) -> bool {
    let bond = |pair: &[char]| {
        bigrams::log_probability(pair[0], pair[1]) - bigrams::log_probability('\0', pair[1])
    };
    let tied = name.windows(2).filter(|pair| bond(pair) > STRONG).count();
    tied * 2 >= name.len() - 1
}

fn latin_in_brackets(line: &Line, at: usize) -> Option<String> {
    if line.folded.get(at) != Some(&'(') {
        return None;
    }
    let close = line.folded[at..].iter().take(60).position(|c| *c == ')')?;
    let inside = line.words(at + 1..at + close);
    let latin = inside.chars().all(|c| c.is_alphabetic() && !is_han(c) || " .-'’".contains(c));
    (latin && inside.contains(' ')).then_some(inside)
}
