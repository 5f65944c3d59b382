//! Whether a Chinese number states something: 三个方面, 一种模式, 十分 and 三年来 do not, 收于3245.6 does.

use super::zh_number::{Form, Read};
use super::{Found, ends, has, unit, zh_context};
use crate::model::{Decimal, QuantityKind};

/// Whether number and unit together state something: 三个方面, 一种模式, 十分, 三年来 do not.
pub(super) fn says_enough(
    chars: &[char],
    start: usize,
    read: Read,
    unit: &unit::Unit,
    found: &Found,
) -> bool {
    if read.form == Form::HanRow && unit.surface != "折"
        || unit.kind == QuantityKind::Duration && !is_duration(chars, start, found)
    {
        return false;
    }
    // 十三届全国人大五次会议: which one, not how many.
    let ordinal = match unit.surface {
        "届" => {
            ["全国", "中央", "人大", "政协", "省", "市", "县", "国会", "议会", "冬", "夏", "理事"]
                .as_slice()
        }
        "次" => &["会议", "全会", "全体会议", "代表大会", "常委会", "例会"],
        "中" => &["全会"],
        _ => &[],
    };
    if ordinal.iter().any(|word| has(chars, found.span.end, word)) {
        return false;
    }
    // 国道81公里处: where, not how far.
    let on_a_road = start.checked_sub(1).is_some_and(|i| "线路道速".contains(chars[i]));
    if on_a_road && unit.kind == QuantityKind::Length && chars.get(found.span.end) == Some(&'处') {
        return false;
    }
    // A letter before the number makes a name of it: B2, 歼20架 is no such thing, iPhone 14部 hardly ever.
    let glued =
        start.checked_sub(1).is_some_and(|i| chars[i].is_ascii_alphanumeric() || chars[i] == '.');
    if glued
        && !matches!(unit.kind, QuantityKind::Currency | QuantityKind::Percent)
        && read.form != Form::Mixed
    {
        return false;
    }
    let han_one = read.form == Form::HanDigit && read.number.value == Decimal::ONE;
    let hard = |kind| !matches!(kind, QuantityKind::Count | QuantityKind::Duration);
    if han_one {
        let victims = matches!(unit.surface, "人" | "名" | "死" | "伤")
            && ["死亡", "遇难", "受伤", "失踪", "身亡", "重伤", "轻伤", "死", "伤"]
                .iter()
                .any(|word| has(chars, found.span.end, word));
        return victims
            || hard(unit.kind) && !matches!(unit.surface, "块" | "倍" | "米" | "成" | "两");
    }
    if read.form == Form::HanDigit
        || read.form == Form::Han && read.number.value <= Decimal::from(10) && read.max.is_none()
    {
        let qualified = zh_context::before(chars, start, false).is_some() || unit.surface == "人次";
        return !unit::vague(unit) || qualified;
    }
    if read.form == Form::Han
        && read.max.is_some()
        && unit::vague(unit)
        && matches!(unit.surface, "点" | "分" | "次" | "个" | "种")
    {
        return unit.surface == "个" || unit.surface == "次";
    }
    if read.form == Form::Scale {
        return zh_context::before(chars, start, true).is_some()
            && !matches!(unit.surface, "度" | "分" | "点");
    }
    true
}

/// Whether a number of years or days is a length of time, and not a date relative to another (10年来, 三天后, 近20年).
pub(super) fn is_duration(chars: &[char], start: usize, found: &Found) -> bool {
    let relative = [
        "来",
        "间",
        "前",
        "后",
        "以来",
        "之前",
        "之后",
        "以后",
        "以前",
        "里",
        "内",
        "之内",
        "之间",
        "时间里",
        "时间内",
    ];
    let behind = relative.iter().any(|word| has(chars, found.span.end, word));
    let pointing = [
        "过去", "近", "未来", "最近", "最后", "今后", "前", "后", "这", "此", "每", "同", "某",
        "上", "下", "当", "那", "全", "头", "连日", "往后", "首", "隔", "新",
    ];
    let age = found.unit == "age";
    let before = chars[..start].iter().rposition(|c| *c != ' ').map_or(0, |i| i + 1);
    // 有效期近3年 is nearly three years, 近3年 alone the last three.
    let nearly = ends(chars, before, "近")
        && before.checked_sub(2).is_some_and(|i| {
            matches!(chars[i], '期' | '时' | '历' | '长' | '达' | '刑' | '耗' | '了' | '续')
        });
    let point =
        !age && !nearly && (behind || pointing.iter().any(|word| ends(chars, before, word)));
    let han_one = matches!(chars.get(start), Some('一')) && found.span.end - start <= 2;
    let sun = chars[found.span.start..found.span.end].ends_with(&['日'])
        && !matches!(chars.get(found.span.end), Some('游' | '内'));
    !point && !han_one && !sun
}

/// A number without a unit: a figure where it has a scale (7000万) or where the sentence sets it down as a result
/// (收于3245.6); what it counts is asked of the clause.
pub(super) fn bare(
    chars: &[char],
    found: &mut Found,
    start: usize,
    read: Read,
    money: &'static str,
    whole: bool,
) -> Option<()> {
    let (kind, unit) = super::zh_implied::implied(chars, start, read.end, money);
    found.kind = kind;
    found.unit = unit.to_owned();
    if whole {
        return (read.form != Form::Scale).then_some(());
    }
    let next = chars.get(read.end).copied();
    let mark = |c: Option<&char>| {
        c.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '“' | '”' | '‘' | '’' | '-' | '.'))
    };
    let alone = read.form == Form::Han
        && mark(chars.get(read.end))
        && mark(start.checked_sub(1).and_then(|i| chars.get(i)));
    if alone && read.end - start > 2 {
        return Some(());
    }
    let glued = start.checked_sub(1).is_some_and(|i| chars[i].is_ascii_alphabetic())
        || next.is_some_and(|c| c.is_ascii_alphabetic());
    if glued {
        return None;
    }
    let closed = next.is_none_or(|c| !c.is_alphanumeric() || c == '的');
    // 答案是四不是五: a number that something is said to be.
    let is = ends(chars, start, "是")
        && next.is_none_or(|c| matches!(c, '。' | '不' | '却' | '这' | '那' | ','))
        && !start.checked_sub(2).is_some_and(|i| "只就也还都但可正总若".contains(chars[i]));
    let stated = zh_context::before(chars, start, read.form == Form::Scale).is_some()
        || ["为", "达", "达到", "至", "到", "于", "是", "报", "有", "共", "计", "了"]
            .iter()
            .any(|word| ends(chars, start, word));
    let enough = match read.form {
        Form::Mixed => closed || !unit.is_empty() || stated,
        Form::Han => {
            let large = read.number.value >= Decimal::from(1000) && (closed || !unit.is_empty());
            let decimals = read.number.step.is_some() && closed;
            let full = closed && read.end - start > 4;
            large || decimals || full || stated && closed && read.end - start > 2
        }
        Form::Scale => stated && closed && !unit.is_empty(),
        Form::Arabic => {
            let year = read.end - start == 4
                && (Decimal::from(1900)..Decimal::from(2100)).contains(&read.number.value);
            stated && closed && !year
        }
        Form::HanDigit => is,
        Form::HanRow | Form::Percent | Form::Fraction => false,
    };
    enough.then_some(())
}
