//! Quarters as accounts name them: 第3季, 前三季, 上季. Series, leagues and crops have their 第三季, too, so that a word of
//! accounts must stand in the sentence.

use super::super::chars::{char_at, char_before, small, starts_any};
use super::super::shape::Part;
use super::part::stretch;
use crate::text::wordlist::{WordList, WordTable};

/// Words of accounts and statistics, folded.
static ACCOUNTS: WordList = WordList::of(&[
    "营收",
    "营业",
    "收入",
    "财报",
    "财测",
    "业绩",
    "毛利",
    "净利",
    "利润",
    "获利",
    "盈余",
    "每股",
    "季增",
    "季减",
    "年增",
    "年减",
    "同比",
    "环比",
    "出货",
    "订单",
    "产能",
    "销量",
    "股利",
    "股息",
    "法说",
    "展望",
    "库存",
    "gdp",
    "经济成长",
    "经济增长",
    "增长率",
    "成长率",
    "出口",
    "进口",
    "资本支出",
    "均价",
    "报价",
    "亏损",
    "税后",
    "eps",
]);

/// Words of what is counted from a year's beginning, folded.
static TOTALS: WordList =
    WordList::of(&["同比", "累计", "增长", "下降", "进出口", "全国", "完成投资", "年增", "年减"]);

/// The quarter at `at`, and one past its end.
pub(super) fn of_accounts(chars: &[char], at: usize) -> Option<(Part, usize)> {
    let (part, end) = named(chars, at)?;
    let goes_on =
        starts_any(chars, end, &["度", "赛", "节目", "综艺", "稻", "票", "刊", "卡", "后", "末赛"]);
    let tied = matches!(char_before(chars, at), '》' | '」' | '每' | '各');
    // 较上季缩短: compared with the quarter before, whatever is counted.
    let compared = matches!(char_before(chars, at), '较' | '比');
    (!goes_on && !tied && (compared || ACCOUNTS.any_in(chars))).then_some((part, end))
}

/// 前8个月 where figures are told: those of the year, and not the last eight.
pub(super) fn first_months(chars: &[char], at: usize) -> Option<(Part, usize)> {
    let (part, end) = stretch(chars, at)?;
    let goes_on = starts_any(chars, end, &["里", "来", "内", "间"]);
    let first = char_at(chars, at);
    let told = matches!(part, Part::Months(1, 2..=11)) && first != '后';
    (told && !goes_on && (first == '首' || TOTALS.any_in(chars))).then_some((part, end))
}

fn named(chars: &[char], at: usize) -> Option<(Part, usize)> {
    static BESIDE: WordTable<i32> = WordTable::of(&[
        ("本季", 0),
        ("前一季", -1),
        ("上一季", -1),
        ("上季", -1),
        ("前季", -1),
        ("下一季", 1),
        ("下季", 1),
    ]);
    if let Some((by, len)) = BESIDE.at(chars, at) {
        return Some((Part::QuarterBeside(by), at + len));
    }
    let first = char_at(chars, at);
    if !matches!(first, '第' | '前') {
        return None;
    }
    let (number, len) = small(chars, at + 1)?;
    let number = i8::try_from(number).ok().filter(|number| (1..=4).contains(number))?;
    let end = at + 1 + len;
    let part = match (first, number) {
        ('第', _) => Part::Quarter(number),
        // 较前1季: the one before.
        (_, 1) => Part::QuarterBeside(-1),
        _ => Part::Quarters(1, number),
    };
    (char_at(chars, end) == '季').then_some((part, end + 1))
}
