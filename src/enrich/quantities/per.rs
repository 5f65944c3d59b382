//! What a rate holds for one of: 每公斤12元, 3.2万元/平方米, $78 a barrel, 40 tonnes per hectare.
//!
//! The value and its unit stay as they are; what follows the stroke stands beside them. Only the units of one table are
//! read, since "$5 a" and 每 begin much else. What an average is per head of (人均收入) is data too, but is not printed
//! again behind the measure that says it.

use super::{Found, en_unit, has, past_blanks};
use crate::model::QuantityKind;
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// One of what a rate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Per {
    /// The code of the data model.
    pub(super) code: &'static str,
    /// In Chinese, behind a stroke.
    pub(super) zh: &'static str,
    /// In English, behind "per"; [`EACH`] stands alone.
    pub(super) en: &'static str,
}

/// Said of single things that English has no classifier for.
pub(super) const EACH: &str = "each";

/// Code, words of Chinese between blanks, words of English between strokes; the first of each are printed.
const UNITS: &[(&str, &str, &str)] = &[
    ("kg", "公斤 千克 kg KG", "kg|kilogram|kilogramme|kilo"),
    ("t", "吨 公吨", "tonne|metric tonne|metric ton|ton"),
    ("g", "克 g", "gram|gramme"),
    ("jin", "斤 市斤", "jin|catty"),
    ("twjin", "台斤", "Taiwanese catty"),
    ("lb", "磅", "pound|lb"),
    ("oz", "盎司", "ounce|troy ounce|oz"),
    ("m2", "平方米 平方公尺 平米 平 m² m2 ㎡", "m²|square metre|square meter|sq m|sqm"),
    ("km2", "平方公里 平方千米 km²", "km²|square kilometre|square kilometer|sq km"),
    ("ft2", "平方英尺 平方呎 呎", "square foot|sq ft"),
    ("mu", "亩", "mu"),
    ("ha", "公顷", "hectare|ha"),
    ("ac", "英亩", "acre"),
    ("ping", "坪", "ping"),
    ("l", "升 公升", "litre|liter"),
    ("m3", "立方米 m³", "m³|cubic metre|cubic meter"),
    ("barrel", "桶", "barrel|bbl"),
    ("gallon", "加仑", "gallon"),
    ("kWh", "千瓦时 度电 度 kWh", "kWh|kilowatt-hour|kilowatt hour"),
    ("MWh", "兆瓦时 MWh", "MWh|megawatt-hour|megawatt hour"),
    ("km", "公里 千米 km", "km|kilometre|kilometer"),
    ("mi", "英里", "mile"),
    ("m", "米", "metre|meter"),
    ("second", "秒 s", "second"),
    ("minute", "分钟", "minute"),
    ("hour", "小时", "hour|hr"),
    ("day", "天 日", "day"),
    ("week", "周 星期", "week"),
    ("month", "月 个月", "month|mo"),
    ("quarter", "季度", "quarter"),
    ("year", "年", "year|annum|yr"),
    ("night", "晚 间夜", "night"),
    ("person", "人 位", "person|head|capita"),
    ("student", "名学生", "student|pupil"),
    ("household", "户", "household|family"),
    ("share", "股", "share"),
    ("ticket", "张票", "ticket"),
    ("room", "间", "room"),
    ("bottle", "瓶", "bottle"),
    ("box", "箱 盒", "box|case|crate|pack"),
    ("bag", "袋", "bag|sack"),
    ("cup", "杯", "cup"),
    ("dose", "剂", "dose"),
    ("vehicle", "辆", "vehicle|car"),
    ("order", "单", "order"),
    ("TEU", "标箱 标准箱 TEU", "TEU|container"),
    ("time", "次", "visit|trip|ride"),
    ("tree", "棵", "tree"),
    ("plant", "株", "plant"),
    ("meal", "餐 顿", "meal"),
    ("child", "名儿童 孩", "child"),
    ("game", "场", "game|match"),
    ("piece", "件 个 只 张 枚 台 套 块 条 头", "each|item|piece|unit"),
];

