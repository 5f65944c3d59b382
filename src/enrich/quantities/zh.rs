//! Scans folded Chinese for figures: one pass from left to right, a number and then its unit.

use super::zh_number::{self, Form, Read};
use super::{Found, Number, ends, has, past_blanks, traps, unit, zh_context};
use crate::enrich::quantities::noun;
use crate::model::{Decimal, Modifier, QuantityKind};

/// The figures of one sentence. `dated` says which characters an expression of time covers; `money` is what 元 means.
pub(super) fn scan(chars: &[char], dated: &[bool], money: &'static str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if dated.get(at) == Some(&true) {
            at += 1;
            continue;
        }
        if let Some(end) = traps::skip(chars, at) {
            at = end.max(at + 1);
            continue;
        }
        let (next, figure) = figure_at(chars, at, money);
        if let Some(figure) = figure
            && !dated[figure.span.clone()].contains(&true)
        {
            found.push(figure);
        }
        at = next.max(at + 1);
    }
    found
}

/// The figure at `at`, if there is one, and where to go on.
fn figure_at(chars: &[char], at: usize, money: &'static str) -> (usize, Option<Found>) {
    if has(chars, at, "对折") {
        return (at + 2, Some(half_price(at)));
    }
    let symbol = currency_symbol(chars, at);
    let start = symbol.map_or(at, |(_, len)| past_blanks(chars, at + len));
    let Some(read) = zh_number::read(chars, start) else { return (at + 1, None) };
    let end = read.end;
    if let Some(figure) = range(chars, at, start, read, symbol.map(|(code, _)| code), money) {
        return (figure.span.end, Some(figure));
    }
    let found = one(chars, at, start, read, symbol.map(|(code, _)| code), money);
    (found.as_ref().map_or(end, |found| found.span.end), found)
}

/// 对折: half of the price.
fn half_price(at: usize) -> Found {
    Found {
        span: at..at + 2,
        number: Number::whole(50),
        max: None,
        fraction: None,
        kind: QuantityKind::Percent,
        unit: "%".to_owned(),
        modifier: None,
        direction: None,
        noun: None,
    }
}

