//! What stands round a Chinese figure: how it is qualified, and which way it changed.

use super::{has, past_blanks};
use crate::model::{Direction, Modifier};
use crate::text::wordlist::{WordList, WordTable};

static LESS: WordList = WordList::of(&[
    "不到", "不足", "少于", "低于", "不满", "未满", "未到", "小于", "不及", "未达", "未足",
]);
static AT_MOST: WordList = WordList::of(&[
    "不超过",
    "不超",
    "不高于",
    "不多于",
    "不大于",
    "至多",
    "最多",
    "最高",
    "最长",
    "不逾",
    "未超过",
    "上限为",
]);
static AT_LEAST: WordList = WordList::of(&[
    "至少",
    "起码",
    "最少",
    "最低",
    "不少于",
    "不低于",
    "不小于",
    "不下于",
    "不下",
    "不止于",
]);
static MORE: WordList = WordList::of(&[
    "超过", "超", "逾", "突破", "冲破", "破", "多于", "高于", "大于", "超出", "超越", "远超",
    "不止", "过", "上",
]);
static NEARLY: WordList = WordList::of(&["近", "接近", "将近", "逼近", "趋近", "临近"]);
static ABOUT: WordList = WordList::of(&[
    "约",
    "大约",
    "约为",
    "约合",
    "约占",
    "大概",
    "大致",
    "约莫",
    "差不多",
    "估计",
    "合约",
]);
/// What may stand between a qualifier and its number.
static BETWEEN: WordList = WordList::of(&[
    "了",
    "有",
    "至",
    "到",
    "达",
    "达到",
    "为",
    "是",
    "共",
    "计",
    "人民币",
    "每",
    "在",
]);

/// How the number that begins at `start` and ends, unit included, at `end` is qualified by its neighbours.
pub(super) fn modifier(
    chars: &[char],
    start: usize,
    end: usize,
    bare_scale: bool,
) -> Option<Modifier> {
    behind(chars, end).or_else(|| before(chars, start, bare_scale).map(|(modifier, _)| modifier))
}

/// The qualifier before `start`, and where it begins.
pub(super) fn before(chars: &[char], start: usize, bare_scale: bool) -> Option<(Modifier, usize)> {
    let mut at = start;
    for _ in 0..3 {
        while at > 0 && chars[at - 1] == ' ' {
            at -= 1;
        }
        let sets = [
            (&AT_MOST, Modifier::AtMost),
            (&AT_LEAST, Modifier::AtLeast),
            (&LESS, Modifier::LessThan),
            (&MORE, Modifier::MoreThan),
            (&NEARLY, Modifier::Nearly),
            (&ABOUT, Modifier::About),
        ];
        let found = sets
            .iter()
            .filter_map(|(words, modifier)| {
                words.before(chars, at).map(|(word, len)| (len, word, *modifier))
            })
            .max_by_key(|(len, ..)| *len);
        if let Some((len, word, modifier)) = found
            && !part_of_a_word(chars, at - len, word, at == start && bare_scale)
        {
            return Some((modifier, at - len));
        }
        let (_, len) = BETWEEN.before(chars, at)?;
        at -= len;
    }
    None
}

/// 最近, 通过, 以上, 制约: the qualifier's character belongs to another word.
fn part_of_a_word(chars: &[char], at: usize, word: &str, bare_scale: bool) -> bool {
    let previous = at.checked_sub(1).map(|i| chars[i]);
    match word {
        "过" => {
            !bare_scale && !matches!(previous, Some('已' | '均' | '皆' | '就' | '产' | '额' | '量'))
        }
        // 上 and 过 qualify a bare scale word only: 上千家, 过亿元.
        "上" => !bare_scale || matches!(previous, Some('以' | '之' | '线' | '网' | '会')),
        "近" => matches!(previous, Some('最' | '附' | '远' | '邻' | '靠' | '新')),
        "约" => matches!(
            previous,
            Some('制' | '节' | '公' | '合' | '签' | '违' | '契' | '预' | '纽' | '条')
        ),
        "破" => matches!(previous, Some('打' | '爆' | '侦')),
        "超" => matches!(previous, Some('英' | '中' | '意' | '西' | '高' | '买' | '卖')),
        "最高" | "最低" => previous == Some('历'),
        _ => false,
    }
}

