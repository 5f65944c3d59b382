//! What looks like a figure in Chinese and is none: dates and clock times, ordinals, names, codes, idioms.
//!
//! Dates are another finder's business; here they are only stepped over, so that a year is never a count even
//! where that finder saw nothing.

use super::{ends, has, longest_at, past_blanks};
use crate::text::numeral::han_digit;

/// Idioms and set words with a number in them, on folded text.
const SET_WORDS: &[&str] = &[
    "千家万户",
    "千千万万",
    "万千",
    "千万别",
    "千万不",
    "千万要",
    "老百姓",
    "百姓",
    "百货",
    "百年",
    "百科",
    "百度",
    "百家",
    "百花",
    "百强",
    "百万富翁",
    "百分百",
    "百团",
    "百元大钞",
    "千方百计",
    "千里",
    "千亩方",
    "万一",
    "万物",
    "万家",
    "万里",
    "万众",
    "万户",
    "万人空巷",
    "万岁",
    "万能",
    "万分",
    "万科",
    "万达",
    "亿万",
    "三足鼎立",
    "三番五次",
    "三心二意",
    "三农",
    "三方",
    "三角",
    "三亚",
    "三星",
    "三峡",
    "三明",
    "四川",
    "四面八方",
    "四通八达",
    "五花八门",
    "五湖四海",
    "五官",
    "五金",
    "六安",
    "七夕",
    "八方",
    "八卦",
    "九江",
    "九寨",
    "十分",
    "十足",
    "十全十美",
    "十字",
    "十堰",
    "一二三",
    "一带一路",
    "一心一意",
    "一举",
    "一些",
    "一样",
    "一般",
    "一定",
    "一起",
    "一直",
    "一旦",
    "一切",
    "一方面",
    "一体",
    "一线",
    "一流",
    "一站式",
    "一度",
    "一次性",
    "一对一",
    "一个个",
    "一点",
    "一下",
    "一边",
    "一路",
    "一同",
    "一致",
    "一把手",
    "一年一度",
    "一家人",
    "一部分",
    "二手",
    "二次元",
    "二维码",
    "二胎",
    "两会",
    "两岸",
    "两手",
    "两级",
    "两极",
    "两侧",
    "两性",
    "三包",
    "三胎",
    "三甲",
    "三伏",
    "四季",
    "四肢",
    "五一",
    "五四",
    "六一",
    "七一",
    "八一",
    "十一黄金周",
    "双十一",
    "双十二",
    "二十大",
    "十九大",
    "十八大",
    "三中全会",
    "半年",
    "半天",
    "零售",
    "零食",
    "零部件",
    "零件",
    "零距离",
    "零担",
    "零下",
    "零碳",
    "零和",
    "零花",
    "零星",
    "零点",
];

/// What follows a number that belongs to a name: 2.0时代, 世界500强, 90后, 360度全景.
const NAME_TAILS: &[&str] = &[
    "时代",
    "阶段",
    "版本",
    "版",
    "后",
    "强",
    "号",
    "线",
    "路",
    "代",
    "期工程",
    "中全会",
    "大促",
    "购物节",
    "年代",
    "度电",
    "K",
];

/// One past the trap at `at`; `None` where there is none.
pub(super) fn skip(chars: &[char], at: usize) -> Option<usize> {
    let c = chars[at];
    match c {
        '第' => return ordinal(chars, at),
        '《' => return closing(chars, at, '》', 60),
        '“' | '‘' | '"' | '「' | '『' => {
            if let Some(end) = quoted_name(chars, at) {
                return Some(end);
            }
        }
        '(' => {
            if let Some(end) = code_in_parentheses(chars, at) {
                return Some(end);
            }
        }
        'h' if has(chars, at, "http") => {
            let len = chars[at..].iter().take_while(|c| c.is_ascii_graphic()).count();
            return Some(at + len);
        }
        _ => {}
    }
    if c.is_ascii_digit()
        || han_digit(c).is_some()
        || matches!(c, '十' | '百' | '千' | '万' | '亿' | '半')
    {
        if let Some((_, len)) = longest_at(chars, at, SET_WORDS)
            .filter(|(word, len)| *word != "万分" || chars.get(at + len) != Some(&'之'))
        {
            return Some(at + len);
        }
        return date(chars, at).or_else(|| code(chars, at)).or_else(|| score(chars, at));
    }
    if c == '老' && has(chars, at, "老百姓") { Some(at + 3) } else { None }
}