/// $, US$, ¥, RMB, 人民币 before a number: its code and length.
fn currency_symbol(chars: &[char], at: usize) -> Option<(&'static str, usize)> {
    const SYMBOLS: &[(&str, &str)] = &[
        ("US$", "USD"),
        ("HK$", "HKD"),
        ("NT$", "TWD"),
        ("A$", "AUD"),
        ("C$", "CAD"),
        ("S$", "SGD"),
        ("RMB", "CNY"),
        ("USD", "USD"),
        ("CNY", "CNY"),
        ("HKD", "HKD"),
        ("EUR", "EUR"),
        ("人民币", "CNY"),
        ("新台币", "TWD"),
        ("$", "USD"),
        ("¥", "CNY"),
        ("￥", "CNY"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("₩", "KRW"),
        ("₹", "INR"),
    ];
    let (symbol, code) = SYMBOLS.iter().find(|(symbol, _)| has(chars, at, symbol))?;
    let len = symbol.chars().count();
    let number = past_blanks(chars, at + len);
    let follows = chars.get(number).is_some_and(char::is_ascii_digit)
        || symbol.chars().next() == Some('人') && zh_number::read(chars, number).is_some();
    follows.then_some((*code, len))
}

/// 1万到10万, 5%-20%, 三到五年: two numbers with one unit between them or behind both.
fn range(
    chars: &[char],
    at: usize,
    start: usize,
    low: Read,
    symbol: Option<&'static str>,
    money: &'static str,
) -> Option<Found> {
    let low_unit = unit::at(chars, past_blanks(chars, low.end));
    let low_end = low_unit.map_or(low.end, |unit| past_blanks(chars, low.end) + unit.len);
    let mut mark = past_blanks(chars, low_end);
    let joined = match chars.get(mark)? {
        '-' | '—' | '–' | '~' | '～' | '−' | '至' | '到' => true,
        _ => false,
    };
    if !joined || low.max.is_some() || matches!(low.form, Form::HanRow | Form::Scale) {
        return None;
    }
    let word = matches!(chars[mark], '至' | '到');
    // 从902亿元到1.98万亿元 tells a change from one value to another.
    if word && low_unit.is_some() && (ends(chars, at, "从") || ends(chars, at, "由")) {
        return None;
    }
    mark += 1;
    while matches!(chars.get(mark), Some('-' | '—')) {
        mark += 1;
    }
    let high_start = past_blanks(chars, mark);
    let high_start =
        currency_symbol(chars, high_start).map_or(high_start, |(_, len)| high_start + len);
    let high = zh_number::read(chars, high_start).filter(|read| read.form != Form::Scale)?;
    let mut figure = one(chars, at, high_start, high, symbol, money)?;
    let same = low_unit.is_none_or(|unit| {
        unit.kind == figure.kind
            && (unit.code == figure.unit || unit.kind == QuantityKind::Currency)
    });
    if !same || figure.max.is_some() {
        return None;
    }
    let mut number = low.number;
    if low_unit.is_none() {
        if low.form == Form::Percent && high.form != Form::Percent {
            return None;
        }
        number = shared_scale(chars, low, high, high_start)?;
        let power = unit::at(chars, past_blanks(chars, high.end)).map_or(0, |unit| unit.power);
        number = if power == 0 { number } else { Number::scaled(number.value, power)? };
    } else if let Some(unit) = low_unit.filter(|unit| unit.power != 0) {
        number = Number::scaled(number.value, unit.power)?;
    }
    if number.value >= figure.number.value {
        return None;
    }
    figure.max = Some(figure.number);
    figure.number = number;
    figure.span.start = at.min(start);
    figure.modifier = zh_context::modifier(chars, at, figure.span.end, false).or(figure.modifier);
    figure.direction = directed(chars, at, &figure);
    Some(figure)
}

/// In 5-6万元 the scale of the second number is that of the first as well.
fn shared_scale(chars: &[char], low: Read, high: Read, high_start: usize) -> Option<Number> {
    if low.form != Form::Arabic || high.form != Form::Mixed {
        return Some(low.number);
    }
    let (mantissa, _) = crate::text::numeral::arabic(chars, high_start)?;
    let factor = high.number.value.checked_div(mantissa)?;
    let power = (0..17).find(|power| Decimal::from(10u64.pow(*power)) == factor)?;
    if low.number.value < mantissa {
        Number::scaled(low.number.value, power as i32)
    } else {
        Some(low.number)
    }
}

/// A single number with its unit, or without one where the clause says what it counts.
fn one(
    chars: &[char],
    at: usize,
    start: usize,
    read: Read,
    symbol: Option<&'static str>,
    money: &'static str,
) -> Option<Found> {
    let whole = |end: usize| is_whole(chars, at, end);
    let unit_at = past_blanks(chars, read.end);
    let unit = unit::at(chars, unit_at)
        .filter(|unit| !(unit.surface == "起" && zh_context::starts_a_price(chars, start)));
    let mut found = Found {
        span: at..read.end,
        number: read.number,
        max: read.max,
        fraction: None,
        kind: QuantityKind::Count,
        unit: String::new(),
        modifier: None,
        direction: None,
        noun: None,
    };
    match (read.form, unit) {
        (Form::Percent, _) => {
            found.kind = QuantityKind::Percent;
            found.unit = "%".to_owned();
        }
        (Form::Fraction, None) => {
            if chars.get(read.end).is_some_and(|c| matches!(c, '强'))
                || !whole(read.end)
                    && read.fraction.is_some_and(|(over, under)| under < 2 || over > under * 20)
            {
                return None;
            }
            found.kind = QuantityKind::Fraction;
            found.unit = "ratio".to_owned();
            found.fraction = read.fraction;
        }
        (_, Some(unit)) if symbol.is_none() => {
            measured(chars, &mut found, start, unit_at, read, unit, money)?;
            if !whole(found.span.end) && !says_enough(chars, start, read, &unit, &found) {
                return None;
            }
        }
        (_, unit) => {
            if let Some(code) = symbol {
                let unit = unit.filter(|unit| unit.kind == QuantityKind::Currency);
                found.span.end = unit.map_or(read.end, |unit| unit_at + unit.len);
                found.kind = QuantityKind::Currency;
                found.unit = code.to_owned();
            } else {
                bare(chars, &mut found, start, read, money, whole(read.end))?;
            }
        }
    }
    found.modifier = zh_context::modifier(chars, at, found.span.end, read.form == Form::Scale)
        .or(found.modifier)
        .or(read.fuzzy);
    // 近100多家 is rough twice; what stands before the number decides.
    if read.form == Form::Scale && found.modifier.is_none() {
        return None;
    }
    if chars.get(found.span.end) == Some(&'+') {
        found.span.end += 1;
    }
    found.direction = directed(chars, at, &found);
    found.noun = noun::of(chars, &found);
    Some(found)
}

fn directed(chars: &[char], at: usize, found: &Found) -> Option<crate::model::Direction> {
    let changes = matches!(
        found.kind,
        QuantityKind::Percent
            | QuantityKind::Ratio
            | QuantityKind::Currency
            | QuantityKind::Count
            | QuantityKind::Data
            | QuantityKind::Weight
            | QuantityKind::Duration
    );
    (changes && found.number.value > Decimal::ZERO)
        .then(|| zh_context::direction(chars, at))
        .flatten()
}

/// Whether the sentence is nothing but the expression.
fn is_whole(chars: &[char], at: usize, end: usize) -> bool {
    let outside = |c: &char| c.is_whitespace() || matches!(c, '。' | '.' | '!' | '！');
    chars[..at].iter().all(outside) && chars[end.min(chars.len())..].iter().all(outside)
}

/// Takes the unit into `found`, with 半 and small change behind it.
fn measured(
    chars: &[char],
    found: &mut Found,
    start: usize,
    unit_at: usize,
    read: Read,
    unit: unit::Unit,
    money: &'static str,
) -> Option<()> {
    found.kind = unit.kind;
    found.unit = if unit.surface == "元" { money.to_owned() } else { unit.code.to_owned() };
    found.span.end = unit_at + unit.len;
    found.fraction = None;
    let mut power = unit.power;
    // 75折 and 九九折 are written in hundredths, 7折 and 八点五折 in tenths.
    if unit.surface == "折" && read.number.value >= Decimal::TEN && read.number.step.is_none() {
        power = 0;
    }
    if power != 0 {
        let step = read.number.step.map(|step| step + power);
        found.number = Number { step, ..Number::scaled(read.number.value, power)? };
        found.max = match read.max {
            Some(max) => Some(Number::scaled(max.value, power)?),
            None => None,
        };
    }
    if unit.surface.contains("多") || unit.surface.contains("余") {
        found.modifier = Some(Modifier::MoreThan);
    }
    // 七成六: the digit behind is hundredths.
    if unit.surface == "成"
        && let Some(rest) = zh_number::read(chars, past_blanks(chars, found.span.end))
            .filter(|r| r.form == Form::HanDigit)
        && unit::at(chars, rest.end).is_none()
    {
        found.number.value = found.number.value.checked_add(rest.number.value)?;
        found.span.end = rest.end;
    }
    let half = chars.get(found.span.end) == Some(&'半')
        && !matches!(chars.get(found.span.end + 1), Some('导' | '径' | '年' | '成' | '球'));
    if half && !matches!(unit.surface, "个" | "%" | "名" | "人") {
        let half = Number::scaled(Decimal::new(5, 1), unit.power)?;
        found.number.value = found.number.value.checked_add(half.value)?;
        found.number.step = Some(-1 + unit.power);
        found.span.end += 1;
    }
    if unit.kind == QuantityKind::Currency {
        small_change(chars, found);
    }
    // 10秒92: hundredths of a second, as results are written.
    if unit.surface == "秒" && read.form == Form::Arabic && read.number.step.is_none() {
        let len = chars[found.span.end..].iter().take(4).take_while(|c| c.is_ascii_digit()).count();
        let digits: String = chars[found.span.end..found.span.end + len].iter().collect();
        if let Some(part) = digits
            .parse()
            .ok()
            .filter(|_| (1..=3).contains(&len))
            .and_then(|d: Decimal| Number::scaled(d, -(len as i32)))
        {
            found.number = Number {
                value: found.number.value.checked_add(part.value)?,
                step: Some(-(len as i32)),
            };
            found.span.end += len;
        }
    }
    if unit.kind == QuantityKind::Duration
        && chars.get(found.span.end) == Some(&'多')
        && start < found.span.end
    {
        found.modifier = Some(Modifier::MoreThan);
        found.span.end += 1;
    }
    Some(())
}

/// 50元6角三分, 两美元又三美分: the smaller coins behind the sum.
fn small_change(chars: &[char], found: &mut Found) {
    for _ in 0..2 {
        let mut start = past_blanks(chars, found.span.end);
        start += usize::from(chars.get(start) == Some(&'又'));
        let Some(read) = zh_number::read(chars, start)
            .filter(|r| matches!(r.form, Form::Arabic | Form::HanDigit))
        else {
            return;
        };
        let power = match chars.get(read.end) {
            Some('角' | '毛') => (-1, 1),
            Some('分') => (-2, 1),
            Some('美') if has(chars, read.end, "美分") => (-2, 2),
            _ => return,
        };
        let Some(part) = Number::scaled(read.number.value, power.0) else { return };
        let Some(sum) = found.number.value.checked_add(part.value) else { return };
        found.number = Number { value: sum, step: Some(power.0) };
        found.span.end = read.end + power.1;
    }
}

/// Whether number and unit together state something: 三个方面, 一种模式, 十分, 三年来 do not.
fn says_enough(chars: &[char], start: usize, read: Read, unit: &unit::Unit, found: &Found) -> bool {
    if read.form == Form::HanRow && unit.surface != "折"
        || unit.kind == QuantityKind::Duration && !is_duration(chars, start, found)
    {
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
            && !matches!(unit.surface, "度" | "分" | "点" | "家" if !enough_scale(chars, start));
    }
    true
}

fn enough_scale(chars: &[char], start: usize) -> bool {
    zh_context::before(chars, start, true).is_some()
}

/// Whether a number of years or days is a length of time, and not a date relative to another (10年来, 三天后, 近20年).
fn is_duration(chars: &[char], start: usize, found: &Found) -> bool {
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
fn bare(
    chars: &[char],
    found: &mut Found,
    start: usize,
    read: Read,
    money: &'static str,
    whole: bool,
) -> Option<()> {
    let (kind, unit) = zh_context::implied(chars, start, read.end, money);
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
    let stated = zh_context::before(chars, start, read.form == Form::Scale).is_some()
        || ["为", "达", "达到", "至", "到", "于", "是", "报", "有", "共", "计", "了"]
            .iter()
            .any(|word| ends(chars, start, word));
    let enough = match read.form {
        Form::Mixed => closed || !unit.is_empty() || stated,
        Form::Han => {
            let large = read.number.value >= Decimal::from(1000) && !unit.is_empty();
            large || stated && closed && read.end - start > 2
        }
        Form::Scale => stated && closed && !unit.is_empty(),
        Form::Arabic => {
            let year = read.end - start == 4
                && (Decimal::from(1900)..Decimal::from(2100)).contains(&read.number.value);
            stated && closed && !year
        }
        Form::HanDigit | Form::HanRow | Form::Percent | Form::Fraction => false,
    };
    enough.then_some(())
}
