//! Persons from elsewhere in Chinese text, whose names are written by their sounds.

use super::{ends_with, is_dot};
use crate::enrich::names::roles::{ends_role, role_before};
use crate::enrich::names::{Hit, Line};
use crate::enrich::words;
use crate::model::NameKind;
use crate::text::charset::CharSet;
use crate::text::width::is_han;

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

/// 首相埃尔达斯: a foreign name without a dot, behind an office of state and before what can follow a name.
pub(super) fn single_foreign(line: &Line, at: usize) -> Option<Hit> {
    const OFFICES: &[&str] = &[
        "总统",
        "总理",
        "首相",
        "外长",
        "国务卿",
        "防长",
        "财长",
        "议长",
        "部长",
        "大臣",
        "国王",
        "主席",
        "秘书长",
        "发言人",
        "参议员",
        "众议员",
        "州长",
        "教练",
        "球星",
        "导演",
    ];
    let folded = &line.folded;
    let sound = |c: &char| SOUNDS.contains(*c);
    if !sound(&folded[at]) || !OFFICES.iter().any(|office| ends_with(&folded[..at], office)) {
        return None;
    }
    let len = folded[at..].iter().take(8).take_while(|c| sound(c)).count();
    let end = at + len;
    let closes = folded.get(end).is_none_or(|c| !is_han(*c))
        || words::PERSONS_FOLLOWING.begins(folded, end)
        || words::PERSONS_VERBS.begins(folded, end);
    ((2..=6).contains(&len) && closes && !is_dot(folded.get(end))).then(|| Hit {
        range: at..end,
        kind: NameKind::Person,
        en: latin_in_brackets(line, end),
        role: role_before(line, at),
    })
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