/// 第49次, 第三季度, 第18个: the number and the classifier behind it.
fn ordinal(chars: &[char], at: usize) -> Option<usize> {
    let start = past_blanks(chars, at + 1);
    let end = super::zh_number::read(chars, start)?.end;
    Some(super::unit::at(chars, end).map_or(end, |unit| end + unit.len))
}

fn closing(chars: &[char], at: usize, mark: char, within: usize) -> Option<usize> {
    chars[at..].iter().take(within).position(|c| *c == mark).map(|i| at + i + 1)
}

/// “618”, “双11”, “三品一标”, “十四五”: a short quotation that is digits, or Han digits and words without a unit.
fn quoted_name(chars: &[char], at: usize) -> Option<usize> {
    let end =
        chars[at + 1..].iter().take(9).position(|c| matches!(c, '”' | '’' | '"' | '」' | '』'))?;
    let inside = &chars[at + 1..at + 1 + end];
    let digits = inside.iter().all(char::is_ascii_digit);
    let han = inside.iter().filter(|c| han_digit(**c).is_some() || **c == '十').count();
    let slogan = han >= 1
        && !inside.iter().any(|c| c.is_ascii_digit() || matches!(c, '万' | '亿' | '%' | '元'));
    (digits || slogan).then_some(at + end + 2)
}

/// (002024), (08083), (SH600519), (2): nothing but a code.
fn code_in_parentheses(chars: &[char], at: usize) -> Option<usize> {
    let end = chars[at + 1..].iter().take(14).position(|c| *c == ')')?;
    let inside = &chars[at + 1..at + 1 + end];
    let code = inside.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '-'))
        && inside.iter().any(char::is_ascii_digit);
    code.then_some(at + end + 2)
}

/// Digits of one token at `at`: how many, and their value where it is small.
fn digits(chars: &[char], at: usize) -> (usize, u32) {
    let len =
        chars[at.min(chars.len())..].iter().take(12).take_while(|c| c.is_ascii_digit()).count();
    let value = chars[at.min(chars.len())..]
        .iter()
        .take(len.min(9))
        .fold(0u32, |sum, c| sum * 10 + c.to_digit(10).unwrap_or(0));
    (len, value)
}

/// A calendar number at `at`, Arabic or Han: its length and value.
fn calendar_number(chars: &[char], at: usize) -> Option<(usize, u32)> {
    let (len, value) = digits(chars, at);
    if len > 0 {
        return Some((len, value));
    }
    let row = chars[at.min(chars.len())..]
        .iter()
        .take(4)
        .take_while(|c| han_digit(**c).is_some())
        .count();
    if row >= 2 {
        let value =
            chars[at..at + row].iter().fold(0, |sum, c| sum * 10 + han_digit(*c).unwrap_or(0));
        return Some((row, value));
    }
    let tens = row + usize::from(chars.get(at + row) == Some(&'十'));
    let ones =
        usize::from(tens > row && chars.get(at + tens).is_some_and(|c| han_digit(*c).is_some()));
    if tens == 0 {
        return None;
    }
    let digit = |i: usize| chars.get(i).and_then(|c| han_digit(*c));
    let value = if tens > row {
        digit(at).filter(|_| row > 0).unwrap_or(1) * 10
            + if ones > 0 { digit(at + tens).unwrap_or(0) } else { 0 }
    } else {
        digit(at).unwrap_or(0)
    };
    Some((tens + ones, value))
}