/// How far before a figure 每 is looked for, in characters.
const REACH: usize = 12;

/// Takes what a Chinese figure is per; nothing before `floor` belongs to it.
pub(super) fn zh(chars: &[char], floor: usize, found: &mut Found) {
    if !counts(found) {
        return;
    }
    let mut end = found.span.end;
    // 元/平方米/月; more are a list.
    for _ in 0..2 {
        let stroke = matches!(chars.get(end), Some('/' | '每'))
            || chars.get(end) == Some(&'·') && !found.per.is_empty();
        // 12元一斤.
        let one = chars.get(end) == Some(&'一') && found.kind == QuantityKind::Currency;
        if !(stroke || one) {
            break;
        }
        let Some((per, len)) = chinese_at(chars, end + 1) else { break };
        let weighed =
            matches!(per.code, "kg" | "t" | "jin" | "twjin" | "lb" | "oz" | "barrel" | "l" | "kWh");
        if !(stroke || weighed) {
            break;
        }
        end += 1 + len;
        found.per.push(per);
    }
    found.span.end = end;
    if found.per.is_empty() {
        before(chars, floor, found);
    }
}

/// 每公斤12元, 每平方米每月涨了2.5元: with nothing but a few words between.
fn before(chars: &[char], floor: usize, found: &mut Found) {
    let start = found.span.start;
    let from = start.saturating_sub(REACH).max(floor.min(start));
    let clause = chars[from..start]
        .iter()
        .rposition(|c| !c.is_alphabetic() && !c.is_whitespace())
        .map_or(from, |mark| from + mark + 1);
    let Some(mut at) = (clause..start).find(|at| chars[*at] == '每') else { return };
    // 每小时上升2摄氏度 is a rate, 每天步行3公里 a habit.
    let weighed = matches!(found.kind, QuantityKind::Currency | QuantityKind::Weight);
    let measured = weighed || !found.unit.chars().any(is_han);
    let fits = |per: Per| weighed || measured && matches!(per.code, "second" | "minute" | "hour");
    let first = at;
    while chars.get(at) == Some(&'每')
        && found.per.len() < 2
        && let Some((per, len)) =
            chinese_at(chars, at + 1).filter(|(per, len)| at + len < start && fits(*per))
    {
        // 每个家庭: of what, only the words say.
        if per.zh == "个" && at + 1 + len < start {
            break;
        }
        found.per.push(per);
        at += 1 + len;
    }
    // The words of the rate are a part of the figure where they touch it.
    if at == start && !found.per.is_empty() {
        found.span.start = first;
    }
}

fn chinese_at(chars: &[char], at: usize) -> Option<(Per, usize)> {
    let words = UNITS.iter().flat_map(|(code, zh, en)| {
        zh.split(' ').map(move |word| (*code, word, en.split('|').next().unwrap_or_default()))
    });
    let (code, word, en) =
        words.filter(|(_, word, _)| has(chars, at, word)).max_by_key(|(_, word, _)| word.len())?;
    let len = word.chars().count();
    let letters = word.is_ascii() && chars.get(at + len).is_some_and(char::is_ascii_alphanumeric);
    // 株 and 棵 are said as they are; 元/平 is short for square metres.
    let zh = match code {
        "piece" | "box" => word,
        _ => UNITS.iter().find(|row| row.0 == code)?.1.split(' ').next()?,
    };
    (!letters).then_some((Per { code, zh, en }, len))
}

