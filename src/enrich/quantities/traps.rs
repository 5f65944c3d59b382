//! What looks like a figure in Chinese and is none: dates and clock times, ordinals, names, codes, idioms.
//!
//! Dates are another finder's business; here they are only stepped over, so that a year is never a count even
//! where that finder saw nothing.

use super::zh_date::{date, digits};
use super::{has, past_blanks};
use crate::text::numeral::han_digit;
use crate::text::wordlist::WordList;

/// Idioms and set words with a number in them, on folded text.
static SET_WORDS: WordList = WordList::between_blanks(
    "\
    千家万户 千千万万 万千 千万别 千万不 千万要 老百姓 百姓 百货 百年 百科 百度 百家 百花 百强 百万富翁 百分百 \
    百团 百元大钞 千方百计 千里 千亩方 万一 万物 万家 万里 万众 万户 万人空巷 万岁 万能 万分 万科 万达 亿万 \
    三足鼎立 三番五次 三心二意 三农 三方 三角 三亚 三星 三峡 三明 四川 四面八方 四通八达 五花八门 五湖四海 五官 \
    五金 六安 七夕 八方 八卦 九江 九寨 十分 十足 十全十美 十字 十堰 一二三 一带一路 一心一意 一举 一些 一样 \
    一般 一定 一起 一直 一旦 一切 一方面 一体 一线 一流 一站式 一度 一次性 一对一 一个个 一点 一下 一边 一路 \
    一同 一致 一把手 一年一度 一家人 一部分 二手 二次元 二维码 二胎 两会 两岸 两手 两级 两极 两侧 两性 三包 \
    三胎 三甲 三伏 四季 四肢 五一 五四 六一 七一 八一 十一黄金周 双十一 双十二 二十大 十九大 十八大 三中全会 \
    半年 半天 零售 零食 零部件 零件 零距离 零担 零碳 零和 零花 零星 零点 \
    七匹狼 三只松鼠 六个核桃 三棵树 三顿半 一点点 五条人 十月稻田 五粮液 三元桥 一汽 七天酒店 四大名著 \
    四大发明 四大银行 八大菜系 三大运营商 三国演义 三字经 三十而立 百里挑一 千钧一发 百家争鸣 五星红旗 十二生肖 \
    三个代表 四个全面 四个意识 四个自信 两个维护 两个一百年 八项规定 十字架 一个劲 一个样 一块儿 一口气 一条龙 \
    一把抓 一次次 一件件 一张张 一座座 一条条 一家家 一位位 一名名 一棵棵 一片片",
);

/// What follows a number that belongs to a name: 2.0时代, 世界500强, 90后, 360度全景.
static NAME_TAILS: WordList = WordList::of(&[
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
    "K",
]);

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
        if let Some((_, len)) = SET_WORDS
            .at(chars, at)
            .filter(|(word, len)| *word != "万分" || chars.get(at + len) != Some(&'之'))
        {
            return Some(at + len);
        }
        return date(chars, at)
            .or_else(|| at_all_hours(chars, at))
            .or_else(|| code(chars, at))
            .or_else(|| score(chars, at));
    }
    if c == '老' && has(chars, at, "老百姓") { Some(at + 3) } else { None }
}

/// 24/7, 7/24, 7×24: at all hours.
fn at_all_hours(chars: &[char], at: usize) -> Option<usize> {
    let set = ["24/7", "7/24", "7×24", "7*24", "7x24"].iter().find(|set| has(chars, at, set))?;
    let end = at + set.chars().count();
    let tied = |c: Option<&char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | '/'));
    (!tied(chars.get(end)) && !tied(at.checked_sub(1).and_then(|i| chars.get(i)))).then_some(end)
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

/// “618”, “双11”, “三通一平”, “十四五”: a short quotation that is digits, or Han digits and words without a unit.
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

/// (002316), (01357), (SH600519), (2): nothing but a code.
fn code_in_parentheses(chars: &[char], at: usize) -> Option<usize> {
    let end = chars[at + 1..].iter().take(14).position(|c| *c == ')')?;
    let inside = &chars[at + 1..at + 1 + end];
    let code = inside.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '-'))
        && inside.iter().any(char::is_ascii_digit);
    code.then_some(at + end + 2)
}

/// Tickers (002316), telephone numbers, model names (C2M, iPhone14, 5G), list numbers, names (2.0时代, 90后).
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
    if NAME_TAILS.at(chars, whole).is_some()
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