/// One past the calendar date or clock time that begins at `at`.
pub(super) fn date(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && (chars[at - 1].is_ascii_digit() || chars[at - 1] == '.') {
        return None;
    }
    let mut end = None;
    let mut i = at;
    // A date is a row of parts (2021年 3月 5日 20时), perhaps with one range mark between two of them.
    for _ in 0..10 {
        let Some((next, open)) = date_part(chars, i) else { break };
        i = next;
        end = if open { end } else { Some(next) };
        let dash = past_blanks(chars, i);
        if matches!(chars.get(dash), Some('-' | '—' | '–' | '~' | '至' | '到' | '、'))
            && date_part(chars, past_blanks(chars, dash + 1)).is_some()
        {
            i = past_blanks(chars, dash + 1);
        }
    }
    end
}

/// One part of a date: one past it, and whether it needs a further part to be one (the 6 of 6-7月).
fn date_part(chars: &[char], at: usize) -> Option<(usize, bool)> {
    let (len, value) = calendar_number(chars, at)?;
    let end = past_blanks(chars, at + len);
    let arabic = chars[at].is_ascii_digit();
    let yearly = (1000..2200).contains(&value) && len == 4;
    let part = match chars.get(end) {
        Some('年') => {
            yearly
                || (len == 2
                    && han_digit(chars[at]).is_some()
                    && !chars[at..at + len].contains(&'十')
                    && value > 20)
        }
        Some('月') => (1..=12).contains(&value),
        Some('日') => {
            (1..=31).contains(&value) && !matches!(chars.get(end + 1), Some('本' | '元' | '圆'))
        }
        Some('号') => arabic && (1..=31).contains(&value) && after_month(chars, at),
        Some('时') => value <= 24 && !has(chars, end, "时代"),
        Some('分') => value < 60 && at > 0 && matches!(chars[at - 1], '时' | '点'),
        Some('点') => value <= 24 && clock(chars, at, end),
        Some(':') if arabic && value <= 24 => {
            return clock_time(chars, end).map(|end| (end, false));
        }
        Some('-' | '.' | '/') if arabic && yearly => {
            return iso(chars, end).map(|end| (end, false));
        }
        Some('-' | '—' | '–' | '~' | '至' | '到' | '、') => {
            let mut rest = end + 1;
            while matches!(chars.get(rest), Some('-' | '—')) {
                rest += 1;
            }
            let (next_len, next) = calendar_number(chars, past_blanks(chars, rest))?;
            let after = past_blanks(chars, past_blanks(chars, rest) + next_len);
            let joined = match chars.get(after) {
                Some('年') => yearly && (1000..2200).contains(&next),
                Some('月') => value <= 12 && next <= 12,
                Some('日') => value <= 31 && next <= 31,
                _ => false,
            };
            return joined.then_some((at + len, true));
        }
        _ => false,
    };
    part.then(|| {
        let tail = ["份", "初", "底", "末", "中旬", "上旬", "下旬", "度", "整", "许"];
        let after = end + 1;
        let tail = longest_at(chars, after, &tail).map_or(0, |(_, len)| len);
        (after + tail, false)
    })
}

fn after_month(chars: &[char], at: usize) -> bool {
    at > 0 && matches!(chars[at - 1], '月' | '-' | '—' | '至' | '到' | '(' | '于' | '在')
}

/// 8点, 20点30分, 8点半: a time of day, not points of an index.
fn clock(chars: &[char], at: usize, end: usize) -> bool {
    let points =
        ["涨", "跌", "报", "收", "升", "降", "于"].iter().any(|word| ends(chars, at, word));
    let next = chars.get(end + 1);
    let after = past_blanks(chars, end + 1);
    if let Some((len, _)) = calendar_number(chars, after) {
        return chars.get(after + len) == Some(&'分') && !has(chars, after + len, "分之");
    }
    !points
        && !matches!(next, Some('建' | '要' | '意' | '共' | '希' | '体' | '认'))
        && (chars[at].is_ascii_digit()
            || next.is_none_or(|c| {
                !c.is_alphanumeric() || matches!(c, '半' | '整' | '钟' | '左' | '许')
            }))
}

