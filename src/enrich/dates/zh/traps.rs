//! Words that look like dates in Chinese and name something else: 五月花, 星期五餐厅, “四月望雨”, 《十二月》.
//!
//! Only words are judged that a name could be made of: months in Han digits, days and weekdays in words, festivals.
//! A date in Arabic digits or with its year is never taken for a name here.

use super::super::chars::{char_at, char_before, ends_any};
use super::super::shape::{Found, Month, Part, Shape, Year};
use super::clause::in_work;
use super::named::is_quote;
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// How long a quoted name may be, in characters.
const LONGEST_NAME: usize = 14;

/// Whether an expression is a part of a name and no date.
pub(super) fn is_name(chars: &[char], found: &Found) -> bool {
    let Some(kind) = Kind::of(chars, found) else { return false };
    if in_work(chars, found.start) {
        return true;
    }
    let goes_on = match kind {
        Kind::Month => BEHIND_MONTH.begins(chars, found.end),
        Kind::Festival => BEHIND_FESTIVAL.begins(chars, found.end),
        Kind::Day | Kind::Weekday => false,
    };
    if goes_on {
        return true;
    }
    // 谢冬至, 孟立春: a surname and a given name.
    if kind == Kind::Festival && found.end - found.start == 2 && is_given_name(chars, found.start) {
        return true;
    }
    if is_quote(char_at(chars, found.end)) && NAMED.begins(chars, found.end + 1) {
        return true;
    }
    let head = match kind {
        Kind::Day if !is_quote(char_at(chars, found.end)) => false,
        _ => {
            let at = if is_quote(char_at(chars, found.end)) { found.end + 1 } else { found.end };
            HEADS.begins(chars, at)
                || at > found.end && (at..at + 3).any(|at| GROUPS.begins(chars, at))
        }
    };
    head || (kind != Kind::Festival && in_quoted_name(chars, found))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Month,
    Day,
    Weekday,
    Festival,
}