/// Takes what an English figure is per.
pub(super) fn en(chars: &[char], found: &mut Found) {
    if !counts(found) {
        return;
    }
    for _ in 0..2 {
        // "$2-a-day fee", "40-mile-per-hour gusts".
        let tied = chars.get(found.span.end) == Some(&'-');
        let at = past_blanks(chars, found.span.end + usize::from(tied));
        let stroke = chars.get(at) == Some(&'/') && !tied;
        let link = ["per", "a", "an", "each", "every"].into_iter().find(|word| {
            let behind = chars.get(at + word.len());
            has(chars, at, word) && behind == Some(if tied { &'-' } else { &' ' })
        });
        let at = match link {
            _ if stroke => at + 1,
            Some(word) if at > found.span.end => past_blanks(chars, at + word.len() + 1),
            _ => return,
        };
        let Some((per, end)) = english_at(chars, at) else { return };
        let span = matches!(
            per.code,
            "second" | "minute" | "hour" | "day" | "week" | "month" | "quarter" | "year" | "night"
        );
        let said = stroke || link == Some("per");
        let measure = found.kind != QuantityKind::Count || en_unit::is_measure(&found.unit);
        // "Won $5,000 a week later", "$3 million a year earlier".
        if !said && (span && tells_when(chars, end) || !span && !measure) {
            return;
        }
        found.span.end = end;
        found.per.push(per);
    }
}

fn english_at(chars: &[char], at: usize) -> Option<(Per, usize)> {
    let text: Vec<char> = chars.get(at..)?.iter().take(20).copied().collect();
    let begins = |word: &str| {
        let mut rest = text.iter();
        word.chars().all(|c| rest.next().is_some_and(|one| one.eq_ignore_ascii_case(&c)))
            && !rest.next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’'))
    };
    UNITS.iter().find_map(|(code, zh, en)| {
        let word = en
            .split('|')
            .filter(|word| *word != EACH && begins(word))
            .max_by_key(|word| word.len())?;
        let zh = zh.split(' ').next()?;
        let en = if *code == "piece" { word } else { en.split('|').next()? };
        Some((Per { code, zh, en }, at + word.chars().count()))
    })
}

/// Whether "a week" ends what tells when: a week later.
fn tells_when(chars: &[char], end: usize) -> bool {
    const WORDS: &[&str] = &["later", "earlier", "ago", "before", "after", "from", "afterwards"];
    let at = past_blanks(chars, end);
    WORDS.iter().any(|word| has(chars, at, word))
}

/// A measure without the words of the rate at its end: 补贴每亩 names a subsidy.
pub(super) fn without(measure: String, found: &Found) -> String {
    let Some((name, word)) = measure.rsplit_once('每').filter(|_| !found.per.is_empty()) else {
        return measure;
    };
    let is_unit = UNITS.iter().any(|(_, zh, _)| zh.split(' ').any(|one| one == word));
    if is_unit && !name.is_empty() { name.to_owned() } else { measure }
}

/// Whether a figure can be a rate.
fn counts(found: &Found) -> bool {
    !found.unit.is_empty()
        && !found.unit.contains('/')
        && found.fraction.is_none()
        && !matches!(
            found.kind,
            QuantityKind::Percent
                | QuantityKind::Ratio
                | QuantityKind::Fraction
                | QuantityKind::Duration
        )
}

/// The codes of what a figure is per, as data; else what its measure, or the words right before it, say: 人均收入.
pub(super) fn code(chars: &[char], found: &Found, measure: Option<&str>) -> Option<String> {
    if !found.per.is_empty() {
        let codes: Vec<&str> = found.per.iter().map(|per| per.code).collect();
        return Some(codes.join("/"));
    }
    const SAID: [(&str, &str); 6] = [
        ("人均", "person"),
        ("户均", "household"),
        ("亩均", "mu"),
        ("er capita", "person"),
        ("er-capita", "person"),
        ("per person", "person"),
    ];
    static WORDS: WordList =
        WordList::of(&["人均", "户均", "亩均", "er capita", "er-capita", "per person"]);
    const NEAR: usize = 24;
    if !counts(found) {
        return None;
    }
    let start = found.span.start.min(chars.len());
    let mark = |c: &char| matches!(c, ',' | '，' | ';' | '。');
    let near = chars[start.saturating_sub(NEAR)..start].rsplit(mark).next().unwrap_or_default();
    let said =
        |text: &str| SAID.iter().find(|(word, _)| text.contains(word)).map(|(_, code)| *code);
    let of_near = || WORDS.first_in(near).and_then(said);
    measure.and_then(said).or_else(of_near).map(str::to_owned)
}