fn clock_time(chars: &[char], colon: usize) -> Option<usize> {
    let (len, value) = digits(chars, colon + 1);
    if len != 2 || value > 59 {
        return None;
    }
    let end = colon + 1 + len;
    Some(if chars.get(end) == Some(&':') { clock_time(chars, end).unwrap_or(end) } else { end })
}

/// 2021-03-05, 2021/3/5, 2021.3.5, 2011-2020: from the mark behind the year.
fn iso(chars: &[char], mark: usize) -> Option<usize> {
    let (len, value) = digits(chars, mark + 1);
    let end = mark + 1 + len;
    if chars[mark] == '-' && len == 4 && (1000..2200).contains(&value) {
        return Some(end);
    }
    if !(1..=2).contains(&len) || !(1..=12).contains(&value) || chars.get(end) != Some(&chars[mark])
    {
        return None;
    }
    let (day_len, day) = digits(chars, end + 1);
    ((1..=2).contains(&day_len) && (1..=31).contains(&day)).then_some(end + 1 + day_len)
}

/// Tickers (002024), telephone numbers, model names (C2M, iPhone14, 5G), list numbers, names (2.0时代, 90后).
fn code(chars: &[char], at: usize) -> Option<usize> {
    if !chars[at].is_ascii_digit() {
        return None;
    }
    let run = chars[at..].iter().take(40).take_while(|c| c.is_ascii_digit()).count();
    let end = at + run;
    let leading_zero = chars[at] == '0' && run > 1;
    if leading_zero {
        return Some(end);
    }
    let decimals =
        chars.get(end) == Some(&'.') && chars.get(end + 1).is_some_and(char::is_ascii_digit);
    let whole = if decimals {
        end + 1 + chars[end + 1..].iter().take(20).take_while(|c| c.is_ascii_digit()).count()
    } else {
        end
    };
    if longest_at(chars, whole, NAME_TAILS).is_some()
        && !has(chars, whole, "强度")
        && !has(chars, whole, "代表")
    {
        return Some(whole);
    }
    // 10.0.0.1 is an address, 1.2.3 a version.
    if decimals
        && chars.get(whole) == Some(&'.')
        && chars.get(whole + 1).is_some_and(char::is_ascii_digit)
    {
        let len =
            chars[at..].iter().take(40).take_while(|c| c.is_ascii_digit() || **c == '.').count();
        return Some(at + len);
    }
    let letter = chars.get(whole).is_some_and(|c| c.is_ascii_alphabetic());
    let unit_like = super::unit::at(chars, whole).is_some()
        || super::zh_number::read(chars, at).is_some_and(|read| read.end > whole);
    if letter && !unit_like {
        let len = chars[whole..].iter().take(20).take_while(|c| c.is_ascii_alphanumeric()).count();
        return Some(whole + len);
    }
    let opens = at == 0 || matches!(chars[at - 1], '\n' | '。' | ';' | '；' | ' ' | '势' | '景');
    let list = !decimals
        && run <= 2
        && matches!(chars.get(end), Some('.' | '、' | ')'))
        && chars.get(end + 1).is_none_or(|c| !c.is_ascii_digit());
    (list && (opens || chars[end] == '.')).then_some(end + 1)
}

/// 3-1, 3:1, 3比1: a score or a proportion.
fn score(chars: &[char], at: usize) -> Option<usize> {
    let (len, value) = digits(chars, at);
    let mark = at + len;
    if len == 0 || !matches!(chars.get(mark), Some('-' | ':' | '∶' | '比')) {
        return None;
    }
    let (next_len, next) = digits(chars, mark + 1);
    let end = mark + 1 + next_len;
    let measured = super::unit::at(chars, past_blanks(chars, end)).is_some()
        || matches!(
            chars.get(past_blanks(chars, end)),
            Some('万' | '亿' | '千' | '百' | '.' | '多' | '余')
        );
    let dash = chars[mark] == '-';
    (next_len > 0 && !(measured && dash) && value < 1000 && next < 1000).then_some(end)
}
