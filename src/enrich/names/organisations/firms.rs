//! Companies called by a short coined name and their trade: 澜图科技, 丰穗征信.
//!
//! A trade alone does not make a name: 金融科技, 现代物流 and 国际资本 are common nouns. The characters before it must stand
//! together as those of no word do, the name must be set off, and what follows must not go on with the noun.

use std::ops::Range;

use super::super::spots::is_free;
use crate::enrich::names::{Hit, Line};
use crate::enrich::words;
use crate::model::NameKind;
use crate::text::bigrams;
use crate::text::width::is_han;
use crate::text::wordlist::WordList;

/// What companies do, as it stands in their short names.
static TRADES: WordList = WordList::of(&[
    "科技",
    "征信",
    "财经",
    "智库",
    "传媒",
    "资本",
    "影业",
    "物流",
    "医药",
    "生物",
    "药业",
    "制药",
    "置业",
    "实业",
    "食品",
    "集团",
    "证券",
    "能源",
    "重工",
    "电器",
    "电子",
    "半导体",
    "光电",
    "软件",
    "控股",
    "投资",
    "乳业",
    "酒业",
    "股份",
    "航空",
    "地产",
    "汽车",
    "网络",
    "智能",
    "金融",
    "支付",
    "保险",
    "文化",
    "娱乐",
    "游戏",
    "教育",
    "家居",
    "服饰",
]);

/// What a noun goes on with behind its trade, where no name ends: 生物技术, 汽车市场.
static GOES_ON: WordList = WordList::of(&[
    "技术", "行业", "产业", "企业", "市场", "创新", "领域", "板块", "化", "类", "产品", "业",
    "部门", "安全", "界", "型", "圈", "学", "人才", "项目", "工程", "中心", "园", "城", "街", "股",
    "制造", "消费", "服务",
]);

/// What companies are.
static KINDS: WordList = WordList::of(&[
    "公司", "企业", "平台", "旗下", "巨头", "厂商", "品牌", "机构", "对手", "包括", "商",
]);

/// Whom companies have.
static STAFF: WordList = WordList::of(&[
    "创始人",
    "联合创始人",
    "首席",
    "董事长",
    "总裁",
    "副总裁",
    "总经理",
    "副总",
    "分析师",
    "研究员",
    "高管",
    "ceo",
    "方面表示",
    "发言人",
    "公告称",
    "在公告中",
]);

/// How much likelier a character is behind another of its word than anywhere, in nats: below it, two are no word.
const BOND: f32 = 0.5;

/// Adds the companies to the hits of their lines.
pub(super) fn add(line: &Line, hits: &mut Vec<Hit>) {
    let folded = &line.folded;
    for end in 4..=folded.len() {
        let Some((_, trade)) = TRADES.before(folded, end) else { continue };
        if let Some(range) = firm(folded, end - trade, end)
            && is_free(&range, hits)
        {
            hits.push(Hit { range, kind: NameKind::Organisation, en: None, role: None });
        }
    }
}

/// The name whose trade stands from `trade` to `end`.
fn firm(folded: &[char], trade: usize, end: usize) -> Option<Range<usize>> {
    let start = trade.checked_sub(2)?;
    let coined = &folded[start..trade];
    // 旗下新颐科技, 新颐科技创始人: beside what companies are or have, any characters may be a name's.
    let led = start > 0 && (folded[start - 1] == '—' || KINDS.ends(folded, start));
    let staffed = STAFF.begins(folded, end);
    let coined_word = || is_word(folded, start) && folded[..start].last() != Some(&'—');
    let stands = coined.iter().all(|c| is_han(*c) && (led || staffed || !PLAIN.contains(*c)))
        && (staffed || !coined_word())
        && !is_word(folded, start + 1)
        && opens(folded, start)
        && !GOES_ON.begins(folded, end);
    stands.then_some(start..end)
}

/// Characters of everyday words that stand before trades: 新能源, 大健康.
const PLAIN: &str = "的了是在和与及或新大小老各全高中国外本该其这那有无一二三两几多双省市县区等人性型化业级类非做搞玩要让使把将被会能可想就都也还更最很";

/// Whether the two characters at `at` belong together as those of a word do.
fn is_word(folded: &[char], at: usize) -> bool {
    let (one, other) = (folded[at], folded[at + 1]);
    bigrams::log_probability(one, other) - bigrams::log_probability('\0', other) > BOND
}

/// Whether a name may begin here: at a mark, behind a function word, or behind what companies are.
pub(super) fn opens(folded: &[char], at: usize) -> bool {
    at == 0
        || !is_han(folded[at - 1]) && !folded[at - 1].is_ascii_alphanumeric()
        || KINDS.ends(folded, at)
        || (at.saturating_sub(2)..at)
            .any(|from| words::ORGANISATIONS_BREAKS.len_at(folded, from) == Some(at - from))
}
