//! What a Chinese figure without a unit counts: money or people, by the words of its clause.

use crate::model::QuantityKind;
use crate::text::wordlist::WordList;

/// Words that say that money is meant.
static MONEY: WordList = WordList::of(&[
    "罚款",
    "罚金",
    "罚",
    "GMV",
    "销售额",
    "成交额",
    "交易额",
    "零售额",
    "营业额",
    "年销",
    "销售",
    "营收",
    "收入",
    "利润",
    "市值",
    "金额",
    "融资",
    "投资",
    "估值",
    "售价",
    "价格",
    "单价",
    "奖金",
    "票房",
    "产值",
    "预算",
    "费用",
    "成本",
    "资金",
    "租金",
    "月薪",
    "年薪",
    "工资",
    "债务",
    "贷款",
    "赔偿",
    "补贴",
    "捐款",
    "出资",
    "奖池",
    "身价",
    "房价",
    "总额",
    "奖励",
    "流水",
    "消费额",
    "保费",
    "存款",
]);
/// Words that say that people are meant.
static PEOPLE: WordList = WordList::of(&[
    "人数",
    "用户",
    "网民",
    "粉丝",
    "人口",
    "从业",
    "观众",
    "会员",
    "消费者",
    "读者",
    "涨粉",
    "旅客",
    "游客",
    "劳动力",
    "工人",
    "员工",
    "选民",
    "学生",
    "居民",
    "难民",
    "农民",
    "职工",
    "球迷",
    "就业",
    "患者",
    "日活",
    "月活",
    "患病",
]);

/// What a number without unit counts, by the words of its clause: currency, people, or things unknown.
pub(super) fn implied(
    chars: &[char],
    start: usize,
    end: usize,
    money: &'static str,
) -> (QuantityKind, &'static str) {
    let floor = start.saturating_sub(22);
    let clause = (floor..start)
        .rev()
        .find(|i| matches!(chars[*i], '。' | '；' | ';' | '，' | ',' | '！' | '？' | '“' | '”'))
        .map_or(floor, |i| i + 1);
    let last = |words: &WordList| (clause..start).rev().find(|i| words.begins(chars, *i));
    for word in ["人次", "车次", "架次", "户次"] {
        if super::ends(chars, start, word) {
            return (QuantityKind::Count, word);
        }
    }
    let after = chars.get(end..).unwrap_or_default();
    let directly = after.iter().take(6).take_while(|c| !matches!(c, ',' | '，' | '。')).count();
    let directly = &after[..directly];
    if (0..directly.len()).any(|i| PEOPLE.begins(directly, i)) {
        return (QuantityKind::Count, "人");
    }
    match (last(&MONEY), last(&PEOPLE)) {
        (Some(money_at), people) if people.is_none_or(|at| at < money_at) => {
            (QuantityKind::Currency, money)
        }
        (_, Some(_)) => (QuantityKind::Count, "人"),
        _ => (QuantityKind::Count, ""),
    }
}