impl Kind {
    fn of(chars: &[char], found: &Found) -> Option<Self> {
        let words = chars.get(found.start..found.end)?;
        match found.shape {
            _ if words.iter().any(char::is_ascii_digit) => None,
            Shape::Days(_) | Shape::SaidDays(_) => Some(Self::Day),
            Shape::Weekday(None, _) => Some(Self::Weekday),
            Shape::Point(point) if point.year == Year::Missing => match point.part {
                Part::Month(Month::Known(_)) | Part::Quarter(_) => Some(Self::Month),
                Part::Festival(_) => Some(Self::Festival),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Words behind a quotation that say that it is a name.
static NAMED: WordList = WordList::of(&[
    "是一家",
    "是一本",
    "是一部",
    "是一首",
    "是一支",
    "这个名字",
    "一词",
    "二字",
    "两个字",
]);

/// Whether a surname stands before the name of a day: 谢冬至; 医师林国庆, where the surname may also end a word.
fn is_given_name(chars: &[char], at: usize) -> bool {
    let Some(surname) = at.checked_sub(1) else { return false };
    let before = char_before(chars, surname);
    SURNAMES.contains(chars[surname])
        || SOME_SURNAMES.contains(chars[surname])
            && (!is_han(before) || BEFORE_NAMES.contains(before))
}

/// Surnames that may end a word: 园林, 提高, 如何.
const SOME_SURNAMES: &str = "林高何周马梁于余田任石江方金夏白文康史安常武向温华洪";

/// What ends the words that stand before a name: titles and joins.
const BEFORE_NAMES: &str = "师生长员者授任士总席理手民人工匠演记委官事家主和与及、";

/// Frequent surnames that end no word that could stand before the name of a day.
const SURNAMES: &str = "王李张刘陈杨赵黄吴徐孙胡朱郭罗宋谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪姜谭廖邹熊陆郝孔崔邱秦顾侯邵孟龙万段漕钱汤尹黎易贺赖龚";

/// What stands behind a month where it begins a plant, a saying, a revolution or a street.
static BEHIND_MONTH: WordList = WordList::of(&[
    "街", "路", "巷", "桥", "广场", "花", "兰", "流火", "怀胎", "党人", "革命", "飞雪", "飘雪",
    "雪", "围城", "桂", "黄", "槐", "柿", "瓜", "枣", "稻", "泡", "茶", "芥", "鲜", "红", "青",
    "竹", "鲥", "节", "会馆", "书店", "剧场", "剧社", "文艺", "诗社", "天", "雨巷", "春风", "阳春",
    "芳菲", "假村", "豆", "河", "江", "山", "湖", "村", "公社", "公园", "小区", "大街", "大道",
    "路口", "妖", "霜", "婆", "半", "黑", "风", "草", "萝卜", "桃", "杏", "梅", "杜鹃", "榴",
    "奔马",
]);

static BEHIND_FESTIVAL: WordList = WordList::of(&[
    "茶",
    "粽",
    "糕",
    "饼",
    "饺",
    "面",
    "汤圆",
    "糍",
    "酒",
    "符",
    "联",
    "帖",
    "树",
    "桥",
    "巷",
    "门",
    "上河",
    "岛",
    "街道",
    "路社区",
    "路小学",
    "小学",
    "中学",
    "大道",
    "广场",
    "公园",
    "书店",
    "酒店",
    "饭店",
    "老人",
    "虫",
    "联欢晚会",
    "草",
    "瓜",
]);

/// What bears names: places to eat and to stay, firms, bands.
static HEADS: WordList = WordList::of(&[
    "餐厅",
    "餐馆",
    "酒吧",
    "咖啡",
    "乐队",
    "乐团",
    "书店",
    "书屋",
    "剧场",
    "剧团",
    "剧社",
    "影院",
    "影业",
    "影视",
    "出版社",
    "工作室",
    "文化传媒",
    "文化公司",
    "传媒",
    "民宿",
    "客栈",
    "花园",
    "广场",
    "公寓",
    "画廊",
    "俱乐部",
    "杂志",
    "画报",
    "合唱团",
    "组合",
    "公司",
    "品牌",
    "号",
]);

/// The same behind a name in quotation marks, with a word between: “…”这支乐队.
static GROUPS: WordList = WordList::of(&[
    "乐队",
    "乐团",
    "餐厅",
    "酒吧",
    "组合",
    "歌曲",
    "影片",
    "电影",
    "小说",
    "专辑",
    "节目",
    "品牌",
    "一书",
    "书店",
    "咖啡",
    "剧目",
    "话剧",
    "舞剧",
    "音乐剧",
    "展览",
    "画展",
]);

/// Whether the expression is a part of a short quotation without marks that nobody says: a name.
fn in_quoted_name(chars: &[char], found: &Found) -> bool {
    let floor = found.start.saturating_sub(LONGEST_NAME);
    let inside = |c: &char| is_han(*c) || c.is_alphanumeric() || *c == '·';
    let Some(open) = (floor..found.start).rev().find(|at| !inside(&chars[*at])) else {
        return false;
    };
    let limit = chars.len().min(found.end + LONGEST_NAME);
    let Some(close) = (found.end..limit).find(|at| !inside(&chars[*at])) else { return false };
    let quoted = is_open(chars[open]) && is_close(chars[close]) && close - open <= LONGEST_NAME;
    let longer = close - open - 1 > found.end - found.start;
    let said = matches!(char_before(chars, open), ':' | ',')
        || ends_any(chars, open, &["说", "称", "道", "表示", "写道", "喊", "问"]);
    quoted && longer && !said
}

fn is_open(c: char) -> bool {
    matches!(c, '“' | '‘' | '「' | '『' | '"')
}

fn is_close(c: char) -> bool {
    matches!(c, '”' | '’' | '」' | '』' | '"')
}