/// The qualifier right behind the unit: 以上, 左右, 以下, 起.
fn behind(chars: &[char], end: usize) -> Option<Modifier> {
    let at = past_blanks(chars, end);
    static TABLE: WordTable<Modifier> = WordTable::of(&[
        ("以上", Modifier::AtLeast),
        ("及以上", Modifier::AtLeast),
        ("或以上", Modifier::AtLeast),
        ("之上", Modifier::AtLeast),
        ("以下", Modifier::LessThan),
        ("及以下", Modifier::LessThan),
        ("之下", Modifier::LessThan),
        ("以内", Modifier::AtMost),
        ("之内", Modifier::AtMost),
        ("左右", Modifier::About),
        ("上下", Modifier::About),
        ("前后", Modifier::About),
        ("许", Modifier::About),
        ("光景", Modifier::About),
        ("有余", Modifier::MoreThan),
        ("出头", Modifier::MoreThan),
        ("开外", Modifier::MoreThan),
        ("+", Modifier::MoreThan),
        ("多元", Modifier::MoreThan),
    ]);
    if let Some((modifier, _len)) = TABLE.at(chars, at) {
        let other_word = has(chars, at, "许可") || has(chars, at, "上下游");
        return (!other_word).then_some(modifier);
    }
    if chars.get(at) == Some(&'起') {
        let next = chars.get(at + 1).copied();
        let starting = next.is_none_or(|c| !c.is_alphanumeric())
            || matches!(next, Some('步' | '售' | '跳' | '拍' | '投'));
        return starting.then_some(Modifier::AtLeast);
    }
    None
}

/// Whether 起 behind the number that begins at `start` means "and up" (从100万起, 售价99起), not cases.
pub(super) fn starts_a_price(chars: &[char], start: usize) -> bool {
    static WORDS: WordList =
        WordList::of(&["从", "自", "价", "价格", "罚款", "罚", "售价", "报价", "低至"]);
    WORDS.ends(chars, start)
}

static UP: WordList = WordList::of(&[
    "增长",
    "增加",
    "上升",
    "上涨",
    "提高",
    "提升",
    "增",
    "涨",
    "升",
    "上浮",
    "扩大",
    "增幅",
    "涨幅",
    "升幅",
    "攀升",
    "激增",
    "猛增",
    "飙升",
    "大涨",
    "回升",
    "反弹",
    "多增",
    "新增长",
    "上调",
    "高出",
    "走高",
    "净增",
    "劲增",
    "增速达",
    "大增",
    "微增",
    "微涨",
]);
static DOWN: WordList = WordList::of(&[
    "下降", "减少", "下跌", "降低", "降", "跌", "减", "下滑", "回落", "萎缩", "缩减", "下调",
    "缩水", "降幅", "跌幅", "大跌", "收窄", "下挫", "锐减", "骤降", "少", "微降", "微跌", "走低",
    "缩短", "下行", "压减", "削减",
]);
static STEPS: WordList = WordList::of(&[
    "了",
    "达",
    "达到",
    "幅度为",
    "幅度达",
    "为",
    "约",
    "近",
    "超",
    "超过",
    "逾",
    "大约",
    "不到",
    "不足",
    "接近",
    "将近",
    "至少",
    "近乎",
    "高达",
    "均",
    "过",
    "突破",
]);

/// Which way what is measured changed by the figure that begins at `start`. `None` where the figure is the level
/// that was reached (增长至, 下降到), since that is no change.
pub(super) fn direction(chars: &[char], start: usize) -> Option<Direction> {
    // 由2000元降为500元, 上调为3%: what it was set to.
    const SET: &[&str] = &[
        "降", "升", "增", "减", "调", "降低", "提高", "上调", "下调", "缩减", "缩短", "扩大",
        "调低", "调高",
    ];
    let mut at = start;
    let mut is_set = false;
    for _ in 0..4 {
        while at > 0 && chars[at - 1] == ' ' {
            at -= 1;
        }
        let up = UP.before(chars, at);
        let down = DOWN.before(chars, at);
        let (len, way, word) = match (up, down) {
            (Some((word, u)), Some((_, d))) if u >= d => (u, Direction::Up, word),
            (Some((word, u)), None) => (u, Direction::Up, word),
            (_, Some((word, d))) => (d, Direction::Down, word),
            (None, None) => {
                let (step, len) = STEPS.before(chars, at)?;
                is_set |= step == "为";
                at -= len;
                continue;
            }
        };
        let previous = (at - len).checked_sub(1).map(|i| chars[i]);
        let other = match word {
            "少" => !matches!(previous, Some('比' | '减' | '期' | '年' | '月')),
            "升" => matches!(previous, Some('毫' | '公' | '晋')),
            "增" => matches!(previous, Some('新')),
            _ => false,
        } || is_set && SET.contains(&word);
        return (!other).then_some(way);
    }
    None
}

/// 增至上年的2.4倍, 降至原来的0.8倍: a multiple of what there was tells which way it went.
pub(super) fn direction_of_multiple(chars: &[char], start: usize) -> Option<Direction> {
    if start == 0 || chars[start - 1] != '的' {
        return None;
    }
    let before = &chars[start.saturating_sub(12)..start - 1];
    let at = before.iter().rposition(|c| matches!(c, '至' | '到'))?;
    match (UP.ends(before, at), DOWN.ends(before, at)) {
        (true, false) => Some(Direction::Up),
        (false, true) => Some(Direction::Down),
        _ => None,
    }
}

/// 6.8级地震, 震级为6.8级: degrees of an earthquake, not of a wind.
pub(super) fn of_an_earthquake(chars: &[char], start: usize, end: usize) -> bool {
    let around = &chars[start.saturating_sub(8)..(end + 4).min(chars.len())];
    around.contains(&'震')
}
